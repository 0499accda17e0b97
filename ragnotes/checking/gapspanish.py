"""Words by which notes in Spanish and Portuguese admit that something is missing; the rules of `gapwords`."""

from __future__ import annotations

from .gapwords import GapWords

# The verb itself says "I", so verbs stand here in the first person, and participles after "I have".

SPANISH = GapWords(
    classes={
        "me": r"yo|me|mi|mis|conmigo", "us": r"nos|nosotros|nosotras", "others": r"ellos|usted|nadie|alguien|quien|usuarios|gente",
        "if": r"si|cuando|hasta", "not": r"no|nada|ni|tampoco|apenas|nunca|casi|sin|ya",
        "remember": r"recuerdo|acuerdo|recordar|acordarme|recordamos|acordamos|retuve|recordaba", "keep": r"quede|quedo",
        "name": r"nombres?|titulo|detalles|cifras|numeros", "forgot": r"olvide|olvidamos", "olvid": r"olvido|olvidaron|olvidado|ido",
        "have": r"he|ha|hemos|han", "forgotten": r"olvidado", "notes": r"notas|apuntes|nota", "no": r"no|sin|pocas|pocos|apenas",
        "take": r"tome|tomamos|tengo|hice|saque|hay|tomar|tenemos",
        "write": r"apunte|anote|escribi|apuntamos|anotamos|copie|apuntado|anotado", "stop": r"deje|dejamos|pare|paramos",
        "towrite": r"tomar|apuntar|escribir|anotar|notas|apuntes", "my": r"mis",
        "end": r"terminan|acaban|incompletas|incompletos|desastre|caos|lio|escasas|escasos", "lost": r"perdi|perdimos", "skip": r"salte|"
        r"saltamos|saltado",
        "could": r"pude|pudimos|llegue|llegamos|consegui|logre|alcance|podido",
        "attend": r"asistir|ir|ver|llegar|estar|verl[ao]s?|quedar\w*|entrar|acudir|escuchar\w*|oirla|acabar",
        "went": r"fui|fuimos|asisti|estuve|estuvimos|vi|vimos|entre|escuche|acudi",
        "session": r"charlas?|taller(?:es)?|sesion(?:es)?|keynote|ponencias?|parte|principio|final|inicio|dia|esta|ella|todo|resto|"
        r"minutos|comienzo|intro|introduccion|demo|preguntas|mitad|mesa|ninguna?|tiempo|cierre",
        "only": r"solo|solamente|unicamente", "arrive": r"apareci|aparecimos|llegue|llegamos|entre|entramos|incorpore",
        "late": r"tarde|empezad[ao]|mitad|medias", "leave": r"irme|irnos|salir|salirme|marcharme|marche|fui|fuimos",
        "early": r"antes|pronto|temprano|mitad", "had": r"tuve|tuvimos|me|nos", "sleep": r"dormid[oa]|dormi|distraje|despiste",
        "understand": r"entendi|entiendo|pille|comprendi|entendimos|capte|entere|enteramos|oi|entendido|comprendido|pillado",
        "grasp": r"entender\w*|comprender|seguir\w*|pillar|escuchar|oir", "sure": r"segur[oa]s?|clar[oa]",
        "am": r"estoy|quedo|queda|tengo|estamos", "idea": r"idea", "know": r"se", "about": r"mucho|demasiado|casi|suficiente|bastante",
        "difficult": r"dificil|complicad[oa]|costo",
    },
    rules={
        "stopped": (
            "no take notes", "^ no notes", "not write", "not me write", "stop towrite", "my end notes", "end my notes",
            "olvid me towrite", "me olvid towrite",
        ),
        "forgot": ("not remember", "me !not olvid", "!not forgot", "have me forgotten", "not name keep", "have !not forgotten"),
        "missed": (
            "me lost session", "me session lost", "me !not skip", "not could attend", "not session went", "not could session",
            "only session went", "arrive late", "had early leave", "me sleep", "have me skip",
        ),
        "unsure": (
            "not understand", "not am sure", "^ not sure", "^ not idea", "not me sure", "me difficult grasp", "not about know",
            "not could grasp",
        ),
    },
    idioms={
        "forgot": (
            r"\b(?:lo|todo lo|lo poco|lo unico) que (?:aun |todavia |me )?recuerdo\b",
            r"\bde memoria\b.{0,40}\b(?:despues|semanas|dias|errores)\b", r"\brecuerdos? (?:muy |bastante )?(?:vago|borroso|difuso)s?\b",
            r"\b(?:se me (?:ha |han )?(?:ido|olvid\w+|escap\w+|paso)|me he olvidado)\b",
            r"\bno me (?:viene|sale) (?:a la cabeza|el nombre|ahora|su nombre)\b", r"\bhe olvidado\b",
            r"\brecuerdo (?:muy )?(?:poco|poca|pocas|casi nada)\b",
            r"\bcomo se llamaba\b[^.?]{0,25}\?",
        ),
        "stopped": (
            r"\b(?:demasiado|muy|tan) (?:\w+ )?(?:rapid[oa]|deprisa|aprisa|cansad[oa]|veloz) (?:como )?para (?:seguir )?(?:apunt|anot|"
            r"escrib|tom|tecle|copi)\w*",
            r"\b(?:guarde|cerre|deje) (?:el|mi) (?:cuaderno|portatil|boli|boligrafo)\b",
            r"\bescuche mas (?:que|de lo que) (?:escribi|apunte|anote)\b", r"\bno hay mas (?:notas|apuntes)\b",
            r"\bme quede sin (?:bateria|papel|boli)\b",
            r"\bmis (?:notas|apuntes) (?:\w+ ){0,2}(?:acaban|terminan|son (?:escas|incomplet|poc))",
            r"\b(?:acaban|terminan) mis (?:notas|apuntes)\b",
            r"(?:^\W*|[\[(]|\bmi )(?:bateria|movil|portatil|boli|ordenador) (?:\w+ )?(?:muert[oa]|agotad[oa]|sin bateria|a cero|"
            r"murio)(?=\W*$|[,.;)\]])|^\W*sin (?:bateria|boli|papel)(?=\W*$|[,)])",
            r"(?:^|[,.;:(] ?|\b(?:ya|pero|y|me|nos) )no (?:me |nos )?(?:dio|daba|ha dado) tiempo(?:\W*$| (?:a|de|"
            r"para) (?:\w+ )?(?:apunt|anot|escrib|tom|copi|ver|ir|lleg|asist|escuch|entrar|nada|mas|todo))",
            r"[\[(](?:hueco|laguna|falta (?:algo|un trozo|una parte|el final|el principio))\b",
            r"\ba partir de (?:aqui|ahi),? (?:ya )?(?:nada|no hay|en blanco)\b(?! (?:de|que) )",
            r"\bno l[oa]s? tengo (?:apuntad|anotad|escrit)[oa]s?\b",
            r"\b(?:solo|unicamente) tengo (?:el titulo|el principio|el nombre)\b",
            r"\bpaso (?:demasiado|muy) (?:rapido|deprisa)(?=\W*$)",
        ),
        "missed": (
            r"\bno (?:me|nos) dejaron (?:entrar|pasar)\b",
            r"\b(?:me|nos|me la|me lo) perdi(?:mos)? (?:el|la|los|las|parte|varias|algunas|un|una)\b",
            r"\bme (?:la|lo|las|los) (?:perdi|salte)\b",
            r"\b(?:sala|aula|taller) (?:\w+ ){0,2}(?:llen[oa]|complet[oa])\b.{0,40}\b(?:no|entrar|asi que)\b",
            r"\b(?:tengo que|tendre que|quiero|me queda|pendiente de|habra que) ver(?:l[ao]s?)?\b(?=.{0,25}(?:video|grabacion|despues|"
            r"luego|online|youtube|en casa|pronto))",
            r"\b(?:aun|todavia) no (?:l[ao]s? )?he visto\b",
            r"\b(?:estaba|estabamos|estuve|estuvimos) en otr[ao] (?:charla|sala|taller|sesion)\b", r"\bestaba (?:enferm[oa]|mal[oa])\b",
            r"\bno estaba (?:demasiado |muy )?atent[oa]\b", r"\bme (?:quede|habia quedado) dormid[oa]\b",
            r"\b(?:sali|salimos) (?:\w+ )?(?:a|para) (?:atender|coger|contestar|responder|llamar|por|hablar|comer|fumar)\b|"
            r"\b(?:sali|tuve que salir|me sali) un (?:momento|rato)\b",
            r"(?:^\W*|[,(\[] ?)estaba (?:\w+ )?al (?:telefono|movil)\b|(?:^|[(\[])al telefono(?=\W*$|[)\]])",
            r"(?:^|\b(?:aqui|ahi|alli|me|luego|pausa|comida|descanso|yo) )desconecte(?=\W*$|[,;)]| (?:aqui|ahi|en|al|a mitad|"
            r"un rato|cuando|porque)\b)",
            r"(?:^|[,.;:(] ?|\b(?:yo|aqui|ya|pero|que) )no (?:estaba|estuve|preste|prestaba|puse) (?:\w+ ){0,2}(?:atencion|"
            r"atent[oa]|escuchando(?=\W*$))",
            r"(?:^|[,.;:(] ?|\b(?:yo|aqui|ya|sinceramente|verdad) )estaba (?:pensando en (?:otr\w+ cosas?|mis cosas)|"
            r"con la cabeza)\b|\btenia la cabeza en (?:otr[oa]|las nubes)\b",
            r"(?:^|[,.;:(] ?|\b(?:yo|aqui|ya|sinceramente|verdad) )estaba (?:contestando|respondiendo|leyendo|mirando|"
            r"escribiendo) (?:\w+ ){0,2}(?:correos?|e?-?mails?|slack|mensajes|movil|whatsapps?)\b",
            r"\bequivoque de (?:sala|aula|charla|planta|edificio|hora|track|horario|sitio)\b|\b(?:entre|estaba|acabe|"
            r"meti) en la (?:sala|charla) (?:equivocada|que no era)\b",
            r"\best[ae] (?:\w+ )?deje pasar\b|\bhice (?:pellas|novillos|campana)\b|\bpase de (?:est[ae]|la|el) (?:charla|sesion|"
            r"taller|ponencia)\b",
            r"(?:^|[,.(] ?|\byo )(?:todavia |aun )?(?:seguia|estaba)(?: \w+){0,2} (?:en la|haciendo) cola (?:de(?:l)?|"
            r"para) (?:la |el )?(?:comida|cafe|comer|bano|almuerzo|registro|entrada|entrar)\b",
            r"\b(?:y|asi que|por eso) me (?:fui|largue|marche|pire)(?=\W*$)",
            r"\b(?:escuche|escuchaba|oi|atendi) a medias\b|\bcon medio oido\b",
        ),
        "unsure": (
            r"\bme perdi\b(?! (?:el|la|los|las|un|una|parte|varias|algunas))", r"\b(?:ni|no tengo(?: ni)?) idea\b",
            r"(?:\b(?:charla|fue|ponente|ponencia|sesion|me|parte|resulto)\b.{0,25}|^)\b(?:dificil|complicad[oa]|cost\w+)(?: \w+){0,2} "
            r"(?:de )?seguir\b",
            r"\b(?:me costo|nos costo)(?: \w+){0,2} (?:seguir|entender|pillar)\w*",
            r"\bsi (?:no )?(?:lo |la )?(?:entendi|entiendo|he entendido|recuerdo) (?:\w+ )?(?:bien|mal|correctamente)\b",
            r"\b(?:demasiado (?:\w+ )?|muy (?:tecnic|rapid|avanzad|complej|complicad|dificil|abstract|teoric|dens|profund)\w* )para "
            r"(?:mi|mi nivel|nosotros)\b",
            r"\bno se (?:si|que|quien|cual|por que) (?:\w+ )?(?:hablaba|decia|dijo|queria|quiso|era|se referia)\b", r"\bperdi el hilo\b",
            r"\bse me escap\w+\b", r"\b(?:apenas|casi no|no) se (?:oia|escuchaba|entendia)\b", r"\bme supera\b",
            r"\bno me quede con (?:el|la|los|las|su|que)\b", r"\bcreo que (?:dijo|se llamaba|menciono|hablaba)\b",
            r"\b(?:solo|apenas|unicamente) (?:entendi|pille|comprendi)\b",
            r"\b(?:entendi|pille|comprendi) (?:solo|apenas|la mitad|una parte|poco)\b",
            r"\bse me (?:hizo|hacia) (?:\w+ )?(?:cuesta arriba|bola|dificil|complicad[oa])\b",
            r"\bsigo sin (?:\w+ )?(?:entender|comprender|pillar|verle)\w*",
            r"\bme (?:supera|supero|superaba|sobrepas\w+|queda grande|quedo grande|viene grande)(?=\W*$|[,.;])",
            r"\bno (?:l[oa]s? )?cogi\b(?! (?:el|la|un|una) (?:tren|bus|metro|avion|vuelo)\b)",
            r"\b(?:entendi|pille|capte|oi|escuche) una palabra de cada\b",
            r"\bpor encima de (?:la|mi) cabeza\b(?=\W*$)",
            r"\bni (?:\w+ )?idea de (?:lo )?que (?:queria|decia|hablaba|iba)\b",
            r"[\[(]no (?:se )?(?:oi|entendi|pille|escuche|oye|entiende)\b[^\])]{0,25}[\])]",
            r"\bno es (?:\w+ )?mi (?:campo|area|tema|especialidad|terreno)\b",
            r"\bmi cerebro (?:\w+ ){0,2}(?:basta|frito|desconect\w+|rindio|apago)\b",
        ),
    },
    never=r"\bno tenia (?:ni )?idea de que\b|\bolvide (?!apuntar|anotar|tomar|preguntar|escribir)\w+[aei]r\b|\bno (?:te|os|se) (?:lo |"
    r"la )?(?:pierdas|perdais|pierdan)\b|\bno (?:te )?olvid(?:es|eis|en|emos)\b|\bcuando (?:era|empece)\b|\bno me perdi\b|\bno "
    r"me arrepiento\b|\b(?:no|sin) (?:quiero )?olvidar(?:me|nos)?\b",
    reach=(4, 1),
)  # fmt: skip

