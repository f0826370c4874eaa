"""The dialog in which the details of a customer change, all at once on Save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from collector_desktop.services.customers import AddressDraft, CustomerDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.dialogs.terms_forms import terms_problem
from collector_desktop.ui.widgets.card_words import CUSTOMER_KINDS, tr
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error
from collector_desktop.ui.widgets.terms_example import TermsExampleLine

if TYPE_CHECKING:
    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.ui.desk import Desk

_ADDRESS = ("address1", "address2", "city", "region", "postcode", "country")


class CustomerDialog(FormSheet):
    """Collects what is known about a customer; `draft()` is what the user wrote."""

    def __init__(self, desk: Desk, card: CustomerCard, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, tr("Details of {name}").format(name=card.facts.name), parent)
        self._customer_id = card.facts.customer_id
        fields = {name: text or "" for name, text in card.fields.items()}
        self.name = QLineEdit(fields["name"])
        self.kind = QComboBox()
        for kind, words in CUSTOMER_KINDS.items():
            self.kind.addItem(tr(words), kind)
        self.kind.setCurrentIndex(list(CUSTOMER_KINDS).index(card.facts.kind))
        self.terms, self.group = QLineEdit(fields["terms"]), QLineEdit(fields["group"])
        self.terms.setPlaceholderText(tr("as in Settings; NET 30, EOM+30, 2/10 NET 30"))
        self.example = TermsExampleLine(desk)
        self.limit = MoneyEdit(card.facts.currency)
        self.limit.setPlaceholderText(tr("no limit; 0 is cash only"))
        if card.facts.credit_limit_minor is not None:
            self.limit.set_amount(card.facts.credit_limit_minor)
        self.phone, self.email = QLineEdit(fields["phone"]), QLineEdit(fields["email"])
        self.address = {name: QLineEdit(fields[name]) for name in _ADDRESS}
        self.example.set_place(fields["country"], fields["region"])
        self.example.show_terms(self.terms.text())
        self.terms.textChanged.connect(self.example.show_terms)
        self._lay_out()

    def draft(self) -> CustomerDraft:
        """Return what was written."""
        return CustomerDraft(
            self._customer_id,
            self.name.text(),
            str(self.kind.currentData()),
            self.terms.text(),
            self.limit.amount() if self.limit.text().strip() else None,
            self.group.text(),
            self.email.text(),
            self.phone.text(),
            AddressDraft(*(self.address[name].text() for name in _ADDRESS)),
        )

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        if not self.name.text().strip():
            return self._wrong(self.name, tr("A customer needs a name."))
        if self.limit.text().strip() and self.limit.problem():
            return self._wrong(self.limit, self.limit.problem())
        if (self.limit.amount() or 0) < 0:
            return self._wrong(self.limit, tr("A limit is 0 or more."))
        unread = terms_problem(self.terms.text())
        return self._wrong(self.terms, unread) if unread else ""

    def _wrong(self, field: QLineEdit, sentence: str) -> str:
        mark_error(field, wrong=True)
        field.setFocus()
        return sentence

    def _lay_out(self) -> None:
        for field in (self.name, self.terms):
            field.textChanged.connect(lambda _, field=field: mark_error(field, wrong=False))
        address = self.address
        self.add_field(tr("&Name"), self.name)
        self.add_pair((tr("&Kind"), self.kind), (tr("&Group"), self.group))
        self.add_pair((tr("&Terms"), self.terms), (tr("Credit &limit"), self.limit))
        self.add_widget(self.example)
        self.add_pair((tr("Tele&phone"), self.phone), (tr("&E-mail"), self.email))
        self.add_pair((tr("&Address"), address["address1"]), (tr("Line 2"), address["address2"]))
        self.add_pair((tr("T&own"), address["city"]), (tr("&County or region"), address["region"]))
        self.add_pair(
            (tr("Po&stcode"), address["postcode"]), (tr("Co&untry, as GB"), address["country"])
        )
