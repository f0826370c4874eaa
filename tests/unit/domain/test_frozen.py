"""Frozen values behave as the standard library's frozen dataclasses with slots do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.frozen import frozen

standard = dataclass(frozen=True, slots=True)


def _shape(decorate: Any) -> type[Any]:
    class Shape:
        """A shape."""

        sides: int
        name: str = "none"
        tags: list[str] = field(default_factory=list)
        note: str = field(default="", compare=False)
        secret: str = field(default="s", repr=False)
        size: int = field(default=7, init=False)
        seen: list[int] = field(default_factory=lambda: [1], init=False)

        @property
        def doubled(self) -> int:
            return self.sides * 2

    return decorate(Shape)


def _bare(decorate: Any) -> type[Any]:
    class Bare:
        pass

    return decorate(Bare)


Ours, Theirs = _shape(frozen), _shape(standard)


@frozen
class Below:
    """What can be pickled stands in a module."""

    first: int
    second: str = "b"


@frozen
class Further(Below):
    """One more field, and a check."""

    third: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no value may be."""
        if self.first < 0:
            raise ValueError("below zero")


@frozen
class Own:
    """Has its own way to be shown and compared."""

    word: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and self.word.lower() == other.word.lower()

    def __hash__(self) -> int:
        return hash(self.word.lower())

    def __repr__(self) -> str:
        return self.word


values = st.tuples(
    st.integers(0, 3),
    st.sampled_from("ab"),
    st.lists(st.just("t"), max_size=1),
    st.text(max_size=2),
)


@given(values, values)
def test_equality_and_words_are_those_of_a_dataclass(left: Any, right: Any):
    assert (Ours(*left) == Ours(*right)) is (Theirs(*left) == Theirs(*right))
    assert repr(Ours(*left)) == repr(Theirs(*left))
    assert asdict(Ours(*left)) == asdict(Theirs(*left))
    assert astuple(Ours(*left)) == astuple(Theirs(*left))


def test_the_class_is_described_alike():
    for name in ("__match_args__", "__slots__", "__doc__", "__qualname__", "__module__"):
        assert getattr(Ours, name) == getattr(Theirs, name), name
    assert [each.name for each in fields(Ours)] == [each.name for each in fields(Theirs)]
    assert not hasattr(Ours(1), "__dict__")
    assert Ours(3).doubled == 6
    assert Ours(3, tags=["x"], name="tri") == Ours(3, "tri", ["x"])
    assert Ours(1).tags is not Ours(1).tags
    assert Ours(1).seen is not Ours(1).seen


@pytest.mark.parametrize(
    "arguments", [(), (1, "a", [], "", "s", 9), (1, "a", [], "", "s", 9, [], 1)]
)
def test_wrong_arguments_are_refused_alike(arguments: tuple[object, ...]):
    for shape in (Ours, Theirs):
        with pytest.raises(TypeError, match=r"Shape\.__init__\(\)"):
            shape(*arguments)


@pytest.mark.parametrize("shape", [Ours, Theirs])
def test_nothing_can_be_written_or_taken_away(shape: Any):
    value = shape(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'sides'"):
        value.sides = 2
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'sides'"):
        del value.sides
    assert value.sides == 1


def test_values_serve_as_keys_by_what_is_compared():
    assert len({Below(1), Below(1, "b"), Below(2)}) == 2
    assert Below(1) != Further(1)
    assert Below(1) != (1, "b")
    with pytest.raises(TypeError, match="unhashable"):
        hash(Ours(1))


def test_values_can_be_replaced_copied_pickled_and_matched():
    value = Further(1, "x", (2,))
    assert replace(value, first=5) == Further(5, "x", (2,))
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - what was just made
    assert copy.copy(value) == copy.deepcopy(value) == value
    match value:
        case Further(first, second, third):
            assert (first, second, third) == (1, "x", (2,))
    with pytest.raises(ValueError, match="below zero"):
        replace(value, first=-1)


def test_the_first_value_of_a_class_is_made_as_those_after_it():
    for decorate in (frozen, standard):
        first, second = (_shape(decorate) for _ in "12")
        assert repr(first(3, "tri")) == repr(first(3, name="tri"))
        with pytest.raises(TypeError, match=r"Shape\.__init__\(\)"):
            second(1, nothing=2)
        assert (second(3).size, second(3).tags) == (7, [])


def test_what_is_below_a_class_may_have_the_first_value_of_both():
    @frozen
    class Parent:
        word: str

    class Child(Parent):
        pass

    assert (Child("a").word, Parent("b").word, Child("c").word) == ("a", "b", "c")


def test_a_class_keeps_its_own_methods():
    assert Own("A") == Own("a")
    assert repr(Own("A")) == "A"
    assert len({Own("A"), Own("a")}) == 1


def test_a_class_may_have_no_fields_and_no_words():
    ours, others = _bare(frozen), _bare(standard)
    assert ours() == ours()
    assert hash(ours()) == hash(others())
    assert repr(ours()) == repr(others())
    assert ours.__doc__ == "Bare"
