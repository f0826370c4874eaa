"""Reads and decides on late-payment interest for the customer card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.rates import MissingRateError
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.interest import Wanted, known_claims
from collector_desktop.queries.interest_decisions import claim_entry_of
from collector_desktop.queries.interest_gaps import left_out_lines
from collector_desktop.queries.interest_terms import Term, terms_book, whose_terms
from collector_desktop.services.interest_claims import claim_interest, waive_claim, waive_interest
from collector_desktop.services.interest_notes import rule_words
from collector_desktop.services.interest_terms import Owner, change_terms
from collector_desktop.services.rates import add_rate, rate_book
from collector_desktop.ui.cells import GroupRow
from collector_desktop.ui.dialogs.interest_forms import FigureForm, WaiverForm
from collector_desktop.ui.dialogs.interest_terms import InterestTermsForm
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.format import as_written
from collector_desktop.ui.models.record_table import RecordTableModel, Section
from collector_desktop.ui.widgets.card_interest import InterestPane
from collector_desktop.ui.widgets.card_interest_columns import WorkLine, block_title, work_lines
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.customers_words import sums_words

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.queries.interest import ClaimRow, Claims
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.payment_desk import PaymentDesk


class InterestDesk(QObject):
    """Serves the pane of interest; `calculation_asked` carries a customer and its invoices."""

    calculation_asked = Signal(int, object)

    def __init__(self, desk: Desk, pane: InterestPane, money: PaymentDesk) -> None:
        super().__init__(pane)
        self._desk, self._pane, self._money = desk, pane, money
        self._customer_id: int | None = None
        self._missing: MissingRateError | None = None
        self._model: RecordTableModel[WorkLine] = RecordTableModel(
            pane.working.columns, lambda line: line.at, self
        )
        pane.working.setModel(self._model)
        pane.late.grid.current_changed.connect(self._show_working)
        pane.claim_asked.connect(self._claim)
        pane.waive_asked.connect(self._waive)
        pane.claim_waiver_asked.connect(self._waive_claim)
        pane.calculation_asked.connect(self._ask_calculation)
        pane.figure_asked.connect(self._enter)
        pane.terms_asked.connect(self._read_terms)

    def read(self, customer_id: int | None) -> None:
        """Read what can be claimed of a customer."""
        self._customer_id = customer_id
        if customer_id is not None:
            work = partial(_read, customer_id, self._desk.today())
            self._desk.tasks.run(self, work, partial(self._show, customer_id), self._fail)

    def _show(self, customer_id: int, found: Claims) -> None:
        if customer_id == self._customer_id:
            self._pane.show_claims(found.rows)
            self._tell(found)
            self._show_working(self._pane.late.grid.current_record())

    def _tell(self, found: Claims) -> None:
        """Say which invoices are left out and which rates are missing, beside the others."""
        rates = (each.why for each in found.unknown if isinstance(each.why, MissingRateError))
        self._missing = next(rates, None)
        if found.unknown:
            said = as_written("\n".join(left_out_lines(found.unknown)))
            self._pane.say_trouble(said, self._missing)

    def _fail(self, error: CollectorError) -> None:
        self._missing = error if isinstance(error, MissingRateError) else None
        self._pane.show_trouble(sentence_of(error), self._missing)
        self._show_working(None)

    def _show_working(self, row: ClaimRow | None) -> None:
        self._pane.show_rule(rule_words(row) if row else "")
        sections = []
        for block, lines in work_lines(row) if row else ():
            title = block_title(block, self._desk.today())
            sections.append(Section(GroupRow(title, key=title), lines))
        self._model.show_sections(sections)
        self._pane.waive_claim.setVisible(bool(self._pane.current_claim()))

    def _claim(self, item_ids: list[int]) -> None:
        if self._customer_id is not None and item_ids:
            work = partial(claim_interest, self._customer_id, item_ids, self._desk.today())
            self._desk.tasks.run(self, work, _heard)

    def _waive(self, item_ids: list[int]) -> None:
        rows = [row for row in self._pane.meant() if row.claim.rest_minor]
        if self._customer_id is None:
            return
        if not rows:
            self._desk.tasks.run(self, _refuse_waiver, _heard)
            return
        total = sums_words(((row.claim.rest_minor, row.currency) for row in rows), self._pane.main)
        numbers = ", ".join(row.number for row in rows)
        what = tr("{sum} that accrued on {numbers} will not be claimed.")
        act = partial(waive_interest, self._customer_id, item_ids)
        self._ask_reason(what.format(sum=total, numbers=numbers), act)

    def _waive_claim(self, number: str) -> None:
        what = tr("What is open of {number} is settled by a credit.").format(number=number)
        self._ask_reason(what, partial(_waive_numbered, number))

    def _ask_reason(self, what: str, act: Callable[[str, date], Outcome[Any]]) -> None:
        form = WaiverForm(self._desk, what, self._pane)
        today = self._desk.today()
        self._money.open_form(form, lambda: partial(act, form.reason.text(), today))

    def _ask_calculation(self, item_ids: list[int] | None) -> None:
        if self._customer_id is not None:
            self.calculation_asked.emit(self._customer_id, item_ids)

    def _enter(self) -> None:
        if self._missing is not None:
            missing, today = self._missing, self._desk.today()
            form = FigureForm(self._desk, missing.series, missing.starts_on, self._pane)
            self._money.open_form(
                form,
                lambda: partial(add_rate, form.series, form.starts_on, form.value.text(), today),
            )

    def _read_terms(self) -> None:
        if self._customer_id is not None:
            customer_id = self._customer_id
            work = partial(_terms, customer_id)
            self._desk.tasks.run(self, work, partial(self._edit_terms, customer_id))

    def _edit_terms(self, customer_id: int, read: tuple[str, list[Term]]) -> None:
        name, terms = read
        form, today = InterestTermsForm(self._desk, name, terms, self._pane), self._desk.today()
        owner = Owner(customer_id)
        self._money.open_form(form, lambda: partial(change_terms, owner, form.texts(), today))


def _terms(customer_id: int) -> tuple[str, list[Term]]:
    whose = whose_terms(customer_id)
    return customer_facts(customer_id).name, terms_book(rate_book()).terms(whose)


def _read(customer_id: int, today: date) -> Claims:
    return known_claims(today, rate_book(), Wanted(customer_id))


def _waive_numbered(number: str, reason: str, today: date) -> Outcome[Any]:
    entry_id = claim_entry_of(number)
    if entry_id is None:
        raise CollectorError(tr("This claim is not in the ledger any more."))
    return waive_claim(entry_id, reason, today)


def _refuse_waiver() -> Outcome[Any]:
    raise CollectorError(
        tr("Nothing is left of it to be claimed."), tr("A claim is waived below, on its line.")
    )


def _heard(_: object) -> None:
    """Take no notice: the message bar and the pages hear of it from the task runner."""
