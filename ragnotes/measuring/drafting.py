"""Questions proposed from talks: lines for a questions file that run as they are and are made better by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from ..records.notes import Line, Talk
from ..text import content_words, sentences

_ASKED: Mapping[str, tuple[str, str, str]] = {  # language -> who said, what was said, about which fact
    "en": ("who spoke about {}?", "what was said about {}?", "what do the notes say about {}?"),
    "nl": ("wie sprak over {}?", "wat werd er gezegd over {}?", "wat staat er in de notities over {}?"),
    "de": ("wer sprach über {}?", "was wurde über {} gesagt?", "was steht in den Notizen über {}?"),
    "es": ("¿quién habló de {}?", "¿qué se dijo sobre {}?", "¿qué dicen las notas sobre {}?"),
    "fr": ("qui a parlé de {} ?", "qu'a-t-on dit sur {} ?", "que disent les notes sur {} ?"),
    "pt": ("quem falou sobre {}?", "o que foi dito sobre {}?", "o que dizem as notas sobre {}?"),
    "it": ("chi ha parlato di {}?", "che cosa è stato detto su {}?", "che cosa dicono gli appunti su {}?"),
}
_TOLD = re.compile(r"\b\d{2,6}\b|(?<![.!?:] )(?<!^)\b[A-Z][a-z]{1,20}[A-Z]\w{1,20}\b")  # a number, or a name written LikeThis
_LONGEST = 300  # characters of a sentence that is looked at
_WORDS = 6  # of a sentence that a question takes up


def draft(file: str, number: int, talk: Talk, lines: Sequence[Line]) -> list[dict[str, object]]:
    """Return the stubs of one talk, in its own language where we can ask in it, else in English; `lines` are the talk's.

    Who-said where it has speakers, what-said-about where its title says something, single-fact where a sentence of it has a number or a
    name. `relevant` is the talk, or for a fact the line: shorten it by hand. The same talk gives the same stubs.
    """
    who, what, fact = _ASKED.get(talk.language, _ASKED["en"])
    language = talk.language if talk.language in _ASKED else "en"
    whole = [{"file": file, "start_line": talk.start_line, "end_line": talk.end_line}]
    start = f"{re.sub(r'[^a-z0-9]+', '-', file.lower()[:80]).strip('-')}-{number}"
    subject = " ".join(talk.title.split()).rstrip(".?!:")
    stubs: list[dict[str, object]] = []
    if subject and talk.speakers:
        stubs.append(_stub(f"{start}-who", who.format(subject), "who-said", whole, [", ".join(talk.speakers)], language))
    if subject:
        stubs.append(_stub(f"{start}-what", what.format(subject), "what-said-about", whole, [], language))
    if found := _find_fact(lines, talk.title, language):
        line, topic, told = found
        place = [{"file": file, "start_line": line.number, "end_line": line.number}]
        stubs.append(_stub(f"{start}-fact", fact.format(topic), "single-fact", place, [told], language))
    return stubs


def _find_fact(lines: Sequence[Line], title: str, language: str) -> tuple[Line, str, str] | None:
    """Return the first line with a number or a name in a sentence of some length, its topic as a few of its words, and what it tells."""
    for line in lines:
        text = line.text.strip()
        if line.kind not in ("prose", "item", "quote") or not text or text in title:
            continue
        for start, end in sentences(text[:_LONGEST]):
            sentence = text[start:end]
            told = _TOLD.search(sentence)
            asked = content_words(sentence, language)
            if told and len(asked) >= _WORDS and "http" not in sentence:
                topic = [
                    word
                    for word in re.findall(r"[^\W_][\w'-]*", sentence.replace(told[0], " "))
                    if set(content_words(word, language)) & set(asked)
                ]
                return line, " ".join(topic[:_WORDS]), told[0]
    return None


def _stub(name: str, question: str, kind: str, relevant: list[dict[str, object]], facts: list[str], language: str) -> dict[str, object]:
    return {"id": name, "question": question, "kind": kind, "relevant": relevant, "answer_facts": facts, "language": language}


def dumps(stubs: Sequence[Mapping[str, object]]) -> str:
    """Return stubs as lines of JSON; an id that was taken gets a number of its own.

    >>> dumps([{"id": "a"}, {"id": "a"}]).split()
    ['{"id":', '"a"}', '{"id":', '"a-2"}']
    """
    seen: dict[str, int] = {}
    lines = []
    for stub in stubs:
        name = str(stub["id"])
        seen[name] = seen.get(name, 0) + 1
        lines.append(json.dumps({**stub, "id": name if seen[name] == 1 else f"{name}-{seen[name]}"}, ensure_ascii=False))
    return "\n".join(lines)
