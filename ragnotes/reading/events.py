"""The event of a note, told from its title, its path or its first words; never guessed from a name alone."""

from __future__ import annotations

import re

from ..text import event_key, fold
from .patterns import at_first_use

YEAR = at_first_use(r"(?<!\d)(?:19|20)\d\d(?!\d)")

# Words that make a name the name of an event, folded.
_KIND = at_first_use(
    r"""(?:\w*(?:pycon|pydata|pydays|conf|devoxx|voxxed|kaigi|fest|summit|congress?|camp|buzzwords|days|hackathon|
          symposium|unconference)\w{0,3}
      | (?:euro|geo|sci|swiss)py\w*
      | (?:django|ruby|kube|gopher|q|def|rust|droid|cpp|pg|py|vue|react|js)con\w{0,3} | \w{2,}con(?:eu|us|asia|\d+)?
      | conference | congreso | conferencia | konferenz | meetup | jornadas | forum
      | fosdem | jfokus | goto | ndc | jsday | code4lib | codemotion | codemash | mix-?it | lambdaworld | normconf | satrdays?
      | \d\dc3 | mwc | wwdc
      | re:invent | neurips | icml | iclr | emnlp | kdd | sigir | ecir | siggraph | scipy
      | usenix | srecon
      | linux\.conf\.au | build | ignite | tour | day
    )$""",
    re.VERBOSE,
)
_NEVER = frozenset(
    "silicon icon beacon falcon lexicon bacon second reason seconds confidence confidential configuration config conflict today days "
    "sundays".split()
)
_ABOUT = frozenset(
    "notes note note-taking summary summaries report recap review trip writeup overview takeaways highlights impressions thoughts "
    "memories conference my our an a the from of on "
    "about at day days talks talk workshops workshop what unhelpful short long personal after attending going visiting lightning "
    "keynotes post posts blog diary "
    "apuntes notas resumen cronica charla charlas taller talleres dia de del la el los las en mi sobre lo que "
    "notities aantekeningen verslag samenvatting dag over van op bij het een mijn praatje praatjes "
    "notizen bericht zusammenfassung tag uber vom von der die das meine vortrage compte rendu retour sur mon ma jour resumo notas "
    "anteckningar sammanfattning fran "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday first second third last".split()
)
_WORD = at_first_use(r"[^\s,;:|·•–—]+|[,;:|·•–—]")
_BRACKET = at_first_use(r"\((?!\))|(?<!\()\)")
_DAY = at_first_use(r"\b(?:day|dag|dia|tag|jour|giorno)\s*(?:\d+|[ivx]+)\b", re.IGNORECASE)


def is_event_word(word: str) -> bool:
    """Return whether a word says that the name it stands in is an event's.

    >>> [is_event_word(word) for word in ("PyConES", "Devoxx", "normConf", "Docker", "silicon")]
    [True, True, True, False, False]
    """
    folded = fold(word).strip("()#\"'*_.[]")
    return folded not in _NEVER and bool(_KIND().match(folded))


def event_in(title: str, *, whole: bool = False) -> str | None:
    """Return the event a title names, as it is written there; None when there is no telling.

    A name counts if one of its words is a kind of event ("PyData Amsterdam 2023"), or, with `whole`, if it is all there is beside
    the year and words such as "notes on" ("Polymer 2016").

    >>> event_in("An unhelpful summary of PyConES 2024"), event_in("EuroPython Conference 2020, Day 1"), event_in("Python in 2024")
    ('PyConES 2024', 'EuroPython Conference 2020', None)
    """
    tokens = _WORD().findall(_BRACKET().sub(" ", _DAY().sub(" , ", title[:300])))
    for position, token in enumerate(tokens):
        if YEAR().fullmatch(token.strip("()'\"*_[]")):
            name = _name_before(tokens, position) or _name_after(tokens, position)
            if name and (any(is_event_word(word) for word in name) or (whole and _is_all(tokens, name))):
                return _join([*name, token])
    for position, token in enumerate(tokens):
        if is_event_word(token) and len(fold(token)) > 4:
            before = _name_before(tokens, position)
            return _join([*before[-2:], token, *_name_after(tokens, position)[:2]])
    return None


