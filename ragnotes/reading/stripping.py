"""A heading's words without what is no part of a title: time, number, kind, tags, pictures, quotation marks around the whole."""

from __future__ import annotations

import functools
import re

from ..patterns import at_first_use, has_digit, in_small_letters
from ..text import fold
from .dates import iso_date
from .englishwords import BRANCHES
from .events import YEAR, event_in, is_event_word
from .firstnames import GIVEN
from .inline import unmark
from .kinds import DAY, EMOJI, KIND
from .namelike import evidence, folded_word, is_strange_first
from .names import is_ordinary, split_names
from .rooms import ROOMS_BEGIN, without_room

_DASHED = at_first_use(r"\s[-–—―ー|]+\s")
_CLOCK = r"(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]m|\d{1,2}h(?!\w)|\d{1,2}\s?(?:uur|uhr)|(?:오전|오후)\s?\d{1,2}:\d{2})"
_SPAN = rf"{_CLOCK}(?:\s*(?:[-–—~]|to|bis|tot|a|à|until)\s*{_CLOCK})?(?:\s*(?:uur|uhr|h|hrs|utc|cet|cest|est|pst|pt|et)\b)?"
_TIME = at_first_use(rf"^[\[(]?{_SPAN}[\])]?(?:\s*[,:;|–—-]+\s*|\s+|$)", re.IGNORECASE)
_TIME_LAST = at_first_use(
    rf"\s*(?:[,;|@–—-]\s*|\s(?:(?:at|um|om|kl|a las|às)\s)?)[\[(]?(?:{_SPAN})[\])]?$|\s*[\[(]\s*(?:{_SPAN})\s*[\])]$", re.IGNORECASE
)
# "Python 3.12", "Ubuntu 22.04": right after a word with a capital a number with a dot is no time of day
_VERSION_LAST = at_first_use(r"(?<!\w)[^\W\da-zà-ÿ_][\w.+#]*\s(?:v\.?)?\d{1,2}\.\d{2}$")
_AT_TIME = ("at", "um", "om", "kl", "kl.", "las", "às", "alle", "à", "ab", "till", "to", "bis", "tot", "until")
_STAMP = at_first_use(r"\s*[<\[]\d{4}-\d\d-\d\d[^>\]]{0,30}[>\]]")
_NUMBER = at_first_use(
    r"^(?:(?:[A-Z]{1,2}|\d{1,3}|[IVX]{1,4})[.)]\s+|\(\d{1,2}\)\s+|\d{1,2}\.\d{1,2}\.?\s+(?=\D)|#\d{1,3}\s*[:.–—-]?\s+|"
    r"(?-i:(?!(?:S3|EC2|RC4|MD5|MP[34]|SHA1|CO2|H2O?|D3|V8|R2|ES\d+|X86|IE\d+|PHP\d|GPT\d|PY\d|K8|M\d|C\d\d)\b)[A-Z]{1,3}\d{1,3})"
    r"\s*[:.)–—-]\s+|0\d\s+(?=\D)|"
    r"\d{1,2}\s*[:–—-]\s+(?=\D)|"
    r"(?:(?:lightning )?talk|session|keynote|workshop|tutorial|charla|sesi[oó]n|praatje|sessie|vortrag|palestra|"
    r"conf[ée]rence|presentation|no\.?|nr\.?|n°)"
    r"\s*#?\d{1,3}(?:\s*[:.)–—-]+\s*|\s+(?=[\"“„«])))",
    re.IGNORECASE,
)
_NUMBER_CASED = at_first_use(r"[A-Z]{1,4}\d{0,3}[\s:.)]|\d|\(|#|[A-Za-zó°é]+\.?\s*#?\d")
_PANEL = (  # before a title, though no heading of it alone is a talk; "Panel: ..." keeps its word, without which such titles say little
    r"panel (?:discussion|debate|talk)|podiumsdiskussion|paneldiskussion|paneldebatt|panelsamtal|panel de discusi[oó]n|"
    r"paneldiscussie|forumdiscussie"
)
_KIND_FIRST = at_first_use(
    rf"^(?:{_PANEL})\s*[:：]\s+(?=\S)|^(?:{KIND})s?\s*(?:[:：|–—]\s*|-\s+)(?=\S)|^[\[(【]\s*(?:{KIND})s?\s*[\])】]\s*[:–—-]?\s*(?=\S)",
    re.IGNORECASE,
)
_NAME_END = at_first_use(r"\s*[:(|–—]|\s+[-~/]\s")
_INITIAL = at_first_use(r"[^\W\d_]\.\s?[^\W\d_]{2}")
_AFTER_KIND = at_first_use("[:：|–—-]")
_BEFORE_LAST = at_first_use(r"[-–—|]\s")
_KIND_LAST = at_first_use(rf"\s+[-–—|]\s+(?:{KIND})$|\s*[\[(【]\s*(?:{KIND})\s*[\])】]$")
_EVENT_FIRST = at_first_use(r"([^:|–—]{3,40}?)\s*(?::|\||\s[-–—])\s+(?=\S{2})")
_EVENT_LAST = at_first_use(r"\s*(?:\s[-–—|@]\s|,\s|\s\(|\s\[)((?:at |@ ?)?[^()|:\[\]–—]{3,40})[)\]]?$")
_OF_REPORT = at_first_use(
    r"\b(?:notes?|thoughts|impressions?|takeaways?|learnings?|recap|summary|report|review|highlights?|experience|talks?|part|apuntes|notas|resumen|"
    r"impresiones|charlas|verslag|samenvatting|notizen|bericht|eindrucke|compte rendu|resume|retour|resumo|anteckningar)\b"
)
_TAG_WORD = (
    r"slides?|details?|more(?: info)?|info|mehr|schedule|announcement|"
    r"video|vid[ée]o|recording|youtube|link|pdf|abstract|notes|repo|code|website|live ?coding demo|room "
    r"[\w.]+|track [\w.]+|main (?:stage|hall|track|room)|"
    r"[\w ]{0,20}(?:hall|stage|room|auditorium|theat(?:er|re))(?: \w+)?|(?:sala|zaal|saal|salle|raum) [\w.]+|day \d|"
    r"\d{1,3} ?min(?:utes|uten|uti|utos)?\.?|"
    r"cont(?:inued|'d)?\.?|part \d|online|remote|(?:in )?(?:english|spanish|german|french|japanese|korean|dutch|"
    r"portuguese|italian|deutsch|español|français)|"
    r"plenary|tools plenary|quick notes|wip|draft|todo|unfinished|incomplete|🎥|📹"
)
_TAG = at_first_use(rf"\s*[\[(（]\s*(?:[A-Z]{{2}}(?:/[A-Z]{{2}})?|(?i:(?:{_TAG_WORD})(?:\s*[,|/&]\s*(?:{_TAG_WORD}))*))\s*[\])）]")
_HASHTAGS = at_first_use(r"(?:\s+#[^\W\d][\w-]*)+$|\s+(?::[\w@]+)+:$")
_IDENTITY = at_first_use(r"\s*\{[#.:][^{}]*\}\s*$")
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "「": "」", "『": "』", "‘": "’", "”": "”", "'": "'", "《": "》"}
HONOURED = ("氏", "님", "さん", "先生", "老师", "老師", "様")
_INNER_BRACKET = at_first_use(r"\s*\([^()]*\)")
_TOGETHER = at_first_use(r"\s*[,&+]\s*(?:(?:and|y|e|et|en|und|och|og)\s+)?|\s+(?:and|y|e|et|en|und|och|og|i)\s+")
# most lines hold none of these
_SIGN = at_first_use("[,&+]")
_JOINING = frozenset("and y e et en und och og i".split())
_IN_BRACKETS = at_first_use(r"\([^()]*\)|\[[^\[\]]*\]")
_BESIDE_NAMES = at_first_use(r"@\w+|\b(?:and|y|e|et|en|und|och|og|with|drs?|profs?|professors?|mr|mrs|ms)\b")
_WORD_SIGN = at_first_use(r"\w")
HONOURS = at_first_use(r"(?:(?:associate|assistant|drs?|profs?|professors?|mr|mrs|ms|ma[iî]tre|dra)\.?\s+){1,3}", re.IGNORECASE)
_TOO_MANY = 5
_FEW = 3  # blanks in an event's name with its number
_SURE = 3  # evidence of a name
EDGE = " \t-–—,:;|/·•~→"


