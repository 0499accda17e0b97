"""Composer: files -> notes -> talks -> chunks -> vectors + terms -> index; what changed since; what is whole."""

from __future__ import annotations

import contextlib
import datetime
import io
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from . import __version__, embedding, entering, gathering, intake, listing, namebook, opening
from .errors import IndexMissing, RagnotesError
from .finding import commits, locking, postings, terms
from .finding import index as index_files
from .finding.index import Index
from .finding.sources import files_of
from .finding.vectors import Embedder
from .finding.words import FloatVector
from .intake import Intake
from .records.files import Repaired, Skipped
from .records.reports import IndexReport, Progress
from .records.settings import Settings
from .sameness import Told
from .text import in_line
from .text import terms as analyse

REFRESH_SECONDS = 2.0  # changes that are estimated to take longer are not embedded while a question waits
SMALL = 2_000  # notes: what so few are made of may be in memory


def _terms(taken: Intake, old: Index | None, scratch: Callable[[], BinaryIO]) -> terms.Terms:
    """Return BM25's postings and the words of all stored lines; of notes carried over, those of the old generation."""

    def chunks() -> Iterator[Sequence[str] | range]:
        for piece in taken.pieces:
            span = range(piece.from_chunk, piece.from_chunk + len(piece.chunks))
            if piece.old:
                yield span
                continue
            for record in (intake.line(taken.chunks, number) for number in span):
                yield analyse(entering.embedded_text(record), record["language"])

    def notes() -> Iterator[Sequence[str] | range]:
        for piece in taken.pieces:
            span = range(piece.from_note, piece.from_note + len(piece.notes))
            yield from [span] if piece.old else (intake.words_of(taken, number) for number in span)

    return postings.build_terms(chunks(), notes(), old.terms if old else None, scratch)


def _names(taken: Intake, old: Index | None) -> tuple[namebook.Names, int]:
    """Return the names of all notes, and how many talks there are when one in the notes of several people counts once."""

    def told(number: int) -> Told:
        return namebook.told(intake.talk(taken, old, number))

    kept = [piece for piece in taken.pieces if piece.old]
    n_talks = taken.pieces[-1].talks.stop if taken.pieces else 0
    if old is None or not kept:
        return taken.names, namebook.count_distinct(taken.names, n_talks, told)
    before = index_files.names(old)
    notes, talks = [-1] * len(old.note_stats), [-1] * (len(old.talk_offsets) - 1)  # where each goes
    for piece in kept:
        notes[piece.from_note : piece.from_note + len(piece.notes)] = piece.notes
        talks[piece.from_talk : piece.from_talk + len(piece.talks)] = piece.talks

    def look(kind: str, note: int, number: int | None) -> dict[str, str]:
        return namebook.mentions(kind, taken.sources[note], None if number is None else intake.talk(taken, old, number))

    def told_before(number: int) -> Told:
        return namebook.told(index_files.talk_record(old, number))

    names = namebook.merge(before, taken.names, notes, talks, taken.first_talks, look)
    if "distinct_talks" not in old.manifest:
        return names, namebook.count_distinct(names, n_talks, told)
    gone = [told_before(number) for number, place in enumerate(talks) if place < 0]
    come = [told(number) for piece in taken.pieces if not piece.old for number in piece.talks]
    distinct = namebook.recount_distinct(old.manifest["distinct_talks"], gone, come, (before, told_before), (names, told))
    return names, distinct


def _manifest(
    sight: gathering.Sight,
    taken: Intake,
    languages: Sequence[str],
    distinct: int,
    model: dict[str, Any],
    probe: FloatVector,
) -> dict[str, Any]:
    """Return what the manifest tells of how this generation was made; `commit` adds format, files and hashes."""
    return {
        "tool": __version__,
        "created": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "model": model,
        "versions": entering.VERSIONS,
        "roots": list(sight.roots),
        "passed_over": taken.passed,
        "languages": languages,
        "distinct_talks": distinct,
        "probe": [float(value) for value in probe],
    }


def _old_index(settings: Settings, embedder: Embedder, probe: FloatVector) -> Index | None:
    """Return the generation to build upon, None where there is none; IndexDamaged when it cannot be built upon."""
    try:
        old = opening.open_index(settings)
    except IndexMissing:
        return None
    opening.check_model(old, embedder)
    opening.check_probe(old, probe)
    return old


def build(
    paths: Sequence[str],
    settings: Settings,
    *,
    embedder: Embedder | None = None,
    drop: Sequence[str] = (),
    rebuild: bool = False,
    tell: Callable[[str], None],
    progress: Callable[[Progress], None] | None = None,
    wait: float = 5.0,
    most: int | None = None,
) -> IndexReport:
    """Return what was done to bring the index up to date and commit it as a new generation.

    Raises IndexLocked when another process writes for longer than `wait` seconds, TooMuchWork when more than `most` characters are to be
    embedded, ModelMissing, IndexDamaged, RagnotesError.
    """
    started = time.perf_counter()
    folder = settings.index.absolute()
    made = opening.remembered(folder).get("model")
    embedder = embedder or opening.load_embedder(settings, made, wanted=None if rebuild else made)
    with locking.lock(folder, wait), contextlib.ExitStack() as files:
        probe = opening.probe(embedder)
        old = None if rebuild else _old_index(settings, embedder, probe)
        remembered = old.manifest if old else opening.remembered(folder)
        roots = gathering.next_roots(remembered.get("roots", ()), paths, drop, settings)
        sight = _look(roots, settings, paths or settings.notes, "ragnotes index --rebuild" if rebuild else "ragnotes index")

        def scratch() -> BinaryIO:
            return io.BytesIO() if len(sight.found) <= SMALL else files.enter_context(commits.scratch(folder))

        taken = intake.take_in(sight, old, embedder, scratch, progress)
        if not taken.sources and (paths or old is None):
            raise RagnotesError(*_nothing_found(sight, taken.passed))
        known = embedding.known_rows(taken, old)
        work = embedding.find_work(taken, known, embedder, folder)
        embedding.check(work, most)
        embedding.embed(work, taken, embedder, folder, tell, progress)
        _commit(folder, settings, sight, taken, old, known, embedder, probe, scratch)
    return _report(sight, taken, len(work.numbers), old, settings, time.perf_counter() - started, tell)


