"""The Swiss QR-bill at the foot of a page: receipt on the left, payment part on the right.

Sizes and places are those of the Style Guide QR-bill: 62 and 148 by 105 mm at the foot of an A4
sheet, the code 46 mm wide with the Swiss cross of 7 mm in its middle. All is black.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from collector_desktop.documents.bill_fonts import BILL_REGULAR, BILL_STRONG, register_bill_fonts
from collector_desktop.documents.bill_words import BillWords, bill_words
from collector_desktop.documents.content import HowToPay
from collector_desktop.documents.fitting import MM
from collector_desktop.documents.fonts import text_width
from collector_desktop.documents.payment_code import code_squares
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import WHITE, Style
from collector_desktop.documents.wrap import Line, wrap
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.payment_references import in_groups
from collector_desktop.domain.sheets import A4, Sheet
from collector_desktop.domain.swiss_bill import COUNTRIES, Party, SwissBill, payload, plain_iban

BILL_HEIGHT, WORDS_ABOVE = 105.0, 3.6
BILL_TOP = A4.height - BILL_HEIGHT
RECEIPT_WIDTH = 62.0
MARGIN = 5.0
CODE_LEFT, CODE_TOP, CODE_SIDE = 67.0, BILL_TOP + 17.0, 46.0
_BLACK = "#000000"
_AMOUNT_TOP = BILL_TOP + 68.0
_POINT = 25.4 / 72
_CROSS_SIDE, _CROSS_BLACK, _CROSS_LONG, _CROSS_THICK = 7.0, 6.0, 3.9, 1.17
_TITLE = Style(BILL_STRONG, 11, _BLACK)
_CORNER, _STROKE, _HAIRLINE = 3.0, 0.75 * _POINT, 0.5 * _POINT


@frozen
class _Column:
    """Where a column of headings and values stands, and the sizes of its letters in points."""

    left: float
    top: float
    width: float
    height: float
    heading: float
    value: float

    @property
    def leading(self) -> float:
        """The distance of lines in mm."""
        return (self.value + 1) * _POINT

    def lines(self, texts: Sequence[str]) -> list[Line]:
        """Return texts broken to the width, each on lines of its own."""
        style = Style(BILL_REGULAR, self.value, _BLACK)
        return [line for text in texts if text for line in wrap([(text, style)], self.width)]


_Group = tuple[str, list[Line]]
_Said = Callable[[Party], list[str]]
# The guidelines want at least 8 points; only names as long as can be, all capitals, need less.
_PAYMENT = tuple(
    _Column(118.0, BILL_TOP + MARGIN, 87.0, 85.0, max(value - 2.0, 6.0), value)
    for value in (10.0, 9.0, 8.0, 7.0, 6.0)
)
_RECEIPT = tuple(
    _Column(MARGIN, BILL_TOP + 12.0, 52.0, 56.0, min(6.0, value), value)
    for value in (8.0, 7.0, 6.0, 5.0)
)


@frozen
class BillFoot:
    """The bill as the foot of a page."""

    bill: SwissBill
    language: str

    def top(self, sheet: Sheet) -> float:
        """Return how far down a sheet it begins in mm, with the words above its edge."""
        return sheet.height - BILL_HEIGHT - WORDS_ABOVE

    def draw(self, pen: Pen) -> None:
        """Draw it at the foot of the page."""
        draw_bill(pen, self.bill, self.language)


def bill_of(how_to_pay: HowToPay | None) -> BillFoot | None:
    """Return the bill that takes the place of slip and bank details, if there is one."""
    if how_to_pay is None or how_to_pay.bill is None:
        return None
    return BillFoot(how_to_pay.bill, how_to_pay.bill_language)


def draw_bill(pen: Pen, bill: SwissBill, language: str) -> None:
    """Draw the bill on the foot of an A4 page, from the line above it down."""
    register_bill_fonts()
    words = bill_words(language)
    _draw_edges(pen, words)
    _draw_receipt(pen, bill, words)
    pen.text(CODE_LEFT, BILL_TOP + MARGIN + 3.2, words.payment_part, _TITLE)
    said = f"Swiss QR code: {bill.currency} {amount_said(bill.amount_minor)}"
    with pen.figure(CODE_LEFT, CODE_TOP, (CODE_SIDE, CODE_SIDE), said):
        pen.squares(CODE_LEFT, CODE_TOP, CODE_SIDE, code_squares(payload(bill)))
        _draw_cross(pen)
    _draw_amount(pen, bill, words, (CODE_LEFT, 15.0), (8.0, 10.0))
    column, groups = _fitting(_PAYMENT, bill, words, room=25.0)
    _draw_groups(pen, column, groups)
    if bill.debtor is None:
        _draw_corners(pen, (column.left, _foot(column, groups)), (65.0, 25.0))


def _draw_edges(pen: Pen, words: BillWords) -> None:
    """Draw where the bill is cut off, with the words that take the place of a perforation."""
    style = Style(BILL_REGULAR, 7, _BLACK)
    # A letterhead underneath may reach down here; a reader at the bank must see the bill alone.
    pen.box(0.0, BILL_TOP, (pen.sheet.width, BILL_HEIGHT), WHITE)
    width = text_width(words.separate, style.face, style.size) / MM
    pen.line(0.0, BILL_TOP, pen.sheet.width, _BLACK, 0.5)
    pen.box(RECEIPT_WIDTH - _HAIRLINE / 2, BILL_TOP, (_HAIRLINE, A4.height - BILL_TOP), _BLACK)
    pen.text((pen.sheet.width - width) / 2, BILL_TOP - 1.2, words.separate, style)


def _draw_receipt(pen: Pen, bill: SwissBill, words: BillWords) -> None:
    pen.text(MARGIN, BILL_TOP + MARGIN + 3.2, words.receipt, _TITLE)
    column, groups = _fitting(_RECEIPT, bill, words, room=20.0)
    _draw_groups(pen, column, groups)
    if bill.debtor is None:
        _draw_corners(pen, (column.left, _foot(column, groups)), (52.0, 20.0))
    _draw_amount(pen, bill, words, (MARGIN, 12.0), (6.0, 8.0))
    right = RECEIPT_WIDTH - MARGIN
    pen.right(right, BILL_TOP + 83.8, words.acceptance_point, Style(BILL_STRONG, 6, _BLACK), 50.0)


def _draw_amount(
    pen: Pen,
    bill: SwissBill,
    words: BillWords,
    across: tuple[float, float],
    sizes: tuple[float, float],
) -> None:
    """Draw currency and amount; `across` is the left edge, and how far right the amount stands."""
    left, step = across
    heading, value = Style(BILL_STRONG, sizes[0], _BLACK), Style(BILL_REGULAR, sizes[1], _BLACK)
    baseline = _AMOUNT_TOP + sizes[0] * 0.8 * _POINT
    below = baseline + (sizes[1] + 3) * _POINT
    pen.text(left, baseline, words.currency, heading)
    pen.text(left + step, baseline, words.amount, heading)
    pen.text(left, below, bill.currency, value)
    pen.text(left + step, below, amount_said(bill.amount_minor), value)


def _draw_cross(pen: Pen) -> None:
    """Draw the Swiss cross over the middle of the code."""
    across, down = CODE_LEFT + CODE_SIDE / 2, CODE_TOP + CODE_SIDE / 2
    for colour, width, height in (
        (WHITE, _CROSS_SIDE, _CROSS_SIDE),
        (_BLACK, _CROSS_BLACK, _CROSS_BLACK),
        (WHITE, _CROSS_THICK, _CROSS_LONG),
        (WHITE, _CROSS_LONG, _CROSS_THICK),
    ):
        pen.box(across - width / 2, down - height / 2, (width, height), colour)


def _fitting(
    columns: Sequence[_Column], bill: SwissBill, words: BillWords, room: float
) -> tuple[_Column, list[_Group]]:
    """Return a part in the largest letters in which it fits; `room` is for the payer to write in.

    The receipt has no message, and goes without streets before its letters shrink.
    """
    is_receipt = columns is _RECEIPT
    field = 0.0 if bill.debtor else room
    for column in columns:
        for has_street in (True, False) if is_receipt else (True,):
            groups = _groups(column, bill, words, partial(_address, has_street=has_street))
            if is_receipt:
                groups = [each for each in groups if each[0] != words.more]
            if _height(column, groups) + field <= column.height:
                return column, groups
    return column, groups


def _groups(column: _Column, bill: SwissBill, words: BillWords, said: _Said) -> list[_Group]:
    """Return headings with the lines below."""
    account = in_groups(plain_iban(bill.iban))
    groups = [(words.payable_to, [account, *said(bill.creditor)])]
    if bill.reference:
        groups.append((words.reference, [in_groups(bill.reference)]))
    if bill.message:
        groups.append((words.more, [bill.message]))
    if bill.debtor:
        groups.append((words.payable_by, said(bill.debtor)))
    else:
        groups.append((words.payable_by_whom, []))
    return [(heading, column.lines(texts)) for heading, texts in groups]


def _address(party: Party, *, has_street: bool = True) -> list[str]:
    """Return name and address; the country is before a postcode from elsewhere."""
    abroad = "" if party.country in COUNTRIES else f"{party.country}-"
    street = f"{party.street} {party.house}".strip() if has_street else ""
    return [party.name, street, f"{abroad}{party.postcode} {party.town}"]


def _height(column: _Column, groups: Sequence[_Group]) -> float:
    """Return the height that groups take with the smallest gap between them."""
    lines = sum(1 + len(lines) for _, lines in groups)
    return (lines + 0.5 * (len(groups) - 1)) * column.leading


def _gap(column: _Column, groups: Sequence[_Group]) -> float:
    """Return the gap between groups: a line if there is room, else half a line."""
    is_roomy = _height(column, groups) + 0.5 * len(groups) * column.leading <= column.height
    return column.leading if is_roomy else column.leading / 2


def _foot(column: _Column, groups: Sequence[_Group]) -> float:
    lines = sum(1 + len(lines) for _, lines in groups)
    return column.top + lines * column.leading + (len(groups) - 1) * _gap(column, groups) + 0.7


def _draw_groups(pen: Pen, column: _Column, groups: Sequence[_Group]) -> None:
    gap, heading_style = _gap(column, groups), Style(BILL_STRONG, column.heading, _BLACK)
    baseline = column.top + column.heading * 0.8 * _POINT
    for heading, lines in groups:
        pen.text(column.left, baseline, heading, heading_style)
        for line in lines:
            baseline += column.leading
            pen.spans(column.left, baseline, line)
        baseline += column.leading + gap


def _draw_corners(pen: Pen, corner: tuple[float, float], size: tuple[float, float]) -> None:
    """Draw the corners of a field that is filled in by hand."""
    (left, top), (width, height) = corner, size
    for x, inwards in ((left, 0.0), (left + width, _CORNER)):
        for y, upwards in ((top, 0.0), (top + height, _CORNER)):
            pen.box(x - inwards, y - _STROKE / 2, (_CORNER, _STROKE), _BLACK)
            pen.box(x - _STROKE / 2, y - upwards, (_STROKE, _CORNER), _BLACK)


def amount_said(minor: int) -> str:
    """Return hundredths as the bill writes them: blanks between thousands, a point before cents."""
    return f"{minor // 100:,}.{minor % 100:02}".replace(",", " ")
