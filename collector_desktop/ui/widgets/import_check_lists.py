"""The lists of the third step: what is wrong, what changes, who is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import AmountCell, Cell, Chip, ChipsCell, Column, TextCell, Tone
from collector_desktop.ui.format import column_money, short_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from collector_desktop.importers.base import ParsedFile, RowProblem, StatementLine
    from collector_desktop.services.import_tally import ImportPlan, PlannedChange


@frozen
class ProblemLine:
    """One thing wrong with the file; `left_out` says whether its row stays behind for it."""

    at: int
    problem: RowProblem
    left_out: bool


def problem_lines(parsed: ParsedFile, plan: ImportPlan) -> list[ProblemLine]:
    """Return what is wrong with a file, and then what is only odd about it.

    A problem that the reader noted of a row which it could read anyway keeps no row out.
    """
    kept = {row.row for row in parsed.rows}
    unread = len(parsed.problems)
    lines = [
        ProblemLine(at, problem, left_out=at >= unread or problem.row not in kept)
        for at, problem in enumerate(plan.problems)
    ]
    warned = [
        ProblemLine(at, problem, left_out=False)
        for at, problem in enumerate(plan.warnings, len(lines))
    ]
    return lines + warned


def problem_columns() -> tuple[Column[ProblemLine], ...]:
    """Return the columns of the list of problems."""
    return (
        Column(
            "row",
            _tr("Row"),
            _row,
            key=lambda line: line.problem.row,
            cell=lambda line: TextCell(_row(line), strong=True),
            value=lambda line: line.problem.row or None,
            width=84,
        ),
        Column(
            "field",
            _tr("Field"),
            lambda line: line.problem.column,
            key=lambda line: line.problem.column.casefold(),
            width=130,
            priority=2,
        ),
        Column(
            "value",
            _tr("Value"),
            lambda line: line.problem.value,
            key=lambda line: line.problem.value.casefold(),
            width=150,
            priority=1,
        ),
        Column(
            "reason",
            _tr("Problem"),
            lambda line: line.problem.reason,
            key=lambda line: line.problem.reason,
            width=300,
            stretch=True,
        ),
        Column("fate", _tr("Result"), _fate, key=_fate, cell=_fate_cell, width=120),
    )


def change_columns() -> tuple[Column[PlannedChange], ...]:
    """Return the columns of the list of changes."""
    return (
        _text("number", _tr("Number"), 130),
        _text("customer", _tr("Customer"), 200, stretch=True),
        _text("what", _tr("What"), 120),
        _text("before", _tr("Now in the ledger"), 160),
        _text("after", _tr("In the file"), 160),
    )


def customer_columns() -> tuple[Column[str], ...]:
    """Return the column of the list of new customers."""
    title = _tr("Customers that the ledger does not have yet")
    return (
        Column(
            "name",
            title,
            str,
            key=str.casefold,
            cell=lambda name: TextCell(name, strong=True),
            width=300,
            stretch=True,
        ),
    )


def _text(name: str, title: str, width: int, *, stretch: bool = False) -> Column[PlannedChange]:
    def text(change: PlannedChange) -> str:
        return str(getattr(change, name))

    return Column(name, title, text, key=text, width=width, stretch=stretch)


def _row(line: ProblemLine) -> str:
    return f"{line.problem.row:,}" if line.problem.row else _tr("File")


def _fate(line: ProblemLine) -> str:
    if not line.problem.row:
        return _tr("noted")
    return _tr("left out") if line.left_out else _tr("imported")


def _fate_cell(line: ProblemLine) -> Cell:
    tone, icon = (Tone.DANGER, "circle-x") if line.left_out else (Tone.WARN, "triangle-alert")
    return ChipsCell((Chip(_fate(line), tone, icon),))


def line_columns(today: Callable[[], date]) -> tuple[Column[StatementLine], ...]:
    """Return the columns of the lines of a bank statement."""

    def amount(line: StatementLine) -> str:
        return column_money(line.amount_minor, line.currency)

    return (
        Column(
            "on",
            _tr("Date"),
            lambda line: short_day(line.booked_on, today()),
            key=lambda line: line.booked_on,
            value=lambda line: line.booked_on,
            width=104,
        ),
        Column("payer", _tr("Payer"), lambda line: line.payer, width=150, priority=2),
        Column(
            "text",
            _tr("Description"),
            lambda line: line.text or line.payer,
            width=120,
            stretch=True,
            narrow=True,
        ),
        Column(
            "amount",
            _tr("Amount"),
            amount,
            key=lambda line: line.amount_minor,
            cell=lambda line: AmountCell(amount(line), strong=line.amount_minor > 0),
            numeric=True,
            width=110,
        ),
        Column("currency", _tr("Currency"), lambda line: line.currency, width=80, priority=1),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("CheckStep", text)
