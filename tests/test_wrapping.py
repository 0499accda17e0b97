"""Over-long lines -> pieces that fit the encoder's window: the estimate held against the real tokenizer, and nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.errors import NoteError
from ragnotes.finding.encoder import count_tokens, load_model
from ragnotes.reading.notes import read_note
from ragnotes.reading.wrapping import MAX_PIECES, estimate, wrap
from ragnotes.records.notes import Line

from .timing import within

WINDOW = 256
HEAD = WINDOW // 4  # what `chunks` gives the talk's head at most

# In our own words, each without a break between sentences.
LONG = {
    "en": "They sort a million rows with one small loop, and then they sort the columns, too, ",
    "nl": "Ze sorteren een miljoen rijen met een kleine lus, en daarna ook nog alle kolommen, ",
    "de": "Sie sortieren eine Million Zeilen mit einer kleinen Schleife und danach übrigens auch die Spaltenüberschriften, ",
    "es": "Ordenan un millón de filas con un pequeño bucle y después también las columnas más difíciles, ",
    "fr": "Ils trient un million de lignes avec une petite boucle, puis les colonnes étroites également, ",
    "it": "Ordinano un milione di righe con un piccolo ciclo, e poi anche le colonne più difficili, ",
    "pt": "Eles ordenam um milhão de linhas com um pequeno laço e depois também as colunas mais difíceis, ",
    "sv": "De sorterar en miljon rader med en liten slinga och därefter även de allra svåraste kolumnerna, ",
    "ko": "백만 개의 행을 작은 반복문으로 정렬하고 그다음에는 가장 어려운 열까지 정렬했다고 합니다 ",
    "ja": "百万行を小さなループで並べ替え、それから一番むずかしい列も並べ替えるそうです、",
    "zh": "他们用一个小循环给一百万行排序，然后再给最难的列排序，",
    "ru": "Они сортируют миллион строк одним маленьким циклом, а потом и самые трудные столбцы, ",
    "capitals": "NASA AND THE IETF USE RFC 2119 WORDS: MUST, SHALL, XML, HTTPS, SQL, TCP/IP, BGP, DNSSEC, ",
    "no vowels": "kbd ncdf grpc xfs btrfs zstd mkdr hdfs nfs tmpfs ssd ftrl svm knn lstm ",
    "digits": "8812 4711 0.00042 1234567890 17:45 2024-05-02 65,536 127.0.0.1 ",
    "signs": "a->b; c[i]+=d{e}; /* f */ $g=@h!=#i%%j; ",
}


@pytest.fixture(scope="session")
def real(model_folder: Path) -> object:
    """The default encoder."""
    return load_model(model_folder)


@pytest.mark.parametrize("name", LONG)
def test_no_piece_of_a_long_line_overruns_the_window(name: str, real: object) -> None:
    text = LONG[name] * 30
    pieces = wrap([Line(3, text, 0, "prose")])
    assert len(pieces) > 1 and {piece.number for piece in pieces} == {3}
    assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(text.split())
    assert all(count_tokens(piece.text, real) + HEAD <= WINDOW for piece in pieces)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", LONG)
def test_the_estimate_is_near(name: str, real: object) -> None:
    true = count_tokens(LONG[name] * 5, real)  # type: ignore[arg-type]
    assert 0.75 <= estimate(LONG[name] * 5) / true <= 2.1  # MAX_PIECES leaves room for so much


def test_lines_of_wild_notes_fit_with_a_head(data_folder: Path, real: object) -> None:
    under = lines = 0
    for path in sorted((data_folder / "wild-notes").rglob("*")):
        if not path.is_file() or path.suffix == ".tsv":
            continue
        try:
            note = read_note(path.name, path.read_bytes())
        except NoteError:
            continue
        for line in note.lines:
            if line.kind in ("blank", "front", "noise"):
                continue
            true = count_tokens(line.text, real) - 2  # type: ignore[arg-type]
            assert true + 2 + HEAD <= WINDOW, (path.name, line.number)
            if true >= 20:
                lines += 1
                under += estimate(line.text) < true
    assert lines > 1_000 and under <= lines * 0.06


@pytest.mark.parametrize("kind", ["item", "quote", "code", "prose"])
def test_pieces_keep_what_their_line_was(kind: str) -> None:
    pieces = wrap([Line(7, "word and number 17, " * 200, 2, kind)])
    assert len(pieces) > 3 and {(piece.number, piece.level, piece.kind) for piece in pieces} == {(7, 2, kind)}


def test_a_short_line_stays_as_it_is() -> None:
    line = Line(1, "가나다라 " * 8, 0, "prose")
    assert wrap([line]) == [line]
    front = Line(1, "x " * 900, 0, "front")
    assert wrap([front]) == [front]


@given(st.text(alphabet=st.sampled_from("ab Z9é가あ漢.!?,\t“”"), max_size=1_500))
def test_nothing_is_lost_and_everything_fits(text: str) -> None:
    pieces = wrap([Line(1, text, 0, "prose")])
    assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(text.split())
    assert all(estimate(piece.text) <= MAX_PIECES for piece in pieces)


@pytest.mark.parametrize(
    "text", ["가" * 100_000, "A" * 100_000, "b" * 100_000, "Ab Cd. " * 15_000, "b c " * 25_000, "é" * 100_000, "xyz" + "." * 100_000]
)
def test_time_is_linear(text: str) -> None:
    assert within(1, lambda: wrap([Line(1, text, 0, "prose")]))


def test_the_pieces_of_an_indented_line_are_indented() -> None:
    pieces = wrap([Line(7, "   " + "A sentence of some length that goes on. " * 40, 0, "prose")])
    assert len(pieces) > 1 and all(piece.text.startswith("   A") and piece.number == 7 for piece in pieces)
