"""A letter by hand asks for what a run would: rules/chasing.md 2.2 (holds), 2.7 (promises)."""

from datetime import timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.letter_templates import About
from collector_desktop.domain.plan_making import Instalment
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.customers import customer_facts
from collector_desktop.services.cheques import ChequeDraft, hold_cheque
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.letter_items import letter_items
from collector_desktop.services.mail_words import mail_asked
from collector_desktop.services.merge_fields import LetterAsked
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.storage.models import Item
from tests.integration.chasing import THREE, customer, day, owes, promise, use

ON = day(10)


@pytest.fixture
def acme(ledger):
    who = customer()
    owes(who, "INV-1", 100_00)
    owes(who, "INV-2", 50_00, due=day(1))
    owes(who, "INV-3", 30_00, due=day(25))
    use(*THREE)
    return who


def asked(who, about=About.OVERDUE, chosen=None):
    rows = letter_items(customer_facts(who.id), about, chosen, ON)
    return {row.number: row.open_minor for row in rows}


def require_as_the_run(who):
    """Require that a letter asks for the very sums that the run of the day proposes."""
    (message,) = chase_view(ON).messages
    assert asked(who) == {item.number: item.open_minor for item in message.items}


def id_of(number):
    return Item.get(Item.number == number).id


@pytest.mark.parametrize(
    ("minor", "numbers", "left"),
    [
        (40_00, ("INV-2",), {"INV-1": 100_00, "INV-2": 10_00}),
        (50_00, ("INV-2",), {"INV-1": 100_00}),
        (120_00, (), {"INV-2": 30_00}),
        (120_00, ("INV-1", "INV-2"), {"INV-2": 30_00}),
        (30_00, ("INV-3",), {"INV-1": 100_00, "INV-2": 50_00}),
    ],
)
def test_what_is_promised_is_not_asked_for(acme, minor, numbers, left):
    promise(acme, minor, day(14), day(3), *numbers)
    assert asked(acme) == left
    require_as_the_run(acme)


def test_what_is_in_dispute_is_left_out_before_a_promise_takes_the_rest(acme):
    raise_dispute(DisputeDraft(id_of("INV-1"), "PRICE", 25_00), day(2))
    promise(acme, 80_00, day(14), day(3))
    # 75.00 of the oldest is not denied and promised; 5.00 of the promise is for the next.
    assert asked(acme) == {"INV-2": 45_00}
    require_as_the_run(acme)


def test_a_cheque_in_hand_and_a_plan_speak_for_what_they_name(acme):
    draft = ChequeDraft(
        *(acme.id, 60_00, "GBP", "000017", day(12), day(3)), parts=((id_of("INV-1"), 60_00),)
    )
    hold_cheque(draft, day(3))
    agree_plan(PlanDraft(acme.id, "GBP", (Instalment(day(20), 50_00),), (id_of("INV-2"),)), day(3))
    assert asked(acme) == {"INV-1": 40_00}
    require_as_the_run(acme)


def test_invoices_that_were_chosen_are_asked_for_without_what_is_promised(acme):
    promise(acme, 40_00, day(14), day(3), "INV-2")
    assert asked(acme, chosen=(id_of("INV-2"),)) == {"INV-2": 10_00}


@pytest.mark.parametrize("template", ["reminder-1", "final-notice"])
def test_invoices_that_were_chosen_and_are_all_to_come_are_no_letter(acme, template):
    promise(acme, 50_00, day(14), day(3), "INV-2")
    raise_dispute(DisputeDraft(id_of("INV-1"), "PRICE"), day(4))
    for numbers in (("INV-1",), ("INV-2",), ("INV-1", "INV-2")):
        chosen = tuple(map(id_of, numbers))
        with pytest.raises(RefusedError, match="all in dispute, promised, in a plan"):
            mail_asked(LetterAsked(acme.id, template, ON, item_ids=chosen))


def test_a_note_before_the_due_date_asks_for_nothing_that_is_promised(ledger):
    who = customer()
    owes(who, "INV-1", 100_00, due=ON + timedelta(days=5))
    owes(who, "INV-2", 50_00, due=ON + timedelta(days=6))
    promise(who, 60_00, day(20), day(3), "INV-1")
    assert asked(who, About.COMING) == {"INV-1": 40_00, "INV-2": 50_00}


def test_a_letter_about_all_that_is_open_names_it_whole(acme):
    promise(acme, 150_00, day(14), day(3))
    assert asked(acme, About.OPEN) == {"INV-1": 100_00, "INV-2": 50_00, "INV-3": 30_00}


def test_where_all_is_promised_no_reminder_is_written(acme):
    promise(acme, 150_00, day(14), day(3))
    with pytest.raises(RefusedError, match="is promised, in a plan or to come by cheque"):
        asked(acme)


def test_a_promise_whose_day_passed_is_asked_for(acme):
    promise(acme, 100_00, day(5), day(3), "INV-1")
    assert asked(acme) == {"INV-1": 100_00, "INV-2": 50_00}
    require_as_the_run(acme)
