"""What pages need is imported while nothing else goes on, in steps that nobody notices."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent, QWindow
from PySide6.QtWidgets import QStackedWidget

from collector_desktop.integrations.folders import resource
from collector_desktop.ui import ahead
from collector_desktop.ui.ahead import BEHIND, ICONS, MODULES, Ahead
from collector_desktop.ui.icons import Icons
from collector_desktop.ui.page_factory import PAGES, make_page

STEPS = """
import sys
from importlib import import_module
import collector_desktop.app.main, collector_desktop.ui.pages.today
from collector_desktop.services import ledgers
from collector_desktop.ui.ahead import BEHIND, MODULES
from collector_desktop.ui.page_factory import PAGES
for name in BEHIND:
    import_module(f"collector_desktop.{name}")
for name in MODULES:
    before = len(sys.modules)
    import_module(f"collector_desktop.ui.{name}")
    print(name, len(sys.modules) - before)
for page in ("chase", "promises", "customers", "invoices", "disputes", "payments", "reports",
             "import", "settings", "customer"):
    before = len(sys.modules)
    import_module(f"collector_desktop.ui.pages.{PAGES[page][0]}")
    if page == "customer":  # what its head offers is imported when it is built
        import collector_desktop.ui.dialogs.case_desk
    print("page", len(sys.modules) - before)
"""
MOST_AT_ONCE = 40


def test_each_step_brings_few_modules_and_then_no_page_brings_any():
    """A module of ours takes a third of a millisecond to import, and a frame is sixteen."""
    done = subprocess.run(  # noqa: S603 - our own text
        [sys.executable, "-c", STEPS], capture_output=True, text=True, check=True
    )
    told = [line.split() for line in done.stdout.splitlines()]
    assert len(told) == len(MODULES) + 10
    assert {name: count for name, count in told if int(count) > MOST_AT_ONCE} == {}
    assert [count for name, count in told if name == "page"] == ["0"] * 10


def test_what_is_drawn_ahead_is_there_and_draws_nothing_again(qapp):
    icons, colours = Icons(resource("icons")), (QColor("black"), QColor("grey"))
    assert set(ICONS) <= set(icons.names())
    first = [icons.pixmap(name, colours[0], 16).cacheKey() for name in ICONS]
    for name in ICONS:
        icons.icon(name, *colours)
    assert first == [icons.pixmap(name, colours[0], 16).cacheKey() for name in ICONS]


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"setup", "today", "welcome"}))
def test_the_plain_buttons_of_a_page_find_their_icons_drawn(qtbot, desk, ledger, monkeypatch, name):
    """Only buttons have icons for screens of twice the pixels drawn at once."""
    stack, icons, drawn = QStackedWidget(), desk.theme._icons, []
    qtbot.addWidget(stack)
    icons.forget()
    make_page("today", desk, stack)
    for icon in ("x", *ICONS):  # the frame has the first
        desk.theme.icon(icon)
    draw, plain = icons._draw, desk.theme.colour("text2")

    def note(icon, colour, size, ratio, stroke):
        if colour == plain and ratio == 2.0:
            drawn.append(icon)
        return draw(icon, colour, size, ratio, stroke)

    monkeypatch.setattr(icons, "_draw", note)
    make_page(name, desk, stack)
    assert drawn == []


class Theme:
    """A theme that notes what it is to draw."""

    def __init__(self):
        self.drawn = []

    def icon(self, name):
        self.drawn.append(name)


class Tasks:
    """A runner that does at once what is to be done apart, and may be busy."""

    is_busy = False

    def __init__(self):
        self.apart, self.asked = [], []

    def run(self, _owner, _work, on_result):
        self.asked.append(on_result)

    def run_apart(self, _owner, work, on_result):
        self.apart.append(work)
        on_result(None)


def test_it_waits_while_a_job_goes_on_and_stops_at_the_end(qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(ahead, "import_module", asked.append)
    monkeypatch.setattr(ahead, "REST_MS", 0)
    monkeypatch.setattr(ahead, "APART_MS", 0)
    parent, tasks = QObject(), Tasks()
    tasks.is_busy = True
    theme = Theme()
    reader = Ahead(parent, tasks, theme)
    reader.begin()
    qtbot.wait(5)
    assert not tasks.apart  # the first page has not been answered yet
    while tasks.asked:
        tasks.asked.pop(0)(None)
    qtbot.waitUntil(lambda: bool(tasks.apart))
    qtbot.wait(20)
    assert not asked
    tasks.is_busy = False
    qtbot.waitUntil(lambda: len(asked) == len(MODULES))
    qtbot.wait(5)
    assert asked == [f"collector_desktop.ui.{name}" for name in MODULES]
    qtbot.waitUntil(lambda: len(theme.drawn) == len(ICONS))
    asked.clear()
    tasks.apart[0]()
    assert asked == [f"collector_desktop.{name}" for name in BEHIND]


def turn():
    down, where = QPoint(0, -120), QPointF(1, 1)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(where, where, QPoint(), down, none, Qt.NoModifier, phase, False)


def press():
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.NoModifier)


def move():
    none = Qt.MouseButton.NoButton
    return QMouseEvent(
        QEvent.Type.MouseMove, QPointF(1, 1), QPointF(1, 1), none, none, Qt.NoModifier
    )


@pytest.mark.parametrize(("event", "waits"), [(turn, True), (press, True), (move, False)])
def test_it_waits_while_the_wheel_turns_or_keys_are_typed(qtbot, monkeypatch, event, waits):
    asked, window = [], QWindow()
    monkeypatch.setattr(ahead, "import_module", asked.append)
    monkeypatch.setattr(ahead, "REST_MS", 0)
    monkeypatch.setattr(ahead, "APART_MS", 20)
    monkeypatch.setattr(ahead, "QUIET_MS", 200)
    parent, tasks = QObject(), Tasks()
    Ahead(parent, tasks, Theme()).begin()
    while tasks.asked:
        tasks.asked.pop(0)(None)
    qtbot.waitUntil(lambda: bool(asked))
    QGuiApplication.instance().focusWindowChanged.emit(window)
    QGuiApplication.sendEvent(window, event())
    before = len(asked)
    qtbot.wait(120)
    assert (len(asked) == before) == waits
    qtbot.waitUntil(lambda: len(asked) == len(MODULES))