def _commit(
    folder: Path,
    settings: Settings,
    sight: gathering.Sight,
    taken: Intake,
    old: Index | None,
    known: Mapping[str, int],
    embedder: Embedder,
    probe: FloatVector,
    scratch: Callable[[], BinaryIO],
) -> None:
    """Write the next generation: what is carried over is copied from the old one, the rest comes from the scratch files and the spool."""
    embedder.let_go()
    names, distinct = _names(taken, old)
    columns = intake.columns(taken, old)
    facts = old.manifest["model"] if old else opening.model_facts(embedder, settings)
    languages = [code.decode() for code in sorted(set(columns["language"].tolist()))]
    commits.commit(
        folder,
        manifest=_manifest(sight, taken, languages, distinct, facts, probe),
        vectors=embedding.vector_blocks(taken, known, old, embedder, folder),
        dims=embedder.dims,
        columns=columns,
        chunk_records=intake.chunk_blocks(taken, old),
        talk_records=intake.talk_blocks(taken, old),
        sources=taken.sources,
        names=names,
        terms=_terms(taken, old, scratch),
        stamps=opening.stamps_of(settings),
    )
    opening.mark_written(settings)


def _look(roots: list[dict[str, Any]], settings: Settings, paths: Sequence[str], command: str) -> gathering.Sight:
    """Return what lies under the roots; RagnotesError if one of them cannot be listed, or may not be read unless among the paths.

    `command` is the one that the cures are made of.
    """
    sight = gathering.look(roots, settings, [gathering.root_of(path, settings) for path in paths])
    for root in sight.lost:
        typed = gathering.typed(root.file, settings)
        if root.reason == gathering.FOREIGN:
            cure = f"{command} {typed}, or forget it: {command} --drop {typed}"
            raise RagnotesError(f"{typed} is not read: {root.reason}", cure)
        raise RagnotesError(f"{typed} cannot be listed: {root.reason}", f"bring it back, or forget it: {command} --drop {typed}")
    return sight


def _nothing_found(sight: gathering.Sight, passed: Sequence[dict[str, Any]]) -> tuple[str, str]:
    roots = ", ".join(root["path"] for root in sight.roots)
    reasons = [f"{item['file']} ({item['reason']})" for item in passed] + [f"{item.file} ({item.reason})" for item in sight.skipped]
    others = f"; passed over: {reasons[0]}" if reasons else ""
    suffixes = f"; other files: {listing.counted(sight.attachments)}" if sight.attachments else ""
    return (
        f"no notes in {roots}{others}{suffixes}",
        "ragnotes index FOLDER with .md or .txt files in it",
    )


def _report(
    sight: gathering.Sight,
    taken: Intake,
    embedded: int,
    old: Index | None,
    settings: Settings,
    seconds: float,
    tell: Callable[[str], None],
) -> IndexReport:
    """Tell what was passed over and repaired, and return the report of a run."""
    typed = gathering.typed_all(settings)
    skipped = [Skipped(typed(item["file"]), item["reason"]) for item in taken.passed] + list(sight.skipped)
    left_out = [Skipped(gathering.as_typed(Path(rule.file), settings), rule.reason) for rule in sight.left_out]
    repaired = [Repaired(typed(source["file"]), what) for source in taken.sources for what in source["repairs"]]
    read = [source for piece in taken.pieces if not piece.old for source in taken.sources[piece.notes.start : piece.notes.stop]]
    for item in skipped:
        tell(f"passed over {in_line(item.file)}: {in_line(item.reason)}")
    for file, what in [(source["file"], what) for source in read for what in source["repairs"]]:
        tell(f"repaired {in_line(typed(file))}: {what}")
    for file, remark in taken.remarks:
        tell(f"{in_line(typed(file))}: {in_line(remark)}")
    if sight.attachments:
        tell(listing.not_notes(sight.attachments))
    if left_out:
        tell(listing.left_out(left_out))
    now = {source["file"] for source in taken.sources}
    gone = [file for file in (files_of(old) if old else ()) if file not in now]
    end = taken.pieces[-1] if taken.pieces else None
    n_talks, n_chunks = (end.talks.stop, end.chunks.stop) if end else (0, 0)
    return IndexReport(
        notes=len(taken.sources), talks=n_talks, chunks=n_chunks, embedded=embedded, reused=n_chunks - embedded, removed=len(gone),
        skipped=(*skipped, *left_out), repaired=tuple(repaired), seconds=round(seconds, 3),
        index=gathering.as_typed(settings.index.absolute(), settings),
    )  # fmt: skip


def renew(settings: Settings, embedder: Embedder, tell: Callable[[str], None]) -> IndexReport:
    """Return what was done to bring the index up to date while a question waits: `build`, without waiting and for few changes."""
    return build((), settings, embedder=embedder, tell=tell, wait=0.0, most=int(REFRESH_SECONDS * embedding.CHARS_A_SECOND))
