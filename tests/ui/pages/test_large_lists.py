"""The lists of a large ledger show, through a window, what the whole list would show."""

import csv
from contextlib import contextmanager
from itertools import product

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from collector_desktop.queries import customer_pages, invoice_pages
from collector_desktop.queries.customer_list import customer_list
from collector_desktop.queries.invoice_list import invoice_list
from collector_desktop.ui.dialogs import invoices_window
from collector_desktop.ui.pages.customers import CustomersPage
from collector_desktop.ui.pages.invoices import InvoicesPage
from collector_desktop.ui.widgets import customers_columns, invoices_groups
from collector_desktop.ui.widgets.invoices_columns import InvoiceLook, columns
from tests.conftest import TODAY

WORDS = ("", "ltd", "inv-00", "co ltd", "1,2", "zzz²", "50%", "under_score")


@pytest.fixture
def windowed(monkeypatch):
    monkeypatch.setattr(InvoicesPage, "MOST_AT_ONCE", 0)
    monkeypatch.setattr(CustomersPage, "MOST_AT_ONCE", 0)
    monkeypatch.setattr(invoices_window, "MOST_GROUPED", -1)


@contextmanager
def opened(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1232, 844)
    page.show()
    yield page


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


@pytest.mark.parametrize("view", invoice_pages.VIEWS)
def test_sql_finds_the_invoices_that_the_page_finds(demo, view):
    data = invoice_list(TODAY, settled=view == invoice_pages.ALL)
    for words, buckets in product(WORDS, (frozenset(), frozenset({0, 2}))):
        narrowed = invoices_groups.InvoiceFilter(words, buckets)
        expected = [row for row in invoices_groups.view_rows(view, data) if narrowed.passes(row)]
        wanted = invoice_pages.InvoiceWanted(view, words, buckets)
        keys = invoice_pages.invoice_keys(TODAY, wanted)
        assert sorted(keys) == sorted(row.item_id for row in expected), words
        sums = invoice_pages.invoice_sums(TODAY, wanted)
        assert sums.count == len(expected), words
        assert sums.customers == len({row.customer_id for row in expected})
        assert sum(minor for minor, _ in sums.amounts) == sum(row.open_minor for row in expected)


@pytest.mark.parametrize("name", [*invoice_pages.ORDERS, "days"])
@pytest.mark.parametrize("descending", [False, True])
def test_sql_orders_invoices_as_the_page_does(demo, name, descending):
    data = invoice_list(TODAY, settled=True)
    rows = {row.item_id: row for row in data.rows}
    key = next(c.key for c in columns(InvoiceLook(lambda: TODAY, data)) if c.name == name)
    wanted = invoice_pages.InvoiceWanted("all", "", frozenset(), name, descending)
    found = [key(rows[item_id]) for item_id in invoice_pages.invoice_keys(TODAY, wanted)]
    assert found == sorted(found, reverse=descending)
    assert len(found) == len(rows)


def test_invoices_of_the_day_before_yesterday_are_those_of_that_day(demo):
    before = TODAY.replace(month=10)
    keys = invoice_pages.invoice_keys(before, invoice_pages.InvoiceWanted("open"))
    rows = [row for row in invoice_list(before).rows if row.open_minor > 0]
    assert sorted(keys) == sorted(row.item_id for row in rows)


def test_a_page_of_invoices_is_read_as_the_whole_list_is(demo):
    data = invoice_list(TODAY, settled=True)
    wanted = [row.item_id for row in data.rows][10:90]
    found = invoice_pages.invoices_among(TODAY, wanted)
    rows = {row.item_id: row for row in data.rows}
    assert [rows[each] for each in wanted] == list(found.rows)
    assert all(data.customers[key] == row for key, row in found.customers.items())
    assert found.chased == data.chased & set(wanted)


@pytest.mark.parametrize("view", customer_pages.VIEWS)
@pytest.mark.parametrize("words", ["", "ltd", "0117", "01174", "s", "zzz"])
def test_sql_finds_the_customers_that_the_page_finds(demo, view, words):
    rows = [row for row in customer_list(TODAY).rows if customers_columns.in_view(view, row)]
    wanted = customer_pages.CustomersWanted(view, words)
    texts = {
        (r.customer_id, r.currency): " ".join(
            (r.name, r.code, r.person, r.phone, r.phone.replace(" ", ""))
        ).casefold()
        for r in rows
    }
    expected = [key for key, text in texts.items() if words in text]
    assert sorted(customer_pages.customer_keys(TODAY, wanted)) == sorted(expected)
    sums = customer_pages.customer_sums(TODAY, wanted)
    assert sums.customers == len({customer for customer, _ in expected})


@pytest.mark.parametrize("name", customer_pages.ORDERS)
@pytest.mark.parametrize("descending", [False, True])
def test_sql_orders_customers_as_the_page_does(demo, name, descending):
    rows = {(row.customer_id, row.currency): row for row in customer_list(TODAY).rows}
    made = customers_columns.columns(lambda: TODAY, lambda: "GBP")
    key = next(column.key for column in made if column.name == name)
    wanted = customer_pages.CustomersWanted("all", "", name, descending)
    found = [key(rows[account]) for account in customer_pages.customer_keys(TODAY, wanted)]
    assert found == sorted(found, reverse=descending)
    assert len(found) == len(rows)


