"""The words by which notes mark whose voice a sentence is in, language by language, folded as `text.fold` folds."""

from __future__ import annotations

# Words by which a note-taker speaks of himself, and those that may also be the speaker's voice in a list of what was said.
ME = {
    "en": "i me my mine myself im ive",
    "nl": "ik me mij mijn mezelf",
    "es": "yo mi mis me conmigo creo pienso recuerdo asisti estuve fui quede gusto",
    "de": "ich mein meine meinen meinem meiner mir mich",
    "fr": "je j mon ma mes moi",
    "it": "io mio mia miei mie mi",
    "pt": "eu meu minha meus minhas mim",
    "sv": "jag min mitt mina mig",
}
US = {
    "en": "we us our ours",
    "nl": "we wij ons onze",
    "es": "nosotros nosotras nuestro nuestra nuestros nuestras",
    "de": "wir uns unser unsere unseren unserem unserer",
    "fr": "nous notre nos",
    "it": "noi nostro nostra nostri nostre",
    "pt": "nos nosso nossa nossos nossas",
    "sv": "vi oss var vara",
}


def _phrases(text: str) -> frozenset[str]:
    """The phrases of a text, which stand between bars or line ends."""
    return frozenset(phrase.strip() for line in text.splitlines() for phrase in line.split("|") if phrase.strip())


# Labels: what stands before a colon or alone in a heading. When the note-taker speaks, "My take: ...", "Ed.: ...":
OWN_LABELS = _phrases("""
    my take|my own take|my opinion|my own opinion|my thoughts|my thought|my own thoughts|my impression|my impressions|my view
    my comment|my comments|my notes|my note|my verdict|personal note|personal opinion|personal take|note to self|ed|ed note
    editor's note|mijn mening|mijn indruk|mijn gedachte|mijn gedachten|eigen mening|eigen opmerking|persoonlijk|noot van mij
    mi opinion|mi impresion|mi valoracion|mi conclusion|opinion personal|opinion propia|nota personal|nota mia|nota propia
    meine meinung|meine gedanken|mein eindruck|mein fazit|mein senf|eigene meinung|eigene anmerkung|personliche meinung
    personliche anmerkung|anm|mon avis|mon opinion|mon ressenti|mon impression|avis personnel|note personnelle|remarque personnelle
    ndlr|nda|mia opinione|la mia opinione|mia impressione|la mia impressione|mio parere|il mio parere|mio commento|nota mia
    nota personale|ndr|minha opiniao|minha impressao|meu comentario|meu parecer|nota minha|nota pessoal|opiniao pessoal|min asikt
    min tanke|min kommentar|mitt intryck|egen asikt|egen kommentar|personlig asikt|personlig kommentar
""")

# over a question from the audience, by language, since a letter alone is one of them; numbers behind are left out:
QUESTION_LABELS = {
    "en": "q|question|audience|audience question|question from the audience|from the audience",
    "nl": "v|vraag|vraag uit het publiek|vraag uit de zaal|uit het publiek|uit de zaal|publiek",
    "es": "p|pregunta|publico|pregunta del publico|del publico",
    "de": "f|frage|publikum|frage aus dem publikum|aus dem publikum|publikumsfrage",
    "fr": "q|question|public|question du public|question de la salle|du public|de la salle",
    "it": "d|domanda|pubblico|domanda dal pubblico|dal pubblico",
    "pt": "p|pergunta|plateia|publico|pergunta da plateia|pergunta do publico|da plateia|do publico",
    "sv": "f|fraga|publik|publiken|fraga fran publiken|fran publiken",
    "ja": "質問|会場|会場から|会場からの質問|聴衆",
}
QUESTIONS_HEADINGS = _phrases("""
    q&a|q & a|q+a|q and a|q et a|qa|f&a|f & a|faq|question|questions|questions and answers|questions & answers|questions et reponses
    audience questions|questions from the audience|vragen|vragenronde|vragen en antwoorden|preguntas|preguntas y respuestas
    ruegos y preguntas|fragen|fragerunde|fragen und antworten|domande|domande e risposte|perguntas|perguntas e respostas|fragor
    fragor och svar|fragestund
""")

