"""What the words of a heading say it is: a day or session over talks, an aside such as the introduction, a part or a kind of a talk."""

from __future__ import annotations

import functools
import re

from ..patterns import at_first_use
from ..text import fold
from .asidephrases import PHRASES
from .asidewords import ASIDES, ASIDES_BEYOND_LATIN, MEALS, MEETS
from .inline import unmark

EMOJI = at_first_use("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U000e0020-\U000e007f]+")
# kinds of talks, as they stand before a title
KIND = (
    r"\b(?:(?:opening|closing|ending|final|guest|invited|plenary|main|morning|afternoon|evening|first|second|third|last|"
    r"premi[eè]re|deuxi[eè]me|seconde|tercera|"
    r"primera|segunda|eerste|tweede|derde|erste|zweite|prima|seconda)\s+)?"
    r"(?:keynote(?:\s+(?:speech|talk|address))?|lightning\s+talk|tech\s+talk|short\s+talk|long\s+talk|"
    r"(?:sponsor(?:ed)?|invited|plenary)\s+talk|talk|"
    r"workshop|"
    r"hands[- ]on(?:\s+lab)?|quickie|tools[- ]in[- ]action|tutorial|fireside\s+chat|conf[ée]rence|charla(?:\s+rel[aá]mpago)?|"
    r"taller|ponencia|praatje|lezing|presentatie|presentation|"
    r"presentaci[oó]n|vortrag|palestra|oficina|f[öo]redrag|foredrag|intervento|relazione|atelier|"
    r"基調講演|招待講演|キーノート|セッション|ワークショップ|키노트|튜토리얼|세션|主题演讲|演讲)"
    r"(?![^\W_])"
)
# lightning talks in many languages, folded
LIGHTNING = (
    r"(?:lightning|light|flash)[ -]?talk[isy]?|lightning (?:round|sessions?)|lt ?(?:大会|会)|"
    r"ライトニングトーク(?:大会)?|라이트닝 ?토크|闪电(?:演讲|分享)|"
    r"(?:blitz|kurz)(?:vortrage?|talks?|prasentation(?:en)?)|"
    r"blixt(?:tal|foredrag|presentationer)|"
    r"lyn(?:taler?|foredrag|oplaeg|opl.g|innlegg)|(?:charlas?|ponencias?|palestras?|talks?|apresentacoes|presentaciones|xerrades) "
    r"(?:relampagos?|rapidas|llampec|flash)|(?:presentations?|conferences?|exposes?|talks?|sessions?) (?:eclairs?|flash)|"
    r"(?:talks?|interventi|presentazioni|discorsi) (?:lampo|fulmin[ei]|veloci)|"
    r"(?:bliksem|flits)(?:praatjes?|talks?|presentaties?|lezingen)|salama(?:puheet|esitykset)|bleskove prednasky|"
    r"blyskawiczne (?:prezentacje|prelekcje)|блиц-?доклады"
)
# panels in many languages, in small letters
PANEL = (
    r"(?:panel(?: (?:discussion|debate|talk))?|panel(?:diskussion|debat(?:t|te)?|samtal|discussie|gesprek)|"
    r"podium(?:s(?:diskussion|gespräch))?|forumdiscussie|"
    r"mesa[ -]redonda|mesa de (?:debate|discusi[oó]n|discuss[aã]o)|panel de (?:discusi[oó]n|expertos)|painel|d[eé]bate?|"
    r"table[ -]ronde|tavola rotonda|rundabordssamtal|fishbowl|パネル(?:ディスカッション|討論)?|座談会)"
)
_PANEL_ONLY = at_first_use(rf"(?:(?:the|opening|closing|final|keynote|expert|speakers?) )?{PANEL}\W{{0,6}}")
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|last|eerste|tweede|derde|vierde|laatste|primer|segundo|tercer|cuarto|ultimo|"
    r"erster|zweiter|dritter|letzter|"
    r"premier|deuxieme|troisieme|dernier|premiere|primeiro|terceiro|primo|secondo|terzo|forsta|andra|tredje|forste|anden|"
    r"\d{1,2}(?:st|nd|rd|th|e|er|eme|ere|º|o|\.)?)"
)
_DAYWORD = r"(?:day|dag|dagen|dia|tag|jour|journee|jornada|giorno|giornata|dzien|den|päivä|paiva)"
_DAY = (
    rf"\b(?:{_DAYWORD}\s*#?(?:\d{{1,2}}|[ivx]{{1,3}}(?=\W*$)|zero|one|two|three|four|uno|dos|tres|un|deux|trois|een|"
    rf"twee|drie|eins|zwei|drei|um|dois|due|tre|"
    rf"ett|tva)|{_ORDINAL}\s+{_DAYWORD})\b|\d{{1,2}}일차|第[一二三四\d]天|\d日目"
)
DAY = at_first_use(_DAY)
# a cheap test before the pattern: one of these stands in whatever it finds
_DAY_PIECES = ("day", "dag", "dia", "tag", "jour", "jorn", "giorn", "dzien", "den", "päiv", "paiv", "일차", "第", "日目")
_THE_DAY = rf"(?:the |de |el |der |la |le |il |o |den )?(?:{_DAY})"
_DAY_FIRST = at_first_use(_THE_DAY)
_A_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tue|wed|thu|fri|sat|sun)\b[ ,.]*\d|(?:maan|dins|woens|"
    r"donder|vrij|zater|zon)dag\b|"
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b|(?:mon|diens|donners|frei|sams|sonn)tag\b|mittwoch\b|"
    r"(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche\b|(?:segunda|terca|quarta|quinta|sexta)(?:-feira)\b|"
    r"(?:lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica)\b|(?:man|tis|ons|tors|fre|lor|son)dag(?:en)?\b|[月火水木金土日]曜日"
)
WEEKDAY = at_first_use(_A_WEEKDAY)
_MONTH_NAMES = (
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|mei|mrt|okt|mai|maj|dez|fev|fevr|avr|juin|"
    r"juil|aout|set|out|gen|mag|giu|lug|ott)"
    r"\w*\b|\d{4}[-/.]"
)
_DATE = at_first_use(
    r"(?:\w+,?\s+)?(?:\d{1,2}(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+|of\s+)?[^\W\d]+|[^\W\d]+\.?\s+\d{1,2}(?:st|nd|rd|"
    r"th)?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|"
    r"\d{1,2}[/.]\d{1,2}[/.](?:\d\d)?\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d)(?:,?\s+(?:de\s+)?\d{4})?"
)
_LIGHTNING_ONLY = at_first_use(
    rf"[\W\d]{{0,8}}(?:[a-z][.)] )?(?:(?:the|die|de|las|los|les|as|le|gli|my|notes on) )?(?:{LIGHTNING}|lts?|lightnings)"
    r"(?:[\W\d]{1,8}(?:day|dia|tag|dag|jour|giorno|session|part|[ap]m|h|uhr|uur|i{1,3})|\s(?:at|bei|en|em|op|a) [^\W\d_]{2,24} \d{4}|"
    r"[\W\d]{1,8}(?:[^\W\d_]{1,4} ){0,2}(?:morning|afternoon|evening|vormittag|nachmittag|abend|manana|tarde|matin|apres-midi|soir|ochtend|"
    rf"middag|avond|mattina|pomeriggio|manha|formiddag|eftermiddag|{_A_WEEKDAY})|\s\([^()]{{1,40}}\))?[\W\d]{{0,12}}"
)
_ASIAN_DATE = at_first_use(r"(?:\d{4}\s?[年년]\s?)?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号]\s*(?:[(（]?[^\W\d_]{1,3}[)）]?)?[\s:：]*")
_DIGIT = at_first_use("[0-9]")
_KIND_ONLY = at_first_use(rf"(?:{KIND})\s*#?\d{{0,2}}")
_LONGEST_KIND = 60  # characters
_SESSIONS = (
    r"(?:(?:morning|afternoon|evening|the|main|industry|all|conference|some|other|more|selected|my|favou?rite|notable|"
    r"parallel|plenary|regular|short|"
    r"notes on|notes from|de|las|los|die|les|as|os|le|gli|otras|alle|autres|mis|mes)\s+)*"
    rf"(?:talks?|sessions?|workshops?|tutorials?|keynotes|keynote speakers|{LIGHTNING}|lightnings?|lts?|panels?|"
    r"speakers|presentations?|posters?|"
    r"talk (?:notes|summaries|reviews)|session (?:notes|summaries|highlights)|notes by talk|bofs?|birds of a feather|"
    r"unconference|open spaces?|"
    r"charlas?|charla en charla|talleres|ponencias|sesiones|praatjes|lezingen|presentaties|sessies|vortrage|conferences|"
    r"presentations|palestras|oficinas|ateliers|interventi|foredrag|seminari|sessioni|schedule|program(?:me|ma|m)?|agenda|"
    r"morning|afternoon|evening|manana|tarde|ochtend|middag|avond|matin|apres-midi|vormittag|nachmittag|abend|mattina|"
    r"pomeriggio|manha|formiddag|eftermiddag|"
    r"セッション|発表|講演|세션|발표)"
    r"(?:\s+(?:\d+|i+|one|two|three|attended|i attended|i saw|i went to|i visited|i watched|track|session|sessions|"
    r"(?:i|we) (?:have )?(?:saw|seen)|"
    r"que vi|a las que asisti|die ik (?:zag|bezocht)|die ich (?:sah|besucht habe)|que j'ai vue?s))?"
)
_SESSION = at_first_use(_SESSIONS)
_GROUPS = (
    r"(?:session|track|block|room|sala|zaal|saal|salle|raum|bloque|bloc|slot|hall|stage|"
    r"main stage|track session)"
    r"\s+(?:\d{1,2}|[a-z]|[ivx]{1,4}|one|two|three)\b[^.?!]{0,60}"
)
_GROUP = at_first_use(_GROUPS)
_ROOMS = (
    r"(?!hallway)(?:[a-z]+ )?(?:main )?(?:hall|stage|room|track|auditorium|theat(?:er|re)|sala|zaal|saal|salle)(?: [a-z0-9]+)?(?: track)?"
)
_ROOM = at_first_use(_ROOMS)
# all of these at once: most headings begin as none of them
_MAY_BE_SESSION = at_first_use(rf"{_THE_DAY}|{_A_WEEKDAY}|{_SESSIONS}|{_GROUPS}|{_ROOMS}")
_STOPS = " :.!…！。：～〜"
_ASIDE = at_first_use(rf"(?:{ASIDES})[{_STOPS}]*")
_ASIDE_BEYOND_LATIN = at_first_use(rf"(?:{ASIDES_BEYOND_LATIN})[{_STOPS}]*")
_BREAK = at_first_use(
    r"\b(?:lunch|dinner|break|breakfast|coffee|pauze|pausa|pause|dejeuner|almuerzo|comida|mittagessen|pranzo|almoco|intervalo|fika)\b"
)
_AND = at_first_use(r",? (?:and|&|y|e|et|und|en|och|og|i) |, ")
_INNER = at_first_use(
    r"(?:notes?(?: (?:of|on|from|about) the talk)?|(?:my |some |key |main )?(?:thoughts?|opinions?|takeaways?|"
    r"impressions?|conclusions?|learnings?|lessons?|points?)"
    r"(?: \w+){0,3}|q ?& ?a|"
    r"questions?(?: and answers| (?:people|i|we|they|others|the audience) (?:asked|had|raised)| from the (?:audience|floor|room))?|"
    r"summary|agenda|tl;?dr|"
    r"abstract|description|feedback|resources|links|slides|video|recording|demo|discussion|background|motivation|"
    r"problems?|the problem|solutions?|the solution|"
    r"architecture|implementation|results?|evaluation|methods?|challenges|context|overview|outline|introduction|intro|"
    r"history|theory|practice|why|how|what|"
    r"pros|cons|pros and cons|advantages|disadvantages|benefits|drawbacks|limitations|alternatives|future(?: work)?|next steps|tips|"
    r"highlights|examples?|conclusions?|lessons learned|references|key points|main points|"
    r"mi opinion|opinion|apuntes|preguntas|ejemplos?|problema|solucion|resumen|conclusiones|ventajas|desventajas|"
    r"vragen|notities|samenvatting|voorbeeld(?:en)?|probleem|oplossing|conclusie|fragen|notizen|beispiele?|losung|"
    r"zusammenfassung|fazit|vorteile|nachteile|"
    r"exemples?|probleme|remarques|avantages|inconvenients|perguntas|exemplos?|solucao|vantagens|domande|esempi|soluzione|vantaggi|"
    r"(?:part|parte|teil|deel|partie|del) (?:\d|[ivx]+)\b.*|what (?:i|is|are)(?: [^ ]+){1,4}[?!.]*|質問|内容|질문|내용|정리|"
    r"スライド|資料|背景|質疑応答|質疑|問題|課題|解決策|まとめ|目的|動機|結果|考察|結論|実装|デモ|アジェンダ|自己紹介|メモ|感想|"
    r"参考(?:資料|リンク|文献)?|"
    r"발표 ?자료|슬라이드|배경|문제|해결|결과|결론|요약|데모|질의 ?응답|목차|"
    r"背景|问题|問題|解决方案|結果|结果|结论|結論|总结|總結|演示|问答|問答|讲者介绍|講者介紹|議程|简报|簡報|"
    r"(?:speaker )?(?:bio(?:graphy)?|about the (?:speakers?|presenters?))|speakers?)"
    r"[ :!.…?？！。]*"
)
# subjects of talks that are asides as well
_SUBJECTS = frozenset(
    "networking transport meta community weather feedback tools tooling reflection reflections references index attention update".split()
)
_OF_EVENT = frozenset(
    "event conference summit meetup organizer organizers organiser organisers sponsor sponsors volunteers speaker speakers attendee "
    "attendees venue everyone everybody all talk talks".split()
)
_EVENTS_END = ("con", "conf", "cones")
_GOES_ON = at_first_use(
    r"\s(?!(?:in|at|of|on|with|from|and|am|im|en|el|la|de|the|morning|afternoon|evening|night|part|talks?|sessions?|keynotes?)\b)[^\W\d_]{3}"
)
_MEETS = at_first_use(MEETS)
_MEAL = at_first_use(MEALS)
_LAST_WORDS = at_first_use(r"\s\S+$")
_OWN = at_first_use(r"(?:my|mi|mis|meine?|mes|mijn|mina|the|some|key|main|speaker|about)\b")


