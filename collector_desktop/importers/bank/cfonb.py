"""CFONB 120, the statements of French banks: records of 120 signs between two balances.

An amount ends in a sign that is its last digit and its side at once: `{` and `A` to `I` are 0 to 9
of money in, `}` and `J` to `R` of money out. Words stand in records 05 behind their movement, each
behind three letters that say what they are.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.bank_words import one_line
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.french_account import french_iban
from collector_desktop.domain.statement_totals import Declared
from collector_desktop.importers.bank.draft import (
    LONGEST_TEXT,
    LineError,
    StatementDraft,
    is_returned,
    read_currency,
)
from collector_desktop.importers.base import BankStatement, StatementLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collector_desktop.importers.bank.statement_text import StatementFile
    from collector_desktop.importers.notation import ReadHints

NAME = "cfonb"

_WIDTH = 120
_BEGINS = re.compile(
    rb"01[0-9]{5}.{4}[0-9]{5}(?:[A-Z]{3}| {3})[0-9 ].[0-9A-Z]{11}..[0-9]{6}.{50}[0-9]{13}[{}A-R]"
)
_AMOUNT = re.compile(r"([0-9]{13})([{A-I]|[}J-R])")
_IN, _OUT = "{ABCDEFGHI", "}JKLMNOPQR"
_PAYER, _PAYEE = "NPY", "NBE"
# Of money in the payee is the account's owner, of money out the payer; `I..` are their numbers.
_OWNER = {True: ("NBE", "IBE", "NBU"), False: ("NPY", "IPY", "NPU")}
_REFERENCE, _LONGEST_REFERENCE = "RCN", 35
_NO_REFERENCE = frozenset({"NOTPROVIDED", "NONREF"})


def looks_like_cfonb(start: bytes) -> bool:
    """Return whether a file begins with the old balance of CFONB 120."""
    return _BEGINS.match(start.removeprefix(BOM_UTF8)) is not None


@dataclass(slots=True)
class _Movement:
    """A movement with the records behind it: what each is, and its words."""

    row: int
    record: str
    words: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Account:
    """The records of one statement, in the order of the file."""

    row: int
    head: str
    movements: list[_Movement] = field(default_factory=list)
    foot: str = ""


def read_cfonb(file: StatementFile, _hints: ReadHints) -> list[BankStatement]:
    """Return the statements of a CFONB file.

    Raises:
        UnreadableFileError: it is cut off, or its lines do not lead from balance to balance.
    """
    accounts: list[_Account] = []
    for row, record in _records(file.text()):
        kind = record[:2]
        if kind == "01":
            accounts.append(_Account(row, record))
        elif kind == "04" and accounts:
            accounts[-1].movements.append(_Movement(row, record))
        elif kind == "05" and accounts and accounts[-1].movements:
            accounts[-1].movements[-1].words.append((record[45:48], record[48:118].strip()))
        elif kind == "07" and accounts:
            accounts[-1].foot = record
    if not accounts or not all(account.foot for account in accounts):
        raise file.refused("is cut off: the new balance of an account is missing")
    return [_statement(account).finish(NAME, file.name) for account in accounts]


def _records(text: str) -> Iterator[tuple[int, str]]:
    """Yield the records with their line; some banks write them all in one."""
    for row, line in enumerate(text.splitlines(), 1):
        for begin in range(0, len(line), _WIDTH):
            yield row, line[begin : begin + _WIDTH].ljust(_WIDTH)


def _statement(account: _Account) -> StatementDraft:
    head = account.head
    draft = StatementDraft(
        account_key=french_iban(head[2:7], head[11:16], head[21:32]),
        currency=head[16:19].strip() or "EUR",
    )
    for movement in account.movements:
        try:
            line = _line(movement, draft.currency)
            draft.lines += [line] if line.amount_minor else []
        except LineError as wrong:
            draft.reject(movement.row, wrong)
    try:
        draft.declared = Declared(
            opening=_amount(head, draft.currency), closing=_amount(account.foot, draft.currency)
        )
    except LineError as wrong:
        draft.reject(account.row, wrong)
    return draft


def _line(movement: _Movement, currency: str) -> StatementLine:
    record = movement.record
    amount = _amount(record, currency)
    texts = dict(reversed(movement.words))
    payer = one_line(texts.get(_PAYER if amount > 0 else _PAYEE, ""))
    own = _OWNER[amount > 0]
    words = [said for kind, said in movement.words if kind not in (*own, _PAYER, _PAYEE)]
    text = one_line(payer, record[48:79], *dict.fromkeys(words))[:LONGEST_TEXT]
    reference = texts.get(_REFERENCE, "")[:_LONGEST_REFERENCE].strip()
    refused = record[40:42].strip(" 0")
    return StatementLine(
        row=movement.row,
        booked_on=_day(record[34:40]),
        value_on=_day(record[42:48]) if record[42:48].strip("0 ") else None,
        amount_minor=amount,
        currency=currency,
        payer=payer,
        reference="" if reference.upper() in _NO_REFERENCE else reference,
        text=text,
        bank_type=record[32:34].strip(),
        is_return=(amount < 0 and bool(refused)) or is_returned(amount, text),
    )


def _amount(record: str, currency: str) -> int:
    """Return the minor units of a movement or a balance, money out negative."""
    found = _AMOUNT.fullmatch(record[90:104])
    if found is None:
        raise LineError("amount", record[90:104], f"'{record[90:104]}' is not an amount.")
    decimals = exponent(read_currency(currency))
    if record[19].strip() not in ("", str(decimals)):
        reason = f"Amounts in {currency} have {decimals} decimals, not {record[19]}."
        raise LineError("amount", record[90:104], reason)
    if found[2] in _IN:
        return int(f"{found[1]}{_IN.index(found[2])}")
    return -int(f"{found[1]}{_OUT.index(found[2])}")


def _day(text: str) -> date:
    """Return the day of `DDMMYY`."""
    try:
        return date(2000 + int(text[4:]), int(text[2:4]), int(text[:2]))
    except ValueError as wrong:
        raise LineError("date", text, f"'{text}' is not a date.") from wrong
