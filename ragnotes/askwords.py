"""Words of questions about notes that say nothing of what is asked for, in eight languages, folded: asking, saying, showing, telling."""

from __future__ import annotations

# Each stands for little else in any of the languages, so that it counts for nothing whatever language a short question is told to be in.
ASKING = {
    "en": "anybody anyone anything anywhere attendee audience conference conferences event everybody everyone everything explain find give "
    "gave given hear heard know list me mention mentioned mentions note notes people present presented presentation presentations person "
    "please said say saying says show shows showed shown somebody someone something somewhere speak speaker speakers spoke spoken talk "
    "talked talking talks tell tells thing things think thoughts told people's opinion opinions want",
    "nl": "alles gaat gaf gaven geef genoemd gesproken gepraat getoond gezegd ging gingen iemand iets lezing lezingen mensen mij noemde "
    "noemden noemt ons praatje praatjes praatte praatten spraken sprak spreker sprekers toon vertel vertelt verteld vertelde vertelden "
    "vertellen vindt vinden vond vonden waarover zegt zei zeiden zeggen",
    "es": "acerca charla charlas conferencia contado contaba contar contaron conto cuentame cuentan cuentanos dame decir dicen dice dicha "
    "dicho dieron dijeron dijo dime dinos gente habla hablado hablame hablan hablar hablo hablaron mencionado mencionan mencionaron "
    "menciono mostraron mostro muestrame opina opinan opinaron opino ponencia ponencias ponente ponentes persona personas presentaron "
    "presento quiero saber",
    "de": "alles bitte davon dazu erwahnt erwahnte erwahnten erzahl erzahle erzahlen erzahlt erzahlte erzahlten etwas gehalten geredet "
    "gesagt gesprochen gezeigt gib handeln handelt handelte handelten jemand leute meint meinte meinten mir nenn nenne redete redeten "
    "redner sagen sagt sagte sagten spricht sprach sprachen vortrag vortrage vortragen vortrags warum wieviel woruber worum wovon zeig "
    "zeige zeigen zeigt zeigte zeigten",
    "fr": "combien conference conferences dis disait disent dit dites donne donnez gens mentionne mentionnent moi montre "
    "montrez parla parlait parle parlent parler parlez presente presentent propos qu quoi racontait raconte racontent raconter racontez",
    "it": "dammi detta dette detto dice dicono dimmi dire disse dissero dite gente intervento interventi mostra mostrami mostrano mostrato "
    "parla parlami parlano parlarono parlato parlo persone presentato qualcosa qualcuno quale quali racconta raccontano raccontami "
    "raccontato relatore relatori sapere sui sugli sull sulle sullo tutto dell dall dello degli menziona menzionato voglio",
    "pt": "acha acham achou acharam alguem apresentado apresentaram apresentou conte contaram contou dito diz dizem dizer disse disseram "
    "diga fala falado falam falar falaram fale falou mencionado mencionaram mencionou mostraram mostre mostrou palestra palestrante "
    "palestrantes palestras pessoas qual quais quem quero sobre tudo",
    "sv": "allt beratta berattade berattar berattat foredrag foredraget foredragen ge gav handlade handlar mig namnde namndes nagon nagot "
    "oss prata pratade pratades pratar pratat sades sade sager sagt sagts talade talar talare talat tyckte tycker vilka vilken vilket "
    "visade visar",
}
# These only in a question of the language itself: elsewhere they are words like others.
ASKING_IN = {
    "nl": "gezien laat zeg zien",
    "es": "cuenta favor muestra trata trato trataba",
    "de": "liste ging gingen gab",
    "fr": "cite citent expose exposes liste",
    "it": "di favore racconto riguardo tratta trattava",
    "pt": "conta favor mostra mostrar respeito trata",
    "sv": "folk kring sag sagas visa",
}
ANY = frozenset(" ".join(ASKING.values()).split())
OF_LANGUAGE = {language: frozenset(f"{told} {ASKING_IN.get(language, '')}".split()) for language, told in ASKING.items()}
