"""What the Help menu says of dangers, against the list that was decided for it."""

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from collector_desktop.ui import help as ui_help

NAMED = {
    "protects": ("stops in the middle", "power", "disk is full", "malicious", "stolen", "listens"),
    "does not": ("malware", "a disk that reports", "the password", "memory of the computer"),
}


@pytest.mark.parametrize("kind", NAMED)
def test_every_danger_is_named_with_what_is_done_about_it(qtbot, monkeypatch, kind):
    """A crash, the power, a full disk, bad files, a thief, a listener; and what nobody can do."""
    said = []
    monkeypatch.setattr(QMessageBox, "about", lambda _, title, text: said.append((title, text)))
    parent = QWidget()
    qtbot.addWidget(parent)
    ui_help.show_dangers(parent)
    ((title, text),) = said
    assert title == "What is protected"
    safe, unsafe = text.split("Nothing protects it from")
    told = safe if kind == "protects" else unsafe
    assert [danger for danger in NAMED[kind] if danger not in told] == []


def test_the_help_menu_has_it(window):
    assert window.registry.action("dangers").text().replace("&", "") == "What is protected"
    assert "dangers" in ui_help.slots(window.desk, window.registry, window)