def test_the_counts_of_the_views_are_those_of_the_list(demo):
    rows = customer_list(TODAY).rows
    for view, count in customer_pages.view_counts(TODAY).items():
        seen = {row.customer_id for row in rows if customers_columns.in_view(view, row)}
        assert count == len(seen)


def test_the_page_of_invoices_says_the_same_through_a_window(qtbot, desk, demo, windowed):
    with opened(qtbot, InvoicesPage(desk)) as page:
        head, summary, ages = texts(page.header), texts(page.bar), page.ages.grab().toImage()
        counts = {view: page.tabs.count(view) for view in ("overdue", "open", "over60")}
        page.MOST_AT_ONCE = 10**6
        page.mark_stale()
        assert not page.grid.model().is_window
        assert texts(page.bar) == summary
        assert {view: page.tabs.count(view) for view in counts} == counts
        assert page.ages.grab().toImage() == ages
        assert texts(page.header) == head


def test_rows_come_as_they_are_looked_at_and_can_be_sorted(qtbot, desk, demo, windowed):
    with opened(qtbot, InvoicesPage(desk)) as page:
        page.tabs.choose("all")
        qtbot.waitUntil(lambda: bool(page.grid.model().index(0, 1).data()))
        page.grid.sort_by("outstanding", descending=True)
        qtbot.waitUntil(lambda: bool(page.grid.model().index(0, 1).data()))
        largest = max(row.open_minor for row in invoice_list(TODAY).rows)
        assert page.grid.model().record(0).open_minor == largest
        assert not page.grouping.isEnabled()


def test_ticked_invoices_are_summed_though_they_are_not_here(qtbot, desk, demo, windowed):
    with opened(qtbot, InvoicesPage(desk)) as page:
        page.tabs.choose("open")
        page.grid.tick_all(on=True)
        rows = [row for row in invoice_list(TODAY).rows if row.open_minor]
        assert page.selection.isVisible()
        assert f"{len(rows):,} invoices" in texts(page.selection)


def test_a_list_that_is_narrowed_enough_is_grouped_again(qtbot, desk, demo, monkeypatch):
    monkeypatch.setattr(InvoicesPage, "MOST_AT_ONCE", 0)
    with opened(qtbot, InvoicesPage(desk)) as page:
        assert page.grid.model().headings()
        assert page.grouping.isEnabled()


def test_exporting_writes_rows_that_were_never_looked_at(
    qtbot, desk, demo, windowed, tmp_path, monkeypatch
):
    file = tmp_path / "customers.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    with opened(qtbot, CustomersPage(desk)) as page:
        page.bar.export_asked.emit()
        lines = list(csv.reader(file.open(encoding="utf-8-sig")))
        keys = customer_pages.customer_keys(TODAY, customer_pages.CustomersWanted())
        assert len(lines) == 1 + len(keys)


def test_customers_are_filtered_and_walked_through_in_the_order_shown(qtbot, desk, demo, windowed):
    with opened(qtbot, CustomersPage(desk)) as page:
        page.grid.sort_by("customer")
        page._filter("ltd")
        rows = [row for row in customer_list(TODAY).rows if "ltd" in row.name.casefold()]
        qtbot.waitUntil(lambda: page.grid.model().record(0) is not None)
        with qtbot.waitSignal(page.customer_asked) as asked:
            page.grid.go_to_row(0)
            page.grid.opened.emit(page.grid.current_record())
        assert len(asked.args[1]) == len({row.customer_id for row in rows})


@pytest.mark.parametrize("sort", [*invoice_pages.ORDERS, "days"])
def test_the_first_invoices_are_the_first_of_all(demo, sort):
    """The first rows are looked for another way than all of them, and may not change place."""
    views, narrowed = ("overdue", "never", "stopped", "all"), ("", "10", "1023", "ltd")
    for view, words, descending in product(views, narrowed, (False, True)):
        wanted = invoice_pages.InvoiceWanted(view, words, frozenset(), sort, descending)
        first = invoice_pages.invoice_keys(TODAY, wanted, 5)
        assert first == invoice_pages.invoice_keys(TODAY, wanted)[:5], wanted


@pytest.mark.parametrize("sort", ["days", "outstanding"])
@pytest.mark.parametrize("descending", [False, True])
def test_open_and_settled_invoices_meet_in_the_first_rows_as_in_all(demo, sort, descending):
    wanted = invoice_pages.InvoiceWanted("all", "", frozenset(), sort, descending)
    whole = invoice_pages.invoice_keys(TODAY, wanted)
    count = len(invoice_pages.invoice_keys(TODAY, invoice_pages.InvoiceWanted("open")))
    ends = count if descending else len(whole) - count
    for most in (0, ends - 1, ends, ends + 3, len(whole) + 1):
        assert invoice_pages.invoice_keys(TODAY, wanted, most) == whole[:most]
