"""Reading a mailbox over IMAP: nothing in it is changed, marked or moved."""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.integrations.mail import problems
from collector_desktop.integrations.mail.headers import header_text
from collector_desktop.integrations.mail.incoming import LARGEST_READ
from collector_desktop.integrations.mail.problems import MailServerError, Trouble

if TYPE_CHECKING:
    from imap_tools import MailBox

    from collector_desktop.integrations.mail.account import Login

SECONDS = 30
FIRST_DAYS = 30
MOST_AT_ONCE = 200
HEADS = (
    "(INTERNALDATE BODY.PEEK[HEADER.FIELDS (FROM SUBJECT REFERENCES IN-REPLY-TO CONTENT-TYPE"
    " RETURN-PATH AUTO-SUBMITTED PRECEDENCE X-AUTOREPLY X-AUTORESPOND X-AUTORESPONDER)])"
)
WHOLE = f"(INTERNALDATE BODY.PEEK[]<0.{LARGEST_READ}>)"
_UID = re.compile(rb"UID (\d+)")
_DATE = re.compile(rb'INTERNALDATE "([^"]+)"')
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@frozen
class Fetched:
    """One e-mail, or its head, as the server gave it."""

    uid: int
    raw: bytes
    internal_date: str


class Mailbox:
    """One folder of an open mailbox, which is only read."""

    def __init__(self, box: MailBox, validity: int, host: str) -> None:
        self.validity = validity
        self._box = box
        self._host = host

    def heads(self, after: int, today: date) -> Iterator[Fetched]:
        """Yield the heads of what came after a number, or in the last 30 days for the first time.

        Raises:
            MailServerError: the connection is lost.
        """
        since = today - timedelta(days=FIRST_DAYS)
        wanted = (
            f"UID {after + 1}:*"
            if after
            else f"SINCE {since.day}-{MONTHS[since.month - 1]}-{since.year}"
        )
        with _talking(self._host):
            _, found = self._box.client.uid("SEARCH", wanted)
        # "N:*" names the newest even where it is older than N.
        uids = sorted(uid for uid in map(int, (found[0] or b"").split()) if uid > after)
        for start in range(0, len(uids), MOST_AT_ONCE):
            yield from self._fetched(uids[start : start + MOST_AT_ONCE], HEADS)

    def whole(self, uid: int) -> Fetched | None:
        """Return an e-mail, cut after a megabyte; None if it is gone.

        Raises:
            MailServerError: the connection is lost.
        """
        return next(self._fetched([uid], WHOLE), None)

    def _fetched(self, uids: list[int], what: str) -> Iterator[Fetched]:
        with _talking(self._host):
            _, answer = self._box.client.uid("FETCH", ",".join(map(str, uids)), what)
        for piece in answer or ():
            if not isinstance(piece, tuple):
                continue
            uid, at = _UID.search(piece[0]), _DATE.search(piece[0])
            if uid is not None:
                yield Fetched(int(uid[1]), bytes(piece[1]), at[1].decode() if at else "")


@contextmanager
def open_mailbox(
    host: str, port: int, folder: str, login: Login, context: ssl.SSLContext | None = None
) -> Iterator[Mailbox]:
    """Open one folder for reading only, over TLS.

    Raises:
        MailServerError: the server cannot be reached, trusted or signed in to, or has no such
            folder.
    """
    from imap_tools import MailBox  # noqa: PLC0415 - costs 30 ms

    with _talking(host):
        trusted = context or ssl.create_default_context()
        box = MailBox(host, port, timeout=SECONDS, ssl_context=trusted)
    try:
        with _talking(host):
            _sign_in(box, login)
        validity = _select(box, folder)
        yield Mailbox(box, validity, host)
    finally:
        _leave(box)


def _sign_in(box: MailBox, login: Login) -> None:
    client = box.client
    try:
        if login.is_token:
            token = login.xoauth2().encode()
            client.authenticate("XOAUTH2", lambda asked: b"" if asked else token)
        elif "AUTH=PLAIN" in client.capabilities:
            words = f"\0{login.user}\0{login.secret}".encode()
            client.authenticate("PLAIN", lambda _: words)
        else:
            client.login(_quoted(login.user), login.secret)
    except imaplib.IMAP4.abort:
        raise
    except (imaplib.IMAP4.error, UnicodeEncodeError) as error:
        line = _said(error)
        raise (
            problems.sign_in_again(line) if login.is_token else problems.login_refused(line)
        ) from error


def _quoted(text: str) -> str:
    """Return a name as the protocol quotes it; the library quotes passwords only."""
    escaped = header_text(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _select(box: MailBox, folder: str) -> int:
    from imap_tools.errors import MailboxFolderSelectError  # noqa: PLC0415 - loaded already

    try:
        box.folder.set(folder, readonly=True)
        _, known = box.client.response("UIDVALIDITY")
        return int(known[0] or 0) if known else 0
    except (MailboxFolderSelectError, imaplib.IMAP4.error, ValueError, TypeError) as error:
        raise MailServerError(
            Trouble.FOLDER,
            f"There is no folder {folder!r} in the mailbox.",
            "Use the name of a folder that your mail program shows, such as INBOX.",
            _said(error),
        ) from error


@contextmanager
def _talking(host: str) -> Iterator[None]:
    """Turn what may happen to a connection into a sentence."""
    try:
        yield
    except MailServerError:
        raise
    except (imaplib.IMAP4.error, OSError) as error:
        raise problems.unreachable(host, error) from error


def _leave(box: MailBox) -> None:
    try:
        box.client.logout()
    except (imaplib.IMAP4.error, OSError):
        box.client.shutdown()


def _said(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
