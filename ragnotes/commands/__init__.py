"""The verbs: each parses, calls one composer, prints and exits."""
