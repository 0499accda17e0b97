"""summaries: one document of all that was noted, with a model and without: what was cancelled, not noted, forgotten or made up is said."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from ragnotes import cli, parting
from ragnotes.asking import tokens

from .loopback import Server, chat, refuse, serve

DAY = """---
title: Notes from PlantConf 2019
event: PlantConf 2019
date: 2019-05-03
author: Noor
---

# Notes from PlantConf 2019

## Moss on roofs
_Ada Bell_

Ada grows moss with `wetwork` on 40 roofs in Utrecht.
It holds the rain for two days and cools the rooms below.
I did not write down what it costs.

## [Ferns indoors](https://plant.example/ferns)
_Tom Okafor_

Ferns want shade, says Tom, and `wetwork` waters them.
I stopped taking notes here.

## Cancelled: Orchids by night

## The lichen show
_Mila de Wit_

[slides](https://plant.example/lichen)
"""
OTHER = """---
title: PlantConf, seen from the back
event: PlantConf 2019
date: 2019-05-03
author: Sam
---

# PlantConf, seen from the back

## Moss on roofs
_Ada Bell_

Her moss died in the summer of the second year, Ada said.
The rain stays on the roof for two days.

## Cacti
_Ines Roth_

Cacti are watered once a month and never on Sundays.
"""
DUTCH = """# PlantDag 2020

## Klimop op de muur
_Sanne Bos_

Sanne liet zien dat klimop de muur niet kapot maakt als de voegen goed zijn.
Ik ben vergeten welke soort ze aanraadde.
"""


@pytest.fixture
def notes(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test-0123456789abcdef")
    (at_home / "notes").mkdir()
    for name, text in (("day.md", DAY), ("other.md", OTHER), ("dag.md", DUTCH)):
        (at_home / "notes" / name).write_text(text, "utf-8")
    return at_home


def summarise(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert cli.run(["summarise", *arguments]) == code
    told = capsys.readouterr()
    return told.out, told.err


def model(server: Server, *more: str) -> list[str]:
    return ["-m", "openai/m-1", "--base-url", server.base_url, "--no-stream", *more]


def prompts(server: Server) -> list[tuple[str, str]]:
    """System and user text of each request, in the order in which they came."""
    bodies = [json.loads(request.body) for request in server.received]
    return [(body["messages"][0]["content"], body["messages"][1]["content"]) for body in bodies]


# without a model


def test_a_post_is_told_talk_by_talk_with_all_that_is_missing(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = summarise(capsys, "notes/day.md")
    title, opening = out.split("\n\n")[0], out.split("\n\n")[2]
    assert title == "# Notes from PlantConf 2019" and "2019-05-03" in out
    assert opening.split("\n") == [
        "3 talks · 3 speakers · No notes: 1.",
        "Heard more than once: wetwork (2).",
        "Gaps admitted in: Moss on roofs (line 15), Ferns indoors (line 21).",
    ]
    assert "All that survives: Ada grows moss with `wetwork` on 40 roofs in Utrecht (line 13). It holds the rain" in out
    assert '> The notes admit: "I did not write down what it costs." (line 15).' in out
    assert '> The notes stop here: "I stopped taking notes here." (line 21). The talk itself: <https://plant.example/ferns>.' in out
    assert "- Cancelled: Orchids by night (line 23)" in out
    assert "- No notes: The lichen show (Mila de Wit), lines 25-28" in out and "## The lichen show" not in out


@pytest.mark.parametrize("style", ["unhelpful", "plain", "tldr", "bullets"])
def test_stated_bias_stands_under_the_head(notes: Path, capsys: pytest.CaptureFixture[str], style: str) -> None:
    (notes / "biased.md").write_text(DAY.replace("2019\n\n## Moss", "2019\n\nI work for Wetwork, so I am biased.\n\n## Moss"), "utf-8")
    told = 'The note-taker is not neutral: "I work for Wetwork, so I am biased." (line 10).'
    out, _ = summarise(capsys, "biased.md", "--style", style)
    assert out.split("\n\n")[2] == f"> {told}" and out.count("I work for Wetwork") == 1
    out, _ = summarise(capsys, "notes/other.md", "biased.md", "--style", style)
    assert out.count(told) == 1
    with serve(chat("Moss on roofs."), chat("Ferns."), chat("Plants.")) as server:
        assert told in summarise(capsys, "biased.md", "--jobs", "1", "--style", style, *model(server))[0]


def test_every_line_of_a_talk_is_read_and_its_places_are_true(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = json.loads(summarise(capsys, "notes/day.md", "--json")[0])
    assert [talk["title"] for talk in record["talks"]] == ["Moss on roofs", "Ferns indoors", "The lichen show"]
    assert record["talks"][2]["summary"] == "No notes." and record["calls"] == 0
    assert [[gap["line"] for gap in talk["gaps"]] for talk in record["talks"]] == [[15], [21], []]
    lines = DAY.split("\n")
    for place in re.finditer(r"([^.:]{12,80}) \(line (\d+)\)", record["talks"][0]["summary"]):
        assert place[1].strip() in lines[int(place[2]) - 1]


def test_several_files_are_one_summary_and_a_talk_that_two_noted_is_told_once(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = summarise(capsys, "notes/day.md", "notes/other.md")
    assert out.startswith("# PlantConf 2019\n\n4 talks · 4 speakers · 2 files · 1 noted by several people · No notes: 1.\n")
    assert len(re.findall(r"^# ", out, re.MULTILINE)) == 1 and out.count("### Moss on roofs") == 1
    told = out.partition("### Moss on roofs")[2].partition("###")[0]
    assert "notes/day.md:10-15 · notes/other.md:10-14" in told
    assert told.index("**Notes by Noor:**") < told.index("40 roofs") < told.index("**Notes by Sam:**") < told.index("moss died")
    assert told.count("two days") == 1, "what Noor wrote is not told again of Sam"
    assert "## PlantConf, seen from the back" in out and "### Cacti" in out


def test_where_two_people_s_notes_of_a_talk_differ_both_are_told(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = OTHER.replace("The rain stays on the roof for two days.", "Ada grows moss on 14 roofs in Utrecht.")
    (notes / "notes" / "other.md").write_text(told, "utf-8")
    out, _ = summarise(capsys, "notes/day.md", "notes/other.md")
    row = next(line for line in out.split("\n") if line.startswith("> The notes differ:"))
    assert "Noor: " in row and "40 roofs" in row and "(notes/day.md:13)" in row
    assert "Sam: " in row and "14 roofs" in row and "(notes/other.md:14)" in row


def test_a_folder_and_an_event(notes: Path, capsys: pytest.CaptureFixture[str], model_folder: Path) -> None:
    folder, _ = summarise(capsys, "notes")
    assert folder.startswith("# PlantDag 2020, PlantConf 2019\n") and "3 files" in folder
    assert cli.run(["index", "notes"]) == 0
    event, _ = summarise(capsys, "--event", "PlantConf")
    assert event.startswith("# PlantConf 2019\n\n4 talks") and "Klimop" not in event
    both = (
        "# All of it\n\n## Moss (PlantConf 2019)\n_Ada Bell_\n\nMoss is green.\n\n## Ivy (PlantDag 2020)\n_Sanne Bos_\n\nIvy is greener.\n"
    )
    (notes / "both.md").write_text(both)
    named = json.loads(summarise(capsys, "both.md", "--json")[0])["talks"]
    if {talk["talk"]["event"] for talk in named} == {"PlantConf 2019", "PlantDag 2020"}:
        only = json.loads(summarise(capsys, "both.md", "--event", "PlantDag", "--json")[0])["talks"]
        assert [talk["talk"]["event"] for talk in only] == ["PlantDag 2020"]


@pytest.mark.parametrize(
    ("style", "shape"),
    [
        ("unhelpful", r"All that survives: Ada grows"),
        ("plain", r"\n\nAda grows moss[^\n]*\(line 13\)\. It holds"),
        ("bullets", r"\n- Ada grows[^\n]*\n- It holds"),
        ("tldr", r"\n- \*\*Moss on roofs\*\* · \*Ada Bell\* · notes/day\.md:10-15: [^\n]*\. Gaps admitted in: line 15\.\n- \*\*Ferns"),
    ],
)
def test_styles(notes: Path, capsys: pytest.CaptureFixture[str], style: str, shape: str) -> None:
    out, _ = summarise(capsys, "notes/day.md", "--style", style)
    assert re.search(shape, out), out
    assert "Cancelled: Orchids" in out and "No notes: The lichen show" in out


@pytest.mark.parametrize(("style", "near"), [("tl;dr", "tldr"), ("bullet", "bullets"), ("unhelpfull", "unhelpful"), ("haiku", None)])
def test_any_other_style_is_refused_with_the_nearest(notes: Path, capsys: pytest.CaptureFixture[str], style: str, near: str | None) -> None:
    out, err = summarise(capsys, "notes/day.md", "--style", style, code=2)
    assert out == "" and "unknown style" in err and (f"did you mean {near}?" in err) == bool(near)


def test_the_notes_keep_their_language_and_that_is_said_in_ours(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = summarise(capsys, "notes/dag.md")
    assert "Alles wat er nog is: Sanne liet zien" in out and 'De notities geven toe: "Ik ben vergeten' in out and "niet in" not in out
    asked, _ = summarise(capsys, "notes/dag.md", "--in", "English")
    assert asked.startswith("*The sentences of the notes stay in their language (nl)") and "All that survives: Sanne liet zien" in asked
    assert "stay in their language" not in summarise(capsys, "notes/day.md", "--in", "en")[0]
    out, err = summarise(capsys, "notes/day.md", "--in", "Klingon", code=2)
    assert out == "" and "--in Klingon: without a model only en, de" in err


def test_a_title_of_several_lines_makes_no_heading(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (notes / "notes" / "lines.md").write_text(
        '---\ntitle: "Moss\\n\\n## Forged"\n---\n\n## Ferns, by Ada Bell\n\nThey want shade.\n', "utf-8"
    )
    assert summarise(capsys, "notes/lines.md")[0].startswith("# Moss ## Forged\n")


def test_from_stdin(notes: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(DAY.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    assert "40 roofs" in summarise(capsys, "-")[0]


def test_a_note_with_nothing_in_it(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (notes / "bare.md").write_text("# Gardens 2021\n")
    assert "## Gardens 2021" in summarise(capsys, "bare.md", "notes/dag.md")[0]
    assert summarise(capsys, "bare.md")[0].strip() == "# Gardens 2021\n\nNo notes."


# with a model


def test_no_call_is_spent_on_what_was_not_noted(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("Moss, the note-taker says."), chat("Ferns, in the shade."), chat("Plants, again.")) as server:
        out, err = summarise(capsys, "notes/day.md", "--jobs", "1", *model(server))
        sent = prompts(server)
    assert "plan: 3 calls" in err and len(sent) == 3 and "1 talk with no notes" in err
    assert not any("lichen" in user or "Orchids" in user for _, user in sent)
    assert "- No notes: The lichen show (Mila de Wit), lines 25-28" in out and "- Cancelled: Orchids by night (line 23)" in out
    assert "## Moss on roofs\n\n*Ada Bell* · notes/day.md:10-15\n\nMoss, the note-taker says.\n\n> The notes admit:" in out
    assert "## Ferns indoors\n\n*Tom Okafor* · notes/day.md:17-21\n\nFerns, in the shade." in out
    assert out.index("Plants, again.") < out.index("3 talks · 3 speakers") < out.index("## Moss on roofs")


def test_nothing_noted_at_all_takes_no_call(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (notes / "bare.md").write_text("# Gardens 2021\n\n## Hedges\n_Ada Bell_\n\n## Lawns\n_Tom Okafor_\n\nI missed this one.\n")
    with serve(refuse(500)) as server:
        out, err = summarise(capsys, "bare.md", *model(server))
        assert server.received == []
    assert "plan: 0 calls" in err and "No notes: Hedges (Ada Bell)" in out
    assert 'Nothing survives of this one but an admission.\n\n> The notes admit: "I missed this one." (line 9).' in out


def test_the_opening_stands_above_the_parts_and_the_parts_as_they_came(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(*[chat(f"Part {letter}.") for letter in "abcd"], chat("# My heading\n\nThey all water plants.")) as server:
        out, _ = summarise(capsys, "notes/day.md", "notes/other.md", "--jobs", "1", *model(server))
        system, joined = prompts(server)[-1]
    assert out.startswith("# PlantConf 2019\n\nThey all water plants.\n\n4 talks · 4 speakers")
    assert "My heading" not in out and [out.count(f"Part {letter}.") for letter in "abcd"] == [1] * 4
    assert "opening" in system and joined.count("Moss on roofs") == 2
    told = out.partition("### Moss on roofs")[2].partition("###")[0]
    assert "**Notes by Noor:**\n\nPart a." in told and "**Notes by Sam:**\n\nPart c." in told


@pytest.mark.parametrize(
    ("style", "words"),
    [("unhelpful", "dry and candid"), ("plain", "main points first"), ("tldr", "one sentence"), ("bullets", 'begins with "- "')],
)
def test_the_style_and_the_language_are_asked_for(notes: Path, capsys: pytest.CaptureFixture[str], style: str, words: str) -> None:
    with serve(chat("Klimop.")) as server:
        summarise(capsys, "notes/dag.md", "--style", style, *model(server))
        out, _ = summarise(capsys, "notes/dag.md", "--style", style, "--in", "German", *model(server))
        (first, _), (second, _) = prompts(server)
    assert words in first and "ISO 639-1 code): nl" in first and "ISO 639-1 code): German" in second
    assert "Die Notizen geben zu" in out or style == "tldr"
    assert style != "tldr" or "- **Klimop op de muur**" in out


@pytest.mark.parametrize(
    ("reply", "marked"),
    [
        ("Ada has 99 roofs.", "Ada has 99 [not found] roofs."),
        ("Guido van Rossum grows moss.", "Guido van Rossum [not found] grows moss."),
        ("See https://moss.example/x now.", "See https://moss.example/x [not found] now."),
        ("## Whales of Iceland\n\nMoss.", "## Whales of Iceland [not found]\n\nMoss."),
    ],
)
def test_what_a_talk_s_summary_makes_up_is_marked_and_listed(
    notes: Path, capsys: pytest.CaptureFixture[str], reply: str, marked: str
) -> None:
    with serve(chat(reply), chat("Ferns."), chat("Plants.")) as server:
        out, _ = summarise(capsys, "notes/day.md", "--jobs", "1", *model(server), code=4)
        first = out.partition("## Moss on roofs")[2].partition("## Ferns indoors")[0]
        assert marked in first and "> Not found in the notes: " in first
        server.received.clear()
    with serve(chat(reply), chat("Ferns."), chat("Plants.")) as server:
        record = json.loads(summarise(capsys, "notes/day.md", "--jobs", "1", *model(server, "--json"), code=4)[0])
    assert record["talks"][0]["summary"] == marked and len(record["talks"][0]["unsupported"]) == 1
    assert record["talks"][1]["unsupported"] == []


def test_on_one_line_a_talk_too_what_is_made_up_is_marked_and_listed(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("Moss on\n99 roofs."), chat("Ferns."), chat("Plants.")) as server:
        out, _ = summarise(capsys, "notes/day.md", "--jobs", "1", "--style", "tldr", *model(server), code=4)
    row = next(line for line in out.split("\n") if line.startswith("- **Moss on roofs**"))
    assert "Moss on 99 [not found] roofs." in row and row.endswith("Gaps admitted in: line 15. Not found in the notes: number 99.")


def test_one_talk_s_facts_are_no_support_for_another_but_for_the_opening(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("Moss."), chat("Ferns on 40 roofs."), chat("Moss on 40 roofs and 41 ferns.")) as server:
        out, _ = summarise(capsys, "notes/day.md", "--jobs", "1", *model(server), code=4)
    assert "Ferns on 40 [not found] roofs." in out and "Moss on 40 roofs and 41 [not found] ferns." in out
    assert out.index("> Not found in the notes: number 41") < out.index("## Moss on roofs")


LONG = [f"Bed {number} of the garden has {number + 1} roses and a wooden bench beside a pond." for number in range(900)]


@pytest.fixture
def long(notes: Path) -> Path:
    path = notes / "long.md"
    path.write_text("# Gardens 2021\n\n## Roses\n_Ada Bell_\n\n" + "\n".join(LONG) + "\n")
    return path


@pytest.mark.parametrize("style", ["unhelpful", "tldr"])
def test_a_talk_longer_than_a_call_is_read_in_parts_and_told_once(long: Path, capsys: pytest.CaptureFixture[str], style: str) -> None:
    with serve(chat("Roses here."), chat("Roses there."), chat("Roses and ponds."), *[chat("Roses all over.")] * 30) as server:
        out, err = summarise(capsys, "long.md", "--jobs", "1", "--style", style, *model(server))
        sent = prompts(server)
    planned = int(re.search(r"plan: (\d+) calls", err)[1])  # type: ignore[index]
    assert planned == len(sent) > 3 and f"1 talks in {planned - 1} parts" in err
    assert all(line in "\n".join(user for _, user in sent) for line in LONG)
    assert out.count("Roses all over.") == 1 and "Roses here" not in out and "Roses and ponds" not in out
    assert "Roses here.\n\nRoses there.\n\nRoses and ponds." in sent[-1][1] and "opening" not in sent[-1][0]


def test_beside_another_talk_a_long_one_is_one_section_of_the_opening(long: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long.write_text(long.read_text() + "\n## Lawns\n_Tom Okafor_\n\nLawns want rain, said Tom, and no shoes at all.\n")
    with serve(*[chat("Roses and lawns.")] * 40) as server:
        summarise(capsys, "long.md", "--jobs", "1", *model(server))
        system, opening = prompts(server)[-1]
    assert "opening" in system and opening.count("## Roses") == opening.count("## Lawns") == 1


def test_the_opening_over_many_long_replies_reads_the_beginning_of_each(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talks = [f"## Talk {number} on roses - Ada Park{chr(97 + number)}\n\nShe pruned rose number {number} by hand.\n" for number in range(9)]
    (notes / "many.md").write_text("# Gardens 2021\n\n" + "\n".join(talks))
    with serve(*[chat("She pruned a rose by hand. " * 400)] * 9, chat("Roses.")) as server:
        summarise(capsys, "many.md", "--jobs", "1", *model(server))
        *parts, (_, opening) = prompts(server)
    assert len(parts) == 9 and all(f"Talk {number} on roses" in opening for number in range(9))
    assert tokens.count_tokens(opening)[0] < parting.PART_ROOM * 1.2 and opening.count("hand. …") == 9


def test_dry_run_shows_what_would_be_sent_and_sends_nothing(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(refuse(500)) as server:
        out, _ = summarise(capsys, "notes/day.md", "--dry-run", *model(server))
        assert server.received == []
    assert out.startswith("plan: 3 calls") and "lichen" not in out and "then one request for the opening" in out
