"""What can be looked up of a sentence of an answer: quotations, links, names, numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ..frozen import frozen
from ..patterns import at_first_use
from ..text import fold, is_stop_word, words
from . import days, numerals
from .citing import Claim, opening_left_out, read_claims
from .quoting import quotes

_URL = at_first_use(
    r"(?:https?://|\bwww\.)[^\s<>()\[\]{}\"'`“”【】]+|\b[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4}/[^\s<>()\[\]{}\"'`“”【】]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}"
    r"|(?<![\w.@/-])[a-z0-9-]{2,60}(?:\.[a-z0-9-]{1,60}){0,3}\.(?:com|org|net|dev|io|ai|app|edu|gov|info|example)\b(?![\w(.])",
    re.IGNORECASE,
)
_WORD = at_first_use(r"[^\W\d_][\w'’]*(?:-[\w'’]+)*")
_HANDLE = at_first_use(r"(?<![\w/.@])@[A-Za-z]\w{2,40}")
_IDENTIFIER = at_first_use(r"(?<![\w./@-])(?:[A-Za-z]\w{0,60}?_\w{1,60}|[a-z]{1,40}[A-Z]\w{0,60})(?![\w/])")  # snake_case, camelCase
_HONOURED = at_first_use(r"(?![皆客]さん)[\u3400-\u9fff\u30a0-\u30ff々]{1,10}(?<!者)(?=さん|氏|先生|様)")
_ELISION = at_first_use(r"[dl]['’](?=[^\W\d_])", re.IGNORECASE)
_WEEKDAY = at_first_use(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?$", re.IGNORECASE)
# "Guido van Rossum", "María de la Cruz": small words inside a name; some only after another one
_PARTICLES = frozenset("van von de der den del della di da du dos das ter ten bin ibn la le los las".split())
_ARTICLES = frozenset("la los las das".split())
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor professora herr frau herrn senor senora sr sra don dona mme mlle monsieur madame mevrouw meneer "
    "dhr mw "
    "signor signora sig dott dottor dottoressa senhor senhora doktor fru".split()
)
_LABELS = frozenset(
    "key main points point takeaway takeaways summary overview highlights highlight benefits challenges conclusion conclusions background "
    "context tools experience use cases best practices lessons learned other additional related common next steps day track".split()
)
_NOUN = at_first_use(  # of German, whose nouns all have capitals
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|ion|ionen|tat|taten|ik|enz|anz|ismus|ment|mente|nis|nisse|tum|werk|werke|system|systeme"
    r"|modell|modelle|modellen|daten|sprache|sprachen|bank|banken|vortrag|vortrage|rat|code|test|tests|software|netz|netze|netzen)$"
    r"|^(?:tage?|jahre?|woche|wochen|monate?|stunden?|minuten?|uhr|mal|zeit|ende|teil|prozent|euro|art|form|beispiel|thema|firma|stadt|buch|projekt"
    r"|team|leute|menschen|kunden|nutzer|server|rechner|rechnung|frage|fragen|idee|ideen|code|text|texte|zahl|zahlen|arbeit|welt|haus)$"
)
_ADJECTIVE = at_first_use(
    r"(?:(?:isch|lich|ig|ell|iv|al|bar|los|sam|haft|end|iert|ent)e[nmrs]?|(?:gross|frei|offen|neu|agil|klein)e[nmrs]?)$"
)
_SAID = (
    r"(?:says?|said|told|tells|explain(?:s|ed)|argue[sd]|claim(?:s|ed)|show(?:s|ed)|thinks|thought|believe[sd]|recommend(?:s|ed)|advise[sd]"
    r"|warn(?:s|ed)|presented|spoke|gave|noted|mention(?:s|ed)|describe[sd]|demonstrated|put it|point(?:s|ed) out"
    r"|suggest(?:s|ed)|admit(?:s|ted)"
    r"|sagt|sagte|meint|meinte|erklärt|erklärte|zeigt|zeigte|empfiehlt|empfahl|warnt|warnte|sprach|erzählt|erzählte|berichtet|berichtete"
    r"|zei|zegt|vertelde|vertelt|liet|legde|toonde|raadt|sprak|vindt|vond|sa|säger|berättade|berättar|visade|visar|talade|förklarade|tycker"
    r"|dijo|dice|explicó|explica|mostró|muestra|contó|cuenta|recomienda|recomendó|habló|opina|lo dijo|disse|diz"
    r"|explicou|mostrou|contou|falou"
    r"|(?:l'a|l’a|a|ha) (?:dit|expliqué|montré|parlé|conseillé|raconté|présenté|detto|spiegato|mostrato|parlato|raccontato|consigliato)"
    r"|dit|explique|pense|montre|conseille|raconte|spiega|mostra|consiglia|racconta)"
)
_AFTER = at_first_use(rf"[*_’'s]{{0,5}}\s?(?:\([^()\n]{{0,80}}\)\s?)?(?:{_SAID}(?![\w-])|:(?![\w/]))")
_BEFORE = at_first_use(
    r"(?:according to|selon|d'après|según|segundo|secondo|volgens|aldus|enligt|laut|by|presented by|par|por|door|av|words of"
    r"|(?:was|era|era|était|foi|fu|var|dio|dit) (?:van|di|de|av)|la dio"
    r"|\b(?:zei|zegt|sa|säger|sagte|sagt|meinte|meint|dijo|disse|talk of|charla de|palestra de|praatje van|exposé de"
    r"|intervento di))\s[*_]{0,3}$",
    re.IGNORECASE,
)
_TALK_OF = at_first_use(r"['’]?\s(?:talk|keynote|workshop|föredrag|vortrag|praatje|lezing|presentation)\b", re.IGNORECASE)
_NOTED = at_first_use(r"[*_’'s]{0,5}\s(?:also |auch |aussi )?(?:not|wrote|writ|record|observ|schr|a not|ano|ann|skr|scri|escr)")
_WITHIN = at_first_use(r"[^\W\d_],? $")
_CAPITALISED = frozenset(  # languages, peoples, months, places, and things that everybody names
    "english spanish french german dutch italian swedish portuguese japanese chinese russian american european british indian western "
    "eastern internet earth christmas easter january february march april june july august september october november december "
    "europe america africa asia wifi python".split()
)
_WHOSE = at_first_use(r"['’]s? [a-z]")
_ANYBODY = frozenset(
    "everyone everybody nobody someone somebody people attendees participants speakers speaker presenters presenter organisers organizers "
    "audience many several researchers developers engineers users experts authors author notes note passage passages another others "
    "both notizen quelle umfrage angaben redner rednerin sprecher sprecherin publikum leute text autor autorin teilnehmer vortrag "
    "jemand passage "
    "today yesterday tomorrow here let sources source slides talk talks summary answer example examples".split()
)
# Words that may open a sentence before its verb.
_ADVERBS = frozenset(
    "later then finally also luego despues entonces tambien ademas asi aqui ahora finalmente poi dopo anche inoltre infine quindi cosi "
    "qui depois "
    "tambem alem assim agora entao ensuite puis enfin aussi ainsi ici apres daarna dan ook verder hier toen vervolgens danach "
    "dann auch spater "
    "zuerst zuletzt schliesslich ausserdem dort darin dabei dazu darauf zudem so sedan da ocksa har dessutom slutligen darefter "
    "forst".split()
)


@frozen
class Span:
    """A part of an answer that a passage must hold: `answer[start:end] == text`."""

    start: int
    end: int
    text: str
    kind: str  # quote, number, date, link or name
    value: int = 0  # of a number in words


def links(text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of the web and mail addresses of a text, without the full stop after one."""
    return [(found.start(), found.start() + len(found.group().rstrip(".,;:!?*_"))) for found in _URL().finditer(text)]


