"""Keeps PySide from reading the source of every module that is imported, which takes time."""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - brings what is looked for below

FEATURES = "shibokensupport.feature"
READS_SOURCE = "_mod_uses_pyside"


def import_plainly() -> bool:
    """Have PySide read the source of no module that is imported; return whether it was asked to.

    It looks in each for its own name, as one may ask for other spellings of Qt's methods by
    `from __feature__ import`. No module here does, so that what it looks for makes no difference;
    reading some hundred sources takes a tenth of the start, and all their lines stay in memory.
    Where PySide has no such function, all stays as it is.
    """
    features = sys.modules.get(FEATURES)
    if not hasattr(features, READS_SOURCE):
        return False
    setattr(features, READS_SOURCE, _reads_nothing)
    return True


def _reads_nothing(*_: object, **__: object) -> bool:
    """Say no, whatever a later PySide asks about a module: an error here would end the start."""
    return False
