"""Words that say nothing of what is asked for, folded: the commonest of each language, and those of asking, saying, showing, telling."""

from __future__ import annotations

# Each stands for little else in any of the languages, so that it counts for nothing whatever language a short question is told to be in.
ASKING = {
    "en": "anybody anyone anything anywhere attendee audience conference conferences event everybody everyone everything explain find give "
    "gave given hear heard know list me mention mentioned mentions note notes people present presented presentation presentations person "
    "please said say saying says show shows showed shown somebody someone something somewhere speak speaker speakers spoke spoken talk "
    "talked talking talks tell tells thing things think thoughts told people's opinion opinions want "
    "happen happened happening happens",
    "nl": "alles gaat gaf gaven geef genoemd gesproken gepraat getoond gezegd ging gingen iemand iets lezing lezingen mensen mij noemde "
    "noemden noemt ons praatje praatjes praatte praatten spraken sprak spreker sprekers toon vertel vertelt verteld vertelde vertelden "
    "vertellen vindt vinden vond vonden waarover zegt zei zeiden zeggen "
    "gebeurd gebeurde gebeurt",
    "es": "acerca charla charlas conferencia contado contaba contar contaron conto cuentame cuentan cuentanos dame decir dicen dice dicha "
    "dicho dieron dijeron dijo dime dinos gente habla hablado hablame hablan hablar hablo hablaron mencionado mencionan mencionaron "
    "menciono mostraron mostro muestrame opina opinan opinaron opino ponencia ponencias ponente ponentes persona personas presentaron "
    "presento quiero saber",
    "de": "alles bitte davon dazu erwahnt erwahnte erwahnten erzahl erzahle erzahlen erzahlt erzahlte erzahlten etwas gehalten geredet "
    "gesagt gesprochen gezeigt gib handeln handelt handelte handelten jemand leute meint meinte meinten mir nenn nenne redete redeten "
    "redner sagen sagt sagte sagten spricht sprach sprachen vortrag vortrage vortragen vortrags warum wieviel woruber worum wovon zeig "
    "zeige zeigen zeigt zeigte zeigten "
    "geschah geschehen passiert passierte",
    "fr": "combien conference conferences dis disait disent dit dites donne donnez gens mentionne mentionnent moi montre "
    "montrez parla parlait parle parlent parler parlez presente presentent propos qu quoi racontait raconte racontent raconter racontez",
    "it": "dammi detta dette detto dice dicono dimmi dire disse dissero dite gente intervento interventi mostra mostrami mostrano mostrato "
    "parla parlami parlano parlarono parlato parlo persone presentato qualcosa qualcuno quale quali racconta raccontano raccontami "
    "raccontato relatore relatori sapere sui sugli sull sulle sullo tutto dell dall dello degli menziona menzionato voglio",
    "pt": "acha acham achou acharam alguem apresentado apresentaram apresentou conte contaram contou dito diz dizem dizer disse disseram "
    "diga fala falado falam falar falaram fale falou mencionado mencionaram mencionou mostraram mostre mostrou palestra palestrante "
    "palestrantes palestras pessoas qual quais quem quero sobre tudo "
    "aconteceu acontece",
    "sv": "allt beratta berattade berattar berattat foredrag foredraget foredragen ge gav handlade handlar mig namnde namndes nagon nagot "
    "oss prata pratade pratades pratar pratat sades sade sager sagt sagts talade talar talare talat tyckte tycker vilka vilken vilket "
    "visade visar",
}
# These only in a question of the language itself: elsewhere they are words like others.
ASKING_IN = {
    "en": "per",
    "nl": "gezien laat zeg zien per",
    "es": "cuenta favor muestra trata trato trataba ocurrio paso sucedio",
    "de": "liste ging gingen gab pro viele vielen",
    "fr": "cite citent expose exposes liste arrive passe",
    "it": "di favore racconto riguardo tratta trattava accaduto succede successo",
    "pt": "conta favor mostra mostrar respeito trata",
    "sv": "folk kring sag sagas visa hande hander skedde",
}
ANY = frozenset(" ".join(ASKING.values()).split())
OF_LANGUAGE = {language: frozenset(f"{told} {ASKING_IN.get(language, '')}".split()) for language, told in ASKING.items()}

