"""What reports on paper share: the file they become, how they say figures, scales of bars."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from collector_desktop.documents.composed import render_composed
from collector_desktop.documents.composed_content import Composed, Grid, GridColumn, GridRow, Kind
from collector_desktop.documents.fonts import missing_characters
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import OUTCOMES, ContactKind
from collector_desktop.domain.rounding import half_up
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.domain.written import MINUS, column_money, currency_mark
from collector_desktop.exporters.names import safe_name
from collector_desktop.queries.settings import settings
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_parts import letterhead
from collector_desktop.services.report_data import report_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from collector_desktop.documents.composed_content import Part
    from collector_desktop.documents.content import Pair

NO_MEANING = "n/a"
_WAYS = {
    ContactKind.CALL: "Call",
    ContactKind.EMAIL: "E-mail",
    ContactKind.LETTER: "Letter",
    ContactKind.SMS: "Text message",
    ContactKind.VISIT: "Visit",
    ContactKind.NOTE: "Note",
}
_STEPS = (1, 2, 5)
_FEW_TICKS = 5
_TENTHS, _HUNDRED = 10, 100


@frozen
class PaperFile:
    """A PDF for our own eyes; `missing` are the characters that the font lacks.

    `notes` are sentences about what is not on it.
    """

    name: str
    content: bytes
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def report_file(
    title: str,
    facts: tuple[Pair, ...],
    parts: Sequence[Part],
    as_of: date,
    fonts: Path,
    *,
    is_wide: bool = False,
) -> PaperFile:
    """Return a report under our own head as a PDF with a name that says what it is of.

    Its tables are inside as CSV too.
    """
    ready_fonts(fonts)
    head = letterhead(settings())
    tables = report_data(title, as_of, parts)
    content = Composed(head, title, tuple(parts), facts, is_wide=is_wide, tables=tables)
    name = safe_name(f"{title}_{as_of.isoformat()}".replace(" ", "_")) + ".pdf"
    return PaperFile(name, render_composed(content), missing_characters(content))


def names(*titles: str) -> tuple[GridColumn, ...]:
    """Return columns of names."""
    return tuple(GridColumn(title, Kind.NAME) for title in titles)


def texts(*titles: str) -> tuple[GridColumn, ...]:
    """Return columns of plain text."""
    return tuple(GridColumn(title) for title in titles)


def words(*titles: str) -> tuple[GridColumn, ...]:
    """Return columns of words that go on below where a line has no room."""
    return tuple(GridColumn(title, Kind.WORDS) for title in titles)


def figures(*titles: str) -> tuple[GridColumn, ...]:
    """Return columns of figures."""
    return tuple(GridColumn(title, Kind.FIGURE) for title in titles)


def sums(*titles: str) -> tuple[GridColumn, ...]:
    """Return columns of the figures that count."""
    return tuple(GridColumn(title, Kind.SUM) for title in titles)


def money_grid(
    columns: tuple[GridColumn, ...],
    lines: Iterable[tuple[tuple[str, ...], tuple[int, ...]]],
    currency: str,
    empty: str,
) -> Grid:
    """Return a grid of texts and then amounts in minor units, with the sum of each column.

    What was summed so far is carried from page to page.
    """
    rows: list[GridRow] = []
    running = [0] * len(columns)
    blank: tuple[str, ...] = ()
    for texts_, amounts in lines:
        blank = ("",) * (len(texts_) - 1)
        running = [so_far + each for so_far, each in zip(running, amounts, strict=False)]
        cells = (*texts_, *(said(minor, currency) for minor in amounts))
        carried = ("", *blank, *(said(minor, currency) for minor in running))
        rows.append(GridRow(cells, carried))
    total = ("Total", *blank, *(said(minor, currency) for minor in running))
    return Grid(columns, tuple(rows), total if rows else (), empty)


def way_said(kind: str) -> str:
    """Return by which way somebody was reached."""
    return _WAYS[ContactKind(kind)]


def outcome_said(code: str) -> str:
    """Return the outcome of a contact."""
    return OUTCOMES[code].label if code in OUTCOMES else code


def own_first(currencies: Iterable[str]) -> list[str]:
    """Return currencies by name, but the company's before all others."""
    own = settings()[COMPANY_CURRENCY]
    return sorted(currencies, key=lambda each: (each != own, each))


def said(minor: int, currency: str) -> str:
    """Return an amount as columns show it, nothing as nothing."""
    return column_money(minor, currency) if minor else ""


def short_money(minor: int, currency: str) -> str:
    """Return an amount as bars show it, to three places at most: £19.9k."""
    units = Fraction(abs(minor), 10 ** exponent(currency))
    sign = MINUS if minor < 0 else ""
    for size, name in ((10**9, "bn"), (10**6, "m"), (10**3, "k")):
        if half_up(units * 1000 / size) >= 1000:
            return f"{sign}{currency_mark(currency)}{_places(units / size)}{name}"
    return f"{sign}{currency_mark(currency)}{half_up(units)}"


def _places(value: Fraction) -> str:
    """Return a number with one place below a hundred, and none where it would be 0."""
    tenths = half_up(value * _TENTHS)
    count, rest = divmod(tenths, _TENTHS)
    return f"{count}.{rest}" if rest and count < _HUNDRED else f"{half_up(value)}"


def whole(value: Fraction | None, unit: str = "") -> str:
    """Return a figure to the nearest whole number with its unit; none says so."""
    if value is None:
        return NO_MEANING
    number = half_up(abs(value))
    sign = MINUS if value < 0 and number else ""
    return f"{sign}{number:,}{unit}"


def days(value: Fraction | None) -> str:
    """Return a number of days; none says so."""
    unit = " day" if value is not None and half_up(abs(value)) == 1 else " days"
    return whole(value, unit)


def per_cent(value: Fraction | None) -> str:
    """Return a rate in per cent; none says so."""
    return whole(value, "%")


def ticks(highest: int, least_step: int = 1) -> tuple[int, ...]:
    """Return round sizes for a scale that reaches over the highest bar, from 0."""
    step = least_step
    place = 0
    while step * _FEW_TICKS < highest * 11 // 10 + 1:
        place += 1
        step = least_step * _STEPS[place % 3] * 10 ** (place // 3)
    count = max(-(-(highest * 11 // 10) // step), 1)
    return tuple(step * at for at in range(count + 1))
