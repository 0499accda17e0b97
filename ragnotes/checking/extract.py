"""Answers without a model: the notes' own sentences that answer, grouped by talk, each with its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..askwords import is_of_roles
from ..frozen import frozen
from ..records.answers import Citation
from ..records.hits import Hit
from ..sameness import Told, same_talks
from ..text import content_words, words
from .asked import asks_number, asks_opinion, asks_who
from .differing import asks_differing, differing
from .relevance import Candidate, is_head, score_sentences
from .sentences import head_names, names_speaker
from .turns import spoken
from .voices import is_judgement, tell_voices
from .widening import Shown, around, hangs_on, in_order, is_whole, with_needed
from .wording import header, render, told_of

_MAX_TALKS = 8
_MAX_PER_TALK = 4
_MAX_SENTENCES = 8  # picked for themselves, of one word asked for,
_MAX_OF_MANY = 3  # and of several: then the rest stands around them
_MAX_ALONE = 12  # of the only talk
MOST_WORDS = 120  # of an answer, but for numbers and places
_OF_ONE = 2  # times as many words where one word is asked for: then every sentence with it answers
_FAR_BELOW = 0.6  # a talk whose best sentence scores under this share of the best one is left out,
_NEAR = 0.76  # and, of several words asked for, one whose passages score under this share of the best passage
_LEADS = 0.9  # a talk whose best sentence scores this share of the best one: what stands around it is told, too,
_WHOLE = 0.95  # of what is asked for: a sentence with so much of it is an answer by itself
_LEAST_BESIDE = 0.3  # down to this share of what speaks for the best sentence
_BELOW = 0.75  # the same for a sentence within its talk
_PASSAGE = 0.4  # of a passage's score, what it counts beside that of the best sentence when talks are put in order
_AHEAD = 1.25  # times the score of the next talk: the first is clearly ahead and always shown
_REPEATS, _REPEATS_SPOKEN = 0.1, 0.5  # of a score, what it costs to repeat all of another sentence; in speech more
_MOST_COMPARED = 300  # sentences of several people's notes of a talk, each with each
_SENTENCE = 4  # words: of shorter ones around another, only items tell something
_SAME = 0.8  # shared stems over all stems of two sentences that say the same


@frozen
class _Draft:
    """An answer in the making: the talks to draw on, the words of their headers, and of each what was picked, with its size in words."""

    kept: list[list[Candidate]]
    heads: list[int]
    who: bool  # a person is asked for
    most_words: int
    picked: list[list[Candidate]]
    sizes: list[int]


def answer(
    question: str,
    hits: Sequence[Hit],
    language: str,
    numbers: Sequence[Sequence[int]] = (),
    aside: Collection[str] = (),
    most_words: int = MOST_WORDS,
) -> tuple[str, tuple[Citation, ...]]:
    """Return an answer made of the notes' own sentences, grouped by talk and numbered, and the place of each.

    `language` is the question's; `numbers` are, for each hit, the stored lines of its text, where they are known.
    `aside` are words that were understood as a date or an event. Without hits, or with hits that hold no sentence, both are empty.
    The first sentence is shown whole, however long it is and whatever it needs beside it.
    """
    talks = _talks_of(hits)
    groups = _group(score_sentences(question, hits, language, numbers, aside), talks)
    asked = set(content_words(question, language))
    ahead = _ahead(hits, talks)
    theirs = _asked_for_alone(question, hits, language, aside)
    first = [group for group in groups if talks[group[0].hit] == ahead or any(one.hit in theirs for one in group)][:_MAX_TALKS]
    kept = _worth_hearing(groups, first, _NEAR if len(asked.difference(aside)) > 1 else 0.0)
    heads = [len(words(header(group[0].hit, told_of(group[0].hit, talks)))) for group in kept]
    many = len(asked) > 1 and not asked.issubset(aside)  # of an event or a time as a whole each talk answers
    room = most_words if many else _OF_ONE * most_words
    draft = _Draft(kept, heads, asks_who(question), room, [[] for _ in kept], [0] * len(kept))
    _pick(draft, question, _MAX_OF_MANY if many else _MAX_SENTENCES)
    if not (draft.who or _tells_number(draft, question)):
        _widen(draft, many)
    _add_differing(draft, asks_differing(question))
    return render([with_needed(picked, draft.who) for picked in draft.picked if picked], talks)


# choosing


def _talks_of(hits: Sequence[Hit]) -> dict[Hit, int | str]:
    """The talk of each hit, as the position of the first talk that is the same; of text outside talks the file."""
    told = {(hit.file, hit.talk): _told(hit) for hit in hits if hit.talk}
    same = dict(zip(told, same_talks(list(told.values())), strict=True))
    return {hit: same[hit.file, hit.talk] if hit.talk else hit.file for hit in hits}


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
    """What orders the talks: the best sentence and passage, a little for more sentences, and last the note-taker's own words."""
    more = min(2, sum(one.exact for one in group[1:]))
    found = _PASSAGE * max(one.hit.score for one in group)
    return group[0].score + found + 0.05 * more - (0.15 if group[0].hit.talk is None else 0.0)


