"""The payment plan dialog: how many instalments, how often, from when; each can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox

from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.plan_making import (
    Instalment,
    equal_parts,
    fault_of,
    parts_of,
    read_every,
    schedule,
)
from collector_desktop.domain.plans import PlanKind
from collector_desktop.services.plans import PlanDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.format import money, plural
from collector_desktop.ui.widgets.currency_sums import give_margin
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error
from collector_desktop.ui.widgets.plan_rows import PlanRows
from collector_desktop.ui.widgets.plan_words import EVERY, METHODS, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.plan_offer import PlanOffer
    from collector_desktop.ui.desk import Desk

MOST, _WIDTH, _USUAL = 60, 640, 3


class PlanForm(FormSheet):
    """Draws a plan up from an offer; `draft()` is what was agreed.

    The lines are worked out again when a field above them changes, and then can be edited.
    """

    def __init__(self, desk: Desk, offer: PlanOffer, parent: QWidget | None) -> None:
        super().__init__(desk.theme, tr("Payment plan for {name}").format(name=offer.name), parent)
        self._desk, self._offer, self._edited = desk, offer, False
        self.setMinimumWidth(desk.theme.px(_WIDTH))
        self.save_button.setText(tr("Save plan"))
        self.count, self.each = QSpinBox(), MoneyEdit(offer.currency)
        self.every, self.method, self.first = QComboBox(), QComboBox(), DayEdit(desk.today)
        self.total, self.now = MoneyEdit(offer.currency), MoneyEdit(offer.currency)
        self.rows, self.sum = PlanRows(desk, offer.currency), label(kind="strong")
        self.settle, self.note = QCheckBox(), QLineEdit()
        self.send = QCheckBox(tr("Show the letter with the plan, to ask them to agree"))
        self._build()
        self._connect()
        self._propose()

    def draft(self) -> PlanDraft:
        """Return what was agreed."""
        offer = self._offer
        return PlanDraft(
            offer.customer_id,
            offer.currency,
            self.rows.plan(),
            offer.item_ids,
            PlanKind.SETTLEMENT if self._settles() else PlanKind.PLAN,
            "" if self._edited else str(self.every.currentData()),
            str(self.method.currentData()),
            note=self.note.text(),
            contact_kind=ContactKind.CALL,
            replaces=offer.replaced.plan_id if offer.replaced else None,
        )

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        for field in (self.total, self.first):
            mark_error(field, wrong=bool(field.problem()))
            if field.problem():
                return field.problem()
        if (self.total.amount() or 0) > self._offer.owed_minor:
            mark_error(self.total, wrong=True)
            owed = money(self._offer.owed_minor, self._offer.currency)
            return tr("Only {sum} is open for it.").format(sum=owed)
        fault = fault_of(self.rows.plan(), self.total.amount() or 0, self._desk.today())
        return self.rows.problem() or tr(fault)

    def _build(self) -> None:
        give_margin(self.count)
        self.count.setRange(1, MOST)
        self.count.setValue(_USUAL)
        for code, words in EVERY:
            self.every.addItem(tr(words), code)
        self.every.setCurrentIndex([code for code, _ in EVERY].index("month"))
        for code, words in METHODS.items():
            self.method.addItem(tr(words), code)
        self.first.set_day(self._desk.today())
        self.total.set_amount(self._offer.owed_minor)
        self.each.setPlaceholderText(tr("in equal parts"))
        self.now.setPlaceholderText(tr("none"))
        self._arrange()

    def _arrange(self) -> None:
        offer = self._offer
        debts = plural(len(offer.debts), tr("invoice"))
        owed = money(offer.owed_minor, offer.currency)
        self.add_widget(label(f"{debts}, {owed}", "second"))
        self.add_pair(
            (tr("&Instalments"), self.count),
            (tr("&Every"), self.every),
            (tr("&First on"), self.first),
            (tr("&Paid by"), self.method),
        )
        self.add_pair(
            (tr("&Total"), self.total),
            (tr("Paid &now"), self.now),
            (tr("E&ach"), self.each),
        )
        self.add_widget(self.rows)
        self.add_widget(self.sum)
        words = tr(
            "The last instalment takes the odd penny. Dates that fall on a weekend or bank holiday"
            " move to the next working day. These invoices are not chased while the plan is kept;"
            " if an instalment is missed, the customer comes to the top of Today."
        )
        intro = label(words, "second")
        intro.setWordWrap(True)
        self.add_widget(intro)
        self.add_widget(self.settle)
        self.add_widget(self.send)
        self.add_field(tr("N&ote"), self.note)

    def _connect(self) -> None:
        self.count.valueChanged.connect(self._propose)
        self.every.currentIndexChanged.connect(self._propose)
        self.first.day_changed.connect(self._propose)
        for field in (self.total, self.now, self.each):
            field.amount_changed.connect(self._propose)
        self.rows.edited.connect(self._on_edit)

    def _propose(self, *_: object) -> None:
        """Work the lines out from the fields above them, where those are right."""
        first, total = self.first.day(), self.total.amount()
        now, each = self.now.amount() or 0, self.each.amount()
        if first is None or total is None:
            return
        self.count.setEnabled(not each)
        try:
            parts = parts_of(total - now, each) if each else self._equal(total - now)
        except ValueError:
            return
        later = schedule(
            parts[:MOST],
            first,
            read_every(str(self.every.currentData())),
            self._offer.is_worked,
        )
        paid = (Instalment(self._desk.today(), now),) if now else ()
        self.rows.show_plan((*paid, *later))
        self.order_stops()
        self._edited = False
        self._sum_up()

    def _equal(self, total: int) -> tuple[int, ...]:
        return equal_parts(total, self.count.value())

    def _on_edit(self) -> None:
        self._edited = True
        self._sum_up()

    def _sum_up(self) -> None:
        offer = self._offer
        total = self.total.amount() or 0
        planned = sum(each.amount_minor for each in self.rows.plan())
        self.sum.setText(
            tr("{planned} of {total}").format(
                planned=money(planned, offer.currency), total=money(total, offer.currency)
            )
        )
        rest = offer.owed_minor - total
        self.settle.setVisible(rest > 0)
        given = money(max(rest, 0), offer.currency)
        self.settle.setText(
            tr("It settles all of it: {sum} is given up once all is paid in time").format(sum=given)
        )

    def _settles(self) -> bool:
        return self.settle.isChecked() and (self.total.amount() or 0) < self._offer.owed_minor
