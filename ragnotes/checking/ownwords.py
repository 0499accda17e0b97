"""The program's own phrases, in the eight languages of the project: what stands between the sentences of the notes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..text import fold

NOT_FOUND = " [not found]"  # a mark: the same in every language
LANGUAGES = ("en", "de", "fr", "es", "pt", "nl", "it", "sv")  # the order of each row below
_NAMES = {
    "en": "english englisch anglais ingles inglese engels engelska", "de": "german deutsch allemand aleman alemao tedesco duits tyska",
    "fr": "french francais franzosisch frances francese frans franska", "es": "spanish espanol castellano spanisch espagnol spaans",
    "pt": "portuguese portugues portugiesisch portugais portoghese portugees", "nl": "dutch nederlands niederlandisch holandes olandese",
    "it": "italian italiano italienisch italien italiaans italienska", "sv": "swedish svenska schwedisch suedois sueco svedese zweeds",
}  # fmt: skip
_PHRASES = {
    # over and under the sentences of a talk
    "survived": ("What survived:", "Was übrig blieb:", "Ce qui a survécu :", "Lo que sobrevivió:", "O que sobreviveu:", "Wat overbleef:",
                 "Quel che è rimasto:", "Det som överlevde:"),
    "all": ("All that survives:", "Mehr blieb nicht:", "Tout ce qui a survécu :", "Todo lo que sobrevive:", "Tudo o que sobrevive:",
            "Alles wat er nog is:", "Tutto quel che resta:", "Allt som finns kvar:"),
    "only gap": ("Nothing survives of this one but an admission.", "Geblieben ist nur ein Eingeständnis.", "Il n'en reste qu'un aveu.",
                 "De esto solo queda una confesión.", "Disto só resta uma confissão.", "Hiervan rest alleen een bekentenis.",
                 "Ne resta solo un'ammissione.", "Kvar finns bara ett medgivande."),
    "no sentence": ("No sentence survives of this one, only names, code or links.", "Kein Satz blieb übrig, nur Namen, Code oder Links.",
                    "Aucune phrase n'a survécu, seulement des noms, du code ou des liens.",
                    "No sobrevive ninguna frase, solo nombres, código o enlaces.",
                    "Nenhuma frase sobreviveu, só nomes, código ou ligações.",
                    "Geen zin bleef over, alleen namen, code of links.", "Nessuna frase è rimasta, solo nomi, codice o link.",
                    "Ingen mening finns kvar, bara namn, kod eller länkar."),
    "same": ("Nothing that is not told above.", "Nichts, was nicht schon oben steht.", "Rien qui ne soit dit plus haut.",
             "Nada que no esté dicho arriba.", "Nada que não esteja dito acima.", "Niets wat hierboven niet staat.",
             "Niente che non sia detto sopra.", "Inget som inte redan står ovan."),
    "verdict": ("The note-taker's verdict:", "Urteil der Notizen:", "Verdict de l'auteur des notes :", "Veredicto de quien tomó notas:",
                "Veredito de quem tomou notas:", "Het oordeel van de notulist:", "Verdetto di chi prendeva appunti:",
                "Antecknarens omdöme:"),
    "note-taker": ("The note-taker:", "Wer mitschrieb:", "L'auteur des notes :", "Quien tomó notas:", "Quem tomou notas:", "De notulist:",
             "Chi prendeva appunti:", "Antecknaren:"),
    "audience": ("From the audience:", "Aus dem Publikum:", "Du public :", "Del público:", "Do público:", "Uit de zaal:", "Dal pubblico:",
              "Från publiken:"),
    "joke": ("In jest:", "Im Scherz:", "Pour rire :", "En broma:", "A brincar:", "Voor de grap:", "Per scherzo:", "På skämt:"),
    "abstract": ("From the abstract:", "Aus der Ankündigung:", "Du résumé annoncé :", "Del resumen anunciado:", "Do resumo anunciado:",
                 "Uit de aankondiging:", "Dall'annuncio:", "Ur programtexten:"),
    "exchange": ("Question and answer:", "Frage und Antwort:", "Question et réponse :", "Pregunta y respuesta:", "Pergunta e resposta:",
                 "Vraag en antwoord:", "Domanda e risposta:", "Fråga och svar:"),
    "line": ("line", "Zeile", "ligne", "línea", "linha", "regel", "riga", "rad"),
    "lines": ("lines", "Zeilen", "lignes", "líneas", "linhas", "regels", "righe", "rader"),
    # what the notes admit to lack
    "admit": ("The notes admit:", "Die Notizen geben zu:", "Les notes l'avouent :", "Las notas admiten:", "As notas admitem:",
              "De notities geven toe:", "Gli appunti ammettono:", "Anteckningarna medger:"),
    "stop": ("The notes stop here:", "Hier enden die Notizen:", "Les notes s'arrêtent ici :", "Las notas se acaban aquí:",
             "As notas param aqui:", "Hier houden de notities op:", "Qui gli appunti si fermano:", "Här slutar anteckningarna:"),
    "more gaps": ("And {n} more like it.", "Und {n} weitere dieser Art.", "Et {n} de plus du même genre.", "Y {n} más por el estilo.",
                  "E mais {n} do género.", "En nog {n} van dat soort.", "E altri {n} del genere.", "Och {n} till av samma slag."),
    "itself": ("The talk itself:", "Der Vortrag selbst:", "La présentation elle-même :", "La charla en sí:", "A palestra em si:",
               "Het praatje zelf:", "L'intervento stesso:", "Själva föredraget:"),
    "biased": ("The note-taker is not neutral:", "Wer mitschrieb, ist nicht neutral:", "L'auteur des notes n'est pas neutre :",
               "Quien tomó notas no es neutral:", "Quem tomou notas não é neutro:", "De notulist is niet neutraal:",
               "Chi prendeva appunti non è neutrale:", "Antecknaren är inte neutral:"),
    # what is no talk with notes
    "outside": ("Outside the talks", "Außerhalb der Vorträge", "Hors des présentations", "Fuera de las charlas", "Fora das palestras",
                "Buiten de praatjes", "Fuori dagli interventi", "Utanför föredragen"),
    "cancelled": ("Cancelled:", "Ausgefallen:", "Annulé :", "Cancelado:", "Cancelado:", "Niet doorgegaan:", "Annullato:", "Inställt:"),
    "no notes": ("No notes:", "Keine Notizen:", "Pas de notes :", "Sin notas:", "Sem notas:", "Geen notities:", "Nessun appunto:",
                 "Inga anteckningar:"),
    "notes by": ("Notes by {who}:", "Notizen von {who}:", "Notes de {who} :", "Notas de {who}:", "Notas de {who}:", "Notities van {who}:",
                 "Appunti di {who}:", "Anteckningar av {who}:"),
    "differ": ("The notes differ:", "Die Notizen widersprechen sich:", "Les notes diffèrent :", "Las notas difieren:", "As notas diferem:",
               "De notities verschillen:", "Gli appunti differiscono:", "Anteckningarna går isär:"),
    # the opening
    "talks": ("talks", "Vorträge", "présentations", "charlas", "palestras", "praatjes", "interventi", "föredrag"),
    "speakers": ("speakers", "Vortragende", "orateurs", "ponentes", "oradores", "sprekers", "relatori", "talare"),
    "files": ("files", "Dateien", "fichiers", "ficheros", "ficheiros", "bestanden", "file", "filer"),
    "days": ("days", "Tage", "jours", "días", "dias", "dagen", "giorni", "dagar"),
    "shared": ("noted by several people", "von mehreren notiert", "notées par plusieurs", "anotadas por varios", "anotadas por vários",
               "door meer mensen genoteerd", "annotati da più persone", "antecknade av flera"),
    "recurs": ("Heard more than once:", "Mehr als einmal gehört:", "Entendu plus d'une fois :", "Se oyó más de una vez:",
               "Ouvido mais de uma vez:", "Meer dan eens gehoord:", "Sentito più di una volta:", "Hördes mer än en gång:"),
    "missing": ("Gaps admitted in:", "Lücken eingestanden bei:", "Lacunes avouées dans :", "Lagunas admitidas en:", "Lacunas admitidas em:",
                "Gaten toegegeven bij:", "Lacune ammesse in:", "Luckor medges i:"),
    "kept": ("The sentences of the notes stay in their language ({which}): no model was asked to translate them.",
             "Die Sätze der Notizen bleiben in ihrer Sprache ({which}): kein Modell wurde um eine Übersetzung gebeten.",
             "Les phrases des notes restent dans leur langue ({which}) : aucun modèle n'a été prié de les traduire.",
             "Las frases de las notas siguen en su idioma ({which}): no se pidió a ningún modelo que las tradujera.",
             "As frases das notas ficam na sua língua ({which}): não se pediu a nenhum modelo que as traduzisse.",
             "De zinnen van de notities blijven in hun taal ({which}): geen model is om een vertaling gevraagd.",
             "Le frasi degli appunti restano nella loro lingua ({which}): a nessun modello è stato chiesto di tradurle.",
             "Anteckningarnas meningar står kvar på sitt språk ({which}): ingen modell ombads översätta dem."),
    # what went wrong
    "not found": ("Not found in the notes:", "In den Notizen nicht gefunden:", "Introuvable dans les notes :", "No está en las notas:",
                  "Não está nas notas:", "Niet in de notities gevonden:", "Non trovato negli appunti:", "Finns inte i anteckningarna:"),
    "quote": ("quotation", "Zitat", "citation", "cita", "citação", "citaat", "citazione", "citat"),
    "name": ("name", "Name", "nom", "nombre", "nome", "naam", "nome", "namn"),
    "number": ("number", "Zahl", "nombre", "número", "número", "getal", "numero", "tal"),
    "date": ("date", "Datum", "date", "fecha", "data", "datum", "data", "datum"),
    "link": ("link", "Link", "lien", "enlace", "ligação", "link", "link", "länk"),
    "title": ("title", "Titel", "titre", "título", "título", "titel", "titolo", "titel"),
    "summary": ("summary", "Zusammenfassung", "résumé", "resumen", "resumo", "samenvatting", "riassunto", "sammanfattning"),
    "partial": ("Partial:", "Unvollständig:", "Incomplet :", "Parcial:", "Parcial:", "Onvolledig:", "Parziale:", "Ofullständigt:"),
    "interrupted": ("interrupted with {n} of {of} parts; the next run asks only for the others.",
                    "nach {n} von {of} Teilen abgebrochen; der nächste Lauf fragt nur nach den übrigen.",
                    "interrompu après {n} parties sur {of} ; la prochaine fois, seules les autres seront demandées.",
                    "interrumpido con {n} de {of} partes; la próxima vez solo se piden las demás.",
                    "interrompido com {n} de {of} partes; da próxima vez só se pedem as outras.",
                    "afgebroken na {n} van {of} delen; de volgende keer worden alleen de andere gevraagd.",
                    "interrotto con {n} parti su {of}; la prossima volta si chiedono solo le altre.",
                    "avbrutet efter {n} av {of} delar; nästa gång efterfrågas bara de andra."),
    "no summary": ("no summary: what the model wrote has no word of these notes",
                   "keine Zusammenfassung: was das Modell schrieb, hat kein Wort dieser Notizen",
                   "pas de résumé : ce que le modèle a écrit n'a aucun mot de ces notes",
                   "sin resumen: lo que escribió el modelo no tiene palabra de estas notas",
                   "sem resumo: o que o modelo escreveu não tem palavra destas notas",
                   "geen samenvatting: wat het model schreef heeft geen woord van deze notities",
                   "nessun riassunto: ciò che il modello ha scritto non ha parola di queste note",
                   "ingen sammanfattning: det modellen skrev har inget ord av dessa anteckningar"),
    "no reply": ("no summary: the run was interrupted", "keine Zusammenfassung: der Lauf wurde abgebrochen",
                 "pas de résumé : interrompu", "sin resumen: se interrumpió", "sem resumo: foi interrompido",
                 "geen samenvatting: het werd afgebroken", "nessun riassunto: interrotto", "ingen sammanfattning: avbrutet"),
}  # fmt: skip
_CODE = re.compile(r"[a-z]{2}(?![^\W_])")


def say(phrase: str, language: str, **values: object) -> str:
    """Return a phrase of ours in a language, in English where we have it in no other; `values` fill what it leaves open.

    >>> say("more gaps", "nl", n=2), say("line", "ja")
    ('En nog 2 van dat soort.', 'line')
    """
    row = _PHRASES[phrase]
    told = row[LANGUAGES.index(language)] if language in LANGUAGES else row[0]
    return told.format(**values) if values else told


def code_of(language: str) -> str | None:
    """Return the code of a language that a user names by it, "pt-BR", or by a word, "español"; None for one we have no phrases in.

    >>> code_of("pt-BR"), code_of("Español"), code_of("Klingon")
    ('pt', 'es', None)
    """
    told = fold(language.strip())
    found = _CODE.match(told)
    if found and found.group() in LANGUAGES:
        return found.group()
    return next((code for code, names in _NAMES.items() if told in names.split()), None)


def main_language(languages: Iterable[str]) -> str:
    """Return the commonest of some languages, the earlier of two as common; "en" if none is known.

    >>> main_language(["und", "nl", "en", "nl"])
    'nl'
    """
    told = [language for language in languages if language != "und"]
    return max(told, key=told.count, default="en")


def place(first: int, last: int, language: str) -> str:
    """Return the lines of a note in words.

    >>> place(3, 3, "en"), place(3, 5, "es")
    ('line 3', 'líneas 3-5')
    """
    return f"{say('line', language)} {first}" if first == last else f"{say('lines', language)} {first}-{last}"
