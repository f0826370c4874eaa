"""What was done to collect, on paper: by who did it and day by day, with every contact if asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from collector_desktop.documents.composed_content import (
    Figures,
    Grid,
    GridRow,
    Heading,
    Part,
    Text,
)
from collector_desktop.domain.written import money, paper_day, plain_day
from collector_desktop.queries.activity import (
    Activity,
    ActivityBy,
    ContactMade,
    activity,
    contacts_made,
)
from collector_desktop.queries.receivables import other_currencies
from collector_desktop.services.report_parts import (
    PaperFile,
    figures,
    names,
    outcome_said,
    report_file,
    said,
    sums,
    texts,
    way_said,
    words,
)

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.queries.paid_invoices import Period

TITLE, NOTHING = "Activity", "Nothing was done in these days."
NOBODY = "From files"
_COUNTS = ("calls", "reached", "emails", "letters", "others", "promises")
_MIDNIGHT = 60


def activity_report_file(period: Period, fonts: Path, *, is_detailed: bool = False) -> PaperFile:
    """Return the work of a period as PDF; a detailed one lists every contact."""
    workers, per_day = activity(period, ActivityBy.WORKER), activity(period, ActivityBy.DAY)
    others = other_currencies(period.currency, period.last)
    parts: list[Part] = [
        _figures(workers, period.currency),
        Heading("By who did it"),
        _grid("Name", ((row.name or NOBODY, row) for row in workers), period.currency),
        Heading("Day by day"),
        _grid("Day", ((_day(row.name), row) for row in per_day), period.currency),
    ]
    if is_detailed:
        parts += [Heading("Every contact"), _contacts(contacts_made(period))]
    if others:
        parts.append(Text(f"Not in the sums: {', '.join(others)}.", is_small=True))
    facts = (
        ("From", f"{plain_day(period.first)} to {plain_day(period.last)}"),
        ("sums in", period.currency),
    )
    return report_file(TITLE, facts, parts, period.last, fonts, is_wide=True)


def _figures(rows: Sequence[Activity], currency: str) -> Figures:
    def added(name: str) -> int:
        return sum(getattr(row, name) for row in rows)

    contacts = added("calls") + added("emails") + added("letters") + added("others")
    received, promised = added("received_minor"), added("promised_minor")
    return Figures(
        (
            ("Contacts", f"{contacts:,}", f"{added('calls'):,} calls"),
            ("Right person reached", f"{added('reached'):,}", "in these calls"),
            ("Promised", money(promised, currency), f"{added('promises'):,} promises"),
            ("Received", money(received, currency), f"{added('receipts'):,} payments"),
        )
    )


def _grid(title: str, named: Iterable[tuple[str, Activity]], currency: str) -> Grid:
    """Return a line for each worker or day, with the sums."""
    lines = list(named)
    columns = (
        *names(title),
        *figures("Calls", "Reached", "E-mails", "Letters", "Visits and messages"),
        *figures("Promises", "Promised", "Disputes", "Payments"),
        *sums("Received"),
    )
    total = Activity("Total")
    rows = []
    for name, row in lines:
        _add(total, row)
        rows.append(GridRow(_cells(name, row, currency), _cells("", total, currency)))
    last = _cells("Total", total, currency) if rows else ()
    return Grid(columns, tuple(rows), last, NOTHING)


def _add(total: Activity, row: Activity) -> None:
    for name in (*_COUNTS, "promised_minor", "disputes", "receipts", "received_minor"):
        setattr(total, name, getattr(total, name) + getattr(row, name))


def _cells(name: str, row: Activity, currency: str) -> tuple[str, ...]:
    return (
        name,
        *(_count(getattr(row, each)) for each in _COUNTS),
        said(row.promised_minor, currency),
        _count(row.disputes),
        _count(row.receipts),
        said(row.received_minor, currency),
    )


def _contacts(rows: Sequence[ContactMade]) -> Grid:
    columns = (
        *texts("Day", "Time"),
        *names("Customer"),
        *texts("Way", "Outcome", "With", "By"),
        *words("Note"),
    )
    lines = tuple(
        GridRow(
            (
                paper_day(row.on),
                _time(row.minute),
                row.customer,
                way_said(row.kind),
                outcome_said(row.outcome),
                row.person,
                row.worker or NOBODY,
                row.note,
            )
        )
        for row in rows
    )
    return Grid(columns, lines, empty="Nobody was contacted in these days.")


def _day(text: str) -> str:
    year, month, day = text.split("-")
    return f"{day}/{month}/{year}"


def _time(minute: int | None) -> str:
    return "" if minute is None else f"{minute // _MIDNIGHT:02}:{minute % _MIDNIGHT:02}"


def _count(number: int) -> str:
    return f"{number:,}" if number else ""
