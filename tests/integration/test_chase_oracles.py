"""What other systems' tests of dunning expect: which step is proposed, held back, sent."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.procedures import Channel, Procedure
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.chase_past import steps_reached
from collector_desktop.services.chase_runs import RunDraft, prepare_run
from collector_desktop.services.holds import HoldDraft, put_on_hold, release
from collector_desktop.services.procedure_places import place_item
from collector_desktop.storage.models import Contact, Item
from tests.integration.chasing import (
    DUE,
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
from tests.integration.money import receive


@pytest.fixture
def acme(ledger):
    return chased_in_three_steps()


def test_b2_a_procedure_whose_only_step_was_sent_is_exhausted(acme, tmp_path):
    use(email("Only", 0))
    run(day(1), tmp_path)
    assert (steps_at(day(2)), held(day(2))) == ({}, {"ACME": "exhausted"})


def test_b5_a_run_before_the_latest_one_is_refused(acme, tmp_path):
    run(day(20), tmp_path)
    with pytest.raises(RefusedError, match="21 September 2026"):
        run(day(5), tmp_path)


def test_b5_three_runs_left_as_drafts_stay_at_the_same_step(acme, tmp_path):
    """Runs at D-6 months, D-2 months and D that were not sent propose level 1 each time."""
    for days in (10, 130, 190):
        prepare_run(RunDraft(), day(days))
        assert steps_at(day(days)) == {"ACME": "R1"}
    run(day(190), tmp_path)
    assert steps_at(day(191)) == {"ACME": "R2"}


def test_b5_a_message_that_was_sent_cannot_be_changed_and_keeps_its_item(acme, tmp_path):
    run(day(8), tmp_path)
    with pytest.raises(RefusedError, match="nobody to chase"):
        run(day(8), tmp_path)
    item = Item.get()
    assert steps_reached(day(8)) == {item.id: "R1"}


def test_b5_feature_11_a_step_set_by_hand_is_sent_next_and_runs_go_on_from_there(acme, tmp_path):
    """SI_4 moved to another procedure's first level on the 15th; on the 30th it gets that one."""
    three = Procedure("Three times", THREE, 0, is_default=True, tolerance={"GBP": 50_000})
    ten = Procedure("Ten days net", (email("N1", 10), email("N2", 30)), 0)
    use(three, ten)
    assert held(day(30)) == {"ACME": "below_tolerance"}
    place_item(Item.get().id, "Ten days net", "N1", "Agreed with the buyer", day(14))
    owes(customer("BIG"), "INV-2", 60_000)
    run(day(29), tmp_path)
    assert steps_reached(day(29)) == {1: "N1", 2: "R3"}
    assert proposed(day(31))["ACME"] == ("N2", "email", {"INV-1": "N2"})


def test_b6_three_levels_at_15_30_and_40_days(acme, tmp_path):
    use(email("L1", 15), email("L2", 30), step("L3", 40, Channel.CALL))
    assert steps_at(day(3)) == {}
    run(day(15), tmp_path)
    assert set(steps_reached(day(15)).values()) == {"L1"}
    run(day(40), tmp_path)
    run(day(41), tmp_path)
    assert set(steps_reached(day(41)).values()) == {"L3"}
    task = Contact.get(Contact.next_on.is_null(False))
    assert (task.kind, task.next_on) == ("note", day(41))
    assert task.note.startswith("Call ACME Ltd about £100.00: L3")


def test_b6_what_is_blocked_is_not_moved_on_and_goes_on_when_it_is_free(acme, tmp_path):
    run(day(15), tmp_path)
    hold = put_on_hold(HoldDraft(acme.id, "legal", "Litigation"), day(16)).value
    for days in (22, 30, 40):
        assert (steps_at(day(days)), held(day(days))) == ({}, {"ACME": "on_hold"})
    release(hold, day(41))
    assert steps_at(day(41)) == {"ACME": "R3"}


def test_b6_paying_clears_the_level_at_once(acme, tmp_path):
    run(day(15), tmp_path)
    receive(acme, 10_000, day(16))
    assert (steps_at(day(30)), held(day(30))) == ({}, {})


@pytest.mark.parametrize(
    ("days", "step_name"),
    [(8, None), (16, None), (24, None), (30, "OD1"), (40, "OD2"), (50, "OD3")],
)
def test_b7_the_most_severe_state_whose_days_have_come(acme, days, step_name):
    """Kill Bill: 30, 40 and 50 days since the earliest unpaid invoice."""
    use(email("OD1", 30), email("OD2", 40), email("OD3", 50))
    assert steps_at(day(days)).get("ACME") == step_name


@pytest.mark.parametrize(("minor", "is_sent"), [(0, False), (10_000, True), (20_000, True)])
def test_b7_a_least_amount_is_reached_at_the_amount_itself(ledger, minor, is_sent):
    who = customer()
    if minor:
        owes(who, minor=minor)
    use(email("OD1", 30, min_amount={"GBP": 10_000}))
    assert bool(steps_at(day(30))) is is_sent


@pytest.mark.parametrize(
    ("amounts", "currency", "is_sent"),
    [((5000, 100), "EUR", True), ((5000,), "EUR", False), ((5100,), "GBP", False)],
)
def test_b8_thresholds_by_currency(ledger, amounts, currency, is_sent):
    """EUR 50.99: 50.00 and 1.00 together are enough, 50.00 is not; nothing is for GBP."""
    who = customer()
    for number, minor in enumerate(amounts):
        owes(who, f"INV-{number}", minor, currency=currency)
    use(email("R1", 7, min_amount={"EUR": 5099}))
    assert bool(steps_at(day(8))) is is_sent
    assert ("below_minimum" in held(day(8)).values()) is not is_sent


