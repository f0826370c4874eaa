"""What comes back from whom a debtor was passed to, and where somebody is now: from the card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.credit_limits import credit_limits
from collector_desktop.queries.credit_references import ReferenceRow, references
from collector_desktop.queries.customers import CustomerFacts, balances, customer_facts
from collector_desktop.queries.placements import PlacementRow, open_placement
from collector_desktop.services.placements import close_placement
from collector_desktop.services.recoveries import note_recovery
from collector_desktop.services.tracing import move_customer
from collector_desktop.ui.dialogs.case_forms import tr
from collector_desktop.ui.dialogs.limit_forms import KnownLimits, LimitsForm, ReferencesForm
from collector_desktop.ui.dialogs.placement_forms import MoveForm, RecoveryForm, TakeBackForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QMenu, QWidget

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.form_sheet import FormSheet

USUAL = ("GBP", "EUR", "USD")


class PlacementDesk(QObject):
    """Reads what a form needs and opens it; `show` saves what was entered."""

    def __init__(
        self,
        desk: Desk,
        window: QWidget,
        show: Callable[[FormSheet, Callable[[], Callable[[], Outcome[Any]]]], None],
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._show = desk, window, show
        self._whose: Callable[[], int | None] = lambda: None

    def serve(self, menu: QMenu, whose: Callable[[], int | None]) -> None:
        """Put the actions into a menu of the card."""
        self._whose = whose
        for words, slot in (
            (tr("References that were asked…"), self.references),
            (tr("Further limits: currency, overdue, insured, group…"), self.limits),
            (tr("Money or costs from the agency, solicitor or court…"), self.recover),
            (tr("Take back from the agency, solicitor or court…"), self.take_back),
            (tr("New address…"), self.move),
        ):
            menu.addAction(words).triggered.connect(slot)

    def limits(self) -> None:
        """Ask for a limit beside that of the customer."""
        self._read(partial(_limits, as_of=self._desk.today()), self._show_limits)

    def references(self) -> None:
        """Ask what a reference answered."""
        self._read(partial(_references, as_of=self._desk.today()), self._show_references)

    def recover(self) -> None:
        """Ask what came in, or what it cost."""
        self._read(partial(_placed, as_of=self._desk.today()), self._show_recovery)

    def take_back(self) -> None:
        """Ask what came of it."""
        self._read(partial(_placed, as_of=self._desk.today()), self._show_take_back)

    def move(self) -> None:
        """Ask for the new address."""
        self._read(customer_facts, self._show_move)

    def _read(self, read: Callable[[int], Any], show: Callable[[Any], None]) -> None:
        customer_id = self._whose()
        if customer_id is not None:
            self._desk.tasks.run(self, partial(read, customer_id), show)

    def _show_limits(self, known: KnownLimits) -> None:
        form = LimitsForm(self._desk, known, self._window)
        self._show(form, lambda: form.work(self._desk.today()))

    def _show_references(self, found: tuple[CustomerFacts, tuple[ReferenceRow, ...]]) -> None:
        form = ReferencesForm(self._desk, *found, self._window)
        self._show(form, lambda: form.work(self._desk.today()))

    def _show_recovery(self, row: PlacementRow) -> None:
        form = RecoveryForm(self._desk, row, self._window)
        self._show(form, lambda: partial(note_recovery, form.draft(), self._desk.today()))

    def _show_take_back(self, row: PlacementRow) -> None:
        form, today = TakeBackForm(self._desk, row, self._window), self._desk.today()
        self._show(
            form, lambda: partial(close_placement, row.customer_id, form.reason.text(), today)
        )

    def _show_move(self, who: CustomerFacts) -> None:
        form = MoveForm(self._desk, who, self._window)
        self._show(form, lambda: partial(move_customer, form.draft(), self._desk.today()))


def _placed(customer_id: int, as_of: date) -> PlacementRow:
    row = open_placement(customer_id, as_of)
    if row is None:
        raise RefusedError("Nobody collects from this customer for us.", "Pass it on first.")
    return row


def _references(customer_id: int, as_of: date) -> tuple[CustomerFacts, tuple[ReferenceRow, ...]]:
    return customer_facts(customer_id), references(customer_id, as_of)


def _limits(customer_id: int, as_of: date) -> KnownLimits:
    who, limits = customer_facts(customer_id), credit_limits(customer_id, as_of)
    owed = [each.currency for each in balances(as_of, customer_id)]
    limited = [each.currency for each in limits.further]
    return KnownLimits(who, limits, tuple(dict.fromkeys([who.currency, *owed, *limited, *USUAL])))
