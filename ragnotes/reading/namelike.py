"""How surely words are the name of a person: by first names, by words of titles, by their shape."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from ..patterns import at_first_use
from ..text import fold
from .englishwords import ACRONYMS, ENGLISH, NO_PEOPLE, PLACES_BEGIN
from .firstnames import ALSO_GIVEN, GIVEN, SHORT, SURNAMES
from .otherwords import OTHER
from .romanised import FAMILY, romanised

HANDLE = at_first_use(r"@\w[\w.-]{1,30}$")
_SET_OFF = at_first_use(r"\s+[|·•/–—-]+\s+|,\s+(?=\[)|\s+(?=\(?\[(?:slides?|video|@))", re.IGNORECASE)
_PAGE = at_first_use(
    r"\[?(?:slides?|video|recording|code|repo|github|twitter|mastodon|linkedin|website|web|blog|homepage|link|abstract|schedule|bio|profile|"
    r"youtube|notes|demo|deck|@\w+|pr[ée]sentation|diapositivas|folien|v[ií]deo|site)\]?(?:\([^()\s]*\))?",
    re.IGNORECASE,
)
_LAST_FIRST = at_first_use(
    r"\s*((?:(?:[Vv][ao]n|[Dd][aei]|[Dd]e[ln]|[Dd][ou]s?|[Tt]er)\s(?:(?:der?|den|la|las|los)\s)?)?"
    r"[A-ZÀ-Þ][^\W\d_]{1,20}(?:-[^\W\d_]{2,20})?), ([A-ZÀ-Þ][^\W\d_]{1,20})\s*"
)
_BETWEEN_TURNED = at_first_use(r"(?=[\s;&/])(?:\s*[;&/]\s*|\s+(?:and|und|och|og|y|e|et|en)\s+)")
SEPARATORS = at_first_use(
    r"[\s,;/&+、・，](?:(?:(?<=[,;/])|(?<=\s)\s*[,;/])\s*(?:(?:and|y|e|en|und|et|och|og|&)\s+)?|"
    r"(?<=\s)\s*(?:and|y|e|et|en|und|och|og|with|con|met|mit|avec|com|med)\s+|(?:(?<=[&+、・，])|(?<=\s)\s*[&+、・，])\s*)"
)
SMALL = frozenset(
    "de del della der den dos das da do du di la le las los van von vom zu zum zur ter ten te bin bint ibn al el y i san af of t d'".split()
)
_CAPITAL_PARTICLES = frozenset("De Del Della Der Den Dos Da Du Di La Le Van Von Ter Bin Ibn Al El Lo Abu".split())
_DUTCH = at_first_use(r"(?: in)? ['’]t ")
_PREFIXED = ("al-", "el-", "d'", "d’", "dell'", "dell’", "l'", "l’")  # "Omar al-Quorn": the capital comes behind
_WORD = at_first_use(r"(?:[^\W\d_]\.)+$|[^\W\d_][^\W\d_'’.-]*(?:['’.-]+[^\W\d_]+)*\.?$")
_LETTER = "[\\u3005\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af]"
_CJK = at_first_use(rf"{_LETTER}{{1,10}}(?: {_LETTER}{{1,8}})?$")
# a name in two scripts: "許宏翔 (Mike Hsu)"
BOTH = at_first_use(rf"{_LETTER}{{2,8}}\s?[(（]([A-Z][\w.'’-]{{0,20}}(?:\s[A-Z][\w.'’-]{{0,20}}){{1,3}})[)）]")
_KOREAN = at_first_use(
    "[김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허남심노하곽성차주우구민유"
    "진지엄채원천방공현함변염추도소석선설마길연위표명기반왕금옥육인맹제모]"
    r"[\uac00-\ud7af]{2}$"
)
_KOREAN_ROLE = at_first_use(
    r"([\uac00-\ud7af]{2,4})\s+\S[^,.!?]{0,50}?\b(?:CTO|CEO|CPO|대표|이사|개발자|교수|팀장|엔지니어|리드|매니저|연구원|박사|디자이너|센터장)(?:님)?$"
)
_KOREAN_WORDS = frozenset(
    "이야기 한국어 최적화 정규식 서비스 유니티 전문가 인공지 자동화 이해하 고도화 정리하 소개와 기초편 심화"
    "편 도전기 성장기 전략과 방법론 구현기 개발자 사용자 주니어 시니어 도서관 서버와 "
    "모니터 모델링 자바의 파이썬 이벤트 컴퓨터 노하우 경험기 도입기 적용기 오픈소 마이크 마무리".split()
)
_ENDINGS = tuple(
    (
        "tion tions sion sions ment ments ness ability ibility ivity ology ologies ware ization isation graphy ism cion ciones idad mente "
        "miento cao coes dade zione zioni heid keit heit ungen schaft ierung ized ised izing ising ically fully less able ible driven "
        "based"
    ).split()
)
_COMPANY = frozenset(
    "corp corporation inc gmbh ltd llc plc lp labs bank airways airlines telecom foundation systems microsystems holdings s.a sa ag bv "
    "technologies software solutions consulting multiplatform telekom stadtwerke sparkasse express".split()
)
# words that begin the name of a bank, a railway, a school or another house, in the languages of the notes
_COMPANY_BEGIN = frozenset(
    "bank banca banco banque cassa caja caixa credit credito stadtwerke sparkasse deutsche osterreichische schweizerische svenska "
    "nederlandse telekom telecom telefonica poste posten correos universitat universidad universidade universita universite universiteit "
    "universitet universitatea hochschule fachhochschule grupo gruppo groupe gruppe".split()
)
_NOBODY = frozenset("colleagues friends everyone everybody others various unknown nobody tbd tba kollegen companeros".split())
# "Moderata da": what was done by the name that follows
_LED = frozenset("moderata moderato moderada moderado moderiert moderated animata animato animada organizzata organizzato".split())
_JAPANESE = frozenset(  # the commonest family names of two signs
    (
        "佐藤 鈴木 高橋 田中 渡辺 渡邊 伊藤 山本 中村 小林 加藤 吉田 山田 山口 松本 井上 木村 斎藤 "
        "斉藤 清水 山崎 池田 橋本 阿部 石川 山下 中島 前田 藤田 小川 後藤 岡田 村上 近藤 石井 坂本 "
        "遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 "
        "中山 石田 上田 森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤"
    ).split()
)
_VIETNAMESE = frozenset("nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly truong dinh".split())
_ING = frozenset("fleming browning harding manning golding keating hastings ewing downing dowling gosling fielding sterling irving".split())


def folded_word(word: str) -> str:
    """Return a word as the lists of words have it: folded, without the marks around it."""
    bare = word.strip('"“”„()*_.')
    return bare.lower() if bare.isascii() else fold(bare)


@functools.lru_cache(maxsize=16384)  # the words of headings come again and again
def is_ordinary(key: str) -> bool:
    """Return whether a folded word is one of titles rather than of names: listed, or made by one of the usual endings.

    >>> [is_ordinary(word) for word in ("tables", "scaling", "veiligheid", "hatchet", "vidal")]
    [True, True, True, False, False]
    """
    if key in ENGLISH or key in OTHER:
        return True
    if key in GIVEN or len(key) < 4:
        return False
    singular = key[:-1] if key.endswith("s") and len(key) > 4 else key
    if singular in ENGLISH or singular in OTHER:
        return True
    if "-" in key and len(key) > 8:
        return any(is_ordinary(part) for part in key.split("-") if len(part) > 2)
    if key.endswith("ing") and len(key) > 5 and key not in _ING:
        return key[:-3] in ENGLISH or f"{key[:-3]}e" in ENGLISH or key[:-4] in ENGLISH
    return len(key) > 6 and key.endswith(_ENDINGS)


def has_shape(word: str) -> bool:
    """Return whether a word could stand in a name: a capital first, none inside but after Mc, O' and hyphens."""
    bare = word.strip('"“”„')
    if not bare or not (bare[0].isupper() or bare[0] in "ꝩ") or not (bare.isalpha() or _WORD().match(bare)):
        return False
    if bare[1:].islower() or bare.isupper():
        return True
    rest = re.sub(r"^(?:Mc|Mac|De|Di|La|Le|Van|Fitz|O)(?=[A-Z])|['’-][A-Z]", "", bare)
    return not re.search(r"[^\W\d_a-z][^\W\d_A-Z]*[a-z][A-Z]|[a-z][A-Z]|^[A-Z]{2,}[a-z]", rest)


