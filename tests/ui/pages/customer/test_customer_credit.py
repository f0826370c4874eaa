"""May I ship? on the customer card, and the flag of a plan."""

from PySide6.QtCore import Qt

from collector_desktop.domain.plan_making import Instalment
from collector_desktop.services.plans import PlanDraft, agree_plan
from tests.conftest import TODAY


def answer(page):
    dialog = page.credit.dialog
    return dialog.answer.accessibleName(), dialog.why.text()


def test_o_asks_and_answers_as_the_sum_is_typed(page, qtbot):
    qtbot.keyClick(page.tabs.items.grid, Qt.Key.Key_O)
    dialog = page.credit.dialog
    assert dialog.windowTitle() == "May I ship to Bolt Ltd?"
    chip, why = answer(page)
    assert chip == "No, do not ship"
    assert "over the limit of 50.00 GBP" in why
    assert "£50.00" in dialog.sums.text()
    dialog.accept()
    assert page.credit.dialog is None


def test_the_answer_follows_the_sum(page, acme, qtbot):
    page.show_argument((acme.id, (acme.id,)))
    page.credit.ask()
    dialog = page.credit.dialog
    assert answer(page)[0] == "Ask first"
    assert "54 days overdue" in answer(page)[1]
    dialog.amount.setText("100")
    qtbot.waitUntil(lambda: not dialog._pause.isActive())
    assert answer(page)[0] == "Ask first"


def test_a_running_plan_is_a_flag_of_the_card(page, bolt):
    agree_plan(PlanDraft(bolt.id, "GBP", (Instalment(TODAY, 110_00),)), TODAY)
    page.refresh()
    assert "Plan on track" in page.head.chips.accessibleName()
