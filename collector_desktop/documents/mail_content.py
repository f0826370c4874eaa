"""What an e-mail shows: the parts of a letter, and the bank details in their place."""

from __future__ import annotations

from collector_desktop.documents.content import Closing, HowToPay, LetterTable
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.templates import Paragraph

MailPart = Paragraph | LetterTable | Closing | HowToPay


@frozen
class MailContent:
    """The parts of an e-mail in their order; `footer` is the company's last line."""

    subject: str
    parts: tuple[MailPart, ...]
    language: str = "en-GB"
    footer: str = ""


@frozen
class MailText:
    """An e-mail in words: each of the two texts is complete by itself."""

    subject: str
    text: str
    html: str
