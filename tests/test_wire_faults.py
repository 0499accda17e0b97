"""However a call goes wrong it ends: with its own line, its exit code, after the tries and the waits that it is worth, at the cap."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from ragnotes import cli
from ragnotes.asking import tokens

from .loopback import chat, serve
from .wirefaults import CASES, GOOD, KEY, SPENDING, Fault, on_clock, playing

QUESTION = "what did Tom Okafor say about flexlib"


@pytest.fixture
def made(indexed_once: Path) -> Path:
    return indexed_once


@pytest.fixture
def indexed(here: Path) -> Path:
    """As everywhere, but copied: there are many cases."""
    return here


@pytest.fixture
def keyed(indexed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    capsys.readouterr()
    return indexed


def ended_well(fault: Fault, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what is wrong with the end of a question that meets this fault; empty when all is as the table says."""
    with playing(fault) as (address, received), on_clock() as clock:
        code = cli.run(["ask", QUESTION, "-m", "openai/m-1", "--base-url", address, *fault.more])
    out, err = capsys.readouterr()
    said = [line for line in err.splitlines() if line.startswith("error: ")]
    cure = [line for line in err.splitlines() if line.startswith("try: ")]
    retried = re.findall(r"trying again in ([0-9.]+) s", err)
    wrong = [f"exit {code}"] * (code != fault.exit)
    wrong += [f"waited {clock.waits}"] * (clock.waits != [pytest.approx(wait) for wait in fault.waits])
    wrong += [f"told of {retried}"] * (retried != [f"{wait:.1f}" for wait in fault.waits])
    wrong += [f"clock at {clock.now}"] * (clock.now != pytest.approx(1_000 + sum(fault.waits)))
    wrong += [f"{len(received)} requests"] * (not fault.address and len(received) != len(fault.waits) + 1)
    if fault.what:
        wrong += [err] * (len(said) != 1 or fault.what not in said[0] or len(cure) != 1 or fault.cure not in cure[0])
        wrong += [out] * (out != "")
    wrong += ["the key"] * (KEY in out + err or KEY[-8:] in out + err)
    return wrong


@pytest.mark.parametrize("fault", CASES, ids=[fault.name for fault in CASES])
def test_a_fault_ends_well(fault: Fault, keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended_well(fault, capsys) == []


def test_there_are_thirty() -> None:
    assert len(CASES) >= 30 and len({fault.name for fault in CASES}) == len(CASES)


@pytest.mark.parametrize("name", SPENDING)
def test_spending_stops_at_the_cap(name: str, keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    step, most = SPENDING[name]
    started = time.monotonic()
    with serve(step) as server, on_clock():
        code = cli.run(["ask", QUESTION, "-m", "openai/m-1", "--base-url", server.base_url, "--timeout", "2"])
        assert len(server.received) == most
    assert code == (0 if "another question" in name else 5), capsys.readouterr().err
    assert time.monotonic() - started < 60  # not for ever; how soon is for the bench


def test_a_summary_of_many_parts_stops_at_the_first_that_fails(keyed: Path) -> None:
    step, most = SPENDING["a storm of 429"]
    with serve(step) as server, on_clock():
        code = cli.run(["summarise", "notes", "-m", "openai/m-1", "--base-url", server.base_url, "--jobs", "2"])
        assert code == 5 and most <= len(server.received) <= 2 * most


def test_nothing_is_sent_over_the_limit(keyed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAGNOTES_PRICE_IN", "1000000")
    monkeypatch.setenv("RAGNOTES_PRICE_OUT", "1000000")
    with serve(chat(GOOD)) as server:
        for verb in (["ask", QUESTION], ["summarise", "notes"]):
            assert cli.run([*verb, "-m", "openai/m-1", "--base-url", server.base_url, "--max-cost", "1"]) == 6
        assert server.received == []


# the estimate

ASKED = (
    ["ask", QUESTION], ["ask", "what did Ada Bell measure"], ["ask", "wat liet Sanne Bos zien"], ["ask", QUESTION, "-k", "1"],
    ["ask", "who measured 40 ms", "--in", "nl"], ["ask", QUESTION, "--year", "2021"], ["summarise", "notes/dag.md"],
    ["summarise", "notes/dag.md", "--style", "plain"], ["ask", "🙂 ünïcödé 東京 flexlib"],
    ["ask", "what was said about a cache that writes"],
)  # fmt: skip


def estimate_errors(capsys: pytest.CaptureFixture[str]) -> list[float]:
    """Return for each question how far, as a share, the tokens told before sending are from those of the messages that came.

    A chat's frame counts, as OpenAI's cookbook has it: three tokens a message and three before the reply.
    """
    found = []
    for arguments in ASKED:
        with serve(chat(GOOD)) as server:
            more = ["-m", "openai/gpt-5.4-mini", "--base-url", server.base_url]
            capsys.readouterr()
            cli.run([*arguments, *more, "--dry-run"])
            told = [int(number.replace(",", "")) for number in re.findall(r"^tokens in: ([0-9,]+) ", capsys.readouterr().out, re.M)]
            cli.run([*arguments, *more])
            capsys.readouterr()
        sent = [json.loads(request.body)["messages"] for request in server.received[: len(told)]]
        encoding = tokens._encoding()
        counted = [3 + sum(3 + len(encoding.encode_ordinary(message["content"])) for message in messages) for messages in sent]
        assert len(told) == len(counted) or not sent  # a question on which the notes are silent sends nothing
        found += [abs(ours - theirs) / theirs for ours, theirs in zip(told, counted, strict=bool(counted))]
    return found


def test_the_estimate_is_within_five_per_cent_of_what_is_sent(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    errors = estimate_errors(capsys)
    assert len(errors) >= 8 and max(errors) < 0.05, errors
