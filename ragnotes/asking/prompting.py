"""Find, load, hash and render the f-string prompts.

A prompt file is Python: `render(*, ...) -> (system, user)`, both f-strings. It is run from the very bytes that are hashed, so that the
sha256 in a trace is of what ran, and never picked up from the working directory.
"""

from __future__ import annotations

import difflib
import hashlib
import inspect
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import RagnotesError, UsageError
from ..records.calls import Passage, Prompt
from ..records.hits import Hit
from ..text import clean, in_line

# What a render of each prompt may take: any of these, nothing else.
CONTRACT: dict[str, tuple[str, ...]] = {
    "ask": ("question", "passages", "mark", "language"),
    "passage": ("number", "place", "kind", "text"),
    "summarise_talk": ("title", "speakers", "text", "mark", "style", "language"),
    "summarise_join": ("parts", "mark", "style", "language"),
    "talks": ("name", "title", "event", "lines", "mark"),
    "rewrite": ("question", "last", "talks", "mark"),
    "translate": ("question", "languages", "mark"),
    "critique": ("question", "answer", "passages", "mark", "language"),
    "judge": ("question", "facts", "answer", "passages", "mark"),
}
SILENT = "NOT IN THE NOTES"  # how the shipped `ask` prompt wants a reply to begin that finds nothing, whatever its language


def load_prompt(name: str, overrides: Mapping[str, Path], folder: Path | None) -> Prompt:
    """Return the prompt of that name: from `overrides` (--prompt NAME=FILE), else `folder` (RAGNOTES_PROMPTS), else as shipped.

    Raises UsageError for an unknown name, here or among the overrides, for a file that does not run, and for a render that takes
    other names than `CONTRACT` allows.
    """
    for known in (*overrides, name):
        _check_name(known)
    path = _path(name, overrides, folder)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"the prompt file {path} cannot be read: {error.strerror}", "ragnotes prompt list") from None
    function = _run(data, path).get("render")
    if not callable(function):
        raise UsageError(f"the prompt file {path} defines no {_wanted(name)}", f"ragnotes prompt show {name} --source")
    return Prompt(name, path, hashlib.sha256(data).hexdigest(), _inputs(function, name, path), data.decode("utf-8", "replace"), function)


def list_prompts(overrides: Mapping[str, Path], folder: Path | None) -> list[Prompt]:
    """Return every prompt as `load_prompt` finds it, in the order of `CONTRACT`."""
    return [load_prompt(name, overrides, folder) for name in CONTRACT]


def render(prompt: Prompt, values: Mapping[str, str]) -> tuple[str, str]:
    """Return (system, user): the prompt filled with those of the values that it takes.

    Each value is cleaned of what could hide in it, and a fence's mark inside one is broken, so that no note can end its own fence.
    Raises UsageError, with file and line, for a render that fails or does not return two strings.
    """
    mark = values.get("mark", "")
    filled = {name: values[name] if name == "mark" else _harmless(values[name], mark) for name in prompt.inputs if name in values}
    try:
        made = prompt.render(**filled)
    except Exception as error:
        raise UsageError(f"{_where(error, prompt.path)}: {_words(error)}", f"ragnotes prompt show {prompt.name} --source") from error
    if not (isinstance(made, tuple) and len(made) == 2 and all(isinstance(part, str) for part in made)):
        raise UsageError(
            f"render of {prompt.path} returns no (system, user) of two strings", f"ragnotes prompt show {prompt.name} --source"
        )
    return made


def new_mark(random_bytes: bytes) -> str:
    """Return the mark that fences notes in one prompt: 16 hex digits made of the first 8 bytes.

    >>> new_mark(bytes(range(8)))
    '0001020304050607'
    """
    if len(random_bytes) < 8:
        raise ValueError("a mark takes 8 random bytes")
    return random_bytes[:8].hex()


def number_passages(
    hits: Sequence[Hit], prompt: Prompt, kinds: Sequence[str], numbers: Sequence[tuple[int, ...]] = ()
) -> tuple[tuple[Passage, ...], str]:
    """Return the hits as passages numbered from 1, and all of them as one block, made by the `passage` prompt.

    `kinds` tell of each hit whose words it holds; `numbers` are the stored lines of its text, where they are known.
    """
    lines = numbers or [()] * len(hits)
    passages = tuple(
        Passage(number, clean(place_of(hit)), clean(kind), clean(hit.text), hit, of_hit)
        for number, (hit, of_hit, kind) in enumerate(zip(hits, lines, kinds, strict=True), start=1)
    )
    return passages, passage_block(passages, prompt)


def passage_block(passages: Sequence[Passage], prompt: Prompt) -> str:
    """Return the passages as one block, a blank line between two; for those that are left when some did not fit."""
    blocks = []
    for passage in passages:
        values = {"number": str(passage.number), "place": passage.place, "kind": passage.kind, "text": passage.text}
        system, block = render(prompt, values)
        if system:
            raise UsageError(f"render of {prompt.path} returns a system text, and a passage has none", 'return ("", block)')
        blocks.append(block)
    return "\n\n".join(blocks)


