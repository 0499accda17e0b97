"""Which titles are of what somebody read, saw or bought, of weeks and of meetings: lists with names in them, and of no talk."""

from __future__ import annotations

import functools

from ..patterns import at_first_use
from ..text import fold, words
from .eventwords import OF_TEAM

# words as `fold` leaves them; a title that has none of all these is not held against the long pattern, which takes 12 ms to compile
_WORKS = (
    "book books novel novels film films movie movies show shows series album albums records song songs music podcast podcasts game "
    "games recipe recipes course courses article articles paper papers comic comics poem poems play plays concert concerts gig gigs museum "
    "museums exhibition exhibitions restaurant restaurants beer beers wine wines blog blogs newsletter newsletters bookmark bookmarks link "
    "links purchases gear gadgets tools apps "
    "bucher romane filme serien alben spiele rezepte kurse artikel konzerte "
    "livre livres roman romans serie jeux recette recettes disques expos expositions lectures liens achats "
    "libro libros pelicula peliculas discos juegos receta recetas articulos enlaces lecturas compras "
    "livro livros filmes jogos receitas leituras "
    "libri giochi ricette letture dischi acquisti boeken spellen recepten platen aankopen "
    "bocker spel skivor lankar boker plater lenker"
).split()
_GOT = (
    "read bought own owned use want played gelesen gekauft gespielt lu lus achete achetes achetee achetees joues lei leido compre comprado "
    "li lido comprei letto comprato gelezen gekocht gespeeld last lest kopt kjopt"
).split()
_DID = (
    "read saw seen watched played bought own liked loved enjoyed finished heard recommend recommended visited owned use want "
    "compared tested tried gelesen gesehen gehort gekauft gespielt lu lus lues vu vus ecoutes achetes joues leido leidos leida leidas "
    "visto vistos vista vistas comprado comprados comprada compradas jugados lido lidos lida lidas assistidos assistidas "
    "jogados letto letti comprati giocati gelezen gezien gekocht gespeeld las last laste set sett kopt kopta kopte lest kjopt"
).split()
_HIRED = (
    "candidate candidates applicant applicants interviews interviewee interviewees bewerber bewerberinnen bewerbungen "
    "vorstellungsgesprache candidat candidats candidato candidatos candidati kandidaten sollicitanten"
).split()
_SHEETS = ("log", "list", "diary", "journal", "dump", "roundup", "tracker", "shelf")
_OTHERS = (
    "reading watching playing listening listened library week weekly month wochennotizen semaine semana "
    "weeknotities veckans class recept oppskrifter meeting sprint minutes "
    "reunion junta reuniao assembleia riunione"
).split()
_KEYS = frozenset((*_WORKS, *_GOT, *_DID, *_HIRED, *_OTHERS))
# of words put together: "booklist"
_KEYS_END = (*_SHEETS, "liste", "lijst", "weeknote", "weeknotes", "monthnote", "monthnotes", "protokoll", "referat", "notulen")
_LEAD = (
    r"(?:(?:my|the|some|all|best|top|good|great|favou?rite|other|new|more|reading|watching|\d{1,3}|"
    r"meine?|die|einige|beste[nr]?|gelesene|gesehene|mes|nos|les|quelques|dernieres?|mis|los|las|mejores|mijn|de|beste|gelezen|"
    r"minhas|meus|os|as|i miei|le mie|i|le|gli|mina|mine) ){0,3}"
)
_WHEN = (
    r"(?:[ ,]+(?:of|in|from|for|during|de|del|en|van|uit|i|fran|aus|von|im|em|do|nel|del|pour|this|last|the|dieses|cette|este|dit|detta|"
    r"year|years|month|week|summer|winter|spring|autumn|fall|decade|jahr(?:es)?|annee|ano|anno|jaar|aret?|so far|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d|q[1-4]|['’]?\d\d))*"
)
_I = r"(?: (?:that |which |die |que |qu['’]|che |som )?(?:(?:i(?:['’]ve)?|we|ich|j['’]ai|he|ho|ik|jag|jeg|eu)(?: have| habe| heb)? ?)?)"
_WORK = rf"(?:{'|'.join(_WORKS)}|tv (?:shows?|series)|(?:video|board|computer) games?|online courses?)"
_DONE = rf"(?:{'|'.join(_DID)}|listened to)"
_COLLECTED = at_first_use(
    rf"(?:{_LEAD}{_WORK}(?:(?:,| and| &| und| et| y| e| en| och) {_WORK})?(?:{_I}{_DONE}(?: habe| heb)?)?|"
    rf"{_LEAD}(?:things|stuff|what|was|ce que|lo que|wat|dinge|cosas|choses|coisas|saker|ting){_I}(?:{'|'.join(_GOT)})(?: habe| heb)?|"
    rf"{_DONE}(?=.*\d)|"
    rf"(?:reading|watching|book|film|movie|music|beer|wine|play|watch|wish|shopping|gift|links?)[ -]?(?:{'|'.join(_SHEETS)})|"
    r"(?:(?:my|meine|ma|mi|mijn) )?(?:library|bookshelf|to[- ]?read|leseliste|filmliste|wunschliste|einkaufsliste|boekenlijst|leeslijst)|"
    rf"(?:(?:job|interview|hiring|open) )?(?:{'|'.join(_HIRED)})(?: interviews?| shortlist)?){_WHEN}|"
    r"(?:currently|recently|now) (?:reading|watching|playing|listening)|"
    r"(?:week|month)[ -]?notes?\b.{0,24}|weekly (?:notes?|links?|review|roundup|log)\b.{0,24}|"
    r"(?:links?|reading) of the (?:week|month)\b.{0,16}|wochennotizen\b.{0,16}|notes? de la semaine\b.{0,16}|"
    r"notas (?:de la semana|da semana)\b.{0,16}|weeknotities\b.{0,16}|veckans lankar\b.{0,8}|"
    r"(?:[a-z]+ ){0,3}(?:course|class) notes|(?:[a-z]+ )?(?:recipes|rezepte|recettes|recetas|receitas|ricette|recepten|recept|oppskrifter)|"
    r"(?:(?:our|the) )?(?:weekly|team|planning|staff|board|project|status|kick-?off|sync|department|parents|budget) meeting(?: notes)?"
    r"(?:[\s,:–-]+.{0,24})?|sprint (?:planning |review |retro )?#?\d{1,3}\b.{0,24}|"
    r"(?:(?:[a-z]+ ){0,2}(?:meeting|board|committee|council|team|staff|agm|assembly) minutes|minutes(?: (?:of|from) .{1,40})?)[\s\d./:–-]*|"
    r"(?:sitzungs|besprechungs|team)protokoll\b[^:]{0,40}|protokoll(?: vo[mn] \d.{0,30})?[\s\d./:–-]*|(?:vergader)?notulen\b[^:]{0,40}|"
    r"acta de (?:la )?(?:reunion|junta)\b.{0,30}|ata (?:da|de) (?:reuniao|assembleia)\b.{0,30}|"
    r"(?:compte[- ]rendu|pv) de (?:la )?reunion\b.{0,30}|verbale (?:della|di) riunione\b.{0,30}|"
    r"(?:m[oø]te|styre)(?:referat|protokoll)\b[^:]{0,30}"
)
_SURELY = at_first_use(
    rf"\b(?:{_DONE}|books?|novels?|films?|movies?|albums?|bucher|libros|livres|boeken|libri|bocker|filme|peliculas|livros)\b"
)
_LONGEST = 70  # characters


@functools.lru_cache(maxsize=1024)  # a heading is asked for each that stands below it
def is_personal(title: str, *, within: bool = False) -> bool:
    """Return whether a title is that of somebody's list of works or purchases, of a week's notes or of a meeting's minutes.

    `within` a note "Tools" and "Papers" may be themes of talks: only books, films and what somebody says they did with them count.

    >>> [is_personal(title) for title in ("Books of 2023", "Films I saw in 2022", "Libros leídos en 2021", "Weeknotes #31")]
    [True, True, True, True]
    >>> [is_personal(title) for title in ("Books as code", "Links 2.0: the web to come", "Talks I saw in 2022", "Five minutes of fame")]
    [False, False, False, False]
    """
    if len(title) > _LONGEST:
        return False
    folded = fold(title).strip(" .:!#*_")
    if not any(word in _KEYS or word.endswith(_KEYS_END) for word in words(folded)):
        return False
    return bool(_COLLECTED().fullmatch(folded)) and not (within and not _SURELY().search(folded))


def is_of_team(title: str) -> bool:
    """Return whether a title is that of a team's own meeting: "Team offsite 2023", "Sprint retro"."""
    return not OF_TEAM.isdisjoint(fold(title[:120]).split())
