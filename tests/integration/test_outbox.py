"""E-mails go out once each, and whatever becomes of them is in the ledger."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from collector_desktop.domain.errors import ConflictError, RefusedError
from collector_desktop.integrations.mail.build import Attached
from collector_desktop.queries.contacts import last_contacts
from collector_desktop.queries.history import last_undoable
from collector_desktop.queries.outbox import outbox_counts, troubled_mail
from collector_desktop.services.history import redo_last, undo, undo_last
from collector_desktop.services.outbox import (
    send_again,
    send_queued,
)
from collector_desktop.services.outbox_rows import MOST_ATTEMPTS, MailParts
from collector_desktop.storage.models import (
    AddressFault,
    Contact,
    ContactItem,
    Document,
    Message,
)
from tests.integration.mailing import (
    GONE,
    LATER,
    SPAM,
    Clock,
    ScriptedTransport,
    carrier,
    queue,
    send,
    state,
)


def test_what_was_sent_is_in_the_history_with_its_items_and_its_hash(acme, today):
    message_id = queue(acme)
    told = ScriptedTransport()
    sent = send(told, today)
    message = Message.get_by_id(message_id)
    assert (message.state, message.sent_on, sent.states) == (
        "sent",
        today,
        {"sent": 1},
    )
    head = message_from_bytes(told.given[0][1], policy=policy.default)
    assert head["Message-ID"] == message.message_ref
    assert head["From"] == "Priya Shah <accounts@vale.example>"
    contact = Contact.get_by_id(message.contact_id)
    assert (contact.kind, contact.note, contact.person_name) == (
        "email",
        "Invoice INV-1 is overdue",
        "Tom Hartley",
    )
    assert [row.item.number for row in ContactItem.select()] == ["INV-1"]
    assert Document.get().size == len(told.given[0][1])
    assert last_contacts(today)[acme.id].kind == "email"
    assert (told.opened, told.closed) == (1, 1)


def test_nothing_waits_then_nobody_is_asked(acme, today):
    told = ScriptedTransport()
    assert send(told, today).done == 0
    assert told.opened == 0


def test_the_second_e_mail_answers_the_first(acme, today):
    told = ScriptedTransport()
    for _ in range(3):
        queue(acme)
        send(told, today)
    heads = [message_from_bytes(content) for _, content in told.given]
    refs = [head["Message-ID"] for head in heads]
    assert [head["In-Reply-To"] for head in heads] == [None, refs[0], refs[1]]
    assert heads[2]["References"].split() == refs[:2]


def test_the_message_id_is_in_the_ledger_before_the_message_goes(acme, today):
    message_id = queue(acme)
    seen = []

    class Looking(ScriptedTransport):
        def send(self, content, recipient):
            row = Message.get_by_id(message_id)
            seen.append((row.state, row.message_ref in content.decode()))
            return super().send(content, recipient)

    send(Looking(), today)
    assert seen == [("sending", True)]


def test_a_refused_address_is_remembered_and_asks_to_be_put_right_today(acme, today):
    message_id = queue(acme)
    send(ScriptedTransport(GONE), today)
    assert state(message_id) == "failed"
    fault = AddressFault.get()
    assert (fault.value, fault.reason) == ("tom@ouse.example", GONE.line)
    task = Contact.get()
    assert (task.kind, task.next_on) == ("note", today)
    assert "not delivered: 550 5.1.1" in task.note
    assert troubled_mail()[0].error == GONE.line
    queue(acme)
    send(ScriptedTransport(GONE), today)
    assert AddressFault.select().count() == 1


def test_trying_again_trusts_the_address_until_it_fails_again(acme, today):
    message_id = queue(acme)
    send(ScriptedTransport(GONE), today)
    send_again(message_id, today)
    assert AddressFault.get().cleared_on == today
    undo_last(today)
    assert AddressFault.get().cleared_on is None
    redo_last(today)
    send(ScriptedTransport(GONE), today)
    assert [row.cleared_on for row in AddressFault.select()] == [today, None]


def test_a_refused_text_leaves_the_address_good(acme, today):
    queue(acme)
    send(ScriptedTransport(SPAM), today)
    assert AddressFault.select().count() == 0
    assert outbox_counts().failed == 1


def test_an_address_that_is_none_fails_without_asking_the_server(acme, today):
    message_id = queue(acme, "tom at ouse")
    told = ScriptedTransport()
    assert send(told, today).states["failed"] == 1
    assert told.given == []
    assert state(message_id) == "failed"
    assert AddressFault.get().value == "tom at ouse"


def test_an_e_mail_that_is_too_large_says_so_and_the_address_stays_good(acme, today):
    queue(acme)
    huge = MailParts(attached=(Attached("x.pdf", b"x" * 10_000_000),))
    send_queued(carrier(ScriptedTransport(), parts_of=lambda _: huge), today, Clock().watch())
    assert "MB" in troubled_mail()[0].error
    assert AddressFault.select().count() == 0


def test_what_the_server_puts_off_is_tried_again_after_longer_and_longer_pauses(acme, today):
    queue(acme)
    clock = Clock()
    told = ScriptedTransport(LATER, LATER)
    send_queued(carrier(told, rate=60), today, clock.watch())
    assert len(told.given) == 3
    assert clock.waits == [1, 5, 1, 30, 1]
    assert outbox_counts().queued == 0


def test_what_is_put_off_for_ever_waits_for_another_time_and_then_fails(acme, today):
    message_id = queue(acme)
    assert send(ScriptedTransport(*[LATER] * 4), today).states["queued"] == 1
    assert state(message_id) == "queued"
    send(ScriptedTransport(*[LATER] * 4), today)
    assert (state(message_id), Message.get_by_id(message_id).attempts) == ("failed", MOST_ATTEMPTS)


def test_no_more_than_the_rate_go_in_a_minute(acme, today):
    for _ in range(3):
        queue(acme)
    clock = Clock()
    send_queued(carrier(ScriptedTransport(), rate=20), today, clock.watch())
    assert clock.waits == [3.0, 3.0, 3.0]


def test_no_more_than_the_most_of_a_day_go_within_24_hours(acme, today):
    messages = [queue(acme) for _ in range(5)]
    clock, told = Clock(), ScriptedTransport()
    by = carrier(told, rate=60, daily=3)
    sent = send_queued(by, today, clock.watch()).value
    assert (sent.states, sent.over_limit) == ({"sent": 3}, 2)
    assert [state(each) for each in messages] == ["sent"] * 3 + ["queued"] * 2
    clock.at += timedelta(hours=23)
    with pytest.raises(RefusedError, match="no more e-mails within 24 hours than the 3"):
        send_queued(by, today, clock.watch())
    assert len(told.given) == 3
    clock.at += timedelta(hours=1, minutes=1)
    assert send_queued(by, today, clock.watch()).value.states == {"sent": 2}


def test_what_has_gone_out_is_said_to_be_why_its_order_stays(acme, today):
    queue(acme)
    order = last_undoable().id
    send(ScriptedTransport(), today)
    with pytest.raises(ConflictError, match="E-mails of it have gone"):
        undo(order, today)
    assert Message.get().state == "sent"
