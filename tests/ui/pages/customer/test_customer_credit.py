"""May I ship? on the customer card, and the flag of a plan."""

from PySide6.QtCore import Qt

from collector_desktop.domain.plan_making import Instalment
from collector_desktop.queries.credit import credit_check
from collector_desktop.services.credit_limits import set_group_limit, set_limit, set_shared_limit
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.storage.models import Customer, CustomerGroup, FxRate
from collector_desktop.storage.operations import operation
from collector_desktop.ui.dialogs.credit_check import CreditDialog
from collector_desktop.ui.widgets.card_figures import card_figures
from tests.conftest import TODAY
from tests.integration.money import receive


def answer(page):
    dialog = page.credit.dialog
    return dialog.answer.accessibleName(), dialog.why.text()


def test_o_asks_and_answers_as_the_sum_is_typed(page, qtbot):
    qtbot.keyClick(page.tabs.items.grid, Qt.Key.Key_O)
    dialog = page.credit.dialog
    assert dialog.windowTitle() == "May I ship to Bolt Ltd?"
    chip, why = answer(page)
    assert chip == "No, do not ship"
    assert "over the limit of £50.00" in why
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


def test_what_would_make_it_a_yes_is_said_and_is_so(page, acme, qtbot):
    page.show_argument((acme.id, (acme.id,)))
    set_limit(acme.id, 50_000, TODAY)
    page.credit.ask()
    dialog = page.credit.dialog
    dialog.amount.set_amount(100_000)
    dialog.check()
    assert "Decide on a limit of at least" in dialog.ways.text()
    found = credit_check(acme.id, 100_000, TODAY)
    assert found.payment_minor == 62_000  # 120.00 owed and 1,000.00 ordered, less 500.00
    assert "Once £620.00 is paid" in dialog.ways.text()
    receive(acme, found.payment_minor)
    dialog.check()
    assert (answer(page)[0], dialog.ways.text(), dialog.how.text()) == ("Yes, ship it", "", "")


def test_an_order_in_another_currency_is_asked_about_in_it(page, acme, qtbot):
    page.show_argument((acme.id, (acme.id,)))
    page.credit.ask()
    dialog = page.credit.dialog
    dialog.currency.setCurrentText("EUR")
    dialog.amount.set_amount(100)
    dialog.check()
    assert answer(page)[1].startswith("No rate between EUR and GBP is known.")
    with operation("test", "A rate", TODAY):
        FxRate.create(base="GBP", currency="EUR", day=TODAY, rate="0.8")
    dialog.check()
    assert answer(page)[0] == "Ask first"


def test_the_card_shows_the_limit_of_the_group_and_what_it_shares(page, acme, bolt):
    with operation("test", "A group", TODAY):
        group = CustomerGroup.create(name="Chain")
        Customer.update(group=group, credit_limit_minor=None).execute()
    set_group_limit("Chain", "GBP", 900_000, TODAY)
    set_shared_limit("Chain", "GBP", 10_000, TODAY)
    page.refresh()
    [figure] = [each for each in card_figures(page._card, TODAY) if "Chain" in each.title]
    assert (figure.title, figure.value, figure.detail_tone) == (
        "Limit of Chain",
        "£9,000.00",
        "danger",
    )
    # Acme owes 120.00, Bolt 80.00 + 30.00 - 10.00 and 20.00 in euros, for which there is no rate.
    assert figure.detail == "Shared by Chain: £120.00 over £100.00"
    assert "Over limit" in page.head.chips.accessibleName()


def test_a_customer_who_is_gone_is_a_sentence_while_a_sum_is_typed(page, desk, qtbot):
    dialog = CreditDialog(desk, 4711, "Acme", "GBP", page)
    assert dialog.why.text().startswith("There is no customer 4711.")


def test_a_question_that_is_closed_asks_no_more(page, qtbot):
    page.credit.ask()
    dialog = page.credit.dialog
    dialog.amount.setText("100")
    assert dialog._pause.isActive()
    dialog.hide()
    assert not dialog._pause.isActive()
