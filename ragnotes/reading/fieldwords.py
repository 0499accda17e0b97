"""What the fields of a note and of a talk are called in the languages of notes: their event, their date, their title."""

from __future__ import annotations

from ..text import fold

EVENTS = frozenset(
    "event evento evenement evenemang veranstaltung tagung konferenz konferens conference conferencia conferentie conferenza congreso "
    "congres congresso meetup".split()
)
DATES = frozenset("date dates when fecha cuando datum wann data quando quand wanneer nar".split())
PLACES = frozenset("where wo donde ou dove waar onde var hvor".split())  # an event with its year may be told there
# patterns for what stands before the names of speakers
SPEAKER_LABELS = (
    r"speaker(?:['’]s)? (?:bio(?:graphy)?|info|name)|about the speakers?|speakers?(?:\(s\))?|"
    r"presenters?|(?:presented|given|held|delivered) by|panell?ists?|hosts?|hosted by|facilitators?|by|talk by|"
    r"ponentes?|imparten?|conferenciantes?|(?:presentad|impartid|dad)[oa] por|a cargo del?|por|"
    r"sprekers?|(?:gepresenteerd|gehouden|gegeven|verzorgd) door|door|"
    r"referent(?:en|in|innen)?|vortragende[rn]?|sprecher(?:in)?|(?:gehalten|vorgetragen|präsentiert) von|von|"
    r"intervenante?s?|conf[ée]renciere?s?|orateurs?|orateur(?:ice)?s?|(?:pr[ée]sent|anim|donn)[ée]e? par|par|"
    r"relator[ei]|relatric[ei]|(?:presentat|tenut)[oa] da|a cura di|"
    r"palestrantes?|oradore?s?|oradora|(?:apresentad|ministrad)[oa] por|"
    r"f[öo]redragsh[åa]llare|talare|(?:h[åa]llet|h[åa]lls|presentera[ts]) av|foredragsholdere?|puhuja|prelegent|"
    r"who|qui(?:[eé]n(?:es)?)?|wer|chi|quem|kto|"
    r"発表者|講演者|登壇者|スピーカー|讲者|講者|演讲者|主讲人?|主講人?|分享[者人]|발표자|연사"
)
# a cheap test before the pattern: every line of every note is asked
LABELS_BEGIN = (
    "speaker", "about the",
    "presen", "given", "held by", "deliv", "panel", "panne", "host", "facilit", "by", "talk by", "ponente", "por", "impart", "dado", "dada",
    "a cargo", "conf", "sprek", "door", "gepres", "gehouden", "gegeven", "verzorgd", "refer", "vortrag", "sprech", "von", "gehalten",
    "vorget", "präs", "interv", "orat", "prés", "anim", "donn", "par", "relat", "tenut", "a cura", "palestr", "orad", "apres", "ministr",
    "för", "for", "håll", "hall", "who", "qui", "wer", "chi", "quem", "kto", "talare", "puhuja", "preleg", "発表", "講演", "講者", "登壇",
    "スピ", "讲者", "演讲", "主讲", "主講", "分享", "발표", "연사",
)  # fmt: skip
# what the fields of a talk are called that give its title and its speakers, folded
TITLE_FIELDS = frozenset(
    "talk|title|talk title|title of talk|title of the talk|session|session title|presentation|keynote|workshop|tutorial|lecture|"
    "lightning talk|vortrag|titel|vortragstitel|thema|kurzvortrag|palestra|titulo|tema|apresentacao|oficina|charla|ponencia|taller|sesion|"
    "praatje|lezing|presentatie|sessie|onderwerp|conference|titre|expose|sujet|atelier|presentazione|titolo|intervento|relazione|"
    "foredrag|tittel|amne|emne|prelekcja|tytul|temat|wyklad|タイトル|題名|演題|講演|発表|제목|발표|주제|标题|標題|主题|主題|议题|题目|題目|演讲".split(
        "|"
    )
)
SPEAKER_FIELDS = frozenset(
    "speaker|speakers|speaker(s)|presenter|presenters|presented by|presenter(s)|given by|talk by|by|who|panelists|panellists|lecturer|"
    "sprecher|sprecherin|sprecherinnen|sprecher/in|sprecher*in|sprecher*innen|referent|referentin|referenten|referentinnen|referent*in|"
    "vortragende|vortragender|vortragende(r)|redner|rednerin|von|wer|orador|oradora|oradores|oradoras|palestrante|palestrantes|"
    "apresentado por|por|quem|ponente|ponentes|conferenciante|quien|presentado por|impartida por|"
    "spreker|sprekers|spreekster|presentator|door|wie|intervenant|intervenante|intervenants|orateur|oratrice|orateurs|conferencier|"
    "conferenciere|par|qui|relatore|relatrice|relatori|presentato da|chi|talare|forelasare|foredragshallare|foredragsholder|taler|"
    "prelegent|prelegentka|prelegenci|kto|発表者|講演者|登壇者|スピーカー|발표자|연사|讲者|講者|演讲者|主讲|主讲人".split("|")
)
_TITLES = frozenset("titulo titel titre titolo".split())
_LABEL = 24  # characters before the colon


def label_and_value(text: str) -> tuple[str, str] | None:
    """Return label, folded, and value of a line that is a field, however it is marked: "- **Fecha:** 5 de mayo", ":DATE: 2014-11-17".

    >>> label_and_value("- **Événement :** Duckconf 2018"), label_and_value("Nothing: at all"), label_and_value("Event:")
    (('evenement', 'Duckconf 2018'), ('nothing', 'at all'), None)
    """
    bare = text[:300].lstrip(" \t>-*+_•:\"'")
    at = bare.find(":", 0, _LABEL)
    if at < 1 or bare.startswith("://", at):
        return None
    value = bare[at + 1 :].strip(" \t*_\"'")
    label = fold(bare[:at]).strip(" *_\"'")
    return (label, value) if value and label.isalpha() else None


def canonical(key: str) -> str:
    """Return the key under which front matter's field is kept: "fecha" is a date, "veranstaltung" an event, "título" a title.

    >>> [canonical(key) for key in ("título", "fecha", "veranstaltung", "speaker", "conference")]
    ['title', 'date', 'event', 'speaker', 'event']
    """
    folded = key if key.isascii() else fold(key)
    return "title" if folded in _TITLES else "date" if folded in DATES else "event" if folded in EVENTS else key
