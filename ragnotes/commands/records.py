"""prompt list and show, trace, eval."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .common import out, print_json, progress, read_setup, tell
from .options import IndexFolder, Json, PromptFile


def prompt_list(prompt: PromptFile = None, as_json: Json = False) -> None:
    """List the prompts with their inputs, files and hashes.

    \b
        ragnotes prompt list
    """
    from .. import calling, showing

    settings, _ = read_setup(prompt=prompt)
    prompts = calling.list_prompts(settings)
    if as_json:
        rows = [{"name": p.name, "inputs": list(p.inputs), "path": str(p.path), "sha256": p.sha256} for p in prompts]
        print_json({"prompts": rows})
    else:
        out(showing.prompt_list(prompts))


def prompt_show(
    name: Annotated[str, typer.Argument(help="Name of the prompt, such as ask.")],
    source: Annotated[bool, typer.Option("--source", help="Print the file itself.")] = False,
    prompt: PromptFile = None,
) -> None:
    """Show a prompt with its inputs left as {names}, or its source.

    \b
        ragnotes prompt show ask
        ragnotes prompt show ask --source > my_ask.py
    """
    from .. import calling

    settings, _ = read_setup(prompt=prompt)
    out(calling.show_prompt(name, settings, source=source).rstrip("\n"))


def trace(
    trace_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="An answer's id. [default: the last one of this index]")] = None,
    curl: Annotated[bool, typer.Option("--curl", help="Print the request as a curl command that runs.")] = False,
    every: Annotated[bool, typer.Option("--list", help="List the traces.")] = False,
    prune: Annotated[int | None, typer.Option("--prune", min=0, metavar="DAYS", help="Remove traces older than DAYS.")] = None,
    folder: IndexFolder = None,
    as_json: Json = False,
) -> None:
    """Show what an answer was made of: question, hits, prompt, exact request, reply.

    \b
        ragnotes trace
        ragnotes trace --curl
        ragnotes trace --list
    """
    from .. import calling

    settings, _ = read_setup(index=folder)
    if prune is not None:
        tell(f"removed {calling.prune_traces(settings, prune)} traces")
    elif every and as_json:
        print_json({"traces": calling.traces(settings)})
    elif every:
        out(calling.list_traces(settings))
    elif curl:
        out(calling.trace_curl(trace_id, settings))
    elif as_json:
        record = calling.load_trace(trace_id, settings)
        print_json({"trace": record})
    else:
        out(calling.show_trace(trace_id, settings))


def evaluate(
    suite: Annotated[str, typer.Argument(help="samples, wild, or a file of questions.")] = "samples",
    notes: Annotated[str | None, typer.Option("--notes", metavar="DIR", help="The notes that a file of questions asks about.")] = None,
    record: Annotated[bool, typer.Option("--record", help="Record these figures as the baseline.")] = False,
    details: Annotated[bool, typer.Option("--details", help="List the questions and the talks that went wrong.")] = False,
    as_json: Json = False,
) -> None:
    """Run the harness without a model and compare with the baseline; exit 7 on a loss.

    \b
        ragnotes eval
        ragnotes eval wild --details
        ragnotes eval my-questions.jsonl --notes notes/
    """
    from .. import evaluation

    settings, _ = read_setup()
    result, outcomes = evaluation.run(suite, settings, notes=Path(notes) if notes else None, record=record, tell=tell, progress=progress())
    if as_json:
        print_json(result)
    else:
        out(evaluation.table(result, outcomes, details=details))
    raise typer.Exit(0 if result.passed else 7)
