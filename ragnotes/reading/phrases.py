"""Short phrases for titles out of running text: links, quotations and emphasis with their places, and the words after a cue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..patterns import at_first_use, in_small_letters
from ..text import fold
from .cuewords import ABOUT, ABOUT_HINTS, TALK, words_of
from .inline import links, unmark
from .names import is_name

MAX_TITLE = 70
_MAX_MARKED = 150  # characters: a title quoted or linked in full may be longer than a phrase made up from a sentence

_EMPHASISED = at_first_use(r"(?<![\w*_])([*_]{1,3})(?=[^\s*_])([^*_\n]{3,150})(?<=[^\s*_])\1(?![\w*_])")
_QUOTED = at_first_use(
    r"“([^“”\n]{3,150})[”“]|„([^“”„\"\n]{3,150})[“”\"]|«\s?([^«»\n]{3,150})\s?»|»([^«»\n]{3,150})«|「([^「」\n]{2,150})」|"
    r"『([^『』\n]{2,150})』|"
    r'(?<![\w"])"(?=\S)([^"\n]{3,150})"(?!\w)|(?<!\w)‘([^‘’\n]{3,150}(?:’\w[^‘’\n]{0,80})?)’(?!\w)'
)
# Where a talk is told of, and where people are.
_TALK_PAGE = at_first_use(
    r"/(?:talks?|sessions?|events?|fahrplan|schedule|programme?|programa|presentations?|presentation|lectures?|proposals?|"
    r"abstracts?|submission|activities|"
    r"vortraege|vortrag|charlas?|speakerdeck|slides?|watch|sched)\b|youtu\.?be|vimeo\.com|speakerdeck|slideshare|pretalx|"
    r"media\.ccc|sessionize|sched\.|noti\.st|"
    r"infoq\.com/presentations|\.pdf$",
)
_PERSON_PAGE = at_first_use(
    r"(?:twitter|x|facebook|instagram)\.com/@?\w+/?$|linkedin\.com/(?:in|pub)/|github\.com/[\w-]+/?$|bsky\.app|/@[\w.]+/?$|"
    r"mastodon|/speakers?/|/people/|/users?/|/author/",
)
_REPOSITORY = at_first_use(r"https?://(?:www\.)?(?:github|gitlab|codeberg|bitbucket)\.(?:com|org)/[^/\s]+/[^/\s]+/?")
_CJK = at_first_use("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
CJK_TALK = "(?:セッション|講演|トーク|発表|チュートリアル|キーノート|LT|발표|세션|키노트|튜토리얼|강연|토크|주제)"
CJK_TURN = at_first_use(r"\W*(?:最初|まず|次|続いて|つづいて|その後|最後|午前|午後|[一二三]人目|トップバッター|トリ|첫|다음|마지막|이어)")
NO_CAPITALS = at_first_use("[\u2e80-\ud7af]")
CJK_NAME = at_first_use(
    "((?:[A-Z][a-z'’-]+ ){0,2}[A-Z][a-z'’-]+|[\u4e00-\u9fff\u3005]{1,4}[ \u3000]?[\u4e00-\u9fff\u3005]{0,4}|[\uac00-\ud7a3]{2,4})"
    "(?:氏|さん|先生|님)(?=[\\s,]*(?:による|の|は|が|から|의|이|께서|은|과|\u3001))"
)
_BESIDE = frozenset(
    "slides slide video videos recording here link links code repo repository website site web blog post article paper github "
    "youtube twitter "
    "folien aufzeichnung hier vortrag talk the talk this talk aqui enlace diapositivas transparencias ici lien vidéo "
    "présentation diapos qui diapositive "
    "aqui palestra apresentacao bilder har presentation notes deck docs documentation download demo abstract schedule program "
    "programme 슬라이드 영상 링크 발표자료 スライド 動画 資料".split()
)
_VAGUE = (
    "on this subject",
    "on this topic",
    "about it",
    "about this",
    "on this",
    "on that",
    "on the subject",
    "on the topic",
    "on stage",
    "there",
    "here",
    "",
)
_CUT = at_first_use(
    r"[.;!?](?:\s|$)|,\s|\s[–—-]\s|\s(?:where|which|because|since|and\s+(?:it|he|she|they|how\s+(?:he|she|they))|so\s+that|but|"
    r"although|while|"
    r"waarbij|waar|omdat|maar|donde|porque|pero|wobei|wo|weil|aber|où|parce|mais|dove|perché|onde|porém|där|eftersom|men)\s"
)
_SAID = at_first_use(r"\s(?:was|were|is|are|has|had|war|waren|ist|ging|fue|fueron|era|foi|était|est|è|var|är)\s")
_ASKS = at_first_use(
    r"(?:how|what|why|who|when|where|whether|if|wie|was|warum|hoe|wat|waarom|cómo|qué|comment|pourquoi|come|como|hur|varför)\b",
)
_LEAD = at_first_use(
    r"^\W*(?:(?:is|was|were|fue|era|war|ging|about|on|over|sobre|that|to|us|through|him|how it is|touching|"
    r"into|over het|how he|te laten zien|with|and|und|et|who|que|qui|che|som|talking|talked|speaking|spoke|discussing|"
    r"presenting|showing|explaining|introducing|covering|mostrar|mostrando|falar|falando|"
    r"apresentando|hablar|hablando|explicando|presentando|parlando|explicar|presentar|"
    r"sprach|sprak|von|vom|van|vertelde|habló|falou|pratade|of|the|this|an?|his|her|their|some|"
    r"de|het|een|el|la|le|les|l['’]|los|las|lo|una?|une|un|uns|nos|ons|oss|met|wie|wat|der|die|das|den|dem|ein|eine|einen|einem|"
    r"ett|en|il|gli|o|os|as|uma?|um)\s+)+",
)
QUOTES = '"“„«»‘「『'
_TO_QUOTE = at_first_use(  # what may stand between the words of giving a talk and its title in quotation marks
    rf"\W*(?:(?:[\w-]+\s+){{0,3}}(?:{TALK}|{ABOUT}|called|titled|entitled|named|namens|di|del?|genannt|titulad[ao]|intitul[ée]e?|"
    rf"intitolat[oa]|intitulad[ao]|getiteld|kallad|kallat))?\W*",
    re.IGNORECASE,
)
_BRACKETS = at_first_use(r"\s*\([^()]*\)")
_COLON = at_first_use(r":\s+(?=(?:\S+\s+){3})")
_LEAD_SENTENCE = at_first_use(r"\s*([^.!?\n]{3,60})\.\s+(?=[^\W\d_a-z])")
_TELLS_OF = at_first_use(
    r"(?:i|we|it|he|she|they|you|there|that|this|these|my|our|ik|we|het|er|dit|yo|es|lo|esto|ich|wir|das|je|il|c'est|jag|vi|det)\b"
)
_TO_TOPIC = at_first_use(rf"^(?:\s*\([^()]*\))?(?:\W*+[\w’'-]++){{0,5}}?\W*\b{ABOUT}\s+")
_TRAILING = at_first_use(
    r"(?:[\s,]+(?:and|or|of|the|a|an|to|in|on|for|with|by|at|from|as|that|und|oder|der|die|das|mit|von|zu|en|of|de|het|een|van|"
    r"met|y|o|el|la|los|las|del|con|para|por|et|ou|du|"
    r"des|les|avec|pour|e|di|il|per|da|do|com|och|att|i|med|om|also|then))+$",
    re.IGNORECASE,
)
_IN = at_first_use(r"(?:^|\s)(?:in|dans|nel|em|i|en)\s+$", re.IGNORECASE)
_DID = at_first_use(
    r"\s+(?!(?:wr[io]t|publish|schr[ie]|escri|écri|scri|schre|skr[ie]|sa[iy]|star|play|s[iau]ng|appear|and)\w*)[a-zà-ÿ]{3,}\s"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words set apart in a paragraph, `text[start:end]` of its plain text: a link, emphasis or a quotation."""

    start: int
    end: int
    words: str
    kind: str  # link, emphasis or quotation
    address: str


