"""trace: saved whole and private, found again, listed, pruned, shown; and no key in any of it."""

from __future__ import annotations

import json
import stat
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ragnotes.asking import http, saving, trace
from ragnotes.asking.wire import openai
from ragnotes.asking.wire.curl import curl
from ragnotes.errors import ProviderError, RagnotesError
from ragnotes.records.calls import Call, Reply, Request, Trace, Try, Usage
from ragnotes.records.hits import Hit, NoteHead, TalkHead

from .loopback import chat, refuse, serve

KEY = "sk-planted-QwErTy0987654321zyxwvu"
NOTE = NoteHead("A day", "Me", "TinyConf", "2024")
TALK = TalkHead("On Caches", ("Ada Park",), "TinyConf", "2024", None, None, "en")
HIT = Hit("notes/a.md", 3, 5, NOTE, TALK, 1, 0.91, 0.512, 7.25, ("cache",), False, "Caches\nare\nwarm.")
NOW = datetime(2026, 11, 21, 2, 19, 46, tzinfo=UTC)


def request(base_url: str = "https://api.example.org/v1") -> Request:
    return openai.build(
        base_url=base_url, model="m", messages=[("user", "Qué? 🙂")], max_tokens=None, max_tokens_name="max_tokens", stream=False,
        key_variable="SOME_KEY",
    )  # fmt: skip


def record(identity: str = "20261121T021946Z-3f2a", **more: object) -> Trace:
    reply = Reply("Warm [1].", "done", "stop", "m-1", Usage(10, 4, estimated=False), (Try(503, 0.2, "busy", 1.5), Try(200, 0.4, None, 0.0)))
    made = Trace(
        id=identity, created="2026-11-21T02:19:46Z", version="0.1.0", verb="ask", question="what about caches\x1b[2J",
        index="/home/me/index",
        settings={"k": 8, "model": "openai/m"}, hits=(HIT, replace(HIT, rank=2, cosine=None, exact=True, talk=None)),
        prompts=({"name": "ask", "path": "prompts/ask.py", "sha256": "ab" * 32},),
        calls=(Call("ask", request(), 321, False, reply, reply.tries),), timings={"search": 0.0123}, usage=reply.usage,
        result={
            "status": "answered", "answer": "Warm [1].", "model": "m-1",
            "citations": [{"number": 1, "file": "notes/a.md", "start_line": 3, "end_line": 5, "verdict": "verified", "quote": "are"}],
            "unsupported": [{"kind": "name", "text": "Zed"}],
        },
        error=None,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def test_an_id_sorts_by_time() -> None:
    assert saving.new_id(NOW, b"\x3f\x2a") == "20261121T021946Z-3f2a"
    elsewhere = NOW.astimezone(datetime.strptime("+0530", "%z").tzinfo)
    assert saving.new_id(elsewhere, b"\x3f\x2a") == "20261121T021946Z-3f2a"
    assert saving.new_id(NOW, b"\xff\xff") < saving.new_id(NOW + timedelta(seconds=1), b"\x00\x00")


def test_save_is_whole_private_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "traces"
    made = record(question="odd \udce9 letters \u2028 🙂")
    path = saving.save(made, folder)
    assert path == folder / f"{made.id}.json"
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(folder.stat().st_mode)) == (0o600, 0o700)
    assert [left.name for left in folder.iterdir()] == [path.name]
    loaded = trace.load(folder, made.id, None)
    assert loaded["schema"] == 1 and loaded["question"] == made.question
    assert set(loaded) == {"schema", *(field.name for field in fields(Trace))}
    assert loaded["calls"][0]["request"]["body"] == made.calls[0].request.body
    assert loaded["hits"][0]["talk"]["speakers"] == ["Ada Park"]


def test_a_path_is_text_and_other_objects_are_a_mistake(tmp_path: Path) -> None:
    path = saving.save(record(settings={"index": Path("a") / "b"}), tmp_path)
    assert json.loads(path.read_text("utf-8"))["settings"] == {"index": "a/b"}
    with pytest.raises(TypeError):
        saving.save(record("20261121T021946Z-0000", settings={"x": object()}), tmp_path)
    assert [left.name for left in tmp_path.iterdir()] == [path.name]


def test_a_folder_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError):
        saving.save(record(), tmp_path / "file" / "traces")


