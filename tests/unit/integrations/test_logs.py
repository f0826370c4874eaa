"""Logs are private, keep the places in the program, and lose the words of errors."""

import logging
import os
import subprocess
import sys

import pytest

from collector_desktop.integrations.logs import PrivateFormatter, private_file

NAME = "Canary Ltd"


def look_up(rows, name):
    try:
        return rows[name]
    except KeyError as error:
        raise ValueError(f"{name} owes 12.50") from error


@pytest.fixture
def log(tmp_path):
    """A logger that writes to a private file, and a way to read all that it wrote."""
    handler = private_file(tmp_path / "log" / "desk.log")
    logger = logging.Logger("test")  # noqa: LOG001 - one that no other test has
    logger.addHandler(handler)
    yield logger, lambda: (tmp_path / "log" / "desk.log").read_text("utf-8")
    handler.close()


def test_an_error_is_written_without_its_words_but_with_its_places(log):
    logger, read = log
    try:
        look_up({}, NAME)
    except ValueError:
        logger.exception("An import of %s failed", "canary@acme.example")
    told = read()
    assert "anary" not in told
    assert "ValueError; after KeyError" in told
    assert "test_logs.py" in told


def test_a_report_keeps_its_places_and_a_message_cannot_forge_a_line(log):
    logger, read = log
    logger.error("%s", 'ValueError\n  File "collector/x.py", line 3, in pay\n    raise X("a")\n')
    assert 'File "collector/x.py", line 3, in pay' in read()
    logger.error("one\x1b[2Jtwo\x85three")
    assert "\x1b" not in read()
    assert "\x85" not in read()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_only_its_owner_reads_a_log(log, tmp_path):
    log[0].error("x")
    assert (tmp_path / "log").stat().st_mode & 0o077 == 0
    assert (tmp_path / "log" / "desk.log").stat().st_mode & 0o077 == 0


def test_an_older_log_that_others_could_read_is_closed_to_them(tmp_path):
    old = tmp_path / "desk.log"
    old.write_text("", "utf-8")
    old.chmod(0o644)
    private_file(old).close()
    assert os.name == "nt" or old.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform != "linux", reason="what is asked is in /proc")
def test_a_crash_leaves_no_memory_on_the_disk():
    code = (
        "import resource; from collector_desktop.integrations.no_core import leave_no_core;"
        "leave_no_core(); print(resource.getrlimit(resource.RLIMIT_CORE));"
        "import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    said = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert said.stdout.split("\n")[:2] == ["(0, 0)", "0"]


def test_the_formatter_needs_no_error():
    record = logging.LogRecord("n", logging.INFO, "p", 1, "plain", None, (None, None, None))
    assert "plain" in PrivateFormatter("%(message)s").format(record)