@functools.lru_cache(maxsize=4096)  # a heading is read again in the light of those beside it
def is_session(folded: str) -> bool:
    """Return whether a folded heading stands over talks: a day, a date, "Talks", "Workshops", "Track A"."""
    if (_MAY_BE_SESSION().match(folded) and _is_named_session(folded)) or is_lightning(folded):
        return True
    if _DIGIT().search(folded, 0, 30) and _DATE().fullmatch(folded[:60]) and re.search(_MONTH_NAMES + r"|[/.]\d|\d{8}", folded):
        return True
    return folded[:1].isdigit() and bool(_ASIAN_DATE().fullmatch(folded[:30]))


def _is_named_session(folded: str) -> bool:
    """Return whether words say that a folded heading stands over talks."""
    if _DAY_FIRST().match(folded) or _is_weekday(folded) or _SESSION().fullmatch(folded):
        return True
    return bool(_GROUP().fullmatch(folded) or _ROOM().fullmatch(folded))


def _is_weekday(folded: str) -> bool:
    """Return whether a folded heading is a weekday with a date or little else, unlike "Friday afternoons considered harmful"."""
    found = WEEKDAY().match(folded)
    return bool(found) and (len(folded.split()) <= 3 or any(char in ",:;(–—-|/.0123456789" for char in folded[: folded.find(" ") + 10]))


