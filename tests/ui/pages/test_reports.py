"""The reports: key figures and the aged debtors, aged in every way at any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from collector_desktop.domain.ageing import Method
from collector_desktop.domain.collection_rates import KeptRates
from collector_desktop.domain.dso import Countback
from collector_desktop.domain.provision import USUAL_RATES, RatesFrom
from collector_desktop.queries.aged import AgeingOptions
from collector_desktop.queries.kpis import Kpis, Standing
from collector_desktop.queries.losses import Losses
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.payment_habits import DaysToPay
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from collector_desktop.ui.pages.reports import AGED, DISPUTES, PROMISES, ReportsPage
from collector_desktop.ui.widgets.report_words import column_titles, key_figures
from tests.conftest import TODAY, add_item

OCTOBER = date(2026, 10, 30)


@pytest.fixture
def page(qtbot, desk, ledger):
    with operation("test", "Two customers", TODAY):
        ann = Customer.create(code="ANN", name="Ann Ltd", currency="GBP")
        bea = Customer.create(code="BEA", name="Bea Ltd", currency="GBP")
        add_item(ann, "A-1", date(2026, 9, 20), date(2026, 10, 20), 8_000)
        add_item(ann, "A-2", date(2026, 11, 1), date(2026, 12, 1), 3_000)
        add_item(ann, "R-1", date(2026, 11, 2), date(2026, 11, 2), 1_000, "receipt")
        add_item(bea, "B-1", date(2026, 7, 1), date(2026, 7, 31), 500, currency="EUR")
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    page.switch.choose(AGED)
    page.show()
    return page


def rows(page):
    """Return the cells shown, without those that are empty."""
    table = page.aged.pane.grid.shown_rows()
    titles = [column.title for column in page.aged.pane.columns]
    return [
        {title: text for title, text in zip(titles, cells, strict=False) if text}
        for cells in (
            [column.text(row) for column in page.aged.pane.columns]
            for row in page.aged.pane.grid.shown_records()
        )
    ], len(table.rows)


def choose(page, box, at):
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_what_is_owed_stands_in_its_columns_with_credits_apart(page):
    found, count = rows(page)
    assert count == 2
    assert found[0] == {
        "Customer": "Ann Ltd",
        "Not due": "30.00",
        "31\u201360 days": "80.00",
        "Unallocated": "\u221210.00",
        "Balance": "100.00",
    }
    assert found[1]["Over 90 days"] == found[1]["Balance"] == "\u20ac5.00"
    assert page.aged.pane.sum.text() == "\u00a3100.00, \u20ac5.00"


def test_sages_periods_count_from_the_documents_date(page):
    choose(page, page.aged.method, list(Method).index(Method.SAGE))
    assert page.aged.basis.currentText() == "From the document's date"
    ann = rows(page)[0][0]
    assert (ann["Current"], ann["Period 2"]) == ("30.00", "80.00")
    choose(page, page.aged.basis, 0)
    assert rows(page)[0][0]["Period 1"] == "80.00"
    choose(page, page.aged.method, 0)
    assert page.aged.basis.currentText() == "From the due date"
    assert rows(page)[0][0]["Not due"] == "30.00"


def test_credits_can_be_aged_into_the_columns(page):
    choose(page, page.aged.credits, 1)
    ann = rows(page)[0][0]
    assert (ann["1\u201330 days"], ann["Balance"]) == ("\u221210.00", "100.00")
    assert "Unallocated" not in ann


def test_any_day_can_be_looked_at(page):
    page.as_at.setText("30/9/2026")
    page.as_at.editingFinished.emit()
    assert rows(page)[0][0] == {"Customer": "Ann Ltd", "Not due": "80.00", "Balance": "80.00"}


def test_enter_opens_the_customer_within_the_list(page, qtbot):
    with qtbot.waitSignal(page.customer_asked) as asked:
        page.aged.pane.grid.opened.emit(page.aged.pane.grid.shown_records()[0])
    ann, bea = (Customer.get(Customer.code == code).id for code in ("ANN", "BEA"))
    assert asked.args == [ann, (ann, bea)]


def test_the_columns_of_each_method_are_named():
    assert column_titles(AgeingOptions(method=Method.MONTHS)) == (
        *("Not due", "1 month", "2 months", "3+ months"),
    )
    assert column_titles(AgeingOptions("document"))[0] == "Current"
    calendar = AgeingOptions("document", Method.SAGE_CALENDAR)
    assert column_titles(calendar) == ("Future", "Current", "Period 1", "Period 2", "Older")


PERIOD = Period(date(2026, 9, 1), TODAY, "GBP")
NOTHING = Kpis(
    period=PERIOD,
    standing=Standing(0, 0, 0, (0,) * 5),
    dso=None,
    countback=Countback(None, None),
    best=None,
    effectiveness=None,
    turnover=None,
    overdue_share=None,
    pay=DaysToPay(None, None, None, None, None),
    kept=KeptRates(None, None),
    rolled=(),
    losses=Losses(Fraction(0), USUAL_RATES, RatesFrom.USUAL, None),
    collected=0,
    target=None,
)


def test_a_figure_without_a_meaning_says_so():
    figures = key_figures(NOTHING)
    assert [figure.value for figure in figures] == ["\N{EN DASH}"] * 5
    assert [figure.detail for figure in figures] == [
        "nothing was sold in this time",
        "there was nothing to collect",
        "no invoice was paid in this time",
        "nothing is owed",
        "none has fallen due in this time",
    ]


@pytest.mark.parametrize(
    ("before", "owed", "dso", "effectiveness"),
    [
        (0, -1, "customers are in credit", "customers were in credit"),
        (-1, 0, "nothing was sold in this time", "customers were in credit"),
    ],
)
def test_a_figure_that_customers_in_credit_leave_without_a_meaning_says_so(
    before, owed, dso, effectiveness
):
    standing = replace(NOTHING.standing, before=before, owed=owed)
    figures = key_figures(replace(NOTHING, standing=standing))
    assert (figures[0].detail, figures[1].detail) == (dso, effectiveness)


def test_the_figures_are_rounded_to_whole_days_and_shares():
    pay = DaysToPay(Fraction(92, 2), Fraction(91, 2), Fraction(1), None, Fraction(-3), 4)
    found = replace(
        NOTHING,
        dso=Fraction(6968, 100),
        best=Fraction(3368, 100),
        countback=Countback(None, 120),
        effectiveness=Fraction(-1, 2),
        pay=pay,
        kept=KeptRates(Fraction(200, 3), Fraction(50)),
    )
    figures = key_figures(found)
    assert figures[0].value == "70 days"
    assert figures[0].detail == "best possible 34 days, by count-back over 120"
    assert figures[1].value == "\u22121%"
    assert figures[2].value == "46 days"
    assert figures[2].detail == "by amount 46 days, \u22123 days late, rating A"
    assert (figures[4].value, figures[4].detail) == ("67%", "of the sum 50%")


def shown_of(page, pane, at):
    page.switch.choose(at)
    assert pane.isVisibleTo(page)
    return [tuple(column.text(row) for column in pane.columns) for row in pane.grid.shown_records()]


def test_how_promises_were_kept_by_customer_collector_and_month(page):
    ann = Customer.get(Customer.code == "ANN")
    draft = ContactDraft(ann.id, "call", "PTP", promise=PromiseDraft(40_00, "GBP", OCTOBER))
    log_contact(draft, date(2026, 10, 20))
    judge_promises(TODAY)
    page.refresh()
    assert shown_of(page, page.report(PROMISES).pane, PROMISES) == [
        ("Ann Ltd", "0", "1", "0%", "0.00", "40.00", "0%")
    ]
    choose(page, page.report(PROMISES).pane.way, 2)
    assert [row.name for row in page.report(PROMISES).pane.grid.shown_records()] == ["2026-10"]
    choose(page, page.report(PROMISES).pane.way, 1)
    assert [row.name for row in page.report(PROMISES).pane.grid.shown_records()] == ["Priya"]


def test_what_was_in_dispute_by_reason_and_age(page):
    item = Item.get(Item.number == "A-1")
    raise_dispute(DisputeDraft(item.id, "PRICE", 30_00), OCTOBER)
    page.refresh()
    assert shown_of(page, page.report(DISPUTES).pane, DISPUTES) == [
        ("Wrong price", "1", "1", "30.00", "30.00", "0.00", "25")
    ]
    choose(page, page.report(DISPUTES).pane.way, 2)
    assert [row.name for row in page.report(DISPUTES).pane.grid.shown_records()] == ["15-30"]
    assert not page.aged.isVisibleTo(page)
    page.switch.choose(AGED)
    assert page.aged.isVisibleTo(page)
    assert not page.report(DISPUTES).pane.isVisibleTo(page)