def _ahead(hits: Sequence[Hit], talks: Mapping[Hit, int | str]) -> int | str | None:
    """The talk that search ranks first, if it is clearly ahead of all others."""
    first = max(hits, key=lambda hit: hit.score, default=None)
    if first is None:
        return None
    others = [hit.score for hit in hits if talks[hit] != talks[first]]
    return talks[first] if first.score > 0 and first.score >= _AHEAD * max(others, default=0.0) else None


def _asked_for_alone(question: str, hits: Sequence[Hit], language: str, aside: Collection[str]) -> frozenset[Hit]:
    """The passages of talks by somebody, or at a time or an event, that is all that is asked for: then all these talks answer."""
    asked = {word for word in content_words(question, language) if not is_of_roles(word, language)}
    theirs = frozenset(hit for hit in hits if asked and hit.talk and any(asked <= set(words(name)) for name in hit.talk.speakers))
    return theirs or frozenset(hit for hit in hits if aside and hit.talk and asked.issubset(aside))


def _worth_hearing(groups: Sequence[list[Candidate]], ahead: Sequence[list[Candidate]], near: float) -> list[list[Candidate]]:
    """The talks to draw on, best first: those `ahead`, and those whose sentences and passages do not fall far behind the best."""
    best = max((group[0] for group in groups), key=lambda one: (one.exact, one.score), default=None)
    if best is None:
        return []
    near *= max(one.hit.score for group in groups for one in group)
    worth = [
        group
        for group in groups
        if group[0].score >= _FAR_BELOW * best.score and (group[0].exact or not best.exact) and max(one.hit.score for one in group) >= near
    ]
    first = [group for group in ahead if group not in worth]
    return [*worth[: _MAX_TALKS - len(first)], *first]


def _pick(draft: _Draft, question: str, most: int) -> None:
    """Pick of each talk the best sentence, then the next best of each, until there are enough."""
    queues = [_worth_showing(_whole_of(group, draft.who), question) for group in draft.kept]
    alone = len(queues) == 1
    for turn in range(_MAX_ALONE if alone else _MAX_PER_TALK):
        for at, queue in enumerate(queues):
            if queue and (alone or sum(map(len, draft.picked)) < most):
                one = max(queue, key=lambda one: _new(one, draft)) if turn else queue[0]
                queue.remove(one)
                _take(draft, at, one)


def _whole_of(group: Sequence[Candidate], who: bool) -> Sequence[Candidate]:
    """The sentences of a talk that say something; all of them where none but heads would be left."""
    whole = [one for one in group if is_whole(one, who)]
    return whole if any(not is_head(one.unit, one.hit) for one in whole) else group


def _new(one: Candidate, draft: _Draft) -> tuple[bool, float]:
    """What orders the sentences of a talk after its first: their scores, less for what they repeat of those picked.

    Maximal marginal relevance: Carbonell and Goldstein (1998), the overlaps added up.
    """
    overlaps = (len(one.told & other.told) / (min(len(one.told), len(other.told)) or 1) for picked in draft.picked for other in picked)
    return one.exact, one.score - (_REPEATS_SPOKEN if one.turns else _REPEATS) * sum(overlaps)