def _hide(text: str, ranges: Collection[tuple[int, int]]) -> str:
    """The text with these ranges as line ends."""
    pieces, last = [], 0
    for start, end in sorted(ranges):
        pieces += [text[last:start], "\n" * (end - max(start, last))]
        last = max(end, last)
    return "".join([*pieces, text[last:]])


def names(text: str, language: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of the capitalised words of a text, those in a row as one: a name if they are two or more.

    Small words such as "van" join them. Common words of the language, days and dates are no part of a name.
    """
    hidden = _hide(text, [*links(text), *days.dates(text)])
    found: list[tuple[int, int]] = []
    reach, small = -1, 0  # where the run goes on, small words since its last capital
    for word in _WORD().finditer(hidden):
        start, end = word.span()
        elided = _ELISION().match(hidden, start, end)
        start = elided.end() if elided else start
        end -= 2 if end - start > 3 and hidden[end - 2 : end] in ("'s", "’s") else 0
        told = hidden[start:end]
        between = hidden[reach:start] if reach >= 0 and not elided else ""
        initial = reach > 0 and (reach == 1 or not hidden[reach - 2].isalnum())  # one letter, as in "J. Smith"
        follows = between == " " or (between == ". " and (initial or fold(hidden[:reach].split()[-1]) in _TITLES))
        if told[0].isupper() and not _is_common(told, language):
            found[-1:] = [(found[-1][0], end)] if follows else [*found[-1:], (start, end)]
            reach, small = word.end(), 0
        elif follows and small < 2 and _is_particle(told, language, hidden[slice(*found[-1])], first=not small):
            reach, small = end, small + 1
        else:
            reach = -1
    return found


def _is_common(word: str, language: str) -> bool:
    return is_stop_word(fold(word), language) or bool(_WEEKDAY().match(word)) or bool(_BEFORE().match(f"{word} "))


def _is_particle(word: str, language: str, before: str, *, first: bool) -> bool:
    """Whether a small word joins a name to what stands before it.

    "In den Notizen" is none, whatever language an answer is in, and "Mia Holt van TreeCorp" is two.
    """
    if word not in _PARTICLES or (first and word in _ARTICLES) or (language == "de" and word in ("den", "das")):
        return False
    return not (first and (" " in before or any(is_stop_word(fold(before), other) for other in numerals.LANGUAGES)))


def spans(answer: str, claim: Claim, language: str) -> list[Span]:
    """Return what must be looked up of a sentence of the answer, in order: quotations, links, names, numbers and dates.

    A lone capitalised word counts as a name: whether it is one, who looks it up decides.
    """
    text = claim.bare
    quoted = quotes(text) or (_block(text) if claim.block else [])
    outside = [*names(text, language), *(found.span() for pattern in (_HANDLE(), _IDENTIFIER()) for found in pattern.finditer(text))]
    outside = [(a, b) for a, b in outside if not any(start <= a < end for start, end in quoted)]
    addresses = links(text)
    found = [Span(a, b, text[a:b], kind) for kind, ranges in (("quote", quoted), ("link", addresses), ("name", outside)) for a, b in ranges]
    found += _counts(_hide(text, addresses), language, quoted)
    placed = [Span(claim.start + one.start, claim.start + one.end, one.text, one.kind, one.value) for one in found]
    return sorted(placed, key=lambda one: (one.start, one.end, one.text, one.kind))


def _block(text: str) -> list[tuple[int, int]]:
    """The range of a sentence that is a quotation of its own; a line of its source, a label or a warning is none."""
    end = len(opening_left_out(text.split("\n", 1)[0]).rstrip(" ([*_"))
    start = len(text) - len(text.lstrip(" *_"))
    told = text[start:end]
    return [(start, end)] if len(told) >= 12 and len(words(told)) >= 4 and told[0] not in "—–-[~" and ":**" not in told else []


def _counts(text: str, language: str, quoted: Sequence[tuple[int, int]]) -> list[Span]:
    """The dates of a sentence, its other numbers, and those in words; a quotation's own words are looked up as such."""
    dated = days.dates(text)
    found = [Span(a, b, text[a:b], "date") for a, b in dated]
    plain = _hide(text, dated)
    whole = [(a, *numerals.signed(plain, a, b, language)) for a, b in numerals.numbers(plain)]
    found += [Span(a, b, text[a:b], "number", value) for a, b, value in whole]
    told = numerals.spelled(_hide(plain, quoted), language)
    return found + [Span(one.start, one.end, text[one.start : one.end], "number", one.value) for one in told if one.value > 1]


def spots(answer: str, language: str) -> Iterator[tuple[int, str, str]]:
    """Yield all that can be unsupported in an answer: where it ends, its text and its kind."""
    for claim in read_claims(answer):
        yield claim.end, answer[claim.start : claim.end], "citation"
        yield from ((end, answer[start:end], "citation") for start, end, _ in claim.markers)
        for span in spans(answer, claim, language):
            yield span.end + (span.kind == "quote" and not claim.block), span.text, span.kind  # after the closing mark


# people


def is_person(text: str, start: int, end: int, language: str) -> bool:
    """Return whether a capitalised word of a sentence is told as somebody who said something.

    Where any word may open a sentence before a verb, or every noun has a capital, one such word proves less.
    """
    told = fold(text[start:end])
    if told in _ANYBODY or is_stop_word(told, "en") or (language == "de" and _NOUN().search(told)):
        return False
    before = text[max(0, start - 40) : start]
    if _BEFORE().search(before):
        return True
    opens = not before.strip(" *_(>-")
    if language == "de" and re.search(r"[a-zäöüß] $", before):
        return False  # "der Redner sagte"
    after = text[end : end + 120]
    if (language == "en" and _WHOSE().match(after)) or (told.endswith("s") and _TALK_OF().match(after)):
        return True
    return bool(_AFTER().match(after)) and not (opens and (told.endswith("s") or told in _ADVERBS))


def is_noted(text: str, end: int) -> bool:
    """Return whether what stands behind a name says that they wrote something down, as a note-taker does."""
    return bool(_NOTED().match(text, end))


def is_honoured(name: str) -> bool:
    """Return whether a name is one in Japanese."""
    return "\u3040" <= name[:1] <= "\u9fff"


def is_proper(text: str, start: int, end: int) -> bool:
    """Return whether a word with a capital can be nothing but the name of something.

    It stands within its sentence, after a word or a comma, is no abbreviation, and no word that has a capital anyway.
    """
    told = text[start:end]
    return (
        bool(_WITHIN().search(text[max(0, start - 3) : start])) and len(told) > 3 and not told.isupper() and fold(told) not in _CAPITALISED
    )


def is_identifier(name: str) -> bool:
    """Return whether a word is a name in code, which no language inflects.

    >>> is_identifier("dtype_diet"), is_identifier("useState"), is_identifier("Ada")
    (True, True, False)
    """
    return bool(_IDENTIFIER().fullmatch(name))


def is_label(text: str, start: int, end: int) -> bool:
    """Return whether words with capitals lead a list item as its label: "**Key Points:**"."""
    if start > 8 or text[:start].strip(" *_") or not re.match(r"[*_]{0,3}:", text[end : end + 4]):
        return False
    return any(word in _LABELS or re.search(r"(?:tion|ment|ness|ity|ing|ance|ence|ics)s?$", word) for word in words(text[start:end]))


def lacks_name(told: Sequence[str], known: Collection[str], people: Collection[str], *, opens: bool, german: bool) -> bool:
    """Return whether a passage knows not even half of a name's words; `people` are words of names in full, which may be shortened.

    Any word that opens a sentence is capitalised, so there the first may be no part of the name. In German nouns have capitals as well.
    """
    counted = [word for word in told if len(word) > 1 and word not in _TITLES and word not in _PARTICLES]
    adjective = german and bool(counted) and bool(_ADJECTIVE().search(counted[0]))
    if german and len(counted) > 2 and counted[-2].endswith("s") and not knows(counted[-1], known, people):
        counted = counted[:-1]  # "Mia Holts Vortrag"
    if opens and len(told) == 2 and len(told[0]) > 1 and any(is_stop_word(told[0], other) for other in numerals.LANGUAGES):
        return False  # "Den Vortrag"
    if opens and len(counted) > 1 and not knows(counted[0], known, people):
        counted = counted[1:]
    unknown = [not knows(word, known, people) for word in counted]
    if not unknown or not any(unknown):
        return False
    if all(unknown):
        return not (adjective or (german and any(_NOUN().search(word) for word in counted)))
    if any(word not in known and not gone for word, gone in zip(counted, unknown, strict=True)):
        return False  # "Mias Vortrag": a name in the genitive, and what is whose
    unknown = unknown[unknown.index(False) :] if german else unknown  # "Sprecherin Mia Holt"
    return sum(unknown) * 2 >= len(unknown)


def knows(word: str, known: Collection[str], people: Collection[str]) -> bool:
    """Return whether a passage holds a word of a name: as it is, in the genitive, without its umlauts, or longer, of one of its people.

    >>> knows("mias", {"mia"}, set()), knows("mueller", {"muller"}, set()), knows("alex", set(), {"alexander"})
    (True, True, True)
    """
    if word in known or (len(word) > 3 and word[-1] == "s" and word[:-1] in known):
        return True
    if re.sub(r"(?<=[aou])e", "", word) in known:
        return True
    return len(word) > 2 and any(other.startswith(word) for other in people)
