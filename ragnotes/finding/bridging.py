"""Words that notes in other languages use for a word of a question: a table of what conferences talk about, and endings of cognates.

An English-only encoder does not bring a question in Spanish near to notes in English, nor the other way; shared names do, and these.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from .terms import Terms, bm25

Row = tuple[tuple[str, ...], ...]  # the words of each language

LANGUAGES = ("en", "es", "de", "fr", "nl", "pt", "it", "sv")
SHORTEST = 7  # letters of a word whose ending is exchanged

# a row a meaning, a column a language in the order of LANGUAGES; folded, the usual form first
_TABLE = """
talk,presentation | charla,ponencia | vortrag | expose,presentation | praatje,lezing,voordracht | palestra | intervento,relazione | foredrag
speaker | ponente,orador | redner,referent | orateur,conferencier | spreker | palestrante,orador | relatore,oratore | talare
keynote | apertura | eroffnungsvortrag | ouverture | openingslezing | abertura | apertura | oppningstal
workshop | taller | workshop,werkstatt | atelier | workshop,werkgroep | oficina | laboratorio | workshop,verkstad
audience,attendees | publico,asistentes | publikum | public,participants | publiek,bezoekers | publico,plateia | pubblico | publik
recording | grabacion | aufzeichnung,aufnahme | enregistrement | opname | gravacao | registrazione | inspelning
slides | diapositivas,transparencias | folien | diapositives,transparents | dia,sheets | slides,transparencias | diapositive | bilder
question | pregunta | frage | question | vraag | pergunta,questao | domanda | fraga
answer | respuesta | antwort | reponse | antwoord | resposta | risposta | svar
example | ejemplo | beispiel | exemple | voorbeeld | exemplo | esempio | exempel
privacy | privacidad | datenschutz,privatsphare | confidentialite,vie | privacy | privacidade | riservatezza | integritet
security | seguridad | sicherheit | securite | veiligheid,beveiliging | seguranca | sicurezza | sakerhet
safe,secure | seguro | sicher | sur | veilig | seguro | sicuro | saker
attack | ataque | angriff | attaque | aanval | ataque | attacco | angrepp
attacker | atacante | angreifer | attaquant | aanvaller | atacante | attaccante | angripare
vulnerability | vulnerabilidad | schwachstelle | vulnerabilite,faille | kwetsbaarheid | vulnerabilidade | vulnerabilita | sarbarhet
password | contrasena | passwort,kennwort | passe | wachtwoord | senha | password | losenord
testing,tests | pruebas,tests | testen,tests | tests | testen | testes | test | testning,tester
test | prueba | test,prufung | test,essai | test,proef | teste | prova | test
data | datos | daten | donnees | gegevens,data | dados | dati | data
database | datos | datenbank | donnees | databank,database | dados | database | databas
table | tabla | tabelle | table | tabel | tabela | tabella | tabell
performance | rendimiento | leistung | performances | prestaties | desempenho | prestazioni | prestanda
fast,quick | rapido | schnell | rapide | snel | rapido | veloce,rapido | snabb
faster,quicker | rapido | schneller | rapide | sneller | rapido | veloce | snabbare
slow | lento | langsam | lent | traag,langzaam | lento | lento | langsam
speed | velocidad | geschwindigkeit | vitesse | snelheid | velocidade | velocita | hastighet
memory | memoria | speicher | memoire | geheugen | memoria | memoria | minne
code | codigo | code,quelltext | code | code | codigo | codice | kod
bug,error | error,fallo | fehler | erreur,bogue | fout | erro,falha | errore | fel
failure | fallo | ausfall,fehlschlag | echec,panne | storing,mislukking | falha | guasto | fel,misslyckande
tool | herramienta | werkzeug | outil | gereedschap,hulpmiddel | ferramenta | strumento | verktyg
library | biblioteca,libreria | bibliothek | bibliotheque | bibliotheek | biblioteca | libreria | bibliotek
framework | marco | rahmenwerk | cadre | raamwerk | framework | framework | ramverk
language | lenguaje,idioma | sprache | langage,langue | taal | linguagem,lingua | linguaggio,lingua | sprak
software | software | software | logiciel | software | software | software | mjukvara,programvara
hardware | hardware | hardware | materiel | hardware | hardware | hardware | hardvara
computer | ordenador,computadora | rechner,computer | ordinateur | computer | computador | calcolatore,computer | dator
server | servidor | server | serveur | server | servidor | server | server
network | red | netz,netzwerk | reseau | netwerk | rede | rete | natverk
cloud | nube | wolke | nuage | wolk | nuvem | nuvola | moln
file | fichero,archivo | datei | fichier | bestand | ficheiro,arquivo | file | fil
screen | pantalla | bildschirm | ecran | scherm | tela,ecra | schermo | skarm
phone | telefono,movil | telefon,handy | telephone | telefoon | telefone | telefono | telefon
website | sitio,web | webseite,website | site | website | site | sito | webbplats
page | pagina | seite | page | pagina | pagina | pagina | sida
user | usuario | benutzer,nutzer,anwender | utilisateur | gebruiker | usuario,utilizador | utente | anvandare
customer | cliente | kunde | client | klant | cliente | cliente | kund
developer | desarrollador | entwickler | developpeur | ontwikkelaar | desenvolvedor,programador | sviluppatore | utvecklare
development | desarrollo | entwicklung | developpement | ontwikkeling | desenvolvimento | sviluppo | utveckling
programming | programacion | programmierung,programmieren | programmation | programmeren | programacao | programmazione | programmering
engineer | ingeniero | ingenieur | ingenieur | ingenieur | engenheiro | ingegnere | ingenjor
team | equipo | mannschaft,team | equipe | ploeg,team | equipe,time | squadra | lag,team
company | empresa,compania | firma,unternehmen | entreprise,societe | bedrijf | empresa | azienda,societa | foretag
project | proyecto | projekt | projet | project | projeto | progetto | projekt
work,job | trabajo | arbeit | travail | werk,baan | trabalho | lavoro | arbete,jobb
learning | aprendizaje | lernen | apprentissage | leren | aprendizagem,aprendizado | apprendimento | larande,inlarning
machine | maquina | maschine | machine | machine | maquina | macchina | maskin
artificial | artificial | kunstliche | artificielle | kunstmatige | artificial | artificiale | artificiell
intelligence | inteligencia | intelligenz | intelligence | intelligentie | inteligencia | intelligenza | intelligens
model | modelo | modell | modele | model | modelo | modello | modell
training | entrenamiento | training,ausbildung | entrainement | training,opleiding | treinamento | addestramento | traning
research | investigacion | forschung | recherche | onderzoek | pesquisa,investigacao | ricerca | forskning
search | busqueda | suche | recherche | zoeken | busca,pesquisa | ricerca | sokning
image,picture | imagen | bild | image | beeld,afbeelding | imagem | immagine | bild
video | video | video | video | video | video | video | video
sound | sonido | klang,ton | son | geluid | som | suono | ljud
game | juego | spiel | jeu | spel | jogo | gioco | spel
robot | robot | roboter | robot | robot | robo | robot | robot
science | ciencia | wissenschaft | science | wetenschap | ciencia | scienza | vetenskap
knowledge | conocimiento | wissen | connaissance | kennis | conhecimento | conoscenza | kunskap
health | salud | gesundheit | sante | gezondheid | saude | salute | halsa
climate | clima | klima | climat | klimaat | clima | clima | klimat
energy | energia | energie | energie | energie | energia | energia | energi
money | dinero | geld | argent | geld | dinheiro | denaro,soldi | pengar
cost,price | coste,costo,precio | kosten,preis | cout,prix | kosten,prijs | custo,preco | costo,prezzo | kostnad,pris
law | ley,derecho | gesetz,recht | loi,droit | wet,recht | lei,direito | legge,diritto | lag
license | licencia | lizenz | licence | licentie | licenca | licenza | licens
open | abierto | offen | ouvert | open | aberto | aperto | oppen
free | libre,gratis | frei,kostenlos | libre,gratuit | vrij,gratis | livre,gratis | libero,gratuito | fri,gratis
community | comunidad | gemeinschaft | communaute | gemeenschap | comunidade | comunita | gemenskap
diversity | diversidad | vielfalt | diversite | diversiteit | diversidade | diversita | mangfald
accessibility | accesibilidad | barrierefreiheit | accessibilite | toegankelijkheid | acessibilidade | accessibilita | tillganglighet
design | diseno | entwurf,gestaltung | conception | ontwerp | projeto,desenho | progettazione | formgivning
architecture | arquitectura | architektur | architecture | architectuur | arquitetura | architettura | arkitektur
interface | interfaz | schnittstelle,oberflache | interface | interface,koppelvlak | interface | interfaccia | granssnitt
deployment | despliegue | bereitstellung,auslieferung | deploiement | uitrol | implantacao | rilascio | driftsattning
monitoring | monitorizacion | uberwachung | surveillance | bewaking | monitoramento | monitoraggio | overvakning
debugging | depuracion | fehlersuche | debogage | debuggen | depuracao | debug | felsokning
release,version | version | version,ausgabe | version | versie,uitgave | versao | versione | version,utgava
change | cambio | anderung,wandel | changement | verandering,wijziging | mudanca | cambiamento | forandring,andring
future | futuro | zukunft | avenir,futur | toekomst | futuro | futuro | framtid
history | historia | geschichte | histoire | geschiedenis | historia | storia | historia
story | historia | geschichte | histoire | verhaal | historia | storia | berattelse
book | libro | buch | livre | boek | livro | libro | bok
school | escuela | schule | ecole | school | escola | scuola | skola
teaching | ensenanza | unterricht,lehre | enseignement | onderwijs | ensino | insegnamento | undervisning
teacher | profesor,maestro | lehrer | professeur,enseignant | leraar,docent | professor | insegnante | larare
student | estudiante,alumno | student,schuler | etudiant,eleve | student,leerling | estudante,aluno | studente | student,elev
child,children | nino,ninos | kind,kinder | enfant,enfants | kind,kinderen | crianca,criancas | bambino,bambini | barn
woman,women | mujer,mujeres | frau,frauen | femme,femmes | vrouw,vrouwen | mulher,mulheres | donna,donne | kvinna,kvinnor
father | padre | vater | pere | vader | pai | padre | far,pappa
mother | madre | mutter | mere | moeder | mae | madre | mor,mamma
daughter | hija | tochter | fille | dochter | filha | figlia | dotter
friend | amigo | freund | ami | vriend | amigo | amico | van
world | mundo | welt | monde | wereld | mundo | mondo | varld
country | pais | land | pays | land | pais | paese | land
city | ciudad | stadt | ville | stad | cidade | citta | stad
house,home | casa,hogar | haus | maison | huis,thuis | casa | casa | hus,hem
food | comida | essen | nourriture,repas | eten,voedsel | comida | cibo | mat
coffee | cafe | kaffee | cafe | koffie | cafe | caffe | kaffe
lunch | almuerzo,comida | mittagessen | dejeuner | lunch,middageten | almoco | pranzo | lunch
party | fiesta | feier,party | fete,soiree | feest | festa | festa | fest
morning | manana | morgen,vormittag | matin | ochtend,morgen | manha | mattina | morgon
evening | tarde,noche | abend | soir | avond | noite | sera | kvall
day | dia | tag | jour | dag | dia | giorno | dag
week | semana | woche | semaine | week | semana | settimana | vecka
month | mes | monat | mois | maand | mes | mese | manad
year | ano | jahr | an,annee | jaar | ano | anno | ar
time | tiempo | zeit | temps | tijd | tempo | tempo | tid
room,hall | sala | raum,saal | salle | zaal,kamer | sala | sala | sal,rum
opinion | opinion | meinung | avis,opinion | mening | opiniao | opinione,parere | asikt
idea | idea | idee | idee | idee | ideia | idea | ide
problem | problema | problem | probleme | probleem | problema | problema | problem
solution | solucion | losung | solution | oplossing | solucao | soluzione | losning
advice,tips | consejo,consejos | rat,tipps | conseil,conseils | advies,tips | conselho,dicas | consiglio,consigli | rad,tips
mistake | error | fehler | erreur | fout | erro | errore | misstag
best | mejor | beste | meilleur | beste | melhor | migliore | basta
practice | practica | praxis | pratique | praktijk | pratica | pratica | praxis
important | importante | wichtig | important | belangrijk | importante | importante | viktig
difficult,hard | dificil | schwierig,schwer | difficile | moeilijk | dificil | difficile | svar
easy,simple | facil,sencillo | einfach,leicht | facile,simple | makkelijk,eenvoudig | facil,simples | facile,semplice | enkel,latt
big,large,biggest,largest | grande,mayor | gross,grosste | grand,plus | groot,grootste | grande,maior | grande | stor,storst
small | pequeno | klein | petit | klein | pequeno | piccolo | liten
new | nuevo,nueva | neu,neue | nouveau,nouvelle | nieuw,nieuwe | novo,nova | nuovo,nuova | ny,nya
old | viejo,antiguo | alt | vieux,ancien | oud | velho,antigo | vecchio | gammal
build | construir | bauen | construire | bouwen | construir | costruire | bygga
write | escribir | schreiben | ecrire | schrijven | escrever | scrivere | skriva
read | leer | lesen | lire | lezen | ler | leggere | lasa
buy | comprar | kaufen | acheter | kopen | comprar | comprare | kopa
save | ahorrar,guardar | sparen,speichern | economiser,enregistrer | besparen,opslaan | economizar,salvar | risparmiare,salvare | spara
use | usar,utilizar | benutzen,verwenden | utiliser | gebruiken | usar,utilizar | usare,utilizzare | anvanda
help | ayudar,ayuda | helfen,hilfe | aider,aide | helpen,hulp | ajudar,ajuda | aiutare,aiuto | hjalpa,hjalp
war | guerra | krieg | guerre | oorlog | guerra | guerra | krig
animal,animals | animal,animales | tier,tiere | animal,animaux | dier,dieren | animal,animais | animale,animali | djur
disaster | desastre,catastrofe | katastrophe | catastrophe,desastre | ramp | desastre | disastro | katastrof
prevention | prevencion | vorbeugung,pravention | prevention | preventie | prevencao | prevenzione | forebyggande
stress | estres | stress | stress | stress | estresse | stress | stress
notification | notificacion | benachrichtigung | notification | melding | notificacao | notifica | notis,avisering
""".strip()
# endings that words from Latin and Greek share, a row an ending, the columns as above
_ENDINGS = """
ity | idad | itat | ite | iteit | idade | ita | itet
acy | acia | atie | atie | atie | acia | azia | ati
tion | cion | tion | tion | tie | cao | zione | tion
sion | sion | sion | sion | sie | sao | sione | sion
ism | ismo | ismus | isme | isme | ismo | ismo | ism
ist | ista | ist | iste | ist | ista | ista | ist
ic,ical | ico,ica | isch,ische | ique | isch,ische | ico,ica | ico,ica | isk,iska
ive | ivo,iva | iv,ive | if,ive | ief,ieve | ivo,iva | ivo,iva | iv,iva
ence,ency | encia | enz | ence | entie | encia | enza | ens
ance,ancy | ancia | anz | ance | antie | ancia | anza | ans
ure | ura | ur | ure | uur | ura | ura | ur
logy | logia | logie | logie | logie | logia | logia | logi
graphy | grafia | grafie,graphie | graphie | grafie | grafia | grafia | grafi
ment | mento | ment | ment | ment | mento | mento | ment
able | able | abel | able | abel | avel | abile | abel
ible | ible | ibel | ible | ibel | ivel | ibile | ibel
al | al | al,ell | al,el | aal,eel | al | ale | al,ell
ize,ise | izar | isieren | iser | iseren | izar | izzare | isera
ate | ar | ieren | er | eren | ar | are | era
or | or | or | eur | or | or | ore | or
meter | metro | meter | metre | meter | metro | metro | meter
""".strip()


def bridge(words: Sequence[str], languages: Sequence[str], terms: Terms) -> dict[str, str]:
    """Return, for those of the folded words that no chunk has, a counterpart that chunks do have: the one that most of them have."""
    found: dict[str, str] = {}
    for word, having in zip(words, bm25(words, languages, terms).rows, strict=True):
        if len(having):
            continue
        others = {other: len(bm25([other], languages, terms).rows[0]) for other in counterparts(word, tuple(languages))}
        best = max(others, key=lambda other: others[other], default=word)
        if others.get(best):
            found[word] = best
    return found


@functools.lru_cache(maxsize=4096)
def counterparts(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that these languages use for a folded word of any language, the table's before those of the same origin.

    Not all of them are words: an ending is exchanged whether or not the language has that one.

    >>> counterparts("privacidad", ("en",)), counterparts("arquitectura", ("sv",))[:1]
    (('privacy', 'privacity'), ('arkitektur',))
    """
    columns = [LANGUAGES.index(language) for language in languages if language in LANGUAGES]
    found = [other for row in _rows_of().get(word, ()) for column in columns for other in row[column]]
    if len(word) >= SHORTEST:
        found += [
            made
            for ending, row in _endings()
            if word.endswith(ending)
            for column in columns
            for made in _exchanged(word, ending, row[column])
        ]
    return tuple(dict.fromkeys(other for other in found if other != word))


def _exchanged(word: str, ending: str, others: Sequence[str]) -> list[str]:
    start = word[: len(word) - len(ending)]
    return [start + other for other in others] if len(start) >= 3 else []


def _read(table: str) -> list[Row]:
    return [tuple(tuple(cell.strip().split(",")) for cell in line.split("|")) for line in table.split("\n")]


@functools.cache
def _rows_of() -> dict[str, list[Row]]:
    """Return the rows of the table that hold a word, by word."""
    found: dict[str, list[Row]] = {}
    for row in _read(_TABLE):
        for word in dict.fromkeys(word for cell in row for word in cell):
            found.setdefault(word, []).append(row)
    return found


@functools.cache
def _endings() -> list[tuple[str, Row]]:
    """Return each ending with its row, the longest first."""
    rows = _read(_ENDINGS)
    return sorted(
        ((ending, row) for row in rows for ending in dict.fromkeys(e for cell in row for e in cell)), key=lambda pair: -len(pair[0])
    )
