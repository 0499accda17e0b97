"""Headings over what is no talk, folded, each as it stands, in many languages: introductions, lunch, closing words, thanks, the rest."""

from __future__ import annotations

_STARTS = (
    "intro|introduction|introduccion|inleiding|vooraf|voorwoord|einleitung|vorwort|introducao|inledning|indledning|introduzione|"
    "premessa|presentacion|registration|preface|foreword|prologue|waking up|getting there|arrival|background|overview|bienvenida|"
    "apertura|inauguracion|registro|begrussung|eroffnung|anmeldung|willkommen|herzlich willkommen|welkom|opening en welkom|"
    "ontvangst|accueil|bienvenue|ouverture|avant-propos|boas-vindas|abertura|credenciamento|benvenuto|benvenuti|registrazione|"
    "valkommen|velkommen|はじめに|오프닝|들어가며|시작하며|前言|contents|table of contents|toc|index|contenido|contenidos|indice|"
    "inhoud|inhoudsopgave|inhalt|inhaltsverzeichnis|sommaire|table des matieres|sumario|innehall|目次|목차|目录"
)
_ENDS = (
    "conclusion|conclusions|wrapping up|summary|in summary|outro|epilogue|end|the end|tldr|tl;dr|in short|retrospective|"
    "what is next|what's next|until next year|until next time|despedida|cierre|clausura|conclusiones|resumen|palabras finales|"
    "valoracion|valoraciones|tot slot|slot|slotwoord|afsluiting|conclusie|samenvatting|al met al|fazit|schluss|schlusswort|"
    "zum schluss|zusammenfassung|abschluss|resumee|ausblick|ruckblick|conclusao|encerramento|consideracoes finais|en conclusion|"
    "pour conclure|cloture|le mot de la fin|pour finir|en bref|conclusioni|considerazioni finali|chiusura|in conclusione|"
    "avslutning|sammanfattning|slutord|till sist|avslutande ord|afslutning|konklusion|to sum up|summing up|resumo|resume|"
    "riassunto|synthese|para concluir|para terminar|concluindo|per concludere|per finire|kurz gesagt|kortom|sammantaget|slutsats|"
    "slutsatser|まとめ|おわりに|最後に|次回は|마무리|후기|총평|맺음말|总结|结语"
)
_PLACES = (
    "logistic|logistics|organization|travel|travelling|transport|food|dinner|lunch|breakfast|break|breaks|coffee|coffee break|"
    "party|parties|networking|meta|weather|wifi|sponsor|sponsors|expo|expo hall|photo|photos|pictures|image|images|foto|fotos|"
    "imagenes|city|community|hotel|almuerzo|comida|comidas|desayuno|descanso|cafe|cena|viaje|pauze|koffie|eten|eten en drinken|"
    "reis|lokatie|borrel|pause|mittagessen|mittagspause|essen|anreise|abendessen|kaffee|kaffeepause|dejeuner|pause dejeuner|"
    "pause cafe|repas|diner|voyage|almoco|intervalo|viagem|jantar|pranzo|colazione|viaggio|fika|resa|resan|middag och mingel"
)
_REST = (
    "key takeaways|key learnings|mi opinion|mening|timeline|any other business|aob|apologies|good to know|house rules|"
    "code of conduct|gut zu wissen|mitbringen|como llegar|como chegar|que llevar|o que levar|bueno saber|bom saber|comment venir|"
    "comment y aller|pour venir|avant de commencer|avant de partir|a apporter|bon a savoir|come arrivare|prima di iniziare|"
    "prima di cominciare|cosa portare|buono a sapersi|hoe kom je er|voor we beginnen|voordat we beginnen|routebeschrijving|"
    "goed om te weten|meenemen|hitta hit|att hitta hit|innan vi borjar|innan vi startar|att ta med|bra att veta|praktiskt|"
    "for vi begynner|for vi starter|praktisk info|reference|references|resource|resources|link|links|further reading|read more|"
    "see also|more information|more info|appendix|credits|footnotes|sources|bibliography|referencias|enlaces|recursos|"
    "agradecimientos|bronnen|verwijzingen|dank|bedankt|quellen|danksagung|referenzen|liens|remerciements|agradecimentos|obrigado|"
    "links uteis|ringraziamenti|riferimenti|lankar|参考|参考資料|参考リンク|참고|감사|disclaimer|todo|todos|aufgaben|"
    "action items|general|general notes|missed|not attended|question|questions|feedback|note|extra|extras|attendees|participants|"
    "people|personen|personas|personnes|pessoas|persone|personer|manniskor|leute|asistentes|deelnemers|teilnehmer|"
    "teilnehmerinnen|people i met|tools|tooling|books"
)
_AFTER = (
    "get-together|get together|la fiesta|sobremesa|feierabend|abendveranstaltung|abendprogramm|feest|festen|nakupki|integracja|"
    "impreza|na afloop|regalos|geschenke|werbegeschenke|cadeaux|cadeautjes|brindes|regali|gadgety|upominki|prezenty|some context|"
    "impresione|impresiones|impressionen|eindruck|eindrucke|impressioni|indrukken|impressoes|intryck|wrazenia|podziekowania|"
    "wstep|zakonczenie|podsumowanie|obiad"
)
_LATER = (
    "actions|action points|att gora|att gora hemma|thuis proberen|thuis uitproberen|later proberen|later uitproberen|uitproberen|"
    "te doen|napraten|zum ausprobieren|zu hause ausprobieren|ausprobieren"
)
_OTHER = (
    "the rest|rest|ovriga|ovrige|øvrige|sonstiges|vermischtes|allerlei|der rest|otros|otras|otras cosas|varios|lo demas|resto|"
    "el resto|divers|diverses|autre|autres|le reste|overig|overige|overigen|de rest|allerhande|altro|altre cose|varie|il resto|"
    "outros|outras|outras coisas|o resto|diverse|varia|annet|andet|resten|muuta|inne|rozne|pozostale|прочее|разное|その他|기타|"
    "其他|其它"
)
_WHO = (
    "exhibitors|photo credits|office hours|verhaltenskodex|codigo de conduta|codigo de conducta|code de conduite|gedragscode|"
    "codice di condotta|uppforandekod"
)
# what stands before a remark: "**Hinweis:** the films come later"
_REMARKS = (
    "nota|nota bene|warning|caution|reminder|important|important note|aside|hinweis|hinweise|anmerkung|anmerkungen|achtung|"
    "wichtig|randnotiz|remarque|remarques|noter|a noter|attention|rappel|aviso|advertencia|ojo|importante|lembrete|atencao|"
    "opmerking|opmerkingen|let op|belangrijk|kanttekening|attenzione|avviso|avvisi|avvertenza|osservazione|osservazioni|"
    "promemoria|obs|viktigt|update|edit|erratum|errata|correction"
)
_ASIAN = (
    "クロージング|クロージングトーク|受付|パーティ|パーティー|昼食|朝食|夕食|お弁当|宿|宿泊|ホテル|移動|交通|きっかけ|"
    "イベント概要|イベントについて|カンファレンス概要|カンファレンスについて|写真|振り返り|ふりかえり|終わりに|おわり|さいごに|"
    "番外編|おまけ|余談|謝辞|클로징|등록|장소|후원|후원사|스폰서|애프터파티|애프터 파티|뒤풀이|느낀점|느낀 점|느낌|소감|마치며|"
    "마무리하며|맺으며|맺는말|끝으로|정리하며|개요|소개|서론|시작|들어가기|인사|인사말|开幕|开幕式|闭幕|闭幕式|開幕|開幕式|閉幕|"
    "閉幕式|开场|开场白|開場|開場白|签到|報到|报到|午餐|午休|晚餐|茶歇|晚宴|场地|場地|会场|會場|赞助|赞助商|贊助|贊助商|展位|"
    "攤位|周边|纪念品|紀念品|心得|總結|后记|後記|結語|结束语|結束語|简介|簡介|花絮|致谢|致謝|вступление|введение|заключение|"
    "итоги|обед|афтепати|впечатления|кофе-бреик|организация|место"
)
PHRASES = frozenset("|".join((_STARTS, _ENDS, _PLACES, _REST, _AFTER, _LATER, _OTHER, _WHO, _REMARKS, _ASIAN)).split("|"))
