"""What flags, environment and configuration came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frozen import frozen

if TYPE_CHECKING:
    from pathlib import Path


@frozen
class Settings:
    """What flags, environment and configuration came to; read once, by `settings`, passed on by `cli`.

    Keys are not in here: `answers` gets the one it needs as a value of its own.
    """

    index: Path
    cwd: Path
    state: Path  # $XDG_STATE_HOME/ragnotes
    notes: tuple[str, ...]  # from a project's ragnotes.toml: what `index` reads without PATHS
    exclude: tuple[str, ...]
    k: int
    style: str
    languages: tuple[str, ...]
    answer_language: str | None  # --in
    model: str | None  # provider/name; None: no call is made
    base_url: str | None
    key_variable: str | None
    max_tokens: int | None
    max_cost: float | None
    price_in: float | None  # per million tokens, the user's own figure
    price_out: float | None
    timeout: float  # seconds for a whole call
    embedder: str | None  # a sentence-transformers model, None: the default encoder
    model_folder: Path | None  # RAGNOTES_MODEL_FOLDER
    prompts: tuple[tuple[str, Path], ...]  # --prompt NAME=FILE
    prompts_folder: Path | None  # RAGNOTES_PROMPTS
    refresh: bool
    log: bool
    stream: bool
    events: tuple[str, ...]
    speakers: tuple[str, ...]
    authors: tuple[str, ...]
    years: tuple[int, ...]
    paths: tuple[str, ...] = ()  # files, folders or globs, as typed from `cwd`
    translate: bool = False  # ask the model for the question in the languages of the index
    without: tuple[str, ...] = ()  # steps of the search that are left out
    critique: bool = False  # have the model check its answer, with one more call
    strict: bool = False  # drop the sentences of an answer that hold what could not be verified
    jobs: int = 4  # calls of `summarise` that run side by side
    fresh: bool = False  # take no reply over from a run that was cut
    temperature: float | None = None  # sent only if the user asks for one
    max_tokens_name: str | None = None  # what a server of OpenAI's format calls the limit of a reply; None: as its provider does
    anthropic_version: str | None = None  # the API's date; None: the newest that takes the request
