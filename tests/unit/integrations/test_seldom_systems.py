"""What systems seldom lack: a name of the user, a list of mounts, leave to ask for something."""

import ctypes
import getpass
import resource
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from collector_desktop.integrations import no_core, places, user
from collector_desktop.integrations.clock import now_minute

ROOT = Path(__file__).resolve().parents[3]
CORE = """import ctypes, resource
from collector_desktop.integrations.no_core import leave_no_core
leave_no_core()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="as Linux has it")


def test_a_minute_of_the_day_is_that_on_the_wall():
    before = datetime.now()  # noqa: DTZ005 - the wall clock is what is asked for
    found = now_minute()
    assert 0 <= found - before.hour * 60 - before.minute <= 1 or found == 0


def test_a_user_whom_the_system_does_not_know_is_somebody(monkeypatch):
    def refuse():
        raise OSError("no such user")

    monkeypatch.setattr(getpass, "getuser", refuse)
    assert user.user_name() == "somebody"


@LINUX
def test_without_a_list_of_mounts_a_place_is_not_doubted(monkeypatch, tmp_path):
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "none")
    assert places.place_of(tmp_path / "books.collector") == ""


@LINUX
def test_a_crash_of_the_program_leaves_no_copy_of_its_memory():
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", CORE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "(0, 0) 0\n"


@LINUX
def test_a_system_that_refuses_is_left_as_it_is(monkeypatch):
    asked = []

    def refuse(*told):
        asked.append(told)
        raise OSError("not permitted")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    no_core.leave_no_core()
    assert asked == [(resource.RLIMIT_CORE, (0, 0)), (None,)]
