"""What is read stands out from what it stands on, light and dark (WCAG 2, level AA)."""

from __future__ import annotations

import itertools

import pytest

from collector_desktop.ui.tokens import DARK, LIGHT, colours, contrast, with_high_contrast

GROUNDS = ("surface", "app", "sidebar", "subtle", "hover")
READ = (
    *itertools.product(("text", "text2", "text3"), GROUNDS),
    *((f"{tone}_text", f"{tone}_soft") for tone in ("danger", "warn", "ok", "info", "plum")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_press")),
    *((text, "select") for text in ("select_text", "text2", "accent_text", "danger_text")),
    ("neutral_text", "neutral_soft"),
    ("accent_text", "surface"),
    ("accent_text", "accent_soft"),
    ("on_accent", "danger_fill"),
    ("on_toast", "toast"),
    ("toast_link", "toast"),
)
SEEN = (("control", "surface"), ("control", "subtle"), ("focus", "surface"), ("focus", "app"))
PALETTES = [LIGHT, DARK, with_high_contrast(LIGHT), with_high_contrast(DARK)]
IDS = ["light", "dark", "light, high contrast", "dark, high contrast"]


@pytest.mark.parametrize("palette", PALETTES, ids=IDS)
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_text_can_be_read(palette, ink, ground):
    colour = colours(palette)
    assert contrast(colour[ink], colour[ground]) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=IDS)
@pytest.mark.parametrize(("edge", "ground"), SEEN)
def test_edges_of_controls_and_the_focus_can_be_seen(palette, edge, ground):
    colour = colours(palette)
    assert contrast(colour[edge], colour[ground]) >= 3


def test_contrast_is_measured_as_defined():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")