@functools.lru_cache(maxsize=4096)  # a heading is read again in the light of those beside it
def bare_title(text: str) -> tuple[str, bool]:
    """Return a heading's words without time, number, kind, tags, pictures and quotation marks around them, and whether a time stood there.

    >>> bare_title("09:30 - 10:15 Keynote: “Ducks and tables” (slides) #ducks")
    ('Ducks and tables', True)
    """
    timed = False
    rest = _IDENTITY().sub("", text) if "{" in text else text
    rest = without_room(rest) if ")" in rest or rest[:5].lower().startswith(ROOMS_BEGIN) else rest
    rest = _STAMP().sub("", rest) if "-" in rest and ("<" in rest or "[" in rest) else rest
    for _ in range(4):  # "1. 09:00 Keynote: ..." in any order
        before = rest
        if not rest.isascii() and EMOJI().search(rest):
            rest = _without_edge_pictures(rest)
        if has_digit(rest):
            without = _TIME().sub("", rest, count=1)
            without = without if _ends_in_version(without) else _without_time_last(without)
            timed = timed or without != rest
            rest = without
        rest = _NUMBER().sub("", rest, count=1) if _NUMBER_CASED().match(rest) and not _begins_with_initial(rest) else rest
        if "[" in rest or "(" in rest or "（" in rest:
            rest = _TAG().sub(" ", rest).strip() or rest
        if "#" in rest or rest.endswith(":"):
            rest = _HASHTAGS().sub("", rest)
        rest = _without_kind(" ".join(rest.strip(" \t").split()))
        rest = unquoted(rest)
        if rest == before:
            break
    return rest.strip(EDGE) or text, timed


