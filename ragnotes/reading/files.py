"""Which files under a root may be notes, each with its file of corrections, and the bytes of one.

Nothing outside the root, nothing that is not a plain file.
"""

from __future__ import annotations

import errno
import operator
import os
import re
import stat
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..errors import NoteError
from ..records.files import FileStat, Listing, Skipped
from .ignoring import IGNORE_FILES, Rules, none_left_out, rules_of, why_left_out

NOTE_SUFFIXES = frozenset(  # ".lr" is Lektor's, ".rmd" and ".qmd" are the Markdown of R and Quarto
    ["", *".md .markdown .mdown .mkd .mkdn .mdwn .mdx .rmd .qmd .lr .txt .text .rst .org .adoc .asciidoc .ipynb .html .htm .xhtml".split()]
)

_DOTTED = (".md", *sorted(NOTE_SUFFIXES - {"", ".md"}))  # nearly every file ends with the first of them
SIDECAR = ".talks.toml"  # corrections by hand, read with the note they are named after


def read_file(stat: FileStat) -> bytes:
    """Return the bytes of a file as it was listed; raises NoteError as `read_bytes` does."""
    return read_bytes(stat.path, follow=stat.named)


def read_bytes(path: Path | str, max_bytes: int = 20_000_000, *, follow: bool = False) -> bytes:
    """Return the bytes of a regular file; raises NoteError with the reason when there are none to be had.

    A link is followed only where a user named it: what was a file when its folder was listed may be a link to elsewhere by now.
    """
    try:
        # without O_NONBLOCK opening a pipe that nobody writes to never comes back
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follow else os.O_NOFOLLOW))
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise NoteError("not a regular file")
            if found.st_size > max_bytes:
                raise NoteError(f"too large: more than {max_bytes / 1e6:g} MB")
            data, at_once = b"", max(found.st_size + 1, 1 << 16)
            while len(data) <= max_bytes and (part := os.read(handle, at_once)):
                data += part
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise NoteError(_reason(error)) from None
    if len(data) > max_bytes:  # it grew since
        raise NoteError(f"too large: more than {max_bytes / 1e6:g} MB")
    return data


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "unreadable: permission denied"
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "a link, which is not followed"
    words = error.strerror if isinstance(error, OSError) else None
    return f"unreadable: {(words or 'not a path').lower()}"


def list_files(root: Path, exclude: Sequence[str] = ()) -> Listing:
    """Return the possible notes under a file or folder, in a stable order, with what was passed over.

    What is hidden or named by an ignore file or a glob of `exclude` is `left_out`, folders as a whole; indexes of ours and links to places
    that are read anyway are passed over without a word. Raises NoteError if there is nothing at `root`.
    """
    try:
        info = root.stat()
    except (OSError, ValueError) as error:
        raise NoteError(f"{root}: {_reason(error)}", f"ls -l {root.parent}") from None
    if not stat.S_ISDIR(info.st_mode):
        if not stat.S_ISREG(info.st_mode):
            return Listing((), (), (Skipped(str(root), "not a regular file"),))
        sidecar, told = _sidecar_beside(root)
        return Listing((FileStat(str(root), info.st_size, info.st_mtime_ns, sidecar, info.st_ctime_ns, named=True),), (), told)
    return _walk(root, exclude)


def _sidecar_beside(note: Path) -> tuple[FileStat | None, tuple[Skipped, ...]]:
    """Return the file of corrections that belongs to one note, and why another that may have been meant for it is not read."""
    real = Path(os.path.realpath(note)) if note.is_symlink() else note
    meant = {f"{base}{SIDECAR}" for base in (real.name, real.stem)}
    if not any(os.path.lexists(real.parent / name) for name in meant):
        return None, ()
    try:
        with os.scandir(real.parent) as found:
            entries = list(found)
    except OSError:
        return None, ()
    wanted = [entry for entry in entries if entry.name in meant]
    sidecars, told = _pair(real.parent, wanted, _note_names(entries) | {real.name})
    return sidecars.get(real.name), tuple(told)


def _note_names(entries: Iterable[os.DirEntry[str]]) -> set[str]:
    """Return the names of a folder's files that may be notes."""
    return {entry.name for entry in entries if suffix_of(entry.name) in NOTE_SUFFIXES and entry.is_file()}


