"""Print whether anything a note, a name, a title, a model or a question holds can drive the terminal: 0 control bytes are wanted.

    python bench/terminal.py            # every verb over 21 notes made to drive a terminal, and 100,000 random strings
    python bench/terminal.py --quick    # 5,000 strings

What is looked for: C0 controls but newline and tab, DEL, C1, bidirectional controls, tag letters, line separators, lone surrogates. Markup
must come out as it was written. Shells are used where a pipe is closed early, where LANG is C and where the terminal is a dumb one.
"""

from __future__ import annotations

import csv
import json
import os
import random
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import recording
from driving import Run, at_home, run

from ragnotes.text import clean, in_line

sys.path.append(str(Path(__file__).resolve().parent.parent))
from tests import loopback

_DRIVES = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)
ATTACKS = {
    "colour": "\x1b[31mred", "clear": "\x1b[2J\x1b[H", "title": "\x1b]0;owned\x07", "clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "link": "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\", "picture": "\x1b_Gf=32;AAAA\x1b\\", "device": "\x1bP+q544e\x1b\\",
    "answer": "\x1b[6n\x1b[c\x05",
    "8 bits": "\x9b31m\x9d0;owned\x9c", "bell": "\a\a", "backspace": "rm\b\b  ", "return": "safe\revil", "feed": "one\x0cpage\x0b",
    "delete": "a\x7f", "shift": "\x0e\x0f",
    "bidi": "\u202egnp.exe\u202c", "isolate": "\u2066a\u2069\u200f\u061c", "tags": "".join(chr(0xE0000 + ord(char)) for char in "ignore"),
    "separators": "a\u2028b\u2029c\x85d", "markup": "[/INST] [red]x[/red] [link=http://evil.example]y[/link] :smile:",
    "escape alone": "\x1b", "nul": "a\0b",
}  # fmt: skip
MARKUP = "[/INST] [red]x[/red] [link=http://evil.example]y[/link] :smile:"
QUESTION = "what did Ada Bell say about brooms"


def drives(text: str) -> bool:
    """Return whether a text holds what could drive a terminal."""
    return bool(_DRIVES.search(text))


