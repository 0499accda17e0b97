"""Notes of field blocks, of one talk, of prose and of talks called off, put together of pieces for the records in tests/golden/."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations, product

LABELS = (
    ("Talk", "Speaker", "When"), ("Title", "By", "Date"), ("Titre", "Intervenant", "Quand"), ("Titel", "Referent", "Wann"),
    ("Charla", "Ponente", "Fecha"), ("Session", "Presenter", "Time"), ("Talk", "Speakers", "Room"),
)  # fmt: skip
FIELDS = (
    "{label}: {value}", "- {label}: {value}", "> {label}: {value}", "**{label}:** {value}", "**{label}**: {value}",
    "* **{label}**: {value}", "{label}:{value}", "{label} - {value}", "{label}: https://nets.example/{value}", "_{label}_: {value}",
    "1. {label}: {value}",
)  # fmt: skip
GAPS = ("\n", "\n\n", "\n\n---\n\n", "\n\n### Next\n\n", "\n\n\n")
SPEAKERS = ("Ada Bell", "ada bell", "Ada Bell and Tom Okafor", "TBA", "?", "Ada", "Ada Bell, Acme", "Ada Bell (Acme)", "")
SUBJECTS = ("Fast nets for slow boats", "Why we left", "Queues of gulls, and how they wait", "42")
WORDS = (
    "She mends them at night.",
    "They came back.\n\nIt was late.",
    "- two queues\n- one fish",
    "",
    "I missed it.",
    "https://nets.example/x",
)
ENDS = ("", "\n\nThanks to all, it was a good day.\n", "\n\n## Summary\n\nA good day.\n", "\n\nThe way home took long.\n\nWe slept.\n")
SPOKEN = (    "{name} talked about {title}", "{name} presented {title}",
    "{name} gave a talk on {title}", "I saw {name} talk about {title}", "{name}: {title}", "{name} told us why {title} matters",
    "we heard {name} on {title}", "{name} showed {title}", "it was the turn of {name} with {title}", "{name} habló de {title}",
    "{name} sprach über {title}", "{name} a parlé de {title}", "{name} vertelde over {title}", 'in "{title}" {name} said that nets break',
    "{title} by {name} was next", "{name} kicked things off with {title}", "{name}'s talk was {title}", "{name} then explained *{title}*",
    "*{title}*, by {name}", "{name} (Acme) spoke on {title}", "I had lunch with {name} over {title}",
)  # fmt: skip
LEADS = ("", "First, ", "Then ", "After lunch ", "On Monday, ", "Next up was {name}. ", "The first talk: ", "I liked this one: ")
OFF = (
    "(cancelled)", "[CANCELLED]", "- cancelled", "was cancelled", "fell ill", "did not happen", "was called off", "abgesagt", "annulé",
    "cancelado", "postponed", "I did not see it", "he never came", "NOT HELD", "moved to Friday", "was not cancelled",
)  # fmt: skip
PLACED = (
    "## {title} {off}\n\n{body}\n",
    "## {title}\n\n{off}\n",
    "## {title}\n\n_{off}_\n\n{body}\n",
    "## {title}\n\nThe talk {off}. {body}\n",
)
TITLED = ("# {title}\n", "{title}\n====\n", "**{title}**\n", "---\ntitle: {title}\ndate: 2021-05-03\n---\n", "## {title}\n", "{title}\n")
UNDER = (    "", "by {name}\n", "_{name}_\n", "{name}\n",
    "Speaker: {name}\n", "{name}, Acme\n", "> {name}\n", "- {name}\n", "*{name}, 3 May 2021*\n", "A talk by {name} at Harborconf 2021\n",
    "{name} at Harborconf, May 2021\n", "- Speaker: {name}\n- Event: Harborconf\n", "Harborconf 2021\n",
)  # fmt: skip
INSIDE = (
    "She mends them at night.\n\nThey hold.\n", "- nets\n- boats\n- gulls\n", "## Notes\n\nThey hold.\n\n## Questions\n\nWhy?\n", "",
    "## Why nets\n\nThey break.\n\n## How to mend\n\nAt night.\n\n## Conclusion\n\nMend.\n",
)  # fmt: skip
FILES = ("note.md", "2021-harborconf/ada-bell-fast-nets.md", "talks/2021-05-03-fast-nets.txt", "harborconf.md")

Made = Iterator[tuple[str, Sequence[tuple[str, str]]]]  # a form, and the name and text of each note of it


def field_blocks() -> Made:
    """Yield for each labels and form of a field the notes of blocks in every order of their fields."""
    orders = [order for count in (3, 2, 1) for order in permutations(range(3), count)]
    for number, (labels, field) in enumerate(product(LABELS, FIELDS)):
        notes = []
        for turn, order in enumerate(orders):
            blocks = []
            for place, title in enumerate(SUBJECTS):
                values = (title, SPEAKERS[(number + turn + place * (turn % 3)) % len(SPEAKERS)], f"{9 + place}:30")
                lines = [field.format(label=labels[kind], value=values[kind]) for kind in order]
                blocks.append("\n".join(lines) + GAPS[turn % 2] + WORDS[(number + place) % len(WORDS)])
            head = "# Harborconf 2021\n\n" if number % 2 else ""
            notes.append(("note.md", head + GAPS[(number + turn) % len(GAPS)].join(blocks) + ENDS[turn % len(ENDS)]))
        yield f"{labels[0]}, {field}", notes


def single_talks() -> Made:
    """Yield for each form of a title and of what stands under it the notes of one talk."""
    for number, (titled, under) in enumerate(product(TITLED, UNDER)):
        pairs = list(product(INSIDE, FILES))[number % 2 :: 2]
        heads = [f"{titled}\n{under}".format(title=SUBJECTS[turn % 3], name=SPEAKERS[turn % 3]) for turn in range(len(pairs))]
        yield f"{titled}{under}".replace("\n", " / "), [(file, f"{head}\n{body}") for head, (body, file) in zip(heads, pairs, strict=True)]


def prose() -> Made:
    """Yield for each way to say who spoke the notes that tell of several talks so, a note for each way to begin."""
    for said in SPOKEN:
        notes = []
        for number, lead in enumerate(LEADS):
            told = [
                f"{lead}{said}. {WORDS[place]}".format(name=SPEAKERS[(place * 2) % 8], title=title)
                for place, title in enumerate(SUBJECTS[:3])
            ]
            head = ("# A day at Harborconf\n\n", "", "# Harborconf 2021\n\nWe took the boat.\n\n")[number % 3]
            notes.append(("note.md", head + ("\n\n" if number % 2 else "\n\n- ").join(told) + ENDS[number % len(ENDS)]))
        yield said, notes


def called_off() -> Made:
    """Yield for each word that calls a talk off the notes in which it stands at the last of three talks."""
    for off in OFF:
        notes = []
        for place, names in product(PLACED, ((" - Ada Bell", " - Tom Okafor", " - Mia Lund"), ("", "", ""))):
            talks = [f"## {title}{name}\n\nIt held.\n" for title, name in zip(SUBJECTS[:2], names, strict=False)]
            last = place.format(title=SUBJECTS[2] + names[2], off=off, body="We had coffee.")
            notes += [
                ("note.md", "\n".join(["# Harborconf 2021\n", *talks, last])),
                ("note.md", last),
                ("note.md", "\n".join([last, *talks])),
            ]
        yield off, notes


SHAPES = {"field blocks": field_blocks, "single talks": single_talks, "prose": prose, "called off": called_off}
