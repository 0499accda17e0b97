"""However a call ends: no key, nor a piece of one, in what is printed or kept."""

from __future__ import annotations

import json
import os
import secrets
import traceback
from pathlib import Path

import pytest

from ragnotes import cli
from ragnotes.errors import RagnotesError

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
    except RagnotesError:
        return traceback.format_exc()
    return ""


@pytest.mark.parametrize("provider", ["openai", "anthropic"])
def test_no_piece_of_the_key_anywhere(
    indexed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, provider: str
) -> None:
    for variable in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.setenv(variable, KEY)
    monkeypatch.setattr("ragnotes.asking.faults.MAX_TRIES", 1)
    capsys.readouterr()
    for ending, step in ENDINGS.items():
        with serve(step) as server:
            model = ["-m", f"{provider}/m-1", "--base-url", server.base_url]
            raised = [
                run(["ask", QUESTION, *model, "--show"]),
                run(["ask", QUESTION, *model, "--json", "--no-stream"]),
                run(["--debug", "summarise", "notes/dag.md", *model, "--jobs", "1"]),
                *(run(["trace", *options]) for options in ([], ["--json"], ["--curl"], ["--list"], ["--replay", *model[2:]])),
            ]
            assert server.received and all(KEY in str(request.headers) for request in server.received)
        out, err = capsys.readouterr()
        assert (ending, pieces(out), pieces(err), pieces("".join(raised))) == (ending, [], [], [])
    folders = (Path(os.environ["XDG_STATE_HOME"]), Path(os.environ["XDG_CONFIG_HOME"]), indexed)
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert sum("traces" in path.parts for path in files) >= 3 * len(ENDINGS)
    assert [path for path in files if pieces(path.read_bytes().decode("latin-1"))] == []
