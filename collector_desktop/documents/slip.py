"""The foot of a statement: how to pay, the payment slip to cut off, the payment code."""

from __future__ import annotations

from collector_desktop.documents.content import HowToPay, Pair
from collector_desktop.documents.fitting import MM
from collector_desktop.documents.fonts import STRONG, text_width
from collector_desktop.documents.payment_code import draw_code
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import (
    CELL_SUM,
    FOOTER,
    GREY,
    INK,
    LABEL,
    LEFT,
    META,
    RULE,
    WHITE,
    Style,
)
from collector_desktop.documents.tagging import ROW_HEAD
from collector_desktop.documents.wording import ENGLISH, PaperWords
from collector_desktop.documents.wrap import parted, stacked_lines, wrap_words
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import Sheet

SLIP_ABOVE_FOOT = 50.0
HEADING_BASELINE = 8.6
ROWS_BASELINE = 16.6
ROW_STEP = 5.6
ROWS_HEIGHT, SLIP_ROWS_HEIGHT = 28.0, 31.4
LINK_BASELINE, NOTE_BASELINE = 47.4, 51.5
QR_SIDE = 28.0
SLIP_WIDTH, SLIP_BESIDE_CODE, CODE_WIDTH = 74.0, 56.0, 36.0
TICKS_IN_A_LINE, MOST_TICK_LINES = (4, 3, 2), 3
TICKS_TOP, TICK_HEADING, TICK_STEP, TICK_SIDE, TICK_GAP = 49.2, 6.4, 5.0, 2.6, 5.0
_HEADING = Style(STRONG, 12)


