"""The columns of the lists of a run of statements: who gets one, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.languages import NAMES
from collector_desktop.queries.statement_choices import StatementChoice
from collector_desktop.services.statement_runs import EMAIL, LETTER, QUEUED, StatementsMade
from collector_desktop.ui.cells import (
    CHECK_COLUMN,
    AmountCell,
    Chip,
    ChipsCell,
    Column,
    TextCell,
    Tone,
)
from collector_desktop.ui.widgets.columns import customer_column
from collector_desktop.ui.widgets.customers_words import sums_words

_WENT = {LETTER: "To be posted", EMAIL: "E-mail draft", QUEUED: "E-mail, waits to be sent"}


@frozen
class MadeRow:
    """One line of what became of a run; a line without a path is of somebody left out."""

    customer_id: int
    name: str
    went: str
    detail: str
    path: Path | None = None


def choice_columns(
    main: Callable[[], str], by_email: Callable[[], bool]
) -> tuple[Column[StatementChoice], ...]:
    """Return the columns of the customers; `by_email` says whether drafts are wanted."""
    return (
        CHECK_COLUMN,
        customer_column(lambda row: row.name, 150),
        *_sums(main),
        *_reach(by_email),
    )


def made_columns() -> tuple[Column[MadeRow], ...]:
    """Return the columns of what became of a run."""
    return (
        customer_column(lambda row: row.name, 180),
        Column(
            "went",
            _tr("What happened"),
            lambda row: row.went,
            key=lambda row: row.went,
            cell=lambda row: ChipsCell((Chip(row.went, Tone.OK if row.path else Tone.WARN),)),
            width=150,
        ),
        Column(
            "detail",
            _tr("File, or why not"),
            lambda row: row.detail,
            key=lambda row: row.detail.casefold(),
            cell=lambda row: TextCell(row.detail, dim=True),
            width=420,
        ),
    )


def made_rows(result: StatementsMade) -> list[MadeRow]:
    """Return what became of everybody, those left out first."""
    left = [
        MadeRow(each.customer_id, each.name, _tr("Left out"), each.reason)
        for each in result.left_out
    ]
    rows = []
    for each in result.made:
        went = _tr(_WENT[each.way])
        boxes = _tr("; printed as boxes: {signs}").format(signs=" ".join(each.missing))
        detail = each.path.name + (boxes if each.missing else "")
        rows.append(MadeRow(each.customer_id, each.name, went, detail, each.path))
    return left + rows


def _sums(main: Callable[[], str]) -> tuple[Column[StatementChoice], ...]:
    return (
        Column(
            "owed",
            _tr("Owed"),
            lambda row: _said(_balances(row), main()),
            key=lambda row: _worth(_balances(row), main()),
            cell=lambda row: AmountCell(_said(_balances(row), main())),
            numeric=True,
            width=96,
        ),
        Column(
            "overdue",
            _tr("Overdue"),
            lambda row: _said(_overdue(row), main()),
            key=lambda row: _worth(_overdue(row), main()),
            cell=lambda row: AmountCell(_said(_overdue(row), main()), strong=row.is_overdue),
            numeric=True,
            width=96,
            priority=2,
        ),
    )


def _reach(by_email: Callable[[], bool]) -> tuple[Column[StatementChoice], ...]:
    return (
        Column(
            "language",
            _tr("Language"),
            lambda row: NAMES[row.language],
            key=lambda row: row.language,
            cell=lambda row: TextCell(NAMES[row.language], dim=True),
            width=118,
            priority=3,
        ),
        Column(
            "way",
            _tr("Goes by"),
            lambda row: _way(row, mailed=by_email()),
            key=lambda row: _way(row, mailed=by_email()),
            cell=lambda row: TextCell(_way(row, mailed=by_email()), dim=True),
            width=84,
            priority=1,
        ),
    )


def _balances(row: StatementChoice) -> list[tuple[int, str]]:
    return [(each.balance_minor, each.currency) for each in row.sums]


def _overdue(row: StatementChoice) -> list[tuple[int, str]]:
    return [(each.overdue_minor, each.currency) for each in row.sums if each.overdue_minor]


def _said(sums: list[tuple[int, str]], main: str) -> str:
    """Return sums in words, one for each currency; nothing for none."""
    return sums_words(sums, main) if sums else ""


def _worth(sums: list[tuple[int, str]], main: str) -> tuple[int, int]:
    """Return by what a row is sorted: its sum in the company's currency, then the others."""
    own = sum(minor for minor, currency in sums if currency == main)
    return own, sum(minor for minor, currency in sums if currency != main)


def _way(row: StatementChoice, *, mailed: bool) -> str:
    if row.unwanted:
        return _tr("nobody: {why}").format(why=row.unwanted)
    if mailed and row.email:
        return _tr("E-mail")
    return _tr("Post") if row.has_post else _tr("PDF, no address")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statements", text)
