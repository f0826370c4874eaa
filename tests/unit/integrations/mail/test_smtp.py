"""Nothing secret goes out without encryption, and each message gets a verdict of its own."""

from datetime import UTC, datetime

import pytest

from collector_desktop.integrations.mail.account import Login, Security, Server
from collector_desktop.integrations.mail.problems import MailServerError, Trouble
from collector_desktop.integrations.mail.replies import Verdict, is_about_address
from collector_desktop.integrations.mail.smtp import SmtpSender
from tests.mail_server import PASSWORD, Post, mail_server, trusting

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1", "::1"]),
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
]

SENDER = "accounts@vale.example"
CONTENT = b"Subject: x\r\n\r\n.dot\r\nline\r\n"


def sender(post, way="tls", login=Login("priya", PASSWORD), context=None, host="localhost"):  # noqa: B008
    security = Security.TLS if way == "tls" else Security.STARTTLS
    server = Server(host, post.port, security, login)
    return SmtpSender(server, SENDER, context or trusting())


@pytest.mark.parametrize("way", ["tls", "starttls"])
def test_a_message_arrives_as_it_was_made(way):
    with mail_server(Post(), way=way) as post, sender(post, way) as smtp:
        reply = smtp.send(CONTENT, "tom@ouse.example")
        assert smtp.certificate_until() == datetime(2099, 1, 1, tzinfo=UTC)
    assert reply.verdict is Verdict.SENT
    assert post.mails == [(SENDER, ["tom@ouse.example"], CONTENT)]
    assert post.logins == [("priya", PASSWORD)]


@pytest.mark.parametrize("way", ["tls", "starttls"])
@pytest.mark.parametrize(
    ("certificate", "words"), [("elsewhere", "another name"), ("expired", "has expired")]
)
def test_a_certificate_that_does_not_fit_ends_it_before_the_password(way, certificate, words):
    with (
        mail_server(Post(), way=way, certificate=certificate) as post,
        sender(post, way) as smtp,
        pytest.raises(MailServerError, match=words) as refused,
    ):
        smtp.send(CONTENT, "tom@ouse.example")
    assert refused.value.trouble is Trouble.NOT_SECURE
    assert post.logins == []
    assert post.mails == []


def test_a_certificate_of_nobody_known_is_not_trusted():
    with mail_server(Post()) as post:
        smtp = SmtpSender(
            Server("localhost", post.port, Security.TLS, Login("priya", PASSWORD)), SENDER
        )
        with pytest.raises(MailServerError, match=r"is not trusted.*give its certificates"):
            smtp.send(CONTENT, "tom@ouse.example")
    assert post.logins == []


def test_a_server_that_hides_its_encryption_gets_neither_password_nor_message():
    with (
        mail_server(Post(), way="plain") as post,
        sender(post, "starttls") as smtp,
        pytest.raises(MailServerError, match="no encryption"),
    ):
        smtp.send(CONTENT, "tom@ouse.example")
    assert post.logins == []
    assert post.mails == []


def test_tls_on_a_port_without_it_says_which_port_goes_with_what():
    with (
        mail_server(Post(), way="plain") as post,
        sender(post, "tls") as smtp,
        pytest.raises(MailServerError, match="465 goes with TLS"),
    ):
        smtp.open()


def test_a_refused_password_says_what_to_do_and_what_the_server_said():
    wrong = Login("priya", "wrong")
    with (
        mail_server(Post()) as post,
        sender(post, login=wrong) as smtp,
        pytest.raises(MailServerError, match="app password") as refused,
    ):
        smtp.open()
    assert refused.value.trouble is Trouble.LOGIN
    assert refused.value.line.startswith("535")
    assert "wrong" not in repr(refused.value) + repr(wrong)


def test_a_password_may_have_letters_beyond_ascii():
    login = Login("priya", "pässwörd")
    with (
        mail_server(Post()) as post,
        sender(post, login=login) as smtp,
        pytest.raises(MailServerError, match="refused the password"),
    ):
        smtp.open()
    assert post.logins == [("priya", "pässwörd")]