def is_lightning(folded: str) -> bool:
    """Return whether a folded line says that short talks stand below it, and no more: "lightning talks (day 2)", "lts:"."""
    return bool(_LIGHTNING_ONLY().fullmatch(folded))


def is_panel(small: str) -> bool:
    """Return whether a line in small letters calls what stands below it a panel, and no more: "closing panel"."""
    return bool(_PANEL_ONLY().fullmatch(small))


@functools.lru_cache(maxsize=4096)
def is_aside(folded: str) -> bool:
    """Return whether a folded heading stands over words that are no talk: introduction, lunch, closing words, thanks."""
    if len(folded) >= 90:
        return False
    if _is_one_aside(folded):
        return True
    parts = _AND().split(folded) if " " in folded else []
    if len(parts) < 2:
        return False
    if not _BREAK().search(folded) or any(len(part.split()) > 3 for part in parts):
        return all(map(_is_one_aside, parts))
    # "Hunt for stickers and lunch break": a break in a short heading is enough
    told = [_is_one_aside(part) for part in parts]
    return all(told) or any(_BREAK().search(part) and aside for part, aside in zip(parts, told, strict=True))


def _is_one_aside(folded: str) -> bool:
    if folded.rstrip(_STOPS) in PHRASES or _ASIDE().fullmatch(folded):
        return True
    return not folded.isascii() and bool(_ASIDE_BEYOND_LATIN().fullmatch(folded))


