"""Words by which notes in German, Dutch and Swedish admit that something is missing; the rules of `gapwords`."""

from __future__ import annotations

from .gapwords import GapWords

GERMAN = GapWords(
    classes={
        "me": r"ich|mir|mich", "us": r"wir|uns", "others": r"er|man|du|ihr|viele|leute|niemand|jemand|keiner|wer",
        "finite": r"hat|haben|wird|werden|kann|konnen|ist|sind|war|muss|sie|es",
        "lead": r"leider|aber|und|auch|dann|bin|habe?|war|da|hier|so|sorry|ehrlich|gesagt|noch|etwas|ganz|mir|ein|paar|allerdings|"
        r"doch|nur",
        "if": r"wenn|falls|sobald|bis|als|sollte", "not": r"nicht|nichts|kaum|kein|keine[nrms]?|nie|wenig|weniger",
        "remember": r"erinnern|erinnere?|gemerkt|merken|behalten|parat", "more": r"mehr", "know": r"weiss|wusste",
        "forgot": r"vergessen|vergass|entfallen", "notes": r"notizen|mitschrift\w*|aufzeichnungen|notiz",
        "no": r"keine|kaum|wenig|wenige|nur",
        "write": r"mitgeschrieben|aufgeschrieben|notiert|mitschreiben|aufschreiben|notieren|abgeschrieben|abschreiben|festgehalten|"
        r"mitnotiert|mitgetippt",
        "stop": r"aufgehort|aufgegeben|aufhoren", "towrite": r"mitzuschreiben|schreiben|mitschreiben|notizen|notieren|tippen",
        "end": r"enden|endet|ende|aufhoren|dunn|luckenhaft|sparlich|unvollstandig|brechen|lucken|fehlen|knapp", "my": r"meine[rn]?",
        "miss": r"verpasst|verpasste|verschlafen|verschlief|versaumt|ausgelassen|geschwanzt|ubersprungen|eingenickt|eingeschlafen|"
        r"geschenkt|sausen",
        "attend": r"teilnehmen|teilgenommen|dabei|besuchen|besucht|ansehen|angesehen|anschauen|angeschaut|anhoren|angehort|"
        r"mitbekommen|dort|anwesend|geschafft|hingehen|hin|bleiben|zugehort|aufgepasst",
        "only": r"nur|erst|hochstens|gerade|vielleicht|etwa|bestenfalls",
        "seen": r"gesehen|gehort|mitbekommen|mitgekriegt|dazugekommen|dazugestossen|angekommen|gekommen|reingekommen",
        "part": r"letzten?|ende|schluss|fragen|halfte|teil|rest|minuten|mitte|spat", "late": r"spat|verspatet",
        "come": r"gekommen|angekommen|kam|dran|da|rein|reingekommen|dazu|bin|war|kamen|eingetroffen", "before": r"vor",
        "session": r"vortrag\w*|talks?|keynote|workshops?|session|anfang|ende|schluss|rest|teil|tag",
        "early": r"fruher|vorzeitig|fruhzeitig", "leave": r"gegangen|gehen|weg|raus|los|verlassen|ging|aufbrechen|mussten?|abgereist",
        "understand": r"verstanden|verstehe|verstand|verstehen|folgen|kapiert|begriffen|gefolgt|mitgekommen|nachvollziehen|"
        r"durchgestiegen",
        "sure": r"sicher|klar|ersichtlich|vertraut", "idea": r"ahnung|peil|plan",
        "bit": r"teile?|halfte|halbe|bruchteil|bruchstucke|viertel|wenig|einen", "unsure": r"unsicher|unklar|schleierhaft|ratselhaft",
        "hard": r"schwer|schwierig|kaum|muhsam",
    },
    rules={
        "stopped": (
            "^ no notes", "me not notes", "me not write", "~ not write", "me stop towrite", "my end notes", "forgot me notes",
            "~ stop towrite", "~ forgot notes",
        ),
        "forgot": (
            "me not more know", "me not remember", "^ not remember", "~ not remember", "me !not forgot", "~ !not forgot", "^ !not forgot",
        ),
        "missed": (
            "me !not miss", "~ !not miss", "me not attend", "~ not attend", "me only part seen", "~ only part seen", "me late come",
            "~ late come", "me early leave", "~ early leave", "me before part leave", "me only part come", "me not session seen",
        ),
        "unsure": (
            "me not understand", "~ not understand", "me not sure", "~ not sure", "^ not idea", "me not idea", "me unsure",
            "me only bit understand", "~ only bit understand", "me hard understand",
        ),
    },
    idioms={
        "forgot": (
            r"\bwas ich (?:\w+ )?noch (?:\w+ )?(?:weiss|erinnere|behalten)", r"\baus dem gedachtnis\b",
            r"\berinnere (?:ich )?mich (?:nur )?an (?:wenig|kaum etwas|nichts)\b", r"\bnicht (?:mehr )?im (?:kopf|gedachtnis)\b",
            r"\bfallt mir (?:\w+ )?nicht (?:mehr )?ein\b", r"\bist mir (?:\w+ )?entfallen\b", r"\bsoweit ich mich (?:\w+ )?erinnere?\b",
        ),
        "stopped": (
            r"\bmehr zugehort als (?:mit)?geschrieben\b", r"\bzum (?:mitschreiben|schreiben|notieren) (?:\w+ ){0,3}zu \w+",
            r"\bvergessen,? (?:mir )?(?:notizen|mitzuschreiben)\b", r"\bzu (?:\w+ ){1,3}(?:zum mitschreiben|um mitzuschreiben)\b",
            r"\b(?:mein )?(?:akku|laptop|handy) (?:\w+ )?(?:leer|tot|alle)\b.{0,40}\b(?:fehl|rest|nichts|keine|nicht)",
            r"\bmit (?:dem|der) (?:schreiben|tippen|mitschreiben|notizen) nicht (?:mehr )?(?:hinterher|nach|mit)",
            r"\bmeine (?:notizen|aufzeichnungen) (?:\w+ ){0,3}(?:enden|horen|brechen|dunn|luckenhaft|sparlich|unvollstandig|knapp)\b",
            r"\benden meine (?:notizen|aufzeichnungen)\b", r"\bfehlen (?:mir )?(?:\w+ )?notizen\b",
            r"\bich (?:\w+ )?nicht mehr (?:tippen|schreiben)\b",
        ),
        "missed": (
            r"\b(?:raum|saal|workshop|vortrag|session|horsaal) (?:\w+ ){0,3}(?:voll|uberfullt|ausgebucht)\b.{0,50}\b(?:nicht|kein|ich|"
            r"wir)\b",
            r"(?:\bich |^)?\b(?:war|sass) (?:ich )?(?:\w+ ){0,4}(?:in|auf|bei) (?:einem|einer|nem|der|dem) ander\w+ (?:talk|vortrag|"
            r"raum|session|workshop|track|saal)\b",
            r"\bfehl(?:t|en) mir\b",
            r"\b(?:muss|mochte|sollte|will|werde) ich (?:mir )?(?:\w+ ){0,4}(?:noch|mal|spater|nachher)(?: \w+){0,3} (?:ansehen|"
            r"anschauen|reinschauen|nachschauen|anhoren|nachholen)\b",
            r"\bnoch nicht (?:angesehen|angeschaut)\b",
            r"\b(?:war|kam|bin) ich (?:\w+ )?erst (?:ab|nach|zur|zum|gegen|in)\b|\bich (?:war|kam) (?:\w+ )?erst (?:ab|nach|zur|zum|"
            r"gegen|in)\b",
            r"\bist mir (?:\w+ )?entgangen\b", r"\b(?:war ich|ich war) (?:\w+ )?krank\b", r"\bich (?:schwanzte|verpasste|versaumte)\b",
        ),
        "unsure": (
            r"\b(?:mir|uns|fur mich) (?:\w+ ){0,2}(?:zu (?:hoch|schnell|technisch|abstrakt|theoretisch|komplex|tief|kompliziert))\b",
            r"\bzu (?:hoch|schnell|technisch|abstrakt|theoretisch|komplex|tief|kompliziert) fur (?:mich|uns)\b",
            r"\bbin ich (?:\w+ ){0,2}(?:ausgestiegen|raus|abgehangt|nicht mehr mit)\b", r"\b(?:ich|wir) (?:\w+ ){0,3}den faden verloren\b",
            r"\bden faden verloren\b",
            r"\bwenn ich (?:\w+ ){0,4}(?:richtig|recht|korrekt) (?:verstanden|verstehe|erinnere|mitbekommen|gehort)",
            r"\b(?:vortrag|redner|sprecher\w*|akzent|akustisch|ton|er|sie|teil)\b.{0,30}\b(?:schwer|schwierig|kaum|schlecht) zu "
            r"(?:verstehen|folgen)\b",
            r"^(?:es )?(?:war )?(?:\w+ )?(?:schwer|schwierig) (?:zu folgen|zu verstehen)\b",
            r"\bich weiss nicht,? (?:ob|was|wie|warum|welche\w*) (?:er|sie)\b", r"\bkam (?:ich|wir) (?:\w+ )?nicht (?:mehr )?mit\b",
            r"\bob (?:das|es) (?:\w+ )?(?:stimmt|so ist|richtig ist|so war)\b.{0,20}\bweiss ich\b",
            r"\bich glaube,? (?:er|sie|es) (?:\w+ ){0,4}(?:gesagt|meinte|hiess|sagte|genannt)\b", r"\bbohmische dorfer\b",
            r"\bnur bahnhof\b", r"[\[(](?:unverstandlich|unklar|akustisch)[^\])]{0,20}[\])]", r"\bmich (?:\w+ )?abgehangt\b",
        ),
    },
    never=r"\bnicht (?:zu )?vergessen\b|\bkeine ahnung,? dass\b|\bzum vergessen\b|\bvergessen,? (?!(?:mir )?(?:notizen|mit))(?:\w+ "
    r"){0,3}zu \w+en\b|\bals ich (?:\w+ ){0,3}(?:student|kind|anfing|jung)|\bfruher (?:habe|hatte|wusste)\b|\bnichts verpasst\b",
    reach=(8, 6),
)  # fmt: skip

