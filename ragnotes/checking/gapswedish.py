"""Words by which notes in Swedish admit that something is missing; the rules of `gapwords`."""

from __future__ import annotations

from .gapwords import GapWords

SWEDISH = GapWords(
    classes={
        "me": r"jag|mig|min|mina", "us": r"vi|oss", "others": r"han|hon|de|du|ni|man|folk|anvandare|nagon|vem|som",
        "finite": r"den|det|ar|kan|var|har|ska|ingen|maste",
        "lead": r"kunde|namnet|namn|tyvarr|men|och|ocksa|sa|sorry|arligt|talat|har|hade|dar|sen|lite|helt|ratt|kom|gick", "if": r"om|nar|"
        r"tills|innan",
        "not": r"inte|inget|noll|inga|ingenting|knappt|aldrig|nastan|lite", "remember": r"minns|minnas|mindes|ihag|komma", "memory":
        r"minnet",
        "forgot": r"glomt|glomde|glommer", "forgotten": r"glomt|glomde", "notes": r"anteckningar|anteckning|noteringar",
        "no": r"inga|knappt|fa|ingen|nastan", "write": r"antecknade|antecknat|anteckna|noterade|noterat|skrev|skrivit",
        "towrite": r"anteckna|skriva|anteckningar|noterat", "stop": r"slutade|slutat|upphorde", "my": r"mina",
        "end": r"slutar|slut|tunna|ofullstandiga|knapphandiga|magra", "miss": r"missade|missat|forsov|skippade|somnade|skolkade|slumrade",
        "hop": r"hoppade|hoppat", "over": r"over",
        "attend": r"delta|deltog|dar|hann|narvara|medverka|besokte|uppfattade|uppfattat|stanna|lyssnade", "only": r"bara|endast|forst",
        "part": r"sista|slutet|halften|delen|minuterna|halvvags", "seen": r"sag|sett|horde|hort|hann|kom",
        "late": r"sent|halvvags|forsenad", "come": r"kom|kommit|anlande|in|var",
        "session": r"forelasning\w*|foredrag\w*|talks?|keynoten?|session\w*|workshop\w*|intro\w*|inledning\w*|demo\w*|fragorna|halften|"
        r"borjan|slutet|resten|delen|dagen",
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
            "me !not miss", "~ !not miss", "^ session !not miss", "me over hop", "over hop", "me not attend", "~ not attend",
            "me only part seen",
            "~ only part seen", "me late come", "~ late come", "me early leave", "~ early leave", "me not session seen",
            "me not session leave",
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
            r"\bvad hette\b.{0,25}\bigen\b",
            r"\bhar jag glomt\b",
        ),
        "stopped": (
            r"\bfor (?:\w+ ){1,3}(?:for )?att (?:hinna )?(?:anteckna|skriva)\b", r"\bbatteriet (?:\w+ )?(?:tog slut|dog)\b",
            r"\b(?:mina )?anteckningar(?:na)? (?:slutar|tar slut|ar (?:\w+ )?(?:tunna|ofullstandiga|knapphandiga))\b",
            r"(?:^\W*|[\[(]|\bmin )(?:mobilen|mobil|laptop|datorn|dator|pennan|penna|batteri) (?:\w+ )?(?:dog|dod|slut|"
            r"tom)(?=\W*$|[,.;)\]])",
            r"(?:^|\bjag )hann (?:jag )?(?:\w+ )?inte (?:\w+ )?(?:anteckna|skriva|notera)\b",
            r"\bmina anteckningar (?:\w+ ){0,3}(?:rora|kaos|roriga)\b",
            r"\b(?:inget|ingenting|inga anteckningar) (?:efter|fran) (?:det har|har)\b",
            r"\b(?:har jag|jag har|^har) (?:\w+ )?bara (?:titeln|rubriken|borjan)\b",
        ),
        "missed": (
            r"\b(?:salen|rummet|lokalen) (?:\w+ )?(?:full|fullt|fullsatt)\b.{0,40}\b(?:inte|jag|vi)\b", r"\bkom inte in\b",
            r"\b(?:var|satt) (?:jag )?(?:\w+ )?(?:pa|i) (?:en annan|ett annat)\b",
            r"\b(?:maste|ska|vill|borde) (?:jag )?(?:\w+ )?(?:se|titta pa|kolla) (?:\w+ ){0,3}(?:efterhand|senare|inspelning\w*|"
            r"videon)\b",
            r"\binte sett (?:\w+ ){0,2}an\b",
            r"(?:^\W*|\bhar |\bjag )(?:var|gick|satt|stod|maste) (?:jag )?(?:\w+ ){0,4}(?:ringde|i telefon|ringa|pa toa|"
            r"toaletten|hamta kaffe|lunchkon?|i kon|ute)\b",
            r"(?:^|\bjag )var tvungen att (?:ga|sticka|lamna|ta ett samtal)\b",
            r"(?:^(?:gick|satt|hamnade|var) |\bjag )(?:\w+ ){0,3}(?:till|i|pa) fel (?:rum|sal|foredrag|spar|lokal|session)\b",
            r"\btankarna (?:\w+ )?(?:pa annat|nagon annanstans)\b|\bjag (?:var |blev )?(?:\w+ )?distraherad\b",
            r"\b(?:lyssnade (?:jag )?inte|inte lyssnade|stangde jag av(?=\W*$))\b",
            r"(?:^|\bjag )(?:dok upp|kom|anlande) (?:\w+ ){0,2}minuter (?:in|sent|senare|efter)\b",
            r"\bstod jag over\b|\bjag stod over\b",
            r"\bsvarade jag pa (?:mejl|mail|slack)\b|\bjag svarade pa (?:mejl|mail)\b",
            r"\bsa jag gick(?=\W*$)",
            r"\bmed ett halvt ora\b",
            r"[\[(](?:ljudet|bilden|strommen) (?:forsvann|brots|dog)\b[^\])]{0,15}[\])]|[\[(](?:lucka|glapp)\b",
        ),
        "unsure": (
            r"\bover huvudet pa mig\b", r"(?:^|\b(?:har|jag|och) )tappade (?:jag )?(?:\w+ )?(?:traden|bort mig)\b",
            r"(?:^|\bjag |\bhar )hangde (?:jag )?inte (?:\w+ )?med\b",
            r"\bom jag (?:\w+ )?(?:forstod|forstatt|minns|uppfattade|uppfattat|horde) (?:\w+ ){0,2}(?:ratt|korrekt)\b",
            r"\bom jag minns ratt\b", r"\bfor (?:tekniskt|snabbt|svart|abstrakt|avancerat|teoretiskt|djupt) for (?:mig|oss)\b",
            r"(?:\b(?:det var|jag|talaren|foredraget|han|hon|presentationen|mig)\b.{0,30}|^)\bsvar[ta]? att (?:folja|hora|forsta|"
            r"hanga)\b",
            r"\bjag vet inte (?:om|vad|vem|varfor|vilken) (?:han|hon|de)\b", r"\boklart for mig\b",
            r"\bjag (?:tror|antar) (?:att )?(?:han|hon|det) (?:\w+ )?(?:sa|hette|menade|kallades)\b",
            r"[\[(](?:horde|forstod|uppfattade|sag|fattade) (?:jag )?(?:inte|inget)\b[^\])]{0,25}[\])]",
            r"\b(?:gick|flog|for) (?:mig|oss) (?:\w+ )?forbi\b|\btappade (?:han|hon|de|talaren) mig\b",
            r"(?:^|\bjag )(?:\w+ ){0,2}(?:uppfattade|forstod|horde|fattade) (?:jag )?(?:\w+ )?(?:halften|vart \w+|"
            r"en tredjedel)\b|(?:^|, )uppfattade bara (?:halften|delar)\b",
            r"\bhuvudet (?:snurrade|var fullt|kokade)\b",
            r"^vet inte (?:\w+ )?(?:vad|vem|varfor|om|vilken|hur) (?:han|hon|de|det)\b",
            r"\binte mitt (?:omrade|amne)\b",
            r"\bmin hjarna (?:\w+ ){0,2}(?:upp|slut|av|mos)\b|\b(?:gav|dog|stangde) min hjarna\b",
        ),
    },
    never=r"\bglom inte\b|\baning om att\b|\bglom(?:de|t) (?:bort )?att (?!anteckna|skriva|notera)\w+|\bmissa inte\b|^ga inte\b|\bnar "
    r"jag (?:var|"
    r"borjade)\b|\bfor (?:\w+ )?ar sedan\b",
    reach=(8, 6),
)  # fmt: skip
