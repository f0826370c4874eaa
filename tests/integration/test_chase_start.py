"""Old debts that nobody was reminded of: named, and begun with the first step where that is wished.

No step is skipped: the letters before a final notice are the proof that it was fair.
"""

import pytest

from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.chase_start import EVERYBODY
from collector_desktop.services.chase_places import place_items
from collector_desktop.services.chase_runs import RunDraft, prepare_run
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.history import undo_last
from tests.integration.chasing import (
    THREE,
    chased_in_three_steps,
    customer,
    day,
    email,
    owes,
    run,
    use,
)


@pytest.fixture
def acme(ledger):
    return chased_in_three_steps()


def one(as_of, **more):
    (message,) = chase_view(as_of, **more).messages
    return message


def test_an_old_debt_that_was_never_reminded_says_that_its_first_letter_is_a_late_one(acme):
    message = one(day(30))
    assert (message.step, message.earlier_step) == ("R3", "R1")
    assert message.warnings == ("Never reminded of before: R3 would be the first, not R1.",)
    assert one(day(8)).earlier_step == ""


@pytest.mark.parametrize(
    ("outcome", "on", "earlier"),
    [
        ("WILL_CALL", 10, ""),  # spoken to since it was late: it is no news
        ("NO_ANSWER", 10, "R1"),  # only rung
        ("WILL_CALL", -3, "R1"),  # about something else
    ],
)
def test_who_was_spoken_to_since_it_was_late_has_heard_of_it(acme, outcome, on, earlier):
    log_contact(ContactDraft(acme.id, "call", outcome, no_follow_up=True), day(on))
    message = one(day(30))
    assert (message.step, message.earlier_step) == ("R3", earlier)
    assert one(day(30), from_start=EVERYBODY).step == (earlier or "R3")


@pytest.mark.parametrize("whom", ["one", "all"])
def test_from_the_start_no_step_is_skipped_and_none_comes_twice(acme, tmp_path, whom):
    """The steps that go, day by day, are those of the procedure, at its gap."""
    use(*THREE, min_gap_days=5)
    who = frozenset({acme.id}) if whom == "one" else EVERYBODY
    message = one(day(30), from_start=who)
    assert (message.step, message.earlier_step, message.warnings) == ("R1", "", ())
    run(day(30), tmp_path, from_start=who)
    went = {30: "R1"}
    for n in range(31, 60):
        if messages := chase_view(day(n)).messages:
            went[n] = messages[0].step
            run(day(n), tmp_path)
    assert went == {30: "R1", 35: "R2", 40: "R3"}


def test_others_begin_where_their_age_puts_them(acme):
    owes(customer("BETA"), "INV-2")
    view = chase_view(day(30), from_start={acme.id})
    assert {each.code: each.step for each in view.messages} == {"ACME": "R1", "BETA": "R3"}


def test_what_was_reminded_of_goes_on_and_is_not_called_new(acme, tmp_path):
    run(day(8), tmp_path)
    message = one(day(30), from_start=EVERYBODY)
    assert (message.step, message.earlier_step) == ("R2", "")


def test_a_new_debt_beside_one_that_was_reminded_of_is_named_where_it_alone_is_so_late(
    acme, tmp_path
):
    owes(acme, "INV-2", due=day(15))
    run(day(10), tmp_path)  # INV-1 by R1; INV-2 is not yet due
    message = one(day(40))
    assert (message.step, message.earlier_step) == ("R3", "R1")
    begun = one(day(40), from_start={acme.id})
    assert {item.number: item.step_name for item in begun.items} == {"INV-1": "R2", "INV-2": "R1"}
    assert (begun.step, begun.earlier_step) == ("R2", "")


def test_a_new_debt_beside_one_that_comes_to_the_same_step_in_order_skips_none(acme, tmp_path):
    owes(acme, "INV-2", due=day(15))
    run(day(10), tmp_path)  # INV-1 by R1
    message = one(day(30))
    assert [(item.number, item.step_name) for item in message.items] == [
        ("INV-1", "R2"),
        ("INV-2", "R2"),
    ]
    assert message.earlier_step == ""


def test_a_step_that_was_set_by_hand_is_meant(acme):
    (item,) = one(day(30)).items
    place_items([item.item_id], "P", "R3", "The director wants it.", day(30))
    message = one(day(30), from_start=EVERYBODY)
    assert (message.step, message.earlier_step) == ("R3", "")


def test_a_step_that_asks_for_more_than_is_owed_is_no_start(ledger):
    owes(customer())
    use(email("R1", 7, min_amount={"GBP": 20_000}), email("R2", 14), email("R3", 21))
    assert one(day(30)).earlier_step == "R2"
    assert one(day(30), from_start=EVERYBODY).step == "R2"
    use(email("R1", 7, min_amount={"GBP": 20_000}), email("R2", 14, min_amount={"EUR": 1}))
    assert chase_view(day(30)).messages == ()


def test_a_run_that_is_kept_for_later_still_begins_with_the_first_step(acme, snapshot):
    before = snapshot()
    prepare_run(RunDraft(from_start={acme.id}), day(30))
    assert one(day(30)).step == "R1"
    undo_last(day(30))
    assert snapshot() == before
    prepare_run(RunDraft(), day(30))
    assert one(day(30), from_start={acme.id}).step == "R1"
