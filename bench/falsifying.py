"""False answers: a true one of `planting.py` with one thing changed that a reader of the passages can tell."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import planting

from ragnotes.records.calls import Passage
from ragnotes.records.hits import Hit
from ragnotes.text import fold, language_of, words

HERE = Path(__file__).resolve().parent


def alter_number(sentence: str, hit: Hit, said: planting.Words, chance: random.Random) -> str | None:
    """Return the sentence with one number changed to one that the passage does not have, in digits or in words."""
    language = hit.talk.language if hit.talk else language_of(hit.text)
    spelled = said["counts"].get(language, "").split()
    body = sentence.replace("{c}", "\0")
    item = re.match(r"\s*\d+[.)]\s", body)  # the number of a list's item claims nothing
    spots = [found.span() for found in re.finditer(r"(?<![\w.,-])\d+(?![\w,.-]*\d)", body) if not item or found.end() > item.end()]
    spots += [found.span() for found in re.finditer(r"(?<![\w-])[^\W\d_]+(?![\w-])", body) if found.group() in spelled]
    if not spots:
        return None
    start, end = chance.choice(spots)
    told = body[start:end]
    head = " ".join(filter(None, (hit.note.title, hit.note.date, hit.note.event, hit.talk.title if hit.talk else "")))
    had = set(re.findall(r"\d+", f"{hit.text} {head}")) | set(words(hit.text))
    if told.isdigit():
        others = [str(int(told) + step) for step in (1, 2, -1, 10, 7, 100)] + [told + "0", told[::-1]]
        fit = [one for one in others if one not in had and int(one) > 1 and one.lstrip("0") == one and not _spelled(int(one), had, said)]
    else:
        fit = [one for at, one in enumerate(spelled, 2) if fold(one) not in had and one != told and str(at) not in had]
    return (body[:start] + chance.choice(fit) + body[end:]).replace("\0", "{c}") if fit else None


def _spelled(number: int, had: set[str], said: planting.Words) -> bool:
    return 2 <= number <= 10 and any(fold(counts.split()[number - 2]) in had for counts in said["counts"].values())


def other_speaker(pool: planting.Pool, passages: Sequence[Passage], number: int, said: planting.Words, chance: random.Random) -> str:
    """Return somebody whom the passage does not name, mostly the speaker of another one sent."""
    hit = passages[number - 1].hit
    held = set(words(f"{hit.text} {passages[number - 1].place} {hit.note.author} {hit.note.title}"))
    sent = [planting.EMPLOYER.sub("", name) for one in passages if one.hit.talk for name in one.hit.talk.speakers]
    fit = [name for name in sent if len(name.split()) > 1 and not held & set(words(name))]
    return chance.choice(fit) if fit and chance.random() < 0.7 else chance.choice(said["strangers"])


def stitch(pool: planting.Pool, target: int, passages: Sequence[Passage], chance: random.Random) -> str | None:
    """Return a quotation of two pieces that do not stand together: of two sentences, turned round, or of two passages."""
    own = planting.told_sentences(pool.hits[target])
    held = set(words(pool.hits[target].text + passages[0].place))
    other = [
        text
        for one in passages
        if one.hit != pool.hits[target]
        for text in planting.told_sentences(one.hit)
        if not set(words(text)[:6]) <= held
    ]
    if len(own) < 2 or not other:
        return None
    first, second = sorted(chance.sample(range(len(own)), 2))
    head, tail = own[first].rstrip(".!?").split(), own[second].rstrip(".!?").split()
    way = chance.random()
    if way < 0.4 and len(head) > 5:
        return " ".join([*head[: len(head) - 2][:6], *tail[-4:]])
    if way < 0.7:
        return f"{' '.join(tail[:6])} … {' '.join(head[:6])}"
    return f"{' '.join(head[:6])} ... {' '.join(chance.choice(other).rstrip('.!?').split()[:6])}"


def invent(pool: planting.Pool, target: int, language: str, said: planting.Words, chance: random.Random) -> str:
    """Return words that the passage does not have: all made up, or one of its sentences with a word put in or changed."""
    own = [text for text in planting.told_sentences(pool.hits[target]) if len(text.split()) > 6]
    if not own or chance.random() < 0.4:
        return str(chance.choice(said["invented"][language]))
    parts = chance.choice(own).rstrip(".!?").split()[:12]
    at = chance.randrange(1, len(parts) - 1)
    put = {"en": "never", "de": "niemals", "fr": "jamais", "es": "jamás", "pt": "jamais", "nl": "nooit", "it": "mai", "sv": "aldrig"}[
        language
    ]
    return " ".join([*parts[:at], put, *parts[at + chance.randint(0, 1) :]])


def clean_quote(told: str) -> str:
    return re.sub(r"[\"“”«»„‘’]", "", told).strip(" ,;:")


def make_false(
    kind: str,
    pool: planting.Pool,
    walk: Iterator[int],
    drawn: list[tuple[planting.Pool, int, Mapping[str, str]]],
    said: planting.Words,
    chance: random.Random,
) -> planting.Made | None:
    if drawn and kind != "wrong passage":
        field = "number" if kind == "altered number" else "speaker"
        pool, at, row = next((one for one in drawn if one[2].get(field)), (pool, -1, {}))
        if at >= 0:
            drawn.remove((pool, at, row))
            passages, place = planting.send(pool, at, chance)
            return _false(kind, row[field], place, passages, said, chance)
    if drawn:
        pool, at, row = drawn.pop()
        frame: str | None = row["text"]
    else:
        at = next(walk)
        frame = _false_frame(kind, pool, at, said, chance)
    if not frame:
        return None
    passages, place = planting.send(pool, at, chance)
    return _falsify(kind, frame, pool, at, passages, place, said, chance)


def _false_frame(kind: str, pool: planting.Pool, at: int, said: planting.Words, chance: random.Random) -> str | None:
    """A true sentence that one thing is to be changed in."""
    hit = pool.hits[at]
    language = planting.language_for(hit, said, chance)
    if kind == "altered number":
        own = hit.talk.language if hit.talk else language_of(hit.text)
        return (
            (planting.make_copy if chance.random() < 0.7 else planting.make_quote)(pool, at, own, said, chance)
            if own in said["frames"]
            else None
        )
    if kind == "wrong passage":
        return (planting.make_quote if chance.random() < 0.6 else planting.make_copy)(pool, at, language, said, chance)
    return planting.make_quote(pool, at, language, said, chance)


def _falsify(
    kind: str,
    frame: str,
    pool: planting.Pool,
    at: int,
    passages: Sequence[Passage],
    number: int,
    said: planting.Words,
    chance: random.Random,
) -> planting.Made | None:
    hit = pool.hits[at]
    if kind == "wrong passage":
        return _elsewhere(frame, pool, at, passages, number, said, chance)
    if kind == "altered number":
        changed = alter_number(frame, hit, said, chance)
    else:
        changed = _reframed(kind, pool, at, passages, number, said, chance)
    return _false(kind, changed, number, passages, said, chance) if changed else None


def _reframed(
    kind: str, pool: planting.Pool, at: int, passages: Sequence[Passage], number: int, said: planting.Words, chance: random.Random
) -> str | None:
    """A quotation or a speaker that is not the passage's."""
    hit = pool.hits[at]
    language = planting.language_for(hit, said, chance)
    sentences = planting.told_sentences(hit)
    frames = planting.frames_for("quote", hit, language, said)
    if not sentences or not frames:
        return None
    who = planting.speaker_of(hit, chance)
    if kind == "wrong speaker":
        wrong = other_speaker(pool, passages, number, said, chance)
        if who is None:
            return None
        spoke = planting.frames_for("spoke", hit, language, said)
        told = {"q": planting.quoted(chance.choice(sentences), language, said, chance)}
        return planting.fill(chance.choice([*frames, *spoke]), hit, planting.called(wrong, chance), language, said, **told)
    text = stitch(pool, at, passages, chance) if kind == "stitched quote" else invent(pool, at, language, said, chance)
    text = clean_quote(text) if text else None
    held = " ".join(words(" ".join(hit.text.split())))
    if not text or len(text) < 12 or " ".join(words(text)) in held:
        return None
    frames = frames if who else planting.frames_for("plain", hit, language, said)[:2]
    marks = chance.choice([mark for mark in said["marks"][language] if "'" not in text or "’" not in mark])
    return planting.fill(
        chance.choice(frames), hit, planting.called(who, chance) if who else "", language, said, q=marks.format(text), bare=text
    )


