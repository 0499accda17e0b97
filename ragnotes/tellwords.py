"""Words and letters that tell a language in a few lines of notes, where its commonest words are too few."""

from __future__ import annotations

# The letters that tell a language, and how thinly they may be sown: kana among ideographs, any of the rest among names and code.
SCRIPTS = {
    "ja": ("[\u3040-\u30ff]", 20), "ko": ("[\uac00-\ud7af]", 10), "zh": ("[\u4e00-\u9fff]", 10), "uk": ("[іїєґІЇЄҐ]", 40),
    "ru": ("[\u0400-\u04ff]", 3), "el": ("[\u0370-\u03ff]", 3), "he": ("[\u0590-\u05ff]", 3), "ar": ("[\u0600-\u06ff]", 3),
    "hi": ("[\u0900-\u097f]", 3), "th": ("[\u0e00-\u0e7f]", 3),
}  # fmt: skip
# Letters that few of these languages write: of a short sentence they tell as much as a common word does.
LETTERS = {
    "fr": "àâçéèêëîïôùûœ", "es": "ñáéíóú¿¡", "pt": "ãõáâàçéêíóôú", "it": "àèéìòù", "de": "äöüß", "sv": "åäö", "nl": "ëï",
    "da": "æøå", "no": "æøå", "pl": "ąęłńśźż",
}  # fmt: skip
# What tells two languages apart that have most of their words alike.
DANISH_OR_NORWEGIAN = (("øj", "ej", "af "), ("øy", "ei", "kj", "gj"))
# Words that tell a language in a few lines of notes and are none of its commonest, folded but for those of one letter with a mark.
TELLING = {
    language: frozenset(words.split())
    for language, words in {
        "en": "should make made new need needs every only like don people things",
        "nl": "moet moeten maken gaat altijd nooit vaak tussen tegen zonder beter goed eigen nieuwe",
        "es": "hacer muchos mucha siempre nunca mejor cada entre tres gente cosas hacia porque",
        "de": "immer nie oft jeder jede gut besser eigene neue dann muss machen alles zwischen ohne gegen kein keine sondern macht",
        "fr": "à bien sous entre avant apres chaque quand toujours jamais trop deux trois fois chez sinon car notre vos nos leurs cela ca "
        "fait faire peut doit puis moins tres etait aucun trop",
        "it": "à è sempre mai ogni molto poco bene meglio due tre volte fare fatto deve puo essere tutti nuovo senza prima dopo",
        "pt": "à é às sempre nunca cada muitos bem melhor dois tres vezes fazer deve pode todos novo sem antes depois entao",
        "sv": "bara mer mycket blir gor fel mellan tillsammans anvanda anvander ingen behover alltid aldrig ofta flera farre skriv "
        "kor gar inga battre nya utan darfor sedan bli maste borde dessa sina ar",
        "da": "bliver gor fejl hvis mellem sammen bruge bruger ingen altid aldrig ofte flere færre skriv bedre nye uden derfor siden "
        "skal blive gør",
        "no": "å bare mer mye blir gjor gjør feil hvis mellom sammen bruke bruker ingen alltid aldri ofte flere færre trenger skriv bedre "
        "nye uten derfor siden dette disse bør finnes gar ennå enna",
    }.items()
}
