"""Sending over SMTP: one encrypted connection for a batch, and a result for each message."""

from __future__ import annotations

import base64
import smtplib
import ssl
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from collector_desktop.integrations.mail import problems
from collector_desktop.integrations.mail.account import Login, Security, Server
from collector_desktop.integrations.mail.headers import domain_of
from collector_desktop.integrations.mail.problems import MailServerError
from collector_desktop.integrations.mail.replies import Reply, Verdict, refused_or_later

if TYPE_CHECKING:
    from types import TracebackType

CONNECT_SECONDS, MESSAGE_SECONDS = 15, 60
ACCEPTED, GO_ON, TEMPORARY = 250, 354, 400
WRONG_LOGIN = 500
SIGNED_IN, SIGNED_IN_ALREADY = 235, 503
LOST = Reply(Verdict.LATER, line="The connection was lost before the message went out.")
PERHAPS = Reply(
    Verdict.UNKNOWN, line="The connection was lost before the server said that it has the message."
)


class SmtpSender:
    """A connection that is made when first needed, and made again after it was lost.

    `context` decides which certificates are trusted; the system's when none is given.
    """

    def __init__(self, server: Server, sender: str, context: ssl.SSLContext | None = None) -> None:
        self._server = server
        self._sender = sender
        self._context = context or ssl.create_default_context()
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> SmtpSender:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def open(self) -> None:
        """Connect and sign in, unless that is done.

        Raises:
            MailServerError: the server cannot be reached, trusted or signed in to.
        """
        self._opened()

    def _opened(self) -> smtplib.SMTP:
        if self._smtp is not None:
            return self._smtp
        smtp = self._connected()
        try:
            self._sign_in(smtp)
        except BaseException:
            smtp.close()
            raise
        if smtp.sock is not None:
            smtp.sock.settimeout(MESSAGE_SECONDS)
        self._smtp = smtp
        return smtp

    def send(self, content: bytes, recipient: str) -> Reply:
        """Hand one message to the server for one recipient and return what became of it.

        Raises:
            MailServerError: the server takes nothing from this sender.
        """
        smtp = self._opened()
        try:
            refusal = self._named(smtp, recipient)
            if refusal is not None:
                self._start_afresh(smtp)
                return refusal
        except (smtplib.SMTPException, OSError):
            self._drop(smtp)
            return LOST
        return self._carried(smtp, content)

    def certificate_until(self) -> datetime | None:
        """Return until when the certificate of the open connection is good."""
        sock = self._smtp.sock if self._smtp is not None else None
        if not isinstance(sock, ssl.SSLSocket):
            return None
        found = (sock.getpeercert() or {}).get("notAfter")
        if not isinstance(found, str):
            return None
        return datetime.fromtimestamp(ssl.cert_time_to_seconds(found), UTC)

    def close(self) -> None:
        """Say goodbye if there is somebody to say it to."""
        smtp = self._smtp
        if smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()
            self._drop(smtp)

    def _connected(self) -> smtplib.SMTP:
        host, port = self._server.host, self._server.port
        own = domain_of(self._sender)
        try:
            if self._server.security is Security.TLS:
                return smtplib.SMTP_SSL(
                    host, port, own, timeout=CONNECT_SECONDS, context=self._context
                )
            smtp = smtplib.SMTP(host, port, own, timeout=CONNECT_SECONDS)
        except smtplib.SMTPConnectError as error:
            raise problems.busy(host, _line(error)) from error
        except (smtplib.SMTPException, OSError) as error:
            raise problems.unreachable(host, error) from error
        try:
            self._turn_secret(smtp)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _turn_secret(self, smtp: smtplib.SMTP) -> None:
        """Go over to TLS, or stop before anything is said that others must not hear."""
        host = self._server.host
        try:
            smtp.ehlo()
            if not smtp.has_extn("starttls"):
                raise problems.no_encryption(host)
            smtp.starttls(context=self._context)
        except (smtplib.SMTPException, OSError) as error:
            raise problems.unreachable(host, error) from error
        if not isinstance(smtp.sock, ssl.SSLSocket):
            raise problems.no_encryption(host)

    def _sign_in(self, smtp: smtplib.SMTP) -> None:
        login = self._server.login
        try:
            smtp.ehlo_or_helo_if_needed()
            if login is not None:
                _log_in(smtp, login)
        except smtplib.SMTPAuthenticationError as error:
            raise _refusal(self._server, login, error) from error
        except smtplib.SMTPNotSupportedError as error:
            raise problems.login_refused(str(error)) from error
        except (smtplib.SMTPException, OSError) as error:
            raise problems.unreachable(self._server.host, error) from error

    def _named(self, smtp: smtplib.SMTP, recipient: str) -> Reply | None:
        """Name sender and recipient; return the refusal if there is one."""
        code, text = smtp.mail(self._sender)
        if code >= WRONG_LOGIN:
            raise_from = problems.sender_refused(self._sender, f"{code} {_text(text)}")
            self._drop(smtp)
            raise raise_from
        if code >= TEMPORARY:
            return refused_or_later(code, text)
        code, text = smtp.rcpt(recipient)
        return refused_or_later(code, text, at_recipient=True) if code >= TEMPORARY else None

    def _carried(self, smtp: smtplib.SMTP, content: bytes) -> Reply:
        """Give the message itself; from its first byte on, silence leaves its fate unknown."""
        try:
            smtp.putcmd("data")
            code, text = smtp.getreply()
        except (smtplib.SMTPException, OSError):
            self._drop(smtp)
            return LOST
        if code != GO_ON:
            self._start_afresh(smtp)
            return refused_or_later(code, text)
        try:
            smtp.send(_stuffed(content))
            code, text = smtp.getreply()
        except (smtplib.SMTPException, OSError):
            self._drop(smtp)
            return PERHAPS
        if code == ACCEPTED:
            return Reply(Verdict.SENT, code, f"{code} {_text(text)}")
        self._start_afresh(smtp)
        return refused_or_later(code, text) if code >= TEMPORARY else PERHAPS

    def _start_afresh(self, smtp: smtplib.SMTP) -> None:
        """Make the server forget a message that it refused."""
        try:
            smtp.rset()
        except (smtplib.SMTPException, OSError):
            self._drop(smtp)

    def _drop(self, smtp: smtplib.SMTP) -> None:
        smtp.close()
        self._smtp = None