@pytest.mark.parametrize("good", [True, False])
def test_a_token_signs_in_instead_of_a_password(good):
    token = "t0ken"  # noqa: S105 - of the tests
    login = Login("priya@vale.example", token if good else "old", is_token=True)
    with mail_server(Post(), token=token) as post, sender(post, login=login) as smtp:
        if good:
            assert smtp.send(CONTENT, "tom@ouse.example").verdict is Verdict.SENT
            return
        with pytest.raises(MailServerError, match="Sign in again"):
            smtp.open()


@pytest.mark.parametrize(
    ("said", "verdict", "bad"),
    [
        ("550 5.1.1 no such user", Verdict.REFUSED, True),
        ("550 no such user", Verdict.REFUSED, True),
        ("554 5.7.1 not from you", Verdict.REFUSED, False),
        ("552 5.2.2 mailbox full", Verdict.REFUSED, False),
        ("450 4.2.1 try again", Verdict.LATER, False),
        ("421 4.3.2 busy", Verdict.LATER, False),
    ],
)
def test_what_is_said_of_one_recipient_does_not_touch_the_next(said, verdict, bad):
    post = Post(at_rcpt={"gone@ouse.example": said})
    with mail_server(post), sender(post) as smtp:
        first = smtp.send(CONTENT, "gone@ouse.example")
        second = smtp.send(CONTENT, "tom@ouse.example")
    assert (first.verdict, first.is_bad_address) == (verdict, bad)
    assert first.line.startswith(said[:3])
    assert second.verdict is Verdict.SENT
    assert [to for _, to, _ in post.mails] == [["tom@ouse.example"]]


def test_a_message_refused_for_what_it_says_leaves_the_address_good():
    post = Post(after_data=["554 5.6.0 looks like spam"])
    with mail_server(post), sender(post) as smtp:
        reply = smtp.send(CONTENT, "tom@ouse.example")
    assert (reply.verdict, reply.is_bad_address) == (Verdict.REFUSED, False)


def test_a_sender_that_the_server_does_not_let_write_stops_it():
    post = Post(at_mail=["550 5.7.60 not your address"])
    with (
        mail_server(post),
        sender(post) as smtp,
        pytest.raises(MailServerError, match="does not let you write as") as refused,
    ):
        smtp.send(CONTENT, "tom@ouse.example")
    assert refused.value.trouble is Trouble.SENDER


@pytest.mark.parametrize(
    ("place", "verdict", "arrived"),
    [
        ("mail", Verdict.LATER, 0),
        ("rcpt", Verdict.LATER, 0),
        ("data", Verdict.UNKNOWN, 0),
        ("answer", Verdict.UNKNOWN, 1),
    ],
)
def test_a_lost_connection_is_unknown_only_once_the_message_was_on_its_way(place, verdict, arrived):
    post = Post(drop_at=place)
    with mail_server(post), sender(post) as smtp:
        assert smtp.send(CONTENT, "tom@ouse.example").verdict is verdict
        assert len(post.mails) == arrived
        assert smtp.send(CONTENT, "next@ouse.example").verdict is Verdict.SENT


def test_a_server_that_is_not_there_says_so():
    with mail_server(Post()) as post:
        pass
    with pytest.raises(MailServerError, match="did not answer") as refused:
        sender(post).open()
    assert refused.value.trouble is Trouble.UNREACHABLE


@pytest.mark.parametrize(
    ("code", "line", "about"),
    [
        (550, "5.1.1 unknown", True),
        (550, "5.1.10 null MX", True),
        (550, "5.2.1 disabled", True),
        (551, "not local", True),
        (550, "5.7.1 blocked", False),
        (554, "refused", False),
        (552, "too large", False),
    ],
)
def test_only_a_mailbox_that_is_not_there_is_a_bad_address(code, line, about):
    assert is_about_address(code, line) is about


def test_a_message_that_the_server_puts_off_as_a_whole_may_be_sent_later():
    post = Post(at_mail=["451 4.3.0 later"], after_data=["452 4.3.1 full"])
    with mail_server(post), sender(post) as smtp:
        verdicts = [smtp.send(CONTENT, "tom@ouse.example").verdict for _ in range(3)]
    assert verdicts == [Verdict.LATER, Verdict.LATER, Verdict.SENT]
    assert len(post.mails) == 1
