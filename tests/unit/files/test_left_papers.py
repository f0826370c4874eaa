"""What a kill left of a paper that was being written goes with a later one; nothing else does."""

import os
import subprocess
import sys

import pytest

from collector_desktop.exporters.atomic import atomic_write, put_whole
from collector_desktop.files import drafts

DAY, HOUR = 86_400, 3_600
KILLED = """
import os, sys
from pathlib import Path
from collector_desktop.exporters.atomic import put_whole
with put_whole(Path(sys.argv[1])) as file:
    file.write(b"half a page about a customer")
    file.flush()
    os.kill(os.getpid(), 9)
"""


def age(path, seconds):
    moment = path.stat().st_mtime - seconds
    os.utime(path, (moment, moment))
    return path.name


def there(folder):
    return {path.name for path in folder.iterdir()}


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_the_half_of_a_killed_paper_goes_with_the_next_one_a_day_later(tmp_path):
    papers = tmp_path / "papers"
    papers.mkdir()
    command = [sys.executable, "-c", KILLED, str(papers / "statement.pdf")]
    assert subprocess.run(command, check=False).returncode == -9  # noqa: S603 - this very program
    (half,) = papers.iterdir()
    assert half.read_bytes() == b"half a page about a customer"
    age(half, DAY + 2 * HOUR)
    atomic_write(papers / "statement.pdf", b"whole")
    assert there(papers) == {"statement.pdf"}


def test_what_may_still_be_written_and_what_is_of_others_stays(tmp_path):
    young = tmp_path / f".a{drafts.MARK}7"
    names = [".0123456789abcdef.tmp", f"b{drafts.MARK}7", f".c{drafts.MARK}x", "statement.pdf"]
    kept = set()
    for each in (young, *(tmp_path / name for name in names)):
        each.write_bytes(b"theirs")
        kept.add(age(each, DAY - HOUR if each == young else 9 * DAY))
    atomic_write(tmp_path / "letter.pdf", b"whole")
    assert there(tmp_path) == {*kept, "letter.pdf"}


def test_a_folder_is_looked_through_once_an_hour_however_many_papers_go_there(
    tmp_path, monkeypatch
):
    looked, scan = [], os.scandir

    def counted(folder):
        looked.append(folder)
        return scan(folder)

    monkeypatch.setattr(drafts.os, "scandir", counted)
    for number in range(20):
        atomic_write(tmp_path / f"{number}.pdf", b"whole")
    assert 1 <= len(looked) <= 2, "twice if the hour ended between two of them"


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path):
    name = "n" * 251 + ".pdf"
    with put_whole(tmp_path / name) as file:
        file.write(b"whole")
    assert there(tmp_path) == {name}
