"""What of a talk stands with a sentence picked from it: the items below, the next ones of its list, the sentences around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..patterns import at_first_use
from ..text import fold
from .exchanges import answers_to, question_of
from .fields import is_speaker_field
from .relevance import HANDLE, Candidate, is_head
from .sentences import Unit
from .signed import signatures
from .turns import spoken

_STEPS = 8  # sentences looked at on each side
_APART = 4  # lines without a sentence between two that still belong together
_MAX_ITEMS = 5  # items shown under a sentence that introduces a list
_NEAR = 2  # lines between a colon and what it introduces
_FEW = 3  # words of an item that is but a head over others
_SENTENCE = 8  # words of a line with a colon that is no head, or of what in a transcript ends without a mark
_UTTERANCE = 4  # words of a turn that say something: an assent has fewer
_LONGEST = 120  # characters of what may be a head
_ENDS = '.!?…。！？)]"”»'

TALKS = (
    r"(?:talk|workshop|session|keynote|tutorial|presentation|gist|one was|praatje|sessie|presentatie|charla|taller|sesion|ponencia|vortrag"
    r"|idee|atelier|palestra|oficina|intervento|sessione|foredrag)"
)
# Openings that hang on the sentence before, unless they name the talk itself ("This workshop was about ...").
HANGS = at_first_use(
    r"(?:it|its|this|that|these|those|such|dit|dat|deze|die|esto|eso|estos|esas|das (?:ist|war|wird|hat|kann)|dies|diese[rs]?|cela|ceci"
    rf"|ces|isso|isto|questo|quello|det|detta|dessa)\b(?! {TALKS})"
)
_PEOPLE = at_first_use(r"(?:he|she|they|hij|zij|ze|er|sie|el|ella|ellos|il|elle|ils|ele|ela|eles)\b")
_NAMED = at_first_use(r"[A-ZÀ-Þ][\w'’-]{1,40} [A-ZÀ-Þ][\w'’-]")
_MARKS = at_first_use(r"[*_`]+")
_BYLINE = at_first_use(r"(?:[Bb]y|[Vv]on|[Dd]oor|[Pp]or|[Pp]ar|[Aa]v)(?: [A-ZÀ-Þ][\w.'’-]{0,40}){2,4}$")
# Articles and prepositions in which no sentence ends; "it runs on" and "worauf es an" do, so no particles.
_BREAKS_OFF = at_first_use(
    r" (?:a|an|the|of|and|or|because|een|het|van|en|der|die|das|den|dem|ein|eine|einen|und|oder|mit|fur|von|el|los|las|un|una|del|y|con"
    r"|le|les|des|du|et|ou|avec|il|lo|gli|di|della|delle|os|um|uma|do|dos|da|das|com|och|eller)$"
)
_HEADS = frozenset(
    "takeaways|takeaway|key takeaways|main points|highlights|summary|conclusion|conclusions|intro|introduction|agenda|outline|notes"
    "|questions|q&a|slides|links|resources|misc|demo|todo|samenvatting|conclusie|conclusies|vragen|notities|resumen|conclusiones"
    "|conclusion|preguntas|notas|zusammenfassung|fazit|fragen|notizen|gliederung|ausblick|resume|conclusions|questions|riassunto"
    "|conclusioni|domande|appunti|resumo|conclusoes|perguntas|sammanfattning|slutsatser|fragor|anteckningar".split("|")
)

# the position of a sentence in its passage, the sentence, and the one that it was picked for
Shown = tuple[int, Unit, Candidate]

# How much of what speaks for a sentence speaks for the one beside it; each step takes its share. Found on shared questions, half of
# them against the other half: bench/answers.py
_BELOW = 0.95  # an item under a sentence with a colon, or deeper in the list
_NEXT = 0.9  # the next item of a list, or sentence of a paragraph
_ABOVE = 0.6  # an item less deep: the list goes on with something else
_ELSEWHERE = 0.75  # another paragraph, or the text after a list
_BEFORE = 0.5  # what stands before it, at the first step


def in_order(group: Sequence[Candidate]) -> list[Candidate]:
    """Return the sentences of a talk's passages in the order of the notes, each once where passages overlap."""
    told: dict[tuple[str, int, str], Candidate] = {}
    for one in sorted(group, key=lambda one: (one.hit.file, one.unit.start_line, one.hit.start_line, one.position)):
        told.setdefault((one.hit.file, one.unit.start_line, one.unit.text), one)
    return list(told.values())


def around(at: int, sequence: Sequence[Candidate]) -> Iterator[tuple[Candidate, float]]:
    """Yield what stands beside a sentence, up to the next heading each way, with the share, from 0 to 1, of what speaks for that one."""
    for way in (1, -1):
        share = 1.0 if way > 0 else _BEFORE
        for place in range(at + way, at + way * (_STEPS + 1), way):
            if not 0 <= place < len(sequence):
                break
            first, second = sorted((place, place - way))
            step = _step(sequence[first], sequence[second])
            if not step or sequence[place].unit.kind == "heading":
                break
            share *= step
            yield sequence[place], share


def hangs_on(one: Candidate, other: Candidate) -> bool:
    """Return whether a sentence is an item below another in a list, or one that the other introduces."""
    below = one.unit.level > other.unit.level > 0 and one.unit.start_line > other.unit.start_line
    return below or (one.hit is other.hit and one.unit.lead == other.position)


def _step(one: Candidate, other: Candidate) -> float:
    """What is left of a sentence's share at the next one, whichever of them is picked; 0 where they do not belong together."""
    a, b = one.unit, other.unit
    if one.hit.file != other.hit.file or b.start_line - a.end_line > _APART:
        return 0.0
    if a.text.endswith(":") or b.level > a.level > 0:
        return _BELOW
    if b.level < a.level:
        return _ABOVE
    return _NEXT if adjoins(a, b) or a.kind == b.kind == "item" else _ELSEWHERE


