"""The notes' own sentences as answers; citations, quotes and gaps held against what was sent."""
