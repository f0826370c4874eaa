"""What came in: an answer, an automatic answer or a bounce, read without believing any of it."""

from __future__ import annotations

import codecs
import re
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.policy import compat32
from enum import StrEnum
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.integrations.mail.bounces import Bounced, bounced_in
from collector_desktop.integrations.mail.headers import header_text, seen_text
from collector_desktop.integrations.mail.html import text_of_html

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_READ = 1_000_000
LONGEST_TEXT = 20_000
MOST_PARTS, MOST_REFS = 100, 50
LONGEST_FIELD = 10_000
OF_HOST_NAMES = "punycode"
"""An encoding that no text is in, and that takes time by the square of the length."""
UNREADABLE = "This e-mail is made in a way that cannot be read. See it in your mail program."
_REF = re.compile(r"<[^<>\s]{3,250}>")
_OWN_REF = re.compile(rb"<[0-9a-f]{32}\.\d{1,12}@[A-Za-z0-9.-]{1,250}>")
_IN_BRACKETS = re.compile(r"<([^<>@\s]{1,100}@[^<>@\s]{1,250})>")
_BARE = re.compile(r"[^<>@\s,;()\"]{1,100}@[^<>@\s,;()\"]{1,250}")
_DAEMON = re.compile(r"^(?:mailer-daemon|postmaster)@", re.IGNORECASE)
_AUTO_HEADS = ("X-Autoreply", "X-Autorespond", "X-Autoresponder")
_AUTO_PRECEDENCE = frozenset(("auto_reply", "bulk", "junk"))
_GAPS = re.compile(r"\n{3,}")


class IncomingKind(StrEnum):
    """What an e-mail that came in is."""

    REPLY = "reply"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"


@frozen
class IncomingHead:
    """The head of an e-mail: who wrote, and the Message-IDs that it answers, newest last."""

    kind: IncomingKind
    from_address: str
    subject: str
    refs: tuple[str, ...]


@frozen
class IncomingMail:
    """A whole e-mail as plain text; `bounced` says of whom it says that they were not reached."""

    head: IncomingHead
    text: str
    bounced: tuple[Bounced, ...] = ()


def read_head(raw: bytes) -> IncomingHead:
    """Return what the head says; nothing in it makes this fail."""
    return _head(BytesHeaderParser(_ShortFields, policy=compat32).parsebytes(raw))


def read_mail(raw: bytes) -> IncomingMail:
    """Return an e-mail's text and what it says; it is cut where it is too long."""
    raw = raw[:LARGEST_READ]
    try:
        mail = BytesParser(_ShortFields, policy=compat32).parsebytes(raw)
        head = _head(mail)
        parts = _parts(mail)
        text, bounced = _text(parts), bounced_in(parts)
    except (RecursionError, LookupError, ValueError, AttributeError, TypeError):
        head, text, bounced = read_head(raw), UNREADABLE, ()
    refs = [found.decode() for found in _OWN_REF.findall(raw)] if _is_bounce(head) else []
    known = tuple(dict.fromkeys((*refs[:MOST_REFS], *head.refs)))
    return IncomingMail(
        IncomingHead(head.kind, head.from_address, head.subject, known), text, bounced
    )


class _ShortFields(Message):
    """Keeps the beginning of each field: the library splits long ones in time by the square."""

    def set_raw(self, name: str, value: str) -> None:
        """Take a field from the parser, which names nothing else."""
        super().set_raw(name, value[:LONGEST_FIELD])


def _is_bounce(head: IncomingHead) -> bool:
    return head.kind is IncomingKind.BOUNCE


def _head(mail: Message) -> IncomingHead:
    address = _address(_field(mail, "From"))
    named = f"{_field(mail, 'References')} {_field(mail, 'In-Reply-To')}"
    refs = tuple(dict.fromkeys(_REF.findall(named)))[-MOST_REFS:]
    return IncomingHead(_kind(mail, address), header_text(address), _subject(mail), refs)


def _address(text: str) -> str:
    """Return the address that a field holds; the library's own reader gives up on some."""
    found = _IN_BRACKETS.findall(text) or _BARE.findall(text)
    return str(found[-1]) if found else ""


def _kind(mail: Message, address: str) -> IncomingKind:
    is_report = "delivery-status" in _field(mail, "Content-Type").lower()
    if is_report or _DAEMON.match(address) or _field(mail, "Return-Path").strip() == "<>":
        auto = _field(mail, "Auto-Submitted").lower().startswith("auto-replied")
        if is_report or not auto or _DAEMON.match(address):
            return IncomingKind.BOUNCE
    submitted = _field(mail, "Auto-Submitted").strip().lower()
    is_auto = submitted not in {"", "no"} or any(mail.get(name) for name in _AUTO_HEADS)
    if is_auto or _field(mail, "Precedence").strip().lower() in _AUTO_PRECEDENCE:
        return IncomingKind.AUTO_REPLY
    return IncomingKind.REPLY


def _field(mail: Message, name: str) -> str:
    return str(mail.get(name) or "")[:4_000]


def _subject(mail: Message) -> str:
    raw = _field(mail, "Subject")
    try:
        pieces = decode_header(raw)
        words = "".join(
            piece if isinstance(piece, str) else piece.decode(charset or "ascii", "replace")
            for piece, charset in pieces
        )
    except (LookupError, ValueError):
        words = raw
    return header_text(words)


def _parts(mail: Message) -> list[Message]:
    found: list[Message] = []
    for part in _walk(mail):
        found.append(part)
        if len(found) == MOST_PARTS:
            break
    return found


def _walk(mail: Message) -> Iterator[Message]:
    """Yield the parts, but nothing of an e-mail that was attached."""
    yield mail
    if mail.is_multipart() and mail.get_content_maintype() == "multipart":
        for part in mail.get_payload():
            if isinstance(part, Message):
                yield from _walk(part)


def _text(parts: list[Message]) -> str:
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() != kind or part.get_filename():
                continue
            words = _decoded(part)
            words = text_of_html(words) if kind == "text/html" else words
            lines = "\n".join(seen_text(line).rstrip() for line in words.splitlines())
            if lines.strip():
                return _GAPS.sub("\n\n", lines).strip()[:LONGEST_TEXT]
    return ""


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        charset = codecs.lookup(part.get_content_charset() or "utf-8").name  # of `-Punycode-` too
        return content.decode("utf-8" if charset == OF_HOST_NAMES else charset, "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def received_at(internal: str, now: datetime) -> datetime:
    """Return when the server took an e-mail in, in UTC; now, if it does not say or says later."""
    try:
        at = datetime.strptime(internal.strip(), "%d-%b-%Y %H:%M:%S %z").astimezone(UTC)
    except ValueError:
        return now
    return min(at, now)
