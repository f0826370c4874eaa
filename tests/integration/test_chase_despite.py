"""Somebody is written to all the same: for a reason, never twice a day, never against the law."""

from datetime import timedelta

import pytest

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.holding_back import HoldReason
from collector_desktop.queries.chase import chase_view
from collector_desktop.services.account_status import set_status
from collector_desktop.services.chase_runs import RunDraft
from collector_desktop.services.chase_sending import Delivery, run_at_once
from collector_desktop.services.contact_drafts import ContactDraft
from collector_desktop.services.contacts import log_contact
from collector_desktop.services.history import undo_last
from collector_desktop.services.procedures import adopt_procedures
from collector_desktop.storage.models import Contact, Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.ui.conftest import RESOURCES


@pytest.fixture
def reached(ledger):
    """A customer whose reminder is due, and with whom we spoke yesterday."""
    adopt_procedures(TODAY)
    with operation("test", "Set up", TODAY):
        who = Customer.create(code="A", name="Avon Ltd", currency="GBP", email="a@avon.example")
        overdue = TODAY - timedelta(days=8)
        add_item(who, "I-1", overdue - timedelta(days=30), overdue, 50_000)
    log_contact(ContactDraft(who.id, "call", "REFUSED"), TODAY - timedelta(days=1))
    return who


def send(tmp_path, **draft):
    return run_at_once(RunDraft(**draft), Delivery(tmp_path, RESOURCES / "fonts"), TODAY)


def test_a_contact_of_yesterday_may_be_set_aside(reached, tmp_path, snapshot):
    assert [each.reason for each in chase_view(TODAY).held] == [HoldReason.RECENT_CONTACT]
    [message] = chase_view(TODAY, despite={reached.id}).messages
    assert message.code == "A"
    before = snapshot()
    sent = send(tmp_path, despite={reached.id: "they asked for it in writing"})
    assert sent.value.counts == {"handed_over": 1}
    notes = [row.note for row in Contact.select().where(Contact.kind == "note")]
    assert notes == ["Sent in the run anyway: they asked for it in writing"]
    undo_last(TODAY)
    assert snapshot() == before


def test_it_needs_a_reason_and_nothing_is_sent_without(reached, tmp_path):
    with pytest.raises(RefusedError, match="needs a reason"):
        send(tmp_path, despite={reached.id: "  "})
    assert list(tmp_path.glob("*.eml")) == []


def test_nobody_is_written_to_twice_a_day_all_the_same(reached, tmp_path):
    send(tmp_path, despite={reached.id: "asked"})
    assert chase_view(TODAY, despite={reached.id}).messages == ()


def test_what_ends_all_chasing_cannot_be_set_aside(reached):
    set_status(reached.id, AccountStatus.INSOLVENT, "gazetted", TODAY)
    view = chase_view(TODAY, despite={reached.id})
    assert view.messages == ()
    assert [each.reason for each in view.held] == [HoldReason.STATUS]


def test_who_is_left_out_of_the_run_gets_no_note(reached, tmp_path):
    [message] = chase_view(TODAY, despite={reached.id}).messages
    send(tmp_path, despite={reached.id: "asked"}, left_out=[message.key])
    assert Contact.select().where(Contact.kind == "note").count() == 0