def _pair(folder: Path, sidecars: Iterable[os.DirEntry[str]], notes: set[str]) -> tuple[dict[str, FileStat], list[Skipped]]:
    """Return the file of corrections of each note that has one, and those that correct nothing, with the reason.

    A file is named after the note's whole name, or after its stem where that is the stem of no other note; the whole name wins.
    """
    paired: dict[str, FileStat] = {}
    skipped: list[Skipped] = []
    whole = {entry.name.removesuffix(SIDECAR) for entry in sidecars} & notes
    for entry in sorted(sidecars, key=lambda entry: entry.name):
        base = entry.name.removesuffix(SIDECAR)
        owners = [base] if base in whole else sorted(name for name in notes if Path(name).stem == base)
        reason = ""
        if not owners:
            reason = "corrects no note: none of that name lies beside it"
        elif len(owners) > 1:
            reason = f"corrects no note: {' and '.join(owners[:3])} share that name; name it {owners[0]}{SIDECAR}"
        elif base not in whole and owners[0] in whole:
            reason = f"not read: {owners[0]}{SIDECAR} is"
        elif not entry.is_file(follow_symlinks=False):
            reason = "not a regular file"
        else:
            try:
                info = entry.stat(follow_symlinks=False)
                paired[owners[0]] = FileStat(entry.path, info.st_size, info.st_mtime_ns, None, info.st_ctime_ns)
            except OSError as error:
                reason = _reason(error)
        skipped += [Skipped(entry.path, reason)] if reason else []
    return paired, skipped


def _walk(root: Path, exclude: Sequence[str]) -> Listing:
    files, skipped, left_out = list[FileStat](), list[Skipped](), list[Skipped]()
    others, seen = Counter[str](), defaultdict[int, set[int]](set)
    real_root = os.path.realpath(root)
    waiting: list[tuple[str, tuple[Rules, ...]]] = [("", _rules_above(root))]
    while waiting:
        folder, rules = waiting.pop()
        here = root / folder
        try:
            with os.scandir(here) as found:
                entries = sorted(found, key=operator.attrgetter("name"))
        except OSError as error:
            skipped.append(Skipped(str(here), _reason(error)))
            continue
        names = {entry.name for entry in entries}
        if folder and _is_index(here, names):
            continue
        rules = rules + _read_rules(root, folder, names)
        below: list[tuple[str, tuple[Rules, ...]]] = []
        kept, without = (entries, []) if none_left_out(names, exclude, rules) else _kept(folder, entries, exclude, rules)
        left_out += without
        sidecars = [entry for entry in kept if entry.name.endswith(SIDECAR) and not entry.is_dir()]
        paired, told = _pair(here, sidecars, _note_names(entries)) if sidecars else ({}, [])
        named = {entry.name for entry in sidecars}
        skipped += told
        plain: list[os.DirEntry[str]] = []
        for entry in kept:
            if named and entry.name in named:
                continue
            if entry.is_file(follow_symlinks=False):
                plain.append(entry)
            elif entry.is_symlink():
                reason = _link_reason(entry.path, real_root)
                skipped.extend([Skipped(entry.path, reason)] if reason else [])
            elif entry.is_dir(follow_symlinks=False):
                place = os.path.join(folder, entry.name)  # noqa: PTH118 - Path would fold a name such as "."
                below.append((place, rules))
            else:
                plain.append(entry)
        _take_files(plain, paired, files, others, skipped, seen)
        waiting.extend(reversed(below))  # depth first, in the order of names
    path = operator.attrgetter("path")
    files.sort(key=path if all(map(str.isascii, map(path, files))) else lambda file: os.fsencode(file.path))  # of ASCII the same order
    attachments = tuple(sorted(others.items(), key=lambda pair: (-pair[1], pair[0])))
    return Listing(tuple(files), attachments, _in_order(skipped), _in_order(left_out))


def _kept(
    folder: str, entries: Sequence[os.DirEntry[str]], exclude: Sequence[str], rules: Sequence[Rules]
) -> tuple[list[os.DirEntry[str]], list[Skipped]]:
    """Return the entries of a folder that no rule leaves out, and those left out that may hold notes, with the rule."""
    kept, left_out = list[os.DirEntry[str]](), list[Skipped]()
    for entry in entries:
        if not (rule := why_left_out(folder, entry, exclude, rules)):
            kept.append(entry)
        elif _may_hold_notes(entry):
            left_out.append(Skipped(entry.path, rule))
    return kept, left_out