# Who asks and is asked at a talk, and who liked it: a passage that answers seldom says so of itself.
_ROLES = {
    "en": "ask asks asked asking question questions posed author authors writer notetaker taker takers attendees listeners presenter "
    "presenters whats whos like liked likes feel feels felt impression impressions slide slides",
    "nl": "vraag vragen vroeg vroegen gevraagd gesteld gehouden na auteur schrijver publiek toehoorders luisteraars spreekster notities "
    "aantekeningen indruk mening verder",
    "es": "pregunta preguntas pregunto preguntaron preguntado hubo dio dieron hizo hicieron despues autor autora oradora orador publico "
    "apuntes notas gusto gustaron parecio parecieron impresion diapositivas",
    "de": "frage fragen fragte fragten gefragt gestellt hielt hielten halt halten autor autorin autors verfasser sprecher sprecherin "
    "rednerin referent referentin zuhorer publikum notiz notizen gefiel gefallen fand fanden eindruck folien meinung",
    "fr": "quels quelles pense pensent demande demandent posee posees pose tenu donne apres auteur auteure conferencier conferenciere "
    "orateur oratrice auditoire spectateurs aime plu pensait diapos",
    "it": "domanda domande chiesto chiese chiesero tenuto tenne fatto fatte state dopo autore autrice relatrice pubblico platea appunti "
    "piaciuto piaciuta impressione diapositive",
    "pt": "pergunta perguntas perguntou perguntaram deu deram fez fizeram houve depois apos autor autora orador oradora plateia publico "
    "gostou gostaram impressao anotacoes notas",
    "sv": "fraga fragor fragade fragades stalldes holl haller kom forfattaren forfattare talaren publiken ahorarna anteckningar "
    "anteckningarna gillade intryck annars annat annan andra mer",
}
_ROLES_OF = {language: frozenset(told.split()) for language, told in _ROLES.items()}
# "What else" asks for more of it
_ELSE = frozenset(
    "else otro otra otros otras sonst weitere weiteres autre autres altro altra altri altre cos outro outra outros outras".split()
)
_LONG_ENOUGH = 6  # letters of such a word to be no other in another language: a question of few words is easily told to be in that
_ROLES_OF_ANY = _ROLES_OF["en"].union(_ELSE, (word for told in _ROLES_OF.values() for word in told if len(word) >= _LONG_ENOUGH))
# pairs of characters that ask in Japanese; those with hiragana are endings and particles
_PAIRS = frozenset("何人 何名 何時 何年 何回 講演 発表 質問 参加 聴衆 著者 筆者 感想 意見 印象 内容 紹介 登壇 会場".split())
_HIRAGANA = ("\u3040", "\u309f")


def is_of_roles(word: str, language: str) -> bool:
    """Return whether a folded word of a question in this language tells who asks, speaks or liked something.

    >>> [is_of_roles(word, "ja") for word in ("author", "質問", "んは", "機械")]
    [True, True, True, False]
    """
    if word in _ROLES_OF_ANY or word in _ROLES_OF.get(language, ()):
        return True
    return language == "ja" and (word in _PAIRS or any(_HIRAGANA[0] <= letter <= _HIRAGANA[1] for letter in word))


# What is done with a thing: who is asked of that uses or works with it, of a passage that need not say so
USING = frozenset(
    "use uses used using work works worked working usa usan uso usaba usaban usaron usado usar usando utiliza utilizan utilizo utilizaba "
    "utilizaron utilizado utilizar trabaja trabajan trabajo trabajaba trabajaron trabajado trabajar nutzt nutzen nutzte nutzten genutzt "
    "benutzt benutzen benutzte benutzten verwendet verwenden verwendete verwendeten arbeitet arbeiten arbeitete arbeiteten gearbeitet "
    "eingesetzt einsetzt einsetzen utilise utilisent utilisait utilisaient utiliser utilisee utilises travaille travaillent travaillait "
    "travaillaient travailler emploie emploient gebruikt gebruiken gebruikte gebruikten werkt werken werkte werkten gewerkt usam usou "
    "usava usavam usaram utilizam utilizou utilizava utilizaram trabalha trabalham trabalhou trabalhava trabalharam trabalhar usano usava "
    "usavano usato usata usare utilizza utilizzano utilizzava utilizzato utilizzare lavora lavorano lavorava lavoravano lavorato lavorare "
    "anvander anvande anvant anvanda anvands arbetar arbetade arbetat jobbar jobbade jobbat".split()
)

