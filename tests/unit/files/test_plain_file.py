"""A path that somebody names is opened only if it is a plain file of a size that makes sense."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from collector_desktop.documents.font_files import fonts_in
from collector_desktop.domain.errors import CollectorError, RefusedError, UnreadableFileError
from collector_desktop.domain.sheets import A4
from collector_desktop.files.plain_file import (
    is_plain_file,
    read_chosen,
    read_plain,
    sha256_of_plain,
)
from collector_desktop.services.application_forms import read_form
from collector_desktop.services.dispute_work import _content
from collector_desktop.services.logos import read_logo
from collector_desktop.services.own_letterhead import read_letterhead
from collector_desktop.services.placement_pack import _kept
from collector_desktop.services.sent_check import hash_of, look_at
from collector_desktop.services.sent_files import file_as_made

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
HUGE = 10 * 2**30
READERS = {
    "letterhead": lambda path: read_letterhead(path, A4),
    "logo": read_logo,
    "form": read_form,
    "attachment": _content,
    "sent file": lambda path: file_as_made(str(path), path.name, "0" * 64),
    "file that is shown": hash_of,
}


def odd(what, folder):
    """Return a path that a program which opens it would wait or read for ever at."""
    path = folder / "odd.pdf"
    if what == "a pipe":
        os.mkfifo(path)
    elif what == "a folder":
        path.mkdir()
    elif what == "a file of 10 GB":
        with path.open("wb") as file:
            file.truncate(HUGE)
    else:
        path = Path(what)
        if not path.exists():
            pytest.skip(f"this system has no {what}")
    return path


ODD = ("a pipe", "a folder", "a file of 10 GB", "/dev/zero", "/proc/self/maps")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("what", ODD)
@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_file_of_sensible_size_is_one_sentence_at_once(reader, what, tmp_path):
    path = odd(what, tmp_path)
    if (reader, what) == ("file that is shown", ODD[-1]):  # read as what it says that it is: empty
        assert hash_of(path) == hashlib.sha256(b"").hexdigest()
        return
    with pytest.raises(CollectorError) as told:
        READERS[reader](path)
    assert told.value.title.endswith(".")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("what", ODD)
def test_a_dropped_file_and_a_font_of_such_a_kind_are_passed_over(what, tmp_path):
    path = odd(what, tmp_path)
    (found,) = look_at([path])
    assert (
        found.problem or found.sha256
    )  # what has no end is read as what it says that it is: empty
    if path.parent == tmp_path:
        path.rename(tmp_path / "odd.ttf")
        assert fonts_in([tmp_path]) == []


def test_a_letter_in_a_case_file_that_is_a_pipe_now_is_left_out(tmp_path):
    class Letter:
        path, sha256 = str(odd("a pipe", tmp_path)), ""

    assert _kept(Letter) is None


def test_a_plain_file_is_read_whole_up_to_its_most(tmp_path):
    path = tmp_path / "plain"
    path.write_bytes(b"x" * 9)
    assert is_plain_file(path)
    assert read_plain(path, 9) == read_chosen(path, 9) == b"x" * 9
    with pytest.raises(RefusedError, match=r"plain is larger than 0 MB\. Make it small"):
        read_chosen(path, 8, "Make it small.")
    assert not is_plain_file(tmp_path / "none")
    with pytest.raises(UnreadableFileError, match="it is a folder"):
        read_plain(tmp_path, 9)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has files that grow while read")
def test_no_more_is_read_than_a_file_said_that_it_has():
    """Those of /proc say that they have nothing, and could go on for ever."""
    assert read_plain(Path("/proc/self/status"), 100) == b""
    assert sha256_of_plain(Path("/proc/self/status"), 100) == hashlib.sha256(b"").hexdigest()


def test_the_hash_of_a_large_file_is_taken_in_parts(tmp_path):
    path, content = tmp_path / "large", b"0123456789abcde" * 200_000
    path.write_bytes(content)
    assert sha256_of_plain(path, len(content)) == hashlib.sha256(content).hexdigest()
    with pytest.raises(RefusedError, match="is larger than 2 MB"):
        sha256_of_plain(path, len(content) - 1)
