"""Reports: what was done this month, and the cash that is to come."""

from datetime import timedelta

import pytest

from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.settings import change_settings
from collector_desktop.ui.pages.reports import ACTIVITY, FORECAST, ReportsPage
from tests.conftest import TODAY
from tests.integration.money import receive
from tests.integration.test_plans import settle


@pytest.fixture
def page(qtbot, desk, acme):
    promise = PromiseDraft(40_00, "GBP", TODAY + timedelta(days=2))
    log_contact(ContactDraft(acme.id, "call", "PTP", promise=promise), TODAY)
    log_contact(ContactDraft(acme.id, "call", "NO_ANSWER"), TODAY - timedelta(days=1))
    log_contact(ContactDraft(acme.id, "email", note="Sent a copy."), TODAY)
    log_contact(ContactDraft(acme.id, "letter", note="Last month."), TODAY - timedelta(days=40))
    receive(acme, 20_00, TODAY)
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    page.show()
    page.refresh()
    return page


def shown(page, name):
    page.switch.choose(name)
    pane = page.report(name).pane
    return [{c.name: c.text(row) for c in pane.columns} for row in pane.grid.shown_records()]


def test_the_work_of_the_month_by_who_did_it(page):
    [row] = shown(page, ACTIVITY)
    counts = {name: row[name] for name in ("calls", "reached", "emails", "letters", "promises")}
    assert counts == {"calls": "2", "reached": "1", "emails": "1", "letters": "0", "promises": "1"}
    assert (row["name"], row["promised"], row["received"]) == ("Priya", "40.00", "20.00")


def test_the_work_of_the_month_day_by_day(page):
    pane = page.report(ACTIVITY).pane
    page.switch.choose(ACTIVITY)
    pane.way.setCurrentIndex(1)
    pane.way.activated.emit(1)
    rows = shown(page, ACTIVITY)
    assert [(row["name"], row["calls"]) for row in rows] == [
        ("Mon 23 Nov", "1"),
        ("Tue 24 Nov", "1"),
    ]


def test_the_weeks_ahead_come_to_all_that_is_owed(page):
    rows = shown(page, FORECAST)
    assert len(rows) == 14
    assert rows[-1]["week"] == "Later"
    assert rows[0]["promised"] == "20.00", "half of it came in"
    pane = page.report(FORECAST).pane
    assert sum(row.contractual for row in pane.grid.shown_records()) == 100_00
    assert sum(row.expected for row in pane.grid.shown_records()) == 100_00
    assert pane.count.text() == "14 lines", "thirteen weeks and what comes later"


def test_what_settlements_let_go_stands_below_the_weeks_and_in_none_of_them(page, acme):
    """Acme owes £100.00 yet; £60.00 settles it."""
    settle(acme)
    page.refresh()
    rows = shown(page, FORECAST)
    assert rows[-2]["week"] == "Later"
    said = {"week": "Let go by settlements, in no week", "due": "40.00", "expected": "0.00"}
    assert said.items() <= rows[-1].items()
    assert sum(row.expected for row in page.report(FORECAST).pane.grid.shown_records()) == 60_00


def test_what_is_taken_off_for_losses_stands_below_the_weeks(page):
    """Of £100.00 that is 54 days late 5 % may be lost: £95.00 is expected, £5.00 is not."""
    change_settings({"provision.rates": "0,1,5,10,25"}, TODAY)
    page.refresh()
    rows = shown(page, FORECAST)
    said = {"week": "Taken off for losses, in no week", "due": "0.00", "expected": "5.00"}
    assert said.items() <= rows[-1].items()
    assert sum(row.contractual for row in page.report(FORECAST).pane.grid.shown_records()) == 100_00
    assert (
        sum(row.expected for row in page.report(FORECAST).pane.grid.shown_records()[:-1]) == 95_00
    )
