"""Answers that a listener slips in before the line is secret are not taken for the server's."""

import smtplib
import socket
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread

import pytest

from collector_desktop.integrations.mail.account import Login, Security, Server
from collector_desktop.integrations.mail.problems import MailServerError
from collector_desktop.integrations.mail.smtp import SmtpSender
from tests.mail_server import PASSWORD, certified, trusting

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1", "::1"])]
SENDER, TO, CONTENT = "accounts@vale.example", "tom@ouse.example", b"Subject: x\r\n\r\nhello\r\n"
FORGED = (
    b"250-forged\r\n250 AUTH PLAIN LOGIN\r\n235 welcome\r\n250 ok\r\n250 ok\r\n354 go on\r\n"
    b"250 taken\r\n221 bye\r\n"
)
ANSWERS = {
    b"EHLO": b"250-localhost\r\n250 AUTH PLAIN\r\n",
    b"AUTH": b"235 welcome\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}


@dataclass
class Heard:
    """What a server was told in clear and in secret, and the e-mails that it has."""

    port: int
    in_clear: list[bytes] = field(default_factory=list)
    mails: list[bytes] = field(default_factory=list)
    listens: Event = field(default_factory=Event)


def _converse(heard, listening, pause):
    plain, _ = listening.accept()
    with closing(plain), plain.makefile("rb") as told, suppress(OSError):
        plain.sendall(b"220 localhost\r\n")
        heard.in_clear.append(told.readline())
        plain.sendall(b"250-localhost\r\n250 STARTTLS\r\n")
        heard.in_clear.append(told.readline())
        plain.sendall(b"220 go on\r\n" + (b"" if pause else FORGED))
        if pause:
            time.sleep(pause)
            plain.sendall(FORGED)
        with closing(certified().wrap_socket(plain, server_side=True)) as secret:
            _serve(heard, secret)


def _serve(heard, secret):
    heard.listens.wait(10)
    with secret.makefile("rb") as told:
        while line := told.readline():
            secret.sendall(ANSWERS.get(line[:4].upper(), b"250 ok\r\n"))
            if line[:4].upper() == b"DATA":
                lines = iter(told.readline, b".\r\n")
                heard.mails.append(b"".join(lines))
                secret.sendall(b"250 taken\r\n")


@contextmanager
def injected(pause=0.0, *, listens=True):
    """Serve one connection, into which answers are slipped behind that to STARTTLS.

    A server that does not listen at first hears of nothing in secret before it is told to.
    """
    with socket.create_server(("127.0.0.1", 0)) as listening:
        heard = Heard(listening.getsockname()[1])
        if listens:
            heard.listens.set()
        serving = Thread(target=_converse, args=(heard, listening, pause), daemon=True)
        serving.start()
        yield heard
        serving.join(10)


@pytest.mark.parametrize("pause", [0.0, 0.05], ids=["at-once", "after"])
def test_an_answer_from_before_the_line_was_secret_is_not_believed(pause):
    with injected(pause) as heard:
        server = Server("localhost", heard.port, Security.STARTTLS, Login("priya", PASSWORD))
        said = ""
        with SmtpSender(server, SENDER, trusting()) as smtp, suppress(MailServerError):
            said = smtp.send(CONTENT, TO).line
    assert "forged" not in said
    assert bool(said) == (heard.mails == [CONTENT])
    assert len(heard.in_clear) == 2
    assert not [line for line in heard.in_clear if PASSWORD.encode() in line or b"AUTH" in line]


class Believing(smtplib.SMTP):
    """A sender that goes on reading where it was before the line was secret."""

    def starttls(self, **options):
        before = self.file
        answer = super().starttls(**options)
        self.file = before
        return answer


def test_the_harness_finds_a_sender_that_believes_it():
    with injected(listens=False) as heard, Believing("localhost", heard.port) as smtp:
        smtp.starttls(context=trusting())
        smtp.login("priya", PASSWORD)
        assert smtp.sendmail(SENDER, [TO], CONTENT) == {}  # all went well, as far as it was told
        assert heard.mails == []
        heard.listens.set()
