"""A window for one part of the desk to stand in."""

import pytest
from PySide6.QtWidgets import QWidget


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made
