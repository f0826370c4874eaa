"""A folder is made for what is written into it, and goes again if nothing is."""

import pytest

from collector_desktop.domain.errors import OutsideWorldError, RefusedError
from collector_desktop.exporters.atomic import atomic_write, folder_for


def refused(*written):
    for path in written:
        path.write_text("Somebody else's", "utf-8")
    raise RefusedError("This is refused.", "Do something else.")


def test_a_folder_and_those_above_it_are_gone_after_a_refusal(tmp_path):
    folder = tmp_path / "a" / "b" / "c"
    with pytest.raises(RefusedError), folder_for(folder):
        refused()
    assert list(tmp_path.iterdir()) == []


def test_one_that_was_there_stays_and_so_does_one_with_something_in_it(tmp_path):
    there = tmp_path / "there"
    there.mkdir()
    with pytest.raises(RefusedError), folder_for(there):
        refused()
    with pytest.raises(RefusedError), folder_for(tmp_path / "new" / "below"):
        refused(tmp_path / "new" / "other.txt")
    assert there.is_dir()
    assert [each.name for each in (tmp_path / "new").iterdir()] == ["other.txt"]


def test_a_folder_with_what_was_written_stays(tmp_path):
    with folder_for(tmp_path / "a") as folder:
        atomic_write(folder / "x.pdf", b"x")
    assert (tmp_path / "a" / "x.pdf").read_bytes() == b"x"


def test_one_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OutsideWorldError, match="cannot be created"), folder_for(tmp_path / "file"):
        pytest.fail("made")
