"""The command line against servers that this project did not write: aimock in three formats, and a true model server."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli
from ragnotes.text import clean

from .conftest import NOTES
from .servers import Aimock, aimock, fetch, transformers_serve

pytestmark = pytest.mark.servers

QUESTION = "what did Tom Okafor say about flexlib"
AT_LENGTH = "what does Tom Okafor say about flexlib"
HUNG_UP = "what did Tom Okafor tell about flexlib"
KEY = "sk-test-0123456789abcdef"
ANSWER = "Tom Okafor parses logs with flexlib, a small library of his own [1]."
FORMATS = ("openai", "anthropic", "ollama")
PATHS = {"openai": "/v1/chat/completions", "anthropic": "/v1/messages", "ollama": "/api/chat"}
FIXTURES: list[dict[str, Any]] = [
    {"match": {"userMessage": "The opening:"}, "response": {"content": "# All\n\nA cache, a parser, no waffles."}},
    {"match": {"userMessage": "writes through to sqlite"}, "response": {"content": "A cache writes through to sqlite."}},
    {"match": {"userMessage": AT_LENGTH}, "response": {"content": "Tom Okafor parses logs with", "finishReason": "length"}},
    {"match": {"userMessage": HUNG_UP}, "response": {"content": ANSWER}, "truncateAfterChunks": 2},
    {"match": {"userMessage": QUESTION}, "response": {"content": ANSWER}},
    {"match": {}, "response": {"content": "Logs are parsed with flexlib."}},
]
# As --dry-run prints it: method and address, headers, a blank line, the body.
SHOWN = re.compile(r"^POST (?P<url>\S+)\n(?P<headers>(?:[A-Za-z-]+: .+\n)+)\n(?P<body>\{.*\})$", re.MULTILINE)
Request = tuple[str, dict[str, str], str]  # address, headers with names in lower case, body


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aimock]:
    with aimock(tmp_path_factory.mktemp("aimock"), FIXTURES, KEY) as server:
        yield server


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, notes_folder: Path, model_folder: Path) -> Path:
    """A folder with notes, made once: no test changes them."""
    folder = tmp_path_factory.mktemp("servers")
    shutil.copytree(notes_folder, folder / "notes")
    return folder


@pytest.fixture
def at_house(at_home: Path, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder, its notes indexed by the first test that comes here."""
    monkeypatch.chdir(house)
    monkeypatch.setenv("XDG_STATE_HOME", str(house / "state"))
    if not (house / "index").exists():
        assert cli.run(["index", "notes"]) == 0


@pytest.fixture
def server(running: Aimock, at_house: None, monkeypatch: pytest.MonkeyPatch) -> Aimock:
    """A running aimock that has seen nothing, its key where each format looks for it."""
    for variable in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "OLLAMA_API_KEY"):
        monkeypatch.setenv(variable, KEY)
    running.clear()
    return running


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    folder = tmp_path_factory.mktemp("tiny")
    notes = [folder / name for name in NOTES]
    for path in notes:
        path.write_text(NOTES[path.name], "utf-8")
    with transformers_serve(folder, notes) as running:
        yield running


def model(server: Aimock, format: str, monkeypatch: pytest.MonkeyPatch, *, stream: bool = True) -> list[str]:
    """The options that send a question to the server in this format."""
    if format == "ollama":
        monkeypatch.setenv("RAGNOTES_KEY_VARIABLE", "OLLAMA_API_KEY")  # by itself Ollama takes no key
    address = f"{server.address}/v1" if format == "openai" else server.address
    return ["-m", f"{format}/m-1", "--base-url", address, *([] if stream else ["--no-stream"])]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return (exit code, stdout, stderr); the key is in neither."""
    capsys.readouterr()
    code = cli.run(list(arguments))
    out, err = capsys.readouterr()
    assert KEY not in out + err and "Traceback" not in err
    return code, out, err


def printed(text: str) -> list[Request]:
    """Return the requests that --dry-run printed."""
    found = []
    for one in SHOWN.finditer(text):
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in one["headers"].splitlines())}
        found.append((one["url"], headers, one["body"]))
    return found


def same(seen: dict[str, Any], request: Request, address: str) -> bool:
    """Whether the server saw this very request. aimock turns messages of other formats into OpenAI's, and leaves some fields out."""
    url, headers, body = request
    key_names = {name for name, value in headers.items() if "***" in value}
    told = {name: "[REDACTED]" if name in key_names else value for name, value in headers.items()}
    sent = json.loads(body)
    messages = [*([{"role": "system", "content": sent["system"]}] if "system" in sent else []), *sent["messages"]]
    kept = {name: value for name, value in seen["body"].items() if name != "_endpointType"}
    whole = {**sent, "messages": messages}
    return (
        (seen["method"], f"{address}{seen['path']}") == ("POST", url)
        and seen["headers"]["content-length"] == str(len(body.encode()))
        and told.items() <= seen["headers"].items()
        and kept == {name: value for name, value in whole.items() if name not in ("system", "options")}
    )


