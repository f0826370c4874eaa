"""Where no log can be written, as on a full disk or in another's folder, the desk opens."""

import logging
import os
import sys
import threading

import pytest

from collector_desktop.app import crash


@pytest.fixture
def plain_logging(monkeypatch):
    """The handlers and levels of this test run are put back."""
    before = logging.root.handlers[:]
    levels = {each: each.level for each in (logging.root, logging.getLogger("peewee"))}
    monkeypatch.setattr(crash.faulthandler, "enable", lambda _: None)
    yield
    for handler in logging.root.handlers:
        handler.close()
    logging.root.handlers[:] = before
    for logger, level in levels.items():
        logger.setLevel(level)


def keep_logs(folder):
    logging.root.handlers[:] = []  # those of this test would have the log left as it is
    crash.keep_logs(folder)


@pytest.mark.parametrize("reason", [PermissionError, OSError(28, "No space left on device")])
def test_the_program_goes_on_without_one(plain_logging, tmp_path, monkeypatch, reason):
    def refuse(*_, **__):
        raise reason

    monkeypatch.setattr(os, "mkdir", refuse)
    keep_logs(tmp_path / "not there" / "log")
    logging.getLogger("collector_desktop").error("nobody hears it")
    assert list(tmp_path.iterdir()) == []


def test_else_it_is_written_for_its_owner(plain_logging, tmp_path):
    keep_logs(tmp_path / "log")
    logging.getLogger("collector_desktop").error("heard")
    (written,) = (tmp_path / "log").glob("collector-desktop.log")
    assert "heard" in written.read_text("utf-8")
    assert written.stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_threads_that_report_something_first_at_once_write_each_line_once(plain_logging, tmp_path):
    keep_logs(tmp_path / "log")
    (first,) = logging.root.handlers
    for words in ("one", "two"):  # a thread that waited for the other has found the same handler
        first.handle(logging.makeLogRecord({"msg": words}))
    logging.getLogger("collector_desktop").error("three")
    (written,) = (tmp_path / "log").glob("collector-desktop.log")
    lines = written.read_text("utf-8").splitlines()
    assert [line.split()[-1] for line in lines] == ["one", "two", "three"]


def test_a_fault_that_nothing_can_catch_is_logged_without_its_words(
    plain_logging, tmp_path, monkeypatch, qtbot, theme
):
    for module, hook in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    keep_logs(tmp_path / "log")
    crash.CrashGuard(theme).install()

    class Goes:
        def __del__(self):
            raise KeyError("Bexley Joinery Ltd")

    Goes()
    (written,) = (tmp_path / "log").glob("collector-desktop.log")
    told = written.read_text("utf-8")
    assert "KeyError" in told
    assert "in __del__" in told
    assert "Bexley" not in told.replace('raise KeyError("Bexley Joinery Ltd")', "")
