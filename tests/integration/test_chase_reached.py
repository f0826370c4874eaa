"""Whom a run reaches: addresses that no server takes, promises kept, cheques not banked."""

import pytest

from collector_desktop.queries.chase import chase_view
from collector_desktop.services.cheques import ChequeDraft, hold_cheque
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Person
from collector_desktop.storage.operations import operation
from tests.integration.chasing import customer, day, email, held, owes, promise, proposed, use
from tests.integration.money import receive

WRONG = (
    "ap@acme.example, boss@acme.example",
    "acme.example",
    "ap@acme.example\r\nBcc: x@y.example",
)


@pytest.mark.parametrize("mail", WRONG)
def test_an_address_that_no_server_takes_goes_as_a_letter_before_anything_is_sent(ledger, mail):
    owes(customer(mail=mail))
    use(email("R1", 7))
    (message,) = chase_view(day(8)).messages
    assert message.channel == "letter"
    assert message.warnings == (f"{mail!r} is not an e-mail address: it goes as a letter.",)


def test_the_next_person_with_an_address_is_written_to(ledger):
    who = customer(mail="nobody")
    with operation("test", "People", day(0)):
        Person.create(customer=who, name="Ann", email="ann at acme", is_main=True)
        Person.create(customer=who, name="Bob", email="bob@acme.example")
    owes(who)
    use(email("R1", 7))
    (message,) = chase_view(day(8)).messages
    assert (message.channel, message.to_name, message.warnings) == ("email", "Bob", ())


def test_who_has_nothing_else_is_listed(ledger):
    owes(customer(mail="nobody", posted=""))
    use(email("R1", 7))
    assert held(day(8)) == {"ACME": "no_address"}
    assert "'nobody' is not an e-mail address" in chase_view(day(8)).held[0].text


def test_a_part_promise_that_is_kept_early_does_not_hold_back_the_rest(ledger):
    who = customer()
    owes(who, "INV-1", 10_000)
    owes(who, "INV-2", 30_000)
    use(email("R1", 7))
    promise(who, 10_000, day(20), day(7), "INV-1")
    rest = {"ACME": ("R1", "email", {"INV-2": "R1"})}
    assert proposed(day(9)) == rest
    receive(who, 10_000, day(9), "INV-1")
    assert proposed(day(9)) == rest


def test_nothing_holds_back_until_a_day_that_has_passed(ledger):
    who = customer()
    owes(who)
    use(email("R1", 7))
    hold_cheque(ChequeDraft(who.id, 10_000, "GBP", "000123", day(10), day(5)), day(5))
    (before,), (after,) = chase_view(day(10)).held, chase_view(day(11)).held
    assert (before.until, before.text.endswith("is in hand.")) == (day(10), True)
    assert (after.until, after.text.endswith("is in hand: bank it.")) == (None, True)


def test_a_promise_in_its_days_of_grace_holds_back_to_their_end(ledger):
    who = customer()
    owes(who)
    use(email("R1", 7))
    change_settings({"promise.grace_days": "2"}, day(0))
    promise(who, 10_000, day(8), day(7))
    (held_back,) = chase_view(day(9)).held
    assert (held_back.reason, held_back.until) == ("promise", day(10))