def place_of(hit: Hit) -> str:
    """Return where a hit stands, in one line: "notes/a.md:33-43 · Title · Speakers · Event · Date", without what the notes do not tell."""
    lines = f"{hit.start_line}-{hit.end_line}" if hit.end_line > hit.start_line else str(hit.start_line)
    head = hit.talk or hit.note
    told = [head.title, ", ".join(hit.talk.speakers) if hit.talk else None, head.event or hit.note.event, head.date or hit.note.date]
    return " · ".join([f"{in_line(hit.file)}:{lines}", *(" ".join(part.split()) for part in told if part)])


def says_silent(reply: str) -> bool:
    """Return whether a reply begins by saying that the notes are silent, whatever it adds and however it is emphasised.

    >>> says_silent("**NOT IN THE NOTES**: nadie habla de eso."), says_silent("Not in the notes of day 1, but [2] says so.")
    (True, False)
    """
    start = reply.lstrip(" \t\r\n*_`\"'>#[(")
    if start.startswith(SILENT):
        return True
    return start[: len(SILENT)].upper() == SILENT and start[len(SILENT) :].strip(" \t\r\n*_`\"'])")[:1] in ("", ".", ":")


def shipped_folder() -> Path:
    """Return the folder of the shipped prompts: inside the package, or beside it in a checkout, which a pyproject.toml tells."""
    package = Path(__file__).resolve().parent.parent
    if (package / "prompts").is_dir():
        return package / "prompts"
    beside = package.parent / "prompts"
    if beside.is_dir() and (package.parent / "pyproject.toml").is_file():
        return beside
    raise RagnotesError("the prompts are not installed with ragnotes", "pip install --force-reinstall ragnotes")


def _check_name(name: str) -> None:
    if name in CONTRACT:
        return
    # of names about as near the one of about the same length was meant
    near = sorted(difflib.get_close_matches(name, CONTRACT), key=lambda known: abs(len(known) - len(name)))
    meant = f"did you mean {near[0]}?" if near else f"one of {', '.join(CONTRACT)}"
    raise UsageError(f"there is no prompt {name!r}: {meant}", "ragnotes prompt list")


def _path(name: str, overrides: Mapping[str, Path], folder: Path | None) -> Path:
    if name in overrides:
        return overrides[name]
    if folder is not None and (folder / f"{name}.py").is_file():
        return folder / f"{name}.py"
    return shipped_folder() / f"{name}.py"


def _run(data: bytes, path: Path) -> dict[str, Any]:
    """The names that the file defines. Nothing is written beside it, and no import can put another file in its place."""
    namespace: dict[str, Any] = {"__name__": f"ragnotes_prompt_{path.stem}", "__file__": str(path)}
    try:
        exec(compile(data, str(path), "exec", dont_inherit=True), namespace)
    except (Exception, SystemExit) as error:
        raise UsageError(f"{_where(error, path)}: {_words(error)}", "mend the file, or leave out --prompt and RAGNOTES_PROMPTS") from error
    return namespace


def _wanted(name: str) -> str:
    return f"render(*, {', '.join(CONTRACT[name])})"


def _inputs(function: Callable[..., object], name: str, path: Path) -> tuple[str, ...]:
    """The names that a render takes. Raises UsageError unless all are keyword-only and of the contract."""
    cure = f"ragnotes prompt show {name} --source"
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        raise UsageError(f"render of {path} is no plain function", cure) from None
    for parameter in signature.parameters.values():
        if parameter.kind is not parameter.KEYWORD_ONLY or parameter.name not in CONTRACT[name]:
            taken = signature.replace(return_annotation=inspect.Signature.empty)
            raise UsageError(f"the prompt file {path} has render{taken}, and may have {_wanted(name)} or fewer", cure)
    return tuple(signature.parameters)


def _harmless(value: str, mark: str) -> str:
    """The value with control and invisible letters shown as escapes, and without the mark, however it is written."""
    cleaned = clean(value)
    if not mark:
        return cleaned
    # dashes at the ends too: the rest of one mark and the beginning of the next may make a third
    return re.sub(re.escape(mark), lambda found: f"-{found.group()[:4]}-{found.group()[4:]}-", cleaned, flags=re.IGNORECASE)


def _where(error: BaseException, path: Path) -> str:
    """The file and the line of it in which an error arose."""
    line = error.lineno if isinstance(error, SyntaxError) else None
    for frame in traceback.extract_tb(error.__traceback__):
        line = frame.lineno if frame.filename == str(path) else line
    return f"the prompt file {path}, line {line}" if line else f"the prompt file {path}"


def _words(error: BaseException) -> str:
    words = error.msg if isinstance(error, SyntaxError) else str(error)
    return " ".join(clean(f"{type(error).__name__}: {words}").split())
