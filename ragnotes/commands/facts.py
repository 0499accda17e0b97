"""mentions."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from .common import out, print_json, read_setup, tell, years
from .options import Author, Event, IndexFolder, Json, Language, NoRefresh, NotePath, Speaker, Year


def mentions(
    links: Annotated[bool, typer.Option("--links", help="Every link, repository and package, with talk, speaker and line.")] = False,
    speakers: Annotated[bool, typer.Option("--speakers", help="Who spoke where.")] = False,
    topics: Annotated[bool, typer.Option("--topics", help="What recurs over talks and years.")] = False,
    event: Event = None,
    speaker: Speaker = None,
    author: Author = None,
    year: Year = None,
    language: Language = None,
    path: NotePath = None,
    no_refresh: NoRefresh = False,
    folder: IndexFolder = None,
    as_json: Json = False,
) -> None:
    """Tell what the notes mention, without a model: links and packages, who spoke where, what recurs over talks and years.

    \b
        ragnotes mentions                              # the first of each
        ragnotes mentions --links --event "PyCon Sweden"
        ragnotes mentions --speakers --year 2023
        ragnotes mentions --topics --author Noor | less

    A package is one that the notes link, install or import; then it counts wherever they write its name. A topic stands in two talks
    at least; a talk noted by several people counts once. Everything is read from the index: `ragnotes index` makes it.
    """
    from .. import mentioning
    from . import factsheet

    asked = {"links": links, "speakers": speakers, "topics": topics}
    parts = [part for part in mentioning.PARTS if asked[part]] or list(mentioning.PARTS)
    settings, _ = read_setup(
        index=folder, event=event, speaker=speaker, author=author, year=years(year), language=language, path=path, refresh=not no_refresh
    )
    found = mentioning.mentions_of(settings, parts, tell=tell)
    if as_json:
        print_json(found)
    else:
        out(factsheet.sheet(found, parts, timeline=sys.stdout.isatty()))
    raise typer.Exit(0 if found.links or found.packages or found.speakers or found.topics else 3)
