"""Nasty notes: what breaks readers of notes, each with what a good tool does with it. `bench/hostile_notes.py` counts."""
