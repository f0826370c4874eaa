"""What servers seldom say: each gets a verdict or a sentence, and nothing is sent twice."""

import imaplib
import smtplib
import ssl
from email.message import Message
from types import SimpleNamespace

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.integrations.mail import handover, imap, incoming, oauth
from collector_desktop.integrations.mail.account import Login, Security, Server
from collector_desktop.integrations.mail.incoming import IncomingKind, read_head
from collector_desktop.integrations.mail.oauth import Client, refreshed
from collector_desktop.integrations.mail.problems import MailServerError, Trouble
from collector_desktop.integrations.mail.providers import GOOGLE, provider
from collector_desktop.integrations.mail.replies import Verdict
from collector_desktop.integrations.mail.smtp import SmtpSender

SENDER, TO, CONTENT = "accounts@vale.example", "tom@ouse.example", b"Subject: x\r\n\r\nhello\r\n"
LOGIN = Login("priya", "secret")


class Wire:
    """A connection that answers as it is told to: `said` has an answer or an error for a call."""

    def __init__(self, **said):
        self.said, self.calls, self.sock = said, [], said.pop("sock", None)

    def __getattr__(self, name):
        def call(*_, **__):
            self.calls.append(name)
            answer = self.said.get(name, (250, b"ok"))
            if isinstance(answer, list):
                answer = answer.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

        return call


@pytest.fixture
def sender(monkeypatch):
    """Return a function that makes a sender on such a connection, over either kind of TLS."""

    def make(wire, login=LOGIN, security=Security.TLS):
        for name in ("SMTP", "SMTP_SSL"):
            monkeypatch.setattr(smtplib, name, lambda *_, **__: wire)
        return SmtpSender(Server("mail.example", 465, security, login), SENDER)

    return make


def good(**said):
    return Wire(**{"getreply": [(354, b"go on"), (250, b"taken")], **said})


def test_a_server_that_asks_for_no_password_is_sent_to(sender):
    wire = good()
    assert sender(wire, login=None).send(CONTENT, TO).verdict is Verdict.SENT
    assert "login" not in wire.calls


@pytest.mark.parametrize("error", [smtplib.SMTPServerDisconnected("x"), OSError("gone")])
def test_a_line_lost_before_the_message_leaves_it_to_be_sent_again(sender, error):
    for said in ({"mail": error}, {"getreply": error}):
        found = sender(good(**said))
        assert found.send(CONTENT, TO).verdict is Verdict.LATER
        assert found._smtp is None


def test_a_message_that_may_not_begin_is_refused_or_put_off(sender):
    for code, verdict in ((554, Verdict.REFUSED), (451, Verdict.LATER)):
        wire = good(getreply=[(code, b"no")])
        assert sender(wire).send(CONTENT, TO).verdict is verdict
        assert wire.calls[-1] == "rset"


def test_a_server_that_cannot_start_afresh_is_left(sender):
    wire = good(getreply=[(554, b"no")], rset=OSError("gone"))
    found = sender(wire)
    assert found.send(CONTENT, TO).verdict is Verdict.REFUSED
    assert (found._smtp, wire.calls[-1]) == (None, "close")


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ({"login": smtplib.SMTPAuthenticationError(454, b"busy")}, Trouble.BUSY),
        ({"login": smtplib.SMTPNotSupportedError("no AUTH")}, Trouble.LOGIN),
        ({"login": OSError("gone")}, Trouble.UNREACHABLE),
    ],
)
def test_a_sign_in_that_fails_says_why_and_closes_the_line(sender, said, trouble):
    wire = good(**said)
    with pytest.raises(MailServerError) as told:
        sender(wire).open()
    assert (told.value.trouble, wire.calls[-1]) == (trouble, "close")


def test_a_password_beyond_ascii_that_is_right_signs_in(sender):
    wire = good(docmd=(235, b"welcome"))
    assert sender(wire, Login("priya", "pässwörd")).send(CONTENT, TO).verdict is Verdict.SENT


def test_a_server_that_greets_with_no_is_busy(monkeypatch):
    def refuse(*_, **__):
        raise smtplib.SMTPConnectError(421, b"too many")

    monkeypatch.setattr(smtplib, "SMTP", refuse)
    with pytest.raises(MailServerError) as told:
        SmtpSender(Server("mail.example", 587, Security.STARTTLS, LOGIN), SENDER).open()
    assert told.value.trouble is Trouble.BUSY
    assert "421 too many" in told.value.line