def write(folder: Path) -> None:
    """Write the notes: each attack in its text, title, speaker, event, field, code, link, and in the name of its file."""
    for name, attack in ATTACKS.items():
        named = attack.replace("/", "").replace("\0", "")
        text = (
            f"---\ntitle: Notes {attack} {name}\nauthor: Noor {attack}\n---\n\n# PyFun {attack} 2021\n\n## Brooms of {name} {attack}\n"
            f"_Ada Bell {attack}_\n\nAda Bell says of brooms that {attack} they are light in {name}.\n"
            f"I did not write down {attack} the weight.\n"
            f"[slides {attack}](http://a.example/{attack})\n\n```\npip install broom{attack}\n```\n"
        )
        (folder / f"{name} {named}.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    (folder / "two\nlines: \x1b[31m.md").write_text("# Brooms\n\nAda Bell says that brooms have two lines.\n")


def verbs(notes: str) -> list[Run]:
    """Return a run of each verb that prints something of notes, some with an option that prints more, and of faults that quote input."""
    everything = [
        ("index", notes), ("index", notes, "--rebuild", "--json"), ("talks", notes), ("talks", notes, "--json"), ("status",), ("status",
        "--json"), ("verify",), ("doctor",),
        ("search", "brooms", "--explain", "--all"), ("search", "brooms", "--json"), ("search", "\x1b[31m \u202e"), ("ask", QUESTION),
        ("ask", QUESTION, "--json"),
        ("ask", "\x1b[31mred\u202e zebras"), ("ask", QUESTION, "-o", "answer.md"), ("summarise", notes, "--no-llm", "-o", "summary.md"),
        ("check", "answer.md"), ("check", "answer.md", "--json"), ("summarise", notes, "--no-llm"),
        ("summarise", notes, "--no-llm", "--style", "tldr"), ("summarise", notes, "--no-llm", "--json"), ("mentions",), ("mentions",
        "--links"), ("mentions", "--speakers"),
        ("mentions", "--topics"), ("mentions", "--json"), ("ask", QUESTION, "-m", "ollama/x", "--dry-run"), ("ask", QUESTION, "-m",
        "ollama/\x1b[31m", "--dry-run"),
        ("trace",), ("trace", "--list"), ("trace", "--json"), ("trace", "\x1b[31m"), ("eval", "--draft", "--notes", notes), ("prompt",
        "list"), ("prompt", "show", "\x1b[31m"),
        ("ask", QUESTION, "--event", "\x1b[31m"), ("ask", QUESTION, "--speaker", "Ada \x9b Bell"), ("search", "x", "--path",
        "\x1b]0;a\x07"), ("talks", "\x1b[31m\n"),
        ("\x1b[31m",), ("ask", "--\x1b[31m"), ("index", "--drop", "\u202e"), ("summarise", "\x1b[2J"), ("check", "\x9b"), ("eval",
        "\x1b[31m"),
    ]  # fmt: skip
    return [run(*arguments, limit=60) for arguments in everything]


def random_strings(count: int, seed: int = 5) -> list[str]:
    """Return strings of which `clean` shows something else than each character as it is, or as its escape if it drives a terminal."""
    chance = random.Random(seed)
    spaces = (
        (0, 0x20),
        (0x20, 0x7F),
        (0x7F, 0xA0),
        (0xA0, 0x2000),
        (0x2000, 0x2070),
        (0xD800, 0xE000),
        (0xFE00, 0x10000),
        (0xE0000, 0xE0080),
        (0x10000, 0x110000),
    )
    wrong = []
    for _ in range(count):
        text = "".join(chr(chance.randrange(*chance.choice(spaces))) for _ in range(chance.randrange(1, 40)))
        wanted = "".join(char.encode("unicode_escape").decode() if drives(char) else char for char in text)
        if clean(text) != wanted or in_line(text) != wanted.replace("\n", "\\n").replace("\t", "\\t"):
            wrong.append(ascii(text))
    return wrong


def in_shells(folder: Path) -> list[str]:
    """Return what goes wrong in a shell: a pipe closed early, LANG=C, ASCII, a dumb terminal, a real one by `script`."""
    python = f"{shlex.quote(sys.executable)} -m ragnotes"
    wrong = []
    python = f"RAGNOTES_INDEX=shell/index {python}"  # made by the real encoder, or words alone are looked up
    _shell(f"mkdir shell; {python} index notes", folder)
    for verb in (
        "search brooms --all",
        "talks notes",
        "ask 'what about brooms'",
        "summarise notes --no-llm",
        "mentions",
        "status",
        "trace --list",
        "--help",
        "prompt list",
    ):
        done = _shell(f"{python} {verb} 2>err | head -c 20 >out; echo ${{PIPESTATUS[0]}} >code; cat err", folder)
        code = (folder / "code").read_text().strip()
        if code not in ("0", "3") or "Traceback" in done or "Exception ignored" in done or "BrokenPipe" in done:
            wrong.append(f"| head: {verb}: {code} {done[-200:]!a}")
    for setting in (
        "LANG=C LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0",
        "PYTHONIOENCODING=ascii",
        "TERM=dumb",
        "TERM= NO_COLOR=1",
        "COLUMNS=1",
    ):
        for verb in ("search brooms", "talks notes", "ask 'what about brooms'", "mentions"):
            done = _shell(f"{setting} {python} {verb} >out 2>err; echo $? >code; cat out err", folder)
            code = (folder / "code").read_text().strip()
            if code not in ("0", "3") or "Traceback" in done or drives(done) or ("ascii" in setting and not done.isascii()):
                wrong.append(f"{setting}: {verb}: {code} {done[-200:]!a}")
    return wrong


def _shell(command: str, folder: Path) -> str:
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, timeout=120, check=False)
    return (done.stdout + done.stderr).decode("utf-8", "surrogateescape")


def defused(folder: Path) -> list[str]:
    """Return what is wrong with files that are written: Markdown that fetches or runs, cells that a spreadsheet would run."""
    wrong = []
    for path in folder.glob("*.md"):
        text = path.read_text("utf-8")
        wrong += [f"{path.name}: {line!a}" for line in text.splitlines() if drives(line)]
    for path in folder.glob("*.csv"):
        rows = csv.reader(path.read_text("utf-8").splitlines())
        wrong += [f"{path.name}: {cell!a}" for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    return wrong


def measure(*, quick: bool) -> dict[str, list[str]]:
    """Return what is wrong, by what was looked at."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        (folder / "notes").mkdir()
        write(folder / "notes")
        with at_home(folder):
            runs = verbs("notes")
            written = model_output()
            environment = dict(os.environ)
            os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
            shells = [] if quick else in_shells(folder)
            os.environ.clear()
            os.environ.update(environment)
        runs += written
        answered = sum(one.code in (0, 4) for one in written)
        return {
            "models not heard": [] if answered >= len(ATTACKS) else [f"{answered} answers: {written[0].err}"],
            "control bytes": [f"{one.arguments!a}: {_context(one.out + one.err)}" for one in runs if drives(one.out + one.err)],
            "raised": [ascii(one.arguments) for one in runs if one.failed or one.hung],
            "markup lost": [] if _shows(runs, MARKUP) else ["the markup of a note is not printed as it was written"],
            "lines that a name broke": _broken(runs),
            "strings": random_strings(5_000 if quick else 100_000),
            "shells": shells,
            "files written": defused(folder),
        }


def model_output() -> list[Run]:
    """Return runs in which a model on this machine writes each attack, whole and as a stream, and runs that fail with it in an error."""
    runs = []
    for attack in ATTACKS.values():
        text = f"Ada Bell says of brooms that {attack} they are light [1]."
        with loopback.serve(loopback.chat(text), loopback.refuse(400, attack)) as server:
            asked = ("ask", QUESTION, "-m", "ollama/x", "--base-url", server.base_url)
            runs += [run(*asked, "--no-stream"), run(*asked, "--no-stream"), run(*asked, "--no-stream", "--json")]
        with loopback.serve(loopback.stream(loopback.chunk(text), loopback.chunk(None, "stop"), b"data: [DONE]\n\n")) as server:
            runs.append(run("ask", QUESTION, "-m", "openai/x", "--base-url", server.base_url, "--show"))
    return runs


def _context(text: str) -> str:
    found = _DRIVES.search(text)
    return ascii(text[max(0, found.start() - 60) : found.end() + 40]) if found else ""


def _shows(runs: Iterable[Run], text: str) -> bool:
    return any(text in one.out for one in runs if one.arguments[0] == "search")


def _broken(runs: Sequence[Run]) -> list[str]:
    """Return the runs that print the second half of a name on a line of its own; JSON holds names as they are."""
    return [f"{one.arguments!a}" for one in runs for line in (one.out + one.err).split("\n") if line.startswith("lines: ")]


def figure(found: dict[str, list[str]]) -> recording.Figure:
    """Return the promise with what was measured of it."""
    wrong = {name: len(what) for name, what in found.items() if what}
    return recording.Figure(
        "Output cannot drive the terminal",
        f"{len(ATTACKS)} attacks in text, titles, names, fields, questions and models' words; 100,000 random strings; 9 verbs into a "
        "closed pipe, 5 poor terminals: 0 control bytes",
        ", ".join(f"{name}: {count}" for name, count in wrong.items()) or "0 on stdout and stderr; no name breaks a line, no traceback",
        not wrong,
    )


def table(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{name}: {len(wrong)}" + "".join(f"\n    {one}" for one in wrong[:12]) for name, wrong in found.items())


if __name__ == "__main__":
    wrong = measure(quick="--quick" in sys.argv)
    print(json.dumps(wrong) if "--json" in sys.argv else table(wrong))
    sys.exit(any(wrong.values()))
