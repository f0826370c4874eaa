"""What reading a bank statement gives: its account, balances and lines, not yet in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.importers.base import RowProblem


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One movement on the account in minor units of `currency`; money in is positive.

    `row` is the line of the file it begins on; `reference` what the payer gave for machines to
    read; `text` all that the bank wrote, in one line; `bank_id` the bank's own mark, or empty.
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


@dataclass(frozen=True, slots=True)
class BankStatement:
    """One account's lines in one file, with the balances it declares and what could not be read.

    `account_key` is what makes two statements of the same account one: the IBAN without blanks,
    else sort code and number, else the name of the layout.
    """

    account_key: str
    account_name: str
    currency: str
    opening_minor: int | None
    closing_minor: int | None
    lines: tuple[StatementLine, ...]
    problems: tuple[RowProblem, ...] = ()
