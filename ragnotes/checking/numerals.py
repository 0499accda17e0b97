"""Numbers of a text, in digits and in words, and how they are compared."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from ..frozen import frozen
from ..patterns import at_first_use
from ..text import fold, is_stop_word, stem, words

_NUMBER = at_first_use(r"\d{1,3}(?:[ \u202f\xa0]\d{3})+(?![\d.,:]?\d)|\d+(?:[.,:]\d+)*")
_APART = at_first_use(r"\d{1,3}(?:[ \u202f\xa0]\d{3})+(?!\d)")  # a blank between thousands
_DIGITS = at_first_use(r"\d+(?:[.,:]\d+)*")
_WORD = at_first_use(r"[^\W_]+")
_TOKEN = at_first_use(r"\d+(?:[.,:]\d+)*|[^\W_]+")

# Two to twelve, the teens, the tens from twenty.
_UNITS = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "de": "zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
    "sv": "tva tre fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto "
    "diciannove",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve",
    "pt": "dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove",
}
LANGUAGES = tuple(_UNITS)
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety", "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "sv": "tjugo trettio fyrtio femtio sextio sjuttio attio nittio",
    "fr": "vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
}  # fmt: skip
_ONE = {"en": "one", "de": "ein", "nl": "een", "sv": "en", "fr": "un", "it": "uno", "es": "uno", "pt": "um"}
_HUNDREDS = {
    "en": "hundred",
    "de": "hundert",
    "nl": "honderd",
    "sv": "hundra",
    "fr": "cent cents",
    "it": "cento",
    "es": "cien ciento",
    "pt": "cem cento",
}
_THOUSANDS = {
    "en": "thousand",
    "de": "tausend",
    "nl": "duizend",
    "sv": "tusen",
    "fr": "mille",
    "it": "mille mila",
    "es": "mil",
    "pt": "mil",
}
_MILLIONS = frozenset("million millions millionen miljoen millon millones milhao milhoes milione milioni miljon miljoner mio mln".split())
_BILLIONS = frozenset("billion billions milliarde milliarden milliard milliards miljard miljarder miliardo miliardi".split())
_ALSO = {  # other forms
    "en": {"both": 2, "dozen": 12, "twice": 2}, "de": {"beide": 2, "beiden": 2, "zwo": 2, "dutzend": 12, "zweimal": 2},
    "nl": {"beide": 2, "tweemaal": 2}, "sv": {"bada": 2, "ett": 1}, "fr": {"deux": 2, "vingts": 20, "dizaine": 10, "centaine": 100},
    "it": {"entrambi": 2, "entrambe": 2}, "es": {"ambos": 2, "ambas": 2, "quinientos": 500, "setecientos": 700, "novecientos": 900},
    "pt": {"duas": 2, "ambos": 2, "ambas": 2, "catorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19, "duzentos": 200,
           "trezentos": 300, "quinhentos": 500},
}  # fmt: skip
# First to fifth; shares and the percentages that say the same.
_ORDINALS = (
    "first erste ersten erster eerste forsta premier premiere primo prima primer primero primera primeiro primeira",
    "second zweite zweiten zweiter tweede andra deuxieme secondo seconda segundo segunda",
    "third dritte dritten dritter derde tredje troisieme terzo terza tercer tercero tercera terceiro terceira",
    "fourth vierte vierten vierter vierde fjarde quatrieme quarto quarta cuarto cuarta",
    "fifth funfte funften vijfde femte cinquieme quinto quinta",
)  # fmt: skip
_SHARES = {
    "half halfway halved halve halfte halb halbiert halbierte helft halveerde moitie meta mitad metade halften halverade": "50",
    "quarter quarters viertel kwart quart quarts quarto quarti cuarto cuartos quartos fjardedel": "25 75",
    "third thirds drittel derde tiers terzo terzi tercio tercios terco tercos tredjedel": "33 66 67",
    "fifth funftel vijfde cinquieme quinto femtedel": "20", "tenth zehntel tiende dixieme decimo tiondel": "10",
}  # fmt: skip
_BY_WORD = {word: (str(number),) for number, spelled in enumerate(_ORDINALS, 1) for word in spelled.split()}
_BY_SHARE = {word: tuple(told.split()) for spelled, told in _SHARES.items() for word in spelled.split()}
# What is measured, folded stems or wholes: nobody writes "four seconds" for having counted four things of a note.
_MEASURES = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years percent euro euros dollars people "
    "sekunde sekunden minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren prozent leute personen "
    "seconden uur dagen weken maand maanden jaar jaren procent mensen sekund sekunder minut minuter timme timmar dag dagar vecka veckor "
    "manad manader ar personer seconde secondes heure heures jour jours semaine semaines mois an ans annee annees pourcent personnes "
    "secondo secondi minuto minuti ora ore giorno giorni settimana settimane mese mesi anno anni persone segundo segundos minutos hora "
    "horas dia dias semana semanas mes meses ano anos personas pessoas reais".split()
)
_NEAR = 3  # words between a number and what it counts


@frozen
class Counted:
    """A number in words: `text[start:end]`, and its value."""

    start: int
    end: int
    value: int


@functools.cache
def _vocabulary(language: str) -> Mapping[tuple[str, ...], int]:
    """Words of a language, folded and cut at hyphens, that are a number from 2 to 999,000."""
    if language not in _UNITS:
        return {pair: value for one in _UNITS for pair, value in _vocabulary(one).items()} if language == "und" else {}
    found = {word: value for value, word in enumerate(_UNITS[language].split(), 2)}
    small = {1: _ONE[language], **{value: word for word, value in found.items()}}
    for ten, word in enumerate(_TENS[language].split(), 2):
        found[word] = ten * 10
        for value in range(1, 20 if language == "fr" and ten in (6, 8) else 10):
            found.update(dict.fromkeys(_joined(language, word, ten, small[value]), ten * 10 + value))
    for hundred in _HUNDREDS[language].split():
        found[hundred] = 100
        found.update(
            {small[value] + hundred: value * 100 for value in range(2, 10)}
            | {f"{small[value]}{hundred}s": value * 100 for value in range(2, 10)}
        )
    thousands = _THOUSANDS[language].split()
    found.update({word + thousand: value * 1000 for word, value in list(found.items()) for thousand in thousands})
    found.update(_ALSO[language])
    return {tuple(_WORD().findall(word)): value for word, value in found.items()}


def _joined(language: str, ten: str, tens: int, unit: str) -> tuple[str, ...]:
    """How a language says the ten and the unit together."""
    if language in ("de", "nl"):
        return (f"{unit}{'und' if language == 'de' else 'en'}{ten}",)
    if language == "it":
        return ((ten[:-1] if unit[0] in "uo" else ten) + unit,)
    if language == "sv":
        return (ten + ("ett" if unit == "en" else unit), ten + unit)
    if language == "es":
        return (f"veinti{unit}" if tens == 2 else f"{ten} y {unit}",)
    return (f"{ten} e {unit}",) if language == "pt" else (f"{ten} {unit}", f"{ten} et {unit}")


def spelled(text: str, language: str) -> list[Counted]:
    """Return the numbers in words of a text; "eighty million" is one number.

    >>> [one.value for one in spelled("Eighty million files in twenty-six folders", "en")]
    [80000000, 26]
    """
    known = _vocabulary(language)
    told = [(fold(found.group()), found.start(), found.end()) for found in _WORD().finditer(text)]
    found, at = [], 0
    while at < len(told):
        value, size = next(
            ((known[key], len(key)) for size in range(4, 0, -1) if (key := tuple(word for word, *_ in told[at : at + size])) in known),
            (0, 0),
        )
        if not value:
            at += 1
            continue
        end = at + size
        while end < len(told) and (scale := _scale(told[end][0], language)) > 1:
            value, end = value * scale, end + 1
        found.append(Counted(told[at][1], told[end - 1][2], value))
        at = end
    return found


def _scale(word: str, language: str) -> int:
    """What a word multiplies the number before it by, 1 for most words."""
    if word in _MILLIONS or word in _BILLIONS:
        return 1_000_000 if word in _MILLIONS else 1_000_000_000
    for scale, of_language in ((100, _HUNDREDS), (1000, _THOUSANDS)):
        if word in of_language.get(language, "").split():
            return scale
    return 1


def numbers(text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of the numbers in digits of a text."""
    return [found.span() for found in _NUMBER().finditer(text)]


