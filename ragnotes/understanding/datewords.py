"""Words that tell a time in a question, in eight languages, folded: months, seasons, counts, and what stands before them."""

from __future__ import annotations

IN = frozenset(
    "in during of from on en de del durante em nel nell negli nei dell du dans pendant im aus von uit van i fran no nos am".split()
)
SINCE = frozenset("since desde seit ab depuis des sinds vanaf sedan partir dal".split())
AFTER = frozenset("after despues tras nach apres depois dopo efter na post".split())
BEFORE = frozenset("before antes vor avant voor prima fore innan".split())
UNTIL = frozenset("until till hasta bis jusqu jusque tot ate fino".split())
BETWEEN = frozenset("between entre zwischen tussen tra fra mellan".split())
FROM = frozenset("from de desde von van da dal du fran".split())
TO = frozenset("to until till through a al hasta bis tot au ate til".split())
AND = frozenset("and or y e o u und oder et ou en of och eller vs versus".split())
FILLERS = frozenset(
    "the year years el los las ano anos l annee annees het jaar jahr jahre jahren jahres anno anni il lo gli "
    "la le les al del de do da dos das os as a ar aret "
    "den der die dem des this these ces cette months month mes mois monat maand mese manad wahrend tijdens "
    "across over within for under tout au cours".split()
)
# "not in 2017", "except 2017"; those of the first row may stand for other things beside a number alone
NOT_BEFORE_A_WORD = frozenset("not nicht niet pas non nao no inte ej ni".split())
EXCEPT = frozenset(
    "except excepting excluding besides outside apart excepto salvo menos fuera aparte ausser ausserhalb ohne "
    "behalve buiten sauf hormis excepte hors "
    "eccetto tranne salvo fuorche exceto fora utom forutom utan".split()
)
OTHER = frozenset("other anders ander otro otra autre andere outro altro annat".split())  # "other than"
THAN = frozenset("than dan als que di an".split())
ONLY = frozenset("only just solo solamente nur bloss seulement alleen slechts so somente apenas solamente soltanto bara endast".split())
ON = frozenset("on onward onwards".split())
AHEAD = frozenset("in during en durante em im nel nell pendant i".split())  # before a year that is yet to come; "of 2048" is a number

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january enero januar janner janvier januari janeiro gennaio",
            "february febrero februar feber fevrier februari fevereiro febbraio",
            "march marzo marz maerz mars maart marco",
            "april abril avril aprile",
            "may mayo mai mei maio maggio maj",
            "june junio juni juin junho giugno",
            "july julio juli juillet julho luglio",
            "august agosto aout augustus augusti",
            "september septiembre setiembre septembre setembro settembre",
            "october octubre oktober octobre outubro ottobre",
            "november noviembre novembre novembro",
            "december diciembre dezember decembre dezembro dicembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
# only beside a year or a day
SHORT_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene janv gen", "feb fev fevr", "mar mrt mrz", "apr abr avr", "mag", "jun giu", "jul juil "
            "lug", "aug ago", "sep sept set sett",
            "oct okt out ott", "nov", "dec dic dez",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
OTHER_WORDS = frozenset({"may", "march"})  # without a year these are months only with a capital
PLANETS = frozenset({"mars"})  # without a year a month only after "en" or "i"

_SPRING, _SUMMER, _AUTUMN, _WINTER = (3, 4, 5), (6, 7, 8), (9, 10, 11), (1, 2, 12)
SEASONS = {
    name: months
    for months, names in (
        (_SPRING, "spring springtime primavera fruhling fruhjahr printemps lente voorjaar varen"),
        (_SUMMER, "summer verano sommer ete zomer verao estate sommar sommaren"),
        (_AUTUMN, "autumn fall otono herbst automne herfst najaar outono autunno host hosten"),
        (_WINTER, "winter wintertime invierno hiver inverno vinter vintern"),
    )
    for name in names.split()
}
WINTER = _WINTER
QUARTERS = {f"{letter}{number}": tuple(range(3 * number - 2, 3 * number + 1)) for letter in "qt" for number in range(1, 5)} | {
    "h1": tuple(range(1, 7)), "h2": tuple(range(7, 13)), "s1": tuple(range(1, 7)), "s2": tuple(range(7, 13)),
}  # fmt: skip
PARTS = {
    name: months
    for months, names in (
        ((1, 2, 3, 4), "early beginning start principios comienzos inicios anfang beginn debut begin inicio comeco inizio borjan"),
        ((5, 6, 7, 8), "mid middle mediados mitte milieu midden medio meados meta mitten"),
        ((9, 10, 11, 12), "late end finales fines ende fin eind einde fim finais fine slutet"),
    )
    for name in names.split()
}
JOINING = frozenset(
    "of de del di do du d da des the el l van het in jahres year ano av i den".split()
)  # "March of 2020", "Mitte des Jahres 2020"

NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "a an one un una uno une ein einem eine einen een um uma en ett",
            "two dos zwei deux twee dois duas due tva",
            "three tres drei trois drie tre",
            "four cuatro vier quatre quatro quattro fyra",
            "five cinco funf cinq vijf cinque fem",
            "six seis sechs zes sei sex",
            "seven siete sieben sept zeven sete sette sju",
            "eight ocho acht huit oito otto atta",
            "nine nueve neun neuf negen nove nio",
            "ten diez zehn dix tien dez dieci tio",
        ),
        1,
    )
    for name in names.split()
}
YEARS = frozenset("year years ano anos jahr jahre jahren an ans annee annees jaar jaren anno anni ar aren".split())
SOME_MONTHS = frozenset("month months mes meses monat monate monaten mois maand maanden mese mesi manad manader manaderna".split())
SHORTER = frozenset(
    "day days week weeks dia dias semana semanas tag tage tagen woche wochen jour jours semaine semaines dag "
    "dagen weken giorno giorni settimana "
    "settimane dagar vecka veckor decade decades decada decadas jahrzehnt jahrzehnte jahrzehnten decennie "
    "decennies decennium decennia decennio decenni".split()
)
# one of them before or after a date: "the day before 15 March 2021"
UNIT = {
    name: unit
    for unit, names in (
        ("day", "day dia tag jour dag giorno dagen dagarna"),
        ("week", "week semana woche semaine settimana veckan vecka"),
        ("month", "month mes monat mois maand mese manaden manad"),
        ("year", "year ano jahr an annee jaar anno aret ar"),
    )
    for name in names.split()
}
EVE = {"veille": -1, "vispera": -1, "vespera": -1, "vigilia": -1, "vortag": -1, "lendemain": 1}
SOME = frozenset(
    "few some several couple many unos algunos pocos varios einige einigen paar mehrere mehreren wenige "
    "wenigen quelques plusieurs enkele alguns poucos "
    "alcuni pochi qualche nagra".split()
)
AGO = frozenset("ago geleden atras fa sedan back".split())  # after what is counted
BACK = frozenset("hace vor ha faz".split())  # before it; and "il y a", "for ... sedan"
LAST = frozenset(
    "last past previous recent ultimos ultimas pasados letzten letzte vergangenen dernieres derniers dernier "
    "laatste afgelopen voorbije ultimi ultime "
    "scorsi senaste sista passados".split()
)
# "last spring", "el verano pasado"
BEFORE_NOW = frozenset(
    "last past pasado pasada letzten letztes letzter letzte letztem vergangenen vorigen dernier derniere "
    "vorige afgelopen passado passada scorso scorsa forra".split()
)
NOW = frozenset("this este esta diesen dieses diesem dieser ce cet cette deze dit neste nesta questo questa quest denna detta".split())

# two words that stand for a year told from today
RELATIVE = {
    pair: years
    for years, pairs in (
        (-1, "last year|previous year|ano pasado|ano anterior|letztes jahr|letzten jahr|letzten jahres|"
        "letztem jahr|vergangenes jahr|vergangenen jahr|"
         "voriges jahr|vorigen jahr|annee derniere|annee passee|an dernier|an passe|vorig jaar|"
            "afgelopen jaar|ano passado|anno scorso|forra aret|i fjol"),
        (0, "this year|current year|este ano|dieses jahr|diesem jahr|dieses jahres|cette annee|dit jaar|quest anno|i ar|neste ano"),
        (1, "next year|ano proximo|proximo ano|nachstes jahr|nachsten jahr|annee prochaine|an prochain|"
        "volgend jaar|anno prossimo|prossimo anno|nasta ar"),
        (-2, "vorletztes jahr|vorletzten jahr|ano antepasado|ano retrasado|i forfjol"),
    )
    for pair in pairs.split("|")
}  # fmt: skip
RELATIVE_MONTHS = {
    pair: months
    for months, pairs in (
        (-1, "last month|previous month|mes pasado|letzten monat|letzter monat|mois dernier|vorige maand|"
        "afgelopen maand|mes passado|mese scorso|forra manaden"),
        (0, "this month|este mes|diesen monat|diesem monat|ce mois|deze maand|questo mese|denna manad"),
    )
    for pair in pairs.split("|")
}  # fmt: skip
# what a number counts, where it is written with a capital as names are
UNITS = frozenset(
    "people bits mb kinder children zeilen worter worte dateien tests nutzer benutzer anfragen zeiten seiten "
    "server rechner nutzern stunden tage euro dollar mb gb kb ms nutzern zeichen".split()
)
# endings of what a number counts, where it is not written as a name: "in 2000 lines"
PLURALS: dict[str, tuple[str, ...]] = {
    "en": ("s",), "es": ("s",), "pt": ("s",), "fr": ("s", "x"), "it": ("i", "e"), "nl": ("s", "en"), "de": ("n", "er"),
    "sv": ("ar", "er", "or", "ader"),
}  # fmt: skip
# before a number in German and Swedish: it is a quantity
COUNTING = frozenset("mit uber etwa rund ca circa fast knapp zu um auf port version med cirka drygt nastan mer mehr als an".split())
# "the 2020 talks": a year before what conferences have needs no other word
BESIDE = frozenset(
    "talk talks conference conferences edition editions keynote keynotes event events meetup charla charlas conferencia edicion vortrag "
    "vortrage konferenz ausgabe conferentie editie praatjes exposes palestra palestras edicao conferenza edizione konferens upplaga".split()
)
