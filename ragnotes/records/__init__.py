"""The data that flows: frozen records, no behaviour.

Line numbers are 1-based, inclusive, of the file as stored. `first` and `last` are half-open positions in `Note.lines`.
Dates are ISO prefixes, as exact as the notes tell: "2024", "2024-10" or "2024-10-09".
What a verb prints with `--json` is `dataclasses.asdict` of one of these records with `"schema": 1` in front.
"""
