"""Print how near summaries without a model come to those that people wrote of meetings, beside the first sentences of the same length.

    python bench/summaries.py              # RAGNOTES_DATA or ../shared/data; under a minute

QMSum, validation: the general question of each meeting ("summarize the whole meeting"), F1 x 100 of ROUGE-1, -2 and -L over stemmed words,
as Lin (2004), "ROUGE: A Package for Automatic Evaluation of Summaries", defines them. Lines, labels and marks of our own are not counted.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Sequence

import datasets

from ragnotes.checking import digest, statements
from ragnotes.records import Line
from ragnotes.text import sentences, stem, words

_OURS = re.compile(r" ?\((?:lines? [\d-]+)\)|^- |^(?:What survived|All that survives): |The note-taker(?:'s verdict)?: |…", re.MULTILINE)
_NOISE = re.compile(r"\{\w+\}")


def stemmed(text: str) -> list[str]:
    """Return the stemmed words of an English text."""
    return [stem(word, "en") for word in words(text)]


def f1(shared: int, made: int, wanted: int) -> float:
    """Return the harmonic mean of precision and recall, 0 where nothing is shared."""
    return 2 * shared / (made + wanted) if shared else 0.0


def rouge_n(made: Sequence[str], wanted: Sequence[str], n: int) -> float:
    """Return ROUGE-n: F1 of the runs of n words, each as often as both have it."""
    ours, gold = (Counter(tuple(text[at : at + n]) for at in range(len(text) - n + 1)) for text in (made, wanted))
    return f1((ours & gold).total(), ours.total(), gold.total())


def rouge_l(made: Sequence[str], wanted: Sequence[str]) -> float:
    """Return ROUGE-L: F1 of the longest common subsequence of words."""
    row = [0] * (len(wanted) + 1)
    for word in made:
        before = 0
        for at, other in enumerate(wanted, 1):
            above = row[at]
            row[at] = before + 1 if word == other else max(above, row[at - 1])
            before = above
    return f1(row[-1], len(made), len(wanted))


def meetings() -> list[tuple[list[Line], str]]:
    """Return each meeting as lines, a turn each, and the summary that a person wrote of it."""
    found = []
    with gzip.open(datasets.data_folder() / "qmsum" / "val.jsonl.gz", "rt", encoding="utf-8") as file:
        for meeting in map(json.loads, file):
            turns = [" ".join(_NOISE.sub(" ", turn["content"]).split()) for turn in meeting["meeting_transcripts"]]
            lines = [Line(number, text, 0, "prose" if text else "blank") for number, text in enumerate(turns, 1)]
            found.append((lines, meeting["general_query_list"][0]["answer"]))
    return found


def first(lines: Sequence[Line], most: int) -> str:
    """Return the first sentences of five words and more, up to so many words in all."""
    told: list[str] = []
    for line in lines:
        for start, end in sentences(line.text):
            if len(words(line.text[start:end])) >= 5:
                told.append(line.text[start:end])
                if len(words(" ".join(told))) >= most:
                    return " ".join(" ".join(told).split()[:most])
    return " ".join(told)


def main() -> None:
    """Print the table."""
    asked = meetings()
    print(f"QMSum, validation, {len(asked)} meetings: mean F1 x 100 over stemmed words")
    print(f"{'':12}{'words':>7}{'ROUGE-1':>9}{'ROUGE-2':>9}{'ROUGE-L':>9}")
    for style in digest.STYLES:
        ours = [_OURS.sub("", digest.summarise(lines, "", (), style)) for lines, _ in asked]
        lead = [first(lines, statements.size(text)) for (lines, _), text in zip(asked, ours, strict=True)]
        for name, made in ((style, ours), ("  first", lead)):
            pairs = [(stemmed(text), stemmed(gold)) for text, (_, gold) in zip(made, asked, strict=True)]
            scores = [(rouge_n(a, b, 1), rouge_n(a, b, 2), rouge_l(a, b)) for a, b in pairs]
            means = [100 * sum(column) / len(scores) for column in zip(*scores, strict=True)]
            long = sum(len(text) for text, _ in pairs) / len(pairs)
            print(f"{name:12}{long:7.1f}" + "".join(f"{mean:9.2f}" for mean in means))


if __name__ == "__main__":
    main()
