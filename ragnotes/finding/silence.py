"""Whether the notes are silent on a question, decided on absolute evidence: never on a fused score, whose best is high whatever is asked.

Three things speak: how far the closest passage stands out from the usual one, which share of the words asked for its talk has, and names
that no passage has. Each is measured against the passages asked of: a question in another register, a small note and a large folder have
the same scale. The weights are a logistic fit over many sets: bench/silence.py prints it, and what it comes to.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ..askwords import USING, is_of_roles
from ..frozen import frozen, frozen_by_identity
from ..text import content_words, fold
from .generalwords import EMPTY
from .terms import TermScores
from .wanted import untold
from .words import FloatVector, IntVector, word_runs

BEST = 5  # hits that count as evidence

# By bench/silence.py, with the encoder; how far the closest stands out has weight 1
TALK_WEIGHT = 0.8
NAME_WEIGHT = 0.5
ENOUGH = 0.6
# by words alone; the share of words has weight 1
BM25_WEIGHT = 0.8
NAME_WORDS_WEIGHT = 0.75
ENOUGH_WORDS = 0.52
ALL_WORDS = 0.99  # of cover: one passage that has every word asked for is enough, however odd the question sounds to the encoder
ENOUGH_FOREIGN = 0.42  # of cosine, where the closest hit is in another language: words cannot meet there
TOLD_BY_SOUND = 3  # words that no passage has: of fewer, such a question is close for how it asks, not for what

UNRELATED = 0.12  # cosine of a question with a passage about something else
UNRELATED_WEIGHT = 10  # passages that it stands for: the middle of a few that were asked of tells little
EVERYWHERE_WEIGHT = 8  # passages without the word, likewise
RARITY_POWER = 1.5  # of idf: what a question is about is in its rare words, more than in proportion

_SENTENCE_START = frozenset('.?!:¿¡"“«')
# Words that ask for a number or a name: the answer has that instead of them
_ASKING = frozenset(
    "many much cuanto cuanta cuantos cuantas quienes cuales quanto quanta quantos quantas quais combien hoeveel wieviel wieviele viele "
    "quanti quante quali manga".split()
)
# words that say how something is asked: notes that have them may mean something by them, and notes that answer need not have them
_FRAMING = frozenset(
    "according across advice advise advised agree agreed argue argued best better bad compare compared comparing comparison "
    "describe described differ difference differences different discuss discussed exactly generally good happen happened idea ideas "
    "main mean opinion opinions overall possible reason reasons recommend recommended recommends recommendation recommendations "
    "regarding solve solved suggest suggested suggests suggestion suggestions summarise summarize summary useful view views worst "
    "worth wrong actually really ever segun recomienda recomendo recomiendan recomendar recomendacion mejor peor compara comparar "
    "comparacion diferencia diferencias opiniones razon explica explico sugiere sugirio resumen malo bueno laut empfiehlt empfahl "
    "empfohlen empfehlen empfehlung besser beste schlecht vergleich vergleiche unterschied unterschiede meinung meinungen grund "
    "beschreibt erklart vorschlag falsch eigentlich wirklich zusammenfassung selon recommande recommandent recommandation meilleur "
    "meilleure pire comparer comparaison avis raison decrit explique suggere resume faux vraiment volgens aanbevolen aanraden "
    "aanbeveling beter slecht vergelijk vergelijking verschil verschillen mening meningen reden beschrijft samenvatting fout echt "
    "segundo recomenda recomendou recomendam melhor pior comparacao diferenca diferencas opiniao razao descreve resumo errado "
    "secondo raccomanda consiglia consigliato migliore peggiore confronta confronto differenza differenze opinione ragione descrive "
    "spiega suggerisce riassunto sbagliato davvero enligt rekommenderar rekommenderade bast battre samst jamfor jamforelse skillnad "
    "skillnader asikt beskriver forklarar foreslar sammanfattning fel verkligen "
    "try tries tried trying adopt adopts adopted choose chose chosen prefer prefers preferred love loved hate hated dislike disliked "
    "probo probaron probado probar gusta gustan prefiere prefieren prefirio recomendaron recomendado probiert probierte probierten "
    "ausprobiert versuchte mag mogen mochte mochten gemocht bevorzugt bevorzugen bevorzugte empfahlen essaie essaient essaye essayent "
    "essayer aiment aimait aimaient prefere preferent recommandait recommander probeert probeerde probeerden geprobeerd hield hielden "
    "verkiest raadt raadde raadden aangeraden experimentou experimentaram tentou tentaram gosta gostam gostava preferem preferiu "
    "recomendaram recomendado provato provano provare provava piace piacciono preferisce preferiscono preferito consigliano consigliava "
    "raccomandano raccomandato provar provade provat foredrar foredrog rekommenderat rekommenderas gillat "
    "complain complains complained quejaba quejo quejaban beschwerte klagte plaint plaignait klaagde lamentava reclamou klagade "
    "biased boring favourite favorite enjoyable convincing disappointing disappointed impressed impressive overrated saai teleurstellend "
    "aburrida aburrido "
    "decepcionante langweilig enttauschend ennuyeux decevant noioso noiosa deludente chata chato trakigt daligt".split()
)
ASKING_SHARE = 0.02  # of another word's idf: not 0, for a question of nothing else
FEW_WORDS = 4  # of a question: two words with capitals in it are a name
SHORTEST_SLIP, LONGEST_SLIP = 5, 15  # letters of a word that may be a common one with two letters swapped


@frozen
class Evidence:
    """What speaks for an answer in the best hits. A share of words is by weight: rare words count for more."""

    cosine: float | None  # of the closest hit; None: searched without the encoder
    above: float  # how far that stands above the middle one of all passages asked of; 0 without the encoder
    cover: float  # largest share of the question's words in one hit
    talk_cover: float  # the same in the talk of a hit
    bm25: float  # best BM25 of a hit over the sum of idf
    missing: tuple[str, ...]  # words that no passage has, as the question writes them
    missing_names: tuple[str, ...]  # those of them that are written as names
    foreign: bool  # the closest hit is in another language than the question
    untold: str = ""  # what is asked that no hit on it tells: a price, a time of day, how many people


@frozen_by_identity
class Pool:
    """The passages that a question is asked of: rows of the index, and by place among them talk (below 0: a note's own text) and cosine."""

    rows: IntVector
    groups: IntVector
    cosines: FloatVector | None


def gather(
    question: str,
    written: Sequence[str],
    by_term: TermScores,
    pool: Pool,
    best: Sequence[int],
    languages: Sequence[str],
    language: str,
    texts: Sequence[str] = (),
) -> Evidence:
    """Return the evidence in the best hits, given their places among the passages asked of, their languages and texts, best first.

    `written` are the words of the question as it writes them, one for each word that `by_term` scores.
    """
    places = list(best[:BEST])
    hits, talks = _holding(by_term, pool, places)
    asking = [_is_asking(word, having, language) for word, having in zip(written, by_term.rows, strict=True)]
    weights = _weights(by_term, asking, len(pool.rows))
    total = float(weights.sum()) or 1.0
    cosines = None if pool.cosines is None or not places else pool.cosines[places]
    closest = 0 if cosines is None else int(np.argmax(cosines))
    missing = tuple(word for word, having, only in zip(written, by_term.rows, asking, strict=True) if not len(having) and not only)
    named = names_in(question, language, missing, written)
    scores = by_term.scores[pool.rows[places]]
    covers = weights @ hits
    on_it = [text for text, share in zip(texts, covers.tolist(), strict=False) if 2 * share >= covers.max()]
    return Evidence(
        cosine=None if cosines is None else float(cosines[closest]),
        above=0.0 if cosines is None or pool.cosines is None else float(cosines[closest]) - _usual(pool.cosines),
        cover=float(covers.max(initial=0.0)) / total,
        talk_cover=float((weights @ talks).max(initial=0.0)) / total,
        bm25=float(scores.max(initial=0.0)) / (float(by_term.idf.sum()) or 1.0),
        missing=missing,
        missing_names=tuple(word for word in missing if word in named),
        foreign=bool(places) and language != "und" and languages[closest] != language,
        untold=untold(question, on_it) if on_it else "",
    )


def _holding(by_term: TermScores, pool: Pool, places: Sequence[int]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return a row a word: which hits have it, and the talks of which hits.

    A note's own text is of many things: there a hit stands alone.
    """
    of_talks = [pool.rows[pool.groups == pool.groups[place]] if pool.groups[place] >= 0 else pool.rows[[place]] for place in places]
    hits, talks = (np.zeros((len(by_term.rows), len(places)), dtype=bool) for _ in range(2))
    holds = np.zeros(len(by_term.scores), dtype=bool)
    for number, having in enumerate(by_term.rows):
        holds[having] = True
        hits[number] = holds[pool.rows[places]]
        talks[number] = [holds[rows].any() for rows in of_talks]
        holds[having] = False
    return hits, talks


def _weights(by_term: TermScores, asking: Sequence[bool], n_asked: int) -> FloatVector:
    """Return what each word of a question weighs: the more the rarer, next to nothing if it is all over the passages asked of.

    A question of an event is asked of its passages, which all have the name of the event.
    """
    spread = np.array([len(having) for having in by_term.rows], dtype=np.float32) / (n_asked + EVERYWHERE_WEIGHT)
    share = np.where(asking, np.float32(ASKING_SHARE), np.float32(1.0))
    return np.asarray((by_term.idf * (1 - spread) * share) ** RARITY_POWER, dtype=np.float32)


def is_framing(word: str) -> bool:
    """Return whether a folded word says how something is asked and nothing of what.

    >>> is_framing("recommend"), is_framing("kettle")
    (True, False)
    """
    return word in _FRAMING or word in USING


def _is_asking(word: str, having: IntVector, language: str) -> bool:
    """Return whether a word only asks: for a number or a name, how, or as a common word does that has two letters swapped.

    >>> none = np.zeros(0, dtype=np.int64)
    >>> [_is_asking(word, none, "en") for word in ("many", "according", "metnion", "whree", "kettle")]
    [True, True, True, True, False]
    """
    folded = fold(word)
    if folded in _ASKING or is_of_roles(folded, language) or (not len(having) and is_framing(folded)):
        return True
    if len(having) or not SHORTEST_SLIP <= len(word) <= LONGEST_SLIP:
        return False
    swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return any(not content_words(other, language) for other in swapped)


def _usual(cosines: FloatVector) -> float:
    """Return the middle cosine of the passages asked of; of few, drawn towards that of unrelated ones: all of them may be to the point."""
    half = len(cosines) // 2
    middle = np.partition(cosines, (half - 1, half) if len(cosines) > 1 else 0)  # np.median imports all of numpy.ma
    usual = float(middle[half]) if len(cosines) % 2 else float(middle[half - 1 : half + 1].mean())
    return (len(cosines) * usual + UNRELATED_WEIGHT * UNRELATED) / (len(cosines) + UNRELATED_WEIGHT)


def names_in(question: str, language: str, missing: Sequence[str] = (), content: Sequence[str] = ()) -> frozenset[str]:
    """Return the words written as names: with a capital inside a sentence or inside the word.

    Where every noun has one, as in German, or most words do, as in a title, only two side by side: of the words `missing`, or in a short
    question of its `content`.

    >>> sorted(names_in("Did Vidal compare LangChain and pydantic?", "en")), sorted(names_in("Was sagt Ada Berg?", "de", ["Ada", "Berg"]))
    (['LangChain', 'Vidal'], ['Ada', 'Berg'])
    """
    runs = list(word_runs(question).finditer(question))  # "TensorFlowについて" has a name in it
    inside = {run.group() for run in runs if any(letter.isupper() for letter in run.group()[1:])}
    if language == "de" or 2 * sum(run.group()[0].isupper() for run in runs) > len(runs):
        known = {*missing, *(word for word in content if len(runs) <= FEW_WORDS and fold(word) not in EMPTY)}
        pairs = [pair for pair in itertools.pairwise(runs) if all(run.group()[0].isupper() and run.group() in known for run in pair)]
        beside = {run.group() for one, other in pairs if question[one.end() : other.start()] == " " for run in (one, other)}
        return frozenset(beside | (inside if not question.isupper() else set()))
    found = set(inside)
    for run in runs:
        before = question[max(0, run.start() - 3) : run.start()].rstrip()
        opens = run.start() == 0 or (before[-1:] in _SENTENCE_START if before else run.start() <= 3)
        if run.group()[0].isupper() and not opens:
            found.add(run.group())
    return frozenset(found)


def strength(evidence: Evidence) -> float:
    """Return the sum of what speaks for an answer: about 0 for nothing, over 1 for a passage that says just what was asked."""
    if evidence.untold:
        return 0.0
    if evidence.cosine is None:
        words = evidence.talk_cover + BM25_WEIGHT * evidence.bm25
        return words - (NAME_WORDS_WEIGHT if evidence.missing_names else 0.0)
    return evidence.above + TALK_WEIGHT * evidence.talk_cover - (NAME_WEIGHT if evidence.missing_names else 0.0)


def find_silence(evidence: Evidence) -> str:
    """Return why the notes must be called silent, in words; "" if the evidence is enough."""
    if evidence.untold:
        return f"no close passage tells {evidence.untold}"
    if evidence.cover >= ALL_WORDS:
        return ""
    if evidence.cosine is None:
        return "" if strength(evidence) >= ENOUGH_WORDS else _words_told(evidence)
    told = evidence.cover > 2 * ASKING_SHARE or len(evidence.missing) >= TOLD_BY_SOUND
    foreign_but_close = evidence.foreign and told and evidence.cosine >= ENOUGH_FOREIGN and not evidence.missing_names
    if strength(evidence) >= ENOUGH or foreign_but_close:
        return ""
    return f"{_words_told(evidence)} and the closest is {'not close' if evidence.cosine >= 0.4 else 'far'} (cosine {evidence.cosine:.2f})"


def _words_told(evidence: Evidence) -> str:
    if evidence.cover == 0:
        return "no passage shares a word with the question"
    if missing := evidence.missing_names or evidence.missing:
        return f"no passage has {' or '.join(repr(word) for word in missing[:3])}"
    return "no passage has enough of the question's words"
