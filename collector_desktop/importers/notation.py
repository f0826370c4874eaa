"""How a file writes days and amounts: decided for the whole file, or asked, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import DecimalSurvey, DecimalVerdict
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.base import FileKind, RowProblem
from collector_desktop.importers.currency_marks import question
from collector_desktop.importers.dates import DateOrder, DateSurvey, DateVerdict

if TYPE_CHECKING:
    from collector_desktop.importers.currency_marks import CurrencyQuestion
    from collector_desktop.importers.layout import Layout
    from collector_desktop.importers.profile import DecimalSign
    from collector_desktop.importers.survey import Survey


@frozen
class ReadHints:
    """What the user said about a file's notation, where the file itself does not say.

    `unbalanced` takes a bank statement as it is, though its lines do not come to its balances.
    `default_currency` is the company's; `currency` that of amounts for which the file names none.
    """

    date_order: DateOrder | None = None
    decimal: DecimalSign | None = None
    default_currency: str = "GBP"
    unbalanced: bool = False
    currency: str = ""


@frozen
class Notation:
    """The decisions for one file; with `problems` none of its rows can be read.

    `currency` is what is to be asked about the currency of its amounts, None if nothing is.
    """

    date_order: DateOrder = DateOrder.DMY
    decimal: DecimalSign = "."
    problems: tuple[RowProblem, ...] = ()
    currency: CurrencyQuestion | None = None


def decide(layout: Layout, seen: Survey, hints: ReadHints) -> Notation:
    """Return the notation of a file: the user's word first, then the layout's, then the rows'."""
    problems = []
    order = hints.date_order or layout.date_order
    if order is None:
        order, problem = _order(layout, seen)
        problems += [problem] if problem else []
    decimal = hints.decimal or layout.decimal
    if decimal is None:
        decimal, problem = _decimal(layout, seen)
        problems += [problem] if problem else []
    asked = question(seen.marks, layout, hints.default_currency)
    problems += [asked.problem] if asked is not None and asked.problem else []
    return Notation(order, decimal, tuple(problems), asked)


def _order(layout: Layout, seen: Survey) -> tuple[DateOrder, RowProblem | None]:
    """Return the order of the days, and what is wrong if it cannot be known."""
    column = layout.header("allocated_on" if layout.kind is FileKind.ALLOCATIONS else "document_on")
    return order_of(seen.days, layout.header_row, column)


def order_of(days: DateSurvey, row: int, column: str) -> tuple[DateOrder, RowProblem | None]:
    """Return what all days of a file say of their order; a problem if they do not show it."""
    if days.verdict is DateVerdict.AMBIGUOUS:
        return DateOrder.DMY, RowProblem(
            row,
            column,
            days.unsure,
            f"'{days.unsure}' can be read day first or month first, and so can every other"
            " date in the file. Say which order the dates have.",
        )
    if days.verdict is DateVerdict.CONFLICT:
        return DateOrder.DMY, RowProblem(
            row,
            column,
            days.month_first,
            f"'{days.day_first}' has the day first and '{days.month_first}' the month."
            " Correct the dates, or say which order they have.",
        )
    return DateOrder.MDY if days.verdict is DateVerdict.MDY else DateOrder.DMY, None


def _decimal(layout: Layout, seen: Survey) -> tuple[DecimalSign, RowProblem | None]:
    """Return the decimal sign, and what is wrong if it cannot be known."""
    money = ("amount", "open", "tax", "credit_limit")
    column = layout.header(next((name for name in money if name in layout.columns), "amount"))
    return decimal_of(seen.amounts, layout.header_row, column)


def decimal_of(
    amounts: DecimalSurvey, row: int, column: str
) -> tuple[DecimalSign, RowProblem | None]:
    """Return what all amounts of a file say of their decimal sign; a problem if they do not."""
    if amounts.verdict is DecimalVerdict.AMBIGUOUS:
        return ".", RowProblem(
            row,
            column,
            amounts.unsure,
            f"'{amounts.unsure}' can be read with or without decimals, and so can every other"
            " amount in the file. Say which sign stands before the decimals.",
        )
    if amounts.verdict is DecimalVerdict.CONFLICT:
        return ".", RowProblem(
            row,
            column,
            amounts.comma,
            f"'{amounts.point}' has a decimal point and '{amounts.comma}' a decimal"
            " comma. Correct the amounts, or say which sign stands before the decimals.",
        )
    return "," if amounts.verdict is DecimalVerdict.COMMA else ".", None
