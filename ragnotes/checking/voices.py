"""Whose voice a sentence of the notes is in, as far as the notes mark it, and whether it judges."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from ..frozen import frozen
from ..patterns import at_first_use
from ..records.hits import Hit
from ..text import fold, language_of, words
from . import voicewords
from .sentences import Unit, passage_units
from .signed import NAME, Signature, signatures, signer

_URL = at_first_use(r"https?://\S{1,500}|@\w\S{0,100}|\$[^$\n]{1,300}\$")  # and handles and formulas
_NOT_ME = at_first_use(r"\bi\.\s?e\b|\bi/o\b|\b(?:day|part|phase|type|volume|chapter) I\b", re.IGNORECASE)
_QUOTED = at_first_use(
    r"\"[^\"]{0,400}\"|“[^”]{0,400}”|«[^»]{0,400}»|„[^“”]{0,400}[“”]"  # or only opened, or only closed:
    r"|^\s*[\"“«„][^\"”“»]*$|^[^\"“”„«»]*[^\s\"“”„«»][\"”»](?=[\s.,;:!?)]|$)|(?<=[\s(])[\"“«„](?=\w)[^\"“”„«»]*$"
)

_MARKS = tuple('"“”«»„')  # of quotation
_JUDGEMENT = at_first_use(
    r"\b(?:overall|critique|nice|useful|helpful|interesting|disappoint\w*|impressive|boring|great|insightful"
    r"|al met al|indrukwekkend|interessant\w*|nuttig|leuk|en general|interesante|util"
    r"|insgesamt|enttausch\w*|spannend|globalement|utile|no geral)\b"
)

_ASIDE = at_first_use(r"(?<=\w )\([^()]{0,300}\)")  # of a sentence with "(I think)" in it the rest was said
_BRACKETED = at_first_use(r"[*_]{0,3}(?:\((?!\?)[^()]{12,600}\)|\[(?!\d)[^\[\]]{12,600}\])[*_]{0,3}[.!]?(?!\()$")
_ASKED = at_first_use("|".join(voicewords.ASKED))
_JOKE = at_first_use("|".join(voicewords.JOKE))
_LAST_BRACKETS = at_first_use(r"\(([^()]{5,40})\)[.!]?$")
_BIAS = at_first_use("|".join(voicewords.BIAS))
_SAID = at_first_use(rf"(?:^|[\s,(])(?i:({voicewords.SAYS})) ({NAME})(?=([^\n]{{0,40}}))")
_QUOTES = at_first_use(rf"\b(?i:{voicewords.QUOTES}) ({NAME})(?=[^\n:\"“«„]{{0,30}}[:\"“«„])")

_TURN = at_first_use(r"[*_]{0,2}([^\W\d_][\w.'’-]{0,30}(?: [^\W_][\w.'’-]{0,30}){0,3})[*_]{0,2}:[*_]{0,2} \S")
_THIS_TALK = at_first_use(voicewords.THIS_TALK)
_OPENED = at_first_use(r"(?<![^\s(\[*_])[\"“«„](?=\S)")
_CLOSED = at_first_use(r"(?<=\S)[\"”»](?!\w)")
_LONG = 30  # words of a quotation that opens the notes of a talk: an abstract

_OPENINGS, _OPENING_WORDS = 4, 5  # sentences told of each voice, and words of each
_TOLD = {
    "note-taker": "the note-taker's own words", "audience": "asked from the audience", "quoted": "quoted, said elsewhere by",
    "joke": "a joke", "abstract": "pasted, not what was said", "bias": "the note-taker is not neutral",
}  # fmt: skip


@frozen
class Voice:
    """Whose words a sentence of the notes gives, where it is not simply what the speaker said."""

    kind: str  # note-taker, audience, quoted, joke or abstract
    who: str = ""  # who is quoted


def tell_voices(units: Sequence[Unit], language: str, speakers: Sequence[str] = (), *, of_talk: bool = True) -> list[Voice | None]:
    """Return for each sentence of a passage the voice that the notes mark it as, None where they mark none: then it is what was said.

    What is pasted counts before a question, a question before a quotation, that before a joke, and that before the note-taker's own words.
    Of a talk, a long quotation between its heading and the notes is its abstract.
    """
    found: list[Voice | None] = []
    others = by_others(units, speakers)
    signed = signatures(units)
    opening = _opening_abstract(units, language, signed) if of_talk else range(0)
    pasted_until = -2  # the last line of a paragraph that began with "Abstract:"
    for at, unit in enumerate(units):
        goes_on = unit.kind in ("prose", "quote") and unit.start_line <= pasted_until + 1
        pasted = unit.kind != "heading" and (goes_on or _is_pasted(_bare(unit.text)))
        if pasted:
            pasted_until = unit.end_line
        under = unit.kind != "heading" and _bare(unit.heading).rstrip("*_: ") in voicewords.PASTED_LABELS
        found.append(Voice("abstract") if pasted or under or at in opening else _voice(unit, language, speakers, others[at]))
    known = set(words(" ".join(speakers)))
    for at, signature in signed.items():
        theirs = known & set(words(signature.who))  # the speaker signs what was said
        for place in (*signature.signed, at):
            found[place] = found[place] if theirs and place != at else None if theirs else Voice("quoted", signature.who)
    return found


def by_others(units: Sequence[Unit], speakers: Sequence[str] = ()) -> list[bool]:
    """Return for each sentence whether its "I" is surely somebody else's: in a block of quotation, between quotation marks, in a turn.

    A turn is what follows "Name: " in a line. Quotation marks may open in one sentence of a paragraph and close in another.
    """
    known = set(words(" ".join(speakers)))
    found: list[bool] = []
    turn, opened = False, False
    for at, unit in enumerate(units):
        if not at or unit.start_line > units[at - 1].end_line + 1 or unit.kind != units[at - 1].kind or unit.kind == "item":
            opened = False
        turn = turn and unit.start_line == units[at - 1].end_line and unit.kind == units[at - 1].kind != "item"
        named = _TURN().match(unit.text)
        turn = turn or bool(named and _is_name(named[1], known))
        found.append(unit.kind == "quote" or turn or (opened and not _CLOSED().search(unit.text)))
        opens, closes = (max((mark.start() for mark in marks.finditer(unit.text)), default=-1) for marks in (_OPENED(), _CLOSED()))
        opened = opens > closes or (opened and closes < 0)
    return found


def _is_name(label: str, known: set[str]) -> bool:
    """Whether what stands before a colon is a name: of those known, or two words with capitals that say nothing of whose words follow."""
    told = words(label)
    if told and set(told) <= known:
        return True
    capitals = len(told) > 1 and all(word[:1].isupper() for word in label.split())
    return capitals and fold(label) not in voicewords.PASTED_LABELS and voicewords.NO_NAMES.isdisjoint(told)


def _opening_abstract(units: Sequence[Unit], language: str, signed: Mapping[int, Signature]) -> range:
    """The positions of the long quotation, by nobody, that stands between the heading of a talk and the notes on it."""
    first = next((at for at, unit in enumerate(units) if unit.kind not in ("heading", "speaker", "link")), len(units))
    last = next((at for at in range(first, len(units)) if units[at].kind != "quote"), len(units))
    block = units[first:last]
    told = " ".join(unit.text for unit in block)
    by_somebody = any(first <= one.signed.start < last for one in signed.values()) or bool(block and signer(block[-1]))
    if not first or units[0].kind != "heading" or len(told.split()) < _LONG or by_somebody:
        return range(0)
    noted = last < len(units) and units[last].kind in ("prose", "item")
    mine = first_person(told, language, "item") and not _THIS_TALK().search(fold(told[:1000]))
    return range(first, last) if noted and not mine else range(0)


def _voice(unit: Unit, language: str, speakers: Sequence[str], others: bool) -> Voice | None:
    if unit.kind in ("heading", "speaker", "code", "link"):
        return None
    text = _bare(unit.text)
    if _is_asked(unit, text, language):
        return Voice("audience")
    quoted = _quoted(unit, language, speakers)
    if quoted:
        return Voice("quoted", quoted)
    joking = any(cue in text for cue in voicewords.JOKE_CUES) and _JOKE().search(text)
    if joking or any(sign in unit.text[-12:].split() or unit.text.endswith(sign) for sign in voicewords.SMILES):
        return Voice("joke")
    mine = not others and (first_person(_ASIDE().sub(" ", unit.text), language, "item") or own_section(unit.heading, language))
    return Voice("note-taker") if mine or is_aside(unit.text) else None


def describe(hit: Hit) -> str:
    """Return whose words a passage holds, in a line for a model: of a talk or not, by whose notes, and its sentences in other voices.

    Each of these is told by its first words, which a model finds again more surely than a number of lines.
    """
    told = ["talk" if hit.talk else "the note-taker's own text"]
    author = hit.note.author
    if author:
        given = hit.talk is not None and fold(author) in {fold(name) for name in hit.talk.speakers}
        told.append(f"given by the note-taker, {author}" if given else f"notes by {author}")
    units = passage_units(hit)
    voices = tell_voices(
        units,
        language_of(hit.text, hit.talk.language or "und" if hit.talk else "und"),
        hit.talk.speakers if hit.talk else (),
        of_talk=hit.talk is not None,
    )
    said: dict[str, list[str]] = {}
    for unit, voice in zip(units, voices, strict=True):
        if tells_bias(unit.text):
            said.setdefault(_TOLD["bias"], []).append(_opening(unit.text))
        if voice and (hit.talk or voice.kind != "note-taker"):
            whose = _TOLD[voice.kind] + (f" {voice.who}" if voice.who else "")
            said.setdefault(whose, []).append(_opening(unit.text))
    told += [f"{whose}: {', '.join(dict.fromkeys(openings[:_OPENINGS]))}" for whose, openings in said.items()]
    return "; ".join(told)


def _opening(text: str) -> str:
    """The first words of a sentence, between quotation marks."""
    first = text.split()[:_OPENING_WORDS]
    return f'"{" ".join(first)}{" ..." if len(text.split()) > len(first) else ""}"'


def is_aside(text: str) -> bool:
    """Return whether a sentence is labelled as the note-taker's own or stands wholly in brackets.

    >>> is_aside("My take: too early"), is_aside("(which nobody in the room believed)"), is_aside("It works (mostly)")
    (True, True, False)
    """
    bare = _bare(text)
    own = bare.rstrip("*_: ") in voicewords.OWN_LABELS or _label(bare) in voicewords.OWN_LABELS
    own = own or bare.startswith(voicewords.OWN_STARTS)
    return own or not voicewords.OWN_WORDS.isdisjoint(words(bare)) or bool(text[-1:] in ")]*_.!" and _BRACKETED().match(text))


def tells_bias(text: str) -> bool:
    """Return whether the note-taker says in a sentence that he is no neutral witness.

    >>> tells_bias("Full disclosure: I work for them."), tells_bias("They work for a bank.")
    (True, False)
    """
    return bool(_BIAS().search(_bare(unquoted(text))))


def _bare(text: str) -> str:
    """The text folded, without the marks of emphasis around its first words."""
    return fold(text[:700]).lstrip("*_#>[( ").replace("**", "").replace("__", "")


def _label(text: str) -> str:
    """What stands before the first colon, or the first full stop of a short word ("Ed. ..."), without a number behind it; "" for none."""
    label, mark, _ = text[:60].partition(":")
    if not mark:
        label, mark, _ = text[:12].partition(".")
    return label.strip("*_ ").rstrip("0123456789").rstrip() if mark else ""


def _is_pasted(text: str) -> bool:
    """Whether a sentence is labelled as pasted, before it or in brackets at its end."""
    last = _LAST_BRACKETS().search(text) if ")" in text[-2:] else None
    return _label(text) in voicewords.PASTED_LABELS or bool(last and last.group(1) in voicewords.PASTED_LABELS)


def is_from_audience(unit: Unit, language: str) -> bool:
    """Return whether somebody of the audience asks in a sentence."""
    return unit.kind in ("prose", "item", "quote") and _is_asked(unit, _bare(unit.text), language)


def _is_asked(unit: Unit, text: str, language: str) -> bool:
    """Whether somebody of the audience asks: by its label, under a heading such as "Q&A", or told."""
    asks = unit.text.rstrip('*_ "”)').endswith(("?", "？", "か。", "か"))
    labels = f"{voicewords.QUESTION_LABELS.get(language, voicewords.QUESTION_LABELS['en'])}|{voicewords.QUESTION_LABELS['ja']}".split("|")
    if asks and (_label(text) in labels or _bare(unit.heading).rstrip("*_: ") in voicewords.QUESTIONS_HEADINGS):
        return True
    return any(cue in text for cue in voicewords.ASKED_CUES) and bool(_ASKED().search(text))


def _quoted(unit: Unit, language: str, speakers: Sequence[str]) -> str:
    """Who is quoted in a sentence and did not speak there, or ""."""
    text, signed = unit.text, signer(unit)
    names = [signed] if signed else []
    folded = fold(text[:600])
    for said in _SAID().finditer(text[:600]) if any(cue in folded for cue in voicewords.SAYS_CUES) else ():
        follows = voicewords.SAYS_AFTER.get(fold(said.group(1)))
        # German writes every noun with a capital, so there it takes two to make a name
        if (not follows or re.match(rf"\s{follows}\b", said.group(3))) and (language != "de" or " " in said.group(2) or follows):
            names.append(said.group(2))
    names += [told.group(1) for told in _QUOTES().finditer(text[:600])] if any(mark in text for mark in (":", *_MARKS)) else []
    known = set(words(" ".join(speakers)))
    return next((name for name in names if not known & set(words(name))), "")


def unquoted(text: str) -> str:
    """Return the text without what stands in quotation marks, which is somebody else's."""
    return _QUOTED().sub(" ", text) if any(mark in text for mark in _MARKS) else text


