"""Files whose names break lists, shells, terminals and Markdown, and files that are twice the same."""

from __future__ import annotations

import unicodedata

from .notes import Nasty, nasty, raw

_NAMES = (
    "new\nline.md", "two\n\nlines\n.md", "carriage\rreturn.md", "tab\there.md", "escape\x1b[31m.md", "title\x1b]0;owned\x07.md",
    "bell\a.md", "delete\x7f.md",
    "csi\x9b31m.md", "bidi\u202edm.txt", "zero\u200bwidth.md", "separator\u2028.md", "nel\x85.md", "tag\U000e0041.md", "-rf.md",
    "--help.md", "-", "a b  c.md",
    " leading.md", "trailing .md", "quote'\".md", "$(touch pwned).md", "`touch pwned`.md", "; touch pwned;.md", "%s%n%00.md", "{x}{0}.md",
    "[red].md",
    "[/INST].md", "[/b].md", "star*?.md", "a|b.md", "=cmd.md", "+cmd.md", "@cmd.md", "#hash.md", "~.md", "a:12.md", "a:12-13: x.md",
    "<img src=x>.md",
    "](evil).md", "CON.md", "nul.txt", "\U0001f9f9.md", "שלום.md", "back\\slash.md", "error: nothing.md", "a..md", "a.md.", "no-extension",
    "x" * 252 + ".md", "\u65e5" * 84 + ".md", "CASE.md", "case.md", unicodedata.normalize("NFC", "é.md"), unicodedata.normalize("NFD",
    "é.md"),
    "folder.md/inside.md", "deep/" * 60 + "a.md", "new\nfolder/a.md",
)  # fmt: skip


def names() -> list[Nasty]:
    """Return notes of a talk each, under names that are hard to print."""
    text = "# Brooms §1\n\nAda Bell keeps §2 in a drawer.\n"
    found = [nasty(name, text) for name in _NAMES]
    latin = nasty("latin-name.md", text)
    hidden = raw(b".hidden.md", text.encode(), skipped="hidden")
    return [*found, hidden, raw(b"latin-\xe9\xff.md", latin.data, latin.finds), raw(b"broken-\xed\xa0\x80.md", *_another(text))]


def _another(text: str) -> tuple[bytes, tuple[tuple[str, int], ...]]:
    note = nasty("another-name.md", text)
    return note.data, note.finds


def twice() -> list[Nasty]:
    """Return notes that are the same, or hold the same talk."""
    text = "# Twice §1\n\nAda Bell keeps §2 in a drawer.\n"
    first = nasty("twice.md", text)
    return [first, *(raw(name, first.data, first.finds) for name in (b"twice-again.md", b"copy of/twice.md", b"twice.txt"))]
