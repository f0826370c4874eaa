"""What a cell of a grid can show, and how a column reads it from a record."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import Qt

from collector_desktop.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

R = TypeVar("R")

RECORD_ROLE = Qt.ItemDataRole.UserRole.value + 1
CELL_ROLE = Qt.ItemDataRole.UserRole.value + 2
IDENTITY_ROLE = Qt.ItemDataRole.UserRole.value + 3


class Tone(StrEnum):
    """What a colour says; the palette holds `<tone>_soft` and `<tone>_text` for each."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    DANGER = "danger"
    WARN = "warn"
    OK = "ok"
    INFO = "info"
    PLUM = "plum"


@frozen
class Chip:
    """A word or two on a soft ground, with an icon if there is one."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


@frozen
class TextCell:
    """One line; `tone` colours it, `strong` makes it the row's title, `dim` its footnote."""

    text: str
    tone: Tone | None = None
    strong: bool = False
    dim: bool = False


@frozen
class TwoLineCell:
    """A title over a second line, with signal bars (1 to 3) in front when given."""

    title: str
    subtitle: str = ""
    bars: int = 0


@frozen
class AmountCell:
    """Money or another figure, to the right; `subtitle` is below it in high rows."""

    text: str
    subtitle: str = ""
    strong: bool = False
    dim: bool = False


@frozen
class DaysCell:
    """Days late with a bar that is full at `full`; not late shows `text` instead."""

    days: int
    full: int = 90
    text: str = ""


@frozen
class ChipsCell:
    """Chips, the most important first; those without room become `+n`."""

    chips: tuple[Chip, ...]


@frozen
class CheckCell:
    """A box that is ticked while its row is selected."""


@frozen
class RingCell:
    """A share in per cent as a ring with its number."""

    percent: int


@frozen
class AgesCell:
    """A small bar of what is owed by age, from not due to oldest."""

    weights: tuple[int, ...]


@frozen
class ShareCell:
    """How much of a limit is used, as a bar beside its `text`; None is no limit, and no bar."""

    percent: int | None
    text: str = ""


@frozen
class SegmentsCell:
    """A bar of equal parts, each in the colour of its token, such as the instalments of a plan."""

    tokens: tuple[str, ...]


@frozen
class ActionCell:
    """The next step: an icon and a verb."""

    icon: str
    text: str


Cell: TypeAlias = (
    TextCell
    | TwoLineCell
    | AmountCell
    | DaysCell
    | ChipsCell
    | CheckCell
    | RingCell
    | AgesCell
    | ShareCell
    | SegmentsCell
    | ActionCell
)


@frozen
class Column(Generic[R]):
    """How one column reads a record.

    Attributes:
        name: Identifies the column in saved layouts.
        title: The header.
        text: The cell in words: what is copied, read aloud and exported.
        key: What the column sorts by; None means it does not sort.
        cell: What is painted; None paints `text`.
        value: What an export or a copy holds, where that is not `text`.
        tip: What is beside the pointer over a cell; nothing where there is no more to say.
        numeric: Right-aligned, and sorted from the largest at the first click.
        width: Logical pixels at normal text size; the least width of the stretch column.
        stretch: Takes the room that is left; one column of a grid does.
        narrow: Whether the stretch column may be as narrow as `width`, since it holds no names.
        unit: What the heading adds to the title, such as the mark of a currency.
        spare: Logical pixels that it leaves to the stretch column before names there are cut.
        grows: Logical pixels to which it may grow for words that would be cut, in room that the
            stretch column does not need.
        priority: 0 is never dropped; of the others, the highest is dropped first.
        shown: Whether the column shows before the user has chosen columns.
    """

    name: str
    title: str
    text: Callable[[R], str]
    key: Callable[[R], Any] | None = None
    cell: Callable[[R], Cell] | None = None
    value: Callable[[R], object] | None = None
    numeric: bool = False
    width: int = 110
    stretch: bool = False
    priority: int = 0
    shown: bool = True
    narrow: bool = False
    spare: int = 0
    grows: int = 0
    unit: Callable[[], str] | None = None
    tip: Callable[[R], str] | None = None

    @property
    def heading(self) -> str:
        """The title with its unit: `Owed (£)`."""
        unit = self.unit() if self.unit is not None else ""
        return f"{self.title} ({unit})" if unit else self.title

    def exported(self, record: R) -> object:
        """Return the cell as an export writes it."""
        return self.text(record) if self.value is None else self.value(record)

    def painted(self, record: R) -> Cell:
        """Return the cell as the grid paints it."""
        if self.cell is not None:
            return self.cell(record)
        text = self.text(record)
        return AmountCell(text) if self.numeric else TextCell(text)


CHECK_COLUMN: Column[Any] = Column(
    "check", "", lambda _: "", cell=lambda _: CheckCell(), width=40, priority=0
)


@frozen
class GroupRow:
    """A heading between rows; it spans the grid and may be folded.

    `values` puts a text under the column of that name, such as a sum.
    """

    title: str
    subtitle: str = ""
    chips: tuple[Chip, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    key: Hashable = None
    foldable: bool = False

    def words(self) -> str:
        """Return the heading as one sentence for copying and reading aloud."""
        parts = [self.title, self.subtitle, *(c.text for c in self.chips)]
        return ", ".join(p for p in [*parts, *(text for _, text in self.values)] if p)


def plain_tip(text: str) -> str:
    """Return a text as a tool tip shows it word by word, even if it looks like markup."""
    if "<" not in text and "&" not in text:
        return text
    import html  # noqa: PLC0415 - for few tips

    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br>")
