"""Composer: files -> notes -> talks -> chunks -> vectors + terms -> index; what changed since; what is whole."""

from __future__ import annotations

import datetime
import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from . import __version__, entering, gathering, listing, opening
from .errors import IndexMissing, RagnotesError, TooMuchWork
from .finding import commits, spool, terms, vectors, words
from .finding import index as index_files
from .finding.index import Index
from .finding.vectors import Embedder
from .records.files import Repaired, Skipped
from .records.reports import IndexReport
from .records.settings import Settings
from .text import plural
from .text import terms as analyse

CHARS_A_SECOND = 10_000  # embedded, a careful guess: about 2,500 tokens
REFRESH_SECONDS = 2.0  # changes that are estimated to take longer are not embedded while a question waits
BLOCK = 4_096  # rows copied at a time, so that memory stays flat


def _key(record: dict[str, Any]) -> str:
    return hashlib.sha256(entering.embedded_text(record).encode("utf-8", "surrogatepass")).hexdigest()


def _vector_keys(entries: Sequence[entering.Entry], old: Index | None) -> list[int | str]:
    """Return where each chunk's vector comes from: a row of the old generation, or the hash of its text when it must be embedded."""
    old_rows = entering.rows_of_notes(old) if old else []
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
    entries: Sequence[entering.Entry],
    keys: Sequence[int | str],
    embedder: Embedder,
    folder: Path,
    progress: Callable[[int, int], None] | None,
    most: int | None,
) -> int:
    """Embed what no vector is known of, into the spool, so that a killed run repeats nothing; return how many texts that were.

    Raises TooMuchWork if they have more than `most` characters.
    """
    spooled, _ = spool.spool_read(folder, embedder.sha256, embedder.dims)
    records = (record for entry in entries for record in entry.chunks)
    wanted = ((key, record) for key, record in zip(keys, records, strict=True) if isinstance(key, str) and key not in spooled)
    missing = {key: entering.embedded_text(record) for key, record in wanted}
    names, texts = list(missing), list(missing.values())
    size = sum(map(len, texts))
    if most is not None and size > most:
        raise TooMuchWork(f"{plural(len(texts), 'chunk')} to embed, about {size // CHARS_A_SECOND} s of work", "ragnotes index")
    done = 0
    for positions, embedded in vectors.embed_batches(texts, embedder):
        spool.spool_append(folder, embedder.sha256, [names[position] for position in positions], embedded)
        done += len(positions)
        if progress:
            progress(done, len(texts))
    return len(texts)


def _vector_blocks(keys: Sequence[int | str], old: Index | None, embedder: Embedder, folder: Path) -> Iterator[words.FloatMatrix]:
    """Yield the vectors of all chunks in order, a block of rows at a time."""
    spooled, rows = spool.spool_read(folder, embedder.sha256, embedder.dims)
    for start in range(0, len(keys), BLOCK):
        part = keys[start : start + BLOCK]
        block = np.empty((len(part), embedder.dims), dtype=np.float32)
        for position, key in enumerate(part):
            block[position] = rows[spooled[key]] if isinstance(key, str) else old.vectors[key] if old else np.nan
        yield block


def _build_terms(entries: Sequence[entering.Entry], old: Index | None) -> terms.Terms:
    """Return BM25's postings and the words of all stored lines; of notes carried over, those of the old generation."""
    old_rows = entering.rows_of_notes(old) if old else []
    by_chunk: list[list[str] | int] = []
    by_note: list[frozenset[str] | int] = []
    for entry in entries:
        if entry.old is not None:
            by_chunk.extend(old_rows[entry.old])
            by_note.append(entry.old)
        else:
            by_chunk.extend(analyse(entering.embedded_text(record), record["language"]) for record in entry.chunks)
            by_note.append(entry.words)
    return terms.build_terms(by_chunk, by_note, old.terms if old else None)


