"""Lines that may begin a talk where no heading does: bold lines, items, quotations, times, links, a name under a title, table rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..patterns import at_first_use, in_small_letters
from ..text import fold
from .cuewords import CAPITAL
from .inline import links, unmark
from .kinds import is_aside, is_inner
from .names import is_name, named_alone, named_in_field, split_names
from .outline import Title, read_title
from .setoff import SPAN, head_of, name_before_emphasis, name_first, names_linked
from .stripping import left_over

LONGEST = 600  # characters of a line that are looked at for a title and its speakers
_BYLINE = 60  # characters after a title set off that may be a name and no more
_MOST_WORDS = 26  # of a title
NOTED = 4  # words after a title that count as notes
_SUBTITLED = 10  # words: so short a line with a colon is a title and its subtitle

HEADING_SIGNS = "■◆◇□▼▽"  # they stand before a heading of plain text where no other mark does
_MARK = at_first_use(rf"\s*(?:>\s*)?(?:(?:[-*+•{HEADING_SIGNS}]|\d{{1,3}}[.)])\s+)?(?:\[[ xX]\]\s+)?")
STAMP = at_first_use(r"\[\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\]\s+")
_CLOCK = at_first_use(r"[*_]{0,2}\d{1,2}(?:[:.h]\d\d|\s?[ap]m)", re.IGNORECASE)
_TIME = at_first_use(
    r"\W{0,3}\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]m)?(?:\s?[-–—]\s?\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]m)?)?(?=\W)[\]):*_]{0,3}\s*[-–—:|,]?\s+",
    re.IGNORECASE,
)
_BY = at_first_use(
    r"\s*(?:,\s*(?=(?:by|por|par|von|door)\s))?(?:[-–—,:|(]|(?:\w{3,12}\s)?(?:by|por|par|von|door|de)\b|mit\b|with\b|met\b|con\b)\s*",
    re.IGNORECASE,
)
# employer or handle in brackets behind a name, and the sign that leads to the title
_EMPLOYED = at_first_use(
    r"\s?\((@\w[\w.-]{1,30}|[^\W_a-zß-ÿ][^\s()]{0,30}(?:\s(?:[^\W_a-zß-ÿ][^\s()]{0,30}|&|of|and|de|für)){0,3})\)"
    r"(?=(?::|\s[-–—])\s+[*_\"“„«]{0,3}[^\W_a-zß-ÿ])"
)
_TITLE_THEN_TOLD = at_first_use(r"(\S+\s.{3,150}?\w\w(?<!\bvs)(?<!\b[DMS][rts])(?<!\bMrs))\.\s+([^\W_a-zß-ÿ]\S*\s\S.*)", re.DOTALL)
_TWO_LETTERS = at_first_use(r"[^\W\d_].*?[^\W\d_]", re.DOTALL)
_GOES_ON = at_first_use(r"\s(?!(?:by|por|par|von|vom|door|av)\s)[a-zà-ÿ][\w'’-]*\s+\w")
_SENTENCE_END = at_first_use(r"(?<![A-Z])[.!?…:](?:\s|$)|\)\s*[:–—-]?\s|。|\s[–—-]\s")
_HONOURED = at_first_use(r"(?:\s?(?:さん|氏|先生|님))\s*$")
_NAME_LED = at_first_use(rf"({CAPITAL}(?: {CAPITAL}){{1,3}})(?=,?\s+[a-zà-ÿ(])")
# what calls its line a talk: "Keynote: ...", "3. Vortrag: ...", "2nd talk: ...", "Charla nº 4: ..."
_LABEL = at_first_use(
    r"(?:\d{1,3}(?:[.)ºª]|st|nd|rd|th|er|e|a|o)?\s*)?(?:title|t[ií]tulo|titel|titre|sessione?|sesión|sessão|"
    r"(?:opening |closing |invited |lightning |short )?(?:talk|keynote)|workshop|tutorial|lecture|presentation|charla|ponencia|taller|"
    r"(?:kurz)?vortrag|keynote-vortrag|palestra|oficina|lezing|praatje|presentatie|conf(?:érence)?|exposé|atelier|intervento|relazione|"
    r"föredrag|foredrag|講演|セッション|基調講演|キーノート|발표|세션|키노트|演讲|议题)"
    r"(?:\s*(?:#|nº|no\.?)?\s?\d{1,3}|\s(?:one|two|three|four|five))?[\s_*]{0,3}[:：]\s*(?:_\s+|\*\s+)?",
)
_OF_LISTS = ("item", "lone item", "timed")
_BYLINE_FIRST = at_first_use(r"(?:by|von|vom|door|por|par|di|av)\s", re.IGNORECASE)
# links to what belongs to the talk, between its title and the speaker
_ATTACHED = at_first_use(
    r"(?:\s*[(\[]?\[\(?(?:slides?|programme?|programm?a?|schedule|abstract|details?|info|event|session|talk|notes|page|site|web|link|pdf|code|"
    r"repo|video|recording|folien|aufzeichnung|mitschnitt|vortrag|diapos(?:itivas)?|vid[eé]o|enlace|opname|dia's|inspelning|bilder)\)?\]"
    r"\([^()\s]{1,300}\)[)\]]?){1,3}(?=\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that may begin a talk; `lines[place:after]` are those of its title."""

    place: int
    after: int
    form: str  # bold, item, quote, timed, link, plain, name under or row
    run: int  # the list, table or section it is one of
    level: int  # depth of an item
    title: str
    speakers: tuple[str, ...]
    url: str | None
    words: int  # notes on the same line, after title and speakers
    marked: bool  # the title is set off by bold, a link or quotation marks
    timed: bool = False  # the line begins with a time
    label: bool = False  # the line calls itself a talk: "Keynote: ..."
    led: bool = False  # a list stands right under it
    left: bool = False  # the speaker was set off before the title: "**Ana Uno** - Fast tables"
    behind: str = ""  # what stands behind a title set off: its speaker may


