"""What is done at once with invoices of several customers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.holds import HoldKind
from collector_desktop.queries.holds import standing_holds
from collector_desktop.services.history import undo_last
from collector_desktop.services.holds import HoldDraft, hold_many
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.ui.pages.list_ledger import BEXLEY, OUSE, item
from tests.ui.pages.test_invoices import ids, page, press

__all__ = ["ids", "page"]
Key = Qt.Key


def test_statements_to_all_whose_invoices_are_ticked_are_asked_at_once(qtbot, page, ids):
    page.grid.tick_all(on=True)
    with qtbot.waitSignal(page.many.statements_asked) as asked:
        press(qtbot, page, Key.Key_S)
    assert asked.args == [frozenset(ids[name] for name in (OUSE, BEXLEY))]


def test_reminders_to_several_open_the_run_narrowed_to_them(qtbot, page, ids):
    page.grid.tick_all(on=True)
    with qtbot.waitSignal(page.page_asked) as asked:
        press(qtbot, page, Key.Key_R)
    assert asked.args == ["chase", frozenset(ids[name] for name in (OUSE, BEXLEY))]


def test_ticked_invoices_of_several_customers_are_held_in_one_change(qtbot, page):
    page.grid.tick_all(on=True)
    ticked = [row.item_id for row in page.grid.selected_records()]
    press(qtbot, page, Key.Key_H)
    form = page.many.forms.dialog
    assert form.windowTitle() == f"Hold {len(ticked)} invoices"
    form.save_button.click()
    assert "Say why" in form._problem.text()
    form.reason.setText("flood in the town")
    form.save_button.click()
    held = standing_holds(TODAY).items
    assert sorted(held) == sorted(ticked)
    undo_last(TODAY)
    assert not standing_holds(TODAY).items


def test_what_is_no_debt_is_left_out_of_a_hold_and_nothing_else_is_refused(ledger, ids):
    with operation("test", "Add a credit note", TODAY):
        who = Customer.get_by_id(ids[OUSE])
        credit = add_item(who, "CN-1", TODAY, TODAY, 100, "credit_note").id
    debts = item("INV-1").id, item("INV-2").id
    draft = HoldDraft(0, HoldKind.OTHER, "flood", item_ids=(*debts, credit))
    assert hold_many(draft, TODAY).value == 2
    assert sorted(standing_holds(TODAY).items) == sorted(debts)
    with pytest.raises(RefusedError, match="Nothing is owed"):
        hold_many(replace(draft, item_ids=(credit,)), TODAY)


def test_the_current_invoice_is_held_by_its_number_when_none_is_ticked(qtbot, page):
    page.grid.go_to_row(1)
    row = page.grid.current_record()
    press(qtbot, page, Key.Key_H)
    form = page.many.forms.dialog
    assert form.windowTitle() == f"Hold {row.number}"
    form.reason.setText("agreed by phone")
    form.save_button.click()
    assert set(standing_holds(TODAY).items) == {row.item_id}
