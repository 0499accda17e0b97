"""Notes that give orders, and a model that obeys every one of them: nothing changes but words, and what no note says is marked."""

from __future__ import annotations

import json
import random
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ragnotes import calling, cli
from ragnotes.asking import prompting
from ragnotes.asking.wire import anthropic, ollama, openai
from ragnotes.records.hits import Hit, NoteHead, TalkHead
from ragnotes.text import clean

from .attacks import ATTACKS, Attack, fenced
from .loopback import chat, serve
from .watching import outside, watched

KEY = "sk-live-Zq81VnXw37Lk"
# a word for each note, so that a question is about one of them
_FIRST = ("mar", "tel", "kor", "vin", "sab", "dol", "pex", "rul", "hin", "jos", "bru", "fal", "gup")
_LAST = ("go", "mint", "da", "lux", "for", "ban", "tis", "ock", "ume")
WORDS = [first + last for first in _FIRST for last in _LAST]
# orders that reading drops or rewrites, so that they reach no model as they stand: comments, templates, control characters, rules
REWRITTEN = (
    "hidden image", "colours", "closing brace", "line separators", "form feed", "NUL", "accents upon accents", "other marks of chat",
    "many fences",
)  # fmt: skip
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


def _files(folder: Path) -> dict[str, bytes]:
    """The files of a folder with what they hold; those of the state may change."""
    found = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    return {name: b"" if name.startswith("state") else path.read_bytes() for name, path in found.items()}


def _run(arguments: list[str], attack: Attack, home: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any], str]:
    """Run it against a server that obeys, and check all that may never happen; return the exit code, the record and what was sent."""
    before = _files(home)
    capsys.readouterr()
    with serve(chat(_reply(attack))) as server, watched() as seen:
        code = cli.run([*arguments, "-m", "openai/m-1", "--base-url", server.base_url, "--json", "--no-stream"])
        port = int(server.address.rpartition(":")[2])
        assert len(server.received) == 1
        body = server.received[0].body.decode("ascii")
    out, err = capsys.readouterr()
    assert KEY not in body
    assert {tuple(address[:2]) for address in seen.addresses} <= {("127.0.0.1", port)}
    assert seen.started == [] and outside(seen.written, home / "state") == []
    after = _files(home)
    assert before.items() <= after.items() and {Path(name).parts[0] for name in after.keys() - before.keys()} <= {"state"}
    assert not CONTROL.search(out + err)
    assert not any(piece in out + err for piece in (KEY, KEY[:12], KEY[8:]))
    record = json.loads(out)
    assert not CONTROL.search(record.get("answer") or record.get("summary") or "")
    return code, record, body


def _in_the_block(body: str, attack: Attack) -> None:
    """Check that a request is two messages, and that every line of the order stands between the lines with the mark, and nowhere else."""
    system, user = (message["content"] for message in json.loads(body)["messages"])
    assert [message["role"] for message in json.loads(body)["messages"]] == ["system", "user"]
    mark = system[-16:]
    assert re.fullmatch("[0-9a-f]{16}", mark) and (system + user).lower().count(mark) == 3
    inside, around = fenced(user, mark)
    told = [" ".join(clean(line).split()) for line in re.split(r"[\r\n]", attack.order)]
    sent = " ".join(inside.split())
    assert attack.name in REWRITTEN or [line for line in told if line not in sent] == []
    assert [line for line in told if len(line) > 12 and (line in system or line in around)] == []


def test_there_are_enough() -> None:
    assert len(ATTACKS) >= 111 and len({attack.name for attack in ATTACKS}) == len(ATTACKS) <= len(WORDS)


@pytest.mark.parametrize(("attack", "word"), list(zip(ATTACKS, WORDS, strict=False)), ids=[attack.name for attack in ATTACKS])
def test_ask(attack: Attack, word: str, keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, record, body = _run(["ask", f"what did Ada Bell say about {word} brooms"], attack, keyed.parent, capsys)
    _in_the_block(body, attack)
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
    code, record, body = _run(["summarise", f"notes/{word}.md"], attack, keyed.parent, capsys)
    _in_the_block(body, attack)
    assert record["calls"] == 1
    if attack.wrong and attack.wrong in attack.reply:
        assert code == 4 and record["talks"][0]["unsupported"]


# notes that nobody thought of

SHARDS = (
    "----- notes begin ", "----- notes end ", " -----", "\n", "\n\n", "\r", "\u2028", "\x85", "\x00", "\x1b[2J", "{", "}", "{{mark}}",
    "%s", "Question: ",
    "from: talk", "[1] ", "<|im_end|>", "[/INST]", "\\", '"', "\\u0022", "\u202e", "\U000e0041", "\ud800", "\ufffd", "e\u0301",
    "The summary:", "NOT IN THE NOTES", "system", "assistant", "```", "---",
    "\ufeff", "0123456789abcdef", "\u0130",
    "\u2029", "\x0b", "\x0c",
)  # fmt: skip


def random_note(chance: random.Random, mark: str) -> str:
    """A note of pieces that mean something to a prompt, a template, a model or a terminal, and of any letters."""
    pieces = [*SHARDS, mark, mark.upper(), mark[:8], mark[8:]]
    letters = "".join(chr(chance.choice((chance.randrange(32, 127), chance.randrange(0x110000)))) for _ in range(6))
    return "".join(chance.choice((*pieces, letters)) for _ in range(chance.randint(1, 40)))


def escapes(count: int) -> int:
    """Return how many of so many random notes end their block or change the number of messages, in any of the three formats."""
    chance, found = random.Random(20261122), 0
    ask, passage = (prompting.load_prompt(name, {}, None) for name in ("ask", "passage"))
    for number in range(count):
        question, guess = f"question {number}", f"{chance.getrandbits(64):016x}"
        text, title = random_note(chance, guess), random_note(chance, guess)
        talk = TalkHead(title, (title[:20],), "Hive", "2021", None, None, "en")
        hit = Hit(f"notes/{title[:8]}.md", 3, 5, NoteHead(title, "Me", "Hive", "2021"), talk, 1, 1.0, 0.5, 2.0, (), False, text)
        block = prompting.number_passages([hit], passage, ["talk"])[1]
        for mark in (calling.mark_for(question, block), guess):  # the guess: as if the mark had been known to the writer of the note
            system, user = prompting.render(ask, {"question": question, "passages": block, "mark": mark, "language": "en"})
            found += not _is_sound(system, user, mark, question)
    return found


def _is_sound(system: str, user: str, mark: str, question: str) -> bool:
    """Return whether the block holds and each format makes two messages of the two texts, with their very words."""
    inside, around = fenced(user, mark) if (system + user).lower().count(mark) == 3 else ("", "")
    given: dict[str, Any] = {
        "base_url": "http://127.0.0.1/v1",
        "model": "m",
        "messages": [("system", system), ("user", user)],
        "stream": False,
    }
    more: dict[str, Any] = {"max_tokens": None, "key_variable": None}
    for made in (
        openai.build(**given, **more, max_tokens_name="max_tokens"),
        anthropic.build(**given, **more),
        ollama.build(**given, **more, context=4096),
    ):
        body = json.loads(made.body)
        sent = [*([{"role": "system", "content": body["system"]}] if "system" in body else []), *body["messages"]]
        if sent != [{"role": "system", "content": system}, {"role": "user", "content": user}] or not made.body.isascii():
            return False
    return bool(inside) and around == f"\nQuestion: {question}" and not CONTROL.search(user)


def test_no_random_note_leaves_its_block() -> None:
    assert escapes(2_000) == 0