def _without_time_last(text: str) -> str:
    """Return a text without the time at its end; a bracket with a name before it stays closed: "Fast tables (Ana Uno, 10:30)"."""
    without = _TIME_LAST().sub("", text)
    opened = without != text and text.endswith(")") and without.count("(") > without.count(")")
    return f"{without})" if opened else without


def _ends_in_version(text: str) -> bool:
    """Return whether a text ends with a number such as "3.12" right after a word that asks for no time."""
    found = _VERSION_LAST().search(text[-60:]) if text[-3:-2] == "." and text[-1:].isdigit() else None
    return bool(found and found.group().split()[0].lower() not in _AT_TIME)


def _begins_with_initial(text: str) -> bool:
    """Return whether the letter and dot that begin a text are a name's: "J. Paul Quorn: Tables", but not "B. Fast tables"."""
    if text[1:3] != ". " or not text[0].isupper():
        return False
    name, *others = _TOGETHER().split(_NAME_END().split(text[:80], maxsplit=1)[0])
    rest = name[3:]
    sure = bool(_INITIAL().match(rest)) and evidence(name) > 1 if rest[1:2] == "." else evidence(rest) > 2 or folded_word(rest) in GIVEN
    return sure and all(evidence(other) > 1 for other in others)


def without_event(title: str) -> str:
    """Return a talk's title without the event and its year before or after it; the title itself if nothing else is left.

    >>> without_event("PyCon 2019: Fast tables for ducks"), without_event("Fast tables (PyCon 2019)"), without_event("PyCon 2019: Day 1")
    ('Fast tables for ducks', 'Fast tables', 'PyCon 2019: Day 1')
    >>> without_event("WWDC17: Fast tables"), without_event("Log4j: what now")
    ('Fast tables', 'Log4j: what now')
    """
    head, _, rest = title.partition(": ")
    if head[-2:].isdigit() and " " not in head and " " in rest and is_event_word(head):
        return rest.strip(EDGE)  # "WWDC17: Fast tables"
    if not YEAR().search(title[:300]):
        return title
    first, last = _EVENT_FIRST().match(title), _EVENT_LAST().search(title[:300])
    for event, rest in (
        (first.group(1), title[first.end() :]) if first else ("", ""),
        (last.group(1), title[: last.start()]) if last else ("", ""),
    ):
        if event and YEAR().search(event) and event_in(event, whole=True) and len(rest.split()) > 1 and not YEAR().search(rest):
            return title if DAY().search(fold(rest)) or _OF_REPORT().search(fold(rest)) else rest.strip(EDGE)
    return title


def _without_edge_pictures(text: str) -> str:
    bare = text.strip()
    first = EMOJI().match(bare)
    bare = bare[first.end() :].strip() if first else bare
    last = [found for found in EMOJI().finditer(bare) if found.end() == len(bare)]
    return (bare[: last[0].start()].strip() if last else bare) or text


def _without_kind(text: str) -> str:
    """Return the title without "Keynote:" before it or "(keynote)" after it; a name alone keeps the word, which is all the title it has."""
    found = _KIND_FIRST().match(text) if text[:1] in "[(【" or _AFTER_KIND().search(text, 0, 60) else None
    if found and found.end() < len(text) and not is_names(text[found.end() :]):
        text = text[found.end() :]
    ended = len(text) > 12 and (text[-1] in ")]】" or _BEFORE_LAST().search(text, max(0, len(text) - 60)))
    last = _KIND_LAST().search(in_small_letters(text[-60:])) if ended else None
    if last:
        before = text[: len(text) - len(text[-60:]) + last.start()]
        return before if before and not is_names(before) and not _DASHED().search(before) else text
    return text


def is_names(text: str) -> bool:
    """Return whether a text holds names and nothing else."""
    names = split_names(text, need=2)
    return bool(names) and not left_over(text, names)


def without_honour(text: str) -> str:
    """Return a name without the Asian honour behind it: "高橋 みどり さん"."""
    honour = next((honour for honour in HONOURED if text.endswith(honour)), "")
    return text.removesuffix(honour).rstrip()


