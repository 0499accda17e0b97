"""Composer: the sections of a summary -> one Markdown document, with its opening and all that must not be smoothed away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import overview
from .checking import differing, statements
from .checking.digest import bias_line, gap_line
from .checking.ownwords import place, say
from .correcting import Noted
from .listing import is_reason
from .records.answers import Unsupported
from .records.summaries import OutsideSummary, TalkSummary
from .sections import WORTH_TELLING, Section
from .text import in_line

_CANCELLED = re.compile(r"line (\d+): cancelled: (.*)", re.DOTALL)
# at the head of a title that is told as cancelled anyway
_SAID = re.compile(
    r"^\W*(?:cancell?ed|cancelad[oa]|afgelast|geannuleerd|abgesagt|ausgefallen|annulée?|annullat[oa]|inställ[td]|suspendid[oa]|postponed"
    r"|uitgesteld|verschoben|aplazad[oa]|adiad[oa]|reportée?|rinviat[oa]|uppskjut\w{1,3})\W{0,3}[:：–—-]\W{0,3}\s+",
    re.IGNORECASE,
)
_COMPARED = 60  # statements of each note of a talk that are held against the others
_DIFFERENCES = 3  # are told
_EVENTS = 3  # are named in the title of a summary of several files


def document(
    read: Sequence[tuple[str, Noted]], sections: Sequence[Section], style: str, own: str, opening: str, wrong: Sequence[Unsupported]
) -> str:
    """Return the summary as Markdown: title, opening, then each note with its talks in its order, and under it what was cancelled, what
    has no notes and remarks. A talk that several people noted is told once, where it is met first.

    `opening` is a model's, "" without; `wrong` is what of it the notes do not carry.
    """
    several = len(read) > 1
    facts = overview.facts([(shown, noted.note) for shown, noted in read], sections, own)
    missing = not_found(wrong, own)
    blocks = [f"# {_name(read)}"] if several else []
    above = [block for block in (opening, f"> {missing}" if missing else "", facts) if block]
    blocks += above if several else []
    told: set[int] = set()
    for shown, noted in read:
        body = _note(shown, noted, sections, told, style, own, level=3 if several else 2)
        if body or not several or not noted.talks:
            nothing = say("no notes", own).rstrip(" :") + "."
            head = [_head(shown, noted, level=2 if several else 1), *_biased(noted, own)]
            blocks += [*head, *([] if several else above), *(body or [nothing])]
    return "\n\n".join(blocks)


def not_found(wrong: Sequence[Unsupported], own: str) -> str:
    """Return one line of what the notes do not carry; "" where they carry all."""
    return f"{say('not found', own)} {'; '.join(f'{say(item.kind, own)} {item.text}' for item in wrong)}" if wrong else ""


def _name(read: Sequence[tuple[str, Noted]]) -> str:
    """What several files are of: their events, else the number of files is told by the opening and the first is named."""
    events = list(dict.fromkeys(event for _, noted in read for event in (noted.note.event, *(talk.event for talk in noted.talks)) if event))
    names = events or [noted.note.title or in_line(shown) for shown, noted in read]
    return ", ".join(names[:_EVENTS]) + (f" + {len(names) - _EVENTS}" if len(names) > _EVENTS else "")


def _head(shown: str, noted: Noted, level: int) -> str:
    note, shown = noted.note, in_line(shown)
    facts = [fact for fact in (note.event, note.date) if fact and fact not in (note.title or "")]
    facts = [shown, *facts] if level > 1 and note.title else facts
    return f"{'#' * level} {note.title or shown}" + (f"\n\n{' · '.join(facts)}" if facts else "")


def _biased(noted: Noted, own: str) -> list[str]:
    """In what the note-taker is not neutral, told whatever else is left out: as a list of one line or none."""
    told = bias_line(noted.note.lines, own, [name for talk in noted.talks for name in talk.speakers])
    return [f"> {told}"] if told else []


def _note(shown: str, noted: Noted, sections: Sequence[Section], told: set[int], style: str, own: str, level: int) -> list[str]:
    """The blocks of one note; `told` are the talks told already."""
    own_sections = sorted((one for one in sections if one.item.file == shown), key=lambda one: one.item.start_line)
    blocks, bare = [], []
    for section in own_sections:
        if isinstance(section.item, OutsideSummary):
            blocks.append(_outside(section, style, own, alone=not any(one.talk >= 0 for one in own_sections)))
        elif section.talk not in told:
            told.add(section.talk)
            tellings = [one for one in sections if one.talk == section.talk]
            if any(one.noted for one in tellings):
                blocks.append(_talk([one for one in tellings if one.noted], style, own, level))
            else:
                bare.append(_bare(section, own))
    cancelled = [(*found.groups(),) for remark in noted.remarks if (found := _CANCELLED.fullmatch(remark))]
    others = [remark for remark in noted.remarks if not is_reason(remark) and not _CANCELLED.fullmatch(remark)]
    rows = [f"- {say('cancelled', own)} {_SAID.sub('', title)} ({place(int(line), int(line), own)})" for line, title in cancelled]
    rows += [f"- {say('no notes', own)} {one}" for one in bare]
    blocks = ["\n".join(block for block in blocks if block)] if style == "tldr" else blocks
    return [block for block in (*blocks, "\n".join([*rows, *(f"- {remark}" for remark in others)])) if block]


def _bare(section: Section, own: str) -> str:
    item = section.item
    assert isinstance(item, TalkSummary)
    speakers = f" ({', '.join(item.speakers)})" if item.speakers else ""
    link = f" <{item.talk.url}>" if item.talk and item.talk.url else ""
    return f"{item.title}{speakers}, {place(item.start_line, item.end_line, own)}{link}"


def _outside(section: Section, style: str, own: str, *, alone: bool) -> str:
    """Text outside talks, or all of a note that has none. Of one line a talk there is no line for the former, but for what it admits."""
    item = section.item
    admitted = _gaps(section, own)
    where = _where(section) if alone else f"{say('outside', own)}, {_where(section)}"
    if style == "tldr" and (alone or section.asked):
        return f"- {where}: {' '.join(item.summary.split())}{_at_the_end(section, own)}"
    if style == "tldr":
        return f"- {where}: {admitted}" if admitted else ""
    # of a line or two between talks only what it admits is worth telling, unless a model was asked for it
    little = admitted and not alone and not section.asked and sum(len(line.text.split()) for line in section.lines) < WORTH_TELLING
    blocks = [f"*{where}*", "" if little else item.summary, f"> {admitted}" if admitted else "", _wrong(section, own)]
    return "\n\n".join(block for block in blocks if block)


def _talk(tellings: Sequence[Section], style: str, own: str, level: int) -> str:
    """A talk with all that its note-takers tell of it."""
    items = [one.item for one in tellings if isinstance(one.item, TalkSummary)]
    speakers = ", ".join(dict.fromkeys(name for item in items for name in item.speakers))
    places = " · ".join(_where(one) for one in tellings)
    by = _note_takers(tellings)
    if style == "tldr":
        head = " · ".join([f"**{items[0].title}**", *([f"*{speakers}*"] if speakers else []), places])
        who = f" {say('notes by', own, who=', '.join(by)).rstrip(' :')}." if len(by) > 1 else ""
        return f"- {head}: {' '.join(items[0].summary.split())}{who}" + "".join(_at_the_end(one, own) for one in tellings)
    blocks = [f"{'#' * level} {items[0].title}", f"*{speakers}* · {places}" if speakers else places]
    for one, who in zip(tellings, by, strict=True):
        if len(tellings) > 1:
            blocks.append(f"**{say('notes by', own, who=who)}**")
        admitted = _gaps(one, own)
        blocks += [block for block in (one.item.summary, f"> {admitted}" if admitted else "", _wrong(one, own)) if block]
    return "\n\n".join([*blocks, *_differences(tellings, by, own)])


def _differences(tellings: Sequence[Section], by: Sequence[str], own: str) -> list[str]:
    """Where the notes of several people on a talk say something else of the same thing, both word for word."""
    if len(tellings) < 2:
        return []
    language = next((one.item.talk.language for one in tellings if one.item.talk), "en")
    told = [(who, one, said) for one, who in zip(tellings, by, strict=True) for said in _statements(one, language)]
    pairs = differing.differing([(who, said.text) for who, _, said in told], language)
    rows = [
        [f'{who}: "{said.text}" ({in_line(one.item.file)}:{said.start_line})' for who, one, said in map(told.__getitem__, pair)]
        for pair in pairs
    ]
    return [f"> {say('differ', own)} {' · '.join(row)}" for row in rows[:_DIFFERENCES]]


def _statements(section: Section, language: str) -> Sequence[statements.Statement]:
    item = section.item
    title, speakers = (item.title, item.speakers) if isinstance(item, TalkSummary) else ("", ())
    return statements.read_statements(section.lines, title, speakers, language)[:_COMPARED]


def _note_takers(tellings: Sequence[Section]) -> list[str]:
    """Who noted each telling: the author where all have one of their own, else the file."""
    authors = [one.item.note.author or "" for one in tellings]
    return authors if all(authors) and len(set(authors)) == len(authors) else [in_line(one.item.file) for one in tellings]


def _where(section: Section) -> str:
    return f"{in_line(section.item.file)}:{section.item.start_line}-{section.item.end_line}"


def _gaps(section: Section, own: str) -> str:
    end = max((line.number for line in section.lines if line.text.strip() and line.kind not in ("front", "noise")), default=0)
    return gap_line(section.item.gaps, own, section.item.talk.url if section.item.talk else None, end)


def _at_the_end(section: Section, own: str) -> str:
    """What a talk told on one line lacks, and what of it the notes do not carry, on the same line."""
    lines = [str(gap.line) for gap in section.item.gaps]
    name = say("line" if len(lines) == 1 else "lines", own)
    told = f" {say('missing', own)} {name} {', '.join(lines)}." if lines else ""
    return f"{told} {not_found(section.wrong, own)}." if section.wrong else told


def _wrong(section: Section, own: str) -> str:
    return f"> {not_found(section.wrong, own)}" if section.wrong else ""
