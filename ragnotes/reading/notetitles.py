"""Titles of notes that say whose talk they were noted in: "Notes from Ana Uno's talk on tables", "Ana Uno on tables (DuckConf 2019)"."""

from __future__ import annotations

from ..patterns import at_first_use
from .events import YEAR, event_in
from .names import evidence, split_names

_NOTES = (
    r"(?:(?:my|some|short|rough|quick|raw|mes|mis|meine|minhas|mijn|mina) )*"
    r"(?:notes?|write-?up|summary|recap|notizen|mitschrift|zusammenfassung|apuntes|notas|resumen|resumo|notities|aantekeningen|verslag|"
    r"anteckningar|sammanfattning|appunti|riassunto|compte[- ]rendu|résumé) "
    r"(?:from|on|of|about|to|zum?|zur|von|vom|aus|sobre|del?|de la|van|bij|over|sur|från|om|till|su|da) (?:the )?"
)
_TALK = r"(?:(?:closing|opening|lightning|short|great|invited|\w+con\w*) )?(?:talk|keynote|session|presentation|workshop|lecture)"
_OWNED = at_first_use(rf"(?i:{_NOTES})?(\S.{{3,50}}?)['’]s? (?i:{_TALK})(?: (?i:on|about|called|titled|entitled)|:|,)? (\S.*)")
_QUOTED_OF = at_first_use(rf"(?i:{_NOTES})(\S.{{3,50}}?)(?:['’]s?|:|,)? ([\"“„«‘'].{{3,150}}[\"”“»’'])(?: .*)?")
_ON = at_first_use(r"(\S.{3,50}?) (?:on|about|über|sobre|sur|over|om|su) (.{3,150}\S)\s*[(\[]([^()\[\]]{4,60})[)\]]")
_CALLED = at_first_use(rf"(?i:{_NOTES})([\"“„«‘'].{{3,}}[\"”“»’'])")
_QUOTES = "\"“”„«»‘’'"
_LONGEST = 240  # characters
_SURE = 2  # evidence of a name that nothing else tells


def told_title(title: str) -> tuple[str, tuple[str, ...]]:
    """Return title and speakers of the talk that a note's title says it was noted in, ("", ()) of any other title.

    >>> told_title("Notes from Ana Lund's talk on small tables")
    ('small tables', ('Ana Lund',))
    >>> told_title("Ana Lund on small tables (PyDays 2019)"), told_title("Ana Lund on small tables")
    (('small tables', ('Ana Lund',)), ('', ()))
    """
    if len(title) > _LONGEST:
        return "", ()
    owned = _OWNED().fullmatch(title) if "’" in title or "'" in title else None
    if owned:
        names = split_names(owned.group(1), need=2)
        return (owned.group(2).strip(f"{_QUOTES} ."), names) if names else ("", ())
    quoted = _QUOTED_OF().fullmatch(title) if any(map(title.__contains__, _QUOTES)) else None
    if quoted:
        names = split_names(quoted.group(1), need=2)
        return (quoted.group(2).strip(_QUOTES), names) if names else ("", ())
    on = _ON().fullmatch(title) if title[-1:] in (")", "]") else None
    if on and event_in(on.group(3), whole=True) and YEAR().search(on.group(3)):
        names = split_names(on.group(1), need=2)
        return (on.group(2), names) if names and all(evidence(name) >= _SURE for name in names) else ("", ())
    return "", ()


def without_notes(title: str) -> str:
    """Return the title in quotation marks that a note says it is on.

    >>> without_notes('Notes on "Small tables"'), without_notes("Notes on small tables")
    ('Small tables', 'Notes on small tables')
    """
    found = _CALLED().fullmatch(title[:_LONGEST]) if title[-1:] in _QUOTES else None
    return found.group(1).strip(_QUOTES) if found else title
