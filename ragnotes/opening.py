"""Composer: the index and its encoder, opened; what is whole about them."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from . import __version__, models
from .errors import IndexDamaged, IndexMissing, ModelMissing, RagnotesError
from .finding import index as index_files
from .finding import sources, stamps, vectors
from .finding.index import Index
from .finding.soundness import manifest_fault
from .finding.vectors import Embedder
from .finding.verify import verify_index
from .finding.wordpiece import CURE
from .finding.words import FloatVector
from .records.settings import Settings

PROBE = "What did the speaker say about vectors?"
PROBE_COSINE = 0.999
SOUND = "sound 2"  # the rules by which a manifest and the records of notes were looked through


def stamps_of(settings: Settings) -> Path:
    """Return where the stamps of files are kept whose hashes were right."""
    return settings.state / "verified.json"


def _written(settings: Settings) -> Path:
    return settings.state / "written.json"


def _manifest_now(settings: Settings) -> dict[Path, str]:
    """Return the manifest that CURRENT names, with the mark of one that this user wrote on this machine. Raises RagnotesError, OSError."""
    folder = settings.index.absolute()
    generation, _ = index_files.read_current(folder)
    return {folder / generation / "manifest.json": "written 1"}


def mark_written(settings: Settings) -> None:
    """Keep that the generation that CURRENT names was written here: its roots are those that the user named."""
    with contextlib.suppress(RagnotesError, OSError):
        stamps.keep(_manifest_now(settings), _written(settings))


def written_here(settings: Settings) -> bool:
    """Return whether the generation that CURRENT names was written by this user on this machine, and not by somebody elsewhere."""
    try:
        return not stamps.find_changed(_manifest_now(settings), _written(settings), lambda _: "")
    except (RagnotesError, OSError):
        return False


def _probes(settings: Settings) -> Path:
    return settings.state / "probed.json"


def open_index(settings: Settings) -> Index:
    """Return the index of these settings; IndexMissing or IndexDamaged with the cure.

    What its manifest tells is looked through once, as the bytes of its files are: it may be somebody else's.
    """
    index = index_files.open_index(settings.index.absolute(), stamps=stamps_of(settings))
    manifest = index_files.generation_of(index) / "manifest.json"

    def look_through(_: Path) -> str:
        if fault := manifest_fault(index.manifest):
            raise index_files.damaged(index.folder, f"manifest.json holds {fault}")
        if fault := next(sources.faults(index), ""):
            raise index_files.damaged(index.folder, fault)
        return SOUND

    with contextlib.suppress(FileNotFoundError):  # a writer moved on
        stamps.find_changed({manifest: SOUND}, stamps_of(settings), look_through)
    return index


def load_embedder(settings: Settings, made: dict[str, Any] | None = None, *, wanted: dict[str, Any] | None = None) -> Embedder:
    """Return the encoder that the settings name; ModelMissing with the cure when its files are not here.

    `made` is what a manifest tells of the model: files that still have the hashes named there, by their stamps, are not hashed again.
    `wanted` is what the manifest of the index to be read tells. Before anything is loaded IndexDamaged is raised for a model of another
    hash, and ModelChanged for a default encoder that is not as published.
    """

    def check(name: str, sha256: str) -> None:
        if wanted and wanted["sha256"] != sha256:
            raise _another_model(settings.index.absolute(), wanted, name)

    if settings.embedder:
        return vectors.load_embedder(settings.embedder, None, check=check)
    folder = models.find_model_folder(settings.model_folder)
    if folder is None:
        raise models.missing_model_error()
    if settings.model_folder is None:
        known = models.check_published(folder, stamps_of(settings) if made else None)
        sha256: str | None = vectors.hash_of(folder, {path: known[path] for path in vectors.model_files(folder)})
    else:
        sha256 = _known_hash(folder, made, settings) if made else None
    return vectors.load_embedder(None, folder, sha256=sha256, check=check)


def _known_hash(folder: Path, made: dict[str, Any], settings: Settings) -> str | None:
    """Return the hash of the model in a manifest if these are its very files, None if they are not."""
    known = {folder / name: sha256 for name, sha256 in made.get("files", {}).items()}
    if list(known) != vectors.model_files(folder) or stamps.find_changed(known, stamps_of(settings)):
        return None
    return str(made["sha256"])


def model_facts(embedder: Embedder, settings: Settings) -> dict[str, Any]:
    """Return what the manifest tells of the encoder: name, hash, dimensions, and the hash of each file of the built-in one."""
    folder = None if settings.embedder else models.find_model_folder(settings.model_folder)
    found = vectors.model_files(folder) if folder else []
    hashes = {path.relative_to(folder).as_posix(): stamps.hash_file(path) for path in found} if folder else {}
    return {"name": embedder.name, "sha256": embedder.sha256, "dims": embedder.dims, "files": hashes}


def remembered(folder: Path) -> dict[str, Any]:
    """Return the manifest, or of a damaged index the roots that any manifest in it still names; empty if there is nothing to be had."""
    try:
        return index_files.read_manifest(folder, *index_files.read_current(folder))
    except (IndexMissing, IndexDamaged, OSError):
        pass
    for path in sorted(folder.glob("gen-*/manifest.json"), reverse=True):
        try:
            roots = [{"path": str(root["path"]), "exclude": [str(glob) for glob in root["exclude"]]} for root in _json(path)["roots"]]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            continue
        return {"roots": roots}
    return {}


def _json(path: Path) -> Any:
    return json.loads(path.read_bytes())


def check_model(index: Index, embedder: Embedder) -> None:
    """Raise IndexDamaged unless the index was made by this very encoder."""
    made = index.manifest["model"]
    if (made["sha256"], made["dims"]) != (embedder.sha256, embedder.dims):
        raise _another_model(index.folder, made, embedder.name)


def _another_model(folder: Path, made: dict[str, Any], name: str) -> IndexDamaged:
    """Return the error for an index that another model made than the one of this run."""
    if name == made["name"]:
        what = f"{folder} was made with {name}, whose files are others now"
        return IndexDamaged(what, "bring them back, or ragnotes index --rebuild if the new ones are meant")
    other_model = "" if made["files"] else f", or --embedder {made['name']}"
    return IndexDamaged(f"{folder} was made with {made['name']}, this run has {name}", f"ragnotes index --rebuild{other_model}")


def probe(embedder: Embedder) -> FloatVector:
    """Return the vector that the encoder gives a fixed sentence: it tells models apart that have the same name and dimensions, and a
    machine that computes otherwise. Raises ModelMissing where these are no numbers."""
    vector: FloatVector = embedder.embed([PROBE])[0]
    if not np.isfinite(vector).all():
        raise ModelMissing(f"{embedder.name} gives vectors that are no numbers: its files are damaged", CURE)
    return vector


def check_probe(index: Index, vector: FloatVector) -> None:
    """Raise IndexDamaged unless the fixed sentence has the vector that the index was made with."""
    if probe_cosine(index, vector) <= PROBE_COSINE:
        what = f"{index.folder} was made with {index.manifest['model']['name']}, which gives other vectors now"
        raise IndexDamaged(what, "ragnotes index --rebuild")


def check_probe_once(index: Index, embedder: Embedder, settings: Settings) -> None:
    """Do so unless it was done before, by this user with this program, encoder and generation."""

    def check(_: Path) -> str:
        check_probe(index, probe(embedder))
        return mark

    mark = f"probe {__version__} {embedder.sha256}"
    with contextlib.suppress(FileNotFoundError):  # a writer moved on
        stamps.find_changed({index_files.generation_of(index) / "vectors.npy": mark}, _probes(settings), check)


def probe_cosine(index: Index, vector: FloatVector) -> float:
    """Return how near the vector of the fixed sentence is to the one it had when the index was made."""
    return float(vector @ np.array(index.manifest["probe"], dtype=np.float32))


def verify(settings: Settings) -> list[str]:
    """Return what is wrong with the index and the encoder that made it; empty when every byte is as it was written."""
    folder = settings.index.absolute()
    index = open_index(settings)
    findings = verify_index(folder)
    if findings:
        return findings
    embedder = load_embedder(settings, wanted=index.manifest["model"])
    check_model(index, embedder)
    cosine = probe_cosine(index, probe(embedder))
    return [] if cosine > PROBE_COSINE else [f"the encoder gives another vector for the probe (cosine {cosine:.3f})"]


def health(settings: Settings) -> tuple[bool, str, str]:
    """Return whether the index is there and whole, in words, with the cure."""
    try:
        index = open_index(settings)
    except RagnotesError as problem:
        return False, problem.what, problem.cure
    counts = index.manifest["counts"]
    return True, f"{counts['notes']} notes, {counts['talks']} talks, {counts['chunks']} chunks in {settings.index}", ""
