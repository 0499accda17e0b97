"""Composer: the sections of a summary -> its opening of facts: how many, what recurs, what is admitted to be missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .checking.days import MONTHS
from .checking.ownwords import place, say
from .records.notes import Note
from .records.summaries import TalkSummary
from .sections import Section
from .text import fold, in_line, is_stop_word, words

_TERMS = 5  # that recur are told
_GAPS = 4  # so many talks with gaps are told by name
_GENERAL = frozenset("ceo cto cfo vp dr phd qa faq ok ps tl dr tldr pdf it id etc am pm usa uk eu".split())
_LONGEST = 5_000  # characters of a line that are looked at
_ADDRESS = re.compile(r"\]\([^()\s]{0,500}\)|<?https?://\S{1,500}")
_NAME = re.compile(
    r"`(?P<code>[\w.+#-]{2,40})`"
    r"|(?<=[\w,] )(?P<plain>[A-ZÀ-Þ][a-zß-ÿ]{2,30}(?: [A-ZÀ-Þ][\w+#-]{1,30}){0,2})(?![\w'’])"
    r"|(?<![\w.@-])(?P<mixed>[A-Za-z]{0,20}[a-z0-9][A-Z]\w{0,30}|[A-Z]{2,10}[\w+#]{0,20})(?![\w'’])"
)


def facts(read: Sequence[tuple[str, Note]], sections: Sequence[Section], own: str) -> str:
    """Return the opening of a summary of several talks: counts, what is heard in several of them and what they admit to lack; else ""."""
    of_talks = [section for section in sections if isinstance(section.item, TalkSummary)]
    if len({section.talk for section in of_talks}) < 2:
        return ""
    rows = [_counts(read, of_talks, own)]
    if terms := _terms(read, of_talks):
        rows.append(f"{say('recurs', own)} {', '.join(terms)}.")
    lacking = [section for section in of_talks if section.item.gaps]
    if lacking:
        rows.append(f"{say('missing', own)} {_lacking(lacking, own, len(read) > 1)}.")
    return "\n".join(rows)


def _lacking(sections: Sequence[Section], own: str, several: bool) -> str:
    """The talks that admit to lack something, by name if they are few, each with the first such line."""
    told = list(dict.fromkeys(section.talk for section in sections))
    if len(told) > _GAPS:
        return f"{len(told)} {say('talks', own)}"
    lines = [(section.item, section.item.gaps[0].line) for section in sections if isinstance(section.item, TalkSummary)]
    return ", ".join(f"{item.title} ({f'{in_line(item.file)}:{line}' if several else place(line, line, own)})" for item, line in lines)


def _counts(read: Sequence[tuple[str, Note]], of_talks: Sequence[Section], own: str) -> str:
    """The counts in a row; one of a kind is not worth counting."""
    files: dict[int, set[str]] = {}
    for section in of_talks:
        files.setdefault(section.talk, set()).add(section.item.file)
    speakers = {fold(name) for section in of_talks if section.item.talk for name in section.item.talk.speakers}
    days = {section.item.talk.date or section.item.talk.day or section.item.note.date for section in of_talks if section.item.talk}
    bare = len({section.talk for section in of_talks} - {section.talk for section in of_talks if section.noted})
    counts = {
        "talks": len(files), "speakers": len(speakers), "files": len(read), "days": len(days - {None}),
        "shared": sum(len(of_one) > 1 for of_one in files.values()),
    }  # fmt: skip
    told = [f"{count} {say(name, own)}" for name, count in counts.items() if count > (name != "shared")]
    return " · ".join([*told, *([f"{say('no notes', own)} {bare}"] if bare else [])]) + "."


def _terms(read: Sequence[tuple[str, Note]], of_talks: Sequence[Section]) -> list[str]:
    """What is written as a name in two talks or more, those of most talks first, each with in how many."""
    heads = [section.item.talk for section in of_talks if section.item.talk]
    known = [name for head in heads for name in (*head.speakers, head.event or "")]
    known += [part for _, note in read for part in (note.title, note.event, note.author) if part]
    aside = {*words(" ".join(known)), *MONTHS, *_GENERAL}
    written: dict[str, Counter[str]] = {}
    talks: dict[str, set[int]] = {}
    for section in of_talks:
        for name in _names(section):
            told = words(name)
            if told and aside.isdisjoint(told) and not name.isdigit():
                written.setdefault(" ".join(told), Counter())[name] += 1
                talks.setdefault(" ".join(told), set()).add(section.talk)
    often = sorted((key for key in talks if len(talks[key]) > 1), key=lambda key: (-len(talks[key]), -written[key].total(), key))
    return [f"{written[key].most_common(1)[0][0]} ({len(talks[key])})" for key in often[:_TERMS]]


def _names(section: Section) -> Iterator[str]:
    """What the lines of a talk write as a name: as code, or with capitals inside a sentence, which in German tell none."""
    language = section.item.talk.language if section.item.talk else "und"
    for line in section.lines:
        if line.kind in ("prose", "item", "quote"):
            for found in _NAME.finditer(_ADDRESS.sub(" ", line.text[:_LONGEST])):
                name = next(filter(None, found.groups())).rstrip(".+#-") if any(found.groups()) else ""
                plain = found.lastgroup == "plain" and language == "de"
                if len(name) > 1 and not plain and not is_stop_word(name.lower(), language):
                    yield name
