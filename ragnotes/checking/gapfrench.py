"""Words by which notes in French and Italian admit that something is missing; the rules of `gapwords`."""

from __future__ import annotations

from .gapwords import GapWords

FRENCH = GapWords(
    classes={
        "me": r"j'?|je|me|m'|moi|mon|ma|mes", "us": r"nous", "others": r"il|ils|elle|elles|vous|tu|personne|qui|gens|utilisateurs",
        "if": r"si|quand|lorsque|jusqu'",
        "lead": r"malheureusement|helas|mais|et|aussi|donc|desolee?|je|j'|ai|suis|bref|puis|vraiment|encore|toujours|du|tout|"
        r"dommage|bien",
        "not": r"pas|plus|rien|jamais|guere|peine|aucune?|ni", "remember": r"souviens|rappelle|souvenir|rappeler|retenu|memorise|retiens",
        "know": r"sais", "forgot": r"oubliee?s?|oublie", "notes": r"notes?", "no": r"pas|aucune|peu|sans|plus",
        "take": r"prise?s?|prendre|prends|prenais|ecrit", "write": r"note|notee?s?|ecrit|noter|ecrire|consigne|releve",
        "stop": r"arretee?|cesse|arrete|renonce|lache", "towrite": r"prendre|noter|ecrire|notes",
        "end": r"s'|arretent|finissent|incompletes|eparses|maigres|succinctes|limitees|decousues", "my": r"mes",
        "miss": r"ratee?s?|rate|loupee?s?|loupe|manquee?s?|zappee?s?|zappe|seche|sechee|saute|sautee|louper|raterai",
        "could": r"pu|reussi|arrivee?s?|eu",
        "session": r"conf\w*|talks?|ateliers?|sessions?|debut|fin|keynotes?|presentations?|partie|journee|jour|celle|celui|salle|"
        r"reste",
        "attended": r"vue?s?|alle|allee?s?|assiste|ecoutee?s?|suivie?s?|restee?s?", "present": r"present|presente|assiste|participe",
        "attend": r"assister|assiste|voir|aller|allee?s?|venir|rester|participer|participe|entrer|vue?s?|ecoutee?s?|alle|present|"
        r"presente",
        "only": r"que|qu'", "seen": r"vue?s?|assiste|entendu|suivi|eu", "part": r"fin|derniere?s?|moitie|minutes|partie|debut",
        "arrive": r"arrivee?s?|entree?s?|debarque|arrive|entre", "late": r"retard|tard|cours|milieu",
        "leave": r"partie?s?|partir|quitter|quitte|sortir|filer|eclipsee?", "early": r"avant|tot|milieu|cours",
        "sleep": r"endormie?|assoupie?|somnole",
        "understand": r"comprise?s?|comprendre|suivre|suivi|saisie?|capte|pige|entendu|comprends|saisir|entendre",
        "have": r"ai|avons|avais|l'|suis|dois|du", "skipped": r"ratee?s?|loupee?s?|zappee?s?", "sure": r"sure?s?|certaine?s?",
        "idea": r"idee", "enough": r"assez|grand|grand'|bien|beaucoup", "acquainted": r"connais",
        "dropped": r"decrochee?s?|decroche|larguee?|perdue?s?", "clear": r"clair",
    },
    rules={
        "stopped": (
            "me not take notes", "^ not take notes", "^ no notes", "me not write", "^ not write", "me stop towrite", "my end notes",
            "me forgot take notes", "^ stop towrite", "me no notes",
        ),
        "forgot": ("me not remember", "^ not remember", "me not know", "me have !not forgot", "^ !not forgot"),
        "missed": (
            "me have !not miss", "^ !not skipped", "me not could attend", "^ not could attend", "me not present",
            "me not session attended", "^ not session attended", "me only part seen", "me late arrive", "^ late arrive", "me early leave",
            "^ early leave", "me sleep",
        ),
        "unsure": (
            "me not understand", "^ not understand", "me not sure", "^ not sure", "^ idea", "me not idea", "me not enough acquainted",
            "me dropped", "me not clear",
        ),
    },
    idioms={
        "forgot": (
            r"\bce (?:dont|que) je (?:me )?(?:\w+ )?(?:souviens|rappelle|retiens encore)\b", r"\bm'echappe(?:nt)?\b",
            r"\bje me souviens (?:de )?(?:tres )?peu\b", r"\bne me revien(?:t|nent) (?:pas|plus)\b",
            r"\bde memoire\b.{0,40}\b(?:apres|semaines|jours|erreurs)\b", r"\bvagues? souvenirs?\b", r"\btrou de memoire\b",
            r"\bj'en oublie\b",
        ),
        "stopped": (
            r"\btrop (?:\w+ ){1,3}pour (?:\w+ ){0,3}(?:noter|ecrire|prendre (?:\w+ )?notes)\b", r"\bplus de batterie\b",
            r"\b(?:plus ecoute|ecoute plus) que (?:note|ecrit|je)\b", r"\bplus rien (?:dans|sur) (?:mon|mes)\b",
            r"\b(?:pose|lache|range|ferme) (?:le|mon) (?:stylo|carnet|ordi\w*|clavier)\b",
            r"\b(?:le|eu le|pas le) temps de (?:tout )?(?:noter|ecrire|prendre)\b",
            r"\bmes notes (?:\w+ ){0,2}(?:s'arretent|sont (?:\w+ ){0,3}(?:epars|incomplet|maigre|succinct|decousu|limite|cumul))",
            r"\bmes notes s'arretent\b",
        ),
        "missed": (
            r"\b(?:me suis|m'a|suis) (?:\w+ )?(?:faite?|vue?)?(?: \w+)? ?refoulee?s?\b", r"\bje (?:zappe|seche|rate|loupe)\b",
            r"\b(?:salle|amphi|atelier|session)s? (?:\w+ ){0,3}(?:pleine?|comble|bonde)e?\b.{0,50}\b(?:pas|impossible|donc|entrer)\b",
            r"\b(?:j'ai|je|nous avons|on a) (?:\w+ )?(?:du )?(?:rate|loupe|manque|louper|manquer|rater)\b", r"\bpas pu (?:y )?entrer\b",
            r"\betais (?:\w+ )?(?:dans|a|sur|en) une? autre (?:salle|session|conf\w*|atelier|talk)\b", r"\bm'ont echappe\b",
            r"\bj'etais (?:\w+ )?malade\b",
            r"\b(?:a|reste a|dois|devrai|faudra que je) (?:encore )?(?:la |le |les )?(?:re)?(?:voir|regarder|rattraper|regarde) en "
            r"(?:replay|video|ligne|rediff\w*)\b",
            r"\bpas encore (?:vue?s?|regardee?s?)\b", r"\b(?:n'y|y) (?:\w+ )?(?:etais|etions|suis pas alle\w*)\b",
        ),
        "unsure": (
            r"(?:\b(?:c'etait|talk|conference|orateur|presentation|assez|un peu|etait|partie|session)\b.{0,25}|^)\b(?:difficile|dur|"
            r"complique|ardu)e? (?:a|de) suivre\b",
            r"\bperdu le fil\b", r"\baucune idee\b",
            r"\bsi (?:j'ai|j'avais|je) (?:\w+ )?(?:bien |correctement )?(?:compris|retenu|suivi|me souviens|comprends)(?: bien)?\b",
            r"\b(?:m'a|m'ont|me) (?:\w+ )?depasse\w*\b",
            r"\btrop (?:technique|rapide|complexe|pointu|theorique|abstrait|complique|avance)e? pour (?:moi|nous)\b",
            r"\b(?:on|j') ?(?:entendait|entendais) (?:tres |assez )?(?:mal|peu|rien)\b",
            r"\bpas (?:toujours |vraiment |bien )?(?:reussi|arrivee?) a (?:\w+ )?(?:comprendre|suivre|saisir)\b",
            r"\bcompris (?:que |qu'|seulement )?(?:la moitie|une partie|un tiers|des bribes|a moitie)\b",
            r"\bje ne garantis (?:pas|rien)\b",
            r"\bje (?:crois|pense) (?:qu'|que )(?:il|elle|ca) (?:\w+ )?(?:a dit|parlait|s'appelait|disait|voulait dire)\b",
            r"\b(?:ete|suis|etais) larguee?\b", r"\bje ne sais pas (?:si|ce que|qui|pourquoi) (?:il|elle|ils)\b",
            r"[\[(](?:inaudible|pas clair|incomprehensible)[^\])]{0,20}[\])]",
        ),
    },
    never=r"\baucune idee que\b|\bn'oubli(?:e|ez|ons) (?:pas|jamais)\b|\b(?:a|pas|sans) (?:ne pas )?(?:manquer|rater|louper)\b(?<!pas "
    r"manquer)|\bne pas (?:manquer|rater)\b|\bquand j'(?:etais|ai commence)\b|\brien (?:rate|loupe|manque)\b|\boubli(?:e|er) "
    r"(?:de |d')(?!noter|prendre|ecrire|demander)\w+(?:er|ir|re)\b",
    reach=(5, 2),
)  # fmt: skip

