"""The foot of a statement: how to pay, the payment slip to cut off, the payment code."""

from __future__ import annotations

from collector_desktop.documents.content import HowToPay, Pair
from collector_desktop.documents.fitting import MM
from collector_desktop.documents.fonts import STRONG, text_width
from collector_desktop.documents.payment_code import draw_code
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import CELL_SUM, FOOTER, INK, LABEL, LEFT, META, RULE, Style
from collector_desktop.documents.tagging import ROW_HEAD
from collector_desktop.documents.wording import ENGLISH, PaperWords
from collector_desktop.documents.wrap import parted, stacked_lines, wrap_words
from collector_desktop.domain.sheets import Sheet

SLIP_ABOVE_FOOT = 50.0
HEADING_BASELINE = 8.6
ROWS_BASELINE = 16.6
ROW_STEP = 5.6
ROWS_HEIGHT = 28.0
LINK_BASELINE, NOTE_BASELINE = 47.4, 51.5
QR_SIDE = 28.0
SLIP_WIDTH, SLIP_BESIDE_CODE, CODE_WIDTH = 74.0, 56.0, 36.0
_HEADING = Style(STRONG, 12)


def cut_at(sheet: Sheet) -> float:
    """Return where the slip is cut off."""
    return sheet.bottom - SLIP_ABOVE_FOOT


def draw_slip(
    pen: Pen,
    how_to_pay: HowToPay | None,
    slip_rows: tuple[Pair, ...],
    words: PaperWords = ENGLISH,
) -> None:
    """Draw the foot of a statement's last page, from the cut line down."""
    cut, right = cut_at(pen.sheet), pen.sheet.right
    pen.cut_line(LEFT, cut, right, RULE)
    pen.text(LEFT, cut - 1.4, words.cut_here, FOOTER)
    has_code = bool(how_to_pay and how_to_pay.qr_payload)
    slip_right = right - CODE_WIDTH if has_code else right
    slip_left = slip_right - (SLIP_BESIDE_CODE if has_code else SLIP_WIDTH)
    if how_to_pay:
        pay_rows = ((words.pay_to, how_to_pay.pay_to), *how_to_pay.rows)
        with pen.tags.inside("H2"):
            pen.text(LEFT, cut + HEADING_BASELINE, words.how_to_pay, _HEADING)
        _draw_pairs(pen, pay_rows, LEFT, slip_left - 8.0)
        if not has_code:
            _draw_link(pen, how_to_pay.link, words)
        _draw_note(pen, how_to_pay.note)
    if how_to_pay and has_code:
        draw_code(pen, how_to_pay, (right - 2.0 - QR_SIDE, cut + 8.0), QR_SIDE)
    if slip_rows:
        with pen.tags.inside("H2"):
            pen.text(slip_left, cut + HEADING_BASELINE, words.payment_slip, _HEADING)
        rows = (*slip_rows, (words.amount_paid, ""))
        value_left, baseline = _draw_pairs(pen, rows, slip_left, slip_right)
        pen.line(value_left, baseline + 0.6, slip_right, INK, 0.5)


def _draw_pairs(
    pen: Pen, pairs: tuple[Pair, ...], left: float, right: float
) -> tuple[float, float]:
    """Draw labels and values; return where values begin and the last baseline."""
    widest = max(text_width(label, LABEL.face, LABEL.size) / MM for label, _ in pairs)
    value_left = left + min(widest + 5.0, (right - left) / 2)
    values = [(value, right - value_left) for _, value in pairs]
    rows, step = stacked_lines(values, CELL_SUM, ROWS_HEIGHT, ROW_STEP)
    baseline = last = cut_at(pen.sheet) + ROWS_BASELINE
    with pen.tags.inside("Table"):
        for (label, _), lines in zip(pairs, rows, strict=True):
            with pen.tags.inside("TR"):
                with pen.tags.inside("TH", extra=ROW_HEAD):
                    pen.whole(left, baseline, label, LABEL, value_left - left - 1.5)
                with pen.tags.inside("TD"):
                    for at, line in enumerate(lines):
                        pen.spans(value_left, baseline + at * step, line)
            last = baseline + max(len(lines) - 1, 0) * step
            baseline = last + step
    return value_left, last


def _draw_link(pen: Pen, link: str, words: PaperWords) -> None:
    """Draw where to pay at once, over the note."""
    if link:
        baseline = cut_at(pen.sheet) + LINK_BASELINE
        label = f"{words.pay_online}: "
        pen.text(LEFT, baseline, label, META)
        left = LEFT + text_width(label, META.face, META.size) / MM
        pen.link(left, baseline, link, META, pen.sheet.right - left)


def _draw_note(pen: Pen, note: str) -> None:
    """Draw the sentence under the slip."""
    first = cut_at(pen.sheet) + NOTE_BASELINE
    with pen.tags.inside("P"):
        for index, line in enumerate(parted(wrap_words(note, META, pen.sheet.written, 2))):
            pen.spans(LEFT, first + index * 3.9, line)
