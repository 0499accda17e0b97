"""Words by which notes in German and Dutch admit that something is missing; the rules of `gapwords`."""

from __future__ import annotations

from .gapwords import GapWords

GERMAN = GapWords(
    classes={
        "me": r"ich|mir|mich", "us": r"wir|uns", "others": r"er|man|du|ihr|viele|leute|niemand|jemand|keiner|wer",
        "finite": r"hat|haben|wird|werden|kann|konnen|ist|sind|war|muss|sie|es",
        "lead": r"leider|konnte|aber|und|auch|dann|bin|habe?|war|da|hier|so|sorry|ehrlich|gesagt|noch|etwas|ganz|mir|ein|paar|allerdings|"
        r"doch|nur",
        "if": r"wenn|falls|sobald|bis|als|sollte", "not": r"nicht|nichts|nix|garnix|nimmer|kaum|kein|keine[nrms]?|nie|wenig|weniger",
        "remember": r"erinnern|erinnere?|gemerkt|merken|behalten|parat", "more": r"mehr", "know": r"weiss|wusste",
        "forgot": r"vergessen|vergass|entfallen", "notes": r"notizen|mitschrift\w*|aufzeichnungen|notiz",
        "no": r"keine|kaum|wenig|wenige|nur",
        "write": r"mitgeschrieben|aufgeschrieben|notiert|mitschreiben|aufschreiben|notieren|abgeschrieben|abschreiben|festgehalten|"
        r"mitnotiert|mitgetippt",
        "stop": r"aufgehort|aufgegeben|aufhoren", "towrite": r"mitzuschreiben|schreiben|mitschreiben|notizen|notieren|tippen",
        "end": r"chaotisch|wirr|chaos|durcheinander|enden|endet|ende|aufhoren|dunn|luckenhaft|sparlich|unvollstandig|brechen|lucken|"
        r"fehlen|knapp", "my": r"meine[rn]?",
        "miss": r"verpasst|verpasste|verschlafen|verschlief|versaumt|ausgelassen|geschwanzt|ubersprungen|eingenickt|eingeschlafen|"
        r"weggenickt|eingedost|weggedost|verpennt|gepennt|abgeschweift|"
        r"geschenkt|sausen",
        "attend": r"teilnehmen|teilgenommen|dabei|besuchen|besucht|ansehen|angesehen|anschauen|angeschaut|anhoren|angehort|"
        r"mitbekommen|mitgekriegt|dort|anwesend|geschafft|hingehen|hin|bleiben|zugehort|aufgepasst",
        "only": r"nur|erst|hochstens|gerade|vielleicht|etwa|bestenfalls",
        "seen": r"gesehen|gehort|mitbekommen|mitgekriegt|dazugekommen|dazugestossen|angekommen|gekommen|reingekommen",
        "part": r"letzten?|ende|schluss|fragen|halfte|teil|rest|minuten|mitte|spat", "late": r"spat|verspatet",
        "come": r"gekommen|angekommen|kam|dran|da|rein|reingekommen|dazu|bin|war|kamen|eingetroffen", "before": r"vor",
        "session": r"vortrag\w*|talks?|keynote|workshops?|session|intro|einleitung|einfuhrung|demo|halfte|mitte|anfang|ende|schluss|rest|"
        r"teil|tag",
        "early": r"fruher|vorzeitig|fruhzeitig", "leave": r"gegangen|gehen|weg|raus|los|verlassen|ging|aufbrechen|mussten?|abgereist",
        "understand": r"verstanden|verstehe|verstand|verstehen|folgen|kapiert|begriffen|gefolgt|mitgekommen|nachvollziehen|"
        r"durchgestiegen",
        "sure": r"sicher|klar|ersichtlich|vertraut", "idea": r"ahnung|peil|plan",
        "bit": r"teile?|halfte|halbe|bruchteil|bruchstucke|viertel|drittel|jedes|wenig|einen", "unsure": r"unsicher|unklar|schleierhaft|"
        r"ratselhaft",
        "hard": r"schwer|schwierig|kaum|muhsam",
    },
    rules={
        "stopped": (
            "^ no notes", "me not notes", "me not write", "~ not write", "me stop towrite", "my end notes", "forgot me notes",
            "~ stop towrite", "~ forgot notes",
        ),
        "forgot": (
            "me not more know", "^ not more know", "me not remember", "^ not remember", "~ not remember", "me !not forgot",
            "~ !not forgot", "^ !not forgot",
        ),
        "missed": (
            "me !not miss", "~ !not miss", "^ session !not miss", "me not attend", "~ not attend", "me only part seen",
            "~ only part seen", "me late come",
            "~ late come", "me early leave", "~ early leave", "me before part leave", "me only part come", "me not session seen",
            "me not session leave",
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
            r"\bweiss (?:ich )?(?:das )?nimmer\b",
            r"\bwie (?:hiess|heisst)\b.{0,25}\b(?:noch ?mal|nochmals)\b",
        ),
        "stopped": (
            r"\bmehr zugehort als (?:mit)?geschrieben\b", r"\bzum (?:mitschreiben|schreiben|notieren) (?:\w+ ){0,3}zu \w+",
            r"\bvergessen,? (?:mir )?(?:notizen|mitzuschreiben)\b", r"\bzu (?:\w+ ){1,3}(?:zum mitschreiben|um mitzuschreiben)\b",
            r"\b(?:mein )?(?:akku|laptop|handy) (?:\w+ )?(?:leer|tot|alle)\b.{0,40}\b(?:fehl|rest|nichts|keine|nicht)",
            r"\bmit (?:dem|der) (?:schreiben|tippen|mitschreiben|notizen) nicht (?:mehr )?(?:hinterher|nach|mit)",
            r"\bmeine (?:notizen|aufzeichnungen) (?:\w+ ){0,3}(?:enden|horen|brechen|dunn|luckenhaft|sparlich|unvollstandig|knapp)\b",
            r"\benden meine (?:notizen|aufzeichnungen)\b", r"\bfehlen (?:mir )?(?:\w+ )?notizen\b",
            r"\bich (?:\w+ )?nicht mehr (?:tippen|schreiben)\b",
            r"(?:^\W*|[\[(]|\bmein )(?:akku|laptop|handy|rechner|stift|batterie) (?:war |ist |wurde )?(?:\w+ )?(?:leer|tot|alle|"
            r"hin|gestorben)(?=\W*$|[,.;)\]])",
            r"\bab (?:hier|da) (?:\w+ )?(?:nichts|nix|keine notizen)(?: mehr)?(?=\W*$|[,.;)])",
            r"\b(?:hab\w* ich|ich hab\w*|^hab\w*) (?:\w+ )?nur (?:den titel|die uberschrift|den anfang)\b",
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
            r"(?:^\W*|\bich )(?:da |hier |dann )?(?:war|bin|musste|ging) (?:ich )?(?:\w+ ){0,2}(?:draussen|raus|rausgegangen|"
            r"auf (?:dem )?klo|auf toilette|telefonieren|(?:kaffee|essen) holen|am telefon|ans telefon|weg)(?=\W*$|[,.;)])",
            r"^(?:\w+ ){1,3}hab\w* ich mir (?:\w+ )?(?:gespart|geschenkt|erspart)\b",
            r"(?:\b(?:ich|wir)\b.{0,40}|^(?:da |hier |erst )?(?:sass|war|stand) (?:ich )?.{0,20})\bfalschen (?:raum|saal|"
            r"vortrag|track|talk|workshop|stockwerk|gebaude)\b",
            r"\b(?:war|bin) (?:ich )?(?:vorher|eher|vorzeitig|mittendrin|einfach) (?:gegangen|abgehauen)\b",
            r"(?:^|\bich )kam (?:ich )?(?:\w+ ){1,3}(?:minuten|stunden?) (?:spater|zu spat|nach beginn)\b",
            r"(?:\bich\b.{0,30}|^(?:hab )?)\bnebenbei\b.{0,20}\b(?:e?-?mails?|slack|gearbeitet|gechattet|chat)\b",
            r"(?:^\W*|\bich )(?:\w+ )?(?:stand|hing|war)(?: ich)?(?: \w+){0,2} in der (?:essens|kaffee|mittags|"
            r"einlass)?schlange\b",
            r"\bhab\w* ich (?:\w+ )?abgeschaltet(?=\W*$)|\bmit den gedanken (?:\w+ )?(?:woanders|anderswo)\b|(?:\bich (?:war |"
            r"wurde )?|^war )(?:\w+ )?abgelenkt\b",
            r"\b(?:folien|slides|leinwand|beamer) waren?\b.{0,30}\b(?:nicht|kaum|schlecht|schwer) (?:\w+ )?(?:zu )?(?:lesen|"
            r"lesbar|erkennen|erkennbar|sehen)\b",
            r"\bmit halbem ohr\b|\bhalb zugehort\b",
            r"(?:^|[(\[,;] ?)(?:\w+ )?(?:anfang|ende|schluss|mitte|rest|einleitung|intro|fragerunde|namen?|titel|teil) (?:fehlt|"
            r"fehlen)(?=\W*$|[,.;)\]])",
            r"\b(?:hab\w*|bin) (?:ich )?(?:mich )?(?:\w+ ){0,2}(?:ausgeklinkt|weggedammert|weggetreten)\b",
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
            r"\bnur (?:noch )?bahnhof\b", r"[\[(](?:unverstandlich|unklar|akustisch)[^\])]{0,20}[\])]", r"\bmich (?:\w+ )?abgehangt\b",
            r"\ban mir (?:\w+ )?(?:vorbei|voruber)",
            r"\b(?:steige?|blicke?|stieg|blickte) (?:ich )?(?:\w+ ){0,2}(?:nicht|nix|net) (?:\w+ )?durch\b",
            r"(?:^|[,;:] ?)(?:ab )?(?:da |hier )?bin (?:ich )?(?:\w+ ){0,2}(?:ausgestiegen|abgehangt worden|nicht mehr mit)\b",
            r"^\W*k\.?a\.?,? (?:was|wie|wer|warum|ob|wo|welche\w*|worum)\b",
            r"[\[(][^\])]{0,30}\b(?:nichts?|kaum|nicht richtig) (?:gehort|verstanden|mitbekommen|gesehen)[\])]",
            r"\b(?:mir|mein) (?:\w+ )?(?:schwirrt|raucht|brummt|qualmt)\w* (?:\w+ )?(?:der )?(?:kopf|schadel)\b|\bmein (?:kopf|"
            r"hirn) (?:war|ist) (?:\w+ )?(?:voll|zu|matsch|brei)\b",
            r"\bnicht mein (?:\w+)?(?:gebiet|thema|fach)\b|\bohne gewahr\b",
        ),
    },
    never=r"\bnicht (?:zu )?vergessen\b|\bkeine ahnung,? dass\b|\bzum vergessen\b|\bvergessen,? (?!(?:mir )?(?:notizen|mit))(?:\w+ "
    r"){0,3}zu \w+en\b|\bals ich (?:\w+ ){0,3}(?:student|kind|anfing|jung)|\bfruher (?:habe|hatte|wusste)\b|\bnichts verpasst\b|"
    r"\bgeschafft, (?:\w+ ){1,6}zu (?!sehen|horen|gehen|kommen|besuchen|folgen|verstehen)\w+en\b",
    reach=(8, 6),
)  # fmt: skip

