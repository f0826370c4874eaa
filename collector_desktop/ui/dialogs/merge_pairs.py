"""Customers that may be one, pair by pair: merge them, or say that they are two."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from collector_desktop.queries.merge_proposals import MergePair, merge_proposals
from collector_desktop.services.merge_customers import keep_apart, merge_customers
from collector_desktop.ui.cells import Column, TextCell
from collector_desktop.ui.dialogs.merge_sides import SidesTable
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.desk import Desk

_WIDTH, _HEIGHT = 860, 560


class MergePairs(QDialog):
    """Lists the pairs; M merges the current one, A keeps it apart, S swaps who stays."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme = desk.theme
        self.setWindowTitle(self.tr("Merge customers"))
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.grid: GridView[MergePair] = GridView(theme, self._columns())
        self.grid.setAccessibleName(self.tr("Customers that may be one"))
        self._model: RecordTableModel[MergePair] = RecordTableModel(self.grid.columns, _key, self)
        self.grid.setModel(self._model)
        nothing = self.tr("No two customers look alike.")
        self.grid.set_empty(EmptyState(theme, "users", self.tr("Nobody to merge"), nothing))
        self.sides = SidesTable()
        self.problem = label(kind="error")
        self.problem.setWordWrap(True)
        self.merge = Button(theme, self.tr("Merge"), kind="primary", key="M")
        self.apart = Button(theme, self.tr("Keep apart"), key="A")
        self.swap = Button(theme, self.tr("Swap who stays"), key="S")
        self.close_button = Button(theme, self.tr("Close"), key="Esc")
        self._swapped: set[frozenset[int]] = set()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the pairs again."""
        self._desk.tasks.run(self, merge_proposals, self._show)

    def current(self) -> MergePair | None:
        """Return the pair that is looked at, the one to stay second."""
        pair = self.grid.current_record()
        if pair is None:
            return None
        return pair.swapped() if _key(pair) in self._swapped else pair

    def _columns(self) -> tuple[Column[MergePair], ...]:
        def side(pair: MergePair, at: int) -> str:
            one = (pair.old, pair.new)[at]
            return f"{one.name} ({one.code})"

        return (
            Column(
                "one",
                self.tr("Customer"),
                lambda pair: side(pair, 0),
                key=lambda pair: pair.old.name.casefold(),
                cell=lambda pair: TextCell(side(pair, 0), strong=True),
                width=240,
                stretch=True,
            ),
            Column(
                "other",
                self.tr("May be"),
                lambda pair: side(pair, 1),
                key=lambda pair: pair.new.name.casefold(),
                width=240,
                stretch=True,
            ),
            Column(
                "why",
                self.tr("Because of"),
                lambda pair: ", ".join(pair.why),
                key=lambda pair: pair.why,
                width=280,
            ),
        )

    def _build(self) -> None:
        words = label(
            self.tr(
                "Invoices, payments, promises and notes go to the account that stays, and files"
                " may go on using the other code and name. A merge can be undone."
            ),
            "second",
        )
        words.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.swap)
        foot.addWidget(self.apart)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(GridCard(self._desk.theme, self.grid), 1)
        column.addWidget(self.sides)
        column.addWidget(self.problem)
        column.addLayout(foot)
        self.problem.hide()

    def _connect(self) -> None:
        self.grid.current_changed.connect(self._look)
        self.merge.clicked.connect(self._merge)
        self.apart.clicked.connect(self._keep_apart)
        self.swap.clicked.connect(self._swap)
        self.close_button.clicked.connect(self.accept)
        listen(self, {"M": self.merge.click, "A": self.apart.click, "S": self.swap.click})

    def _show(self, pairs: list[MergePair]) -> None:
        self._model.show(pairs)
        if pairs and self.grid.current_record() is None:
            self.grid.selectRow(0)
        self.grid.setFocus()
        self._look()

    def _look(self) -> None:
        pair = self.current()
        self.sides.show_pair(pair)
        self.sides.setVisible(pair is not None)
        for button in (self.merge, self.apart, self.swap):
            button.setEnabled(pair is not None)

    def _swap(self) -> None:
        pair = self.grid.current_record()
        if pair is not None:
            self._swapped ^= {_key(pair)}
            self._look()

    def _merge(self) -> None:
        pair = self.current()
        if pair is not None:
            ids = pair.old.customer_id, pair.new.customer_id
            work = partial(merge_customers, *ids, self._desk.today())
            self._desk.tasks.run(self, work, self._on_done, self._refuse)

    def _keep_apart(self) -> None:
        pair = self.current()
        if pair is not None:
            ids = pair.old.customer_id, pair.new.customer_id
            work = partial(keep_apart, *ids, self._desk.today())
            self._desk.tasks.run(self, work, self._on_done, self._refuse)

    def _on_done(self, _: Outcome[Any]) -> None:
        self.problem.hide()
        self.refresh()

    def _refuse(self, error: CollectorError) -> None:
        self.problem.setText(sentence_of(error))
        self.problem.show()


def _key(pair: MergePair) -> frozenset[int]:
    return frozenset((pair.old.customer_id, pair.new.customer_id))
