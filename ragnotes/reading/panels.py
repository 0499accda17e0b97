"""Who sat on a panel: in its title, or in the lines under it. Who only led it is no speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..patterns import at_first_use
from .kinds import PANEL
from .namelike import is_first_name
from .names import split_names
from .stripping import left_over

# a cheap test before the pattern: one of these stands in whatever it finds
_PIECES = ("panel", "podium", "forumd", "mesa", "painel", "debat", "débat", "ronde", "rotonda", "rundabord", "fishbowl", "パネル", "座談")
_PANEL_WORD = at_first_use(rf"(?<!\w){PANEL}(?!\w)")
_LED = at_first_use(
    r"(?:\s*[,;(–—-]+)?\s*(?<!\w)(?:(?:moderat|facilitat|chair|host)ed by|moderat(?:or(?:in|e)?|ion|rice|ör)|moderat[oa] da|moderiert von|"
    r"(?:gesprächs)?leitung|gespreksleid(?:er|ing)|gemodereerd door|modereras av|samtalsledare|moderador[a]?|moderad[oa] por|modera|"
    r"(?:anim|mod[ée]r)[ée]e? par|animat(?:eur|rice)|mod[ée]rat(?:eur|rice)|mod\.|chair|host)\s*:?\s+(?=[^\W\d_])",
)
_LED_BEGINS = ("moder", "facil", "chair", "host", "leitung", "gespreks", "gemod", "samtals", "anim", "modér", "(mod")
_ON_IT = at_first_use(
    r"(?:on (?:the )?(?:panel|stage)|panel(?:l?ists?|deltagare|leden|mitglieder)?|participants?|partecipan(?:ti|o)|participan(?:tes)?|"
    r"guests?|gäste|gasten|gäster|invit[ée]e?s|invitad[oa]s|convidad[oa]s|ospiti|(?:auf dem )?podium|es diskutier(?:en|ten)|"
    r"diskutant(?:en|innen)|teilnehmer(?:innen)?|"
    r"intervienen|intervenante?s|autour de la table|aan tafel|deelnemers|deltagare|i panelen|medverkande|"
    r"with|mit|con|avec|met|med|com)\s*:?\s+(?=[^\W\d_])",
)
_CLAUSE = at_first_use(
    r"[.;|]\s+|\s[–—-]\s|,?\s+(?=(?:with|mit|con|avec|met|med|com)\s+[^\W\d_a-z])|,\s+(?=[^\W\d_][^:,]{3,20}:\s)",
)
_FIRST_PEOPLE = at_first_use(  # "Panel with Ana and Bo: tables"
    r"([^:(]{4,60}?),?\s(?:with|mit|con|avec|met|med|com)\s+([^\W\d_](?:(?!\s[–—-]\s)[^:()]){2,120}?)(?:\s?:\s+|\s[–—-]\s+)(\S.+)"
)
_LAST_PEOPLE = at_first_use(
    r"(.+)(?:,?\s(?:with|mit|con|avec|met|med|com)\s+|\s*[:(]\s*|\s[–—-]\s+)([^\W\d_](?:(?!\s[–—-]\s)[^:()]){2,80})\)?"
)
_IN_BRACKETS = at_first_use(
    r"(?:,\s*|;\s*|(?<=:)\s*|(?<=\s[–—-])\s*|(?<=\())[^,;:&()–—]{3,40}?\s\((?:mod(?:erator(?:in|e)?|eration|eradora?|eratrice|[ée]rat(?:eur|rice))?\.?|"
    r"chair|host|animat(?:eur|rice)|gespreksleider|leitung)\),?",
    re.IGNORECASE,
)
_BETWEEN = at_first_use(r"\s*[,&+]\s*(?:(?:and|y|e|et|en|und|och)\s+)?|\s+(?:and|y|e|et|en|und|och)\s+")
_ENDS_NAMES = at_first_use(r"[),;:|]|\s[–—-]\s")
_LONGEST = 300  # characters of a line


def is_of_panel(text: str) -> bool:
    """Return whether the first words of a heading call it a panel.

    >>> is_of_panel("## 10:00 Podiumsdiskussion: Enten"), is_of_panel("Table ronde : les canards"), is_of_panel("Control panels")
    (True, True, False)
    """
    small = text[:60].lower()
    return any(map(small.__contains__, _PIECES)) and bool(_PANEL_WORD().search(small))


def without_leader(title: str) -> str:
    """Return the title of a panel without who led it.

    >>> without_leader("Panel: Ducks (moderated by Ana Lund)"), without_leader("Mesa redonda moderada por Ana Lund: patos")
    ('Panel: Ducks', 'Mesa redonda: patos')
    """
    small = title.lower()
    if len(small) != len(title) or not any(map(small.__contains__, _LED_BEGINS)):
        return title
    title = _IN_BRACKETS().sub("", title) if ")" in title else title
    led = _LED().search(title.lower())
    said = _ENDS_NAMES().split(title[led.end() :], maxsplit=1)[0] if led and led.start() else ""
    names = split_names(said, trusted=True)
    if not led or not names or not said.startswith(names[0]):
        return title
    end = title.index(names[-1], led.end()) + len(names[-1])
    closed = title[end : end + 1] == ")" and "(" in title[led.start() : led.end()]
    return title[: led.start()] + title[end + closed :]


def people_of(title: str) -> tuple[str, tuple[str, ...]] | None:
    """Return title and people of a panel that names two or more at its end, be it by first names alone; None if it does not.

    >>> people_of("Panel on ducks with Ana, Olof and Ruth"), people_of("Panel: ducks, geese and swans")
    (('Panel on ducks', ('Ana', 'Olof', 'Ruth')), None)
    >>> people_of("Panel with Ana and Olof: ducks")
    ('Panel: ducks', ('Ana', 'Olof'))
    """
    first = _FIRST_PEOPLE().fullmatch(title[:_LONGEST]) if ":" in title or "–" in title or " - " in title else None
    names = _people(first.group(2)) if first else ()
    if first and names:
        return f"{first.group(1)}: {first.group(3)}", names
    found = _LAST_PEOPLE().fullmatch(title[:_LONGEST])
    names = _people(found.group(2)) if found else ()
    return (found.group(1), names) if found and names else None


def panellists(texts: Iterable[str]) -> tuple[str, ...]:
    """Return who sat on a panel as the lines under its title say: "Moderation: Ana Lund. Auf dem Podium: Olof Holm, Ida Berglund".

    >>> panellists(["Animée par Ana Lund, avec Olof Holm et Ida Berglund"]), panellists(["Moderator: Ana Lund"])
    (('Olof Holm', 'Ida Berglund'), ())
    """
    names: list[str] = []
    for text in texts:
        for clause in _CLAUSE().split(text[:_LONGEST]):
            small = clause.lower()
            on_it = _ON_IT().match(small) if len(small) == len(clause) else None
            said = clause[on_it.end() :] if on_it else ""
            labelled = on_it is not None and ":" in on_it.group()
            names += (split_names(said, trusted=labelled, need=2 - labelled) or _first_names(said)) if said else ()
    return tuple(dict.fromkeys(names))


def _people(text: str) -> tuple[str, ...]:
    """Return the names of a text that holds two or more and nothing else."""
    names = split_names(text, need=2)
    return (names if len(names) > 1 and not left_over(text, names) else ()) or _first_names(text)


def _first_names(text: str) -> tuple[str, ...]:
    """Return the names of a text that is first names alone, two or more."""
    parts = _BETWEEN().split(text.strip(" .)"))
    return tuple(parts) if len(parts) > 1 and all(map(is_first_name, parts)) else ()