def named_together(text: str, *, sure: bool = False) -> tuple[str, ...]:
    """Return the names of "Tomasz B. and Joy": a full one and first names alone, nothing else; `sure`: where names must stand.

    >>> named_together("Tomasz B. and Joy"), named_together("Ana Lund, Jun"), named_together("Ana Lund and Acme")
    (('Tomasz B.', 'Joy'), ('Ana Lund', 'Jun'), ())
    """
    bare = text.strip(" *_")
    if len(bare) > 80 or not bare[:1].isupper() or not (_SIGN().search(bare) or not _JOINING.isdisjoint(bare.split())):
        return ()
    if " i " in bare and evidence(bare) > 1:
        return ()  # "Jordi Quorn i Zibb" is one
    parts = _TOGETHER().split(bare)
    full = [part for part in parts if " " in part and evidence(part) > 1]
    if not full or not len(full) < len(parts) < _TOO_MANY:
        return ()
    first = [part for part in parts if part not in full]
    known = all(part.isalpha() and part[0].isupper() and (folded_word(part) in GIVEN or (sure and evidence(part))) for part in first)
    return tuple(dict.fromkeys(parts)) if known else ()


def left_over(text: str, names: tuple[str, ...]) -> bool:
    """Return whether more than joining words stand beside the names."""
    rest = unmark(text)
    rest = _IN_BRACKETS().sub("", rest) if "(" in rest or "[" in rest else rest
    for name in names:
        rest = rest.replace(name, "", 1)
    return _WORD_SIGN().search(rest) is not None and _WORD_SIGN().search(_BESIDE_NAMES().sub("", rest.lower())) is not None


def unquoted(text: str) -> str:
    """Return the text without the quotation marks around the whole of it."""
    if len(text) > 2 and _QUOTES.get(text[0]) == text[-1] and text[0] not in text[1:-1] and text[-1] not in text[1:-1]:
        return text[1:-1].strip()
    return text


def flat(text: str) -> str:
    """Return a text without the brackets inside its last ones: "Tables (Ana Uno (Acme) and Bo Twee)"."""
    depth = 0
    for place in range(len(text) - 1, 0, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if depth == 0:
            return f"{text[: place + 1]}{_INNER_BRACKET().sub('', text[place + 1 : -1])})"
    return text


def is_employer(rest: str) -> bool:
    """Return whether what follows a name is an employer, a handle or nothing, rather than the rest of a title."""
    return not rest.strip() or bool(re.match(r"\s*(?:[,(\[@（/]|\s(?:from|of|at|from|bei|chez|bij|de|van|@)\s|氏|님|さん|先生)", rest))


@functools.lru_cache(maxsize=4096)  # several rules ask about the same headings
def only_names(text: str) -> tuple[str, ...]:
    """Return the names of a heading that holds nothing else: "Ana Uno", "Ana Uno and Bo Twee (Acme)"."""
    if len(text) > 120 or (text.isascii() and text[1:] == text[1:].lower() and text[:1] != "@") or is_ordinary(text.lower()):
        return ()
    names = split_names(text, need=2)
    return names if names and not left_over(text, names) else ()


def is_beside_employer(text: str, names: tuple[str, ...]) -> bool:
    """Return whether of two names the second, which its shape alone makes one, stands behind a comma and ends as a house's branch does.

    >>> [is_beside_employer(f"Tables - Ana Lund, {second}", ("Ana Lund", second)) for second in ("Zibb Norway", "Zib Quorn")]
    [True, False]
    """
    if len(names) != 2 or f"{names[0]}, {names[1]}" not in text:
        return False
    known, strange = (name.partition(" ")[0] for name in names)
    if " " not in names[0] or " " not in names[1] or is_strange_first(known) or not is_strange_first(strange) or evidence(names[1]) > 2:
        return False
    return fold(names[1]).rpartition(" ")[2] in BRANCHES


def is_place(event: str, words: str, name: str) -> bool:
    """Return whether what looks like a name is where an event was: a date stands behind it, and before it the event's name or number.

    >>> is_place("ZibbConf 14", "Quorn Bay, 5 May 2013", "Quorn Bay"), is_place("Fast tables", "Zib Quorn, 5 May 2013", "Zib Quorn")
    (True, False)
    """
    rest = words.partition(name)[2].lstrip()
    dated = rest[:1] in (",", "(", "/") and has_digit(rest) and evidence(name) < _SURE and iso_date(rest) is not None
    return dated and ((event[-1:].isdigit() and event.count(" ") < _FEW) or event_in(event, whole=True) is not None)


def unhonoured(text: str) -> str:
    """Return a text that begins with a name without "Dr." before it."""
    honour = HONOURS().match(text)
    return text[honour.end() :] if honour else text
