"""A bank's CSV or workbook as statements: one for each account and currency in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from collector_desktop.domain.amounts import DecimalSurvey, DecimalVerdict
from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.statement_totals import Declared
from collector_desktop.importers.bank.bank_amounts import BankAmountReader
from collector_desktop.importers.bank.csv_balance import Step, break_in, ends_of, misprint_in
from collector_desktop.importers.bank.csv_directions import (
    BY_BALANCE,
    Direction,
    directions,
    may_be_either,
)
from collector_desktop.importers.bank.csv_lines import CsvReaders, balance_of, read_row, says_side
from collector_desktop.importers.bank.csv_rows import CsvRow, RowSorter, SortedRows
from collector_desktop.importers.bank.csv_titles import Titles, titles_above
from collector_desktop.importers.bank.draft import LineError, StatementDraft
from collector_desktop.importers.base import RowProblem
from collector_desktop.importers.currency_marks import CurrencyQuestion, Marks, question_at
from collector_desktop.importers.dates import DateReader, DateSurvey, DateVerdict
from collector_desktop.importers.notation import decimal_of, order_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collector_desktop.importers.bank.csv_layout import CsvLayout
    from collector_desktop.importers.base import BankStatement
    from collector_desktop.importers.cells import Cell
    from collector_desktop.importers.notation import ReadHints
    from collector_desktop.importers.reading import Progress
    from collector_desktop.importers.sources import Source

_MONEY = ("amount", "paid_in", "paid_out", "balance", "fee", "net", "charge")
_REPORT_EVERY = 5_000


@dataclass(slots=True)
class CsvReading:
    """What a table gave: statements, and the rows that were left out on purpose.

    `unread` counts the movements of a table that cannot be read before something is asked;
    `currencies_asked` are those of an unclear sign.
    """

    statements: list[BankStatement]
    excluded: Counter[str]
    unread: int = 0
    currencies_asked: tuple[str, ...] = ()


@dataclass(slots=True)
class _Account:
    """The statement of one account being filled, and the balances beside its rows."""

    draft: StatementDraft
    steps: list[Step] = field(default_factory=list)


Accounts: TypeAlias = "dict[tuple[str, str], _Account]"


def read_csv(
    source: Source, layout: CsvLayout, hints: ReadHints, progress: Progress | None
) -> CsvReading:
    """Return the statements of a table.

    Raises:
        UnreadableFileError: the table changed while it was read, or does not add up.
    """
    size = source.path.stat().st_size
    fields = RowSorter(layout)
    found = fields.sort(_reported(source, progress))
    if source.path.stat().st_size != size:
        raise UnreadableFileError(
            f"'{source.path.name}' is being written by another program.",
            "Try again when it is complete.",
        )
    titles = titles_above(source.rows(), layout.header_row)
    readers, problems = _readers(layout, fields, found, hints, titles)
    asked = _unclear_currency(layout, fields, found, hints, titles)
    problems += [asked.problem] if asked and asked.problem else []
    accounts = {} if problems else _accounts(readers, layout, found)
    statements = [_finished(each, readers, found, source, layout) for each in accounts.values()]
    if problems:
        draft = StatementDraft(currency=readers.currency, problems=problems)
        statements = [draft.finish(layout.profile.account_key(draft.currency), source.path.name)]
    unread = len(found.movements) if problems else 0
    return CsvReading(statements, found.excluded, unread, asked.choices if asked else ())


def _named_currency(layout: CsvLayout, hints: ReadHints, titles: Titles) -> str:
    """Return the currency of rows that name none, empty if nobody says it."""
    named = layout.columns.currency or layout.profile.currency or titles.currency
    return named or hints.currency


def _unclear_currency(
    layout: CsvLayout, fields: RowSorter, found: SortedRows, hints: ReadHints, titles: Titles
) -> CurrencyQuestion | None:
    """Return what must be asked where the only currency is a sign that is not the company's."""
    if _named_currency(layout, hints, titles):
        return None
    marks = Marks()
    for row in found.movements:
        if not fields.text(row, "currency"):
            for name in _MONEY:
                marks.add(fields.cell(row, name))
    at = layout.header_row or 1, fields.header(next(filter(fields.has, _MONEY)))
    return question_at(marks, at, hints.default_currency)


def _accounts(readers: CsvReaders, layout: CsvLayout, found: SortedRows) -> Accounts:
    """Return the rows by account; where only balances show what came in, as they show it."""
    accounts = _taken(readers, layout, found)
    by_balance = _directions_by_balance(accounts, readers, found)
    if not by_balance:
        return accounts
    accounts = _taken(replace(readers, directions=by_balance), layout, found)
    first = found.movements[0].row
    for account in accounts.values():
        if any(step.row in by_balance for step in account.steps):
            column = readers.fields.header("amount")
            account.draft.warnings.append(RowProblem(first, column, "", BY_BALANCE))
    return accounts


def _taken(readers: CsvReaders, layout: CsvLayout, found: SortedRows) -> Accounts:
    accounts: Accounts = {}
    for row in found.movements:
        _take(accounts, readers, layout, row)
    return accounts