@functools.cache
def _told_us(language: str) -> re.Pattern[str]:
    return re.compile(voicewords.TOLD_US.get(language, voicewords.TOLD_US["en"]))


def first_person(text: str, language: str, kind: str = "prose") -> bool:
    """Return whether the note-taker speaks of himself: outside quotations, and "we" only outside lists, where it may be the speaker's.

    >>> first_person("I liked it", "en"), first_person('"I like it", she said', "en"), first_person("we use it", "en", "item")
    (True, False, False)
    """
    if kind == "quote":
        return False
    told = _NOT_ME().sub(" ", _URL().sub(" ", unquoted(text)))
    if kind == "prose":
        told = _told_us(language).sub(" ", told.lower())
    found = set(words(told))
    mine = set(voicewords.ME.get(language, voicewords.ME["en"]).split())
    if kind == "prose":
        mine |= set(voicewords.US.get(language, voicewords.US["en"]).split())
    return bool(found & mine)


def own_section(heading: str, language: str) -> bool:
    """Return whether a heading such as "My thoughts" says that the note-taker speaks below it; a long one is a talk's title."""
    return len(heading.split()) <= 4 and first_person(heading, language)


def is_judgement(text: str) -> bool:
    """Return whether a sentence says how good something was.

    >>> is_judgement("Overall a nice talk"), is_judgement("It has two parts")
    (True, False)
    """
    return bool(_JUDGEMENT().search(fold(text)))
