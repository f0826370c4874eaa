"""Fills a window on a long list: its first rows at once, then all keys, then the sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from collector_desktop.queries.break_off import BreakOff

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

W = TypeVar("W")
FIRST, FIRST_PAGE = 200, 64


class Window(Protocol):
    """The model that is filled."""

    def show_window(self, keys: Sequence[Any], first: Sequence[Any] = ()) -> None:
        """Show a row for each key, with the first records."""

    def show_rest(self, keys: Sequence[Any]) -> None:
        """Put the rest of the keys below the first."""


class LargeList(QObject, Generic[W]):
    """Asks for what is wanted on the ledger's thread; what is wanted no more is not looked up.

    `read_keys` takes the day, what is wanted and how many keys at most (-1 is all); `read_sums`
    the day and what is wanted. `read_rows` reads the first rows together with their keys: a
    function of the day and keys, and one that returns the records in what it found. `listed`
    carries all keys once they are shown, `summed` the sums.
    """

    listed = Signal(object)
    summed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        model: Window,
        read_keys: Callable[[date, W, int], Sequence[Any]],
        read_sums: Callable[[date, W], object],
        read_rows: tuple[Callable[[date, Any], Any], Callable[[Any], Sequence[Any]]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._read_keys = read_keys
        self._read_sums = read_sums
        self._read_rows, self._rows_of = read_rows
        self._asked = 0
        self._rest = BreakOff()

    def show(self, wanted: W, *, again: bool = False) -> None:
        """Show what is wanted; `again` keeps the place in a list that is only read again."""
        self.drop()
        today = self._desk.today()
        if not again:
            self._run(partial(self._read_first, today, wanted), self._show_first)
        rest = self._model.show_window if again else self._model.show_rest
        keys = partial(self._read_keys, today, wanted, -1)
        sums = partial(self._read_sums, today, wanted)
        self._run(partial(self._rest.answered, keys), partial(self._show_all, rest))
        self._run(partial(self._rest.answered, sums), self.summed.emit)

    def drop(self) -> None:
        """Let go of what was asked for and has not come; what is being counted ends at once."""
        self._asked += 1
        self._rest.end()
        self._rest = BreakOff()

    def _run(self, work: Callable[[], Any], take: Callable[[Any], None]) -> None:
        asked = self._asked

        def unless_late() -> Any:
            return work() if asked == self._asked else None

        def pass_on(found: Any) -> None:
            if asked == self._asked and found is not None:
                take(found)

        self._desk.tasks.run(self, unless_late, pass_on)

    def _read_first(self, today: date, wanted: W) -> tuple[Sequence[Any], Any]:
        keys = self._read_keys(today, wanted, FIRST)
        return keys, self._read_rows(today, keys[:FIRST_PAGE])

    def _show_first(self, found: tuple[Sequence[Any], Any]) -> None:
        self._model.show_window(found[0], self._rows_of(found[1]))

    def _show_all(self, show: Callable[[Sequence[Any]], None], keys: Sequence[Any]) -> None:
        show(keys)
        self.listed.emit(keys)