# over a text that the organisers or the speaker wrote, pasted into the notes; also in brackets at its end:
PASTED_LABELS = _phrases("""
    abstract|description|official abstract|official description|talk abstract|talk description|session abstract|session description
    conference abstract|from the program|from the programme|from the schedule|from the abstract|from the website
    from the conference site|taken from the programme|copied from the programme|quoted from the programme|copied from the schedule
    copied from the website|omschrijving|beschrijving|officiele omschrijving|officiele beschrijving|uit het programma|van de website
    overgenomen uit het programma|descripcion|descripcion oficial|descripcion de la charla|del programa|copiado del programa
    de la web|de la web oficial|beschreibung|kurzbeschreibung|ankundigung|ankundigungstext|offizielle beschreibung|aus dem programm
    aus dem programmheft|aus dem fahrplan|descriptif|description officielle|description de la conference|resume officiel
    resume de la conference|du programme|tire du programme|descrizione|descrizione ufficiale|abstract ufficiale|dal programma
    descricao|descricao oficial|descricao da palestra|do programa|copiado do programa|beskrivning|officiell beskrivning
    ur programmet|fran programmet
""")

OWN_WORDS = frozenset("imo imho imnsho ndlr".split())
# words of labels that no name has; the short ones may be part of one ("Ed", "van")
NO_NAMES = (
    frozenset(word for told in ME.values() for word in told.split())
    | frozenset(word for told in OWN_LABELS for word in told.split() if len(word) > 3)
    | frozenset("the this zur zum vom beim ein eine pour disclosure disclaimer transparency transparenz offenlegung hinweis aviso".split())
)
OWN_STARTS = ("個人的に", "私は", "私の感想", "僕は", "感想:", "所感:")  # of a sentence, in Japanese, which has no blanks

# "They show us": who is shown something is not who judges it. Portuguese "nos" without its accent is "in the".
TOLD_US = {
    "en": r"\b(?:they|he|she|who) \w{1,30} us\b",
    "nl": r"\b(?:hij|zij|ze|die) \w{1,30} ons\b",
    "de": r"\b(?:er|sie) \w{1,30} uns\b",
    "fr": r"\b(?:ils?|elles?|qui) (?:ne )?nous\b",
    "pt": r"\bnos\b",
    "sv": r"\b(?:han|hon|de) \w{1,30} oss\b",
}
# What a text on a talk calls itself, where the speaker wrote it.
THIS_TALK = (
    r"\b(?:this (?:talk|session|workshop|tutorial)|deze (?:lezing|sessie|workshop)|dit praatje|esta (?:charla|ponencia)|este taller"
    r"|diese[mr]? (?:vortrag|session|workshop)|cette (?:presentation|conference|session)|cet atelier|questo (?:talk|intervento)"
    r"|esta palestra|nesta palestra|detta foredrag|det har foredraget)\b"
)


