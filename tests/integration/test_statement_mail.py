"""Statements by the mail server: once, as they were made, recorded when the server took them."""

from datetime import timedelta
from email import message_from_bytes
from hashlib import sha256

import pytest

from collector_desktop.domain.errors import ConflictError
from collector_desktop.domain.statement_kinds import OPEN_ITEM
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.chase_past import latest_run_on, message_days
from collector_desktop.queries.contacts import history
from collector_desktop.queries.runs import messages_of_run, runs
from collector_desktop.queries.sent_documents import sent_documents
from collector_desktop.queries.statement_choices import statement_choices
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.mail_parts import parts_by
from collector_desktop.services.outbox import send_again, send_queued
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.settings import change_settings
from collector_desktop.services.statement_runs import QUEUED, StatementOrder, make_statements
from collector_desktop.storage.models import Document, Message
from tests.integration.chasing import DUE, customer, day, owes
from tests.integration.mailing import GONE, LOST, Clock, ScriptedTransport, carrier

ON, FONTS = day(8), resource("fonts")


@pytest.fixture
def two(ledger):
    """Acme can be reached by e-mail, Zeta by post only; both owe."""
    change_settings({"mail.way": "smtp"}, DUE)
    acme, zeta = customer("ACME", mail="ap@acme.example"), customer("ZETA", mail="")
    owes(acme, "INV-1", 10_000)
    owes(zeta, "INV-2", 20_000)
    return acme, zeta


def order(**more):
    found = statement_choices(ON, DUE)
    asked = {"by_email": True, "by_server": found.by_server, **more}
    return StatementOrder(found.customers, OPEN_ITEM, DUE, ON, **asked)


def make(folder, **more):
    return make_statements(order(**more), folder, FONTS, ON, lambda *_: None).value


def send(told, on=ON):
    return send_queued(carrier(told, parts_of=parts_by(FONTS)), on, Clock().watch()).value


def known(content):
    found = sent_documents(sha256(content).hexdigest())
    return [(each.code, each.kind, each.made_on, each.ways) for each in found]


def test_who_can_be_reached_waits_in_the_outbox_and_the_others_are_posted(two, tmp_path):
    made = make(tmp_path)
    assert {each.name: each.way for each in made.made} == {
        "ACME Ltd": QUEUED,
        "ZETA Ltd": "letter",
    }
    [message] = Message.select()
    assert (message.state, message.address) == ("queued", "ap@acme.example")
    pdf = next(each.path for each in made.made if each.way == QUEUED)
    assert pdf.read_bytes() == statement_paper(two[0].id, ON, FONTS).content
    assert known(pdf.read_bytes()) == [("ACME", "statement", ON, ())]


def test_what_the_server_took_is_the_pdf_as_it_was_made_and_is_known(two, tmp_path):
    made = make(tmp_path)
    pdf = next(each.path for each in made.made if each.way == QUEUED).read_bytes()
    owes(two[0], "INV-3", 999)
    told, later = ScriptedTransport(), ON + timedelta(days=1)
    assert send(told, later).states["sent"] == 1
    [(recipient, mail)] = told.given
    assert recipient == "ap@acme.example"
    [got] = [
        part.get_payload(decode=True)
        for part in message_from_bytes(mail).walk()
        if part.get_content_type() == "application/pdf"
    ]
    assert got == pdf
    assert known(got) == known(mail) == [("ACME", "statement", later, ("email",))]
    [entry] = [each for each in history(two[0].id, later) if each.kind == "email"]
    assert (entry.made_on, entry.document_kind) == (later, "statement")
    assert check_ledger(later) == []


def test_it_goes_once_however_often_the_outbox_is_sent(two, tmp_path):
    make(tmp_path)
    told = ScriptedTransport()
    for _ in range(3):
        send(told)
    assert len(told.given) == 1


def test_one_order_is_carried_out_once(two, tmp_path):
    make(tmp_path, uid="the-order")
    with pytest.raises(ConflictError, match="saved already"):
        make(tmp_path, uid="the-order")
    assert Message.select().count() == 1


@pytest.mark.parametrize("goes_first", [True, False])
def test_the_very_same_statement_goes_once_on_a_day(two, tmp_path, goes_first):
    make(tmp_path)
    told = ScriptedTransport()
    if goes_first:
        send(told)
    again = make(tmp_path / "again")
    [left] = again.left_out
    assert (left.name, Message.select().count()) == ("ACME Ltd", 1)
    assert "waits to go by e-mail, or went today" in left.reason
    owes(two[0], "INV-3", 999)
    assert make(tmp_path / "other").left_out == []
    assert Message.select().count() == 2


def test_undo_takes_it_out_of_the_outbox_and_not_after_it_went(two, tmp_path):
    make(tmp_path)
    undo_last(ON)
    assert (Message.select().count(), Document.select().count()) == (0, 0)
    told = ScriptedTransport()
    assert send(told).states == {}
    make(tmp_path)
    send(told)
    with pytest.raises(ConflictError, match="no longer be undone"):
        undo_last(ON)
    assert len(told.given) == 1


def test_undo_and_redo_leave_every_table_as_it_was(two, tmp_path, snapshot):
    before = snapshot()
    make(tmp_path)
    made = snapshot()
    undo_last(ON)
    assert snapshot() == before
    redo_last(ON)
    assert snapshot() == made
    assert send(ScriptedTransport()).states["sent"] == 1


def test_a_pdf_that_was_changed_since_does_not_go(two, tmp_path):
    made = make(tmp_path)
    next(each.path for each in made.made if each.way == QUEUED).write_bytes(b"%PDF other")
    told = ScriptedTransport()
    assert send(told).states["failed"] == 1
    assert told.given == []
    assert "was changed since" in Message.get().error


@pytest.mark.parametrize(("reply", "state"), [(GONE, "failed"), (LOST, "unknown")])
def test_what_did_not_go_is_no_proof_and_can_go_again(two, tmp_path, reply, state):
    made = make(tmp_path)
    pdf = next(each.path for each in made.made if each.way == QUEUED).read_bytes()
    send(ScriptedTransport(reply))
    assert Message.get().state == state
    assert known(pdf) == [("ACME", "statement", ON, ())]
    send_again(Message.get().id, ON)
    assert send(ScriptedTransport()).states["sent"] == 1
    assert known(pdf) == [("ACME", "statement", ON, ("email",))]


def test_it_stands_among_the_runs_of_its_day_and_holds_up_no_chasing(two, tmp_path):
    make(tmp_path)
    [row] = runs(ON)
    assert (row.made_on, row.is_apart, row.counts) == (ON, True, {("email", "queued"): 1})
    [message] = messages_of_run(row.run_id)
    assert (message.code, message.step) == ("ACME", "Statement")
    assert runs(ON - timedelta(days=1)) == ()
    assert latest_run_on() is None
    assert message_days(ON) == {}


def test_a_failure_leaves_nothing_and_keeps_what_was_there(two, tmp_path):
    before = make(tmp_path)
    undo_last(ON)
    kept = {each.path for each in before.made}

    def stop(done, total, name):
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_statements(order(combined=False), tmp_path, FONTS, ON, stop)
    assert Message.select().count() == 0
    assert all(path.is_file() for path in kept)
