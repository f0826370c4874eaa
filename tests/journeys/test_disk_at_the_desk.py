"""A disk that is full, or may be written no more, under the hands of who works at the desk.

SQLite itself refuses here: it may grow the file no further, or may only read it.
"""

import pytest
from PySide6.QtWidgets import QLineEdit

from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.services.checking import check_ledger
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Contact, Customer, Operation
from collector_desktop.storage.operations import operation
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.card_tabs import ITEMS
from collector_desktop.ui.widgets.composer_outcomes import CARD_KINDS
from collector_desktop.ui.widgets.money_edit import MoneyEdit
from tests.conftest import TODAY, add_item

NOTE = "She will ring after the audit. " * 2_000
REFUSALS = [
    ("max_page_count = 1", "max_page_count = 1000000", "The disk is full. Nothing was changed."),
    ("query_only = 1", "query_only = 0", "The ledger could not be written. Nothing was changed."),
]
FORMS = ("card_payment", "card_credit", "card_settle", "card_write_off")


@pytest.fixture
def card(window):
    """The card of a customer who owes for three invoices."""
    with operation("test", "Set up Acme", TODAY):
        acme = Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
        for number in ("INV-1", "INV-2", "INV-3"):
            add_item(acme, number, TODAY, TODAY, 120_00)
    window.open_customer(acme.id)
    page = window.page(nav.CUSTOMER)
    page.tabs.tabs.choose(ITEMS)
    return page


@pytest.mark.parametrize(("refuse", "allow", "title"), REFUSALS)
def test_a_long_note_stays_until_there_is_room_and_is_then_saved_once(
    window, card, refuse, allow, title
):
    fields, before = card.composer.fields, Operation.select().count()
    height = fields.channels.sizeHint().height()
    fields.channels.choose(CARD_KINDS.index(ContactKind.NOTE))
    fields.note.setPlainText(NOTE)
    db.execute_sql(f"PRAGMA {refuse}")
    for _ in range(2):
        card.composer.save()
        assert title in window.messages.text() + fields._problem.text()
        assert fields.note.toPlainText() == NOTE
        assert window.status._saved.text() == "Last change may not be saved"
        card.composer.grab()
        assert fields.channels.height() <= height
    assert (Operation.select().count(), check_ledger(TODAY)) == (before, [])
    db.execute_sql(f"PRAGMA {allow}")
    card.composer.save()
    assert window.status._saved.text() == "All changes saved"
    assert [each.note for each in Contact.select(Contact.note)] == [NOTE.strip()]
    assert Operation.select().count() == before + 1


def typed(form):
    """Type an amount and words where they are asked for; return all that stands in the form."""
    for field in form.findChildren(QLineEdit):
        if field.isVisible() and not field.text():
            field.setText("1.00" if isinstance(field, MoneyEdit) else "As agreed")
    return lines(form)


def lines(form):
    return [field.text() for field in form.findChildren(QLineEdit)]


def test_every_form_about_money_stays_open_with_what_was_typed(window, card):
    for name in FORMS:
        card.tabs.items.grid.setCurrentIndex(card.tabs.items.grid.model().index(0, 0))
        window.registry.trigger(name)
        (form,) = (each for each in window.findChildren(FormSheet) if each.isVisible())
        words, before = typed(form), Operation.select().count()
        db.execute_sql("PRAGMA query_only = 1")
        form.save()
        db.execute_sql("PRAGMA query_only = 0")
        assert form.isVisible(), name
        assert window.status._saved.text() == "Last change may not be saved"
        assert form._problem.text() == (
            "The ledger could not be written. Nothing was changed."
            " Check that its folder can be written, then try again."
        )
        assert lines(form) == words
        assert Operation.select().count() == before
        form.save()
        assert not form.isVisible(), name
        assert Operation.select().count() == before + 1
    assert check_ledger(TODAY) == []
