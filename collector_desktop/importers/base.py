"""What reading a file gives: plain rows, problems and counts; nothing here knows the ledger."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from collector_desktop.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from collector_desktop.importers.invoice_document import InvoiceDocument
    from collector_desktop.importers.own_rows import (
        ContactNote,
        CopyRow,
        OwnRow,
        PersonNote,
        PromiseNote,
    )


class FileKind(StrEnum):
    """What the rows of a file are."""

    CUSTOMERS = "customers"
    ITEMS = "items"
    ALLOCATIONS = "allocations"
    BANK = "bank"
    EINVOICE = "einvoice"
    PARTED = "parted_allocations"
    PEOPLE = "people"
    CONTACTS = "contacts"
    PROMISES = "promises"
    SETTINGS = "settings"
    LOCKED_PERIOD = "locked_period"
    GROUPS = "groups"
    ALIASES = "customer_aliases"
    APART = "customers_apart"
    ENTRY_DETAILS = "entry_details"
    COPIES = "invoice_copies"
    DOCUMENTS = "documents"
    INTEREST_TERMS = "interest_terms"
    INTEREST_RATES = "interest_rates"
    EXCHANGE_RATES = "exchange_rates"
    HOLDS = "holds"
    DISPUTES = "disputes"
    STATUSES = "account_statuses"
    CONTACT_LIMITS = "contact_limits"
    TASKS = "tasks"
    CAMPAIGNS = "campaigns"
    CAMPAIGN_MEMBERS = "campaign_members"
    PLANS = "plans"
    PROMISE_CHANGES = "promise_changes"
    DISPUTE_CASES = "dispute_cases"
    DISPUTE_STEPS = "dispute_steps"
    DISPUTE_NOTES = "dispute_notes"
    EVIDENCE = "dispute_files"
    CREDIT_LIMITS = "credit_limits"
    FORMER_TERMS = "former_terms"
    CASE_RECORDS = "case_records"
    CHEQUES = "cheques"
    INTEREST = "interest"
    BANK_LINES = "bank_lines"
    BANK_RULES = "bank_rules"
    RECEIPT_NUMBERS = "receipt_numbers"
    HISTORY = "history"
    PROCEDURES = "procedures"
    LANGUAGES = "customer_languages"
    WORDINGS = "wordings"
    IMPORTS = "imports"
    MESSAGES = "messages"
    CHASE_PLACES = "chase_places"


class RowKind(StrEnum):
    """What one line of a file is; every line is exactly one of these."""

    BLANK = "blank"
    TITLE = "title"
    HEADER = "header"
    GROUP = "group"
    DATA = "data"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    TRAILER = "trailer"
    UNCLASSIFIED = "unclassified"


@frozen
class CustomerRow:
    """A customer as the file states it; an empty text means the file is silent.

    `others` are further people, as `Ada Moss <ada@moss.example>; Ben Hall`.
    """

    row: int
    code: str
    name: str
    kind: str = ""
    email: str = ""
    phone: str = ""
    contact_name: str = ""
    address1: str = ""
    address2: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    currency: str = ""
    terms: str = ""
    credit_limit: str = ""
    procedure: str = ""
    group: str = ""
    mobile: str = ""
    others: str = ""


class ItemRow(NamedTuple):
    """One item on a customer's account as the file states it.

    A named tuple, because files have a million of them and it is made five times as fast.

    `amount_minor` is the whole item and always positive; `type` is the value of an `ItemType` and
    gives the side. `open_minor` is what the file says is still open (None: the file is silent).
    `settled_on` is the day of the last payment that the file knows. Minor units are those of
    `currency`; an empty currency means the file is silent, and then two decimals were assumed
    unless the reader was given a default currency. `promised_for` is the day on which the file
    expects the money. With `only_open` the file knows only what is open, which is then the amount.
    `terms_from` is the day from which terms count instead of that of the document.
    `written_off_minor` of what is settled was given up on `written_off_on`.
    """

    row: int
    type: str
    number: str
    customer_code: str
    customer_name: str
    document_on: date
    due_on: date | None
    amount_minor: int
    open_minor: int | None = None
    currency: str = ""
    reference: str = ""
    description: str = ""
    terms: str = ""
    settled_on: date | None = None
    customer: CustomerRow | None = None
    promised_for: date | None = None
    only_open: bool = False
    terms_from: date | None = None
    written_off_minor: int = 0
    written_off_on: date | None = None


@frozen
class AllocationRow:
    """A dated link from a credit to a debit, by their numbers; `amount` is plain decimal text."""

    row: int
    source: str
    target: str
    allocated_on: date
    amount: str


@frozen
class RowProblem:
    """One thing wrong with the file: where it is, what it says, and a sentence on what to do.

    `row` counts from 1, the first line of the file.
    """

    row: int
    column: str
    value: str
    reason: str


@frozen
class TotalCheck:
    """A total printed in the file beside the sum of the rows it stands for, in minor units."""

    row: int
    label: str
    stated_minor: int
    summed_minor: int


@frozen
class StatementLine:
    """One movement on the account in minor units of `currency`; money in is positive.

    `row` is the line of the file it begins on; `reference` what the payer gave for machines to
    read; `text` all that the bank wrote, in one line; `bank_id` the bank's own mark, or empty;
    `cheque` the number of a cheque where the format has a place of its own for it.
    """

    row: int
    booked_on: date
    value_on: date | None
    amount_minor: int
    currency: str
    payer: str = ""
    payer_account: str = ""
    reference: str = ""
    text: str = ""
    bank_type: str = ""
    bank_id: str = ""
    is_return: bool = False
    cheque: str = ""


@frozen
class BankStatement:
    """One account's lines in one file, with the balances it declares and what could not be read.

    `warnings` concern lines that come in anyway. `fault` says in a sentence how the lines
    differ from what the statement says of itself, empty if they do not. `account_key` is what makes
    two statements of the same account one: the IBAN without blanks, else sort code and number, else
    the name of the layout.
    """

    account_key: str
    account_name: str
    currency: str
    opening_minor: int | None
    closing_minor: int | None
    lines: tuple[StatementLine, ...]
    problems: tuple[RowProblem, ...] = ()
    warnings: tuple[RowProblem, ...] = ()
    fault: str = ""


@frozen
class ContactCard:
    """A person of an address book: at most one organisation, e-mail addresses and phones.

    `phones` are pairs of a number and a label; `address` stands without a row's name or code.
    """

    row: int
    name: str
    organisation: str
    role: str
    emails: tuple[str, ...]
    phones: tuple[tuple[str, str], ...]
    address: CustomerRow | None = None


Row: TypeAlias = (
    "CustomerRow | ItemRow | AllocationRow | StatementLine | ContactCard | ContactNote"
    " | PromiseNote | PersonNote | OwnRow | CopyRow"
)


@frozen
class ParsedFile:
    """A whole file, read and classified, before anything is written.

    `rows_in_file` counts every line, of whatever kind; `counts` says how many of each kind.
    `excluded` of the data lines were left out on purpose (a draft, a purchase) and `notes` says
    in sentences which and why; they are no problems. With `names_first` a customer is the one of
    that name, whatever its code; with `receipts_pay` receipts pay what is open of its debts.
    `part_lines` became part of the item of an earlier line. `statements` are those of a bank's
    file, whose lines are its rows; `document` is an e-invoice itself. With `makes_customers` a
    contact card of nobody makes a customer. `currencies_asked` are those of an unclear sign.
    """

    name: str
    sha256: str
    kind: FileKind
    profile: str
    program: str
    signature: str
    rows: Sequence[Row]
    problems: tuple[RowProblem, ...]
    counts: dict[RowKind, int] = field(default_factory=dict)
    totals: tuple[TotalCheck, ...] = ()
    as_of: date | None = None
    is_open_items_list: bool = False
    rows_in_file: int = 0
    excluded: int = 0
    part_lines: int = 0
    names_first: bool = False
    receipts_pay: bool = False
    notes: tuple[str, ...] = ()
    statements: tuple[BankStatement, ...] = ()
    document: InvoiceDocument | None = None
    makes_customers: bool = False
    currencies_asked: tuple[str, ...] = ()
