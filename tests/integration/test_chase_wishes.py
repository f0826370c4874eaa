"""A run respects what people asked for: nobody is written to who does not want it."""

import pytest

from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.domain.holding_back import TITLES, HoldReason
from collector_desktop.domain.procedures import Channel
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.chase_people import recipients
from collector_desktop.services.contact_limits import LimitDraft, end_limit, set_limit
from collector_desktop.services.customers import PersonDraft, save_person
from tests.integration.chasing import chased_in_three_steps, day

BEGAN, DUE_DAY = day(1), day(7)


@pytest.fixture
def acme(ledger):
    return chased_in_three_steps()


def limited(who, kind, channel="", person=""):
    return set_limit(LimitDraft(who.id, Limit(kind, channel), person, "said so"), BEGAN).value


@pytest.mark.parametrize(
    "kind", [LimitKind.DO_NOT_CONTACT, LimitKind.REPRESENTED, LimitKind.VULNERABLE]
)
def test_nothing_leaves_by_itself_against_a_wish_until_it_ends(acme, kind):
    made = limited(acme, kind)
    view = chase_view(DUE_DAY)
    assert view.messages == ()
    assert [row.reason for row in view.held] == [HoldReason.UNWANTED]
    assert TITLES[HoldReason.UNWANTED]
    end_limit(made, DUE_DAY)
    assert len(chase_view(DUE_DAY).messages) == 1


def test_who_wants_no_e_mail_gets_a_letter(acme):
    (before,) = chase_view(DUE_DAY).messages
    assert before.channel is Channel.EMAIL
    limited(acme, LimitKind.NO_CHANNEL, "email")
    (after,) = chase_view(DUE_DAY).messages
    assert after.channel is Channel.LETTER


def test_the_address_of_a_person_who_wants_no_e_mail_is_passed_over(acme):
    for name in ("Dawn", "Sam"):
        email = f"{name.lower()}@acme.example"
        save_person(PersonDraft(acme.id, name, email=email, phones=(name,)), BEGAN)
    assert recipients(DUE_DAY)[acme.id].email == "dawn@acme.example"
    limited(acme, LimitKind.NO_CHANNEL, "email", "Dawn")
    limited(acme, LimitKind.NO_CHANNEL, "call", "Dawn")
    found = recipients(DUE_DAY)[acme.id]
    assert (found.email, found.email_person, found.phone) == ("sam@acme.example", "Sam", "Sam")
