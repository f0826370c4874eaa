"""Where on a desk words of a ledger can stand: each place is read, emptied and filled again."""

from __future__ import annotations

import pickle
import re
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from copy import copy
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import shiboken6
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractProxyModel,
    QMetaObject,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLineEdit, QTextEdit

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_WORDS = frozenset(
    ("objectName", "styleSheet", "inputMask", "currentText", "markdown", "iconText")
)
READ = ("collector_desktop.queries.", "collector_desktop.services.")
HELD_IN = (tuple, list, dict, set, frozenset, deque)
DEEPEST = 6
SUMS = "_minor"
CLOCK = re.compile(r"\d\d:\d\d")
ROOT = QModelIndex()
_KINDS: dict[str, tuple[str, ...]] = {}


class Place(Protocol):
    """One place of words."""

    @property
    def thing(self) -> QObject:
        """The object that it belongs to."""

    @property
    def name(self) -> str:
        """What tells it from the other places of the same object."""

    def read(self) -> Any:
        """Return what stands there."""

    def write(self, value: Any) -> None:
        """Let something stand there; nobody hears of it."""

    def empty(self) -> Any:
        """Return what stands there when nothing does."""


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A property of an object of Qt."""

    thing: QObject
    name: str

    def read(self) -> Any:
        return self.thing.property(self.name)

    def write(self, value: Any) -> None:
        with QSignalBlocker(self.thing):
            self.thing.setProperty(self.name, value)

    def empty(self) -> Any:
        return ""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A text of several lines, with its looks where it has any."""

    thing: QTextEdit
    name: str = "html"

    def read(self) -> Any:
        return self.thing.toHtml() if self.thing.toPlainText() else ""

    def write(self, value: Any) -> None:
        with QSignalBlocker(self.thing):
            self.thing.setHtml(value)

    def empty(self) -> Any:
        return ""


@dataclass(frozen=True, slots=True)
class ItemPlace:
    """One role of an item of a list that Qt keeps itself, as in a choice."""

    thing: QAbstractItemModel
    index: QPersistentModelIndex
    role: int

    @property
    def name(self) -> str:
        index, path = QModelIndex(self.index), str(self.role)  # type: ignore[call-overload]
        while index.isValid():
            index, path = index.parent(), f"{index.row()}.{index.column()} {path}"
        return path

    def read(self) -> Any:
        return self.index.data(self.role)

    def write(self, value: Any) -> None:
        with QSignalBlocker(self.thing):
            self.thing.setData(QModelIndex(self.index), value, self.role)  # type: ignore[call-overload]

    def empty(self) -> Any:
        return ""


@dataclass(frozen=True, slots=True)
class AttributePlace:
    """An attribute of an object of ours."""

    thing: QObject
    name: str

    def read(self) -> Any:
        return getattr(self.thing, self.name)

    def write(self, value: Any) -> None:
        with ExitStack() as after:
            if isinstance(self.thing, QAbstractItemModel):
                self.thing.beginResetModel()
                after.callback(self.thing.endResetModel)
            setattr(self.thing, self.name, value)

    def empty(self) -> Any:
        return blanked(self.read())


def places(thing: QObject, known: frozenset[str]) -> Iterator[Place]:
    """Yield where an object has words that are not known as the program's own."""
    if isinstance(thing.parent(), QAbstractSpinBox):
        return  # the text of a day or a number, which it writes itself
    for name in _names(thing.metaObject()):
        is_rich = isinstance(thing, QTextEdit) and name == "plainText"
        if not is_rich and _tells(thing.property(name), known):
            yield WordPlace(thing, name)
    if isinstance(thing, QTextEdit) and _tells(thing.toPlainText(), known):
        yield TextPlace(thing)
    if isinstance(thing, QAbstractItemModel) and type(thing).__module__.startswith("PySide6."):
        yield from _item_places(thing, ROOT, known)
    for name, value in list(getattr(thing, "__dict__", {}).items()):
        if _tells(value, known) and _can_be_shut(value):
            yield AttributePlace(thing, name)


def beside(thing: QObject) -> Iterator[Callable[[], None]]:
    """Yield what else is lost with the words, and tells nothing: a cursor, a key."""
    if isinstance(thing, QAbstractButton):
        yield partial(thing.setShortcut, thing.shortcut())
    if isinstance(thing, QLineEdit):
        yield partial(thing.setModified, thing.isModified())
        yield partial(thing.setCursorPosition, thing.cursorPosition())


def blanked(value: Any) -> Any:
    """Return a value of the same shape that tells nothing: a hidden widget may still be measured.

    Lists are left empty; a record keeps its fields, without words and sums.
    """
    if isinstance(value, (str, bytes, *HELD_IN)) and not isinstance(value, Enum):
        return type(value)()
    if not is_dataclass(value) or isinstance(value, type):
        return value
    bare = copy(value)
    for field in fields(value):
        found = getattr(value, field.name)
        nothing = 0 if field.name.endswith(SUMS) and found is not None else blanked(found)
        object.__setattr__(bare, field.name, nothing)
    return bare


def is_row(value: object) -> bool:
    """Return whether a value was read from a ledger."""
    return is_dataclass(value) and str(type(value).__module__).startswith(READ)


def holds_rows(value: object) -> bool:
    """Return whether a value is a row, or a list of some."""
    if isinstance(value, dict):
        return any(is_row(each) for each in value.values())
    if isinstance(value, (tuple, list)):
        return any(is_row(each) for each in value)
    return is_row(value)


def is_there(place: Place) -> bool:
    """Return whether a place was not taken down meanwhile."""
    return shiboken6.isValid(place.thing)


def _names(kind: QMetaObject) -> tuple[str, ...]:
    """Return the properties of a kind of object that hold words and can be written."""
    name = kind.className()
    if name not in _KINDS:
        found = [kind.property(at) for at in range(kind.propertyCount())]
        words = [each for each in found if str(each.typeName()) == "QString" and each.isWritable()]
        _KINDS[name] = tuple(
            str(each.name()) for each in words if str(each.name()) not in NOT_WORDS
        )
    return _KINDS[name]


def _item_places(
    model: QAbstractItemModel, parent: QModelIndex, known: frozenset[str]
) -> Iterator[ItemPlace]:
    if isinstance(model, QAbstractProxyModel):
        return
    is_list = isinstance(model, QAbstractListModel)  # whose count of columns cannot be asked
    for row in range(model.rowCount(parent)):
        for column in range(1 if is_list else model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role, value in model.itemData(index).items():
                if _tells(value, known):
                    yield ItemPlace(model, QPersistentModelIndex(index), role)
            yield from _item_places(model, index, known)


def _tells(value: Any, known: frozenset[str], deep: int = 0) -> bool:
    """Return whether a value holds words that are not the program's own, or a row of a ledger."""
    if isinstance(value, (type, Path, Enum)) or deep > DEEPEST:
        return False
    if isinstance(value, str):
        return bool(value.strip()) and value not in known and not CLOCK.fullmatch(value)
    if isinstance(value, bytes):
        return bool(value)
    if isinstance(value, HELD_IN):
        held = (*value, *value.values()) if isinstance(value, dict) else value
        return any(_tells(each, known, deep + 1) for each in held)
    if is_dataclass(value) and type(value).__module__.startswith("collector_desktop."):
        return any(
            _tells(getattr(value, field.name, None), known, deep + 1) for field in fields(value)
        )
    return False


def _can_be_shut(value: Any) -> bool:
    try:
        pickle.dumps(value)
    except (TypeError, AttributeError, pickle.PicklingError):
        return False
    return True
