"""What a paragraph of prose says of a talk: whose it was and what about, in the words people use for it in several languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..text import fold, sentences
from .names import is_name
from .patterns import at_first_use
from .wrapping import CAPITAL, OTHERS, STRONG, TALK, WEAK

_FULL_NAME = at_first_use(rf"\b{CAPITAL}(?: (?:(?:de|del|la|van|der|den|von|da|dos|di|le) ){{0,2}}{CAPITAL}){{1,3}}")  # on one line

_ABOUT = r"(?:about|on|around|over|sobre|acerca de|über|zu|sur|su|om|van|de)"
_AFTER_NAME = at_first_use(
    rf"(?:\s*\([^()]*\))?(?:,[^,.;]{{1,90}},)?(?:\s+(?:from|of|at|van|de|von|bei|chez|da|från)\s+(?:the\s+|de\s+|"
    rf"der\s+)?[A-ZÀ-Þ][\w&.-]*(?:\s+[A-Z&][\w&.-]*)*)?,?"
    rf"\s+(?:(?:then|also|both|really|first|next)\s+)?(?:(?P<strong>{STRONG})|(?P<weak>{WEAK}))\b"
)
_POSSESSIVE = at_first_use(rf"(?:['’]s?|s)?\s+(?:\w+\s+){{0,2}}?{TALK}\b", re.IGNORECASE)
_BEFORE_NAME = at_first_use(rf"\b{TALK}\s+(?:\w+\s+)?(?:by|from|of|van|door|de|por|von|par|di|av|with|met|con)\s+$", re.IGNORECASE)
_NAMELESS = at_first_use(
    rf"""(?:
        \b(?:this|another|an?|the\ (?:next|first|last|second|third|opening|closing|following))\s+
            (?:[\w-]+\s+){{0,2}}{TALK}(?:(?<=this\ talk)s)?\s+
            (?:is\ about|was\ about|is|was|about|on|introduced|introduces|showed|shows|covered|covers|explained|explains|looked)\b
      | \b(?:idea|gist|point|goal|topic|subject|message)\ of\ (?:this|the)\ {TALK}\ (?:is|was)\b
      | ^(?:(?:really|very|quite|rather)\s+)?\w+\s+talk\s+(?:about|on)\b
      | ^i\ had\ (?:already\ )?seen\ this\ talk\b
      | ^the\ (?:\S+\s+){{0,4}}?(?:speakers?|presenters?|creators?|authors?|maintainers?)\s
            (?:presents?|presented|explains?|explained|talked|talks|showed|shows|introduced|introduces|argued|told)\b
      | \b(?:er\ )?(?:was|waren|volgde|een|het|dit|de)\s+(?:(?:er|ook|een|eerste|volgende|laatste|mooi|goed)\s+){{0,3}}
            (?:praatje|lezing|presentatie|sessie|keynote)\s+(?:over|ging\ over)\b
      | ^(?:ook|daarnaast|verder)\ was\ er\ aandacht\ voor\b
      | \b(?:una|la|esta|otra|primera|última)\s+(?:\w+\s+)?(?:charla|ponencia|sesión|presentación)\s+
            (?:sobre|de|trataba\ de|trató\ de|fue\ sobre|iba\ de)\b
      | \b(?:un|el|este|otro)\s+taller\s+(?:sobre|de)\b
      | \b(?:ein|der|dieser|im|einen|nächste|erste|letzte)\s+(?:\w+\s+)?vortrag\s+(?:über|zu|handelte\ von)\b
      | \b(?:une|la|cette)\s+(?:\w+\s+)?(?:conférence|présentation)\s+sur\b
      | \b(?:uma|a|esta|outra)\s+(?:\w+\s+)?(?:palestra|apresentação)\s+sobre\b
      | \b(?:ett|nästa|första|sista)\s+(?:\w+\s+)?föredrag\s+om\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_PRONOUN = at_first_use(
    r"\b(?:he|she) (?:introduced|presented|presents|provides|demonstrated|showed|shows|showcased|talked|explained|gave)\b", re.IGNORECASE
)
_GOES_BACK = at_first_use(r"^the (?:speaker|presenter|talk) (?:then|also|next|finally|went on|goes on)\b", re.IGNORECASE)
_GOES_ON = at_first_use(
    r"(?:(?:it[’']s|it is|it was|there is|there’s)? ?also|he|she|they|his|her|their|this|these|that|those|then|second(?:ly)?|"
    r"third(?:ly)?|finally|ultimately|lastly|moreover|furthermore|afterwards|"
    r"another|in (?:his|her|the|their) (?:talk|demo|presentation|end|second part)|the (?:speaker|talk|demo|answer|example|presenter|"
    r"point|takeaway)|as an example|for example|but|and|so|"
    r"hij|zij|ze|daarna|vervolgens|ten slotte|dit|deze|él|ella|después|también|además|luego|finalmente|por último|er|sie|danach|"
    r"außerdem|dann|schließlich|il|elle|ensuite|enfin|puis|"
    r"ele|ela|depois|também|além disso|han|hon|sedan|dessutom)\b",
    re.IGNORECASE,
)
_PARTNER = at_first_use(rf"\W*({CAPITAL}(?:\s+{CAPITAL}){{1,3}})\s+(?:and|y|e|en|und|et|och|&)\s+")
_CUT = at_first_use(r"[.;!?](?:\s|$)|,\s|\s[–—]\s|\s(?:where|which|because|since|and it|so that|waarbij|waar|donde|porque|wobei|où)\s")
_LEAD = at_first_use(
    r"^\W*(?:(?:is|was|were|fue|era|war|ging|about|on|over|sobre|that|to|us|through|him|how it is|touching|"
    r"into|over het|how he|of|the|an?|his|her|"
    r"their|de|het|een|el|la|los|las|una?|met|wie|wat)\s+)+",
    re.IGNORECASE,
)
_TO_TOPIC = at_first_use(rf"^(?:\s*\([^()]*\))?(?:\W*\w+){{0,5}}?\W*\b{_ABOUT}\b\s+")
_ADDS = at_first_use(
    r"(?:in addition|additionally|also|besides|another|a (?:second|third) |next|later|then|after that|daarnaast|verder|ook|además|también|"
    r"otr[ao] |außerdem|danach|de plus|ensuite|além disso|também|dessutom|sedan)\b",
    re.IGNORECASE,
)
_MAX_TITLE = 90
_MAX_READ = 6_000
_NEAR = 60  # characters: a later speaker is named by then, or the sentence is about something else


@dataclass(frozen=True, slots=True)
class Cue:
    """What a paragraph says of a talk. `back`: it goes on with the paragraphs before it, which named no talk."""

    title: str
    speakers: tuple[str, ...]
    back: bool
    confidence: float


def read_cue(text: str) -> Cue | None:
    """Return the talk that a paragraph begins to tell of, None if it names none, or more than one speaker's.

    >>> read_cue("There was more. Ludvig Hult’s talk about causal inference was dense.").title
    'causal inference was dense'
    >>> read_cue("All agreed with Blaise Pascal that talks are long.") is None
    True
    """
    text = text[:_MAX_READ]
    ranges = sentences(text)
    named: list[tuple[tuple[str, ...], str]] = []
    nameless = ""
    for number, (start, end) in enumerate(ranges):
        sentence = text[start:end]
        speakers, rest = _named(sentence, number < 2)
        if speakers and not any(speakers == known for known, _ in named):
            named.append((speakers, rest))
        found = _NAMELESS().search(sentence) if number < 3 and not nameless and not named else None
        if found:
            topic = sentence[found.end() :]
            said_so = fold(topic).strip(" .") in ("", "before", "already")  # "I had seen this talk before." What it was comes after
            nameless = " ".join(text[start:end] for start, end in ranges[number + 1 : number + 2]) if said_so else topic
    if len({name for names, _ in named for name in names}) > len(named[0][0] if named else ()):
        return None
    if named:
        return Cue(title_from(nameless) if nameless else title_from(named[0][1], to_topic=True), named[0][0], False, 0.7)
    if nameless:
        return Cue(title_from(nameless), (), False, 0.5)
    if _GOES_BACK().match(text):
        found = _GOES_BACK().match(text)
        return Cue(
            title_from(re.sub(r"^\s*(?:goes|went|go) (?:on|into|over|through)?", "", text[found.end() if found else 0 :])), (), True, 0.5
        )
    if _PRONOUN().search(text) and not goes_on(text):
        return Cue(title_from(text), (), False, 0.4)
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
        ranges = sentences(part[:_MAX_READ])
        sentence = part[ranges[0][0] : ranges[0][1]] if ranges else ""
        others = bool(OTHERS().match(sentence))
        speakers, rest = _named(sentence, n_sentences < 2 or bool(found and found[-1][1]))
        n_sentences += len(ranges)
        near = len(sentence) - len(rest) <= _NEAR + len("".join(speakers))
        if speakers and speakers != known and (near or not seen):
            if position and (seen or not (whole_lead or (told and not _ADDS().match(sentence)))):
                found.append((position, False))
            known, seen = speakers, True
        elif others and seen:
            found.append((position, True))
            known = ()
        told = told or bool(_NAMELESS().search(part[:_MAX_READ]))
    return found


def goes_on(text: str) -> bool:
    """Return whether a paragraph begins as one that goes on with what was told before."""
    return bool(_GOES_ON().match(text))


def _named(sentence: str, early: bool) -> tuple[tuple[str, ...], str]:
    """Return the speakers a sentence names as such, and its words after them."""
    for found in _FULL_NAME().finditer(sentence[:2_000]):
        name, start, end = _trimmed(found.group(), found.start())
        if not name:
            continue
        after = sentence[end:]
        before = sentence[:start]
        if _BEFORE_NAME().search(before[-60:]):
            return (name,), re.sub(r"^\s+(?:from|of|at|van|de|von)\s+[A-ZÀ-Þ][\w&.-]*", "", after)
        possessed = _POSSESSIVE().match(after) if re.match(r"['’]|s\b", after) or sentence[end - 1] in "’'" else None
        if possessed:
            return (name,), after[possessed.end() :]
        said = _AFTER_NAME().match(after)
        partner = _PARTNER().fullmatch(before)
        # "until Guido talked him into it": a name in mid-sentence is somebody told about
        intro = before.strip(' "“(¡¿')
        starts = not intro or (intro.endswith(",") and len(intro.split()) <= 5) or bool(_ADDS().fullmatch(intro))
        if said and (starts or partner) and (said.group("strong") or early):
            speakers = (partner.group(1), name) if partner and is_name(partner.group(1)) else (name,)
            return speakers, after[said.end() :]
    return (), ""


def _trimmed(name: str, start: int) -> tuple[str, int, int]:
    """Return the name without a possessive and without the sentence's first word before it, with its place; "" if it is none."""
    bare = re.sub(r"['’]s?$", "", name)
    while len(bare.split()) > 1:
        if is_name(bare):
            return bare, start, start + len(bare)
        cut = len(bare) - len(bare.split(None, 1)[1])
        bare, start = bare[cut:], start + cut
    return "", 0, 0


def title_from(words: str, *, to_topic: bool = False) -> str:
    """Return a short phrase made of the words that follow a cue: what comes after a colon, or with `to_topic` after "about", up to a pause.

    >>> title_from(" a keynote about scaling AI. It was interesting.", to_topic=True)
    'scaling AI'
    """
    words = " ".join(re.sub(r"\s*\([^()]*\)", "", words[:1_000]).split())
    colon = re.search(r":\s+(?=(?:\S+\s+){3})", words[:160])
    topic = _TO_TOPIC().match(words[:160]) if to_topic else None
    if colon and not re.search(r"[.!?]\s", words[: colon.start()]):
        words = words[colon.end() :]
    elif topic and not _CUT().search(words[: topic.end()]):
        words = words[topic.end() :]
    bare = _LEAD().sub("", words, count=1) or words
    pause = _CUT().search(bare, 8)
    title = bare[: pause.start()] + ("?" if pause and pause.group().startswith("?") else "") if pause else bare
    if len(title) > _MAX_TITLE:
        title = title[: _MAX_TITLE - 1].rpartition(" ")[0] + "…"
    return title.strip(' :,.-–—"“”')


def lead_phrase(text: str) -> str | None:
    """Return a paragraph's first sentence if it stands there like a title ("Graph databases. TerminusDB is ..."), else None."""
    found = re.match(r"\s*([^.!?\n]{3,60})\.\s+(?=[^\W\d_a-z])", text[:100])
    if not found:
        return None
    lead = found.group(1)
    told = re.match(
        r"(?:i|we|it|he|she|they|you|there|that|this|these|my|our|ik|we|het|er|dit|yo|es|lo|esto|ich|wir|das|je|il|c'est|jag|vi|det)\b",
        fold(lead),
    )
    return lead if len(lead.split()) <= 9 and not told else None
