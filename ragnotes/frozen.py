"""Frozen, slotted dataclasses, made in a tenth of the time that `dataclasses` takes.

It compiles six methods for each class, and a cold question loads some seventy classes. Here one is compiled, `__init__`, and not before a
record is made; the others are the same for all. What comes out is a dataclass to `dataclasses.asdict`, `fields` and `replace`, and to the
type checker.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar, cast, dataclass_transform

Made = TypeVar("Made", bound=type)


@dataclass_transform(frozen_default=True)
def frozen(cls: Made) -> Made:
    """Return the class with a slot for each field that it declares: compared and hashed by value, never changed.

    >>> @frozen
    ... class Place:
    ...     file: str
    ...     line: int = 1
    >>> Place("a.md"), Place("a.md", 2) == Place("a.md", line=2), dataclasses.replace(Place("a.md"), line=3).line
    (Place(file='a.md', line=1), True, 3)
    """
    made: Any = frozen_by_identity(cls)
    made.__eq__, made.__hash__ = _same, _hashed
    return cast("Made", made)


@dataclass_transform(frozen_default=True, eq_default=False)
def frozen_by_identity(cls: Made) -> Made:
    """Return what `frozen` does, where each is like itself alone: arrays have no one answer to whether they are the same."""
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)

    def first(self: Any, *values: Any, **named: Any) -> None:
        made.__init__ = _init(made)
        made.__init__(self, *values, **named)

    made.__init__ = first  # many that are loaded are never made
    made.__repr__, made.__reduce__, made.__setattr__, made.__delattr__ = _shown, _again, _refused, _refused
    return cast("Made", made)


def _init(cls: Any) -> Any:
    """Return the method that takes a value for each field, in order or by name."""
    fields = dataclasses.fields(cls)
    given = ", ".join(f"{one.name}=_d[{one.name!r}]" if one.default is not dataclasses.MISSING else one.name for one in fields)
    body = "; ".join(f"_set_{one.name}(self, {one.name})" for one in fields)  # the slots' own way, past the refusal
    names: dict[str, Any] = {f"_set_{one.name}": getattr(cls, one.name).__set__ for one in fields}
    names["_d"] = {one.name: one.default for one in fields}
    exec(f"def __init__(self, {given}): {body}", names)
    return names["__init__"]


def _values(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in self.__match_args__])


def _same(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if other.__class__ is self.__class__ else NotImplemented


def _hashed(self: Any) -> int:
    return hash(_values(self))


def _shown(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({told})"


def _again(self: Any) -> tuple[Any, ...]:
    return self.__class__, _values(self)


def _refused(self: Any, name: str, *_: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"{name} of a {self.__class__.__name__} cannot be changed")