def test_a_starttls_that_encrypts_nothing_is_no_encryption(sender):
    wire = good(has_extn=True)
    with pytest.raises(MailServerError, match="no encryption"):
        sender(wire, security=Security.STARTTLS).open()
    assert "login" not in wire.calls


class Silent(ssl.SSLSocket):
    """A secret line whose certificate says nothing."""

    def __init__(self):
        self.said = {}

    def getpeercert(self):
        return self.said

    def settimeout(self, _):
        pass


def test_a_certificate_that_does_not_say_until_when_is_good_until_nobody_knows(sender):
    for wire in (good(), good(sock=Silent.__new__(Silent))):
        found = sender(wire)
        assert found.certificate_until() is None
        if wire.sock is not None:
            wire.sock.said = None
        found.open()
        assert found.certificate_until() is None


def test_a_mailbox_without_plain_is_signed_in_to_by_name_and_password():
    given = []
    box = SimpleNamespace(
        client=SimpleNamespace(capabilities=(), login=lambda *told: given.append(told))
    )
    imap._sign_in(box, Login('pri"ya\\', "secret"))
    assert given == [('"pri\\"ya\\\\"', "secret")]


def test_a_mailbox_that_goes_away_in_the_sign_in_is_no_wrong_password():
    def leave(*_):
        raise imaplib.IMAP4.abort("bye")

    box = SimpleNamespace(client=SimpleNamespace(capabilities=(), login=leave))
    with pytest.raises(imaplib.IMAP4.abort):
        imap._sign_in(box, LOGIN)


def test_a_mailbox_that_cannot_say_goodbye_is_shut():
    shut = []

    def refuse():
        raise OSError("gone")

    imap._leave(
        SimpleNamespace(client=SimpleNamespace(logout=refuse, shutdown=lambda: shut.append(1)))
    )
    assert shut == [1]


def test_an_answer_without_a_number_is_passed_over():
    pieces = [(b"1 (FLAGS ()", b"who?"), (b"2 (UID 7 BODY", b"mail"), b")"]
    box = SimpleNamespace(client=SimpleNamespace(uid=lambda *_: ("OK", pieces)))
    found = imap.Mailbox(box, 1, "mail.example")._fetched([7], "BODY")
    assert [(each.uid, each.raw) for each in found] == [(7, b"mail")]


def test_a_reply_by_itself_with_no_way_back_is_no_bounce():
    raw = (
        b"From: tom@ouse.example\r\nReturn-Path: <>\r\nAuto-Submitted: auto-replied\r\n\r\nAway\r\n"
    )
    assert read_head(raw).kind is IncomingKind.AUTO_REPLY


def test_parts_that_are_none_are_passed_over():
    whole = Message()
    whole["Content-Type"] = "multipart/mixed"
    text = Message()
    text.set_payload("hello")
    whole.set_payload(["no part", text])
    assert incoming._text(incoming._parts(whole)) == "hello"
    hollow = Message()
    hollow["Content-Type"] = "text/plain"
    hollow.set_payload([Message()])
    assert incoming._decoded(hollow) == ""


def test_a_provider_that_does_not_answer_is_reported_and_a_word_is_given(monkeypatch):
    asked = []

    def answer(address, form):
        asked.append(form)
        return {"access_token": "a2"}

    monkeypatch.setattr(oauth, "_asked", answer)
    client = Client(provider(GOOGLE), "client-1", "word")
    assert refreshed(client, "r1").refresh == "r1"
    assert asked[0]["client_secret"] == "word"  # noqa: S105 - of the tests
    assert "scope" not in asked[0]
    monkeypatch.undo()

    def refuse(*_, **__):
        raise OSError("gone")

    monkeypatch.setattr("urllib.request.urlopen", refuse)
    with pytest.raises(MailServerError) as told:
        refreshed(client, "r1")
    assert told.value.trouble is Trouble.UNREACHABLE


def test_a_draft_without_room_says_so(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(handover, "_write_new", refuse)
    monkeypatch.setattr(handover, "build_draft", lambda _: b"x")
    with pytest.raises(OutsideWorldError, match="No space left"):
        handover.write_draft(tmp_path / "out", "Draft", None)