def _join(words: list[str]) -> str:
    return " ".join(word.strip("()\"*_[]'") if not word.endswith("()") else word for word in words)


def _is_name_word(word: str) -> bool:
    bare = word.strip("()\"*_[]'#")
    if not re.search(r"\w", bare) or fold(bare) in _ABOUT:
        return fold(bare) == "conference"
    return any(char.isupper() or char.isdigit() for char in bare) or word.endswith("()") or is_event_word(word) or ord(bare[0]) > 0x2E7F


def _name_before(tokens: list[str], position: int) -> list[str]:
    name: list[str] = []
    for token in reversed(tokens[max(0, position - 5) : position]):
        if not _is_name_word(token) or YEAR().fullmatch(token):
            break
        name.insert(0, token)
    return name


def _name_after(tokens: list[str], position: int) -> list[str]:
    name: list[str] = []
    for token in tokens[position + 1 : position + 5]:
        if not _is_name_word(token) or YEAR().fullmatch(token):
            break
        name.append(token)
    return name


def _is_all(tokens: list[str], name: list[str]) -> bool:
    """Return whether the title is the name, its year, and nothing but words about notes, or a part set off by a mark."""
    for token in tokens:
        if token in ",;:|·•–—-":
            break
        if token not in name and not YEAR().fullmatch(token.strip("()'\"*_[]")) and fold(token.strip("#*_()")) not in _ABOUT:
            return False
    return True


def event_in_path(path: str, year: str | None) -> str | None:
    """Return the event that the file's name or one of the three folders above it tells, the year taken from a neighbour if need be.

    >>> event_in_path("notes/Devoxx Paris 2024/Gemma.md", None), event_in_path("work/2024/a.md", None)
    ('Devoxx Paris 2024', None)
    """
    *folders, file = path.split("/")
    parts = [file.rpartition(".")[0] or file, *reversed(folders[-3:])]
    parts = [re.sub(r"^\d{4}-?\d\d-?\d\d|[_\-+]+", " ", part) for part in parts]
    parts = [re.sub(r"(?<=[a-zA-Z])(?=(?:19|20)\d\d\b)", " ", part).strip() for part in parts]
    for part in parts:  # the name and the year side by side
        found = YEAR().search(part)
        if found:
            name = _name_in_path(part[: found.start()]) or _name_in_path(part[found.end() :])
            if name:
                return f"{name} {found.group()}"
    years = [found.group() for part in parts for found in [YEAR().search(part)] if found] + ([year] if year else [])
    for number, part in enumerate(parts):
        name = _name_in_path(part)
        if name and years:
            below = parts[number - 1] if number > 1 else ""  # a folder for the place: PyCon/Italia/2025
            place = below if " " not in name and re.fullmatch(r"[^\W\d]+", below) and fold(below) not in _ABOUT else ""
            return " ".join(word for word in (name, place, years[0]) if word)
    return None


def _name_in_path(part: str) -> str:
    """Return the words of a file's or folder's name around one that is surely of an event."""
    words = [word for word in part.split() if not re.fullmatch(r"[\d.]+|day\d+", word) and fold(word) not in _ABOUT - {"conference"}]
    sure = [place for place, word in enumerate(words) if is_event_word(word) and fold(word) not in ("day", "build", "tour", "goto")]
    if not sure or (all(fold(words[place]) in ("conf", "conference", "conferences") for place in sure) and sure[0] == 0):
        return ""
    return " ".join(words[max(0, sure[0] - 1) : sure[0] + 3])


def event_in_text(text: str) -> str | None:
    """Return the one event of a known kind that the text names together with its year; None if it names several, or none."""
    found: dict[str, str] = {}
    for sentence in re.split(r"[.!?\n]\s", text):
        place = 0
        for year in YEAR().finditer(sentence):
            words = sentence[max(place, year.start() - 60) : year.end()].split()
            # the word that begins a sentence has a capital whatever it is: the name counts from its sure word on
            sure = next((number for number, word in enumerate(words) if is_event_word(word)), len(words))
            name = event_in(" ".join(words[sure:]))
            place = year.end()
            if name and YEAR().search(name):
                found.setdefault(event_key(name), name)
    return next(iter(found.values())) if len(found) == 1 else None
