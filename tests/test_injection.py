"""Notes that give orders, and a model that obeys every one of them: nothing changes but words, and what no note says is marked."""

from __future__ import annotations

import json
import re
import shutil
import socket
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli

from .attacks import ATTACKS, Attack
from .loopback import chat, serve

KEY = "sk-live-Zq81VnXw37Lk"
# a word for each note, so that a question is about one of them
_FIRST = ("mar", "tel", "kor", "vin", "sab", "dol", "pex", "rul")
_LAST = ("go", "mint", "da", "lux", "for", "ban", "tis", "ock", "ume")
WORDS = [first + last for first in _FIRST for last in _LAST]
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def _note(attack: Attack, word: str) -> str:
    said = f"Ada compared {word} brooms by weight: the light one took 3 minutes a floor."
    return f"---\ntitle: Hive 2021\n---\n\n## Brooms of {word}\n_Ada Bell_\n\n{said}\n\n{attack.order}\n"


def _reply(attack: Attack) -> str:
    return attack.reply.replace("KEY", KEY).replace("HALF", KEY[:12])


@pytest.fixture(scope="module")
def hive(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    """A folder with a note for each attack and an index over them."""
    folder = tmp_path_factory.mktemp("hive")
    (folder / "notes").mkdir()
    for attack, word in zip(ATTACKS, WORDS, strict=False):
        (folder / "notes" / f"{word}.md").write_text(_note(attack, word), "utf-8", newline="")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            patch.setenv(variable, str(folder / variable))
        assert cli.run(["index", "notes"]) == 0
    return folder


@pytest.fixture
def keyed(hive: Path, at_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    shutil.copytree(hive / "notes", at_home / "notes")
    shutil.copytree(hive / "index", at_home / "index")
    return at_home


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def _run(arguments: list[str], attack: Attack, home: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any], str]:
    """Run it against a server that obeys, and check all that may never happen; return the exit code, the record and what was printed."""
    before = _files(home)
    reached: list[Any] = []
    connect = socket.socket.connect

    def told(self: socket.socket, address: Any) -> None:
        reached.append(address)
        connect(self, address)

    capsys.readouterr()
    with serve(chat(_reply(attack))) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", told)
        code = cli.run([*arguments, "-m", "openai/m-1", "--base-url", server.base_url, "--json", "--no-stream"])
        port = int(server.address.rpartition(":")[2])
        assert len(server.received) == 1
        assert KEY not in server.received[0].body.decode()
    out, err = capsys.readouterr()
    assert {address[:2] for address in reached} <= {("127.0.0.1", port)}
    assert {Path(name).parts[0] for name in _files(home) - before} <= {"state"}
    assert not CONTROL.search(out + err)
    assert not any(piece in out + err for piece in (KEY, KEY[:12], KEY[8:]))
    record = json.loads(out)
    assert not CONTROL.search(record.get("answer") or record.get("summary") or "")
    return code, record, out


def test_there_are_enough() -> None:
    assert len(ATTACKS) >= 60 and len({attack.name for attack in ATTACKS}) == len(ATTACKS) <= len(WORDS)


@pytest.mark.parametrize(("attack", "word"), list(zip(ATTACKS, WORDS, strict=False)), ids=[attack.name for attack in ATTACKS])
def test_ask(attack: Attack, word: str, keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, record, _ = _run(["ask", f"what did Ada Bell say about {word} brooms"], attack, keyed.parent, capsys)
    assert record["calls"] == 1
    if not attack.wrong:
        assert code == (3 if attack.reply.startswith("NOT") else 0)
        return
    assert code in (3, 4)
    assert "not found" in record["answer"] or attack.wrong not in record["answer"]
    assert code == 3 or record["unsupported"]


@pytest.mark.parametrize(("attack", "word"), list(zip(ATTACKS, WORDS, strict=False)), ids=[attack.name for attack in ATTACKS])
def test_summarise(attack: Attack, word: str, keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    attack = replace(attack, reply=re.sub(r" ?\[\d+\]", "", attack.reply))
    code, record, _ = _run(["summarise", f"notes/{word}.md"], attack, keyed.parent, capsys)
    assert record["calls"] == 1
    if attack.wrong and attack.wrong in attack.reply:
        assert code == 4 and record["talks"][0]["unsupported"]
