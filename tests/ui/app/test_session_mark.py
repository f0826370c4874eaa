"""A session that was killed is reported at the next start; one that is on or ended well is not."""

import logging
import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from collector_desktop.app import crash
from collector_desktop.app.session_mark import SessionMark

HOLD = """
import sys, time
from pathlib import Path
from collector_desktop.app.session_mark import SessionMark
mark = SessionMark(Path(sys.argv[1]))
print(mark.begin(), flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.running"


def test_a_session_that_ended_well_leaves_nothing(path):
    first = SessionMark(path)
    assert not first.begin()
    assert path.exists()
    first.end()
    assert not path.exists()
    assert not SessionMark(path).begin()


def test_one_that_was_killed_is_reported_once(path):
    child = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "False\n"
    assert not SessionMark(path).begin(), "it is still on"
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert path.exists()
    second = SessionMark(path)
    assert second.begin()
    second.end()
    assert not SessionMark(path).begin()


def test_where_nothing_can_be_written_there_is_nothing_to_report(tmp_path):
    mark = SessionMark(tmp_path / "not there" / "desk.running")
    assert not mark.begin()
    mark.end()


def test_what_qt_says_goes_to_the_log(qapp, caplog):
    before = qInstallMessageHandler(None)
    try:
        crash.hear_qt()
        with caplog.at_level(logging.WARNING, "qt"):
            qWarning("The paper is too small")
    finally:
        qInstallMessageHandler(before)
    assert [(each.levelname, each.message) for each in caplog.records] == [
        ("WARNING", "The paper is too small")
    ]
