"""What `ragnotes doctor` looks at: what is installed, and what is within reach of a run with these settings."""

from __future__ import annotations

import importlib.util
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from . import __version__, requesting
from .asking import http
from .errors import RagnotesError
from .finding.encoder import load_model
from .finding.vectors import model_files, name_of
from .models import DOWNLOAD, FILES, NAME, PIP, WEIGHTS, cure_for, find_model_folder, is_published, missing_model_error
from .records.settings import Settings

PACKAGES = ("chardet", "ftfy", "httpx", "numpy", "pathspec", "Stemmer", "tiktoken", "typer", "yaml")
REACH_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that `ragnotes doctor` looked at; `cure` is a command, "" where nothing is wrong."""

    name: str
    ok: bool
    detail: str
    cure: str


def doctor(settings: Settings, *, has_key: bool, index_state: tuple[bool, str, str], reach: bool = False) -> list[Check]:
    """Return what is installed and within reach of a run with these settings. `index_state` is (fine, in words, cure).

    Only with `reach` is a server called: that of the model named, without a key and without a word of the notes.
    """
    return [
        _check_python(),
        _check_packages(),
        _check_encoder(settings.model_folder),
        _check_embedders(settings.embedder),
        Check("index", *index_state),
        _check_model(settings.model, settings.key_variable, has_key),
        *([_check_server(settings)] if reach else []),
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
        path.relative_to(folder).as_posix() for path in model_files(folder) if path not in known or not is_published(path, known[path])
    ]
    if named and "config.json" in other and (WEIGHTS in other or not (folder / WEIGHTS).is_file()):
        return Check("encoder", True, f"{name_of(folder)} in {folder}, in the place of {NAME}", "")
    if other:
        return Check(
            "encoder", False, f"{folder}: not as published: {', '.join(other)}", f"{PIP}, or {DOWNLOAD}" if named else cure_for(folder)
        )
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


def _check_server(settings: Settings) -> Check:
    request = requesting.request((), 0, settings)
    if request is None:
        return Check("server", False, "no model is named, so there is no server to reach", "ragnotes doctor --reach -m PROVIDER/NAME")
    fault = http.knock(request, min(settings.timeout, REACH_SECONDS))
    host = urlsplit(request.url).netloc
    return Check("server", fault is None, fault.what if fault else f"{host} answers", fault.cure if fault else "")
