"""Pure text functions that everybody needs: cleaning for a terminal, redaction, folding, words, sentences, language."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable

from . import askwords
from .askwords import STOP_WORDS
from .tellwords import DANISH_OR_NORWEGIAN, LETTERS, SCRIPTS, TELLING

# C0 but newline and tab, DEL, C1, bidirectional marks and overrides, line and paragraph separators, invisible "tag" letters
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)
_LATIN_ACCENTS = re.compile(r"[\u0300-\u036f]")
# Chinese and Japanese write no spaces and Korean glues particles on: runs of them are cut into pairs of characters
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_WORD = rf"[{_CJK}]+|[^\W_{_CJK}]+"
_SPACED_WORD = re.compile(r"[^\W_]+")  # finds what _WORD does where there is no such character, in half the time
_STEMMERS = {
    "ca": "catalan", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french", "it": "italian",
    "nl": "dutch", "no": "norwegian", "pl": "polish", "cs": "czech", "pt": "portuguese", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip

_STOP_SETS = {language: frozenset(words.split()) for language, words in STOP_WORDS.items()}
_ENOUGH_WORDS = 20  # of real notes in eight languages 98 % of such pieces are told rightly, and 94 % of those of ten words
_FEW_WORDS = 60  # of such pieces so many are told wrongly that the note they stand in counts, too
_LITTLE = 400  # characters at both ends of a sample
_COMMON = 4  # of so many words one is a common one, in a text of the language
_ASCII = bytes(range(128))

LONGEST_QUESTION = 10_000  # characters

_MARK = "[.!?…。！？]"
_ABBREVIATIONS = {
    *"e.g i.e etc vs cf ca approx resp dr mr mrs ms prof st fig nr no bijv o.a d.w.z enz p.ej ej sr sra z.b bzw usw".split(),
    *"abcdefghijklmnopqrstuvwxyz",
}
_ABBREVIATED_ENDS = {word[-2:] for word in (*_ABBREVIATIONS, "al")}


def clean(text: str) -> str:
    r"""Return the text with every character that could drive a terminal shown as an escape, newline and tab kept.

    >>> clean("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return _UNSAFE.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def in_line(name: str) -> str:
    """Return the name of a file as it can stand within a line: cleaned, its own line breaks and tabs shown as escapes too."""
    return clean(name).replace("\n", "\\n").replace("\t", "\\t")


def plural(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> plural(1, "note"), plural(2_000, "talk")
    ('1 note', '2,000 talks')
    """
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def fold(text: str) -> str:
    """Return the text without case and without Latin accents, for comparing.

    >>> fold("Agustín STRASSE Łódź")
    'agustin strasse łodz'
    """
    if text.isascii():
        return text.lower()
    return _folded_line(text) if len(text) <= 200 else _folded(text)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", _LATIN_ACCENTS.sub("", unicodedata.normalize("NFKD", text))).casefold()


_folded_line = functools.lru_cache(maxsize=4096)(_folded)  # a line of a note is folded four times on its way


def words(text: str) -> list[str]:
    """Return the folded words in order; runs of Chinese, Japanese or Korean characters as overlapping pairs.

    >>> words("Vidal's f-string, 東京都")
    ['vidal', 's', 'f', 'string', '東京', '京都']
    """
    folded = fold(text)
    if folded.isascii() or not any(map(_is_cjk, set(_beyond_ascii(folded)))):
        return _SPACED_WORD.findall(folded)
    found: list[str] = []
    for word in _compiled(_WORD).findall(folded):
        if len(word) > 2 and "\u3040" <= word[0] <= "\ud7af":
            found.extend(word[start : start + 2] for start in range(len(word) - 1))
        else:
            found.append(word)
    return found


def _is_cjk(sign: str) -> bool:
    return "\u3040" <= sign <= "\ud7af" and any(first <= sign <= last for first, last in zip(_CJK[::3], _CJK[2::3], strict=True))


def _beyond_ascii(text: str) -> str:  # few, in most texts, and searched much faster
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


# of ranges of thousands of characters: to compile them all takes longer than a question, and few texts need one
_compiled = functools.cache(re.compile)


@functools.cache
def _stemmer(language: str) -> Callable[[str], str] | None:
    name = _STEMMERS.get(language)
    if name is None:
        return None
    import Stemmer

    return functools.lru_cache(maxsize=65536)(Stemmer.Stemmer(name, 0).stemWord)  # its own cache is slower


def stem(word: str, language: str) -> str:
    """Return the Snowball stem of a folded word; the word itself in a language without a stemmer."""
    stemmer = _stemmer(language)
    return stemmer(word) if stemmer else word


def noun_start(word: str) -> str:
    """Return what all forms of a folded noun in -idad, -idade or -ità begin with, "" for others: its stem may be an adjective's as well."""
    return word.removesuffix("s").removesuffix("e")[:-1] if word.endswith(("idad", "idade", "idades", "ita")) else ""


def is_stop_word(word: str, language: str) -> bool:
    """Return whether a folded word is one of the commonest of the language."""
    return word in _STOP_SETS.get(language, frozenset())


def terms(text: str, language: str) -> list[str]:
    """Return what BM25 counts: the folded words without the language's commonest ones, stemmed, in order."""
    stop = _STOP_SETS.get(language, frozenset())
    return [stem(word, language) for word in words(text) if word not in stop]


def content_words(question: str, language: str) -> list[str]:
    """Return the folded words of a question that say what is asked for, each once, in order.

    >>> content_words("What did people say about langchain and LangChain?", "en")
    ['langchain']
    """
    stop = _says_nothing(language)
    kept = [word for word in words(question) if word not in stop and (len(word) > 1 or word in "cr")]
    return list(dict.fromkeys(kept))


@functools.cache
def _says_nothing(language: str) -> frozenset[str]:
    """Return the words of a question in a language that do not say what is asked for."""
    return _STOP_SETS.get(language, frozenset()) | _STOP_SETS["en"] | askwords.ANY | askwords.OF_LANGUAGE.get(language, frozenset())


def language_of(text: str, default: str = "und") -> str:
    """Return the ISO 639-1 code of the text's language, told by script and by its commonest words, or the default.

    On pieces of 60 words of real notes in eight languages this is right as often as trained detectors are (bench/language.py).
    """
    sample = text if len(text) <= 2_000 else f"{text[:1_000]} {text[len(text) // 2 :][:1_000]}"
    if by_script := _language_of_script(sample):
        return by_script
    ends = f"{sample[:_LITTLE]} {sample[-_LITTLE:]}" if len(sample) > 2 * _LITTLE else sample
    found = _spoken(ends)
    best, second = sorted(found.values(), reverse=True)[:2]
    if ends is not sample and (best < _ENOUGH_WORDS or best * 2 < second * 3):  # the ends tell surely of most
        found = _spoken(sample)
    return max(found, key=lambda language: found[language]) if any(found.values()) else default


def _spoken(sample: str) -> dict[str, int]:
    """Return how many words of a text are among the commonest of each language, and how many letters are its own."""
    found = dict.fromkeys(_STOP_SETS, 0)
    folded = _fold_words(sample).replace("'", " ").replace("’", " ")
    # whether a mark follows makes no odds for words that seldom end a clause: splitting at blanks is four times as fast as `words`
    for languages, count in Counter(map(_languages_by_word().get, folded.split())).items():
        for language in languages.split() if languages else ():
            found[language] += count
    if not sample.isascii():
        written = set(sample.lower())
        for language, letters in LETTERS.items():
            found[language] += len(written.intersection(letters))
    if found["da"] == found["no"] > 0:
        danish, norwegian = (sum(map(sample.lower().count, pieces)) for pieces in DANISH_OR_NORWEGIAN)
        found["da" if norwegian >= danish else "no"] -= 1
    return found


def _fold_words(text: str) -> str:
    """Return the text folded, with one blank between words: those without accents, which most are, take no time."""
    return (
        text.lower()
        if text.isascii()
        else " ".join([word if word.isascii() or len(word) == 1 else _folded_line(word) for word in text.lower().split()])
    )


@functools.cache
def _languages_by_word() -> dict[str, str]:
    """Return the languages of which a word is one of the commonest, with blanks between them, by word."""
    sets = {language: stop | TELLING.get(language, frozenset()) for language, stop in _STOP_SETS.items()}
    return {word: " ".join([language for language, told in sets.items() if word in told]) for word in frozenset().union(*sets.values())}


def language_of_part(text: str, whole: str) -> str:
    """Return the language of a part of a note in the language `whole`: by its script, or by its words if there are enough to tell."""
    sample = text[:600]
    by_script = _language_of_script(sample)
    # a part of it tells of most, at a part of the cost
    if by_script or _is_surely(sample[:150], whole, 3) or _is_surely(sample[:300], whole) or _is_surely(sample, whole):
        return by_script or whole
    if len(sample.split(None, _ENOUGH_WORDS)) <= _ENOUGH_WORDS:
        return whole
    found = _spoken(sample)
    best = max(found, key=lambda language: found[language])
    short = 3 if len(sample.split(None, _FEW_WORDS)) <= _FEW_WORDS else 0  # words that speak for the note's language in a short part
    return whole if (found.get(whole, 0) + short) * 4 >= found[best] * 3 else best  # "i" is Italian as well as Swedish


def _is_surely(sample: str, language: str, common: int = _COMMON) -> bool:
    """Return whether of so many words one is among the language's commonest, as in no text in another language."""
    written = sample.lower().split()
    return sum(map(_STOP_SETS.get(language, frozenset()).__contains__, written)) * common > len(written)


def _language_of_script(sample: str) -> str | None:
    """Return the language whose script the text is in, if few others share it; None for Latin letters."""
    if sample.isascii() or not any("\u0370" <= sign <= "\u1dff" or "\u3040" <= sign <= "\ud7af" for sign in set(_beyond_ascii(sample))):
        return None
    for language, (letters, rarity) in SCRIPTS.items():
        if len(_compiled(letters).findall(sample)) * rarity > len(sample):
            return language
    return None


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the half-open character ranges of the sentences of one paragraph, without blanks at their ends.

    >>> [("One. Two e.g. three! Four")[start:end] for start, end in sentences("One. Two e.g. three! Four")]
    ['One.', 'Two e.g. three!', 'Four']
    """
    return list(_ranges_of_line(text) if len(text) <= 2_000 else _ranges(text))  # a line is taken apart three times on its way


def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    ranges: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for found in _ends_in(text, start):
        place, behind = found.span()  # of the mark, and of what follows the blanks behind it
        end, mark = found.end(1), text[place]
        if text[behind : behind + 1].islower() and behind - end < 9 and mark not in "。！？":
            continue  # it goes on
        if mark == ".":
            last = text[place - 2 : place]  # mostly two letters in which no abbreviation ends
            surely = place > start + 1 and last.isalnum() and last.lower() not in _ABBREVIATED_ENDS
            if not surely and _is_abbreviated(text[max(start, place - 9) : place]):
                continue
        ranges.append((start, end))
        start = behind
    end = len(text.rstrip())
    return (*ranges, (start, end)) if start < end else tuple(ranges)


@functools.cache
def _ends(mark: str) -> re.Pattern[str]:
    """Return a pattern of the marks that end a sentence, with the blanks behind them, for those that begin with this one."""
    # A run of marks is tried once, from its start: without the look behind, a page of dots would take quadratic time.
    return re.compile(rf"({mark}(?:(?<!{_MARK}{_MARK}){_MARK}*+[\"'”’»)\]*_]*+(?=\s|$)|(?<=[。！？])[。！？]*))\s*+")


def _ends_in(text: str, start: int) -> list[re.Match[str]]:
    """Return what may be the ends of sentences, in order."""
    if not text.isascii() and ("。" in text or "！" in text or "？" in text):
        return [*_ends(_MARK).finditer(text, start)]
    found = [*_ends(r"\.").finditer(text, start)]  # one sign at a time is found five times as fast as one of a class
    others = [match for mark in "!?…" if mark in text for match in _ends(f"[{mark}]").finditer(text, start)]
    return sorted(found + others, key=re.Match.start) if others else found


_ranges_of_line = functools.lru_cache(maxsize=512)(_ranges)


def _is_abbreviated(before: str) -> bool:
    """Return whether what stands before a full stop, cut to nine characters, ends with an abbreviation or an initial."""
    last = before.lower().rpartition("(")[2].split()[-1:] if not before[-1:].isspace() else []
    return bool(last) and (last[0] in _ABBREVIATIONS or (last[0] == "al" and before.lower().endswith("et al")))
