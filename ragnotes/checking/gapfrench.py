"""Words by which notes in French and Italian admit that something is missing; the rules of `gapwords`."""

from __future__ import annotations

from .gapwords import GapWords

FRENCH = GapWords(
    classes={
        "me": r"j'?|je|me|m'|moi|mon|ma|mes", "us": r"nous", "others": r"il|ils|elle|elles|vous|tu|personne|qui|gens|utilisateurs",
        "if": r"si|quand|lorsque|jusqu'",
        "lead": r"nom|titre|malheureusement|helas|mais|et|aussi|donc|desolee?|je|j'|ai|suis|bref|puis|vraiment|encore|toujours|du|tout|"
        r"dommage|bien",
        "not": r"pas|plus|rien|jamais|guere|peine|aucune?|ni", "remember": r"souviens|rappelle|souvenir|rappeler|retenir|retenu|memorise|"
        r"retiens",
        "know": r"sais", "forgot": r"oubliee?s?|oublie", "notes": r"notes?", "no": r"pas|aucune|peu|sans|plus",
        "take": r"prise?s?|prendre|prends|prenais|ecrit", "write": r"note|notee?s?|ecrit|noter|ecrire|consigne|releve",
        "stop": r"arretee?|cesse|arrete|renonce|lache", "towrite": r"prendre|noter|ecrire|notes",
        "end": r"s'|arretent|finissent|incompletes|eparses|maigres|succinctes|fouillis|brouillon|bordel|limitees|decousues", "my": r"mes",
        "miss": r"ratee?s?|rate|loupee?s?|loupe|manquee?s?|zappee?s?|zappe|seche|sechee|saute|sautee|louper|raterai",
        "could": r"pu|reussi|arrivee?s?|eu",
        "session": r"conf\w*|talks?|ateliers?|sessions?|debut|fin|keynotes?|presentations?|partie|journee|jour|celle|celui|salle|intro|"
        r"introduction|demo|questions|conclusion|"
        r"reste",
        "attended": r"vue?s?|alle|allee?s?|assiste|ecoutee?s?|suivie?s?|restee?s?", "present": r"present|presente|assiste|participe",
        "attend": r"assister|assiste|voir|aller|allee?s?|venir|rester|participer|participe|entrer|vue?s?|ecoutee?s?|alle|present|"
        r"presente",
        "only": r"que|qu'", "seen": r"vue?s?|assiste|entendu|suivi|eu", "part": r"fin|derniere?s?|moitie|minutes|partie|debut",
        "arrive": r"arrivee?s?|entree?s?|debarque|arrive|entre", "late": r"retard|tard|cours|milieu",
        "leave": r"partie?s?|partir|quitter|quitte|sortir|filer|eclipsee?", "early": r"avant|tot|milieu|cours",
        "sleep": r"endormie?|assoupie?|somnole",
        "understand": r"comprise?s?|comprendre|suivre|suivi|saisie?|capte|pige|entendu|comprends|saisir|entendre",
        "have": r"ai|avons|avais|l'|suis|dois|du", "skipped": r"ratee?s?|loupee?s?|zappee?s?|sechee?s?", "sure": r"sure?s?|certaine?s?",
        "idea": r"idee", "none": r"aucune", "enough": r"assez|grand|grand'|bien|beaucoup", "acquainted": r"connais",
        "dropped": r"decrochee?s?|decroche|larguee?|perdue?s?", "clear": r"clair",
    },
    rules={
        "stopped": (
            "me not take notes", "^ not take notes", "^ no notes", "me not write", "^ not write", "me stop towrite", "my end notes",
            "me forgot take notes", "^ stop towrite", "me no notes",
        ),
        "forgot": ("me not remember", "^ not remember", "me not know", "me have !not forgot", "^ !not forgot"),
        "missed": (
            "me have !not miss", "^ !not skipped", "^ session !not miss", "me not could attend", "^ not could attend", "me not present",
            "me not session attended", "^ not session attended", "me only part seen", "me late arrive", "^ late arrive", "me early leave",
            "^ early leave", "me sleep",
        ),
        "unsure": (
            "me not understand", "^ not understand", "me not sure", "^ not sure", "^ none idea", "me not idea", "me not enough acquainted",
            "me dropped", "me not clear",
        ),
    },
    idioms={
        "forgot": (
            r"\bce (?:dont|que) je (?:me )?(?:\w+ )?(?:souviens|rappelle|retiens encore)\b", r"\bm'echappe(?:nt)?\b",
            r"\bje me souviens (?:de )?(?:tres )?peu\b", r"\bne me revien(?:t|nent) (?:pas|plus)\b",
            r"\bde memoire\b.{0,40}\b(?:apres|semaines|jours|erreurs)\b", r"\bvagues? souvenirs?\b", r"\btrou de memoire\b",
            r"\bj'en oublie\b",
            r"^(?:nom|titre|chute|blague|suite|fin|reste|details?|chiffres?|auteure?|lien|exemple|"
            r"date)s? (?:\w+ ){0,2}oubliee?s?\b",
            r"\bcomment (?:s'appelait|s'appelle|il s'appelle|ca s'appel\w+)\b.{0,25}\bdeja\b",
            r"\b(?:souvenirs?|details) (?:\w+ )?flous?\b.{0,10}(?:pour moi|$)|\bflous? pour moi\b",
        ),
        "stopped": (
            r"\btrop (?:\w+ ){1,3}pour (?:\w+ ){0,3}(?:noter|ecrire|taper|prendre (?:\w+ )?notes)\b",
            r"(?:^|[,;:(\[] ?|\b(?:je n'avais|j'avais|moi) )plus de batterie\b",
            r"\b(?:plus ecoute|ecoute plus) que (?:note|ecrit|je)\b", r"\bplus rien (?:dans|sur) (?:mon|mes)\b",
            r"\b(?:pose|lache|range|ferme) (?:le|mon) (?:stylo|carnet|ordi\w*|clavier)\b",
            r"\b(?:le|eu le|pas le) temps de (?:tout )?(?:noter|ecrire|prendre)\b",
            r"\bmes notes (?:\w+ ){0,2}(?:s'arretent|sont (?:\w+ ){0,3}(?:epars|incomplet|maigre|succinct|decousu|limite|cumul))",
            r"\bmes notes s'arretent\b",
            r"(?:^\W*|[\[(]|\bm(?:a|on) )(?:batterie|portable|ordi\w*|pc|tel\w*|stylo) (?:\w+ ){0,2}(?:a plat|morte?|vide|hs|"
            r"dechargee?|en rade)(?=\W*$|[,.;)\]])",
            r"\b(?:trou|lacune)s? dans mes notes\b|(?:^|[,;] ?)plus rien (?:apres|ensuite)\b",
            r"\bje n'ai (?:\w+ )?que le (?:titre|debut)\b|\bj'ai (?:juste|seulement) le (?:titre|debut)\b",
            r"\bpassee?s? (?:beaucoup |bien )?trop vite(?=\W*$)",
        ),
        "missed": (
            r"\b(?:me suis|m'a|suis) (?:\w+ )?(?:faite?|vue?)?(?: \w+)? ?refoulee?s?\b", r"\bje (?:zappe|seche|rate|loupe)\b",
            r"\b(?:salle|amphi|atelier|session)s? (?:\w+ ){0,3}(?:pleine?|comble|bonde)e?\b.{0,50}\b(?:pas|impossible|donc|entrer)\b",
            r"\b(?:j'ai|je|nous avons|on a) (?:\w+ )?(?:du )?(?:rate|loupe|manque|louper|manquer|rater)\b",
            r"(?:\b(?:ai|avons|on n'a|on a) |^)pas pu (?:y )?entrer\b",
            r"\betais (?:\w+ )?(?:dans|a|sur|en) une? autre (?:salle|session|conf\w*|atelier|talk)\b", r"\bm'ont echappe\b",
            r"\bj'etais (?:\w+ )?malade\b",
            r"\b(?:a|reste a|dois|devrai|faudra que je) (?:encore )?(?:la |le |les )?(?:re)?(?:voir|regarder|rattraper|regarde) en "
            r"(?:replay|video|ligne|rediff\w*)\b",
            r"\bpas encore (?:vue?s?|regardee?s?)\b", r"\b(?:n'y|y) (?:\w+ )?(?:etais|etions|suis pas alle\w*)\b",
            r"(?:\b(?:suis|etais) (?:\w+ )?|^)(?:sortie?|partie?|absentee?) (?:\w+ ){0,2}(?:telephoner|repondre|prendre un|"
            r"fumer|chercher|aux toilettes|un moment|deux minutes|manger)\b",
            r"\bj'ai du (?:m'absenter|sortir|prendre un appel|repondre|filer|m'eclipser)\b|(?:^|j'etais |"
            r"[(\[])au tel(?:ephone)?(?=\W*$|[,.;)\]])",
            r"\bj'ecoutais (?:plus|pas|a moitie|d'une oreille)\b|\bje (?:n')?(?:ecoutais|suivais) (?:plus|pas)\b|\bj'(?:etais|"
            r"ai ete) (?:\w+ )?(?:distraite?|peu attentive?)\b",
            r"\b(?:j'etais|je n'etais|j'ai ete|^) ?pas (?:tres |vraiment |assez )?(?:attentive?|concentree?)\b",
            r"(?:\bj'ai |^)fait l'impasse\b",
            r"\bj'(?:assistais|animais|ecoutais|suivais) (?:\w+ )?(?:a |dans |en |sur )?une? autre (?:salle|session|conf\w*|"
            r"atelier|talk|presentation)\b",
            r"\bj'avais (?:la tete|l'esprit) (?:\w+ )?ailleurs\b|^(?:la )?tete ailleurs\b",
            r"\b(?:me suis|suis|^) ?(?:\w+ )?trompee? de (?:salle|conf\w*|session|amphi|etage|batiment)\b",
            r"(?:\b(?:je|j'\w+|suis)\b.{0,30}|^(?:dans la |en )?)\bmauvaise salle\b",
            r"(?:^|\bsuis )(?:arrivee?|debarquee?|entree?) (?:\w+ ){0,3}apres le debut\b",
            r"\b(?:celle|celui|conf\w*|session|talk|atelier)\b.{0,30}\bai (?:\w+ )?laissee? (?:tomber|de cote|passer)(?=\W*$)",
            r"\b(?:donc|et|,) ?je suis partie?(?=\W*$)",
            r"\bje (?:repondais|lisais|traitais|regardais|ecrivais|faisais)(?: \w+){0,2} (?:e?-?mails?|messages|tel\w*|slack|"
            r"courriels?)\b",
            r"\b(?:je faisais|j'etais)\b.{0,20}\b(?:la queue|dans la file)\b",
            r"\bje n'ecoutais\b|\bd'une (?:seule )?oreille\b",
            r"[\[(](?:trou|lacune)\b",
        ),
        "unsure": (
            r"(?:\b(?:c'etait|talk|conference|orateur|presentation|assez|un peu|etait|partie|session)\b.{0,25}|^)\b(?:difficile|dur|"
            r"complique|ardu)e? (?:a|de) suivre\b",
            r"\bperdu le fil\b",
            r"\bsi (?:j'ai|j'avais|je) (?:\w+ )?(?:bien |correctement )?(?:compris|retenu|suivi|me souviens|comprends)(?: bien)?\b",
            r"\b(?:m'a|m'ont|me) (?:\w+ )?depasse\w*\b",
            r"\btrop (?:technique|rapide|complexe|pointu|theorique|abstrait|complique|avance)e? pour (?:moi|nous)\b",
            r"\b(?:on|j') ?(?:entendait|entendais) (?:tres |assez )?(?:mal|peu|rien)\b",
            r"\bpas (?:toujours |vraiment |bien )?(?:reussi|arrivee?) a (?:\w+ )?(?:comprendre|suivre|saisir)\b",
            r"(?:^|\bai |\bon a )(?:\w+ )?compris (?:que |qu'|seulement )?(?:la moitie|une partie|un tiers|des bribes|a moitie)\b",
            r"\bje ne garantis (?:pas|rien)\b",
            r"\bje (?:crois|pense) (?:qu'|que )(?:il|elle|ca) (?:\w+ )?(?:a dit|parlait|s'appelait|disait|voulait dire)\b",
            r"\b(?:ete|suis|etais) larguee?\b", r"\bje ne sais pas (?:si|ce que|qui|pourquoi) (?:il|elle|ils)\b",
            r"[\[(](?:inaudible|pas clair|incomprehensible)[^\])]{0,20}[\])]",
            r"(?:^|\bai |\bon a )(?:entendu|compris|saisi|capte|suivi|pige) (?:\w+ )?(?:que |qu')?(?:la moitie|un mot sur|"
            r"une phrase sur|le quart|un tiers|des bribes|des bouts)\b",
            r"\bpassee? (?:\w+ )?(?:completement |totalement )?(?:a cote(?: de (?:moi|nous))(?=\W|$)|au[- ]dessus de (?:la|"
            r"ma) tete(?! d))",
            r"\bje suis passee? (?:\w+ )?a cote\b",
            r"\b(?:j'ai (?:la|le)|^(?:la |le )?) ?(?:tete|cerveau) (?:\w+ )?(?:en vrac|en compote|hs|grille|sature|"
            r"en bouillie)\b",
            r"[\[(][^\])]{0,25}\b(?:pas|mal|rien) (?:entendu|compris|note|saisi|vu|suivi|retenu)\w{0,2}[\])]",
            r"\bpas (?:vraiment |du tout )?mon (?:domaine|sujet|rayon)\b",
            r"\bmon cerveau (?:\w+ ){0,2}(?:lache|decroche|grille|sature|dit stop)\b",
        ),
    },
    never=r"\baucune idee que\b|\bn'oubli(?:e|ez|ons) (?:pas|jamais)\b|\b(?:a|pas|sans) (?:ne pas )?(?:manquer|rater|louper)\b(?<!pas "
    r"manquer)|\bne pas (?:manquer|rater)\b|\bquand j'(?:etais|ai commence)\b|\brien (?:rate|loupe|manque)\b|\boubli(?:e|er) "
    r"(?:de |d')(?!noter|prendre|ecrire|demander)\w+(?:er|ir|re)\b",
    reach=(5, 2),
)  # fmt: skip

