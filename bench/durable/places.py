"""Places where an index cannot be read or written: a clear line, and the old index stays whole."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from recording import Figure, Table

from . import failing, hostile, world

NOBODY = 65534  # root may read and write everywhere: the runs are those of somebody else


def _read_only(home: Path) -> None:
    for path in [home / "index", *(home / "index").rglob("*")]:
        path.chmod(0o500 if path.is_dir() else 0o400)


def _not_ours(home: Path) -> None:
    for path in (home / "index").iterdir():
        os.chown(path, 0, 0, follow_symlinks=False)
    os.chown(home / "index", 0, 0)
    (home / "index").chmod(0o700)


def _a_file(home: Path) -> None:
    shutil.rmtree(home / "index")
    (home / "index").write_text("mine\n")


def _a_link(home: Path) -> None:
    (home / "index").rename(home / "elsewhere")
    (home / "index").symlink_to(home / "elsewhere")


def _to_nothing(home: Path) -> None:
    shutil.rmtree(home / "index")
    (home / "index").symlink_to(home / "gone")


def _small_files(_: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def _full_disk(home: Path) -> None:
    """Put the index on a file system of its own and fill that: a file that an index may hold takes what is left. As root."""
    index = home / "index"
    index.rename(home / "kept")
    index.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "none", index], check=True, capture_output=True)
    shutil.copytree(home / "kept", index, dirs_exist_ok=True)
    with contextlib.suppress(OSError), (index / "README.md").open("wb", buffering=0) as file:
        while file.write(bytes(512)):
            pass
    for path in [index, *index.rglob("*")]:
        os.chown(path, NOBODY, NOBODY)


def _can_mount(home: Path) -> bool:
    """Return whether a file system can be mounted here: root may, where it is not forbidden."""
    (home / "disk").mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", home / "disk"], check=True, capture_output=True)
        subprocess.run(["umount", home / "disk"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


AS_ROOT = (_not_ours, _full_disk)  # made before the run becomes somebody else's
# place -> how it is made, in the child; the exit codes of `search` and of `index` over changed notes; and whether the old index stays
PLACES: dict[str, tuple[Callable[[Path], object], int, int, bool]] = {
    "a folder that may only be read": (_read_only, 0, 1, True),
    "no folder": (lambda home: shutil.rmtree(home / "index"), 1, 0, False),
    "a file": (_a_file, 1, 1, False),
    "a link to a folder": (_a_link, 0, 0, False),
    "a link to nothing": (_to_nothing, 1, 1, False),
    "a folder of somebody else's": (_not_ours, 1, 1, True),
    "a disk that takes no more": (_small_files, 0, 1, True),
    "a disk that is full": (_full_disk, 0, 1, True),
}  # fmt: skip


def _at_place(home: Path, make: Callable[[Path], object]) -> list[tuple[int, str]]:
    """Return how `search` and `index` end, run by somebody who is not root over an index at such a place."""
    out = home / "said"
    if os.getuid() == 0:
        for path in [home, *home.rglob("*")]:
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)

    def work() -> None:
        if make in AS_ROOT:
            make(home)
        if os.getuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        with failing.at(home):
            if make not in AS_ROOT:
                make(home)
            ends = [failing.said(["search", hostile.QUESTION, "--no-refresh"])]
            (home / "notes" / "0.md").write_text(world.note_text(0, 2)[:3_000])
            ends.append(failing.said(["index", "notes"]))
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.getrlimit(resource.RLIMIT_FSIZE)[1],) * 2)
        out.write_text(json.dumps(ends))

    world.wait(world.fork(work))
    found: list[tuple[int, str]] = [(code, text) for code, text in json.loads(out.read_text())]
    return found


def count(home: Path) -> tuple[list[Figure], list[Table]]:
    """Return how a question and an index run ended where an index cannot be read or written."""
    home.chmod(0o755)
    rows, right, tried = [], 0, 0
    mounts = os.getuid() == 0 and _can_mount(home)
    world.made(home / "whole", 1)
    with failing.at(home / "whole"):  # once by us: who is nobody may not import anything that is still to be imported
        assert [
            failing.said(run)[0] for run in (["search", hostile.QUESTION], ["index", "notes"], ["search", hostile.QUESTION, "--no-refresh"])
        ] == [
            0,
            0,
            0,
        ]
    for name, (make, search, index, stays) in PLACES.items():
        if (make in AS_ROOT and os.getuid() != 0) or (make is _full_disk and not mounts):
            rows.append((name, "", "", "not run: only root can make it, where nothing forbids that", ""))
            continue
        folder = world.made(home / "place", 1)
        (first, said), (second, told) = _at_place(home / "place", make)
        clear = all(code == 0 or failing.is_clear(code, text) for code, text in ((first, said), (second, told)))
        good = (first, second) == (search, index) and clear and (not stays or world.edition_of(folder) == 1)
        right, tried = right + good, tried + 1
        lines = [line.replace(str(home / "place") + "/", "") for line in f"{said}\n{told}".splitlines() if line.startswith("error: ")]
        rows.append((name, str(first), str(second), "; ".join(lines)[:150], "" if good else "NOT AS PROMISED"))
        if (home / "place" / "index").is_mount():
            subprocess.run(["umount", home / "place" / "index"], check=True)
        for path in [home / "place", *(home / "place").rglob("*")]:
            with contextlib.suppress(OSError):
                path.chmod(0o700)
        shutil.rmtree(home / "place")
    goal = "read-only, missing, a file, links, somebody else's, full: a clear line, exit code 1 or 8, the old index whole"
    figure = Figure("A place that cannot be written costs nothing", goal, f"{right} of {tried} as promised", right == tried)
    return [figure], [Table("places", ("index is", "search", "index", "what is said", ""), tuple(rows))]