# Sentences that tell of a question that somebody in the room asked; a sentence without one of the cues has none of them.
ASKED_CUES = (
    "ask", "wonder", "wanted to know", "object", "heckle", "audience", "crowd", "floor", "public", "vroeg", "vraag", "pregunt",
    "quiso saber", "frag", "wollte", "einwand", "demand", "pubblic", "chies", "chied", "domand", "pergunt", "quis saber", "undra",
    "plateia", "publiken", "salle",
)  # fmt: skip
ASKED = (
    r"\b(?:someone|somebody|(?:a|one) (?:person|man|woman|member|gentleman|lady)|people|an attendee)"
    r"(?: (?:in|from|of) the (?:audience|crowd|public|room))?"
    r"(?: then| also| \w+ly)? (?:asked|asks|wondered|wonders|wanted to know|objected|heckled)\b",
    r"\b(?:the |an )?audience(?: member)? (?:asked|asks|wondered|wanted to know|objected)\b",
    r"\b(?:question|asked|comment|remark|objection)s? (?:came )?from the (?:audience|crowd|floor|public)\b", r"\baudience question\b",
    r"\b(?:iemand|een (?:bezoeker|toehoorder)) (?:uit (?:het publiek|de zaal) )?(?:vroeg|vraagt|wilde weten)\b",
    r"\b(?:vraag|vragen|opmerking) (?:kwam )?(?:uit (?:het publiek|de zaal)|van een (?:bezoeker|toehoorder))\b",
    r"\b(?:alguien|un asistente|una asistente|uno del publico)(?: del publico)? (?:pregunto|pregunta|quiso saber)\b",
    r"\b(?:pregunta|preguntas|comentario|pregunto|preguntaron) (?:de[l]? (?:el )?publico|desde el publico|de un asistente)\b",
    r"\b(?:jemand|ein (?:zuhorer|besucher)|eine (?:zuhorerin|besucherin)|aus dem publikum)"
    r"(?: aus dem publikum)? (?:fragte|fragt|wollte wissen|kam die frage)\b",
    r"\b(?:frage|fragen|einwand|anmerkung) (?:kam )?aus dem publikum\b",
    r"\b(?:quelqu'un|une personne|un participant|une participante)(?: (?:du public|dans la salle))? (?:a demande|demande|demandait)\b",
    r"\b(?:question|questions|remarque) (?:du public|de la salle|dans la salle)\b",
    r"\b(?:qualcuno|uno spettatore|una spettatrice)(?: (?:del|dal|nel) pubblico)? (?:ha chiesto|chiede|chiese)\b",
    r"\b(?:domanda|domande) (?:dal|del) pubblico\b",
    r"\b(?:alguem|um participante|uma participante)(?: (?:da plateia|do publico))? (?:perguntou|pergunta|quis saber)\b",
    r"\b(?:pergunta|perguntas) (?:da plateia|do publico)\b",
    r"\b(?:nagon|en (?:ahorare|besokare))(?: (?:i|ur|fran) publiken)? (?:fragade|fragar|undrade|undrar)\b",
    r"\b(?:fraga|fragor) (?:ur|fran) publiken\b",
)  # fmt: skip

# What answers a question: labels, a yes or no, who replied; at the beginning of a sentence.
ANSWER_LABELS = _phrases("a|answer|ans|antwort|antwoord|r|respuesta|reponse|risposta|resposta|svar|回答|答え|答")
YES_NO = frozenset(
    "yes yep yeah no nope not ja nein nee jein doch si oui non sim nao nej jo depends maybe perhaps probably absolutely definitely exactly"
    " vielleicht kommt misschien hangt depende quizas talvez forse dipende peut-etre depend kanske はい いいえ".split()
)
REPLIED = (
    r"(?:(?:he|she|they|the speaker|hij|zij|ze|de spreker|er|sie|der redner|el|ella|il|elle|ele|ela|lui|lei|han|hon|[a-z]+(?: [a-z]+)?) )?"
    r"(?:answered|answers|replied|replies|responded|said|says|admitted|reply ?:|antwoordde|antwortete|antwortet|sagte|meinte|zei"
    r"|respondio|responde|contesto|dijo|a repondu|repond|a dit|ha risposto|risponde|ha detto|respondeu|disse|svarade|svarar|sa)\b"
)

