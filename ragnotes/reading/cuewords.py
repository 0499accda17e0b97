"""The words people use in nine languages for a talk, for giving one, going to one and leaving it: tables for `wrapping` and `cues`."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from ..patterns import at_first_use
from . import givingwords as giving

# One capital of any Latin script, then letters; names are held against `names.is_name` afterwards.
CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*"

_TALK = {
    "en": "talk, keynote, presentation, workshop, session, tutorial, lecture, lightning talk, closing note",
    "nl": "praatje, lezing, presentatie, sessie, voordracht",
    "de": "vortrag, präsentation, session, vorlesung",
    "es": "charla, ponencia, taller, sesión, presentación",
    "fr": "conférence, présentation, atelier, exposé",
    "it": "presentazione, relazione, intervento, sessione",
    "pt": "palestra, oficina, apresentação, sessão, minicurso",
    "sv": "föredrag, föredraget, presentationen, sessionen, keynoten",
}
_ORDER = {
    "en": "next up, up next, next, then, first, first up, second, third, last, last up, last but not least, finally, after that, "
    "after this, after lunch, after the break, after the keynote, afterwards, later, following, following that, following this, "
    "closing, opening, to start, in the morning, in the afternoon, kicking off, the day started, the day began, the day opened, "
    "the morning started, the afternoon started, the first speaker, the next speaker, the second speaker, the third speaker, "
    "the last speaker, the final speaker, the opening speaker, the closing speaker, the day's first speaker, first on stage, on "
    "stage, the first one, the next one, the last one, the second one, the third one, the final one, for the finale",
    "nl": "daarna, vervolgens, hierna, toen, als eerste, als laatste, na de lunch, na de pauze, tot slot, ten slotte, de volgende "
    "spreker, de eerste spreker, daarop, de eerste, de volgende, de laatste, als tweede, als derde",
    "de": "danach, anschließend, anschliessend, dann, zuerst, zunächst, als erstes, als nächstes, als nächster, als nächste, nach der "
    "pause, nach dem mittagessen, zum schluss, zum abschluss, schließlich, weiter, im anschluss, später, daraufhin, der erste, "
    "die erste, der nächste, die nächste, der letzte, die letzte, zuletzt",
    "es": "después, luego, a continuación, más tarde, primero, por último, finalmente, tras la pausa, tras la comida, después de "
    "comer, entonces, seguidamente, el primero, la primera, el siguiente, la siguiente, el último, la última, para cerrar, para "
    "empezar",
    "fr": "ensuite, puis, après, d'abord, d’abord, enfin, pour finir, pour commencer, après le déjeuner, après la pause, plus tard, "
    "le premier, la première, le suivant, la suivante, le dernier, la dernière",
    "it": "poi, dopo, in seguito, successivamente, infine, per primo, per prima, per ultimo, per ultima, per secondo, per seconda, "
    "dopo pranzo, dopo la pausa, il primo, la prima, il prossimo, la prossima, l'ultimo, l’ultimo, l'ultima, l’ultima, dopo di lei, "
    "dopo di lui",
    "pt": "depois, em seguida, na sequência, logo após, por fim, primeiro, após o almoço, mais tarde, a seguir, então, o primeiro, a "
    "primeira, o próximo, a próxima, o seguinte, a seguinte, o último, a última, para fechar, para começar",
    "sv": "sedan, därefter, efter det, efter lunch, först, till sist, slutligen, senare, först ut, sist ut, näst ut, allra sist, sist",
}
_ABOUT = {
    "en": "about, on, around",
    "nl": "over",
    "de": "über, zu, zum thema",
    "es": "sobre, acerca de",
    "fr": "sur, à propos de, à propos des, à propos du, au sujet de, sur le thème de",
    "it": "su, sul, sulla, sui, sulle",
    "pt": "sobre",
    "sv": "om",
}
_BY = {
    "en": "by, from, of",
    "nl": "door, van",
    "de": "von, vom",
    "es": "por, de",
    "fr": "par, de",
    "it": "di, da",
    "pt": "do, da, de, pelo, pela",
    "sv": "av",
}
_GOING = {
    "en": "attended, went to, saw, watched, listened to, joined, visited, sat in on, caught, was about, was called, was titled, "
    "was entitled, was, is, called, titled, entitled, named, "
    "started with, began with, opened with, kicked off with, continued with, ended with, closed with, followed by, moved on to, "
    "headed to, up was",
    "nl": "bezocht, ging naar, heette, zag, volgde, begon met, ging verder met, getiteld, luisterde naar",
    "de": "besuchte, gab es, hieß, mit dem titel, war ich bei, hörte ich, sah ich, in den saal, "
    "ging dann zum, ging dann zu, angesehen, ging weiter mit, zum, zu, mit",
    "es": "asistí a, fui a, vi, titulada, llamada, titulado, se llamaba, estuve en, empezó con, comenzó con, siguió con, estuvimos en",
    "fr": "assisté à, intitulée, intitulé, suivi, suivi la, vu, commencé par, nommée, s'intitulait",
    "it": "seguito, assistito a, intitolato, intitolata, visto, dal titolo",
    "pt": "assisti a, assisti, fui na, fui à, intitulada, chamada, participei da, participei do, começou com",
    "sv": "gick på, såg, lyssnade på, hette, med titeln, kallat, började med, fortsatte med",
}
_DETERMINER = {
    "en": "this, another, an, a, the next, the first, the last, the second, the third, the final, the opening, the closing, the "
    "following, my favourite, my favorite",
    "nl": "een, het, dit, de, volgde een, waren er een",
    "de": "ein, der, dieser, im, einen, nächste, nächster, erste, erster, letzte, eine, die, einem",
    "es": "una, esta, otra, primera, última, un, este, otro, la siguiente",
    "fr": "une, cette, une autre, la première, la dernière, un, ce, cet",
    "it": "una, un, questo, questa, il primo, la prima, l'ultimo",
    "pt": "uma, esta, essa, outra, a primeira, a última, um",
    "sv": "ett, nästa, första, sista, detta, en",
}
_TELLS = {
    "en": "is about, was about, about, on, introduced, introduces, showed, shows, covered, covers, explained, explains, looked",
    "nl": "over, ging over, gaat over",
    "de": "über, zu, zum thema, handelte von, drehte sich um",
    "es": "sobre, trataba de, trató de, trató sobre, fue sobre, iba de",
    "fr": "sur, portait sur, à propos de, parlait de",
    "it": "su, sul, sulla, sui, parlava di, trattava di, riguardava",
    "pt": "sobre, foi sobre, tratou de, falava de",
    "sv": "om, handlade om",
}
_MISSED = {
    "en": "missed, skipped, couldn't attend, couldn’t attend, could not attend, couldn't make, didn't see, didn’t see, did not "
    "see, didn't attend, cancelled, canceled, will give, will talk, "
    "will speak, will present, going to give, wish i had, unable to attend, had to miss, haven't seen, haven’t seen",
    "nl": "gemist, miste, afgelast, geannuleerd",
    "de": "verpasst, verpasste, ausgefallen, abgesagt, fiel aus, leider nicht",
    "es": "me perdí, perdí, cancelada, canceló, no pude",
    "fr": "donnerai, raté, manqué, annulée, annulé, n'ai pas pu, n’ai pas pu",
    "it": "perso, persa, annullato, annullata, non sono riuscito, non ho potuto",
    "pt": "perdi, cancelada, não consegui, não pude",
    "sv": "missade, inställt, inställd, hann inte",
}
_CLOSING = {
    "en": "all in all, overall, in conclusion, in summary, to sum up, to conclude, summing up, that's it, that’s it, that was it, "
    "thanks to, thanks, thank you, many thanks, a big thank, see you, i'm looking forward, i’m looking forward, i am looking "
    "forward, we're looking forward, looking forward, looking back, if you want, if you'd like, did you attend, you can find, "
    "next year, until next, so much for, that's all, that’s all, that is all, that was all, and that was, photos are, slides "
    "are, the slides are, the videos, videos will, i'm told the videos, kudos, shout out, shoutout, a shout, hats off, props "
    "to, i had a great, i had a blast, the conference was, it was a great",
    "nl": "al met al, kortom, alles bij elkaar, bedankt, tot volgend jaar, dat was het, met dank, tot zover, dat was alles, petje af",
    "de": "alles in allem, insgesamt, fazit, zusammenfassend, vielen dank, danke, bis zum nächsten, das war's, das war’s, bis "
    "nächstes jahr",
    "es": "en resumen, en general, en definitiva, en conclusión, gracias, muchas gracias, hasta el próximo, y esto es todo, eso fue "
    "todo, eso es todo, nos vemos, hasta la próxima, hasta el año, mil gracias, para terminar",
    "fr": "en résumé, au final, bref, en conclusion, merci, un grand merci, vivement, à l'année prochaine, à l’année prochaine, "
    "voilà, c'est tout, c’est tout, à bientôt, pour conclure",
    "it": "in generale, insomma, in conclusione, nel complesso, grazie, alla prossima, un grazie, per concludere, questo è tutto, è "
    "tutto, ci vediamo, al prossimo anno",
    "pt": "em resumo, no geral, enfim, concluindo, obrigado, obrigada, até a próxima, até o próximo, finalizo, agradeço, até para o "
    "ano, é tudo, e é isso, nos vemos, valeu, parabéns",
    "sv": "sammanfattningsvis, på det hela taget, tack, det var allt, vi ses, det var det, stort tack, allt som allt",
}
_LOGISTICS = {
    "en": "lunch, breakfast, dinner, coffee, party, parties, swag, booth, booths, hotel, sponsors, hallway, beers, drinks, venue, "
    "train, flight, airport, registration, stickers, t-shirt, t-shirts, buffet, pub, sightseeing, networking, restaurant, "
    "raffle, badge, for curry, for a curry, a pint, pints, went home, got home, home by, headed home, way home, last bus, went "
    "for a, to bed",
    "nl": "lunch, ontbijt, koffie, borrel, feest, trein, locatie, sponsors, avondeten, hapjes, biertje, biertjes, naar huis, naar "
    "bed, kroeg, gegeten, geluncht",
    "de": "mittagessen, frühstück, abendessen, kaffee, hotel, zug, stände, sponsoren, lounge, bier, anreise, pause, kneipe, "
    "biergarten, nach hause, ins bett, heimweg, heimfahrt, essen gegangen, trinken gegangen, trinken, geredet",
    "es": "comida, desayuno, cena, café, fiesta, hotel, patrocinadores, cervezas, sorteo, camisetas, tren, cañas, tapas, cerveza, a "
    "casa, tomar algo, de copas, cenar, comer, a dormir",
    "fr": "déjeuner, petit-déjeuner, dîner, café, soirée, stands, hôtel, sponsors, bières, goodies, bière, apéro, apéritif, un verre, "
    "rentré, rentrée, rentrés, mangé",
    "it": "pranzo, colazione, cena, caffè, festa, hotel, sponsor, birra, birre, treno, gadget, a casa, a bere, bere qualcosa, a cena, "
    "a mangiare, aperitivo",
    "pt": "almoço, jantar, café, festa, hotel, patrocinadores, sorteio, brindes, coffee break, cerveja, cervejas, chope, para casa, "
    "pra casa, beber, comer",
    "sv": "lunch, frukost, middag, kaffe, fest, hotell, sponsorer, tåg, öl, fika, tåget, puben, krogen, på stan",
}
_FIRST_PERSON = {
    "en": "i, we, there was, there were, our, my",
    "nl": "ik, we, wij, er was, er waren",
    "de": "ich, wir, es gab, gab es, mich, uns",
    "es": "hubo, nos, fuimos, había, me, acabamos, estuvimos, tomamos",
    "fr": "je, nous, on, il y avait, j'ai, j’ai",
    "it": "ci siamo, siamo, c'era, abbiamo, ho",
    "pt": "fomos, tivemos, eu, teve, houve, acabamos",
    "sv": "jag, vi, det fanns, blev det, det blev",
}

_WORDS = at_first_use(r"[^\W\d_]+")
_SMALL_LETTERS = bytes(ord(chr(sign).lower()) if sign < 128 and chr(sign).isalpha() else 32 for sign in range(256))

_SMALL_LETTERS_OR_BEYOND = _SMALL_LETTERS[:128] + bytes(range(128, 256))


def any_of(table: Mapping[str, str], languages: str = "") -> str:
    """Return a pattern for any phrase of a table, the longest first; of all languages, or of those named.

    >>> any_of({"en": "talk, lightning talk", "nl": "praatje"})
    '(?:lightning\\\\s+talk|praatje|talk)'
    """
    rows = [row for language, row in table.items() if not languages or language in languages.split()]
    phrases = dict.fromkeys(phrase.strip() for row in rows for phrase in row.split(","))
    return "(?:" + "|".join(re.escape(phrase).replace("\\ ", r"\s+") for phrase in sorted(phrases, key=lambda one: (-len(one), one))) + ")"


@functools.lru_cache(maxsize=256)  # a paragraph is asked for several kinds of words in turn
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters."""
    if text.isascii():
        return tuple(text.encode().translate(_SMALL_LETTERS).decode().split())  # what the pattern finds, in a third of the time
    small = text.lower().encode("utf-8", "surrogatepass").translate(_SMALL_LETTERS_OR_BEYOND).decode("utf-8", "surrogatepass")
    # between signs of ASCII most words are whole: it is quotation marks and dashes that the others hold
    words = small.split()
    if "".join(words).isalpha():
        return tuple(words)
    return tuple([part for word in words for part in ((word,) if word.isalpha() else _WORDS().findall(word))])


