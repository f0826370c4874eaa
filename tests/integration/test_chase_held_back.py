"""What a run holds back, why and until when: as OCA, kivitendo, iDempiere and Axelor hold back."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.holding_back import TITLES, HoldReason
from collector_desktop.domain.plan_making import Instalment
from collector_desktop.domain.procedures import Channel, Procedure
from collector_desktop.domain.settings import CHASE_STALE_DAYS, PROMISE_GRACE_DAYS
from collector_desktop.queries.chase import chase_view
from collector_desktop.services.account_status import lift_status, set_status
from collector_desktop.services.cheques import ChequeDraft, cancel_cheque, hold_cheque
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Address, AddressFault, ImportBatch, Item
from collector_desktop.storage.operations import operation
from tests.integration.chasing import (
    THREE,
    chased_in_three_steps,
    customer,
    day,
    email,
    held,
    owes,
    promise,
    proposed,
    run,
    step,
    steps_at,
    use,
)
from tests.integration.money import credit, receive


@pytest.fixture
def acme(ledger):
    return chased_in_three_steps()


def only_held(as_of):
    """Return the one thing that is held back, where nothing is sent."""
    view = chase_view(as_of)
    assert view.messages == ()
    (found,) = view.held
    return found


def asked(as_of):
    """Return what the one message asks for, by number."""
    (message,) = chase_view(as_of).messages
    return {item.number: item.open_minor for item in message.items}


def test_every_reason_has_a_title():
    assert set(TITLES) == set(HoldReason)


def test_a_promise_for_all_holds_back_until_its_day(acme):
    promise(acme, 10_000, day(12), day(3))
    found = only_held(day(9))
    assert (found.reason, found.until, found.items) == (HoldReason.PROMISE, day(12), ("INV-1",))
    assert found.text == "Promised £100.00 by 13 September 2026."


def test_the_grace_of_a_promise_holds_back_to_its_last_working_day(acme):
    change_settings({PROMISE_GRACE_DAYS.key: "2"}, day(1))
    promise(acme, 10_000, day(12), day(3))
    assert [only_held(day(at)).until for at in (12, 13, 14)] == [day(14)] * 3
    assert asked(day(15)) == {"INV-1": 10_000}


def test_a_promise_for_a_part_leaves_the_rest_to_be_asked_for(acme):
    promise(acme, 4_000, day(12), day(3))
    assert asked(day(9)) == {"INV-1": 6_000}


def test_a_promise_for_one_invoice_leaves_the_others(acme):
    owes(acme, "INV-2", 5_000)
    promise(acme, 10_000, day(12), day(3), "INV-1")
    assert asked(day(9)) == {"INV-2": 5_000}
    assert held(day(9)) == {"ACME": "promise"}


def test_a_broken_promise_lets_the_next_step_go_at_once_though_they_spoke_lately(acme):
    use(*THREE, min_gap_days=14)
    promise(acme, 10_000, day(9), day(8))
    assert held(day(9)) == {"ACME": "promise"}
    first = next(n for n in range(9, 20) if steps_at(day(n)))
    assert first <= 12
    assert steps_at(day(first)) == {"ACME": "R1"}


def test_a_plan_that_is_kept_holds_back_and_one_in_default_does_not(acme):
    parts = (Instalment(day(10), 5_000), Instalment(day(40), 5_000))
    agree_plan(PlanDraft(acme.id, "GBP", parts), day(2))
    found = only_held(day(9))
    assert (found.reason, found.until) == (HoldReason.PLAN, day(10))
    receive(acme, 5_000, day(10))
    assert held(day(30)) == {"ACME": "plan"}
    assert steps_at(day(80)) == {"ACME": "R3"}


def test_a_dispute_holds_back_only_its_part(acme):
    raise_dispute(DisputeDraft(Item.get().id, "PRICE", 2_500), day(1))
    (message,) = chase_view(day(9)).messages
    assert (message.total_minor, message.items[0].disputed_minor) == (7_500, 2_500)


def test_a_dispute_about_all_holds_back(acme):
    raise_dispute(DisputeDraft(Item.get().id, "PRICE"), day(1))
    assert only_held(day(9)).reason is HoldReason.DISPUTE


def test_a_hold_ends_by_itself(acme):
    put_on_hold(HoldDraft(acme.id, "grace", "New buyer.", day(12)), day(1))
    found = only_held(day(9))
    assert (found.reason, found.until, found.text) == (HoldReason.ON_HOLD, day(12), "New buyer.")
    assert held(day(12)) == {"ACME": "on_hold"}
    assert steps_at(day(13)) == {"ACME": "R1"}


def test_an_invoice_on_hold_is_left_out_of_the_message(acme):
    second = owes(acme, "INV-2", 5_000)
    put_on_hold(HoldDraft(acme.id, "other", "Credit due", None, (second.id,)), day(1))
    assert asked(day(9)) == {"INV-1": 10_000}
    assert held(day(9)) == {"ACME": "on_hold"}


def test_a_cheque_in_hand_holds_back_until_it_is_cancelled(acme):
    draft = ChequeDraft(acme.id, 10_000, "GBP", "0001", day(30), day(2))
    cheque = hold_cheque(draft, day(2)).value
    found = only_held(day(9))
    assert (found.reason, found.until) == (HoldReason.CHEQUE, day(30))
    cancel_cheque(cheque, day(10))
    assert steps_at(day(11)) == {"ACME": "R1"}


def test_a_cheque_for_a_promise_counts_once(acme):
    owes(acme, "INV-2", 5_000)
    promise(acme, 10_000, day(30), day(2))
    hold_cheque(ChequeDraft(acme.id, 10_000, "GBP", "0001", day(28), day(2)), day(2))
    assert asked(day(9)) == {"INV-2": 5_000}


def test_a3_paid_but_not_allocated_is_to_be_allocated_first(acme):
    receive(acme, 10_000, day(3), allocate="none")
    found = only_held(day(9))
    assert found.reason is HoldReason.ALLOCATE_FIRST
    assert found.text == "£100.00 is not allocated yet: allocate it first."


def test_unallocated_money_that_is_less_is_warned_of(acme):
    credit(acme, "CN-1", 2_000, day(0))
    (message,) = chase_view(day(9)).messages
    assert message.warnings == ("£20.00 is not allocated yet.",)


@pytest.mark.parametrize(
    ("kind", "outcome", "is_reached"),
    [
        ("call", "WILL_CALL", True),
        ("call", "VOICEMAIL", True),
        ("letter", "", True),
        ("call", "NO_ANSWER", False),
        ("call", "BUSY", False),
        ("call", "WRONG_NO", False),
        ("note", "", False),
    ],
)
def test_who_was_reached_lately_is_left_alone_and_a_try_does_not_count(
    acme, kind, outcome, is_reached
):
    use(*THREE, min_gap_days=5)
    log_contact(ContactDraft(acme.id, kind, outcome, no_follow_up=True), day(6))
    assert bool(steps_at(day(10))) is not is_reached
    assert steps_at(day(11)) == {"ACME": "R1"}
    if is_reached:
        assert only_held(day(10)).until == day(10)


def test_who_says_that_it_is_paid_is_left_alone_until_we_meant_to_look(acme):
    log_contact(ContactDraft(acme.id, "call", "PAID", next_on=day(12)), day(8))
    found = only_held(day(9))
    assert (found.reason, found.until) == (HoldReason.PAUSED, day(12))
    assert steps_at(day(13)) == {"ACME": "R1"}


@pytest.mark.parametrize(
    "status", [AccountStatus.INSOLVENT, AccountStatus.REPRESENTED, AccountStatus.GONE_AWAY]
)
def test_an_account_in_such_a_status_is_not_chased(acme, status):
    set_status(acme.id, status, "A letter", day(2))
    assert only_held(day(9)).reason is HoldReason.STATUS
    lift_status(acme.id, status, "A mistake", day(10))
    assert steps_at(day(10)) == {"ACME": "R1"}


def test_supply_on_stop_stops_no_message(acme):
    set_status(acme.id, AccountStatus.ON_STOP, "Over the limit", day(2))
    assert steps_at(day(9)) == {"ACME": "R1"}


def imported(*days):
    with operation("test", "Import", days[0]) as current:
        for on in days:
            ImportBatch.create(
                operation=current,
                file_name="open.csv",
                sha256="x",
                profile="collector",
                kind="items",
                imported_on=on,
            )


def test_a3_a_ledger_that_files_feed_is_not_chased_by_when_its_newest_is_old(acme):
    imported(date(2026, 8, 31), date(2026, 9, 7))  # Mondays; three working days on is Thursday
    assert steps_at(date(2026, 9, 10)) == {"ACME": "R1"}
    assert only_held(date(2026, 9, 11)).reason is HoldReason.STALE_DATA
    change_settings({CHASE_STALE_DAYS.key: "4"}, day(10))
    assert steps_at(date(2026, 9, 11)) == {"ACME": "R1"}
    change_settings({CHASE_STALE_DAYS.key: "0"}, day(10))
    assert steps_at(date(2026, 10, 11)) == {"ACME": "R3"}


def test_a_ledger_that_was_filled_once_is_never_out_of_date(acme):
    imported(date(2026, 8, 31))
    assert steps_at(day(60)) == {"ACME": "R3"}


def test_a_procedure_that_nobody_knows_is_said_and_not_guessed(ledger):
    owes(customer(procedure="Mahnung"))
    use(*THREE)
    found = only_held(day(9))
    assert found.reason is HoldReason.NO_PROCEDURE
    assert "'Mahnung'" in found.text


def test_what_is_below_the_tolerance_of_its_currency_is_not_asked_for(acme):
    use(*THREE, tolerance={"GBP": 10_001, "EUR": 1})
    assert only_held(day(9)).reason is HoldReason.BELOW_TOLERANCE
    use(*THREE, tolerance={"GBP": 10_000})
    assert asked(day(9)) == {"INV-1": 10_000}


def test_a_consumer_gets_no_more_than_two_messages_a_week(ledger, tmp_path):
    owes(customer(kind="consumer"))
    use(email("R1", 7), email("R2", 8), email("R3", 9))
    for n in (7, 8):
        run(day(n), tmp_path)
    found = only_held(day(9))
    assert (found.reason, found.until) == (HoldReason.TOO_MANY, day(13))
    assert steps_at(day(14)) == {"ACME": "R3"}


@pytest.mark.parametrize(
    ("kind", "country", "postcode", "template", "days"),
    [
        ("company", "GB", "BA1 1AA", "letter-before-action", 14),
        ("sole_trader", "GB", "BA1 1AA", "letter-of-claim", 30),
        ("consumer", "", "BA1 1AA", "letter-of-claim", 30),
        ("consumer", "GB", "G1 1AA", "last-demand", 7),
        ("company", "DE", "10115", "last-demand", 14),
    ],
)
def test_the_law_chooses_the_last_letter(ledger, kind, country, postcode, template, days):
    who = customer(kind=kind)
    with operation("test", "Move", day(0)):
        Address.update(country=country, postcode=postcode).where(Address.customer == who).execute()
    owes(who)
    use(email("LBA", 7, "letter-before-action"))
    (message,) = chase_view(day(9)).messages
    assert (message.template, message.pay_within_days) == (template, days)


def test_on_a_day_off_letters_go_and_what_reaches_people_at_once_waits(ledger, tmp_path):
    sunday = date(2026, 9, 13)
    use(
        Procedure("Post", (step("L", 5, Channel.LETTER),), 0, is_default=True),
        Procedure("Call", (step("C", 5, Channel.CALL),), 0),
    )
    owes(customer("POST"), "INV-1")
    owes(customer("CALL", procedure="Call"), "INV-2")
    found = {each.code: each.not_before for each in chase_view(sunday).messages}
    assert found == {"POST": None, "CALL": sunday + timedelta(days=1)}
    run(sunday, tmp_path)
    assert proposed(sunday + timedelta(days=1)) == {}


def test_a_failed_address_is_not_written_to(acme):
    with operation("test", "Bounce", day(1)):
        AddressFault.create(customer=acme, kind="email", value="AP@acme.example", noted_on=day(1))
    assert proposed(day(9))["ACME"][1] == "letter"