ITALIAN = GapWords(
    classes={
        "lead": r"nome|nomi|titolo|qui|pero|ma|purtroppo|scusate|boh|sinceramente|onestamente", "me": r"io|mi|me|m'|mio|mia|miei", "us":
        r"ci|noi", "others": r"lui|lei|loro|egli|nessuno|qualcuno|chi|utenti|gente|si",
        "if": r"se|quando|finche", "not": r"non|neanche|nemmeno|niente|nulla",
        "remember": r"ricordo|ricordare|ricordarmi|rammento|ricordiamo|ricordavo|memorizzato", "have": r"ho|abbiamo|l'ho|sono",
        "forgot": r"dimenticat[oaie]|scordat[oaie]", "notes": r"appunti|appunto|note",
        "no": r"non|nessun|nessuna|pochi|poche|niente|senza", "take": r"preso|prendere|presi|prendo|scritto",
        "write": r"annotat[oaie]|scritt[oaie]|appuntat[oaie]|segnat[oaie]|trascritto|annotare", "stop": r"smesso|rinunciato|finito",
        "towrite": r"prendere|scrivere|appunti|annotare|annotarmi", "my": r"miei|mie",
        "end": r"finiscono|terminano|incompleti|scarsi|fermano", "lost": r"pers[oaie]|persi|perdut[oaie]", "ho": r"ho|abbiamo|l'ho",
        "skip": r"saltat[oaie]", "could": r"potut[oaie]|riuscit[oaie]",
        "attend": r"partecipare|partecipato|assistere|assistito|andare|andat[oaie]|vedere|visto|vista|viste|entrare|restare|venire|"
        r"seguito|sentito|rimanere",
        "session": r"talk|interventi?|sessioni?|keynote|workshop|laboratori\w*|parte|inizio|fine|giorno|giornata|resto|minuti|intro|"
        r"introduzione|demo|domande|"
        r"presentazion\w+|apertura|chiusura|ultim[ao]|prim[aoi]|meta|altri|tutt[ioae]",
        "ever": r"mai", "only": r"solo|soltanto", "arrive": r"arrivat[oa]|entrat[oa]", "late": r"ritardo|tardi|meta",
        "leave": r"andare|andat[oa]|uscire|uscit[oa]|scappare", "early": r"prima|anticipo|meta", "had": r"dovut[oa]|sono|siamo",
        "sleep": r"addormentat[oa]|assopit[oa]|distratt[oa]",
        "understand": r"capit[oaie]|compreso|seguit[oaie]|afferrato|colto|capisco|sentito",
        "grasp": r"seguir\w*|capir\w*|sentire|afferrare", "sure": r"sicur[oaie]|cert[oa]|chiar[oa]", "idea": r"idea",
        "know": r"so|conosco", "about": r"molto|abbastanza|granche|quasi",
    },
    rules={
        "stopped": (
            "not have take notes", "^ no notes", "not have write", "^ not write", "have stop towrite", "my end notes",
            "forgot take notes", "have no take notes",
        ),
        "forgot": ("not remember", "have !not forgot", "^ forgot"),
        "missed": (
            "have session !not lost", "^ session !not lost", "ho !not skip", "not could attend", "not have !ever attend",
            "^ not !ever attend", "have only session attend",
            "have late arrive", "^ late arrive", "had early leave", "me sleep",
        ),
        "unsure": (
            "not have understand", "^ not understand", "not have sure", "^ not sure", "not me sure", "^ no idea", "not about know",
            "not could grasp",
        ),
    },
    idioms={
        "forgot": (
            r"\b(?:quel(?:lo)?|cio|tutto quello) (?:poco )?che (?:mi )?(?:ancora )?ricordo\b",
            r"\bmi (?:sfugge|sfuggono|e sfuggit\w|sono sfuggit\w|sfuggiva\w*)\b",
            r"\ba memoria\b.{0,40}\b(?:dopo|settimane|giorni|errori)\b", r"\bnon mi (?:viene|torna) in mente\b",
            r"\bricordo (?:molto )?(?:poco|ben poco|quasi nulla)\b", r"\bmi (?:sono|son) dimenticat\w\b",
            r"\bcome si chiamava\b[^.?]{0,25}\?",
        ),
        "stopped": (
            r"\btroppo (?:\w+ ){1,2}per (?:\w+ )?(?:prendere appunti|scrivere|annotare|appuntar\w+)\b",
            r"\bbatteria (?:scarica|finita|morta)\b",
            r"\b(?:i )?miei appunti (?:\w+ ){0,2}(?:finiscono|terminano|si fermano|sono (?:\w+ )?(?:scarsi|incompleti|pochi))\b",
            r"\bho preso pochi\w* (?:appunti|note)\b",
            r"(?:^\W*|[\[(]|\b(?:il mio|la mia|senza) )(?:batteria|telefono|portatile|cellulare|penna|"
            r"computer) (?:\w+ )?(?:mort[oa]|scaric[oa]|a terra|finit[oa])(?=\W*$|[,.;)\]])",
            r"\bmi si e (?:\w+ )?(?:scaricat|spent|rott|mort|finit)[oa] (?:il |la )(?:portatile|telefono|cellulare|computer|pc|"
            r"laptop|penna|batteria)\b|(?:^|\bsono )(?:rimast[oa] )?senza batteria(?=\W*$|[,)])",
            r"\bnon (?:ho fatto|facevo|faccio) (?:in )?(?:\w+ )?tempo\b|\bnon (?:l'ho|ho) (?:\w+ )?fatto in tempo\b",
            r"\b(?:buco|lacuna)(?:he)? (?:qui|nei miei appunti)\b",
            r"\bmiei appunti (?:\w+ ){0,3}(?:disastro|casino|caotici|confusi|pasticcio)\b",
            r"\bda qui (?:in poi )?(?:niente|nulla|nessun appunto)\b",
            r"\bnon (?:me l[oaie]|l) (?:sono |son )?(?:segnat|annotat|appuntat|scritt)[oaie]\b",
            r"\bho (?:solo|soltanto) (?:il titolo|l'inizio|il nome)\b",
            r"\bpassat[oa] troppo (?:in fretta|veloce\w*)(?=\W*$)",
        ),
        "missed": (
            r"\bnon c'ero\b", r"\b(?:ero|eravamo|stavo) in (?:un'?\s?)?altr[ao] (?:sala|talk|sessione|stanza|workshop)\b",
            r"\b(?:devo|dovro|vorrei) (?:ancora )?(?:recuperar|riveder|guardar|veder)\w*(?=.{0,30}(?:video|registrazion|dopo|online|"
            r"youtube|$))",
            r"\bnon (?:l'ho )?ancora vist\w\b", r"\b(?:sala|aula|stanza) (?:\w+ ){0,2}(?:pien[oa])\b.{0,40}\b(?:non|entrare|quindi)\b",
            r"\bmi (?:sono|son) pers[oa] (?:il|la|l'|lo|i|le|un|una|gran)",
            r"\bnon (?:sono|siamo) (?:potut|riuscit)\w a (?:partecipare|entrare|venire|andare|vedere)",
            r"(?:^|[\[(] ?)(?:pers[oaie]|saltat[oaie]|bigiat[oa]) (?:il |la |l'|i |gli |le |tutt\w+ )?(?:inizio|fine|prim\w+|"
            r"ultim\w+|meta|parte|introduzione|keynote|talk|domande|sessione|resto|chiusura)\b|^bigiat[oa]\b",
            r"\bme l[oaie] (?:sono|son) (?:\w+ )?pers[oaie]\b",
            r"\bsono (?:dovut[oa] )?(?:\w+ )?usci(?:t[oa]|re) (?:a |per |un |prima|presto|dalla sala)",
            r"\bmi (?:sono|ero) (?:\w+ )?distratt[oa]\b|\bero (?:\w+ )?distratt[oa]\b",
            r"(?:^|[,.;:(] ?|\b(?:qui|io|e|ma) )non (?:stavo|ero|stavamo) (?:\w+ )?(?:ascoltando|seguendo|attent[oa]|"
            r"prestando)\b",
            r"\b(?:quando|dopo che) sono (?:arrivat|entrat)[oa]\b.{0,25}\b(?:gia|iniziat|cominciat|finit)",
            r"(?:^|\bsono )arrivat[oa] (?:\w+ ){0,3}(?:(?:minuti|ore|ora) (?:dopo|tardi|in ritardo)|dopo l'inizio)\b",
            r"\b(?:ero|eravamo|stavo) (?:\w+ )?a(?:d)? un(?:'|\s)?altr[ao] (?:talk|sala|sessione|workshop|intervento)\b",
            r"\bavevo la (?:testa|mente) (?:\w+ )?(?:altrove|da un'altra parte)\b|\bpensavo ad altro\b",
            r"(?:\bho |^)sbagliato (?:sala|aula|stanza|piano|talk|sessione|edificio)\b",
            r"\b(?:ero|eravamo|finit[oa]) nella sala sbagliata\b",
            r"(?:\b(?:ero|stavo) (?:\w+ )?|[(\[]|^)al (?:telefono|cellulare)\b(?=\W*$|[,.;)\]])",
            r"\b(?:questo|questa|quell[oa]) l'ho lasciat[oa] (?:perdere|stare|andare)\b",
            r"\bstavo (?:rispondendo|leggendo|scrivendo|guardando|controllando) (?:\w+ ){0,2}(?:e?-?mails?|posta|slack|messaggi|"
            r"telefono)\b",
            r"\bero (?:\w+ )?(?:in coda|in fila|in bagno|fuori)\b(?! (?:strada|di))",
            r"\b(?:me ne sono andat[oa]|sono andat[oa] via)\b",
            r"\bcon mezzo orecchio\b|\bascolta\w+ a meta\b",
            r"[\[(](?:audio|video|collegamento) (?:saltat|cadut|pers)[oa]\b|[\[(](?:buco|lacuna)\b",
        ),
        "unsure": (
            r"(?:\b(?:era|stat[oa]|intervento|relatore|talk|parte|un po'|davvero)\b.{0,25}|^)\bdifficile (?:da )?(?:seguire|capire)\b",
            r"(?:^\W*|\bho )perso il filo\b", r"\bmi (?:sono|son) pers[oa]\b(?! (?:il|la|l'|lo|i|le|un|una|gran))",
            r"\bse (?:ho capito|non (?:sbaglio|erro|ricordo male)|ricordo|capisco) ?(?:bene|male)?\b",
            r"\btroppo (?:tecnico|veloce|avanzato|complesso|astratto|difficile|teorico) per (?:me|noi)\b",
            r"\bnon so (?:se|cosa|chi|perche) (?:\w+ )?(?:parlasse|intendesse|volesse|dicesse|lui|lei|fosse)\b",
            r"\b(?:nessuna|non ho|alcuna) idea\b", r"\bnon ci ho capito\b",
            r"\b(?:credo|mi pare|penso) (?:che )?(?:abbia detto|si chiamasse|si chiami|parlasse)\b",
            r"\b(?:ho )?capito (?:solo|soltanto|poco|meta|la meta|una parte)\b", r"\bsolo (?:\w+ )?ho capito\b",
            r"\bsi sentiva (?:molto |poco )?(?:male|poco)\b",
            r"(?:^|\bho )(?:\w+ )?(?:sentito|capito|colto|seguito|capita) (?:\w+ )?(?:meta|la meta|una parola su|un terzo|"
            r"una frase su)\b",
            r"^capit[oa] una parola su\b",
            r"\bcontinuo a non (?:capir|seguir|veder)\w*",
            r"\bnon l[oaie]'?ho (?:\w+ )?(?:seguit|capit|afferrat)[oaie]\b|\bnon l'ho (?:\w+ )?(?:seguit|capit|afferrat)[oaie]\b",
            r"(?:^|[,.;:(] ?|\bproprio )non (?:\w+ )?so (?:cosa|che cosa|chi|perche|se) (?:\w+ )?(?:volesse|intendesse|"
            r"c'entrasse|significhi|fosse)\b",
            r"(?:^|\b(?:la|mia|avevo la) )testa (?:\w+ )?(?:in fumo|in pappa|piena|fusa)\b",
            r"\bmi (?:e )?(?:passat[oa] )?(?:\w+ )?sopra la testa\b",
            r"\bbuio (?:totale|completo|pesto)\b",
            r"(?:^|\bpausa |\bqui )(?:ho )staccato(?=\W*$)",
            r"\bnon e (?:\w+ )?il mio (?:campo|settore|ambito|argomento)\b",
            r"\bil mio cervello (?:\w+ ){0,2}(?:arreso|fuso|spento|staccato|fritto)\b",
        ),
    },
    never=r"\bidea che\b|\bdimenticat\w di (?!prendere|annotare|scrivere|segnar|chiedere)\w+|\bnon dimentic(?:are|ate|hiamo|arti)\b|"
    r"\bda non perdere\b|\bquando (?:ero|ho iniziato)\b|\bnon (?:mi )?(?:ho|sono) pers\w niente\b|\bnon perde\w+\b|\bnon e (?:\w+ "
    r")?riuscit|\bnon andate\b",
    reach=(4, 1),
)  # fmt: skip
