"""Answers without a model: the notes' own sentences that answer, grouped by talk, each with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from ..lists import items
from ..records import Citation, Hit
from ..sameness import Told, same_talks
from ..text import content_words, fold, words
from .asked import asks_opinion, asks_who, stems
from .relevance import HANDLE, Candidate, is_head, score_sentences
from .sentences import Unit, fold_space, head_names, names_speaker
from .voices import first_person, is_judgement, own_section

_MAX_TALKS = 8
_MAX_PER_TALK = 4
_MAX_SENTENCES = 8
_MAX_ITEMS = 5  # items shown under a sentence that introduces a list
_MAX_WORDS = 250
_FAR_BELOW = 0.62  # a talk whose best sentence scores under this share of the best one is left out,
_BELOW_MANY = 0.77  # and this when the question has several words, so that most of them must be there, and not in its title
_BELOW = 0.75  # the same for a sentence within its talk
_AHEAD = 1.25  # times the score of the next talk: the first is clearly ahead and always shown
_SAME = 0.8  # shared stems over all stems of two sentences that say the same
_AUTHOR = "the author of the notes: "

# Openings that hang on the sentence before, unless they name the talk itself ("This workshop was about ...").
_HANGS = re.compile(
    r"(?:it|its|this|that|these|those|such|dit|dat|deze|esto|eso|estos|esas"
    r"|das (?:ist|war|wird|hat|kann)|dies|diese[rs]?|cela|ceci|ces|isso|isto)\b"
    r"(?! (?:talk|session|workshop|keynote|tutorial|presentation|one was|praatje|sessie|charla|taller|vortrag|atelier|palestra))"
)
_PEOPLE = re.compile(r"(?:he|she|they|hij|zij|ze|er|sie|el|ella|ellos|il|elle|ils|ele|ela|eles)\b")
_NAMED = re.compile(r"[A-ZÀ-Þ][\w'’-]{1,40} [A-ZÀ-Þ][\w'’-]")
_SUMMING_UP = ("overall", "al met al", "en general", "insgesamt", "globalement", "no geral")

Shown = tuple[Hit, int, Unit, str]  # a passage, the position of a sentence in it, the sentence, its language


def answer(
    question: str, hits: Sequence[Hit], language: str, numbers: Sequence[Sequence[int]] = (), aside: Collection[str] = ()
) -> tuple[str, tuple[Citation, ...]]:
    """Return an answer made of the notes' own sentences, grouped by talk and numbered, and the place of each.

    `language` is the question's; `numbers` are, for each hit, the stored lines of its text, where they are known.
    `aside` are words that were understood as a date or an event. Without hits, or with hits that hold no sentence, both are empty.
    """
    talks = _talks_of(hits)
    groups = _group(score_sentences(question, hits, language, numbers, aside), talks)
    several = len(set(content_words(question, language)).difference(aside)) > 1 and not items(question, language)
    ahead = _ahead(hits, talks)
    theirs = _asked_for_alone(question, hits, language, aside)
    first = [group for group in groups if talks[group[0].hit] == ahead or any(one.hit in theirs for one in group)][:_MAX_TALKS]
    return _render(_choose(groups, question, _BELOW_MANY if several else _FAR_BELOW, first), talks)


# choosing


def _talks_of(hits: Sequence[Hit]) -> dict[Hit, int | str]:
    """The talk of each hit, as the position of the first hit of it; of text outside talks the file."""
    told = [hit for hit in hits if hit.talk]
    same = same_talks([_told(hit) for hit in told])
    return {hit: hit.file for hit in hits} | dict(zip(told, same, strict=True))


def _told(hit: Hit) -> Told:
    assert hit.talk
    return Told(hit.talk.title, hit.talk.speakers, hit.talk.event or hit.note.event or hit.file, hit.talk.url)


def _group(candidates: Sequence[Candidate], talks: Mapping[Hit, int | str]) -> list[list[Candidate]]:
    """The candidates by talk, the best talk first, in each the best sentence first. Two people's notes of one talk are one group."""
    groups: dict[int | str, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(talks[candidate.hit], []).append(candidate)
    ordered = [sorted(group, key=lambda member: (not member.exact, -member.score)) for group in groups.values()]
    return sorted(ordered, key=lambda group: -_rank(group))


def _rank(group: Sequence[Candidate]) -> float:
    """What orders the talks: the best sentence, a little for more of them, and the note-taker's own words after a talk that is as good."""
    more = min(2, sum(one.exact for one in group[1:]))
    return group[0].score + 0.05 * more - (0.15 if group[0].hit.talk is None else 0.0)


def _ahead(hits: Sequence[Hit], talks: Mapping[Hit, int | str]) -> int | str | None:
    """The talk that search ranks first, if it is clearly ahead of all others."""
    first = max(hits, key=lambda hit: hit.score, default=None)
    if first is None:
        return None
    others = [hit.score for hit in hits if talks[hit] != talks[first]]
    return talks[first] if first.score > 0 and first.score >= _AHEAD * max(others, default=0.0) else None


def _asked_for_alone(question: str, hits: Sequence[Hit], language: str, aside: Collection[str]) -> frozenset[Hit]:
    """The passages of talks by somebody, or at a time or an event, that is all that is asked for: then all these talks answer."""
    asked = set(content_words(question, language))
    theirs = frozenset(hit for hit in hits if asked and hit.talk and any(asked <= set(words(name)) for name in hit.talk.speakers))
    return theirs or frozenset(hit for hit in hits if aside and hit.talk and asked.issubset(aside))


def _choose(groups: Sequence[list[Candidate]], question: str, share: float, ahead: Sequence[list[Candidate]]) -> list[list[Shown]]:
    """The sentences to show: of each talk worth showing the best, then the next best of each, until there are enough.

    The talks `ahead` are shown whatever their sentences score.
    """
    if not groups:
        return []
    best = max((group[0] for group in groups), key=lambda one: (one.exact, one.score))
    worth = [group for group in groups if group[0].score >= _least(group, share) * best.score and (group[0].exact or not best.exact)]
    first = [group for group in ahead if group not in worth]
    kept = [*worth[: _MAX_TALKS - len(first)], *first]
    who = asks_who(question)
    queues = [_worth_showing(group, question) for group in kept]
    chosen: list[list[Candidate]] = [[] for _ in kept]
    size = 0
    for turn in range(_MAX_PER_TALK):
        for queue, picked in zip(queues, chosen, strict=True):
            before = [other for one in chosen for other in one]
            if turn >= len(queue) or len(before) >= _MAX_SENTENCES or any(_same(queue[turn], other) for other in before):
                continue
            length = _size(_with_needed([*picked, queue[turn]], who)) - _size(_with_needed(picked, who))
            if not size or size + length <= _MAX_WORDS:
                picked.append(queue[turn])
                size += length
    return [_with_needed(picked, who) for picked in chosen if picked]


def _least(group: Sequence[Candidate], share: float) -> float:
    return min(share, _FAR_BELOW) if any(one.subject for one in group) else share


def _size(shown: Sequence[Shown]) -> int:
    return sum(len(unit.text.split()) for _, _, unit, _ in shown)


def _worth_showing(group: Sequence[Candidate], question: str) -> list[Candidate]:
    """The sentences of one talk worth showing, best first.

    Asked who, the line that names the speaker comes first. A judgement on a talk that is about the thing asked for is one on that thing.
    """
    best = group[0]
    shown = [one for one in group if one.score >= _BELOW * best.score and (one.exact or not best.exact)]
    if asks_opinion(question) and sum(one.exact for one in group) > 1:
        verdicts = [one for one in group if one not in shown and one.unit.kind == "prose" and is_judgement(one.unit.text)]
        shown[2:2] = verdicts[:1]
    if asks_who(question):
        naming = [one for one in group if is_head(one.unit, one.hit) and names_speaker(one.unit, head_names(one.hit)[1])]
        shown = naming[:1] + [one for one in shown if one not in naming]
    return shown


def _same(one: Candidate, other: Candidate) -> bool:
    a, b = stems(one.unit.text, one.language), stems(other.unit.text, other.language)
    return one.unit.text == other.unit.text or len(a & b) >= _SAME * len(a | b)


def _with_needed(picked: Sequence[Candidate], who: bool) -> list[Shown]:
    """The sentences in the notes' order, with what they need: the line over a list, its items, the sentence an "it" points to.

    Asked who, also the sentence of the paragraph that names somebody, if nothing else does.
    """
    wanted: dict[tuple[str, int, str], Shown] = {}
    for candidate in picked:
        unit, needed = candidate.unit, [candidate.position]
        if unit.lead >= 0:
            needed.append(unit.lead)
        elif _needs_before(candidate):
            needed.append(candidate.position - 1)
        if unit.text.endswith(":"):
            needed += [position for position, other in enumerate(candidate.units) if other.lead == candidate.position][:_MAX_ITEMS]
        if who and not any(_names_somebody(candidate, position) for position in needed):
            needed += _naming(candidate)
        for position in needed:
            told = candidate.units[position]
            wanted.setdefault((candidate.hit.file, told.start_line, told.text), (candidate.hit, position, told, candidate.language))
    return sorted(wanted.values(), key=lambda shown: (shown[0].file, shown[2].start_line, shown[1]))


def _names_somebody(candidate: Candidate, position: int) -> bool:
    speakers = candidate.hit.talk.speakers if candidate.hit.talk else ()
    text = candidate.units[position].text
    return bool(speakers or _NAMED.search(text) or HANDLE.search(text))


def _naming(candidate: Candidate) -> list[int]:
    """The position of the nearest sentence of the paragraph that names a person or a handle, as a list of one or none."""
    near: list[int] = []
    for step in (-1, 1):
        position = candidate.position
        while 0 <= position + step < len(candidate.units) and _adjoins(candidate.units[position], candidate.units[position + step]):
            position += step
            if _names_somebody(candidate, position):
                near.append(position)
                break
    return sorted(near, key=lambda position: abs(position - candidate.position))[:1]


def _adjoins(unit: Unit, other: Unit) -> bool:
    """Whether two sentences stand in one paragraph: no blank line between them, and neither a heading nor an item."""
    apart = max(unit.start_line, other.start_line) - min(unit.end_line, other.end_line)
    return apart <= 1 and unit.kind == other.kind and unit.kind in ("prose", "quote")


def _needs_before(candidate: Candidate) -> bool:
    if not candidate.position or is_head(candidate.units[candidate.position - 1], candidate.hit):
        return False
    folded = fold(candidate.unit.text.lstrip("*_\"'(“"))
    people = _PEOPLE.match(folded) and not (candidate.hit.talk and candidate.hit.talk.speakers)
    return bool(_HANGS.match(folded) or people)


# showing


def _render(groups: Sequence[list[Shown]], talks: Mapping[Hit, int | str]) -> tuple[str, tuple[Citation, ...]]:
    blocks: list[str] = []
    citations: list[Citation] = []
    for group in groups:
        # who noted the talk is named, also where their words were the same and stand here once
        here = [hit for hit, *_ in group]
        rows = [_header(here[0], [*here, *(hit for hit in talks if talks[hit] == talks[here[0]])])]
        told = {(hit, position) for hit, position, _, _ in group}
        for hit, _, unit, language in group:
            citations.append(_cite(hit, unit, len(citations) + 1))
            indent = "  " if (hit, unit.lead) in told else ""
            rows.append(f"{indent}- {_voice(hit, unit, language)}{unit.text} [{len(citations)}]")
            rows.append(f"{indent}  {_place(hit.file, unit)}")
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks), tuple(citations)


