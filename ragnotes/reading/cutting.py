"""A heading's words taken apart: what is no part of a title comes off, then the title from the names of those who spoke."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..patterns import at_first_use
from .bywords import BY_DOUBTFUL, BY_FIRST, BY_SURE, DONE_BY, DOUBTFUL_WORDS, OTHERS, SURE_WORDS
from .kinds import KIND, is_kind_only
from .namelike import could_be_name, is_first_name
from .names import evidence, is_office, split_names
from .owned import learned_from, owned_title
from .panels import is_of_panel, people_of, without_leader
from .stripping import (
    EDGE,
    HONOURED,
    HONOURS,
    bare_title,
    flat,
    is_beside_employer,
    is_employer,
    is_names,
    is_place,
    left_over,
    named_together,
    unhonoured,
    unquoted,
    without_honour,
)

_DASH = at_first_use(
    r"(?=[\s–—―｜|-])(?:\s+[-–—―ー|~·•→]+(?:\s+|$)|\s+[-–—―ー|]+(?=[A-ZÀ-Þ@\"“\u3040-\u9fff\uac00-\ud7af])|\s*[–—―]\s+|(?<=\w)-\s+|"
    r"\s*(?:—|――|｜|\|)\s*|\s+(?:::|//)\s+)"
)
_KIND_NAME = at_first_use(
    rf"(?:{KIND})\s+(?i:((?:by|with|von|por|par|door|med|mit|con|avec)\s+)?)(?=[A-ZÀ-Þ])([^:–—|]{{4,80}}?)(?::\s+(?=\S)|\s+[-–—|]\s+(?=\S+\s\S))",
    re.IGNORECASE,
)
_SET_APART = at_first_use(r"[:–—|-]")
_HANDLE_AFTER = at_first_use(r"\s\(@\w[\w.-]{1,40}(?:@[\w.-]{3,40})?\)")
_DASHES = at_first_use("[-–—―ー|~·•→｜]")
_PARENTHESIS = at_first_use(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*$")
_CLOSING = (")", "）", "]")
_KIND_OF = at_first_use(rf"(?:{KIND})\s*#?\d{{0,2}}\s*\(([^()]{{3,80}})\)\s*[:–—-]\s*(\S.*)", re.IGNORECASE)
_BRACKET_THEN = at_first_use(r"\)\s*[:–—-]")
_WORD = at_first_use(r"[^\W_]+")
_OPEN_BRACKET = at_first_use(r"(?<=[^\s(])\s{0,3}\([^()]*$")  # "Fast tables (chair: Ana Uno; with Bo Twee)"
_SURE = 3  # evidence of a name
_LESSON = "lesson"  # the form of a title that says from whom somebody learned
_TWO_WORDS = 40  # characters
_COLON = at_first_use(r"\s*[:：]\s+|：")
_END_SIGN = at_first_use(r",\s+|\s+/\s+|\s+@\s+")
_EMPLOYED = at_first_use(r"(?:,\s+(?:(?:ex|former(?:ly)?|früher|antes|voorheen)[\s-]\s?)?[^\W\d_a-zà-ÿ][^,;:!?()]{1,40}){1,2}")
_ENDED = at_first_use(r"[?!)\]”\"»…]\s+(?=[A-ZÀ-Þ])")
_ENDED_OR_HANDLED = at_first_use(r"[?!)\]”\"»…]\s+(?=[A-ZÀ-Þ])|\s+(?=[A-ZÀ-Þ]\S+\s+[A-ZÀ-Þ]\S+\s+@\w+$)")


@dataclass(frozen=True, slots=True)
class Cut:
    """A title, the names beside it, and how they were told apart: left, right, by, bracket, comma, lesson, ... or ""."""

    title: str
    speakers: tuple[str, ...]
    form: str = ""


def cut_title(text: str, lean: str = "") -> Cut:
    """Return title and speakers of a heading's words; `lean` is what its siblings show.

    "left" and "right": names stand on that side; "bare": the siblings name nobody, so that only a sure name is one.

    >>> cut_title("Fast tables - Ana Uno & Bo Twee"), cut_title("Sieve - Lucene Hub").speakers
    (Cut(title='Fast tables', speakers=('Ana Uno', 'Bo Twee'), form='right'), ())
    """
    text = text[:300]
    if lean in ("", "bare") and _names_nobody(text):
        return Cut(text, ())
    if "(@" in text:
        without = _HANDLE_AFTER().sub("", text)
        people = cut_title(without, lean) if without != text else Cut(text, ())
        if people.speakers and not any(name[0] == "@" for name in people.speakers):
            return people  # "Fast tables by Ana Uno (@ana)"
    panel = is_of_panel(text)
    told = without_leader(text) if panel else text
    if told != text:
        return cut_title(told, lean)
    cut = _cut(text, lean, 3 if lean == "bare" else 2) or (_by_panel(text) if panel else None) or Cut(text, ())
    return cut if panel or not is_beside_employer(text, cut.speakers) else replace(cut, speakers=cut.speakers[:1])


def _cut(text: str, lean: str, need: int) -> Cut | None:
    """Return title and speakers by the first of the ways to set them apart that fits, whatever the title is of; None if none does."""
    people_learned_from = learned_from(text)
    return (
        (Cut(text, people_learned_from, _LESSON) if people_learned_from else None)
        or _by_kind(text)
        or _by_dash(text, lean, need)
        or _by_bracket(text, need, lean)
        or _by_honour(text, lean)
        or _by_word(text, lean)
        or _by_possession(text)
        or _by_colon(text, need, lean)
        or _by_end(text, lean)
    )


def _names_nobody(text: str) -> bool:
    """Return whether plain words without a capital after the first leave no place for a name: "What a table is for"."""
    rest = text[1:]
    return rest.isascii() and rest == rest.lower() and "@" not in text and "'" not in text


def _by_kind(text: str) -> Cut | None:
    """Return the cut of "Opening keynote by Ana Uno: Tables" and "Keynote Ana Uno - Tables"."""
    found = _KIND_NAME().match(text) if _SET_APART().search(text) else None
    names = split_names(found.group(2), need=2 if found.group(1) else 3) if found else ()
    if not found or not names or left_over(found.group(2).partition(",")[0], names[:1]) or is_names(text[found.end() :]):
        return None
    return Cut(_tidy(text[found.end() :]), names, "left")


def _by_dash(text: str, lean: str, need: int) -> Cut | None:
    """Return the cut at the dash beside the names; of several parts that could be names the surest, siblings deciding."""
    if not (_DASHES().search(text) or "::" in text or "//" in text):
        return None
    parts = [part for part in _DASH().split(text) if part and part.strip()]
    if len(parts) < 2 or len(parts) > 12:
        return None
    best, best_score = -1, 0.0
    names: tuple[str, ...] = ()
    for position, part in enumerate(parts):
        on_side = (lean == "left" and position == 0) or (lean == "right" and position > 0)
        found = _names_of_part(part, 1 if on_side else 3 if lean in ("left", "right") else need, on_side)
        if found:
            # "Title - Ana Uno - Acme": the name comes before the employer; "Ana Uno - Title": a left one must be surer
            score = max(map(evidence, found)) + 2 * on_side + (0.5 if position else 0.2) - 0.01 * position
            if score > best_score:
                best, best_score, names = position, score, found
    if best < 0:
        return None
    kept = [part for part in parts[:best] or parts[best + 1 :] if not is_kind_only(part.strip())] or parts[:best] or parts[best + 1 :]
    title = _piece(text, kept[0], kept[-1])
    placed = best and "," in parts[best] and is_place(title, parts[best], names[-1])
    return None if placed else Cut(_tidy(title), names, "right" if best else "left")


def _names_of_part(part: str, need: int, on_side: bool) -> tuple[str, ...]:
    bare = part.strip().strip("*_ ")
    bare = bare.strip("[]()") if bare[:1] in "[(" else bare
    by = BY_FIRST().match(bare)
    bare = bare[by.end() :] if by else bare
    names = split_names(
        bare,
        single=on_side or bare.endswith(("氏", "님", "さん")) or bool(by),
        trusted=on_side,
        need=1 if by or bare.endswith(("氏", "님", "さん")) else need,
    )
    if not names or not unhonoured(bare).startswith(names[0]):
        return ()
    rest = bare.partition(names[-1])[2]
    return names if on_side or by or is_employer(rest) else ()


def _piece(text: str, first: str, last: str) -> str:
    """Return the piece of the text from one part to another, dashes between them kept."""
    start = text.index(first)
    return text[start : text.index(last, start) + len(last)]


def _tidy(title: str) -> str:
    return unquoted(bare_title(title)[0].strip(EDGE))


def _by_bracket(text: str, need: int, lean: str) -> Cut | None:
    told = _KIND_OF().fullmatch(text) if ")" in text and _BRACKET_THEN().search(text) else None
    if told and is_names(told.group(1)):
        return Cut(_tidy(told.group(2)), split_names(told.group(1)), "left")  # "Keynote (Ana Uno): Tables"
    text = flat(text) if text.endswith("))") else text
    found = _PARENTHESIS().search(text) if text.rstrip().endswith(_CLOSING) else None
    if not found or not found.start():
        return None
    inside = re.sub(r"^(?:by|por|door|von|par|di|av|with|speakers?:|[Ll]eitung:|led by|leader:)\s+", "", found.group(1))
    if inside[:1] == "@" and is_names(text[: found.start()]):
        return None  # "Ana Uno (@ana)" is a name and no title
    sure = inside != found.group(1) or inside.endswith(HONOURED)
    names = named_together(inside) or split_names(
        inside,
        need=1 if sure or lean == "right" else need,
        single=inside.startswith("@") or sure or (lean == "right" and is_first_name(inside)),
        trusted=lean == "right" and could_be_name(inside),
    )
    begun = bool(names) and unhonoured(inside.lstrip(" *_\"'")).startswith(names[0].lstrip('"'))
    if not begun or not is_employer(inside.partition(names[-1])[2]):
        return None
    surest = max(map(evidence, names))
    by = _by_word(text[: found.start()], lean) if surest < _SURE else None
    if by and max(map(evidence, by.speakers)) >= surest:
        return None  # behind a byline brackets hold the employer: "by Ana Uno (Acme Tables)"
    people = tuple(name for name in names if name[0] != "@")  # a handle beside a name is that person's
    return Cut(_tidy(text[: found.start()]), people or names, "bracket")


def _by_honour(text: str, lean: str) -> Cut | None:
    """Return the cut of "Prof. Ana Uno, Title" and, among headings with the names on the left, of "Ana Uno, Title"."""
    honour = HONOURS().match(text)
    if "," not in text or not (honour or lean == "left"):
        return None
    names = split_names(text, need=2, trusted=bool(honour))
    rest = text[honour.end() if honour else 0 :].partition(names[-1])[2] if names else ""
    title = rest.lstrip(" ").removeprefix(",").strip()
    if not rest.lstrip(" ").startswith(",") or len(title.split()) < 2 or is_office(title) or is_names(title):
        return None
    return Cut(_tidy(title), names, "left")


def _by_word(text: str, lean: str) -> Cut | None:
    # the patterns try every place, and most titles hold none of the words
    there = {*_WORD().findall(text)}
    for pattern, least, said in ((BY_SURE, 1, SURE_WORDS), (BY_DOUBTFUL, 3, DOUBTFUL_WORDS)):
        if said.isdisjoint(there):
            continue
        for found in reversed([found for found in pattern().finditer(text) if found.start()]):
            after = OTHERS().sub("", unhonoured(text[found.end() :]))
            after = after.rstrip(" )") if after.count(")") > after.count("(") else after
            together = () if least > 1 and "," in after else named_together(after, sure=least == 1)
            # ", by" leads to a name whatever its words; so does ", com" where siblings have theirs there
            set_off = text[: found.end()].rpartition(",")[2].strip().isalpha() and (least == 1 or lean == "by")
            names = together or split_names(after, trusted=least == 1 or set_off, need=0 if set_off else least)
            first = least == 1 and found.group().strip(" -–—,:(").endswith("by") and is_first_name(after.split(",")[0].strip())
            if not names and (first or (least == 1 and lean == "by")):
                names = split_names(after, single=True, trusted=lean == "by", need=1)
            if names and DONE_BY().search(text[max(0, found.start() - _TWO_WORDS) : found.start()]):
                names = ()  # "brought to you by"
            if names and after.lstrip('[*_"“ ').startswith(names[0]) and is_employer(after.partition(names[-1])[2].lstrip(']*_"”')):
                return Cut(_tidy(_OPEN_BRACKET().sub("", text[: found.start()])), names, "by")
    return None


def _by_colon(text: str, need: int, lean: str) -> Cut | None:
    found = _COLON().search(text) if ":" in text or "：" in text else None
    if not found or not found.start():
        return None
    before, after = text[: found.start()], text[found.end() :]
    names = split_names(before, need=1 if lean == "left" else need, single=lean == "left")
    if lean == "left":
        names = () if before.isupper() and len(before) < 4 else names  # "KVM: how it works"
        names = names or (split_names(before, trusted=True, need=1) if could_be_name(before) else ())
    employed = bool(names) and evidence(names[0]) == 3 and _is_employed(after, before, names, lean)
    if (
        names
        and (employed or not left_over(before, names))
        and (len(after.split()) > 1 or lean == "left" or evidence(names[0]) == 3)
        and not is_names(after)
    ):
        return Cut(_tidy(after), names, "left")
    last = text.rpartition(": ")[2]
    if (last and is_kind_only(text[: len(text) - len(last)].strip(" :"))) or lean == "right":
        names = split_names(last, need=1 if lean == "right" else 2)
        if names and not left_over(last.partition(",")[0] if "," in last else last, names[:1]):
            return Cut(_tidy(text[: len(text) - len(last)].strip(" :：")), names, "right")
    return None


def _by_end(text: str, lean: str) -> Cut | None:
    """Return the cut of "Title, Name", "Title / Name", "Title? Name" and "Name's keynote": only for sure names, or among such siblings."""
    honoured = text.endswith(HONOURED)
    least = 1 if honoured else 2 if lean == "right" else 3
    for found in _END_SIGN().finditer(text) if "," in text or "/" in text or "@" in text else ():
        after = without_honour(text[found.end() :]) if honoured else text[found.end() :]
        names = split_names(after, need=least)
        if not names or is_names(text[: found.start()].rpartition(": ")[2]):
            continue
        if not left_over(after.partition(" (")[0], names) or _is_employed(text[: found.start()], after, names, lean):
            return Cut(_tidy(text[: found.start()]), names, "comma")
    for found in (_ENDED_OR_HANDLED if "@" in text else _ENDED)().finditer(text):
        after = text[found.end() :]
        names = split_names(after, need=2 if found.group()[0] in "?!" else 3)
        if names and not left_over(after, names) and len(text[: found.start()].split()) > 1:
            return Cut(_tidy(text[: found.end()].strip()), names, "end")
    return None


def _by_panel(text: str) -> Cut | None:
    """Return the cut of "Panel: Tables (Ana, Bo and Ida)"."""
    told = people_of(text)
    return Cut(_tidy(told[0]), told[1], "by") if told else None


def _is_employed(title: str, after: str, names: tuple[str, ...], lean: str) -> bool:
    """Return whether a title of several words is followed by names and an employer: "Tables at sea, Ana Uno, Acme"."""
    titled = " " in title or lean == "right" or ", ex-" in after
    return titled and after.startswith(names[0]) and bool(_EMPLOYED().fullmatch(after.partition(names[-1])[2]))


def _by_possession(text: str) -> Cut | None:
    """Return the cut of "Ana Uno's keynote: Tables" and "Ana's talk on tables"."""
    owned = owned_title(text)
    return Cut(owned[0] if owned[2] == "possessive" else _tidy(owned[0]), (owned[1],), owned[2]) if owned else None
