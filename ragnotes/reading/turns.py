"""Whose turn it is on a stage, by the words around a name: "Next up was ...", "... kicked things off with ...", "Cerró la jornada ..."."""

from __future__ import annotations

import re

from ..patterns import at_first_use
from .cuewords import ABOUT, ABOUT_HINTS, BY, CAME, CAPITAL, ORDER, SPOKE, STAGE, STRONG, TALK, TALK_HINTS, TITLED, TURN_OF, WEAK, words_of
from .whenwords import tells_when

_NEXT_WAS = at_first_use(
    rf"\W*(?:(?:and|but|so|und|y|en|et|e|och)\s+)?{ORDER}\W*(?:{ORDER}\W*)?(?:\s*(?:[\w-]+\s+){{0,2}}?)"
    r"(?:was|were|came|is|up\s+was|spoke|we\s+had|with|by|off\s+with|to\s+speak\s+was)?\s*(?:the\s+|our\s+|o\s+|a\s+|el\s+|"
    r"la\s+|il\s+|le\s+)?$",
)
THEN = at_first_use(
    rf"(?:{ORDER}|de manhã|à tarde|pela manhã|por la mañana|por la tarde|le matin|l['’]après-midi|am (?:vor|nach)?mittag|am morgen|"
    rf"in the evening|'s (?:ochtends|middags)|al mattino|nel pomeriggio|på (?:morgonen|eftermiddagen)),?(?:\s(?:o|a|el|la|il|le|der|die))?",
)
_NEEDS_VERB = at_first_use(r"(?:was|were|came|is|spoke|had|with|by)\s+(?:the\s+|our\s+)?$")
_LITTLE = r"\s+(?:(?:uns|ons|oss|nos|ci|ook|auch|dann|noch|o|a|el|la|il|le|de|du|do|da|den|der)\s+){0,2}$"
# words and what stands between them, each taken whole: a dash or an apostrophe could be of either
_INVERTED = at_first_use(
    rf"\W*+(?:[\w'’-]++\W++){{1,7}}?(?:{SPOKE}|{TURN_OF}){_LITTLE}|\W*{ORDER}\W++(?:[\w'’-]++\W++){{0,3}}?{CAME}{_LITTLE}|"
    rf"\W*+(?:[\w'’]++\W++){{1,6}}tour\s+d['’]$|"
    rf"\W*+(?:[\w'’-]++\W++){{1,4}}(?:to speak|a parlare|en hablar|en subir|a falar|te spreken|att tala|à parler)\b[^.,;]{{0,30}}\b"
    rf"(?:was|were|{CAME}){_LITTLE}|"
    rf"\W*(?:ha (?:cominciato|iniziato|aperto)|(?:empezó|comenzó|abrió|começou|abriu)|den anfang machte|a (?:commencé|ouvert)){_LITTLE}",
)
_TURN = at_first_use(
    rf"\s+(?:(?:und|en|y|et|e|och|and)\s+{CAPITAL}\s+)?(?:an\s+der\s+Reihe|dran|aan\s+de\s+beurt|was\s+next|was\s+up\s+next|"
    rf"followed(?!\s+(?:me|him|them|you|everyone|the|by)\b)|came\s+next|went\s+next|closed\s+the\s+day|"
    r"opened\s+the\s+(?:day|conference|event)|took\s+the\s+(?:stage|floor))\b"
)
_FOLLOWED_BY = at_first_use(
    r"\b(?:followed\s+by|heard\s+from|opened\s+by|closed\s+by|time\s+for|the\s+(?:stage|floor)\s+was\s+taken\s+by|it\s+was|turn\s+of|(?:started|began|opened|"
    r"kicked\s+off|ended|closed|continued)\s+(?:off\s+)?with)\s+$",
)
_SPEAKING = at_first_use(
    r",?\s+(?:(?:who|que|che|qui|die|der|som)\s+)?(?:talking\s+about|speaking\s+(?:about|on)|presenting|falando|mostrando|"
    r"apresentando|contando|hablando|presentando|explicando|parlando|"
    rf"discussing|talked\s+(?:about|on)|spoke\s+(?:about|on)|sprach|sprak|habló|falou|pratade|vertelde|"
    rf"(?<=\s)(?:{STRONG})(?=\s+(?:{ABOUT}|di|del|dell\w*|de|von|vom|van|of|do|da)\s))(?!\w)"
)
_SIDE_BY = at_first_use(r"\b(?:with|by|was|com|con|mit|met|med|avec|von)\s+(?:o|a|the|el|la)?\s*$")
_ITS_TURN = at_first_use(r"['’]s\s+turn|[^.]{0,40}['’]s\s+turn|,?\s+(?:who|with|on|about)\b|\s+and\s+[A-Z]")
_WITH = r"(?:with|mit|met|con|com|avec|med)"
_OWN = r"(?:his|her|their|su|sus|seu|sua|seus|suas|il\s+suo|la\s+sua|sa|son|leur|seine[mnr]?|ihre[mnr]?|zijn|haar|hun|sin|sitt|hans|hennes)"
_BRINGS = (
    r"(?:brought|walked|took|trajo|trouxe|offert|proposé|apporté|"
    r"portato|proposto|offerto|brachte|bracht|bjöd|propuso|ofreció|ofereceu)"
)
_LOWER = r"[^\W\d_A-ZÀ-ÖØ-Þ][\w'’-]*"
# Between a name and a title: "with", "and her talk", "who then presented", a colon.
_TO_TITLE = at_first_use(
    rf"(?:\s*\([^()]*\))?(?:,?\s+(?:{_LOWER},?\s+){{0,7}}?{_WITH}(?:\s+{_LOWER}){{0,4}}?|"
    rf",?\s+(?:and|und|y|e|en|et|och)(?:\s+{_OWN}(?:\s+{_LOWER}){{0,3}}?)?|,?\s+{ABOUT}|"
    rf",?\s+(?:{_LOWER}\s+){{0,4}}?(?:{STRONG}|{WEAK}|{_BRINGS})(?:\s+{_LOWER}){{0,4}}?)?\s*[,:]?\s*"
)
# What is opened, followed or closed, so that no career is started and no box opened.
_DAY = (
    r"(?:things|proceedings|day|days|morning|afternoon|evening|night|sessions?|tracks?|conference|event|meetup|meeting|program|programme|"
    r"show|round|rounds|ball|talks?|keynotes?|stage|slot|block|speakers?|sick|part|half|week|weekend|everyone|lunch|break|first|last|next|"
    r"dag|dagen|ochtend|middag|avond|tag|vormittag|nachmittag|abend|morgen|reihe|runde|konferenz|veranstaltung|tagung|día|mañana|tarde|"
    r"noche|jornadas?|sesión|evento|conferencia|congreso|journée|matinée|soirée|après-midi|matin|séance|conférence|bal|giornata|mattina|"
    r"mattinata|pomeriggio|serata|sessione|conferenza|dia|manhã|noite|sessão|conferência|kvällen|morgonen|eftermiddagen|förmiddagen|"
    r"konferensen|passet|then|also|finally|who|us|off|out|up|over|on|in|to|for|it|the|a|an|our|this|that|de|den|der|die|das|dem|het|een|"
    r"af|verder|weiter|ab|an|el|la|los|las|lo|le|les|l['’][\w-]+|il|un|una|o|os|as|que|qui|che|som|ha|a|als|auf)"
)
_DAY_WITH = at_first_use(
    rf"(?:\s*\([^()]*\))?,?\s+(?:(?:{_DAY}|{STAGE})\s+){{1,8}}?{_WITH}(?:\s+{_OWN})?(?:\s+{_LOWER}){{0,3}}?\s*[,:]?\s*", re.IGNORECASE
)
_DOES = at_first_use(rf"\b(?:{STRONG}|{WEAK}|{_BRINGS}|{STAGE})(?!\w)")
_BARE = at_first_use(rf"\W*(?:,?\s*{_WITH}\b.*|(?:and|und|y|e|en|et|och)\s.*|{ABOUT}\W*)?")
_ON_STAGE = at_first_use(rf"\b{STAGE}(?!\w)", re.IGNORECASE)
_COMES = at_first_use(rf"\W*(?:(?:and|but|so|und|y|en|et|e|och)\s+)?{ORDER}\b")
_SELF = at_first_use(
    r"\b(?:I|[Ww]e|[Ii]ch|[Ww]ir|[Jj]e|[Ii]k|[Ww]ij|[Yy]o|[Ee]u|[Jj]ag|[Pp]rize|[Aa]ward|[Aa]ccording|person|me|mir|mich|moi)\b|"
    r"\b(?:[Ll]ast|[Nn]ext)\s+(?:week|weekend|month|year|night|summer|autumn|winter|spring|time)\b"
)
_WITH_ME = at_first_use(r"\b(?:I|[Ww]e)\s+(?:[\w-]+\s+){1,3}with\s+$")  # "After lunch I talked with ..."
_BEST = at_first_use(
    r"\b(?:best|favou?rite|highlight|mejor|favorit[ao]|melhor|migliore|meilleure?|préférée?|beste|höhepunkt|hoogtepunt|bästa|favoriten)\b"
    r"[^.,;]{0,50}\b(?:was|were|is|fue|foi|era|è stat[ao]|était|war|ist|var)\s+$",
    re.IGNORECASE,
)
_UP_WAS = at_first_use(
    r"\W*(?:and\s+)?(?:(?:the\s+)?(?:next|first|second|third|fourth|fifth|sixth|last|final|following|other)\s+(?:one|up|on|to|in|out|slot)|"
    r"(?:kicking|opening|closing|wrapping|rounding|starting|leading|finishing)\s+(?:us|off|out|up|things|the\s+(?:day|morning|afternoon|evening|show))|"
    r"up\s+(?:next|first|last|then|now|after|before))\b[^.,;]{0,40}\b(?:was|were|came)\s+$",
)
# "Last but not least: Ana Uno with Fast tables"
_IN_ORDER = at_first_use(rf"\W*{ORDER}\W*")
_WITH_TITLE = at_first_use(r"\s+(?:(?:with|met|con|com|avec|med)\s+[A-ZÀ-Þ\"“„«»‘‚]|mit\s+[\"“„«»‘‚])")
_IT_WAS = at_first_use(r"c['’](?:est|était)|it was|es war|fue|foi|è stat[ao]|het was|det var")
# "... tackled *Fast tables*", "Am Montag beleuchtete ... »Schnelle Tabellen«", "I saw ... talk about *Fast tables*"
_SETS_FORTH = at_first_use(rf"\s+(?:(?:then|also|ook|auch|också|também|también|anche|aussi)\s+)?{TITLED}(?:\s+{_LOWER}){{0,2}}?\s*[,:]?\s*")
_TITLE_NEXT = at_first_use(r"\s*(?:igenom|durch|door)?\s*[,:]?\s*")
_FORTH_FIRST = at_first_use(rf"(.{{2,60}}?)\s+{TITLED}")
_SAW = at_first_use(r"(?:(.{2,60}?),?\s+)?(?:I|[Ww]e)\s+(?:saw|watched|heard)")
_SPEAK = at_first_use(rf"\s+(?:talk|speak|present|explain|demo|on|about|talking|speaking|presenting|explaining)(?:\s+{_LOWER}){{0,3}}?\s*")
_CLOSES_DAY = at_first_use(
    r"\W*(?:opening|closing|starting|ending|finishing|abrindo|fechando|encerrando|abriendo|cerrando|para (?:abrir|cerrar|fechar|encerrar)|"
    r"pour (?:ouvrir|clôturer|finir)|per (?:aprire|chiudere)|zum (?:auftakt|abschluss)|"
    r"ter (?:opening|afsluiting)|som (?:inledning|avslutning))\b",
    re.IGNORECASE,
)
_MARKED_BY = at_first_use(r"\W*(?:\([^()]*\)\W*)?(?:(?:was|given|held|presented|fue|era|foi|war|est|était|var|ein|a|an|the|una|la|"
                          rf"der|die)\s+)?(?:{TALK}\s+)?(?:{BY}|d['’])\s*$", re.IGNORECASE)  # fmt: skip
