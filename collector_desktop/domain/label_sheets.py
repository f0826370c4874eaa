"""Sheets of address labels: how many labels there are and where, in mm from the top left corner.

The Avery A4 sheets stand in the middle of the paper, with 2.5 mm between their columns and nothing
between their rows; sizes and counts are those printed on their boxes. The US sheets have the
measures of the templates that gLabels carries: 5160 and 5161 on US Letter.
"""

from __future__ import annotations

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import A4, LETTER, Sheet

_INCH = 25.4
_A4_GAP = 2.5
_USUAL, _USUAL_ON_LETTER = "L7160", "5160"


@frozen
class LabelSheet:
    """A kind of sheet by its maker's number; `across` and `down` are the distances of labels."""

    name: str
    sheet: Sheet
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """Return the top left corner of a label, counted from 0 row by row."""
        row, column = divmod(place, self.columns)
        return self.left + column * self.across, self.top + row * self.down


def _centred(name: str, shape: tuple[int, int], width: float, height: float) -> LabelSheet:
    """Return an A4 sheet whose labels stand in its middle."""
    columns, rows = shape
    across = width + _A4_GAP
    left = (A4.width - columns * across + _A4_GAP) / 2
    top = (A4.height - rows * height) / 2
    return LabelSheet(name, A4, columns, rows, width, height, left, top, across, height)


def _in_inches(name: str, columns: int, size: float, left: float, across: float) -> LabelSheet:
    """Return a US Letter sheet of ten rows, an inch high, half an inch below the edge."""
    width, first, step = size * _INCH, left * _INCH, across * _INCH
    top = 0.5 * _INCH
    return LabelSheet(name, LETTER, columns, 10, width, _INCH, first, top, step, _INCH)


LABEL_SHEETS = {
    each.name: each
    for each in (
        _centred("L7159", (3, 8), 63.5, 33.9),
        _centred("L7160", (3, 7), 63.5, 38.1),
        _centred("L7161", (3, 6), 63.5, 46.6),
        _centred("L7162", (2, 8), 99.1, 33.9),
        _centred("L7163", (2, 7), 99.1, 38.1),
        _in_inches("5160", 3, 2.625, 0.1875, 2.75),
        _in_inches("5161", 2, 4.0, 0.15625, 4.1875),
    )
}


def usual_labels(paper: Sheet) -> str:
    """Return the number of the sheet that is usual where papers have this size."""
    return _USUAL_ON_LETTER if paper.name == LETTER.name else _USUAL


def label_sheet(name: str) -> LabelSheet:
    """Return the sheet of a number.

    Raises:
        RefusedError: the program does not know it.
    """
    found = LABEL_SHEETS.get(name.strip().upper())
    if found is None:
        raise RefusedError(
            f"The measures of label sheets {name!r} are not known.",
            f"Use {', '.join(LABEL_SHEETS)}; others of the same size will do.",
        )
    return found