# What marks a joke; a sentence without one of the cues holds none of it.
JOKE_CUES = (
    "jok", "kidding", "tongue", "j/k", "jk", "sarcasm", "iron", "grap", "gekscherend", "brom", "chiste", "scherz", "witz", "rire",
    "plaisant", "blague", "humour", "battuta", "brin", "piada", "skamt",
)  # fmt: skip
JOKE = (
    r"\((?:a |just a |just )?(?:joke|joking|kidding|jk|sarcasm|irony|grap(?:je)?|broma|chiste|scherz|witz|ironie|blague|humour"
    r"|scherzo|battuta|piada|brincadeira|skamt|ironi)!?\)",
    r"\bjust kidding\b", r"\bjust joking\b", r"\bj/k\b", r"\btongue[- ]in[- ]cheek\b", r"\bhalf[- ]jok(?:ing|ingly)\b", r"\bjokingly\b",
    r"\bjoked\b", r"\bjokes (?:that|about)\b", r"\b(?:a|the|running|closing|opening|old) joke\b", r"^joke ?:",
    r"\bgrapte\b", r"\b(?:als|bij wijze van) grap(?:je)?\b", r"\bgekscherend\b", r"^grapje ?:",
    r"\b(?:en|de) broma\b", r"(?<!\bno )\bes (?:una )?broma\b", r"\bbromeo\b", r"\bbromeaba\b", r"^(?:chiste|broma) ?:",
    r"\bscherzte\b", r"\bscherzhaft\b", r"\bim scherz\b", r"\bwitzelte\b", r"^(?:witz|scherz) ?:",
    r"\bpour rire\b", r"\bplaisantait\b", r"\ba plaisante\b", r"\ben plaisantant\b", r"^blague ?:",
    r"\bper scherzo\b", r"\bha scherzato\b", r"\bscherzava\b", r"^battuta ?:",
    r"\bbrincou\b", r"\bde brincadeira\b", r"^piada ?:",
    r"\bskamtade\b", r"\bpa skamt\b", r"\bskamtsamt\b", r"^skamt ?:",
)  # fmt: skip
SMILES = (";)", ";-)", ":P", ":-P", ":p", "xD", "XD", "😜", "😉", "😂", "🤣", "😝", "/s")

# What stands before the name of somebody who is quoted and did not speak there.
SAYS = (
    r"(?:as|like|to quote|quoting|citing|paraphrasing|according to|in the words of"
    r"|zoals|volgens|om met|como (?:dijo|decia|dice|escribio)|segun|citando a|citando|en palabras de"
    r"|wie|laut|zitat|comme (?:disait|dit|l'a dit|ecrivait)|selon|d'apres|citant|pour citer"
    r"|come (?:disse|diceva|dice|scrisse)|secondo|per citare|como (?:disse|dizia|diz)|segundo|nas palavras de"
    r"|som|enligt|for att citera|citerar)"
)
# "He quoted NAME: ...": a colon or a quotation must follow.
QUOTES = (
    r"quoted|quotes|cited|cites|cit[oó](?: a)?|cita (?:a )?|citeerde|citeert|zitierte|zitiert|a cité|cite|ha citato|citava|citou|citerade"
    r"|citerar"
)
# Behind a quotation, before the name of who said it; not folded.
SAID_BY = (
    r"(?:once )?(?:said|says|wrote|writes|noted|put it)|sagte|sagt|schrieb|schreibt|meinte|(?<=, )so|a dit|disait|dit|a écrit|écrivait"
    r"|selon|dijo|decía|dice|escribió|según|disse|dizia|diz|escreveu|segundo|zei|zegt|schreef|aldus|diceva|ha detto|scrisse|secondo|sa"
    r"|säger|skrev|enligt"
)
SAYS_CUES = (
    "quot", "cit", "paraphras", "according to", "the words of", "volgens", "palabras de", "segun", "laut ", "zitat", "comme ", "selon",
    "d'apr", "secondo", "come di", "come scri", "como d", "como escrib", "segundo", "palavras de", "enligt", " said", "put it",
    "wrote", "says", "writes", "noted", " zei", "zegt", "schre", "te spreken", " sagt", "schrieb", "meinte", " sa", "skrev",
)  # fmt: skip
SAYS_AFTER = {  # words that must follow the name for the words before it that can do without somebody saying something
    "as": r"(?:once )?(?:said|put it|wrote|says|writes|would say|noted|used to say)", "like": r"(?:once )?(?:said|says|put it|used to say)",
    "zoals": r"(?:ooit )?(?:zei|zegt|schreef)", "om met": r"te spreken", "wie": r"(?:einst |schon )?(?:sagte|sagt|schrieb|meinte)",
    "som": r"(?:en gang )?(?:sa|sager|skrev)",
}  # fmt: skip