_MARKED_WITH = at_first_use(rf"\W{{1,3}}{_WITH}\s*$", re.IGNORECASE)
_MAX_BEFORE = 9  # words before a name that say whose turn it is


_SAW = at_first_use(r"\b(?:saw|watched|heard|caught|listened to)\s+$")
_SPEAK = at_first_use(
    r",?\s+(?:talk(?:ing)?|speak(?:ing)?|present(?:ing)?|give\s+a\s+talk|giving\s+a\s+talk)(?=\s+(?:about|on|his|her|their|how|the)\b)"
)
_WAS_BY = at_first_use(
    r"\b(?:best|favou?rite|first|second|third|last|next|final|opening|closing|other)\s+(?:talk|session|keynote|presentation)\b"
    r"[^.;,!?]{0,40}\bwas\s+(?:the\s+one\s+)?by\s+$"
)


def introduces(before: str, after: str) -> int | None:
    """Return how much of the words after a name still says that it is its turn, None if those before do not say so."""
    if len(before) > 120:
        return None
    lead = before[-120:]
    turn = _TURN().match(after)
    speaking = _SPEAKING().match(after)
    if not lead.strip():  # as half of all: each of the others wants words before the name
        return turn.end() if turn else None
    if lead.endswith("with ") and _WITH_ME().search(lead):
        return None
    small = lead.lower()
    seen = _SPEAK().match(after) if _SAW().search(small) else None  # "I also saw Ana Uno talk about tables"
    if seen or _WAS_BY().search(small):
        return seen.end() if seen else 0
    here = (
        (_NEXT_WAS().fullmatch(small) and (_NEEDS_VERB().search(small) or turn))
        or _INVERTED().fullmatch(small)
        or (_FOLLOWED_BY().search(small) and (_ITS_TURN().match(after)))
        or (speaking and _SIDE_BY().search(small))
        or (turn and len(lead.split()) <= 5)
        or (_UP_WAS().fullmatch(small) and not after.startswith(("'", "’")))
        or (_IN_ORDER().fullmatch(small) and _WITH_TITLE().match(after))
    )
    said = turn or speaking
    return (said.end() if said else 0) if here else None