ITALIAN = GapWords(
    classes={
        "me": r"io|mi|me|m'|mio|mia|miei", "us": r"ci|noi", "others": r"lui|lei|loro|egli|nessuno|qualcuno|chi|utenti|gente|si",
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
        "session": r"talk|interventi?|sessioni?|keynote|workshop|laboratori\w*|parte|inizio|fine|giorno|giornata|resto|minuti|"
        r"presentazion\w+|apertura|chiusura|ultim[ao]|prim[aoi]|meta|altri|tutt[ioae]",
        "only": r"solo|soltanto", "arrive": r"arrivat[oa]|entrat[oa]", "late": r"ritardo|tardi|meta",
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
            "have session !not lost", "ho !not skip", "not could attend", "not have attend", "^ not attend", "have only session attend",
            "have late arrive", "^ late arrive", "had early leave", "me sleep",
        ),
        "unsure": (
            "not have understand", "^ not understand", "not have sure", "^ not sure", "not me sure", "^ no idea", "not about know",
            "not could grasp",
        ),
    },
    idioms={
        "forgot": (
            r"\b(?:quel(?:lo)?|cio|tutto quello) (?:poco )?che (?:mi )?(?:ancora )?ricordo\b", r"\bmi (?:sfugge|sfuggono|e sfuggito)\b",
            r"\ba memoria\b.{0,40}\b(?:dopo|settimane|giorni|errori)\b", r"\bnon mi (?:viene|torna) in mente\b",
            r"\bricordo (?:molto )?(?:poco|ben poco|quasi nulla)\b", r"\bmi (?:sono|son) dimenticat\w\b",
        ),
        "stopped": (
            r"\btroppo (?:\w+ ){1,2}per (?:\w+ )?(?:prendere appunti|scrivere|annotare|appuntar\w+)\b",
            r"\bbatteria (?:scarica|finita|morta)\b",
            r"\b(?:i )?miei appunti (?:\w+ ){0,2}(?:finiscono|terminano|si fermano|sono (?:\w+ )?(?:scarsi|incompleti|pochi))\b",
            r"\bho preso pochi\w* (?:appunti|note)\b",
        ),
        "missed": (
            r"\bnon c'ero\b", r"\b(?:ero|eravamo|stavo) in (?:un'?\s?)?altr[ao] (?:sala|talk|sessione|stanza|workshop)\b",
            r"\b(?:devo|dovro|vorrei) (?:ancora )?(?:recuperar|riveder|guardar|veder)\w*(?=.{0,30}(?:video|registrazion|dopo|online|"
            r"youtube|$))",
            r"\bnon (?:l'ho )?ancora vist\w\b", r"\b(?:sala|aula|stanza) (?:\w+ ){0,2}(?:pien[oa])\b.{0,40}\b(?:non|entrare|quindi)\b",
            r"\bmi (?:sono|son) pers[oa] (?:il|la|l'|lo|i|le|un|una|gran)",
            r"\bnon (?:sono|siamo) (?:potut|riuscit)\w a (?:partecipare|entrare|venire|andare|vedere)",
        ),
        "unsure": (
            r"(?:\b(?:era|stat[oa]|intervento|relatore|talk|parte|un po'|davvero)\b.{0,25}|^)\bdifficile (?:da )?(?:seguire|capire)\b",
            r"\b(?:ho )?perso il filo\b", r"\bmi (?:sono|son) pers[oa]\b(?! (?:il|la|l'|lo|i|le|un|una|gran))",
            r"\bse (?:ho capito|non (?:sbaglio|erro|ricordo male)|ricordo|capisco) ?(?:bene|male)?\b",
            r"\btroppo (?:tecnico|veloce|avanzato|complesso|astratto|difficile|teorico) per (?:me|noi)\b",
            r"\bnon so (?:se|cosa|chi|perche) (?:\w+ )?(?:parlasse|intendesse|volesse|dicesse|lui|lei|fosse)\b",
            r"\b(?:nessuna|non ho|alcuna) idea\b", r"\bnon ci ho capito\b",
            r"\b(?:credo|mi pare|penso) (?:che )?(?:abbia detto|si chiamasse|si chiami|parlasse)\b",
            r"\b(?:ho )?capito (?:solo|soltanto|poco|meta|la meta|una parte)\b", r"\bsolo (?:\w+ )?ho capito\b",
            r"\bsi sentiva (?:molto |poco )?(?:male|poco)\b",
        ),
    },
    never=r"\bidea che\b|\bdimenticat\w di (?!prendere|annotare|scrivere|segnar|chiedere)\w+|\bnon dimentic(?:are|ate|hiamo|arti)\b|"
    r"\bda non perdere\b|\bquando (?:ero|ho iniziato)\b|\bnon (?:mi )?(?:ho|sono) pers\w niente\b|\bnon perde\w+\b",
    reach=(4, 1),
)  # fmt: skip
