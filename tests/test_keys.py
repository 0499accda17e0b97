"""However a call ends: no key, nor a piece of one, in what is printed or kept."""

from __future__ import annotations

import json
import os
import secrets
import traceback
from pathlib import Path

import pytest

from ragnotes import cli

from .loopback import Step, answer, chat, chunk, completion, raw, refuse, serve, stream

QUESTION = "what did Tom Okafor say about flexlib"
KEY = f"sk-{secrets.token_hex(16)}"
PIECE = 6


def echo(text: str) -> str:
    """What servers make of a key in their messages: whole, cut short, in a page."""
    return f"Incorrect API key provided: {text}. {text[:8]}****{text[-6:]} is not known; sent was Bearer {text}"


ENDINGS: dict[str, Step] = {
    "answered": chat("Tom Okafor parses logs with flexlib [1]."),
    "unverified": chat("Guido van Rossum tamed 99 llamas [1]."),
    "an answer that holds it": chat(f"The key is {KEY} [1]."),
    "a model named like it": answer(200, json.dumps({**completion(), "model": KEY})),
    "a finish word like it": chat("Tom [1].", KEY),
    "401": refuse(401, echo(KEY)),
    "403 as a page": answer(403, f"<html>{echo(KEY)}</html>", "text/html"),
    "400": refuse(400, echo(KEY)),
    "429": refuse(429, echo(KEY), Retry_After="3600"),
    "500": answer(500, echo(KEY), "text/plain"),
    "request id": refuse(401, "no", X_Request_Id=KEY),
    "redirect": answer(302, "", Location=f"https://example.org/?key={KEY}"),
    "no completion": answer(200, f"hello {echo(KEY)}", "text/plain"),
    "content type": answer(200, "hello", f"text/{KEY}"),
    "coded": answer(200, "hello", Content_Encoding=KEY),
    "an error with 200": answer(200, json.dumps({"error": {"message": echo(KEY)}})),
    "a stream with an error": stream(chunk("Tom"), f"data: {json.dumps({'error': {'message': echo(KEY)}})}\n\n".encode()),
    "a stream that is cut": stream(chunk(f"Tom {KEY}")),
    "refused": chat(None, "stop", refusal=echo(KEY)),
    "a tool": chat(None, "tool_calls", tool_calls=[{"function": {"name": KEY}}]),
    "no HTTP": raw(f"{KEY}\r\n\r\n".encode()),
}


def pieces(text: str) -> list[str]:
    """Pieces of the key that a text holds, `sk-` and dots aside."""
    return [KEY[at : at + PIECE] for at in range(3, len(KEY) - PIECE + 1) if KEY[at : at + PIECE] in text]


def run(arguments: list[str]) -> str:
    """Run one command line; return the traceback that `--debug` lets through."""
    try:
        cli.run(arguments)
    except Exception:  # typer's own too
        return traceback.format_exc()
    return ""


@pytest.fixture
def made(indexed_once: Path) -> Path:
    return indexed_once


@pytest.fixture
def indexed(here: Path) -> Path:
    """As everywhere, but copied: there are many cases."""
    return here


PLACEMENTS = {  # where the key lies -> the variable it is under, and the provider that is sent it
    "the variable of the provider": ("OPENAI_API_KEY", "openai"),
    "a variable of one's own": ("MY_SERVER_KEY", "ollama"),
    "the configuration": ("ANTHROPIC_API_KEY", "anthropic"),
}


def place(placement: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Put the key there; return the provider."""
    variable, provider = PLACEMENTS[placement]
    if placement == "the configuration":
        file = Path(os.environ["XDG_CONFIG_HOME"], "ragnotes", "config.toml")
        file.parent.mkdir(parents=True)
        file.write_text(f'[keys]\n{variable} = "{KEY}"\n')
        file.chmod(0o600)
    else:
        monkeypatch.setenv(variable, KEY)
    if variable == "MY_SERVER_KEY":
        monkeypatch.setenv("RAGNOTES_KEY_VARIABLE", variable)
    return provider


def leaks(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run one command line; return the pieces of the key in what it prints, or raises with `--debug`."""
    raised = run(arguments)
    out, err = capsys.readouterr()
    return pieces(out) + pieces(err) + pieces(raised)


def written(indexed: Path) -> list[Path]:
    """The files that hold a piece of the key, but for the configuration where the user put it."""
    folders = (Path(os.environ["XDG_STATE_HOME"]), Path(os.environ["XDG_CONFIG_HOME"]), indexed)
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file() and path.name != "config.toml"]
    return [path for path in files if pieces(path.read_bytes().decode("latin-1"))]


