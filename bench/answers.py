"""Print how much of what people would answer stands in the answers made without a model, and whether they name the right speaker.

    python bench/answers.py shared samples     # questions over wild-notes, and those of eval/ over examples/notes
    python bench/answers.py shared --losses    # where the words of the facts are lost
    python bench/answers.py qmsum              # ROUGE beside the baselines; --rouge FILE writes answers and references for another scorer

The questions with odd numbers and those with even ones stand apart: the constants of checking/extract.py and checking/widening.py were
chosen on one half and looked at on the other. Fact recall is the mean, over a question's facts, of the share of their content words,
stemmed, that stand in the first 120 words of the answer, without its lines of places and, apart, as it is printed; mean words are of the
former. The right speaker is named if the first talk that cites a right passage tells every name of the facts. Those of a question found
silent are all lost. Every word of an answer counts: numbers in brackets and the dash of a row, too.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import datasets
import retrieval
import rouge

from ragnotes import answers, indexing
from ragnotes.checking import extract, wording
from ragnotes.finding import search
from ragnotes.finding.vectors import Embedder
from ragnotes.measuring import suites
from ragnotes.measuring.judging import overlap
from ragnotes.measuring.scoring import mean
from ragnotes.records.answers import Answer
from ragnotes.records.hits import Hit
from ragnotes.records.settings import Settings
from ragnotes.text import content_words, language_of, stem, words

SHOWN = 8  # passages of an answer
WITHIN = 120  # words of it that are read
MEETING_WORDS, MEETING_SHOWN = 70, 16
MEETING_ROOM = 80  # words that an answer about a meeting may have, of which the first 70 are read: whole sentences seldom fill 70
BASELINES = {"first sentences": (15.7, 1.3, 10.4), "BM25 sentences": (21.8, 3.4, 13.7), "best measured": (23.5, 4.4, 14.7)}
GOAL = (25.0, 5.0, 15.5)


# questions over notes


def fact_words(question: suites.Question) -> list[list[str]]:
    """Return the stems of each fact."""
    told = [content_words(fact, question.language) or words(fact) for fact in question.answer_facts]
    return [[stem(word, question.language) for word in fact] for fact in told]


def held(question: suites.Question, text: str) -> float:
    """Return the mean over the facts of the share of their words that a text has."""
    said = {stem(word, question.language) for word in words(text)}
    return mean([mean([float(word in said) for word in fact]) for fact in fact_words(question)])


def first_words(text: str, most: int) -> str:
    """Return the first words of a text, as they are written."""
    return " ".join(text.split()[:most])


def without_places(answer: Answer) -> str:
    """Return an answer without its lines of places."""
    lines = {f"{place.file}:{place.start_line}" for place in answer.citations}
    lines |= {f"{place.file}:{place.start_line}-{place.end_line}" for place in answer.citations}
    return "\n".join(row for row in answer.answer.split("\n") if row.strip() not in lines)


def names_right(question: suites.Question, answer: Answer) -> bool:
    """Return whether the first talk of an answer that cites a right passage has every name of the facts."""
    for block in answer.answer.split("\n\n"):
        numbers = {int(number) for number in re.findall(r"\[(\d+)\]$", block, re.MULTILINE)}
        cited = [place for place in answer.citations if place.number in numbers]
        if any(overlap(place, right) for place in cited for right in question.relevant):
            names = [re.sub(r"\([^()]*\)|氏$", " ", fact) for fact in question.answer_facts]
            return all(set(words(name)) <= set(words(block)) for name in names)
    return False


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """What one question came to."""

    question: suites.Question
    answer: Answer
    found: bool  # whether a right passage is among those shown
    text: str  # the answer as it is read, "" if silent


def ask_all(name: str, data: Path, cache: Path, embedder: Embedder) -> list[Row]:
    """Return the rows of a suite's questions that have an answer and facts; the index is kept in the cache."""
    suite = suites.find_suite(name, checkout=Path(__file__).resolve().parent.parent, data=data)
    root = suites.root_of(suite.notes)
    settings = dataclasses.replace(retrieval.wild_settings(data, cache), cwd=root, index=cache / f"answers-{name}", k=SHOWN)
    indexing.build([str(suite.notes.resolve())], settings, embedder=embedder, tell=lambda _: None)
    return [
        ask(question, settings, embedder)
        for question in suites.read_questions(suite.questions, root).questions
        if question.relevant and question.answer_facts
    ]


