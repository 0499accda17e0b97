"""A model's summary held against the notes it is of: what they do not carry, and that marked in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records.answers import Unsupported
from ..records.calls import Passage
from ..text import content_words, language_of, words
from . import citing, claims
from .asked import stems
from .evidence import unsupported_by
from .ownwords import NOT_FOUND

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+([^\n]{1,300})", re.MULTILINE)
_FEW = 5  # words: of fewer nothing can be said
_SAYING = frozenset("talk notes note notities notizen notas anteckningar summary summarise help sorry charla vortrag praatje".split())
_HELD = 0.5  # share of the words of a heading that the notes must have


def check(text: str, passages: Sequence[Passage]) -> tuple[str, tuple[Unsupported, ...]]:
    """Return a text with " [not found]" after all that no passage holds, and that: quotations, names, numbers, dates, links, titles.

    A title is a heading that the model wrote; in another language than all of the notes only its names and numbers can be looked up.
    """
    titles = _unknown_titles(text, passages)
    spans = tuple(dict.fromkeys((*unsupported_by(text, passages), *unsupported_by(_headings_only(text), passages))))
    ends = {end for end, _ in titles} | _ends(text, spans)
    pieces, last = [], 0
    for end in sorted(ends):
        pieces += [text[last:end], NOT_FOUND]
        last = end
    return "".join([*pieces, text[last:]]), (*spans, *(Unsupported(title, "title") for _, title in titles))


def tells_nothing(text: str, passages: Sequence[Passage]) -> bool:
    """Return whether a text in the language of the notes has no word of theirs that says anything: a refusal, for one.

    One in another language is held against their names and numbers alone, which `check` does.
    """
    spoken = language_of(text)
    if len(words(text)) < _FEW or spoken not in ("und", *(language_of(one.text) for one in passages)):
        return False
    told = frozenset(word for one in passages for part in (one.text, one.place) for word in stems(part, spoken))
    said = [word for word in content_words(text, spoken) if word not in _SAYING]
    return not any(word in told or not told.isdisjoint(stems(word, spoken)) for word in said)


def _headings_only(text: str) -> str:
    """The headings of a text as lines of their own: what they name counts as in any other line."""
    return "\n".join(found.group(1).strip("# *_") for found in _HEADING.finditer(text))


def _ends(text: str, wanted: Sequence[Unsupported]) -> set[int]:
    """Where in the text the spans end that were not found; a quotation ends after its closing mark."""
    missing = {(one.text, one.kind) for one in wanted}
    if not missing:
        return set()
    level = _HEADING.sub(lambda found: f"{' ' * (found.start(1) - found.start())}{found.group(1)}", text)  # same places, no headings
    language = language_of(text)
    spans = (span for claim in citing.read_claims(level) for span in claims.spans(level, claim, language))
    return {span.end + (span.kind == "quote") for span in spans if (span.text, span.kind) in missing}


def _unknown_titles(text: str, passages: Sequence[Passage]) -> list[tuple[int, str]]:
    """The headings of a text of which the notes and their titles do not hold half the words, each with its end."""
    headings = [(found.end(), found.group(1).strip("# *_")) for found in _HEADING.finditer(text)]
    if not headings:
        return []
    spoken = language_of(text)
    told = {language_of(passage.text) for passage in passages}
    if spoken != "und" and "und" not in told and spoken not in told:
        return []
    heads = [part for one in passages for part in (one.place, one.hit.note.title, one.hit.note.event) if part]
    known = set(words(" ".join([*heads, *(passage.text for passage in passages)])))
    return [(end, title) for end, title in headings if not _is_known(title, known, spoken)]


def _is_known(title: str, known: set[str], language: str) -> bool:
    asked = content_words(title, language)
    return sum(word in known for word in asked) >= _HELD * len(asked)
