"""The interest tab of the card: what accrued, its working, and what is decided on it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from collector_desktop.services.history import undo_last
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import InterestDecision, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item

B_1 = ["B-1", "31 Oct", "40.62", "", "", "40.62", "0.03"]


@pytest.fixture
def pane(page):
    """Bolt's B-1 of 80.00 is 24 days late at 11.75%: 0.62 and 40.00; E-1 has no fixed sum."""
    page.tabs.tabs.choose("interest")
    page.tabs.part("interest").late.grid.setFocus()
    return page.tabs.part("interest")


def go_to(pane, number):
    row = next(each for each in pane.late.grid.shown_records() if each.number == number)
    pane.late.grid.go_to(row.item_id)


def working(pane):
    lines = pane.working.shown_records()
    return [[column.text(line) for column in pane.working.columns] for line in lines]


def titles(pane):
    model = pane.working.model()
    return [model.index(at, 0).data() for at in model.headings()]


def test_what_each_invoice_bore_is_listed(pane):
    rows = pane.late.grid.shown_records()
    assert [row.number for row in rows] == ["B-1", "E-1"]
    columns = pane.late.columns[1:]
    assert [column.text(rows[0]) for column in columns] == B_1
    assert columns[-2].text(rows[1]) == "€0.10"
    assert pane.late.sum.text() == "£40.62, €0.10 to claim, £0.03, €0.01 a day"


def test_the_working_has_dates_days_balance_and_rate(pane):
    go_to(pane, "B-1")
    law = "Late Payment of Commercial Debts (Interest) Act 1998"
    assert pane.rule.text() == pane.rule.toolTip() == f"B-1: 11.75% per annum, {law}"
    assert titles(pane) == ["Not claimed yet"]
    assert working(pane) == [
        ["1 Nov \N{EN DASH} 24 Nov 2026", "24", "80.00", "11.75%", "0.6181", ""],
        ["Interest, rounded once", "", "", "", "", "0.62"],
        ["Compensation", "", "", "", "", "40.00"],
    ]


def test_i_claims_the_current_invoice_and_undo_takes_it_back(pane, page, qtbot):
    go_to(pane, "B-1")
    qtbot.keyClick(pane.late.grid, Qt.Key.Key_I)
    claim = Item.get(Item.number == "INT-000001")
    assert (claim.open_minor, claim.reference) == (4_062, "B-1")
    assert titles(pane) == ["Claimed 24 Nov, INT-000001"]
    assert "INT-000001" in [row.number for row in page.tabs.items.grid.shown_records()]
    page.desk.tasks.run(page, lambda: undo_last(TODAY), lambda _: None)
    assert titles(pane) == ["Not claimed yet"]


def test_the_invoices_ticked_are_claimed_together(pane):
    pane.late.grid.selectAll()
    pane.claim.click()
    assert [row.item.number for row in InterestDecision.select()] == ["B-1", "E-1"]
    assert [row.claim.rest_minor for row in pane.late.grid.shown_records()] == [0, 0]


def test_w_waives_for_a_reason(pane, page, qtbot):
    go_to(pane, "B-1")
    qtbot.keyClick(pane.late.grid, Qt.Key.Key_W)
    form = page.money.dialog
    form.save()
    assert InterestDecision.select().count() == 0
    assert "Say why" in form._problem.text()
    form.reason.setText("goodwill")
    form.save()
    assert page.money.dialog is None
    assert InterestDecision.get().reason == "goodwill"
    assert titles(pane)[0] == "Waived 24 Nov: goodwill"


def test_what_was_claimed_already_is_not_waived_in_silence(pane, page, qtbot):
    said = []
    pane._desk.tasks.failed.connect(lambda error: said.append(error.title))
    while any(row.claim.rest_minor for row in pane.meant()):
        qtbot.keyClick(pane.late.grid, Qt.Key.Key_I)
    qtbot.keyClick(pane.late.grid, Qt.Key.Key_W)
    assert said == ["Nothing is left of it to be claimed."]


def test_a_claim_is_waived_from_its_working(pane, page, qtbot):
    go_to(pane, "B-1")
    pane.claim.click()
    assert not pane.waive_claim.isVisible()
    pane.working.go_to((0, 0))
    assert pane.waive_claim.isVisible()
    pane.waive_claim.click()
    page.money.dialog.reason.setText("settled")
    page.money.dialog.save()
    assert Item.get(Item.number == "INT-000001").open_minor == 0
    assert working(pane)[-1] == ["Waived again", "", "", "", "", "\N{MINUS SIGN}40.62"]
    assert not pane.waive_claim.isVisible()


def test_what_was_paid_late_stays_until_it_is_decided_on(pane, page, bolt):
    """Interest outlives the debt it was worked out on (ERPNext, issue 58220)."""
    record_receipt(ReceiptDraft(bolt.id, 8_000, "GBP", TODAY, "B-1"), TODAY)
    page.refresh()
    assert B_1[:6] == [
        column.text(pane.late.grid.shown_records()[0]) for column in pane.late.columns[1:7]
    ]