def digits_of(number: str) -> str:
    """Return a number as it is compared: without marks between thousands and zeros in front.

    >>> digits_of("1,000"), digits_of("09"), digits_of("2.5"), digits_of("9:30")
    ('1000', '9', '2.5', '9.30')
    """
    plain = re.sub(r"[.,\s](?=\d{3}(?:\D|$))", "", number).replace(",", ".").replace(":", ".")
    return plain.lstrip("0") or "0"


_MULTIPLIER = at_first_use(r"\s?[^\W\d_]{2,10}\b")
_SIGN = at_first_use(r"\s?(?:(?P<scale>[kKM])|(?P<pm>[pP]\.?[mM]))(?!\w)")
_AFTERNOON = at_first_use(r"(?<![\d.,:])(?:(\d\d?)(?:[:.](\d\d))?\s?[pP]\.?[mM]\b|(1[3-9]|2[0-3])[:.](\d\d)(?!\d))")


def signed(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Return where a number goes on to with the sign or the word that multiplies it, and its value then; 0 without one.

    >>> signed("180k", 0, 3, "en"), signed("2.5 million", 0, 3, "en"), signed("at 2 pm", 3, 4, "en"), signed("2 p", 0, 1, "en")
    ((4, 180000), (11, 2500000), (7, 14), (1, 0))
    """
    found = _SIGN().match(text, end)
    plain = text[start:end].replace(",", ".")
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,2})?", plain):
        return end, 0
    if not found:
        word = _MULTIPLIER().match(text, end)
        scale = _scale(fold(word.group().strip()), language) if word else 1
        return (word.end(), round(float(plain) * scale)) if word and scale > 1 else (end, 0)
    if found["scale"]:
        return found.end(), round(float(plain) * (1_000_000 if found["scale"] == "M" else 1000))
    return (found.end(), int(plain) + 12) if plain.isdecimal() and 0 < int(plain) < 12 else (end, 0)


_THOUSAND_SIGN = at_first_use(r"(\d{1,9}(?:[.,]\d{1,3})?)\s?([kKM]\b|[^\W\d_]{2,9})")


def read_numbers(text: str, language: str) -> frozenset[str]:
    """Return the numbers of a passage as they are compared: also parts of dates and times, numbers in words, and shares in per cent."""
    alone = _THOUSAND_SIGN().sub(lambda one: " " if _times(one[2], language) > 1 else one[0], text)  # "12 million" is no 12
    found = {digits_of(number) for number in (*_DIGITS().findall(alone), *_APART().findall(alone))}
    parts = {part.lstrip("0") or "0" for number in found for part in number.split(".")}
    told = words(text)
    shares = {one for word in told for one in (*_BY_WORD.get(word, ()), *_BY_SHARE.get(word, ()))}
    return frozenset(found | parts | shares | {one for value in _values(text, language) for one in value})


def _values(text: str, language: str) -> Iterator[tuple[str, ...]]:
    """The numbers in words, and those in digits that a word or a sign multiplies: "160k", "80 million"."""
    for one in spelled(text, language):
        yield (str(one.value), *(str(part.value) for part in spelled(text[one.start : one.end].split(" ")[0], language)))
    for hour, minutes, late, past in _AFTERNOON().findall(text):  # "2 pm" and "14:00" are one
        if late:
            yield (f"{int(late) - 12}.{past}",)
        elif 0 < int(hour) < 12:
            yield (str(int(hour) + 12), f"{int(hour) + 12}.{minutes or '00'}")
    for found in _THOUSAND_SIGN().finditer(text):
        scale = _times(found.group(2), language)
        if scale > 1:
            yield (f"{float(found.group(1).replace(',', '.')) * scale:.0f}",)


def _times(sign: str, language: str) -> int:
    """What a sign or a word multiplies the number before it by."""
    return {"k": 1000, "K": 1000, "M": 1_000_000}.get(sign) or _scale(fold(sign), language)


def has_number(told: str, known: frozenset[str]) -> bool:
    """Return whether a number is among those of a passage."""
    parts = [digits_of(part) for part in re.split(r"[\s:]", told)]
    return digits_of(told) in known or (len(parts) > 1 and known.issuperset(parts))


def clashing(text: str, one: Counted, language: str, counted: Mapping[str, frozenset[int]]) -> bool:
    """Return whether a small number in words is said of what a passage counts otherwise, or of a measure.

    A writer may count things that a note only lists, so a small number that the passage does not have proves nothing by itself.
    """
    for word in _following(text[one.end : one.end + 80]):
        if word in _MEASURES or ((others := counted.get(stem(word, language))) and one.value not in others):
            return True
    return False


@functools.lru_cache(maxsize=64)  # a sentence is asked of for each of its numbers
def read_contexts(text: str, language: str) -> dict[tuple[str, ...], frozenset[str]]:
    """Return the numbers of a text, as they are compared, by the two words before and the two after them.

    >>> read_contexts("It has 40 users a day.", "en")
    {('it', 'has', 'users', 'a'): frozenset({'40'})}
    """
    told = [fold(word) for word in _TOKEN().findall(text)]
    known = _vocabulary(language)
    found: dict[tuple[str, ...], set[str]] = {}
    for at, word in enumerate(told):
        number = digits_of(word) if word[0].isdigit() else str(known.get((word,), ""))
        key = (*told[max(0, at - 2) : at], *told[at + 1 : at + 3])
        if number and len(key) == 4:
            found.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _following(text: str) -> list[str]:
    """The first words after a number, up to a mark."""
    return words(re.split(r"[.,;:!?()\n]|\d", text, maxsplit=1)[0])[:_NEAR]


def read_counted(text: str, language: str) -> dict[str, frozenset[int]]:
    """Return what a passage counts: the stems of words shortly after a number, with the numbers."""
    found: dict[str, set[int]] = {}
    digits = [Counted(start, end, int(text[start:end])) for start, end in numbers(text) if text[start:end].isdecimal() and end - start < 10]
    for one in (*spelled(text, language), *digits):
        for word in _following(text[one.end : one.end + 80]):
            if not is_stop_word(word, language):
                found.setdefault(stem(word, language), set()).add(one.value)
    return {word: frozenset(values) for word, values in found.items()}
