"""What `doctor` tells of the machine, the encoder, the index and, when asked to call it, the model's server."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ragnotes import cli, doctoring
from ragnotes.doctoring import doctor
from ragnotes.models import FILES

from .loopback import Step, answer, refuse, serve, stall


def checks(**changes: Any) -> dict[str, doctoring.Check]:
    settings: Any = SimpleNamespace(**{"model_folder": None, "embedder": None, "model": None, "key_variable": None, **changes})
    return {check.name: check for check in doctor(settings, has_key=changes.get("has_key", False), index_state=(True, "3 notes", ""))}


def test_doctor_of_a_healthy_machine(model_folder: Path) -> None:
    found = checks()
    assert list(found) == ["system", "packages", "encoder", "embedders", "index", "model"]
    assert all(check.ok and check.detail and not check.cure for check in found.values())
    assert str(model_folder) in found["encoder"].detail


@pytest.mark.parametrize(
    ("changes", "ok", "detail"),
    [
        ({"model": "openai/gpt", "key_variable": "OPENAI_API_KEY", "has_key": True}, True, "with a key"),
        ({"model": "openai/gpt", "key_variable": "OPENAI_API_KEY"}, False, "OPENAI_API_KEY"),
        ({"model": "ollama/qwen"}, True, "without a key"),
    ],
)
def test_doctor_on_the_model(changes: dict[str, Any], ok: bool, detail: str) -> None:
    check = checks(**changes)["model"]
    assert check.ok is ok and detail in check.detail and bool(check.cure) is not ok


def test_doctor_on_the_encoder(tmp_path: Path, model_folder: Path) -> None:
    assert "model.safetensors" in checks(model_folder=tmp_path)["encoder"].detail
    for file in FILES:
        (tmp_path / file.name).parent.mkdir(exist_ok=True)
        (tmp_path / file.name).symlink_to(model_folder / file.name)
    assert checks(model_folder=tmp_path)["encoder"].ok
    changed = (model_folder / "config.json").read_text().replace("1e-12", "1e-11")
    (tmp_path / "config.json").unlink()
    (tmp_path / "config.json").write_text(changed)
    check = checks(model_folder=tmp_path)["encoder"]
    assert not check.ok and "not as published: config.json" in check.detail and check.cure
    (tmp_path / "config.json").write_text("{")
    assert not checks(model_folder=tmp_path)["encoder"].ok


def test_doctor_without_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    found = checks(embedder="some/model")
    assert not found["packages"].ok and "tiktoken" in found["packages"].detail
    assert not found["embedders"].ok and "sentence-transformers" in found["embedders"].cure
    assert checks()["embedders"].ok


def test_doctor_on_an_index_and_a_system_that_are_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    settings: Any = SimpleNamespace(model_folder=None, embedder=None, model=None, key_variable=None)
    found = {
        check.name: check for check in doctor(settings, has_key=False, index_state=(False, "no index in index", "ragnotes index NOTES"))
    }
    assert (found["index"].ok, found["index"].cure) == (False, "ragnotes index NOTES")
    assert not found["system"].ok and found["system"].cure


# its server, called only when asked to


@pytest.mark.parametrize(
    "step", [answer(200, "hello"), refuse(404), refuse(401), refuse(405), answer(302, "", Location="http://a.example")]
)
def test_a_server_that_answers_anything_is_there(step: Step, at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(step) as server:
        cli.run(["doctor", "--reach", "-m", "ollama/m", "--base-url", server.address])
    assert f"ok  server: {server.address.removeprefix('http://')} answers" in capsys.readouterr().out
    assert [(received.method, received.body) for received in server.received] == [("GET", b"")]


def test_no_key_goes_along(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-0123456789abcdef")
    with serve(refuse(401)) as server:
        cli.run(["doctor", "--reach", "-m", "openai/m", "--base-url", server.base_url])
    assert len(server.received) == 1 and "0123456789" not in str(server.received)


def test_a_server_that_is_not_there_is_told_with_a_cure(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(refuse(404)) as gone:
        pass
    assert cli.run(["doctor", "--reach", "-m", "ollama/m", "--base-url", gone.address]) == 1
    out = capsys.readouterr().out
    assert f"NOT server: cannot connect to {gone.address.removeprefix('http://')}" in out and "start the server" in out


def test_a_server_that_says_nothing_is_not_waited_for(
    at_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctoring, "REACH_SECONDS", 0.3)
    with serve(stall()) as server:
        assert cli.run(["doctor", "--reach", "-m", "ollama/m", "--base-url", server.address]) == 1
    assert "NOT server: the call took longer than 0.3 s" in capsys.readouterr().out


def test_without_a_model_there_is_no_server(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["doctor", "--reach"])
    assert "NOT server: no model is named" in capsys.readouterr().out


def test_nothing_is_called_unasked(at_home: Path) -> None:
    with serve(answer(200, "hello")) as server:
        cli.run(["doctor", "-m", "ollama/m", "--base-url", server.address])
    assert server.received == []
