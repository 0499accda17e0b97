"""Which marks say that a talk did not take place, and which uses of the word say something else."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

_NOTE = "# PyFun 2021\n\n## Logs - Bo Lind\n\nLogs grow.\n\n## {}\n\n{}\n\n## Sieve tables - Ana Holm\n\nTables.\n"


@pytest.mark.parametrize(
    ("heading", "body", "cancelled"),
    [
        ("Trains - Tim Berg", "My train was cancelled so I missed the first half.", False),
        ("Trains - Tim Berg", "He showed how a cancelled request leaks.", False),
        ("Trains - Tim Berg", "In the end nothing was cancelled.", False),
        ("Trains - Tim Berg", "Cancelled requests leak.", False),
        ("Trains - Tim Berg", "Cancelled.\n\n- but the slides tell much\n- of rails", False),
        ("How we cancelled our contract - Otto Kahn", "Good.", False),
        ("Cancelled requests - Tim Berg", "Good.", False),
        ("Trains - Tim Berg", "This talk was cancelled.", True),
        ("Cancelled talk - Trains, by Tim Berg", "Tea instead.", True),
        ("Abgesagter Vortrag: Züge, von Tim Berg", "Tee.", True),
        ("Geannuleerde lezing: Treinen, door Tim Berg", "Thee.", True),
        ("Palestra cancelada - Trens, com Davi Melo", "Nada.", True),
        ("Tåg - Tim Berg [inställd pga sjukdom]", "", True),
        ("Cancelled talks are data - Tim Berg", "Good.", False),
        ("~~Trains~~ cancelled, speaker ill - Tim Berg", "", True),
        ("Trains - Tim Berg", "Afgelast", True),
        ("Trains - Tim Berg", "Entfallen.", True),
        ("Trains - Tim Berg", "Der Vortrag wurde leider abgesagt.", True),
        ("Trains - Tim Berg", "The speaker was ill, so the talk was cancelled.", True),
        ("Trains - Tim Berg", "Cancelled, the train was late. More tea for me.", True),
        ("Postponed: Trains - Tim Berg", "Later.", True),
        ("Trains - Tim Berg (cancelled)", "x", True),
        ("CANCELLED Trains - Tim Berg", "x", True),
        ("Trains - Tim Berg - cancelled", "x", True),
        ("~~Trains - Tim Berg~~", "", True),
        ("How a *cancelled* order is kept - Tim Berg", "Good.", False),
        ("Orders, **cancelled** and not - Tim Berg", "Good.", False),
        ("Who _cancelled_ the trains - Tim Berg", "Good.", False),
        ("*Cancelled* Trains - Tim Berg", "x", True),
        ("**Cancelled:** Trains - Tim Berg", "x", True),
        ("Trains - Tim Berg **cancelled**", "x", True),
        ("Trains (*cancelled*) - Tim Berg", "x", True),
        ("Trains [cancelled, sadly] - Tim Berg", "x", True),
    ],
)
def test_only_a_mark_says_that_a_talk_was_cancelled(heading: str, body: str, cancelled: bool) -> None:
    talks, remarks = find_talks(read_note("a.md", _NOTE.format(heading, body).encode()))
    assert len(talks) == (2 if cancelled else 3)
    assert bool(remarks) is cancelled


@pytest.mark.parametrize(
    "word",
    "cancelled geannuleerd afgelast cancelado suspendida aplazada abgesagt verschoben ausgefallen entfällt annulé reportée adiado "
    "annullato rinviata inställd uppskjuten aflyst avlyst vervallen cancellato no-show 中止 キャンセル".split(),
)
def test_every_word_in_brackets_is_a_mark(word: str) -> None:
    talks, remarks = find_talks(read_note("a.md", _NOTE.format(f"Trains - Tim Berg ({word})", "x").encode()))
    assert len(talks) == 2 and len(remarks) == 1


@pytest.mark.parametrize("said", ["was cancelled", "werd geannuleerd", "fiel aus", "fue suspendida", "stalldes in"])
def test_words_outside_talks_tell_of_a_talk_that_is_none_of_them(said: str) -> None:
    said = f'The keynote "How rails are laid" {said}.'
    before = _NOTE.replace("# PyFun 2021\n", f"# PyFun 2021\n\n{said}\n").format("Trains - Tim Berg", "x")
    assert find_talks(read_note("a.md", before.encode()))[1] == ("line 3: cancelled: How rails are laid",)
    assert find_talks(read_note("a.md", _NOTE.format("Trains - Tim Berg", f"x\n\n{said}").encode()))[1] == ()


def test_a_talk_below_a_cancelled_one_is_beside_it() -> None:
    text = _NOTE.format("~~Trains~~ cancelled, speaker ill", "### Buses\n\nAna Lund\n\n- wheels")
    talks, remarks = find_talks(read_note("a.md", text.encode()))
    assert ("Buses", ("Ana Lund",)) in [(talk.title, talk.speakers) for talk in talks] and len(talks) == 3 and remarks


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("~~Trains - Tim Berg~~", "Cancelled."),
        ("~~Trains~~ - Tim Berg", "The speaker was sick."),
        ("Trains - Tim Berg", "Called off.\n\nThere was cake in the hallway."),
        ("Trains - Tim Berg (fällt aus)", "x"),
        ("Trains - Tim Berg (leider entfallen)", "x"),
        ("Trains - Tim Berg / cancelled", "x"),
        ("Trains - Tim Berg → abgesagt", "x"),
        ("Trains - Tim Berg ❌ annulé", "x"),
        ("Trains - Tim Berg - cancelled due to snow", "x"),
        ("Trains", "Speaker: Tim Berg\n\nCancelled."),
        ("Trains", "*Tim Berg*\n\nCancelled."),
        ("Trains - Tim Berg", "Se canceló a última hora."),
        ("Trains - Tim Berg", "Föredraget blev inställt."),
        ("Trains - Tim Berg", "Fällt leider aus."),
        ("Trains - Tim Berg", "La conférence a été annulée au dernier moment."),
        ("Trains - Tim Berg", "L'intervento è stato annullato."),
        ("Trains - Tim Berg", "A palestra foi cancelada em cima da hora."),
        ("Trains - Tim Berg", "Deze lezing ging niet door."),
        ("Talk cancelled: Trains - Tim Berg", "x"),
        ("Vortrag entfällt: Trains mit Tim Berg", "x"),
        ("Der Vortrag fällt aus: Trains - Tim Berg", "x"),
        ("Charla cancelada: Trains - Tim Berg", "x"),
        ("Conférence annulée : Trains - Tim Berg", "x"),
        ("Palestra cancelada: Trains - Tim Berg", "x"),
        ("Praatje gaat niet door: Trains - Tim Berg", "x"),
        ("Intervento annullato: Trains - Tim Berg", "x"),
        ("Föredrag inställt: Trains - Tim Berg", "x"),
        ("Trains - Tim Berg", "Her talk was canceled; she was ill."),
        ("Trains - Tim Berg", "Sein Vortrag ist ausgefallen."),
        ("Trains - Tim Berg", "Su charla fue cancelada."),
        ("Trains - Tim Berg", "Sa conférence a été annulée."),
        ("Trains - Tim Berg", "A palestra dele foi cancelada."),
        ("Trains - Tim Berg", "Zijn praatje ging niet door."),
        ("Trains - Tim Berg", "Il suo talk è stato annullato."),
        ("Trains - Tim Berg", "Il talk è saltato perché aveva la febbre."),
        ("Trains - Tim Berg", "Hans föredrag ställdes in."),
        ("Trains - Tim Berg", "Tim could not come, so the talk was cancelled."),
    ],
)
def test_a_talk_is_called_off_in_many_words(heading: str, body: str) -> None:
    talks, remarks = find_talks(read_note("a.md", _NOTE.format(heading, body).encode()))
    assert [talk.title for talk in talks] == ["Logs", "Sieve tables"] and len(remarks) == 1


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("Streams (cancelled subscriptions) - Tim Berg", "They leak."),
        ("Scopes (cancelled tasks and shields) - Tim Berg", "They end."),
        ("Züge (abgesagt oder verspätet) - Tim Berg", "Viele."),
        ("Orders, cancelled at scale - Tim Berg", "Many."),
        ("Trains - Tim Berg", "It was cancelled by the king in 1993, and they built no more."),
        ("Orders - Tim Berg", "- open\n- paid\n- cancelled"),
        ("~~Old~~ new trains - Tim Berg", "They run."),
        ("Request cancelled: what now? - Tim Berg", "Retry."),
        ("Trains - Tim Berg", "Her order was cancelled; she was ill."),
        ("Trains - Tim Berg", "Il treno è saltato."),
    ],
)
def test_what_else_is_cancelled_keeps_its_talk(heading: str, body: str) -> None:
    talks, remarks = find_talks(read_note("a.md", _NOTE.format(heading, body).encode()))
    assert len(talks) == 3 and not remarks


@pytest.mark.parametrize("said", ["Cancelled.", "Abgesagt.", "Cancelled, sadly.\n\nWe had tea.", "Annullato."])
def test_a_bold_line_or_an_item_is_called_off_below(said: str) -> None:
    bold = f"# PyFun 2021\n\n**Logs - Bo Lind**\n\nLogs grow.\n\n**Trains - Tim Berg**\n\n{said}\n\n**Sieves - Ana Holm**\n\nTables.\n"
    off = said.split()[0]
    items = f"# PyFun 2021\n\n- Old logs (Bo Lind)\n  - grow\n- Fast trains (Tim Berg)\n  - {off}\n- New sieves (Ana Holm)\n  - tables\n"
    for text in (bold, items):
        talks, remarks = find_talks(read_note("a.md", text.encode()))
        assert len(talks) == 2 and len(remarks) == 1 and "rains" in remarks[0]


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("---\ntitle: Trains (cancelled)\nspeaker: Tim Berg\n---\n\nHe was ill.\n", True),
        ("---\ntitle: Trains\nspeaker: Tim Berg\n---\n\nCancelled, he was ill.\n", True),
        ("# CANCELLED: Trains - Tim Berg\n\nHe was ill.\n", True),
        ("# Trains\n\nSpeaker: Tim Berg\n\nAbgesagt.\n", True),
        ("---\ntitle: Cancelled trains\nspeaker: Tim Berg\n---\n\nMost are in May.\n", False),
        ("# Trains (cancelled runs) - Tim Berg\n\n## Why\n\nSnow.\n\n## How\n\nBy phone.\n", False),
    ],
)
def test_a_file_of_one_talk_that_was_called_off(text: str, off: bool) -> None:
    talks, remarks = find_talks(read_note("a.md", text.encode()))
    assert len(talks) == (0 if off else 1)
    assert [remark for remark in remarks if "cancelled: " in remark] == list(remarks) and bool(remarks) is off


MARKS = (
    "no show", "speaker did not show up", "Fand nicht statt", "Ausgefallen", "Ging niet door", "vervallen", "Cancellato", "annullato",
    "não se realizou", "cancelado", "Annulé", "inställt", "no se celebró", "non si è tenuto", "blev inte av", "講演中止", "キャンセル",
)  # fmt: skip
PLACES = (
    ("{}: Trains - Tim Berg", "x"),
    ("14h00 - {} : Trains - Tim Berg", "x"), ("{} – Trains - Tim Berg", "x"), ("[{}] Trains - Tim Berg", "x"),
    ("Trains - Tim Berg ({})", "x"), ("Trains ({}) - Tim Berg", "x"), ("Trains - Tim Berg - {}", "x"), ("**{}** Trains - Tim Berg", "x"),
    ("Trains - Tim Berg *{}*", "x"), ("~~Trains - Tim Berg~~ {}", "x"), ("Trains - Tim Berg", "{}"), ("Trains - Tim Berg", "**{}.**"),
    ("Trains - Tim Berg", "- {}"), ("Trains - Tim Berg", "Status: {}"), ("Trains", "*Tim Berg*\n\n{}"),
)  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_counts_wherever_it_stands(mark: str) -> None:
    for heading, body in PLACES:
        talks, remarks = find_talks(read_note("a.md", _NOTE.format(heading.format(mark), body.format(mark)).encode()))
        told = [remark.partition(": ")[0] for remark in remarks if ": cancelled: " in remark]
        assert ([talk.title for talk in talks], told) == (["Logs", "Sieve tables"], ["line 7"]), (heading, body)


@pytest.mark.parametrize(
    ("heading", "body", "off"),
    [
        ("Trains - Tim Berg", "Tim never showed up.", True),
        ("Trains - Tim Berg", "この講演は中止になりました。", True),
        ("Trains - Tim Berg", "登壇者の都合により中止", True),
        ("中止：Trains - Tim Berg", "", True),
        ("Trains, Tim Berg -- no show, replaced by tea", "x", True),
        ("Trains - Tim Berg", "Der Vortrag musste leider wegen Krankheit ausfallen.", True),
        ("Trains - Tim Berg", "De lezing moest worden afgelast.", True),
        ("Trains - cancelled, paid and open", "x", False),
        ("【中止】Trains", "Tim Berg", True),
        ("Trains - Tim Berg", "Many bugs never show up.", False),
        ("Trains - Tim Berg", "No show of hands this time.", False),
        ("Trains - Tim Berg", "Não houve perguntas.", False),
        ("Trains - Tim Berg", "No se realizó ninguna demo.", False),
        ("Cancelling promises in JS - Tim Berg", "x", False),
        ("No-show prediction for clinics - Tim Berg", "x", False),
        ("Vervallen certificaten - Tim Berg", "x", False),
        ("Il file cancellato - Tim Berg", "x", False),
        ("Promiseのキャンセル - Tim Berg", "x", False),
        ("開発中止の判断（中止の理由） - Tim Berg", "リクエストがキャンセルされました。", False),
    ],
)
def test_new_words_are_marks_and_else_words(heading: str, body: str, off: bool) -> None:
    talks, remarks = find_talks(read_note("a.md", _NOTE.format(heading, body).encode()))
    assert len(talks) == (2 if off else 3) and bool(remarks) is off


@pytest.mark.parametrize("heading", ["Cancelled talks", "Abgesagte Vorträge", "Charlas canceladas", "Inställda föredrag"])
def test_a_heading_says_it_of_all_below(heading: str) -> None:
    text = _NOTE.format(heading, "- Fast trains (Tim Berg)\n- Slow trains (Tom Ek)")
    talks, remarks = find_talks(read_note("a.md", text.encode()))
    assert [talk.title for talk in talks] == ["Logs", "Sieve tables"]
    assert remarks[-2:] == ("line 9: cancelled: Fast trains", "line 10: cancelled: Slow trains")


def test_a_cancelled_quotation_takes_nothing_from_the_others() -> None:
    text = "# PyFun 2021\n\n> **Bo Lind** — Logs\n> grow\n\n> **Ana Holm** — Sieves\n> sift\n\n> **Tim Berg** — ~~Trains~~ (no show)\n"
    talks, remarks = find_talks(read_note("a.md", text.encode()))
    assert [talk.title for talk in talks] == ["Logs", "Sieves"] and len(remarks) == 1


def test_the_word_alone_is_no_title() -> None:
    talks, remarks = find_talks(read_note("a.md", _NOTE.format("Cancelled", "- Fast trains (Tim Berg)\n- Slow trains").encode()))
    assert len(talks) == 2 and remarks == ("line 7: cancelled: Cancelled",)


@pytest.mark.parametrize(
    "heading",
    [
        "Cancelled: Slow chairs - Bo Twee", "Slow chairs - Bo Twee (cancelled)", "CANCELLED Slow chairs - Bo Twee",
        "[Annulé] Slow chairs - Bo Twee", "11h00 Annulée : Slow chairs - Bo Twee", "Entfallen: Slow chairs - Bo Twee",
        "**Entfällt**: Slow chairs - Bo Twee", "10:00 Cancelada: Slow chairs - Bo Twee", "INSTÄLLT: Slow chairs - Bo Twee",
        "Talk cancelled: Slow chairs - Bo Twee", "Annullato: Slow chairs - Bo Twee", "AFGELAST: Slow chairs - Bo Twee",
    ],
)  # fmt: skip
def test_the_mark_is_no_part_of_the_title_that_is_told(heading: str) -> None:
    told = f"# DuckConf\n\n## Fast tables - Ana Uno\nfast\n\n## {heading}\n\n## Green builds - Cid Drei\ngreen\n"
    talks, remarks = find_talks(read_note("a.md", told.encode()))
    assert ([talk.title for talk in talks], remarks) == (["Fast tables", "Green builds"], ("line 6: cancelled: Slow chairs",))
