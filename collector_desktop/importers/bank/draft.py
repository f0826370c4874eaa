"""A statement while it is read: lines are added, then it is checked against its own figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.bank_words import speaks_of_return
from collector_desktop.domain.currency import exponent, require_currency
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.statement_totals import (
    Declared,
    balance_fault,
    opening_before,
    totals_fault,
)
from collector_desktop.importers.base import BankStatement, RowProblem, StatementLine
from collector_desktop.importers.cells import shortened

if TYPE_CHECKING:
    from collector_desktop.importers.profile import DecimalSign

LONGEST_TEXT = 2_000
LONGEST_FIELD = 140


class LineError(Exception):
    """One line of a statement cannot be used: which part of it, what that says, and why."""

    def __init__(self, field: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.value = " ".join(value.split())[:80]
        self.reason = " ".join(shortened(reason, value).split())


@dataclass(slots=True)
class StatementDraft:
    """One account's statement being read; `finish` gives it."""

    account_key: str = ""
    account_name: str = ""
    currency: str = ""
    declared: Declared = field(default_factory=Declared)
    lines: list[StatementLine] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[RowProblem] = field(default_factory=list)

    def reject(self, row: int, wrong: LineError) -> None:
        """Leave a line out and say why."""
        self.problems.append(RowProblem(row, wrong.field, wrong.value, wrong.reason))

    def finish(self, name: str, file_name: str) -> BankStatement:
        """Return the statement; `name` is its format, which stands in for a missing account.

        Whoever takes it looks whether its lines are what its balances and totals say.
        """
        fault = self._fault()
        opening, closing = self._balances()
        key = "".join(self.account_key.split()).upper() or name
        return BankStatement(
            account_key=key,
            account_name=self.account_name.strip()[:LONGEST_FIELD] or key,
            currency=self.currency,
            opening_minor=opening,
            closing_minor=closing,
            lines=tuple(self.lines),
            problems=tuple(self.problems),
            warnings=tuple(self.warnings),
            fault=self._fault_in_words(file_name, fault) if fault else "",
        )

    def _balances(self) -> tuple[int | None, int | None]:
        """Return opening and closing balance; either is known by the other and the lines."""
        opening, closing = self.declared.opening, self.declared.closing
        amounts = [line.amount_minor for line in self.lines]
        if opening is None and closing is not None and not self.problems:
            opening = opening_before(closing, amounts)
        elif closing is None and opening is not None and not self.problems:
            closing = opening + sum(amounts)
        return opening, closing

    def _fault(self) -> str:
        """Return in what the lines differ from balances and totals, empty if in nothing.

        Where both balances prove the lines, a wrong total is only pointed out.
        """
        amounts = [line.amount_minor for line in self.lines]
        off_balance = balance_fault(self.declared, amounts, self.currency)
        if off_balance:
            return off_balance
        fault = totals_fault(self.declared, amounts, self.currency)
        proven = self.declared.opening is not None and self.declared.closing is not None
        if fault and proven:
            row = self.lines[0].row if self.lines else 1
            reason = f"The balances agree with the lines, but {fault}."
            self.warnings.append(RowProblem(row, "total", "", reason))
            return ""
        return fault

    def _fault_in_words(self, file_name: str, fault: str) -> str:
        account = f" of account {self.account_key}" if self.account_key else ""
        unread = f" {len(self.problems)} of its lines cannot be read." if self.problems else ""
        first = f" {self.problems[0].reason}" if self.problems else ""
        return f"The statement{account} in '{file_name}' does not add up: {fault}.{unread}{first}"


def read_money(text: str, currency: str, field: str, decimal: DecimalSign = ".") -> int:
    """Return minor units, or raise LineError."""
    try:
        return parse_amount(text.strip(), exponent(currency), decimal, currency)
    except AmountError as wrong:
        raise LineError(field, text, str(wrong)) from wrong


def read_currency(text: str, field: str = "currency") -> str:
    """Return a currency code, or raise LineError."""
    try:
        return require_currency(text)
    except CollectorError as wrong:
        raise LineError(field, text, str(wrong)) from wrong


def is_returned(amount_minor: int, *texts: str) -> bool:
    """Return whether money out is a payment that was received before and came back."""
    return amount_minor < 0 and any(map(speaks_of_return, texts))
