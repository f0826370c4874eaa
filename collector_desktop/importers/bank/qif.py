"""QIF: one letter and a value in each line, a caret after each movement; no account number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import DecimalSurvey, DecimalVerdict
from collector_desktop.domain.bank_words import one_line
from collector_desktop.domain.statement_totals import Declared
from collector_desktop.importers.bank.draft import (
    LineError,
    StatementDraft,
    is_returned,
    read_money,
)
from collector_desktop.importers.base import BankStatement, RowProblem, StatementLine
from collector_desktop.importers.dates import (
    DateOrder,
    DateSurvey,
    DateTextError,
    DateVerdict,
    parse_day,
)
from collector_desktop.importers.notation import order_of

if TYPE_CHECKING:
    from collector_desktop.importers.bank.statement_text import StatementFile
    from collector_desktop.importers.notation import ReadHints
    from collector_desktop.importers.profile import DecimalSign

NAME = "qif"

# Lists of categories, classes and securities often stand before the movements.
_BEGINS = re.compile(
    rb"\s*(?:!Type:\s?(?:Bank|CCard|Cash|Oth [AL]|Cat|Class|Invst|Memorized|Prices|Security|Tag)\b"
    rb"|!Account|!(?:Option|Clear):)",
    re.IGNORECASE,
)
_MONEY_TYPES = frozenset({"bank", "ccard", "cash", "oth a", "oth l"})
_BLANKS = re.compile(r"\s+")
_OPENING = "opening balance"


def looks_like_qif(start: bytes) -> bool:
    """Return whether a file begins as QIF does."""
    return _BEGINS.match(start.removeprefix(b"\xef\xbb\xbf")) is not None


@dataclass(slots=True)
class _Record:
    """One movement: the line it begins on and its values by their letters, without splits."""

    row: int
    values: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Account:
    """The movements below one account heading."""

    name: str
    records: list[_Record] = field(default_factory=list)


def read_qif(file: StatementFile, hints: ReadHints) -> list[BankStatement]:
    """Return the statements of a QIF file; its amounts are in the company's currency.

    Raises:
        UnreadableFileError: it has no movements of a bank account, or it is cut off.
    """
    accounts, unfinished = _accounts(file.text().splitlines())
    if unfinished:
        raise file.refused("is cut off: its last movement has no end")
    if not any(account.records for account in accounts):
        raise file.refused("has no movements of a bank account in it")
    records = [record for account in accounts for record in account.records]
    order, problem = _order(records, hints)
    decimal = _decimal(records)
    statements: list[BankStatement] = []
    for account in accounts:
        draft = StatementDraft(
            account_key=f"qif{account.name}",
            account_name=account.name or "QIF",
            currency=hints.default_currency,
        )
        if problem is None:
            _fill(draft, account, order, decimal)
        elif not statements:
            draft.problems.append(problem)
        statements.append(draft.finish(NAME, file.name))
    return statements


def _accounts(lines: list[str]) -> tuple[list[_Account], bool]:
    """Return the accounts of a file, and whether its last movement is unfinished."""
    accounts = [_Account("")]
    record, section = _Record(1), ""
    for row, line in enumerate(lines, 1):
        if line.startswith("!"):
            section = _section(line, section)
            record = _Record(row + 1)
        elif line.startswith("^"):
            _end(record, section, accounts)
            record = _Record(row + 1)
        elif len(line) > 1:
            _add(record, line)
    return [each for each in accounts if each.records] or accounts, bool(
        section in _MONEY_TYPES and record.values
    )


def _section(line: str, before: str) -> str:
    """Return what the lines below a heading are; options and clearings change nothing."""
    lowered = line.strip().casefold()
    if lowered.startswith("!type:"):
        return lowered.removeprefix("!type:").strip()
    return "account" if lowered.startswith("!account") else before


def _end(record: _Record, section: str, accounts: list[_Account]) -> None:
    """Take a finished record: a movement, or the account that the next ones belong to."""
    if section == "account":
        accounts.append(_Account(record.values.get("N", "").strip()))
    elif section in _MONEY_TYPES and record.values:
        accounts[-1].records.append(record)


def _add(record: _Record, line: str) -> None:
    letter, value = line[0].upper(), line[1:].strip()
    if letter not in "SE$":
        record.values.setdefault(letter, value)


def _order(records: list[_Record], hints: ReadHints) -> tuple[DateOrder, RowProblem | None]:
    """Return the order of all days; `M/D'YY` is decided by the file like any other."""
    if hints.date_order is not None:
        return hints.date_order, None
    return order_of(_survey(records), records[0].row, "D")


def order_in_qif(file: StatementFile) -> DateVerdict:
    """Return what all days of a QIF file say of their order."""
    accounts, _ = _accounts(file.text().splitlines())
    return _survey([record for account in accounts for record in account.records]).verdict


def _survey(records: list[_Record]) -> DateSurvey:
    seen = DateSurvey()
    for record in records:
        seen.add(_plain_day(record.values.get("D", "")))
    return seen


def _plain_day(text: str) -> str:
    """Return a day without blanks and with a year that is written out behind an apostrophe."""
    plain = _BLANKS.sub("", text)
    head, mark, year = plain.partition("'")
    return f"{head}/{2000 + int(year)}" if mark and year.isdecimal() and len(year) < 3 else plain


def _decimal(records: list[_Record]) -> DecimalSign:
    seen = DecimalSurvey()
    for record in records:
        seen.add(record.values.get("T", ""))
    return "," if seen.verdict is DecimalVerdict.COMMA else "."


def _fill(draft: StatementDraft, account: _Account, order: DateOrder, decimal: DecimalSign) -> None:
    for record in account.records:
        try:
            line = _line(record, draft.currency, order, decimal)
            if line.payer.casefold() == _OPENING:
                draft.declared = Declared(opening=line.amount_minor)
            elif line.amount_minor:
                draft.lines.append(line)
        except LineError as wrong:
            draft.reject(record.row, wrong)


def _line(record: _Record, currency: str, order: DateOrder, decimal: DecimalSign) -> StatementLine:
    values = record.values
    try:
        booked_on = parse_day(_plain_day(values.get("D", "")), order)
    except DateTextError as wrong:
        raise LineError("D", values.get("D", ""), str(wrong)) from wrong
    amount = read_money(values.get("T") or values.get("U", ""), currency, "T", decimal)
    payer = one_line(values.get("P", ""))
    text = one_line(payer, values.get("M", ""), values.get("N", ""))
    return StatementLine(
        row=record.row,
        booked_on=booked_on,
        value_on=None,
        amount_minor=amount,
        currency=currency,
        payer=payer,
        reference=values.get("N", ""),
        text=text,
        is_return=is_returned(amount, text),
    )
