"""prompt list and show, trace, eval."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .common import connected, out, print_json, progress, read_setup, tell
from .options import BaseUrl, IndexFolder, Json, PromptFile

if TYPE_CHECKING:
    from ..measuring.report import Outcomes
    from ..records.figures import Evaluation
    from ..records.settings import Settings

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
    replay: Annotated[bool, typer.Option("--replay", help="Send the very bytes again, to where the settings say.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="With --replay: the reply as recorded; nothing is sent.")] = False,
    diff: Annotated[str | None, typer.Option("--diff", metavar="ID", help="Print what is other than in that trace.")] = None,
    every: Annotated[bool, typer.Option("--list", help="List the traces.")] = False,
    prune: Annotated[int | None, typer.Option("--prune", min=0, metavar="DAYS", help="Remove traces older than DAYS.")] = None,
    base_url: BaseUrl = None,
    folder: IndexFolder = None,
    as_json: Json = False,
) -> None:
    """Show what an answer was made of: question, hits, prompt, exact request, reply.

    \b
        ragnotes trace
        ragnotes trace --curl
        ragnotes trace --replay              # or --replay --offline: what came then
        ragnotes trace --diff 20261121T0219
        ragnotes trace --list

    A replay goes only to where the settings of now say that the model lives, and is kept as a trace of its own.
    """
    from .. import tracing
    from ..errors import UsageError

    settings, _ = read_setup(index=folder)
    if offline and not replay:
        raise UsageError("--offline goes with --replay", "ragnotes trace --replay --offline")
    if prune is not None:
        tell(f"removed {tracing.prune(settings, prune)} traces")
    elif every and as_json:
        print_json({"traces": tracing.rows(settings)})
    elif every:
        out(tracing.listed(settings))
    elif curl:
        record = tracing.load(trace_id, settings)
        settings, _ = _of_now(record, folder, base_url)
        out(tracing.as_curl(record, settings, tell))
    elif diff is not None:
        out(tracing.diff(trace_id, diff, settings))
    elif replay:
        record = tracing.load(trace_id, settings)
        replies = tracing.recorded(record) if offline else tracing.replay(record, *_of_now(record, folder, base_url), tell)
        print_json({"replies": replies}) if as_json else out("\n\n".join(replies))
    elif as_json:
        print_json({"trace": tracing.load(trace_id, settings)})
    else:
        out(tracing.show(trace_id, settings))


def _of_now(record: dict[str, Any], folder: str | None, base_url: str | None) -> tuple[Settings, str | None]:
    """Return the settings of now for the model of a record, and its key."""
    from .. import tracing

    return connected(index=folder, model=tracing.model_of(record), base_url=base_url)


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
    index: Annotated[str | None, typer.Option("--index", metavar="DIR", help="The index whose notes --questions and --draft mean.")] = None,
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

    settings, key = connected(model=model, base_url=base_url, index=index) if model else (read_setup(no_llm=True, index=index)[0], None)
    folder = Path(notes) if notes else None
    if replies and not model:
        raise UsageError("--replies goes with a model", "add -m PROVIDER/NAME")
    _check_notes(index, notes, questions, draft=draft)
    _check_written(html, markdown)
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


def _check_notes(index: str | None, notes: str | None, questions: str | None, *, draft: bool) -> None:
    """Raise UsageError where an index is named that would not be read: eval makes one of the notes for each run, and throws it away."""
    from ..errors import UsageError

    if index and (notes or not (questions or draft)):
        what = f"the notes are named by {'--notes' if notes else 'the suite'}, and eval makes an index of them for the run"
        raise UsageError(what, f"leave out --index{'' if notes else ', or name --questions FILE'}")


def _check_written(*files: str | None) -> None:
    """Raise UsageError for a report that has no folder to be written to: that is told before the run, not after it."""
    from ..errors import UsageError

    for file in files:
        if file and not Path(file).absolute().parent.is_dir():
            raise UsageError(f"{file} cannot be written: there is no such folder", "name a file in a folder that is there")


def _write(file: str, text: str) -> None:
    """Write a report; UsageError if it cannot be written."""
    from ..errors import UsageError

    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as problem:
        raise UsageError(f"{file} cannot be written: {problem.strerror}", "name a file in a folder that is there") from problem
    tell(f"wrote {file}")
