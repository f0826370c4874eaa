"""Shows what unallocated money certainly pays, before it is matched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from collector_desktop.queries.unmatched import MatchRow
from collector_desktop.ui.cells import Column, TextCell
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.columns import STRONG, amount_column, customer_column
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.payment_words import reason_words, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk

_WIDTH, _HEIGHT = 720, 280


class MatchSheet(FormSheet):
    """Lists the matches; Enter makes all of them in one step that can be undone."""

    def __init__(
        self, desk: Desk, rows: Sequence[MatchRow], main: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, tr("Match unallocated money"), parent)
        self.setMinimumWidth(desk.theme.px(_WIDTH))
        self.save_button.setText(tr("Match {count}").format(count=match_count(rows)))
        self.grid: GridView[MatchRow] = GridView(desk.theme, _columns(main))
        self.grid.setAccessibleName(tr("Matches"))
        self.grid.setMinimumHeight(desk.theme.px(_HEIGHT))
        model: RecordTableModel[MatchRow] = RecordTableModel(
            self.grid.columns, lambda row: row.item_id, self
        )
        self.grid.setModel(model)
        model.show(rows)
        self.grid.opened.connect(lambda _: self.save())
        words = tr(
            "Only certain matches are listed. What you have unmatched yourself is left alone."
        )
        self.add_widget(GridCard(desk.theme, self.grid))
        self.add_widget(label(words, "meta"))


def match_count(rows: Sequence[MatchRow]) -> int:
    """Return how many payments and credits have something to pay."""
    return len({row.match.credit_id for row in rows})


def _columns(main: str) -> tuple[Column[MatchRow], ...]:
    return (
        customer_column(lambda row: row.customer),
        Column("credit", tr("Money"), lambda row: row.credit, key=lambda row: row.credit, width=90),
        Column("debit", tr("Pays"), lambda row: row.debit, key=lambda row: row.debit, width=110),
        amount_column("amount", tr("Amount"), lambda: main, lambda row: row.minor, look=STRONG),
        Column(
            "why",
            tr("Why"),
            lambda row: reason_words(row.reason),
            key=lambda row: row.reason,
            cell=lambda row: TextCell(reason_words(row.reason), dim=True),
            width=180,
        ),
    )