def last_reply(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return the reply of the last answer as its record has it."""
    _, out, _ = run(capsys, "trace", "--json")
    reply: dict[str, Any] = json.loads(out)["trace"]["calls"][-1]["reply"]
    return reply


# aimock


@pytest.mark.parametrize("stream", [True, False], ids=["streamed", "plain"])
@pytest.mark.parametrize("format", FORMATS)
def test_the_request_printed_is_the_one_received_and_answered(
    server: Aimock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, format: str, stream: bool
) -> None:
    options = model(server, format, monkeypatch, stream=stream)
    code, out, _ = run(capsys, "ask", QUESTION, *options, "--dry-run")
    (request,) = printed(out)
    assert code == 0 and server.journal() == []
    code, out, err = run(capsys, "ask", QUESTION, *options, "--json")
    record = json.loads(out)
    assert (code, record["status"], record["answer"], record["calls"], record["model"]) == (0, "answered", ANSWER, 1, "m-1"), err
    (seen,) = server.journal()
    assert same(seen, request, server.address) and seen["path"] == PATHS[format]
    assert json.loads(request[2]).get("stream", False) is stream
    assert last_reply(capsys)["finish"] == "done"


@pytest.mark.parametrize("stream", [True, False], ids=["streamed", "plain"])
@pytest.mark.parametrize("format", FORMATS)
def test_a_summary_makes_the_calls_of_its_plan(
    server: Aimock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, format: str, stream: bool
) -> None:
    options = ["notes/2021-pyfun.md", *model(server, format, monkeypatch, stream=stream)]
    code, out, _ = run(capsys, "summarise", *options, "--dry-run")
    requests = printed(out)
    assert code == 0 and server.journal() == []
    code, out, err = run(capsys, "summarise", *options, "--json")
    record, journal = json.loads(out), server.journal()
    assert code == 0 and f"plan: {record['calls']} calls" in err
    assert record["calls"] == len(journal) == len(requests) + 1
    assert all(sum(same(seen, request, server.address) for seen in journal[:-1]) == 1 for request in requests)
    assert "The opening:" in journal[-1]["body"]["messages"][-1]["content"]
    assert "\n\nA cache, a parser, no waffles.\n\n" in record["summary"] and "# All" not in record["summary"]
    told = [(talk["title"], talk["summary"]) for talk in record["talks"]]
    assert told[:2] == [
        ("Caching without tears", "A cache writes through to sqlite."),
        ("Parsing logs with flexlib", "Logs are parsed with flexlib."),
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_a_rate_limit_is_waited_for_as_told(
    server: Aimock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    server.fail_once(429, "Rate limit reached")
    began = time.monotonic()
    code, out, err = run(capsys, "ask", QUESTION, *model(server, format, monkeypatch))
    assert time.monotonic() - began >= 1.0
    assert code == 0 and ANSWER in out and "trying again in 1.0 s" in err and "Rate limit reached" in err
    first, second = server.journal()
    assert [seen["response"]["status"] for seen in (first, second)] == [429, 200]
    assert first["body"] == second["body"]


@pytest.mark.parametrize(("rate", "tries"), [("malformedRate", 1), ("disconnectRate", 3), ("dropRate", 3)])
def test_what_fails_for_ever_ends_after_three_tries(
    server: Aimock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, rate: str, tries: int
) -> None:
    server.chaos(**{rate: 1})
    code, out, err = run(capsys, "ask", QUESTION, *model(server, "openai", monkeypatch))
    assert (code, out) == (5, "") and "error: " in err and "try: " in err
    assert len(server.journal()) == tries


@pytest.mark.parametrize("stream", [True, False], ids=["streamed", "plain"])
@pytest.mark.parametrize("format", ["openai", "anthropic"])  # aimock says `stop` to everything in Ollama's format
def test_an_answer_cut_at_the_limit_is_shown_and_told(
    server: Aimock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, format: str, stream: bool
) -> None:
    code, out, err = run(capsys, "ask", AT_LENGTH, *model(server, format, monkeypatch, stream=stream))
    assert code == 5 and "Tom Okafor parses logs with" in out and "token limit" in err
    assert last_reply(capsys)["finish"] == "length"


@pytest.mark.parametrize("format", FORMATS)
def test_a_stream_that_is_hung_up_is_never_an_answer(
    server: Aimock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    code, out, _ = run(capsys, "ask", HUNG_UP, *model(server, format, monkeypatch))
    assert (code, out) == (5, "")
    assert len(server.journal()) == 3  # nothing was shown, so it was tried again


@pytest.mark.parametrize("format", FORMATS)
def test_a_wrong_key_is_tried_once_and_not_repeated(
    server: Aimock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    options = model(server, format, monkeypatch)
    monkeypatch.setenv(f"{format.upper()}_API_KEY", "sk-wrong-fedcba98")
    code, out, err = run(capsys, "ask", QUESTION, *options)
    assert (code, out) == (5, "") and "401" in err and "fedcba" not in err
    assert "trying again" not in err


# transformers serve


def test_a_model_server_that_never_says_done_is_read_to_the_end(
    tiny: tuple[str, str], at_house: None, capsys: pytest.CaptureFixture[str]
) -> None:
    address, name = tiny
    options = ["-m", f"openai/{name}", "--base-url", f"{address}/v1", "--json"]
    _, out, _ = run(capsys, "ask", QUESTION, *options, "--dry-run")
    (_, _, body) = printed(out)[0]
    events = fetch(f"{address}/v1/chat/completions", body.encode()).decode()
    assert "[DONE]" not in events and '"finish_reason":"stop"' in events
    chunks = [json.loads(line.removeprefix("data: ")) for line in events.split("\n") if line.startswith("data: ")]
    whole = "".join(chunk["choices"][0]["delta"].get("content") or "" for chunk in chunks)
    for more in ([], ["--no-stream"]):
        code, out, err = run(capsys, "ask", QUESTION, *options, *more)
        record, reply = json.loads(out), last_reply(capsys)
        assert code in (0, 3, 4), err  # noise, but a whole answer
        assert (reply["text"], reply["finish"], reply["finish_word"]) == (clean(whole.replace("\r\n", "\n")), "done", "stop")
        told = chunks[-1]["usage"]
        assert record["usage"] == reply["usage"] == {
            "input_tokens": told["prompt_tokens"], "output_tokens": told["completion_tokens"], "estimated": False,
        }  # fmt: skip
        assert (record["calls"], len(reply["tries"])) == (1, 1)


def test_a_model_server_sums_up_and_stops_at_the_limit(tiny: tuple[str, str], at_house: None, capsys: pytest.CaptureFixture[str]) -> None:
    address, name = tiny
    options = ["-m", f"openai/{name}", "--base-url", f"{address}/v1", "--json"]
    code, out, err = run(capsys, "summarise", "notes/dag.md", *options)
    record = json.loads(out)
    assert code in (0, 4), err
    assert record["calls"] >= 1 and all(talk["summary"] for talk in record["talks"])
    code, out, err = run(capsys, "ask", QUESTION, *options, "--max-tokens", "4")
    assert code == 5 and "token limit" in err and json.loads(out)["answer"]
    assert last_reply(capsys)["usage"]["output_tokens"] == 4


def test_an_error_of_a_model_server_is_told_in_its_words(tiny: tuple[str, str], at_house: None, capsys: pytest.CaptureFixture[str]) -> None:
    address, _ = tiny
    code, out, err = run(capsys, "ask", QUESTION, "-m", "openai/no-such-model", "--base-url", f"{address}/v1")
    assert (code, out) == (5, "") and "no-such-model" in err and "error: " in err and "try: " in err