@frozen
class Slip:
    """The foot of a statement's last page: `rows` and `ticks` are label and value on the slip.

    The invoices to tick stand side by side, the oldest first; of many the last cell says how many
    more there are. Where numbers are long there are fewer in a line, as type that shrinks is not
    read. The foot grows upwards by their lines.
    """

    how_to_pay: HowToPay | None
    rows: tuple[Pair, ...] = ()
    ticks: tuple[Pair, ...] = ()
    words: PaperWords = ENGLISH

    def top(self, sheet: Sheet) -> float:
        """Return how far down a sheet the slip is cut off, in mm."""
        return sheet.bottom - SLIP_ABOVE_FOOT - self._ticks_height(sheet)

    def draw(self, pen: Pen) -> None:
        """Draw everything from the cut line down."""
        pay, words = self.how_to_pay, self.words
        cut, right = self.top(pen.sheet), pen.sheet.right
        pen.cut_line(LEFT, cut, right, RULE)
        pen.text(LEFT, cut - 1.4, words.cut_here, FOOTER)
        has_code = bool(pay and pay.qr_payload)
        slip_right = right - CODE_WIDTH if has_code else right
        slip_left = slip_right - (SLIP_BESIDE_CODE if has_code else SLIP_WIDTH)
        if pay:
            self._draw_payment(pen, pay, slip_left - 8.0)
        if pay and has_code:
            draw_code(pen, pay, (right - 2.0 - QR_SIDE, cut + 8.0), QR_SIDE)
        if self.rows:
            with pen.tags.inside("H2"):
                pen.text(slip_left, cut + HEADING_BASELINE, words.payment_slip, _HEADING)
            rows = (*self.rows, (words.amount_paid, ""), (words.method, ""))
            value_left, baselines = _draw_pairs(
                pen, rows, cut, (slip_left, slip_right), SLIP_ROWS_HEIGHT
            )
            for baseline in baselines[-2:]:
                pen.line(value_left, baseline + 0.6, slip_right, INK, 0.5)
        self._draw_ticks(pen, cut + TICKS_TOP)

    def _draw_payment(self, pen: Pen, pay: HowToPay, right: float) -> None:
        """Draw where money goes, the link where there is no code, and the sentence below."""
        cut, below = self.top(pen.sheet), self._ticks_height(pen.sheet)
        pay_rows = ((self.words.pay_to, pay.pay_to), *pay.rows)
        with pen.tags.inside("H2"):
            pen.text(LEFT, cut + HEADING_BASELINE, self.words.how_to_pay, _HEADING)
        _draw_pairs(pen, pay_rows, cut, (LEFT, right))
        if not pay.qr_payload:
            _draw_link(pen, pay.link, cut + LINK_BASELINE + below, self.words)
        _draw_note(pen, pay.note, cut + NOTE_BASELINE + below)

    def _in_a_line(self, sheet: Sheet) -> int:
        """Return the most invoices that stand in a line, each in type as large as any."""
        *many, least = TICKS_IN_A_LINE
        for count in many:
            shown = self.ticks[: count * MOST_TICK_LINES]
            if all(_fits(tick, sheet.written / count - TICK_GAP) for tick in shown):
                return count
        return least

    def _ticks_height(self, sheet: Sheet) -> float:
        if not self.ticks:
            return 0.0
        lines = min(-(-len(self.ticks) // self._in_a_line(sheet)), MOST_TICK_LINES)
        return TICK_HEADING + lines * TICK_STEP

    def _draw_ticks(self, pen: Pen, top: float) -> None:
        """Draw a box to tick for each invoice with its number and amount."""
        if not self.ticks:
            return
        in_a_line = self._in_a_line(pen.sheet)
        most = in_a_line * MOST_TICK_LINES
        shown = self.ticks if len(self.ticks) <= most else self.ticks[: most - 1]
        with pen.tags.inside("P"):
            pen.whole(LEFT, top, self.words.tick, LABEL, pen.sheet.written)
        width = pen.sheet.written / in_a_line
        places = [
            (LEFT + at % in_a_line * width, top + (at // in_a_line + 1) * TICK_STEP)
            for at in range(most)
        ]
        with pen.tags.inside("Table"):
            for tick, place in zip(shown, places, strict=False):
                _draw_tick(pen, tick, place, width - TICK_GAP)
        more = len(self.ticks) - len(shown)
        if more:
            x, baseline = places[-1]
            with pen.tags.inside("P"):
                pen.whole(x, baseline, self.words.more.format(count=more), META, width - TICK_GAP)


def _fits(tick: Pair, width: float) -> bool:
    """Return whether a number is beside its amount without being made smaller."""
    number, amount = tick
    return text_width(number, META.face, META.size) / MM <= _room_for_number(amount, width)


def _room_for_number(amount: str, width: float) -> float:
    return width - text_width(amount, META.face, META.size) / MM - TICK_SIDE - 3.0


def _draw_tick(pen: Pen, tick: Pair, place: tuple[float, float], width: float) -> None:
    """Draw an empty box, a number, and its amount at the right."""
    (number, amount), (x, baseline) = tick, place
    pen.box(x, baseline - TICK_SIDE, (TICK_SIDE, TICK_SIDE), GREY)
    pen.box(x + 0.2, baseline - TICK_SIDE + 0.2, (TICK_SIDE - 0.4, TICK_SIDE - 0.4), WHITE)
    taken = text_width(amount, META.face, META.size) / MM
    with pen.tags.inside("TR"):
        with pen.tags.inside("TH", extra=ROW_HEAD):
            pen.whole(x + TICK_SIDE + 1.6, baseline, number, META, _room_for_number(amount, width))
        with pen.tags.inside("TD"):
            pen.right(x + width, baseline, amount, META, taken + 1.0)


def _draw_pairs(
    pen: Pen,
    pairs: tuple[Pair, ...],
    cut: float,
    between: tuple[float, float],
    height: float = ROWS_HEIGHT,
) -> tuple[float, list[float]]:
    """Draw labels and values; return where values begin and the baseline of each."""
    left, right = between
    widest = max(text_width(label, LABEL.face, LABEL.size) / MM for label, _ in pairs)
    value_left = left + min(widest + 5.0, (right - left) / 2)
    values = [(value, right - value_left) for _, value in pairs]
    rows, step = stacked_lines(values, CELL_SUM, height, ROW_STEP)
    baseline = cut + ROWS_BASELINE
    baselines = []
    with pen.tags.inside("Table"):
        for (label, _), lines in zip(pairs, rows, strict=True):
            with pen.tags.inside("TR"):
                with pen.tags.inside("TH", extra=ROW_HEAD):
                    pen.whole(left, baseline, label, LABEL, value_left - left - 1.5)
                with pen.tags.inside("TD"):
                    for at, line in enumerate(lines):
                        pen.spans(value_left, baseline + at * step, line)
            baselines.append(baseline)
            baseline += max(len(lines), 1) * step
    return value_left, baselines


def _draw_link(pen: Pen, link: str, baseline: float, words: PaperWords) -> None:
    """Draw where to pay at once, over the note."""
    if link:
        label = f"{words.pay_online}: "
        pen.text(LEFT, baseline, label, META)
        left = LEFT + text_width(label, META.face, META.size) / MM
        pen.link(left, baseline, link, META, pen.sheet.right - left)


def _draw_note(pen: Pen, note: str, first: float) -> None:
    """Draw the sentence under the slip."""
    with pen.tags.inside("P"):
        for index, line in enumerate(parted(wrap_words(note, META, pen.sheet.written, 2))):
            pen.spans(LEFT, first + index * 3.9, line)