def _elsewhere(
    frame: str, pool: planting.Pool, at: int, passages: Sequence[Passage], number: int, said: planting.Words, chance: random.Random
) -> planting.Made | None:
    """The sentence, true of its own passage, cited to one of another talk that shares few of its words; half the quotations' own goes."""
    told = set(words(frame))
    unlike = [one for one in passages if one.number != number and one.hit.talk != pool.hits[at].talk]
    unlike = [one for one in unlike if one.hit.file != pool.hits[at].file or one.hit.talk]
    talk = pool.hits[at].talk
    people = {word for name in (talk.speakers if talk else ()) for word in words(name) if len(word) > 3}
    unlike = [one for one in unlike if not people & set(words(one.text + one.place)) and len(told & set(words(one.text))) < 0.5 * len(told)]
    if not unlike:
        return None
    wrong = chance.choice(unlike)
    if re.search(r"[\"“«»„‘”]", frame) and chance.random() < 0.5:
        kept = [one.hit for one in passages if one.hit.talk != pool.hits[at].talk or one.number == wrong.number]
        places = [pool.hits.index(hit) for hit in kept]
        passages = planting.numbered(pool, places)
        wrong = next(one for one in passages if one.hit == wrong.hit)
    return _false("wrong passage", frame, wrong.number, passages, said, chance)


def _false(kind: str, frame: str, number: int, passages: Sequence[Passage], said: planting.Words, chance: random.Random) -> planting.Made:
    style = chance.choice(said["citations"]["sole"])
    sentence = planting.place_citation(frame, planting.cite(style, number), chance)
    return planting.Made(kind, tuple(passages), sentence, sentence)