@pytest.mark.parametrize("placement", PLACEMENTS)
def test_no_piece_of_the_key_anywhere(
    indexed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, placement: str
) -> None:
    provider = place(placement, monkeypatch)
    monkeypatch.setattr("ragnotes.asking.faults.MAX_TRIES", 1)
    capsys.readouterr()
    for ending, step in ENDINGS.items():
        with serve(step) as server:
            model = ["-m", f"{provider}/m-1", "--base-url", server.base_url if provider == "openai" else server.address]
            for arguments in (
                ["ask", QUESTION, *model, "--show"],
                ["ask", QUESTION, *model, "--json", "--no-stream"],
                ["--debug", "summarise", "notes/dag.md", *model, "--jobs", "1"],
                *(["trace", *options] for options in ([], ["--json"], ["--curl"], ["--list"], ["--replay", *model[2:]])),
            ):
                assert (ending, arguments, leaks(arguments, capsys)) == (ending, arguments, [])
            assert server.received and all(KEY in str(request.headers) for request in server.received)
    traces = Path(os.environ["XDG_STATE_HOME"], "ragnotes", "traces")
    assert len(list(traces.glob("*.json"))) >= 3 * len(ENDINGS)
    assert {path.stat().st_mode & 0o777 for path in traces.iterdir()} == {0o600}
    assert written(indexed) == []


def test_there_are_fifteen_ways_to_fail() -> None:
    assert len(ENDINGS) - len(("answered", "unverified")) >= 15 and len(PLACEMENTS) >= 3


HERE = "http://127.0.0.1:9/v1"
AWAY = "https://api.example.org/v1"
REFUSED: dict[str, tuple[list[str], dict[str, str], str]] = {  # what is typed, what the environment holds, words of the error
    "--api-key": (["--api-key", KEY], {}, "No such option"),
    "--api-key=": ([f"--api-key={KEY}"], {}, "No such option"),
    "--key": (["--key", KEY], {}, "No such option"),
    "a user in the address": (["--base-url", f"https://{KEY}@api.example.org/v1"], {}, "base address"),
    "a password in the address": (["--base-url", f"https://me:{KEY}@api.example.org/v1"], {}, "base address"),
    "a query in the address": (["--base-url", f"https://api.example.org/v1?key={KEY}"], {}, "base address"),
    "a query in the variable": ([], {"OPENAI_BASE_URL": f"https://api.example.org/v1?key={KEY}"}, "base address"),
    "its name": (["--base-url", AWAY], {"RAGNOTES_KEY_VARIABLE": KEY}, "not the name of a variable"),
    "two lines": (["--base-url", AWAY], {"OPENAI_API_KEY": f"{KEY[:20]}\n{KEY[20:]}"}, "holds a character"),
    "a tab": (["--base-url", HERE], {"OPENAI_API_KEY": f"{KEY[:20]}\t{KEY[20:]}"}, "holds a character"),
    "an escape": (["--base-url", HERE], {"OPENAI_API_KEY": f"{KEY}\x1b[31m"}, "holds a character"),
    "a quotation mark of print": (["--base-url", HERE], {"OPENAI_API_KEY": f"\u201c{KEY}\u201d"}, "holds a character"),
    "in clear": (["--base-url", "http://api.example.org/v1"], {"OPENAI_API_KEY": KEY}, "in clear"),
    "a proxy that is none": (["--base-url", AWAY], {"OPENAI_API_KEY": KEY, "HTTPS_PROXY": f"nonsense://u:{KEY}@x"}, "no connection"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_key_in_the_wrong_place_is_refused_and_not_repeated(
    name: str, indexed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    more, environment, words = REFUSED[name]
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setattr("ragnotes.asking.faults.MAX_TRIES", 1)
    capsys.readouterr()
    arguments = ["ask", QUESTION, "-m", "openai/m-1", *more]
    code = cli.run(arguments)
    out, err = capsys.readouterr()
    assert code == (5 if name == "a proxy that is none" else 2) and words in err, err
    assert pieces(out) + pieces(err) == []
    assert leaks(["--debug", *arguments], capsys) == []
    assert written(indexed) == []


def test_a_newline_behind_the_key_is_no_part_of_it(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", f"{KEY}\r\n")
    with serve(ENDINGS["answered"]) as server:
        assert cli.run(["ask", QUESTION, "-m", "openai/m-1", "--base-url", server.base_url]) == 0
    assert server.received[0].headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644, 0o660, 0o666])
def test_a_file_of_keys_that_others_can_read_is_refused(
    mode: int, indexed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place("the configuration", monkeypatch)
    Path(os.environ["XDG_CONFIG_HOME"], "ragnotes", "config.toml").chmod(mode)
    assert cli.run(["ask", QUESTION, "-m", "anthropic/m-1"]) == 2
    out, err = capsys.readouterr()
    assert "try: chmod 600" in err and pieces(out + err) == []
