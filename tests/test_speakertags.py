"""Speakers that tags of MDX, Hugo and Jekyll name, and other shapes in which a speaker stands beside a title."""

from __future__ import annotations

import pytest

from ragnotes.reading.formats.speakertags import speaker_tags
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

NOTES = "  - the first half was slow\n  - a demo with twelve machines\n"
TALKS = (("Sorting by moonlight", "Petra Lindqvist"), ("Caches that forget", "Hugo Marsh"), ("Trees in a hurry", "Ilse Brandt"))
TOLD = "They showed how the store grew over two years.\n\n"


def found(name: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(talk.title, talk.speakers) for talk in find_talks(read_note(f"notes/{name}", text.encode()))[0]]


def each(shape: str) -> str:
    return "".join(shape.format(title=title, name=name) for title, name in TALKS)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('{{< speaker "Ana Lund" >}}', "Ana Lund"),
        ('{{% speaker-card name="Ana Lund" company="Acme" %}}', "Ana Lund"),
        ('{% include speaker.html name="Ana Lund" %}', "Ana Lund"),
        ("<Presenter name={'Ana Lund'} />", "Ana Lund"),
        ('<TalkInfo speaker="Ana Lund" time="10:00" />', "Ana Lund"),
        ('<Speaker volume="Loud" />', None),
        ('<Avatar name="Ana Lund" />', None),
        ('{{< figure src="a.png" alt="Speaker Ana Lund" >}}', None),
        ('`<Speaker name="Ana Lund" />`', None),
    ],
)
def test_a_tag_names_a_speaker(line: str, name: str | None) -> None:
    assert speaker_tags([line]) == ({0: name} if name else {})


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.md", "# Notes from PyCon UK 2019 by Karl Madsen\n\n" + each("- {title} ({name})\n" + NOTES)),
        ("b.md", "# Compte rendu de PyCon FR 2019 par Luc Besnard\n\n" + each("- {title} - {name}\n" + NOTES)),
        ("c.md", "# Watched\n\n" + each("- **{title}** - {name} (PyCon UK 2019): it was slow at first but the demo was a joy.\n")),
        ("d.txt", "DUCKCONF 2019\n\n" + each("[10:05] TALK: {title} / {name}\n" + TOLD) + "[12:10] Lunch. Soup.\n"),
        ("e.md", "# PyCon UK 2019\n\n" + each("> **{name}, {title}**\n>\n> the first half was slow\n\n")),
        ("f.md", "# Said at PyCon UK 2019\n\n" + each('> "It was slow."\n>\n> — {name}, *{title}*\n\n')),
        ("g.md", "# Talks\n\n" + each("## {title}\n\nPyCon UK, 14 September 2019. {name}\n\n" + TOLD)),
        ("h.adoc", "= PyCon UK 2019\n\n" + each("{title} ({name}):: The first half was slow but the demo was good.\n")),
        ("i.html", "<html><body><h1>PyCon UK 2019</h1>\n" + each("<h2>{title} <small>{name}</small></h2>\n<p>" + TOLD + "</p>\n")),
        ("j.html", "<html><body><h1>PyCon UK 2019</h1>\n" + each("<h2>{title}<br>{name}</h2>\n<p>" + TOLD + "</p>\n")),
        ("k.md", "# PyCon UK 2019\n\n" + each("## {title} *{name}*\n\n" + TOLD)),
        ("l.md", "# PyCon UK 2019\n\n" + each("## {title}\n\n:::info Speaker\n{name}\n:::\n\n" + TOLD)),
        ("m.mdx", "---\ntitle: PyCon UK 2019\n---\n\n" + each('## {title}\n\n<Speaker\n  name="{name}"\n/>\n\n' + TOLD)),
    ],
)
def test_shapes_with_a_speaker(file: str, text: str) -> None:
    assert found(file, text) == [(title, (name,)) for title, name in TALKS]


@pytest.mark.parametrize(
    "heading", ["Met Heather Miller", "Talking to Heather Miller about boats", "Tack Karin Lund", "Gracias Elena Ruiz"]
)
def test_whom_one_met_is_no_talk(heading: str) -> None:
    text = f"# DuckConf 2019\n\n## Fast tables - Ada Park\n\n{TOLD}## {heading}\n\n{TOLD}## Slow chairs - Tom Okafor\n\n{TOLD}"
    assert found("a.md", text) == [("Fast tables", ("Ada Park",)), ("Slow chairs", ("Tom Okafor",))]


@pytest.mark.parametrize(
    "text",
    [
        "# Quotes I like\n\n" + each('> "It was slow."\n>\n> — {name}, *{title}*\n\n'),
        "# Quotes I like\n\n" + each('> "{title} is slow."\n>\n> — {name}\n\n'),
        "# PyCon UK 2019\n\n" + each("> **{name}, Acme**\n>\n> the first half was slow\n\n"),
        "# Team\n\n" + each("> **{name}, Engineer**\n>\n> builds boats\n\n"),
        "# A week away\n\nFOSDEM, 3 February 2019. Brussels was cold\n\n" + TOLD,
        "Standup\n\nTalk: to Petra Lindqvist\nshe has the key\n\nTalk: to Hugo Marsh\nhe has the door\n",
    ],
)
def test_shapes_that_are_no_talks(text: str) -> None:
    assert found("a.md", text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("# Moving house\n\nWe moved from Oslo on 3 May 2019 when it rained.\n", None),
        ("# Garden\n\nOn Friday 3 May 2019 I planted beans.\n", None),
        ("# Konferenz\n\nDie Konferenz fand am 3. Mai 2020 in Ulm statt.\n", "2020-05-03"),
    ],
)
def test_a_date_of_prose(text: str, date: str | None) -> None:
    assert read_note("a.md", text.encode()).date == date


def test_what_holds_no_words_is_told_so() -> None:
    reasons = [find_talks(read_note("a.md", text.encode()))[1] for text in ("x" * 1_000_000, "![](a.png)\n", "---\ntitle: A\n---\n")]
    assert [reason[0].partition(": ")[2] for reason in reasons] == [
        "nothing that reads as words", "pictures only", "empty but for front matter",
    ]  # fmt: skip