PORTUGUESE = GapWords(
    classes={
        "me": r"eu|me|mim|meu|minhas|minha", "us": r"nos|gente",
        "others": r"ele|ela|eles|elas|voce|voces|ninguem|alguem|quem|usuarios|pessoas", "if": r"se|quando|ate",
        "not": r"nao|nada|nem|tampouco|mal|nunca|sem|ja|pouco",
        "remember": r"lembro|recordo|lembrar|lembrei|lembramos|recordar|guardei|memorizei|lembrava", "forgot": r"esqueci|esquecemos",
        "notes": r"notas|anotacoes|apontamentos|nota|anotacao", "no": r"nao|sem|poucas|pouca|nenhuma",
        "take": r"tomei|fiz|tenho|tirei|peguei|ha|fizemos|tomamos", "write": r"anotei|escrevi|apontei|registrei|registei|anotamos",
        "stop": r"parei|deixei|desisti|paramos", "towrite": r"tomar|anotar|escrever|notas|anotacoes|apontar|tirar", "my": r"minhas|meus",
        "end": r"acabam|terminam|incompletas|escassas|param", "lost": r"perdi|perdemos", "skip": r"pulei|pulamos|faltei|saltei",
        "could": r"pude|consegui|conseguimos|pudemos|deu", "attend": r"assistir|ir|ver|chegar|estar|participar|entrar|ficar|comparecer",
        "went": r"fui|fomos|assisti|estive|vi|vimos|entrei|participei|compareci|ouvi",
        "session": r"palestras?|oficinas?|sessao|sessoes|keynote|parte|inicio|fim|final|dia|esta|essa|resto|minutos|comeco|intro|"
        r"introducao|demo|perguntas|metade|abertura|"
        r"encerramento|workshop|talk|apresentac\w+|nenhuma|tempo",
        "only": r"so|somente|apenas", "arrive": r"cheguei|chegamos|entrei", "late": r"atrasad[oa]s?|tarde|meio|atraso",
        "leave": r"sair|sai|ir|saimos|embora", "early": r"antes|cedo|meio", "had": r"tive|tivemos|precisei|mais|sai",
        "sleep": r"dormi|adormeci|cochilei", "understand": r"entendi|compreendi|percebi|acompanhei|peguei|captei|entendo|entendemos|ouvi",
        "grasp": r"pegar|captar|acompanhar|entender|compreender|seguir|ouvir|perceber", "sure": r"certeza|segur[oa]|clar[oa]",
        "idea": r"ideia", "know": r"sei|conheco", "about": r"muito|bastante|suficiente|quase", "astray": r"perdid[oa]s?",
        "am": r"fiquei|estava|ficamos|fico|tenho|ficou|estou",
    },
    rules={
        "stopped": ("no take notes", "^ no notes", "not write", "stop towrite", "my end notes", "forgot towrite"),
        "forgot": ("not remember", "!not forgot"),
        "missed": (
            "session lost", "skip", "not could attend", "not session went", "only session went", "arrive late", "had early leave",
            "sleep",
        ),
        "unsure": (
            "not understand", "not am sure", "^ not sure", "not me sure", "not am idea", "^ no idea", "not about know", "am astray",
            "not could grasp",
        ),
    },
    idioms={
        "forgot": (
            r"\b(?:o|tudo o|do|o pouco) que (?:eu )?(?:ainda )?(?:me )?(?:lembro|recordo)\b",
            r"\bde memoria\b.{0,40}\b(?:depois|semanas|dias|erros)\b", r"\bfugi\w* (?:da|de minha) (?:memoria|cabeca)\b",
            r"\bme deu (?:um )?branco\b", r"\blembro (?:muito )?(?:pouco|quase nada)\b",
            r"\bme (?:fugiu|fugiram|escapou|escaparam|foge|fogem|escapa|escapam)\b",
            r"\bnao (?:me )?vem a (?:cabeca|memoria)\b",
            r"\bcomo (?:era|se chamava|chamava)\b.{0,20}\bnome\b|\bcomo (?:se )?chamava\b[^.?]{0,25}\?",
            r"\bnao (?:consegui|pude|deu para) (?:guardar|reter|decorar|gravar) (?:tudo|todos|todas|os nomes|o nome|nada|"
            r"quase)\b",
        ),
        "stopped": (
            r"\b(?:demais|(?:muito|tao) (?:rapid|depressa|cansad|veloz)\w*) (?:para|pra) (?:continuar )?(?:\w+ )?(?:anotar|anotando|"
            r"escrever|tomar|digitar|copiar)\b", r"\bfiquei sem bateria\b",
            r"\b(?:a )?bateria (?:acabou|morreu)\b",
            r"\bminhas (?:notas|anotacoes) (?:\w+ ){0,2}(?:acabam|terminam|param|sao (?:poucas|escassas|incompletas))\b",
            r"(?:^\W*|[\[(]|\bmeu |\bminha )(?:bateria|celular|notebook|caneta|laptop|telemovel) (?:\w+ )?(?:mort[oa]|morreu|"
            r"acabou|sem bateria|descarregou|pifou)(?=\W*$|[,.;)\]])|^\W*sem bateria(?=\W*$|[,)])",
            r"\bnao (?:me )?deu (?:\w+ )?tempo(?:\W*$| (?:de|para|pra) (?:\w+ )?(?:anot|escrev|tom|copi|ver|ir|cheg|assist|"
            r"ouvir|entrar|nada|mais|tudo))",
            r"\bnao (?:o |a )?tenho (?:isso |isto |nada )?(?:anotad|escrit|registrad)[oa]\b",
            r"[\[(](?:buraco|lacuna|falta (?:algo|um pedaco|uma parte|o fim|o inicio))\b",
            r"\b(?:minhas|meus) (?:notas|anotacoes|apontamentos) (?:\w+ ){0,3}(?:bagunca|confus[ao]s?|desastre|caos)\b",
            r"\bdaqui (?:pra|para a?) ?frente (?:nao tenho )?nada\b",
            r"\b(?:so|apenas) tenho (?:o titulo|o inicio|o nome)\b",
            r"\bpassou (?:muito rapido|rapido demais|depressa demais)(?=\W*$)",
        ),
        "missed": (
            r"\b(?:sala|auditorio|oficina) (?:\w+ ){0,2}(?:chei[oa]|lotad[oa])\b.{0,40}\b(?:nao|entrar|entao)\b",
            r"\bsai (?:mais cedo|antes)\b",
            r"\b(?:preciso|tenho que|vou|quero|falta) (?:ainda )?(?:ver|assistir)\b(?=.{0,30}(?:video|gravac|depois|online|youtube))",
            r"\b(?:estava|estive|estavamos) (?:em outr|noutr)[ao] (?:sala|palestra|oficina|sessao|trilha)\b",
            r"\bainda nao (?:vi|assisti)\b",
            r"\bperdi (?:o|a|os|as|parte|um|uma)(?! (?:fio|meada))\b",
            r"\bsai (?:\w+ )?(?:para|pra) (?:atender|telefonar|ligar|comer|buscar|pegar|fumar|responder)\b|\b(?:sai|"
            r"precisei sair|tive que sair) um (?:instante|momento|pouco)\b",
            r"(?:^\W*|[,(\[] ?)estava (?:\w+ )?no (?:telefone|celular|telemovel)\b|(?:^|[(\[])no telefone(?=\W*$|[)\]])",
            r"\b(?:aqui|ai|parte|daqui) (?:eu )?viajei(?=\W*$)|\bviajei na maionese\b",
            r"(?:^|[,.;:(] ?|\b(?:eu|aqui|ja|mas) )nao (?:estava|prestei|prestava) (?:\w+ ){0,2}(?:atencao|atent[oa]|ouvindo|"
            r"escutando|a ouvir)\b",
            r"\bquando (?:eu )?(?:cheguei|entrei)\b.{0,30}\b(?:ja|comecad|terminad|acabad)",
            r"\b(?:me distrai|distrai-me)\b|\beu (?:\w+ )?(?:estava )?distraid[oa]\b|^(?:estava )?distraid[oa]\b",
            r"\b(?:entrei|fui|estava|fui parar) na (?:sala|palestra) errada\b|\berrei (?:de|a) (?:sala|palestra|horario)\b",
            r"\bacabei (?:\w+ )?(?:dormindo|adormecendo|cochilando|pegando no sono)\b",
            r"\b(?:ess[ae]|est[ae]) eu (?:\w+ )?(?:deixei passar|matei|pulei)\b|\bmatei (?:ess[ae]|est[ae]|a (?:palestra|sessao|"
            r"oficina|tarde|manha))\b",
            r"(?:^|[,.;:(] ?|\b(?:eu|sinceramente|verdade) )estava (?:respondendo|lendo|olhando|escrevendo|vendo|a responder|"
            r"a ler) (?:\w+ ){0,2}(?:e-?mails?|slack|mensagens|celular|whatsapp)\b",
            r"(?:^|[,.(] ?|\beu )(?:ainda )?(?:estava|fiquei) na fila (?:do|da|para|pra) (?:o |a )?(?:almoco|cafe|comida|"
            r"banheiro|credenciamento|entrada|entrar)\b",
            r"\bapareci (?:\w+ )?(?:minutos|tarde|depois|atrasad[oa])\b|\b(?:cheguei|apareci|entrei) (?:\w+ )?minutos (?:depois|"
            r"atrasad[oa]|mais tarde)\b",
            r"\be fui embora(?=\W*$)",
            r"\b(?:ouvi|vi|assisti|escutei) (?:\w+ )?(?:pela metade|por alto|de longe)\b",
            r"[\[(](?:o )?(?:audio|som|video|sinal) (?:caiu|falhou|cortou|sumiu)\b",
            r"\bentrei (?:na metade|no meio|pela metade)\b",
        ),
        "unsure": (
            r"(?:\b(?:foi|palestra|palestrante|era|ficou|parte|apresentacao)\b.{0,25}|^)\bdificil (?:de )?(?:acompanhar|seguir|"
            r"entender)\b",
            r"\bperdi o fio\b", r"\bme perdi\b",
            r"\bse (?:eu )?(?:entendi|lembro|me lembro|compreendi|percebi) (?:\w+ )?(?:bem|direito|corretamente)\b",
            r"\b(?:demais|demasiado \w+|muito (?:tecnic|rapid|avancad|complex|complicad|dificil|abstrat|teoric|dens|profund)\w*) (?:para|"
            r"pra) (?:mim|nos|o meu)\b",
            r"\bnao (?:faco|tenho)(?: a (?:minima|menor))? ideia\b|(?:^|\beu )nao fazia (?:a \w+ )?ideia\b|(?:^|[,;:(] ?)(?:nem|sem) "
            r"ideia\b", r"\bnao sei (?:se|o que|quem|qual|por que) (?:ele|ela|eles)\b",
            r"\bnao (?:me )?ficou (?:muito )?claro (?:para mim)?", r"\b(?:so|apenas) (?:entendi|compreendi|acompanhei)\b",
            r"\b(?:entendi|compreendi) (?:so|apenas|metade|pouco|a metade|uma parte)\b",
            r"\b(?:acho|creio) que (?:ele|ela|isso) (?:disse|falou|mencionou|se chamava)\b",
            r"\bnao deu para (?:entender|ouvir|acompanhar)\b",
            r"\b(?:pass(?:ou|aram)|foi) (?:\w+ )?por cima da minha cabeca\b|\bpassou (?:me )?ao lado(?=\W*$)",
            r"\b(?:continuo|ainda estou|sigo) sem (?:\w+ )?(?:entender|compreender|perceber|saber)\b",
            r"\b(?:so|apenas|mal) (?:peguei|ouvi|captei|apanhei) (?:\w+ )?(?:metade|parte|um terco|pedacos)\b",
            r"\b(?:entendi|ouvi|peguei) uma (?:palavra|frase) (?:a|em|de) cada\b",
            r"^sei la (?:o que|quem|como|por que|se)\b|\beu sei la\b",
            r"[\[(]nao (?:ouvi|entendi|peguei|percebi|vi)\b[^\])]{0,25}[\])]",
            r"\bminha cabeca (?:deu no|fritou|estava cheia|nao aguentou)\b",
            r"(?:^|\b(?:aqui|diante|eu|parte) )(?:eu )?boiei\b",
            r"\bnao e (?:\w+ )?(?:minha|meu) (?:area|campo|assunto|praia|especialidade)\b",
            r"\bmeu cerebro (?:\w+ ){0,2}(?:desistiu|fritou|desligou|travou|parou)\b",
        ),
    },
    never=r"\bideia (?:de )?que\b|\besqueci (?:de|me de) (?!anotar|tomar|escrever|perguntar|fazer)\w+[aei]r\b|\bnao (?:se "
    r")?esque(?:ca|cam|camos|cer)\b|\bnao (?:perca|percam)\b|\bquando (?:eu )?(?:era|comecei)\b|\bnao perdi\b|\bpara nao\b|"
    r"\bfui (?:eu )?quem\b",
    reach=(4, 1),
)  # fmt: skip
