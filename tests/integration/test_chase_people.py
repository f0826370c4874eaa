"""Customers come to a run one after the other, each with its own people and numbers."""

import weakref

import pytest

from collector_desktop.queries.chase_messages import Messages
from collector_desktop.queries.chase_people import RecipientsInTurn
from collector_desktop.queries.exchange import rate_table
from collector_desktop.queries.settings import settings
from collector_desktop.services.customers import PersonDraft, save_person
from tests.integration.chasing import customer, day

TODAY = day(7)


def person(who, name, phone=""):
    email = f"{name.lower()}@example.com"
    save_person(PersonDraft(who.id, name, email=email, phones=(phone,) if phone else ()), TODAY)


@pytest.fixture
def five(ledger):
    """The first, third and fifth have people, and only the third of them no number."""
    made = [customer(code, phone=f"0{code[-1]}") for code in ("C1", "C2", "C3", "C4", "C5")]
    for place, name, phone in ((4, "Eve", "555"), (0, "Ann", "111"), (2, "Cy", ""), (0, "Al", "9")):
        person(made[place], name, phone)
    return [each.id for each in made]


def told(in_turn, ids):
    found = [in_turn.of(customer_id) for customer_id in ids]
    return [(each.code, each.person, each.email, each.phone) for each in found]


def test_each_customer_has_its_own_people_and_numbers(five):
    assert told(RecipientsInTurn(TODAY), five) == [
        ("C1", "Ann", "ann@example.com", "111"),
        ("C2", "", "ap@acme.example", "02"),
        ("C3", "Cy", "cy@example.com", "03"),
        ("C4", "", "ap@acme.example", "04"),
        ("C5", "Eve", "eve@example.com", "555"),
    ]


def test_who_is_passed_by_takes_nothing_from_those_after(five):
    in_turn = RecipientsInTurn(TODAY)
    assert told(in_turn, [five[1], five[1], five[4]]) == [
        ("C2", "", "ap@acme.example", "02"),
        ("C2", "", "ap@acme.example", "02"),
        ("C5", "Eve", "eve@example.com", "555"),
    ]


def test_nobody_is_told_of_in_place_of_another(five):
    in_turn = RecipientsInTurn(TODAY)
    in_turn.of(five[2])
    for customer_id in (five[0], five[4] + 1):
        with pytest.raises(KeyError):
            in_turn.of(customer_id)


def test_what_makes_messages_is_gone_when_the_run_is_worked_out(ledger):
    class Known(dict):
        """A dictionary that one can hear of when it is gone."""

    disputed = Known()
    gone = weakref.ref(disputed)

    class Among:
        before = entries = None

    makes = Messages(TODAY, settings(), rate_table(), Among, disputed)
    del disputed, makes
    assert gone() is None
