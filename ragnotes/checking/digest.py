"""Summaries without a model: the few sentences of the notes that carry a talk, in the notes' order, each with its line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records.notes import Line
from ..records.summaries import Gap
from ..text import fold, language_of, words
from .asked import stems
from .carrying import best, pick, verdict
from .gaps import find_gaps
from .ownwords import place, say
from .sentences import Unit, read_units
from .statements import Statement, read_statements
from .voices import by_others, own_section, tells_bias

STYLES = ("unhelpful", "plain", "tldr", "bullets")
OUTSIDE = "outside"  # the style of text outside talks
_ROOM = {"unhelpful": (3, 60), "plain": (6, 100), "bullets": (6, 150), OUTSIDE: (3, 60)}  # statements, words
_ONE_LINE = 30  # words
_GAPS_TOLD = 3
_BIASES_TOLD = 3
_LONGEST_GAP = 240  # characters of an admission that are told
# of what is not noted down, that nothing was from here on; folded
_STOPPED = re.compile(
    r"\b(?:stop\w*|ga?ve up|ends? here|ended|ran out|died|gestopt|opgehouden|hield op|einde|deje|dejamos|pare|paramos|parei|acaban?"
    r"|termin\w+|aufgehort|enden?|arret\w*|cesse|smess\w*|slutade|sluta)\b|ここまで|やめ"
)
_FULL_STOP = re.compile(r"(?<!\.)[.。]$|[,;:]$")
_ENDS = re.compile(r"[!?…！？][\"'”’»)*_]{0,3}$|\.{2}$")


def summarise(lines: Sequence[Line], title: str, speakers: Sequence[str], style: str, own: str = "en", said: Sequence[str] = ()) -> str:
    """Return a summary of one talk, or, in the style "outside", of the text outside talks, in the notes' own sentences, each with its line.

    "unhelpful" is a dry opening and some 60 words, the note-taker's verdict among them if there is one; "plain" some 100 words; "bullets"
    a list of up to 6; "tldr" one line. `own` is the language of our own words. What is `said` already, by somebody else's notes of the
    same talk, is left out. What the notes admit to have missed is left to `gap_line`, and what they state of
    bias to `bias_line`, so that nothing is told twice.
    """
    language = language_of("\n".join(line.text for line in lines))
    everything = read_statements(lines, title, speakers, language)
    gaps = find_gaps(lines, language)
    biased = {unit.text for unit in biases(lines, speakers)}
    told = without_gaps(everything, gaps)
    told = [one for one in told if one.text not in biased] or told
    if not told:
        return say("only gap" if gaps else "no sentence", own)
    known = stems(" ".join([title, *speakers]), language)
    before = [stems(text, language) for text in said]
    if style == "tldr":
        one = best(told, language, _ONE_LINE, known) or told[0]
        return _told(one, own, _label(one, language, own))
    last = verdict(told) if style == "unhelpful" else None
    most, room = _ROOM.get(style, _ROOM["plain"])
    others = pick([one for one in told if one is not last], language, most - bool(last), room, known, before)
    shown = [one for one in told if one is last or one in others]
    labels = [say("verdict", own) if one is last else _label(one, language, own) for one in shown]
    if style != "bullets":  # in a paragraph a label holds for all that follow, if it is theirs as well
        labels = [label if not at or set(labels[at - 1 :]) != {label} else "" for at, label in enumerate(labels)]
    rows = [_told(one, own, label) for one, label in zip(shown, labels, strict=True)]
    if not rows:
        return say("same", own)
    if style == "bullets":
        return "\n".join(f"- {row}" for row in rows)
    opening = (
        [say("all" if len(shown) == len(told) and all(one.whole for one in told) else "survived", own)] if style == "unhelpful" else []
    )
    return " ".join([*opening, *rows])


def gap_line(gaps: Sequence[Gap], own: str = "en", url: str | None = None, end: int = 0) -> str:
    """Return one line that quotes what the notes admit, with the line numbers, and the talk's address; "" when they admit nothing.

    `end` is the last line that says anything: notes that were given up before it do not stop there.

    >>> gap_line([Gap(78, "I don't remember them.", "forgot"), Gap(80, "...", "unfinished")])
    'The notes admit: "I don\\'t remember them." (line 78). The notes stop here (line 80).'
    """
    told = []
    for gap in gaps[:_GAPS_TOLD]:
        phrase = say("stop" if gap.line >= end and _stops(gap) else "admit", own)
        where = f"({place(gap.line, gap.line, own)})."
        told.append(f'{phrase} "{_shortened(gap.text)}" {where}' if words(gap.text) else f"{phrase.rstrip(' :')} {where}")
    if len(gaps) > _GAPS_TOLD:
        told.append(say("more gaps", own, n=len(gaps) - _GAPS_TOLD))
    if told and url:
        told.append(f"{say('itself', own)} <{url}>.")
    return " ".join(told)


def biases(lines: Sequence[Line], speakers: Sequence[str] = ()) -> list[Unit]:
    """Return the sentences in which the note-taker tells that he is no neutral witness, each once."""
    units = read_units(lines)
    found: dict[str, Unit] = {}
    for unit, others in zip(units, by_others(units, speakers), strict=True):
        if unit.kind in ("prose", "item", "speaker") and not others and tells_bias(unit.text):
            found.setdefault(unit.text, unit)
    return list(found.values())


def bias_line(lines: Sequence[Line], own: str = "en", speakers: Sequence[str] = ()) -> str:
    """Return one line that quotes in what the note-taker is not neutral, with the line numbers; "" where the notes state nothing of it."""
    found = biases(lines, speakers)[:_BIASES_TOLD]
    told = [f'"{_shortened(unit.text)}" ({place(unit.start_line, unit.end_line, own)}).' for unit in found]
    return f"{say('biased', own)} {' '.join(told)}" if told else ""


def _stops(gap: Gap) -> bool:
    return gap.kind == "unfinished" or (gap.kind == "stopped" and bool(_STOPPED.search(fold(gap.text[:500]))))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_GAP else f"{text[:_LONGEST_GAP].rpartition(' ')[0]} …"


def without_gaps(told: Sequence[Statement], gaps: Sequence[Gap]) -> list[Statement]:
    """Return the statements that are more than what the notes admit."""
    admitted: dict[int, list[str]] = {}
    for gap in gaps:
        admitted.setdefault(gap.line, []).append(gap.text)

    def is_gap(one: Statement) -> bool:
        lines = range(one.start_line, one.end_line + 1)
        return any(text in one.text and 2 * len(text) > len(one.text) for line in lines for text in admitted.get(line, ()))

    return [one for one in told if not is_gap(one)]


def _label(one: Statement, language: str, own: str) -> str:
    """Whose a statement is, so that nobody takes the note-taker's, a question, a joke or an announcement for what the speaker said."""
    if one.voice and one.voice.kind == "quoted":
        return f"{one.voice.who}:" if one.voice.who else ""
    if one.voice:
        return say(one.voice.kind, own)
    return say("note-taker", own) if own_section(one.unit.heading, language) else ""


def _told(one: Statement, own: str, label: str) -> str:
    """A statement with its lines before the full stop, and with whose it is, so that nobody takes the note-taker's for the speaker's."""
    end = "" if _ENDS.search(one.text) else "."
    text = f"{_FULL_STOP.sub('', one.text)} ({place(one.start_line, one.end_line, own)}){end}"
    return f"{label} {text}" if label else text
