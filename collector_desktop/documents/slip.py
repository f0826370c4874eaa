"""The foot of a statement: how to pay, the payment slip to cut off, the payment code."""

from __future__ import annotations

from collector_desktop.documents.content import HowToPay, Pair
from collector_desktop.documents.fonts import STRONG, text_width
from collector_desktop.documents.payment_code import draw_code
from collector_desktop.documents.pen import MM, Pen, fit_text
from collector_desktop.documents.styles import (
    CELL_SUM,
    FOOTER,
    INK,
    LABEL,
    LEFT,
    META,
    RIGHT,
    RULE,
    Style,
)
from collector_desktop.documents.wording import ENGLISH, PaperWords
from collector_desktop.documents.wrap import wrap_words

CUT_AT = 222.0
HEADING_BASELINE = CUT_AT + 8.6
ROWS_BASELINE = CUT_AT + 16.6
ROW_STEP = 5.6
ROWS_HEIGHT = 28.0
SMALLEST_VALUE = 4.0  # the longest account numbers stay whole at this size
NOTE_BASELINE = CUT_AT + 51.5
QR_SIDE = 28.0
_HEADING = Style(STRONG, 12)


def draw_slip(
    pen: Pen,
    how_to_pay: HowToPay | None,
    slip_rows: tuple[Pair, ...],
    words: PaperWords = ENGLISH,
) -> None:
    """Draw the foot of a statement's last page, from the cut line down."""
    pen.cut_line(LEFT, CUT_AT, RIGHT, RULE)
    pen.text(LEFT, CUT_AT - 1.4, words.cut_here, FOOTER)
    has_code = bool(how_to_pay and how_to_pay.qr_payload)
    slip_left, slip_right = (98.0, 154.0) if has_code else (116.0, RIGHT)
    if how_to_pay:
        pay_rows = ((words.pay_to, how_to_pay.pay_to), *how_to_pay.rows)
        pen.text(LEFT, HEADING_BASELINE, words.how_to_pay, _HEADING)
        _draw_pairs(pen, pay_rows, LEFT, slip_left - 8.0)
        _draw_note(pen, how_to_pay.note)
    if how_to_pay and has_code:
        draw_code(pen, how_to_pay, (RIGHT - 2.0 - QR_SIDE, CUT_AT + 8.0), QR_SIDE)
    if slip_rows:
        pen.text(slip_left, HEADING_BASELINE, words.payment_slip, _HEADING)
        rows = (*slip_rows, (words.amount_paid, ""))
        value_left, baseline = _draw_pairs(pen, rows, slip_left, slip_right)
        pen.line(value_left, baseline + 0.6, slip_right, INK, 0.5)


def _draw_pairs(
    pen: Pen, pairs: tuple[Pair, ...], left: float, right: float
) -> tuple[float, float]:
    """Draw labels and values; return where values begin and the last baseline."""
    widest = max(text_width(label, LABEL.face, LABEL.size) / MM for label, _ in pairs)
    value_left = left + min(widest + 5.0, (right - left) / 2)
    step = min(ROW_STEP, ROWS_HEIGHT / max(len(pairs) - 1, 1))
    baseline = ROWS_BASELINE
    for index, (label, value) in enumerate(pairs):
        baseline = ROWS_BASELINE + index * step
        pen.fitted(left, baseline, label, LABEL, value_left - left - 1.5)
        clean, fit, _ = fit_text(value, CELL_SUM, right - value_left, SMALLEST_VALUE)
        pen.text(value_left, baseline, clean, fit)
    return value_left, baseline


def _draw_note(pen: Pen, note: str) -> None:
    """Draw the sentence under the slip."""
    for index, line in enumerate(wrap_words(note, META, RIGHT - LEFT, 2)):
        pen.spans(LEFT, NOTE_BASELINE + index * 3.9, line)
