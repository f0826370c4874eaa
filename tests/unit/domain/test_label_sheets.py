"""Label sheets have the measures printed on their boxes, and all labels are on the sheet."""

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.label_sheets import LABEL_SHEETS, label_sheet

INCH = 25.4
# Labels, their size in mm, and the corner of the last one as the makers' templates have it.
BOXES = {
    "L7159": (24, 63.5, 33.9, (139.2, 250.2)),
    "L7160": (21, 63.5, 38.1, (139.2, 243.75)),
    "L7161": (18, 63.5, 46.6, (139.2, 241.7)),
    "L7162": (16, 99.1, 33.9, (106.25, 250.2)),
    "L7163": (14, 99.1, 38.1, (106.25, 243.75)),
    "5160": (30, 2.625 * INCH, INCH, (5.6875 * INCH, 9.5 * INCH)),
    "5161": (20, 4 * INCH, INCH, (4.34375 * INCH, 9.5 * INCH)),
}
each_sheet = pytest.mark.parametrize("sheet", LABEL_SHEETS.values(), ids=LABEL_SHEETS)


def test_every_sheet_is_measured():
    assert BOXES.keys() == LABEL_SHEETS.keys()


@each_sheet
def test_a_sheet_has_the_labels_of_its_box(sheet):
    count, width, height, last = BOXES[sheet.name]
    assert sheet.count == count
    assert (sheet.width, sheet.height) == pytest.approx((width, height))
    assert sheet.corner(count - 1) == pytest.approx(last, abs=0.1)


@each_sheet
def test_labels_are_on_the_sheet_and_clear_of_each_other(sheet):
    corners = [sheet.corner(place) for place in range(sheet.count)]
    for x, y in corners:
        assert x > 3
        assert y > 8
        assert x + sheet.width < sheet.sheet.width - 3
        assert y + sheet.height < sheet.sheet.height - 8
    for at, (x, y) in enumerate(corners):
        for other_x, other_y in corners[:at]:
            apart = abs(x - other_x) >= sheet.width or abs(y - other_y) >= sheet.height - 0.001
            assert apart


def test_a_number_is_found_however_it_is_written():
    assert label_sheet(" l7160 ").name == "L7160"


def test_an_unknown_number_is_refused_with_those_that_are_known():
    with pytest.raises(RefusedError, match="L7160"):
        label_sheet("L9999")
