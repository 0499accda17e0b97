"""Answers as notes: what is written, what is read again, and whether it still stands when the notes have changed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ragnotes import answernotes, answers, cli, rechecking
from ragnotes.checking import evidence
from ragnotes.errors import UsageError
from ragnotes.records.answers import Answer, Coverage
from ragnotes.records.calls import Passage
from ragnotes.records.hits import Hit, NoteHead, TalkHead
from ragnotes.records.settings import Settings
from ragnotes.settings import read_config, read_settings

DAY = "2026-02-03T04:05:06+00:00"
NOTE = """---
event: PyFun 2021
date: 2021-05-06
---
# Caching without tears

Speaker: Ada Bell

The cache writes through to sqlite and keeps the keys in order.
She measured 40 ms a request before and 3 ms after.

![a picture](https://example.org/pixel.png)

Never cache what you cannot throw away, she said.
"""


@pytest.fixture
def here(at_home: Path) -> Path:
    """The current folder, holding one note."""
    (at_home / "notes").mkdir()
    (at_home / "notes" / "ada.md").write_text(NOTE, "utf-8")
    return at_home


def setup(here: Path) -> Settings:
    """Return the settings of a run here, where there is no index."""
    return read_settings({"XDG_STATE_HOME": str(here / "state")}, here, read_config({"XDG_CONFIG_HOME": str(here / "config")}, here), {})


def answered(text: str) -> Answer:
    """Return what a model answered from the one note, checked as an answer is."""
    lines = NOTE.rstrip("\n").split("\n")
    head = NoteHead("Caching without tears", None, "PyFun 2021", "2021-05-06")
    talk = TalkHead("Caching without tears", ("Ada Bell",), "PyFun 2021", "2021-05-06", None, None, "en")
    hit = Hit("notes/ada.md", 5, 14, head, talk, 1, 1.0, None, 1.0, (), False, "\n".join(lines[4:14]))
    passage = Passage(1, "notes/ada.md:5-14", "talk", hit.text, hit, tuple(range(5, 15)))
    citations, unsupported = evidence.check(text, [passage])
    return Answer(
        question="How fast is the cache?", status=evidence.status(citations, unsupported), answer=text, citations=citations,
        unsupported=unsupported, coverage=Coverage(1, 1, 1, 1), hits=(hit,), stale=(), model="some/model", usage=None, calls=1, trace="t1",
    )  # fmt: skip


GOOD = 'Ada Bell measured 3 ms a request after and 40 ms before [1]. "Never cache what you cannot throw away", she said [1].'


def written(here: Path, text: str = GOOD, change: Callable[[str], str] = str) -> Path:
    """Return the file of an answer's note, changed by hand."""
    path = here / "answer.md"
    path.write_text(change(answernotes.as_note(answered(text), path, here, DAY)), "utf-8")
    return path


def states(checked: rechecking.Checked) -> list[str]:
    return [source.state for source in checked.sources]


# what is written and read again


def test_what_is_written_is_read_again(here: Path) -> None:
    found = answernotes.read_note(written(here))
    assert (found.question, found.date, found.model, found.status, found.trace) == (
        "How fast is the cache?",
        DAY,
        "some/model",
        "answered",
        "t1",
    )
    assert found.answer == GOOD
    assert [source.file for source in found.sources] == ["notes/ada.md", "notes/ada.md"]
    assert all(source.passage == (5, 14) and source.sha256 for source in found.sources)
    lines = NOTE.split("\n")
    for source, quote in zip(found.sources, found.quotes, strict=True):
        assert quote == "\n".join(lines[source.lines[0] - 1 : source.lines[1]])


def test_front_matter_is_yaml_and_citations_are_links(here: Path) -> None:
    import yaml

    text = written(here).read_text("utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    assert (front["ragnotes"], front["model"], front["sources"][0]["file"]) == ("answer", "some/model", "notes/ada.md")
    assert r"[\[1\]](notes/ada.md#L" in text and "## Sources" in text


def test_nothing_in_it_is_fetched(here: Path) -> None:
    picture = "![x](https://example.org/pixel.png) <img src=https://example.org/y.png> 3 ms [1]"
    text = written(here, picture).read_text("utf-8")
    said, _, below = text.partition("## Sources")
    assert "\\![x]" in said and "\\<img" in said and "\n![" not in said
    assert all(line.startswith(("> ", "[1] [")) for line in below.split("\n") if line)
    assert answernotes.read_note(here / "answer.md").answer == picture


def test_no_link_in_it_runs_a_script(here: Path) -> None:
    links = "[click](javascript:alert) [this](<data:text/html,x>) [page](https://example.org/) [mail](mailto:a@example.org) [1]"
    said = written(here, links).read_text("utf-8")
    assert "[click\\](javascript:" in said and "[this\\](\\<data:" in said
    assert "[page](https://example.org/)" in said and "[mail](mailto:a@example.org)" in said
    assert answernotes.read_note(here / "answer.md").answer == links


def test_a_quotation_cannot_end_its_fence(here: Path) -> None:
    lines = ["a", "````", "## Sources", "```"]
    assert answernotes._quotes("\n".join(["x", *answernotes._quoted(lines), "", "y"])) == ["\n".join(lines)]


@given(st.text(alphabet=st.sampled_from("ab [1]2!<(:\n-"), max_size=80))
@example("<![")
def test_any_answer_comes_back(text: str) -> None:
    assert answernotes._plain(answernotes._with_links(text, {1: "notes/a%20b.md#L3", 2: "c.md#L1"})) == text


def test_places_under_sentences_are_left_to_the_links(here: Path) -> None:
    text = "It took 3 ms [1].\n  notes/ada.md:10\n  - and it began at 10:30 [1]."
    assert answernotes.read_note(written(here, text)).answer == "It took 3 ms [1].\n  - and it began at 10:30 [1]."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"# a note\n", "no front matter"),
        (b"", "no front matter"),
        (b"---\ntitle: x\n---\n# x\n", "line 2 is none of its fields"),
        (b'---\nragnotes: "answer"\n---\n', "question, date and status"),
        (b'---\nragnotes: !!python/object/apply:os.system ["true"]\n---\n', "line 2 holds no JSON"),
        (b"---\nquestion: &a [*a]\n---\n", "line 2 holds no JSON"),
        (b"---\nquestion: " + b"[" * 100_000 + b"\n---\n", "line 2 holds no JSON"),
        (b'---\nsources:\n- {"number": 1}\n---\n', "line 3 is no source"),
        (
            b'---\nsources:\n- {"number": 1, "file": "a", "lines": [2, 1], "passage": [1, 1], "sha256": 1}\n---\n',
            "line 3 is no source",
        ),
        (b"\xff\xfe---", "not UTF-8"),
    ],
)
def test_what_is_no_answer(here: Path, capsys: pytest.CaptureFixture[str], text: bytes, why: str) -> None:
    (here / "x.md").write_bytes(text)
    assert cli.run(["check", "x.md"]) == 2
    err = capsys.readouterr().err
    assert "x.md is no answer written by ragnotes" in err and why in err and "try: " in err


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda text: text.replace("format: 2", "format: 3"), "is of format 3"),
        (lambda text: text.replace("## Sources", "## Others"), "no heading"),
        (lambda text: text[: text.index("\n> ")], "sources and quotes"),
        (lambda text: text.replace('model: "some/model"', "model: 3"), "model and trace"),
    ],
)
def test_an_answer_that_was_broken(here: Path, change: Callable[[str], str], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        answernotes.read_note(written(here, change=change))


def test_no_other_file_is_written_over(here: Path) -> None:
    path = written(here)
    answernotes.check_output(path)
    answernotes.check_output(here / "new.md")
    for other in (here / "notes" / "ada.md", here / "notes", here / "none" / "x.md"):
        with pytest.raises(UsageError):
            answernotes.check_output(other)


# whether it stands


def test_an_answer_stands_where_nothing_changed(here: Path) -> None:
    checked = rechecking.check(written(here), setup(here))
    assert checked.stands and set(states(checked)) == {"unchanged"} and not checked.unsupported
    assert {citation.verdict for citation in checked.citations} == {"verified"}


@pytest.mark.parametrize(
    ("old", "new", "stands", "state"),
    [
        ("# Caching", "\n\n# Caching", True, "moved"),
        ("The cache writes", "A cache writes", True, "unchanged"),
        ("3 ms after", "5 ms after", False, "changed"),
        ("Never cache what you cannot throw away, she said.", "", False, "gone"),
        ("Speaker: Ada Bell", "Speaker: Tom Okafor", False, "told of another talk"),
        ("event: PyFun 2021", "event: PyFun 2020", False, "told of another talk"),
    ],
)
def test_when_the_note_changed(here: Path, old: str, new: str, stands: bool, state: str) -> None:
    path = written(here)
    (here / "notes" / "ada.md").write_text(NOTE.replace(old, new), "utf-8")
    checked = rechecking.check(path, setup(here))
    assert checked.stands == stands
    assert state in states(checked)
    assert all(source.note_changed for source in checked.sources)


def test_moved_lines_are_told_where(here: Path) -> None:
    path = written(here)
    before = [source.start_line for source in rechecking.check(path, setup(here)).sources]
    (here / "notes" / "ada.md").write_text(NOTE.replace("# Caching", "\n\n# Caching"), "utf-8")
    assert [source.now and source.now[0] for source in rechecking.check(path, setup(here)).sources] == [line + 2 for line in before]


def test_when_the_note_is_gone(here: Path) -> None:
    path = written(here)
    shutil.rmtree(here / "notes")
    checked = rechecking.check(path, setup(here))
    assert not checked.stands and set(states(checked)) == {"gone"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3 ms a request", "2 ms a request"),
        ("Ada Bell measured", "Zelda Quist measured"),
        ("cannot throw away", "can throw away"),
        ("> Never cache", "> Always cache"),
        ("> She measured 40 ms", "> She measured 50 ms"),
    ],
)
def test_when_the_answer_was_changed(here: Path, old: str, new: str) -> None:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    assert not rechecking.check(written(here, change=change), setup(here)).stands