@dataclass(frozen=True, slots=True)
class _Told:
    """What a line says of a talk; `head` is what is set off at its start, `behind` what follows it, `marked` whether it counts as title."""

    title: str
    speakers: tuple[str, ...]
    words: int
    marked: bool
    head: str
    behind: str = ""


def read_opening(
    text: str, place: int, after: int, form: str, run: int = -1, level: int = 0, names: tuple[str, ...] = ()
) -> Opening | None:
    """Return what a line says of a talk; None if it says nothing that could be a title. `names`: its speakers, told elsewhere.

    >>> found = read_opening("- **Fast tables** (Ana Uno): they are fast", 0, 1, "item")
    >>> (found.title, found.speakers, found.words) if found else None
    ('Fast tables', ('Ana Uno',), 4)
    """
    rest = text[_match_end(_MARK(), text) :][:LONGEST].strip()
    timed = begins_with_time(rest)
    rest = rest[_match_end(_TIME(), rest) :] if timed else rest
    label = label_end(rest)
    rest = rest[label:] if label > 0 else rest
    linked = [(unmark(words), address) for words, address in links(rest) if address.startswith("http") and len(words) > 3]
    span, remark = SPAN().match(rest), False
    if span and span.group("marked") and re.fullmatch(r"[^:]{2,20}:", span.group("marked")):
        label = label or label_end(span.group("marked"))
        remark = not label and _is_remark(span.group("marked"))
        rest, span = rest[span.end() :].strip(), None  # "**Talk:** Fast tables"
    said = _told_in(rest, span, form, names)
    title, speakers = said.title, said.speakers
    read = read_title(title)
    if not _may_be_talk(read, speakers, remark):
        return None
    # where the speaker stands beside the title, a dash or colon in it divides title and subtitle
    return Opening(
        place,
        after,
        form,
        run,
        level,
        title if read.speakers and speakers else read.text,
        speakers or read.speakers,
        next((address for words, address in linked if words not in (speakers or read.speakers)), None),  # not the speaker's own page
        said.words,
        said.marked,
        timed,
        bool(label),
        left=speakers[:1] == (said.head,) if said.head else False,
        behind=said.behind,
    )


