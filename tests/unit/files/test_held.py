"""A file that another program holds open is waited for, then named; nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.exporters.atomic import atomic_write
from collector_desktop.files import held
from collector_desktop.files.held import PAUSES, is_held, patiently, take_the_place

SHARING_VIOLATION, ACCESS_DENIED, DISK_FULL = 32, 5, 112


def windows_error(code, kind=PermissionError):
    error = kind(13, "The process cannot access the file")
    error.winerror = code
    return error


class Holder:
    """Another program that holds a name open for so many tries, as Windows refuses it."""

    def __init__(self, monkeypatch, tries, code=SHARING_VIOLATION):
        self.tries, self.asked, self.waited = tries, 0, []
        real = Path.replace

        def replace(source, target):
            self.asked += 1
            if self.asked <= self.tries:
                raise windows_error(code)
            return real(source, target)

        monkeypatch.setattr(Path, "replace", replace)
        monkeypatch.setattr(held.take_the_place, "__defaults__", (self.waited.append,))


@pytest.mark.parametrize("code", [SHARING_VIOLATION, ACCESS_DENIED])
def test_a_file_that_is_let_go_within_a_second_is_replaced(tmp_path, monkeypatch, code):
    paper = tmp_path / "Statement.pdf"
    paper.write_bytes(b"old")
    holder = Holder(monkeypatch, len(PAUSES), code)
    atomic_write(paper, b"new")
    assert paper.read_bytes() == b"new"
    assert holder.waited == list(PAUSES)
    assert sum(PAUSES) == pytest.approx(1)


def test_a_file_that_stays_open_is_named_and_is_the_old_one_with_no_draft(tmp_path, monkeypatch):
    paper = tmp_path / "Statement.pdf"
    paper.write_bytes(b"old")
    holder = Holder(monkeypatch, 99)
    with pytest.raises(OutsideWorldError) as refusal:
        atomic_write(paper, b"new")
    assert str(refusal.value) == (
        "Statement.pdf is open in another program. Close it there and try again."
    )
    assert holder.asked == len(PAUSES) + 1
    assert paper.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [paper]


@pytest.mark.parametrize("size", [0, 3, 2**20, 2**20 + 1])
def test_a_file_that_stays_open_and_holds_the_very_bytes_is_as_good_as_written(
    tmp_path, monkeypatch, size
):
    paper = tmp_path / "Statement.pdf"
    paper.write_bytes(b"x" * size)
    Holder(monkeypatch, 99)
    atomic_write(paper, b"x" * size)
    assert paper.read_bytes() == b"x" * size
    assert list(tmp_path.iterdir()) == [paper]
    for other in (b"x" * size + b"y", b"x" * (size - 1) + b"y"):
        with pytest.raises(OutsideWorldError, match="open in another program"):
            atomic_write(paper, other)
    assert list(tmp_path.iterdir()) == [paper]


def test_one_that_may_not_even_be_read_is_reported_as_open(tmp_path, monkeypatch):
    paper = tmp_path / "Statement.pdf"
    paper.write_bytes(b"new")
    Holder(monkeypatch, 99)
    real = Path.open

    def refuse(path, mode="r", *rest):
        if path == paper:
            raise windows_error(SHARING_VIOLATION)
        return real(path, mode, *rest)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OutsideWorldError, match="open in another program"):
        atomic_write(paper, b"new")


def test_a_full_disk_is_not_waited_for(tmp_path, monkeypatch):
    holder = Holder(monkeypatch, 99, DISK_FULL)
    with pytest.raises(OutsideWorldError, match="could not be written"):
        atomic_write(tmp_path / "Statement.pdf", b"new")
    assert (holder.asked, holder.waited) == (1, [])


def test_a_refusal_where_nothing_lies_is_not_called_an_open_file(tmp_path, monkeypatch):
    Holder(monkeypatch, 99)
    draft = tmp_path / "draft"
    draft.write_bytes(b"new")
    with pytest.raises(PermissionError):
        take_the_place(draft, tmp_path / "none.pdf")
    assert draft.read_bytes() == b"new"


def test_elsewhere_a_refused_permission_counts_and_other_errors_do_not():
    assert is_held(PermissionError(13, "Permission denied"))
    assert not is_held(OSError(28, "No space left on device"))
    assert patiently(lambda: 7, lambda _: pytest.fail("waited")) == 7


class Unwritable(Holder):
    """Also nothing can be made in the folder any more, as its permission was taken."""

    def __init__(self, monkeypatch):
        super().__init__(monkeypatch, 99, ACCESS_DENIED)

        def refuse(path, *_, **__):
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(Path, "touch", refuse)


def test_permission_lost_at_the_end_is_not_called_an_open_file(tmp_path, monkeypatch):
    paper = tmp_path / "Statement.pdf"
    paper.write_bytes(b"old")
    Unwritable(monkeypatch)
    with pytest.raises(OutsideWorldError) as refusal:
        atomic_write(paper, b"new")
    assert str(refusal.value) == (
        f"Statement.pdf could not be written: you may not write into {tmp_path} any more."
        " Ask for permission to write there, or choose another folder."
    )
    assert paper.read_bytes() == b"old"


def test_a_scanner_that_holds_the_file_of_the_trial_takes_no_permission_away(tmp_path, monkeypatch):
    """A virus scanner opens each new file for a moment, in which Windows does not remove it."""
    paper = tmp_path / "Statement.pdf"
    paper.write_bytes(b"old")
    holder = Holder(monkeypatch, 99)
    tries, real = [], Path.unlink

    def unlink(path, *rest, **named):
        if path.stat().st_size == 0 and len(tries) < 2:
            tries.append(path)
            raise windows_error(SHARING_VIOLATION)
        return real(path, *rest, **named)

    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(OutsideWorldError, match="open in another program"):
        atomic_write(paper, b"new")
    assert len(tries) == 2
    assert holder.waited == [*PAUSES, *PAUSES[:2]]
    assert list(tmp_path.iterdir()) == [paper]


def test_a_disk_that_fails_meanwhile_says_nothing_of_permissions(tmp_path, monkeypatch):
    paper = tmp_path / "Statement.pdf"
    paper.write_bytes(b"old")
    Holder(monkeypatch, 99)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "touch", full)
    with pytest.raises(OutsideWorldError, match="open in another program"):
        atomic_write(paper, b"new")
