"""Words that close a report belong to no talk."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

LABELS = [
    "**Conclusion:** good", "**Wrap-up**\n\nGood", "Summary: good", "**Fazit**: gut", "**Zusammenfassung**\n\nGut",
    "**Conclusión:** bien",
    "**En resumen**\n\nBien", "**Bilan** : bien", "**En résumé** : bien", "**Conclusão:** bom", "**Em resumo:** bom",
    "**Conclusioni:** bene",
    "**Riassunto**: bene", "**Tot slot**\n\nLeuk", "**Slutord:** bra", "**Sammanfattning**: bra",
]  # fmt: skip


def lines(text: str) -> list[tuple[int, int]]:
    return [(talk.start_line, talk.end_line) for talk in find_talks(read_note("a.md", text.encode()))[0]]


@pytest.mark.parametrize("label", LABELS)
def test_a_paragraph_that_calls_itself_the_conclusion_is_of_no_talk(label: str) -> None:
    talks = "# DuckConf\n\n## Fast tables - Ana Lund\n\nhash it\n\n## Slow chairs - Olof Holm\n\nsit\n"
    assert lines(f"{talks}\n{label}\n") == [(3, 5), (7, 9)]


def test_where_every_talk_has_a_conclusion_it_is_its_own() -> None:
    talks = "# DuckConf\n\n## Fast tables - Ana Lund\n\nhash it\n\n**Fazit:** ja\n\n## Slow chairs - Olof Holm\n\nsit\n\n**Fazit:** nein\n"
    assert lines(talks) == [(3, 7), (9, 13)]


def test_the_conclusion_of_a_note_on_one_talk_is_the_talks() -> None:
    assert lines("# Fast tables\n\nSpeaker: Ana Lund\n\n## Notes\n\nhash it\n\n**Conclusion:** hash it\n") == [(1, 9)]


def test_what_comes_next_is_no_talk() -> None:
    items = "- Ana Lund: Fast tables\n  - hash it\n- Olof Holm: Slow chairs\n  - sit\n- Next meetup: 9 April\n"
    assert lines(f"# Meetup 12 March\n\n{items}") == [(3, 4), (5, 6)]
