"""Who spoke, told by the lines right under a heading: a byline, a list of speakers, a handle, a sentence that begins with a name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ..records import Line
from ..text import fold
from .cutting import KIND_ONLY
from .found import NEAR, SILENT, first_under, has_word, under
from .inline import unmark
from .kinds import EMOJI
from .namelike import is_unknown
from .names import FIELD, HANDLE, evidence, named_alone, named_in_field, named_with_employer, split_names
from .outline import Title
from .patterns import at_first_use
from .stripping import left_over, named_together

_LIST_FIELD = at_first_use(
    r"\s*(?:[-*+]\s+)?[*_]{0,2}(?:speakers?|presenters?|panell?ists?|panel|ponentes?|panelistas?|sprekers?|"
    r"referent(?:en|innen)?|intervenante?s?|"
    r"palestrantes?|relatori|oradores|talare)[*_]{0,2}\s*[:：]?[*_]{0,2}\s*$",
    re.IGNORECASE,
)
_LINKED_HANDLE = at_first_use(r"\[(@\w{2,30})\]\(|(?<![\w@/.\[])(@\w{3,30})\b(?![.\w]*@)")
_SET_OFF = at_first_use(r"(?:[\"“„«「]|[*_]{1,3})([^\"“”„«»「」*_]{6,150})(?:[\"”“»」]|[*_]{1,3})\.?")
_LABELLED = at_first_use(
    r"(?:title|talk|t[ií]tulo|titel|titre|titolo|topic|thema|tema|subject|tytuł|タイトル|題名|演題|제목|주제|标题|標題|题目|題目|主题|主題)\s*[:：]\s*(\S.{3,150})$",
    re.IGNORECASE,
)
_PERSON_FIRST = at_first_use(
    r"\s*\[([^\[\]]{4,40})\]\(https?://(?:www\.|mobile\.)?(?:twitter|x|linkedin|github|bsky|mastodon|hachyderm|fosstodon|facebook)\.[^\s()]{2,100}\)"
)
# folded words by which a note tells that somebody gives a talk; not "said" or "wrote": authorities do that as well
_SPEAKING = frozenset(
    "presents presented talks talked spoke speaks gave gives shows showed explains explained introduces introduced told tells demonstrates "
    "demonstrated demos demoed shares shared discusses discussed covers covered walks walked "
    "talar talade berattar berattade visar visade presenterar presenterade presenterte gick taler fortalte viste viser "
    "sprach spricht zeigt zeigte erzahlt erzahlte erklart erklarte prasentiert prasentierte stellte hielt berichtet berichtete sprak "
    "spreekt verteld vertelde toonde liet legde gaf "
    "presente parle explique montre raconte hablo habla presento presenta explico explica mostro muestra conto cuenta "
    "falou fala apresentou apresenta mostrou mostra explicou contou parlato parla presentato raccontato racconta spiega "
    "opowiadal opowiadala opowiedzial opowiedziala pokazal pokazala mowil mowila przedstawil przedstawila".split()
)
_SPEAKS = at_first_use(
    rf"\s(?:(?:then|also|nous|nos|we|ci|ha|a|har|hat)\s)?(?:gick igenom|liet zien|{'|'.join(sorted(_SPEAKING - {'gick', 'liet'}))})\s"
)
# lines between a heading and its byline: "Talk, 30 minutes", "Keynote (BEGINNER level) - Thursday 09:00 - Room 3", links
_ABOUT_IT = at_first_use(
    r"(?:format|type|level|time|when|where|room|track|date|tags?|hor(?:a|ario)|sala|zaal|raum|salle|quand|wann|cu[aá]ndo|links?|slides?|video|"
    r"abstract|keynote|talk|workshop|tutorial|session|lightning|charla|taller|vortrag|conf[ée]rence|atelier|quickie|lunch talk|atelier|"
    r"palestra|oficina|praatje|lezing)\b|[^\W_]{0,9}\W{0,3}\d{1,2}[:.h]\d\d|https?://\S+$|!?\[[^\]]{0,200}\]\([^()]*\)$|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)
_PAGE_OF_SPEAKER = at_first_use(
    r"\[([^\[\]]{4,40})\]\(https?://[^()\s]{4,80}/(?:speakers?|sprecher|ponentes?|sprekers?|intervenants?|palestrantes?|relatori|presenters?)/"
    r"[^()\s]{1,200}\)"
)
_HONOURED_TALK = at_first_use(
    r"([\uac00-\ud7af]{2,4})\s?님\s?(?:[의이께가](?:서)?)?\s?[^.\n]{0,25}?(?:발표|세션|강연|강의|키노트|트랙)|"
    r"([\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{2,8}|[A-Z][a-z]+ [A-Z][a-z]+)\s?(?:さん|氏|先生)(?:の|による|が|は)"
    r"[^。\n]{0,25}?(?:発表|セッション|講演|トーク|キーノート|LT|話)"
)
_GIVEN_BY = at_first_use(
    r"\b(?:talk|keynote|session|presentation|workshop|presented|given|held|pr[ée]sent[ée]e?|donn[ée]e?|anim[ée]e?|faite?|impartid[ao]|"
    r"presentad[ao]|dad[ao]|gehalten|vortrag|charla|conf[ée]rence|gegeven|lezing|praatje|palestra|apresentad[ao]|tenut[ao])\s"
    r"(?:by|por|de|von|par|door|van|di|da)\s+(?=[\[*_]*[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_BY = frozenset("by por de von par door van di da".split())  # the second word of whatever _GIVEN_BY finds, and the ends of the first
_GIVEN = tuple(
    "talk keynote session presentation workshop presented given held senté sentée sente sentee donné donnée donne donnee animé animée "
    "anime animee fait faite ido ida ado ada gehalten vortrag charla conférence conference gegeven lezing praatje palestra tenuto "
    "tenuta".split()
)
_ITEM_NAME = at_first_use(r"\s*[:(,]|\s[–—-]")
_EMPHASISED = at_first_use(r"[*_]{1,3}[^*]{4,200}[*_]{1,3}")
_ABOUT = at_first_use(r"\s(?:on|about|at|in|from|was|is|sobre|en|über|auf|bei|sur|à|over|op|qui|who|that|which)\s|[.:;]\s|,\s(?=[a-zà-þ])")
_WITH_EMPLOYER = at_first_use(r"\s*[,(–—-]\s*\(?[^\W\d_][^.!?:;]{1,50}")
_KNOWN = 2  # evidence of a name that begins a sentence
_LABEL = 60  # characters of a line that says no more than "Panelists:"


def add_bylines(
    lines: Sequence[Line], siblings: Sequence[int], ends: dict[int, int], titles: dict[int, Title], *, of_event: bool = False
) -> None:
    """Give the headings without speakers those that lines right under them name; in a note on an event also those that begin a sentence."""
    without = [place for place in siblings if not titles[place].speakers]
    several = len(siblings) > 1  # under a sole title a report's author signs
    found = {place: names for place in without for names in [_byline(lines, place, ends[place], skip=several)] if names}
    most = max(2, 0.5 * len(siblings))  # where most headings have a byline, a doubtful one is one too
    usual = len(found) >= most
    if not usual and len(without) >= most:
        usual = len(found) + sum(_employed_first(lines, place, ends[place]) for place in without if place not in found) >= most
    for place in without:
        # a heading that is but a kind of talk was read as a talk
        kind_only = place not in found and titles[place].kind == "talk" and bool(KIND_ONLY().fullmatch(titles[place].text))
        if place not in found and (usual or kind_only):
            names = _doubtful_byline(lines, place, ends[place]) or (_named_items(lines, place, ends[place]) if kind_only else ())
            found |= {place: names} if names else {}
    if not found and len(without) == len(siblings):
        found = _handles(lines, siblings, ends)
    told = {place: names for place in without if of_event and place not in found for names in [_told(lines, place, ends[place])] if names}
    if len(told) + len(found) + len(siblings) - len(without) >= 2:
        found |= told
    for place, names in found.items():
        text = title_under(lines, place, ends[place], names) if fold(titles[place].text) in fold(names[0]) else ""
        titles[place] = replace(titles[place], text=text or titles[place].text, speakers=names, kind="talk", form="under")


def has_label(lines: Sequence[Line], place: int) -> bool:
    """Return whether the first line under a heading says in bold or italics of what kind the talk was, and no more: "**Keynote**"."""
    line = first_under(lines, place, len(lines))
    text = line.text.strip() if line and len(line.text) < 60 else ""
    return text[:1] in ("*", "_") and text[-1:] in ("*", "_") and bool(KIND_ONLY().fullmatch(text.strip("*_ :")))


def _employed_first(lines: Sequence[Line], place: int, last: int) -> bool:
    """Return whether the first line under a heading is a name and an employer in one word."""
    line = first_under(lines, place, last)
    return bool(line and line.kind in ("prose", "quote", "item") and named_with_employer(_pictureless(line.text)))


def _pictureless(text: str) -> str:
    """Return the text without a picture before it: "🎤 Ana Uno"."""
    found = None if text.isascii() else EMOJI().match(text.lstrip("-*> "))
    return text.lstrip("-*> ")[found.end() :].strip() if found else text


def is_unnamed(lines: Sequence[Line], place: int, last: int) -> bool:
    """Return whether a line right under a heading has the place of a speaker and says that the name is not known."""
    near = [line.text[:200] for line in lines[place + 1 : min(last, place + 4)] if ":" in line.text[:30] or "：" in line.text[:30]]
    return any(found and is_unknown(found.group(2)) for text in near for found in [FIELD().match(text)])


def _byline(lines: Sequence[Line], place: int, last: int, *, skip: bool) -> tuple[str, ...]:
    """Return the speakers that a line right under the heading names, several lines of names taken together."""
    names: list[str] = []
    listed = False
    said = 0  # lines before the names that tell when, where and of what kind
    for number, line in enumerate(under(lines, place, last, 9)):
        text = _pictureless(line.text)
        field = named_in_field(text) if number < 4 or ":" in text[:30] else ()
        if field:
            return tuple(dict.fromkeys([*names, *field]))
        if number < 4 and len(line.text) < _LABEL and _LIST_FIELD().match(line.text):
            listed = True  # "Panelists:" and an item for each
            continue
        if listed and line.kind == "item":
            found = split_names(unmark(line.text), trusted=True)[:1]
        else:
            found = _alone(line) if number - said == len(names) and not listed and number < 4 else ()
        if not found and names and number < 4 and _EMPHASISED().fullmatch(text.strip()[:300]):
            found = split_names(unmark(text), trusted=True)
        if skip and not found and not names and number < 3 and not listed and _is_about_it(line):
            said += 1
            continue
        if not found:
            if listed or names or number > 3:
                break
            continue
        names += found
    people = [name for name in names if name[0] != "@"]
    return tuple(dict.fromkeys(people or names))  # a handle beside a name is that person's


def _paragraph(lines: Sequence[Line], place: int, last: int) -> str:
    """Return the first paragraph under a heading, its lines joined."""
    texts: list[str] = []
    for position in range(place + 1, min(last, place + NEAR)):
        line = lines[position]
        if line.kind in SILENT:
            continue
        if line.kind == "heading" or (texts and (line.kind != "prose" or lines[position - 1].kind in ("blank", "noise"))):
            break
        texts.append(line.text)
    return " ".join(texts)[:2_000]


def _is_about_it(line: Line) -> bool:
    """Return whether a short line tells when, where or of what kind a talk was."""
    text = line.text.strip().strip("*_># ")
    return line.kind in ("prose", "quote") and len(text) < 120 and bool(_ABOUT_IT().match(text)) and text[-1:] not in ".?!"


def _told(lines: Sequence[Line], place: int, last: int) -> tuple[str, ...]:
    """Return the names that begin the first paragraph under a heading: a person's page linked, or a verb of speaking after them."""
    line = first_under(lines, place, last)
    if not line or line.kind not in ("prose", "quote", "item"):
        return ()
    text = _paragraph(lines, place, last)
    pages = _PAGE_OF_SPEAKER().findall(text) if "](http" in text else []
    people = [name for name in map(unmark, pages) if evidence(name) >= _KNOWN]
    if people:
        return tuple(dict.fromkeys(people))
    if not line.text.isascii():
        honoured = _HONOURED_TALK().search(line.text[:200])
        name = (honoured.group(1) or honoured.group(2)) if honoured else ""
        if name and evidence(name):
            return (name,)
    if line.kind != "prose":
        return ()
    told = unmark(text)[:400]
    given = _GIVEN_BY().search(told[:160]) if _may_be_given(told[:160].lower().split()) else None
    people = [*split_names(_ABOUT().split(told[given.end() :], maxsplit=1)[0], need=3)] if given else []
    if people:
        return tuple(people)
    linked = _PERSON_FIRST().match(line.text) if line.text.lstrip()[:1] == "[" else None
    if linked and evidence(unmark(linked.group(1))) >= _KNOWN:
        return (unmark(linked.group(1)),)
    words = unmark(line.text[:300])[:120]
    folded = fold(words) if words[:1].isupper() else ""
    said = _SPEAKS().search(folded) if len(folded) == len(words) and not _SPEAKING.isdisjoint(folded.split()) else None
    if not said:
        return ()
    before = words[: said.start()]
    names = split_names(before, need=_KNOWN)
    return names if names and before.startswith(names[0]) and not left_over(_employed(before, names), names) else ()


