"""The theme, from the real resources."""

from pathlib import Path

import pytest

from collector_desktop.ui.theme import Scheme, Theme

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture(scope="session")
def dressed_theme(qapp):
    theme = Theme(RESOURCES)
    theme.apply(qapp, Scheme.LIGHT)
    return theme


@pytest.fixture
def theme(qapp, dressed_theme):
    yield dressed_theme
    if dressed_theme.palette.name != "light" or dressed_theme.scale != 1.0:
        dressed_theme.apply(qapp, Scheme.LIGHT)
