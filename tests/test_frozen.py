"""Records: frozen, slotted dataclasses, as `dataclasses` would make them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.frozen import frozen, frozen_by_identity


@frozen
class Place:
    """One of ours."""

    file: str
    lines: tuple[int, ...]
    title: str | None = None
    score: float = 0.5


@dataclasses.dataclass(frozen=True, slots=True)
class Oracle:
    """The same, by `dataclasses`."""

    file: str
    lines: tuple[int, ...]
    title: str | None = None
    score: float = 0.5


@frozen_by_identity
class Rows:
    """One of arrays."""

    rows: Any


VALUES = st.tuples(st.text(), st.tuples(st.integers()), st.none() | st.text(), st.floats(allow_nan=False))


@given(VALUES, VALUES)
def test_a_record_is_what_dataclasses_would_make(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    made, oracle = Place(*one), Oracle(*one)
    assert dataclasses.asdict(made) == dataclasses.asdict(oracle)
    assert dataclasses.astuple(made) == one
    assert repr(made) == repr(oracle).replace("Oracle", "Place")
    assert (made == Place(*other)) == (oracle == Oracle(*other))
    assert hash(made) == hash(oracle) == hash(Place(*one))
    assert dataclasses.replace(made, title="A") == Place(one[0], one[1], title="A", score=one[3])
    assert made == copy.copy(made) == copy.deepcopy(made) == pickle.loads(pickle.dumps(made))


def test_fields_and_defaults_are_those_declared() -> None:
    assert [(one.name, one.default, one.type) for one in dataclasses.fields(Place)] == [
        (one.name, one.default, one.type) for one in dataclasses.fields(Oracle)
    ]
    assert Place("a.md", (1,)) == Place(file="a.md", lines=(1,), title=None, score=0.5)
    assert Place.__match_args__ == Oracle.__match_args__


@pytest.mark.parametrize(("values", "named"), [((), {}), (("a.md",), {}), (("a.md", (), None, 0.5, 1), {}), (("a.md", ()), {"line": 1})])
def test_wrong_values_are_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Place(*values, **named)
    with pytest.raises(TypeError):
        Oracle(*values, **named)


def test_nothing_of_a_record_can_be_changed() -> None:
    made: Any = Place("a.md", ())
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.file = "b.md"
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.other = 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        del made.file
    assert not hasattr(made, "__dict__")


def test_arrays_are_compared_by_identity() -> None:
    one, other = Rows([1]), Rows([1])
    assert one == one
    assert one != other
    assert len({one, other}) == 2
    assert repr(one) == "Rows(rows=[1])"
