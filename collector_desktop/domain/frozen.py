"""Values that cannot be changed: what `dataclass(frozen=True, slots=True)` makes, made sooner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class of values from its annotated fields, in the order they stand.

    The result is a dataclass: `replace`, `fields`, `asdict`, patterns and copies
    work as with `dataclass(frozen=True, slots=True)`, and writing to a field raises
    `FrozenInstanceError`. The standard decorator compiles six methods for each class, which took a
    fifth of the time in which the window opens; here only `__init__` is compiled, with the first
    value of a class, as most classes have none in a run. It writes to the slots themselves, so that
    a value too is made in about half the time. Fields are positional.
    """
    own = frozenset(name for name, value in vars(cls).items() if value is not None)
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__  # else the standard decorator works a signature out
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    compared = [each.name for each in fields(made) if each.compare]
    of = attrgetter(*compared) if compared else _nothing
    methods = {
        "__init__": _first_maker(made),
        "__repr__": _written,
        "__eq__": _comparing(of),
        "__hash__": _hashing(of),
        "__setattr__": _refuse_setting,
        "__delattr__": _refuse_deleting,
        "__getstate__": _state,
        "__setstate__": _take_state,
    }
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    result: type[T] = made
    return result


def _first_maker(made: type[Any]) -> Callable[..., None]:
    """Return the `__init__` of a class until its first value, which has the real one compiled."""

    def make_first(self: Any, *given: Any, **named: Any) -> None:
        made.__init__ = _maker(made)
        made.__init__(self, *given, **named)

    return make_first


def _maker(made: type[Any]) -> Callable[..., None]:
    """Return the `__init__` of a class, which alone is compiled."""
    names: dict[str, Any] = {"_missing": MISSING}
    taken, steps = ["self"], list[str]()
    for each in fields(made):
        names[f"_set_{each.name}"] = getattr(made, each.name).__set__
        default, value = _default(each, names)
        if each.init:
            taken.append(f"{each.name}={default}" if default else each.name)
        steps.append(f" _set_{each.name}(self, {value})")
    if hasattr(made, "__post_init__"):
        steps.append(" self.__post_init__()")
    text = "\n".join([f"def __init__({', '.join(taken)}):", *steps, " return None"])
    exec(text, names)  # noqa: S102 - made of the names of fields alone, as dataclasses does
    method: Callable[..., None] = names["__init__"]
    method.__qualname__ = f"{made.__qualname__}.__init__"
    return method


def _default(each: Field[Any], names: dict[str, Any]) -> tuple[str, str]:
    """Return what a field's argument is by default, and what is written to its slot."""
    name = each.name
    if each.default is not MISSING:
        names[f"_default_{name}"] = each.default
        return f"_default_{name}", name if each.init else f"_default_{name}"
    if each.default_factory is not MISSING:
        names[f"_make_{name}"] = each.default_factory
        fresh = f"_make_{name}()"
        return "_missing", f"{fresh} if {name} is _missing else {name}" if each.init else fresh
    return "", name


def _comparing(of: Callable[[Any], Any]) -> Callable[[Any, object], Any]:
    def equals(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return of(self) == of(other)

    return equals


def _hashing(of: Callable[[Any], Any]) -> Callable[[Any], int]:
    def hashed(self: Any) -> int:
        return hash(of(self))

    return hashed


def _nothing(_: object) -> tuple[()]:
    return ()


def _pairs(value: Any) -> Iterator[str]:
    shown = (each.name for each in fields(value) if each.repr)
    return (f"{name}={getattr(value, name)!r}" for name in shown)


def _written(self: Any) -> str:
    return f"{type(self).__qualname__}({', '.join(_pairs(self))})"


def _refuse_setting(_: object, name: str, __: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in fields(self)]


def _take_state(self: Any, state: list[object]) -> None:
    for each, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
