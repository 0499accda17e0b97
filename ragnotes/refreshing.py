"""Composer: what changed since the index was made, brought up to date while a question waits, or told."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from . import gathering, opening
from .errors import IndexLocked, ModelMissing, RagnotesError
from .finding import sources
from .finding.index import Index
from .finding.vectors import Embedder
from .records.files import FileStat, Skipped, Stale
from .records.settings import Settings
from .text import in_line, plural

if TYPE_CHECKING:
    from .records.reports import IndexReport

Tell = Callable[[str], None]
Renew = Callable[[Settings, Embedder, Tell], "IndexReport"]  # `indexing.renew`, given: who asks of unchanged notes need not load it

MOST_BYTES = 5_000_000  # of changed notes: reading and cutting more would take too long, too


def find_stale(index: Index, settings: Settings) -> tuple[tuple[Stale, ...], int]:
    """Return the notes that changed, came or went since the index was made, and how many bytes would be read again."""
    return _compare(index, gathering.look(index.manifest["roots"], settings))


def _compare(index: Index, sight: gathering.Sight) -> tuple[tuple[Stale, ...], int]:
    numbers = {file: number for number, file in enumerate(sources.files_of(index))}
    passed = {item["file"]: item for item in index.manifest["passed_over"]}
    stamps = sources.stamps_of(index)
    stale: list[Stale] = []
    size = 0
    for file, stat in sight.found:
        number = numbers.pop(file, None)
        if number is not None and stamps[number] == (stat.size, stat.mtime_ns, stat.ctime_ns, 0) and stat.sidecar is None:
            continue  # nearly every note
        source = passed.get(file) if number is None else sources.source_of(index, number, file)
        if source is None or _readable_again(source, stat) or not gathering.unchanged(source, stat):
            stale.append(Stale(file, "changed" if source else "new"))
            size += stat.size
    lost = tuple(root.file for root in sight.lost)
    for file in numbers:
        under = any(file == root or file.startswith(f"{root}/") for root in lost)
        stale.append(Stale(file, "unreadable" if under else "gone"))
    return tuple(stale), size


def _readable_again(source: dict[str, Any], stat: FileStat) -> bool:
    """Return whether a note was passed over because it, or its file of corrections, could not be read, and now both can."""
    paths = (stat.path, stat.sidecar.path) if stat.sidecar else (stat.path,)
    return "unreadable" in source.get("reason", "") and all(os.access(path, os.R_OK) for path in paths)


def refresh(
    settings: Settings, *, tell: Tell, embedder: Embedder | None = None, renew: Renew | None = None
) -> tuple[Index, tuple[Stale, ...], Embedder | None]:
    """Return the index brought up to date, the notes that could not be, and the encoder, None when its files are missing.

    Few changes are embedded on the spot by `renew`. Otherwise, without it, or when the index is locked, cannot be written, a root cannot
    be listed or the encoder is missing, the answer comes from CURRENT without the passages of changed and gone notes, and how many they
    are is told.
    """
    index = opening.open_index(settings)
    if embedder is None:
        embedder = _embedder_or_none(index, settings, tell)
    if embedder is not None:
        opening.check_model(index, embedder)
        opening.check_probe_once(index, embedder, settings)
    if not settings.refresh:
        tell("the notes were not looked at: what changed in them since the index was made is not told (--no-refresh)")
        return index, (), embedder
    sight = gathering.look(index.manifest["roots"], settings)
    for root in (root for root in sight.lost if root.reason == gathering.FOREIGN):
        typed = gathering.typed(root.file, settings)
        tell(f"{in_line(typed)} is not read: {root.reason}; try: ragnotes index {in_line(typed)}")
    stale, size = _compare(index, sight)
    if not stale:
        return index, (), embedder
    why = ""
    if embedder is None:
        why = "the encoder is missing"
    elif any(note.reason == "unreadable" for note in stale):
        why = "a folder of notes cannot be listed"
    elif size > MOST_BYTES:
        why = f"{size / 1e6:.0f} MB to read"
    elif renew is None:
        why = "this run reads no notes"
    else:
        try:
            report = renew(settings, embedder, tell)
            tell(f"refreshed: {_counted(stale)}; {plural(report.embedded, 'chunk')} embedded")
            return opening.open_index(settings), (), embedder
        except IndexLocked:
            why = "another process is writing the index"
        except RagnotesError as problem:
            why = problem.what
        except OSError as problem:
            why = f"the index cannot be written: {problem.strerror}"
    tell(f"{_counted(stale)} since the index was made, left out of this answer ({why}); try: ragnotes index")
    return index, stale, embedder


def _embedder_or_none(index: Index, settings: Settings, tell: Tell) -> Embedder | None:
    """Return the encoder, None when the default one's files are missing; one that was named must be there."""
    try:
        return opening.load_embedder(settings, index.manifest["model"], wanted=index.manifest["model"])
    except ModelMissing as problem:
        if settings.embedder or settings.model_folder:
            raise
        tell(f"searching by words only: {problem.what} (try: {problem.cure})")
        return None


def _counted(stale: Sequence[Stale]) -> str:
    """Return how many notes are stale and how: "2 notes changed, 1 note new"."""
    counts = {reason: sum(note.reason == reason for note in stale) for reason in ("changed", "new", "gone", "unreadable")}
    return ", ".join(f"{plural(count, 'note')} {reason}" for reason, count in counts.items() if count)


def status(settings: Settings) -> dict[str, Any]:
    """Return what is indexed, with which encoder, what changed since, and which files are passed over, with the reason."""
    index = opening.open_index(settings)
    manifest = index.manifest
    sight = gathering.look(manifest["roots"], settings)
    stale, _ = _compare(index, sight)
    return {
        "index": gathering.as_typed(index.folder, settings),
        "generation": index.generation,
        "created": manifest["created"],
        **manifest["counts"],
        "model": manifest["model"]["name"],
        "roots": [gathering.typed(root["path"], settings) for root in manifest["roots"]],
        "stale": [{"file": gathering.typed(note.file, settings), "reason": note.reason} for note in stale],
        "skipped": [{"file": skip.file, "reason": skip.reason} for skip in _skipped(index, sight, stale, settings)],
    }


def _skipped(index: Index, sight: gathering.Sight, stale: Sequence[Stale], settings: Settings) -> list[Skipped]:
    """Return the files passed over when the index was made that would be so again, and those that cannot be looked at now."""
    same = {file for file, _ in sight.found} - {note.file for note in stale}
    passed = [item for item in index.manifest["passed_over"] if item["file"] in same]
    return [Skipped(gathering.typed(item["file"], settings), _reason(item, settings)) for item in passed] + list(sight.skipped)


def _reason(item: dict[str, Any], settings: Settings) -> str:
    """Return why a note was passed over; where its corrections are wrong, their file and line as a user would type them."""
    reason, beside = str(item["reason"]), item.get("sidecar")
    places = [(item["file"], item["file"]), *([(beside["file"].rpartition("/")[2], beside["file"])] if beside else [])]
    for told, file in places:  # the index names a sidecar without its folder
        if reason.startswith(f"{told}:"):
            return gathering.typed(file, settings) + reason.removeprefix(told)
    return reason