@pytest.mark.parametrize("file", ["../outside.md", "/etc/passwd", "notes/../../outside.md", ".hidden/x.md", "link.md"])
def test_nothing_outside_is_read(here: Path, file: str) -> None:
    (here.parent / "outside.md").write_text(NOTE, "utf-8")
    (here / ".hidden").mkdir()
    (here / ".hidden" / "x.md").write_text(NOTE, "utf-8")
    (here / "link.md").symlink_to(here.parent / "outside.md")
    checked = rechecking.check(written(here, change=lambda text: text.replace('"notes/ada.md"', json.dumps(file))), setup(here))
    assert not checked.stands and set(states(checked)) == {"not read"} and not checked.citations


def test_what_could_not_be_verified_at_first_does_not_stand(here: Path) -> None:
    text = evidence.mark("It took 9 ms a request [1].", answered("It took 9 ms a request [1].").unsupported)
    assert not rechecking.check(written(here, text), setup(here)).stands


# without a model


@pytest.fixture
def extracted(indexed: Path) -> Path:
    """The current folder with an index over two notes, and an answer made of their own sentences."""
    given_answer, _ = answers.ask("what did Tom say about flexlib", setup(indexed), key=None, tell=lambda _: None)
    path = indexed / "answer.md"
    path.write_text(answernotes.as_note(given_answer, path, indexed, DAY), "utf-8")
    return path


