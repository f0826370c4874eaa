"""The page to try envelopes with, measured from its picture."""

from __future__ import annotations

import pytest
from pypdfium2 import PdfDocument

from collector_desktop.documents.envelope_proof import Proof, render_envelope_proof
from collector_desktop.domain.envelope_windows import WINDOWS
from collector_desktop.domain.envelopes import ENVELOPES, US_LETTER_10
from collector_desktop.domain.sheets import A4, LETTER

ADDRESS = ("Accounts payable", "A Customer Ltd", "12 Long Street")
DOTS_PER_MM = 10
each_profile = pytest.mark.parametrize("profile", ENVELOPES, ids=lambda each: each.name)


def proof_of(profile):
    sheet = LETTER if profile is US_LETTER_10 else A4
    return Proof(profile, WINDOWS[profile.name], sheet, ADDRESS, "Us")


@pytest.fixture(scope="module")
def picture():
    """Return a function that draws a page, ten dots to the millimetre."""

    def draw(profile):
        page = PdfDocument(render_envelope_proof(proof_of(profile)))[0]
        return page.render(scale=DOTS_PER_MM * 25.4 / 72).to_pil()

    return draw


def is_marked(image, x, y):
    """Tell whether something coloured or dark is within half a millimetre of a point in mm."""
    around = range(-5, 6)
    dots = (
        image.getpixel((round(x * DOTS_PER_MM) + across, round(y * DOTS_PER_MM) + down))
        for across in around
        for down in around
    )
    return any(min(dot) < 180 for dot in dots)


@each_profile
def test_every_window_is_drawn_where_a_sheet_in_the_middle_shows_it(picture, profile):
    image = picture(profile)
    for envelope in WINDOWS[profile.name]:
        left, top, right, bottom = envelope.middle(proof_of(profile).sheet.width)
        across, down = (left + right) / 2, (top + bottom) / 2
        edges = ((left, down), (across, top), (across, bottom), (right, down))
        shown = [point for point in edges if point[0] < image.width / DOTS_PER_MM - 1]
        assert len(shown) >= 3
        assert all(is_marked(image, *point) for point in shown)


@each_profile
def test_folds_go_across_the_whole_sheet(picture, profile):
    image = picture(profile)
    width = image.width / DOTS_PER_MM
    for fold in profile.folds:
        dark = sum(is_marked(image, width * part / 40, fold) for part in range(1, 40))
        assert dark > 15


@each_profile
def test_the_ruler_is_100_mm_long(picture, profile):
    image = picture(profile)
    y = profile.folds[0] + 16.0
    row = round(y * DOTS_PER_MM)
    dark = [x for x in range(image.width) if min(image.getpixel((x, row))) < 100]
    assert (dark[-1] - dark[0]) / DOTS_PER_MM == pytest.approx(100.0, abs=0.4)


@each_profile
def test_the_page_says_what_it_shows(profile):
    document = PdfDocument(render_envelope_proof(proof_of(profile)))
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    for words in (profile.name, *ADDRESS, *(each.name for each in WINDOWS[profile.name])):
        assert words in text
    for fold in profile.folds:
        assert f"Fold at {fold:g} mm" in text
