"""Composer: files -> notes -> their talks, by rule and by hand, with what the rules were not sure of; what `ragnotes talks` gives back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from . import correcting, gathering
from .correcting import Noted
from .errors import CorrectionError, NoteError, RagnotesError, UsageError
from .eventkeys import event_key
from .frozen import frozen
from .reading import corrections, files
from .records.files import FileStat, Skipped
from .records.notes import Note
from .records.reports import TalkList, TalkRow
from .records.settings import Settings
from .sameness import Told, same_talks
from .text import fold, in_line

FEW = 3  # names of what is left out that are told; --json has them all
UNSURE = 0.6  # a talk found with less confidence is shown as unsure, and is what a second reading is for

_MAKES_TEXT = (
    (frozenset((".pdf",)), "pdftotext -layout FILE.pdf FILE.txt"),
    (frozenset((".docx", ".odt", ".epub", ".rtf")), "pandoc FILE.docx -o FILE.md"),
)


@frozen
class Listed:
    """A note as listed: the file as a user would type it, where it lies, and what is in it."""

    file: str
    path: Path
    noted: Noted


@frozen
class Listing:
    """All that `talks` found: notes in order, the files that were passed over, and those that are no notes, counted by extension."""

    notes: tuple[Listed, ...]
    skipped: tuple[Skipped, ...]
    attachments: tuple[tuple[str, int], ...] = ()  # (".pdf", 3), the most frequent first
    left_out: tuple[Skipped, ...] = ()  # what a rule of the user names, or is hidden


@frozen
class Counts:
    """What a listing adds up to. `different` counts a talk once that several people took notes of."""

    talks: int
    different: int
    speakers: int
    events: int
    notes: int
    without: int  # notes without talks
    unsure: int
    skipped: int


def list_talks(paths: Sequence[str], settings: Settings) -> Listing:
    """Return the notes under the paths, read anew, with their talks, and what was passed over.

    Raises RagnotesError when there are no notes at all, CorrectionError when a note that was named itself is corrected wrongly.
    """
    found: dict[str, Listed] = {}
    skipped: dict[Skipped, None] = {}
    left: dict[Skipped, None] = {}
    others: Counter[str] = Counter()
    for root in dict.fromkeys(settings.cwd / Path(path).expanduser() for path in paths):
        listing = files.list_files(root, settings.exclude)
        others.update(dict(listing.attachments))
        skipped |= {Skipped(gathering.as_typed(Path(skip.file), settings), skip.reason): None for skip in listing.skipped}
        left |= {Skipped(gathering.as_typed(Path(rule.file), settings), rule.reason): None for rule in listing.left_out}
        for stat in listing.files:
            if stat.path in found:
                continue
            shown = gathering.as_typed(stat.path, settings)
            try:
                found[stat.path] = Listed(shown, Path(stat.path), read(stat, shown, settings))
            except NoteError as problem:
                if isinstance(problem, CorrectionError) and stat.path == str(root):
                    raise
                skipped[Skipped(shown, problem.what)] = None
    attachments = tuple(sorted(others.items(), key=lambda item: (-item[1], item[0])))
    if not found:
        first = next(iter(skipped), None)
        reason = f" ({first.file}: {first.reason})" if first else ""
        also = f"; other files: {counted(attachments)}" if attachments else ""
        raise RagnotesError(f"no notes in {', '.join(paths)}{reason}{also}", "ragnotes talks post.md")
    return Listing(tuple(found.values()), tuple(skipped), attachments, tuple(left))


def counted(attachments: Iterable[tuple[str, int]]) -> str:
    """Return how many files that are no notes have which extension.

    >>> counted([(".pdf", 3), (".png", 1)])
    '3 .pdf, 1 .png'
    """
    return ", ".join(f"{count} {suffix}" for suffix, count in attachments)


def not_notes(attachments: Iterable[tuple[str, int]]) -> str:
    """Return the line that counts the files that are no notes, with the command that makes a note of those that hold text.

    >>> not_notes([(".pdf", 3), (".png", 1)])
    'not notes: 3 .pdf, 1 .png; to make notes of them: pdftotext -layout FILE.pdf FILE.txt'
    """
    there = {suffix for suffix, _ in attachments}
    commands = [command for suffixes, command in _MAKES_TEXT if there & suffixes]
    return f"not notes: {counted(attachments)}" + (f"; to make notes of them: {', '.join(commands)}" if commands else "")


def left_out(rules: Sequence[Skipped]) -> str:
    """Return the line that counts what the user's rules leave out, with the first few of each.

    >>> left_out([Skipped(".git", "hidden"), Skipped(".obsidian", "hidden"), Skipped("drafts", "named by .gitignore")])
    'left out: 2 hidden (.git, .obsidian), 1 named by .gitignore (drafts)'
    """
    by_reason: dict[str, list[str]] = {}
    for rule in rules:
        by_reason.setdefault(rule.reason, []).append(in_line(rule.file))
    told = [
        f"{len(names):,} {reason} ({', '.join(names[:FEW])}{', ...' if len(names) > FEW else ''})" for reason, names in by_reason.items()
    ]
    return f"left out: {', '.join(told)}"


def read(stat: FileStat, shown: str, settings: Settings) -> Noted:
    """Return a note with its talks, corrected; NoteError, or CorrectionError under the name that a user would type."""
    name = gathering.as_typed(stat.sidecar.path, settings) if stat.sidecar else ""
    return correcting.read(shown, files.read_file(stat), correcting.read_sidecar(stat, name))


def as_record(listing: Listing) -> TalkList:
    """Return the listing as `--json` prints it: every note has a talk there, or stands under skipped with the reason."""
    rows = tuple(
        TalkRow(
            item.file, t.start_line, t.end_line, t.title, t.speakers, t.event, t.date, t.day, t.url, t.language, t.rule, t.confidence
        )
        for item in listing.notes
        for t in item.noted.talks
    )  # fmt: skip
    remarks = [Skipped(item.file, remark) for item in listing.notes for remark in item.noted.remarks]
    without = [Skipped(item.file, why_none(item.noted)) for item in listing.notes if not item.noted.talks]
    return TalkList(rows, tuple(dict.fromkeys([*listing.skipped, *listing.left_out, *remarks, *without])))


def why_none(noted: Noted) -> str:
    """Return why a note has no talks, in words."""
    return next((remark for remark in noted.remarks if is_reason(remark)), f"no talk: {corrections.BY_HAND}")


def is_reason(remark: str) -> bool:
    """Return whether a remark of the rules is the reason why a note has no talks, not one on a talk or a line."""
    return remark.startswith("no talk")


def body(note: Note) -> str:
    """Return the text of a note without its front matter."""
    return "\n".join(line.text for line in note.lines if line.kind not in ("front", "noise"))


def counts(listing: Listing) -> Counts:
    """Return what the listing adds up to; speakers and events told apart by their folded names."""
    talks = [talk for item in listing.notes for talk in item.noted.talks]
    told = [Told(talk.title, talk.speakers, talk.event, talk.url) for talk in talks]
    return Counts(
        talks=len(talks),
        different=len(set(same_talks(told))),
        speakers=len({fold(speaker) for talk in talks for speaker in talk.speakers}),
        events=len({event_key(talk.event) for talk in talks if talk.event}),
        notes=len(listing.notes),
        without=sum(not item.noted.talks for item in listing.notes),
        unsure=sum(talk.confidence < UNSURE for talk in talks),
        skipped=len(listing.skipped),
    )


def check_one(listing: Listing) -> None:
    """Raise UsageError unless a single note is listed."""
    if len(listing.notes) != 1:
        raise UsageError(f"--sidecar writes of one note, and {len(listing.notes)} were named", "ragnotes talks post.md --sidecar")


def as_sidecar(listing: Listing) -> str:
    """Return the talks of the first note listed as a file of corrections, ready to be saved."""
    item = listing.notes[0]
    return corrections.as_toml(item.noted.note, item.noted.talks, item.noted.found)