@functools.lru_cache(maxsize=4096)
def is_kind_only(text: str) -> bool:
    """Return whether a text says what kind a talk is and no more: "Keynote", "Lightning talk 3"."""
    return len(text) <= _LONGEST_KIND and bool(_KIND_ONLY().fullmatch(text.lower()))


@functools.lru_cache(maxsize=4096)
def is_inner(folded: str) -> bool:
    """Return whether a folded heading is often a part of a talk: "Notes", "Problem", "Q&A"."""
    return len(folded) < 60 and bool(_INNER().fullmatch(folded))


@functools.lru_cache(maxsize=4096)
def may_be_title(folded: str) -> bool:
    """Return whether a folded heading that begins as an aside, a day or a part of a talk may be the title of one that names its speaker.

    >>> [may_be_title(words) for words in ("welcome to the machine", "day 2 operations", "welcome", "thanks to the organizers")]
    [True, True, False, False]
    """
    parts = folded.split()
    if len(parts) < 3 or not _OF_EVENT.isdisjoint(parts) or any(part.isdigit() and len(part) == 4 for part in parts):
        return False
    if any(part.endswith(_EVENTS_END) for part in parts):
        return False
    day = _DAY_FIRST().match(folded) or WEEKDAY().match(folded)
    if day:
        return bool(_GOES_ON().match(folded, day.end()))
    if is_session(folded) or (":" not in folded and _MEAL().fullmatch(folded)):
        return False
    if _MEETS().fullmatch(folded):
        return True  # "chat with your data"; with a name it is not asked
    if not _is_one_aside(folded) and is_aside(folded):
        return not all(map(_is_one_aside, _AND().split(folded)))  # "coffee, code and containers"
    # what is an aside with fewer words at its end, and with more, is one by its beginning alone
    shorter, longer = _LAST_WORDS().sub("", folded), f"{folded[:88]} qq"
    begun = len(parts) > 3 and _is_one_aside(shorter) and _is_one_aside(longer)
    return begun or (is_inner(folded) and bool(_INNER().fullmatch(f"{shorter} qq")) and not _OWN().match(folded))


