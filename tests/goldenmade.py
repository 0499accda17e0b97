"""Headings and small notes put together of pieces, each with each, for the records in tests/golden/: see goldentalks.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ragnotes.reading.outline import read_title

NAMES = (
    "Ada Bell", "Dr. Tom Okafor", "Ada Bell and Tom Okafor", "Ada Bell, Acme", "Ada Bell (Acme, Head of Nets)", "ada_b", "Tanaka-san",
    "Ada", "Ada Bell, Tom Okafor & Mia Lund", "Acme Tables", "TBA", "@adabell", "María del Mar Ruiz", "Fast nets",
)  # fmt: skip
TITLES = (
    "Fast nets for slow boats", "Fast nets", "Keynote", "Coffee", "Welcome to the machine", "Why we left, and came back", "Notes",
    "Nets 101", "Lightning talks", "Panel: who mends the nets?", "Day 2", "Thanks", "Lunch with sailors", "fast nets: a story in 3 parts",
    "Talking to Ada Bell about nets", "Redes rápidas para barcos lentos",
)  # fmt: skip
FORMS = (
    "{title}", "{title} - {name}", "{title} – {name}", "{title} by {name}", "{title} ({name})", "{title}, {name}", "{title} | {name}",
    "{title}: {name}", "{name}: {title}", "{name} - {title}", "{name} — {title}", "{name}, {title}", "{name} | {title}", "[{name}] {title}",
    "{name} '{title}'", '{name} "{title}"', '"{title}" - {name}', '{name}, "{title}"', "“{title}”, {name}", "{name} «{title}»",
    "{title} *{name}*", "*{title}* {name}", "**{title}** - {name}", "**{name}**: {title}", "{name}, *{title}*", "_{name}_ {title}",
    "[{title}](https://nets.example/1) - {name}", "[{title}](https://nets.example/1), {name}", "[{title}](https://nets.example/1)",
    "[{name}](https://nets.example/2): {title}", "{title}, [{name}](https://nets.example/2)", "{title} [slides](https://nets.example/3)",
    "09:30 {title} - {name}", "9:30-10:15: {title} ({name})", "1. {title} - {name}", "Keynote: {title} - {name}",
    "Talk 3: {title} ({name})", "[Talk] {title} - {name}", "{title} [Workshop] {name}", "{name}'s {title}",
    "{name} on {title}", "{name} talks about {title}",
    "{title} with {name}", "{title} (with {name})", "{title} @ {name}", "{title} / {name}", "Speaker: {name} - {title}",
    "{title} - {name} - Acme", "{title} - {name} (slides)", "{title} -- {name}", "~~{title} - {name}~~", "{title} ({name}) [cancelled]",
    "Day 1: {title} - {name}", "{title} 🎥 {name}", "What I learned from {name}: {title}", "{title} de {name}", "{title} von {name}",
)  # fmt: skip
LEANS = ("", "left", "right", "bracket", "under")

TALKS = (
    ("Fast nets for slow boats", "Ada Bell", "She mends them at night and told how."),
    ("Why we left the harbour", "Tom Okafor", "They came back within a week."),
    ("Queues of gulls", "Mia Lund", "A gull waits for the one before it.\n\n- two queues\n- one fish"),
    ("Ropes without knots", "Noor Haddad", "I missed half of it."),
)
BODIES: dict[str, Callable[[str, str, str], str]] = {
    "words": lambda title, name, text: text,
    "speaker below": lambda title, name, text: f"_{name}_\n\n{text}",
    "speaker field": lambda title, name, text: f"Speaker: {name}\n\n{text}",
    "by below": lambda title, name, text: f"by {name}, Acme\n\n{text}",
    "told in a sentence": lambda title, name, text: f"{name} talked about {title.lower()}. {text}",
    "nothing": lambda title, name, text: "",
    "items": lambda title, name, text: "\n".join(f"- {part}" for part in text.split(". ")),
    "parts": lambda title, name, text: f"### Notes\n\n{text}\n\n### Links\n\n- https://nets.example",
}
PLACES: dict[str, str] = {  # how a talk's head is set
    "heading": "## {head}\n\n{body}\n", "deeper heading": "### {head}\n\n{body}\n", "bold line": "**{head}**\n\n{body}\n",
    "item": "- {head}\n  {body}\n", "bold item": "- **{head}**: {body}\n", "number": "1. {head}\n\n   {body}\n",
    "plain line": "{head}\n\n{body}\n", "underlined": "{head}\n--------\n{body}\n", "quotation": "> {head}\n\n{body}\n",
    "row": "| {head} | {body} |", "fields": "Talk: {head}\nSpeaker: {name}\nRoom: 2\n{body}\n", "dashes": "{head} -- {body}\n",
    "rule": "{head}\n\n{body}\n\n---\n", "name over": "## {name}\n\n**{head}**\n\n{body}\n",
    "link": "## [{head}](https://nets.example/x)\n\n{body}\n",
    "fields turned": "Speaker: {name}\nTalk: {head}\nWhen: 10:30\n{body}\n",
    "fields bold": "**Title:** {head}\n**Speaker:** {name}\n\n{body}\n",
    "fields as items": "- Title: {head}\n- Speaker: {name}\n- {body}\n", "quoted under": "## {head}\n\n> {name}\n\n{body}\n",
    "time": "### 10:00\n\n{head}\n\n{body}\n", "ruled heading": "---\n\n## {head}\n\n{body}\n",
}  # fmt: skip
HEADS = (
    "{title}", "{title} - {name}", "{name}: {title}", "{title} ({name})", '{name} "{title}"', "{name}", "09:30 {title}", "{title}, {name}",
)  # fmt: skip
AROUND: dict[str, Callable[[list[str]], list[str]]] = {
    "a title": lambda parts: ["# Notes from Harborconf 2021\n", *parts],
    "no title": lambda parts: parts,
    "days": lambda parts: ["# Harborconf 2021\n", "## Day 1, 3 May 2021\n", *parts[:2], "## Day 2\n", *parts[2:]],
    "asides": lambda parts: ["# Harborconf 2021\n", "## Introduction\n\nWe took the boat.\n", *parts, "## Conclusion\n\nFoggy.\n"],
    "one called off": lambda parts: ["# Harborconf\n", *parts[:3], "## Nets at sea (cancelled)\n\nNobody came.\n", parts[3]],
    "a stray one": lambda parts: ["# Harborconf 2021\n", *parts[:2], "## Something else\n\nWords.\n", *parts[2:]],
    "one alone": lambda parts: ["# Harborconf 2021\n", parts[0]],
    "dates": lambda parts: ["# Harborconf\n", "## Monday, 3 May 2021\n", *parts[:1], "## Tuesday, 4 May 2021\n", *parts[1:]],
    "two events": lambda parts: ["# Harborconf 2021\n", *parts[:2], "# Netcon 2022 in Bergen\n", *parts[2:]],
    "sections": lambda parts: ["# Harborconf 2021\n", "# Talks\n", *parts, "# People I met\n\n- Eva Sund, from Acme\n"],
    "told cancelled": lambda parts: ["# Harborconf 2021\n", *parts[:3], f"{parts[3]}\nThis talk was cancelled.\n"],
    "missed": lambda parts: ["# Harborconf 2021\n", f"{parts[0]}\nI did not see this one, she told me about it.\n", *parts[1:]],
    "a preface": lambda parts: ["# A day out\n\nAda Bell opened the day with Fast nets. Then Tom Okafor talked about leaving.\n", *parts],
    "twice": lambda parts: ["# Harborconf 2021\n\n- 09:00 Ada Bell: Fast nets for slow boats\n- 10:00 Tom Okafor: Why we left\n", *parts],
    "two only": lambda parts: ["# Harborconf 2021\n", *parts[1:3]],
    "front matter": lambda parts: ["---\ntitle: Harborconf 2021\ndate: 2021-05-03\nauthor: Noor Haddad\ntags: [talks]\n---\n", *parts],
}


def headings() -> Iterator[tuple[str, list[str]]]:
    """Yield each form of a heading with what is read in it, a line for each name, title and leaning."""
    for form in FORMS:
        made = [form.format(title=title, name=name) for number, title in enumerate(TITLES) for name in NAMES[number % 2 :: 2]]
        yield form, [str(read_title(heading, lean)) for number, heading in enumerate(made) for lean in LEANS[number % 2 :: 2]]


def notes(place: str) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    """Yield for each form of a talk's head and kind of body the notes made so in one setting, one for each surrounding."""
    number = list(PLACES).index(place)
    for count, head in enumerate(HEADS):
        for body, told in list(BODIES.items())[(number + count) % 4 :: 4]:
            talks = [(head.format(title=title, name=name), name, told(title, name, text)) for title, name, text in TALKS]
            parts = [PLACES[place].format(head=words, name=name, body=text) for words, name, text in talks]
            yield f"{head}, {body}", [("note.md", "\n".join(around(list(parts)))) for around in AROUND.values()]
