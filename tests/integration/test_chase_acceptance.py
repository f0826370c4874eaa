"""What people praised and complained of in other programs, as tests of the chase."""

import pytest

from collector_desktop.domain.procedures import Procedure
from collector_desktop.domain.settings import CHASE_MOST_A_DAY
from collector_desktop.queries.chase import chase_view
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Contact, CustomerGroup, Message
from collector_desktop.storage.operations import operation
from tests.integration.chasing import (
    chased_in_three_steps,
    customer,
    day,
    email,
    held,
    owes,
    promise,
    run,
    steps_at,
    use,
)
from tests.integration.money import credit, receive


@pytest.fixture
def acme(ledger):
    return chased_in_three_steps()


def test_chased_although_paid_because_the_payment_was_not_allocated(acme):
    receive(acme, 10_000, day(2), allocate="none")
    assert (steps_at(day(9)), held(day(9))) == ({}, {"ACME": "allocate_first"})


def test_reminders_skip_invoices_that_were_there_before(acme, tmp_path):
    """Old debts come in at the right step: one message, not all the past ones."""
    owes(customer("OLD"), "INV-2", due=day(-300))
    assert steps_at(day(1)) == {"OLD": "R3"}
    run(day(1), tmp_path)
    assert Message.select().count() == 1
    assert held(day(2)) == {"OLD": "exhausted"}


def test_fear_of_the_first_activation(acme, snapshot):
    """Looking sends and writes nothing."""
    before = snapshot()
    assert steps_at(day(9)) == {"ACME": "R1"}
    assert snapshot() == before


def test_fear_of_the_first_activation_few_a_day_and_the_oldest_first(acme, tmp_path):
    for n, code in enumerate(("BETA", "CARL", "DORA")):
        owes(customer(code), f"INV-{code}", due=day(-5 * n))
    change_settings({CHASE_MOST_A_DAY.key: "2"}, day(0))
    assert set(steps_at(day(20))) == {"DORA", "CARL"}
    assert held(day(20)) == {"ACME": "daily_limit", "BETA": "daily_limit"}
    run(day(20), tmp_path)
    assert steps_at(day(20)) == {}
    assert set(steps_at(day(21))) == {"ACME", "BETA"}


def test_one_schedule_for_everybody(acme):
    use(
        Procedure("Usual", (email("U", 7),), 0, is_default=True),
        Procedure("Chain", (email("C", 1),), 0),
        Procedure("Own", (email("O", 2),), 0),
    )
    with operation("test", "Make a group", day(0)):
        chain = CustomerGroup.create(name="Branches", procedure="Chain")
    owes(customer("BETA", group=chain), "INV-2")
    owes(customer("CARL", group=chain, procedure="Own"), "INV-3")
    assert steps_at(day(9)) == {"ACME": "U", "BETA": "C", "CARL": "O"}


def test_a_promise_does_not_stop_chasing(acme):
    """It does here, until its day; when it is broken the next step goes at once."""
    promise(acme, 10_000, day(9), day(2))
    assert held(day(8)) == {"ACME": "promise"}
    assert steps_at(day(13)) == {"ACME": "R1"}


def test_several_rules_who_wins(acme, tmp_path):
    """The severest that applies, once for each customer and day."""
    owes(acme, "INV-2", due=day(10))
    (message,) = chase_view(day(21)).messages
    assert (message.step, len(message.items)) == ("R3", 2)
    run(day(21), tmp_path)
    assert steps_at(day(21)) == {}


def test_old_communications_must_be_deleted_to_see_the_next_follow_up(acme, tmp_path):
    """Nothing is deleted: what was sent stays in the history, and the next step is shown."""
    run(day(7), tmp_path)
    log_contact(ContactDraft(acme.id, "call", "WILL_CALL", next_on=day(9)), day(8))
    log_contact(ContactDraft(acme.id, "call", "NO_ANSWER", no_follow_up=True), day(9))
    assert [row.kind for row in Contact.select().order_by(Contact.id)] == ["email", "call", "call"]
    assert steps_at(day(14)) == {"ACME": "R2"}


def test_the_overdue_total_ignores_credits(acme):
    """The gross total is asked for, and the credit that waits is named."""
    credit(acme, "CN-1", 2_500, day(0))
    (message,) = chase_view(day(9)).messages
    assert (message.total_minor, message.warnings) == (10_000, ("£25.00 is not allocated yet.",))


def test_a_missing_name_or_address_is_found_before_anything_is_sent(acme, tmp_path):
    owes(customer("GONE", mail="", posted=""), "INV-2")
    assert held(day(9)) == {"GONE": "no_address"}
    assert run(day(9), tmp_path).counts == {"handed_over": 1}
