"""Composer: files -> notes -> talks -> chunks -> vectors + terms -> index; what changed since; what is whole."""

from __future__ import annotations

import datetime
import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from . import __version__, gathering, opening
from .errors import IndexLocked, IndexMissing, ModelMissing, RagnotesError
from .finding import commits, spool, terms, vectors, words
from .finding import index as index_files
from .finding.index import Index
from .finding.vectors import Embedder
from .records import IndexReport, Repaired, Settings, Skipped, Stale
from .text import plural
from .text import terms as analyse

REFRESH_SECONDS = 2.0  # changes that are estimated to take longer are not embedded while a question waits
BYTES_A_SECOND = 20_000  # of notes embedded, a careful guess: about 5,000 tokens
BLOCK = 4_096  # rows copied at a time, so that memory stays flat


def _key(record: dict[str, Any]) -> str:
    return hashlib.sha256(gathering.embedded_text(record).encode("utf-8", "surrogatepass")).hexdigest()


def _vector_keys(entries: Sequence[gathering.Entry], old: Index | None) -> list[int | str]:
    """Return where each chunk's vector comes from: a row of the old generation, or the hash of its text when it must be embedded."""
    old_rows = gathering.rows_of_notes(old) if old else []
    carried = {entry.old for entry in entries}
    changed = [rows for number, rows in enumerate(old_rows) if number not in carried]
    known = {_key(index_files.chunk_record(old, row)): row for rows in changed for row in rows} if old else {}
    keys: list[int | str] = []
    for entry in entries:
        if entry.old is not None:
            keys.extend(old_rows[entry.old])
            continue
        texts = [_key(record) for record in entry.chunks]
        keys.extend(known.get(text, text) for text in texts)
    return keys


def _embed_missing(
    entries: Sequence[gathering.Entry],
    keys: Sequence[int | str],
    embedder: Embedder,
    folder: Path,
    progress: Callable[[int, int], None] | None,
) -> None:
    """Embed what no vector is known of, into the spool: a killed run repeats nothing."""
    spooled, _ = spool.spool_read(folder, embedder.sha256, embedder.dims)
    records = (record for entry in entries for record in entry.chunks)
    wanted = ((key, record) for key, record in zip(keys, records, strict=True) if isinstance(key, str) and key not in spooled)
    missing = {key: gathering.embedded_text(record) for key, record in wanted}
    names, texts = list(missing), list(missing.values())
    done = 0
    for positions, embedded in vectors.embed_batches(texts, embedder):
        spool.spool_append(folder, embedder.sha256, [names[position] for position in positions], embedded)
        done += len(positions)
        if progress:
            progress(done, len(texts))


def _vector_blocks(keys: Sequence[int | str], old: Index | None, embedder: Embedder, folder: Path) -> Iterator[words.FloatMatrix]:
    """Yield the vectors of all chunks in order, a block of rows at a time."""
    spooled, rows = spool.spool_read(folder, embedder.sha256, embedder.dims)
    for start in range(0, len(keys), BLOCK):
        part = keys[start : start + BLOCK]
        block = np.empty((len(part), embedder.dims), dtype=np.float32)
        for position, key in enumerate(part):
            block[position] = rows[spooled[key]] if isinstance(key, str) else old.vectors[key] if old else np.nan
        yield block


def _build_terms(entries: Sequence[gathering.Entry], old: Index | None) -> terms.Terms:
    """Return BM25's postings and the words of all stored lines; of notes carried over, those of the old generation."""
    old_rows = gathering.rows_of_notes(old) if old else []
    by_chunk: list[list[str] | int] = []
    by_note: list[frozenset[str] | int] = []
    for entry in entries:
        if entry.old is not None:
            by_chunk.extend(old_rows[entry.old])
            by_note.append(entry.old)
        else:
            by_chunk.extend(analyse(gathering.embedded_text(record), record["language"]) for record in entry.chunks)
            by_note.append(entry.words)
    return terms.build_terms(by_chunk, by_note, old.terms if old else None)