def test_a_missing_figure_is_named_and_can_be_entered(pane, page):
    object.__setattr__(page.desk, "today", lambda: date(2027, 1, 5))
    change_settings({"interest.regime": "de"}, TODAY)
    page.refresh()
    assert "de_base from 1 January 2027 is not known" in pane.trouble.text()
    assert pane.enter.isVisible()
    pane.enter.click()
    form = page.money.dialog
    form.value.setText("many")
    form.save()
    assert "not a rate" in form._problem.text()
    form.value.setText("1.52")
    form.save()
    assert not pane.trouble.isVisible()
    assert pane.late.grid.shown_records()[0].number == "B-1"


def test_an_invoice_that_lacks_a_figure_is_named_above_the_others(pane, page, bolt):
    with operation("test", "Bill", TODAY):
        add_item(bolt, "B-9", date(2026, 12, 1), date(2026, 12, 31), 1_000)
    object.__setattr__(page.desk, "today", lambda: date(2027, 1, 5))
    page.refresh()
    assert "B-9" not in [row.number for row in pane.late.grid.shown_records()]
    assert "B-1" in [row.number for row in pane.late.grid.shown_records()]
    assert pane.trouble.text().startswith("Not worked out: B-9. The figure of uk_bank_rate from")
    pane.enter.click()
    page.money.dialog.value.setText("3.75")
    page.money.dialog.save()
    assert not pane.trouble.isVisible()
    assert "B-9" in [row.number for row in pane.late.grid.shown_records()]


def test_every_figure_that_is_missing_is_named_and_the_first_is_entered(pane, page, bolt):
    with operation("test", "Bill", TODAY):
        add_item(bolt, "B-9", date(2026, 12, 1), date(2026, 12, 31), 1_000)
        add_item(bolt, "B-10", date(2027, 6, 1), date(2027, 7, 1), 1_000)
    object.__setattr__(page.desk, "today", lambda: date(2027, 7, 5))
    page.refresh()
    first, second = pane.trouble.text().splitlines()
    assert first.startswith("Not worked out: B-9. The figure of uk_bank_rate from 1 January 2027")
    assert second.startswith("Not worked out: B-10. The figure of uk_bank_rate from 1 July 2027")
    pane.enter.click()
    page.money.dialog.value.setText("3.75")
    page.money.dialog.save()
    assert pane.trouble.text().startswith("Not worked out: B-10.")


def test_a_contract_without_its_rate_says_so(pane, page):
    change_settings({"interest.regime": "contract"}, TODAY)
    page.refresh()
    assert "interest.contract_rate is empty" in pane.trouble.text()
    assert not pane.enter.isVisible()


def test_the_calculation_is_asked_for_all_or_those_ticked(pane, page, bolt, qtbot):
    asked = []
    page.calculation_asked.connect(lambda customer_id, ids: asked.append((customer_id, ids)))
    qtbot.keyClick(pane.late.grid, Qt.Key.Key_P)
    go_to(pane, "B-1")
    qtbot.keyClick(pane.late.grid, Qt.Key.Key_Space)
    pane.calculation.click()
    ticked = [Item.get(Item.number == "B-1").id]
    assert asked == [(bolt.id, None), (bolt.id, ticked)]


def test_the_working_is_read_aloud_and_copied_as_text(pane):
    go_to(pane, "B-1")
    model = pane.working.model()
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Days 24" in spoken
    assert "Balance 80.00" in spoken


def test_a_customer_gets_terms_of_its_own(pane, page):
    pane.terms.click()
    form = page.money.dialog
    regime, per = form.boxes.values()
    rate, grace, *_ = form.edits.values()
    assert regime.currentText() == "As for everybody: The law of your country"
    assert grace.placeholderText() == "0"
    regime.setCurrentIndex(regime.findData("contract"))
    per.setCurrentIndex(per.findData("month"))
    rate.setText("lots")
    form.save()
    assert "not a rate" in form._problem.text()
    rate.setText("1.5")
    form.save()
    go_to(pane, "B-1")
    assert pane.rule.text() == "B-1: 1.5% per month (18% per annum), Terms agreed"
    pane.terms.click()
    form = page.money.dialog
    regime, per = form.boxes.values()
    rate, *_ = form.edits.values()
    assert (regime.currentData(), per.currentData(), rate.text()) == ("contract", "month", "1.5")
    regime.setCurrentIndex(regime.findData(""))
    form.save()
    go_to(pane, "B-1")
    assert "Late Payment" in pane.rule.text()


def test_the_first_invoice_is_current_and_no_room_is_wasted(pane, page, qtbot):
    assert pane.late.grid.current_record().number == "B-1"
    page.resize(1072, 640)
    qtbot.waitUntil(lambda: page.body.verticalScrollBar().maximum() == 0)