def _told_in(rest: str, span: re.Match[str] | None, form: str, names: tuple[str, ...]) -> _Told:
    """Return what a line without its marks, time and label says; `span` is what is set off at its start, `names` its speakers if known."""
    head = head_of(span) if span else ""
    if names:
        return _Told(unmark(rest), names, 0, bool(span), head)
    linked = names_linked(rest) if rest[:1] == "[" and span else None
    if linked:
        return _Told(*linked, 0, True, linked[1][0])
    first = None if span and not _BYLINE_FIRST().match(head) else name_first(rest)
    emphasised = None if span or first or form not in _OF_LISTS else name_before_emphasis(rest)
    if first or emphasised:
        title, speakers, words = first or emphasised or ("", (), 0)
        return _Told(title, speakers, words, bool(span or first), head)
    if span and (len(rest) - span.end() > 2 or span.group("linked")) and not _begins_title(span, rest):
        behind = rest[span.end() + _match_end(_ATTACHED(), rest[span.end() :]) :]
        return _Told(*_beside(head, behind), True, head, behind)
    return _Told(*_whole(rest), bool(span), head)


def _may_be_talk(read: Title, speakers: tuple[str, ...], remark: bool) -> bool:
    """Return whether a title, read again, may be that of a talk by these speakers, if any."""
    if read.kind in {"session", "aside"} or ((read.inner or remark) and not speakers) or not 1 <= len(read.text.split()) <= _MOST_WORDS:
        return False
    name_alone = is_name(read.text) and (not speakers or speakers[0].startswith("@"))
    return bool(_TWO_LETTERS().search(read.text, 0, 40)) and not name_alone


def _is_remark(label: str) -> bool:
    """Return whether bold words with a colon begin a remark or a part of a talk, no title: "Hinweis:", "Results:"."""
    folded = fold(label).strip(" :")
    return is_aside(folded) or is_inner(folded)


def read_labelled(text: str, place: int) -> Opening | None:
    """Return what a line says that calls itself a talk, a time in brackets before it; None for any other line.

    >>> found = read_labelled("[10:05] TALK: Fast tables / Ana Uno", 0)
    >>> (found.title, found.speakers) if found else None
    ('Fast tables', ('Ana Uno',))
    """
    stamp = STAMP().match(text) if text[:1] == "[" else None
    said = text[stamp.end() :] if stamp else text
    if said[:1] == "[" or label_end(said) <= 0:
        return None
    title, slash, last = said.rpartition(" / ")
    names = split_names(last, need=2) if slash else ()
    names = () if left_over(last, names) else _with_initial(names, last)
    return read_opening(title if names else said, place, place + 1, "labelled", names=names)


def _begins_title(span: re.Match[str], text: str) -> bool:
    """Return whether a word in quotation marks is the first of a longer title: "„Embedding“ in other programs, Ana Uno"."""
    return bool(span.group("quoted")) and " " not in span.group("quoted") and bool(_GOES_ON().match(text, span.end()))


def label_end(text: str) -> int:
    """Return where the words end that call a line a talk, 0 if none do, -1 if they stand within the marks that set off its title."""
    if ":" not in text[:60] and "：" not in text[:60]:
        return 0
    inside = len(text) - len(text.lstrip("[*_`"))
    small = in_small_letters(text[:LONGEST])
    return _match_end(_LABEL(), small) or (-1 if inside and _LABEL().match(small, inside) else 0)


def has_time(text: str) -> bool:
    """Return whether a line begins with a time of day, behind the sign of an item."""
    return begins_with_time(text[_match_end(_MARK(), text) :])


def begins_with_time(text: str) -> bool:
    """Return whether a text begins with a time of day, in bold type or not."""
    return text[:3].lstrip("*_")[:1].isdigit() and bool(_CLOCK().match(text))


def is_labelled(text: str) -> bool:
    """Return whether a line calls itself a talk: "- 2. Vortrag: ...", "* Keynote: ..."."""
    head = text[:120]
    return ":" in head and label_end(head[_match_end(_MARK(), head) :].lstrip()) != 0


