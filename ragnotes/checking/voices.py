"""Whose voice a sentence of the notes is in, and whether it judges."""

from __future__ import annotations

import re

from ..text import fold, words

_URL = re.compile(r"https?://\S{1,500}")
_NOT_ME = re.compile(r"\bi\.\s?e\b|\bi/o\b|\b(?:day|part|phase|type|volume|chapter) I\b", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]{0,400}\"|“[^”]{0,400}”|«[^»]{0,400}»|„[^“”]{0,400}[“”]")

_JUDGEMENT = re.compile(
    r"\b(?:overall|critique|nice|useful|helpful|interesting|disappoint\w*|impressive|boring|great|insightful"
    r"|al met al|indrukwekkend|interessant\w*|nuttig|leuk|en general|interesante|util"
    r"|insgesamt|enttausch\w*|spannend|globalement|utile|no geral)\b"
)

# Words by which a note-taker speaks of himself, and those that may also be the speaker's voice in a list of what was said.
_ME = {
    "en": "i me my mine myself im ive",
    "nl": "ik me mij mijn mezelf",
    "es": "yo mi mis me conmigo creo pienso recuerdo asisti estuve fui quede gusto",
    "de": "ich mein meine meinen meinem meiner mir mich",
    "fr": "je j mon ma mes moi",
    "it": "io mio mia miei mie mi",
    "pt": "eu meu minha meus minhas mim",
    "sv": "jag min mitt mina mig",
}
_US = {
    "en": "we us our ours",
    "nl": "we wij ons onze",
    "es": "nosotros nosotras nuestro nuestra nuestros nuestras",
    "de": "wir uns unser unsere unseren unserem unserer",
    "fr": "nous notre nos",
    "it": "noi nostro nostra nostri nostre",
    "pt": "nos nosso nossa nossos nossas",
    "sv": "vi oss var vara",
}


def unquoted(text: str) -> str:
    """Return the text without what stands in quotation marks, which is somebody else's."""
    return _QUOTED.sub(" ", text)


def first_person(text: str, language: str, kind: str = "prose") -> bool:
    """Return whether the note-taker speaks of himself: outside quotation marks, and "we" only outside lists, where it may be the speaker's.

    >>> first_person("I liked it", "en"), first_person('"I like it", she said', "en"), first_person("we use it", "en", "item")
    (True, False, False)
    """
    found = set(words(_NOT_ME.sub(" ", _URL.sub(" ", unquoted(text)))))
    mine = set(_ME.get(language, _ME["en"]).split())
    if kind == "prose":
        mine |= set(_US.get(language, _US["en"]).split())
    return bool(found & mine)


def own_section(heading: str, language: str) -> bool:
    """Return whether a heading such as "My thoughts" says that the note-taker speaks below it; a long one is a talk's title."""
    return len(heading.split()) <= 4 and first_person(heading, language)


def is_judgement(text: str) -> bool:
    """Return whether a sentence says how good something was.

    >>> is_judgement("Overall a nice talk"), is_judgement("It has two parts")
    (True, False)
    """
    return bool(_JUDGEMENT.search(fold(text)))
