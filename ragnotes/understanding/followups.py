"""What people say to go on with the last question, folded, in the languages of `text`: no words of a question of its own."""

from __future__ import annotations

AND = frozenset("and but so also then y e et und en och pero mais mas ma aber maar men o also ok okay".split())
ABOUT = tuple(
    phrase.split()
    for phrase in ("what about", "how about", "que hay de", "que tal", "was ist mit", "wie ist es mit", "hoe zit het met", "wat is er met",
                   "qu en est il de", "e quanto a", "che dire di", "hur ar det med", "same for", "the same for", "same question for",
                   "lo mismo para", "lo mismo sobre", "dasselbe fur", "das gleiche fur", "la meme chose pour", "hetzelfde voor",
                   "o mesmo para", "lo stesso per", "samma for", "about", "sobre", "uber", "over", "sur", "om", "su")
)  # fmt: skip
# follow-ups that say nothing of their own: the last question again, of the talks it brought or of the others
MORE = frozenset(
    "more|more details|more detail|tell me more|say more|go on|continue|elaborate|explain|details|in detail|mas|mas detalles|"
    "cuentame mas|dime mas|sigue|mehr|mehr dazu|mehr details|erzahl mehr|erzahl mir mehr|weiter|plus|plus de details|dis m en plus|"
    "dites m en plus|meer|meer details|vertel meer|vertel me meer|ga door|mais detalhes|conta mais|me conta mais|di piu|dimmi di piu|"
    "altri dettagli|continua|mer|beratta mer|mer detaljer|fortsatt".split("|")
)
OTHERS = frozenset(
    "who else|what else|anything else|anyone else|anybody else|somebody else|others|other talks|any others|any other talks|quien mas|"
    "que mas|alguien mas|algo mas|otras charlas|wer noch|wer sonst|wer sonst noch|was noch|was sonst|was sonst noch|sonst noch jemand|"
    "sonst noch etwas|andere vortrage|qui d autre|quoi d autre|autre chose|quelqu un d autre|wie nog meer|wie nog|wat nog meer|wat nog|"
    "nog iemand|nog iets|andere praatjes|quem mais|o que mais|mais alguem|mais alguma coisa|chi altro|che altro|cos altro|"
    "qualcun altro|altro|vem mer|vem annars|vad mer|vad annars|nagon annan|nagot annat".split("|")
)
YEAR_AFTER = frozenset(
    "the year after|year after|a year later|the following year|the next year|el ano siguiente|un ano despues|im jahr danach|"
    "ein jahr spater|im folgenden jahr|l annee suivante|l annee d apres|un an apres|het jaar erna|het jaar daarna|een jaar later|"
    "no ano seguinte|um ano depois|l anno dopo|l anno successivo|un anno dopo|aret efter|ett ar senare".split("|")
)
YEAR_BEFORE = frozenset(
    "the year before|year before|a year earlier|the previous year|el ano anterior|un ano antes|im jahr davor|im jahr zuvor|"
    "ein jahr fruher|l annee precedente|l annee d avant|un an avant|het jaar ervoor|het jaar daarvoor|een jaar eerder|no ano anterior|"
    "um ano antes|l anno prima|l anno precedente|un anno prima|aret innan|aret fore|ett ar tidigare".split("|")
)
PEOPLE = frozenset(
    "people anybody anyone somebody someone everybody they gente mensen men iemand leute jemand man gens pessoas persone folk".split()
)
# pronouns by language: one person, several people, the talk; a thing asked about
ONE = {
    "en": "he she him her his hers",
    "es": "ella",
    "de": "er",
    "fr": "elle",
    "nl": "hij zij ze",
    "pt": "ela ele",
    "it": "lui lei",
    "sv": "han hon",
}
SEVERAL = {
    "en": "they them their theirs",
    "es": "ellos ellas",
    "de": "sie",
    "fr": "ils elles",
    "nl": "hun",
    "pt": "eles elas",
    "it": "loro",
    "sv": "dem",
}
THING = {"en": "it its", "nl": "het", "de": "es", "sv": "det"}
TALK = frozenset(
    "that talk|this talk|the talk|esa charla|esta charla|la charla|dieser vortrag|diesem vortrag|der vortrag|dem vortrag|cet expose|"
    "ce talk|die talk|deze talk|dat praatje|het praatje|essa palestra|esta palestra|a palestra|questo talk|quel talk|il talk|"
    "foredraget".split("|")
)
# "and before that?", "and later?": of the time before or after the one that was asked of
BEFORE_THAT = frozenset(
    "before|before that|before then|earlier|even earlier|previously|the one before|the one before that|the previous one|antes|antes de eso|"
    "antes de esto|anteriormente|la anterior|davor|vorher|zuvor|fruher|die davor|avant|avant cela|avant ca|plus tot|auparavant|"
    "celle d avant|daarvoor|ervoor|eerder|voordien|die daarvoor|antes disso|anteriormente|a anterior|prima|prima di allora|"
    "prima di quello|precedentemente|innan|innan det|innan dess|fore det|tidigare".split("|")
)
AFTER_THAT = frozenset(
    "after|after that|after then|afterwards|later|later on|since|since then|the one after|the one after that|the next one|despues|"
    "despues de eso|mas tarde|desde entonces|la siguiente|danach|nachher|spater|seitdem|die danach|apres|apres cela|apres ca|plus tard|"
    "depuis|celle d apres|daarna|erna|later|nadien|sindsdien|die daarna|depois|depois disso|mais tarde|desde entao|a seguinte|dopo|"
    "dopo di allora|dopo quello|piu tardi|da allora|efter|efter det|darefter|senare|sedan dess".split("|")
)
BEFORE_IN = {
    "en": "before", "es": "antes de", "de": "vor", "fr": "avant", "nl": "voor", "pt": "antes de", "it": "prima del", "sv": "före",
}  # fmt: skip
AFTER_IN = {
    "en": "after", "es": "después de", "de": "nach", "fr": "après", "nl": "na", "pt": "depois de", "it": "dopo il", "sv": "efter",
}  # fmt: skip
# what leaves out of the last question whom or what the new one names: "but not at PyDays"
EXCEPTING = {
    "en": "except", "es": "excepto", "de": "außer", "fr": "sauf", "nl": "behalve", "pt": "exceto", "it": "eccetto", "sv": "utom",
}  # fmt: skip
# what joins an event, a person and a topic to a question that had none
JOINING = {
    "en": ("at", "by", "about"),
    "es": ("en", "de", "sobre"),
    "de": ("bei", "von", "über"),
    "fr": ("à", "par", "sur"),
    "nl": ("bij", "door", "over"),
    "pt": ("em", "por", "sobre"),
    "it": ("a", "da", "su"),
    "sv": ("vid", "av", "om"),
}
ASKING = frozenset(
    "why when where who whom whose which what how que quien quienes cual cuales cuando donde como cuanto cuantos cuanta cuantas "
    "warum wieso weshalb wann wo wer wen wem welche welcher welches welchem welchen was wie pourquoi quand ou qui quoi quel quelle quels "
    "quelles comment combien waarom wanneer waar wie welk welke hoe wat onde quem qual quais quando quanto quantos quantas "
    "perche dove chi quale quali come quanti quante cosa varfor nar var vem vilken vilket vilka hur vad".split()
)
BEFORE_ASKING = frozenset(
    "in at on from by with for since to of en de por para con desde a bei auf von mit fur seit aus dans sur par pour avec depuis "
    "op bij van met voor sinds uit em no na com per da di su dal i pa av med sedan fran the".split()
)
BEING = frozenset(
    "is are was were be es son fue era fueron ist sind war waren est sont etait etaient zijn waren e sao foi eram sono erano ar "
    "did do does has have had hat haben hay ha".split()
)
ABOUT_WORDS = frozenset("about on sobre uber over sur om su regarding spoke spoken talked".split())
# where something is written: "in which file?" asks for the place, which every answer tells
FILES = frozenset(
    "file files note notes document documents line lines page archivo archivos fichero nota notas linea pagina documento datei dateien "
    "notiz notizen zeile seite dokument fichier fichiers ligne bestand bestanden notitie notitie regel arquivo ficheiro linha riga fil "
    "filer anteckning anteckningar rad sida".split()
)
WHERE = {"en": "where", "es": "dónde", "de": "wo", "fr": "où", "nl": "waar", "it": "dove", "sv": "var"}
