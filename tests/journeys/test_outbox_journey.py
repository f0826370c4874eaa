"""E-mails rest, go through the server of the settings, and can be taken back until then."""

from types import SimpleNamespace

import pytest

from collector_desktop.domain.changes import EVERYTHING, Change
from collector_desktop.integrations import secrets as kept
from collector_desktop.integrations.mail.replies import Reply, Verdict
from collector_desktop.services.outbox import send_again
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Customer, Message
from collector_desktop.storage.operations import operation
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.jobs import Progress
from tests.conftest import TODAY
from tests.integration.mailing import LOST, ScriptedTransport, queue
from tests.mail_box import Box, mail_box
from tests.mail_server import DATA, PASSWORD

ACCOUNT = {"mail.way": "smtp", "mail.host": "smtp.vale.example", "mail.rate": "60"}


@pytest.fixture
def told(monkeypatch):
    """What the server is told, in place of a server."""
    made = ScriptedTransport()
    monkeypatch.setattr("collector_desktop.services.mail_sending.transport_of", lambda *_: made)
    monkeypatch.setattr("collector_desktop.ui.tasks.Progress.pause", lambda *_: None)
    kept.secrets.cache_clear()
    return made


@pytest.fixture
def account(window):
    change_settings(ACCOUNT | {"mail.from_address": "accounts@vale.example"}, TODAY)
    with operation("test", "A customer", TODAY):
        return Customer.create(code="ACME", name="Acme", currency="GBP")


def put_in(window, customer):
    """Put an e-mail into the outbox, and let the window hear of it."""
    message_id = queue(customer)
    window.desk.tasks.changed.emit(Change.MESSAGE)
    return message_id


def state(message_id):
    return Message.get_by_id(message_id).state


def test_an_e_mail_rests_and_then_goes(window, account, told):
    message_id = put_in(window, account)
    assert window.outbox.rest.isActive()
    assert window.outbox.rest.interval() == 60_000
    assert told.given == []
    window.outbox.rest.timeout.emit()
    assert state(message_id) == "sent"
    assert "1 e-mail sent" in window.messages.text()
    assert not window.outbox.rest.isActive()


def test_what_is_taken_back_while_it_rests_does_not_go(window, account, told):
    message_id = put_in(window, account)
    with operation("test", "Take it back", TODAY):
        Message.update(state="taken_back").where(Message.id == message_id).execute()
    window.desk.tasks.changed.emit(EVERYTHING)
    assert not window.outbox.rest.isActive()


def test_drafts_of_the_users_own_program_are_never_sent_from_here(window, account, told):
    change_settings({"mail.way": "handover"}, TODAY)
    put_in(window, account)
    assert not window.outbox.rest.isActive()


def test_what_was_left_from_before_goes_only_when_the_user_says_so(window, account, told):
    message_id = queue(account)
    window.outbox.begin()
    assert "1 e-mail waiting" in window.messages.text()
    put = queue(account)
    assert not window.outbox.rest.isActive()
    window.messages.button.click()
    assert (state(message_id), state(put)) == ("sent", "sent")


def test_what_the_server_refuses_leads_to_the_past_runs(window, account, told):
    told.replies.append(Reply(Verdict.REFUSED, 550, "550 5.1.1 unknown", is_bad_address=True))
    message_id = put_in(window, account)
    window.outbox.send_now()
    assert state(message_id) == "failed"
    assert "could not be delivered" in window.messages.text()
    window.messages.button.click()
    assert window.place == nav.Place(nav.CHASE, "past")
    told.replies.clear()
    send_again(message_id, TODAY)
    window.outbox.send_now()
    assert state(message_id) == "sent"


def test_what_goes_beyond_the_most_of_a_day_waits_until_the_user_allows_more(window, account, told):
    change_settings({"mail.daily": "1"}, TODAY)
    gone, left = put_in(window, account), put_in(window, account)
    window.outbox.send_now()
    assert (state(gone), state(left)) == ("sent", "queued")
    words = window.messages.text()
    assert words == "1 e-mail sent, 1 left waiting: the settings allow no more within 24 hours"
    assert not window.outbox.rest.isActive()
    window.outbox.send_now()
    assert "no more e-mails within 24 hours than the 1 that went" in window.messages.text()
    window.messages.button.click()
    assert window.place.page == nav.SETTINGS
    change_settings({"mail.daily": "2"}, TODAY)
    window.outbox.send_now()
    assert state(left) == "sent"