def _may_be_given(words: Sequence[str]) -> bool:
    """Return whether "talk by" and the like stand among lower-case words: most paragraphs hold "de" or "van", but not after such a word."""
    return not _BY.isdisjoint(words) and any(before.endswith(_GIVEN) for before, by in itertools.pairwise(words) if by in _BY)


def _employed(text: str, names: tuple[str, ...]) -> str:
    """Return the text without an employer after the last name and a comma: "Ana Uno, Acme Tables"."""
    before, last, after = text.rpartition(names[-1])
    return before + last if after[:2] == ", " and len(after) < 40 else text


def title_told(lines: Sequence[Line], place: int, last: int) -> str:
    """Return the title that stands under "Keynote: Ana Uno": labelled, set off, or the first point in capitals; "" if none."""
    for number, line in enumerate(under(lines, place, last, 3)):
        bare = unmark(line.text[:300])
        found = _LABELLED().match(bare) or _SET_OFF().fullmatch(line.text.strip()[:200])
        if found:
            return unmark(found.group(1)).strip(' "“”')
        words = [word for word in bare.split() if word[0].isalpha()]
        if number == 0 and line.kind == "item" and len(words) >= 4 and len(bare) < 120 and bare[-1] not in ".:;,":
            return bare if sum(word[0].isupper() for word in words) >= 0.6 * len(words) else ""
    return ""