def _log_in(smtp: smtplib.SMTP, login: Login) -> None:
    if login.is_token:
        smtp.auth("XOAUTH2", lambda challenge=None: login.xoauth2() if challenge is None else "")
    elif f"{login.user}{login.secret}".isascii():
        smtp.login(login.user, login.secret)
    else:
        _log_in_beyond_ascii(smtp, login)


def _log_in_beyond_ascii(smtp: smtplib.SMTP, login: Login) -> None:
    """Sign in as RFC 4616 says, in UTF-8; the library knows ASCII only."""
    words = base64.b64encode(f"\0{login.user}\0{login.secret}".encode()).decode()
    code, text = smtp.docmd("AUTH", f"PLAIN {words}")
    if code not in {SIGNED_IN, SIGNED_IN_ALREADY}:
        raise smtplib.SMTPAuthenticationError(code, text)


def _refusal(
    server: Server, login: Login | None, error: smtplib.SMTPAuthenticationError
) -> MailServerError:
    line = f"{error.smtp_code} {_text(error.smtp_error)}"
    if error.smtp_code < WRONG_LOGIN:
        return problems.busy(server.host, line)
    is_token = login is not None and login.is_token
    return problems.sign_in_again(line) if is_token else problems.login_refused(line)


def _stuffed(content: bytes) -> bytes:
    """Return the lines as SMTP wants them: a dot doubled at the start of a line, then the end."""
    stuffed = b"\r\n".join(
        b"." + line if line.startswith(b".") else line for line in content.splitlines()
    )
    return stuffed + b"\r\n.\r\n"


def _line(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {_text(error.smtp_error)}"


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
