"""Bytes of a note -> its text: the encoding told, mojibake repaired, control characters gone, line numbers kept."""

from __future__ import annotations

import contextlib
import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import NoteError
from ..patterns import at_first_use
from ..text import plural

_BOMS = (  # the UTF-32 marks first: the little-endian one begins with that of UTF-16
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CODECS = ("latin-1", "cp1252", "mac_roman", "cp1250", "cp1251", "cp437")
_ODD = at_first_use("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")  # whatever one of the next four would find
_BLANKED = bytes([32] * 128 + [*range(128, 256)])
_PRINTED = bytes([9, 10, *range(32, 127)])
_CONTROLS = at_first_use("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_SURROGATES = at_first_use("[\ud800-\udfff]")
# Colours and titles as terminals write them: what a pasted session leaves behind. Whole, or "[31m" would be glued to a word.
_TERMINAL = at_first_use("\x1b\\[[0-?]*[ -/]*[@-~]|\x1b\\][^\x07\x1b\n]*(?:\x07|\x1b\\\\)")
_BREAKS = at_first_use("[\x0b\x0c\x85]+")
_DECLARED = at_first_use(
    r"(?:charset|coding)\s*[=:]\s*[\"']?((?:windows|iso|latin|cp|mac|koi8|shift|sjis|euc|gb|big5|tis|ms)[\w.-]{1,20})", re.IGNORECASE
)
_BLANK_LINE = at_first_use(r"(\n[ \t]*\n)")
_NAMES = {"macroman": "Mac Roman", "sloppy-windows-1252": "Windows-1252", "latin-1": "Latin-1"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file as stored and as repaired, with the same number of lines, and what was done."""

    stored: str
    text: str
    repairs: tuple[str, ...]


@functools.cache
def _mojibake() -> re.Pattern[str]:
    """Return a pattern of a first and a second byte of UTF-8 as they look when read in an 8-bit encoding."""
    leads = {char for codec in _CODECS for char in bytes(range(0xC2, 0xF5)).decode(codec, "ignore")}
    tails = {char for codec in _CODECS for char in bytes(range(0x80, 0xC0)).decode(codec, "ignore")} | {" "}
    return re.compile(f"[{re.escape(''.join(sorted(leads)))}][{re.escape(''.join(sorted(tails - {' '})))}]|Ã ")


def decode(data: bytes) -> Decoded:
    """Return the text of the stored bytes; raises NoteError "empty" or "binary, not text"."""
    if not data.strip():
        raise NoteError("empty")
    raw, repairs = _decode(data)
    stored, told = _normalise_line_ends(raw)
    text, fixed = _repair_mojibake(stored)
    repairs += told + fixed
    if not text.isascii() and not unicodedata.is_normalized("NFC", _beyond_ascii(text)):
        text = unicodedata.normalize("NFC", text)
        repairs.append("letters and their accents composed (NFC)")
    # dropped only now: mojibake of Latin-1 is made of controls
    text, told = _drop_controls(text)
    repairs += told
    if not text.strip():
        raise NoteError("binary, not text" if told and set(stored) - {"\ufeff", " ", "\n", "\t"} else "empty")
    return Decoded(stored, text, tuple(repairs))


def safe(text: str) -> str:
    """Return text that came escaped, as JSON and HTML hold it, without what `decode` takes out of bytes.

    >>> safe("cafe\\u0301 \\x00\\ud800")
    'café �'
    """
    if text.isprintable():  # nearly every line: there is nothing to take out
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", _SURROGATES().sub("\ufffd", _CONTROLS().sub("", _BREAKS().sub(" ", text))))


def hidden_in(texts: Iterable[str]) -> list[str]:
    """Return in words what `safe` takes out of texts that came escaped.

    >>> hidden_in(["a\\x00b\\x1b", "c\\ud800"]), hidden_in(["a\\tb\\n"])
    (['2 escaped control characters dropped', '1 escaped halves of letters replaced'], [])
    """
    odd = "".join([text for text in texts if not text.isprintable()])
    controls, halves = (len(pattern.findall(odd)) for pattern in (_CONTROLS(), _SURROGATES()))
    told = [f"{controls} escaped control characters dropped"] if controls else []
    return [*told, f"{halves} escaped halves of letters replaced"] if halves else told


def _drop_controls(text: str) -> tuple[str, list[str]]:
    odd = text.encode("utf-8", "surrogatepass").translate(None, _PRINTED)  # of most notes nothing is left, or letters
    if not odd or odd.decode("utf-8", "surrogatepass").isprintable() or not _ODD().search(text):
        return text, []
    text, codes = _TERMINAL().subn("", text)
    repairs = [f"{codes} terminal codes dropped"] if codes else []
    text, marks = re.subn("\ufeff", "", text)  # the mark of a file that was pasted into another
    controls = len(_CONTROLS().findall(text))
    if controls * 10 > len(text) and controls > 2:  # UTF-8 without a fault, and few are binary
        raise NoteError("binary, not text")
    if controls + marks:
        repairs.append(f"{controls + marks} control characters dropped")
    text, halves = _SURROGATES().subn("\ufffd", _CONTROLS().sub("", _BREAKS().sub(" ", text)))
    if halves:
        repairs.append(f"{halves} halves of letters replaced")
    return text, repairs


def split_lines(decoded: Decoded) -> list[tuple[str, str]]:
    """Return (stored, repaired) for each line; the newline at the end of a file ends a line and does not begin one."""
    pairs = list(zip(decoded.stored.split("\n"), decoded.text.split("\n"), strict=True))
    return pairs[:-1] if pairs[-1][0] == "" else pairs


def stored_lines(data: bytes) -> list[tuple[str, str]]:
    """Return (line as decoded, line after repair) for every stored line, in order; raises NoteError as `decode` does."""
    return split_lines(decode(data))


def repaired_lines(decoded: Decoded) -> list[str]:
    """Return the repaired text of each line, in order."""
    texts = decoded.text.split("\n")
    return texts[:-1] if decoded.stored.endswith("\n") else texts


def _normalise_line_ends(text: str) -> tuple[str, list[str]]:
    """Return the text with "\\n" line ends, numbered as `cat -n` and `grep -n` number them, and what was done.

    A lone CR ends a line only in a file without any LF (an old Mac's); elsewhere it would shift every number after it.
    """
    if "\r" not in text:
        return text, []
    if "\n" not in text:
        return text.replace("\r", "\n"), ["line ends of an old Mac (CR) read as such"]
    whole = text.replace("\r\n", "\n")
    repairs = ["line ends of Windows (CR LF) read as such"] if len(whole) < len(text) else []
    if "\r" not in whole:
        return whole, repairs
    alone = re.sub(r"\r+(\n)?", lambda found: found.group(1) or " ", whole)
    return alone, [*repairs, f"{whole.count(chr(13))} carriage returns within lines dropped"]


def _decode(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            told = f"byte order mark of {encoding.upper()} dropped"
            return text, [told, *(_replaced(text.count("\ufffd")) if "\ufffd" in text else [])]
    wide = _bare_utf16(data) if b"\0" in data else None
    if wide:
        return wide, ["read as UTF-16 without a byte order mark"]
    if b"\x1b$" in data and data.isascii():  # Japanese mail's encoding is made of ASCII bytes
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("iso2022_jp"), ["read as ISO-2022-JP"]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise NoteError("binary, not text")
    with contextlib.suppress(UnicodeDecodeError):
        return _joined(data.decode("utf-8", "surrogatepass"))
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(re.findall("[^\x00-\x7f\ufffd]", text))
    if good >= 2 * bad:  # letters of UTF-8 hardly ever come about by chance in another encoding
        return text, _replaced(bad)
    return _declared(data) or _guess(data)


def _joined(text: str) -> tuple[str, list[str]]:
    """Return a text with the halves of letters put together that some programs write apart (CESU-8); a half alone is replaced."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    alone = whole.count("\ufffd") - text.count("\ufffd")
    joined = len(text) > len(whole)
    return whole, ["halves of letters (CESU-8) put together"] * joined + _replaced(alone) * bool(alone)


def _declared(data: bytes) -> tuple[str, list[str]] | None:
    """Return the text in the encoding that its first lines name, as web pages and Python's files do, if it fits."""
    named = _DECLARED().search(data[:2_000].decode("latin-1"))
    name = named.group(1).lower() if named else ""
    for encoding in ("cp1252", name) if name in ("iso-8859-1", "latin-1", "latin1") else (name,):  # as browsers do
        with contextlib.suppress(UnicodeError, LookupError):
            return data.decode(encoding), [f"read as {encoding}, as it says itself"]
    return None


def _replaced(count: int) -> list[str]:
    return [f"{plural(count, 'bad byte')} replaced"]


def _bare_utf16(data: bytes) -> str | None:
    """Return the text if the NULs lie as in UTF-16: at every other byte, and on the same side."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if len(data) % 2 or max(even, odd) < 20 * min(even, odd):
        return None
    try:
        text = data.decode(encoding)
        data.decode("utf-8")
        # one NUL in a text of single bytes does not make it wide
        if max(even, odd) * 4 < len(data):
            return None
    except UnicodeDecodeError as error:
        if error.encoding != "utf-8":
            return None
    odd_ones = sum(unicodedata.category(char) in ("Cc", "Cn", "Co") and char not in "\t\r\n" for char in text[:20_000])
    return text if odd_ones * 50 <= min(len(text), 20_000) else None


def _guess(data: bytes) -> tuple[str, list[str]]:
    import chardet

    if len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", data)) * 50 > len(data):
        raise NoteError("binary, not text")
    encoding = chardet.detect(data[:500_000])["encoding"]
    if encoding is None:
        raise NoteError("binary, not text")
    try:
        return data.decode(encoding, "replace"), [f"not UTF-8: read as {encoding}, which is a guess"]
    except LookupError:
        return data.decode("cp1252", "replace"), ["not UTF-8: read as Windows-1252, which is a guess"]


def _repair_mojibake(text: str) -> tuple[str, list[str]]:
    """Return the text with UTF-8 that was read in another encoding put right, by ftfy; never with another number of lines."""
    if text.isascii() or not any(map(_is_mojibake, _odd_lines(text))):
        return text, []
    fixed, names = _fix(text)
    if fixed == text:
        # parts may be good and others bad: then ftfy leaves the whole alone
        parts = [_fix(part) if not part.isascii() and _mojibake().search(part) else (part, set()) for part in _BLANK_LINE().split(text)]
        fixed = "".join(part for part, _ in parts)
        names = set().union(*(found for _, found in parts))
    before, after = text.split("\n"), fixed.split("\n")
    if fixed == text or len(before) != len(after):
        return text, []
    lines = [old if old != new and _is_meant(old, new) else new for old, new in zip(before, after, strict=True)]
    count = sum(old != new for old, new in zip(before, lines, strict=True))
    kind = " and ".join(sorted(names)) + " mojibake" if names else "mojibake"
    return "\n".join(lines), [f"{kind} repaired in {count} line{'s' if count > 1 else ''}"] * bool(count)


def _is_meant(old: str, new: str) -> bool:
    """Return whether what looks broken in a line is meant: its repair stands beside it, or would take away the end of a quotation.

    >>> _is_meant("é showed as Ã©", "é showed as é"), _is_meant("«AMANHÃ»", "«AMANHû"), _is_meant("Ã©tÃ©", "été")
    (True, True, False)
    """
    if "»" in old and "Â»" not in old and 0 < old.count("«") == old.count("»") != new.count("»"):
        return True
    return any(letter.isalpha() and not letter.isascii() and 0 < old.count(letter) < new.count(letter) for letter in set(new))


def _beyond_ascii(text: str) -> str:
    """Return the lines of a text that hold more than ASCII."""
    return "\n".join([line for line in text.split("\n") if not line.isascii()])


def _odd_lines(text: str) -> list[str]:
    """Return the lines of a text that hold two bytes of a letter that were read apart."""
    runs = {*text.encode("utf-8", "surrogatepass").translate(_BLANKED).split()}  # of letters beyond ASCII: they hardly ever stand together
    if "Ã" not in text and all(len(run) < 3 or len(run.decode("utf-8", "surrogatepass")) < 2 for run in runs):
        return []
    return [line for line in text.split("\n") if not line.isascii() and _mojibake().search(line)]


def _is_mojibake(line: str) -> bool:
    """Return whether a line that holds two bytes of a letter read apart looks so to ftfy, which would leave it else."""
    from ftfy.badness import is_bad

    return is_bad(line)


def _fix(text: str) -> tuple[str, set[str]]:
    import ftfy

    lines = text.split("\n")
    odd = [place for place, line in enumerate(lines) if not line.isascii()]  # of the others there is nothing to tell: ftfy takes its time
    fixed, plan = ftfy.fix_encoding_and_explain("\n".join(lines[place] for place in odd))
    if fixed.count("\n") != max(0, len(odd) - 1):
        return text, set()
    for place, line in zip(odd, fixed.split("\n"), strict=False):
        lines[place] = line
    return "\n".join(lines), {_NAMES.get(step.parameter, step.parameter) for step in plan or [] if step.action == "encode"}