DUTCH = GapWords(
    classes={
        "me": r"ik|me|mij|mijn", "us": r"we|wij|ons", "others": r"hij|zij|je|jij|u|men|mensen|niemand|iemand|wie|gebruikers",
        "finite": r"het|is|zijn|was|werd|wordt|kan|kunnen|heeft|had|hebben|moet|die|dat|ze|er",
        "lead": r"helaas|maar|en|ook|dus|sorry|eerlijk|gezegd|nog|toen|daar|hier|heb|ben|was|echt|heel|een|beetje|jammer|genoeg|al|"
        r"alweer",
        "if": r"als|wanneer|zodra|tot|toen|mocht", "not": r"niet|niets|nauwelijks|amper|geen|nooit|weinig|niks", "more": r"meer",
        "know": r"weet|wist", "remember": r"herinner|herinneren|herinnerde|onthouden|onthield|heugt",
        "forgot": r"vergeten|vergat|ontschoten|ontgaan|ontschiet", "notes": r"aantekeningen|notities|notitie|aantekening",
        "no": r"geen|weinig|amper|nauwelijks",
        "write": r"opgeschreven|genoteerd|meegeschreven|opschrijven|noteren|meeschrijven|overnemen|overgenomen|overschrijven|"
        r"vastgelegd|schreef",
        "stop": r"gestopt|stopte|opgehouden|opgegeven",
        "towrite": r"schrijven|meeschrijven|aantekeningen|notities|noteren|typen|notuleren", "my": r"mijn|m'n",
        "end": r"houden|stoppen|eindigen|ophouden|dun|summier|onvolledig|mager|schaars|stopt",
        "miss": r"gemist|miste|misten|overgeslagen|verslapen|gespijbeld|ingedut|ingedommeld|weggedommeld",
        "attend": r"bijwonen|bijgewoond|gevolgd|meegekregen|meegemaakt|bezocht|gehaald|heen|geweest|deelnemen|opgelet|geluisterd|"
        r"blijven",
        "only": r"alleen|slechts|enkel|pas|maar|hooguit|hoogstens",
        "seen": r"gezien|gehoord|meegekregen|meegemaakt|binnengekomen|gekomen|aangehaakt|bijgewoond",
        "part": r"laatste|einde|eind|helft|stuk|stukje|deel|minuten|halverwege|slot", "late": r"laat|halverwege",
        "come": r"binnen|gekomen|aangekomen|kwam|kwamen|was|binnengekomen|aangehaakt|dus|aangeschoven",
        "session": r"praatje|talks?|keynote|workshops?|sessie|begin|eerste|minuten|rest|deel|dag|presentatie",
        "early": r"eerder|vroeg|vroeger|halverwege|voortijdig", "leave": r"weg|weggegaan|vertrokken|gaan|vertrekken|ging|afgehaakt",
        "understand": r"begreep|begrijp|begrepen|snapte|snap|gesnapt|volgen|verstaan|verstond|bijhouden|bijbenen|begrijpen|doorgrond",
        "sure": r"zeker|duidelijk|helder", "idea": r"idee|benul", "bit": r"deel|helft|stukje|stukjes|beetje|delen|kwart",
        "unsure": r"onduidelijk|onzeker", "much": r"weinig|veel|genoeg|niets|niks",
    },
    rules={
        "stopped": (
            "^ no notes", "me no notes", "me not write", "~ not write", "me stop towrite", "~ stop towrite", "my end notes",
            "~ forgot notes", "me forgot notes",
        ),
        "forgot": (
            "me not more know", "me not remember", "^ not remember", "~ not remember", "me !not forgot", "~ !not forgot", "^ !not forgot",
        ),
        "missed": (
            "me !not miss", "~ !not miss", "me not attend", "~ not attend", "me only part seen", "~ only part seen", "me late come",
            "~ late come", "me early leave", "~ early leave", "me not session seen",
        ),
        "unsure": (
            "me not understand", "~ not understand", "me not sure", "~ not sure", "^ not idea", "me not idea", "me unsure",
            "me only bit understand", "~ only bit understand", "me much !more know",
        ),
    },
    idioms={
        "forgot": (
            r"\bwat ik (?:me |mij )?(?:er )?(?:\w+ )?nog (?:\w+ )?(?:herinner|weet)\b",
            r"\buit het (?:blote )?hoofd (?:opgeschreven|geschreven)\b", r"\bstaat (?:me|mij) (?:\w+ )?(?:weinig|niets|niet)\b",
            r"\buit (?:mijn|het) geheugen\b", r"\bis (?:me|mij) ontschoten\b", r"\b(?:ben ik|ik ben) (?:\w+ ){0,2}kwijt\b",
            r"\bschiet (?:me|mij) niet te binnen\b",
        ),
        "stopped": (
            r"\bte (?:\w+ ){1,4}(?:om (?:\w+ ){0,3}(?:op te schrijven|mee te schrijven|bij te houden|te noteren|te schrijven)|voor "
            r"(?:aantekeningen|notities))\b",
            r"\b(?:accu|batterij|laptop|telefoon) (?:\w+ ){0,2}(?:leeg|dood|op)\b.{0,40}\b(?:rest|ontbreekt|niets|geen|niet)\b",
            r"\bmeer geluisterd dan (?:op)?geschreven\b",
            r"\bmijn (?:aantekeningen|notities) (?:\w+ ){0,3}(?:op|eindigen|stoppen|summier|dun|mager|onvolledig)\b",
        ),
        "missed": (
            r"\b(?:zaal|ruimte|workshop|sessie) (?:\w+ ){0,2}(?:vol|volgeboekt)\b.{0,50}\b(?:niet|geen|ik|we)\b",
            r"\bte laat\b.{0,30}\b(?:ontbreekt|gemist)\b", r"^te laat (?:binnen|gekomen)\b", r"\bin slaap gevallen\b",
            r"\bik (?:was|kwam) er pas (?:na|bij|om|halverwege|vanaf)\b",
            r"\bik (?:\w+ ){0,3}niet (?:\w+ )?kunnen (?:lezen|zien|horen|volgen)\b", r"\b(?:was ik|ik was) (?:\w+ )?ziek\b",
            r"\b(?:zat|was) (?:ik )?(?:\w+ ){0,3}(?:in|bij) een andere? (?:sessie|zaal|praatje|talk|workshop|presentatie)\b",
            r"\b(?:moet|ga|wil|zal) ik (?:\w+ ){0,4}(?:terugkijken|bekijken|inhalen|terugzien)\b",
            r"\bnog niet (?:teruggekeken|bekeken)\b", r"\ber (?:\w+ ){0,2}niet bij\b",
        ),
        "unsure": (
            r"\bboven (?:mijn|m'n) (?:pet|niveau|macht)\b",
            r"\b(?:raakte|ben|was) (?:ik )?(?:\w+ ){0,2}(?:de draad|het spoor) (?:\w+ )?kwijt\b", r"\bhaakte ik (?:\w+ )?af\b",
            r"\bals ik (?:\w+ ){0,3}(?:goed|juist) (?:\w+ )?(?:begrepen|begrijp|begreep|herinner|heb|gehoord|verstaan)",
            r"\bte (?:technisch|snel|diep|abstract|moeilijk|theoretisch|ingewikkeld|hoog gegrepen) voor (?:mij|me|ons)\b",
            r"(?:\b(?:mij|me|ik|spreker|praatje|presentatie|sessie|verhaal|dit|het was)\b.{0,30}|^)\b(?:lastig|moeilijk|slecht) te "
            r"(?:volgen|verstaan)\b",
            r"\bik weet niet (?:of|wat|wie|waarom|welke?) (?:hij|zij|ze)\b", r"[\[(](?:onverstaanbaar|onduidelijk)[^\])]{0,20}[\])]",
            r"\bweet (?:ik )?niet (?:\w+ )?zeker\b", r"\bslecht (?:verstaan|gehoord|te verstaan)\b",
            r"\bof (?:dat|dit|het) (?:\w+ )?(?:klopt|zo is|juist is|waar is)\b.{0,12}\bweet ik\b",
            r"\bweet (?:ik )?niet of (?:dat|dit|het) (?:\w+ )?(?:klopt|waar|juist)\b",
            r"\bik (?:geloof|meen) dat (?:hij|ze|zij|het) (?:\w+ ){0,5}(?:zei|heette|noemde|bedoelde)\b",
        ),
    },
    never=r"\bniet (?:te )?vergeten\b|\bgeen idee dat\b|\bvergeten (?:\w+ ){0,3}te (?!noteren|schrijven|maken|nemen)\w+en\b|\btoen ik "
    r"(?:\w+ ){0,3}(?:student|kind|begon|jong)|\bvroeger\b.{0,20}\b(?:wist|begreep)\b|\bniets gemist\b",
    reach=(8, 6),
)  # fmt: skip

