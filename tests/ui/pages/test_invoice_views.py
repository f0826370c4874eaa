"""Filters and views of one's own on the page of invoices, by keys and clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from collector_desktop.domain.invoice_limits import InvoiceLimits
from collector_desktop.queries.invoice_list import invoice_list
from collector_desktop.queries.invoice_pages import InvoiceWanted, invoice_keys, invoice_sums
from collector_desktop.ui.dialogs import invoices_window
from collector_desktop.ui.dialogs.invoices_filter import LimitsForm, ViewNameForm
from collector_desktop.ui.pages.invoices import InvoicesPage
from collector_desktop.ui.widgets.own_views import INVOICES, read_views
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import customer, owes, settles, three_customers

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot, desk, ledger):
    three_customers()
    return opened(qtbot, desk)


def opened(qtbot, desk):
    made = InvoicesPage(desk)
    qtbot.addWidget(made)
    made.resize(1232, 844)
    made.show()
    return made


def shown(page):
    return {row.number for row in page.grid.shown_records()}


def form_of(page, kind):
    return next(each for each in page.findChildren(kind) if each.isVisible())


def ask(qtbot, page, **typed):
    qtbot.mouseClick(page.narrowing.add, LEFT)
    form = form_of(page, LimitsForm)
    for name, text in typed.items():
        getattr(form, name).setText(text)
    form.save()
    return form


def save_as(qtbot, page, title):
    qtbot.mouseClick(page.narrowing.keep, LEFT)
    form = form_of(page, ViewNameForm)
    form.title.setText(title)
    form.save()
    return form


def chips(page):
    QApplication.processEvents()  # a new chip is shown with the next event
    found = page.bar.findChildren(QPushButton)
    return [each.text() for each in found if each.property("kind") == "chip" and each.isVisible()]


def sums(page):
    return {row.number: (row.open_minor, row.days) for row in invoice_list(TODAY).rows}


def test_a_filter_by_sum_and_days_leaves_what_is_within_and_a_cross_takes_it_away(qtbot, page):
    page.tabs.choose("open")
    before = shown(page)
    ask(qtbot, page, least="5k", least_days="10")
    expected = {
        number for number, (minor, days) in sums(page).items() if minor >= 500_000 and days >= 10
    }
    assert shown(page) == expected
    assert expected
    assert expected < before
    assert chips(page) == ["£5,000.00 or more", "10 days late or more"]
    page.bar.filter_removed.emit(0)
    assert chips(page) == ["10 days late or more"]
    page.bar.filter_removed.emit(0)
    assert shown(page) == before


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"least": "lots"}, "amount"),
        ({"due_from": "soonish"}, "not a date"),
        ({"least_days": "-3"}, "number"),
        ({"least": "20", "most": "10"}, "above the second"),
        ({"due_from": "26/11/2026", "due_to": "25/11/2026"}, "above the second"),
    ],
)
def test_what_is_no_limit_is_said_in_the_form(qtbot, page, typed, words):
    form = ask(qtbot, page, **typed)
    assert form.isVisible()
    assert words in form.problem()
    form.reject()
    assert chips(page) == []


def test_a_view_is_saved_found_again_and_removed(qtbot, desk, page):
    assert page.narrowing.keep.isHidden()
    page.tabs.choose("open")
    ask(qtbot, page, most="5000")
    few, title = shown(page), "Small ones"
    save_as(qtbot, page, title)
    assert page.narrowing.keep.isHidden()
    assert page.tabs.count("own:small ones") == len(few)
    again = opened(qtbot, desk)
    assert again.tabs.titles()[-1] == title
    assert again.tabs.count("own:small ones") == len(few)
    again.tabs.go(-1)
    assert again.tabs.current() == "own:small ones"
    assert shown(again) == few
    again.tabs.choose("open")
    assert chips(again) == []
    assert few < shown(again)
    again.tabs.choose("own:small ones")
    qtbot.mouseClick(again.narrowing.remove, LEFT)
    assert again.tabs.titles()[-1] != title
    assert again.tabs.current() == "open"
    assert shown(again) == few
    assert read_views(desk.personal) == ()
    assert again.narrowing.keep.isVisible()


def test_a_removed_view_comes_back_to_its_place_with_its_filters(qtbot, desk, page):
    page.tabs.choose("open")
    for title, most in (("Small ones", "5000"), ("Tiny ones", "50"), ("Middling", "500")):
        ask(qtbot, page, most=most)
        save_as(qtbot, page, title)
    titles, narrowed = page.tabs.titles(), {v.name: v.narrowed for v in read_views(desk.personal)}
    page.tabs.choose("own:tiny ones")
    with qtbot.waitSignal(page.did) as told:
        qtbot.mouseClick(page.narrowing.remove, LEFT)
    words, button, back = told.args
    assert "Tiny ones" in words
    assert button == "Undo"
    assert "Tiny ones" not in page.tabs.titles()
    page.tabs.choose("overdue")
    back()
    assert page.tabs.titles() == titles
    assert page.tabs.current() == "own:tiny ones"
    assert page.narrowing.filter == narrowed["own:tiny ones"]
    assert {v.name: v.narrowed for v in read_views(desk.personal)} == narrowed
    assert opened(qtbot, desk).tabs.titles() == titles


def test_more_views_than_there_is_room_for_do_not_push_the_page_wider(page):
    width = page.minimumSizeHint().width()
    for number in range(8):
        page.tabs.add_view(f"own:{number}", f"A view of my own {number}")
    assert page.minimumSizeHint().width() <= width


def test_a_view_needs_a_name_that_no_tab_has(qtbot, page):
    ask(qtbot, page, most="5000")
    form = save_as(qtbot, page, " overdue ")
    assert "already" in form.problem()
    form.title.setText("  ")
    assert "name" in form.problem()
    form.reject()
    assert len(page.tabs.titles()) == 6


def test_an_age_chosen_on_a_view_of_ones_own_stays(qtbot, page):
    ask(qtbot, page, most="5000")
    save_as(qtbot, page, "Small ones")
    page.ages.bucket_clicked.emit(0)
    assert page.tabs.current() == "open"
    assert page.narrowing.filter.buckets == {0}


def test_a_file_of_views_that_is_damaged_leaves_out_what_cannot_be_read(qtbot, desk, ledger):
    good = {"title": "Big", "base": "open", "words": "", "ages": [], "limits": {"least": 1}}
    wrong = {"title": "x"}, 7, {**good, "limits": {"due_to": "soon"}}, {**good, "traits": [1]}
    unknown = {**good, "traits": {"flag": "loud"}}, {**good, "traits": {"colour": "red"}}
    desk.personal.put(INVOICES, [good, *wrong, *unknown])
    assert [view.title for view in read_views(desk.personal)] == ["Big"]


@pytest.mark.parametrize(
    "limits",
    [
        InvoiceLimits(least=10_000_000),
        InvoiceLimits(most=10_000_000, least_days=5),
        InvoiceLimits(due_from=TODAY, most_days=40),
        InvoiceLimits(due_to=TODAY, least=1),
    ],
)
@pytest.mark.parametrize("view", ["open", "all"])
def test_sql_finds_within_limits_what_the_page_finds(qtbot, desk, ledger, view, limits):
    three_customers()
    owes(customer("TOKYO", "Tokyo KK", currency="JPY"), "J-1", 20, 1_000)
    data = invoice_list(TODAY, settled=view == "all")
    expected = [
        row
        for row in data.rows
        if (view == "all" or row.open_minor)
        and limits.passes(row.open_minor, row.currency, row.due_on, row.days)
    ]
    wanted = InvoiceWanted(view, limits=limits)
    assert sorted(invoice_keys(TODAY, wanted)) == sorted(row.item_id for row in expected)
    assert invoice_sums(TODAY, wanted).count == len(expected)


def test_a_large_ledger_is_narrowed_too(qtbot, desk, page, monkeypatch):
    ask(qtbot, page, least="5k")
    few = shown(page)
    monkeypatch.setattr(InvoicesPage, "MOST_AT_ONCE", 0)
    monkeypatch.setattr(invoices_window, "MOST_GROUPED", -1)
    large = opened(qtbot, desk)
    ask(qtbot, large, least="5k")
    qtbot.waitUntil(lambda: large.grid.model().record(0) is not None)
    assert large.grid.model().rowCount() == len(few)


def test_a_ledger_in_which_all_is_paid_does_not_say_that_there_are_no_invoices(qtbot, desk, ledger):
    settles(owes(customer("PAID", "Paid & Sons Ltd"), "INV-1", 20, 120_00))
    texts = {each.text() for each in opened(qtbot, desk).findChildren(QLabel) if each.isVisible()}
    assert "No open invoices" in texts
