"""The folder of an index: whether it is one, who may write to it, and how it is made. One process holds the lock at a time."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ..errors import IndexDamaged, IndexLocked, IndexMissing, RagnotesError
from ..patterns import at_first_use
from ..text import in_line
from .generation import sync_folder, unwritable, write_file
from .index import read_current

# Exactly the names that a writer makes: anything else in the folder is somebody's and is never removed.
GENERATION, UNFINISHED, SPOOL = r"gen-\d{8}", r"tmp-gen-\d{8}|tmp-CURRENT|tmp-scratch", r"spool-[0-9a-f]{16}"
_OURS = at_first_use(rf"CURRENT|LOCK|README\.md|\.gitignore|{GENERATION}|{UNFINISHED}|{SPOOL}")
_UNKNOWN = 1.0  # seconds for who has just taken the lock to write down who it is


def is_ours(folder: Path) -> bool:
    """Return whether a folder is an index, or holds nothing but what is left of one, or nothing, or does not exist.

    What else lies in one that has a generation, as file managers leave it, is passed over and stays.
    """
    return _foreign(folder) is None


def _foreign(folder: Path) -> str | None:
    """Return the name of a file that shows that the folder is somebody's and no index; None for an index."""
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return folder.name
    others = [name for name in names if not _OURS().fullmatch(name)]
    with contextlib.suppress(IndexMissing, IndexDamaged):
        others = [] if others and (folder / read_current(folder)[0]).is_dir() else others
    return others[0] if others else None


def check_ours(folder: Path) -> None:
    """Raise RagnotesError for a folder that holds files which are not of an index, and none that are."""
    name = _foreign(folder)
    if name is not None:
        such = f", such as {in_line(name)}" if name != folder.name else ""
        raise RagnotesError(f"{folder} holds files that are not of an index{such}", "ragnotes index PATHS --index ANOTHER-FOLDER")


@contextlib.contextmanager
def lock(
    folder: Path, wait: float = 2.0, *, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
) -> Iterator[None]:
    """Hold the writer's lock of an index folder, which is made if it is not there.

    Raises IndexLocked when another process holds it for longer than `wait` seconds, or a moment more until it is known which, and
    RagnotesError for a folder with files not ours or that cannot be written. One made for a run that fails before it writes goes again.
    """
    until = clock() + wait
    handle, made = _open_lock(folder)
    try:
        while not (locked := _try_lock(handle, folder)) or not _is_lock(handle, folder):
            if locked:  # of a file that is no more: who held it failed, and took the folder away that it had made
                gone = handle
                handle, made = _open_lock(folder)
                os.close(gone)
            elif clock() >= until and ((holder := _holder(handle)) or clock() >= until + _UNKNOWN):
                by = f" by process {holder}" if holder else ""
                raise IndexLocked(f"the index in {folder} is being written{by}", "wait until it is done, then the same command again")
            else:
                sleep(0.05)
        _leave_word(handle, f"{os.getpid()}\n")
        try:
            yield
        except BaseException:
            _unmake(made)
            raise
        finally:
            _leave_word(handle, "")  # the next one is not taken for this one before it has written its own
    finally:
        os.close(handle)  # and with it the lock goes, also when the process is killed


def _leave_word(handle: int, text: str) -> None:
    """Write who holds the lock into its file, or nothing; on a full disk nothing is written, and the lock holds all the same."""
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        os.pwrite(handle, text.encode(), 0)


def _holder(handle: int) -> int | None:
    """Return the process that holds the lock; None while it has not written its number, or where that is of one killed before."""
    told = os.pread(handle, 20, 0).strip()
    process = int(told) if told.isdigit() else 0
    try:
        os.kill(process, 0)
    except (OSError, OverflowError) as error:
        return process if isinstance(error, PermissionError) else None  # somebody else's, alive
    return process or None


def _open_lock(folder: Path) -> tuple[int, list[Path]]:
    """Return the descriptor of the file to lock, and the folders that were made for it, the innermost last. Raises RagnotesError."""
    try:
        check_ours(folder)
        made = _make_folder(folder)
        return os.open(folder / "LOCK", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600), made
    except OSError as error:
        raise unwritable(folder, error) from error


def _make_folder(folder: Path) -> list[Path]:
    """Make an index folder that git passes over: it is as private as the notes. One that is there is left as it is.

    Returns the folders made, the innermost last, each synced into the one above it. Raises OSError.
    """
    made: list[Path] = []
    for path in reversed([folder, *folder.parents]):
        if not path.is_dir():
            try:
                path.mkdir(mode=0o700)
            except FileExistsError:
                if path.is_dir():  # another writer was faster
                    continue
                raise
            sync_folder(path.parent)
            made.append(path)
    if made[-1:] == [folder]:
        write_file(folder / ".gitignore", [b"*\n!README.md\n"])
    return made


def _unmake(made: Sequence[Path]) -> None:
    """Remove the folders made for a run that failed, unless it left something that the next run can use."""
    with contextlib.suppress(OSError):
        if not made or {path.name for path in made[-1].iterdir()} - {"LOCK", ".gitignore"}:
            return
        for name in ("LOCK", ".gitignore"):
            (made[-1] / name).unlink(missing_ok=True)
        for path in reversed(made):
            path.rmdir()


def _is_lock(handle: int, folder: Path) -> bool:
    """Return whether an open file is still the one that lies in the folder to be locked."""
    try:
        return os.path.samestat(os.fstat(handle), (folder / "LOCK").stat())
    except FileNotFoundError:
        return False


def _try_lock(handle: int, folder: Path) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES):
            return False
        raise unwritable(folder, error) from error
    return True
