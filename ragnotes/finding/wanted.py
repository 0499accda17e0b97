"""What a question wants told that can be seen in a passage: how many people came, a price, a time of day.

Passages may have every word asked for and still not tell it: that a talk was well attended is no number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..eventkeys import YEAR
from ..patterns import at_first_use
from ..text import fold

LONGEST, LONGEST_PASSAGE = 300, 3_000  # characters that are looked at
NEAR = 5  # words between a number and those whom it counts

# Of folded text, in eight languages and Japanese.
_MANY = r"\b(?:how many|cuant[ao]s?|quant[aeio]s?|wie ?viele?|combien|hoeveel|hur manga)\b"
_CAME = (
    r"\b(?:attend|participa|particip|audience|visitor|came|come|showed|turned up|were there|were at|watch|went|asist|acudi|fueron|fue a|"
    r"habia|vinieron|public|assist|etaient|venu|spectateur|foram|vieram|presentes|havia|teilnehm|besucher|waren|kamen|zuhorer|deelne|"
    r"bezoek|kwamen|aanwezig|erano|venut|presenti|deltag|besokare|kom\b|var dar|var pa|narvar)"
)
_COUNT_ASKED = at_first_use(rf"{_MANY}.{{0,80}}?{_CAME}|(?:参加|来場|来)者数|何[人名].{{0,12}}(?:参加|来)|(?:参加|来).{{0,12}}何[人名]")
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety dozen "
    "dozens hundred hundreds thousand thousands zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig vierzig "
    "funfzig sechzig dutzend hundert tausend dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cuarenta cincuenta "
    "sesenta docena centenar cien cientos mil miles deux trois quatre cinq sept huit neuf dix douzaine vingt vingtaine trente "
    "trentaine quarante quarantaine cinquante cinquantaine cent cents centaine mille milliers dois quatro sete oito nove dez vinte "
    "trinta quarenta cinquenta duzia centenas milhares twee drie vijf zes zeven negen tien twintig dertig veertig vijftig honderd "
    "duizend due tre quattro cinque sei sette otto dieci venti ventina trenta trentina quaranta cinquanta cento centinaio mila "
    "migliaia centinaia tva fyra fem sju atta nio tio tjugo trettio fyrtio femtio hundra tusen".split()
)
_PEOPLE = tuple(
    "people person attend participan participaram partecip "
    "visitor guest listener viewer folk crowd audience developer engineer member gente asistent visitant "
    "mensch leute teilnehm besucher gaste entwickler gens spectateur developpeur inscrit pessoa mens deelnemer bezoeker iscritt mannisk "
    "deltagare besokare".split()
)
# one of which such a question has: few have any, and the patterns take longer to compile than a search of a few thousand passages
_OF_COUNTS = ("how many", "cuant", "quant", "wie", "combien", "hoeveel", "hur manga", "何", "参", "来")
_OF_PRICES = (
    *"cost price tickets preis teuer kost cout prix cuest precio cust preco prijs prezzo pris earn paid verdien gan gagn guadagn".split(),
    *"tjanar expensive ticket duur 参加費 料金 値段 価格 いくら".split(),
)
_OF_HOURS = ("time", "uhr", "heure", "hora", "che ora", "laat", "tid", "dags", "何時")
_WORD = re.compile(r"\w+")
_COUNTED = re.compile(r"\d ?[人名]")
_COST = (
    r"(?:cost\w{0,4}|price|pricey|tickets?|preis|teuer|gekostet|kost\w{0,3}|cout\w{0,4}|prix|cuestan?|precio|cust\w{0,3}|preco|prijs|prezzo|"
    r"pris|priset|earns?|paid|verdien\w{0,3}|ganan?|gagn\w{0,4}|ganham?|guadagnan?o|tjanar)"
)
_PRICE_ASKED = at_first_use(
    rf"\b(?:how much|wie ?viel|combien|cuanto|quanto|hoeveel|hur mycket)\b.{{0,100}}\b{_COST}\b|"
    r"\b(?:what|was|wat|vad) (?:do|does|did|would|is|are)\b.{1,100}\b(?:cost|earn|paid)\W*$|\b(?:was|wat|vad) kost\w{0,3}\b|"
    r"\b(?:how expensive|wie teuer|hoe duur)\b|参加費|料金|値段|価格|いくら(?!い)"
)
_PRICE = at_first_use(
    r"[$€£¥₹] ?\d|\d[\d.,]{0,12} ?(?:k|m|bn|million|billion)?[ -]?(?:[$€£¥₹]|円|(?:usd|eur|gbp|chf|sek|kr)\b)|"
    r"\b(?:euros?|dollars?|dolares|pounds?|francs?|franken|kronor|reais|yen|cents?|bucks|pesos|rupees|for free|free of charge|gratis|"
    rf"kostenlos|gratuite?|gratuit[ao])\b|無料|\b{_COST}\b[^\n.]{{0,60}}\d|\d[^\n.]{{0,60}}\b{_COST}\b"
)
_HOUR_ASKED = at_first_use(r"\b(?:what time|wie ?viel uhr|quelle heure|que horas?|che ora|hoe laat|vilken tid|hur dags)\b|何時")
_HOUR = at_first_use(
    r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?(?:am|pm|a\.m|p\.m|h|heures?|horas?)\b|o'clock\b|\b(?:uhr|uur|noon|midday|midnight|mittags?|"
    r"mediodia|midi|meio-dia|mezzogiorno)\b|\bat (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|"
    r"\b(?:a las|as|alle|klockan) (?:\d|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|duas|sete|oito|nove|dez|due|tre|"
    r"quattro|cinque|sei|sette|otto|dieci|atta|nio|tio)\b|\d時"
)


def untold(question: str, passages: Sequence[str]) -> str:
    """Return what a question wants to know that none of these passages tells; "" where one does, or it wants no such thing.

    >>> untold("how many people attended?", ["The room was full"]), untold("how many people attended?", ["Some 200 came, all engineers"])
    ('how many people', '')
    """
    asked = fold(question[:LONGEST])
    for parts, wants, tells, name in (
        (_OF_COUNTS, _COUNT_ASKED, _tells_how_many, "how many people"),
        (_OF_PRICES, _PRICE_ASKED, lambda passage: bool(_PRICE().search(passage)), "a price"),
        (_OF_HOURS, _HOUR_ASKED, lambda passage: bool(_HOUR().search(passage)), "a time of day"),
    ):
        if any(part in asked for part in parts) and wants().search(asked):
            return "" if any(tells(fold(passage[:LONGEST_PASSAGE])) for passage in passages) else name
    return ""


def _tells_how_many(passage: str) -> bool:
    """Return whether a folded passage has a number beside a word for people."""
    if _COUNTED.search(passage):
        return True
    told = _WORD.findall(passage)
    numbers = [at for at, word in enumerate(told) if (word[0].isdigit() and not YEAR.fullmatch(word)) or word in _NUMBERS]
    return any(word.startswith(_PEOPLE) for at in numbers for word in told[max(0, at - NEAR) : at + 1 + NEAR])
