"""The ways through the settings page, when it reads, and that each part fits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from collector_desktop.domain.changes import Change
from collector_desktop.ui.theme import Scheme

SECTIONS = [
    *(
        "company",
        "bank",
        "terms",
        "procedures",
        "words",
        "email",
        "interest",
        "money",
        "letterhead",
        "targets",
    ),
    *("appearance", "backup"),
]


def test_arrows_walk_through_the_parts(qtbot, page):
    page.main_focus().setFocus()
    for name in SECTIONS[1:]:
        qtbot.keyClick(page.main_focus(), Qt.Key.Key_Down)
        assert page.list.current() == name
        assert page.stack.currentWidget() is page.section(name)
    qtbot.keyClick(page.main_focus(), Qt.Key.Key_Up)
    assert page.list.current() == "appearance"


def test_another_page_opens_the_part_it_names(qtbot, page):
    page.show_argument("targets")
    assert page.stack.currentWidget() is page.section("targets")
    page.show_argument("moon")
    assert page.list.current() == "targets"
    page.list.choose("company")
    next(
        b for b in page.section("company").findChildren(QPushButton) if "Preview" in b.text()
    ).click()
    assert page.list.current() == "letterhead"


def test_only_changed_settings_make_the_page_read_again(qtbot, page, monkeypatch):
    reads = []
    monkeypatch.setattr(page, "refresh", lambda: reads.append(1))
    page.desk.tasks.changed.emit(Change.ITEM)
    assert not reads
    page.desk.tasks.changed.emit(Change.SETTING)
    assert reads


@pytest.mark.parametrize("percent", [100, 150])
def test_no_part_is_wider_than_its_room(qtbot, qapp, page, percent):
    page.show_ledger("/home/priya/Documents/Collector/vale.collector", "/home/priya/b", "now")
    page.desk.theme.apply(qapp, Scheme.DARK, percent)
    page.resize(1280 - page.desk.theme.px(208), 668)
    for name in SECTIONS:
        page.list.choose(name)
        qtbot.wait(1)
        section = page.section(name)
        assert section.widget().width() <= section.viewport().width(), name
