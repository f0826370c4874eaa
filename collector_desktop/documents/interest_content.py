"""What a calculation of late-payment interest shows, worded and formatted."""

from __future__ import annotations

from collector_desktop.documents.content import Band, HowToPay, Letterhead, Pair
from collector_desktop.documents.data_file import DataFile
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.interest_phrases import ENGLISH


@frozen
class WorkingLine:
    """One segment: days at one balance and rate; `amount` is not rounded to the penny."""

    first: str
    last: str
    days: str
    balance: str
    rate: str
    amount: str


@frozen
class WorkingPart:
    """A claim, a waiver or what is not claimed: its segments and the sums below them."""

    title: str
    lines: tuple[WorkingLine, ...]
    sums: tuple[Pair, ...]


@frozen
class LateInvoice:
    """One invoice with the working of what it bore, and what of that is due."""

    heading: str
    facts: str
    parts: tuple[WorkingPart, ...]
    due: Pair


@frozen
class InterestSheet:
    """All that the calculation shows; `notes` say by which rule and how it was worked out.

    `columns` head first and last day, days, balance, rate and interest. `data` has the working for
    a program to read.
    """

    letterhead: Letterhead
    customer: str
    address_lines: tuple[str, ...]
    invoices: tuple[LateInvoice, ...]
    totals: tuple[Pair, ...]
    facts: tuple[Pair, ...] = ()
    bands: tuple[Band, ...] = ()
    notes: tuple[str, ...] = ()
    how_to_pay: HowToPay | None = None
    title: str = ENGLISH.title
    columns: tuple[str, ...] = ENGLISH.columns
    language: str = "en-GB"
    data: DataFile | None = None
