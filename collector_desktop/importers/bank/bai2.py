"""BAI2, the statements of banks in the United States and Canada, and BTRS that followed it.

Amounts have no decimal sign: the currency says how many decimals they have. The code of a movement
says its side: 100 to 399 and 920 to 959 are money in, 400 to 699 and 960 to 999 money out. Record
49 has the sum of all amounts of an account, by which a line that is missing or wrong shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.bank_words import one_line
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.statement_totals import Declared, totals_fault
from collector_desktop.importers.bank.bai2_records import BREAK, Record, records_of
from collector_desktop.importers.bank.draft import (
    LONGEST_FIELD,
    LONGEST_TEXT,
    LineError,
    StatementDraft,
    is_returned,
    read_currency,
)
from collector_desktop.importers.base import BankStatement, RowProblem, StatementLine

if TYPE_CHECKING:
    from collector_desktop.importers.bank.statement_text import StatementFile
    from collector_desktop.importers.notation import ReadHints

NAME = "bai2"

_DOLLAR = "USD"
_AMOUNT = re.compile(r"[+-]?[0-9]{1,18}")
_COUNT, _CODE, _DAY = (re.compile(f"[0-9]{{{size}}}") for size in ("1,9", "3", "6"))
_OPENING, _CLOSING, _ALL_IN, _ALL_OUT = "010", "015", "100", "400"
_NO_MONEY = "890"
_IN, _OUT = (range(100, 400), range(920, 960)), (range(400, 700), range(960, 1000))
# A credit taken back, a deposited item, a payment by ACH or a cheque that was returned.
_CAME_BACK = frozenset({"552", "555", "557", "558", "566"})
_REFUSED_GROUPS = {"2": "takes a statement back", "4": "is a test"}
_SENDER = re.compile(
    r"ORIG CO NAME[:=]\s*(.+?)(?=\s{2,}|\s+(?:ORIG ID|CO ID|DESC DATE|CO ENTRY|SEC)[:= ]|$)"
)
_DEBTOR = re.compile(rf"{BREAK}DBNM:([^{BREAK}]+)")


@dataclass(slots=True)
class _Account:
    """The records of one account, and the group that they stand in; `beside` is what that lacks."""

    group: Record
    head: Record
    movements: list[Record] = field(default_factory=list)
    foot: Record | None = None
    beside: str = ""

    def take(self, record: Record) -> None:
        """Take a record of the account; what is behind its end is not part of it."""
        if self.foot is not None:
            return
        if record.kind == "16":
            self.movements.append(record)
        elif record.kind == "49":
            self.foot = record


def read_bai2(file: StatementFile, _hints: ReadHints) -> list[BankStatement]:
    """Return the statements of a BAI2 file, one for each account and group.

    Raises:
        UnreadableFileError: it is cut off, a test, or takes back what was sent before.
    """
    records = records_of(file.text("utf-8-sig"))
    accounts = _accounts(records, file)
    if [each.kind for each in records[-1:]] != ["99"] or any(
        account.foot is None for account in accounts
    ):
        raise file.refused("is cut off: the end of an account or of the file is missing")
    if not accounts:
        raise file.refused("has no statement in it")
    return [_statement(account, file.name) for account in accounts]


def _accounts(records: Sequence[Record], file: StatementFile) -> list[_Account]:
    """Return the accounts of a file with their movements; refuse a group that is no report."""
    accounts: list[_Account] = []
    group, first = Record("02", 1, []), 0
    for record in records:
        if record.kind == "02":
            group, first = record, len(accounts)
            if refused := _REFUSED_GROUPS.get(record.field(2)):
                raise file.refused(f"{refused} (line {record.row})", "Leave this file out.")
        elif record.kind == "03":
            accounts.append(_Account(group, record))
        elif record.kind == "98":
            _count_accounts(accounts[first:], record)
            first = len(accounts)
        elif accounts:
            accounts[-1].take(record)
    return accounts


def _count_accounts(accounts: Sequence[_Account], end: Record) -> None:
    """Note with the last account of a group that its end counts other accounts than are here."""
    stated = end.field(1)
    if accounts and _COUNT.fullmatch(stated) and int(stated) != len(accounts):
        counted = (
            f"its group of accounts says it has {int(stated)}, and {len(accounts)} can be found"
        )
        accounts[-1].beside = counted


def _statement(account: _Account, file_name: str) -> BankStatement:
    head = account.head
    draft = StatementDraft(account_key=head.field(0))
    draft.currency = head.field(1) or account.group.field(5) or _DOLLAR
    totals: list[tuple[str, int, str]] = []
    try:
        draft.currency = read_currency(draft.currency)
    except LineError as wrong:
        draft.reject(head.row, wrong)
        return draft.finish(NAME, file_name)
    try:
        totals = list(_totals(head))
    except LineError as wrong:
        draft.reject(head.row, wrong)
    for movement in account.movements:
        try:
            draft.lines += _lines(movement, account.group, draft.currency)
        except LineError as wrong:
            draft.reject(movement.row, wrong)
    _declare(draft, totals, head.row)
    if account.beside:
        reason = f"Not all may be here: {account.beside}."
        draft.warnings.append(RowProblem(head.row, "total", "", reason))
    statement = draft.finish(NAME, file_name)
    fault = _control_fault(account, totals, draft.currency)
    if not fault or statement.fault:
        return statement
    start = f"The statement of account {statement.account_key} in '{file_name}' does not add up:"
    return replace(statement, fault=f"{start} {fault}.")


def _declare(draft: StatementDraft, totals: list[tuple[str, int, str]], row: int) -> None:
    """Note balances, which must be reached, and point out totals that the lines do not come to.

    A bank may report totals with a part of the movements only; the balance that closes is then
    not computed from the one that opens.
    """
    stated = {code: amount for code, amount, _ in reversed(totals)}
    items = {code: int(count) for code, _, count in totals if _COUNT.fullmatch(count)}
    if _OPENING in stated and _CLOSING in stated:
        draft.declared = Declared(opening=stated[_OPENING], closing=stated[_CLOSING])
    declared = Declared(
        total_in=stated.get(_ALL_IN),
        total_out=stated.get(_ALL_OUT),
        count_in=items.get(_ALL_IN),
        count_out=items.get(_ALL_OUT),
    )
    amounts = [line.amount_minor for line in draft.lines]
    if off := totals_fault(declared, amounts, draft.currency):
        draft.warnings.append(RowProblem(row, "total", "", f"Not all may be here: {off}."))


def _control_fault(account: _Account, totals: list[tuple[str, int, str]], currency: str) -> str:
    """Return in what the amounts of an account differ from their stated sum, if they do."""
    stated = account.foot.field(0) if account.foot else ""
    moved = (movement.field(1) for movement in account.movements)
    found = sum(amount for _, amount, _ in totals) + sum(
        int(text) for text in moved if _AMOUNT.fullmatch(text)
    )
    if _AMOUNT.fullmatch(stated) and int(stated) == found:
        return ""
    said = plain_amount(int(stated), currency) if _AMOUNT.fullmatch(stated) else f"'{stated[:40]}'"
    return f"all its amounts come to {plain_amount(found, currency)}, but its control sum is {said}"


def _totals(head: Record) -> Iterator[tuple[str, int, str]]:
    """Yield code, amount and number of items of every balance and total of an account."""
    place, last = 2, len(head.fields)
    while place < last:
        code, amount, count = (head.field(place + step) for step in range(3))
        if not code:
            place += 1
            continue
        if amount:
            yield code, _minor(amount), count
        place = _behind_funds(head, place + 3)


def _behind_funds(record: Record, place: int) -> int:
    """Return the place of the field behind what says when the money may be used."""
    kind = record.field(place).upper()
    if kind == "S":
        return place + 4
    if kind == "V":
        return place + 3
    if kind == "D":
        parts = record.field(place + 1)
        return place + 2 + 2 * (int(parts) if parts.isdecimal() and len(parts) < 4 else 0)
    return place + 1


def _lines(record: Record, group: Record, currency: str) -> list[StatementLine]:
    """Return a movement as a line; none if no money moves."""
    code = record.field(0)
    if code == _NO_MONEY:
        return []
    amount = _side(code) * _unsigned(record.field(1))
    behind = _behind_funds(record, 2)
    words = BREAK + ",".join(record.fields[behind + 2 :]).replace(f",{BREAK}", BREAK)
    text = one_line(words.replace(BREAK, " "))[:LONGEST_TEXT]
    debtor = _DEBTOR.search(words) or _SENDER.search(words.replace(BREAK, "  "))
    valued = record.field(3) if record.field(2).upper() == "V" else ""
    line = StatementLine(
        row=record.row,
        booked_on=_day(group.field(3), "date"),
        value_on=_day(valued, "value date") if valued.strip("0") else None,
        amount_minor=amount,
        currency=currency,
        payer=one_line(debtor[1])[:LONGEST_FIELD] if debtor and amount > 0 else "",
        reference=record.field(behind + 1)[:LONGEST_FIELD],
        text=text,
        bank_type=code,
        bank_id=record.field(behind)[:LONGEST_FIELD],
        is_return=(code in _CAME_BACK) or is_returned(amount, text),
    )
    return [line] if amount else []


def _side(code: str) -> int:
    """Return 1 for the code of money in, -1 for one of money out."""
    number = int(code) if _CODE.fullmatch(code) else 0
    for sign, ranges in ((1, _IN), (-1, _OUT)):
        if any(number in each for each in ranges):
            return sign
    reason = f"The code '{code[:10]}' does not say whether money came or went."
    raise LineError("type", code, reason)


def _unsigned(text: str) -> int:
    """Return the minor units of a movement, which has no sign of its own."""
    amount = _minor(text)
    if amount < 0:
        raise LineError("amount", text, f"'{text}' has a sign, but its code says the side.")
    return amount


def _minor(text: str) -> int:
    if not _AMOUNT.fullmatch(text):
        raise LineError("amount", text, f"'{text[:40]}' is not an amount.")
    return int(text)


def _day(text: str, name: str) -> date:
    """Return the day of `YYMMDD`."""
    digits = text if _DAY.fullmatch(text) else ""
    try:
        return date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError as wrong:
        raise LineError(name, text, f"'{text[:20]}' is not a date.") from wrong