def longest_words(table: Mapping[str, str]) -> list[str]:
    """Return the longest word of each phrase of a table: a text without it does not hold the phrase."""
    return [max(words_of(phrase), key=len) for row in table.values() for phrase in row.split(",")]


def single_words(table: Mapping[str, str]) -> frozenset[str]:
    """Return the phrases of a table that are one word: a word in small letters is looked up in a tenth of the time of a pattern."""
    return frozenset(phrase for row in table.values() for phrase in map(str.strip, row.split(",")) if " " not in phrase)


TALK = any_of(_TALK)
TALK_WORDS = single_words(_TALK)
STRONG = any_of(giving.STRONG)
WEAK = any_of(giving.WEAK)
# before a name: in English and French a verb there has another subject
SPOKE = any_of({language: f"{giving.STRONG[language]}, {giving.WEAK[language]}" for language in ("nl", "de", "es", "it", "pt", "sv")})
TITLED = any_of(giving.TITLED)
CAME = any_of(giving.CAME)
STAGE = any_of(giving.STAGE)
TURN_OF = any_of(
    {language: ",".join(phrase for phrase in row.split(",") if len(phrase.split()) > 2) for language, row in giving.CAME.items()}
)
ORDER = any_of(_ORDER)
ORDER_WORDS = single_words(_ORDER) | single_words(giving.STAGE) | {"up", "abord"}
ABOUT = any_of(_ABOUT)
BY = any_of(_BY)
GOING = any_of(_GOING)
DETERMINER = any_of(_DETERMINER)
TELLS = any_of(_TELLS)
MISSED = any_of(_MISSED)
CLOSING = any_of(_CLOSING)
LOGISTICS = any_of(_LOGISTICS)
FIRST_PERSON = any_of(_FIRST_PERSON)
SPEAKER = (
    r"(?:speakers?|presenters?|creators?|authors?|maintainers?|sprekers?|redner(?:in)?|referent(?:in)?|ponentes?|orateur|oratrice|"
    r"intervenante?|relatore|relatrice|palestrantes?|talaren)"
)
PERFECT = (
    r"(?:gesprochen|erzählt|gezeigt|vorgestellt|präsentiert|gehalten|berichtet|erklärt|verteld|gesproken|zien|gepresenteerd|"
    r"gegeven|gehouden|"
    r"pratat|berättat|visat|presenterat|hållit)"
)
# Some word of these stands in every paragraph that a rule of `cues` could read a talk from; CJK is told by its own signs.
HINTS = frozenset(
    [
        *PERFECT.strip("(?:)").split("|"),
        *"reihe dran beurt turno vez tour turn next stage palco time favorite favourite favorites favourites highlight aandacht enjoyed "
        "liked loved talks keynotes presentations charlas ponencias palestras vorträge vorträgen praatjes lezingen conférences "
        "présentations interventi föredragen föredrag".split(),
        *(
            word
            for table in (_TALK, giving.STRONG, giving.WEAK, giving.TITLED, giving.CAME, giving.STAGE, _GOING)
            for word in longest_words(table)
        ),
    ]
) - frozenset("a was is were of to the it het da do die mit von zu zum war fue foi var con with stand era starts ends".split())
# What somebody is, before a name: no part of it.
ROLES = frozenset(
    "economist developer engineer professor author creator founder ceo cto president maintainer speaker host colleague "
    "entwickler entwicklerin ingenieur gründer autor autorin "
    "ontwerper programmeur oprichter auteur professeur fondateur autora autore fundador desenvolvedor desarrollador keynote "
    "talk workshop session vortrag charla palestra "
    "praatje föredrag conférence presentación présentation".split()
)
# Some word of these stands in every sentence that tells of a talk without a speaker.
TALK_HINTS = frozenset(
    [
        *"talks talking aandacht".split(),
        *longest_words(_TALK),
    ]
)
# Some word of these stands before a name that BY leads to, or that "d'" or "dell'" does.
BY_HINTS = frozenset([*longest_words(_BY), *"d dell del della dos das".split()])
# One more such word, beside that for a talk: TELLS, or what else stands around it.
TELLS_HINTS = frozenset([*longest_words(_TELLS), *"idea gist point goal topic subject message seen aandacht".split()])
# The first two words, or the only one, of whatever CLOSING matches.
CLOSING_HINTS = frozenset(words_of(phrase)[:2] for row in _CLOSING.values() for phrase in row.split(","))
# Some word of these stands where LOGISTICS, MISSED or ABOUT matches.
MISSED_HINTS = frozenset(longest_words(_MISSED))
LOGISTICS_HINTS = frozenset(longest_words(_LOGISTICS))
ABOUT_HINTS = frozenset(longest_words(_ABOUT))
CJK_HINTS = ("님", "氏", "さん", "セッション", "講演", "トーク", "発表", "발표", "세션", "키노트", "튜토리얼", "강연")
# "one of the best talks was that of ...": among several one is told of
ONE_WAS = at_first_use(
    rf"\b(?:{TALK}(?:s|n|en)?|vorträgen?|interventi)\b[^.;,:!?]{{0,60}}\b(?:was|were|is|fue|fueron|foi|foram|war|waren|var|était|étaient|"
    r"est|è stat[oa]|sono stat[ie]|era)\s+(?:(?:the\s+one|that|those|[eao]s?|el|la|los|las|l[ea]s?|celle|celui|ceux|der|die|das|den|dat|"
    r"quell[oaie]|det)\s+)(?:by|of|from|de|do|da|dos|das|von|vom|van|door|di|del|della|av|d['’])\s*$",
)
# a talk of another time or place that is only pointed at
POINTED_AT = at_first_use(
    r"\b(?:follow(?:ed)?[- ]?ups?|sequel|continuation\s+of|based|inspired|remind(?:s|ed)|refer(?:s|red)|quot(?:es|ed|ing)|cit(?:es|ed|ing)|"
    r"(?:he|she|they|speaker) recommend(?:s|ed)|(?:i|we|am|are) (?:re-?)?read(?:ing)?|gelesen|leí|leímos|ai lu|letto|gelezen|läste|"
    r"fortsetzung|basier(?:t|te|end)|erinner(?:t|te)|inspiriert|continuación\s+de|basad[ao]|"
    r"inspirad[ao]|record(?:ó|aba)|basée?|inspirée?|rappel(?:le|ait)|vervolg|gebaseerd|geïnspireerd|verwees|basat[oa]|ispirat[oa]|ricorda(?:va)?|"
    r"continuação\s+d[aeo]|basead[ao]|lembra|lembrou|uppföljning|baserad|inspirerad|påminde)\b[^.;:!?]{0,40}$|^\W*(?:see|cf|siehe|vgl|véase|voir|zie|vedi|"
    r"veja)\b[^.;:!?]{0,20}$",
)
# "... shone with her talk on ...": whatever the verb
WITH_TALK = at_first_use(
    rf"\s+(?:[a-zà-ÿ][\w'’-]*\s+){{1,5}}?(?:with|mit|con|com|avec|met|med)\s+(?:(?:la|il|a|o)\s+)?"
    rf"(?:his|her|their|su|sus|sua|seu|suo|sa|son|leur|ihrem|ihrer|seinem|seiner|haar|zijn|hun|sin|sitt)\s+"
    rf"(?:[\w-]+\s+){{0,2}}?(?i:{TALK})(?!\w)",
)
