"""Merging at the desk: proposed after an import, looked at side by side, done and undone."""

from PySide6.QtCore import Qt

from collector_desktop.storage.models import Customer, CustomersApart
from collector_desktop.ui import navigation as nav
from tests.journeys.files import xero

OLD = ("Bexley Joinery Ltd", "INV-1", "08/09/2026", "18/10/2026", 214.0, 0)
NEW = ("Bexley Joinery Limited", "INV-1", "08/09/2026", "18/10/2026", 214.0, 0)


def bring_in(window, path):
    window.open_page(nav.IMPORT, str(path))
    window.page(nav.IMPORT).choose_next()


def renamed(window, tmp_path):
    bring_in(window, xero(tmp_path / "a.csv", OLD))
    bring_in(window, xero(tmp_path / "b.csv", NEW))
    page = window.page(nav.IMPORT)
    assert page.done.merge.text() == "1 new customer may be known already"
    page.done.merge.click()
    return window.merging.pairs


def test_a_renamed_customer_is_proposed_after_the_import_and_merged_by_a_key(
    qtbot, window, tmp_path
):
    pairs = renamed(window, tmp_path)
    texts = {name: both for name, *both in pairs.sides.texts}
    assert texts["Name"] == ["Bexley Joinery Ltd", "Bexley Joinery Limited"]
    assert texts["Open now"] == ["£214.00, 1 entry"] * 2
    pairs.activateWindow()
    qtbot.waitUntil(pairs.isActiveWindow)
    qtbot.keyClick(pairs.grid, Qt.Key.Key_S)
    assert pairs.current().new.name == "Bexley Joinery Ltd"
    qtbot.keyClick(pairs.grid, Qt.Key.Key_M)
    assert [customer.name for customer in Customer.select()] == ["Bexley Joinery Ltd"]
    assert "Merge Bexley Joinery Limited" in window.messages.text()
    assert pairs.current() is None
    window.registry.action("undo").trigger()
    assert Customer.select().count() == 2


def test_a_pair_kept_apart_leaves_the_list(qtbot, window, tmp_path):
    pairs = renamed(window, tmp_path)
    pairs.apart.click()
    assert CustomersApart.select().count() == 1
    assert pairs.grid.shown_records() == []
    assert not pairs.merge.isEnabled()
