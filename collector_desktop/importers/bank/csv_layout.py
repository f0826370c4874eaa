"""Which bank's layout a table of rows has, and in which row its header is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.bank.csv_profile import BankProfile, CsvColumns
from collector_desktop.importers.cells import is_blank, text_of
from collector_desktop.importers.headers import names_in_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from collector_desktop.importers.layout import NumberedLines


@frozen
class CsvLayout:
    """A recognised table: its profile, where its header stands (0: it has none), its columns."""

    profile: BankProfile
    header_row: int
    headers: tuple[str, ...]
    columns: CsvColumns


def find_layout(lines: NumberedLines, profiles: Iterable[BankProfile]) -> CsvLayout | None:
    """Return the layout that most columns speak for, None if no profile fits."""
    found = [layout for profile in profiles if (layout := _layout(lines, profile))]
    return max(found, key=lambda layout: len(layout.columns.at), default=None)


def _layout(lines: NumberedLines, profile: BankProfile) -> CsvLayout | None:
    if profile.fits is not None:
        filled = [[text_of(cell) for cell in cells] for _, cells in lines if not is_blank(cells)]
        fitting = filled and all(map(profile.fits, filled[:5]))
        columns = profile.match(profile.columns) if fitting else None
        return CsvLayout(profile, 0, (), columns) if columns else None
    for row, cells in lines:
        headers = names_in_line(tuple(cells))
        columns = profile.match(headers)
        if columns is not None:
            return CsvLayout(profile, row, headers, columns)
    return None
