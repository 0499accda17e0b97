"""Ask your conference notes: plain-function retrieval-augmented generation with nothing hidden."""

__version__ = "0.1.0"
