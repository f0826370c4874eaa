"""The box with bank details at the foot of a letter."""

from __future__ import annotations

from dataclasses import dataclass

from collector_desktop.documents import wording
from collector_desktop.documents.content import HowToPay
from collector_desktop.documents.fonts import REGULAR, STRONG, drawable, text_width
from collector_desktop.documents.payment_code import draw_code
from collector_desktop.documents.pen import MM, Pen
from collector_desktop.documents.styles import GREY, SOFT, WHITE, Style

BOTTOM = 271.0
ROW_HEIGHT = 12.0
PADDING = 5.0
GAP = 9.0
CODE_SIDE = 25.0
_CODE_SPACE = CODE_SIDE + 6.0
_LABEL = Style(REGULAR, 8.5, GREY)
_VALUE = Style(STRONG, 9.5)


@dataclass(frozen=True, slots=True)
class Cell:
    """A label over its value, and where they stand in the box."""

    label: str
    value: str
    offset: float
    width: float
    row: int


@dataclass(frozen=True, slots=True)
class BankBox:
    """The box between two margins; it grows upwards."""

    how_to_pay: HowToPay
    left: float
    right: float

    def height(self) -> float:
        """Return the height that the details and the code need."""
        rows = max(cell.row for cell in self._cells()) + 1
        height = rows * ROW_HEIGHT + 3.4
        return max(height, CODE_SIDE + 13.0) if self.how_to_pay.qr_payload else height

    def draw(self, pen: Pen) -> None:
        """Draw the box with its lower edge at the foot of the page."""
        height = self.height()
        top = BOTTOM - height
        pen.box(self.left, top, (self.right - self.left, height), SOFT, 1.6)
        for cell in self._cells():
            x = self.left + PADDING + cell.offset
            baseline = top + 5.9 + cell.row * ROW_HEIGHT
            pen.fitted(x, baseline, cell.label, _LABEL, cell.width)
            pen.fitted(x, baseline + 5.4, cell.value, _VALUE, cell.width)
        if self.how_to_pay.qr_payload:
            corner = (self.right - 6.0 - CODE_SIDE, top + 5.0)
            white = (CODE_SIDE + 8.0, height - 4.0)
            pen.box(corner[0] - 4.0, top + 2.0, white, WHITE, 1.0)
            draw_code(pen, self.how_to_pay, corner, CODE_SIDE)

    def _cells(self) -> list[Cell]:
        """Return the details side by side, on a further row when they are too wide."""
        room = self.right - self.left - 2 * PADDING
        if self.how_to_pay.qr_payload:
            room -= _CODE_SPACE
        pairs = ((wording.PAY_BY_TRANSFER, self.how_to_pay.pay_to), *self.how_to_pay.rows)
        cells: list[Cell] = []
        offset, row = 0.0, 0
        for label, value in pairs:
            width = min(max(_width(label, _LABEL), _width(value, _VALUE)) + 0.2, room)
            if offset and offset + width > room:
                offset, row = 0.0, row + 1
            cells.append(Cell(label, value, offset, width, row))
            offset += width + GAP
        return cells


def _width(words: str, style: Style) -> float:
    return text_width(drawable(words), style.face, style.size) / MM
