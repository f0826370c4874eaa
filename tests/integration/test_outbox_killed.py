"""The program is killed in the middle of sending: no e-mail goes twice, and none is lost."""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from threading import Event

import pytest

from collector_desktop.queries.outbox import outbox_counts
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Message
from tests.integration.mailing import queue_many
from tests.mail_server import PASSWORD, Post, mail_server

ROOT = Path(__file__).resolve().parents[2]
MESSAGES, KILLED_AFTER = 500, (7, 61, 150, 151, 290, 433)
CHILD = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from collector_desktop.integrations.mail.account import Login, Security, Server
from collector_desktop.integrations.mail.smtp import SmtpSender
from collector_desktop.services.mail_account import Sender
from collector_desktop.services.outbox import Carrier, Watch, send_queued
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from tests.mail_server import trusting

ledger, port, password = sys.argv[1:]
open_ledger(Path(ledger), "Priya", "test")
server = Server("localhost", int(port), Security.TLS, Login("priya", password))
smtp = SmtpSender(server, "accounts@vale.example", trusting())
carrier = Carrier(smtp, Sender("Priya", "accounts@vale.example"), 60)
watch = Watch(lambda: datetime.now(UTC), lambda seconds: None)
send_queued(carrier, date(2026, 11, 24), watch)
close_ledger()
"""

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1", "::1"]),
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
]


class Counting(Post):
    """A server that says when so many messages are in."""

    def __init__(self):
        super().__init__()
        self.wanted, self.reached = 0, Event()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = await super().handle_DATA(server, session, envelope)
        if len(self.mails) >= self.wanted:
            self.reached.set()
        return answer


def child(ledger_path, port):
    command = [sys.executable, "-c", CHILD, str(ledger_path), str(port), PASSWORD]
    return subprocess.Popen(command, cwd=ROOT)  # noqa: S603 - this very program


def test_five_hundred_e_mails_arrive_once_each_although_the_program_is_killed(ledger, tmp_path):
    addresses = queue_many(MESSAGES)
    close_ledger()
    with mail_server(Counting()) as post:
        for wanted in KILLED_AFTER:
            post.wanted = wanted
            post.reached.clear()
            running = child(ledger, post.port)
            try:
                assert post.reached.wait(60), "the program sends nothing"
            finally:
                running.kill()
                running.wait()
        assert child(ledger, post.port).wait(100) == 0
    open_ledger(ledger, "Priya", "test")
    arrived = Counter(to for _, recipients, _ in post.mails for to in recipients)
    states = {row.address: row.state for row in Message.select()}
    assert set(states) == set(addresses)
    assert set(states.values()) <= {"sent", "unknown"}
    assert max(arrived.values()) == 1
    assert {each for each in addresses if states[each] == "sent"} <= set(arrived)
    unknown = [each for each in addresses if states[each] == "unknown"]
    assert len(unknown) == outbox_counts().unknown <= len(KILLED_AFTER)
    assert set(addresses) - set(arrived) <= set(unknown)
