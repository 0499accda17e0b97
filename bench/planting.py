"""True answers over passages of real notes, made by rule and by hand: what `planted.py` measures, and what `falsifying.py` changes."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ragnotes.asking import prompting, tokens
from ragnotes.errors import NoteError
from ragnotes.reading import chunks
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks
from ragnotes.records.calls import Passage
from ragnotes.records.hits import Hit, NoteHead, TalkHead
from ragnotes.text import clean, language_of, words

HERE = Path(__file__).resolve().parent
KINDS = ("wrong passage", "altered number", "wrong speaker", "stitched quote", "invented quote")
WINDOW = 200  # tokens of a passage
TRUE, FALSE = 150, 50
Words = Mapping[str, Any]

_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)")
_MARK = re.compile(r"\s*(?:[-*+>]|#{1,6}|\d{1,3}[.)])\s+")
_HEADLIKE = re.compile(r"\s*(?:#{1,6}\s|={1,6}\s|\*{1,2}[^*]{1,200}\*{1,2}\s*$|[-=~]{3,}\s*$|[\w\s]{1,60}:\s*$|_[^_]+_\s*$)")
_END = re.compile(r"(?<=[.!?])\s+")
EMPLOYER = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Made:
    """An answer over passages sent; `false` is the sentence that was made false and "" in a true one."""

    kind: str
    passages: tuple[Passage, ...]
    answer: str
    false: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    """All passages of some folders, and what is known of them."""

    hits: tuple[Hit, ...]
    numbers: tuple[tuple[int, ...], ...]
    speakers: tuple[str, ...]
    wild: bool


def read_pool(roots: Sequence[Path], *, wild: bool) -> Pool:
    """Return the passages of all notes under some folders, cut as an index cuts them."""
    found: list[tuple[Hit, tuple[int, ...]]] = []
    for root in roots:
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            try:
                note = read_note(str(path.relative_to(root)), path.read_bytes())
            except NoteError:
                continue
            talks = find_talks(note)[0]
            head = NoteHead(note.title, note.author, note.event, note.date)
            for chunk in chunks.cut(note, talks, lambda text: tokens.count_tokens(text)[0], WINDOW):
                talk = talks[chunk.talk] if chunk.talk >= 0 else None
                told = TalkHead(talk.title, talk.speakers, talk.event, talk.date, talk.day, talk.url, talk.language) if talk else None
                hit = Hit(note.path, chunk.start_line, chunk.end_line, head, told, 1, 1.0, None, 1.0, (), False, chunk.text)
                found.append((hit, chunk.numbers))
    people = {EMPLOYER.sub("", name) for hit, _ in found if hit.talk for name in hit.talk.speakers}
    return Pool(tuple(hit for hit, _ in found), tuple(numbers for _, numbers in found), tuple(sorted(people)), wild)


# what is sent


def send(pool: Pool, target: int, chance: random.Random, *, without: Sequence[int] = ()) -> tuple[tuple[Passage, ...], int]:
    """Return six to eight passages in a chance order, and the number of the target: its neighbours, those most like it, some others."""
    own = set(words(pool.hits[target].text))
    places = [place for place in range(len(pool.hits)) if place != target]
    near = sorted(places, key=lambda place: -len(own & set(words(pool.hits[place].text))))[:3]
    beside = [
        place for place in (target - 1, target + 1) if place in range(len(pool.hits)) and pool.hits[place].file == pool.hits[target].file
    ]
    some = [place for place in dict.fromkeys([*beside, *near, *chance.sample(places, 4)]) if place not in without][: chance.randint(5, 7)]
    order = [target, *some] if target not in without else some
    chance.shuffle(order)
    passages = numbered(pool, order)
    return passages, order.index(target) + 1 if target in order else 0


def numbered(pool: Pool, places: Sequence[int]) -> tuple[Passage, ...]:
    """Return some passages as a prompt shows them, numbered from 1."""
    kinds = ["talk" if pool.hits[place].talk else "the note-taker's own text" for place in places]
    told = [(pool.hits[place], pool.numbers[place], kind) for place, kind in zip(places, kinds, strict=True)]
    return tuple(
        Passage(at, clean(prompting.place_of(hit)), kind, clean(hit.text), hit, numbers) for at, (hit, numbers, kind) in enumerate(told, 1)
    )


def told_sentences(hit: Hit) -> list[str]:
    """Return sentences and items of a passage as a reader sees them: without marks and links; code, heads and tables are none."""
    blocks: list[list[str]] = [[]]
    for line in hit.text.split("\n"):
        if not line.strip() or _MARK.match(line) or _HEADLIKE.match(line):
            blocks.append([])
        if not _HEADLIKE.match(line):
            blocks[-1].append(line)
        else:
            blocks.append([])
    found = []
    for block in blocks:
        plain = _LINK.sub(r"\1", _unmarked(" ".join(" ".join(block).split()))).replace("**", "")
        if not re.search(r"[|{}`<>=\\*]|https?:|\[|\]|\"|^#|_|:$", plain):
            found += [told.strip() for told in _END.split(plain)]
    return [told for told in found if 5 <= len(told.split()) <= 40 and told[-1] in ".!?" and told[0].isalnum()]


def _unmarked(line: str) -> str:
    mark = _MARK.match(line)
    return line[mark.end() :] if mark else line


# how it is said


def cite(answer_style: str, number: int) -> str:
    """Return a citation in a spelling; superscript digits are written as such."""
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")) if answer_style == "SUP" else answer_style.format(number)


def place_citation(sentence: str, cited: str, chance: random.Random) -> str:
    """Return the sentence with its citation: before the full stop, after it, or on a line of its own."""
    way = chance.random()
    if way < 0.75 or sentence.startswith(("-", ">")):
        return sentence.replace(" {c}", cited if cited[0] in "¹²³⁴⁵⁶⁷⁸⁹" else f" {cited}")
    return sentence.replace(" {c}", "") + (" " if way < 0.93 else "\n") + cited


def called(name: str, chance: random.Random) -> str:
    """Return a person's name as an answer may write it: whole, first or last name alone, with an initial."""
    parts = name.split()
    ways = [name, name, name, parts[-1] if len(parts[-1]) > 2 else name, parts[0] if len(parts[0]) > 2 else name]
    if len(parts) == 2:
        ways.append(f"{parts[0][0]}. {parts[1]}")
    return chance.choice(ways)


