"""Santander UK's text download: four lines, each with its name, for every movement."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.bank_words import one_line
from collector_desktop.domain.statement_totals import Declared
from collector_desktop.importers.bank.csv_balance import Step, break_in, ends_of
from collector_desktop.importers.bank.draft import (
    LineError,
    StatementDraft,
    is_returned,
    read_money,
)
from collector_desktop.importers.base import BankStatement, StatementLine
from collector_desktop.importers.dates import DateTextError, parse_day

if TYPE_CHECKING:
    from collector_desktop.importers.bank.statement_text import StatementFile
    from collector_desktop.importers.notation import ReadHints

NAME = "santander_txt"

_BEGINS = re.compile(rb"\s*From:[^\r\n]{0,60}\bto\b[^\r\n]{0,60}[\r\n]+\s*Account:", re.IGNORECASE)
_NAMED = re.compile(r"(Account|Date|Description|Amount|Balance):\s*(.*)", re.IGNORECASE)
_CURRENCY = "GBP"


def looks_like_santander(start: bytes) -> bool:
    """Return whether a file begins as Santander's text does."""
    plain = start.removeprefix(b"\xef\xbb\xbf").replace(b"\xa0", b" ").replace(b"\xc2", b"")
    return _BEGINS.match(plain) is not None


def read_santander(file: StatementFile, _hints: ReadHints) -> list[BankStatement]:
    """Return the statement of a Santander text file.

    Raises:
        UnreadableFileError: it has no movements.
    """
    draft = StatementDraft(currency=_CURRENCY)
    steps: list[Step] = []
    values: dict[str, str] = {}
    lines = file.text().replace("\u00a0", " ").splitlines()
    for row, line in enumerate([*lines, "Date: "], 1):
        found = _NAMED.match(line.strip())
        if found is None:
            continue
        name, value = found[1].casefold(), found[2].strip()
        if name == "account":
            draft.account_key, draft.account_name = f"santander{value}", value
        elif name == "date":
            _add(draft, steps, values)
            values = {"row": str(row), "date": value}
        else:
            values[name] = value
    if not draft.lines and not draft.problems:
        raise file.refused("has no movements in it")
    ends = ends_of(steps)
    if not draft.problems and ends:
        draft.declared = Declared(opening=ends[0], closing=ends[1])
    elif not draft.problems and (warning := break_in(steps, _CURRENCY)) is not None:
        draft.warnings.append(warning)
    return [draft.finish(NAME, file.name)]


def _add(draft: StatementDraft, steps: list[Step], values: dict[str, str]) -> None:
    """Add the movement whose lines were read."""
    if "date" not in values:
        return
    row = int(values["row"])
    try:
        amount = read_money(_plain(values.get("amount", "")), _CURRENCY, "Amount")
        balance = read_money(_plain(values.get("balance", "")), _CURRENCY, "Balance")
        booked_on = _day(values["date"])
    except LineError as wrong:
        draft.reject(row, wrong)
        return
    steps.append(Step(row, amount, balance))
    text = one_line(values.get("description", ""))
    if amount:
        draft.lines.append(
            StatementLine(
                row=row,
                booked_on=booked_on,
                value_on=None,
                amount_minor=amount,
                currency=_CURRENCY,
                text=text,
                is_return=is_returned(amount, text),
            )
        )


def _plain(text: str) -> str:
    return text.removesuffix(_CURRENCY).strip()


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except DateTextError as wrong:
        raise LineError("Date", text, str(wrong)) from wrong
