"""What the words of a heading say it is: a day or session over talks, an aside such as the introduction, a part or a kind of a talk."""

from __future__ import annotations

import functools
import re

from ..text import fold
from .inline import unmark
from .patterns import at_first_use

EMOJI = at_first_use("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U000e0020-\U000e007f]+")
# kinds of talks, as they stand before a title
KIND = (
    r"\b(?:(?:opening|closing|ending|final|guest|invited|plenary|main|morning|afternoon|evening|first|second|third|last|"
    r"premi[eè]re|deuxi[eè]me|seconde|tercera|"
    r"primera|segunda|eerste|tweede|derde|erste|zweite|prima|seconda)\s+)?"
    r"(?:keynote(?:\s+(?:speech|talk|address))?|lightning\s+talk|tech\s+talk|short\s+talk|long\s+talk|"
    r"(?:sponsor(?:ed)?|invited|plenary)\s+talk|talk|"
    r"workshop|"
    r"hands[- ]on(?:\s+lab)?|quickie|tools[- ]in[- ]action|tutorial|fireside\s+chat|conf[ée]rence|charla(?:\s+rel[aá]mpago)?|"
    r"taller|ponencia|praatje|lezing|presentatie|presentation|"
    r"presentaci[oó]n|vortrag|palestra|oficina|f[öo]redrag|foredrag|intervento|relazione|atelier|"
    r"基調講演|招待講演|キーノート|セッション|ワークショップ|키노트|튜토리얼|세션|主题演讲|演讲)"
    r"(?![^\W_])"
)
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|last|eerste|tweede|derde|vierde|laatste|primer|segundo|tercer|cuarto|ultimo|"
    r"erster|zweiter|dritter|letzter|"
    r"premier|deuxieme|troisieme|dernier|premiere|primeiro|terceiro|primo|secondo|terzo|forsta|andra|tredje|forste|anden|"
    r"\d{1,2}(?:st|nd|rd|th|e|er|eme|ere|º|o|\.)?)"
)
_DAYWORD = r"(?:day|dag|dagen|dia|tag|jour|journee|jornada|giorno|giornata|dzien|den|päivä|paiva)"
_DAY = (
    rf"\b(?:{_DAYWORD}\s*#?(?:\d{{1,2}}|[ivx]{{1,3}}(?=\W*$)|zero|one|two|three|four|uno|dos|tres|un|deux|trois|een|"
    rf"twee|drie|eins|zwei|drei|um|dois|due|tre|"
    rf"ett|tva)|{_ORDINAL}\s+{_DAYWORD})\b|\d{{1,2}}일차|第[一二三四\d]天|\d日目"
)
DAY = at_first_use(_DAY)
_DAY_FIRST = at_first_use(rf"(?:the |de |el |der |la |le |il |o |den )?(?:{_DAY})")
WEEKDAY = at_first_use(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tue|wed|thu|fri|sat|sun)\b[ ,.]*\d|(?:maan|dins|woens|"
    r"donder|vrij|zater|zon)dag\b|"
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b|(?:mon|diens|donners|frei|sams|sonn)tag\b|mittwoch\b|"
    r"(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche\b|(?:segunda|terca|quarta|quinta|sexta)(?:-feira)\b|"
    r"(?:lunedi|martedi|mercoledi|giovedi|venerdi|domenica)\b|(?:man|tis|ons|tors|fre|lor|son)dag(?:en)?\b|[月火水木金土日]曜日"
)
_MONTH_NAMES = (
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|mei|mrt|okt|mai|maj|dez|fev|fevr|avr|juin|"
    r"juil|aout|set|out|gen|mag|giu|lug|ott)"
    r"\w*\b|\d{4}[-/.]"
)
_DATE = at_first_use(
    r"(?:\w+,?\s+)?(?:\d{1,2}(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+|of\s+)?[^\W\d]+|[^\W\d]+\.?\s+\d{1,2}(?:st|nd|rd|"
    r"th)?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|"
    r"\d{1,2}[/.]\d{1,2}[/.](?:\d\d)?\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d)(?:,?\s+(?:de\s+)?\d{4})?"
)
_ASIAN_DATE = at_first_use(r"(?:\d{4}\s?[年년]\s?)?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号]\s*(?:[(（]?[^\W\d_]{1,3}[)）]?)?[\s:：]*")
_DIGITS = frozenset("0123456789")
_SESSION = at_first_use(
    r"(?:(?:morning|afternoon|evening|the|main|industry|all|conference|some|other|more|selected|my|favou?rite|notable|"
    r"parallel|plenary|regular|short|"
    r"notes on|notes from|de|las|los|die|les|as|os|le|gli|otras|alle|autres|mis|mes)\s+)*"
    r"(?:talks?|sessions?|workshops?|tutorials?|keynotes|keynote speakers|lightning[ -]talks?|lightnings?|panels?|"
    r"speakers|presentations?|posters?|"
    r"talk (?:notes|summaries|reviews)|session (?:notes|summaries|highlights)|notes by talk|bofs?|birds of a feather|"
    r"unconference|open spaces?|"
    r"charlas?|charla en charla|charlas relampago|talleres|ponencias|sesiones|praatjes|lezingen|presentaties|sessies|vortrage|conferences|"
    r"presentations|palestras|oficinas|ateliers|interventi|foredrag|seminari|sessioni|schedule|program(?:me|ma|m)?|agenda|"
    r"morning|afternoon|evening|manana|tarde|ochtend|middag|avond|matin|apres-midi|vormittag|nachmittag|abend|mattina|"
    r"pomeriggio|manha|formiddag|eftermiddag|"
    r"セッション|発表|講演|세션|발표)"
    r"(?:\s+(?:\d+|i+|one|two|three|attended|i attended|i saw|i went to|i visited|i watched|track|session|sessions|"
    r"(?:i|we) (?:have )?(?:saw|seen)|"
    r"que vi|a las que asisti|die ik (?:zag|bezocht)|die ich (?:sah|besucht habe)|que j'ai vue?s))?"
)
_GROUP = at_first_use(
    r"(?:session|track|block|room|sala|zaal|saal|salle|raum|bloque|bloc|slot|hall|stage|"
    r"main stage|track session)"
    r"\s+(?:\d{1,2}|[a-z]|[ivx]{1,4}|one|two|three)\b[^.?!]{0,60}"
)
_ROOM = at_first_use(
    r"(?!hallway)(?:[a-z]+ )?(?:main )?(?:hall|stage|room|track|auditorium|theat(?:er|re)|sala|zaal|saal|salle)(?: [a-z0-9]+)?(?: track)?"
)
_ASIDE_PLACES = (
    r"logistics?|organi[sz]ation|organizacion\b.*|organisatie|organisation|venue|location|travel(?:ling)?|transport|"
    r"food|drinks|dinner|lunch|breakfast|"
    r"breaks?|coffee(?: break)?|swag|party|parties|networking|after ?party|meta|weather|wifi|"
    r"hallway(?: track)?\b.*|social(?: event| events)?|sponsors?|booths?|expo(?: hall)?|photos?|pictures|images?|"
    r"fotos?|imagenes|the (?:city|venue|food|people|"
    r"party|event|conference|organi[sz]ation|location|community)|city|community|hotel|"
    r"almuerzo|comida|comidas|desayuno|descanso|pausa|cafe|cena|viaje|lugar|pauze|koffie|eten|eten en drinken|reis|lokatie|locatie|borrel|"
    r"pause|mittagessen|mittagspause|essen|anreise|abendessen|kaffee(?:pause)?|dejeuner|pause dejeuner|pause cafe|repas|diner|voyage|"
    r"almoco|intervalo|viagem|local|jantar|pranzo|colazione|viaggio|fika|resa|resan|middag och mingel"
)
_ASIDE_ENDS = (
    r"closing(?: words| remarks| thoughts| notes| session| ceremony)?|conclusions?|concluding (?:words|remarks|"
    r"thoughts)|wrap[- ]?up|wrapping up|summary|"
    r"in summary|overall(?: impressions?| thoughts?)?|outro|epilogue|final(?:ly| words| thoughts| remarks| notes| "
    r"impressions)?|(?:the )?end|goodbye|"
    r"tl;?dr|in short|retrospective|what(?: i|'s) next|see you.*|until next (?:year|time)|"
    r"despedida|cierre|clausura|conclusion(?:es)?|resumen|palabras finales|reflexion(?:es)?(?: finales?)?|hasta (?:el "
    r"proximo|la proxima).*|valoracion(?:es)?|"
    r"tot slot|slot(?:woord)?|afsluiting|conclusie|samenvatting|tot (?:volgend jaar|ziens).*|al met al|"
    r"fazit|schluss(?:wort)?|zum schluss|zusammenfassung|abschluss|resumee|ausblick|ruckblick|bis nachstes jahr.*|"
    r"conclusao|encerramento|consideracoes finais|ate (?:a proxima|ano que vem).*|"
    r"en conclusion|pour conclure|cloture|le mot de la fin|(?:c'est le )?bilan\b.*|a l'annee prochaine.*|ce que je "
    r"retiens.*|pour finir|en bref|"
    r"conclusioni|considerazioni finali|chiusura|in conclusione|alla prossima.*|avslutning|sammanfattning|slutord|"
    r"avslutande ord|afslutning|konklusion|"
    r"まとめ|おわりに|最後に|感想|次回は|마무리|후기|총평|맺음말|总结|结语"
)
_ASIDE_STARTS = (
    r"intro(?:duction)?|introduccion|inleiding|vooraf|voorwoord|einleitung|vorwort|introducao|inledning|indledning|"
    r"introduzione|premessa|presentacion|"
    r"welcome(?: speech| words| address)?|welcome to\b.*|"
    r"opening(?: remarks| ceremony| session| words| notes)?|registration|preface|foreword|"
    r"prologue|before\b.*|waking up|getting there|arrival|background|overview|"
    r"bienvenida|apertura|inauguracion|registro|begrussung|eroffnung|anmeldung|welkom|opening en welkom|ontvangst|"
    r"accueil|bienvenue|ouverture|avant-propos|"
    r"boas-vindas|abertura|credenciamento|benvenuto|benvenuti|registrazione|valkommen|velkommen|はじめに|오프닝|들어가며|시작하며|前言|"
    r"contents|table of contents|toc|index|contenidos?|indice|inhoud(?:sopgave)?|inhalt(?:sverzeichnis)?|sommaire|"
    r"table des matieres|sumario|innehall|目次|목차|目录"
)
_ASIDE_REST = (
    r"(?:my |some |general |overall |first |personal )?(?:thoughts?|impressions?|opinions?|reflections?|highlights?|takeaways?|learnings?)"
    r"(?: (?:on|of|from|about) (?:the )?(?:event|conference|day|summit|meetup|talks))?|key (?:takeaways|learnings)|mi "
    r"opinion|opinion|mening|"
    r"(?:attendees|participants|organi[sz]ers?|organi[sz]ed by|attended (?:with|by))\b *(?:[:–—-] *)?.{2,70}|"
    r"(?:(?:team|conference|speakers?['’]?|group) )?(?:dinner|lunch|breakfast|drinks|beers?) with .{2,60}|"
    r"(?:photos?|pictures|images|photography) (?:by|courtesy of) .{2,60}|quote of the day.{0,60}|"
    r"(?:notes?|conclusions?|summary|recap|report|write-?up) (?:taken |written )?by .{2,50}|"
    r"the (?:good|bad|ugly)|what i (?:liked|disliked|learned|learnt|missed)|lo (?:bueno|malo|mejor|peor)|"
    r"other posts\b.*|more from\b.*|related(?: posts| links)?|references?|resources?|links?|further reading|read more|"
    r"see also|more (?:information|info)|"
    r"appendix|acknowledge?ments?|thanks?(?: to\b.*)?|thank you.*|credits|footnotes|sources|bibliography|"
    r"referencias|enlaces|recursos|agradecimientos|gracias|bronnen|verwijzingen|dank|bedankt|quellen|danke|danksagung|"
    r"referenzen|liens|remerciements|merci|"
    r"agradecimentos|obrigado|links uteis|ringraziamenti|grazie|riferimenti|tack|lankar|参考|参考資料|参考リンク|참고|감사"
    r"|about(?: me| us| the author| the event| the conference| this (?:post|conference|event))?|disclaimer|todos?|"
    r"to[- ]dos?|action items|follow[- ]ups?|"
    r"misc(?:ellaneous)?(?: notes)?|general(?: notes)?|random(?: notes| thoughts)?|next(?: year| time| steps)?(?:'s "
    r".*)?|other(?: thoughts| notes| stuff| things)?|"
    r"missed|not attended|talks? i missed|q ?& ?a|questions?|feedback|notes?|extras?|offi?cial\b.*party|.* party|los "
    r"entretiempos\b.*|attendees|participants|"
    r"asistentes|deelnemers|teilnehmer(?:innen)?|participants et participantes|people i met|tools|tooling|things to "
    r"(?:google|look up|read|try)|books|"
    r"pontos (?:positivos|negativos)\b.*|pontos nao.*|puntos (?:positivos|negativos|a mejorar)\b.*|points (?:positifs|"
    r"negatifs)\b.*|.*\b(?:en images|in pictures|in photos|en fotos|in bildern|em fotos|in immagini)"
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
_ASIDE_AFTER = (
    r"after[- ]?p[ae]rt(?:y|ie|ies)|after(?:[- ]?work(?:s)?| ?movie| ?glow)?|(?:pre|post|welcome|speakers?|opening|closing|evening)[ -]?"
    r"(?:party|drinks|reception|dinner|mixer)|"
    r"(?:social|mixer|aperitivo|apero|aperitif|drinks?|beers?|karaoke|board ?games)(?: (?:night|evening|time|hour|track))?|get[- ]together|"
    r"fiesta(?: .{2,30})?|la fiesta|festa(?: .{2,30})?|sobremesa|feierabend|abendveranstaltung|abendprogramm|soiree(?: .{2,30})?|feest|"
    r"festen|borrel .{2,30}|nakupki|integracja|impreza|"
    rf"(?:after|despues|apres|nach|na(?: afloop)?|dopo|efter|depois|po)(?: {_OF_IT}{_EVENT_WORD})|na afloop|"
    r"(?:my |a |the )?first(?:[- ]?time)?(?: (?:visit|time|timers?|attendance|conference|attendee))+(?: (?:at|in|to)\b.{0,40})?|"
    r"(?:mi|ma|mein|meine|mijn|minha|la mia|min|moja) (?:primera|premiere|erste|erster|erstes|eerste|primeira|prima|forsta|forste|"
    r"pierwsza) "
    r"(?:vez|fois|mal|keer|volta|gang(?:en)?|visita|visite|bezoek|\w*conf\w*|\w*con|konferenz|konferens|konferencja)\b.{0,40}|"
    r"(?:where|how) i (?:stayed|slept|ate|got there|travelled)\b[^:]{0,30}|(?:how|why) i (?:went|came|got) (?:there|here|to)\b[^:]{0,40}|"
    r"(?:(?:conference|free|some|the|my) )?(?:swags?|goodies|goody ?bags?|stickers?|t-?shirts?|merch(?:andise)?|freebies|giveaways?|schwag|"
    r"souvenirs?)(?:,? (?:and|&|y|e|et|und|en|och|from|at) .{1,25})?|"
    r"regalos|geschenke|werbegeschenke|cadeaux|cadeautjes|brindes|regali|gadgety|upominki|prezenty|"
    r"(?:the |el |la |le |les |il |o |a |het |de |der |die )?(?:venue|location|veranstaltungsort|anfahrt|unterkunft|verpflegung|"
    r"lieu|locaux|"
    r"sede|lugar|recinto|local|luogo|locatie|lokalen|lokalet|platsen|stedet|miejsce|dojazd|jedzenie|organizacja|organisation|organizacao|"
    r"organizzazione|organizacion|organisatie|arrangement(?:et)?|ambiance|ambiente|atmosphere|atmosfera|atmosphare|stimmung|sfeer|stamning|"
    r"comunidad|comunidade|communaute|gemeenschap|logement|alojamiento|hospedagem|alloggio|sponsoren|sponsorer|patrocinadores|sponsorzy|"
    r"espacio|espaco|stands?|standjes|messestande)(?: (?:and|y|e|et|en|und|och|og|i) .{2,25})?|"
    r"(?:some |my |other |selected |the )*(?:interesting|favou?rite|best|accepted|notable)? ?papers?(?: of interest)?|"
    r"(?:general |some |other )*(?:things|stuff|topics|tools|projects|links|books) ?(?:that )?.{0,40}?\b(?:to (?:check|look|try|"
    r"google|read|explore|follow)|"
    r"i (?:want|need|should|plan))\b.{0,40}|"
    r"before we (?:start|begin)|some context|why (?:did )?i (?:go|went|attend|attended)\b.*|impresiones?|impressionen|eindrucke?|eindruck|"
    r"impressioni|indrukken|impressoes|intryck|wrazenia|ringraziamenti|podziekowania|wstep|zakonczenie|podsumowanie|"
    r"przerwa(?: .{2,20})?|obiad|"
    r"(?:[^:]{2,20}: )?(?:see you )?(?:next year|nachstes jahr|volgend jaar|l'annee prochaine|proximo ano)\b[^?]{0,40}"
)
_ASIDE_ASIAN = (
    r"オープニング(?:トーク|セッション)?|開会(?:式|の挨拶|挨拶)?|閉会(?:式|の挨拶|挨拶)?|クロージング(?:トーク)?|受付|会場.{0,8}|"
    r"懇親会.{0,6}|"
    r"アフター ?パーティー?|パーティー?|昼食|朝食|夕食|ランチ.{0,4}|お昼.{0,4}|お弁当|休憩.{0,4}|スポンサー.{0,8}|ブース.{0,8}|"
    r"ノベルティ.{0,6}|お土産.{0,4}|"
    r"グッズ.{0,4}|宿|宿泊|ホテル|移動|交通|初参加.{0,8}|.{0,8}参加した(?:感想|きっかけ|理由|目的)|.{0,8}(?:に)?参加(?:して|"
    r"してきた|してきました|しました|した)|"
    r"きっかけ|(?:全体の|全体的な|イベントの)?(?:感想|所感|雰囲気|様子|概要)|イベント(?:概要|について)|カンファレンス(?:概要|"
    r"について)|写真|"
    r"振り返り|ふりかえり|全体を通して.{0,6}|終わりに|おわり|さいごに|番外編|おまけ|余談|謝辞|"
    r"오프닝|개회(?:사|식)?|폐회(?:사|식)?|클로징|등록|점심.{0,5}|저녁.{0,4}|휴식.{0,4}|행사장.{0,5}|장소|후원사?|스폰서|"
    r"부스.{0,6}|경품.{0,4}|굿즈.{0,4}|"
    r"애프터 ?파티|뒤풀이|네트워킹.{0,4}|느낀 ?점|느낌|소감|마치며|마무리하며|맺으며|맺는말|끝으로|정리하며|(?:첫 )?(?:참가|참석|"
    r"참여) ?(?:후기|계기|동기|이유)?|"
    r"개요|"
    r"소개|서론|시작|들어가기|인사말?|행사 ?(?:소개|개요)|컨퍼런스 ?(?:소개|개요)|(?:찾아 ?)?(?:가는|오시는) ?길|"
    r"(?:이벤트|체험|포토) ?존|방명록.{0,4}|"
    r"开幕(?:式)?|闭幕(?:式)?|開幕(?:式)?|閉幕(?:式)?|开场(?:白)?|開場(?:白)?|签到|報到|报到|午餐|午休|晚餐|茶歇|晚宴|场地|場地|"
    r"会场|會場|赞助商?|贊助商?|展位|攤位|周边|"
    r"纪念品|紀念品|心得|总结|總結|后记|後記|結語|结束语|結束語|简介|簡介|花絮|会后.{0,6}|會後.{0,6}|致谢|致謝|"
    r"вступление|введение|заключение|итоги|обед|афтепати|впечатления|кофе-брейк|организация|место"
)
_ASIDE = at_first_use(
    rf"(?:the rest|rest|{_ASIDE_STARTS}|{_ASIDE_ENDS}|{_ASIDE_REST}|{_ASIDE_PLACES}|{_ASIDE_AFTER}|{_ASIDE_ASIAN})[ :!.…！。：～〜]*"
)
_BREAK = at_first_use(
    r"\b(?:lunch|dinner|break|breakfast|coffee|pauze|pausa|pause|dejeuner|almuerzo|comida|mittagessen|pranzo|almoco|intervalo|fika)\b"
)
_AND = at_first_use(r",? (?:and|&|y|e|et|und|en|och|og|i) |, ")
_INNER = at_first_use(
    r"(?:notes?(?: (?:of|on|from|about) the talk)?|(?:my |some |key |main )?(?:thoughts?|opinions?|takeaways?|"
    r"impressions?|conclusions?|learnings?|lessons?|points?)"
    r"(?: \w+){0,3}|q ?& ?a|questions?(?: and answers)?|summary|agenda|tl;?dr|"
    r"abstract|description|feedback|resources|links|slides|video|recording|demo|discussion|background|motivation|"
    r"problems?|the problem|solutions?|the solution|"
    r"architecture|implementation|results?|evaluation|methods?|challenges|context|overview|outline|introduction|intro|"
    r"history|theory|practice|why|how|what|"
    r"pros|cons|pros and cons|advantages|disadvantages|benefits|drawbacks|limitations|alternatives|future(?: work)?|next steps|tips|"
    r"highlights|examples?|conclusions?|lessons learned|references|key points|main points|"
    r"mi opinion|opinion|apuntes|preguntas|ejemplos?|problema|solucion|resumen|conclusiones|ventajas|desventajas|"
    r"vragen|notities|samenvatting|voorbeeld(?:en)?|probleem|oplossing|conclusie|fragen|notizen|beispiele?|losung|"
    r"zusammenfassung|fazit|vorteile|nachteile|"
    r"exemples?|probleme|remarques|avantages|inconvenients|perguntas|exemplos?|solucao|vantagens|domande|esempi|soluzione|vantaggi|"
    r"(?:part|parte|teil|deel|partie|del) (?:\d|[ivx]+)\b.*|what (?:i|is|are)(?: [^ ]+){1,4}[?!.]*|質問|内容|질문|내용|정리|"
    r"スライド|資料|背景|質疑応答|質疑|問題|課題|解決策|まとめ|目的|動機|結果|考察|結論|実装|デモ|アジェンダ|自己紹介|メモ|感想|"
    r"参考(?:資料|リンク|文献)?|"
    r"발표 ?자료|슬라이드|배경|문제|해결|결과|결론|요약|데모|질의 ?응답|목차|"
    r"背景|问题|問題|解决方案|結果|结果|结论|結論|总结|總結|演示|问答|問答|讲者介绍|講者介紹|議程|简报|簡報|"
    r"(?:speaker )?(?:bio(?:graphy)?|about the (?:speakers?|presenters?))|speakers?)"
    r"[ :!.…?？！。]*"
)


def is_session(folded: str) -> bool:
    """Return whether a folded heading stands over talks: a day, a date, "Talks", "Workshops", "Track A"."""
    if _DAY_FIRST().match(folded) or _is_weekday(folded) or _SESSION().fullmatch(folded[:80]):
        return True
    if not _DIGITS.isdisjoint(folded[:30]) and _DATE().fullmatch(folded[:60]) and re.search(_MONTH_NAMES + r"|[/.]\d|\d{8}", folded):
        return True
    if folded[:1].isdigit() and _ASIAN_DATE().fullmatch(folded[:30]):
        return True
    return bool(_GROUP().fullmatch(folded[:90]) or (len(folded) <= 60 and _ROOM().fullmatch(folded)))


def _is_weekday(folded: str) -> bool:
    """Return whether a folded heading is a weekday with a date or little else, unlike "Friday afternoons considered harmful"."""
    found = WEEKDAY().match(folded)
    return bool(found) and (len(folded.split()) <= 3 or any(char in ",:;(–—-|/.0123456789" for char in folded[: folded.find(" ") + 10]))


def is_aside(folded: str) -> bool:
    """Return whether a folded heading stands over words that are no talk: introduction, lunch, closing words, thanks."""
    if len(folded) >= 90:
        return False
    if _ASIDE().fullmatch(folded):
        return True
    *parts, last = _AND().split(folded) if " " in folded else [folded]
    # "Hunt for stickers and lunch break": a break in a short heading is enough
    told = [bool(_ASIDE().fullmatch(part)) for part in (*parts, last)] if parts else [False]
    breaks = any(_BREAK().search(part) and aside for part, aside in zip((*parts, last), told, strict=True)) if parts else False
    return all(told) or (breaks and all(len(part.split()) <= 3 for part in (*parts, last)))


def is_inner(folded: str) -> bool:
    """Return whether a folded heading is often a part of a talk: "Notes", "Problem", "Q&A"."""
    return len(folded) < 60 and bool(_INNER().fullmatch(folded))


@functools.lru_cache(maxsize=4096)  # several rules ask about the same headings
def day_of(text: str) -> str | None:
    """Return the day a heading names, as it is written there and without pictures.

    >>> day_of("### Day 1 🌦"), day_of("PyConES 2024, tercer día"), day_of("Second day – Building solid software")
    ('Day 1', 'tercer día', 'Second day')
    """
    bare = unmark(text[:300])
    bare = bare if bare.isascii() else " ".join(EMOJI().sub(" ", bare).split())
    folded = fold(bare)
    if len(folded) != len(bare):  # places would not match
        return None
    found = DAY().search(folded)
    if found:
        return bare[found.start() : found.end()]
    if not WEEKDAY().match(folded):
        return None
    named = re.split(r"\s*[:|–—(]|\s-\s", bare, maxsplit=1)[0]  # "Mardi 24 mai - 1ère journée"
    return named if len(named) < 40 else None
