"""The zone of every profile shows in all its envelopes, however the sheet slides."""

import pytest

from collector_desktop.domain.envelope_windows import WINDOWS
from collector_desktop.domain.envelopes import ENVELOPES, US_LETTER_10
from collector_desktop.domain.sheets import A4, LETTER

PAIRS = [(profile, each) for profile in ENVELOPES for each in WINDOWS[profile.name]]
each_pair = pytest.mark.parametrize(
    ("profile", "envelope"), PAIRS, ids=[f"{p.name} {e.name}" for p, e in PAIRS]
)
# From the edge of the text to the edge of the window: what Royal Mail asks for, 2 mm, at the sides.
CLEAR = 1.8


def sheet_of(profile):
    return LETTER if profile is US_LETTER_10 else A4


def test_every_profile_has_its_envelopes():
    assert WINDOWS.keys() == {each.name for each in ENVELOPES}


@each_pair
def test_the_zone_of_the_address_always_shows(profile, envelope):
    left, top, right, bottom = envelope.always(sheet_of(profile).width)
    assert profile.left - left >= CLEAR
    assert right - (profile.left + profile.width) >= CLEAR
    assert profile.top >= top
    assert bottom >= profile.top + profile.height


@each_pair
def test_a_window_is_inside_its_envelope(profile, envelope):
    width, height = envelope.window
    assert envelope.left + width < envelope.size[0]
    assert envelope.up + height < envelope.size[1]
    assert envelope.packed <= envelope.size[1]
    assert sheet_of(profile).width <= envelope.size[0]


@each_pair
def test_sliding_shows_the_same_window_in_other_places(profile, envelope):
    """By stepping the sheet through the envelope, instead of by the formula."""
    width = sheet_of(profile).width
    loose, high = envelope.size[0] - width, envelope.size[1] - envelope.packed
    boxes = []
    for step in range(5):
        for rise in range(5):
            edge, foot = loose * step / 4, envelope.size[1] - high * rise / 4
            left = envelope.left - edge
            top = envelope.size[1] - envelope.up - envelope.window[1] - (foot - envelope.foot)
            boxes.append((left, top, left + envelope.window[0], top + envelope.window[1]))
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    assert envelope.always(width) == pytest.approx(
        (max(lefts), max(tops), min(rights), min(bottoms))
    )
    middle = boxes[12]
    assert envelope.middle(width) == pytest.approx(middle)


@pytest.mark.parametrize(
    ("profile", "name", "box"),
    [
        ("din-5008-b", "DL (DIN 680)", (20.0, 50.0, 100.0, 90.0)),
        ("uk-a4-left", "C5", (20.0, 58.0, 91.0, 88.5)),
        ("fr-a4-right", "DL", (100.0, 45.0, 190.0, 85.0)),
    ],
)
def test_windows_worked_out_by_hand(profile, name, box):
    (envelope,) = (each for each in WINDOWS[profile] if each.name == name)
    assert envelope.always(210.0) == pytest.approx(box)
