"""Measures as the literature prints them; questions and gold; tables."""
