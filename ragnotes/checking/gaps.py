"""Gaps: where the notes admit that something was forgotten, missed, not understood or not noted down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ..patterns import at_first_use
from ..records.notes import Line
from ..records.summaries import Gap
from ..text import fold
from .gapeastern import CHINESE, JAPANESE, KOREAN
from .gapfrench import FRENCH, ITALIAN
from .gapnorthern import DUTCH, GERMAN
from .gapspanish import PORTUGUESE, SPANISH
from .gapswedish import SWEDISH
from .gapwords import ENGLISH
from .sentences import Unit, read_units
from .voices import unquoted

_WORDS = {
    "en": ENGLISH, "de": GERMAN, "nl": DUTCH, "sv": SWEDISH, "es": SPANISH, "fr": FRENCH, "pt": PORTUGUESE, "it": ITALIAN,
    "ja": JAPANESE, "ko": KOREAN, "zh": CHINESE,
}  # fmt: skip
_KINDS = ("stopped", "forgot", "missed", "unsure")  # "I forgot to take notes" tells of notes that are not there
_NEAR = 8  # words between the word of a rule and what stands around it
_DENIALS = {"not", "past", "no", "only"}  # classes that deny only what stands within reach
_SHORT = 9  # words of a clause that may do without a subject

# Whole clauses without a subject, as notes have them: "Missed it.", "Fell asleep, sorry.", "Skipped this for lunch."
_CLIPPED = {
    "en": (
        r"(?:missed|skipped|slept through)(?: (?:it|this|that)(?: one| talk| session)?| all of it)|overslept|fell asleep"
        r"|(?:wasn't|was not) there|(?:didn't|did not|couldn't) go",
        r"(?:i )?stopped (?:writing|typing|noting)(?: (?:here|now|down|at this point))?",
    ),
    "de": (
        r"(?:hier )?(?:bin ich gegangen|war ich weg)|(?:ich )?war nicht da(?:bei)?|verpasst|verschlafen|eingeschlafen",
        r"aufgehort zu schreiben",
    ),
    "es": (
        r"no (?:fui|asisti|pude ir|llegue|estuve)|me (?:dormi|la perdi)|se me acabo la bateria|tuve que (?:salir|irme)",
        r"deje de escribir",
    ),
    "pt": (r"nao (?:assisti|fui|pude ir|vi|estive la)|perdi (?:essa|esta|isso)|dormi|tive que sair", r"parei de escrever"),
    "fr": (r"(?:pas vue?|rate|manque)|j'etais ailleurs|pas pu y aller|j'ai du (?:sortir|partir)|je n'y suis pas alle", r"arrete d'ecrire"),
    "nl": (r"(?:ik )?viel in slaap|gemist|(?:ik )?was er niet(?: bij)?|niet geweest|(?:ik )?moest weg", r"gestopt met (?:schrijven|typen)"),
    "it": (r"(?:non (?:c'ero|ci sono andat[oa]|l'ho vist[oa]))|(?:l'ho )?(?:persa|saltata)|mi sono addormentat[oa]", r"smesso di scrivere"),
    "sv": (r"(?:jag )?(?:missade (?:den|det|denna)|var inte dar|somnade|forsov mig)|inte dar", r"slutade skriva"),
    "ja": (r"電池が切れた|(?:最初|最後|途中)の?.{0,6}は?見ていない|行けなかった|寝坊した", r"ここで書くのをやめた"),
}  # fmt: skip
_CLIPPED_END = (
    r"(?=[\s.,;:!)\]。]*$|\s?[,;:(。–-]|\s(?:for|because|since|due|por|porque|wegen|weil|car|parce|pour|per|perche|voor|omdat|door)\b)"
)
_TOKEN = at_first_use(r"\w+n't\b|\w+'?")
_CLAUSE = at_first_use(r"([^.,;:!?…()\[\]{}–—/\n]{1,400}?)(?=[.,;:!?…()\[\]{}–—/\n]| - |$)")
_CODE = at_first_use(r"`[^`]{0,200}`|\]\([^()]{0,500}\)|https?://\S{1,500}|[*_]")
_BRACKETED = at_first_use(r"[(\[]([^()\[\]]{1,60})[)\]]")
_LONG = 6  # words: a shorter line that ends in a comma greets or signs
_DANGLING = at_first_use(r",$|\b(?:and|or|the|with|because|het|omdat|und|oder|weil|mit|et|parce que|avec|porque|perche|och|eftersom)$")
_QUESTION = at_first_use(r"(?:q|question|vraag|frage|pregunta|pergunta|domanda|fraga)\d{0,3}\s?:")
_TO_DO = at_first_use(r"^(?:TODO|TBD|FIXME)\b(?! (?:app|list|item)s?\b)|\b(?:TODO|TBD|FIXME)(?:\s*:|[)\].]*$)")
# "zzz" at the start or in brackets, "(stream froze)", "[Ton weg]", a sleeping face: in any language.
_AWAY = at_first_use(
    r"(?:^\W{0,5}|[(\[])z{3,9}\b|😴|💤|[(\[](?:(?:my|the|der|die|das|de|het|le|la|el|o|il|se \w{2,9}) )?(?:live ?)?(?:stream|video|audio|"
    r"sound|wifi|zoom|ton|bild|wlan|geluid|beeld|flux|son|image|sonido|som|imagem|ljudet|bilden|strommen)(?: \w{1,9}){0,2} (?:froze|frozen|"
    r"cut|dropped|died|gone|lost|eingefroren|weg|ausgefallen|abgebrochen|hangen|uit|coupee?|gelee?|perdue?|cortado|congelado|travou|caiu|"
    r"bloccato|saltato|caduto|fros|forsvann|brots|dog)\b|"
    r"[(\[]se (?:corto|congelo|cayo|fue) (?:el|la) (?:video|audio|sonido|imagen|stream)\b"
)
# "(?)" after a word, "(or was it Kuroka?)", "??? + two more", "with core?? can": a doubt about what stands there, in any language.
_DOUBT = at_first_use(
    r"(?<=\w)\s?[(\[]\?{1,3}[)\]]|[(\[](?:or|maybe|perhaps|oder|vielleicht|of|misschien|o|u|quizas?|ou|talvez|peut-etre|forse|eller|kanske)\s"
    r"[^()\[\]]{1,30}\?[)\]]|(?:^|[+,/:;(\[=…-]|\.\.)\s?\?{3}(?!\?)|^(?!wh|how|is |are |do |wa|wie|qu|por|co|per)[^?]{8,60}\w\?\? [a-z]"
)


def find_gaps(lines: Sequence[Line], language: str) -> tuple[Gap, ...]:
    """Return the admissions that something is missing, in the order of the lines, one a sentence at most.

    The words of the notes' language and of English are tried, for another language those of all. Quotations are somebody else's words;
    in a heading only what stands in brackets is the note-taker's.
    """
    languages = tuple(dict.fromkeys((language, "en"))) if language in _WORDS else tuple(_WORDS)
    units = read_units(lines)
    found = []
    for position, unit in enumerate(units):
        kind = _admitted(unit.text, unit.kind, languages)
        if not kind and _breaks_off(unit, units[position + 1 : position + 2]):
            kind = "unfinished"
        if kind:
            found.append(Gap(unit.start_line, unit.text, kind))
    return tuple(found)


@lru_cache(maxsize=4096)  # a sentence is asked for again wherever its part of a summary is made
def _admitted(written: str, unit_kind: str, languages: tuple[str, ...]) -> str:
    """The kind of what a sentence admits, or ""."""
    if unit_kind not in ("prose", "item", "speaker", "heading"):
        return ""
    told = written if unit_kind != "heading" else ". ".join(_BRACKETED().findall(written[:500]))
    text = fold(_CODE().sub(" ", unquoted(told[:800]))).replace("’", "'")  # an admission stands early; endless lines are no sentences
    if not text or _QUESTION().match(text.lstrip()):
        return ""
    for language in languages:
        kind = _in_language(text, language, unit_kind)
        if kind:
            return kind
    if _AWAY().search(text):
        return "missed"
    if _DOUBT().search(text):
        return "unsure"
    return "unfinished" if _TO_DO().search(written[:200]) or _TO_DO().search(written[-200:]) else ""


def _breaks_off(unit: Unit, after: Sequence[Unit]) -> bool:
    """Whether the last sentence of a paragraph stops in its middle, and a new sentence, a heading or nothing comes after it.

    Lists that end in dots or a comma, and lines that are wrapped, are no admissions; of 37 that a looser rule found, none was one.
    """
    if unit.kind != "prose" or not unit.text[:1].isupper() or len(unit.text.split()) < _LONG or not _DANGLING().search(unit.text[-20:]):
        return False
    return not after or after[0].kind == "heading" or (after[0].kind == "prose" and after[0].text[:1].isupper())


def _in_language(text: str, language: str, unit_kind: str) -> str:
    """The kind of what a folded sentence admits by the words of a language, or ""."""
    if clipped := _clipped(language).match(text.lstrip(" ([")):
        return clipped.lastgroup or ""
    never, idioms = _patterns(language)
    clauses = [clause for clause in _clauses(text, language, unit_kind) if not any("if" in word for word in clause[:2])]
    for kind in _KINDS:
        if idioms[kind].search(text) or any(_fires(clause, kind, language) for clause in clauses):
            return "" if never.search(text) else kind
    return ""


@cache
def _clipped(language: str) -> re.Pattern[str]:
    missed, stopped = _CLIPPED.get(language, ("(?!)", "(?!)"))
    return re.compile(rf"(?:(?P<missed>{missed})|(?P<stopped>{stopped})){_CLIPPED_END}")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    told = _WORDS[language]
    return re.compile(told.never), {kind: re.compile("|".join(told.idioms.get(kind, ("(?!)",)))) for kind in _KINDS}


def _clauses(text: str, language: str, unit_kind: str) -> Iterator[list[frozenset[str]]]:
    """The classes of each word, clause by clause; those of a clause that asks hold "?" too."""
    if not _WORDS[language].rules:
        return
    for clause in _CLAUSE().finditer(text):
        words = [_classes(token, language) for token in _TOKEN().findall(clause[1])]
        if unit_kind != "item":  # in a list "we" is the speaker and his people
            words = [word | {"me"} if "us" in word else word for word in words]
        if text[clause.end() : clause.end() + 1] == "?":
            words = [word | {"?"} for word in words]
        yield words


@cache
def _class_patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in _WORDS[language].classes.items())


@lru_cache(maxsize=16_384)
def _classes(token: str, language: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _class_patterns(language) if pattern.fullmatch(token))


@cache
def _rules(language: str, kind: str) -> tuple[tuple[str, tuple[str, ...], frozenset[str]], ...]:
    """Each rule as its mark, "^", "~" or "", its classes, and those of them that a clause has to hold."""
    split = [rule.split() for rule in _WORDS[language].rules[kind]]
    marked = [(rule[0], tuple(rule[1:])) if rule[0] in "^~" else ("", tuple(rule)) for rule in split]
    return tuple((mark, names, frozenset(name for name in names if name[0] != "!")) for mark, names in marked)


def _fires(clause: list[frozenset[str]], kind: str, language: str) -> bool:
    """Whether a rule of a kind holds in a clause, given as the classes of each of its words."""
    there: frozenset[str] = frozenset().union(*clause)
    return any(
        _around(clause, at, names, mark, _WORDS[language].reach)
        for mark, names, asked in _rules(language, kind)
        if asked <= there and not (mark and "?" in there)
        for at, word in enumerate(clause)
        if names[-1] in word
    )


def _around(clause: list[frozenset[str]], at: int, names: tuple[str, ...], mark: str, reach: tuple[int, int]) -> bool:
    """Whether all that a rule asks for stands around the word at a place of the clause, and its subject is the note-taker."""
    first = at
    for name in names[:-1]:
        before, after = reach if name.lstrip("!") in _DENIALS else (_NEAR, _NEAR)
        places = range(max(0, at - before), min(len(clause), at + after + 1))
        near = [place for place in places if place != at and name.lstrip("!") in clause[place]]
        if bool(near) == name.startswith("!"):
            return False
        if near:
            first = min(first, min(near, key=lambda place: abs(place - at)))
    opens = all("lead" in word for word in clause[:first])
    if mark == "^":
        return opens
    if mark == "~":
        subjects = any("others" in word or "finite" in word for word in clause)
        return not subjects and len(clause) <= _SHORT and (at == len(clause) - 1 or opens)
    subject = _subject(clause, at)
    return subject == "me" if "me" in names else subject != "others"


def _subject(clause: list[frozenset[str]], at: int) -> str:
    """The nearest subject before a place of a clause, or right after it, as in "weet ik niet": "me", "others" or ""."""
    if "me" in clause[min(at + 1, len(clause) - 1)]:
        return "me"
    for word in reversed(clause[:at]):
        if "me" in word:
            return "me"
        if "others" in word:
            return "others"
    return ""
