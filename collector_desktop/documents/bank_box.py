"""The box with bank details at the foot of a letter."""

from __future__ import annotations

from collector_desktop.documents.content import HowToPay
from collector_desktop.documents.fitting import MM
from collector_desktop.documents.fonts import REGULAR, STRONG, drawable, text_width
from collector_desktop.documents.payment_code import draw_squares, quiet_zone
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import GREY, SOFT, Style
from collector_desktop.documents.tagging import ROW_HEAD
from collector_desktop.documents.wording import ENGLISH, PaperWords
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import Sheet

BELOW_TEXT = 2.0
ROW_HEIGHT = 11.0
PADDING = 5.0
GAP = 7.5
CODE_SIDE, BESIDE_CODE = 25.0, 0.6
_LABEL = Style(REGULAR, 8.5, GREY)
_VALUE = Style(STRONG, 9.5)


@frozen
class Cell:
    """A label over its value, and where they stand in the box."""

    label: str
    value: str
    offset: float
    width: float
    row: int


@frozen
class BankBox:
    """The box between two margins; it grows upwards.

    The code to scan is beside it, as high as two rows, on white as readers need it. Where there
    is none the box has the link to pay by.
    """

    how_to_pay: HowToPay
    left: float
    right: float
    words: PaperWords = ENGLISH

    def top(self, sheet: Sheet) -> float:
        """Return how far down a sheet the box begins, in mm."""
        return sheet.bottom + BELOW_TEXT - self.height()

    def height(self) -> float:
        """Return the height in mm that the details need."""
        rows = max(cell.row for cell in self._cells()) + 1
        return max(rows * ROW_HEIGHT + 3.6, CODE_SIDE if self.how_to_pay.qr_payload else 0.0)

    def draw(self, pen: Pen) -> None:
        """Draw the box with its lower edge at the foot of the page."""
        height, top = self.height(), self.top(pen.sheet)
        pen.box(self.left, top, (self._edge() - self.left, height), SOFT, 1.6)
        if self.how_to_pay.qr_payload:
            corner = (self.right - CODE_SIDE, top + (height - CODE_SIDE) / 2)
            draw_squares(pen, self.how_to_pay, corner, CODE_SIDE)
        with pen.tags.inside("Table"):
            for cell in self._cells():
                self._draw_cell(pen, cell, top + 5.6 + cell.row * ROW_HEIGHT)

    def _draw_cell(self, pen: Pen, cell: Cell, baseline: float) -> None:
        """Draw a label with its value underneath."""
        x = self.left + PADDING + cell.offset
        with pen.tags.inside("TR"):
            with pen.tags.inside("TH", extra=ROW_HEAD):
                pen.whole(x, baseline, cell.label, _LABEL, cell.width)
            with pen.tags.inside("TD"):
                if cell.value == self.how_to_pay.link:
                    pen.link(x, baseline + 5.0, cell.value, _VALUE, cell.width)
                else:
                    pen.whole(x, baseline + 5.0, cell.value, _VALUE, cell.width)

    def _edge(self) -> float:
        """Return where the box ends: before the empty edge of the code, if there is one."""
        payload = self.how_to_pay.qr_payload
        if not payload:
            return self.right
        return self.right - CODE_SIDE - quiet_zone(payload, CODE_SIDE) - BESIDE_CODE

    def _cells(self) -> list[Cell]:
        """Return the details side by side, on a further row when they are too wide."""
        room = self._edge() - self.left - 2 * PADDING
        pairs = ((self.words.pay_by_transfer, self.how_to_pay.pay_to), *self.how_to_pay.rows)
        cells: list[Cell] = []
        offset, row = 0.0, 0
        for label, value in pairs:
            width = min(max(_width(label, _LABEL), _width(value, _VALUE)) + 0.2, room)
            if offset and offset + width > room:
                offset, row = 0.0, row + 1
            cells.append(Cell(label, value, offset, width, row))
            offset += width + GAP
        if self.how_to_pay.link and not self.how_to_pay.qr_payload:
            cells.append(Cell(self.words.pay_online, self.how_to_pay.link, 0.0, room, row + 1))
        return cells


def _width(words: str, style: Style) -> float:
    return text_width(drawable(words), style.face, style.size) / MM
