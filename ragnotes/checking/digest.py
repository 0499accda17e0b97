"""Summaries without a model: the few sentences of the notes that carry a talk, in the notes' order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Gap, Line
from ..text import fold, language_of, words
from .asked import stems
from .gaps import find_gaps
from .relevance import centrality
from .sentences import Unit, is_label, read_units
from .voices import first_person, is_judgement, own_section

_GAPS_TOLD = 3
_NUMBERS = ("No line", "One line", "Two lines", "Three lines")
_INFORMATIVE = re.compile(r"\d|`|[a-z][A-Z]|(?<=[\w,] )[A-ZÀ-Þ]\w")
_HANGS = re.compile(
    r"(?:it|its|this|that|these|those|such|but|so|also|and|or|then|dit|dat|deze|maar|ook|esto|eso|pero|y"
    r"|das (?:ist|war|wird|hat|kann)|dies|aber|auch|und|cela|mais|et)\b"
    r"(?! (?:talk|session|workshop|keynote|tutorial|presentation|one was|praatje|sessie|charla|taller|vortrag|atelier))"
)

_TOPIC = re.compile(
    r"(?:(?:this|the|dit|deze|de|het|esta|este|la|el|der|die|das|cette|ce|le) )?"
    r"(?:talk|workshop|session|keynote|tutorial|presentation|gist|praatje|sessie|charla|taller|vortrag|idee|atelier)\b"
)
_CONDITION = re.compile(r"(?:if|als|si|wenn|falls|se)\b")


def summarise(lines: Sequence[Line], title: str, speakers: Sequence[str], style: str) -> str:
    """Return a short list of the notes' own sentences about one talk, or about the text outside talks, each with its line.

    "unhelpful" shows at most 3 under a dry opening, one of them the note-taker's verdict if there is one; "plain" shows up to 6 and
    nothing else. What the notes admit to have missed is left to `gap_line`, so that it is not told twice.
    """
    language = language_of("\n".join(line.text for line in lines))
    units = [unit for unit in read_units(lines) if not is_label(unit, title, speakers)]
    admitted = {(gap.line, gap.text) for gap in find_gaps(lines, language)}
    told = [unit for unit in units if (unit.start_line, unit.text) not in admitted] or units
    if not told:
        return "The notes hold nothing on this one." if style == "plain" else "No line survives of this one but its title."
    if style == "plain":
        return "\n".join(_row(unit, _label(unit, language)) for unit in _pick(told, language, 6))
    verdict = _verdict(told)
    picked = _pick([unit for unit in told if unit is not verdict], language, 2 if verdict else 3)
    shown = [unit for unit in told if unit is verdict or unit in picked]
    rows = [_row(unit, "The note-taker's verdict: " if unit is verdict else _label(unit, language)) for unit in shown]
    return "\n".join([_opening(told), "", *rows])


def gap_line(gaps: Sequence[Gap]) -> str:
    """Return one line that quotes what the notes admit, with the line numbers; "" when they admit nothing.

    >>> gap_line([Gap(78, "I don't remember them.", "forgot"), Gap(80, "...", "unfinished")])
    'The notes admit: "I don\\'t remember them." (line 78). The notes trail off (line 80).'
    """
    told = []
    for gap in gaps[:_GAPS_TOLD]:
        if not words(gap.text):
            told.append(f"The notes trail off (line {gap.line}).")
        elif gap.kind == "unfinished":
            told.append(f'The notes break off: "{gap.text}" (line {gap.line}).')
        else:
            told.append(f'The notes admit: "{gap.text}" (line {gap.line}).')
    if len(gaps) > _GAPS_TOLD:
        told.append(f"And {len(gaps) - _GAPS_TOLD} more like it.")
    return " ".join(told)


def _verdict(units: Sequence[Unit]) -> Unit | None:
    """The last sentence of prose that says how good it was."""
    for unit in reversed(units):
        whole = 5 <= len(words(unit.text)) <= 45 and not unit.text.endswith((":", "?")) and not _CONDITION.match(fold(unit.text))
        if unit.kind == "prose" and whole and is_judgement(unit.text):
            return unit
    return None


def _pick(units: Sequence[Unit], language: str, most: int) -> list[Unit]:
    """The best sentence of each of `most` equal parts of the notes, in their order, so that an ending is heard too."""
    scores = _scores(units, language)
    chosen: list[int] = []
    told: list[frozenset[str]] = []
    for part in range(most):
        positions = range(part * len(units) // most, (part + 1) * len(units) // most)
        for position in sorted(positions, key=lambda one: -scores[one]):
            new = stems(units[position].text, language)
            if not any(len(new & old) > 0.6 * min(len(new), len(old)) for old in told):
                chosen.append(position)
                told.append(new)
                break
    return [units[position] for position in sorted(chosen)]


def _scores(units: Sequence[Unit], language: str) -> list[float]:
    """What each sentence carries: what it shares with the others, its place, length and names, less if it hangs on another."""
    central = centrality([stems(unit.text, language) for unit in units])
    top = max(central, default=0.0) or 1.0
    scores = []
    for position, unit in enumerate(units):
        size = len(words(unit.text))
        length = min(size, 18) / 18 if size <= 35 else max(0.2, 1 - (size - 35) / 40)
        early = 0.5 * (1 - position / len(units)) + 0.5 * (position == 0 or bool(_TOPIC.match(fold(unit.text))))
        score = 0.3 * central[position] / top + 0.3 * early + 0.25 * length + 0.15 * min(1, len(_INFORMATIVE.findall(unit.text)) / 3)
        scores.append(score * _fitness(unit, size, language))
    return scores


def _fitness(unit: Unit, size: int, language: str) -> float:
    factor = 1.0
    if _HANGS.match(fold(unit.text.lstrip("*_\"'(“"))):
        factor *= 0.7
    if unit.text.endswith((":", "?")) or size < 4:
        factor *= 0.4
    if first_person(unit.text, language, unit.kind):
        factor *= 0.75
    return factor * (0.8 if unit.level > 1 else 1.0)


def _opening(units: Sequence[Unit]) -> str:
    if len(units) >= len(_NUMBERS):
        return "What survived:"
    lines = len({unit.start_line for unit in units})
    return f"{_NUMBERS[lines]} {'survives' if lines == 1 else 'survive'} of this one:"


def _label(unit: Unit, language: str) -> str:
    """The note-taker's label before what is his own, so that nobody takes it for the speaker's."""
    mine = first_person(unit.text, language, unit.kind) or own_section(unit.heading, language)
    return "The note-taker: " if mine else ""


def _row(unit: Unit, label: str) -> str:
    lines = f"line {unit.start_line}" if unit.start_line == unit.end_line else f"lines {unit.start_line}-{unit.end_line}"
    return f"- {label}{unit.text} ({lines})"