DUTCH = GapWords(
    classes={
        "me": r"ik|me|mij|mijn", "us": r"we|wij|ons", "others": r"hij|zij|je|jij|u|men|mensen|niemand|iemand|wie|gebruikers",
        "finite": r"het|is|zijn|was|werd|wordt|kan|kunnen|heeft|had|hebben|moet|die|dat|ze|er",
        "lead": r"helaas|kon|maar|en|ook|dus|sorry|eerlijk|gezegd|nog|toen|daar|hier|heb|ben|was|echt|heel|een|beetje|jammer|genoeg|al|"
        r"alweer",
        "if": r"als|wanneer|zodra|tot|toen|mocht", "not": r"niet|niets|nauwelijks|amper|geen|nooit|weinig|niks", "more": r"meer",
        "know": r"weet|wist", "remember": r"herinner|herinneren|herinnerde|onthouden|onthield|heugt",
        "forgot": r"vergeten|vergat|ontschoten|ontgaan|ontschiet", "notes": r"aantekeningen|notities|notitie|aantekening",
        "no": r"geen|weinig|amper|nauwelijks",
        "write": r"opgeschreven|genoteerd|meegeschreven|opschrijven|noteren|meeschrijven|overnemen|overgenomen|overschrijven|"
        r"vastgelegd|schreef",
        "stop": r"gestopt|stopte|opgehouden|opgegeven",
        "towrite": r"schrijven|meeschrijven|aantekeningen|notities|noteren|typen|notuleren", "my": r"mijn|m'n",
        "end": r"rommeltje|chaos|warrig|houden|stoppen|eindigen|ophouden|dun|summier|onvolledig|mager|schaars|stopt",
        "miss": r"gemist|miste|misten|overgeslagen|verslapen|gespijbeld|ingedut|ingedommeld|weggedommeld",
        "attend": r"bijwonen|bijgewoond|gevolgd|meegekregen|meegemaakt|bezocht|gehaald|heen|geweest|deelnemen|opgelet|opletten|letten|"
        r"geluisterd|"
        r"blijven",
        "only": r"alleen|slechts|enkel|pas|maar|hooguit|hoogstens",
        "seen": r"gezien|gehoord|meegekregen|meegemaakt|binnengekomen|gekomen|aangehaakt|bijgewoond",
        "part": r"laatste|einde|eind|helft|stuk|stukje|deel|minuten|halverwege|slot", "late": r"laat|halverwege",
        "come": r"binnen|gekomen|aangekomen|kwam|kwamen|was|binnengekomen|aangehaakt|dus|aangeschoven",
        "session": r"praatje|intro|inleiding|demo|vragen|helft|slot|eind|einde|talks?|keynote|workshops?|sessie|begin|eerste|minuten|"
        r"rest|deel|dag|presentatie",
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
            "me not more know", "^ not more know", "me not remember", "^ not remember", "~ not remember", "me !not forgot",
            "~ !not forgot", "^ !not forgot",
        ),
        "missed": (
            "me !not miss", "~ !not miss", "^ session !not miss", "me not attend", "~ not attend", "me only part seen",
            "~ only part seen", "me late come",
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
            r"\bhoe (?:heet|heette)\b.{0,25}\b(?:alweer|al weer|ook weer)\b",
        ),
        "stopped": (
            r"\bte (?:\w+ ){1,4}(?:om (?:\w+ ){0,3}(?:op te schrijven|mee te schrijven|te typen|te tikken|bij te houden|te noteren|te "
            r"schrijven)|voor "
            r"(?:aantekeningen|notities))\b",
            r"\b(?:accu|batterij|laptop|telefoon) (?:\w+ ){0,2}(?:leeg|dood|op)\b.{0,40}\b(?:rest|ontbreekt|niets|geen|niet)\b",
            r"\bmeer geluisterd dan (?:op)?geschreven\b",
            r"\bmijn (?:aantekeningen|notities) (?:\w+ ){0,3}(?:op|eindigen|stoppen|summier|dun|mager|onvolledig)\b",
            r"(?:^\W*|[\[(]|\bmijn )(?:accu|laptop|telefoon|batterij|pen) (?:was |is )?(?:\w+ )?(?:leeg|dood|op|kapot)(?=\W*$|"
            r"[,.;)\]])",
            r"\bvanaf (?:hier|daar) (?:\w+ )?(?:niets|niks|geen aantekeningen|geen notities)(?: meer)?(?=\W*$|[,.;)])",
            r"\b(?:heb ik|ik heb|^heb) (?:\w+ )?(?:alleen|slechts|enkel) (?:maar )?(?:de titel|het begin)\b",
        ),
        "missed": (
            r"\b(?:zaal|ruimte|workshop|sessie) (?:\w+ ){0,2}(?:vol|volgeboekt)\b.{0,50}\b(?:niet|geen|ik|we)\b",
            r"\bte laat\b.{0,30}\b(?:ontbreekt|gemist)\b", r"^te laat (?:binnen|gekomen)\b", r"\bin slaap gevallen\b",
            r"\bik (?:was|kwam) er pas (?:na|bij|om|halverwege|vanaf)\b",
            r"\bik (?:\w+ ){0,3}niet (?:\w+ )?kunnen (?:lezen|zien|horen|volgen)\b", r"\b(?:was ik|ik was) (?:\w+ )?ziek\b",
            r"\b(?:zat|was) (?:ik )?(?:\w+ ){0,3}(?:in|bij) een andere? (?:sessie|zaal|praatje|talk|workshop|presentatie)\b",
            r"\b(?:moet|ga|wil|zal) ik (?:\w+ ){0,4}(?:terugkijken|bekijken|inhalen|terugzien)\b",
            r"\bnog niet (?:teruggekeken|bekeken)\b", r"\ber (?:\w+ ){0,2}niet bij\b",
            r"(?:^\W*|\bik )(?:was|moest|zat|ben|stond) (?:ik )?(?:\w+ ){0,2}(?:koffie (?:aan het )?halen|aan het bellen|"
            r"aan de telefoon|bellen|naar de wc|op de wc|buiten|weg|in de rij)\b(?! van)",
            r"\b(?:stuk\w*|dit|deel|begin|eind\w*) (?:\w+ )?kwijt, (?:ik )?was\b",
            r"(?:^|\bik )(?:\w+ ){0,3}(?:in|naar) de verkeerde (?:zaal|ruimte|sessie|track|praatje|talk)\b",
            r"\b(?:ik was|was ik|raakte ik|ik raakte|^was|^raakte)\b(?: \w+){0,2} afgeleid\b(?! (?:van|uit)\b)",
            r"^(?:deze|dit|die)\b.{0,25}\b(?:laten|liet ik) (?:schieten|lopen|gaan)\b",
            r"(?:\bik |^)(?:\w+ ){0,4}(?:mails?|berichten|slack) te (?:beantwoorden|lezen|bekijken)\b",
            r"(?:^|\bik )kwam (?:ik )?(?:\w+ ){1,3}(?:minuten|uur) (?:later|te laat|na (?:het )?begin)\b",
            r"\b(?:ben ik|ik ben) (?:\w+ )?(?:weggegaan|weggelopen|vertrokken)(?=\W*$)",
            r"\b(?:slides|scherm|dia's)\b.{0,30}\bniet (?:\w+ )?(?:te lezen|leesbaar|te zien)\b",
            r"\bmet (?:een )?half oor\b|\bhalf geluisterd\b",
            r"(?:^|[(\[,;] ?)(?:\w+ )?(?:begin|eind\w*|slot|midden|rest|inleiding|intro|naam|namen|titel|deel) (?:ontbreekt|"
            r"ontbreken|kwijt)(?=\W*$|[,.;)\]])",
            r"[\[(](?:geluid|beeld|stream) [^\])]{0,20}(?:weg|uit)[^\])]{0,5}[\])]",
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
            r"^kon (?:\w+ ){0,2}(?:niet|amper|nauwelijks) (?:\w+ ){0,2}(?:volgen|bijhouden|bijbenen|verstaan|begrijpen|horen|"
            r"zien|lezen)\b",
            r"(?:\bik\b.{0,20}|^(?:hier |daar )?)\b(?:de weg|de draad|het spoor|het verhaal) (?:\w+ )?kwijt",
            r"\b(?:mij|me|ons) (?:\w+ ){0,2}boven de pet\b",
            r"\b(?:ging|gaat|vloog|liep)\b.{0,25}\blangs (?:me|mij|ons) heen\b",
            r"^(?!.{0,80}\b(?:heeft|hebben|had|hadden|kan|kunnen|wordt)\b).{0,60}\b(?:maar|slechts|amper|hooguit|"
            r"nauwelijks) (?:\w+ ){0,4}(?:helft|kwart|stuk|deel|derde|woord\w*) (?:\w+ ){0,2}(?:meegekregen|verstaan|begrepen|"
            r"gehoord|gevolgd|gesnapt|gezien)\b",
            r"(?:\bben ik|\bik ben|^) ?(?:\w+ )?afgehaakt\b",
            r"^(?:geen|een) flauw (?:idee|benul)\b|\bik\b.{0,20}\bflauw (?:idee|benul)\b",
            r"\b(?:duizelde|tolde) (?:het )?(?:me|mij)\b|\bmijn hoofd (?:zat|tolde|liep|is) (?:\w+ )?(?:vol|om)\b",
            r"\bniet mijn (?:\w+)?(?:gebied|onderwerp|vak)\b|\bonder voorbehoud(?=\W*$)",
        ),
    },
    never=r"\bniet (?:te )?vergeten\b|\bgeen idee dat\b|\bvergeten (?:\w+ ){0,3}te (?!noteren|schrijven|maken|nemen)\w+en\b|\btoen ik "
    r"(?:\w+ ){0,3}(?:student|kind|begon|jong)|\bvroeger\b.{0,20}\b(?:wist|begreep)\b|\bniets gemist\b",
    reach=(8, 6),
)  # fmt: skip
