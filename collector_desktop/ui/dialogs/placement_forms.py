"""The forms about a debtor whom others collect from, and about where somebody is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from collector_desktop.domain.placements import EntryKind
from collector_desktop.services.customers import AddressDraft
from collector_desktop.services.recoveries import RecoveryDraft
from collector_desktop.services.tracing import MoveDraft
from collector_desktop.ui.dialogs.case_forms import tr
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.format import money, short_day
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.customers import CustomerFacts
    from collector_desktop.queries.placements import PlacementRow
    from collector_desktop.ui.desk import Desk


class RecoveryForm(FormSheet):
    """What came in through whom a debtor was passed to, or what that costs."""

    def __init__(self, desk: Desk, row: PlacementRow, parent: QWidget | None) -> None:
        title = tr("{whom}: {name}").format(whom=row.placed_with, name=row.name)
        super().__init__(desk.theme, title, parent)
        self._row = row
        self.kind, self.amount, self.note = QComboBox(), MoneyEdit(row.currency), QLineEdit()
        for kind, words in (
            (EntryKind.RECOVERED, tr("Came in")),
            (EntryKind.COMMISSION, tr("Commission that they keep")),
            (EntryKind.COST, tr("Fee or other cost")),
        ):
            self.kind.addItem(words, kind)
        self.as_payment = QCheckBox(tr("Take it as a &payment of the customer too"))
        self.as_payment.setChecked(True)
        self.add_words(placement_words(row, desk))
        self.add_pair((tr("&What"), self.kind), (tr("&Amount"), self.amount))
        self.add_widget(self.as_payment)
        self.add_field(tr("&Note"), self.note)
        self.kind.currentIndexChanged.connect(self._arrange)

    def draft(self) -> RecoveryDraft:
        """Return what was entered."""
        return RecoveryDraft(
            self._row.customer_id,
            self._kind(),
            self.amount.amount() or 0,
            self.note.text(),
            self.as_payment.isChecked() and self._kind() is EntryKind.RECOVERED,
        )

    def problem(self) -> str:
        missing = not self.amount.amount()
        mark_error(self.amount, wrong=missing)
        if not self.amount.text().strip():
            return tr("Enter how much it was.")
        zero = tr("The amount must be above zero.")
        return (self.amount.problem() or zero) if missing else ""

    def _kind(self) -> EntryKind:
        return EntryKind(self.kind.currentData())

    def _arrange(self) -> None:
        self.as_payment.setVisible(self._kind() is EntryKind.RECOVERED)


class TakeBackForm(FormSheet):
    """Ends a placement: the debtor is chased again as before."""

    def __init__(self, desk: Desk, row: PlacementRow, parent: QWidget | None) -> None:
        title = tr("Take {name} back from {whom}").format(name=row.name, whom=row.placed_with)
        super().__init__(desk.theme, title, parent)
        self.save_button.setText(tr("Take back"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("what came of it"))
        self.add_words(placement_words(row, desk))
        self.add_field(tr("&Reason"), self.reason)
        self.add_words(tr("From today on we chase them again as before."))

    def problem(self) -> str:
        missing = not self.reason.text().strip()
        mark_error(self.reason, wrong=missing)
        return tr("Say what came of it.") if missing else ""


class MoveForm(FormSheet):
    """Where a customer is now, and who said so; the old address stays in the history."""

    def __init__(self, desk: Desk, who: CustomerFacts, parent: QWidget | None) -> None:
        super().__init__(desk.theme, tr("New address of {name}").format(name=who.name), parent)
        self._customer_id = who.customer_id
        self.line1, self.line2, self.city = QLineEdit(), QLineEdit(), QLineEdit()
        self.region, self.postcode, self.country = QLineEdit(), QLineEdit(), QLineEdit(who.country)
        self.source = QLineEdit()
        self.source.setPlaceholderText(tr("who gave it, such as the landlord"))
        self.country.setPlaceholderText(tr("name or two letters, empty: ours"))
        if who.address:
            old = tr("So far: {address}").format(address=", ".join(who.address))
            self.add_words(old)
        self.add_pair((tr("&First line"), self.line1), (tr("&Second line"), self.line2))
        self.add_pair((tr("&Town"), self.city), (tr("&Postcode"), self.postcode))
        self.add_pair((tr("&Region"), self.region), (tr("&Country"), self.country))
        self.add_field(tr("S&ource"), self.source)

    def draft(self) -> MoveDraft:
        """Return what was entered."""
        address = AddressDraft(
            self.line1.text().strip(),
            self.line2.text().strip(),
            self.city.text().strip(),
            self.region.text().strip(),
            self.postcode.text().strip(),
            self.country.text().strip(),
        )
        return MoveDraft(self._customer_id, address, self.source.text())

    def problem(self) -> str:
        for field in (self.line1, self.source):
            mark_error(field, wrong=not field.text().strip())
        if not self.line1.text().strip():
            return tr("Enter the new address.")
        return "" if self.source.text().strip() else tr("Enter who gave the new address.")


def placement_words(row: PlacementRow, desk: Desk) -> str:
    """Return what was passed on, when, and what came of it so far."""
    sums = row.sums
    return tr("{placed} since {day}; {got} came in, {cost} commission and costs").format(
        placed=money(sums.placed_minor, row.currency),
        day=short_day(row.made_on, desk.today()),
        got=money(sums.recovered_minor, row.currency),
        cost=money(sums.commission_minor + sums.cost_minor, row.currency),
    )
