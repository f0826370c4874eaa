"""CSB43 (AEB Norma 43), the statements of Spanish banks: records of 80 signs with totals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.bank_words import one_line
from collector_desktop.domain.statement_totals import Declared
from collector_desktop.importers.bank.draft import (
    LONGEST_TEXT,
    LineError,
    StatementDraft,
    is_returned,
)
from collector_desktop.importers.base import BankStatement, StatementLine

if TYPE_CHECKING:
    from collector_desktop.importers.bank.statement_text import StatementFile
    from collector_desktop.importers.notation import ReadHints

NAME = "csb43"

_WIDTH = 80
# The account record up to its currency; what follows may be blank, and is then often cut off.
_SHORTEST_HEAD = 50
# ISO 4217; all have two decimals, as the amounts of these records have.
_CURRENCIES = {
    "978": "EUR",
    "840": "USD",
    "826": "GBP",
    "756": "CHF",
    "036": "AUD",
    "124": "CAD",
    "208": "DKK",
    "578": "NOK",
    "752": "SEK",
    "985": "PLN",
    "484": "MXN",
    "986": "BRL",
    "504": "MAD",
    "156": "CNY",
}
_CREDIT = "2"


def looks_like_csb43(start: bytes) -> bool:
    """Return whether a file begins with the account record of CSB43."""
    first = start.partition(b"\n")[0].rstrip(b"\r")
    return (
        _SHORTEST_HEAD <= len(first) <= _WIDTH
        and first[:2] == b"11"
        and first[:33].strip().isdigit()
        and first[33:_SHORTEST_HEAD].isdigit()
    )


@dataclass(slots=True)
class _Movement:
    """A movement with the words behind it."""

    row: int
    record: str
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Account:
    """The records of one account, in the order of the file."""

    row: int
    head: str
    movements: list[_Movement] = field(default_factory=list)
    foot: str = ""


def read_csb43(file: StatementFile, _hints: ReadHints) -> list[BankStatement]:
    """Return the statements of a CSB43 file.

    Raises:
        UnreadableFileError: it is cut off, an account is in a currency that is not known, or its
            lines are not what its totals say.
    """
    accounts: list[_Account] = []
    ended = False
    for row, line in enumerate(file.text().splitlines(), 1):
        record = line.ljust(_WIDTH)
        if record.startswith("11"):
            accounts.append(_Account(row, record))
        elif accounts:
            _take(accounts[-1], row, record)
        ended = ended or record.startswith("88")
    if not accounts:
        raise file.refused("has no account in it")
    if not ended or not all(account.foot for account in accounts):
        raise file.refused("is cut off: the totals of an account or its end are missing")
    return [_statement(account, file).finish(NAME, file.name) for account in accounts]


def _take(account: _Account, row: int, record: str) -> None:
    """Add a record to its account; words belong to the movement before them."""
    kind = record[:2]
    if kind == "22":
        account.movements.append(_Movement(row, record))
    elif kind == "23" and account.movements:
        account.movements[-1].words += [record[4:42], record[42:80]]
    elif kind == "33":
        account.foot = record


def _currency(account: _Account, file: StatementFile) -> str:
    """Return the currency of an account; refuse a number that stands for none we know."""
    number = account.head[47:50].strip()
    if number not in _CURRENCIES:
        raise file.refused(
            f"cannot be read: its account in row {account.row} is in the currency '{number}',"
            " which is not one of those known here",
            "Download the statement in another format, such as CAMT.",
        )
    return _CURRENCIES[number]


def _statement(account: _Account, file: StatementFile) -> StatementDraft:
    head, foot = account.head, account.foot
    draft = StatementDraft(
        account_key=head[2:20],
        account_name=one_line(head[51:77]),
        currency=_currency(account, file),
    )
    for movement in account.movements:
        try:
            line = _line(movement, draft.currency)
            if line.amount_minor:
                draft.lines.append(line)
        except LineError as wrong:
            draft.reject(movement.row, wrong)
    try:
        draft.declared = Declared(
            opening=_signed(head[32], head[33:47]),
            closing=_signed(foot[58], foot[59:73]),
            total_in=_number(foot[44:58]),
            total_out=_number(foot[25:39]),
            count_in=_number(foot[39:44]),
            count_out=_number(foot[20:25]),
        )
    except LineError as wrong:
        draft.reject(account.row, wrong)
    return draft


def _line(movement: _Movement, currency: str) -> StatementLine:
    record = movement.record
    amount = _signed(record[27], record[28:42])
    words = one_line(*movement.words)
    reference = record[52:64].strip().strip("0")
    return StatementLine(
        row=movement.row,
        booked_on=_day(record[10:16]),
        value_on=_day(record[16:22]) if record[16:22].strip("0 ") else None,
        amount_minor=amount,
        currency=currency,
        reference=reference and record[52:64].strip(),
        text=one_line(words, record[64:80])[:LONGEST_TEXT],
        bank_type=record[22:27].strip(),
        is_return=is_returned(amount, words),
    )


def _signed(side: str, digits: str) -> int:
    """Return minor units; 1 is a debit, 2 a credit."""
    if side not in ("1", _CREDIT):
        raise LineError("amount", side + digits, f"'{side}' says neither debit nor credit.")
    return _number(digits) if side == _CREDIT else -_number(digits)


def _number(digits: str) -> int:
    if not (digits.isascii() and digits.isdecimal()):
        raise LineError("amount", digits, f"'{digits}' is not a number.")
    return int(digits)


def _day(text: str) -> date:
    """Return the day of `YYMMDD`."""
    try:
        return date(2000 + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError as wrong:
        raise LineError("date", text, f"'{text}' is not a date.") from wrong
