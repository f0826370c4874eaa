"""What is done at once with invoices of several customers."""

from PySide6.QtCore import Qt

from collector_desktop.queries.holds import standing_holds
from collector_desktop.services.history import undo_last
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import BEXLEY, OUSE
from tests.ui.pages.test_invoices import ids, page, press

__all__ = ["ids", "page"]
Key = Qt.Key


def test_statements_to_all_whose_invoices_are_ticked_are_asked_at_once(qtbot, page, ids):
    page.grid.tick_all(on=True)
    with qtbot.waitSignal(page.many.statements_asked) as asked:
        press(qtbot, page, Key.Key_S)
    assert asked.args == [frozenset(ids[name] for name in (OUSE, BEXLEY))]


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


def test_the_current_invoice_is_held_by_its_number_when_none_is_ticked(qtbot, page):
    page.grid.go_to_row(1)
    row = page.grid.current_record()
    press(qtbot, page, Key.Key_H)
    form = page.many.forms.dialog
    assert form.windowTitle() == f"Hold {row.number}"
    form.reason.setText("agreed by phone")
    form.save_button.click()
    assert set(standing_holds(TODAY).items) == {row.item_id}
