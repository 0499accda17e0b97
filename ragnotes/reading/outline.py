"""What a heading is: a talk with its speakers, a day or session over talks, an aside such as the introduction, or a part of a talk."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from ..text import fold
from .inline import links, unmark
from .names import is_name, split_names
from .patterns import at_first_use

_TIME = at_first_use(
    r"^(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]m)?|\d{1,2}\s?[ap]m)(?:\s*[-–—]\s*\d{1,2}[:.h]\d{2}(?:\s?[ap]m)?)?\s*(?:uur|h)?\s*[,:;|–—-]?\s*",
    re.IGNORECASE,
)
_NUMBER = at_first_use(r"^(?:[A-Z]{1,2}|\d{1,2}|[IVX]{1,4})[.)]\s+")
_KIND = (
    r"\b(?:keynote|talk|workshop|tutorial|panel|lightning talk|fireside chat|charla|taller|ponencia|praatje|lezing|presentatie|"
    r"vortrag|palestra|oficina|conf[ée]rence|基調講演|"
    r"キーノート|セッション|키노트|튜토리얼)\b"
)
_KIND_FIRST = at_first_use(rf"^(?:{_KIND})s?\s*(?:[:：|–—]|-\s)\s*", re.IGNORECASE)
_DASH = at_first_use(r"\s+[-–—ー|]+\s*|\s*[–—]\s+|(?<=\w)-\s+")
_BY = at_first_use(r"\s+(?:by|por|door|von|par)\s+(?=[A-Z@ÀÁÉÍÓÚÄÖÜÅØ])")
_PARENTHESIS = at_first_use(r"\s*[(（]([^()（）]*)[)）]\s*$")
_LANGUAGE = at_first_use(r"\s*\((?:[A-Z]{2}|slides|video)\)\s*", re.IGNORECASE)
_EMOJI = at_first_use("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U000e0020-\U000e007f]+")

_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|last|eerste|tweede|derde|vierde|laatste|primer|segundo|tercer|cuarto|ultimo|erster|zweiter|dritter|letzter|"
    r"premier|deuxieme|troisieme|dernier|primeiro|terceiro|forsta|andra|tredje|\d{1,2}(?:st|nd|rd|th|e|er|eme|ere|º|o)?)"
)
_DAYWORD = r"(?:day|dag|dagen|dia|tag|jour|journee|jornada|giorno)"
_DAY = (
    rf"\b(?:{_DAYWORD}\s*(?:\d{{1,2}}|[ivx]{{1,3}}(?=\W*$)|one|two|three|four|uno|dos|tres|un|deux|een|twee|drie|eins|zwei|drei)|"
    rf"{_ORDINAL}\s+{_DAYWORD})\b|\d{{1,2}}일차"
)
DAY = at_first_use(_DAY)
_WEEKDAY = at_first_use(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tue|wed|thu|fri|sat|sun)\b[ ,.]*\d|(?:maan|dins|woens|donder|vrij|zater|"
    r"zon)dag\b|"
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b|(?:mon|diens|donners|frei|sams|sonn)tag\b|mittwoch\b|(?:lun|mar|"
    r"mercre|jeu|vendre|same)di\b|dimanche\b|"
    r"(?:segunda|terca|quarta|quinta|sexta)(?:-feira)?\b"
)
_SESSION = at_first_use(
    r"(?:(?:morning|afternoon|evening|the|main|industry|all|conference|some|de|las|los|die|les|as|os)\s+)*(?:talks?|sessions?|"
    r"workshops?|tutorials?|keynotes?|lightning talks?|panels?|"
    r"charlas?|charla en charla|talleres|ponencias|sesiones|praatjes|lezingen|presentaties|sessies|vortrage|conferences|palestras|"
    r"oficinas|schedule|program(?:me|ma)?|agenda|"
    r"morning|afternoon|evening|manana|tarde|ochtend|middag|matin|apres-midi|vormittag|nachmittag)(?:\s+(?:\d+|i+|one|two|three|"
    r"attended|i attended|i saw|track))?"
)
_ASIDE = at_first_use(
    r"(?:intro(?:duction)?|introduccion|inleiding|vooraf|einleitung|introducao|inledning|welcome|opening|registration|preface|"
    r"prologue|before\b.*|waking up|"
    r"closing(?: words| remarks| thoughts| notes)?|conclusions?|wrap[- ]?up|wrapping up|summary|overall|outro|epilogue|final (?:words|"
    r"thoughts|remarks|notes)|(?:the )?end|goodbye|"
    r"despedida|cierre|conclusion(?:es)?|resumen|tot slot|slot(?:woord)?|afsluiting|conclusie|samenvatting|fazit|schluss(?:wort)?|zum "
    r"schluss|conclusao|considerazioni finali|avslutning|"
    r"(?:my |some |general )?(?:thoughts?|impressions?|opinions?|reflections?|highlights?|takeaways?|learnings?)|mi opinion|opinion|"
    r"mening|"
    r"logistics?|organi[sz]ation|organizacion\b.*|organisatie|venue|location|travel(?:ling)?|food|drinks|dinner|lunch|breakfast|"
    r"breaks?|coffee(?: break)?|swag|party|parties|networking|"
    r"hallway(?: track)?\b.*|social(?: event| events)?|sponsors?|booths?|photos?|pictures|the (?:city|venue|food|people|party)|city|"
    r"hotel|"
    r"other posts\b.*|more from\b.*|related(?: posts| links)?|references?|resources?|links?|further reading|read more|see also|"
    r"appendix|acknowledge?ments?|thanks?|thank you|credits|"
    r"about(?: me| us| the author| this (?:post|conference))?|disclaimer|contents|table of contents|toc|index|inhoud|todo|"
    r"misc(?:ellaneous)?|general|next(?: year| time| steps)?|"
    r"what i missed|missed|not attended|q ?& ?a|questions?|feedback|notes?|extras?|offi?cial\b.*party|.* party|los entretiempos\b.*|"
    r"次回は|목차|후기)"
    r"[ :!.…]*"
)
_INNER = at_first_use(
    r"(?:notes?(?: (?:of|on|from|about) the talk)?|(?:my |some )?(?:thoughts?|opinions?|takeaways?|impressions?|conclusions?)(?: "
    r"\w+){0,3}|q ?& ?a|questions?(?: and answers)?|summary|agenda|"
    r"abstract|feedback|resources|links|slides|video|demo|discussion|background|highlights|examples?|conclusions?|mi opinion|opinion|"
    r"apuntes|preguntas|vragen|notities|fragen|what i .*)"
    r"[ :!.…]*"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A heading taken apart. `kind` is "talk", "session", "aside" or "plain" (nothing speaks for or against a talk)."""

    text: str
    speakers: tuple[str, ...]
    url: str | None
    kind: str
    timed: bool
    inner: bool  # such a heading is often a part of a talk: "Notes", "My thoughts"


