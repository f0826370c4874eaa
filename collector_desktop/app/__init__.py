"""Composition root: the only package that knows everything."""

from collector_desktop.app.plain_imports import import_plainly

import_plainly()  # before any module of the window is imported