@functools.lru_cache(maxsize=8192)  # the same pieces of headings are weighed by several rules
def evidence(text: str) -> int:
    """Return how surely a text is the name of one person: 0 it is none, 1 it could be, 2 it reads so, 3 surely.

    >>> [evidence(text) for text in ("Ángel Collado", "Zib Quorn", "Sieve Zib", "Deep Learning", "@duck", "Serge", "fast tables")]
    [3, 2, 2, 0, 3, 1, 0]
    """
    if not text or len(text) > 60:
        return 0
    if text[0] == "@":
        return 3 if HANDLE().match(text) else 0
    if text[0] >= "\u3005":
        return _asian(text)
    if text[1:2] in ("'", "’") and text[0] == "L" and text[2:3].islower():
        return 0  # "L'atelier de Manon"
    if ", " in text:
        return 3 if turned_names(text) == (text,) else 0
    text, dutch = (_DUTCH().sub(" ", text), True) if "'t " in text or "’t " in text else (text, False)
    words = text.split()
    if not words or len(words) > 5 or not (words[0][0].isupper() or words[0][0] in '"“'):
        return 0
    bare = [word[2:].lstrip("l'’-") or word if word.startswith(_PREFIXED) else word for word in words]
    proper = [word for word in bare if word[0].isupper() or word[0] in '"“' or word.strip("'’") not in SMALL]
    if not all(has_shape(word) for word in proper):
        return 0
    keys = [folded_word(word) for word in proper]
    if keys[-1] in _COMPANY or (len(keys) > 1 and keys[0] in _COMPANY_BEGIN) or (len(keys) == 1 and keys[0] in _NOBODY):
        return 0
    if len(keys) == 1:
        if len(text) < 6 and text.isupper() and text.isascii() and keys[0] not in GIVEN:  # "DHH", hardly "PDF" and "CQRS"
            return 1 if len(text) == 3 and text.isalpha() and keys[0] not in ACRONYMS and not is_ordinary(keys[0]) else 0
        return 0 if is_ordinary(keys[0]) or len(keys[0]) < 2 or len(words) > 1 else 1
    if "i" in words[1:-1] and any(word in GIVEN for word in keys[1:]):
        return 0  # two people in Polish or Catalan
    return _weigh(proper, keys, dutch or bare != words or len(words) > len(proper))