# What tells that the note-taker is no neutral witness.
BIAS = (
    r"^(?:in the interest of )?(?:full )?disclosure ?[:,–-]", r"\bfull disclosure ?[:,]",
    r"^disclaimer ?:.{0,100}\b(?:work|consult|paid|sponsor|employ|friend|invest|collaborat|maintain)",
    r"\bi(?:'m| am)(?: (?!not\b|never\b)\w+){0,2} biased\b",
    r"\bi(?:'m| am) (?:\w+ ){0,2}(?:not|hardly|far from) (?:\w+ )?(?:neutral|impartial|unbiased|objective)\b",
    r"\bmy (?:own )?bias\b", r"\bi work (?:for|at|with)\b",
    r"\bi(?:'m| am) (?:a |one of the )?(?:maintainer|author|co-?author|core dev\w*|contributor|organi[sz]er|employee|friend)\b",
    r"\bmy (?:employer|company|colleague|co-?worker|boss|own project|own talk)\b",
    r"\b(?:ik ben|ben ik) (?:(?!niet bev)\w+ ){0,2}(?:bevooroordeeld|partijdig|niet neutraal)\b",
    r"\b(?:ik werk (?:bij|voor)|mijn (?:werkgever|collega))\b",
    r"\bno soy (?:\w+ ){0,2}(?:imparcial|objetiv[oa]|neutral)\b", r"(?<!\bno )\bsoy (?:\w+ )?parcial\b",
    r"(?:^|\byo |\bque |\bdonde )trabajo (?:en|para)\b", r"\bmi (?:empresa|companer[oa]|jefe)\b",
    r"\b(?:ich bin|bin ich|(?:und|,) (?:ich )?bin) (?:(?!nicht (?:vor|bef|par))\w+ ){0,2}"
    r"(?:voreingenommen|befangen|parteiisch|nicht neutral)\b",
    r"\b(?:ich arbeite|arbeite ich) (?:\w+ )?(?:bei|fur)\b", r"\bmein(?:e)? (?:arbeitgeber|kolleg\w+|chef)\b",
    r"\bje (?:ne )?suis (?:pas |donc )?(?:\w+ )?(?:objecti(?:f|ve)|partial\w*|impartial\w*|neutre|juge et partie)\b",
    r"\b(?:je travaille (?:chez|pour)|mon (?:employeur|collegue|patron))\b",
    r"(?<!\bnon )\bsono (?:\w+ )?di parte\b", r"\bnon sono (?:\w+ ){0,2}(?:imparziale|neutrale|obiettiv[oa])\b",
    r"\b(?:lavoro (?:per|in|presso)|(?:il )?mio (?:datore|collega|capo))\b",
    r"(?<!\bnao )\bsou (?:\w+ )?(?:suspeit[oa]|parcial)\b", r"\bnao sou (?:\w+ )?(?:neutr[oa]|imparcial)\b",
    r"\b(?:trabalho (?:na|no|para)|meu (?:chefe|colega|empregador))\b",
    r"\b(?:jag ar|ar jag) (?:(?!inte (?:par|jav))\w+ ){0,2}(?:partisk|javig|inte neutral)\b",
    r"\b(?:(?:jag (?:jobbar|arbetar)|(?:jobbar|arbetar) jag) (?:pa|for|hos)|min (?:arbetsgivare|kollega|chef))\b",
)  # fmt: skip
