"""What next? asked on the card: the facts, the suggested step, the reason, and what it does."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.escalation import Step
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.escalation import next_steps
from collector_desktop.queries.placements import placements
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.papers import FONTS, words


@pytest.fixture
def sheet(page, qtbot):
    qtbot.keyClick(page.tabs.items.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    return page.decide.dialog


def test_the_suggested_step_comes_first_and_is_chosen(sheet):
    tiles = sheet.steps.tiles()
    assert tiles[0].is_suggested
    assert sheet.step() is tiles[0].step is Step.STOP_SUPPLY
    assert "suggested" in tiles[0].words()
    assert sheet.save_button.text() == "Put on stop"


def test_the_sums_say_what_they_lack_while_a_rate_is_missing(page, bolt, qtbot):
    """The debts of 2026 keep their rates; one that is late from 2027 on has none yet."""
    with operation("test", "Bill", TODAY):
        add_item(bolt, "B-9", date(2026, 12, 1), date(2026, 12, 31), 1_000)
    object.__setattr__(page.desk, "today", lambda: date(2027, 1, 5))
    qtbot.keyClick(page.tabs.items.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    found = [each.text() for each in page.decide.dialog.findChildren(QLabel)]
    said = "Not worked out: B-9. The figure of uk_bank_rate from 1 January 2027 is not known"
    assert any(text.startswith(said) for text in found)
    tiles = {tile.step: tile.detail for tile in page.decide.dialog.steps.tiles()}
    assert tiles[Step.LETTER_BEFORE_ACTION].endswith("; more is not worked out yet")


def test_what_is_not_possible_is_no_choice(sheet):
    assert Step.COURT_CLAIM not in {tile.step for tile in sheet.steps.tiles()}


def test_without_a_reason_nothing_happens(sheet, bolt):
    sheet.save_button.click()
    assert sheet._problem.text() == "Say why: it is kept in the history."
    assert next_steps(bolt.id, TODAY) == ()


def test_a_decision_does_what_it_says_and_opens_its_letter(sheet, page, bolt, qtbot):
    sheet.reason.setText("over the limit for weeks")
    with qtbot.waitSignal(page.template_asked) as asked:
        sheet.save_button.click()
    assert asked.args == [bolt.id, "credit-hold"]
    [decided] = next_steps(bolt.id, TODAY)
    assert (decided.step, decided.suggested) == (Step.STOP_SUPPLY, "stop_supply")
    assert [row.status for row in statuses(TODAY)[bolt.id]] == [AccountStatus.ON_STOP]
    assert page.decide.dialog is None


def test_an_agency_is_asked_for_by_name_and_then_named_in_the_letter(sheet, page, bolt, qtbot):
    wanted = [tile.step for tile in sheet.steps.tiles()].index(Step.AGENCY)
    for _ in range(wanted):
        qtbot.keyClick(sheet.steps, Qt.Key.Key_Down)
    sheet.reason.setText("nobody answers")
    sheet.save_button.click()
    form = page.decide.case.dialog
    form.whom.setText("Recover & Co")
    with qtbot.waitSignal(page.template_asked) as asked:
        form.save_button.click()
    assert asked.args == [bolt.id, "agency-handover"]
    letter = words(letter_paper(*asked.args, TODAY, FONTS))
    [row] = placements(TODAY, bolt.id)
    sum_ = f"£{row.sums.placed_minor / 100:,.2f}"
    assert f"We have passed the collection of {sum_} to Recover & Co, who will write" in letter


def test_a_solicitor_tells_the_customer_himself(page, bolt, qtbot):
    page.decide.case.pass_on()
    form = page.decide.case.dialog
    form.kind.setCurrentIndex(1)
    assert not form.letter.isVisible()
    form.whom.setText("Vale & Co")
    with qtbot.assertNotEmitted(page.template_asked):
        form.save_button.click()
    assert page.decide.case.dialog is None


def test_another_step_is_chosen_by_keys(sheet, qtbot):
    qtbot.keyClick(sheet.steps, Qt.Key.Key_Down)
    assert sheet.step() is not Step.STOP_SUPPLY
    qtbot.keyClick(sheet.steps, Qt.Key.Key_Return)
    assert sheet.reason.hasFocus() or sheet.focusWidget() is sheet.reason


def test_the_reasons_of_the_chosen_step_are_read_whole(sheet, qtbot):
    assert sheet.why.text() == "The credit limit is exceeded."
    qtbot.keyClick(sheet.steps, Qt.Key.Key_Down)
    assert sheet.step() is not Step.STOP_SUPPLY
    assert sheet.why.text() != "The credit limit is exceeded."


def test_where_nothing_is_overdue_no_reason_is_asked_for(page, qtbot):
    with operation("test", "Somebody who owes nothing", TODAY):
        cole = Customer.create(code="COLE", name="Cole Ltd", currency="GBP")
    page.show_argument((cole.id, ()))
    qtbot.keyClick(page.tabs.items.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    sheet = page.decide.dialog
    found = [each.text() for each in sheet.findChildren(QLabel)]
    assert "Nothing is overdue: there is nothing to decide." in found
    assert not sheet.save_button.isEnabled()
    assert not sheet.reason.isVisible()
    assert "&Reason" not in found
    assert sheet.height() < 300
