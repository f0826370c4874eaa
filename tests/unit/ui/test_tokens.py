"""Every pair of colours that meets on the desk can be told apart (WCAG 2, level AA)."""

import pytest

from collector_desktop.ui.tokens import DARK, LIGHT, colours, contrast, with_high_contrast

GROUNDS = ("surface", "app", "sidebar", "subtle", "hover", "raised")
TEXT_PAIRS = [
    *((text, ground) for text in ("text", "text2", "text3") for ground in GROUNDS),
    *((text, "select") for text in ("text", "text2", "select_text", "accent_text", "danger_text")),
    *((text, "press") for text in ("text", "text2")),
    *(("on_accent", fill) for fill in ("accent", "accent_hover", "accent_press", "danger_fill")),
    *(
        (f"{tone}_text", ground)
        for tone in ("danger", "warn", "ok", "info", "plum", "accent", "neutral")
        for ground in (f"{tone}_soft", "surface")
    ),
    ("on_toast", "toast"),
    ("toast_link", "toast"),
]
EDGE_PAIRS = [
    ("control", "surface"),
    ("control", "subtle"),
    ("focus", "surface"),
    ("focus", "app"),
    ("focus", "sidebar"),
    ("accent", "surface"),
    ("danger", "surface"),
]
PALETTES = [LIGHT, DARK, with_high_contrast(LIGHT), with_high_contrast(DARK)]
NAMES = ["light", "dark", "light, high contrast", "dark, high contrast"]


@pytest.mark.parametrize("palette", PALETTES, ids=NAMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(palette, text, ground):
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=NAMES)
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_can_be_seen_on_their_ground(palette, edge, ground):
    assert contrast(getattr(palette, edge), getattr(palette, ground)) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
def test_more_contrast_makes_the_faintest_text_as_strong_as_the_rest(palette):
    strong = with_high_contrast(palette)
    assert contrast(strong.text3, strong.surface) >= 13
    assert contrast(strong.border, strong.surface) >= 3


def test_contrast_runs_from_one_to_twenty_one():
    assert contrast("#FFFFFF", "#FFFFFF") == 1
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


def test_every_colour_is_six_digits():
    for palette in (LIGHT, DARK):
        assert all(len(c) == 7 and int(c[1:], 16) >= 0 for c in colours(palette).values())