def test_b8_a_threshold_of_nothing_is_none_in_any_currency(ledger):
    owes(customer(), minor=1, currency="EUR")
    use(email("R1", 7, min_amount={"GBP": 0}))
    assert steps_at(day(8)) == {"ACME": "R1"}


def test_b8_a_currency_without_a_threshold_is_reported(ledger):
    owes(customer(), minor=90_000)
    use(email("R1", 7, min_amount={"EUR": 5099}))
    (held_back,) = chase_view(day(8)).held
    assert held_back.text == "R1 has a least amount, but none in GBP: set one."


def test_b8_the_customers_procedure_wins_and_an_excluded_customer_is_not_chased(ledger):
    least = {"EUR": 5099}
    use(
        Procedure("Company", (email("C", 1, min_amount=least),), 0, is_default=True),
        Procedure("Own", (email("O", 1, min_amount={"EUR": 4999}),), 0),
        Procedure("Nobody"),
    )
    for code, minor, procedure in (
        ("OWN", 5000, "Own"),
        ("LOW", 100, "own"),
        ("COMPANY", 5000, ""),
        ("EXCLUDED", 90_000, "Nobody"),
    ):
        owes(customer(code, procedure=procedure), f"INV-{code}", minor, currency="EUR")
    assert steps_at(day(8)) == {"OWN": "O"}
    assert held(day(8)) == {
        "LOW": "below_minimum",
        "COMPANY": "below_minimum",
        "EXCLUDED": "do_not_chase",
    }


def test_b8_a_customer_is_left_alone_until_the_days_between_have_passed(acme, tmp_path):
    use(*THREE, min_gap_days=4)
    run(day(13), tmp_path)
    assert held(day(16)) == {"ACME": "recent_contact"}
    assert steps_at(day(17)) == {"ACME": "R2"}


def test_b8_each_currency_goes_its_own_way(acme, tmp_path):
    run(day(7), tmp_path)
    owes(acme, "USD-1", 7000, due=day(2), currency="USD")
    view = chase_view(day(14))
    assert {(each.currency, each.step) for each in view.messages} == {("GBP", "R2"), ("USD", "R1")}


def test_b9_a_step_due_on_a_saturday_is_offered_once_on_monday(acme, tmp_path):
    saturday = date(2026, 9, 5)
    use(email("R1", (saturday - DUE).days))
    monday = saturday + timedelta(days=2)
    assert steps_at(monday) == {"ACME": "R1"}
    run(monday, tmp_path)
    assert steps_at(monday) == steps_at(monday + timedelta(days=1)) == {}


def test_b9_fourteen_days_before_the_31st_is_the_17th(ledger):
    owes(customer(), due=date(2024, 3, 31))
    use(email("Note", -14), email("R1", 7))
    assert steps_at(date(2024, 3, 16)) == {}
    assert steps_at(date(2024, 3, 17)) == {"ACME": "Note"}


def test_b9_nothing_is_sent_twice_on_one_day_nor_for_what_is_paid(acme, tmp_path):
    run(day(30), tmp_path)
    assert (steps_at(day(30)), steps_at(day(31))) == ({}, {})
    owes(acme, "INV-2", due=day(10))
    assert (steps_at(day(30)), held(day(30))) == ({}, {"ACME": "recent_contact"})
    receive(acme, 20_000, day(30))
    assert (steps_at(day(60)), held(day(60))) == ({}, {})


def test_b11_a_promise_suspends_and_its_failure_resumes(acme):
    use(email("R1", 0))
    promise(acme, 10_000, day(10), day(1))
    assert (steps_at(day(9)), held(day(9))) == ({}, {"ACME": "promise"})
    assert steps_at(day(14)) == {"ACME": "R1"}
    promise(acme, 10_000, day(20), day(14))
    assert held(day(15)) == {"ACME": "promise"}


def test_b13_one_message_to_the_address_of_the_customer_and_its_record(acme, tmp_path):
    sent = run(day(7), tmp_path)
    (path,) = sent.files
    text = path.read_text("ascii")
    assert 'To: "ACME Ltd" <ap@acme.example>' in text or "To: ACME Ltd <ap@acme.example>" in text
    contact = Contact.get()
    assert (contact.kind, contact.document.path) == ("email", str(path))


def test_b13_without_an_address_the_letter_is_flagged(ledger):
    owes(customer(mail=""))
    use(*THREE)
    (message,) = chase_view(day(8)).messages
    assert message.channel is Channel.LETTER
    assert message.warnings == ("No e-mail address: it goes as a letter.",)


def test_b13_who_can_be_reached_by_nothing_is_listed(ledger):
    owes(customer(mail="", posted=""))
    use(*THREE)
    assert (steps_at(day(8)), held(day(8))) == ({}, {"ACME": "no_address"})


def test_b15_a_run_on_the_due_date_asks_for_nothing(acme):
    use(email("R1", 0))
    assert (steps_at(day(0)), steps_at(day(1))) == ({}, {"ACME": "R1"})
    use(email("Note", -1), email("R1", 1))
    assert (steps_at(day(0)), steps_at(day(1))) == ({"ACME": "Note"}, {"ACME": "R1"})


@pytest.mark.parametrize(
    ("days", "name"), [(0, None), (3, "Note"), (4, "Wait"), (12, "Wait"), (13, "Stop")]
)
def test_b16_ranges_of_days(acme, days, name):
    use(email("Note", 0), email("Wait", 4), email("Stop", 13))
    assert steps_at(day(days)).get("ACME") == name
