"""A copy to look at is its owner's only, goes after use, and after a kill by the next program."""

import os
import signal
import subprocess
import sys
import tempfile

import pytest

from collector_desktop.files import private_folder
from collector_desktop.files.private_folder import PrivateFolder, remove_left_folders

KILLED = """
import os, signal
from collector_desktop.files.private_folder import PrivateFolder
folder = PrivateFolder()
(folder.path / "ledger.collector").write_bytes(b"everybody's debts")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """Where temporary files lie, for this program and those that it starts."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="rights are another matter there")
def test_it_is_for_its_owner_and_goes_with_all_in_it(temporary):
    with PrivateFolder() as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "below").mkdir()
        (folder / "below" / "ledger.collector").write_bytes(b"x")
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_what_a_kill_left_goes_and_what_is_in_use_or_of_others_stays(temporary):
    done = subprocess.run([sys.executable, "-c", KILLED], check=False)  # noqa: S603 - this program
    assert done.returncode == -signal.SIGKILL
    (left,) = temporary.iterdir()
    assert (left / "ledger.collector").is_file()
    with PrivateFolder() as own:
        (temporary / "collector-desktop-of-somebody").mkdir()
        (temporary / "collector-desktop-file").write_bytes(b"x")
        (temporary / "collector-desktop-link").symlink_to(left)
        assert remove_left_folders() == 1
        assert not left.exists()
        assert own.is_dir()
    assert len(list(temporary.iterdir())) == 3


def test_where_nothing_can_be_held_nothing_is_left(temporary, monkeypatch):
    def refuse(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(private_folder, "_hold", refuse)
    with pytest.raises(OSError, match="No space"):
        PrivateFolder()
    assert list(temporary.iterdir()) == []


def test_a_system_that_keeps_open_files_shows_by_that_which_is_in_use(temporary, monkeypatch):
    """On Windows a file that somebody has open cannot be removed."""
    monkeypatch.setattr(private_folder.os, "name", "nt")
    held = private_folder._hold(temporary)
    assert held.name == str(temporary / "in-use")
    private_folder._require_left(temporary)
    with pytest.raises(FileNotFoundError):
        private_folder._require_left(temporary)
    held.close()
