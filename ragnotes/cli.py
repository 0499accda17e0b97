"""The command line: the verbs put together, run, and every failure told in two lines.

stdout is the answer, stderr everything else. Composers are imported inside the verbs, so that `--help` starts fast.
"""

from __future__ import annotations

import contextlib
import copy
import gc
import os
import re
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

# One thread for BLAS: a question needs no more, an index run threads over batches. It has no effect once NumPy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import typer

from . import __version__
from .commands import answering, checks, facts, house, questions, records
from .commands.common import out, print_json, tell
from .errors import RagnotesError, UsageError

GARBAGE = 100_000  # objects made before the first look for rings of them: while modules load, as good as nothing is garbage

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
prompt_app = typer.Typer(rich_markup_mode=None, help="Show the prompts.\n\n\b\n    ragnotes prompt list\n    ragnotes prompt show ask")
model_app = typer.Typer(rich_markup_mode=None, help="Fetch the encoder's files.\n\n\b\n    ragnotes model download")
app.command(short_help="Read notes, find their talks, embed what changed.")(house.index)
app.command(short_help="Answer a question from the notes, with the line under every claim.")(answering.ask)
app.command(short_help="Write an unhelpful summary, a paragraph a talk.")(questions.summarise)
app.command("summarize", hidden=True)(questions.summarise)
app.command(short_help="List the passages that fit, then what grep -iF would find.")(questions.search)
app.command(short_help="List the talks found in notes, and by which rule.")(house.talks)
app.command(short_help="Tell the links, speakers and topics of the notes, without a model.")(facts.mentions)
app.command(short_help="Check whether an answer still stands in the notes; exit 4 if not.")(checks.check)
app.add_typer(prompt_app, name="prompt")
prompt_app.command("list")(records.prompt_list)
prompt_app.command("show")(records.prompt_show)
app.command(short_help="Show what an answer was made of.")(records.trace)
app.command("eval", short_help="Run the harness; exit 7 on a loss.")(records.evaluate)
app.command(short_help="Check every byte of the index.")(house.verify)
app.command(short_help="Tell what is indexed and what changed since.")(house.status)
app.command(short_help="Tell what is installed, and what cures what is not.")(house.doctor)
app.add_typer(model_app, name="model")
model_app.command("download")(house.model_download)


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
) -> None:
    """Ask your conference notes, and see everything between question and answer.

    \b
        ragnotes index notes/
        ragnotes ask "what did people say about langchain"
        ragnotes summarise post.md
        ragnotes ask "..." -m openai/gpt-5.4-mini --dry-run   # the exact prompt and request, nothing sent

    Exit codes: 0 answered, 1 failure, 2 usage, 3 the notes are silent, 4 something could not be verified,
    5 the provider failed, 6 over budget, 7 an eval gate failed, 8 the index is damaged or of another model, 130 interrupted.
    """
    if version:
        out(f"ragnotes {__version__}")
        raise typer.Exit


def _app_for(arguments: list[str]) -> typer.Typer:
    """Return the app with the verb asked for alone, or whole where none is: Typer takes longer to describe all verbs than to run one."""
    verb = next((argument for argument in arguments if not argument.startswith("-")), None)
    named = [command for command in app.registered_commands if verb == (command.name or getattr(command.callback, "__name__", ""))]
    if not named:
        return app
    alone = copy.copy(app)
    alone.registered_commands, alone.registered_groups = named, []
    return alone


def _fail(error: RagnotesError, arguments: Sequence[str]) -> int:
    """Tell an error in two lines, and as JSON where JSON was asked for; return its exit code."""
    cure = _at_index(error.cure, arguments) if error.cure else error.cure
    if "--json" in arguments:
        print_json({"error": {"exit": error.exit, "what": error.what, "try": cure}})
    tell(f"error: {' '.join(error.what.split())}")
    if cure:
        tell(f"try: {cure}")
    return error.exit


def _at_index(cure: str, arguments: Sequence[str]) -> str:
    """Return a cure whose commands take the index that this run was given: another may lie where they would look for one.

    >>> _at_index("ragnotes index --rebuild", ["ask", "caches", "--index", "old notes"])
    "ragnotes index --index 'old notes' --rebuild"
    """
    given = ""
    for word, after in zip(arguments, [*arguments[1:], ""], strict=True):
        name, _, value = word.partition("=")
        given = (value or after) if name == "--index" else given
    if not given or "--index" in cure:
        return cure
    return re.sub(r"\bragnotes (?:index|status|verify|search|ask)\b", lambda found: f"{found[0]} --index {shlex.quote(given)}", cure)


def _told(error: Exception) -> RagnotesError:
    """Return an exception that is not ours as one that is: typer's usage errors, the system's, and what nobody foresaw."""
    if hasattr(error, "format_message"):
        command = getattr(getattr(error, "ctx", None), "command_path", None) or "ragnotes"
        return UsageError(str(error.format_message()).rstrip("."), f"{command} --help")
    if isinstance(error, OSError):
        return RagnotesError(f"{error.strerror or error}: {error.filename}" if error.filename else str(error), "ragnotes doctor")
    return RagnotesError(f"unexpected {type(error).__name__}: {error}", "ragnotes --debug VERB ... shows where, for a bug report")


def _close_stdout() -> None:
    """Send what is left to nowhere: at exit the interpreter flushes stdout once more, and must not fail then."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run(arguments: list[str]) -> int:
    """Return the exit code of one run of the command line."""
    debug = "--debug" in arguments
    try:
        result = _app_for(arguments)(args=arguments or ["--help"], prog_name="ragnotes", standalone_mode=False)
        sys.stdout.flush()  # a full disk or a closed pipe is told here, not by the interpreter at its end
    except RagnotesError as error:
        if debug:
            raise
        return _fail(error, arguments)
    except (KeyboardInterrupt, typer.Abort):
        tell("\ninterrupted")
        return 130
    except (BrokenPipeError, SystemExit):
        # Whoever reads our output has seen enough: typer leaves with 1 then, we with 0.
        _close_stdout()
        return 0
    except Exception as error:
        if debug:
            raise
        if isinstance(error, OSError):
            _close_stdout()
        return _fail(_told(error), arguments)
    return result if isinstance(result, int) else 0


def _leave(code: int) -> NoReturn:
    """End the process without taking it apart: to free each object and unmap each file by itself takes as long as a search."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def main() -> NoReturn:
    """Run the command line and exit."""
    gc.set_threshold(GARBAGE)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by the shell
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open until the process ends
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")  # an ASCII terminal must not raise on é
    if os.name != "posix":
        sys.exit(_fail(RagnotesError("ragnotes runs on Linux and macOS", "run it in the Windows Subsystem for Linux"), ()))
    _leave(run(sys.argv[1:]))
