"""Whose a quotation is: a name signed behind it, in its line or its own, and nothing that only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.checking import signed
from ragnotes.checking.extract import answer
from ragnotes.checking.sentences import read_lines, read_units
from ragnotes.checking.signed import signatures, signer
from ragnotes.checking.statements import read_statements
from ragnotes.checking.voices import tell_voices

from .test_extract import hit
from .timing import within

SIGNED = [
    ("en", "> Every pipe is a promise. (Mira Stone)"),
    ("en", "> Every pipe is a promise (Mira Stone)"),
    ("en", "> Every pipe is a promise.\n> (Mira Stone, 1998)"),
    ("en", "> Every pipe is a promise.\n\n(Mira Stone)"),
    ("en", "> Every pipe is a promise.\n> Mira Stone"),
    ("en", "> Every pipe is a promise.\n> *(Mira Stone)*"),
    ("en", "> Every pipe is a promise. It leaks.\n> - Mira Stone, plumber"),
    ("en", "> Every pipe is a promise.\n\n— Mira Stone"),
    ("en", "> Every pipe is a promise — Mira Stone"),
    ("en", "> Every pipe is a promise, said Mira Stone"),
    ("en", '"Every pipe is a promise." (Mira Stone)'),
    ("en", '"Every pipe is a promise" (Mira Stone in a podcast)'),
    ("en", '"Every pipe is a promise," said Mira Stone.'),
    ("en", '"Every pipe is a promise."\n- Mira Stone'),
    ("en", '- "Every pipe is a promise" - Mira Stone'),
    ("de", "> Jedes Rohr ist ein Versprechen. (Mira Stein)"),
    ("de", "„Jedes Rohr ist ein Versprechen“, sagte Mira Stein."),
    ("fr", "« Chaque tuyau est une promesse », disait Mira Pierre."),
    ("es", "«Cada tubo es una promesa», dijo Mira Piedra."),
    ("pt", '"Cada cano é uma promessa", disse Mira Pedra.'),
    ("nl", '"Elke pijp is een belofte", aldus Mira Steen.'),
    ("it", "«Ogni tubo è una promessa», diceva Mira Pietra."),
    ("sv", "”Varje rör är ett löfte”, sa Mira Sten."),
]
NOT_SIGNED = [
    "The cache is slow. (Mira Stone)",  # no quotation
    'They call it the "reader of readers" (Holt).',
    "> We use these:\n> - Kafka\n> - Redis",
    "> Every pipe leaks.\n> (which nobody in the room believed)",
    "> Every pipe leaks.\n> (My Own Translation)",
    "> The joy of code that writes Code",
    "> Every pipe leaks.\n\nMira Stone came next.",
]


@pytest.mark.parametrize(("language", "text"), SIGNED)
def test_every_sentence_of_a_signed_quotation_is_theirs(language: str, text: str) -> None:
    voices = tell_voices(read_units(read_lines(text)), language, ("Ada Birch",))
    assert {(voice.kind, voice.who.split()[0]) if voice else None for voice in voices} == {("quoted", "Mira")}


@pytest.mark.parametrize("text", NOT_SIGNED)
def test_nobody_signs(text: str) -> None:
    units = read_units(read_lines(text))
    assert not signatures(units) and not any(map(signer, units))


def test_what_the_speaker_signs_was_said() -> None:
    units = read_units(read_lines("> Every pipe is a promise. (Ada Birch-Nordlund)"))
    assert tell_voices(units, "en", ("Ada Birch-Nordlund",)) == [None, None]


def test_a_signature_is_told_as_whose_the_quotation_is_and_as_no_sentence() -> None:
    passage = hit("## Pruning at scale\n_Mia Holt_\n\nThey prune in May.\n\n> Every pipe is a promise. (Mira Stone)")
    for question in ("who said every pipe is a promise", "what did Mira Stone say about pipes"):
        text, citations = answer(question, [passage], "en")
        assert "- quoted, Mira Stone: Every pipe is a promise. [" in text
        assert "author of the notes" not in text and "(Mira Stone)" not in [one.quote for one in citations]
    assert "_Mia Holt_" not in answer("who said every pipe is a promise", [passage], "en")[0]


def test_a_signature_is_no_statement() -> None:
    lines = read_lines("They prune in May.\n\n> Every pipe is a promise.\n> — Mira Stone, who fits pipes in Ghent")
    found = read_statements(lines, "Pruning", ("Mia Holt",), "en")
    assert [(one.text, one.voice.who if one.voice else "") for one in found] == [
        ("They prune in May.", ""),
        ("Every pipe is a promise.", "Mira Stone"),
    ]


@given(st.text(st.sampled_from(list('>\n "“”()—-ABab.,*_')), max_size=200))
def test_a_signature_stands_right_behind_what_it_signs(text: str) -> None:
    for at, one in signatures(read_units(read_lines(text))).items():
        assert one.who and one.signed.stop == at and len(one.signed) > 0


@pytest.mark.parametrize("hostile", ["> (Ab " * 20_000, "> Ab\n" * 20_000, '"A" — ' * 20_000, '> a\n"b"\n' * 10_000, "[A](b" * 20_000])
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    units = read_units(read_lines(hostile))
    assert within(3, lambda: (signatures(units), [signer(unit) for unit in units]))


@given(st.from_regex(signed._DASHED(), fullmatch=True))
def test_a_signature_behind_a_dash_begins_with_one(text: str) -> None:
    assert text[0] in "-–—~"
