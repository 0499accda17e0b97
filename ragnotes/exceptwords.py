"""Words that leave something out of a question, in eight languages, folded: what says so, and what may stand before the name left out."""

from __future__ import annotations

_WORDS = (
    "except excepting excluding besides barring unlike without excepto salvo menos exceptuando sin ausser ausgenommen ohne statt anstatt "
    "sauf hormis excepte hors sans outre behalve buiten uitgezonderd zonder eccetto tranne fuorche senza oltre exceto fora sem "
    "utom forutom utover undantaget utan"
)
_PHRASES = (
    "except for|other than|others than|else than|apart from|aside from|leaving out|instead of|rather than|outside of|everyone but|"
    "everybody but|anyone but|anybody but|nobody but|all but|who but|everyone else but|anyone else but|who else but|"
    "a excepcion de|con excepcion de|aparte de|ademas de|fuera de|en vez de|en lugar de|distinto de|distintos de|que no sea|que no sean|"
    "sin contar|abgesehen von|anders als|andere als|anderen als|a part|a l exception de|en dehors de|mis a part|autre que|autres que|"
    "au lieu de|met uitzondering van|los van|anders dan|andere dan|in plaats van|a parte|ad eccezione di|oltre a|oltre ad|diverso da|"
    "diversi da|altri che|invece di|com excecao de|a excecao de|alem de|a nao ser|em vez de|diferente de|bortsett fran|med undantag av|"
    "annan an|andra an|i stallet for|istallet for"
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