def ask(question: suites.Question, settings: Settings, embedder: Embedder) -> Row:
    """Return what one question came to."""
    answer, _ = answers.ask(question.question, settings, key=None, tell=lambda _: None, embedder=embedder)
    found = any(overlap(hit, right) for hit in answer.hits for right in question.relevant)
    return Row(question, answer, found, "" if answer.status == "silent" else without_places(answer))


def print_rows(name: str, rows: Sequence[Row]) -> None:
    """Print the figures of a suite: of all its questions, of each half and of each kind."""
    groups: dict[str, list[Row]] = {name: list(rows)}
    for row in rows:
        groups.setdefault("  odd" if int(re.sub(r"\D", "", row.question.id)) % 2 else "  even", []).append(row)
    for row in rows:
        groups.setdefault(f"  {row.question.kind}", []).append(row)
    print(f"{'':20}{'n':>5}{'fact recall':>13}{'as printed':>12}{'words':>7}{'cited right':>13}{'cited well':>12}")
    for group, of in groups.items():
        told = [row for row in of if row.text]
        right = [[any(overlap(place, right) for right in row.question.relevant) for place in row.answer.citations] for row in told]
        figures = (
            mean([held(row.question, first_words(row.text, WITHIN)) for row in of]),
            mean([held(row.question, first_words(row.answer.answer if row.text else "", WITHIN)) for row in of]),
        )
        length = mean([len(row.text.split()) for row in told])
        precision, hit = mean([mean(one) for one in right]), sum(map(any, right)) / len(of)
        print(f"{group:20}{len(of):5}{figures[0]:13.3f}{figures[1]:12.3f}{length:7.0f}{precision:13.3f}{hit:12.3f}")
    who = [row for row in rows if row.question.kind == "who-said" and row.found and row.text]
    wrong = [row.question.id for row in who if not names_right(row.question, row.answer)]
    print(f"  right speaker: {len(who) - len(wrong)} of {len(who)} questions who said it whose passage was found {' '.join(wrong)}\n")


def print_losses(rows: Sequence[Row], root: Path) -> None:
    """Print where the words of the facts are lost, as shares of all; and the ceiling, what the right lines hold."""
    lost: Counter[str] = Counter()
    for row in rows:
        question = row.question
        hits = [hit for hit in row.answer.hits if any(overlap(hit, right) for right in question.relevant)]
        drawn = {(place.file, place.talk) for place in row.answer.citations}
        steps = (
            ("in the answer", first_words(row.text, WITHIN)),
            ("cut by length", row.text),
            ("found silent", "" if row.text else " ".join(passage_text(hit) for hit in hits)),
            ("sentence not picked", " ".join(passage_text(hit) for hit in hits if (hit.file, hit.talk) in drawn)),
            ("talk not drawn on", " ".join(passage_text(hit) for hit in hits)),
            ("passage not found", right_text(question, root)),
        )
        said = [(name, {stem(word, question.language) for word in words(text)}) for name, text in steps]
        for fact in (facts := fact_words(question)):
            for word in fact:
                where = next((name for name, have in said if word in have), "not in the right lines")
                lost[where] += 1 / len(fact) / len(facts) / len(rows)  # type: ignore[assignment]  # a Counter of shares
    for name, share in lost.most_common():
        print(f"  {name:24}{share:6.3f}")
    print(f"  {'ceiling':24}{mean([held(row.question, right_text(row.question, root)) for row in rows]):6.3f}\n")


