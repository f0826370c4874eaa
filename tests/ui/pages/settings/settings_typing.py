"""How a user changes a field of the settings, and what is stored of it."""

from PySide6.QtCore import Qt

from collector_desktop.queries.settings import settings
from collector_desktop.storage.models import Operation
from collector_desktop.ui.pages.settings import PARTS


def field(page, key):
    """Return a field, with its section open."""
    for name in PARTS:
        section = page.section(name)
        if key in section.fields:
            page.list.choose(name)
            return section.fields[key]
    raise AssertionError(key)


def type_over(qtbot, page, key, text):
    """Replace what a field says, as a user does, and leave it."""
    found = field(page, key)
    found.edit.setFocus()
    found.edit.selectAll()
    qtbot.keyClick(found.edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(found.edit, text)
    qtbot.keyClick(found.edit, Qt.Key.Key_Tab)
    return found


def operations():
    return Operation.select().where(Operation.kind == "change_settings").count()


def stored(key):
    return settings().stored.get(key)
