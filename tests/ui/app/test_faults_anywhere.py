"""A fault in any place of the window is shown once, and the desk goes on."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QAbstractListModel, QRunnable, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QDialog, QListView, QPushButton, QWidget

from collector_desktop.app.crash import CrashGuard

CUSTOMER = "Bexley Joinery Ltd"


def fail():
    """Fail with words that hold a name."""
    raise KeyError(CUSTOMER)


class Painted(QWidget):
    def paintEvent(self, _event):
        fail()


class Model(QAbstractListModel):
    def rowCount(self, _parent=None):
        return 5

    def data(self, _index, _role=None):
        return fail()


class Thread(QThread):
    def run(self):
        fail()


class Runnable(QRunnable):
    def run(self):
        fail()


def in_a_slot(qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(fail)
    for _ in range(3):
        button.click()


def in_a_paint(qtbot):
    painted = Painted()
    qtbot.addWidget(painted)
    QTimer.singleShot(0, painted.show)
    for after in (20, 40, 60):
        QTimer.singleShot(after, painted.repaint)
    qtbot.wait(80)


def in_a_model(qtbot):
    """Five cells, each of which is asked for many things, at each paint."""
    view, model = QListView(), Model()
    qtbot.addWidget(view)
    view.setModel(model)
    QTimer.singleShot(0, view.show)
    QTimer.singleShot(40, view.viewport().repaint)
    qtbot.wait(80)


def in_a_thread_of_qt(qtbot):
    thread = Thread()
    thread.start()
    assert thread.wait(10_000)


def in_a_pool(qtbot):
    QThreadPool.globalInstance().start(Runnable())
    assert QThreadPool.globalInstance().waitForDone(10_000)


def in_a_thread(qtbot):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_a_timer(qtbot):
    QTimer.singleShot(0, fail)


def in_a_dialog_above_another(qtbot):
    """Each dialog runs a loop of its own: the fault is in the inner one."""
    outer, inner = QDialog(), QDialog()
    for dialog in (outer, inner):
        qtbot.addWidget(dialog)
    QTimer.singleShot(0, inner.exec)
    QTimer.singleShot(50, fail)
    QTimer.singleShot(100, inner.reject)
    QTimer.singleShot(150, outer.reject)
    outer.exec()


PLACES = [
    *(in_a_slot, in_a_paint, in_a_model, in_a_thread_of_qt),
    *(in_a_pool, in_a_thread, in_a_timer, in_a_dialog_above_another),
]


@pytest.mark.qt_no_exception_capture
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_a_fault_anywhere_is_shown_once_without_names_and_the_desk_goes_on(
    qtbot, theme, monkeypatch, place
):
    for owner, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    guard, shown = CrashGuard(theme), []
    guard._caught.connect(shown.append)
    guard.install()
    place(qtbot)
    qtbot.waitUntil(lambda: guard.dialog is not None and guard.dialog.isVisible())
    assert len(shown) == 1
    assert "KeyError" in guard.dialog.report.text
    assert CUSTOMER not in guard.dialog.report.text
    guard.dialog.accept()
    after = []
    QTimer.singleShot(0, lambda: after.append("goes on"))
    qtbot.waitUntil(lambda: bool(after))
    assert not guard.dialog.isVisible()
