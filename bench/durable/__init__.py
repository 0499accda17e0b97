"""What bench/durability.py counts: one promise on the index a file."""
