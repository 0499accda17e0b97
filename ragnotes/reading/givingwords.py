"""The words people use in eight languages for giving a talk, taking a turn, opening and closing a day: tables for `cuewords`."""

from __future__ import annotations

# Verbs that only somebody on a stage is the subject of.
STRONG = {
    "en": "gave, gives, held, hosted, presented, presents, talked, talks, spoke, speaks, demonstrated, demoed, taught, "
    "delivered, lectured, took the stage, "
    "had a talk, had a keynote, had a session, had a presentation, did a talk, did a session, did a workshop, ran a workshop",
    "nl": "gaf, hield, vertelde, sprak, presenteerde, demonstreerde, verzorgde, gaven, hielden, vertelden, spraken, presenteerden",
    "de": "hielt, sprach, stellte, präsentierte, referierte, erzählte, berichtete, hielten, sprachen, stellten, präsentierten, "
    "referierten, erzählten, berichteten",
    "es": "dio, presentó, habló, expuso, impartió, contó, nos contó, nos habló, nos mostró, nos presentó, nos explicó, ha "
    "presentado, ha hablado, presenta, habla, "
    "dieron, presentaron, hablaron, impartieron, contaron, nos contaron, nos hablaron, nos presentaron",
    "fr": "a présenté, a parlé, nous a, nous a raconté, nous a expliqué, nous a montré, nous a présenté, nous a parlé, a donné, "
    "a animé, présente, présentait, nous parle, nous présente, est revenu, est revenue, raconte, "
    "ont présenté, ont parlé, nous ont, ont donné, ont animé, présentent, nous parlent, nous présentent, nous expliquent, nous "
    "explique, nous raconte",
    "it": "ha presentato, ha parlato, ha tenuto, ha raccontato, ci ha, ci ha raccontato, ci ha spiegato, ci ha mostrato, ci ha "
    "parlato, presenta, parla, ha illustrato, hanno presentato, hanno parlato, hanno tenuto, hanno raccontato",
    "pt": "apresentou, falou, palestrou, deu, contou, nos contou, ministrou, apresenta, fala, apresentaram, falaram, contaram, "
    "sobe ao palco, sobem ao palco, subiu ao palco",
    "sv": "höll, pratade, berättade, presenterade, talade, föreläste",
}
# Verbs that will do right after a name that begins a sentence early in a paragraph.
WEAK = {
    "en": "opened, closed, showed, shows, explained, explains, introduced, introduces, discussed, argued, argues, walked, went, made, "
    "told, shared, described, covered, led, leads, wanted, wants, built, started, took, compared, summed, reported, followed, "
    "explored, kicked off, began, kicked things off with, kicked us off with, kicked off with, kicked off the day with, got us "
    "started with, started the day with, started us off with, opened the day with, ended the day with, closed the day with, "
    "closed out the day with, finished the day with, finished with, rounded off the day with, rounded off with, wrapped up the "
    "day with, wrapped up with, wrapped things up with, was up first with, was up next with, was next with, came next with, "
    "took over with, stepped in with",
    "nl": "liet, toonde, besprak, legde, opende, begon, bouwde, ging, liet zien, trapte af met, opende de dag met, begon de dag met, "
    "sloot af met, sloot de dag af met",
    "de": "zeigte, erklärte, eröffnete, begann, führte, ging, zeigten, erklärten, eröffnete den Tag mit, eröffnete mit, begann mit, "
    "schloss den Tag mit, schloss mit, machte den Anfang mit, beendete den Tag mit",
    "es": "mostraron, explicaron, mostró, explicó, abrió, comparó, comentó, cerró, empezó, abrió la jornada con, abrió el día con, "
    "abrió con, cerró la jornada con, cerró el día con, cerró con, empezó con, arrancó con",
    "fr": "ont montré, ont expliqué, a montré, a expliqué, a ouvert, montre, explique, revient, a partagé, a ouvert la journée avec, "
    "a ouvert la journée par, a ouvert avec, a clôturé la journée avec, a clôturé la journée par, a enchaîné avec, a enchaîné "
    "sur",
    "it": "ha mostrato, ha spiegato, ha aperto, mostra, spiega, ha aperto la giornata con, ha aperto con, ha chiuso la giornata con, "
    "ha chiuso con, ha iniziato con, ha cominciato con",
    "pt": "mostraram, explicaram, mostrou, explicou, abriu, trouxe, mostra, explica, abriu o dia com, abriu com, fechou o dia com, "
    "fechou com, encerrou o dia com, encerrou com, começou com",
    "sv": "visade, förklarade, inledde, avslutade, inledde dagen med, inledde med, öppnade med, avslutade dagen med, avslutade med",
}
# Verbs that do so only with a title set apart right after them.
TITLED = {
    "en": "outlined, reviewed, surveyed, summarised, summarized, tackled, addressed, highlighted, illustrated, dived into, dove into, "
    "looked at, looked into, guided us",
    "nl": "behandelde, belichtte, deelde",
    "de": "behandelte, beleuchtete, demonstrierte, diskutierte, teilte",
    "es": "repasó, compartió, demostró, trató, abordó, enseñó, nos enseñó",
    "fr": "a abordé, a évoqué, a détaillé, a exposé, a démontré, a traité",
    "it": "ha discusso, ha descritto, ha affrontato, ha condiviso, ha dimostrato, ha trattato",
    "pt": "demonstrou, compartilhou, abordou, discutiu, ensinou, tratou",
    "sv": "diskuterade, demonstrerade, delade, behandlade, gick",
}
# Verbs by which a talk follows on another, with the speaker after them.
CAME = {
    "nl": "was het de beurt aan, was, kwam, volgde, mocht",
    "de": "war, kam, folgte, durfte, ging es weiter mit, ging es mit, weiter ging es mit, kam dann, folgte dann, stand, trat, betrat",
    "es": "fue el turno de, le tocó el turno a, vino, llegó, le siguió, fue, tocaba, siguió",
    "fr": "ce fut au tour de, c'était au tour de, c’était au tour de, c'est au tour de, place à, vint, venait, suivi de, suivie de",
    "it": "è stato il turno di, è stata la volta di, è il turno di, è seguito, è seguita, toccava a, è toccato a, è stato, è stata, era",
    "pt": "foi a vez do, foi a vez da, foi a vez de, veio o, veio a, veio, entrou, tivemos, foi",
    "sv": "var det dags för, var, kom, följde, var turen kommen till, tog",
}
# Words of opening, following and closing: who does so "with" a title gives a talk of that title.
STAGE = {
    "en": "kicked, kicks, opened, opens, opening, opener, started, starts, starting, began, begins, closed, closes, closing, closer, "
    "ended, ends, finished, finishes, finish, finishing, wrapped, wraps, rounded, rounding, concluded, capped, continued, "
    "followed, follows, topped, stage, floor, slot, stepped, belonged, warmed, came on, came up, went first, went on, went "
    "next, took over, highlight, favourite, favorite, kicking, wrapping, speak",
    "nl": "trapte, trapten, opende, openden, begon, begonnen, sloot, sloten, afsluiter, aftrap, rondde, vervolgde, volgde, afgetrapt, "
    "geopend, afgesloten, podium, hoogtepunt, spreken",
    "de": "eröffnete, eröffneten, eröffnet, begann, startete, schloss, schlossen, abschloss, abgeschlossen, beendete, beschloss, "
    "abschluss, auftakt, schlusspunkt, übernahm, folgte, bühne, höhepunkt, sprechen",
    "es": "abrió, abrieron, abriendo, cerró, cerraron, cerrando, empezó, comenzó, arrancó, inauguró, clausuró, terminó, acabó, "
    "siguió, continuó, apertura, cierre, clausura, escenario, broche, cargo, hablar",
    "fr": "ouvert, ouvre, ouverture, clôturé, clôture, clôturer, fermé, commencé, débuté, démarré, lancé, enchaîné, enchaîne, "
    "terminé, conclu, suivi, poursuivi, scène, le bal, parler",
    "it": "aperto, apre, aprendo, apertura, chiuso, chiude, chiudendo, chiusura, cominciato, iniziato, concluso, conclude, seguito, "
    "continuato, palco, parlare",
    "pt": "abriu, abre, abriram, abrindo, abertura, fechou, fecha, fecharam, fechando, encerrando, encerrou, encerra, "
    "encerramento, começou, iniciou, terminou, seguiu, continuou, palco, cargo, falar",
    "sv": "inledde, öppnade, började, avslutade, avrundade, fortsatte, följde, scen, scenen, först, sist, avslutning, inledning, "
    "inleddes, avslutades, öppnades, tala",
}