# The commonest words of each language: they tell a language, and they do not tell one passage from another.
STOP_WORDS = {
    "en": "a about after all also an and any are as at be because been but by can could did do does for from had has have he her "
    "his how i if in into is it its just more most my no not of on one or other our out over she so some such than that the "
    "their them then there these they this to too up us very was we were what when where which while who whom whose why "
    "will with would you your",
    "nl": "aan alle als bij dan dat de deze die dit door een er geen had heeft hebben het hier hij hoe ik in is je kan maar meer "
    "men met mijn naar niet nog nu of om omdat onder ook op over te tot uit van veel voor waar waren was wat we welke wel "
    "werd werden wie wij ze zich zij zijn zo zoals zou",
    "es": "a al algo como con cuando de del desde donde dos el ella ellos en entre era es esa ese eso esta estaba este esto fue "
    "ha hasta hay la las le les lo los mas me mi muy ni no nos o para pero por porque que quien se ser si sin sobre son su "
    "sus tambien tiene todo un una unas uno unos y ya",
    "de": "aber als am an auch auf aus bei bin bis das dass dem den der des die durch ein eine einem einen einer es fur gibt "
    "haben hat hatte ich ihr im in ist ja kann man mehr mit nach nicht noch nur oder schon sehr sein sich sie sind so uber "
    "um und uns von vor wann war waren warum was welche welchem welchen welcher welches wenn wer werden wie wir wird wo "
    "wurde wurden zu zum zur",
    "fr": "a au aussi aux avec c ce ces cette comme d dans de des donc du elle en est et ete etre eu fait il ils j je l la le les "
    "leur lui mais meme n ne nous on ont ou par pas plus pour qu que quel quelle qui s sa sans se ses son sont sur tout un "
    "une vous y",
    "it": "a ad ai al alla anche c che chi ci come con cosa da dal dei del della delle di dove e gli ha hanno i il in io l la le "
    "lo ma nei nel nella non o per perche piu quando questa questo se si sono su sul tra un una uno",
    "pt": "a ao aos as com como da das de do dos e ela ele em entre era essa esse esta este eu foi ha isso ja mais mas me muito "
    "na nao nas no nos o os ou para pela pelo por porque quando que quem se sem ser seu sua tambem tem um uma voce",
    "sv": "alla att av blev da de den dess det detta dig din du efter ej eller en er ett fran for fore ha hade han hans har hon "
    "hur i icke inom inte jag kan man med men mig min mot mycket ni nu nar och om oss pa sa sig sin som till under upp ut "
    "vad var vara vem vi vid",
    "da": "af alle at blev da de dem den der deres det dig din disse efter eller en end er et for fra ham han har hos hun hvad "
    "hvem hvor hvordan hvorfor i ikke ind jeg kan kun man med meget mig mod naar ned noget nogle nu nar og ogsa om op os "
    "over pa sig skal som sa til ud uden var ved vi vil være været",
    "no": "at av ble da de dem den der det disse eller en enn er et etter for fra han har hun hva hvem hvor hvordan hvorfor i "
    "ikke inn jeg kan kun man med meg men mot noe noen na nar og ogsa om opp oss over pa seg skal som sa til ut uten var "
    "ved vi vil være vært",
    "fi": "ei eli en ennen etta he han hyvin ja jo joka jos jossa josta jotka kanssa kaikki kuin kun kuinka me mika miksi "
    "millainen missa mita mukaan mutta myos ne nyt nain oli olivat olla on ovat se sen seka siina sita tai te tama tassa "
    "tata vaan vain voi voidaan",
    "pl": "aby ale bardzo bez by byl byla bylo byly byc był była było były co czy dla do gdy gdzie go i ich jak jako je jego jej "
    "jest jeszcze juz kiedy kto ktora ktore ktory ktorych lub ma moze na nad nie niz o od oraz po pod przez przy sie sa ta "
    "tak takze tam te tego tej ten to tym tylko w we wiec z za ze",
    "cs": "aby ale ani bez bude by byl byla bylo byly byt co dale do ho i jak jako je jeho jejich jen jeste jsem jsme jsou k kde "
    "kdy kdo ktera ktere ktery mezi mit na nad ne nebo neni o od po pod podle pro proc protoze pred pri s se si tak take "
    "tento to toho tom u uz v ve vsak z za ze",
    "ca": "aixo al als amb aquest aquesta aquestes aquests com de del dels des el els en entre era es esta este fa ha han hi i jo "
    "la les li llavors mes molt ni no nosaltres on o pel pels per perque pero quan que qui s sense ser seu seva si son "
    "sobre tambe te tot un una unes uns va van",
    "tr": "ama ancak bana bazi ben bir biz bu bunu cok da daha de diye en gibi hem icin ile ise kadar ki mi ne neden nasil olan "
    "olarak oldu oldugu onu sen siz su tum var ve veya ya yok",
}
