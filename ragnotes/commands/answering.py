"""ask."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import RagnotesError
from .common import connected, live_text, out, print_json, renew, stdin_or, tell, years
from .options import (
    AnswerFile,
    AnswerLanguage,
    Author,
    BaseUrl,
    Critique,
    DryRun,
    Embedder,
    Event,
    Follow,
    IndexFolder,
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
    Strict,
    Temperature,
    Timeout,
    Top,
    Translate,
    Year,
)

if TYPE_CHECKING:
    from ..records.answers import Answer
    from ..records.settings import Settings


def ask(
    question: Annotated[str, typer.Argument(help="The question; - reads it from stdin.")],
    follow: Follow = False,
    k: Top = None,
    event: Event = None,
    speaker: Speaker = None,
    author: Author = None,
    year: Year = None,
    language: Language = None,
    path: NotePath = None,
    translate: Translate = False,
    answer_language: AnswerLanguage = None,
    critique: Critique = False,
    strict: Strict = False,
    output: AnswerFile = None,
    model: Model = None,
    base_url: BaseUrl = None,
    no_llm: NoLlm = False,
    dry_run: DryRun = False,
    show: Show = False,
    max_tokens: MaxTokens = None,
    temperature: Temperature = None,
    max_cost: MaxCost = None,
    timeout: Timeout = None,
    no_stream: NoStream = False,
    no_log: NoLog = False,
    no_refresh: NoRefresh = False,
    prompt: PromptFile = None,
    folder: IndexFolder = None,
    embedder: Embedder = None,
    as_json: Json = False,
) -> None:
    """Answer a question from the notes, with the line of the note under every claim.

    \b
        ragnotes ask "what did people say about langchain"
        ragnotes ask "what is new in polars" --event "PyData Amsterdam" --year 2023
        ragnotes ask -c "and in 2020?"                    # follows the last answer
        ragnotes ask "..." -m ollama/llama3.2             # a local model writes the answer
        ragnotes ask "..." -m openai/gpt-5.4-mini --dry-run
        ragnotes ask "..." -o answer.md                   # a note: ragnotes check answer.md tells later whether it stands

    What a model writes is held against the notes: below it stands what each citation is of, and what is not found, which is marked.
    """
    settings, key = connected(
        index=folder, k=k, event=event, speaker=speaker, author=author, year=years(year), language=language, path=path,
        answer_language=answer_language, model=model, base_url=base_url, no_llm=no_llm, max_tokens=max_tokens, max_cost=max_cost,
        temperature=temperature, timeout=timeout, stream=not no_stream, log=not no_log, refresh=not no_refresh, prompt=prompt,
        embedder=embedder, translate=translate, critique=critique, strict=strict,
    )  # fmt: skip
    question = stdin_or(question)
    if dry_run:
        out(_dry_run(question, settings, follow=follow))
        return
    if output:
        _check_note(settings.cwd / output)
    live = sys.stdout.isatty() and settings.stream and not (as_json or strict or output)
    streamed: list[str] = []  # what stands on the terminal, unchecked
    answer, whole = _ask(question, settings, key, streamed=streamed if live else None, show=show, follow=follow)
    _give(answer, streamed, settings, output=output, as_json=as_json)
    raise typer.Exit(_exit(answer) if whole else 5)


def _dry_run(question: str, settings: Settings, *, follow: bool) -> str:
    """Return what `ask` would send; the rooms for follow-ups and translations are loaded only for them, so that others start fast."""
    from .. import answers

    if follow or settings.translate:
        from .. import continuing

        return continuing.dry_run(question, settings, tell=tell, follow=follow)
    return answers.dry_run(question, settings, tell=tell, renew=renew)


def _ask(
    question: str, settings: Settings, key: str | None, *, streamed: list[str] | None, show: bool, follow: bool
) -> tuple[Answer, bool]:
    """Return the answer and whether it is whole; the model's words are shown as they come, and go into `streamed`, if that is given."""
    if settings.model is None and not (follow or settings.translate or settings.critique):
        from .. import unaided

        return unaided.ask(question, settings, tell=tell, renew=renew), True
    from .. import answers

    def tell_below(text: str) -> None:
        if streamed and not streamed[-1].endswith("\n"):
            streamed.append("\n")
            sys.stdout.write("\n")
            sys.stdout.flush()
        tell(text)

    on_text = None if streamed is None else live_text(streamed)
    try:
        if follow or settings.translate:
            from .. import continuing

            return continuing.ask(question, settings, key=key, tell=tell_below, show=tell if show else None, on_text=on_text, follow=follow)
        return answers.ask(question, settings, key=key, tell=tell_below, show=tell if show else None, on_text=on_text, renew=renew)
    except RagnotesError:
        if streamed:
            tell_below("what stands above is not the whole answer")
        raise


def _give(answer: Answer, streamed: list[str], settings: Settings, *, output: str | None, as_json: bool) -> None:
    """Print an answer, below what was shown of it unchecked, or write it to a file."""
    from . import checklist, screens

    if output:
        _write_note(answer, output, settings)
    if as_json:
        print_json(answer)
    elif not output:
        above = bool(streamed) and answer.model is not None and answer.status != "silent"  # else another answer is given
        gap = "" if not streamed else "\n" if streamed[-1].endswith("\n") else "\n\n"
        text = checklist.shown(answer, screens.default_screen(), settings.cwd, streamed=above, strict=settings.strict)
        screens.write(gap + text)


def _exit(answer: Answer) -> int:
    """Return the exit code that an answer's status stands for."""
    return {"answered": 0, "silent": 3, "unverified": 4}[answer.status]


# an answer as a note


def _check_note(path: Path) -> None:
    """Raise UsageError if no answer can be written there: told before a model is paid."""
    from .. import answernotes

    answernotes.check_output(path)


def _write_note(answer: Answer, output: str, settings: Settings) -> None:
    """Write an answer as a note, and tell it."""
    import datetime

    from .. import answernotes, showing

    path = settings.cwd / output
    created = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    showing.write_whole(path, answernotes.as_note(answer, path, settings.cwd, created))
    tell(f"written: {output}")
    if answer.status == "unverified":
        tell("something in the answer could not be verified: it is marked there")
