"""Every hostile text in every place of an e-mail, as the server of the customer receives it."""

from dataclasses import replace
from email import message_from_bytes

import pytest

from collector_desktop.integrations.mail.account import Login, Security, Server
from collector_desktop.integrations.mail.build import Attached, build_mail
from collector_desktop.integrations.mail.smtp import SmtpSender
from tests.hostile_text import CORPUS
from tests.mail_server import PASSWORD, Post, mail_server, trusting
from tests.unit.integrations.mail.test_build import AT, FACTS, HOSTILE, REF

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1", "::1"]),
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
    pytest.mark.timeout(120),
]
SENDER, TO = "accounts@vale.example", "ap@acme.example"
PLAIN = replace(FACTS, to_address=TO)
PLACES = ("subject", "to_name", "from_name", "text", "file")
TEXTS = tuple(dict.fromkeys((*CORPUS, *HOSTILE)))
NAIVE = "From: {sender}\r\nTo: {to}\r\nSubject: {text}\r\n\r\nhello\r\n"


def built(place, text):
    if place == "file":
        return build_mail(replace(PLAIN, attached=(Attached(text, b"%PDF"),)), REF, AT)
    return build_mail(replace(PLAIN, **{place: text}), REF, AT)


def arrived(contents):
    """Send e-mails over one connection; return what came to whom."""
    with mail_server(Post(), way="tls") as post:
        server = Server("localhost", post.port, Security.TLS, Login("priya", PASSWORD))
        with SmtpSender(server, SENDER, trusting()) as smtp:
            for content in contents:
                smtp.send(content, TO)
    return post.mails


def shape(content):
    """Return the lines of the head by name, and the kinds of the parts, in their order."""
    mail = message_from_bytes(content)
    return mail.keys(), [part.get_content_type() for part in mail.walk()]


def wrong(mails, expected):
    """Return which e-mails came to others, or have another line in the head or another part."""
    return [
        place
        for place, (sender, recipients, content) in enumerate(mails)
        if (sender, recipients, shape(content)) != (SENDER, [TO], expected)
    ]


@pytest.mark.parametrize("place", PLACES)
def test_it_arrives_with_its_own_head_its_own_parts_and_for_one(place):
    mails = arrived(built(place, text) for text in TEXTS)
    assert len(mails) == len(TEXTS) >= 80
    assert wrong(mails, shape(build_mail(PLAIN, REF, AT))) == []


def test_the_harness_finds_a_second_recipient_that_a_text_slipped_in():
    texts = ("x", "x\r\nBcc: evil@x.example")
    mails = arrived(NAIVE.format(sender=SENDER, to=TO, text=text).encode() for text in texts)
    assert wrong(mails, (["From", "To", "Subject"], ["text/plain"])) == [1]
