"""Reports: credit limits with their review, and what others collect."""

from datetime import timedelta

import pytest

from collector_desktop.domain.placements import EntryKind, PlacementKind
from collector_desktop.services.credit_decisions import Decided, DecisionDraft, decide_credit
from collector_desktop.services.placements import PlacementDraft, note_entry, place_debts
from collector_desktop.ui.pages.reports import LIMITS, PLACEMENTS, ReportsPage
from tests.conftest import TODAY


@pytest.fixture
def page(qtbot, desk, acme):
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    page.show()
    return page


def shown(pane):
    return [[column.text(row) for column in pane.columns] for row in pane.grid.shown_records()]


def test_the_limits_and_those_due_for_review(page, acme):
    draft = DecisionDraft(
        acme.id, Decided.GRANTED, 10_000, "new", review_on=TODAY + timedelta(days=30)
    )
    decide_credit(draft, TODAY)
    page.switch.choose(LIMITS)
    page._on_switch(LIMITS)
    [row] = shown(page.report(LIMITS).pane)
    assert row[:4] == ["Acme Ltd", "100.00", "120.00", "\u221220.00"]
    page.report(LIMITS).pane.way.setCurrentIndex(1)
    page._read_report()
    assert shown(page.report(LIMITS).pane) == []
    page.as_at.set_day(TODAY + timedelta(days=30))
    page._read_report()
    assert len(shown(page.report(LIMITS).pane)) == 1


def test_what_an_agency_has_and_what_came_of_it(page, acme, qtbot):
    place_debts(PlacementDraft(acme.id, PlacementKind.AGENCY, "Recover & Co"), TODAY)
    note_entry(acme.id, EntryKind.RECOVERED, 6_000, TODAY)
    page.switch.choose(PLACEMENTS)
    page._on_switch(PLACEMENTS)
    [row] = shown(page.report(PLACEMENTS).pane)
    assert row[:2] == ["Acme Ltd", "Recover & Co"]
    assert row[3:5] == ["120.00", "60.00"]
    assert (row[5], row[9]) == ("60.00", "50%")
    with qtbot.waitSignal(page.customer_asked) as asked:
        page.report(PLACEMENTS).pane.grid.opened.emit(
            page.report(PLACEMENTS).pane.grid.shown_records()[0]
        )
    assert asked.args[0] == acme.id
