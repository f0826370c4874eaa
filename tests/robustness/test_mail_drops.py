"""The line to the mail server goes at any byte: no e-mail goes twice, none is lost, none is heard.

Some e-mails go through a line that is cut once, at a byte drawn at random on the way there or back,
in the handshake, the sign-in or the message. What waits then goes the next time, by a whole line;
what may have gone is for the user to decide, who is told by the server's own list here.
"""

import random
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, replace
from itertools import count

import pytest

from collector_desktop.integrations.mail.account import Login, Security, Server
from collector_desktop.integrations.mail.problems import MailServerError
from collector_desktop.integrations.mail.replies import Verdict
from collector_desktop.integrations.mail.smtp import SmtpSender
from collector_desktop.services.outbox import Carrier, confirm_gone, send_again, send_queued
from collector_desktop.storage.models import Customer, Message
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.mailing import SENDER, Clock, queue
from tests.mail_server import PASSWORD, Post, mail_server, trusting
from tests.robustness.cutting_line import Cut, Line, line_to
from tests.robustness.sizes import SIZES
from tests.unit.integrations.mail.test_smtp_harness import send_if_offered

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1", "::1"]),
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
]
MAILS, ANSWERS = 3, 500
LOGIN = Login("priya", PASSWORD)
WAYS = {"tls": Security.TLS, "starttls": Security.STARTTLS}
SECRETS = (
    PASSWORD.encode(),
    b64encode(PASSWORD.encode()),
    b64encode(f"\0priya\0{PASSWORD}".encode()),
    b"ouse.example",
    b"please pay",
)


@dataclass
class Office:
    """Who sends: over the line, to the server, in turns of some e-mails."""

    post: Post
    line: Line
    security: Security
    customer: Customer
    numbers: count

    def transport(self):
        return SmtpSender(
            Server("localhost", self.line.port, self.security, LOGIN), SENDER.address, trusting()
        )

    def send(self, transport):
        send_queued(Carrier(transport, SENDER), TODAY, Clock().watch())

    def turn(self, cut, transport_of=SmtpSender.__enter__):
        """Send some e-mails through a line with a cut, then what waits; return their addresses."""
        addresses = [f"buyer{next(self.numbers)}@ouse.example" for _ in range(MAILS)]
        for address in addresses:
            queue(self.customer, address)
        self.line.arm(cut)
        for _ in range(2):
            try:
                self.send(transport_of(self.transport()))
            except MailServerError:
                assert cut is not None
        return addresses

    def arrived(self):
        return Counter(to for _, recipients, _ in self.post.mails for to in recipients)


@pytest.fixture
def office(ledger):
    """Return a function that opens an office on the ledger."""

    def open_on(post, line, way):
        with operation("test", "Set up", TODAY):
            customer = Customer.create(code="OUSE", name="Ouse Mills", currency="GBP")
        return Office(post, line, WAYS[way], customer, count())

    return open_on


def once_each(office, addresses):
    """Ask that each e-mail went once or is reported as unknown; then let the user decide."""
    arrived = office.arrived()
    rows = {row.address: row for row in Message.select().where(Message.address.in_(addresses))}
    assert {row.state for row in rows.values()} <= {"sent", "unknown"}
    assert all(arrived[each] <= 1 for each in addresses)
    assert all(arrived[each] for each, row in rows.items() if row.state == "sent")
    unknown = {each: row for each, row in rows.items() if row.state == "unknown"}
    assert len(unknown) <= 1, "one cut leaves at most one in doubt"
    for each, row in unknown.items():
        decide = confirm_gone if arrived[each] else send_again
        decide(row.id, TODAY)
    office.send(office.transport())
    arrived = office.arrived()
    assert [arrived[each] for each in addresses] == [1] * len(addresses)
    return len(unknown)


def drawn(chance, whole):
    """Draw a cut at any byte; half of those on the way back among the answers to the e-mails.

    Most of what comes back is the handshake, and an answer that is lost after the e-mail arrived
    is the worst.
    """
    there = chance.random() < 0.5
    first = 1 if there or chance.random() < 0.5 else whole[there] - ANSWERS
    return Cut(there, chance.randrange(first, whole[there]), chance.random() < 0.5)


def told_in_clear(line):
    return [secret for secret in SECRETS if secret in line.heard]


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("way", WAYS)
def test_a_line_that_goes_at_any_byte_doubles_and_loses_no_e_mail(office, way):
    chance = random.Random(f"drops by {way}")  # noqa: S311 - dice, not secrets
    with mail_server(Post(), way=way) as post, line_to(post.port) as line:
        at_work = office(post, line, way)
        assert once_each(at_work, at_work.turn(None)) == 0
        whole = dict(line.carried)
        for _ in range(SIZES.drops // len(WAYS)):
            once_each(at_work, at_work.turn(drawn(chance, whole)))
            assert line.cut is None, "the line was not cut"
        assert told_in_clear(line) == []


def test_the_harness_finds_a_sender_that_sends_again_what_may_have_gone(office):
    class Careless(SmtpSender):
        def send(self, content, recipient):
            reply = super().send(content, recipient)
            is_lost = reply.verdict is Verdict.UNKNOWN
            return replace(reply, verdict=Verdict.LATER) if is_lost else reply

    def careless(sender):
        return Careless(sender._server, SENDER.address, trusting())

    with mail_server(Post(drop_at="answer")) as post, line_to(post.port) as line:
        at_work = office(post, line, "tls")
        addresses = at_work.turn(None, careless)
        with pytest.raises(AssertionError):
            once_each(at_work, addresses)


def test_the_harness_hears_a_sender_that_goes_on_without_encryption():
    with mail_server(Post(), way="plain") as post, line_to(post.port) as line:
        send_if_offered(line.port)
        assert told_in_clear(line)