def _manifest(
    sight: gathering.Sight,
    entries: Sequence[gathering.Entry],
    passed: Sequence[dict[str, Any]],
    names: dict[str, Any],
    model: dict[str, Any],
    probe: words.FloatVector,
) -> dict[str, Any]:
    """Return what the manifest tells of how this generation was made; `commit` adds format, files and hashes."""
    return {
        "tool": __version__,
        "created": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "model": model,
        "versions": gathering.VERSIONS,
        "roots": list(sight.roots),
        "sources": [entry.source for entry in entries],
        "passed_over": list(passed),
        "languages": sorted({record["language"] for entry in entries for record in entry.chunks}),
        "counts": {
            "notes": len(entries),
            "talks": sum(len(entry.talks) for entry in entries),
            "chunks": sum(len(entry.chunks) for entry in entries),
            "events": len(names["event"]),
        },
        "probe": [float(value) for value in probe],
    }


def _old_index(settings: Settings, embedder: Embedder) -> Index | None:
    """Return the generation to build upon, None where there is none; IndexDamaged when it cannot be built upon."""
    try:
        old = opening.open_index(settings)
    except IndexMissing:
        return None
    opening.check_model(old, embedder)
    return old


def build(
    paths: Sequence[str],
    settings: Settings,
    *,
    embedder: Embedder | None = None,
    drop: Sequence[str] = (),
    rebuild: bool = False,
    tell: Callable[[str], None],
    progress: Callable[[int, int], None] | None = None,
    wait: float = 5.0,
) -> IndexReport:
    """Return what was done to bring the index up to date and commit it as a new generation.

    Raises IndexLocked when another process writes for longer than `wait` seconds, ModelMissing, IndexDamaged, RagnotesError.
    """
    started = time.perf_counter()
    folder = settings.index.absolute()
    embedder = embedder or opening.load_embedder(settings, opening.remembered(folder).get("model"))
    with commits.lock(folder, wait):
        old = None if rebuild else _old_index(settings, embedder)
        roots = gathering.next_roots(opening.remembered(folder).get("roots", ()), paths, drop, settings)
        sight = gathering.look(roots, settings)
        entries, passed = gathering.gather(sight, old, embedder)
        if not entries and (paths or old is None):
            raise RagnotesError(*_nothing_found(sight, passed))
        keys = _vector_keys(entries, old)
        _embed_missing(entries, keys, embedder, folder, progress)
        names = gathering.names_of(entries)
        facts = old.manifest["model"] if old else opening.model_facts(embedder, settings)
        commits.commit(
            folder,
            manifest=_manifest(sight, entries, passed, names, facts, embedder.embed([opening.PROBE])[0]),
            vectors=_vector_blocks(keys, old, embedder, folder),
            dims=embedder.dims,
            columns=gathering.columns(entries),
            chunk_records=gathering.chunk_records(entries),
            talk_records=list(gathering.talk_records(entries)),
            names=names,
            terms=_build_terms(entries, old),
        )
    return _report(sight, entries, passed, keys, old, settings, time.perf_counter() - started, tell)


def _nothing_found(sight: gathering.Sight, passed: Sequence[dict[str, Any]]) -> tuple[str, str]:
    roots = ", ".join(root["path"] for root in sight.roots)
    others = f"; passed over: {passed[0]['file']} ({passed[0]['reason']})" if passed else ""
    suffixes = ", ".join(f"{count} {suffix}" for suffix, count in sight.attachments)
    return (
        f"no notes in {roots}{others}{f'; other files: {suffixes}' if suffixes else ''}",
        "ragnotes index FOLDER with .md or .txt files in it",
    )