def _alone(line: Line) -> tuple[str, ...]:
    """Return the names of a line that holds a byline and nothing else; an item only with employer, handle or a sure name."""
    if line.kind not in ("prose", "quote", "item"):
        return ()
    text = _pictureless(unmark(line.text) if line.kind == "item" else line.text)
    names = named_together(text) or named_alone(text)
    if line.kind != "item" or not names:
        return names
    return names if _WITH_EMPLOYER().search(line.text) or names[0][0] > "\u2e7f" or all(evidence(name) == 3 for name in names) else ()


def _doubtful_byline(lines: Sequence[Line], place: int, last: int) -> tuple[str, ...]:
    for line in under(lines, place, last, 1):
        bare = unmark(_pictureless(line.text))
        if line.kind not in ("prose", "quote", "item") or len(bare) >= 80:
            return ()
        names = named_with_employer(bare)
        if names or len(bare) >= 60:
            return names
        names = split_names(bare, single=True)
        rest = bare.replace(names[-1], "").replace(names[0], "") if names else ""
        return () if has_word(rest) else names
    return ()


def _named_items(lines: Sequence[Line], place: int, last: int) -> tuple[str, ...]:
    """Return the names that begin the items under "Keynote", where most of two or more items begin with a sure one."""
    items = [line for line in under(lines, place, last, 9) if line.kind == "item" and line.level == 1]
    told = [split_names(_ITEM_NAME().split(unmark(line.text)[:120], maxsplit=1)[0], need=3) for line in items]
    names = [found[0] for found in told if found]
    return tuple(dict.fromkeys(names)) if len(names) > 1 and 3 * len(names) >= 2 * len(items) else ()


def _handles(lines: Sequence[Line], siblings: Sequence[int], ends: dict[int, int]) -> dict[int, tuple[str, ...]]:
    """Return the one handle that the first paragraph under each heading names, where nearly all headings have one of their own."""
    found: dict[int, tuple[str, ...]] = {}
    for place in siblings:
        text = " ".join(line.text for line in under(lines, place, ends[place], 1))[:1_500]
        names = {first or second for first, second in _LINKED_HANDLE().findall(text)} if "@" in text else set()
        if len(names) == 1:
            found[place] = tuple(names)
    whole = len(siblings) >= 3 and len(found) >= 0.8 * len(siblings) and len(set(found.values())) == len(found)
    return found if whole and all(HANDLE().match(names[0]) for names in found.values()) else {}


def title_under(lines: Sequence[Line], place: int, last: int, names: Sequence[str]) -> str:
    """Return the title that stands in quotation marks, bold or italics on a line of its own under a heading that is a name; "" if none."""
    for line in under(lines, place, min(last, len(lines)), 3):
        found = _SET_OFF().fullmatch(line.text.strip()[:200])
        if found and len(found.group(1).split()) > 1 and unmark(found.group(1)) not in names:
            return unmark(found.group(1)).strip(' "“”')
    return ""