def _manifest(
    sight: gathering.Sight,
    entries: Sequence[entering.Entry],
    passed: Sequence[dict[str, Any]],
    model: dict[str, Any],
    probe: words.FloatVector,
) -> dict[str, Any]:
    """Return what the manifest tells of how this generation was made; `commit` adds format, files and hashes."""
    return {
        "tool": __version__,
        "created": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "model": model,
        "versions": entering.VERSIONS,
        "roots": list(sight.roots),
        "sources": [entry.source for entry in entries],
        "passed_over": list(passed),
        "languages": sorted({record["language"] for entry in entries for record in entry.chunks}),
        "distinct_talks": entering.count_distinct(entries),
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
    most: int | None = None,
) -> IndexReport:
    """Return what was done to bring the index up to date and commit it as a new generation.

    Raises IndexLocked when another process writes for longer than `wait` seconds, TooMuchWork when more than `most` characters are to be
    embedded, ModelMissing, IndexDamaged, RagnotesError.
    """
    started = time.perf_counter()
    folder = settings.index.absolute()
    embedder = embedder or opening.load_embedder(settings, opening.remembered(folder).get("model"))
    with commits.lock(folder, wait):
        old = None if rebuild else _old_index(settings, embedder)
        roots = gathering.next_roots(opening.remembered(folder).get("roots", ()), paths, drop, settings)
        sight = gathering.look(roots, settings)
        for root in sight.lost:
            typed = gathering.typed(root.file, settings)
            raise RagnotesError(f"{typed} cannot be listed: {root.reason}", f"bring it back, or forget it: ragnotes index --drop {typed}")
        entries, passed = entering.gather(sight, old, embedder)
        if not entries and (paths or old is None):
            raise RagnotesError(*_nothing_found(sight, passed))
        keys = _vector_keys(entries, old)
        embedded = _embed_missing(entries, keys, embedder, folder, progress, most)
        names = entering.names_of(entries)
        facts = old.manifest["model"] if old else opening.model_facts(embedder, settings)
        commits.commit(
            folder,
            manifest=_manifest(sight, entries, passed, facts, embedder.embed([opening.PROBE])[0]),
            vectors=_vector_blocks(keys, old, embedder, folder),
            dims=embedder.dims,
            columns=entering.columns(entries),
            chunk_records=entering.chunk_records(entries),
            talk_records=list(entering.talk_records(entries)),
            names=names,
            terms=_build_terms(entries, old),
        )
    return _report(sight, entries, passed, embedded, old, settings, time.perf_counter() - started, tell)


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
    entries: Sequence[entering.Entry],
    passed: Sequence[dict[str, Any]],
    embedded: int,
    old: Index | None,
    settings: Settings,
    seconds: float,
    tell: Callable[[str], None],
) -> IndexReport:
    """Tell what was passed over and repaired, and return the report of a run."""
    skipped = [Skipped(gathering.typed(item["file"], settings), item["reason"]) for item in passed] + list(sight.skipped)
    named = [(gathering.typed(entry.source["file"], settings), entry) for entry in entries]
    repaired = [Repaired(file, what) for file, entry in named for what in entry.source["repairs"]]
    for item in skipped:
        tell(f"passed over {item.file}: {item.reason}")
    for file, entry in named:
        for what in entry.source["repairs"] if entry.old is None else ():
            tell(f"repaired {file}: {what}")
        for remark in entry.remarks:
            tell(f"{file}: {remark}")
    if sight.attachments:
        tell(f"not notes: {listing.counted(sight.attachments)}")
    now = {entry.source["file"] for entry in entries}
    gone = [source for source in (old.manifest["sources"] if old else ()) if source["file"] not in now]
    n_chunks = sum(len(entry.chunks) for entry in entries)
    return IndexReport(
        notes=len(entries), talks=sum(len(entry.talks) for entry in entries), chunks=n_chunks, embedded=embedded,
        reused=n_chunks - embedded, removed=len(gone), skipped=tuple(skipped), repaired=tuple(repaired), seconds=round(seconds, 3),
        index=gathering.as_typed(settings.index.absolute(), settings),
    )  # fmt: skip


def renew(settings: Settings, embedder: Embedder, tell: Callable[[str], None]) -> IndexReport:
    """Return what was done to bring the index up to date while a question waits: `build`, without waiting and for few changes."""
    return build((), settings, embedder=embedder, tell=tell, wait=0.0, most=int(REFRESH_SECONDS * CHARS_A_SECOND))