def read_marks(marked: str, plain: str) -> tuple[Mark, ...]:
    """Return what is linked, emphasised or quoted in a paragraph, by place; `plain` is its text without marks.

    >>> [(mark.kind, mark.words) for mark in read_marks("See [*Fast* tables](/t/1), “slow ones”.", "See Fast tables, “slow ones”.")]
    [('link', 'Fast tables'), ('quotation', 'slow ones')]
    """
    found = [*_linked(marked, plain), *_emphasised(marked, plain), *_quotations(plain)]
    found.sort(key=lambda mark: (mark.start, -mark.end, mark.kind != "link"))
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)


def _linked(marked: str, plain: str) -> Iterator[Mark]:
    if "[" not in marked and "<" not in marked and "](" not in marked:
        return
    place = 0
    for words, address in links(marked):
        bare = unmark(words)
        start = plain.find(bare, place) if bare else -1
        if start >= 0:
            place = start + len(bare)
            yield _inner(Mark(start, place, bare, "link", address))


def _inner(mark: Mark) -> Mark:
    """Return the mark without the quotation signs that stand inside it."""
    bare = mark.words.strip(' "“”„«»‘’「」『』')
    start = mark.start + mark.words.index(bare) if bare else mark.start
    return Mark(start, start + len(bare), bare, mark.kind, mark.address)


