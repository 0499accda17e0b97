"""Headings that are themes of several talks, each told in a paragraph of its own."""

from __future__ import annotations

from collections.abc import Sequence

from ..patterns import at_first_use
from ..records.notes import Note
from ..text import fold
from .found import BY_HEADING, BY_NAMED_HEADING, Found, is_bare
from .prose import find_by_cues

# a capital, at most two small words ("van der"), a capital; and letters that have none
_TWO_CAPITALS = at_first_use(r"[^\W\d_a-z][\w.'’-]{0,30}\W{1,12}(?:[^\W\d_A-Z]{1,5}\W{1,3}){0,2}[^\W\d_a-z][\w'’-]{0,30}|@\w+")
_NO_CAPITALS = at_first_use("[\u2e80-\ud7af]")
_SURE = 0.8  # a confidence from which a rule is not doubted
_TITLED = 0.85  # a paragraph that tells of a talk is surer than that only with a title set apart
_THEME_WORDS = 4  # a heading of no more words may be a theme of several talks
_NEAR = 5  # lines from a heading on, where a byline stands
_BYLINE = 60  # characters: a longer line is a paragraph
_MANY = 3  # speakers of their own from which paragraphs may be talks


def without_themes(note: Note, found: list[Found]) -> list[Found]:
    """Return the talks; where no heading names a speaker and paragraphs under them name several, the headings are themes of talks."""
    if not found or any(_is_headed(note, talk) for talk in found):
        return found
    if not _may_name_several(note, found):
        return found
    told = [talk for talk in find_by_cues(note, [(talk.first, talk.last) for talk in found]) if talk.speakers]
    if len({talk.speakers for talk in told}) < _MANY:
        return found
    below = [[one for one in told if talk.first <= one.first < talk.last] for talk in found]
    themes = sum(len(ones) > 1 for ones in below)
    if not any(talk.speakers for talk in found):
        return told if themes else found
    # a heading that took its speaker from the first paragraph is a theme if that one and others give titles of their own, or if
    # all headings are short and all paragraphs under them tell of somebody else's talk
    own = all(one.confidence >= _TITLED for one in told) or _are_turns(note, found, told)
    own = own and all(talk.speakers in [one.speakers for one in ones] for talk, ones in zip(found, below, strict=True) if talk.speakers)
    return told if own and themes * 2 >= len(found) else found


def _are_turns(note: Note, found: Sequence[Found], told: Sequence[Found]) -> bool:
    """Return whether short headings have nothing under them but talks told in turn, each by people who tell no other."""
    names = [name for one in told for name in one.speakers]
    short = all(len(talk.title.split()) <= _THEME_WORDS for talk in found)
    return short and len({*names}) == len(names) and all(_is_led(note, talk, told) for talk in found)


def _is_led(note: Note, talk: Found, told: Sequence[Found]) -> bool:
    """Return whether the first line under a talk's heading begins one of those told."""
    return any(talk.first <= one.first < talk.last and is_bare(note.lines, talk.first + 1, one.first) for one in told)


def _may_name_several(note: Note, found: Sequence[Found]) -> bool:
    """Return whether enough full names may stand in the lines of the talks, by a look that costs little beside reading their paragraphs."""
    text = "\n".join([line.text for talk in found for line in note.lines[talk.first : talk.last]])
    return len(set(_TWO_CAPITALS().findall(text))) >= _MANY or (not text.isascii() and bool(_NO_CAPITALS().search(text)))


def _is_headed(note: Note, talk: Found) -> bool:
    """Return whether a talk is surely its heading's: by another rule, or the heading, or a short line under it, names the speaker."""
    if talk.rule != BY_NAMED_HEADING:
        return talk.rule != BY_HEADING or talk.confidence >= _SURE or bool(talk.speakers)
    near = note.lines[talk.first : min(talk.first + _NEAR, talk.last)]
    named = fold("\n".join(line.text for line in near if len(line.text) <= _BYLINE or line.kind == "heading"))
    return any(fold(name.split()[-1]) in named for name in talk.speakers)
