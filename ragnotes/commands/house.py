"""index, talks, verify, status, doctor and model download."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from .common import connected, out, print_json, progress, read_setup, tell
from .options import BaseUrl, Embedder, IndexFolder, Json, Model


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
    from .. import choosing, indexing, showing

    settings, _ = read_setup(index=folder, exclude=exclude, embedder=embedder)
    report = indexing.build(paths or (), settings, drop=drop or (), rebuild=rebuild, tell=tell, progress=progress())
    if as_json:
        print_json(report)
    else:
        out(showing.index_report(report, choosing.questions_to_try(settings)))


def talks(
    paths: Annotated[list[str], typer.Argument(help="Files or folders of notes.")],
    as_json: Json = False,
) -> None:
    """List the talks found in notes, with the rule that found each and its confidence.

    \b
        ragnotes talks post.md
        ragnotes talks notes/ --json
    """
    from .. import gathering, showing

    settings, _ = read_setup()
    listing = gathering.list_talks(paths, settings)
    if as_json:
        print_json(listing)
    else:
        out(showing.talk_list(listing))


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


def doctor(folder: IndexFolder = None, model: Model = None, base_url: BaseUrl = None, as_json: Json = False) -> None:
    """Tell what is installed, with the command that cures what is not. No server is asked.

    \b
        ragnotes doctor
    """
    import dataclasses

    from .. import models, opening, showing

    settings, key = connected(index=folder, model=model, base_url=base_url)
    checks = models.doctor(settings, has_key=key is not None, index_state=opening.health(settings))
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
