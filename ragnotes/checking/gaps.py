"""Gaps: where the notes admit that something was forgotten, missed, not understood or not finished."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Gap, Line
from ..text import fold
from .sentences import Unit, read_units
from .voices import unquoted

# Matched against folded text (no case, no accents, straight apostrophes). Restrained on purpose: a sentence about somebody's code that is
# "hard to follow" admits nothing, so most patterns ask for the note-taker's "I" or for the opening of a sentence.
_I = r"\b(?:i|i'm|i am|i was|we|we're|we are|we were)"
_NOT = r"(?:(?:do|did|could|can|was|were|have|had) ?(?:not|n't)|cannot|don't|didn't|couldn't|can't|wasn't|weren't|haven't|hadn't)"
_PATTERNS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "forgot": (
            rf"{_I} (?:\w+ )?{_NOT} (?:\w+ )?(?:remember|recall)\b",
            r"(?:^|[,;(] ?)(?:do not|don't|can't|cannot) (?:\w+ )?(?:remember|recall)\b",
            r"\b(?:i|we|i've|i have|we have|have since|mostly|completely|totally) (?:\w+ly |already )?forg[eo]t(?:ten)?\b",
            r"\b(?:whatever|all|what little|the only thing) i (?:still |can |could )*(?:remember|recall)\b", r"\bslipped my mind\b",
        ),
        "stopped": (
            r"\bstopped (?:taking|writing|making) (?:down )?(?:any )?notes\b",
            rf"{_NOT} (?:write|take|make|jot) (?:down )?(?:any |many |much |good |more )*(?:notes|more)\b",
            rf"{_I} (?:\w+ )?{_NOT} (?:\w+ )?(?:write|note|jot) (?:it |that |this |them )?down\b",
            r"\b(?:took|made|have|have got|got) (?:almost )?no (?:more )?notes\b", r"^no (?:more )?notes\b",
            r"\bgave up (?:on )?(?:taking )?notes\b",
        ),
        "missed": (
            rf"{_I} (?:\w+ )?{_NOT} (?:able to )?(?:attend|catch|stay|make it|get to|go to|participate|watch)\b",
            rf"{_I} (?:\w+ )?(?:missed|skipped)\b", r"\bmissed the (?:start|beginning|end|first|last|rest|talk|session)\b",
            r"^missed (?:it|this|most)\b",
            rf"{_I} (?:\w+ )?(?:left (?:\w+ )?early|had to leave|arrived (?:\w+ )?late|came (?:in )?(?:\w+ )?late|joined (?:\w+ )?late)\b",
            r"^(?:left|had to leave|arrived|came|joined) (?:\w+ )?(?:early|late)\b",
            r"\bdidn't (?:quite )?catch (?:it|that|the|his|her|their)\b", r"\bi(?:'ve| have) not included\b", r"\bi haven't included\b",
        ),
        "unsure": (
            r"(?:^|[,;(:] ?|\b(?:i'm|i am|i was|we're|we are|and|but|still) )not (?:\w+ly |quite |so |too |100 ?% )?(?:sure|certain)\b",
            r"\b(?:went|goes|flew) (?:\w+ )?over my head\b", r"\babove my (?:level|head)\b",
            r"\btoo (?:advanced|technical|fast|deep) for me\b", r"\blost me\b",
            r"(?:\bi\b.{0,40}|\b(?:talk|speaker|presentation|accent|slides)\b.{0,30})\b(?:hard|difficult|tough) to (?:follow|understand)\b",
            r"^(?:hard|difficult) to follow\b",
            rf"\bi (?:\w+ )?{_NOT} (?:\w+ )?(?:understand|follow|grasp|get (?:it|this|that|the point|much))\b",
            rf"\bi (?:\w+ )?{_NOT} (?:\w+ )?know (?:much|enough|anything) about\b", r"\b(?:i have|i had|^)no idea (?:what|why|how|if)\b",
            r"\bif i (?:understood|remember|recall|got)\b[^.]{0,20}\b(?:correctly|right|well)\b", r"\biirc\b", r"\(\?\)", r"\?\?",
        ),
    },
    "nl": {
        "forgot": (
            r"\bniet (?:\w+ ){0,2}(?:herinneren|onthouden)\b", r"\bherinner (?:ik )?me (?:\w+ ){0,3}niet\b",
            r"\b(?:ben|heb) (?:ik )?(?:\w+ ){0,5}vergeten\b", r"\bik vergeten (?:ben|heb)\b",
            r"\bwat ik (?:me |mij )?(?:er )?nog (?:\w+ )?(?:herinner|weet)\b", r"\b(?:ik weet|weet ik) (?:\w+ ){0,3}niet meer\b",
        ),
        "stopped": (
            r"\b(?:geen|weinig|amper|nauwelijks) (?:aantekeningen|notities)\b",
            r"\b(?:gestopt|stopte|opgehouden) (?:\w+ ){0,2}met (?:\w+ ){0,2}(?:aantekeningen|notities|notuleren|schrijven|meeschrijven)\b",
        ),
        "missed": (
            r"\b(?:heb|had) ik (?:\w+ ){0,5}gemist\b", r"\bik (?:\w+ ){0,5}gemist (?:heb|had)\b", r"\bmiste ik\b", r"\bik miste\b",
            r"\bte laat (?:binnen|gekomen|aangekomen)\b", r"\b(?:eerder|vroeg) (?:weg|vertrokken|weggegaan)\b",
            r"\b(?:ik kon|kon ik|konden we|we konden) (?:\w+ ){0,4}niet (?:bij zijn|bijwonen|heen|volgen)\b",
        ),
        "unsure": (
            r"\b(?:ik|we) (?:\w+ ){0,2}niet (?:helemaal |echt |heel )?zeker\b", r"\b(?:ik heb|heb ik|^)(?: ?)geen idee\b",
            r"\bging (?:mij |me )?boven (?:mijn|m'n) pet\b", r"\b(?:lastig|moeilijk) te volgen\b",
            r"\b(?:snapte|begreep) ik (?:\w+ ){0,3}niet\b", r"\bik (?:snapte|begreep) (?:\w+ ){0,3}niet\b",
            r"\bik weet (?:er )?(?:weinig|niet veel) (?:van|over)\b",
        ),
    },
    "es": {
        "forgot": (
            r"\bno (?:me |lo )?(?:acuerdo|recuerdo)\b", r"\b(?:se me|he|me he) (?:ha )?olvid\w+\b",
            r"\b(?:lo|todo lo|lo poco) que (?:aun )?recuerdo\b",
        ),
        "stopped": (
            r"\b(?:deje|dejamos|pare) de (?:tomar|apuntar|escribir|anotar)\b",
            r"\bno (?:tome|tomamos|apunte|anote|tengo) (?:mas |muchas |muchos )?(?:notas|apuntes|nada)\b",
        ),
        "missed": (
            r"\b(?:me|nos) (?:perdi|perdimos|la perdi|lo perdi)\b",
            r"\bno (?:pude|pudimos|llegue a|llegamos a) (?:\w+ )?(?:asistir|ir|ver|llegar|estar|verla|verlo|quedar\w*)\b",
            r"\b(?:llegue|llegamos|entre) (?:\w+ )?tarde\b", r"\b(?:me fui|nos fuimos|tuve que (?:irme|salir)) (?:antes|pronto)\b",
            r"\btuve que irme\b",
        ),
        "unsure": (
            r"\bno (?:estoy|me quedo|me queda|tengo) (?:muy |del todo |nada )?(?:segur[oa]|clar[oa])\b",
            r"\bno (?:lo |la )?(?:entendi|pille)\b", r"\bni idea\b", r"\b(?:dificil|complicad[oa]) de seguir\b",
            r"\bno se (?:mucho|gran cosa|casi nada) (?:de|sobre)\b", r"\bme perdi\b",
        ),
    },
    "de": {
        "forgot": (
            r"\bnicht (?:mehr )?(?:\w+ )?(?:erinnern|gemerkt)\b", r"\berinnere (?:ich )?mich (?:\w+ ){0,3}(?:nicht|kaum)\b",
            r"\b(?:habe?|hab') ich (?:\w+ ){0,5}vergessen\b", r"\bich (?:\w+ ){0,5}vergessen (?:habe|hab)\b",
            r"\bich habe? (?:\w+ ){0,5}vergessen\b", r"\bweiss ich (?:\w+ ){0,2}nicht mehr\b", r"\bich weiss (?:\w+ ){0,3}nicht mehr\b",
        ),
        "stopped": (
            r"\b(?:keine|kaum) notizen\b", r"\b(?:nicht|nichts) (?:mehr )?mitgeschrieben\b",
            r"\baufgehort (?:\w+ ){0,2}(?:mitzuschreiben|zu schreiben|notizen)\b",
        ),
        "missed": (
            r"\b(?:ich|wir|leider) (?:\w+ ){0,6}verpasst\b", r"\bzu spat (?:gekommen|angekommen|dran|da)\b",
            r"\bfruher (?:gegangen|weg|raus)\b",
            r"\b(?:konnte|konnten) (?:ich |wir )?(?:\w+ ){0,4}nicht (?:teilnehmen|dabei sein|besuchen|ansehen)\b",
        ),
        "unsure": (
            r"\b(?:bin|war) (?:ich )?(?:mir )?(?:\w+ )?nicht (?:ganz |so |mehr )?sicher\b", r"\bkeine ahnung\b",
            r"\b(?:schwer|schwierig) zu folgen\b", r"\b(?:habe|hab) ich (?:\w+ ){0,4}nicht (?:\w+ )?verstanden\b",
            r"\bich (?:habe|hab) (?:\w+ ){0,4}nicht (?:\w+ )?verstanden\b", r"\bzu hoch fur mich\b",
        ),
    },
    "fr": {
        "forgot": (
            r"\b(?:me souviens|souviens|rappelle) (?:plus|pas)\b", r"\bj'ai (?:\w+ )?oublie\b", r"\bce dont je me (?:souviens|rappelle)\b",
        ),
        "stopped": (
            r"\b(?:arrete|cesse) de (?:prendre|noter|ecrire)\b", r"\bpas pris (?:\w+ )?(?:de )?notes?\b", r"\bpas de notes (?:sur|pour)\b",
        ),
        "missed": (
            r"\b(?:j'ai|on a|nous avons|je l'ai) (?:\w+ )?(?:rate|loupe|manque)e?\b",
            r"\bpas pu (?:y )?(?:\w+ )?(?:assister|voir|aller|venir|suivre|rester)\b",
            r"\b(?:arrive|arrivee|arrives) (?:\w+ )?(?:en retard|trop tard)\b", r"\b(?:parti|partie|partis) (?:plus tot|avant la fin)\b",
        ),
        "unsure": (
            r"\b(?:suis|sommes|etais) (?:\w+ )?pas (?:\w+ )?(?:sure?s?|certain\w*)\b", r"\bpas (?:tout |bien |vraiment )?compris\b",
            r"\baucune idee\b", r"\b(?:difficile|dur|complique) (?:a|de) suivre\b", r"\bperdu le fil\b",
        ),
    },
}  # fmt: skip
_KINDS = ("forgot", "stopped", "missed", "unsure")
_COMPILED = {
    language: tuple((kind, re.compile("|".join(kinds[kind]), re.MULTILINE)) for kind in _KINDS) for language, kinds in _PATTERNS.items()
}
_TO_DO = re.compile(r"^(?:TODO|TBD|FIXME)\b(?! (?:app|list|item)s?\b)|\b(?:TODO|TBD|FIXME)(?:\s*:|[)\].]*$)")
_TRAILING = re.compile(r"(?:^|[,:=–-] ?)(?:\.{3,}|…)$")
_DANGLING = re.compile(r"\b(?:and|or|the|of|with|because|en|het|y|und|oder|weil|et|parce que)$")
_DOUBT = re.compile(r"[-–—(] ?[\w ]{1,40}\?\)?$")
_ASKS = re.compile(r"(?:what|why|how|who|when|where|which|is|are|do|does|can|wat|waarom|hoe|wie|que|por|como|was|warum|wie|qu)\b")


def find_gaps(lines: Sequence[Line], language: str) -> tuple[Gap, ...]:
    """Return the admissions that something is missing, in the order of the lines, one a sentence at most.

    Patterns of the notes' language and of English are tried, for another language those of all. Quotations are somebody else's words.
    """
    languages = dict.fromkeys((language, "en")) if language in _COMPILED else dict.fromkeys(_COMPILED)
    units = read_units(lines)
    found = []
    for position, unit in enumerate(units):
        if unit.kind in ("prose", "item"):
            kind = _admitted(unit.text, tuple(languages)) or _unfinished(units, position)
            if kind:
                found.append(Gap(unit.start_line, unit.text, kind))
    return tuple(found)


def _admitted(text: str, languages: tuple[str, ...]) -> str:
    folded = fold(unquoted(text)).replace("’", "'")[:2000]  # an admission stands early; endless lines are no sentences
    for language in languages:
        for kind, pattern in _COMPILED[language]:
            if pattern.search(folded):
                return kind
    return ""


def _unfinished(units: Sequence[Unit], position: int) -> str:
    """ "unfinished" for a sentence cut mid-way, "unsure" for a word noted with a question mark, else ""."""
    unit = units[position]
    text = unit.text
    if _TO_DO.search(text[:200]) or _TO_DO.search(text[-200:]):
        return "unfinished"
    if unit.kind == "item" and _TRAILING.search(text[-10:]):
        return "unfinished"
    if text.strip(".… ") == "":
        return "unfinished"
    if text.endswith("?") and unit.kind == "item" and not any(other.lead == position for other in units[position + 1 : position + 2]):
        alone = len(text.split()) <= 4 and not _ASKS.match(fold(text))
        return "unsure" if alone or _DOUBT.search(text[-60:]) else ""
    return "unfinished" if _breaks_off(units, position) else ""


def _breaks_off(units: Sequence[Unit], position: int) -> bool:
    """Whether a paragraph ends with a comma or an "and" and nothing goes on after it: no list, no code, no wrapped line."""
    unit, text = units[position], units[position].text
    if len(text.split()) < 5 or not (text.endswith(",") or _DANGLING.search(text[-20:])):
        return False
    after = units[position + 1] if position + 1 < len(units) else None
    before = units[position - 1] if position else None
    if after and (after.text[:1].islower() or (unit.kind == "prose" and after.kind in ("item", "quote", "code", "link"))):
        return False
    return unit.kind == "prose" or not any(other and other.kind == "item" and other.text.endswith(",") for other in (before, after))