SWEDISH = GapWords(
    classes={
        "me": r"jag|mig|min|mina", "us": r"vi|oss", "others": r"han|hon|de|du|ni|man|folk|anvandare|nagon|vem|som",
        "finite": r"den|det|ar|kan|var|har|ska|ingen|maste",
        "lead": r"tyvarr|men|och|ocksa|sa|sorry|arligt|talat|har|hade|dar|sen|lite|helt|ratt|kom|gick", "if": r"om|nar|tills|innan",
        "not": r"inte|inget|inga|ingenting|knappt|aldrig|nastan|lite", "remember": r"minns|minnas|mindes|ihag|komma", "memory": r"minnet",
        "forgot": r"glomt|glomde|glommer", "forgotten": r"glomt|glomde", "notes": r"anteckningar|anteckning|noteringar",
        "no": r"inga|knappt|fa|ingen|nastan", "write": r"antecknade|antecknat|anteckna|noterade|noterat|skrev|skrivit",
        "towrite": r"anteckna|skriva|anteckningar|noterat", "stop": r"slutade|slutat|upphorde", "my": r"mina",
        "end": r"slutar|slut|tunna|ofullstandiga|knapphandiga|magra", "miss": r"missade|missat|forsov|skippade|somnade|skolkade|slumrade",
        "hop": r"hoppade|hoppat", "over": r"over",
        "attend": r"delta|deltog|dar|hann|narvara|medverka|besokte|uppfattade|uppfattat|stanna|lyssnade", "only": r"bara|endast|forst",
        "part": r"sista|slutet|halften|delen|minuterna|halvvags", "seen": r"sag|sett|horde|hort|hann|kom",
        "late": r"sent|halvvags|forsenad", "come": r"kom|kommit|anlande|in|var",
        "session": r"forelasning\w*|foredrag\w*|talks?|keynote|session|workshop|borjan|slutet|resten|delen|dagen",
        "early": r"tidigare|tidigt|fore|innan|halvvags", "leave": r"ga|gick|lamna|lamnade|dra|akte",
        "understand": r"forstod|forstar|forstatt|begrep|begriper|folja|fattade|hangde|foljde|forsta", "sure": r"saker|sakert",
        "idea": r"aning|koll", "bit": r"del|delar|halften|lite|bitar", "unsure": r"osaker|oklart",
    },
    rules={
        "stopped": (
            "^ no notes", "me no notes", "me not write", "~ not write", "me stop towrite", "~ stop towrite", "my end notes",
            "me forgotten towrite", "~ forgotten towrite",
        ),
        "forgot": ("me not remember", "^ not remember", "~ not remember", "me not memory", "me !not forgot", "^ forgotten"),
        "missed": (
            "me !not miss", "~ !not miss", "me over hop", "over hop", "me not attend", "~ not attend", "me only part seen",
            "~ only part seen", "me late come", "~ late come", "me early leave", "~ early leave", "me not session seen",
        ),
        "unsure": (
            "me not understand", "~ not understand", "me not sure", "~ not sure", "^ no idea", "me no idea", "me only bit understand",
            "~ only bit understand", "me unsure",
        ),
    },
    idioms={
        "forgot": (
            r"\b(?:vad|det) jag (?:\w+ )?minns\b", r"\b(?:ur|fran) minnet\b", r"\bminns (?:jag )?(?:bara |mycket )?lite\b",
            r"\bhar (?:jag )?tappat (?:bort )?(?:namnet|titeln|$)|\b(?:har jag|jag har) tappat\b",
        ),
        "stopped": (
            r"\bfor (?:\w+ ){1,3}(?:for )?att (?:hinna )?(?:anteckna|skriva)\b", r"\bbatteriet (?:\w+ )?(?:tog slut|dog)\b",
            r"\b(?:mina )?anteckningar(?:na)? (?:slutar|tar slut|ar (?:\w+ )?(?:tunna|ofullstandiga|knapphandiga))\b",
        ),
        "missed": (
            r"\b(?:salen|rummet|lokalen) (?:\w+ )?(?:full|fullt|fullsatt)\b.{0,40}\b(?:inte|jag|vi)\b", r"\bkom inte in\b",
            r"\b(?:var|satt) (?:jag )?(?:\w+ )?(?:pa|i) (?:en annan|ett annat)\b",
            r"\b(?:maste|ska|vill|borde) (?:jag )?(?:\w+ )?(?:se|titta pa|kolla) (?:\w+ ){0,3}(?:efterhand|senare|inspelning\w*|"
            r"videon)\b",
            r"\binte sett (?:\w+ ){0,2}an\b",
        ),
        "unsure": (
            r"\bover huvudet pa mig\b", r"\btappade (?:jag )?(?:\w+ )?(?:traden|bort mig)\b", r"\bhangde (?:jag )?inte (?:\w+ )?med\b",
            r"\bom jag (?:\w+ )?(?:forstod|forstatt|minns|uppfattade|uppfattat|horde) (?:\w+ ){0,2}(?:ratt|korrekt)\b",
            r"\bom jag minns ratt\b", r"\bfor (?:tekniskt|snabbt|svart|abstrakt|avancerat|teoretiskt|djupt) for (?:mig|oss)\b",
            r"(?:\b(?:det var|jag|talaren|foredraget|han|hon|presentationen|mig)\b.{0,30}|^)\bsvar[ta]? att (?:folja|hora|forsta|"
            r"hanga)\b",
            r"\bjag vet inte (?:om|vad|vem|varfor|vilken) (?:han|hon|de)\b", r"\boklart for mig\b",
            r"\bjag (?:tror|antar) (?:att )?(?:han|hon|det) (?:\w+ )?(?:sa|hette|menade|kallades)\b",
        ),
    },
    never=r"\bglom inte\b|\baning om att\b|\bglom(?:de|t) (?:bort )?att (?!anteckna|skriva|notera)\w+|\bmissa inte\b|\bnar jag (?:var|"
    r"borjade)\b|\bfor (?:\w+ )?ar sedan\b",
    reach=(8, 6),
)  # fmt: skip
