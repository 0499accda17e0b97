"""The second reading by a model: only what is unsure is sent, and only what stands in the lines is taken."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli, correcting, rereading
from ragnotes.listing import Listed

from .loopback import answer, chat, completion, refuse, serve

KEY = "sk-test-0123456789abcdef"
# no heading, no field and no sentence of the usual kind: the rules find no talk in it
NOTE = """Two rooms, one coffee machine, and rain against the glass all day long.

In the first hour caches without tears was the theme, and Ada Bell had brought forty slides
of numbers that went down, and one of a fridge. It was mostly about sqlite, and I lost the
thread somewhere around the write-ahead log, which is my own fault and not the log's.

After the break a small library for logs; Tom Okafor wrote it on a train, all of it, and said so twice.
Five fields is where it begins to beat the regular expressions that we all have lying around.

Then home, wet.
"""
GOOD = [
    {"first": 3, "last": 5, "title": "caches without tears", "speakers": ["Ada Bell"]},
    {"first": 7, "last": 8, "title": "a small library for logs", "speakers": ["Tom Okafor"]},
]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def keyed(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    (at_home / "rain.md").write_text(NOTE)
    return at_home


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.run(["talks", *arguments])
        return (code, *capsys.readouterr())

    return run_


def lines(*objects: dict[str, Any]) -> str:
    return "\n".join(json.dumps(one) for one in objects)


def asked(run: Run, reply: Any, *more: str) -> tuple[int, list[dict[str, Any]], str]:
    """Let a server give this reply about the note; return exit code, talks and stderr."""
    with serve(reply if callable(reply) else chat(reply)) as server:
        code, out, err = run("rain.md", "-m", "openai/m-1", "--base-url", server.base_url, "--json", *more)
        assert len(server.received) == 1
    return code, json.loads(out)["talks"], err


def test_the_rules_find_no_talk_and_nothing_is_sent_unless_a_model_is_named_here(
    keyed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(chat(lines(*GOOD))) as server:
        monkeypatch.setenv("RAGNOTES_MODEL", "openai/m-1")
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        code, out, _ = run("rain.md", "--json")
        assert (code, json.loads(out)["talks"], server.received) == (0, [], [])


def test_a_good_reply(keyed: Path, run: Run) -> None:
    code, talks, err = asked(run, lines(*GOOD))
    assert code == 0 and "2 talks read by openai/m-1" in err
    assert [(t["title"], t["speakers"], t["start_line"], t["end_line"]) for t in talks] == [
        ("caches without tears", ["Ada Bell"], 3, 5),
        ("a small library for logs", ["Tom Okafor"], 7, 8),
    ]
    assert {(talk["rule"], talk["confidence"]) for talk in talks} == {("read by openai/m-1", 0.7)}


@pytest.mark.parametrize(
    "reply",
    [
        json.dumps(GOOD),
        json.dumps({"talks": GOOD}),
        f"```json\n{lines(*GOOD)}\n```",
        f"```\n{json.dumps(GOOD, indent=2)}\n```",
        ",\n".join(json.dumps(one) for one in GOOD),
        f"Here they are:\n{lines(*GOOD)}\n",
        f"Here they are:\n```json\n{json.dumps(GOOD, indent=2)}\n```\nThat is all.",
        lines(GOOD[0], {**GOOD[1], "speakers": "TOM ÓKAFOR", "last": 9}),
    ],
)
def test_shapes_of_a_good_reply(keyed: Path, run: Run, reply: str) -> None:
    code, talks, _ = asked(run, reply)
    assert code == 0 and [talk["end_line"] for talk in talks] == [5, 8]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"last": 99}, "lines 7-99 are no lines with text of the note"),
        ({"first": 0}, "lines 0-8 are no lines with text of the note"),
        ({"first": 8, "last": 7}, "lines 8-7 are no lines with text of the note"),
        ({"first": 6, "last": 6}, "lines 6-6 are no lines with text of the note"),
        ({"first": "7"}, "its lines are no numbers"),
        ({"first": True, "last": True}, "its lines are no numbers"),
        ({"first": 5}, "lines 5-8 do not come after line 5"),
        ({"first": 1, "last": 1}, "lines 1-1 do not come after line 5"),
        ({"speakers": ["Thomas Okafor"]}, "the name Thomas Okafor does not stand in these lines"),
        ({"speakers": ["Ada Bell"]}, "the name Ada Bell does not stand in these lines"),
        ({"speakers": [""]}, "a speaker of it is no name"),
        ({"speakers": 7}, "a speaker of it is no name"),
        ({"speakers": ["the"]}, "a speaker of it is no name"),
        ({"title": "the"}, "it has no title"),
        ({"title": "Logging at scale"}, "its title stands neither in these lines nor in the title or name of the file"),
        ({"title": "cache"}, "its title stands neither"),
        ({"title": "..."}, "it has no title"),
        ({"title": None}, "it has no title"),
    ],
)
def test_what_does_not_stand_in_the_lines_is_refused_and_told(keyed: Path, run: Run, wrong: dict[str, Any], told: str) -> None:
    code, talks, err = asked(run, lines(GOOD[0], {**GOOD[1], **wrong}))
    assert code == 0 and [talk["title"] for talk in talks] == ["caches without tears"]
    assert "rain.md: refused" in err and told in err


def test_a_title_may_be_that_of_the_file(keyed: Path, run: Run) -> None:
    _, talks, _ = asked(run, lines({**GOOD[0], "title": "Rain"}))
    assert [talk["title"] for talk in talks] == ["Rain"]


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("There are two talks in these notes, by Ada Bell and Tom Okafor.", "nothing of the reply is used: it is not JSON"),
        ('{"first": 3, "last": 5, "tit', "nothing of the reply is used: a line of it is not JSON"),
        ("[1, 2]", "nothing of the reply is used: it is JSON, but no list of talks"),
        ("[" * 50_000, "nothing of the reply is used: it is not JSON"),
        ("[]", "the reply names no talk that can be used: what the rules found stays"),
    ],
)
def test_a_reply_without_talks_changes_nothing(keyed: Path, run: Run, reply: str, told: str) -> None:
    code, talks, err = asked(run, reply)
    assert (code, talks) == (0, []) and told in err


def test_a_cut_reply_is_not_used(keyed: Path, run: Run) -> None:
    code, talks, err = asked(run, answer(200, json.dumps(completion(lines(GOOD[0]), "length"))))
    assert (code, talks) == (5, []) and "the reply is cut and not used" in err and "--max-tokens" in err


def test_a_server_that_refuses_or_is_down(keyed: Path, run: Run) -> None:
    with serve(refuse(401, "wrong key")) as server:
        code, _, err = run("rain.md", "-m", "openai/m-1", "--base-url", server.base_url)
        assert code == 5 and err.split("\n")[-3].startswith("error: ") and err.split("\n")[-2].startswith("try: ")
        address = server.base_url
    code, out, err = run("rain.md", "-m", "openai/m-1", "--base-url", address, "--timeout", "2")
    assert code == 5 and "error: " in err and "rain.md" in out, "what the rules found is still shown"
    code, out, _ = run("rain.md", "-m", "openai/m-1", "--base-url", address, "--timeout", "2", "--json")
    assert json.loads(out)["error"]["exit"] == 5


def test_what_is_sent_holds_the_numbered_lines_between_marks(keyed: Path, run: Run) -> None:
    with serve(chat("[]")) as server:
        code, _, err = run("rain.md", "-m", "openai/m-1", "--base-url", server.base_url, "--max-tokens", "77", "--show")
        (received,) = server.received
    body = json.loads(received.body)
    user = body["messages"][1]["content"]
    assert code == 0 and 77 in body.values()
    assert "\n7| After the break a small library for logs" in user and "6|" not in user and "file: rain.md" in user
    mark = user.split()[3]
    assert user.count(mark) == 2 and body["messages"][0]["content"].endswith(mark)
    assert "sending to 127.0.0.1" in err and mark in err and KEY not in err


def test_a_dry_run_sends_nothing_and_prints_what_would_be_sent(keyed: Path, run: Run) -> None:
    with serve(chat("[]")) as server:
        code, out, _ = run("rain.md", "-m", "openai/m-1", "--base-url", server.base_url, "--dry-run")
        assert server.received == []
    assert code == 0 and "\n7| After the break" in out and '"model": "m-1"' in out and KEY not in out
    code, out, _ = run("rain.md", "--dry-run")
    assert code == 0 and "no model is named" in out


def test_a_sure_note_and_one_corrected_by_hand_and_a_short_one_are_not_sent(keyed: Path, run: Run) -> None:
    (keyed / "sure.md").write_text("# PyFun 2021\n\n## Caching without tears - Ada Bell\n\nA cache.\n\n## Logs - Tom Okafor\n\nLogs.\n")
    (keyed / "rain.md.talks.toml").write_text("talks = []\n")
    (keyed / "short.md").write_text("Milk, bread, and a ticket for the train home.\n")
    with serve(chat("[]")) as server:
        code, out, err = run(".", "-m", "openai/m-1", "--base-url", server.base_url)
        assert server.received == []
    assert code == 0 and "nothing was sent" in err and "Caching without tears" in out


def test_a_note_too_long_for_the_budget_is_told_and_left_alone(keyed: Path, run: Run) -> None:
    (keyed / "rain.md").write_text(NOTE * 200)
    with serve(chat("[]")) as server:
        code, _, err = run("rain.md", "-m", "openai/m-1", "--base-url", server.base_url)
        assert server.received == []
    assert code == 0 and "rain.md: too long to be read again" in err


def test_its_result_can_be_kept_as_a_sidecar(keyed: Path, run: Run) -> None:
    with serve(chat(lines(*GOOD))) as server:
        code, out, _ = run("rain.md", "-m", "openai/m-1", "--base-url", server.base_url, "--sidecar")
    assert code == 0
    (keyed / "rain.md.talks.toml").write_text(out)
    code, out, _ = run("rain.md", "--json")
    assert [(t["title"], t["rule"], t["start_line"]) for t in json.loads(out)["talks"]] == [
        ("caches without tears", "corrected by hand", 3),
        ("a small library for logs", "corrected by hand", 7),
    ]


def test_a_second_reading_is_recorded(keyed: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    asked(run, lines(*GOOD))
    capsys.readouterr()
    assert cli.run(["trace", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)["trace"]
    assert (record["verb"], record["question"], len(record["calls"])) == ("talks", "rain.md", 1)
    assert [talk["title"] for talk in record["result"]["talks"]] == ["caches without tears", "a small library for logs"]
    assert [prompt["name"] for prompt in record["prompts"]] == ["talks"]
    assert cli.run(["trace"]) == 0 and cli.run(["trace", "--list"]) == 0 and cli.run(["trace", "--curl"]) == 0
    assert KEY not in capsys.readouterr().out
    asked(run, lines(*GOOD), "--no-log")
    assert cli.run(["trace", "--list", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out.split("\n")[-2])["traces"]) == 1


def test_where_something_is_refused_what_the_rules_found_beside_it_stays() -> None:
    note = "# PyFun 2021\n\n## Caching without tears - Ada Bell\n\nA cache.\n\n## Logs - Tom Okafor\n\nLogs on a train.\n"
    item = Listed("a.md", Path("a.md"), correcting.read("a.md", note.encode()))
    told: list[str] = []
    good = {"first": 3, "last": 5, "title": "Caching", "speakers": []}
    bad = {"first": 7, "last": 9, "title": "Trains", "speakers": []}
    mixed = rereading.take(item, lines(good, bad), "m", told.append)
    assert [(talk.title, talk.rule == "read by m") for talk in mixed.talks] == [("Caching", True), ("Logs", False)]
    assert "1 kept as the rules found them" in told[-1]
    assert [talk.title for talk in rereading.take(item, lines(good), "m", told.append).talks] == ["Caching"]