def _widen(draft: _Draft, many: bool) -> None:
    """Pick what stands with the sentences picked, the closest first, while there is room.

    Of one word asked for a sentence without it tells nothing, but in a talk that is about it. Where a sentence has all that is asked for,
    only what hangs on those picked is told with them.
    """
    best = max((one.score for picked in draft.picked for one in picked), default=0.0)
    whole = any(one.held >= _WHOLE for picked in draft.picked for one in picked)
    beside: dict[tuple[int, int], tuple[float, Candidate]] = {}
    for at, (group, picked) in enumerate(zip(draft.kept, draft.picked, strict=True)):
        if not picked or picked[0].score < _LEADS * best or not (many or any(one.subject for one in picked)):
            continue
        sequence = in_order(group)
        for place in [place for place, one in enumerate(sequence) if one in picked]:
            for one, share in around(place, sequence):
                worth, fits = share * sequence[place].score, hangs_on(one, sequence[place]) or not whole
                if (
                    fits
                    and worth > beside.get((at, id(one)), (0.0, one))[0]
                    and not is_head(one.unit, one.hit)
                    and is_whole(one, draft.who)
                ):
                    beside[at, id(one)] = (worth, one)
    for (at, _), (worth, one) in sorted(beside.items(), key=lambda item: -item[1][0]):
        if worth >= _LEAST_BESIDE * best and one.told and (one.unit.kind == "item" or len(spoken(one.unit.text)) >= _SENTENCE):
            _take(draft, at, one)


def _take(draft: _Draft, at: int, one: Candidate) -> None:
    """Pick a sentence of a talk if it tells something new and there is room for it and what it needs."""
    if any(_same(one, other) for picked in draft.picked for other in picked):
        return
    size = _size(with_needed([*draft.picked[at], one], draft.who)) + draft.heads[at]
    if not any(draft.sizes) or sum(draft.sizes) - draft.sizes[at] + size <= draft.most_words:
        draft.picked[at].append(one)
        draft.sizes[at] = size


def _add_differing(draft: _Draft, asked: bool) -> None:
    """Pick what somebody else's notes of a talk say otherwise than a sentence picked, whatever room there is: silence would be a choice.

    Where it is `asked` how notes differ, these pairs, if there are any, are the answer, wherever they stand.
    """
    for at, (group, picked) in enumerate(zip(draft.kept, draft.picked, strict=True)):
        if len({one.hit.file for one in group}) < 2 or not (picked or asked):
            continue
        every = [one for one in in_order(group) if not is_head(one.unit, one.hit)][:_MOST_COMPARED]
        pairs = differing([(one.hit.file, one.unit.text) for one in every], [one.language for one in every])
        told = {(one.hit.file, one.unit.start_line, one.unit.text) for one in picked}
        known = [(one.hit.file, one.unit.start_line, one.unit.text) in told for one in every]  # passages that overlap hold a sentence twice
        pairs = [(one, other) for one, other in pairs if asked or known[one] or known[other]]
        places = dict.fromkeys(place for pair in pairs for place in pair)
        if asked and pairs:
            draft.picked[at] = [every[place] for place in places]
        else:
            picked += [every[place] for place in places if not known[place]]


def _tells_number(draft: _Draft, question: str) -> bool:
    """Whether a number is asked for and one is told: nobody who asks for it wants what stands around it."""
    return asks_number(question) and any(letter.isdigit() for picked in draft.picked for one in picked for letter in one.unit.text)


def _size(shown: Sequence[Shown]) -> int:
    return sum(len(unit.text.split()) for _, unit, _ in shown)


def _worth_showing(group: Sequence[Candidate], question: str) -> list[Candidate]:
    """The sentences of one talk worth showing, best first.

    Asked who, the line that names the speaker comes first, unless one of them gives somebody else's words.
    A judgement on a talk that is about the thing asked for is one on that thing.
    """
    best = group[0]
    shown = [one for one in group if one.score >= _BELOW * best.score and (one.exact or not best.exact)]
    if asks_opinion(question) and sum(one.exact for one in group) > 1:
        verdicts = [one for one in group if one not in shown and one.unit.kind == "prose" and is_judgement(one.unit.text)]
        shown[2:2] = verdicts[:1]
    if asks_who(question) and not any(map(_is_quoted, shown)):
        naming = [one for one in group if is_head(one.unit, one.hit) and names_speaker(one.unit, head_names(one.hit)[1])]
        shown = naming[:1] + [one for one in shown if one not in naming]
    return shown


def _is_quoted(one: Candidate) -> bool:
    voice = tell_voices(one.units, one.language, one.hit.talk.speakers if one.hit.talk else (), of_talk=bool(one.hit.talk))[one.position]
    return bool(voice and voice.kind == "quoted")


def _same(one: Candidate, other: Candidate) -> bool:
    return one.unit.text == other.unit.text or len(one.told & other.told) >= _SAME * len(one.told | other.told)