def _weigh(words: list[str], keys: list[str], particle: bool) -> int:
    """Return the evidence of two or more words of the right shape."""
    if keys[0] in PLACES_BEGIN or keys[0] in _LED or " ".join(keys) in NO_PEOPLE:
        return 0
    if keys[0] in _VIETNAMESE and len(keys) > 2 and keys[1] in ("van", "thi", "duc", "minh", "ngoc", "quang", "thanh", "huu", "xuan"):
        return 3
    if len(words) > 2 and len(keys[0]) == 1 and words[0].endswith("."):
        return 3 if len(words[1]) == 2 and words[1][1] == "." else _weigh(words[1:], keys[1:], particle)  # "J. Paul Quorn"
    if len(words) > 2 and not _CAPITAL_PARTICLES.isdisjoint(words[1:-1]) and (keys[0] in GIVEN or not is_ordinary(keys[0])):
        kept = [words[0], *(word for word in words[1:-1] if word not in _CAPITAL_PARTICLES), words[-1]]
        return _weigh(kept, [folded_word(word) for word in kept], particle)
    # "Åge" is no English word
    plain = {key for word, key in zip(words, keys, strict=True) if (word.isascii() or key in OTHER or "é" in word) and is_ordinary(key)}
    return max(_in_order(words, keys, particle, plain), romanised(keys, [key for key in keys if key in plain]))


def _in_order(words: list[str], keys: list[str], particle: bool, plain: set[str]) -> int:
    """Return the evidence of words that give the first name first; `plain` are those of them that are words of titles."""
    first_given = keys[0] in GIVEN or ("-" in keys[0] and keys[0].partition("-")[0] in GIVEN)
    either = first_given or keys[0] in ALSO_GIVEN
    family = {key for key in plain if key in SURNAMES or (either and (key in SHORT or key.removesuffix("s") in SURNAMES))}
    soft = [key for key in keys[1:] if len(key) > 1 and key in plain - family and not (first_given and key not in ENGLISH)]
    initials = any(len(word.rstrip(".")) == 1 or "." in word[:-1] for word in (words[:-1] if len(words) > 1 else words))
    if not either and keys[0].endswith("ing") and len(keys[0]) > 5:
        return 0  # "Parsing RBS"
    if first_given and keys[0] not in ENGLISH and keys[0] not in OTHER:
        if soft:  # "Serge Sans Paille", hardly "Anna Data"
            return 0 if len(soft) > 1 else 1 if soft[0] == keys[-1] else 2
        return 2 if keys[-1] in plain & SHORT - SURNAMES else 3
    if soft:
        return 0
    if plain.intersection(keys[1:]) and (either or keys[0] in ENGLISH):
        return 1 if either and len(keys) == 2 else 0  # "Ruby Stone"
    later_given = any(key in GIVEN for key in keys[1:])
    if first_given:
        return 2
    if keys[0] in plain and len(keys[0]) > 1:
        # "Gray Norton", hardly "Neue Quorn"
        return 1 if (later_given or len(keys) == 2) and (either or keys[0] not in OTHER) else 0
    acronym = any(word.isupper() and 1 < len(word) < 5 and "." not in word and folded_word(word) not in GIVEN for word in words)
    if acronym and not (later_given or initials or particle):
        return 1
    if len(words[-1].rstrip(".")) == 1 and not words[-1].endswith("."):
        return 1
    return 3 if later_given or initials or particle else 2


