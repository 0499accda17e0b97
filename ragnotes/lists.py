"""Lists in a question: things joined by "and", "or" or a comma, each of which may be answered by itself."""

from __future__ import annotations

import re

from .text import content_words, fold

LONGEST = 2_000  # characters of a question that are looked at
MOST = 8  # things of a list
_RUN = re.compile(r"[^\W_]+")
# in what is told to be English all but those that are other words there: many a short question is
_JOINS = {
    "en": "and or e et och oder und y",
    "es": "y e o u",
    "de": "und oder",
    "fr": "et ou",
    "nl": "en of",
    "pt": "e ou",
    "it": "e ed o od",
    "sv": "och eller",
}
_IS = frozenset("è é È É".split())  # "is" in Italian and Portuguese, where "e" without its accent joins

# things that are compared are asked of together
_COMPARING = frozenset(
    "between compare compared comparing comparison difference differences vs versus both entre compara comparar comparacion diferencia "
    "zwischen vergleich unterschied comparer tussen verschil vergelijk tra fra differenza confronto comparacao diferenca mellan "
    "skillnad".split()
)


def items(question: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Return the words that say something of each thing of the lists in a question, folded; none without a list or in a comparison.

    One word that says nothing may stand behind what joins two things: "about bees and on wax".

    >>> items("is there anything on Docker and Apache Solr", "en"), items("what did Ada say about wax", "en")
    ((('docker',), ('apache', 'solr')), ())
    """
    text = question[:LONGEST]
    runs = list(_RUN.finditer(text))
    told = [run.group() if run.group() in _IS else fold(run.group()) for run in runs]
    if not _COMPARING.isdisjoint(told):
        return ()
    joins = frozenset(_JOINS.get(language, _JOINS["en"]).split())
    says = set(content_words(text, language)) - joins
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(told) and len(found) < MOST:
        end = _end(at, told, says, text, runs)
        behind = _behind_join(end, told, says, joins, text, runs) if end > at else 0
        while behind and len(found) < MOST:
            found += [] if found and found[-1] == tuple(told[at:end]) else [tuple(told[at:end])]
            at, end = behind, _end(behind, told, says, text, runs)
            found.append(tuple(told[at:end]))
            behind = _behind_join(end, told, says, joins, text, runs)
        at = max(end, at + 1)
    return tuple(found)


def _end(at: int, told: list[str], says: set[str], text: str, runs: list[re.Match[str]]) -> int:
    """Return where the words end that say something and follow one another from `at` on."""
    end = at
    while end < len(told) and told[end] in says and (end == at or not _is_comma(text, runs, end)):
        end += 1
    return end


def _is_comma(text: str, runs: list[re.Match[str]], at: int) -> bool:
    return text[runs[at - 1].end() : runs[at].start()].strip() in (",", "/", "&", "+")


def _behind_join(end: int, told: list[str], says: set[str], joins: frozenset[str], text: str, runs: list[re.Match[str]]) -> int:
    """Return where the next thing of a list begins, 0 if none is joined."""
    at = end
    if at < len(told) and told[at] in joins:
        at += 1
    elif at >= len(told) or not _is_comma(text, runs, at):
        return 0
    elif at + 1 < len(told) and told[at] not in says and told[at] in joins:
        at += 1
    at += at < len(told) and told[at] not in says
    return at if at < len(told) and told[at] in says else 0
