"""Hits -> prompt -> request -> reply -> record."""
