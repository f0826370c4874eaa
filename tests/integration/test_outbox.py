"""E-mails go out once each, and whatever becomes of them is in the ledger."""

from email import message_from_bytes, policy

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.integrations.mail.build import Attached
from collector_desktop.integrations.mail.problems import login_refused, unreachable
from collector_desktop.integrations.mail.replies import Reply, Verdict
from collector_desktop.queries.contacts import last_contacts
from collector_desktop.queries.outbox import outbox_counts, troubled_mail
from collector_desktop.services.history import redo_last, undo, undo_last
from collector_desktop.services.outbox import (
    Watch,
    confirm_gone,
    send_again,
    send_queued,
)
from collector_desktop.services.outbox_recovery import recover_outbox
from collector_desktop.services.outbox_rows import MOST_ATTEMPTS, MailParts
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.models import (
    AddressFault,
    Contact,
    ContactItem,
    Customer,
    Document,
    Message,
    Operation,
)
from collector_desktop.storage.operations import operation
from tests.integration.mailing import Clock, Told, carrier, queue

GONE = Reply(Verdict.REFUSED, 550, "550 5.1.1 no such user", is_bad_address=True)
SPAM = Reply(Verdict.REFUSED, 554, "554 5.6.0 looks like spam")
LATER = Reply(Verdict.LATER, 450, "450 4.2.1 try again")
LOST = Reply(Verdict.UNKNOWN, 0, "The connection was lost")


def send(transport, today, **more):
    return send_queued(carrier(transport), today, Clock().watch(**more)).value


def state(message_id):
    return Message.get_by_id(message_id).state


def test_what_was_sent_is_in_the_history_with_its_items_and_its_hash(acme, today):
    message_id = queue(acme)
    told = Told()
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
    told = Told()
    assert send(told, today).done == 0
    assert told.opened == 0


def test_the_second_e_mail_answers_the_first(acme, today):
    told = Told()
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

    class Looking(Told):
        def send(self, content, recipient):
            row = Message.get_by_id(message_id)
            seen.append((row.state, row.message_ref in content.decode()))
            return super().send(content, recipient)

    send(Looking(), today)
    assert seen == [("sending", True)]


def test_a_refused_address_is_remembered_and_asks_to_be_put_right_today(acme, today):
    message_id = queue(acme)
    send(Told(GONE), today)
    assert state(message_id) == "failed"
    fault = AddressFault.get()
    assert (fault.value, fault.reason) == ("tom@ouse.example", GONE.line)
    task = Contact.get()
    assert (task.kind, task.next_on) == ("note", today)
    assert "not delivered: 550 5.1.1" in task.note
    assert troubled_mail()[0].error == GONE.line
    queue(acme)
    send(Told(GONE), today)
    assert AddressFault.select().count() == 1


def test_trying_again_trusts_the_address_until_it_fails_again(acme, today):
    message_id = queue(acme)
    send(Told(GONE), today)
    send_again(message_id, today)
    assert AddressFault.get().cleared_on == today
    undo_last(today)
    assert AddressFault.get().cleared_on is None
    redo_last(today)
    send(Told(GONE), today)
    assert [row.cleared_on for row in AddressFault.select()] == [today, None]


def test_a_refused_text_leaves_the_address_good(acme, today):
    queue(acme)
    send(Told(SPAM), today)
    assert AddressFault.select().count() == 0
    assert outbox_counts().failed == 1


def test_an_address_that_is_none_fails_without_asking_the_server(acme, today):
    message_id = queue(acme, "tom at ouse")
    told = Told()
    assert send(told, today).states["failed"] == 1
    assert told.given == []
    assert state(message_id) == "failed"
    assert AddressFault.get().value == "tom at ouse"


def test_an_e_mail_that_is_too_large_says_so_and_the_address_stays_good(acme, today):
    queue(acme)
    huge = MailParts(attached=(Attached("x.pdf", b"x" * 10_000_000),))
    send_queued(carrier(Told(), parts_of=lambda _: huge), today, Clock().watch())
    assert "MB" in troubled_mail()[0].error
    assert AddressFault.select().count() == 0


def test_what_the_server_puts_off_is_tried_again_after_longer_and_longer_pauses(acme, today):
    queue(acme)
    clock = Clock()
    told = Told(LATER, LATER)
    send_queued(carrier(told, rate=60), today, clock.watch())
    assert len(told.given) == 3
    assert clock.waits == [1, 5, 1, 30, 1]
    assert outbox_counts().queued == 0


def test_what_is_put_off_for_ever_waits_for_another_time_and_then_fails(acme, today):
    message_id = queue(acme)
    assert send(Told(*[LATER] * 4), today).states["queued"] == 1
    assert state(message_id) == "queued"
    send(Told(*[LATER] * 4), today)
    assert (state(message_id), Message.get_by_id(message_id).attempts) == ("failed", MOST_ATTEMPTS)


def test_no_more_than_the_rate_go_in_a_minute(acme, today):
    for _ in range(3):
        queue(acme)
    clock = Clock()
    send_queued(carrier(Told(), rate=20), today, clock.watch())
    assert clock.waits == [3.0, 3.0, 3.0]