def passage_text(hit: Hit) -> str:
    """Return a passage with what an answer says above it."""
    return f"{wording.header(hit, [hit])} {hit.text}"


def right_text(question: suites.Question, root: Path) -> str:
    """Return the lines that answer a question."""
    files = {place.file: (root / place.file).read_text(encoding="utf-8", errors="replace").split("\n") for place in question.relevant}
    return "\n".join(line for place in question.relevant for line in files[place.file][place.start_line - 1 : place.end_line])


# meetings


def ask_meetings(data: Path, cache: Path, embedder: Embedder) -> list[tuple[str, str, str]]:
    """Return kind, answer and reference of each question of QMSum's validation meetings, the general ones too."""
    collections = datasets.load("qmsum val", data, cache, embedder)
    with gzip.open(data / "qmsum" / "val.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    told = []
    for collection, record in zip(collections, records, strict=True):
        for kind in ("general", "specific"):
            for query in record[f"{kind}_query_list"]:
                text = " ".join(query["query"].split())
                language = language_of(text, "en")
                found = search.search(text, embedder.embed_question(text), collection.index, k=MEETING_SHOWN, language=language)
                answer, _ = extract.answer(text, found.hits, language, found.numbers, most_words=MEETING_ROOM)
                told.append((kind, first_words(spoken(answer), MEETING_WORDS), query["answer"]))
    return told


def spoken(answer: str) -> str:
    """Return the sentences of an answer with whose words they are, without numbers, places and what stands above a talk."""
    rows = re.findall(r"^ *- (.*) \[\d+\]$", answer, re.MULTILINE)
    return " ".join(rows)


def print_meetings(told: Sequence[tuple[str, str, str]]) -> None:
    """Print ROUGE and word recall of answers about meetings beside the baselines."""
    scores = [(kind, rouge.scores(text, reference)) for kind, text, reference in told]
    print(f"{'':20}{'n':>5}{'ROUGE-1':>9}{'ROUGE-2':>9}{'ROUGE-L':>9}{'word recall':>13}{'words':>7}")
    for group in ("all", "general", "specific"):
        of = [at for at, (kind, _, _) in enumerate(told) if group in ("all", kind)]
        means = [mean([scores[at][1][part] for at in of]) for part in range(3)]
        recall = mean([word_recall(*told[at][1:]) for at in of])
        length = mean([len(told[at][1].split()) for at in of])
        print(f"{group:20}{len(of):5}{means[0]:9.2f}{means[1]:9.2f}{means[2]:9.2f}{recall:13.3f}{length:7.1f}")
    for name, figures in {**BASELINES, "goal": GOAL}.items():
        print(f"{name:20}{'':5}{figures[0]:9.1f}{figures[1]:9.1f}{figures[2]:9.1f}")


def word_recall(text: str, reference: str) -> float:
    """Return the share of the content words of a reference, stemmed, that a text has."""
    said = {stem(word, "en") for word in words(text)}
    return mean([float(stem(word, "en") in said) for word in content_words(reference, "en")])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=["shared", "samples", "qmsum"], help="shared, samples, qmsum")
    parser.add_argument("--losses", action="store_true", help="where the words of the facts are lost")
    parser.add_argument("--rouge", type=Path, help="write answers and references of qmsum to this file, a JSON line each")
    parser.add_argument("--cache", type=Path, default=datasets.cache_folder())
    options = parser.parse_args()
    data, embedder = datasets.data_folder(), datasets.encoder()
    for name in options.sets:
        if name == "qmsum":
            told = ask_meetings(data, options.cache, embedder)
            print_meetings(told)
            if options.rouge:
                options.rouge.write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
            continue
        suite = {"shared": "wild"}.get(name, name)
        rows = ask_all(suite, data, options.cache, embedder)
        print_rows(name, rows)
        if options.losses and suite == "wild":
            print_losses(rows, data / "wild-notes")


if __name__ == "__main__":
    main()
