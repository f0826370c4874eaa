"""PySide reads no source of what is imported, and another PySide stays as it is."""

import sys
from types import ModuleType

from collector_desktop.app.plain_imports import FEATURES, READS_SOURCE, import_plainly


def test_no_module_that_names_pyside_is_read():
    assert import_plainly()
    asked = getattr(sys.modules[FEATURES], READS_SOURCE)
    assert not asked(sys.modules[import_plainly.__module__])
    assert not asked(sys.modules[__name__], "what a later one may add", more=True)


def test_a_pyside_without_such_a_function_gets_none(monkeypatch):
    other = ModuleType(FEATURES)
    monkeypatch.setitem(sys.modules, FEATURES, other)
    assert not import_plainly()
    assert not hasattr(other, READS_SOURCE)
    monkeypatch.delitem(sys.modules, FEATURES)
    assert not import_plainly()
