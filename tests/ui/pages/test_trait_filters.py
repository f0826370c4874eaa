"""Filters by step, terms, procedure, colleague and mark on the three lists, by keys and clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from collector_desktop.domain.holds import HoldKind
from collector_desktop.domain.traits import NO_TRAITS, Traits
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui.dialogs.invoices_filter import LimitsForm, ViewNameForm
from collector_desktop.ui.dialogs.traits_form import TraitsForm
from collector_desktop.ui.pages.customers import CustomersPage
from collector_desktop.ui.pages.invoices import InvoicesPage
from collector_desktop.ui.pages.today import TodayPage
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import BEXLEY, MOOR, OUSE, item, three_customers

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def ids(ledger):
    """Three customers; Bexley has terms of its own, one invoice of it is on hold."""
    who = three_customers()
    with operation("test", "Set terms", TODAY):
        Customer.update(terms="NET 14").where(Customer.id == who[BEXLEY]).execute()
    held = (item("INV-3").id,)
    put_on_hold(HoldDraft(who[BEXLEY], HoldKind.OTHER, "asked", item_ids=held), TODAY)
    return who


@pytest.fixture
def opened(qtbot, desk, ids):
    def show(kind):
        page = kind(desk)
        qtbot.addWidget(page)
        page.resize(1232, 844)
        page.show()
        return page

    return show


def ask(qtbot, page, button, kind, **chosen):
    qtbot.mouseClick(button, LEFT)
    form = next(each for each in page.findChildren(kind) if each.isVisible())
    for name, value in chosen.items():
        form.fields.choose(name, value)
    form.save()


def chips(page):
    QApplication.processEvents()
    found = page.findChildren(QPushButton)
    shown = [each for each in found if each.property("kind") == "chip" and each.isVisible()]
    return [each for each in shown if each.isCheckable()]


def names(page):
    return {row.name for row in page.grid.shown_records()}


def numbers(page):
    return {row.number for row in page.grid.shown_records()}


def test_invoices_are_narrowed_by_terms_and_mark_and_chips_go_by_keyboard(qtbot, opened):
    page = opened(InvoicesPage)
    page.tabs.choose("open")
    ask(qtbot, page, page.narrowing.add, LimitsForm, terms="NET 14")
    assert numbers(page) == {"INV-2", "INV-3"}
    ask(qtbot, page, page.narrowing.add, LimitsForm, flag="held")
    assert numbers(page) == {"INV-3"}
    assert [chip.text() for chip in chips(page)] == ["Terms NET 14", "On hold"]
    chips(page)[0].setFocus()
    qtbot.keyClick(chips(page)[0], Qt.Key.Key_Space)
    assert [chip.text() for chip in chips(page)] == ["On hold"]
    chips(page)[0].setFocus()
    qtbot.keyClick(chips(page)[0], Qt.Key.Key_Space)
    assert numbers(page) == {"INV-1", "INV-2", "INV-3", "INV-4"}
    assert chips(page) == []


def test_a_view_of_invoices_keeps_the_traits_and_its_count_follows_the_ledger(qtbot, desk, opened):
    page = opened(InvoicesPage)
    page.tabs.choose("open")
    ask(qtbot, page, page.narrowing.add, LimitsForm, flag="held")
    save_as(qtbot, page, page.narrowing.keep, "Held")
    again = opened(InvoicesPage)
    assert again.tabs.count("own:held") == 1
    again.tabs.choose("own:held")
    assert numbers(again) == {"INV-3"}
    held = (item("INV-4").id,)
    put_on_hold(HoldDraft(item("INV-4").customer_id, HoldKind.OTHER, "asked", item_ids=held), TODAY)
    again.mark_stale()
    assert numbers(again) == {"INV-3", "INV-4"}
    assert again.tabs.count("own:held") == 2
    qtbot.mouseClick(again.narrowing.remove, LEFT)
    assert numbers(again) == {"INV-3", "INV-4"}


def save_as(qtbot, page, button, title):
    qtbot.mouseClick(button, LEFT)
    form = next(each for each in page.findChildren(ViewNameForm) if each.isVisible())
    form.title.setText(title)
    form.save()


def test_customers_are_narrowed_and_their_view_is_kept_counted_and_removed(qtbot, opened):
    page = opened(CustomersPage)
    ask(qtbot, page, page.narrowing.add, TraitsForm, terms="NET 30")
    assert names(page) == {OUSE, MOOR}
    assert page.bar._summary.text() == "2 customers, £15,734.40 owed"
    page.tabs.choose("overdue")
    assert names(page) == {OUSE}
    save_as(qtbot, page, page.own.keep, "Usual terms")
    again = opened(CustomersPage)
    assert again.tabs.count("own:usual terms") == 1
    assert names(again) == {OUSE, BEXLEY, MOOR}
    again.tabs.choose("own:usual terms")
    assert names(again) == {OUSE}
    assert again.bar._summary.text() == "1 customer, £15,000.00 overdue"
    again.tabs.choose("owing")
    assert names(again) == {OUSE, BEXLEY, MOOR}
    again.tabs.choose("own:usual terms")
    qtbot.mouseClick(again.own.remove, LEFT)
    assert again.tabs.current() == "overdue"
    assert names(again) == {OUSE}
    again.show_argument("owing")
    assert names(again) == {OUSE, BEXLEY, MOOR}


def test_a_filter_that_comes_back_is_of_the_ledger_as_it_is_by_then(qtbot, opened, ids):
    page = opened(CustomersPage)
    page.narrowing.narrow(Traits(flag="held"))
    assert names(page) == {BEXLEY}
    page.narrowing.narrow(NO_TRAITS)
    put_on_hold(HoldDraft(ids[OUSE], HoldKind.OTHER, "asked"), TODAY)
    page.mark_stale()
    page.narrowing.narrow(Traits(flag="held"))
    assert names(page) == {BEXLEY, OUSE}


def test_a_large_list_of_customers_is_narrowed_too(qtbot, opened, monkeypatch):
    monkeypatch.setattr(CustomersPage, "MOST_AT_ONCE", 0)
    page = opened(CustomersPage)
    ask(qtbot, page, page.narrowing.add, TraitsForm, flag="held")
    qtbot.waitUntil(lambda: page.grid.model().record(0) is not None)
    assert [page.grid.model().record(0).name] == [BEXLEY]
    assert page.grid.model().rowCount() == 1


def test_today_is_narrowed_among_all_that_are_on_it(qtbot, opened):
    page = opened(TodayPage)
    assert names(page) == {OUSE, BEXLEY}
    page.toolbar.show_filter()
    ask(qtbot, page, page.narrowing.by_traits.add, TraitsForm, terms="NET 14")
    assert names(page) == {BEXLEY}
    page.toolbar.filter.edit.left.emit()
    assert page.toolbar.filter.isVisible()
    ask(qtbot, page, page.narrowing.by_traits.add, TraitsForm, flag="over_limit")
    assert names(page) == set()
    clear = next(b for b in page.findChildren(QPushButton) if b.text() == "Clear filter")
    clear.click()
    assert names(page) == {OUSE, BEXLEY}
    page.toolbar.filter.edit.left.emit()
    assert not page.toolbar.filter.isVisible()
