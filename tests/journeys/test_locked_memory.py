"""While a ledger is locked no page holds a row of it; unlocked, every page shows what it showed."""

import gc
from collections import Counter
from importlib import import_module
from pkgutil import walk_packages
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QLabel

from collector_desktop import ui
from collector_desktop.queries.customer_list import CustomerListRow
from collector_desktop.services.protection import protect
from collector_desktop.storage.models import Customer
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.forgetting import is_row
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.pages.promises import IN_CALENDAR, IN_LIST
from tests.journeys.protecting import PASSWORD, WORKER, answer, cheap_guesses

__all__ = ["cheap_guesses"]
PAGES = (
    nav.TODAY,
    nav.CHASE,
    nav.PROMISES,
    nav.CUSTOMERS,
    nav.INVOICES,
    nav.DISPUTES,
    nav.PAYMENTS,
    nav.REPORTS,
    nav.SETTINGS,
)


@pytest.fixture(scope="module")
def protected_demo(demo_ledger, tmp_path_factory):
    path = tmp_path_factory.mktemp("protected") / "demo.collector"
    copyfile(demo_ledger, path)
    return path


@pytest.fixture
def desk_open(fresh_window, protected_demo, tmp_path, there_before):
    """The window on the sample ledger under a password."""
    path = tmp_path / "sample.collector"
    copyfile(protected_demo, path)
    protect(path, PASSWORD, WORKER)
    fresh_window.session.open(path)
    answer(fresh_window, PASSWORD)
    return fresh_window


@pytest.fixture
def there_before():
    """What is alive before a ledger is open: what the program ships, and other tests' windows."""
    for module in walk_packages(ui.__path__, "collector_desktop.ui."):
        import_module(module.name)
    return rows_alive()


def rows_alive():
    gc.unfreeze()  # what is kept from the search is not told of
    gc.collect()
    kinds = [type(each) for each in gc.get_objects() if is_row(each) and not isinstance(each, type)]
    gc.freeze()
    return Counter(f"{kind.__module__}.{kind.__name__}" for kind in kinds)


def shown(page):
    """What a page says: its labels, and every list row by row."""
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    lists = [
        [
            [model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(min(model.rowCount(), 20))
        ]
        for model in page.findChildren(RecordTableModel)
    ]
    return labels, lists


def test_no_row_is_held_while_it_is_locked(desk_open, there_before):
    for name in PAGES:
        desk_open.open_page(name)
    promises = desk_open.page(nav.PROMISES)
    for view in (IN_LIST, IN_CALENDAR):
        promises.switch.choose(view)
    assert promises.month.month.days.entries
    desk_open.open_customer(Customer.get().id)
    assert (rows_alive() - there_before).total() > 500
    desk_open.session.lock()
    assert rows_alive() - there_before == Counter()


def test_each_page_shows_again_what_it_showed(desk_open):
    for name in (*PAGES, nav.CUSTOMER):
        argument = (Customer.get().id, ()) if name == nav.CUSTOMER else None
        desk_open.open_page(name, argument)
        page = desk_open.page(name)
        before = shown(page)
        desk_open.session.lock()
        answer(desk_open, PASSWORD)
        assert desk_open.place.page == name
        assert shown(page) == before, name


def test_the_scan_finds_a_row_that_is_held(desk_open, there_before):
    desk_open.open_page(nav.CUSTOMERS)
    kept = desk_open.page(nav.CUSTOMERS)._data.rows[:1]
    assert isinstance(kept[0], CustomerListRow)
    desk_open.session.lock()
    held = rows_alive() - there_before
    assert held["collector_desktop.queries.customer_list.CustomerListRow"] == 1