@functools.lru_cache(maxsize=4096)  # three rules ask about the same headings
def read_title(heading: str) -> Title:
    """Return what a heading says, time, number and speakers taken off its words.

    >>> title = read_title("## 09:00, [Docker and Python](https://example.org/d), Tania Allard")
    >>> title.text, title.speakers, title.url
    ('Docker and Python', ('Tania Allard',), 'https://example.org/d')
    """
    bare = unmark(heading)
    rest = _TIME().sub("", bare, count=1)
    timed = rest != bare
    rest = _NUMBER().sub("", rest, count=1)
    folded = fold(_EMOJI().sub("", rest)).strip(" -–—:·.")
    inner = bool(_INNER().fullmatch(folded))
    if is_session(folded):
        return Title(rest, (), None, "session", timed, inner)
    if _ASIDE().fullmatch(folded):
        return Title(rest, (), None, "aside", timed, inner)
    url = next((address for words, address in links(heading) if address.startswith("http") and len(words) > 3), None)
    text, speakers = _by_link(heading, rest) or _by_mark(_LANGUAGE().sub(" ", rest).strip())
    text = text.strip(" -–—,:|").strip()
    text = text[1:-1] if len(text) > 2 and text[0] in '"“' and text[-1] in '"”' else text
    linked = url is not None and not is_name(next((words for words, address in links(heading) if address == url), ""))
    strong = (
        bool(speakers)
        or linked
        or bool(_KIND_FIRST().match(text))
        or bool(re.fullmatch(rf"(?:opening |closing )?(?:{_KIND})", text, re.IGNORECASE))
    )
    return Title(text or rest or bare, speakers, url if linked else None, "talk" if strong else "plain", timed, inner)