def _directions_by_balance(
    accounts: Accounts, readers: CsvReaders, found: SortedRows
) -> dict[int, Direction]:
    """Return which rows came in and which went out, as far as nothing else in the table says so."""
    by_row: dict[int, Direction] = {}
    if readers.fields.has("amount") and not readers.fields.has("side"):
        said = any(says_side(readers.fields, row) for row in found.movements)
        for (_, currency), account in accounts.items():
            opening = _declared(readers, found, currency).opening
            if ends_of(account.steps) is None:
                by_row |= directions(account.steps, opening)
            elif not said and may_be_either(account.steps, opening):
                by_row |= dict.fromkeys((step.row for step in account.steps), 0)
    return by_row


def table_notation(source: Source, layout: CsvLayout) -> tuple[DateVerdict, DecimalVerdict]:
    """Return what a table says about its days and amounts; what its layout settles is not asked."""
    fields = RowSorter(layout)
    days, amounts = _surveys(fields, fields.sort(source.rows()))
    return (
        DateVerdict.UNNEEDED if layout.profile.date_order else days.verdict,
        DecimalVerdict.UNNEEDED if layout.profile.decimal else amounts.verdict,
    )


def _surveys(fields: RowSorter, found: SortedRows) -> tuple[DateSurvey, DecimalSurvey]:
    """Return what all movements say of the order of days and of the decimal sign."""
    days, amounts = DateSurvey(), DecimalSurvey()
    for row in found.movements:
        days.add(fields.cell(row, "date"))
        for name in _MONEY:
            amounts.add(fields.text(row, name))
    return days, amounts


def _reported(source: Source, progress: Progress | None) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the rows, reporting how far it is."""
    for row, cells in source.rows():
        if progress is not None and not row % _REPORT_EVERY:
            progress(row)
        yield row, cells


def _readers(
    layout: CsvLayout,
    fields: RowSorter,
    found: SortedRows,
    hints: ReadHints,
    titles: Titles,
) -> tuple[CsvReaders, list[RowProblem]]:
    """Return what reads the cells, and what must be asked before they can be read."""
    days, amounts = _surveys(fields, found)
    at_row = layout.header_row or 1
    order, unsure = order_of(days, at_row, fields.header("date"))
    decimal, unclear = decimal_of(amounts, at_row, fields.header("amount"))
    if stated_order := hints.date_order or layout.profile.date_order:
        order, unsure = stated_order, None
    if stated_sign := hints.decimal or layout.profile.decimal:
        decimal, unclear = stated_sign, None
    readers = CsvReaders(
        fields,
        DateReader(order),
        BankAmountReader(decimal),
        _named_currency(layout, hints, titles) or hints.default_currency,
        layout.profile.splits_fees,
        titles.account,
    )
    return readers, [problem for problem in (unsure, unclear) if problem]


def _take(
    accounts: Accounts,
    readers: CsvReaders,
    layout: CsvLayout,
    row: CsvRow,
) -> None:
    """Read a row into the statement of its account."""
    key, name = _account_of(readers.fields, row)
    key = key or readers.account
    try:
        lines = read_row(readers, row)
        currency = lines[0].currency if lines else readers.currency
    except LineError as wrong:
        currency = next((money for own, money in accounts if own == key), readers.currency)
        account = _opened(accounts, key, name or layout.profile.program, currency)
        account.draft.reject(row.row, wrong)
        return
    account = _opened(accounts, key, name or layout.profile.program, currency)
    account.draft.lines += lines
    moved = sum(line.amount_minor for line in lines)
    on = lines[0].booked_on if lines else None
    account.steps.append(Step(row.row, moved, balance_of(readers, row, currency), on))


def _opened(accounts: Accounts, key: str, name: str, currency: str) -> _Account:
    if (key, currency) not in accounts:
        draft = StatementDraft(account_key=key, account_name=name, currency=currency)
        accounts[key, currency] = _Account(draft)
    return accounts[key, currency]


def _account_of(fields: RowSorter, row: CsvRow) -> tuple[str, str]:
    """Return key and name of the account of a row, empty where the table names none."""
    number = "".join(sign for sign in fields.text(row, "account") if sign.isalnum())
    sort_code = "".join(sign for sign in fields.text(row, "sort_code") if sign.isalnum())
    return sort_code + number, fields.text(row, "account_name")


def _finished(
    account: _Account,
    readers: CsvReaders,
    found: SortedRows,
    source: Source,
    layout: CsvLayout,
) -> BankStatement:
    """Return a statement, checked against the balances that the table gives."""
    draft = account.draft
    draft.declared = _declared(readers, found, draft.currency)
    ends = ends_of(account.steps)
    if draft.declared == Declared() and not draft.problems:
        if ends is not None:
            draft.declared = Declared(opening=ends[0], closing=ends[1])
            warning = misprint_in(account.steps, ends[0], draft.currency)
        else:
            warning = break_in(account.steps, draft.currency)
        draft.warnings += [warning] if warning else []
    return draft.finish(layout.profile.account_key(draft.currency), source.path.name)


def _declared(readers: CsvReaders, found: SortedRows, currency: str) -> Declared:
    """Return the balances that rows of their own state, as `Opening balance` does."""
    opening = balance_of(readers, found.opening, currency) if found.opening else None
    closing = balance_of(readers, found.closing, currency) if found.closing else None
    return Declared(opening=opening, closing=closing)
