"""Chunks -> vectors and terms -> index on disk; question -> Hits."""
