"""The words that the program itself is written with; whatever else a desk shows is of a ledger."""

from __future__ import annotations

import sys
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

from collector_desktop.ui.cells import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OURS = ("collector_desktop.ui.", "collector_desktop.domain.", "collector_desktop.app.")
PARTS: dict[type, tuple[str, ...]] = {
    FunctionType: ("__code__",),
    property: ("fget",),
    staticmethod: ("__func__",),
    classmethod: ("__func__",),
}


def program_words() -> frozenset[str]:
    """Return every text that stands in the code that is loaded, as it is shown."""
    found = {
        word
        for name, module in list(sys.modules.items())
        if name.startswith(OURS)
        for value in list(vars(module).values())
        for word in _words(value, name)
    }
    plain = {word.replace("&", "") for word in found}
    return frozenset(found | plain | {plain_tip(word) for word in plain})


def _words(value: Any, module: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    for each in _inside(value, module):
        yield from _words(each, module)


def _inside(value: Any, module: str) -> Iterable[Any]:
    """Return what a part of the program is made of; what it imports is looked at where it is."""
    if isinstance(value, (tuple, list, set, frozenset)):
        return value
    if isinstance(value, dict):
        return (*value, *value.values())
    if isinstance(value, CodeType):
        return value.co_consts
    if isinstance(value, type):
        return list(vars(value).values()) if value.__module__ == module else ()
    return [getattr(value, name, None) for name in PARTS.get(type(value), ())]
