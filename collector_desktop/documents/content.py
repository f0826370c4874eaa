"""What the pages show: frozen data in which every text is already worded and formatted."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from collector_desktop.documents.data_file import DataFile
from collector_desktop.documents.plain_picture import PlainPicture
from collector_desktop.documents.styles import ACCENT
from collector_desktop.domain.envelopes import UK_A4_LEFT, Envelope
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import A4, Sheet
from collector_desktop.domain.swiss_bill import SwissBill
from collector_desktop.domain.templates import Paragraph

Pair = tuple[str, str]


@frozen
class Letterhead:
    """The sender: `initials` on the accent colour stand in when there is no logo.

    `envelope` says where the address and the fold marks stand, `sheet` on how large a paper. `own`
    is the sender's letterhead as a PDF, under each page instead of all that we would print of them.
    """

    name: str
    address_lines: tuple[str, ...] = ()
    contact_lines: tuple[str, ...] = ()
    footer: str = ""
    logo: PlainPicture | None = None
    initials: str = ""
    accent: str = ACCENT
    envelope: Envelope = UK_A4_LEFT
    sheet: Sheet = A4
    own: bytes | None = field(default=None, repr=False)


@frozen
class HowToPay:
    """Where money goes: `rows` are label and value, such as ("Sort code", "12-34-56").

    `bill` is the Swiss QR-bill that takes the place of slip and bank details, in the language of
    `bill_language`; `link` is where the customer can pay at once, printed where there is no code.
    `fault` says why a bill or a code that was to be expected is not there; it is for the sender and
    never printed.
    """

    pay_to: str
    rows: tuple[Pair, ...] = ()
    note: str = ""
    qr_payload: str = ""
    qr_caption: str = ""
    bill: SwissBill | None = None
    bill_language: str = ""
    link: str = ""
    fault: str = ""


@frozen
class Band:
    """One of the up to three figures at the top of a statement.

    `below` are the same figure of further currencies, each with whether it is a danger.
    """

    label: str
    value: str
    is_danger: bool = False
    below: tuple[tuple[str, bool], ...] = ()


@frozen
class AgeingPart:
    """One part of the ageing strip; `per_mille` is its length in thousandths.

    What is no age, such as money to match, has no length and no swatch.
    """

    label: str
    amount: str
    per_mille: int = 0
    has_swatch: bool = True


@frozen
class AppliedLine:
    """What was paid of an open item, or what it paid: by or for which entry, when, how much."""

    number: str
    date: str
    type: str
    amount: str


@frozen
class StatementLine:
    """One open item; `running` is the total down to here, printed where a page ends.

    `applied` is below it where the statement says what was paid.
    """

    number: str
    date: str
    reference: str
    due: str
    days_late: str
    amount: str
    outstanding: str
    is_late: bool = False
    running: str = ""
    applied: tuple[AppliedLine, ...] = ()


@frozen
class Section:
    """The open items of one currency; `heading` is needed only when there are several."""

    lines: tuple[StatementLine, ...]
    total: Pair
    ageing: tuple[AgeingPart, ...] = ()
    heading: str = ""


@frozen
class ActivityLine:
    """One movement; one of `debit` and `credit` is empty, `balance` runs."""

    date: str
    type: str
    number: str
    reference: str
    due: str
    debit: str
    credit: str
    balance: str


@frozen
class ActivitySection:
    """What moved in one currency, from the opening to the closing balance."""

    columns: tuple[str, ...]
    opening: Pair
    lines: tuple[ActivityLine, ...]
    total: Pair
    ageing: tuple[AgeingPart, ...] = ()
    heading: str = ""


@frozen
class Statement:
    """All that a statement of account shows; the builder looks nothing up.

    `slip_rows` are label and value on the payment slip; a line to write the
    amount paid on is added. Without them and `how_to_pay` there is no slip. `ticks` are invoices
    and amounts to tick on it. `message` is a heading and paragraphs over the notes. `data` has the
    figures for a program to read.
    """

    letterhead: Letterhead
    customer: str
    address_lines: tuple[str, ...]
    sections: tuple[Section | ActivitySection, ...]
    title: str = "Statement"
    facts: tuple[Pair, ...] = ()
    bands: tuple[Band, ...] = ()
    how_to_pay: HowToPay | None = None
    slip_rows: tuple[Pair, ...] = ()
    ticks: tuple[Pair, ...] = ()
    message: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    language: str = "en-GB"
    data: DataFile | None = None


@frozen
class LetterRow:
    """One row of a letter's table; `running` is the sum down to here, printed where a page ends."""

    cells: tuple[str, ...]
    running: str = ""


class LetterColumns(StrEnum):
    """What a letter's table shows in its columns.

    Items: number, date, due, days late, outstanding. Claims: number, date, due, amount, interest,
    compensation. Interest: those without the last. Instalments: number, due, amount.
    """

    ITEMS = "items"
    CLAIMS = "claims"
    INTEREST = "interest"
    INSTALMENTS = "instalments"


@frozen
class LetterTable:
    """A table in a letter, and the sum below it."""

    columns: LetterColumns
    rows: tuple[LetterRow, ...]
    total: Pair


@frozen
class Closing:
    """The valediction, the signer, and lines on who the signer is."""

    lines: tuple[str, ...]


LetterPart = Paragraph | LetterTable | Closing


@frozen
class Enclosure:
    """A sheet that goes with a letter, on a page of its own."""

    heading: str
    body: tuple[Paragraph, ...]


@frozen
class Letter:
    """All that a letter shows: the parts of its body in their order, then its enclosures.

    `data` has the lines of its tables for a program to read.
    """

    letterhead: Letterhead
    customer: str
    address_lines: tuple[str, ...]
    date: str
    reference: str
    heading: str
    body: tuple[LetterPart, ...]
    how_to_pay: HowToPay | None = None
    language: str = "en-GB"
    enclosures: tuple[Enclosure, ...] = ()
    data: DataFile | None = None
