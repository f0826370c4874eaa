"""The columns of late-payment interest: what each invoice bore, and how that was worked out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.interest import DailyRounding, Segment, exact_interest
from collector_desktop.domain.money import Money
from collector_desktop.domain.rates import percent_text
from collector_desktop.domain.written import column_exact
from collector_desktop.queries.interest import ClaimRow
from collector_desktop.queries.interest_blocks import Block, blocks
from collector_desktop.queries.interest_decisions import CLAIMED
from collector_desktop.ui.cells import CHECK_COLUMN, AmountCell, Column, TextCell
from collector_desktop.ui.format import short_day, span
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.customers_words import amount_words

Today = Callable[[], date]
Main = Callable[[], str]
Minor = Callable[[ClaimRow], int]


@frozen
class WorkLine:
    """One line of a working: a segment, or a sum below the segments of its block."""

    at: tuple[int, int]
    block: Block
    currency: str
    words: str
    segment: Segment | None = None
    exact: Fraction | None = None
    minor: int | None = None


def late_columns(today: Today, main: Main) -> tuple[Column[ClaimRow], ...]:
    """Return the columns of the invoices owed or paid late."""
    number: Column[ClaimRow] = Column(
        "number",
        tr("Invoice"),
        lambda r: r.number,
        key=lambda r: r.number,
        cell=lambda r: TextCell(r.number, strong=True),
        width=96,
        stretch=True,
        narrow=True,
    )
    due: Column[ClaimRow] = Column(
        "due",
        tr("Due"),
        lambda r: short_day(r.due_on, today()),
        key=lambda r: r.due_on,
        value=lambda r: r.due_on,
        width=80,
        priority=2,
    )
    return (
        CHECK_COLUMN,
        number,
        due,
        _figure("accrued", tr("Accrued"), main, lambda r: r.claim.claim_minor, priority=1),
        _figure("claimed", tr("Claimed"), main, lambda r: r.settled.claimed_minor, priority=3),
        _figure("waived", tr("Waived"), main, lambda r: r.settled.waived_minor, priority=4),
        _figure("unclaimed", tr("To claim"), main, lambda r: r.claim.rest_minor),
        _figure("daily", tr("A day"), main, lambda r: r.claim.daily_minor, priority=1),
    )


def _figure(
    name: str, title: str, main: Main, minor: Minor, *, priority: int = 0
) -> Column[ClaimRow]:
    """Return a column of amounts; only what can be claimed is strong and shows a nothing."""
    strong = name == "unclaimed"

    def text(row: ClaimRow) -> str:
        value = minor(row)
        return amount_words(value, row.currency, main()) if value or strong else ""

    return Column(
        name,
        title,
        text,
        key=minor,
        cell=lambda r: AmountCell(text(r), strong=strong),
        value=lambda r: Money(minor(r), r.currency),
        numeric=True,
        width=72 if name == "daily" else 88,
        priority=priority,
    )


def working_columns(main: Main) -> tuple[Column[WorkLine], ...]:
    """Return the columns of a working."""
    words: Column[WorkLine] = Column(
        "words",
        tr("From and to"),
        lambda r: r.words,
        cell=lambda r: TextCell(r.words, dim=r.segment is None),
        width=172,
        stretch=True,
        narrow=True,
    )
    days = _of_segment("days", tr("Days"), lambda each, _: f"{each.days:,}", 56)
    balance = _of_segment(
        "balance",
        tr("Balance"),
        lambda each, currency: amount_words(each.balance_minor, currency, main()),
        92,
    )
    rate = _of_segment("rate", tr("Rate"), lambda each, _: f"{percent_text(each.rate)}%", 84)
    exact: Column[WorkLine] = Column(
        "exact",
        tr("Not rounded"),
        lambda r: "" if r.exact is None else column_exact(r.exact, r.currency),
        numeric=True,
        width=96,
        priority=1,
    )
    return (words, days, balance, rate, exact, _rounded(main))


def _of_segment(
    name: str, title: str, text: Callable[[Segment, str], str], width: int
) -> Column[WorkLine]:
    """Return a column of figures that only segments have."""
    return Column(
        name,
        title,
        lambda r: text(r.segment, r.currency) if r.segment else "",
        numeric=True,
        width=width,
    )


def _rounded(main: Main) -> Column[WorkLine]:
    """Return the column of what is rounded, and so counts."""

    def text(line: WorkLine) -> str:
        return "" if line.minor is None else amount_words(line.minor, line.currency, main())

    return Column(
        "total",
        tr("Amount"),
        text,
        cell=lambda r: AmountCell(text(r), strong=True),
        numeric=True,
        width=84,
    )


def work_lines(row: ClaimRow) -> list[tuple[Block, tuple[WorkLine, ...]]]:
    """Return the working of an invoice, block by block."""
    return [(block, tuple(_lines(row, place))) for place, block in enumerate(blocks(row))]


def _lines(row: ClaimRow, place: int) -> list[WorkLine]:
    block = blocks(row)[place]
    counting = block.working.counting
    rounded = tr("Interest, rounded once")
    if counting.daily is DailyRounding.PENNIES:
        rounded = tr("Interest, each day rounded")
    parts: list[tuple[str, Segment | None, int | None]] = [
        (span(each.first, each.last), each, None) for each in block.working.segments
    ]
    if block.working.segments:
        parts.append((rounded, None, block.interest_minor))
    if block.fixed_minor:
        parts.append((tr("Compensation"), None, block.fixed_minor))
    if block.again_minor:
        parts.append((tr("Waived again"), None, -block.again_minor))
    return [
        WorkLine(
            (place, at),
            block,
            row.currency,
            words,
            segment,
            exact_interest(segment, counting) if segment else None,
            minor,
        )
        for at, (words, segment, minor) in enumerate(parts)
    ]


def block_title(block: Block, today: date) -> str:
    """Return what became of the days of a block."""
    if block.on is None:
        return tr("Not claimed yet")
    day = short_day(block.on, today)
    if block.kind == CLAIMED:
        return tr("Claimed {day}, {number}").format(day=day, number=block.number)
    return tr("Waived {day}: {reason}").format(day=day, reason=block.reason)


def is_waivable(block: Block) -> bool:
    """Return whether a block is a claim of which something may be waived."""
    rest = block.interest_minor + block.fixed_minor - block.again_minor
    return block.kind == CLAIMED and rest > 0
