"""Credit on paper: limits with what is used of them, and the debts that others collect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from collector_desktop.documents.composed_content import Figures, Grid, GridRow, Part, Tone
from collector_desktop.domain.written import column_money, paper_day, plain_day
from collector_desktop.queries.credit_decisions import LimitLine, limit_lines
from collector_desktop.queries.placements import PlacementRow
from collector_desktop.queries.recoveries import placements_awaiting
from collector_desktop.services.report_parts import (
    PaperFile,
    figures,
    names,
    report_file,
    said,
    sums,
    texts,
    words,
)

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

LIMITS, PLACEMENTS = "Credit limits", "Placements"
NO_LIMITS, NONE_PLACED = "Nobody has a credit limit.", "Nothing was passed on."
NO_LIMIT = "none"
_LEFT, _REVIEW = 5, 8


def limit_report_file(as_of: date, fonts: Path) -> PaperFile:
    """Return everybody's limit as PDF, what is due for review first."""
    rows = limit_lines(as_of)
    over = sum(row.limits.is_exceeded for row in rows)
    due = sum(row.is_due(as_of) for row in rows)
    parts: list[Part] = [
        Figures(
            (
                ("With a limit", f"{len(rows):,}", ""),
                ("Exceeded", f"{over:,}", "owe more than their limit"),
                ("To be reviewed", f"{due:,}", "the day has come"),
            )
        ),
        _limits(rows, as_of),
    ]
    return report_file(LIMITS, (("At", plain_day(as_of)),), parts, as_of, fonts, is_wide=True)


def placement_report_file(as_of: date, fonts: Path) -> PaperFile:
    """Return what agencies, solicitors and courts have as PDF, the newest first."""
    rows = placements_awaiting(as_of)
    is_open = sum(row.closed_on is None for row in rows)
    parts: list[Part] = [
        Figures(
            (
                ("With them now", f"{is_open:,}", f"of {len(rows):,} in all"),
                ("Closed", f"{len(rows) - is_open:,}", ""),
            )
        ),
        _placed(rows),
    ]
    return report_file(PLACEMENTS, (("At", plain_day(as_of)),), parts, as_of, fonts, is_wide=True)


def _limits(rows: Sequence[LimitLine], as_of: date) -> Grid:
    columns = (
        *texts("Code"),
        *names("Customer"),
        *texts("Currency"),
        *sums("Limit"),
        *figures("Owed", "Left", "Insured", "Own risk"),
        *texts("Review"),
        *words("Reason"),
    )
    return Grid(columns, tuple(_limit(row, as_of) for row in rows), empty=NO_LIMITS)


def _limit(row: LimitLine, as_of: date) -> GridRow:
    limits = row.limits
    left, currency = limits.available_minor, limits.currency
    cells = (
        row.code,
        f"{row.name} ({limits.group})" if limits.group else row.name,
        currency,
        *(
            NO_LIMIT if minor is None else column_money(minor, currency)
            for minor in (limits.limit_minor, limits.exposure_minor, left)
        ),
        *(said(minor or 0, currency) for minor in (limits.insured_minor, row.own_risk_minor)),
        paper_day(row.review_on) if row.review_on else "",
        row.reason,
    )
    tones = [(_LEFT, Tone.DANGER)] if limits.is_exceeded else []
    tones += [(_REVIEW, Tone.DANGER)] if row.is_due(as_of) else []
    return GridRow(cells, tones=tuple(tones))


def _placed(rows: Sequence[PlacementRow]) -> Grid:
    columns = (
        *texts("Since"),
        *names("Customer"),
        *texts("With", "Currency"),
        *figures("Passed on", "Came in", "Not paid yet", "Commission", "Costs"),
        *sums("Left for us"),
        *figures("Rate"),
        *texts("Closed"),
    )
    lines = tuple(
        GridRow(
            (
                paper_day(row.made_on),
                row.name,
                row.placed_with,
                row.currency,
                said(row.sums.placed_minor, row.currency),
                said(row.sums.recovered_minor, row.currency),
                said(row.awaited_minor, row.currency),
                said(row.sums.commission_minor, row.currency),
                said(row.sums.cost_minor, row.currency),
                column_money(row.sums.net_minor, row.currency),
                f"{row.sums.rate}%",
                paper_day(row.closed_on) if row.closed_on else "",
            )
        )
        for row in rows
    )
    return Grid(columns, lines, empty=NONE_PLACED)
