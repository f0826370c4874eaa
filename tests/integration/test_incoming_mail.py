"""Answers and bounces are read from a mailbox and filed where they belong; nothing else is."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.priority import Reason
from collector_desktop.integrations.mail.account import Login
from collector_desktop.integrations.mail.imap import open_mailbox
from collector_desktop.integrations.mail.problems import MailServerError
from collector_desktop.queries.contacts import history
from collector_desktop.queries.incoming import unread_mail, unread_replies
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.history import undo_last
from collector_desktop.services.incoming_mail import fetch_mail, mark_read
from collector_desktop.services.outbox import send_queued
from collector_desktop.storage.ledger_file import close_ledger, create_ledger
from collector_desktop.storage.models import (
    AddressFault,
    Customer,
    IncomingMessage,
    MailboxMark,
    Message,
    Person,
)
from collector_desktop.storage.operations import operation
from tests.conftest import add_item
from tests.integration.mailing import Clock, ScriptedTransport, carrier, queue
from tests.mail_box import Box, mail_box
from tests.mail_server import PASSWORD, trusting

DATA = Path(__file__).resolve().parents[1] / "data" / "mail" / "incoming"
REF = "<0123456789abcdef0123456789abcdef.7@vale.example>"
LOGIN = Login("priya", PASSWORD)

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1", "::1"])]


@pytest.fixture
def box():
    with mail_box(Box()) as made:
        yield made


@pytest.fixture
def sent(acme, today):
    """An e-mail that went to Acme under a known Message-ID."""
    message_id = queue(acme)
    send_queued(carrier(ScriptedTransport()), today, Clock().watch())
    with operation("test", "Know its name", today):
        Message.update(message_ref=REF).where(Message.id == message_id).execute()
    return message_id


def eml(name):
    return (DATA / f"{name}.eml").read_bytes()


def opened(box, folder="INBOX", login=LOGIN):
    return open_mailbox("localhost", box.port, folder, login, trusting())


def fetch(box, today):
    with opened(box) as mailbox:
        return dict(fetch_mail(mailbox, "priya@localhost INBOX", today, Clock().watch()).value)


def test_an_answer_waits_under_the_message_that_it_answers(box, acme, sent, today):
    box.put(eml("reply"))
    assert fetch(box, today) == {"reply": 1}
    assert unread_replies(today) == {acme.id}
    (row,) = unread_mail(today)
    assert row.customer_id == acme.id
    assert row.text.splitlines()[-1] == "Tom"
    assert IncomingMessage.get().answers_id == sent
    assert history(acme.id, today)[0].note.startswith("Reply from tom@ouse.example: Re: Invoice")


def test_reading_an_answer_lets_the_chase_go_on_and_can_be_undone(box, acme, sent, today):
    box.put(eml("reply"))
    fetch(box, today)
    incoming_id = IncomingMessage.get().id
    mark_read(incoming_id, today)
    assert unread_replies(today) == frozenset()
    assert unread_replies(today - timedelta(days=1)) == frozenset()
    with pytest.raises(RefusedError, match="read already"):
        mark_read(incoming_id, today)
    undo_last(today)
    assert unread_replies(today) == {acme.id}


def test_nothing_is_taken_twice_and_nothing_in_the_mailbox_is_changed(box, acme, sent, today):
    box.put(eml("reply"))
    assert fetch(box, today) == {"reply": 1}
    box.put(eml("out-of-office"))
    assert fetch(box, today) == {"auto_reply": 1}
    assert fetch(box, today) == {}
    box.validity += 1
    assert fetch(box, today) == {"reply": 1, "auto_reply": 1}
    words = {line.split(" ")[1] for line in box.said}
    assert words <= {"CAPABILITY", "AUTHENTICATE", "EXAMINE", "UID", "LOGOUT"}
    assert not any("BODY[" in line for line in box.said)


def test_a_lasting_bounce_marks_the_address_and_the_message(box, acme, sent, today):
    box.put(eml("dsn-unknown-user"))
    assert fetch(box, today) == {"bounce": 1}
    message = Message.get_by_id(sent)
    assert (message.state, message.error[:9]) == ("failed", "550 5.1.1")
    assert AddressFault.get().value == "tom@ouse.example"
    task = history(acme.id, today)[0]
    assert task.next_on == today
    assert "was not delivered" in task.note
    assert unread_replies(today) == frozenset()


def test_a_refusal_of_the_text_leaves_the_address_good(box, acme, sent, today):
    box.put(eml("dsn-policy-whole-message"))
    fetch(box, today)
    assert Message.get_by_id(sent).state == "failed"
    assert AddressFault.select().count() == 0


def test_a_delay_is_filed_and_changes_nothing(box, acme, sent, today):
    box.put(eml("dsn-delayed"))
    assert fetch(box, today) == {"bounce": 1}
    assert Message.get_by_id(sent).state == "sent"


def test_an_automatic_answer_is_no_answer(box, acme, sent, today):
    box.put(eml("out-of-office"))
    fetch(box, today)
    assert unread_replies(today) == frozenset()
    assert history(acme.id, today)[0].note.startswith("Automatic answer from")


def test_mail_from_an_address_of_one_customer_is_theirs(box, acme, today):
    with operation("test", "Tom works there", today):
        Person.create(customer=acme, name="Tom", email="TOM@ouse.example")
    box.put(eml("reply-html-only"))
    assert fetch(box, today) == {"reply": 1}
    assert [row.customer_id for row in unread_mail(today)] == [acme.id]
    assert IncomingMessage.get().answers_id is None


def test_mail_from_an_address_of_two_customers_is_nobodys(box, acme, today):
    with operation("test", "One bookkeeper for two", today):
        Customer.update(email="tom@ouse.example").where(Customer.id == acme.id).execute()
        Customer.create(code="B", name="B", currency="GBP", email="tom@ouse.example")
    box.put(eml("reply-html-only"))
    assert fetch(box, today) == {}


@pytest.mark.parametrize("said", ["Account", "Konto", "COMPTE", "Rekening"])
def test_mail_from_nobody_known_is_the_accounts_that_its_subject_names(box, acme, today, said):
    """Whatever language the customer has now; of two customers the mark says which."""
    with operation("test", "One bookkeeper for two", today):
        Customer.update(email="tom@ouse.example").where(Customer.id == acme.id).execute()
        Customer.create(code="B", name="B", currency="GBP", email="tom@ouse.example")
    marked = f"Subject: AW: [{said} ACME] Mahnung".encode()
    box.put(re.sub(rb"(?m)^Subject: [^\r\n]*", marked, eml("reply-html-only")))
    assert fetch(box, today) == {"reply": 1}
    assert unread_replies(today) == {acme.id}


def test_of_mail_that_is_not_ours_only_the_head_is_looked_at(box, acme, sent, today):
    box.put(eml("newsletter"))
    box.put(b"From: stranger@x.example\r\nSubject: hello\r\n\r\nsecret words\r\n")
    assert fetch(box, today) == {}
    assert IncomingMessage.select().count() == 0
    assert not any("BODY.PEEK[]" in line for line in box.said)


def test_a_first_reading_goes_back_a_month(box, acme, today):
    fetch(box, today)
    assert any("SINCE 25-Oct-2026" in line for line in box.said)


def test_a_refused_password_says_what_to_do(box):
    with pytest.raises(MailServerError, match="app password"), opened(box, login=Login("p", "no")):
        pass


@pytest.mark.parametrize("good", [True, False])
def test_a_token_signs_in(box, good):
    box.token = "t0ken"  # noqa: S105 - of the tests
    login = Login("priya", "t0ken" if good else "old", is_token=True)
    if good:
        with opened(box, login=login) as mailbox:
            assert mailbox.validity == 7
        return
    with pytest.raises(MailServerError, match="Sign in again"), opened(box, login=login):
        pass


def test_a_folder_that_is_not_there_says_so(box):
    with pytest.raises(MailServerError, match="no folder 'Debtors'"), opened(box, "Debtors"):
        pass


def test_a_certificate_of_nobody_known_ends_it_before_the_password(box):
    with (
        pytest.raises(MailServerError, match="is not trusted"),
        open_mailbox("localhost", box.port, "INBOX", LOGIN),
    ):
        pass
    assert box.said == []


def test_an_answer_counts_from_the_day_on_which_it_was_filed(box, acme, sent, today):
    box.put(eml("reply"), at="20-Nov-2026 10:00:00 +0000")
    fetch(box, today)
    assert IncomingMessage.get().received_at == datetime(2026, 11, 20, 10, tzinfo=UTC).replace(
        tzinfo=None
    )
    assert IncomingMessage.get().made_on == today


@pytest.mark.parametrize(
    "case",
    [
        (6, "nothing", False),
        (7, "nothing", True),
        (30, "nothing", True),
        (7, "reply", False),
        (7, "automatic answer", True),
        (7, "payment", False),
        (7, "call", False),
    ],
)
def test_today_says_who_has_not_answered_for_a_week(box, acme, sent, today, case):
    days, what, waits = case
    if what == "reply":
        box.put(eml("reply"))
    elif what == "automatic answer":
        box.put(eml("out-of-office"))
    fetch(box, today)
    later = today + timedelta(days=days)
    if what == "payment":
        with operation("test", "Money came", today):
            add_item(acme, "R-1", later, later, 100, "receipt")
    elif what == "call":
        draft = ContactDraft(acme.id, "call", "NO_ANSWER", no_follow_up=True)
        log_contact(draft, today + timedelta(days=1))
    reasons = [reason for row in worklist(later) for reason in row.reasons]
    assert (Reason.NO_REPLY in reasons) is waits


def test_an_answer_shows_that_an_address_works_again(box, acme, sent, today):
    box.put(eml("dsn-unknown-user"))
    fetch(box, today)
    assert AddressFault.get().cleared_on is None
    box.put(eml("reply"))
    fetch(box, today)
    assert AddressFault.get().cleared_on == today


def test_nothing_is_filed_in_another_ledger_that_was_opened_meanwhile(box, sent, today, tmp_path):
    box.put(eml("reply"))

    def switch(*_):
        close_ledger()
        create_ledger(tmp_path / "other.collector", "Priya", "test")

    with opened(box) as mailbox, pytest.raises(RefusedError, match="Another ledger"):
        fetch_mail(mailbox, "priya@localhost INBOX", today, Clock().watch(tell=switch))
    assert IncomingMessage.select().count() == 0
    assert MailboxMark.select().count() == 0
