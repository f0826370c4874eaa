"""What every report that is a list has: its rows put together in one of several ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import Column
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords
from collector_desktop.ui.widgets.chart_copy import offer_copies
from collector_desktop.ui.widgets.grid_copy import table_of

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.report_pictures import ReportPicture

R = TypeVar("R")


class SumsPane(ListPane[R], Generic[R]):
    """A report whose rows are put together in one of several ways."""

    def __init__(
        self,
        desk: Desk,
        columns: tuple[Column[R], ...],
        words: PaneWords,
        ways: tuple[tuple[str, str], ...],
    ) -> None:
        super().__init__(desk, columns, words)
        self._picture: ReportPicture[R] | None = None
        self.way = QComboBox()
        self.way.setAccessibleName(tr("Grouping"))
        for code, text in ways:
            self.way.addItem(text, code)
        self.add_tool(self.way)

    def use_picture(self, picture: ReportPicture[R]) -> None:
        """Draw the rows over their list too."""
        self._picture = picture
        self._column.insertWidget(1, picture)
        offer_copies(
            self._desk.theme,
            picture.chart,
            picture,
            lambda: table_of(self.columns, self._records),
        )

    def show_rows(self, records: Sequence[R]) -> None:
        """Replace the rows, and what is drawn of them."""
        super().show_rows(records)
        if self._picture is not None:
            self._picture.show_rows(records)

    def chosen_way(self) -> str:
        """Return how the rows are put together."""
        return str(self.way.currentData())


@frozen
class Report:
    """A report: its list, and what reads its rows in a way at a day in a currency."""

    pane: SumsPane[Any]
    read: Callable[[str, date, str], Sequence[Any]]


def tr(text: str) -> str:
    """Return a text of reports in the language of the desk."""
    return QCoreApplication.translate("Reports", text)
