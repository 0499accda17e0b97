"""Print how near summaries without a model come to those that people wrote of meetings, beside the first sentences of the same length.

    python bench/summaries.py              # RAGNOTES_DATA or ../shared/data; under a minute

QMSum, validation: the general question of each meeting ("summarize the whole meeting"), F1 x 100 of ROUGE-1, -2 and -L (bench/rouge.py).
Lines, labels and marks of our own are not counted.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Sequence

import datasets
import rouge

from ragnotes.checking import digest, statements
from ragnotes.records.notes import Line
from ragnotes.text import sentences, words

_OURS = re.compile(r" ?\((?:lines? [\d-]+)\)|^- |^(?:What survived|All that survives): |The note-taker(?:'s verdict)?: |…", re.MULTILINE)
_NOISE = re.compile(r"\{\w+\}")


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
            scores = [rouge.scores(text, gold) for text, (_, gold) in zip(made, asked, strict=True)]
            means = [sum(column) / len(scores) for column in zip(*scores, strict=True)]
            long = sum(len(words(text)) for text in made) / len(made)
            print(f"{name:12}{long:7.1f}" + "".join(f"{mean:9.2f}" for mean in means))


if __name__ == "__main__":
    main()
