"""Bytes of a file -> Note -> Talks -> Chunks."""
