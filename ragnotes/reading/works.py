"""Which headings and notes are of books, films, people or the file itself, and of no talk: they have titles and authors, too."""

from __future__ import annotations

from ..patterns import at_first_use
from ..records.notes import Note
from ..text import fold
from .inline import unmark
from .personal import is_personal
from .titling import about_talks

_WORK = (
    r"(?:books?|novels?|films?|movies?|podcasts?|albums?|papers?|courses?|buch|bucher|kurs|libros?|peliculas?|cursos?|livres?|boek(?:en)?|"
    r"livros?|libri|corso|bok|bocker|filme?)"
)
_OF_A_WORK = at_first_use(  # folded, at the start of a heading
    r"(?:books?|novel|roman|romanzo|film|movie|podcast|album|buch|libro|livre|boek|livro|bok)"
    r"(?:[ -]?(?:recommendations?|recommended|tips?|empfehlung(?:en)?|of the \w+)\b[^:]{0,30}|\s*: )|"
    rf"{_WORK}[ -]?(?:notes?|reviews?|summar(?:y|ies)|reports?|club|list|diary)(?:\s*[:–—-]|\s+(?:on|of|for)\b|$)|"
    r"(?:my |some |short )?(?:notes?|notizen|notas|apuntes|appunti|anteckningar|aantekeningen|summary|review) "
    rf"(?:on|of|from|for|about|zum|zu|de|del|sobre|sul|om|bij|van) (?:the |das |dem |el |la |het |o |il )?{_WORK}\b\s*(?:[:–—\"“„«]|$)|"
    r"(?:buch|film|boek|kurs)(?:notizen|rezension|besprechung|kritik|bespreking|verslag|notities)\b"
)
_OF_OTHER = at_first_use(  # folded, the whole heading
    r"(?:(?:things|stuff|films?|movies|series|videos|books?|papers|articles|episodes) )?to (?:watch|read|listen(?: to)?|hear|play|buy|"
    r"email|call|contact)(?: .{1,12})?|"
    r"(?:watch|reading|play|wish|shopping)[ -]?list|"
    r"(?:the )?(?:authors?|maintainers?|contributors?|autor(?:a|as|es|in|innen|en|i|e)?|auteurs?|forfattare)|"
    r"licen[sc]e|contact|kontakt|contacto|"
    r"(?:(?:the|some|cool|new|interesting|nice) )*(?:people|persons|folks|contacts|friends)(?: who| that)? (?:i|we) "
    r"(?:have |want to )?(?:met|meet|talked to|spoke (?:to|with)|saw|know)\b.*|(?:new )?contacts|"
    r"(?:leute|menschen|personen),? die ich (?:traf|getroffen)\b.*|(?:gente|personas) que (?:conoci|he conocido)\b.*|"
    r"mensen die ik (?:ontmoette|sprak|heb)\b.*|(?:personnes|gens) (?:que j'ai )?rencontre.*|pessoas que conheci\b.*"
)
_ATTENDED = at_first_use(
    r"\W{0,4}(?:present|attending|attendees|attendance|in attendance|apologies|absent|anwesend(?:e)?|abwesend|teilnehmer(?:innen)?|"
    r"entschuldigt|presents?|absents?|excuses?|asistentes|presentes|ausentes|participantes|aanwezig(?:en)?|afwezig(?:en)?|narvarande|"
    r"franvarande|til stede|tilstede|presenti|assenti|partecipanti)\W{0,3}:"
)
_PEOPLE = ("people", "persons", "folks", "contacts", "leute", "menschen", "gente", "personas", "mensen", "personnes", "gens", "pessoas")
_ATTENDANCE = 40  # characters in which such a label stands
_TOP = 15  # lines at the start of a note
_CHAPTER = at_first_use(r"(?:chapter|kapitel|kapittel|capitulo|chapitre|hoofdstuk|capitolo)\s+(?:\d{1,3}|[ivx]{1,5}|one)\b")


def is_of_other(heading: str) -> bool:
    """Return whether a heading says that works, people or the file itself stand below it, and no talk.

    >>> is_of_other('# Book notes: "The Quiet Table" by Ana Uno'), is_of_other("To watch"), is_of_other("Authors write too much")
    (True, True, False)
    """
    folded = fold(unmark(heading[:160])).strip(" .:!#")
    return bool(_OF_A_WORK().match(folded) or _OF_OTHER().fullmatch(folded))


def is_of_others(note: Note) -> bool:
    """Return whether a note is, by its title or by whom it says was present, of works or people, of a week or of a meeting."""
    title = note.title or ""
    if is_personal(title) or (is_of_other(title) and (fold(title).startswith(_PEOPLE) or not about_talks(note))):
        return True
    top = (line.text[:_ATTENDANCE] for line in note.lines[:_TOP] if line.kind in ("prose", "item") and ":" in line.text[:_ATTENDANCE])
    return any(_ATTENDED().match(fold(text)) for text in top) and not about_talks(note)


def is_of_book(note: Note) -> bool:
    """Return whether headings are the chapters of a book, in a note that does not speak of talks."""
    chapters = (line for line in note.lines if line.kind == "heading" and _CHAPTER().match(fold(unmark(line.text[:60]))))
    return next(chapters, None) is not None and not about_talks(note)