def test_the_notes_own_sentences_stand(extracted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.run(["check", "answer.md"]) == 0
    out = capsys.readouterr().out
    assert "without a model" in out and "unchanged" in out and out.rstrip().endswith("it stands")


def test_one_other_word_does_not(extracted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = extracted.read_text("utf-8")
    said, _, below = text.partition("## Sources")
    assert "library" in said
    extracted.write_text(f"{said.replace('library', 'mountain', 1)}## Sources{below}", "utf-8")
    assert cli.run(["check", "answer.md"]) == 4
    assert "it no longer stands" in capsys.readouterr().out


def test_an_answer_elsewhere_is_checked_by_the_roots_of_the_index(
    indexed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given_answer, _ = answers.ask("what did Tom say about flexlib", setup(indexed), key=None, tell=lambda _: None)
    path = tmp_path / "elsewhere" / "answer.md"
    path.parent.mkdir()
    path.write_text(answernotes.as_note(given_answer, path, indexed, DAY), "utf-8")
    assert cli.run(["check", str(path)]) == 0
    assert cli.run(["check", str(path), "--index", str(tmp_path / "none")]) == 4
    assert "not read" in capsys.readouterr().out


def test_the_contract(extracted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.run(["check", "answer.md", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert set(record) == {
        "schema", "file", "question", "date", "model", "status", "trace", "stands", "sources", "citations", "unsupported"
    }  # fmt: skip
    assert record["schema"] == 1 and record["stands"] is True
    for source in record["sources"]:
        assert set(source) == {
            "number",
            "file",
            "start_line",
            "end_line",
            "state",
            "now_file",
            "now",
            "told",
            "now_told",
            "note_changed",
            "quote",
        }
        assert source["told"] == source["now_told"] and source["file"] == source["now_file"]
        assert Path(source["file"]).is_file()
    for citation in record["citations"]:
        assert set(citation) == {"file", "start_line", "end_line", "note", "talk", "number", "quote", "verdict"}


def test_a_note_by_another_name_is_found_by_its_bytes(extracted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = answernotes.read_note(extracted).sources[0].file
    (extracted.parent / source).rename(extracted.parent / "notes" / "sub-named.md")
    capsys.readouterr()
    assert cli.run(["check", "answer.md"]) == 0
    assert "renamed: notes/sub-named.md:" in capsys.readouterr().out
    (extracted.parent / "notes" / "sub-named.md").write_text("Another note.\n", "utf-8")
    assert cli.run(["check", "answer.md"]) == 4
    assert "gone" in capsys.readouterr().out


def test_of_whom_it_is_told_now_is_said(extracted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = extracted.parent / answernotes.read_note(extracted).sources[0].file
    source.write_text(source.read_text("utf-8").replace("Tom", "Sam"), "utf-8")
    capsys.readouterr()
    assert cli.run(["check", "answer.md"]) == 4
    out = capsys.readouterr().out
    assert "told of another talk" in out and "was: " in out and "now: " in out


def test_ask_writes_it_and_prints_nothing_else(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.run(["ask", "what did Tom say about flexlib", "-o", "answer.md"]) == 0
    out, err = capsys.readouterr()
    assert out == "" and "written: answer.md" in err
    assert cli.run(["check", "answer.md"]) == 0
    assert cli.run(["ask", "what did Tom say about flexlib", "-o", "answer.md"]) == 0, "an answer may be written anew"
    assert cli.run(["ask", "what did Tom say about flexlib", "-o", "notes/dag.md"]) == 2
    assert "is no answer of ragnotes" in capsys.readouterr().err
    assert "PyFun Utrecht" in (indexed / "notes" / "dag.md").read_text("utf-8")