def _in_order(skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
    return tuple(sorted(skipped, key=lambda skip: os.fsencode(skip.file)))


def _may_hold_notes(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder, or a file named as notes are, be it ".md" alone: ".DS_Store" is none."""
    name, kinds = (f"x.{entry.name.lstrip('.')}", _DOTTED) if entry.name.startswith(".") else (entry.name, NOTE_SUFFIXES)
    return entry.is_dir(follow_symlinks=False) or ("." in name and suffix_of(name) in kinds)


def suffix_of(name: str) -> str:
    """Return the extension of a file's name with its dot, in small letters; none for "2021-04-03 v1.2 notes" or "notes.2021".

    >>> suffix_of("Post.MD"), suffix_of("v1.2 notes"), suffix_of("notes.2021"), suffix_of("archive.7z")
    ('.md', '', '', '.7z')
    """
    dot = name.rfind(".")
    plain = name[dot:] if dot > 0 else ""
    if plain not in NOTE_SUFFIXES:
        plain = plain.lower()
    if plain in NOTE_SUFFIXES and name[:1] != ".":
        return plain  # nearly every file: what follows takes five times as long
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a Path a file would be a third of the time to look at a folder
    return suffix if suffix in NOTE_SUFFIXES or re.fullmatch(r"\.(?=\w*[a-z])\w{1,10}", suffix) else ""


def _take_files(
    entries: Iterable[os.DirEntry[str]],
    sidecars: Mapping[str, FileStat],
    files: list[FileStat],
    others: Counter[str],
    skipped: list[Skipped],
    seen: dict[int, set[int]],
) -> None:
    """Put the possible notes of a folder behind the others, each with its corrections; `seen`: inodes of a device, each taken once."""
    for entry in entries:
        try:
            info = entry.stat(follow_symlinks=False)
        except OSError as error:
            skipped.append(Skipped(entry.path, _reason(error)))
            continue
        inode, inodes = info.st_ino, seen[info.st_dev]
        if not stat.S_ISREG(info.st_mode):
            skipped.append(Skipped(entry.path, "not a regular file"))
        elif not entry.name.endswith(_DOTTED) and (suffix := suffix_of(entry.name)) not in NOTE_SUFFIXES:
            others[suffix] += 1
        elif inode in inodes:
            skipped.append(Skipped(entry.path, "another name of a file already read"))
        else:
            inodes.add(inode)
            files.append(FileStat(entry.path, info.st_size, info.st_mtime_ns, sidecars.get(entry.name), info.st_ctime_ns))


def _is_index(folder: Path, names: set[str]) -> bool:
    """Return whether a folder is an index of ours: its CURRENT names a generation. A folder of that name alone may hold notes."""
    if "CURRENT" not in names:
        return False
    try:
        return re.match(rb"gen-\d{8} ", read_bytes(folder / "CURRENT", 200)) is not None
    except NoteError:
        return False


def _link_reason(path: str, real_root: str) -> str | None:
    """Return why a link is told as skipped; None for one whose target lies under the root and is met there."""
    target = os.path.realpath(path)
    if not os.path.lexists(target):
        return "a link to nothing"
    if os.path.islink(target):  # realpath gives a link back only when it runs in a circle  # noqa: PTH114
        return "a link that runs in a circle"
    inside = target == real_root or target.startswith(real_root.rstrip("/") + "/")
    return None if inside else "a link to a place outside the folder"


def _read_rules(root: Path, folder: str, names: set[str]) -> tuple[Rules, ...]:
    """Return the rules of the ignore files of a folder; one that cannot be read names nothing."""
    found = []
    for name in IGNORE_FILES:
        if name in names:
            try:
                found.append(rules_of(name, folder, read_bytes(root / folder / name, 1_000_000).decode("utf-8", "replace")))
            except NoteError:
                continue
    return tuple(found)


def _rules_above(root: Path) -> tuple[Rules, ...]:
    """Return the rules of ignore files above the root, up to the top of the git checkout that it lies in; none outside of one.

    Rules that name the root itself do not count: who asks for it wants it read, and private notes are often kept out of git.
    """
    real = Path(os.path.realpath(root))
    top = next((folder for folder in real.parents if (folder / ".git").exists()), None)
    if top is None:
        return ()
    above = [folder for folder in reversed(real.parents) if folder.is_relative_to(top)]
    names = {folder: {name for name in IGNORE_FILES if (folder / name).is_file()} for folder in above}
    found = ((folder, rule) for folder in above for rule in _read_rules(folder, "", names[folder]))
    placed = (replace(rule, above=real.relative_to(folder).as_posix()) for folder, rule in found)
    return tuple(rule for rule in placed if not rule.spec.check_file(f"{rule.above}/").include)