def _report(
    sight: gathering.Sight,
    entries: Sequence[gathering.Entry],
    passed: Sequence[dict[str, Any]],
    keys: Sequence[int | str],
    old: Index | None,
    settings: Settings,
    seconds: float,
    tell: Callable[[str], None],
) -> IndexReport:
    """Tell what was passed over and repaired, and return the report of a run."""
    skipped = [Skipped(gathering.typed(item["file"], settings), item["reason"]) for item in passed] + list(sight.skipped)
    repaired = [Repaired(gathering.typed(entry.source["file"], settings), what) for entry in entries for what in entry.repairs]
    for item in skipped:
        tell(f"passed over {item.file}: {item.reason}")
    for repair in repaired:
        tell(f"repaired {repair.file}: {repair.what}")
    for entry in entries:
        for remark in entry.remarks:
            tell(f"{gathering.typed(entry.source['file'], settings)}: {remark}")
    if sight.attachments:
        tell("not notes: " + ", ".join(f"{count} {suffix}" for suffix, count in sight.attachments))
    now = {entry.source["file"] for entry in entries}
    gone = [source for source in (old.manifest["sources"] if old else ()) if source["file"] not in now]
    embedded = sum(isinstance(key, str) for key in keys)
    return IndexReport(
        notes=len(entries), talks=sum(len(entry.talks) for entry in entries), chunks=len(keys), embedded=embedded,
        reused=len(keys) - embedded, removed=len(gone), skipped=tuple(skipped), repaired=tuple(repaired), seconds=round(seconds, 3),
        index=gathering.as_typed(settings.index.absolute(), settings),
    )  # fmt: skip


def find_stale(index: Index, settings: Settings) -> tuple[tuple[Stale, ...], int]:
    """Return the notes that changed, came or went since the index was made, and how many bytes would be read again."""
    sight = gathering.look(index.manifest["roots"], settings)
    known = {source["file"]: source for source in (*index.manifest["sources"], *index.manifest["passed_over"])}
    stale: list[Stale] = []
    size = 0
    for file, stat in sight.found:
        source = known.pop(file, None)
        if source is None or not gathering.unchanged(source, stat):
            stale.append(Stale(file, "changed" if source else "new"))
            size += stat.size
    stale.extend(Stale(file, "gone") for file, source in known.items() if "sha256" in source)
    return tuple(stale), size


def refresh(
    settings: Settings, *, tell: Callable[[str], None], embedder: Embedder | None = None
) -> tuple[Index, tuple[Stale, ...], Embedder | None]:
    """Return the index brought up to date, the notes that could not be, and the encoder, None when its files are missing.

    Few changes are embedded on the spot. Otherwise, or when the index is locked, cannot be written or the encoder is missing, the
    answer comes from CURRENT without the passages of changed and gone notes, and how many they are is told.
    """
    index = opening.open_index(settings)
    if embedder is None:
        try:
            embedder = opening.load_embedder(settings, index.manifest["model"])
        except ModelMissing as problem:
            tell(f"searching by words only: {problem.what} (try: {problem.cure})")
    if embedder is not None:
        opening.check_model(index, embedder)
    if not settings.refresh:
        return index, (), embedder
    stale, size = find_stale(index, settings)
    if not stale:
        return index, (), embedder
    why = (
        "the encoder is missing"
        if embedder is None
        else f"about {size // BYTES_A_SECOND} s of work"
        if size > REFRESH_SECONDS * BYTES_A_SECOND
        else ""
    )
    if embedder is not None and not why:
        try:
            report = build((), settings, embedder=embedder, tell=tell, wait=0.0)
            tell(f"refreshed: {_counted(stale)}; {plural(report.embedded, 'chunk')} embedded")
            return opening.open_index(settings), (), embedder
        except IndexLocked:
            why = "another process is writing the index"
        except OSError as problem:
            why = f"the index cannot be written: {problem.strerror}"
    tell(f"{_counted(stale)} since the index was made, left out of this answer ({why}); try: ragnotes index")
    return index, stale, embedder


def _counted(stale: Sequence[Stale]) -> str:
    """Return how many notes are stale and how: "2 notes changed, 1 note new"."""
    counts = {reason: sum(note.reason == reason for note in stale) for reason in ("changed", "new", "gone", "unreadable")}
    return ", ".join(f"{plural(count, 'note')} {reason}" for reason, count in counts.items() if count)


def status(settings: Settings) -> dict[str, Any]:
    """Return what is indexed, with which encoder, and what changed since."""
    index = opening.open_index(settings)
    stale, _ = find_stale(index, settings)
    manifest = index.manifest
    return {
        "index": gathering.as_typed(index.folder, settings),
        "generation": index.generation,
        "created": manifest["created"],
        **manifest["counts"],
        "model": manifest["model"]["name"],
        "roots": [gathering.typed(root["path"], settings) for root in manifest["roots"]],
        "stale": [{"file": gathering.typed(note.file, settings), "reason": note.reason} for note in stale],
    }