def quoted(text: str, language: str, said: Words, chance: random.Random) -> str:
    """Return a quotation of a sentence: a run of its words, its case and marks changed as writers do, perhaps shortened by dots."""
    parts = text.rstrip(".!?").split()
    if len(parts) > 8 and chance.random() < 0.5:
        length = chance.randint(6, len(parts))
        start = chance.randint(0, len(parts) - length)
        parts = parts[start : start + length]
    if len(parts) > 9 and chance.random() < 0.25:
        parts = [*parts[:4], chance.choice(["...", "…", "[...]", "(…)"]), *parts[-4:]]
    told = " ".join(parts).strip(" ,;:")
    if chance.random() < 0.3:
        told = told[0].swapcase() + told[1:]
    if chance.random() < 0.3:
        told = told.replace("'", "’").replace(" - ", " – ")
    inner = {"‘{}’": "‘’'", '"{}"': '"', "“{}”": "“”", "”{}”": "”", "„{}“": "„“", "»{}«": "»«", "«{}»": "«»", "« {} »": "«»"}
    fit = [mark for mark in said["marks"][language] if not set(told) & set(inner[mark])]
    return str(chance.choice(fit or ["“{}”"])).format(told)


def event_of(hit: Hit) -> str | None:
    return (hit.talk.event if hit.talk else None) or hit.note.event


def speaker_of(hit: Hit, chance: random.Random) -> str | None:
    names = [EMPLOYER.sub("", name) for name in hit.talk.speakers] if hit.talk else []
    return chance.choice(names) if names else None


def fill(frame: str, hit: Hit, who: str, language: str, said: Words, **more: str) -> str:
    """Return a frame with all but its citation filled in."""
    date = (hit.talk.date if hit.talk else None) or hit.note.date or ""
    month = said["months"][language].split()[int(date[5:7]) - 1] if len(date) >= 7 else ""
    values = {"event": event_of(hit) or "", "month": month, "year": date[:4], "title": hit.talk.title if hit.talk else ""}
    return frame.format(who=who, gen=said["frames"][language]["gen"].format(who), c="{c}", **values, **more)


