"""Words of headings over what is no talk, folded, in many languages: introductions, lunch, closing words, thanks, the rest."""

from __future__ import annotations

_PLACES = (
    r"organizacion\b.*|hallway(?: track)?\b.*|social(?: event| events)?|"
    r"the (?:city|venue|food|people|party|event|conference|organi[sz]ation|location|community)|"
    r"pausa(?: (?:pranzo|caffe|cafe|te|comida|almuerzo|cena))?"
)
_ENDS = (
    r"closing(?: words| remarks| thoughts| notes| session| ceremony)?|concluding (?:words|remarks|thoughts)|wrap[- ]?up|"
    r"overall(?: impressions?| thoughts?)?|final(?:ly| words| thoughts| remarks| notes| impressions)?|(?:good)?bye(?: bye)?|"
    r"see you.*|reflexion(?:es)?(?: finales?)?|hasta (?:el proximo|la proxima).*|tot (?:volgend jaar|ziens).*|bis nachstes jahr.*|"
    r"ate (?:a proxima|ano que vem).*|(?:c'est le )?bilan\b.*|a l'annee prochaine.*|ce que je retiens.*|"
    r"(?:i )?saluti(?: (?:e |finali|iniziali|conclusivi|di ).{0,25})?|alla prossima.*|"
    r"(?:en|em|in) (?:resume|resumo|sintesis?|synthese|breve|sum|fin)"
)
_STARTS = r"welcome(?: speech| words| address)?|welcome to\b.*|opening(?: remarks| ceremony| session| words| notes)?|before\b.*"
_REST = (
    r"(?:my |some |general |overall |first |personal )?(?:thoughts?|impressions?|opinions?|reflections?|highlights?|takeaways?|"
    r"learnings?)(?: (?:on|of|from|about) (?:the )?(?:event|conference|day|summit|meetup|talks))?|"
    r"(?:attendees|participants|organi[sz]ers?|organi[sz]ed by|attended (?:with|by))\b *(?:[:–—-] *)?.{2,70}|"
    r"(?:photos?|pictures|images|photography) (?:by|courtesy of) .{2,60}|quote of the day.{0,60}|"
    r"(?:notes?|conclusions?|summary|recap|report|write-?up) (?:taken |written )?by .{2,50}|"
    r"(?:what|things) to (?:bring|pack|wear)|where to (?:eat|sleep|stay|park|drink)(?: \w+)?|"
    r"how to (?:get (?:there|here)|find us)|getting (?:around|home|back)|(?:code |dev )?sprints|"
    r"(?:the )?(?:committee|jury|examiners?)|practical(?:ities| (?:info|information|matters|things))?|anfahrt(?: und .{3,20})?|"
    r"bevor (?:es losgeht|wir (?:anfangen|beginnen))|antes de (?:empezar|comenzar|comecar)|infos? pratiques?|"
    r"praktisch(?:e info(?:rmatie)?)?|the (?:good|bad|ugly)|what i (?:liked|disliked|learned|learnt|missed)|"
    r"lo (?:bueno|malo|mejor|peor)|other posts\b.*|more from\b.*|related(?: posts| links)?|acknowledge?ments?|"
    r"(?:many )?thanks?(?: to\b.*)?|thank you.*|gracias(?: a .*)?|danke(?: an .*)?|merci(?: a .*)?|grazie(?: a .*)?|"
    r"tack(?: till .*)?|about(?: me| us| the author| the event| the conference| this (?:post|conference|event))?|to[- ]dos?|"
    r"follow[- ]ups?|misc(?:ellaneous)?(?: notes)?|random(?: notes| thoughts)?|next(?: year| time| steps)?(?:'s .*)?|"
    r"other(?: thoughts| notes| stuff| things)?|(?:the )?(?:talks?|tutorials?|sessions?|workshops?|keynotes?) (?:that )?(?:i|"
    r"we) (?:missed|skipped|(?:did not|didn['’]t|couldn['’]t|could not) (?:see|attend|go to|make))|q ?& ?a|offi?cial\b.*party|"
    r".* party|los entretiempos\b.*|(?:(?:the|our|my) )?(?:team|crew|staff|contacts)|things to (?:google|look up|read|try)|"
    r"pontos (?:positivos|negativos)\b.*|pontos nao.*|puntos (?:positivos|negativos|a mejorar)\b.*|"
    r"points (?:positifs|negatifs)\b.*|.*\b(?:en images|in pictures|in photos|en fotos|in bildern|em fotos|in immagini)"
)
_OF_IT = (
    r"(?:the |el |la |le |l'|il |lo |o |a |os |het |de |den |die |der |das |do |da |del |des |du |dem |d'|zur? |all[ao]? |au |an |"
    r"ein(?:e|er|em)? |"
    r"una? |une? |um(?:a)? |een |dell[ao']? ?|dell'|all'|ao |aux? |nach )*"
)
_EVENT_WORD = (
    r"(?:event|conference|conf|convention|summit|meetup|evento|conferencia|congreso|congres|evenement|konferenz|veranstaltung|"
    r"konferens(?:en)?|"
    r"konferens|evenemang(?:et)?|konference(?:n)?|conferenza|congresso|conferentie|salon|talks|konferencj[aie]|konferencja)"
)
_AFTER = (
    rf"(?:after|despues|apres|nach|na(?: afloop)?|dopo|efter|depois|po)(?: {_OF_IT}{_EVENT_WORD})|after[- ]?p[ae]rt(?:y|ie|ies)|"
    r"after(?:[- ]?work(?:s)?| ?movie| ?glow)?|"
    r"(?:pre|post|welcome|speakers?|opening|closing|evening)[ -]?(?:party|drinks|reception|dinner|mixer)|"
    r"(?:social|mixer|aperitivo|apero|aperitif|drinks?|beers?|karaoke|board ?games)(?: (?:night|evening|time|hour|track))?|"
    r"fiesta(?: .{2,30})?|festa(?: .{2,30})?|soiree(?: .{2,30})?|borrel .{2,30}|"
    r"(?:my |a |the )?first(?:[- ]?time)?(?: (?:visit|time|timers?|attendance|conference|attendee))+(?: (?:at|in|to)\b.{0,40})?|"
    r"(?:mi|ma|mein|meine|mijn|minha|la mia|min|moja) (?:primera|premiere|erste|erster|erstes|eerste|primeira|prima|forsta|forste|"
    r"pierwsza) (?:vez|fois|mal|keer|volta|gang(?:en)?|visita|visite|bezoek|\w*conf\w*|\w*con|konferenz|konferens|"
    r"konferencja)\b.{0,40}|(?:where|how) i (?:stayed|slept|ate|got there|travelled)\b[^:]{0,30}|"
    r"(?:how|why) i (?:went|came|got) (?:there|here|to)\b[^:]{0,40}|(?:(?:conference|free|some|the|my) )?(?:swags?|goodies|"
    r"goody ?bags?|stickers?|t-?shirts?|merch(?:andise)?|freebies|giveaways?|schwag|souvenirs?)(?:,? (?:and|&|y|e|et|und|en|och|"
    r"from|at) .{1,25})?|(?:the |el |la |le |les |il |o |a |het |de |der |die )?(?:venue|location|veranstaltungsort|anfahrt|"
    r"unterkunft|verpflegung|lieu|locaux|sede|lugar|recinto|local|luogo|locatie|lokalen|lokalet|platsen|stedet|miejsce|dojazd|"
    r"jedzenie|organizacja|organisation|organizacao|organizzazione|organizacion|organisatie|arrangement(?:et)?|ambiance|ambiente|"
    r"atmosphere|atmosfera|atmosphare|stimmung|sfeer|stamning|comunidad|comunidade|communaute|gemeenschap|logement|alojamiento|"
    r"hospedagem|alloggio|sponsoren|sponsorer|patrocinadores|sponsorzy|espacio|espaco|stands?|standjes|messestande)(?: (?:and|y|e|"
    r"et|en|und|och|og|i) .{2,25})?|"
    r"(?:some |my |other |selected |the )*(?:interesting|favou?rite|best|accepted|notable)? ?papers?(?: of interest)?|(?:general |"
    r"some |other )*(?:things|stuff|topics|tools|projects|links|books) ?(?:that )?.{0,40}?\b(?:to (?:check|look|try|google|read|"
    r"explore|follow)|i (?:want|need|should|plan))\b.{0,40}|why (?:did )?i (?:go|went|attend|attended)\b.*|przerwa(?: .{2,20})?|"
    r"(?:[^:]{2,20}: )?(?:see you )?(?:next year|nachstes jahr|volgend jaar|l'annee prochaine|proximo ano)\b[^?]{0,40}"
)
ASIDES_BEYOND_LATIN = (
    r"オープニング(?:トーク|セッション)?|開会(?:式|の挨拶|挨拶)?|閉会(?:式|の挨拶|挨拶)?|会場.{0,8}|懇親会.{0,6}|"
    r"アフター ?パーティー?|ランチ.{0,4}|お昼.{0,4}|休憩.{0,4}|スポンサー.{0,8}|ブース.{0,8}|ノベルティ.{0,6}|お土産.{0,4}|"
    r"グッズ.{0,4}|初参加.{0,8}|.{0,8}参加した(?:感想|きっかけ|理由|目的)|"
    r".{0,8}(?:に)?参加(?:して|してきた|してきました|しました|した)|(?:全体の|全体的な|イベントの)?(?:感想|所感|雰囲気|様子|概要)|"
    r"全体を通して.{0,6}|개회(?:사|식)?|폐회(?:사|식)?|점심.{0,5}|저녁.{0,4}|휴식.{0,4}|행사장.{0,5}|부스.{0,6}|경품.{0,4}|"
    r"굿즈.{0,4}|네트워킹.{0,4}|(?:첫 )?(?:참가|참석|참여) ?(?:후기|계기|동기|이유)?|행사 ?(?:소개|개요)|컨퍼런스 ?(?:소개|개요)|"
    r"(?:찾아 ?)?(?:가는|오시는) ?길|(?:이벤트|체험|포토) ?존|방명록.{0,4}|会后.{0,6}|會後.{0,6}"
)
_NEXT = (
    r"(?:(?:the |our |das |der |die |la |le |el |o |il |lo |de |het )?(?:next|nachste[rsn]?|prochaine?|proxim[oa]|prossim[oa]|volgende|"
    r"nasta) "
    r"(?:meetup|meeting|event|edition|gathering|treffen|termin|ausgabe|rencontre|reunion|encuentro|edicion|encontro|edicao|incontro|"
    r"edizione|bijeenkomst|editie|traff|mote)\b[^?]{0,40})"
)
_OTHER = (
    r"[oø]vrigt?|(?:mis |meine |mes |minhas |mijn |mina |mine |le mie |i miei )?(?:notas|apuntes|notizen|notes|notities|"
    r"aantekeningen|anteckningar|notater|appunti)"
)
_TO_DO = r"(?:try|do|read|watch|explore|check(?: out)?|look (?:at|up|into))(?: (?:at (?:home|work)|later|next|when home|back home))*"
_LATER = (
    rf"stuff to {_TO_DO}|things to {_TO_DO}|to {_TO_DO}|saker att (?:gora|testa|prova|lasa|kolla)(?: (?:hemma|pa jobbet|senare))?|"
    r"a (?:tester|essayer|faire|lire|revoir)(?: (?:chez moi|a la maison|plus tard))?|"
    r"cosas (?:para|por) (?:probar|hacer|leer|mirar)|p(?:ara|or) (?:probar|hacer|leer|mirar)(?: (?:en casa|luego|despues))?|"
    r"coisas para (?:testar|fazer|ler)|para (?:testar|fazer|ler|experimentar)(?: (?:em casa|depois))?|"
    r"da (?:provare|fare|leggere)(?: a casa)?|do (?:zrobienia|sprawdzenia|przeczytania)(?: w domu)?"
)
_MEETING = (
    r"chat|chatting|interview|conversation|walk(?: and talk)?|stroll|hike|run|jog(?:ging)?|(?:bike )?ride|entrevista|conversacion|paseo|"
    r"gesprache?|unterhaltung|spaziergang|entretien|promenade|balade|gesprek|wandeling|conversa|passeio|intervista|chiacchierata|passeggiata|"
    r"samtal|intervju|promenad|mingl(?:e|ing)|meeting|treffen|encuentro|rencontre|ontmoeting|incontro|encontro"
)
MEETS = (
    r"(?:an? |the |una? |une |eine? |een |ett? |uma? )?"
    r"(?:(?:morning|afternoon|evening|lunch|short|long|quick|little|nice|hallway|corridor) )?"
    rf"(?:{_MEETING})(?: (?:with|mit|con|avec|met|com|med) .{{2,60}})?"
)
MEALS = r"(?:(?:conference|team|speakers?['’]?|group) )?(?:dinner|lunch|breakfast|drinks|beers?|coffee|tea) (?:with|at) .{2,60}"
# what stands before whom somebody met or thanks; a heading of it and a name is no talk
MET = frozenset(
    "met|met up with|met with|meeting|meeting with|meeting up with|talking to|talking with|talked to|talked with|spoke to|spoke with|"
    "speaking to|speaking with|chatting with|chatted with|catching up with|hanging out with|thanks|thanks to|thank you|thank you to|thx|"
    "ich traf|getroffen|treffen mit|gesprochen mit|gesprach mit|im gesprach mit|unterhalten mit|geredet mit|danke|danke an|dank an|"
    "rencontre|rencontree|rencontre avec|j'ai rencontre|discute avec|discussion avec|parle avec|echange avec|echanges avec|merci|merci a|"
    "conoci a|conociendo a|encontre a|hablando con|hable con|hablamos con|charlando con|charle con|gracias|gracias a|"
    "conheci|encontrei|conversando com|conversei com|falando com|falei com|obrigado|obrigada|obrigado a|obrigada a|"
    "ontmoet|ontmoeting met|gesproken met|gepraat met|praten met|kennisgemaakt met|kennismaking met|bedankt|dank je|dank aan|dank u|"
    "incontrato|ho incontrato|ho conosciuto|parlando con|ho parlato con|chiacchierando con|chiacchierata con|grazie|grazie a|"
    "traffade|traffat|jag traffade|motte|mott|pratade med|pratat med|prat med|snackade med|snack med|tack|tack till".split("|")
)
_WHO = (
    rf"{MEALS}|{MEETS}|(?:sponsors?['’]?s? )?booths?(?: duty)?(?: (?:of|by|de|di|von|van) .{{2,40}}|\s*[:–—-] .{{2,40}})?|"
    r"sponsors?\s*[:–—-] .{2,60}|sponsored by .{2,40}|stand (?:de|di|do|da|von|van) .{2,40}|(?:about|uber|sobre|over|om|su|"
    r"a propos d[eu])(?: (?:the|den|die|el|la|o|a|de))? ?(?:l['’]|ll['’])?(?:author|autora?|autorin|auteure?|autore|autrice|"
    r"forfattaren)s?\b.{0,60}|sull['’]autor[ei]\b.{0,60}"
)
# what stands before a remark
_REMARKS = r"n\.? ?b|side ?notes?|observac(?:ion(?:es)?|ao|oes)|anm(?:arkning(?:ar)?)?|p\.? ?s"
ASIDES = rf"{_REMARKS}|{_WHO}|{_NEXT}|{_OTHER}|{_STARTS}|{_ENDS}|{_REST}|{_PLACES}|{_AFTER}|{_LATER}"
