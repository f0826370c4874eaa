"""E-mails whose fate is unknown, that are stopped, taken back or sent again."""

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.integrations.mail.problems import login_refused, unreachable
from collector_desktop.integrations.mail.replies import Reply, Verdict
from collector_desktop.services.history import redo_last, undo, undo_last
from collector_desktop.services.outbox import (
    Watch,
    confirm_gone,
    send_again,
    send_queued,
)
from collector_desktop.services.outbox_recovery import recover_outbox
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.models import (
    Contact,
    Customer,
    Document,
    Message,
    Operation,
)
from collector_desktop.storage.operations import operation
from tests.integration.mailing import (
    GONE,
    LOST,
    Clock,
    ScriptedTransport,
    carrier,
    queue,
    send,
    state,
)


def test_an_unknown_fate_is_never_sent_again_by_itself(acme, today):
    message_id = queue(acme)
    send(ScriptedTransport(LOST), today)
    assert state(message_id) == "unknown"
    told = ScriptedTransport()
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
    send(ScriptedTransport(), today)
    for decide in (confirm_gone, send_again):
        with pytest.raises(RefusedError, match="nothing to decide"):
            decide(message_id, today)


def test_a_server_that_is_gone_leaves_everything_waiting(acme, today):
    first, second = queue(acme), queue(acme)
    told = ScriptedTransport(
        Reply(Verdict.SENT), unreachable("smtp.vale.example", OSError("no route"))
    )
    with pytest.raises(Exception, match="did not answer"):
        send(told, today)
    assert (state(first), state(second)) == ("sent", "queued")
    assert Message.get_by_id(second).attempts == 0
    assert told.closed == 1


@pytest.mark.parametrize(("refusals", "arrives"), [(2, True), (3, False)])
def test_three_refused_sign_ins_in_a_row_stop_it(acme, today, refusals, arrives):
    message_id = queue(acme)
    told = ScriptedTransport(*[login_refused("535 no")] * refusals)
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

    told = ScriptedTransport()
    with pytest.raises(StoppedError):
        send(told, today, tell=tell)
    assert [state(each) for each in ids] == ["sent", "sent", "queued"]
    assert told.closed == 1


def test_what_was_taken_back_while_it_waited_does_not_go(acme, today):
    message_id = queue(acme)

    def tell(*_):
        with operation("test", "Take it back", today):
            Message.update(state="taken_back").where(Message.id == message_id).execute()

    told = ScriptedTransport()
    send(told, today, tell=tell)
    assert told.given == []


def test_what_left_is_never_taken_back_but_what_was_done_before_can_be(acme, today):
    with operation("test", "Rename", today):
        Customer.update(name="Acme PLC").where(Customer.id == acme.id).execute()
    message_id = queue(acme)
    before = Operation.select().order_by(Operation.id.desc()).get().id
    send(ScriptedTransport(), today)
    for row in Operation.select().where(Operation.id > before):
        with pytest.raises(RefusedError, match="cannot be taken back"):
            undo(row.id, today)
    assert state(message_id) == "sent"


def test_sending_again_can_be_undone_and_redone(acme, today):
    message_id = queue(acme)
    send(ScriptedTransport(GONE), today)
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
        send(ScriptedTransport(Crash()), today)
    assert state(message_id) == "sending"
    assert recover_outbox(today) == 1
    assert state(message_id) == "unknown"
    assert recover_outbox(today) == 0


def test_a_statement_is_filed_as_one_and_counts_as_no_contact(acme, today):
    queue(acme, template="statement-cover")
    send(ScriptedTransport(), today)
    assert Document.get().kind == "statement"


def test_stop_while_the_sign_in_is_refused_leaves_the_message_waiting(acme, today):
    message_id = queue(acme)

    class StoppedError(Exception):
        pass

    def stop(_):
        raise StoppedError

    watch = Watch(Clock().now, stop)
    with pytest.raises(StoppedError):
        send_queued(carrier(ScriptedTransport(login_refused("535 no"))), today, watch)
    assert state(message_id) == "queued"


def test_a_batch_ends_when_another_ledger_is_opened(acme, today, tmp_path, ledger):
    queue(acme)
    second = queue(acme)

    class Switching(ScriptedTransport):
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
