"""Signing in with OAuth 2 (RFC 8252): the browser asks, this computer listens for the answer.

The code is bound to this program by a proof key (RFC 7636) and to this sign-in by a state, so that
neither another program nor another page can use it. Tokens are only returned, never written.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import field, replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from time import monotonic
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.json_text import read_json
from collector_desktop.integrations.mail import problems
from collector_desktop.integrations.mail.problems import MailServerError, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.integrations.mail.providers import Provider

ASK_SECONDS, SIGN_IN_SECONDS, TURN_SECONDS = 15, 300, 0.5
LARGEST_ANSWER = 100_000
OWN = ("127.0.0.1", "localhost")
DONE = "You are signed in. Close this page and go back to Collector Desktop."
NOT_DONE = "The sign-in did not work. Close this page and see Collector Desktop."


@frozen
class Client:
    """The user's own registration at a provider; Google gives it a word that is not secret."""

    provider: Provider
    client_id: str
    word: str = field(default="", repr=False)


@frozen
class Tokens:
    """What a sign-in gives: one token for now, one to get the next with."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)


class SignIn:
    """One sign-in: `url` is for the browser, `wait` returns the tokens."""

    def __init__(self, client: Client, hint: str = "") -> None:
        self._client = client
        self._verifier, self._state = secrets.token_urlsafe(64), secrets.token_urlsafe(32)
        self._answer: dict[str, str] = {}
        self._server = HTTPServer(("127.0.0.1", 0), _listener(self._take))
        self._server.timeout = TURN_SECONDS
        host = client.provider.redirect_host
        self._redirect = f"http://{host}:{self._server.server_port}"
        digest = hashlib.sha256(self._verifier.encode()).digest()
        asked = {
            "client_id": client.client_id,
            "response_type": "code",
            "redirect_uri": self._redirect,
            "scope": client.provider.scope,
            "state": self._state,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
            "login_hint": hint,
            "access_type": "offline",
            "prompt": "consent",
        }
        self.url = f"{client.provider.authorise_at}?{urllib.parse.urlencode(asked)}"

    def wait(
        self, seconds: float = SIGN_IN_SECONDS, stopped: Callable[[], bool] = lambda: False
    ) -> Tokens:
        """Listen until the browser brings the answer, and exchange it for tokens.

        Raises:
            RefusedError: it was refused, given up, or came from somewhere else.
            MailServerError: the provider does not answer.
        """
        end = monotonic() + seconds
        try:
            while not self._answer and monotonic() < end and not stopped():
                self._server.handle_request()
        finally:
            self._server.server_close()
        if "code" not in self._answer:
            said = self._answer.get("error_description") or self._answer.get("error", "")
            raise RefusedError(f"You were not signed in. {said}".strip(), "Try it once more.")
        return _tokens(
            self._client,
            {
                "grant_type": "authorization_code",
                "code": self._answer["code"],
                "redirect_uri": self._redirect,
                "code_verifier": self._verifier,
            },
        )

    def _take(self, asked: dict[str, str]) -> bool:
        """Take the answer that carries our state; any other is nobody's business."""
        if not secrets.compare_digest(asked.get("state", ""), self._state):
            return False
        self._answer = asked
        return "code" in asked


def refreshed(client: Client, refresh_token: str) -> Tokens:
    """Return a new token for now; the old one to get the next with stays if no new one came.

    Raises:
        MailServerError: the sign-in has ended, or the provider does not answer.
    """
    given = {"grant_type": "refresh_token", "refresh_token": refresh_token}
    if client.provider.name == "Microsoft":
        given["scope"] = client.provider.scope
    tokens = _tokens(client, given)
    return tokens if tokens.refresh else replace(tokens, refresh=refresh_token)


def _tokens(client: Client, given: dict[str, str]) -> Tokens:
    form = {"client_id": client.client_id, **given}
    if client.word:
        form["client_secret"] = client.word
    found = _asked(client.provider.token_at, form)
    if not isinstance(found.get("access_token"), str):
        said = str(found.get("error_description") or found.get("error") or "")
        raise problems.sign_in_again(said)
    return Tokens(found["access_token"], str(found.get("refresh_token") or ""))


def _asked(address: str, form: dict[str, str]) -> dict[str, Any]:
    """Return what the provider answers; it is asked by https only, or on this computer."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in OWN:
        raise RefusedError("A sign-in needs https.", "Check the provider in the settings.")
    request = urllib.request.Request(  # noqa: S310 - looked at above
        address, urllib.parse.urlencode(form).encode(), {"Accept": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=ASK_SECONDS) as answer:  # noqa: S310
            text = answer.read(LARGEST_ANSWER)
    except urllib.error.HTTPError as error:
        text = error.read(LARGEST_ANSWER)
    except OSError as error:
        raise problems.unreachable(parts.hostname or address, error) from error
    try:
        found = read_json(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise MailServerError(
            Trouble.LOGIN, "The provider's answer could not be read.", "Try again in a while."
        )
    return found


def _listener(take: Callable[[dict[str, str]], bool]) -> type[BaseHTTPRequestHandler]:
    class Listener(BaseHTTPRequestHandler):
        """Answers the browser with one plain sentence."""

        timeout = TURN_SECONDS

        def do_GET(self) -> None:
            asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
            good = take(asked)
            text = (DONE if good else NOT_DONE).encode()
            self.send_response(200 if good else 400)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            """Write nothing anywhere: the address holds the code."""

    return Listener