def _match_end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _beside(head: str, rest: str) -> tuple[str, tuple[str, ...], int]:
    """Return title, speakers and the count of other words where the title (or the name) is set off from what follows it."""
    by = _BY().match(rest)
    written = bool(by and _BYLINE_FIRST().match(by.group().strip(" ,") + " "))
    employed = _EMPLOYED().match(rest) if rest[:3].lstrip()[:1] == "(" and is_name(head) else None
    if employed and (employed.group(1)[0] == "@" or not split_names(employed.group(1))):  # "**Ana Uno** (Acme): Fast tables"
        rest = rest[employed.end(1) + 1 :]
        by = _BY().match(rest)
    if is_name(head) and by and not written:  # "Langsame Tische" looks like a name, too
        said = rest[by.end() :]
        inside, _, behind = said.partition(")") if by.group().strip() == "(" and "[" not in said else (said, "", "")
        named = split_names(inside) if inside is not said else ()
        if named:  # brackets hold the name oftener than the title
            return head, named, len(behind.split())
        end = _SENTENCE_END().search(inside)
        return unmark(inside[: end.start()] if end else inside), (head,), len((inside[end.end() :] if end else behind).split())
    if not by or not by.group().strip():
        names = named_alone(_HONOURED().sub("", unmark(rest))) if len(rest) < _BYLINE else ()
        return head, names, 0 if names else len(rest.split())
    said = rest[by.end() :]
    bracket = by.group().strip() == "("
    until = said.find(")") if bracket else -1
    end = _SENTENCE_END().search(said)
    stop = until if until >= 0 else end.start() if end else len(said)
    opened = said.rfind("(", 0, stop)
    told = said[:opened] if not bracket and opened > said.rfind(")", 0, stop) else said[:stop]  # "- Ana Lund (DuckConf 2019): it was fast"
    names = _with_initial(split_names(told, trusted=written or "by" in by.group().lower()), told)
    led = _NAME_LED().match(said) if not names and by.group().strip().isalpha() else None
    if led and is_name(led.group(1)):  # "**Fast tables** by Ana Lund was the best"
        return head, (led.group(1),), len(said[led.end() :].split())
    return head, names, len(said[stop:].split()) if names else len(rest.split())


def _with_initial(names: tuple[str, ...], said: str) -> tuple[str, ...]:
    """Return the names, the last one with the full stop of its initial: "Peter H."."""
    cut = bool(names) and names[-1][-2:-1] == " " and said.rstrip().endswith(f"{names[-1]}.")
    return (*names[:-1], f"{names[-1]}.") if cut else names


def _whole(text: str) -> tuple[str, tuple[str, ...], int]:
    """Return title, speakers and the count of words after the first sentence, of a line that sets nothing off."""
    bare = unmark(text).strip(" -–—")
    term, described, said = bare.partition(":: ") if "::" in bare else ("", "", "")
    read = read_title(term) if described else None
    if read and read.speakers:  # "Fast tables (Ana Uno):: ..." as AsciiDoc and org-mode describe a term
        return read.text, read.speakers, len(said.split())
    who, _, more = said.strip().partition(". ")
    names = (named_in_field(who) or named_alone(who)) if read else ()
    if read and names:  # "Fast tables :: Presenter: Ana Uno. They are fast."
        return read.text, names, len(more.split())
    linked = re.match(r"(.{4,150}?)\s*(?:[,–—-]|\bby\b|\()\s*\[([^\[\]]{4,60})\]\(", text) if "](" in text else None
    if linked and is_name(unmark(linked.group(2))):
        return unmark(linked.group(1)), (unmark(linked.group(2)),), 0
    read = read_title(bare)
    if read.speakers:
        told = _TITLE_THEN_TOLD().fullmatch(read.text) if read.form == "left" and ". " in read.text else None
        return (told.group(1), read.speakers, len(told.group(2).split())) if told else (read.text, read.speakers, 0)
    told = re.match(r"(.{6,150}?)\s*\((?=[^()]{40})", bare) if "(" in bare else None
    if told:
        return told.group(1), (), len(bare[told.end() :].split())
    closed = re.match(r"(.{6,150}?\w\))(?:[:.]\s+|\s+[-–—]\s+)(?=\S)", bare) if ")" in bare else None
    read = read_title(closed.group(1)) if closed else None
    if closed and read and read.speakers:  # "Fast tables (Ana Uno): they are fast"
        return read.text, read.speakers, len(bare[closed.end() :].split())
    ends = (found for found in re.finditer(r"(?<=\w\w)[.:]\s+(?=\S)", bare) if len(bare[: found.start()].split()) >= 3)
    end = next(ends, None)
    if not end:
        return bare, (), 0
    read = read_title(bare[: end.start()])
    after = len(bare[end.end() :].split())
    if bare[end.start()] == ":" and not read.speakers and len(bare.split()) <= _SUBTITLED:
        return bare, (), 0
    return (read.text, read.speakers, after) if read.speakers else (bare[: end.start()], (), after)
