"""What OCA, Axelor and Invoice Ninja expect: numbers, steps, fees, payments returned."""

from datetime import date

import pytest

from collector_desktop.domain.procedures import Channel, Consolidate, FeeKind, Mode
from collector_desktop.queries.chase import chase_view
from collector_desktop.services.reversals import bounce
from collector_desktop.storage.models import Item, MessageItem
from tests.integration.chasing import (
    THREE,
    chased_in_three_steps,
    customer,
    day,
    email,
    owes,
    run,
    step,
    steps_at,
    use,
)
from tests.integration.money import receive


@pytest.fixture
def acme(ledger):
    return chased_in_three_steps()


def test_b18_one_message_lists_everything_overdue_and_is_numbered_by_the_most_reminded(
    acme, tmp_path
):
    for days in (7, 14):
        run(day(days), tmp_path)
    owes(acme, "INV-2", 5000, due=day(19))
    (message,) = chase_view(day(21)).messages
    assert (message.step, message.reminder_number, message.total_minor) == ("R3", 3, 15_000)
    assert [(item.number, item.step_name, item.step_id is None) for item in message.items] == [
        ("INV-1", "R3", False),
        ("INV-2", "", True),
    ]
    run(day(21), tmp_path)
    assert chase_view(day(26)).messages[0].reminder_number == 4


def test_b18_calls_do_not_raise_the_number_of_a_reminder(acme, tmp_path):
    use(email("R1", 7), step("Call", 10, Channel.CALL), email("R2", 14))
    run(day(7), tmp_path)
    run(day(10), tmp_path)
    assert chase_view(day(14)).messages[0].reminder_number == 2


def test_b19_the_next_step_counts_from_the_last_letter(ledger, tmp_path):
    who = customer()
    owes(who, minor=50_000, due=date(2024, 1, 10))
    use(email("L1", 15), email("L2", 15, mode=Mode.AFTER_PREVIOUS, needs_approval=True))
    run(date(2024, 2, 5), tmp_path)
    assert steps_at(date(2024, 2, 19)) == {}
    assert steps_at(date(2024, 2, 20)) == {"ACME": "L2"}
    with_approval = run(date(2024, 2, 20), tmp_path)
    assert with_approval.counts == {"left_out": 1}
    assert steps_at(date(2024, 2, 21)) == {"ACME": "L2"}
    assert run(date(2024, 2, 21), tmp_path, approve_all=True).counts == {"handed_over": 1}


def test_d13_a_bounced_payment_opens_the_item_again_at_the_same_step(acme, tmp_path):
    run(day(15), tmp_path)
    money = receive(acme, 10_000, day(16))
    assert steps_at(day(21)) == {}
    bounce(money.item_id, day(22), day(22))
    assert steps_at(day(22)) == {"ACME": "R3"}


def test_by_invoice_each_has_a_message_of_its_own(acme):
    use(*THREE, consolidate=Consolidate.INVOICE)
    owes(acme, "INV-2", due=day(10))
    assert {(m.step, len(m.items)) for m in chase_view(day(17)).messages} == {("R1", 1), ("R2", 1)}


@pytest.mark.parametrize(("fee", "total"), [(100, 200_00), (50, 150_00)])
def test_c3_a_fixed_fee_is_asked_for_beside_the_invoice_which_stays_as_it_is(
    ledger, tmp_path, fee, total
):
    """100 owed and a fee of 100 are 200, with one of 50 they are 150; the invoice stays 100."""
    chased_in_three_steps()
    use(email("R1", 7, fee_kind=FeeKind.FIXED, fee_value=fee))
    (message,) = chase_view(day(8)).messages
    assert message.total_minor + message.fees_minor == total
    run(day(8), tmp_path)
    assert (Item.get().amount_minor, Item.get().open_minor) == (100_00, 100_00)


def test_c3_each_reminder_has_its_own_fee_on_its_own_day(acme, tmp_path):
    """Fees of 101, 102 and 103 on three reminders."""
    fees = enumerate((101, 102, 103), 1)
    use(*(email(f"R{n}", 7 * n, fee_kind=FeeKind.FIXED, fee_value=fee) for n, fee in fees))
    for n in (7, 14, 21):
        run(day(n), tmp_path)
    charged = [
        (each.message.run.made_on, each.fee_minor)
        for each in MessageItem.select().order_by(MessageItem.id)
    ]
    assert charged == [(day(7), 101_00), (day(14), 102_00), (day(21), 103_00)]