def is_session(folded: str) -> bool:
    """Return whether a folded heading stands over talks: a day, a date, "Talks", "Workshops"."""
    return bool(
        re.match(rf"(?:the |de |el |der |la )?(?:{_DAY})", folded)
        or _WEEKDAY().match(folded)
        or _SESSION().fullmatch(folded)
        or (
            re.fullmatch(r"(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+\w+|\w+\s+\d{1,2}(?:st|nd|rd|th)?|\d{4}-\d\d-\d\d)(?:,?\s+\d{4})?", folded)
            and re.search(_MONTH_NAMES, folded)
        )
        or re.fullmatch(r"(?:session|track|block|part|room)\s+\w{1,3}\b.*", folded)
    )


_MONTH_NAMES = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|mei|mrt|okt|mai|dez|fev|avr|juin|juil|aout)\w*|\d{4}-"


def _by_link(heading: str, rest: str) -> tuple[str, tuple[str, ...]] | None:
    """Return title and speakers of "[Title](address), Speaker" and of "[Title] - Speaker"."""
    found = re.match(r"(?:#+\s*)?(.{0,40}?)\[([^\[\]]{4,})\](?:\([^()]*\))?\s*(?:[,:|–—-]|by\b)\s*(\S.*)$", heading)
    if not found or is_name(unmark(found.group(2))):
        return None
    speakers = split_names(found.group(3), single=False)
    return (unmark(found.group(2)), speakers) if speakers else None


def _by_mark(text: str) -> tuple[str, tuple[str, ...]]:
    """Return title and speakers of "Title - Speaker", "Speaker: Title", "Title by Speaker", "Title (Speaker, employer)"."""
    parts = [part for part in _DASH().split(text) if part.strip()]
    for position in range(len(parts) - 1, -1, -1):
        names = split_names(parts[position], single=bool(re.search("(?:氏|님)$", parts[position].strip()))) if len(parts) > 1 else ()
        if names and parts[position].strip().strip("[]").startswith(names[0]):
            others = [part for number, part in enumerate(parts) if number < position] or parts[position + 1 :]
            return _cut(text, others[0], others[-1]), names
    if len(parts) > 1 and re.fullmatch(r"[A-Z]\w{2,15}", parts[0]) and text.startswith(f"{parts[0]}- "):
        return text[len(parts[0]) + 2 :], (parts[0],)  # "Matthias- Changing development aid"
    inside = _PARENTHESIS().search(text)
    if inside and split_names(inside.group(1)):
        return text[: inside.start()], split_names(inside.group(1))
    by = list(_BY().finditer(text))
    if by and split_names(text[by[-1].end() :], trusted=True):
        return text[: by[-1].start()], split_names(text[by[-1].end() :], trusted=True)
    before, colon, after = text.partition(": ")
    if colon and is_name(before) and len(after.split()) > 1:
        return after, (before,)
    kind = re.fullmatch(r"(.+?)(?:['’]s)?\s+((?:opening |closing )?keynote)", text, re.IGNORECASE)
    if kind and is_name(kind.group(1)):
        return text, (kind.group(1),)
    return text, ()


def _cut(text: str, first: str, last: str) -> str:
    """Return the piece of the text from one part to another, dashes between them kept."""
    start = text.index(first)
    return text[start : text.index(last, start) + len(last)]


def day_of(text: str) -> str | None:
    """Return the day a heading names, as it is written there and without pictures.

    >>> day_of("### Day 1 🌦"), day_of("PyConES 2024, tercer día"), day_of("Second day – Building solid software")
    ('Day 1', 'tercer día', 'Second day')
    """
    bare = " ".join(_EMOJI().sub(" ", unmark(text)).split())
    folded = fold(bare)
    if len(folded) != len(bare):  # places would not match
        return None
    found = DAY().search(folded)
    if found:
        return bare[found.start() : found.end()]
    return bare if _WEEKDAY().match(folded) and len(bare) < 40 else None
