"""What a use case touched, so that open pages know whether to refresh."""

from __future__ import annotations

from enum import Flag, auto
from typing import Generic, TypeVar

from collector_desktop.domain.frozen import frozen

T = TypeVar("T")


class Change(Flag):
    """A kind of record that a use case may touch."""

    CUSTOMER = auto()
    ITEM = auto()
    CONTACT = auto()
    PROMISE = auto()
    DOCUMENT = auto()
    SETTING = auto()
    CHEQUE = auto()
    BANK = auto()
    MESSAGE = auto()


NOTHING = Change(0)
EVERYTHING = ~NOTHING


@frozen
class Outcome(Generic[T]):
    """The value a use case returns, what it changed and the operation that undoes it.

    `operation_id` is None when nothing was written; `summary` is the operation in words, as
    the history and the message bar show it. `note` is a sentence more, such as what a back-dated
    entry changes.
    """

    value: T
    changed: Change
    operation_id: int | None = None
    summary: str = ""
    note: str = ""
