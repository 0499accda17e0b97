"""The peers of bench/peers.py: what is installed for each, the environment of each, and one run of one of them."""

from __future__ import annotations

import dataclasses
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from processes import PINS, wait

SCRIPTS = Path(__file__).resolve().parent / "peers"
TORCH = ("torch==2.13.0", "sentence-transformers")  # installed once; environments that need both begin as hard links to that one
TOKENIZER_FILES = ("config.json", "special_tokens_map.json", "tokenizer_config.json", "tokenizer.json", "vocab.txt")
ONNX = Path("home/.cache/chroma/onnx_models/all-MiniLM-L6-v2/onnx")  # where chroma looks under HOME; the others are told
LIMIT = 3_600  # seconds by the clock, after which a peer is given up


class Failed(Exception):
    """A peer that cannot be installed or run, with the reason in a line."""


@dataclasses.dataclass(frozen=True, slots=True)
class Peer:
    """A peer: the name of its program in bench/peers/, its title, what is installed beside torch, the file it reads the weights from."""

    name: str
    title: str
    packages: tuple[str, ...]
    torch: bool = False
    onnx: bool = False
    times: int | None = None  # how many times less a question of ours should cost


OURS = Peer("ragnotes", "ragnotes", ())
PEERS = (
    Peer("fts5", "SQLite FTS5, words only", ()),
    Peer("bm25s", "bm25s, words only", ("bm25s", "PyStemmer", "numpy")),
    Peer("onnx", "onnxruntime by hand", ("onnxruntime", "tokenizers", "numpy"), onnx=True),
    Peer("fastembed", "fastembed + NumPy", ("fastembed",), onnx=True, times=4),
    Peer("chroma", "chroma", ("chromadb",), onnx=True, times=4),
    Peer("faiss", "sentence-transformers + FAISS", ("faiss-cpu",), torch=True, times=30),
    Peer("llm", "llm similar", ("llm", "llm-sentence-transformers"), torch=True, times=30),
    Peer("langchain", "LangChain + FAISS", ("langchain-community", "langchain-huggingface", "faiss-cpu"), torch=True, times=30),
    Peer("llamaindex", "LlamaIndex", ("llama-index-core", "llama-index-embeddings-huggingface"), torch=True, times=30),
    Peer("txtai", "txtai", ("txtai",), torch=True),
    Peer("haystack", "haystack", ("haystack-ai", "sentence-transformers-haystack"), torch=True),
)
EXPORT = Peer("export", "the weights as ONNX", ("onnx", "onnxscript"), torch=True)


@dataclasses.dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost until it ended."""

    cpu: float  # seconds, user and system, children included
    wall: float
    megabytes: float  # resident at most


# environments


def install(peer: Peer, cache: Path) -> Path:
    """Return the interpreter of a peer's environment, made on first use. Raises Failed."""
    folder, wanted = cache / "env" / peer.name, " ".join(peer.packages)
    if (folder / "installed").is_file() and (folder / "installed").read_text() == wanted:
        return folder / "bin" / "python"
    print(f"installing {peer.title}", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    if peer.torch:
        base = install(Peer("torch", "torch and sentence-transformers", TORCH), cache).parent.parent
        shutil.copytree(base, folder, symlinks=True, copy_function=os.link)
        (folder / "installed").unlink()
    else:
        _checked([sys.executable, "-m", "venv", str(folder)])
    python = folder / "bin" / "python"
    if peer.packages:
        _checked([str(python), "-m", "pip", "install", "--quiet", "--no-compile", "--no-cache-dir", *peer.packages])
    (folder / "installed").write_text(wanted)
    return python


def _checked(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(_last_line(done.stderr))


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return (lines[-1] if lines else "it ended without a word")[:150]


def versions(peer: Peer, cache: Path) -> str:
    """Return the versions of what a peer was installed with and has its code from."""
    if not peer.packages:
        return f"sqlite3 {sqlite3.sqlite_version}"
    named = [package.partition("==")[0] for package in (*peer.packages, *(TORCH if peer.torch else ()))]
    told = f"from importlib.metadata import version\nfor name in {named!r}: print(name, version(name))"
    done = subprocess.run([str(cache / "env" / peer.name / "bin" / "python"), "-c", told], capture_output=True, text=True, check=True)
    return ", ".join(done.stdout.splitlines())


def model_for(peer: Peer, model: Path, cache: Path) -> Path:
    """Return the folder that a peer reads the model from: that of ours, or one with the same weights as ONNX, made on first use."""
    if not peer.onnx:
        return model
    folder = cache / ONNX
    if not (folder / "model.onnx").is_file():
        python = install(EXPORT, cache)
        folder.mkdir(parents=True, exist_ok=True)
        for name in TOKENIZER_FILES:
            shutil.copyfile(model / name, folder / name)
        run([str(python), str(SCRIPTS / "export.py"), str(model), str(folder / "part.onnx")], cache, cache)
        (folder / "part.onnx").rename(folder / "model.onnx")
    return folder


# one run


def environment(cache: Path) -> dict[str, str]:
    """Return what a peer is told: one thread for its products, which costs the fewest processor seconds; no network; a home of its own."""
    left_out = ("RAGNOTES_", "PYTHON", "XDG_", *PINS)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    offline = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "ANONYMIZED_TELEMETRY": "False", "HAYSTACK_TELEMETRY_ENABLED": "False"}
    return kept | threads | offline | {"HOME": str(cache / "home"), "TOKENIZERS_PARALLELISM": "false"}


def run(command: Sequence[str], folder: Path, cache: Path, told: dict[str, str] | None = None) -> tuple[Cost, str]:
    """Return what a whole process costs and what it prints. Raises Failed with its last words; silence is an answer."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, cwd=folder, env=told or environment(cache), stdout=out, stderr=err)
        stop = threading.Timer(LIMIT, process.kill)
        stop.start()
        seconds, megabytes = wait(process)
        stop.cancel()
        said, words = (_text(file) for file in (out, err))
    if process.returncode not in (0, 3):
        raise Failed(_last_line(words) if process.returncode >= 0 else f"ended by signal {-process.returncode}")
    return Cost(seconds, time.monotonic() - start, megabytes), said


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")