def _header(hit: Hit, told: Sequence[Hit]) -> str:
    """Title, speakers, event, date and note-takers of a talk; for text outside talks the note, said to be the note-taker's own."""
    authors = list(dict.fromkeys(one.note.author for one in told if one.note.author))
    if hit.talk is None:
        parts = [f"{hit.note.title or hit.file}, the note-taker's own words", *authors[:1], hit.note.event, hit.note.date]
    else:
        parts = [hit.talk.title, ", ".join(hit.talk.speakers), hit.talk.event or hit.note.event, hit.talk.date or hit.note.date]
        if len({one.file for one in told}) > 1:
            parts.append("notes by " + " and ".join(authors) if len(authors) > 1 else "from several notes")
    return " · ".join(fold_space(part) for part in parts if part)


def _voice(hit: Hit, unit: Unit, language: str) -> str:
    """The label of what the note-taker says of his own, so that nobody takes it for the speaker's."""
    if is_head(unit, hit):
        return ""
    mine = first_person(unit.text, language, unit.kind) or own_section(unit.heading, language)
    verdict = unit.kind == "prose" and fold(unit.text).startswith(_SUMMING_UP)
    return _AUTHOR if mine or verdict else ""


def _place(file: str, unit: Unit) -> str:
    return f"{file}:{unit.start_line}" if unit.start_line == unit.end_line else f"{file}:{unit.start_line}-{unit.end_line}"


def _cite(hit: Hit, unit: Unit, number: int) -> Citation:
    """The citation of a sentence, looked up once more in the passage it came from."""
    verdict = "verified" if unit.text in fold_space(hit.text) else "not_found"
    return Citation(hit.file, unit.start_line, unit.end_line, hit.note, hit.talk, number, unit.text, verdict)
