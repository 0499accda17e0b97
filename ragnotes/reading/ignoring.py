"""What a user's rules leave out: the lines of .gitignore and .ragnotesignore, the globs of --exclude, and what no notes lie in."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Sequence, Set
from typing import Any

from ..frozen import frozen

IGNORE_FILES = (".gitignore", ".ragnotesignore")

_MOST_STARS = 3  # between two slashes
_NEVER_ENTERED = frozenset({"node_modules", "__pycache__"})


@frozen
class Rules:
    """What one ignore file names: `spec` is a pathspec.GitIgnoreSpec that sees paths relative to `folder`."""

    file: str  # .gitignore or .ragnotesignore
    folder: str
    spec: Any
    above: str = ""  # where the root lies, seen from a folder above it


def rules_of(file: str, folder: str, text: str) -> Rules:
    """Return the rules that an ignore file's text holds; a pattern that cannot be read names nothing, as for git."""
    import warnings

    import pathspec

    usable = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of brackets in brackets, told with a path of this program's
        for line in filter(_is_quick, text.split("\n")):
            try:
                pathspec.GitIgnoreSpec.from_lines([line])
            except (ValueError, re.error):
                continue
            usable.append(line)
        return Rules(file, folder, pathspec.GitIgnoreSpec.from_lines(usable))


def _is_quick(line: str) -> bool:
    """Return whether a pattern is one that no long name can make slow: each star may reach over all letters of the others."""
    parts = line.split("/")
    return len(line) < 1_000 and parts.count("**") <= _MOST_STARS and all(part.count("*") <= _MOST_STARS for part in parts)


def none_left_out(names: Set[str], exclude: Sequence[str], rules: Sequence[Rules]) -> bool:
    """Return whether no rule can leave out an entry of a folder with these names: so it is in most folders, told at once."""
    return not (exclude or rules) and names.isdisjoint(_NEVER_ENTERED) and "/." not in "/" + "/".join(names)


def why_left_out(folder: str, entry: os.DirEntry[str], exclude: Sequence[str], rules: Sequence[Rules]) -> str:
    """Return which rule leaves an entry of a folder out, "" for none."""
    if entry.name.startswith("."):
        return "hidden"
    if entry.name in _NEVER_ENTERED and entry.is_dir(follow_symlinks=False):
        return "a folder of code"
    if not (exclude or rules):
        return ""
    place = os.path.join(folder, entry.name)  # noqa: PTH118 - Path would fold a name such as "."
    if _is_excluded(place, exclude):
        return "named by --exclude"
    file = _ignored_by(place, entry, rules)
    return f"named by {file}" if file else ""


def _is_excluded(place: str, exclude: Sequence[str]) -> bool:
    if not exclude:
        return False
    name = place.rpartition("/")[2]
    globs = [glob.removesuffix("/**").removesuffix("/").removeprefix("./") for glob in exclude]
    return any(fnmatch.fnmatchcase(name, glob) or fnmatch.fnmatchcase(place, glob) for glob in globs)


def _ignored_by(place: str, entry: os.DirEntry[str], rules: Sequence[Rules]) -> str:
    """Return the ignore file that names a place, "" if the last word on it is that it is kept, or if none has any."""
    for rule in reversed(rules):  # the nearest folder has the last word
        below = f"{rule.above}/{place}" if rule.above else place[len(rule.folder) + 1 :] if rule.folder else place
        verdict = rule.spec.check_file(below + "/" if entry.is_dir(follow_symlinks=False) else below).include
        if verdict is not None:
            return rule.file if verdict else ""
    return ""
