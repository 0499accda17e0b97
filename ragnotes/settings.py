"""Flags, environment and configuration, read once into one record. Flags win over the environment, then a project's file, then the user's.

A project's `ragnotes.toml` comes with a clone and is trusted with little: where notes and index lie and how answers look.
Models, embedders, prompts, keys, prices and addresses come from a flag, the environment or the user's own
`ragnotes/config.toml` in the XDG configuration folder.
"""

from __future__ import annotations

import difflib
import math
import re
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from .errors import UsageError
from .frozen import frozen
from .records.settings import Settings

# key -> type, the very names that may stand in a configuration file
PROJECT_KEYS: dict[str, type] = {"notes": list, "exclude": list, "index": str, "k": int, "style": str, "languages": list}
USER_KEYS: dict[str, type] = {
    "model": str, "base_url": str, "key_variable": str, "embedder": str, "model_folder": str, "prompts": str, "timeout": float,
    "max_tokens": int, "jobs": int, "temperature": float, "anthropic_version": str, "max_tokens_name": str,
    "max_cost": float, "price_in": float, "price_out": float, "keys": dict,
    "k": int, "style": str, "languages": list,
}  # fmt: skip
STYLES = ("unhelpful", "plain", "tldr", "bullets")
_LEAST = {"k": 1, "jobs": 1, "max_tokens": 1, "temperature": 0, "max_cost": 0, "price_in": 0, "price_out": 0, "timeout": 0.1}


@frozen
class Config:
    """The configuration files as read. `keys` never goes into a record that is shown or stored."""

    project: Mapping[str, Any]
    project_folder: Path
    user: Mapping[str, Any]
    keys: Mapping[str, str]


def nearest(word: str, known: list[str]) -> str:
    """Return ' (did you mean X?)' for the known word nearest to this one, or ''."""
    close = difflib.get_close_matches(word, known, n=1)
    return f" (did you mean {close[0]}?)" if close else ""


def _read_toml(path: Path, allowed: Mapping[str, type]) -> dict[str, Any]:
    import tomllib  # its patterns take longer than the rest of this file

    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}", f"mend or remove {path}") from error
    for key, value in table.items():
        if key not in allowed:
            hint = nearest(key, sorted(allowed))
            raise UsageError(f"{path}: unknown key {key!r}{hint}", f"use one of: {', '.join(sorted(allowed))}")
        wanted = (int, float) if allowed[key] is float else allowed[key]
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise UsageError(f"{path}: {key} must be of type {allowed[key].__name__}", f"mend {key} in {path}")
        if allowed[key] is list and not all(isinstance(item, str) for item in table[key]):
            raise UsageError(f"{path}: {key} must be a list of strings", f"mend {key} in {path}")
    return table


def _upwards(start: Path, name: str) -> Path | None:
    return next((folder / name for folder in (start, *start.parents) if (folder / name).is_file()), None)


def _xdg(env: Mapping[str, str], variable: str, fallback: str) -> Path:
    named = env.get(variable, "")
    return Path(named) if named.startswith("/") else (Path(env["HOME"]) if env.get("HOME") else Path.home()) / fallback


def read_config(env: Mapping[str, str], cwd: Path) -> Config:
    """Return the project's and the user's configuration; UsageError names the file and the offending key."""
    project = _upwards(cwd, "ragnotes.toml")
    user = _xdg(env, "XDG_CONFIG_HOME", ".config") / "ragnotes" / "config.toml"
    table = _read_toml(user, USER_KEYS) if user.is_file() else {}
    keys = table.pop("keys", {})
    if keys and stat.S_IMODE(user.stat().st_mode) & 0o077:
        raise UsageError(f"{user} holds keys and others can read it", f"chmod 600 {user}")
    if not all(isinstance(value, str) for value in keys.values()):
        raise UsageError(f"{user}: every key in [keys] must be a string", f"mend [keys] in {user}")
    return Config(_read_toml(project, PROJECT_KEYS) if project else {}, project.parent if project else cwd, table, keys)


def _find_index(flag: str | None, env: Mapping[str, str], config: Config, cwd: Path) -> Path:
    """Return the index: named, of the project, or the nearest `index/CURRENT` upwards; without one, here."""
    named = flag or env.get("RAGNOTES_INDEX")
    if named:
        return cwd / Path(named).expanduser()
    if "index" in config.project:
        return config.project_folder / str(config.project["index"])
    current = _upwards(cwd, "index/CURRENT")
    return current.parent if current else cwd / "index"


def _number(env: Mapping[str, str], variable: str) -> float | None:
    value = env.get(variable, "")
    if not value:
        return None
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not 0 <= number < math.inf:
        raise UsageError(f"{variable} must be a number, not {value!r}", f"unset {variable}")
    return number


def _known_style(style: str) -> str:
    if style not in STYLES:
        raise UsageError(f"unknown style {style!r}{nearest(str(style), list(STYLES))}", f"use one of: {', '.join(STYLES)}")
    return style


