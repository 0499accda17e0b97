"""What a paragraph of prose says of a talk: whose it was and what about, in the words people use for it in several languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..patterns import at_first_use, in_small_letters
from ..text import fold, sentences
from .cuewords import (
    ABOUT,
    CAPITAL,
    DETERMINER,
    GOING,
    MISSED,
    MISSED_HINTS,
    POINTED_AT,
    SPEAKER,
    STRONG,
    TALK,
    TALK_HINTS,
    TELLS,
    TELLS_HINTS,
    WEAK,
    words_of,
)
from .leaving import first_sentence, goes_on
from .namings import ADDS, Said, may_name, may_tell, named, names_before
from .phrases import CJK_TALK, Mark, heads, is_title, tells_of_talk, title_from, title_of
from .wrapping import OTHERS

_NAMELESS = at_first_use(
    rf"""(?:
        \b{DETERMINER}\s+(?:[\w-]+\s+){{0,2}}{TALK}(?:(?<=this\ talk)s)?\s+{TELLS}(?!\w)
      | \b(?:idea|gist|point|goal|topic|subject|message)\ of\ (?:this|the)\ {TALK}\ (?:is|was)\b
      | ^(?:(?:really|very|quite|rather)\s+)?\w+\s+talk\s+(?:about|on)\b
      | ^i\ had\ (?:already\ )?seen\ this\ talk\b
      | \ber\ (?:was|waren|volgde)\s+(?:[\w-]+\s+){{0,3}}?{TALK}\s+over\b
      | ^(?:ook|daarnaast|verder)\ was\ er\ aandacht\ voor\b
    )""",
    re.VERBOSE,
)
_THE_SPEAKER = at_first_use(
    rf"^the\s+(?:\S+\s+){{0,4}}?{SPEAKER}\s(?:presents?|presented|explains?|explained|talked|talks|showed|shows|introduced|"
    rf"introduces|argued|told)\b",
    re.IGNORECASE,
)
_PRONOUN = at_first_use(
    r"\b(?:he|she) (?:introduced|presented|presents|provides|demonstrated|showed|shows|showcased|talked|explained|gave)\b", re.IGNORECASE
)
_GOES_BACK = at_first_use(r"^the (?:speaker|presenter|talk) (?:then|also|next|finally|went on|goes on)\b", re.IGNORECASE)
_BY_SOMEBODY = at_first_use(rf"\W{{0,4}}(?:\([^()]{{0,60}}\)\W*)?(?:by|von|door|par|por|di|av)\s+{CAPITAL} {CAPITAL}")
_TO_MARK = at_first_use(
    rf"[^.;!?]{{0,40}}?(?:\b(?:{ABOUT}|{TALK}|{STRONG}|called|titled|entitled|named|with|mit|met|con|avec|com|med|title|titel|"
    rf"título|titulada|intitulée?|intitolat[oa]|"
    r"intitulad[ao]|getiteld|genannt|kallat|namens|discussing|presenting|covering|introducing)\b|:|,|^)\W*(?:(?:discussing|"
    r"presenting|showing|explaining|covering|introducing|talk|speak|present|explain|and|und|y|e|et|och|von|van|de|di|the|a|an|his|her|its|den|dem|die|der|das|een|la|el|una|le|les|il|o|ett|"
    r"own|new|durch|door|through|igenom)(?:\W+|$)){0,3}$",
    re.IGNORECASE,
)
_TOLD_NEXT = at_first_use(
    rf"\W*(?:[\w-]+\s+){{0,2}}?(?:(?:{STRONG})\s+{ABOUT}|(?:topic|subject|theme|thema|tema|sujet|argomento|onderwerp|ämne|"
    rf"{TALK})\s+"
    rf"(?:was|is|war|ist|era|fue|foi|était|est|var|è)(?:\s+{ABOUT})?|(?:it|das|het|det)\s+(?:was|ging|war|handlade)\s+{ABOUT})\s+",
    re.IGNORECASE,
)
_IN_TITLE = at_first_use(
    rf"\W*(?:(?:[\w'’-]+\s+){{0,8}}?(?:in|through|{WEAK}|offert|trajo|story\s+of|hist[óo]ria\s+de|storia\s+di|histoire\s+de|geschichte\s+von|verhaal\s+van)(?:\s+(?:us|through))?|による|の|は|が)\W*",
    re.IGNORECASE,
)
_NEAR_TALK = at_first_use(
    rf"\b{TALK}(?!\w)(?:[^.;!?,]{{0,30}}|,\s*)$|\b{GOING}\W++(?:[\w'’-]++\W++){{0,3}}$|"
    r"\b(?:ging|gings|bin|kam|war|gehe|went|gick|liep|fui|fomos|andammo|allé|allée)\b[^.;!?]{0,70}\b(?:zum|zur|zu|mit|to|naar|"
    r"met|till|på|a|à|voir)\W*$",
    re.IGNORECASE,
)
_THEN_TALK = at_first_use(rf"[\W]*(?:\([^()]*\)\W*+)?(?:[\w'’-]++\W++){{0,4}}?{TALK}(?!\w)", re.IGNORECASE)
_IS_MISSED = at_first_use(rf"\b{MISSED}(?!\w)")
_CALLED = at_first_use(
    rf"\b{TALK}\s+(?:called|titled|entitled|named|genannt|mit\s+dem\s+titel|namens|titulad[ao]|intitul[ée]e?|intitolat[oa]|intitulad[ao]|"
    r"getiteld|kallad|kallat|kaldet)\W*$"
)
_WHEN = at_first_use(
    r"(?:(?:first|second|third|last|same|next)\s+day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|stage|here|there)\b", re.IGNORECASE
)
_ANNOUNCES = at_first_use(r"(?:una?|uno|ein\w*|een|uma?|en|ett|une|dos|zwei|due|twee|tre|tres)\s")
_OF = at_first_use(r"\s+(?:d[iou]|da|des|de[li]|dell[aeo]|degli|dos|das|de|vo[nm]|van)\s+(?=\w{3})")
_MAX_READ = 6_000
_NEAR = 60  # characters: a later speaker is named by then, or the sentence is about something else
_EARLY = 6  # sentences of a paragraph in which its talk is named


@dataclass(frozen=True, slots=True)
class Cue:
    """What a paragraph says of a talk.

    `back`: it goes on with the paragraphs before it, which named no talk; `whole`: it gives the title itself; `soft`: it counts only
    beside better ones.
    """

    title: str
    speakers: tuple[str, ...]
    back: bool
    confidence: float
    whole: bool = False
    soft: bool = False


def read_cue(text: str, marks: Sequence[Mark] = (), known: Sequence[str] = ()) -> Cue | None:
    """Return the talk that a paragraph begins to tell of, None if it names none, or more than one speaker's.

    `marks` are what is set apart in it, `known` the speakers of the talks before.

    >>> read_cue("There was more. Ludvig Hult’s talk about causal inference was dense.").title
    'causal inference'
    >>> read_cue("All agreed with Blaise Pascal that talks are long.") is None
    True
    """
    text = text[:_MAX_READ]
    if not marks and not may_tell(text):
        return None
    titles = [mark for mark in marks if is_title(mark)]
    if sum([bool(_BY_SOMEBODY().match(text, mark.end)) for mark in titles]) > 1 or len(names_before(text, titles)) > 1:
        return None  # a list of talks in one paragraph
    told = not TALK_HINTS.isdisjoint(words_of(text))
    speaks = may_name(text) or (told and bool(known))  # by a first name only with a word for a talk
    if not (speaks or told or marks):
        return _weak(text)
    ranges = sentences(text)
    first: tuple[Said, int, int] | None = None
    known = known if told else ()
    for number, (start, end) in enumerate(ranges if speaks else ()):
        said = named(text[start:end], number < 2, _within(marks, start, end) if marks else (), known)
        if said and _is_missed(text[start:end]):
            continue
        if said and first and said.opens and set(said.names) - set(first[0].names):
            return None
        if said and not first and number < _EARLY:
            first = (said, start, end)
        if not first and number + 1 >= _EARLY:
            break
    return _spoken(first, text, ranges, marks) if first else _unspoken(text, ranges, marks)


def _within(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """Return the marks of a sentence, placed as in it."""
    return [Mark(mark.start - start, mark.end - start, mark.words, mark.kind, mark.address) for mark in marks if start <= mark.start < end]


def _spoken(first: tuple[Said, int, int], text: str, ranges: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> Cue:
    """Return the cue of a named speaker, its title set apart beside the name, or that of a talk told of before, or the words after it."""
    said, start, end = first
    mark = _title_beside(said, text[start:end], _within(marks, start, end))
    if mark:
        return Cue(title_of(mark), said.names, False, 0.8, True)
    for before, after in [part for part in ranges if part[0] < start][-1:]:
        told = _tells(text[before:after])
        if told:
            return Cue(title_from(text[before + told.end() : after]), said.names, False, 0.7)
    of = _OF().match(said.about)  # "ha parlato di pendoli sulle navi"
    title = title_from(_before_colon(said.about[of.end() :])) if of else title_from(said.about, to_topic=True)
    following = next(((first, last) for first, last in ranges if first >= end), None) if len(title) < 3 else None
    later = _title_told(text[slice(*following)], _within(marks, *following), "") if following and goes_on(text[slice(*following)]) else None
    if later:
        return Cue(title_of(later), said.names, False, 0.8, True)
    told_next = _TOLD_NEXT().match(text[slice(*following)]) if following else None
    if following and told_next:  # "Next up was Ana Uno. She talked about ..."
        title = title_from(text[following[0] + told_next.end() : following[1]])
    return Cue(title, said.names, False, 0.7)


def _before_colon(words: str) -> str:
    """Return the words up to a colon, which explains them, unless they only announce what follows: "di una cosa: i pendoli"."""
    before = words[:_NEAR].partition(": ")[0]
    return words if before.count(" ") < 1 or _ANNOUNCES().match(before.lower()) else before + words[len(before) :].replace(": ", ". ", 1)


def _unspoken(text: str, ranges: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> Cue | None:
    """Return the cue of a talk that no speaker is named of."""
    for number, (start, end) in enumerate(ranges[:4]):
        sentence = text[start:end]
        inside = _within(marks, start, end)
        mark = _title_told(sentence, inside, text[end : end + 200]) if inside else None
        if mark and not _is_missed(sentence):
            return Cue(title_of(mark), (), False, 0.6, True)
        told = _tells(sentence) if number < 3 else None
        if told and not _is_missed(sentence):
            linked = [mark for mark in marks if 0 <= mark.start - start - told.end() <= 3]
            if linked:
                return Cue(title_of(linked[0]), (), False, 0.5)
            topic = sentence[told.end() :]
            said_so = fold(topic).strip(" .") in ("", "before", "already")  # "I had seen this talk before." What it was comes after
            follow = " ".join(text[first:last] for first, last in ranges[number + 1 : number + 2]) if said_so else topic
            title = title_from(" about " + follow, to_topic=True)
            return Cue(title, (), False, 0.5) if len(title) >= 3 and not _WHEN().match(title) else None
    return _weak(text)


def _tells(sentence: str) -> re.Match[str] | None:
    """Return where a sentence tells of a talk without naming its speaker."""
    words = words_of(sentence)
    if TALK_HINTS.isdisjoint(words) or TELLS_HINTS.isdisjoint(words):
        return None
    return _NAMELESS().search(in_small_letters(sentence))


def _is_missed(sentence: str) -> bool:
    """Return whether a sentence says that something was missed, or is still to come."""
    return not MISSED_HINTS.isdisjoint(words_of(sentence)) and bool(_IS_MISSED().search(sentence.lower()))


def _weak(text: str) -> Cue | None:
    """Return what can only be a cue where a note is full of better ones."""
    lower = f" {text[:_MAX_READ].lower()}"
    said = _THE_SPEAKER().match(text) if lower.startswith(" the ") else None
    if said:
        return Cue(title_from(text[said.end() :]), (), False, 0.5, soft=True)
    back = _GOES_BACK().match(text) if lower.startswith(" the ") else None
    if back:
        return Cue(title_from(re.sub(r"^\s*(?:goes|went|go) (?:on|into|over|through)?", "", text[back.end() :])), (), True, 0.5, soft=True)
    if (" he " in lower or " she " in lower) and _PRONOUN().search(text) and not goes_on(text):
        return Cue(title_from(text), (), False, 0.4, soft=True)
    return None


def _title_beside(said: Said, sentence: str, marks: Sequence[Mark]) -> Mark | None:
    """Return the title set apart after the words that name the speaker, or right before them."""
    titles = [
        mark for mark in marks if is_title(mark) and not (mark.start < said.end and said.start < mark.end) and mark.words not in said.names
    ]
    for mark in titles:
        if mark.kind == "quotation" and mark.start >= said.end and _CALLED().search(sentence[max(0, mark.start - 60) : mark.start].lower()):
            return mark
        if mark.start >= said.end and (
            _TO_MARK().fullmatch(sentence[said.end : mark.start].rstrip("\"“„«‘'「『(* ")) or tells_of_talk(mark)
        ):
            return mark
        if not mark.words.isascii() and 0 <= mark.start - said.end < 30 and re.search(CJK_TALK, sentence[mark.end :]):
            return mark
        between = sentence[said.end : mark.start].rstrip(" *_")
        if mark.kind == "quotation" and mark.start >= said.end and _IN_TITLE().fullmatch(between):
            return mark
        if mark.kind == "emphasis" and mark.start >= said.end and between.endswith((",", ":")) and not re.search("[.;!?]", between[:200]):
            return mark
    near = [mark for mark in marks if mark.end <= said.start and said.start - mark.end < 60]
    before = [mark for mark in near if mark in titles] or [mark for mark in near if heads(mark)]
    return before[-1] if before else None


def _title_told(sentence: str, marks: Sequence[Mark], after: str) -> Mark | None:
    """Return the title set apart where a sentence tells of a talk, or of going to one."""
    for mark in marks:
        if not is_title(mark) or POINTED_AT().search(sentence[max(0, mark.start - 100) : mark.start].lower()):
            continue
        page = tells_of_talk(mark)
        before = _NEAR_TALK().search(sentence[max(0, mark.start - 90) : mark.start].rstrip("\"“„«‘'「『(*"))
        behind = _THEN_TALK().match(sentence[mark.end : mark.end + 60]) or re.match(
            f"\\W*.{{0,12}}{CJK_TALK}", sentence[mark.end : mark.end + 30]
        )
        talk = re.search(rf"\b{TALK}\b", sentence + after, re.IGNORECASE) if page else None
        if (before and (page or mark.kind != "link")) or (behind and (page or mark.kind != "link")) or talk:
            return mark
    return None


def divide(parts: Sequence[str], whole_lead: bool) -> list[tuple[int, bool]]:
    """Return (position, enumerates) of the parts of one paragraph at which a talk begins, or others are told of after it.

    Each part begins with a sentence. `whole_lead`: what stands before the first speaker belongs to that talk.

    >>> divide(["It was a long day.", "Ana Uno talked about tables. They are fast.", "Other talks were about chairs."], False)
    [(1, False), (2, True)]
    """
    found: list[tuple[int, bool]] = []
    known: tuple[str, ...] = ()
    seen = told = False  # a speaker, and a talk without one
    n_sentences = 0
    for position, part in enumerate(parts):
        start, end = first_sentence(part[:_MAX_READ])
        sentence = part[start:end]
        said = named(sentence, n_sentences < 2 or bool(found and found[-1][1]))
        n_sentences += len(sentences(part[:_MAX_READ])) if n_sentences < 2 else 0
        near = said is not None and said.end <= _NEAR + len("".join(said.names))
        if said and said.names != known and (near or not seen):
            if position and (seen or not (whole_lead or (told and not ADDS().match(sentence.lower())))):
                found.append((position, False))
            known, seen = said.names, True
        elif seen and OTHERS().match(sentence):
            found.append((position, True))
            known = ()
        told = told or (not (seen or whole_lead) and bool(_tells(part[:_MAX_READ])))  # it counts before the first speaker
    return found
