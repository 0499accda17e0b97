"""Words that leave something out of a question, in eight languages, folded: what says so, and what may stand before the name left out."""

from __future__ import annotations

_WORDS = (
    "except excepting excluding besides barring unlike without outside excepto salvo menos exceptuando sin ausser ausgenommen ohne "
    "statt anstatt ausserhalb sauf hormis excepte hors sans outre behalve buiten uitgezonderd zonder eccetto tranne fuorche senza "
    "oltre exceto fora sem utom forutom utover undantaget utan utanfor"
)
_PHRASES = (
    "except for|other than|others than|else than|apart from|aside from|leaving out|instead of|rather than|outside of|elsewhere than|"
    "away from|anywhere but|everywhere but|everyone but|everybody but|anyone but|anybody but|nobody but|all but|who but|"
    "everyone else but|anyone else but|who else but|a excepcion de|con excepcion de|aparte de|ademas de|fuera de|en vez de|"
    "en lugar de|distinto de|distintos de|que no sea|que no sean|sin contar|otro sitio que|otro lugar que|otra parte que|"
    "otros sitios que|lejos de|abgesehen von|anders als|anderswo als|woanders als|andere als|anderen als|a part|a l exception de|"
    "en dehors de|mis a part|autre que|autres que|ailleurs que|ailleurs qu|autre part que|autre part qu|au lieu de|"
    "met uitzondering van|los van|anders dan|elders dan|andere dan|in plaats van|a parte|ad eccezione di|oltre a|oltre ad|diverso da|"
    "diversi da|altri che|altrove che|altrove rispetto|al di fuori|all infuori|fuori|invece di|com excecao de|a excecao de|alem de|"
    "a nao ser|em vez de|diferente de|outro lugar que|outro sitio que|noutro sitio que|outra parte que|bortsett fran|med undantag av|"
    "annan an|andra an|annanstans an|annorstades an|i stallet for|istallet for"
)
# what leaves out whatever name follows, at once or after words like "the talks at"; longest first
EXCEPT = tuple(sorted([*map(str.split, _PHRASES.split("|")), *([word] for word in _WORDS.split())], key=len, reverse=True))
NOT = frozenset("not nicht niet pas non nao no inte ej t nor".split())
PLACE_NEEDED = frozenset(
    "no t".split()
)  # only before a word for where or by whom: "no en", "wasn't at"; "no PyDays" is "at PyDays" in Portuguese
PLACES = frozenset(
    "at in on by from for of during en de del por al auf bei beim von vom im an am durch aus zu zur zum op bij van door uit met te tijdens "
    "a au aux du des par dans chez d pendant alla allo ai all di dello della dei da dal dalla dall nel nella nell durante no na nos nas em "
    "do dos das pelo pela ao pa av fran vid i hos under".split()
)
# the rest of what may stand before the name
OTHERS = frozenset(
    "the an that those this any anything anybody anyone what whatever were was is are ones one event conference "
    "el la los las lo que der die dem das den was het de le les l ce ceux celui il gli quello quelli o os as aquele det den som".split()
)
MOST_BEFORE = 6  # such words
BEFORE_A_CUE = frozenset("but and aber sondern pero y mais et maar en mas e ma men och just also".split())  # left out with it
OPENING = frozenset(phrase[0] for phrase in EXCEPT) | NOT  # any other word leaves nothing out

# topics: what leaves one out without a word for "about"; "except" and "without" may stand in the topic itself
_ALONE = (
    "besides|other than|else than|apart from|aside from|except for|ademas de|aparte de|a excepcion de|abgesehen von|a part|mis a part|"
    "afgezien van|met uitzondering van|a parte|ad eccezione di|alem de|com excecao de|bortsett fran|med undantag av|forutom"
)
ALONE = frozenset(_ALONE.split("|"))
ABOUT = frozenset("about on regarding concerning sobre acerca uber sur over su sul sulla om kring".split())
OF_ABOUT = frozenset(
    "de del von van di do da los las el der die den des le la les l il gli o os as the det".split()
)  # behind it, "acerca de"
WHICH = frozenset("that which who que qui die das der dat che som".split())  # "the talks that are not about"
BEING = frozenset(
    "is are was were isn aren wasn weren be es son sea sean fue era eran fueron trata tratan trataba trataban ist sind war waren handelt "
    "handeln handelte handelten ne n est sont etait etaient parle parlent parlait zijn gaat gaan ging gingen sao foi eram era sono erano "
    "parla parlano ar handlar handlade t".split()
)
MOST_WORDS = 4  # of one topic that say what it is
