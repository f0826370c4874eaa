"""A mail server on this computer that can be told to misbehave, for the tests of sending."""

from __future__ import annotations

import ssl
from base64 import b64decode
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

DATA = Path(__file__).resolve().parent / "data" / "mail"
PASSWORD = "correct horse 7731"  # noqa: S105 - of the tests


def trusting() -> ssl.SSLContext:
    """Return what a program uses that trusts the authority of the tests."""
    return ssl.create_default_context(cafile=str(DATA / "authority.pem"))


def certified(name: str = "localhost") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(DATA / f"{name}.pem")
    return context


@dataclass
class Post:
    """What came in, and how to answer: by recipient at RCPT, in turn at MAIL and after DATA."""

    mails: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    at_rcpt: dict[str, str] = field(default_factory=dict)
    at_mail: list[str] = field(default_factory=list)
    after_data: list[str] = field(default_factory=list)
    drop_at: str = ""
    logins: list[tuple[str, str]] = field(default_factory=list)
    port: int = 0

    def _dropped(self, server, place: str) -> bool:
        if self.drop_at != place:
            return False
        self.drop_at = ""
        server.transport.abort()
        return True

    async def handle_MAIL(self, server, _session, envelope, address, *_):  # noqa: N802
        if self._dropped(server, "mail"):
            return "421 gone"
        if self.at_mail and (said := self.at_mail.pop(0)):
            return said
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, _session, envelope, address, *_):  # noqa: N802
        if self._dropped(server, "rcpt"):
            return "421 gone"
        if address in self.at_rcpt:
            return self.at_rcpt[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802
        if self._dropped(server, "data"):
            return "421 gone"
        if self.after_data and (said := self.after_data.pop(0)):
            return said
        self.mails.append((envelope.mail_from, list(envelope.rcpt_tos), envelope.content))
        if self._dropped(server, "answer"):
            return "421 gone"
        return "250 OK queued"

    def authenticate(self, *told):
        data = told[-1]
        login, password = data.login.decode(), data.password.decode()
        self.logins.append((login, password))
        return AuthResult(success=password == PASSWORD, handled=False)


class _Tokens(SMTP):
    """A server that also takes tokens, as Microsoft's and Google's do."""

    token = ""

    async def auth_XOAUTH2(self, _, args):  # noqa: N802
        said = b64decode(args[1]).decode()
        if said.endswith(f"\x01auth=Bearer {self.token}\x01\x01"):
            return AuthResult(success=True, auth_data=said)
        await self.challenge_auth('{"status":"401"}')
        return AuthResult(success=False, handled=False)


@contextmanager
def mail_server(post: Post, *, way: str = "tls", certificate: str = "localhost", token: str = ""):
    """Run the server; `way` is tls, starttls or plain, as which it offers no encryption."""
    context = certified(certificate) if way != "plain" else None
    options = {
        "hostname": "127.0.0.1",
        "port": 0,
        "authenticator": post.authenticate,
        "auth_require_tls": way == "starttls",
        "auth_required": way != "plain",
    }

    class Server(Controller):
        def factory(self):
            made = _Tokens(self.handler, **self.SMTP_kwargs)
            made.token = token
            return made

        def _trigger_server(self):
            """Knock at the port, which is known only now."""
            self.port = self.server.sockets[0].getsockname()[1]
            super()._trigger_server()

    if way == "tls":
        options["ssl_context"] = context
    elif way == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    server = Server(post, **options)
    server.start()
    post.port = server.port
    try:
        yield post
    finally:
        server.stop()