def test_an_unknown_fate_is_never_sent_again_by_itself(acme, today):
    message_id = queue(acme)
    send(Told(LOST), today)
    assert state(message_id) == "unknown"
    told = Told()
    send(told, today)
    assert told.given == []
    confirm_gone(message_id, today)
    assert (state(message_id), Contact.select().count()) == ("sent", 1)
    undo_last(today)
    assert (state(message_id), Contact.select().count()) == ("unknown", 0)
    send_again(message_id, today)
    send(told, today)
    assert len(told.given) == 1


def test_there_is_nothing_to_decide_about_what_has_gone(acme, today):
    message_id = queue(acme)
    send(Told(), today)
    for decide in (confirm_gone, send_again):
        with pytest.raises(RefusedError, match="nothing to decide"):
            decide(message_id, today)


def test_a_server_that_is_gone_leaves_everything_waiting(acme, today):
    first, second = queue(acme), queue(acme)
    told = Told(Reply(Verdict.SENT), unreachable("smtp.vale.example", OSError("no route")))
    with pytest.raises(Exception, match="did not answer"):
        send(told, today)
    assert (state(first), state(second)) == ("sent", "queued")
    assert Message.get_by_id(second).attempts == 0
    assert told.closed == 1


@pytest.mark.parametrize(("refusals", "arrives"), [(2, True), (3, False)])
def test_three_refused_sign_ins_in_a_row_stop_it(acme, today, refusals, arrives):
    message_id = queue(acme)
    told = Told(*[login_refused("535 no")] * refusals)
    if arrives:
        assert send(told, today).states["sent"] == 1
        return
    with pytest.raises(Exception, match="refused the password"):
        send(told, today)
    assert (told.given, state(message_id)) == ([], "queued")


def test_stop_ends_it_between_two_messages(acme, today):
    ids = [queue(acme) for _ in range(3)]

    class StoppedError(Exception):
        pass

    def tell(done, total, _):
        assert total == 3
        if done == 2:
            raise StoppedError

    told = Told()
    with pytest.raises(StoppedError):
        send(told, today, tell=tell)
    assert [state(each) for each in ids] == ["sent", "sent", "queued"]
    assert told.closed == 1


def test_what_was_taken_back_while_it_waited_does_not_go(acme, today):
    message_id = queue(acme)

    def tell(*_):
        with operation("test", "Take it back", today):
            Message.update(state="taken_back").where(Message.id == message_id).execute()

    told = Told()
    send(told, today, tell=tell)
    assert told.given == []


def test_what_left_is_never_taken_back_but_what_was_done_before_can_be(acme, today):
    with operation("test", "Rename", today):
        Customer.update(name="Acme PLC").where(Customer.id == acme.id).execute()
    message_id = queue(acme)
    before = Operation.select().order_by(Operation.id.desc()).get().id
    send(Told(), today)
    for row in Operation.select().where(Operation.id > before):
        with pytest.raises(RefusedError, match="cannot be taken back"):
            undo(row.id, today)
    assert state(message_id) == "sent"


def test_sending_again_can_be_undone_and_redone(acme, today):
    message_id = queue(acme)
    send(Told(GONE), today)
    send_again(message_id, today)
    undo_last(today)
    assert state(message_id) == "failed"
    redo_last(today)
    assert state(message_id) == "queued"


def test_a_message_caught_in_the_middle_is_unknown_when_the_ledger_opens(acme, today):
    message_id = queue(acme)

    class Crash(Exception):  # noqa: N818 - stands for the end of the program
        pass

    with pytest.raises(Crash):
        send(Told(Crash()), today)
    assert state(message_id) == "sending"
    assert recover_outbox(today) == 1
    assert state(message_id) == "unknown"
    assert recover_outbox(today) == 0


def test_a_statement_is_filed_as_one_and_counts_as_no_contact(acme, today):
    queue(acme, template="statement-cover")
    send(Told(), today)
    assert Document.get().kind == "statement"


def test_stop_while_the_sign_in_is_refused_leaves_the_message_waiting(acme, today):
    message_id = queue(acme)

    class StoppedError(Exception):
        pass

    def stop(_):
        raise StoppedError

    watch = Watch(Clock().now, stop)
    with pytest.raises(StoppedError):
        send_queued(carrier(Told(login_refused("535 no"))), today, watch)
    assert state(message_id) == "queued"


def test_a_batch_ends_when_another_ledger_is_opened(acme, today, tmp_path, ledger):
    queue(acme)
    second = queue(acme)

    class Switching(Told):
        def send(self, content, recipient):
            reply = super().send(content, recipient)
            close_ledger()
            create_ledger(tmp_path / "other.collector", "Priya", "test")
            with operation("test", "Somebody else", today):
                other = Customer.create(code="O", name="Other", currency="GBP")
            queue(other, "other@x.example")
            queue(other, "other@x.example")
            return reply

    told = Switching()
    with pytest.raises(RefusedError, match="Another ledger"):
        send(told, today)
    assert [to for to, _ in told.given] == ["tom@ouse.example"]
    assert {row.state for row in Message.select()} == {"queued"}
    close_ledger()
    open_ledger(ledger, "Priya", "test")
    assert recover_outbox(today) == 1
    assert state(second) == "queued"
