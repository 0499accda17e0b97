"""search and summarise."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from .common import connected, out, print_json, progress, read_setup, renew, stdin_or, tell, years
from .options import (
    AnswerLanguage,
    Author,
    BaseUrl,
    DryRun,
    Embedder,
    Event,
    Fresh,
    IndexFolder,
    Jobs,
    Json,
    Language,
    MaxCost,
    MaxTokens,
    Model,
    NoLlm,
    NoLog,
    NoRefresh,
    NoStream,
    NotePath,
    PromptFile,
    Show,
    Speaker,
    Style,
    Temperature,
    Timeout,
    Top,
    Translate,
    Translator,
    Without,
    Year,
)

if TYPE_CHECKING:
    from ..records.hits import Found, SearchReport


def search(
    question: Annotated[str, typer.Argument(help="What to look for; - reads it from stdin.")],
    k: Top = None,
    event: Event = None,
    speaker: Speaker = None,
    author: Author = None,
    year: Year = None,
    language: Language = None,
    path: NotePath = None,
    explain: Annotated[bool, typer.Option("--explain", help="Print the parts of each score, step by step.")] = False,
    without: Without = None,
    every: Annotated[bool, typer.Option("--all", help="Print every exact match, not only the first 50.")] = False,
    translate: Translate = False,
    model: Translator = None,
    base_url: BaseUrl = None,
    dry_run: DryRun = False,
    show: Show = False,
    max_cost: MaxCost = None,
    timeout: Timeout = None,
    prompt: PromptFile = None,
    no_refresh: NoRefresh = False,
    folder: IndexFolder = None,
    embedder: Embedder = None,
    as_json: Json = False,
) -> None:
    """List the passages that fit best, then every line that grep -iF would find.

    \b
        ragnotes search langchain
        ragnotes search '"man in the middle"' --explain
        ragnotes search kafak --explain --without spelling
        ragnotes search "who maintains this" --translate -m ollama/llama3.2
    """
    from .. import showing

    flags = {
        "index": folder, "k": k, "event": event, "speaker": speaker, "author": author, "year": years(year), "language": language,
        "path": path, "refresh": not no_refresh, "embedder": embedder, "without": without,
    }  # fmt: skip
    question = stdin_or(question)
    asking = {"model": model, "base_url": base_url, "max_cost": max_cost, "timeout": timeout, "prompt": prompt}
    if translate and dry_run:
        out(_dry_run_search(question, {**flags, **asking}))
        return
    if not translate:
        _refuse_asking({**asking, "dry_run": dry_run, "show": show})
    report, found = _search(question, {**flags, **asking}, translate=translate, show=show)
    if as_json:
        print_json(report)
    else:
        out(showing.search_report(report, found, explain=explain, every=every))
    raise typer.Exit(3 if found.silent and not found.exact else 0)


def _refuse_asking(asking: dict[str, object]) -> None:
    """Raise UsageError for an option that says how a model is asked, where none is."""
    for name, given in asking.items():
        if given is not None and given is not False:
            what = f"search asks a model only to translate the question, and --{name.replace('_', '-')} alone does not make it"
            raise UsageError(what, "add --translate")


def _dry_run_search(question: str, flags: dict[str, object]) -> str:
    """Return what `search --translate` would send."""
    from .. import translating

    settings, _ = connected(**flags, translate=True)
    return translating.dry_run(question, settings)


def _search(question: str, flags: dict[str, object], *, translate: bool, show: bool) -> tuple[SearchReport, Found]:
    """Return what is found; the rooms that ask a model are loaded only to translate, so that others start fast."""
    from .. import matching

    if not translate:
        settings, _ = read_setup(**flags)
        return matching.search(question, settings, tell=tell, renew=renew)
    from .. import translating

    settings, key = connected(**flags, translate=True)
    return translating.search(question, settings, key=key, tell=tell, show=tell if show else None)


def summarise(
    files: Annotated[list[str] | None, typer.Argument(help="Files or folders of notes; - reads one from stdin.")] = None,
    event: Event = None,
    style: Style = None,
    answer_language: AnswerLanguage = None,
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Write the summary to FILE.")] = None,
    model: Model = None,
    base_url: BaseUrl = None,
    no_llm: NoLlm = False,
    dry_run: DryRun = False,
    show: Show = False,
    max_tokens: MaxTokens = None,
    temperature: Temperature = None,
    max_cost: MaxCost = None,
    timeout: Timeout = None,
    jobs: Jobs = None,
    fresh: Fresh = False,
    no_stream: NoStream = False,
    no_log: NoLog = False,
    prompt: PromptFile = None,
    folder: IndexFolder = None,
    as_json: Json = False,
) -> None:
    """Write an unhelpful summary: short and candid, a paragraph a talk, all of the notes read.

    \b
        ragnotes summarise post.md
        ragnotes summarise --event "EuroPython 2020" -o europython.md
        ragnotes summarise post.md -m ollama/llama3.2 --dry-run
    """
    from .. import showing, summaries

    settings, key = connected(
        index=folder, event=event, style=style, answer_language=answer_language, model=model, base_url=base_url, no_llm=no_llm,
        max_tokens=max_tokens, temperature=temperature, max_cost=max_cost, timeout=timeout, stream=not no_stream, log=not no_log,
        prompt=prompt, jobs=jobs, fresh=fresh,
    )  # fmt: skip
    stdin = sys.stdin.buffer.read() if files and "-" in files else None
    if output:
        showing.check_output(settings.cwd / output, [settings.cwd / file for file in files or ()])
    if dry_run:
        out(summaries.dry_run(files or (), settings, stdin=stdin, tell=tell))
        return
    summary, code = summaries.summarise(
        files or (), settings, key=key, stdin=stdin, tell=tell, show=tell if show else None, progress=progress()
    )
    if output:
        showing.write_whole(settings.cwd / output, summaries.as_file(summary))
        tell(f"written: {output}")
    if as_json:
        print_json(summary)
    elif not output:
        out(summary.summary)
    if code == 130:
        tell("interrupted: the summary is partial")
    if code == 4:
        tell("something in the summary is not in the notes: it is marked there and listed")
    raise typer.Exit(code)
