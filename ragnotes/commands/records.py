"""prompt list and show, trace, eval."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .common import connected, out, print_json, progress, read_setup, tell
from .options import BaseUrl, IndexFolder, Json, PromptFile

if TYPE_CHECKING:
    from ..measuring.report import Outcomes
    from ..records import Evaluation

MeasuredModel = Annotated[
    str | None,
    typer.Option("-m", "--model", metavar="PROVIDER/NAME", help="Measure this model's answers; RAGNOTES_MODEL names none here."),
]


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
    suite: Annotated[str | None, typer.Argument(help="A suite of eval/suites.json or a public set. [default: samples]")] = None,
    questions: Annotated[str | None, typer.Option("--questions", metavar="FILE", help="Your own questions, JSON lines.")] = None,
    notes: Annotated[str | None, typer.Option("--notes", metavar="DIR", help="Your notes. [default: those of the index]")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Print questions to start from, out of the talks of your notes.")] = False,
    update_baseline: Annotated[bool, typer.Option("--update-baseline", help="Make these figures the baseline.")] = False,
    details: Annotated[bool, typer.Option("--details", help="List the questions and the talks that went wrong, and why.")] = False,
    markdown: Annotated[str | None, typer.Option("--markdown", metavar="FILE|-", help="Write the report as Markdown.")] = None,
    html: Annotated[str | None, typer.Option("--html", metavar="FILE", help="Write the report as one page, with plots.")] = None,
    model: MeasuredModel = None,
    base_url: BaseUrl = None,
    replies: Annotated[str | None, typer.Option("--replies", metavar="DIR", help="With -m: replies are kept and read here.")] = None,
    judge: Annotated[bool, typer.Option("--judge", help="With -m: the model judges its answers too; told, never gated.")] = False,
    as_json: Json = False,
) -> None:
    """Run the harness and compare with the baseline; exit 7 on a significant loss or a broken floor.

    \b
        ragnotes eval
        ragnotes eval wild --details --html report.html
        ragnotes eval --draft --notes notes/ > mine.jsonl
        ragnotes eval --questions mine.jsonl --notes notes/
        RAGNOTES_DATA=DIR ragnotes eval cranfield    # or medline, xquad, qmsum
        ragnotes eval -m ollama/llama3.2 --replies replies/ --judge
    """
    import os

    from .. import drafting, evaluation
    from ..errors import UsageError

    settings, key = connected(model=model, base_url=base_url) if model else (read_setup(no_llm=True)[0], None)
    folder = Path(notes) if notes else None
    if replies and not model:
        raise UsageError("--replies goes with a model", "add -m PROVIDER/NAME")
    for file in (html, markdown):
        if file and not Path(file).absolute().parent.is_dir():
            raise UsageError(f"{file} cannot be written: there is no such folder", "name a file in a folder that is there")
    if draft:
        if suite or questions:
            raise UsageError("--draft reads notes, not questions", "ragnotes eval --draft --notes FOLDER")
        return out(drafting.draft(settings.cwd / (folder or evaluation.notes_of_index(settings)), tell))
    if suite and questions:
        raise UsageError(f"both the suite {suite} and --questions are named", "name one of them")
    result, outcomes = evaluation.evaluate(
        suite or "samples", settings, questions=Path(questions) if questions else None, notes=folder,
        update_baseline=update_baseline, tell=tell, progress=progress(), environment=os.environ,
        key=key, replies=Path(replies) if replies else None, judge=judge,
    )  # fmt: skip
    _report(result, outcomes, html=html, markdown=markdown, details=details, as_json=as_json)
    raise typer.Exit(0 if result.passed else 7)


def _report(result: Evaluation, outcomes: Outcomes, *, html: str | None, markdown: str | None, details: bool, as_json: bool) -> None:
    """Write the reports asked for, and print the one that belongs on stdout."""
    from .. import evaluation

    if html:
        _write(html, evaluation.html(result, outcomes))
    if markdown and markdown != "-":
        _write(markdown, evaluation.markdown(result, outcomes))
    if as_json:
        print_json(result)
    else:
        out(evaluation.markdown(result, outcomes) if markdown == "-" else evaluation.table(result, outcomes, details=details))


def _write(file: str, text: str) -> None:
    """Write a report; UsageError if it cannot be written."""
    from ..errors import UsageError

    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as problem:
        raise UsageError(f"{file} cannot be written: {problem.strerror}", "name a file in a folder that is there") from problem
    tell(f"wrote {file}")