def _emphasised(marked: str, plain: str) -> Iterator[Mark]:
    if "*" not in marked and "_" not in marked:
        return
    place = 0
    for found in _EMPHASISED().finditer(marked):
        bare = unmark(found.group(2))
        start = plain.find(bare, place) if bare else -1
        if start >= 0:
            place = start + len(bare)
            yield _inner(Mark(start, place, bare, "emphasis", ""))


def _quotations(plain: str) -> Iterator[Mark]:
    if any(map(plain.__contains__, QUOTES)):
        for found in _QUOTED().finditer(plain):
            start, end = found.span(found.lastindex or 0)
            yield Mark(start, end, plain[start:end], "quotation", "")


def is_person(mark: Mark) -> bool:
    """Return whether what is set apart is somebody's name."""
    if mark.address and _PERSON_PAGE().search(mark.address[:300].lower()):
        return True
    # a name in CJK signs looks like any short word
    return mark.kind != "quotation" and not tells_of_talk(mark) and not _CJK().search(mark.words) and is_name(mark.words)


def tells_of_talk(mark: Mark) -> bool:
    """Return whether a link leads to the page, slides or recording of a talk."""
    return mark.kind == "link" and bool(_TALK_PAGE().search(mark.address[:300].lower()))


def is_title(mark: Mark) -> bool:
    """Return whether what is set apart can be the title of a talk: no name, no "slides", no lone word but a link's."""
    words = mark.words.split()
    if not 3 <= len(mark.words) <= _MAX_MARKED or fold(mark.words).strip(" .:") in _BESIDE or is_person(mark) or "://" in mark.words:
        return False
    if mark.kind == "link" and _REPOSITORY().fullmatch(mark.address[:300].lower()):
        return False
    if mark.kind == "link" or not mark.words.isascii():
        return len(words) > 1 or mark.words[:1].isupper() or not mark.words.isascii()
    return len(words) > 1 and (mark.words[:1].isupper() or mark.words[:1].isdigit() or len(words) > 3)


def heads(mark: Mark) -> bool:
    """Return whether a sentence begins with one word in quotation marks, which is a title if somebody's name is led to behind it."""
    return mark.kind == "quotation" and mark.start < 3 and mark.words[:1].isupper() and mark.words.isalpha() and len(mark.words) > 2