def test_what_the_line_was_cut_for_is_not_said_to_have_failed_and_comes_first(
    window, account, told
):
    told.replies.append(LOST)
    lost, sent = put_in(window, account), put_in(window, account)
    window.outbox.send_now()
    assert (state(lost), state(sent)) == ("unknown", "sent")
    words = window.messages.text()
    assert words == "1 e-mail sent, of 1 it is not known whether it arrived"
    window.messages.button.click()
    assert window.place == nav.Place(nav.CHASE, "past")
    assert window.page(nav.CHASE).past.current().message_id == lost


class Stopping(ScriptedTransport):
    """A server during whose second e-mail the user presses Stop."""

    tasks = None

    def send(self, content, recipient):
        reply = super().send(content, recipient)
        if len(self.given) == 2:
            (job,) = self.tasks.running()
            self.tasks.cancel(job.job_id)
        return reply


@pytest.mark.parametrize("rests", [True, False])
def test_what_is_stopped_by_hand_is_reported_and_the_rest_goes_when_the_user_says_so(
    window, account, told, monkeypatch, rests
):
    """It stops in the rest after an e-mail, or before the next where no rate makes it rest."""
    server = Stopping()
    server.tasks = window.desk.tasks
    monkeypatch.setattr("collector_desktop.services.mail_sending.transport_of", lambda *_: server)
    if rests:
        monkeypatch.setattr(Progress, "pause", lambda self, _: self.report(0, 1))
    mails = [put_in(window, account) for _ in range(4)]
    window.outbox.send_now()
    assert [state(each) for each in mails] == ["sent", "sent", "queued", "queued"]
    assert window.messages.text() == "Stopped after 2 of 4 e-mails"
    assert not window.outbox.rest.isActive()
    window.messages.button.click()
    assert {state(each) for each in mails} == {"sent"}
    assert len(server.given) == 4
    assert "2 e-mails sent" in window.messages.text()


def test_what_was_stopped_by_a_lock_is_offered_once_the_ledger_is_open_again(
    window, account, told, monkeypatch
):
    server = Stopping()
    server.tasks = SimpleNamespace(
        running=lambda: [SimpleNamespace(job_id=1)], cancel=lambda _: pause(window)
    )
    monkeypatch.setattr("collector_desktop.services.mail_sending.transport_of", lambda *_: server)
    mails = [put_in(window, account) for _ in range(3)]
    window.outbox.send_now()
    assert [state(each) for each in mails] == ["sent", "sent", "queued"]
    assert "Stopped" not in window.messages.text()
    window.outbox.begin()
    assert "1 e-mail waiting" in window.messages.text()


def pause(window):
    window.outbox.pause()
    (job,) = window.desk.tasks.running()
    job.cancel()  # as pausing does where sending has a thread of its own


def test_without_a_password_the_message_leads_to_the_account(window, account):
    kept.secrets.cache_clear()
    message_id = put_in(window, account)
    window.outbox.send_now()
    assert "password of the mail account is not known" in window.messages.text()
    window.messages.button.click()
    assert window.place == nav.Place(nav.SETTINGS, "email")
    assert state(message_id) == "queued"
    assert not window.outbox.rest.isActive()


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1", "::1"])
def test_answers_come_in_and_are_read_on_the_desk(window, account, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(DATA / "authority.pem"))
    kept.secrets.cache_clear()
    with operation("test", "Acme writes", TODAY):
        Customer.update(email="tom@ouse.example").where(Customer.id == account.id).execute()
    with mail_box(Box()) as box:
        box.put((DATA / "incoming" / "reply-html-only.eml").read_bytes())
        change_settings({"mail.imap_host": "localhost", "mail.imap_port": str(box.port)}, TODAY)
        kept.secrets().keep("mail.password", "accounts@vale.example smtp.vale.example", PASSWORD)
        window.outbox.read_now()
        assert "reading answers from localhost is not known" in window.messages.text()
        window.messages.hide()
        window.outbox.read_now()
        assert not window.messages.isVisible(), "it is said once, not every ten minutes"
        kept.secrets().keep("mail.imap_password", "accounts@vale.example localhost", PASSWORD)
        window.outbox.read_now()
    assert "1 answer came in" in window.messages.text()
    window.messages.button.click()
    answers = window.outbox.answers
    assert answers.text.toPlainText().endswith("we dispute £12.00")
    answers.card.click()
    assert window.place.page == nav.CUSTOMER
