"""Traps that no file alone can be: links, devices, pipes, files that vanish or grow while they are read, folders without end."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

from driving import Run, at_home, run

SECRET = "quillfeatherstone"
NOTE = "# Brooms\n\nAda Bell keeps xyklimperzk in a drawer.\n"
GOOD = "notes/good.md"

Trap = Callable[[Path], object]  # lays the trap in a folder of notes; a context manager where it must be taken away again
Wanted = tuple[Trap, dict[str, str] | None]  # and the reason with which each of its files is passed over, None where that is all one


def _link(target: str, name: str = "link.md") -> Trap:
    return lambda notes: (notes / name).symlink_to(target)


def _write(*names: str, data: bytes = NOTE.encode()) -> Trap:
    def lay(notes: Path) -> None:
        for name in names:
            (notes / name).parent.mkdir(parents=True, exist_ok=True)
            (notes / name).write_bytes(data)

    return lay


def _both(*laid: Trap) -> Trap:
    return lambda notes: [lay(notes) for lay in laid]


def _hard_link(notes: Path) -> None:
    (notes / "again.md").hardlink_to(notes / "good.md")


@contextlib.contextmanager
def _socket(notes: Path) -> Iterator[None]:
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(notes)  # the path of a socket may not be long
        listener.bind("socket.md")
        os.chdir(here)
        yield


def _unreadable(name: str) -> Trap:
    """Make opening a path fail as it does for who may not read it: root may read everything."""

    @contextlib.contextmanager
    def lay(notes: Path) -> Iterator[None]:
        real_open, real_scan = os.open, os.scandir

        def refuse(path: object, real: Callable[..., object], *more: object, **named: object) -> object:
            if isinstance(path, str | Path) and Path(path).name == name:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *more, **named)

        with (
            mock.patch("os.open", lambda path, *more, **named: refuse(path, real_open, *more, **named)),
            mock.patch("os.scandir", lambda path=".": refuse(path, real_scan)),
        ):
            _write(f"{name}/a.md" if "." not in name else name)(notes)
            yield

    return lay


def _at_reading(change: Callable[[Path], object]) -> Trap:
    """Change a file between the look at its folder and its being read."""

    @contextlib.contextmanager
    def lay(notes: Path) -> Iterator[None]:
        (notes / "moving.md").write_text(NOTE)
        real = os.open

        def opened(path: str | Path, *more: int, **named: int) -> int:
            if isinstance(path, str | Path) and Path(path).name == "moving.md":
                change(Path(path))
            return real(path, *more, **named)

        with mock.patch("os.open", opened):
            yield

    return lay


def _vanish(path: Path) -> None:
    path.unlink(missing_ok=True)


def _grow(path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(25_000_000)


def _become_link(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("../outside/secret.md")


def _become_pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def _sparse(notes: Path) -> None:
    with (notes / "large.md").open("wb") as file:
        file.write(NOTE.encode())
        file.truncate(200_000_000)


def _many(count: int) -> Trap:
    def lay(notes: Path) -> None:
        for number in range(count):
            if number % 1_000 == 0:
                (notes / f"{number // 1_000}").mkdir()
            (notes / f"{number // 1_000}" / f"{number}.txt").write_bytes(b"")

    return lay


def _deep(notes: Path) -> None:
    """Make a path longer than the system takes in one call."""
    here = Path.cwd()
    os.chdir(notes)
    for _ in range(25):
        Path("d" * 200).mkdir()
        os.chdir("d" * 200)
    Path("a.md").write_text(NOTE)
    os.chdir(here)


def _attachments(notes: Path) -> None:
    _write("a.pdf", "b.PDF", "c.docx", "d.odt", "e.png", data=b"%PDF-1.7 \xff\0")(notes)


def _turned(notes: Path) -> None:
    """A folder that is its own grandchild, by two links."""
    (notes / "a").mkdir()
    (notes / "a" / "up").symlink_to("..")
    (notes / "a" / "round").symlink_to("../a")


OUT = "a link to a place outside the folder"
TRAPS: dict[str, Wanted] = {
    "a link to itself": (_link("link.md"), {"link.md": "a link that runs in a circle"}),
    "two links in a circle": (_both(_link("b.md", "a.md"), _link("a.md", "b.md")), {"a.md": "circle", "b.md": "circle"}),
    "a folder within itself": (_turned, {}),
    "a link out, relative": (_link("../outside/secret.md"), {"link.md": OUT}),
    "a link out, absolute": (lambda notes: _link(str(notes.parent / "outside" / "secret.md"))(notes), {"link.md": OUT}),
    "a link to a folder outside": (_link("../outside", "linked"), {"linked": OUT}),
    "a link to a link out": (_both(_link("b.md", "a.md"), _link("../outside/secret.md", "b.md")), {"a.md": OUT, "b.md": OUT}),
    "a link to nothing": (_link("nowhere.md"), {"link.md": "a link to nothing"}),
    "a link to /dev/zero": (_link("/dev/zero"), {"link.md": OUT}),
    "a link to /proc": (_link("/proc/self/environ"), {"link.md": OUT}),
    "a hard link": (_hard_link, {"good.md": "another name of a file already read"}),
    "a pipe": (lambda notes: os.mkfifo(notes / "pipe.md"), {"pipe.md": "not a regular file"}),
    "a socket": (_socket, {"socket.md": "not a regular file"}),
    "an ignore file that is a pipe": (lambda notes: os.mkfifo(notes / ".gitignore"), {}),
    "a sidecar that is a link out": (_link("../outside/secret.md", "good.md.talks.toml"), {"good.md.talks.toml": "not a regular file"}),
    "a file nobody may read": (_unreadable("closed.md"), {"closed.md": "permission denied"}),
    "a folder nobody may read": (_unreadable("closed"), {"closed": "permission denied"}),
    "a file that vanishes": (_at_reading(_vanish), {"moving.md": "no such file"}),
    "a file that grows past the limit": (_at_reading(_grow), {"moving.md": "too large"}),
    "a file that becomes a pipe": (_at_reading(_become_pipe), {"moving.md": "not a regular file"}),
    "a file that becomes a link out": (_at_reading(_become_link), {"moving.md": "a link"}),
    "a file of 200 MB": (_sparse, {"large.md": "too large"}),
    "a path too long": (_deep, None),
    "folders of code, of git, of vaults": (
        _write("node_modules/a/README.md", ".git/a.md", ".obsidian/b.md", ".trash/c.md", ".stversions/d.md", "__pycache__/e.md",
        "logseq/.recycle/f.md"),
        dict.fromkeys(("node_modules", ".git", ".obsidian", ".trash", ".stversions", "__pycache__", "logseq/.recycle"), ""),
    ),
    "what an ignore file names": (
        _both(_write("drafts/a.md", "b.tmp.md", "c.private.md"), _write(".gitignore", data=b"drafts/\n*.tmp.md\n"),
        _write(".ragnotesignore", data=b"c.*\n")),
        {"drafts": ".gitignore", "b.tmp.md": ".gitignore", "c.private.md": ".ragnotesignore"},
    ),
    "a folder named like a note": (_write("folder.md/x.md", "CURRENT/y.md", "gen-00000001/z.md"), {}),
    "a folder that looks like an index": (_write("other/CURRENT", data=b"gen-00000001 " + b"0" * 64), {}),
    "attachments": (_attachments, {}),
}  # fmt: skip


def spring(*, quick: bool) -> dict[str, str]:
    """Return for each trap, by name, what went wrong with it; "" where all was well."""
    traps: dict[str, Wanted] = {**TRAPS, f"{'3,000' if quick else '100,000'} files": (_many(3_000 if quick else 100_000), None)}
    return {name: _sprung(lay, reasons) for name, (lay, reasons) in traps.items()}


def _sprung(lay: Trap, reasons: dict[str, str] | None) -> str:
    """Return what goes wrong when notes lie beside a trap: an index is made of them, and asked."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        _write("notes/good.md")(folder)
        _write("outside/secret.md", data=f"# {SECRET}\n".encode())(folder)
        with at_home(folder), contextlib.ExitStack() as stack:
            laid = lay(folder / "notes")
            if isinstance(laid, contextlib.AbstractContextManager):
                stack.enter_context(laid)
            runs = [
                run("index", "notes", "--json", limit=60),
                run("talks", "notes", "--json", limit=60),
                run("search", "xyklimperzk"),
                run("ask", SECRET),
            ]
        faults = [f"{one.arguments[0]} ended with {one.code}: {one.err[-200:]}" for one in runs[:2] if one.code]
        faults += ["the good note is lost"] * (runs[2].code != 0)
        faults += [f"{one.arguments[0]} {'hung' if one.hung else 'raised'}" for one in runs if one.hung or one.failed]
        told = _told(runs[0]) if not faults else {}
        if (
            reasons is not None
            and not faults
            and (told.keys() != reasons.keys() or not all(reasons[file] in told[file] for file in reasons))
        ):
            faults.append(f"passed over: {told}")
        faults += ["bytes from outside"] * any(
            SECRET.encode() in path.read_bytes() for path in (folder / "index").rglob("*") if path.is_file()
        )
        return "; ".join(faults)


def _told(indexed: Run) -> dict[str, str]:
    return {os.path.relpath(item["file"], "notes"): item["reason"] for item in json.loads(indexed.out)["skipped"]}
