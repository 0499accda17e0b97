"""Paste what the program prints into README.md and docs/*.md, between `<!-- paste: NAME -->` and `<!-- end of paste -->`.

    python docs/paste.py            # writes the files that changed
    python docs/paste.py --check    # writes nothing, exits 1 and names the files that are out of date

The program runs over examples/notes with a home folder, an index and an environment of its own, so the same checkout gives the same text.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ragnotes.models import find_model_folder

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "bench"))

import performance  # noqa: E402
import reliability  # noqa: E402
from recording import MARKED, fill  # noqa: E402, F401

QUESTION = "what did people say about langchain"

# The rooms of ragnotes/ in the order that data passes them; tests/test_imports.py holds imports to this order.
ROOMS = (
    "frozen", "records.files", "records.notes", "records.hits", "records.calls",
    "records.answers", "records.summaries", "records.reports", "records.figures", "records.settings",
    "errors", "patterns", "askwords", "tellwords", "text", "eventkeys", "lists", "sameness",
    "reading.ignoring", "reading.files", "reading.decoding", "reading.headers", "reading.frontmatter", "reading.inline",
    "reading.englishwords", "reading.otherwords", "reading.firstnames", "reading.romanised", "reading.namelike", "reading.nameless",
    "reading.fieldwords", "reading.bywords", "reading.names", "reading.genitives", "reading.givingwords",
    "reading.cuewords", "reading.whenwords",
    "reading.eventwords", "reading.events", "reading.eventnames", "reading.dates", "reading.rangedays",
    "reading.notetitles", "reading.authors",
    "reading.formats.marks", "reading.formats.speakertags", "reading.formats.dialects",
    "reading.formats.tidy", "reading.formats.markdown", "reading.formats.plain",
    "reading.formats.restructured", "reading.formats.org", "reading.formats.asciidoc", "reading.formats.notebook",
    "reading.formats.tags", "reading.formats.pages", "reading.formats.html", "reading.formats.choose",
    "reading.cleaning", "reading.wrapping", "reading.notes",
    "reading.asidewords", "reading.asidephrases", "reading.personal", "reading.kinds", "reading.rooms", "reading.stripping",
    "reading.owned", "reading.panels", "reading.cutting",
    "reading.outline", "reading.found", "reading.cited", "reading.cancelled", "reading.telling", "reading.tails", "reading.bylines",
    "reading.sections", "reading.closing", "reading.addresses", "reading.levels",
    "reading.titling", "reading.works", "reading.neartitle", "reading.single", "reading.repeats", "reading.headings",
    "reading.setoff", "reading.openings", "reading.siblings", "reading.paragraphs", "reading.titlelines", "reading.counting",
    "reading.weighing", "reading.listings", "reading.tables", "reading.spans", "reading.fieldblocks", "reading.series",
    "reading.phrases", "reading.turns", "reading.namings", "reading.leaving", "reading.cues",
    "reading.unbroken", "reading.prose", "reading.themes",
    "reading.placing", "reading.talks", "reading.sidecars", "reading.corrections", "reading.chunks",
    "finding.wordpiece", "finding.weights", "finding.activations", "finding.pooling", "finding.layout", "finding.finishing",
    "finding.encoder", "finding.words", "finding.stamps", "finding.trust", "finding.generation", "finding.vectors", "finding.terms",
    "finding.soundness", "finding.inverting", "finding.postings", "finding.index", "finding.keys", "finding.sources",
    "finding.spool", "finding.locking", "finding.commits", "finding.verify",
    "finding.meanings",
    "finding.nouns", "finding.bridging", "finding.spelling",
    "finding.context", "finding.duplicates", "finding.generalwords", "finding.wanted", "finding.silence",
    "finding.ranking", "finding.breadth", "finding.heads",
    "finding.explaining", "finding.search", "finding.recurring", "finding.topical",
    "asking.prompting", "asking.tokens", "asking.providers", "asking.wire.fields", "asking.wire.openai", "asking.wire.anthropic",
    "asking.wire.ollama", "asking.wire.sse", "asking.wire.curl", "asking.faults",
    "asking.replies", "asking.http", "asking.saving", "asking.trace",
    "checking.sentences", "checking.voicewords", "checking.signed", "checking.voices", "checking.exchanges",
    "checking.quoting", "checking.days", "checking.numerals", "checking.citing", "checking.claims",
    "checking.fields", "checking.asked", "checking.differing", "checking.turns", "checking.relevance",
    "checking.ownwords", "checking.widening", "checking.wording", "checking.extract",
    "checking.gapwords", "checking.gapnorthern", "checking.gapswedish", "checking.gapspanish", "checking.gapfrench", "checking.gapeastern",
    "checking.gaps", "checking.statements", "checking.carrying", "checking.digest",
    "checking.dropping", "checking.sending", "checking.evidence", "checking.marking",
    "checking.hosts", "checking.mentions",
    "measuring.scoring", "measuring.suites", "measuring.baselines", "measuring.comparing", "measuring.gold",
    "measuring.boundaries", "measuring.heldout", "measuring.admissions",
    "measuring.verdicts", "measuring.judging", "measuring.reasons", "measuring.digesting", "measuring.figures", "measuring.report",
    "measuring.documents", "measuring.plots", "measuring.pagestyle", "measuring.page", "measuring.drafting", "measuring.publicsets",
    "measuring.ranked",
    "models", "opening", "suggesting", "correcting", "gathering", "entering", "listing", "parting", "filtering",
    "understanding.bearers", "understanding.datewords", "understanding.stretches", "understanding.moments", "understanding.dating",
    "understanding.persons", "understanding.wholeevents", "understanding.choosing", "understanding.exceptwords", "understanding.topics",
    "understanding.excepting", "understanding.periods", "understanding.question", "understanding.halves", "understanding.misnamed",
    "understanding.followups", "understanding.slotting", "understanding.following",
    "refreshing", "namebook", "intake", "embedding", "indexing", "requesting", "doctoring", "keeping", "calling", "tracing",
    "interleaving", "looking", "matching", "excerpting", "critiquing", "silences", "unaided", "accepting", "answers",
    "shelf", "linking", "mentioning",
    "answernotes", "rechecking", "translating",
    "continuing", "partcalls", "named", "sections", "overview", "document", "summaries",
    "rereading", "drafting", "questioning", "publicruns", "replaying", "evaluation",
    "showing", "settings", "commands.common", "commands.options", "commands.screens", "commands.outlining", "commands.house",
    "commands.checklist", "commands.answering", "commands.questions",
    "commands.records", "commands.factsheet", "commands.facts", "commands.checks", "cli",
)  # fmt: skip


# what the program prints


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which nothing of this machine or its user shows, but for where the encoder's files lie."""
    folders = {name: str(home / name.lower()) for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    model = find_model_folder(None)
    named = {"RAGNOTES_MODEL_FOLDER": str(model)} if model else {}
    return {
        "PATH": os.environ.get("PATH", ""), "HOME": str(home), "LANG": "C.UTF-8", "COLUMNS": "80", "NO_COLOR": "1",
        "RAGNOTES_INDEX": str(home / "index"),
    } | folders | named  # fmt: skip


def run(home: Path, *arguments: str) -> str:
    """Return what `ragnotes ARGUMENTS` prints on stdout when it is run in the checkout; a failure ends this program."""
    command = [sys.executable, "-m", "ragnotes", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment(home), capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"error: ragnotes {' '.join(arguments)} ended with exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def indexed(home: Path) -> Path:
    """Return the home folder with an index of the sample notes in it, made on first use."""
    if not (home / "index").exists():
        run(home, "index", "examples/notes")
    return home


def fenced(text: str, language: str = "text") -> str:
    """Return the text as a block of code; the fence is longer than any in it."""
    longest = max((len(ticks) for ticks in re.findall(r"^`{3,}", text, re.MULTILINE)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text.strip(chr(10))}\n{fence}\n"


def answer(home: Path) -> str:
    """Return the answer without a model to the question of the README."""
    return fenced(run(indexed(home), "ask", QUESTION, "--no-llm"))


def dry_run(home: Path) -> str:
    """Return what would be sent to a model for that question."""
    return fenced(run(indexed(home), "ask", QUESTION, "-k", "3", "-m", "openai/gpt-5.4-mini", "--dry-run"))


# help texts


def commands_named(text: str) -> list[str]:
    """Return the commands that a help text lists."""
    _, _, listed = text.partition("\nCommands:\n")
    return re.findall(r"^  ([a-z][a-z-]*)(?:\s|$)", listed, re.MULTILINE)


def help_texts(home: Path, verb: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Return each command with its help text, the program itself first."""
    text = run(home, *verb, "--help")
    yield verb, text
    for name in commands_named(text):
        yield from help_texts(home, (*verb, name))


def helps(home: Path) -> str:
    """Return the help text of every command under a heading of its own."""
    return "\n".join(f"## {' '.join(('ragnotes', *verb))}\n\n{fenced(text)}" for verb, text in help_texts(home))


# the room table


def room_file(room: str) -> Path:
    """Return the file of a room, relative to the checkout."""
    return Path("ragnotes", *room.split(".")).with_suffix(".py")


def first_sentence(source: str) -> str:
    """Return the first sentence of a module's docstring, on one line."""
    paragraph = (ast.get_docstring(ast.parse(source)) or "").split("\n\n")[0]
    return re.split(r"(?<=[.:]) (?=[A-Z`])", " ".join(paragraph.split()))[0].rstrip(".:")


def rooms(home: Path) -> str:
    """Return the room table in pipeline order; ends the program if it and the files of ragnotes/ differ."""
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "ragnotes").rglob("*.py") if not path.name.startswith("__")}
    if different := there ^ {room_file(room).as_posix() for room in ROOMS}:
        sys.exit(f"error: ROOMS and the files differ: {', '.join(sorted(different))}\ntry: mend ROOMS in docs/paste.py")
    files = [(room, room_file(room)) for room in ROOMS]
    rows = [f"| [`{room}`]({file.as_posix()}) | {first_sentence((ROOT / file).read_text('utf-8'))} |" for room, file in files]
    return "\n".join(["| room | what it holds |", "| --- | --- |", *rows, ""])


BLOCKS: dict[str, Callable[[Path], str]] = {
    "answer": answer,
    "dry run": dry_run,
    "helps": helps,
    "rooms": rooms,
    "promises": lambda home: reliability.promises(),
    "sources": lambda home: reliability.sources(),
    "mutants": lambda home: reliability.tables(),
    **{name: lambda home, block=block: block() for name, block in performance.BLOCKS.items()},  # type: ignore[misc]
}


# the files


def pages() -> list[Path]:
    """Return the pages that may hold markers."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def main(check: bool) -> int:
    """Bring the pages up to date, or tell which are not; return the exit code."""
    made: dict[str, str] = {}
    late = 0
    with tempfile.TemporaryDirectory() as folder:

        def make(name: str) -> str:
            if name not in BLOCKS:
                sys.exit(f"error: no block is named {name!r}\ntry: one of {', '.join(BLOCKS)}")
            return made.setdefault(name, made.get(name) or BLOCKS[name](Path(folder)))

        for page in (*pages(), performance.PICTURE):
            old = page.read_text("utf-8") if page.exists() else ""
            new = performance.picture() if page == performance.PICTURE else fill(old, make)
            if new == old:
                continue
            late += 1
            name = page.relative_to(ROOT).as_posix()
            if check:
                lines = difflib.unified_diff(old.split("\n"), new.split("\n"), name, f"{name}, up to date", lineterm="", n=0)
                print("\n".join(lines))
            else:
                page.write_text(new, "utf-8")
                print(f"{name} is up to date now")
    if check and late:
        print("error: pages are out of date\ntry: make docs", file=sys.stderr)
    return 1 if check and late else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Bring README.md and docs/ up to date: what stands between markers, and the picture.")
    parser.add_argument("--check", action="store_true", help="tell what is out of date, write nothing, and exit with 1 if anything is")
    sys.exit(main(parser.parse_args().check))
