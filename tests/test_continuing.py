"""`ask -c` and `ask --translate`: what is asked, carried over, told, sent and kept; and refused where there is nothing to follow."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli

from . import conferences
from .loopback import chat, refuse, serve

NOTES = {
    "2019.md": ("PyDays 2019", "2019-03-01", "Drawers for caches", "Tess Ferrandez", "A cache is a drawer. Waffles keep warm in it."),
    "2021.md": ("PyDays 2021", "2021-03-01", "Locks on drawers", "Omar Haan", "A drawer needs a lock. The lock is of brass."),
    "es.md": (
        "ConfCamp 2022", "2022-03-01", "Cajones sin llave", "Lucía Prado",
        "La ponente explicó por qué un cajón con cerradura no es seguro. Los asistentes no lo sabían.",
    ),
}  # fmt: skip
FIRST = "what was said about drawers in 2019"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    """A folder with an index over notes of several years, people and languages."""
    return conferences.indexed(tmp_path_factory.mktemp("made"), NOTES)


@pytest.fixture
def here(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test-0123456789abcdef")
    return here


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[dict[str, Any], str]:
    capsys.readouterr()
    cli.run(["ask", *arguments, "--json"])
    out, err = capsys.readouterr()
    return json.loads(out), err


def files(record: dict[str, Any]) -> set[str]:
    return {hit["file"] for hit in record["hits"]}


def newest_trace() -> dict[str, Any]:
    """Return the record of the answer that was kept last."""
    paths = (Path(os.environ["XDG_STATE_HOME"]) / "ragnotes" / "traces").glob("*.json")
    found: dict[str, Any] = json.loads(max(paths, key=lambda path: path.stat().st_mtime_ns).read_text())
    return found


def test_a_follow_up_is_rewritten_told_and_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, _ = ask(capsys, FIRST)
    assert (first["asked"], files(first)) == (None, {"2019.md"})
    record, err = ask(capsys, "-c", "and in 2021?")
    assert "asked as: what was said about drawers in 2021\n" in err
    assert (record["question"], record["asked"]) == ("and in 2021?", "what was said about drawers in 2021")
    assert files(record) == {"2021.md"}
    assert newest_trace()["result"]["asked"] == record["asked"]
    record, _ = ask(capsys, "--continue", "and about waffles?")
    assert record["asked"] == "what was said about waffles in 2021", "it follows what was asked, not what was typed"


def test_a_pronoun_asks_of_the_talks_cited_last(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(capsys, "who spoke of a lock of brass")
    record, _ = ask(capsys, "-c", "why?")
    assert record["asked"] == "why: who spoke of a lock of brass"
    assert files(record) == {"2021.md"}
    record, _ = ask(capsys, "-c", "what else did he say?")
    assert record["asked"] == "what else did Omar Haan say?"
    assert "2021.md" in files(record)


def test_a_follow_up_carries_a_note_without_talks(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "loose.md").write_text("# Scribbles\n\nSomebody spoke of rivets in a hull. They cost four euros each.\n")
    assert cli.run(["index", ".", "--index", "index"]) == 0
    first, _ = ask(capsys, "what was said about rivets")
    assert {place["file"] for place in first["citations"]} == {"loose.md"}
    record, err = ask(capsys, "-c", "how much did they cost?")
    assert "asked as: how much did rivets cost?" in err and files(record) == {"loose.md"}
    assert "four euros" in record["answer"]


def test_more_and_else_ask_again_of_the_same_talks_and_of_the_others(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, _ = ask(capsys, "what was said about a drawer", "--year", "2019")
    record, _ = ask(capsys, "-c", "tell me more")
    assert (record["asked"], files(record)) == (first["question"], files(first))
    ask(capsys, "who spoke of a lock of brass")
    record, err = ask(capsys, "-c", "and who else?")
    assert record["asked"] == "who spoke of a lock of brass" and "2021.md" not in files(record)
    assert "asked of the talks that the last answer did not draw on" in err


def test_filters_are_carried_unless_the_new_question_says_otherwise(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(capsys, "what was said about drawers", "--path", "2019.md", "--year", "2019")
    record, err = ask(capsys, "-c", "and about waffles?")
    assert "as before: --year 2019, --path" in err and files(record) == {"2019.md"}
    record, err = ask(capsys, "-c", "and in 2021?", "--path", "2021.md")
    assert "as before" not in err and files(record) == {"2021.md"}


@pytest.mark.parametrize("before", ["nothing", "another index", "a summary", "no log"])
def test_without_an_answer_to_follow_it_is_a_usage_error(here: Path, capsys: pytest.CaptureFixture[str], before: str) -> None:
    if before == "another index":
        cli.run(["index", "2019.md", "--index", "other"])
        cli.run(["ask", FIRST, "--index", "other"])
    if before == "a summary":
        cli.run(["summarise", "2019.md"])
    if before == "no log":
        cli.run(["ask", FIRST])
    capsys.readouterr()
    assert cli.run(["ask", "-c", "and in 2021?", *(["--no-log"] if before == "no log" else [])]) == 2
    out, err = capsys.readouterr()
    what, cure = err.strip().split("\n")
    assert out == "" and cure.startswith("try: ")
    assert {
        "nothing": "nothing to continue: there is no trace of an answer from index",
        "another index": "nothing to continue: the traces are of other indexes, none of an answer from index",
        "a summary": "nothing to continue: there is no trace of an answer from index",
        "no log": "--continue follows the last answer's trace, and --no-log keeps none",
    }[before] in what


def test_a_summary_in_between_is_passed_over(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["ask", FIRST])
    cli.run(["summarise", "--event", "PyDays 2021"])
    record, _ = ask(capsys, "-c", "and in 2021?")
    assert record["asked"] == "what was said about drawers in 2021"


# with a model


def named(address: str) -> list[str]:
    return ["-m", "openai/m-1", "--base-url", address, "--no-stream"]


def test_a_model_rewrites_by_one_prompt(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(capsys, FIRST)
    with serve(chat('"What was said about locks in 2021?"'), chat("A drawer needs a lock [1].")) as server:
        capsys.readouterr()
        assert cli.run(["ask", "-c", "and locks, in 2021?", *named(server.base_url), "--dry-run"]) == 0
        shown = capsys.readouterr().out
        assert server.received == []
        record, err = ask(capsys, "-c", "and locks, in 2021?", *named(server.base_url))
        rewriting, asking = (request.body.decode() for request in server.received)
    assert rewriting in shown and "request 1, prompt rewrite:" in shown and "request 2, prompt ask:" in shown
    assert FIRST in rewriting and "Drawers for caches (Tess Ferrandez)" in rewriting and "and locks, in 2021?" in rewriting
    assert "What was said about locks in 2021?" in asking
    assert "asked as: What was said about locks in 2021?" in err
    assert (record["asked"], record["calls"], record["status"]) == ("What was said about locks in 2021?", 2, "answered")
    assert record["usage"] == {"input_tokens": 22, "output_tokens": 6, "estimated": False}
    trace = newest_trace()
    assert [call["prompt"] for call in trace["calls"]] == ["rewrite", "ask"]
    assert [prompt["name"] for prompt in trace["prompts"]] == ["rewrite", "ask", "passage"]


@pytest.mark.parametrize("reply", ["Sure!\nHere is the question:\nwhat?", "x" * 2_000])
def test_a_reply_that_is_no_question_is_passed_over(here: Path, capsys: pytest.CaptureFixture[str], reply: str) -> None:
    ask(capsys, FIRST)
    with serve(chat(reply), chat("A drawer needs a lock [1].")) as server:
        record, err = ask(capsys, "-c", "and in 2021?", *named(server.base_url))
    assert "rewritten by rules" in err and record["asked"] == "what was said about drawers in 2021"


def test_a_question_is_searched_in_the_languages_of_the_index(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = "why is it not safe to use a keyhole"
    reply = "es: ¿Por qué un cajón con cerradura no es seguro?\nfr: non\nThat was all."
    with serve(chat(reply), chat("Lucía Prado explicó por qué [1].")) as server:
        capsys.readouterr()
        cli.run(["ask", question, "--translate", *named(server.base_url), "--dry-run"])
        shown = capsys.readouterr().out
        assert server.received == [] and "request 1, prompt translate:" in shown
        record, err = ask(capsys, question, "--translate", *named(server.base_url))
        assert server.received[0].body.decode() in shown
    assert "searched in es as: ¿Por qué un cajón con cerradura no es seguro?" in err
    assert record["hits"][0]["file"] == "es.md"
    assert record["translations"] == [["es", "¿Por qué un cajón con cerradura no es seguro?"]]
    trace = newest_trace()
    assert [call["prompt"] for call in trace["calls"]] == ["translate", "ask"]
    assert [hit["rank"] for hit in record["hits"]] == list(range(1, len(record["hits"]) + 1))
    assert len({(hit["file"], hit["start_line"]) for hit in record["hits"]}) == len(record["hits"])


def test_a_translation_without_a_model_is_a_usage_error(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", FIRST, "--translate"]) == 2
    assert "--translate asks a model, and none is named" in capsys.readouterr().err


def test_a_reply_without_a_translation_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("I cannot translate."), chat("A cache is a drawer [1].")) as server:
        record, err = ask(capsys, FIRST, "--translate", *named(server.base_url))
    assert "not translated into es" in err and record["translations"] == [] and record["status"] == "answered"


def test_a_server_that_refuses_is_exit_5(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(refuse(400)) as server:
        assert cli.run(["ask", FIRST, "--translate", *named(server.base_url)]) == 5


def test_all_calls_count_towards_the_limit(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAGNOTES_PRICE_IN", "1")
    monkeypatch.setenv("RAGNOTES_PRICE_OUT", "1")
    with serve(chat("es: ¿Qué cajón?")) as server:
        assert cli.run(["ask", FIRST, "--translate", *named(server.base_url), "--max-cost", "0.0001"]) == 6
        assert server.received == []


# search in the languages of the index

KEYHOLE = "why is it not safe to use a keyhole"


def search(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[dict[str, Any], str]:
    capsys.readouterr()
    assert cli.run(["search", *arguments, "--json"]) in (0, 3)
    out, err = capsys.readouterr()
    return json.loads(out), err


def test_a_search_in_the_languages_of_the_index_is_one_call_that_is_shown(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("es: ¿Por qué un cajón con cerradura no es seguro?")) as server:
        asked = [KEYHOLE, "--translate", "-m", "openai/m-1", "--base-url", server.base_url]
        capsys.readouterr()
        assert cli.run(["search", *asked, "--dry-run"]) == 0
        shown = capsys.readouterr().out
        assert server.received == []
        record, err = search(capsys, *asked, "--show")
        (sent,) = (request.body.decode() for request in server.received)
        assert sent in shown and sent in err
    assert "searched in es as: ¿Por qué un cajón con cerradura no es seguro?" in err
    assert record["hits"][0]["file"] == "es.md"
    assert record["translations"] == [["es", "¿Por qué un cajón con cerradura no es seguro?"]]
    plain, _ = search(capsys, KEYHOLE)
    assert plain["translations"] == []


def test_a_search_names_its_model_by_the_environment_too(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(chat("no line of a translation")) as server:
        monkeypatch.setenv("RAGNOTES_MODEL", "openai/m-1")
        monkeypatch.setenv("RAGNOTES_BASE_URL", server.base_url)
        search(capsys, KEYHOLE)
        assert server.received == []
        record, err = search(capsys, KEYHOLE, "--translate")
        assert len(server.received) == 1
    assert "not translated into es" in err and record["translations"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--translate"], 2, "--translate asks a model, and none is named"),
        (["--translate", "--dry-run"], 2, "--translate asks a model, and none is named"),
        (["-m", "openai/m-1"], 2, "--model alone does not make it"),
        (["--max-cost", "0"], 2, "--max-cost alone does not make it"),
        (["--show"], 2, "--show alone does not make it"),
        (["--dry-run"], 2, "--dry-run alone does not make it"),
        (["--base-url", "http://127.0.0.1:9/v1"], 2, "--base-url alone does not make it"),
        (["--translate", "-m", "openai/m-1", "--max-cost", "1"], 2, "--max-cost needs the prices"),
    ],
)
def test_wrong_use_of_a_model_in_a_search_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, told: str
) -> None:
    assert cli.run(["search", KEYHOLE, *arguments]) == code
    out, err = capsys.readouterr()
    assert out == "" and told in err and "try: " in err


def test_a_search_whose_server_refuses_is_exit_5(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(refuse(400)) as server:
        assert cli.run(["search", KEYHOLE, "--translate", *named(server.base_url)[:4]]) == 5


def test_a_search_in_the_only_language_there_is_sends_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["index", "--drop", "es.md"]) == 0
    with serve(refuse(500)) as server:
        assert cli.run(["search", FIRST, "--translate", *named(server.base_url)[:4]]) == 0
        capsys.readouterr()
        assert cli.run(["search", FIRST, "--translate", *named(server.base_url)[:4], "--dry-run"]) == 0
        assert "nothing is sent" in capsys.readouterr().out and server.received == []
