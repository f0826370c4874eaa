"""Guards against a Qt binding whose calls without a result use up None."""

import sys

from PySide6.QtWidgets import QLabel


def test_void_calls_do_not_eat_none(qapp):
    label, before = QLabel(), sys.getrefcount(None)
    for _ in range(1000):
        label.setText("x")
    assert sys.getrefcount(None) > before - 100
