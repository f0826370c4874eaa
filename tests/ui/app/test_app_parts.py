"""The parts around the window: one instance, the gate to other programs, the last stop."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QDir

from collector_desktop.app.crash import CrashGuard
from collector_desktop.app.single_instance import SingleInstance
from collector_desktop.ui.errors import CrashReport
from collector_desktop.ui.widgets.crash_dialog import CrashDialog

KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from collector_desktop.app.single_instance import SingleInstance
app = QCoreApplication([])
first = SingleInstance(Path(sys.argv[1]))
first.listen()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_second_start_raises_the_first_window_and_ends(qtbot, tmp_path):
    first, second = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "a")
    assert not first.raise_the_first()
    first.listen()
    with qtbot.waitSignal(first.raised):
        assert second.raise_the_first()


@pytest.mark.skipif(os.name == "nt", reason="Windows takes the name away with the program")
def test_the_name_that_a_killed_program_left_is_taken_over(qtbot, tmp_path):
    """Nobody hears at it: the next start is the first window, and a second one finds it."""
    killed = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", KILLED, str(tmp_path / "a")],
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    first = SingleInstance(tmp_path / "a")
    assert Path(QDir.temp().filePath(first.name)).exists()
    assert not first.raise_the_first()
    first.listen()
    with qtbot.waitSignal(first.raised):
        assert SingleInstance(tmp_path / "a").raise_the_first()


def test_another_ledger_gets_a_window_of_its_own(qtbot, tmp_path):
    first = SingleInstance(tmp_path / "a")
    first.listen()
    assert not SingleInstance(tmp_path / "b").raise_the_first()


def fault():
    """Return a fault whose message holds a name that must not be shown."""
    name = "Bexley Joinery Ltd"
    try:
        return {}[name]
    except KeyError:
        return sys.exc_info()


def test_a_fault_is_shown_once_without_names_and_the_desk_goes_on(qtbot, theme):
    guard = CrashGuard(theme)
    caught = fault()
    guard.catch(*caught)
    guard.catch(*caught)
    qtbot.waitUntil(lambda: guard.dialog is not None and guard.dialog.isVisible())
    assert "Bexley" not in guard.dialog.report.text
    assert "KeyError" in guard.dialog.report.text
    guard.dialog.accept()


def test_a_fault_on_another_thread_is_shown_on_this_one(qtbot, theme):
    guard = CrashGuard(theme)
    worker = threading.Thread(target=lambda: guard.catch(*fault()))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: guard.dialog is not None and guard.dialog.isVisible())
    guard.dialog.accept()


def test_a_report_that_cannot_be_written_says_so_over_itself(qtbot, theme, tmp_path):
    dialog = CrashDialog(theme, CrashReport("KeyError", "Where it happened"))
    qtbot.addWidget(dialog)
    dialog.save(tmp_path / "nowhere" / "report.txt")
    assert "report.txt could not be written" in dialog.said.text()
    dialog.save(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text() == "Where it happened"
