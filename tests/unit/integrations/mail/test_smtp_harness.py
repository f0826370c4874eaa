"""The servers of these tests find a careless sender: what our own keeps to itself, they see."""

import smtplib
import ssl

import pytest

from collector_desktop.integrations.mail.account import Login, Security, Server
from collector_desktop.integrations.mail.problems import MailServerError
from collector_desktop.integrations.mail.smtp import SmtpSender
from tests.mail_server import PASSWORD, Post, mail_server, trusting

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1", "::1"]),
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
]
SENDER, TO, CONTENT = "accounts@vale.example", "tom@ouse.example", b"Subject: x\r\n\r\nhello\r\n"
SEEN = ("priya", PASSWORD)


def send_if_offered(port):
    """Send as many programs do: encrypted where the server offers it, and else not."""
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        smtp.ehlo()
        if smtp.has_extn("starttls"):
            smtp.starttls()
            smtp.ehlo()
        smtp.login(*SEEN)
        smtp.sendmail(SENDER, [TO], CONTENT)


def send_unverified(port):
    """Send over TLS without a look at whose certificate it is."""
    context = ssl._create_unverified_context()  # noqa: S323 - the fault that is to be found
    with smtplib.SMTP_SSL("127.0.0.1", port, context=context) as smtp:
        smtp.login(*SEEN)
        smtp.sendmail(SENDER, [TO], CONTENT)


def ours_is_refused(post, security):
    server = Server("localhost", post.port, security, Login(*SEEN))
    with SmtpSender(server, SENDER, trusting()) as smtp, pytest.raises(MailServerError):
        smtp.send(CONTENT, TO)


@pytest.mark.parametrize("certificate", ["elsewhere", "expired"])
@pytest.mark.parametrize(
    ("way", "security", "careless"),
    [
        ("starttls", Security.STARTTLS, send_if_offered),
        ("tls", Security.TLS, send_unverified),
    ],
)
def test_a_sender_that_trusts_any_certificate_is_found(way, security, careless, certificate):
    with mail_server(Post(), way=way, certificate=certificate) as post:
        ours_is_refused(post, security)
        assert (post.logins, post.mails) == ([], [])
        careless(post.port)
    assert post.logins == [SEEN]
    assert post.mails == [(SENDER, [TO], CONTENT)]


def test_a_sender_that_goes_on_without_encryption_is_found():
    with mail_server(Post(), way="plain") as post:
        ours_is_refused(post, Security.STARTTLS)
        assert (post.logins, post.mails) == ([], [])
        send_if_offered(post.port)
    assert post.logins == [SEEN]
    assert post.mails == [(SENDER, [TO], CONTENT)]


def test_a_sender_that_tries_again_after_a_lost_answer_is_found():
    """The message is in, the answer lost: our own calls that unknown and sends nothing twice."""
    with mail_server(Post(drop_at="answer")) as post:
        server = Server("localhost", post.port, Security.TLS, Login(*SEEN))
        with SmtpSender(server, SENDER, trusting()) as smtp:
            assert smtp.send(CONTENT, TO).verdict.name == "UNKNOWN"
        assert len(post.mails) == 1
        post.drop_at = "answer"
        with pytest.raises(smtplib.SMTPServerDisconnected):
            send_unverified(post.port)
        send_unverified(post.port)
    assert len(post.mails) == 3
