"""One e-mail to one recipient, from facts to bytes; the same facts give the same bytes."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP, compat32
from email.utils import format_datetime, getaddresses

from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.integrations.mail.headers import (
    ascii_file_name,
    header_text,
    mail_address,
    named_address,
    seen_text,
)
from collector_desktop.integrations.mail.html import html_of

LARGEST_MAIL = 10_000_000
MEGABYTE = 1_000_000
_MOST_REFERENCES = 10


@frozen
class Attached:
    """A file that goes with an e-mail; `paper` is what it is, such as `statement`, if recorded."""

    name: str
    content: bytes
    kind: str = "application/pdf"
    paper: str = ""


@frozen
class MailFacts:
    """Everything that one e-mail says; `answers` are the Message-IDs before it, oldest first.

    Without `html` the text is set as simple paragraphs.
    """

    to_name: str
    to_address: str
    subject: str
    text: str
    html: str = ""
    attached: tuple[Attached, ...] = ()
    from_name: str = ""
    from_address: str = ""
    reply_to: str = ""
    answers: tuple[str, ...] = ()


def build_mail(facts: MailFacts, message_ref: str, sent_at: datetime) -> bytes:
    """Return the e-mail as it goes to the server; `message_ref` is its Message-ID in brackets.

    Raises:
        CollectorError: an address is not valid, or the e-mail is larger than servers take.
        RefusedError: a text in it would change its head.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = named_address(facts.from_name, facts.from_address)
    _address(mail, facts)
    if facts.reply_to:
        mail["Reply-To"] = named_address("", facts.reply_to)
    mail["Date"] = format_datetime(sent_at)
    mail["Message-ID"] = message_ref
    if facts.answers:
        mail["In-Reply-To"] = facts.answers[-1]
        mail["References"] = " ".join(facts.answers[-_MOST_REFERENCES:])
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    return _bytes_of(mail, facts, message_ref)


def build_draft(facts: MailFacts) -> bytes:
    """Return an e-mail that the user's own program opens as a draft, to be sent from there."""
    mail = EmailMessage(policy=SMTP)
    _address(mail, facts)
    mail["X-Unsent"] = "1"
    return _bytes_of(mail, facts, f"{facts.to_address} {facts.subject}")


def _address(mail: EmailMessage, facts: MailFacts) -> None:
    mail["To"] = named_address(facts.to_name, facts.to_address)
    mail["Subject"] = header_text(facts.subject)


def _bytes_of(mail: EmailMessage, facts: MailFacts, seed: str) -> bytes:
    """Return the finished e-mail, after reading it once as its receiver will."""
    wanted = [name.casefold() for name in mail]
    mail.set_content(_lines(facts.text), cte="quoted-printable")
    html = facts.html or html_of(facts.text)
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    for each in facts.attached:
        main, _, sub = each.kind.partition("/")
        name = ascii_file_name(each.name)
        mail.add_attachment(each.content, maintype=main, subtype=sub, filename=name)
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(_boundary(seed, number))
    content = mail.as_bytes()
    if len(content) > LARGEST_MAIL:
        raise CollectorError(
            f"The e-mail to {facts.to_address} has {len(content) / MEGABYTE:.1f} MB.",
            "Mail servers take about 10 MB: leave out some of the attached files.",
        )
    _require_same_head(content, wanted, mail_address(facts.to_address))
    return content


def _boundary(seed: str, number: int) -> str:
    """Return a line between parts that their encodings cannot hold."""
    return f"=_{hashlib.sha256(f'{seed} {number}'.encode()).hexdigest()[:32]}"


def _lines(text: str) -> str:
    """Return a text with plain line ends, without what a mail program could take for a command."""
    return "\n".join(seen_text(line) for line in text.splitlines()) + "\n"


def _require_same_head(content: bytes, wanted: list[str], recipient: str) -> None:
    """Refuse bytes whose head says more than was put into it."""
    head = BytesHeaderParser(policy=compat32).parsebytes(content)
    names = [name.casefold() for name in head.keys()]  # noqa: SIM118 - a name may stand twice
    own = {"mime-version", "content-type", "content-transfer-encoding"}
    others = [name for name in names if name not in own]
    addresses = [address for _, address in getaddresses([str(head["To"])])]
    if others != wanted or addresses != [recipient]:
        raise RefusedError(
            "A text in this e-mail would change where it goes.",
            "Look at the customer's name and the subject, and correct them.",
        )