def leads_from(before: str, between: str) -> bool:
    """Return whether the words between a title and a name lead to who gave it; "with" does where those before say whose turn it is.

    >>> leads_from("", "”, by "), leads_from("Closing the day, “", "”, with "), leads_from("We liked “", "”, with ")
    (True, True, False)
    """
    if _MARKED_BY().fullmatch(between):
        return True
    return bool(_MARKED_WITH().fullmatch(between) and (_COMES().match(before.lower()) or _CLOSES_DAY().match(before)))


def is_on_day(before: str, after: str, titled: bool) -> bool:
    """Return whether the words before a name only say when, and those after it tell of a talk: with a title, by "about" or such a word.

    >>> is_on_day("On Monday", " presented the numbers", False), is_on_day("On Monday", " talked about rails", False)
    (False, True)
    """
    if not tells_when(before):
        return False
    words = words_of(after)
    return titled or not (ABOUT_HINTS.isdisjoint(words) and TALK_HINTS.isdisjoint(words))


def is_on_stage(before: str, between: str) -> bool:
    """Return whether the words before a name and those between it and a title say that the title is that of a talk.

    >>> is_on_stage("", " kicked things off with "), is_on_stage("Cerró la jornada ", " con "), is_on_stage("", " agreed with ")
    (True, True, False)
    """
    between = between.rstrip('"“„«»‘‹「『(*_ ') + " "
    if len(between) > 90 or len(before) > 120:
        return False
    if _sets_forth(before, between):
        return True
    words = before.split()
    if not words or _IT_WAS().fullmatch(before.lower()):
        return bool(_ON_STAGE().search(between) and _DAY_WITH().fullmatch(between))
    if not _TO_TITLE().fullmatch(between) or _SELF().search(before):
        return bool(_BEST().search(before + " ") and _TO_TITLE().fullmatch(between))
    if not (_BARE().fullmatch(between) or _DOES().search(between)):
        return False
    return len(words) <= _MAX_BEFORE and bool(_ON_STAGE().search(before) or _COMES().match(before.lower()))


def _sets_forth(before: str, between: str) -> bool:
    """Return whether a verb of telling leads to the title and the words before the name only say when, or that it is its turn."""
    if not between.strip() or _TITLE_NEXT().fullmatch(between):
        first = _FORTH_FIRST().fullmatch(before)
        return first is not None and _is_opener(first.group(1))
    if _SETS_FORTH().fullmatch(between):
        return _is_opener(before)
    saw = _SAW().fullmatch(before)
    return saw is not None and _is_opener(saw.group(1) or "") and bool(_SPEAK().fullmatch(between))


def _is_opener(text: str) -> bool:
    return not text or tells_when(text) or bool(THEN().fullmatch(text.lower()))
