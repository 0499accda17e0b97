"""A question, read: whom, when and which event it asks of, what it leaves out, what a follow-up takes over."""