def test_load_by_id_by_beginning_and_the_last_of_an_index(tmp_path: Path) -> None:
    ids = ["20261121T021946Z-3f2a", "20261121T021947Z-0001", "20261122T000000Z-0002"]
    for identity, index in zip(ids, ("/one", "/two", "/one"), strict=True):
        saving.save(record(identity, index=index), tmp_path)
    (tmp_path / "20261123T000000Z-0003.json").write_text("{ torn", "utf-8")
    (tmp_path / "not-a-trace.json").write_text("{}", "utf-8")
    assert trace.load(tmp_path, ids[0], None)["id"] == ids[0]
    assert trace.load(tmp_path, "20261122", None)["id"] == ids[2]
    assert trace.load(tmp_path, None, None)["id"] == ids[2]
    assert trace.load(tmp_path, None, "/two")["id"] == ids[1]
    assert [row["id"] for row in trace.list_traces(tmp_path)] == ids[::-1]
    assert trace.list_traces(tmp_path)[0] == {
        "id": ids[2], "created": "2026-11-21T02:19:46Z", "verb": "ask", "question": record().question, "index": "/one", "model": "m-1",
        "status": "answered",
    }  # fmt: skip
    cases: list[tuple[str | None, str | None, str]] = [
        ("20261121", None, "2 traces begin"), ("../../etc", None, "no trace"), ("", None, "traces begin"), ("2027", None, "no trace 2027"),
        ("20261123T000000Z-0003", None, "damaged"), (None, "/three", "no trace of /three"),
    ]  # fmt: skip
    for named, index_named, words in cases:
        with pytest.raises(RagnotesError, match=words) as caught:
            trace.load(tmp_path, named, index_named)
        assert caught.value.exit == 1 and caught.value.cure == "ragnotes trace --list"


def test_a_folder_that_is_not_there_has_no_traces(tmp_path: Path) -> None:
    assert trace.list_traces(tmp_path / "none") == []
    assert trace.prune(tmp_path / "none", 1, NOW) == 0
    with pytest.raises(RagnotesError, match="no trace yet"):
        trace.load(tmp_path / "none", None, None)


def test_prune_takes_the_old_ones_only(tmp_path: Path) -> None:
    for days in (0, 9, 10, 11, 400):
        saving.save(record(saving.new_id(NOW - timedelta(days=days), b"\x00\x01")), tmp_path)
    (tmp_path / "notes.json").touch()
    assert trace.prune(tmp_path, 10, NOW) == 2
    assert len(trace.list_traces(tmp_path)) == 3 and (tmp_path / "notes.json").exists()


def test_show_tells_all_of_it(tmp_path: Path) -> None:
    saving.save(record(), tmp_path)
    shown = trace.show(trace.load(tmp_path, None, None))
    for told in (
        "ask 20261121T021946Z-3f2a", "what about caches\\x1b[2J", "index: /home/me/index", 'model = "openai/m"',
        "notes/a.md:3-5", "score 0.910  cosine  0.512  bm25   7.25  words cache", "On Caches", "exact", "sha256 abab", "about 321 tokens",
        http.send_shown(request()), "try: 503 after 0.20 s: busy, waited 1.5 s", "try: 200 after 0.40 s: answered",
        "reply of m-1 (done, stop); tokens: 10 in, 4 out", "search", "0.012 s", "status: answered", "[1] notes/a.md:3-5 verified: are",
        "not in the passages: name Zed",
    ):  # fmt: skip
        assert told in shown
    assert "\x1b" not in shown


def test_show_of_an_answer_without_a_model_and_of_a_failure() -> None:
    plain = json.loads(
        json.dumps({"schema": 1, **{name: getattr(record(), name) for name in ("id", "created", "version", "verb", "question")}})
    )
    without = trace.show(
        {**plain, "index": None, "hits": [], "calls": [], "settings": {}, "timings": {}, "prompts": [], "result": {}, "error": None}
    )
    assert "calls:" not in without and "index" not in without
    failed = json.loads(
        json.dumps(asdict(record(calls=(Call("ask", request(), 3, True, None, (Try(None, 1.0, "down", 0.0),)),), error="down")))
    )
    shown = trace.show(failed)
    assert "no reply" in shown and "error: down" in shown and "3 tokens counted" in shown and "try: no answer after 1.00 s: down" in shown


def test_no_key_in_any_file_or_output(tmp_path: Path) -> None:
    told: list[str] = []
    with serve(refuse(500, f"you sent {KEY}"), chat(f"I saw {KEY}"), refuse(401, f"wrong: {KEY[:9]}***{KEY[-9:]}")) as server:
        sent = request(server.base_url)
        reply = http.send(sent, KEY, timeout=10, tell=told.append, sleep=lambda _: None)
        with pytest.raises(ProviderError) as caught:
            http.send(sent, KEY, timeout=10, tell=told.append)
    assert [received.headers["authorization"] for received in server.received] == [f"Bearer {KEY}"] * 3
    calls = (Call("ask", sent, 1, False, reply, reply.tries), Call("ask", sent, 1, False, None, caught.value.tries))
    path = saving.save(record(calls=calls, error=caught.value.what, result={"answer": reply.text}), tmp_path)
    outputs = (
        path.read_text("utf-8"), trace.show(trace.load(tmp_path, None, None)), http.send_shown(sent), curl(sent), repr(sent), repr(reply),
        repr(caught.value.tries), str(caught.value), caught.value.cure, *told,
    )  # fmt: skip
    for output in outputs:
        for piece in (KEY, KEY[:9], KEY[-9:]):
            assert piece not in output
    assert "Bearer ***" in http.send_shown(sent) and "$SOME_KEY" in curl(sent)
