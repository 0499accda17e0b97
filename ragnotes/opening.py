"""Composer: the index and its encoder, opened; what is whole about them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from . import models
from .errors import IndexDamaged, IndexMissing, RagnotesError
from .finding import index as index_files
from .finding import stamps, vectors
from .finding.index import Index
from .finding.vectors import Embedder
from .finding.verify import verify_index
from .records.settings import Settings

PROBE = "What did the speaker say about vectors?"


def _stamps(settings: Settings) -> Path:
    return settings.state / "verified.json"


def open_index(settings: Settings) -> Index:
    """Return the index of these settings; IndexMissing or IndexDamaged with the cure."""
    return index_files.open_index(settings.index.absolute(), stamps=_stamps(settings))


def load_embedder(settings: Settings, made: dict[str, Any] | None = None) -> Embedder:
    """Return the encoder that the settings name; ModelMissing with the cure when its files are not here.

    `made` is what a manifest tells of the model: files that still have the hashes named there, by their stamps, are not hashed again.
    """
    if settings.embedder:
        return vectors.load_embedder(settings.embedder, None)
    folder = models.find_model_folder(settings.model_folder)
    if folder is None:
        raise models.missing_model_error()
    return vectors.load_embedder(None, folder, sha256=_known_hash(folder, made, settings) if made else None)


def _known_hash(folder: Path, made: dict[str, Any], settings: Settings) -> str | None:
    """Return the hash of the model in a manifest if these are its very files, None if they are not."""
    known = {folder / name: sha256 for name, sha256 in made.get("files", {}).items()}
    if list(known) != vectors.model_files(folder) or stamps.find_changed(known, _stamps(settings)):
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
        what = (
            f"{index.folder} was made with {made['name']} ({made['dims']} numbers a chunk), this run has {embedder.name} ({embedder.dims})"
        )
        other_model = "" if embedder.name == made["name"] or made["files"] else f", or --embedder {made['name']}"
        raise IndexDamaged(what, f"ragnotes index --rebuild{other_model}")


def verify(settings: Settings) -> list[str]:
    """Return what is wrong with the index and the encoder that made it; empty when every byte is as it was written."""
    folder = settings.index.absolute()
    index = open_index(settings)
    findings = verify_index(folder)
    if findings:
        return findings
    embedder = load_embedder(settings)
    check_model(index, embedder)
    cosine = float(embedder.embed([PROBE])[0] @ np.array(index.manifest["probe"], dtype=np.float32))
    return [] if cosine > 0.999 else [f"the encoder gives another vector for the probe (cosine {cosine:.3f})"]


def health(settings: Settings) -> tuple[bool, str, str]:
    """Return whether the index is there and whole, in words, with the cure."""
    try:
        index = open_index(settings)
    except RagnotesError as problem:
        return False, problem.what, problem.cure
    counts = index.manifest["counts"]
    return True, f"{counts['notes']} notes, {counts['talks']} talks, {counts['chunks']} chunks in {settings.index}", ""
