"""Reports: months, money against target, how customers paid, late interest, what was given up."""

from datetime import date

import pytest
from PySide6.QtWidgets import QFileDialog

from collector_desktop.domain.settings import TARGET_MONTH
from collector_desktop.services.settings import change_settings
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.ui.pages.reports import (
    COLLECTED,
    INTEREST,
    MONTHS,
    PERFORMANCE,
    WRITE_OFFS,
    ReportsPage,
)
from tests.conftest import TODAY
from tests.integration.money import invoice, item, receive


@pytest.fixture
def page(qtbot, desk, acme):
    change_settings({TARGET_MONTH.key: "2100.00"}, TODAY)
    invoice(acme, "INV-2", 60_00)
    receive(acme, 20_00, date(2026, 11, 2), allocate=((item("INV-2").id, 20_00),))
    receive(acme, 40_00, date(2026, 11, 24), allocate=((item("INV-2").id, 40_00),))
    write_off(WriteOffDraft(item("INV-1").id, "bad_debt", TODAY, 30_00), TODAY)
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    page.show()
    page.refresh()
    return page


def shown(page, name, way=0):
    page.switch.choose(name)
    pane = page.report(name).pane
    pane.way.setCurrentIndex(way)
    pane.way.activated.emit(way)
    return [{c.name: c.text(row) for c in pane.columns} for row in pane.grid.shown_records()]


def test_the_months_from_the_first_sale_on(page):
    rows = shown(page, MONTHS)
    assert [row["name"] for row in rows] == [
        "September 2026",
        "October 2026",
        "November 2026, so far",
    ]
    # 90.00 owed of 180.00 sold in 85 days, all of it overdue
    assert (rows[-1]["dso"], rows[-1]["best"], rows[-1]["late"]) == ("43", "0", "43")
    assert (rows[-1]["overdue"], rows[-1]["owed"]) == ("100%", "90.00")


def test_the_money_against_the_target_by_month_and_by_day(page):
    [*_, month] = shown(page, COLLECTED)
    assert (month["collected"], month["target"]) == ("60.00", "2,100.00")
    assert (month["gap"], month["share"]) == ("\u22122,040.00", "3%")
    [monday, *_, today] = shown(page, COLLECTED, 1)
    assert (monday["name"], monday["so_far"], monday["target"]) == (
        "Mon 2 Nov",
        "20.00",
        "100.00",
    )
    assert (today["collected"], today["so_far"], today["target"]) == (
        "40.00",
        "60.00",
        "1,700.00",
    )


def test_how_a_customer_paid_leads_to_its_card(page, qtbot, acme):
    [row] = shown(page, PERFORMANCE)
    assert (row["name"], row["invoices"], row["money"]) == ("Acme Ltd", "1", "60.00")
    # 1 September to 24 November; (20 x 32 + 40 x 54) / 60 days past 1 October
    assert (row["mean"], row["delay"], row["rating"]) == ("84", "47", "B")
    grid = page.report(PERFORMANCE).pane.grid
    with qtbot.waitSignal(page.customer_asked) as asked:
        grid.opened.emit(grid.shown_records()[0])
    assert asked.args[0] == acme.id
    assert shown(page, PERFORMANCE, 2) == [], "nothing tells whether it became slower"


def test_what_can_be_claimed_for_lateness(page):
    [row] = shown(page, INTEREST, 1)
    assert (row["name"], row["invoices"], row["claimed"]) == ("Acme Ltd", "2", "0.00")
    assert shown(page, INTEREST, 2) == []


@pytest.mark.parametrize(
    ("way", "name"), list(enumerate(("bad debt", "Acme Ltd", "November 2026")))
)
def test_what_was_written_off(page, way, name):
    [row] = shown(page, WRITE_OFFS, way)
    assert (row["name"], row["debts"], row["bad"]) == (name, "30.00", "30.00")
    assert (row["credits"], row["net"], row["last"]) == ("0.00", "30.00", "24 Nov")


def test_late_interest_says_what_lacks_a_rate_on_the_screen_and_in_its_export(
    page, acme, tmp_path, monkeypatch
):
    """What is late from 2027 on bears a rate that is published at the end of 2026."""
    invoice(acme, "INV-9", 10_00, date(2026, 12, 1), date(2026, 12, 31))
    assert "Not worked out" not in exported(page, tmp_path, monkeypatch)
    page.as_at.set_day(date(2027, 1, 1))
    [row] = shown(page, INTEREST, way=1)
    assert row["name"] == "Acme Ltd"
    pane = page.report(INTEREST).pane
    assert pane.lacking.isVisible()
    start = "Not worked out: INV-9. The figure of uk_bank_rate from 1 January 2027 is not known"
    assert pane.lacking.text().startswith(start)
    head, line = exported(page, tmp_path, monkeypatch).splitlines()
    assert '"Not worked out"' in head
    assert "INV-9: The figure of uk_bank_rate from 2027-01-01 is not known" in line
    page.as_at.set_day(TODAY)
    shown(page, INTEREST)
    assert not pane.lacking.isVisible()


def exported(page, folder, monkeypatch):
    """Return the list of late interest as a file holds it."""
    shown(page, INTEREST)
    file = folder / "interest.csv"
    chosen = (str(file), "CSV file (*.csv)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    page.report(INTEREST).pane.export_asked.emit()
    return file.read_text("utf-8-sig")
