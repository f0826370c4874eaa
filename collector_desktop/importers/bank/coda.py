"""CODA, the statements of Belgian banks: records of 128 signs, the first saying which."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.bank_words import one_line
from collector_desktop.domain.belgian_references import belgian_printed
from collector_desktop.importers.bank.draft import (
    LONGEST_TEXT,
    LineError,
    StatementDraft,
    is_returned,
    read_currency,
)
from collector_desktop.importers.base import BankStatement, StatementLine

if TYPE_CHECKING:
    from collector_desktop.importers.bank.statement_text import StatementFile
    from collector_desktop.importers.notation import ReadHints

NAME = "coda"

_WIDTH = 128
_MILLS = 10
_EURO = "EUR"


def looks_like_coda(start: bytes) -> bool:
    """Return whether a file begins with the header record of CODA."""
    first = start.partition(b"\n")[0].rstrip(b"\r")
    return len(first) in range(120, 130) and first[:5] == b"00000" and first[5:11].isdigit()


@dataclass(slots=True)
class _Movement:
    """The records of one movement, read together at its end."""

    row: int
    first: str
    second: str = ""
    third: str = ""
    more: list[str] = field(default_factory=list)
    details: list[_Movement] = field(default_factory=list)

    @property
    def amount(self) -> int:
        """Minor units; CODA writes three decimals."""
        return _signed(self.first[31], self.first[32:47], "amount")


def read_coda(file: StatementFile, _hints: ReadHints) -> list[BankStatement]:
    """Return the statements of a CODA file.

    Raises:
        UnreadableFileError: it is cut off, or its lines do not lead from balance to balance.
    """
    drafts: list[_Reading] = []
    ended = False
    for row, line in enumerate(file.text("cp1252").splitlines(), 1):
        record = line.ljust(_WIDTH)
        if record[0] == "1":
            drafts.append(_Reading(record, row))
        elif drafts and record.strip():
            drafts[-1].take(row, record)
        ended = record[0] == "9" or (ended and not record.strip())
    if not drafts:
        raise file.refused("has no statement in it")
    if not ended or any(not each.is_closed for each in drafts):
        raise file.refused("is cut off: its closing balance or its end is missing")
    return [each.finished(file.name) for each in drafts]


class _Reading:
    """One statement while its records go by."""

    def __init__(self, record: str, row: int) -> None:
        kind, account = record[1], record[5:42]
        self.draft = StatementDraft(account_name=record[64:90].strip())
        key, currency = (
            (account[:12], account[13:16]) if kind == "0" else (account[:34], account[34:37])
        )
        self.draft.account_key = key.strip()
        self.draft.currency = currency.strip() or _EURO
        self.is_closed = False
        self._movements: list[_Movement] = []
        try:
            read_currency(self.draft.currency)
            opening = _signed(record[42], record[43:58], "old balance")
            self.draft.declared = replace(self.draft.declared, opening=opening)
        except LineError as wrong:
            self.draft.reject(row, wrong)

    def take(self, row: int, record: str) -> None:
        """Take one record into account; information on a movement belongs to the last one."""
        kind = record[:2]
        if kind == "21":
            self._begin(_Movement(row, record))
        elif kind in ("22", "23", "31", "32", "33") and self._movements:
            last = self._movements[-1]
            _describe(last.details[-1] if last.details else last, kind, record)
        elif record[0] == "8":
            self._close(row, record)

    def finished(self, file_name: str) -> BankStatement:
        """Return the statement with its movements."""
        for movement in self._movements:
            try:
                self.draft.lines += _lines(movement, self.draft.currency)
            except LineError as wrong:
                self.draft.reject(movement.row, wrong)
        return self.draft.finish(NAME, file_name)

    def _begin(self, movement: _Movement) -> None:
        """Begin a movement, or a part of the one before: its parts are numbered from 1."""
        is_part = movement.first[6:10] not in ("0000", "    ")
        if is_part and self._movements and self._movements[-1].first[2:6] == movement.first[2:6]:
            self._movements[-1].details.append(movement)
        else:
            self._movements.append(movement)

    def _close(self, row: int, record: str) -> None:
        self.is_closed = True
        try:
            closing = _signed(record[41], record[42:57], "new balance")
            self.draft.declared = replace(self.draft.declared, closing=closing)
        except LineError as wrong:
            self.draft.reject(row, wrong)


def _describe(movement: _Movement, kind: str, record: str) -> None:
    if kind == "22":
        movement.second = record
    elif kind == "23":
        movement.third = record
    else:
        movement.more.append(record[40:113] if kind == "31" else record[10:115])


def _lines(movement: _Movement, currency: str) -> list[StatementLine]:
    """Return a movement as its parts where these make it up, else as one line."""
    parts = movement.details
    if len(parts) > 1 and sum(part.amount for part in parts) == movement.amount:
        return [_line(part, currency) for part in parts if part.amount]
    return [_line(movement, currency)] if movement.amount else []


def _line(movement: _Movement, currency: str) -> StatementLine:
    first, second, third = movement.first, movement.second, movement.third
    amount = movement.amount
    structured, said = _communication(first)
    payer = third[47:82].strip()
    text = one_line(payer, said + second[10:63] + third[82:125], *movement.more)
    given = second[63:98].strip()
    return StatementLine(
        row=movement.row,
        booked_on=_day(first[115:121], "entry date"),
        value_on=_day(first[47:53], "value date") if first[47:53].strip("0 ") else None,
        amount_minor=amount,
        currency=currency,
        payer=payer,
        payer_account=third[10:44].strip(),
        reference=structured or ("" if given.upper() == "NOTPROVIDED" else given),
        text=text[:LONGEST_TEXT],
        bank_type=first[53:61],
        bank_id=first[10:31].strip(),
        is_return=is_returned(amount, text),
    )


def _communication(record: str) -> tuple[str, str]:
    """Return the structured communication, if it is one, and the words."""
    words = record[62:115]
    if record[61] != "1":
        return "", words
    kind, number = words[:3], words[3:15].strip()
    if kind in ("101", "102") and len(number) == 12 and number.isdecimal():
        return number, belgian_printed(number)
    return "", words[3:]


def _signed(sign: str, digits: str, field_name: str) -> int:
    """Return minor units of an amount with three decimals, the last of which must be 0."""
    if not (digits.isascii() and digits.isdecimal()) or sign not in "01":
        raise LineError(field_name, sign + digits, f"'{digits}' is not an amount.")
    minor, rest = divmod(int(digits), _MILLS)
    if rest:
        raise LineError(
            field_name, digits, f"'{digits}' has more decimals than its currency allows."
        )
    return -minor if sign == "1" else minor


def _day(text: str, field_name: str) -> date:
    """Return the day of `DDMMYY`."""
    try:
        return date(2000 + int(text[4:]), int(text[2:4]), int(text[:2]))
    except ValueError as wrong:
        raise LineError(field_name, text, f"'{text}' is not a date.") from wrong