@functools.lru_cache(maxsize=4096)
def is_closed(folded: str) -> bool:
    """Return whether a folded title is all of an aside, so that a name beside it is not a speaker's: "lunch", "thanks", "chat"."""
    return folded not in _SUBJECTS and is_aside(folded) and not may_be_title(folded)


@functools.lru_cache(maxsize=4096)  # several rules ask about the same headings
def day_of(text: str) -> str | None:
    """Return the day a heading names, as it is written there and without pictures.

    >>> day_of("### Day 1 🌦"), day_of("PyConES 2024, tercer día"), day_of("Second day – Building solid software")
    ('Day 1', 'tercer día', 'Second day')
    """
    bare = unmark(text[:300])
    bare = bare if bare.isascii() else " ".join(EMOJI().sub(" ", bare).split())
    folded = fold(bare)
    if len(folded) != len(bare):  # places would not match
        return None
    found = DAY().search(folded) if any(map(folded.__contains__, _DAY_PIECES)) else None
    if found:
        return bare[found.start() : found.end()]
    if not WEEKDAY().match(folded):
        return None
    named = re.split(r"\s*[:|–—(<\[]|\s-\s", bare, maxsplit=1)[0]  # "Mardi 24 mai - 1ère journée"
    return named if len(named) < 40 else None
