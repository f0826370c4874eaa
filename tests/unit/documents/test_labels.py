"""Address labels read back from their sheets: each inside its own label, from any label on."""

from __future__ import annotations

import pytest
from pypdfium2 import PdfDocument

from collector_desktop.documents.labels import render_labels
from collector_desktop.domain.label_sheets import LABEL_SHEETS

MM = 25.4 / 72
SHORT = ("Rosa Field", "3 Plane Row", "Leeds", "LS1 0XX")
LONG = (
    "The Very Long Name of a Company that Makes Doors and Windows Ltd",
    *(f"Line {number} of an address that has many" for number in range(10)),
    "LAST LINE",
)
each_sheet = pytest.mark.parametrize("labels", LABEL_SHEETS.values(), ids=LABEL_SHEETS)


def marks(page):
    """Return the boxes of all text on a page, in mm from the top left."""
    text, high = page.get_textpage(), page.get_height()
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    return [(x * MM, (high - top) * MM, end * MM, (high - y) * MM) for x, y, end, top in boxes]


def label_of(labels, box):
    """Return the number of the label that holds a box whole, counted from 0, or none."""
    for place in range(labels.count):
        x, y = labels.corner(place)
        is_across = x <= box[0] and box[2] <= x + labels.width
        if is_across and y <= box[1] and box[3] <= y + labels.height:
            return place
    return None


@each_sheet
@pytest.mark.parametrize("address", [SHORT, LONG], ids=["short", "long"])
def test_every_line_stands_on_its_label(labels, address):
    count = labels.count + 3
    pages = PdfDocument(render_labels([address] * count, labels, "Us"))
    assert len(pages) == 2
    used = [{label_of(labels, box) for box in marks(page)} for page in pages]
    assert used == [set(range(labels.count)), {0, 1, 2}]


@each_sheet
def test_the_sheet_has_the_size_of_its_paper(labels):
    page = PdfDocument(render_labels([SHORT], labels, "Us"))[0]
    size = page.get_width() * MM, page.get_height() * MM
    assert size == pytest.approx((labels.sheet.width, labels.sheet.height), abs=0.1)


@each_sheet
@pytest.mark.parametrize("first", [1, 2, 14])
def test_a_used_sheet_is_begun_where_labels_are_left(labels, first):
    pages = PdfDocument(render_labels([SHORT] * 3, labels, "Us", first))
    used = [label_of(labels, box) for page in pages for box in marks(page)]
    begun = (first - 1) % labels.count
    wanted = {(begun + step) % labels.count for step in range(3)}
    assert set(used) == wanted


def test_the_addresses_stand_in_the_order_given():
    labels = LABEL_SHEETS["5160"]
    names = [f"Customer number {at}" for at in range(7)]
    page = PdfDocument(render_labels([(name,) for name in names], labels, "Us"))[0]
    found = page.get_textpage().get_text_range()
    assert [found.index(name) for name in names] == sorted(found.index(name) for name in names)