def could_be_name(text: str) -> bool:
    """Return whether words without much evidence begin or end as a name does, for where the others of a note have theirs.

    >>> [could_be_name(words) for words in ("Gift Quorn", "Ruby Stone", "Fast Quorn", "Anna Data", "Ruby Gems")]
    [True, True, False, False, False]
    """
    keys = [folded_word(word) for word in text.split()]
    if len(keys) < 2 or not evidence(text):
        return False
    first, last = keys[0], keys[-1]
    if first not in GIVEN and first not in ALSO_GIVEN and first not in FAMILY:
        return False
    if last in SURNAMES or last.removesuffix("s") in SURNAMES or last in SHORT or last in FAMILY:
        return True
    return not is_ordinary(last) and not (first in ENGLISH and last.endswith(("s", "ing")))  # "Happy Eyeballs"


def _asian(text: str) -> int:
    """Return the evidence of a text in Chinese, Japanese or Korean letters; family names alone tell little."""
    both = BOTH().fullmatch(text) if text[-1] in ")）" else None
    if both:
        return max(2, evidence(both.group(1)))
    family, _, given = text.partition(" ")
    if given and given.isascii() and len(family) < 4 and is_first_name(given):
        return 2  # "岡本 Lena"
    if not _CJK().match(text) or (" " not in text and len(text) > 8):
        return 0
    if " " in text:  # Korean names have no blank, Japanese ones may
        return 2 if max(map(len, text.split())) < 5 and text[0] >= "\u4e00" and text[-1] < "\uac00" and text[0] < "\ua000" else 0
    if _KOREAN().match(text):
        return 1 if text in _KOREAN_WORDS else 2
    if 4 <= len(text) <= 5 and text[:2] in _JAPANESE and text[-1] not in "編式会社版的法論様氏":
        return 2
    return 1 if len(text) <= 5 else 0


def asian_names(plain: str) -> tuple[str, ...]:
    """Return the names of a text that begins with one in two scripts, "許宏翔 (Mike Hsu)", or with a Korean one and an office."""
    found = list(itertools.takewhile(bool, _in_two_scripts(plain))) if "(" in plain or "（" in plain else []
    role = None if found else _KOREAN_ROLE().match(plain)
    return tuple(dict.fromkeys(found)) or ((role.group(1),) if role and evidence(role.group(1)) > 1 else ())


def _in_two_scripts(plain: str) -> Iterator[str]:
    """Yield the names at the start of the text that stand in two scripts, "" where another text follows."""
    place = 0
    while found := BOTH().match(plain, place):
        yield found.group()
        after = SEPARATORS().match(plain, found.end())
        place = after.end() if after and after.group() else len(plain)


def turned_names(text: str) -> tuple[str, ...]:
    """Return the names of a text that gives the family name first, as they are written; nothing for any other text.

    >>> turned_names("Nilsson, Erik"), turned_names("Nilsson, Erik & Larsson, Anna"), turned_names("Sara, Erik")
    (('Nilsson, Erik',), ('Nilsson, Erik', 'Larsson, Anna'), ())
    """
    parts = _BETWEEN_TURNED().split(text) if len(text) < 200 else []
    found = [_LAST_FIRST().fullmatch(part) for part in parts]
    if not all(found) or not all(_is_turned(*match.groups()) for match in found if match):
        return ()
    return tuple(part.strip() for part in parts)


def _is_turned(family: str, given: str) -> bool:
    return is_first_name(given) and not is_first_name(family) and evidence(f"{given} {family}") == 3


def is_first_name(word: str) -> bool:
    """Return whether a word is a first name and nothing else."""
    key = folded_word(word)
    return key in GIVEN and key not in ENGLISH and key not in OTHER and word[:1].isupper()


def is_strange_first(word: str) -> bool:
    """Return whether a word is no first name that is known, in any of the lists."""
    key = folded_word(word).partition("-")[0]
    return len(key) > 1 and "." not in key and key not in GIVEN and key not in ALSO_GIVEN and key not in FAMILY


def without_pages(text: str) -> str:
    """Return a line without the links behind its names: "Ana Uno | [Slides](address) | [@ana](address)"."""
    first, *others = _SET_OFF().split(text[:600])
    pages = bool(others) and all(_PAGE().fullmatch(part.strip(" ()")) for part in others)
    return first.strip() if pages else text
