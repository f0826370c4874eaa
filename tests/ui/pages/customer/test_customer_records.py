"""Tasks, personal data, limits, references, recoveries and new addresses: from the card."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.credit import Ground
from collector_desktop.domain.credit_references import ReferenceResult
from collector_desktop.domain.placements import PlacementKind
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.credit_limits import credit_limits
from collector_desktop.queries.credit_references import references
from collector_desktop.queries.customers import balances, customer_facts
from collector_desktop.queries.placements import open_placement, placements
from collector_desktop.queries.tasks import tasks
from collector_desktop.queries.tracing import trace
from collector_desktop.services.account_status import set_status
from collector_desktop.services.credit_limits import CoverDraft, set_cover
from collector_desktop.services.history import undo_last
from collector_desktop.services.placements import PlacementDraft, place_debts
from collector_desktop.storage.models import Customer, CustomerGroup
from collector_desktop.storage.operations import operation
from collector_desktop.ui.dialogs.limit_forms import LimitOf
from collector_desktop.ui.dialogs.person_forms import RetentionSheet
from collector_desktop.ui.dialogs.task_sheet import TaskSheet
from collector_desktop.ui.widgets.palette_entry import OFFERED
from tests.conftest import TODAY
from tests.integration.money import receive


@pytest.fixture
def case(page):
    return page.decide.case


@pytest.fixture
def people(page):
    return page.holds.people


def owed(customer, day=TODAY):
    return sum(each.balance for each in balances(day, customer.id))


def press(qtbot, sheet, key):
    """Press a key in the list of a window, which has to be active for that."""
    with qtbot.waitActive(sheet):
        sheet.activateWindow()
    sheet.grid.setFocus()
    qtbot.keyClick(sheet.grid, key)


def set_limit_of(case, way, minor, currency="GBP"):
    case.more.limits()
    form = case.dialog
    form.what.setCurrentIndex(form.what.findData(way))
    form.currency.setCurrentText(currency)
    form.amount.set_amount(minor)
    form.save_button.click()
    assert case.dialog is None


def test_a_task_is_planned_and_ticked_off_and_both_can_be_undone(desk, bolt, qtbot):
    sheet = TaskSheet(desk, None, bolt.id, "Bolt Ltd")
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.add()
    assert "few words" in sheet.refusal.text()
    sheet.what.setText("send the proof of delivery")
    sheet.by.setText("+3")
    qtbot.keyClick(sheet.what, Qt.Key.Key_Return)
    [task] = tasks(TODAY, [bolt.id])
    assert (task.words, task.due_on) == ("send the proof of delivery", TODAY + timedelta(days=3))
    press(qtbot, sheet, Qt.Key.Key_D)
    assert tasks(TODAY, [bolt.id]) == ()
    undo_last(TODAY)
    assert len(tasks(TODAY, [bolt.id])) == 1
    undo_last(TODAY)
    assert tasks(TODAY, [bolt.id], with_done=True) == ()


def test_the_tasks_of_a_customer_open_by_a_key_of_its_card(page, people, qtbot):
    qtbot.keyClick(page.tabs.items.grid, Qt.Key.Key_T)
    assert people.sheet.windowTitle() == "To do for Bolt Ltd"


def test_a_recovery_is_a_payment_too_in_one_step(case, bolt):
    place_debts(PlacementDraft(bolt.id, PlacementKind.AGENCY, "Recover & Co"), TODAY)
    before = owed(bolt)
    case.more.recover()
    form = case.dialog
    form.save_button.click()
    assert form._problem.text() == "Enter how much it was."
    form.amount.set_amount(4_000)
    form.save_button.click()
    assert (placements(TODAY)[0].sums.recovered_minor, owed(bolt)) == (4_000, before - 4_000)
    undo_last(TODAY)
    assert (placements(TODAY)[0].sums.recovered_minor, owed(bolt)) == (0, before)


def test_commission_is_no_payment_and_closing_lets_us_chase_again(case, bolt):
    place_debts(PlacementDraft(bolt.id, PlacementKind.AGENCY, "Recover & Co"), TODAY)
    before = owed(bolt)
    case.more.recover()
    form = case.dialog
    form.kind.setCurrentIndex(1)
    assert not form.as_payment.isVisible()
    form.amount.set_amount(500)
    form.save_button.click()
    assert (placements(TODAY)[0].sums.commission_minor, owed(bolt)) == (500, before)
    case.more.take_back()
    case.dialog.save_button.click()
    assert case.dialog._problem.text() == "Say what came of it."
    case.dialog.reason.setText("they gave up")
    case.dialog.save_button.click()
    assert open_placement(bolt.id, TODAY) is None
    assert bolt.id not in statuses(TODAY)


def test_a_new_address_is_kept_with_its_source_and_ends_the_search(case, bolt):
    set_status(bolt.id, AccountStatus.GONE_AWAY, "letter came back", TODAY)
    case.more.move()
    form = case.dialog
    form.line1.setText("4 New Quay")
    form.save_button.click()
    assert form._problem.text() == "Enter who gave the new address."
    form.source.setText("the landlord")
    form.save_button.click()
    assert customer_facts(bolt.id).address[0] == "4 New Quay"
    [move] = trace(bolt.id, TODAY).moves
    assert (move.source, move.on) == ("the landlord", TODAY)
    assert bolt.id not in statuses(TODAY)
    undo_last(TODAY)
    assert statuses(TODAY)[bolt.id][0].status is AccountStatus.GONE_AWAY


def test_each_further_limit_is_set_and_shown_again(case, bolt):
    with operation("test", "A group", TODAY):
        group = CustomerGroup.create(name="Chain")
        Customer.update(group=group).where(Customer.id == bolt.id).execute()
    for way, minor in zip(LimitOf, (700, 800, 900, 1_000, 1_100), strict=True):
        set_limit_of(case, way, minor)
    found = credit_limits(bolt.id, TODAY)
    assert {each.ground: each.limit_minor for each in found.further} == {
        Ground.OVER_CURRENCY_LIMIT: 700,
        Ground.OVER_OVERDUE_LIMIT: 800,
        Ground.OVER_SHARED_LIMIT: 1_100,
    }
    assert found.insured_minor == 900
    case.more.limits()
    form = case.dialog
    assert form.amount.amount() == 700
    set_cover(CoverDraft(bolt.id, 900, "Surety", TODAY), TODAY)
    case.dialog.reject()
    case.more.limits()
    form = case.dialog
    form.what.setCurrentIndex(form.what.findData(LimitOf.COVER))
    assert (form.amount.amount(), form.insurer.text(), form.until.day()) == (900, "Surety", TODAY)
    form.what.setCurrentIndex(form.what.findData(LimitOf.OWED))
    form.currency.setCurrentText("EUR")
    assert form.amount.amount() is None


def test_a_reference_that_answers_is_shown_where_the_credit_is_decided(case, bolt):
    case.apply()
    case.dialog.asked.set_amount(50_000)
    case.dialog.references.setText("Acme Ltd; Vale & Co")
    case.dialog.save_button.click()
    case.more.references()
    form = case.dialog
    assert form.whom.itemText(0) == "Acme Ltd: no answer yet"
    form.answer.setCurrentIndex(form.answer.findData(ReferenceResult.SLOW))
    form.suggested.set_amount(20_000)
    form.save_button.click()
    case.more.references()
    form = case.dialog
    assert form.whom.itemText(0) == "Vale & Co: no answer yet"
    form.whom.setCurrentIndex(1)
    assert (form.answer.currentData(), form.suggested.amount()) == ("slow", 20_000)
    form.whom.setCurrentIndex(2)
    assert form.suggested.amount() is None
    form.save_button.click()
    assert form._problem.text() == "Enter who to ask."
    form.name.setText("Our bank")
    form.save_button.click()
    told = [(row.name, row.result.value) for row in references(bolt.id, TODAY)]
    assert told == [("Acme Ltd", "slow"), ("Vale & Co", "waiting"), ("Our bank", "waiting")]
    assert references(bolt.id, TODAY - timedelta(days=1)) == ()
    case.decide_credit()
    words = {each.text() for each in case.dialog.findChildren(type(case.dialog._problem))}
    assert "Acme Ltd: pays slowly, speaks for £200.00" in words


@pytest.mark.parametrize(
    ("way", "template"), [(0, "credit-granted"), (1, "credit-granted"), (2, "credit-declined")]
)
def test_the_letter_about_the_decision_is_offered(page, case, way, template, qtbot):
    case.decide_credit()
    form = case.dialog
    form.decision.setCurrentIndex(way)
    form.reason.setText("references")
    form.deposit.set_amount(500)
    with qtbot.waitSignal(page.template_asked) as asked:
        form.save_button.click()
    assert asked.args[1] == template
    case.decide_credit()
    case.dialog.letter.setChecked(False)
    case.dialog.reason.setText("again")
    with qtbot.assertNotEmitted(page.template_asked):
        case.dialog.save_button.click()


def test_what_is_known_is_written_and_said(page, people, desk, qtbot):
    with qtbot.waitSignal(page.said) as said:
        people.export()
    assert "personal-data-BOLT" in said.args[0]
    assert {path.suffix for path in desk.papers.iterdir()} == {".pdf", ".json"}


def test_nothing_is_erased_until_the_code_was_typed(page, people, acme, snapshot, qtbot):
    receive(acme, 12_000)
    page.show_argument((acme.id, (acme.id,)))
    before = snapshot()
    people.erase()
    form = people.form
    form.typed.setText("acme")
    form.save_button.click()
    assert "Type ACME" in form._problem.text()
    assert snapshot() == before
    form.typed.setText("ACME")
    form.typed.setFocus()
    qtbot.keyClick(form.typed, Qt.Key.Key_Return)
    assert form._problem.text().startswith("Enter does not erase: press Erase for good")
    assert snapshot() == before
    form.typed.clear()
    qtbot.keyClick(form.typed, Qt.Key.Key_Return)  # the harmless button is the one of Enter
    assert not form.isVisible()
    people.erase()
    form = people.form
    form.typed.setText("ACME")
    with qtbot.waitSignal(page.said) as said:
        form.save_button.click()
    assert said.args[0].startswith(f"Erased: it is ANON-{acme.id} from now on.")
    assert Customer.get_by_id(acme.id).name == f"Anonymised {acme.id}"


def test_who_owes_is_not_erased(people, bolt):
    people.erase()
    people.form.typed.setText("BOLT")
    people.form.save_button.click()
    assert "still has" in people.form._problem.text()
    assert Customer.get_by_id(bolt.id).code == "BOLT"


def test_records_past_keeping_are_listed_and_erased(desk, acme, bolt, qtbot):
    receive(acme, 12_000)
    later = replace(desk, today=lambda: TODAY.replace(year=TODAY.year + 8))
    sheet = RetentionSheet(later)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.refresh()
    assert [row.code for row in sheet.grid.shown_records()] == ["ACME"]
    press(qtbot, sheet, Qt.Key.Key_E)
    sheet.form.typed.setText("ACME")
    with qtbot.waitSignal(sheet.said):
        sheet.form.save_button.click()
    assert sheet.grid.shown_records() == []


def test_every_action_of_the_menus_is_offered_in_the_palette(page):
    titles = [
        action.text().partition("\t")[0]
        for menu in page.findChildren(QMenu, OFFERED)
        for action in menu.actions()
    ]
    for wanted in ("Status of the account", "New address…", "Erase personal data…", "What next?"):
        assert wanted in titles
