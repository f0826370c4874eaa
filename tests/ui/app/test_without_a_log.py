"""Where no log can be written, as on a full disk or in another's folder, the desk opens."""

import logging
import os

import pytest

from collector_desktop.app import crash


@pytest.fixture
def plain_logging(monkeypatch):
    """The handlers of this test run are put back, and its limits are left alone."""
    before = logging.root.handlers[:]
    monkeypatch.setattr(crash, "leave_no_core", lambda: None)
    monkeypatch.setattr(crash.faulthandler, "enable", lambda _: None)
    yield
    for handler in logging.root.handlers:
        handler.close()
    logging.root.handlers[:] = before


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
