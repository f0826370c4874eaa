"""What papers made of parts show: headings, texts, grids and bars, worded and formatted."""

from __future__ import annotations

from enum import StrEnum

from collector_desktop.documents.content import AgeingPart, Band, HowToPay, Letterhead, Pair
from collector_desktop.documents.data_file import DataFile
from collector_desktop.domain.frozen import frozen


class Kind(StrEnum):
    """How a column of a grid looks: a name, plain text, a figure, or the figure that counts.

    Words are as plain text, but go on below where a line has no room for them.
    """

    NAME = "name"
    TEXT = "text"
    WORDS = "words"
    FIGURE = "figure"
    SUM = "sum"


class Tone(StrEnum):
    """What a cell says beyond its text."""

    DANGER = "danger"
    GOOD = "good"


@frozen
class GridColumn:
    """A column; how wide it is follows from what is in it."""

    title: str
    kind: Kind = Kind.TEXT

    @property
    def is_figure(self) -> bool:
        """Return whether it is set to the right."""
        return self.kind in {Kind.FIGURE, Kind.SUM}


@frozen
class GridRow:
    """One row; `running` are the sums down to here by column, printed where a page ends.

    `tones` are column and tone of the cells that are not as their column.
    """

    cells: tuple[str, ...]
    running: tuple[str, ...] = ()
    tones: tuple[tuple[int, Tone], ...] = ()


@frozen
class Grid:
    """A table; `total` has a cell for each column, `empty` is said instead of no rows."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    total: tuple[str, ...] = ()
    empty: str = ""


@frozen
class Heading:
    """The heading of a part; `note` says in small type what it is about."""

    words: str
    note: str = ""


@frozen
class Text:
    """A paragraph; small ones explain."""

    words: str
    is_small: bool = False


@frozen
class Figures:
    """Figures in a row of boxes: label, value and what to compare it with."""

    figures: tuple[tuple[str, str, str], ...]


@frozen
class Ageing:
    """The strip of ages."""

    parts: tuple[AgeingPart, ...]


@frozen
class Bar:
    """One bar: its sizes from the foot up, what is over and under it.

    `mark` is where a line crosses it, such as what is best possible.
    """

    label: str
    sizes: tuple[int, ...]
    value: str = ""
    mark: int | None = None


@frozen
class Bars:
    """Bars side by side; `legend` names the sizes, `ticks` are size and label of the scale."""

    bars: tuple[Bar, ...]
    legend: tuple[str, ...]
    ticks: tuple[tuple[int, str], ...]
    mark: str = ""


Part = Heading | Text | Grid | Figures | Ageing | Bars


@frozen
class Composed:
    """A paper made of parts.

    With an address it is laid out as a statement is, to be posted. Without one it is a report: its
    title is at the top, with the facts in one line below; `is_wide` lays the sheet across.
    `data` has the figures for a program to read, `tables` those of a report with several tables.
    """

    letterhead: Letterhead
    title: str
    parts: tuple[Part, ...]
    facts: tuple[Pair, ...] = ()
    bands: tuple[Band, ...] = ()
    customer: str = ""
    address_lines: tuple[str, ...] = ()
    how_to_pay: HowToPay | None = None
    is_wide: bool = False
    language: str = "en-GB"
    data: DataFile | None = None
    tables: tuple[DataFile, ...] = ()
