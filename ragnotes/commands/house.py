"""index, talks, verify, status, doctor and model download."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from .common import connected, index_progress, out, print_json, progress, read_setup, tell
from .options import (
    BaseUrl,
    DryRun,
    Embedder,
    IndexFolder,
    Json,
    MaxCost,
    MaxTokens,
    Model,
    NoLog,
    NoStream,
    PromptFile,
    SecondReader,
    Show,
    Temperature,
    Timeout,
)

if TYPE_CHECKING:
    from ..listing import Listing
    from ..records.settings import Settings


def index(
    paths: Annotated[list[str] | None, typer.Argument(help="Files and folders of notes, added to those the index remembers.")] = None,
    drop: Annotated[list[str] | None, typer.Option("--drop", metavar="PATH", help="Forget this path.")] = None,
    exclude: Annotated[list[str] | None, typer.Option("--exclude", metavar="GLOB", help="Pass over files that match.")] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Read and embed everything again.")] = False,
    folder: IndexFolder = None,
    embedder: Embedder = None,
    as_json: Json = False,
) -> None:
    """Read notes, find their talks, embed what changed.

    \b
        ragnotes index notes/ ~/blog/2024-pycones.md
        ragnotes index                     # refresh what was indexed before
        ragnotes index --drop ~/blog
    """
    from .. import indexing, showing, suggesting

    settings, _ = read_setup(index=folder, exclude=exclude, embedder=embedder)
    report = indexing.build(paths or (), settings, drop=drop or (), rebuild=rebuild, tell=tell, progress=index_progress())
    if as_json:
        print_json(report)
    else:
        out(showing.index_report(report, suggesting.questions_to_try(settings)))


def talks(
    paths: Annotated[list[str], typer.Argument(help="Files or folders of notes.")],
    exclude: Annotated[list[str] | None, typer.Option("--exclude", metavar="GLOB", help="Pass over files that match.")] = None,
    sidecar: Annotated[bool, typer.Option("--sidecar", help="Print the talks of one note as a file of corrections.")] = False,
    model: SecondReader = None,
    base_url: BaseUrl = None,
    dry_run: DryRun = False,
    show: Show = False,
    max_tokens: MaxTokens = None,
    temperature: Temperature = None,
    max_cost: MaxCost = None,
    timeout: Timeout = None,
    no_stream: NoStream = False,
    no_log: NoLog = False,
    prompt: PromptFile = None,
    as_json: Json = False,
) -> None:
    """List the talks found in notes, with the rule that found each and its confidence.

    \b
        ragnotes talks post.md
        ragnotes talks notes/ --json
        ragnotes talks post.md --sidecar > post.md.talks.toml     # then edit it: it wins over every rule
        ragnotes talks post.md -m ollama/llama3.2                 # a model reads again what is unsure

    Corrections by hand are read from NAME.talks.toml beside the note, NAME with or without its ending, or from the key talks of its
    front matter. A model is asked only if it is named here, and only about notes whose talks are unsure or that seem to have none;
    what it says is kept if it stands in the lines it names. To have it in the index, save it: -m ... --sidecar > post.md.talks.toml
    """
    from .. import rereading

    if sidecar and as_json:
        raise UsageError("--sidecar and --json print different things", "leave one of them out")
    settings, key = connected(
        exclude=exclude, model=model, no_llm=model is None, base_url=base_url, max_tokens=max_tokens, temperature=temperature,
        max_cost=max_cost, timeout=timeout, stream=not no_stream, log=not no_log, prompt=prompt,
    )  # fmt: skip
    found = _list_talks(paths, settings, one=sidecar)
    if dry_run:
        out(rereading.dry_run(found, settings, tell=tell))
        return
    again = rereading.reread(found, settings, key=key, tell=tell, show=tell if show else None) if settings.model else None
    error = again.error if again else None
    if error is None or not (as_json or sidecar):
        _print_talks(again.listing if again else found, as_json=as_json, sidecar=sidecar)
    if error:
        raise error
    raise typer.Exit(0 if again is None or again.whole else 5)


def _list_talks(paths: list[str], settings: Settings, *, one: bool) -> Listing:
    """Return the notes found; other files are told. Raises UsageError where there is not the `one` note that is wanted."""
    from .. import listing

    found = listing.list_talks(paths, settings)
    if found.attachments:
        tell(listing.not_notes(found.attachments))
    if found.left_out:
        tell(listing.left_out(found.left_out))
    if one:
        listing.check_one(found)
    return found


def _print_talks(found: Listing, *, as_json: bool, sidecar: bool) -> None:
    from .. import listing
    from . import outlining, screens

    if as_json:
        print_json(listing.as_record(found))
    elif sidecar:
        out(listing.as_sidecar(found))
    else:
        screens.write(outlining.outline(found, screens.default_screen()))


def verify(folder: IndexFolder = None, as_json: Json = False) -> None:
    """Check every byte of the index, and the encoder against it.

    \b
        ragnotes verify
    """
    from .. import gathering, opening

    settings, _ = read_setup(index=folder)
    findings = opening.verify(settings)
    if as_json:
        print_json({"index": gathering.as_typed(settings.index.absolute(), settings), "findings": findings})
    else:
        out("\n".join(findings) if findings else "every byte of the index is as it was written")
    if findings:
        tell("try: ragnotes index --rebuild")
        raise typer.Exit(8)


def status(folder: IndexFolder = None, as_json: Json = False) -> None:
    """Tell what is indexed, with which encoder, and which notes changed since.

    \b
        ragnotes status
    """
    from .. import refreshing, showing

    settings, _ = read_setup(index=folder)
    state = refreshing.status(settings)
    if as_json:
        print_json(state)
    else:
        out(showing.status(state))


def doctor(
    folder: IndexFolder = None,
    model: Model = None,
    base_url: BaseUrl = None,
    reach: Annotated[bool, typer.Option("--reach", help="Call the model's server too, without a key and without any text.")] = False,
    as_json: Json = False,
) -> None:
    """Tell what is installed, with the command that cures what is not. No server is asked, unless --reach says so.

    \b
        ragnotes doctor
        ragnotes doctor --reach -m ollama/llama3.2
    """
    import dataclasses

    from .. import doctoring, opening, showing

    settings, key = connected(index=folder, model=model, base_url=base_url)
    checks = doctoring.doctor(settings, has_key=key is not None, index_state=opening.health(settings), reach=reach)
    if as_json:
        print_json({"checks": [dataclasses.asdict(check) for check in checks]})
    else:
        out(showing.checks(checks))
    raise typer.Exit(0 if all(check.ok for check in checks) else 1)


def model_download(
    target: Annotated[str | None, typer.Argument(metavar="[DIR]", help="Where to. [default: the XDG data folder]")] = None,
) -> None:
    """Fetch the default encoder's files, pinned and hash-checked; the only verb that fetches a model.

    \b
        ragnotes model download
    """
    from .. import models

    folder = models.download(Path(target) if target else models.download_folder(os.environ), tell=tell, progress=progress())
    out(str(folder))