def adjoins(unit: Unit, other: Unit) -> bool:
    """Return whether two sentences stand in one paragraph: no blank line between them, and neither a heading nor an item."""
    apart = max(unit.start_line, other.start_line) - min(unit.end_line, other.end_line)
    return apart <= 1 and unit.kind == other.kind and unit.kind in ("prose", "quote")


def is_whole(one: Candidate, who: bool) -> bool:
    """Return whether a sentence says something by itself or with what it needs: no byline, no bare head, nothing that breaks off.

    Asked `who`, also a line of speakers does.
    """
    unit = one.unit
    if unit.kind not in ("prose", "item", "quote") or is_head(unit, one.hit):
        return True  # what heads are worth is weighed elsewhere
    bare = _MARKS().sub("", unit.text[:_LONGEST]).strip()
    if not who and unit.text.count("`") % 2:  # the other half of what is marked stands in another line
        return False
    if one.turns and len(spoken(unit.text)) < (_UTTERANCE if bare[-1:] in _ENDS else _SENTENCE):
        return False
    if len(unit.text) > _LONGEST or bare[-1:] in _ENDS:
        return True
    if bare.endswith(":"):  # a sentence at the end of a passage was parted from what follows: its place tells where that stands
        return bool(_below(one)) or (one.position == len(one.units) - 1 and len(bare.split()) >= _SENTENCE)
    if not who and (_BYLINE().match(bare) or is_speaker_field(bare)):
        return False
    if bool(_BREAKS_OFF().search(fold(bare))) or (unit.kind == "prose" and fold(bare) in _HEADS):
        return False
    return not (unit.kind == "item" and fold(bare) in _HEADS) or bool(_below(one))


def _is_bare_head(one: Candidate) -> bool:
    """Whether a sentence is an item of a few words over others, which says nothing without them."""
    return one.unit.kind == "item" and len(one.unit.text.split()) <= _FEW and one.unit.text[-1:] not in _ENDS and bool(_below(one))


def _below(one: Candidate) -> list[int]:
    """The positions of what a sentence introduces: the items that hang on it, or after a colon what follows it at once."""
    found = [position for position, other in enumerate(one.units) if other.lead == one.position][:_MAX_ITEMS]
    if found or not one.unit.text.rstrip("*_ ").endswith(":"):
        return found
    after = one.units[one.position + 1 : one.position + 2]
    follows = [
        other for other in after if other.kind in ("prose", "quote", "code", "link") and other.start_line - one.unit.end_line <= _NEAR
    ]
    return [one.position + 1] if follows else []


def with_needed(picked: Sequence[Candidate], who: bool) -> list[Shown]:
    """Return the sentences in the notes' order, with what they need: the line over a list, its items, the sentence an "it" points to,
    the question that an answer answers and the other way round; a signature stands as the quotation that it signs.

    Asked who, also the sentence of the paragraph that names somebody, if nothing else does.
    """
    wanted: dict[tuple[str, int, str], Shown] = {}
    for candidate in picked:
        signed = signatures(candidate.units)
        unit, needed = candidate.unit, [candidate.position]
        if signature := signed.get(candidate.position):
            needed += signature.signed[:_MAX_ITEMS]
        if unit.lead >= 0:
            needed.append(unit.lead)
        elif _needs_before(candidate):
            needed.append(candidate.position - 1)
        needed += _exchange(candidate)
        if unit.text.endswith(":") or _is_bare_head(candidate):
            needed += _below(candidate)
        if who and not any(_names_somebody(candidate, position) for position in needed):
            needed += _naming(candidate)
        for position in (position for position in needed if position not in signed):
            told = candidate.units[position]
            wanted.setdefault((candidate.hit.file, told.start_line, told.text), (position, told, candidate))
    return sorted(wanted.values(), key=lambda shown: (shown[2].hit.file, shown[1].start_line, shown[0]))


def _exchange(one: Candidate) -> list[int]:
    """The positions of the question that a sentence answers and of its answer, or of what answers the question that it asks."""
    if one.turns:
        return []
    asked = question_of(one.units, one.position, one.language)
    if asked < 0:
        return answers_to(one.units, one.position, one.language)
    return [asked, *(at for at in answers_to(one.units, asked, one.language) if at < one.position)]


def _names_somebody(candidate: Candidate, position: int) -> bool:
    speakers = candidate.hit.talk.speakers if candidate.hit.talk else ()
    text = candidate.units[position].text
    return bool(speakers or _NAMED().search(text) or HANDLE().search(text))


def _naming(candidate: Candidate) -> list[int]:
    """The position of the nearest sentence of the paragraph that names a person or a handle, as a list of one or none."""
    near: list[int] = []
    for step in (-1, 1):
        position = candidate.position
        while 0 <= position + step < len(candidate.units) and adjoins(candidate.units[position], candidate.units[position + step]):
            position += step
            if _names_somebody(candidate, position):
                near.append(position)
                break
    return sorted(near, key=lambda position: abs(position - candidate.position))[:1]


def _needs_before(candidate: Candidate) -> bool:
    if not candidate.position or is_head(candidate.units[candidate.position - 1], candidate.hit):
        return False
    folded = fold(candidate.unit.text.lstrip("*_\"'(“"))
    people = _PEOPLE().match(folded) and not (candidate.hit.talk and candidate.hit.talk.speakers)
    return bool(HANGS().match(folded) or people)