def _check_numbers(pick: Callable[[str], Any]) -> None:
    """Raise UsageError for a number that would silently switch off what it limits."""
    for name, least in _LEAST.items():
        value = pick(name)
        if value is not None and not (least <= value < math.inf):
            cure = f"mend {name} in the configuration, or name it on the command line"
            raise UsageError(f"{name} must be a number from {least}, not {value}", cure)


def _prompt_files(pairs: tuple[str, ...], cwd: Path) -> tuple[tuple[str, Path], ...]:
    files = []
    for pair in pairs:
        name, equals, file = pair.partition("=")
        if not equals or not file:
            raise UsageError(f"--prompt takes NAME=FILE, not {pair!r}", "ragnotes prompt list")
        files.append((name, cwd / Path(file).expanduser()))
    return tuple(files)


def _variable(name: str | None) -> str | None:
    """Return the name of the variable of the key. What is none, such as the key itself typed there, is refused and not repeated."""
    if name is not None and not re.fullmatch("[A-Z_][A-Z0-9_]*", name):
        raise UsageError("RAGNOTES_KEY_VARIABLE is not the name of a variable in capitals", "export RAGNOTES_KEY_VARIABLE=SERVER_KEY")
    return name


def _folder(prompts: str) -> Path:
    folder = Path(prompts).expanduser()
    if not folder.is_dir():
        raise UsageError(f"there is no folder of prompts {folder}", "unset RAGNOTES_PROMPTS, and prompts in the configuration")
    return folder


def read_settings(env: Mapping[str, str], cwd: Path, config: Config, flags: Mapping[str, Any]) -> Settings:
    """Return the settings of this run. `flags` holds what the command line gave, None or absent for what it did not."""

    def pick(name: str, variable: str = "", default: Any = None) -> Any:
        asked = (flags.get(name), env.get(variable) or None if variable else None, config.project.get(name), config.user.get(name))
        return next((value for value in asked if value is not None), default)

    style = _known_style(pick("style", default="unhelpful"))
    timeout, model_folder, prompts = pick("timeout"), pick("model_folder", "RAGNOTES_MODEL_FOLDER"), pick("prompts", "RAGNOTES_PROMPTS")
    _check_numbers(pick)
    return Settings(
        index=_find_index(flags.get("index"), env, config, cwd),
        cwd=cwd,
        state=_xdg(env, "XDG_STATE_HOME", ".local/state") / "ragnotes",
        notes=tuple(str(config.project_folder / note) for note in config.project.get("notes", ())),
        exclude=tuple(flags.get("exclude") or config.project.get("exclude", ())),
        k=int(pick("k", default=8)),
        style=style,
        languages=tuple(flags.get("language") or pick("languages", default=())),
        answer_language=flags.get("answer_language"),
        model=None if flags.get("no_llm") else pick("model", "RAGNOTES_MODEL"),
        base_url=pick("base_url", "RAGNOTES_BASE_URL"),
        key_variable=_variable(pick("key_variable", "RAGNOTES_KEY_VARIABLE")),
        max_tokens=pick("max_tokens"),
        max_cost=pick("max_cost"),
        price_in=pick("price_in") if pick("price_in") is not None else _number(env, "RAGNOTES_PRICE_IN"),
        price_out=pick("price_out") if pick("price_out") is not None else _number(env, "RAGNOTES_PRICE_OUT"),
        timeout=float(timeout if timeout is not None else _number(env, "RAGNOTES_TIMEOUT") or 600.0),
        embedder=pick("embedder", "RAGNOTES_EMBEDDER"),
        model_folder=Path(model_folder).expanduser() if model_folder else None,
        prompts=_prompt_files(tuple(flags.get("prompt") or ()), cwd),
        prompts_folder=_folder(prompts) if prompts else None,
        refresh=bool(flags.get("refresh", True)),
        log=bool(flags.get("log", True)),
        stream=bool(flags.get("stream", True)),
        events=tuple(flags.get("event") or ()),
        speakers=tuple(flags.get("speaker") or ()),
        authors=tuple(flags.get("author") or ()),
        years=tuple(flags.get("year") or ()),
        paths=tuple(flags.get("path") or ()),
        translate=bool(flags.get("translate", False)),
        without=tuple(flags.get("without") or ()),
        critique=bool(flags.get("critique", False)),
        strict=bool(flags.get("strict", False)),
        jobs=int(pick("jobs", default=4)),
        fresh=bool(flags.get("fresh", False)),
        temperature=pick("temperature"),
        max_tokens_name=pick("max_tokens_name", "RAGNOTES_MAX_TOKENS_NAME"),
        anthropic_version=pick("anthropic_version", "RAGNOTES_ANTHROPIC_VERSION"),
    )


def read_key(env: Mapping[str, str], config: Config, variable: str | None) -> str | None:
    """Return the key that the variable names, from the environment or the user's `[keys]`; None when there is none."""
    if variable is None:
        return None
    return env.get(variable) or config.keys.get(variable) or None