def frames_for(kind: str, hit: Hit, language: str, said: Words) -> list[str]:
    """Return the frames that a passage can fill."""
    date = (hit.talk.date if hit.talk else None) or hit.note.date or ""
    lacking = [name for name, there in (("{event}", event_of(hit)), ("{month}", len(date) >= 7), ("{title}", hit.talk)) if not there]
    if hit.talk and (re.search(r"[\[\]\"“”«»„‘’'`*|]", hit.talk.title) or len(hit.talk.title) > 90):
        lacking.append("{title}")
    return [frame for frame in said["frames"][language][kind] if not any(name in frame for name in lacking)]


# true answers: each gives (frame with {c}, target) or None where the passage does not lend itself to it


def make_quote(pool: Pool, target: int, language: str, said: Words, chance: random.Random) -> str | None:
    hit = pool.hits[target]
    sentences = told_sentences(hit)
    who = speaker_of(hit, chance)
    if not sentences:
        return None
    kind = "quote" if who and chance.random() < 0.7 else "plain"
    frames = frames_for(kind, hit, language, said)
    if not frames:
        return None
    text = chance.choice(sentences)
    values = {"q": quoted(text, language, said, chance), "bare": text}
    return fill(chance.choice(frames), hit, called(who, chance) if who else "", language, said, **values)


def make_copy(pool: Pool, target: int, language: str, said: Words, chance: random.Random) -> str | None:
    """A sentence of the note nearly copied, with or without its speaker."""
    hit = pool.hits[target]
    sentences = [text for text in told_sentences(hit) if len(text.split()) >= 7]
    if not sentences or (hit.talk.language if hit.talk else language_of(hit.text)) != language:
        return None
    text = chance.choice(sentences)
    who = speaker_of(hit, chance)
    lead = f"{who}: " if who and chance.random() < 0.4 else ""
    return f"{lead}{text[:-1]} {{c}}{text[-1]}"


def make_spoke(pool: Pool, target: int, language: str, said: Words, chance: random.Random) -> str | None:
    hit = pool.hits[target]
    who = speaker_of(hit, chance)
    frames = frames_for("spoke", hit, language, said)
    return fill(chance.choice(frames), hit, called(who, chance), language, said) if who and frames and len(who.split()) > 1 else None


def find_paraphrases(pool: Pool, said: Words, seed: int) -> list[tuple[int, Mapping[str, str]]]:
    """Return the paraphrases of a seed with the passages they are of; no two of three seeds in a row share one."""
    found = []
    for row in said["paraphrases"][seed % 3 :: 3]:
        places = [at for at, hit in enumerate(pool.hits) if hit.file == row["file"] and row["at"] in hit.text]
        if places:
            found.append((places[0], row))
    return found


def true_answer(pool: Pool, target: int, frame: str, kind: str, said: Words, chance: random.Random) -> Made:
    """A true answer: the sentence alone, or among others of the same passages."""
    passages, number = send(pool, target, chance)
    return Made(kind, passages, _compose(frame, number, passages, pool, said, chance)[0])


def _compose(frame: str, number: int, passages: Sequence[Passage], pool: Pool, said: Words, chance: random.Random) -> tuple[str, str]:
    """The answer, and its sentence made of the frame: cited in one spelling throughout, sometimes after another true sentence."""
    style = chance.choice(said["citations"]["sole"])
    beside = [one.number for one in passages if one.hit.talk and one.hit.talk == passages[number - 1].hit.talk and one.number != number]
    if beside and style == "[{}]" and chance.random() < 0.5:
        sentence = place_citation(frame, chance.choice(said["citations"]["pair"][:5]).format(number, beside[0]), chance)
    else:
        sentence = place_citation(frame, cite(style, number), chance)
    other = chance.choice(passages)
    texts = told_sentences(other.hit)
    if texts and chance.random() < 0.4 and not sentence.startswith((">", "-")):
        text = chance.choice(texts)
        before = f"{text[:-1]} {{c}}{text[-1]}"
        return (
            f"{place_citation(before, cite(style, other.number), random.Random(0))}{chance.choice([' ', chr(10), chr(10) * 2])}{sentence}",
            sentence,
        )
    return sentence, sentence


def language_for(hit: Hit, said: Words, chance: random.Random) -> str:
    own = hit.talk.language if hit.talk else language_of(hit.text)
    return own if own in said["frames"] and chance.random() < 0.7 else chance.choice(sorted(said["frames"]))
