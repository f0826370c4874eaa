"""Disputes on paper: why and for how much, how old they are, and every one that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from collector_desktop.documents.composed_content import (
    Figures,
    Grid,
    GridRow,
    Heading,
    Part,
    Tone,
)
from collector_desktop.domain.disputes import REASONS
from collector_desktop.domain.written import money, paper_day, plain_day
from collector_desktop.queries.dispute_cases import (
    CaseRow,
    DisputeSum,
    by_age,
    by_group,
    by_reason,
    cases,
)
from collector_desktop.services.report_parts import (
    PaperFile,
    days,
    figures,
    names,
    own_first,
    report_file,
    said,
    sums,
    texts,
)
from collector_desktop.services.statement_words import ageing_label

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

TITLE, NOTHING, NONE_OPEN = "Disputes", "Nothing was in dispute.", "Nothing is in dispute."
_DAYS_OPEN = 4


def dispute_report_file(as_of: date, fonts: Path) -> PaperFile:
    """Return the disputes raised up to a day as PDF, as they stood at its end."""
    every = cases(as_of)
    parts: list[Part] = [
        _figures(every, as_of),
        Heading("By reason"),
        _sums("Reason", by_reason(as_of), _reason),
        Heading("By who answers"),
        _sums("Answered by", by_group(as_of), str),
        Heading("Open, by age"),
        _sums("Open for", by_age(as_of), ageing_label),
        Heading("Every open dispute"),
        _open(every, as_of),
    ]
    facts = (("At", plain_day(as_of)),)
    return report_file(TITLE, facts, parts, as_of, fonts, is_wide=True)


def _figures(every: Sequence[CaseRow], as_of: date) -> Figures:
    """Return how many are open and late, for how much, and how long a decision took."""
    is_open = [row for row in every if row.is_open]
    ended = [row for row in every if not row.is_open]
    late = sum(row.dispute.is_late(as_of) for row in is_open)
    mean = Fraction(sum(row.days_open(as_of) for row in ended), len(ended)) if ended else None
    amounts: dict[str, int] = {}
    for row in is_open:
        case = row.dispute
        amounts[case.currency] = amounts.get(case.currency, 0) + case.disputed_minor
    disputed = [money(amounts[each], each) for each in own_first(amounts)]
    return Figures(
        (
            ("Open", f"{len(is_open):,}", f"{late:,} past the day of our answer"),
            ("In dispute", disputed[0] if disputed else "Nothing", ", ".join(disputed[1:])),
            ("Decided", f"{len(ended):,}", f"after {days(mean)} on average" if ended else ""),
        )
    )


def _sums(title: str, rows: Sequence[DisputeSum], name: Callable[[str], str]) -> Grid:
    columns = (
        *names(title),
        *texts("Currency"),
        *figures("Disputes", "Open", "Raised for"),
        *sums("In dispute"),
        *figures("Credited", "Mean days"),
    )
    lines = tuple(
        GridRow(
            (
                name(row.name),
                row.currency,
                f"{row.count:,}",
                f"{row.open_count:,}",
                said(row.raised_minor, row.currency),
                said(row.open_minor, row.currency),
                said(row.credited_minor, row.currency),
                f"{row.mean_days:,}",
            )
        )
        for row in rows
    )
    return Grid(columns, lines, empty=NOTHING)


def _open(every: Sequence[CaseRow], as_of: date) -> Grid:
    """Return every open dispute, the oldest first."""
    columns = (
        *names("Customer"),
        *texts("Invoice", "Reason", "Raised"),
        *figures("Days open"),
        *texts("Answer by", "Waiting for", "Owner", "Currency"),
        *sums("In dispute"),
    )
    rows = tuple(_line(row, as_of) for row in every if row.is_open)
    return Grid(columns, rows, empty=NONE_OPEN)


def _line(row: CaseRow, as_of: date) -> GridRow:
    case = row.dispute
    cells = (
        case.customer,
        case.number,
        _reason(case.reason),
        paper_day(case.raised_on),
        f"{row.days_open(as_of):,}",
        paper_day(case.answer_by) if case.answer_by else "",
        row.waiting_for.value,
        row.owner,
        case.currency,
        said(case.disputed_minor, case.currency),
    )
    return GridRow(cells, tones=((_DAYS_OPEN, Tone.DANGER),) if case.is_late(as_of) else ())


def _reason(code: str) -> str:
    """Return why something is disputed, in words."""
    words = REASONS.get(code, code)
    return words[:1].upper() + words[1:]
