"""Address labels on sheets, so many to a sheet, from any label of the first sheet on."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.documents.address import draw_address
from collector_desktop.documents.pen import Pen
from collector_desktop.domain.envelopes import Envelope
from collector_desktop.domain.label_sheets import LabelSheet

PADDING_ACROSS, PADDING_DOWN = 4.0, 3.0
_LOWEST_TEXT = 24.0


def render_labels(
    addresses: Sequence[tuple[str, ...]], labels: LabelSheet, author: str, first: int = 1
) -> bytes:
    """Return sheets of labels as a PDF; `first` is the first free label, counted row by row.

    The fonts must have been registered, see `fonts.register_fonts`.
    """
    pen = Pen("Address labels", author, sheet=labels.sheet)
    place = first - 1
    for lines in addresses:
        if place == labels.count:
            pen.end_page()
            place = 0
        draw_address(pen, lines, _zone(labels, place))
        place += 1
    pen.end_page()
    return pen.finish()


def _zone(labels: LabelSheet, place: int) -> Envelope:
    """Return where the address is on a label: clear of its edges, half-way down."""
    x, y = labels.corner(place)
    height = min(labels.height - 2 * PADDING_DOWN, _LOWEST_TEXT)
    top = y + (labels.height - height) / 2
    width = labels.width - 2 * PADDING_ACROSS
    return Envelope(labels.name, x + PADDING_ACROSS, top, width, height)
