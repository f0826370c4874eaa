"""Drops lists, cards and figures from memory when the window is locked.

What was typed, ticked or chosen stays, and so do the words on labels, for Qt owns those. Whatever a
widget was shown is in an attribute that is None, or empty, before the first reading; that is how
it is left, and the next reading fills it again.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject

from collector_desktop.domain.collecting import collect_everything
from collector_desktop.ui.models.record_table import RecordTableModel

if TYPE_CHECKING:
    from collections.abc import Iterable

READ = ("collector_desktop.queries.", "collector_desktop.services.")
OURS = "collector_desktop.ui."


@runtime_checkable
class Forgetful(Protocol):
    """Something that holds rows elsewhere than in its attributes, and says how it drops them."""

    def forget_rows(self) -> None:
        """Drop every row."""


def forget_rows(root: QObject, apart_from: Iterable[QObject] = ()) -> None:
    """Drop what the objects below a root were shown, but for some and what is below those."""
    kept = {id(each) for top in apart_from for each in (top, *top.findChildren(QObject))}
    for each in (root, *root.findChildren(QObject)):
        if id(each) in kept:
            continue
        if isinstance(each, RecordTableModel):
            each.show(())
        if isinstance(each, Forgetful):
            each.forget_rows()
        _empty(each)
    collect_everything()


def _empty(thing: object) -> None:
    """Leave the attributes of a thing that hold rows as they were before the first reading."""
    for name, value in list(getattr(thing, "__dict__", {}).items()):
        if is_row(value):
            setattr(thing, name, None)
        elif isinstance(value, (tuple, list, dict)) and _holds_rows(value):
            setattr(thing, name, type(value)())
        elif _is_a_part(value):
            _empty_part(value)


def _empty_part(part: Any) -> None:
    """Empty the fields of a small object of ours that may be without what they hold."""
    for field in fields(part):
        if field.default is None and is_row(getattr(part, field.name)):
            setattr(part, field.name, None)


def is_row(value: object) -> bool:
    """Return whether a value was read from a ledger."""
    return is_dataclass(value) and str(type(value).__module__).startswith(READ)


def _holds_rows(value: tuple[Any, ...] | list[Any] | dict[Any, Any]) -> bool:
    held = value.values() if isinstance(value, dict) else value
    return any(is_row(each) for each in held)


def _is_a_part(value: object) -> bool:
    """Return whether a value is a record of ours that can be written to."""
    return (
        is_dataclass(value)
        and not isinstance(value, type)
        and type(value).__module__.startswith(OURS)
        and type(value).__setattr__ is object.__setattr__
    )