def is_in_title(sentence: str, title: Mark, start: int, after: str) -> bool:
    """Return whether the name stands right after a title, as in 'In "Fast tables", Ana Uno traced ...'; papers are written in."""
    if not 0 <= start - title.end < 6 or "," not in sentence[title.end : start]:
        return False
    return bool(_IN().search(sentence[: title.start].rstrip("\"“„«‘'「『(*_[")[-9:]) and _DID().match(after))


def is_written_as_title(words: str) -> bool:
    """Return whether most words begin with a capital: "Sorting for Fun and Profit", not "The talk"."""
    parts = words.split()
    return len(parts) > 1 and sum(part[0].isupper() or part[0].isdigit() for part in parts) * 2 > len(parts) and not is_name(words)


def title_of(mark: Mark) -> str:
    """Return the words of a mark as a title."""
    bare = " ".join(mark.words.split()).strip(" ,;:")
    return bare if bare.endswith(("..", "?.", "!.")) else bare.removesuffix(".")


def title_from(words: str, *, to_topic: bool = False) -> str:
    """Return a short phrase made of the words that follow a cue: what comes after a colon, or with `to_topic` after "about", up to a pause.

    >>> title_from(" a keynote about scaling AI. It was interesting.", to_topic=True)
    'scaling AI'
    """
    words = words[:1_000]
    words = " ".join((_BRACKETS().sub("", words) if "(" in words else words).split())
    if fold(words[:40]).split(".")[0].strip(" ,;:!") in _VAGUE:
        return ""
    quoted = _QUOTED().search(words[:200]) if any(map(words[:60].__contains__, QUOTES)) else None
    if quoted and _TO_QUOTE().fullmatch(words[: quoted.start()]):
        inside = next(group for group in quoted.groups() if group)
        if inside[0].isupper() or " " in inside.strip():  # a lone small word is a way of speaking
            return _shortened(inside)
    colon = _COLON().search(words, 0, 160) if ":" in words else None
    topic = _TO_TOPIC().match(in_small_letters(words[:160])) if to_topic and not ABOUT_HINTS.isdisjoint(words_of(words[:160])) else None
    told = bool(colon and not re.search(r"[.!?]\s", words[: colon.start()]))
    if colon and told:
        words = words[colon.end() :]
    elif topic and not _CUT().search(words[: topic.end()]):
        words, told = words[topic.end() :], True
    lead = _LEAD().match(in_small_letters(words))
    bare = (words[lead.end() :] if lead else "") or words
    pause = _CUT().search(bare, 8)
    tells = told and not colon and not _ASKS().match(bare.lower())
    said = _SAID().search(bare, 4, pause.start() if pause else len(bare)) if tells else None
    if said:
        return _shortened(bare[: said.start()])
    title = bare[: pause.start()] + ("?" if pause and pause.group().startswith("?") else "") if pause else bare
    return _shortened(title)


def _shortened(title: str) -> str:
    """Return the phrase, a longer one cut at a word that opens a new piece of it, without words that want another after them."""
    title = title.strip(' :,.-–—"“”„«»')
    if len(title) <= MAX_TITLE:
        return title
    cut = title[:MAX_TITLE].rpartition(" ")[0]
    opened = [
        found.start()
        for found in re.finditer(r"\s(?:and|und|en|y|et|e|och|to|um|om|para|pour|per|for|with|mit|met|con|avec|com|med|by|in)\s", cut)
    ]
    if opened and opened[-1] >= 25:
        return _TRAILING().sub("", cut[: opened[-1]]).strip(" ,;:-")
    return _TRAILING().sub("", cut).strip(" ,;:-") + "…"


def lead_phrase(text: str) -> str | None:
    """Return a paragraph's first sentence if it stands there like a title ("Graph databases. TerminusDB is ..."), else None."""
    found = _LEAD_SENTENCE().match(text[:100]) if "." in text[:100] else None
    if not found:
        return None
    lead = found.group(1)
    return lead if len(lead.split()) <= 9 and not _TELLS_OF().match(fold(lead)) else None
