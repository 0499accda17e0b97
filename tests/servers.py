"""Servers that this project did not write, each on a free port of 127.0.0.1: aimock of npm, and `transformers serve` with a tiny model.

What they need stands in $RAGNOTES_SERVERS, else in `.servers` beside the tests: `node_modules` of npm and `python`, a folder of packages.
Both are stopped by their process id at the end of the block, also when a test fails.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SERVERS = Path(os.environ.get("RAGNOTES_SERVERS") or Path(__file__).resolve().parent.parent / ".servers").absolute()
_PACKAGES = SERVERS / "python"
_AIMOCK = SERVERS / "node_modules" / "@copilotkit" / "aimock" / "dist" / "cli.js"
_INSTALL = "pip install --target .servers/python fastapi uvicorn openai, then with --no-deps accelerate psutil"
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never through a proxy

# Made anew for each run: random weights, so its words are noise; the penalty makes it end by itself after some twenty tokens.
_TINY = """
import sys
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

bpe = Tokenizer(models.BPE())
bpe.pre_tokenizer, bpe.decoder = pre_tokenizers.ByteLevel(add_prefix_space=False), decoders.ByteLevel()
marks = ["<s>", "</s>", "<|system|>", "<|user|>", "<|assistant|>"]
alphabet = pre_tokenizers.ByteLevel.alphabet()
bpe.train(sys.argv[2:], trainers.BpeTrainer(vocab_size=500, special_tokens=marks, initial_alphabet=alphabet, show_progress=False))
tokenizer = PreTrainedTokenizerFast(tokenizer_object=bpe, bos_token="<s>", eos_token="</s>", pad_token="</s>")
tokenizer.chat_template = (
    "{% for m in messages %}{{ '<|' + m['role'] + '|>' + m['content'] + '</s>' }}{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
torch.manual_seed(0)
model = LlamaForCausalLM(LlamaConfig(
    vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=1, num_attention_heads=2, num_key_value_heads=1,
    max_position_embeddings=8192, bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id,
    pad_token_id=tokenizer.eos_token_id,
))
model.generation_config.exponential_decay_length_penalty = (12, 4.0)
model.save_pretrained(sys.argv[1])
tokenizer.save_pretrained(sys.argv[1])
"""


@dataclass(frozen=True, slots=True)
class Aimock:
    """A running aimock, which takes no call without `key`."""

    address: str  # http://127.0.0.1:PORT
    key: str

    def journal(self) -> list[dict[str, Any]]:
        """Return the requests it saw since it was cleared, in order."""
        found: list[dict[str, Any]] = self._control("GET", "journal?limit=100")
        return found

    def clear(self) -> None:
        """Forget the requests and the chaos."""
        self._control("POST", "reset/journal")
        self._control("DELETE", "chaos")

    def fail_once(self, status: int, message: str) -> None:
        """Answer the next request with this status; 429 tells to wait for one second."""
        self._control("POST", "error", {"status": status, "body": {"message": message, "type": "some_error"}})

    def chaos(self, **rates: float) -> None:
        """Let each request fail with these probabilities."""
        self._control("POST", "chaos", rates)

    def _control(self, method: str, what: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        call = urllib.request.Request(f"{self.address}/__aimock/{what}", data, headers, method=method)
        with _OPENER.open(call, timeout=10) as answer:
            return json.loads(answer.read())


def fetch(url: str, body: bytes | None = None) -> bytes:
    """Return the very bytes that a server answers to this body, or to GET."""
    call = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    with _OPENER.open(call, timeout=60) as answer:
        data: bytes = answer.read()
    return data


@contextmanager
def aimock(folder: Path, fixtures: Sequence[Mapping[str, Any]], key: str) -> Iterator[Aimock]:
    """A running aimock with these fixtures; the test is skipped where node or the package is missing."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("aimock needs node 20 or newer, and there is no node on the path")
    if not _AIMOCK.is_file():
        pytest.skip(
            f"aimock is not installed: npm install --prefix {SERVERS.name} @copilotkit/aimock@1.43.0, or RAGNOTES_SERVERS names where"
        )
    (folder / "fixtures.json").write_text(json.dumps({"fixtures": list(fixtures)}), "utf-8")
    command = [node, str(_AIMOCK), "-h", "127.0.0.1", "-p", "0", "-f", str(folder / "fixtures.json"), "--log-level", "info"]
    with _running(command, folder / "aimock.log", {"AIMOCK_API_KEYS": key}, seconds=30) as address:
        yield Aimock(address, key)


@contextmanager
def transformers_serve(folder: Path, notes: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """(address, model) of a running `transformers serve`; skipped where its parts are missing. The tokenizer learns from `notes`."""
    missing = [name for name in ("torch", "transformers", "accelerate", "fastapi", "uvicorn", "openai") if not _is_there(name)]
    if missing:
        pytest.skip(f"transformers serve lacks {', '.join(missing)}: {_INSTALL}")
    environment = {"HF_HUB_OFFLINE": "1", "HF_HOME": str(folder / "home"), "PYTHONPATH": str(_PACKAGES), "PYTHONWARNINGS": "ignore"}
    script, model = folder / "tiny.py", folder / "tiny"
    script.write_text(_TINY, "utf-8")
    made = subprocess.run(
        [sys.executable, str(script), str(model), *map(str, notes)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert made.returncode == 0, made.stderr
    command = [sys.executable, "-m", "transformers.cli.transformers", "serve", str(model), "--host", "127.0.0.1", "--port", "0"]
    with _running([*command, "--device", "cpu"], folder / "serve.log", environment, seconds=120) as address:
        yield address, str(model)


def _is_there(package: str) -> bool:
    return importlib.util.find_spec(package) is not None or (_PACKAGES / package).is_dir()


@contextmanager
def _running(command: Sequence[str], log: Path, environment: Mapping[str, str], *, seconds: float) -> Iterator[str]:
    """The address that a server tells in its log once it listens; it alone is stopped at the end."""
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, env=os.environ | environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )
    try:
        yield _told_address(server, log, time.monotonic() + seconds)
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(10)


def _told_address(server: subprocess.Popen[bytes], log: Path, end: float) -> str:
    while server.poll() is None and time.monotonic() < end:
        found = re.search(r"(?:listening|running) on (http://127\.0\.0\.1:[1-9][0-9]*)", log.read_text("utf-8", "replace"))
        if found:
            return found[1]
        time.sleep(0.1)
    raise AssertionError(f"the server of {log.name} does not listen: {log.read_text('utf-8', 'replace')[-2000:]}")
