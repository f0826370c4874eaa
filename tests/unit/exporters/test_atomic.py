"""Files appear whole or not at all."""

from __future__ import annotations

import os

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.exporters.atomic import atomic_write, put_whole, take_away
from collector_desktop.exporters.names import free_name


def test_a_file_is_replaced_and_no_draft_is_left(tmp_path):
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    atomic_write(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_is_replaced_and_what_it_leads_to_is_not_written(tmp_path):
    elsewhere, target = tmp_path / "elsewhere", tmp_path / "out.csv"
    elsewhere.write_bytes(b"of somebody else")
    target.symlink_to(elsewhere)
    atomic_write(target, b"new")
    assert (target.is_symlink(), target.read_bytes()) == (False, b"new")
    assert elsewhere.read_bytes() == b"of somebody else"


def test_a_full_disk_leaves_the_old_file_and_no_draft(tmp_path, monkeypatch):
    def refuse(_descriptor):
        raise OSError(28, "No space left on device")

    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutsideWorldError, match=r"out\.csv could not be written: No space left"):
        atomic_write(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_said_in_words(tmp_path):
    with pytest.raises(OutsideWorldError) as refusal:
        atomic_write(tmp_path / "nowhere" / "out.csv", b"new")
    assert "folder" in refusal.value.advice


def test_a_folder_and_what_is_no_file_are_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (tmp_path / "folder", pipe):
        if place is not pipe:
            place.mkdir()
        with pytest.raises(OutsideWorldError, match=place.name):
            atomic_write(place, b"new")
    assert pipe.is_fifo()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "pipe"]


def test_who_stops_in_the_middle_leaves_the_old_file_and_no_draft(tmp_path):
    target = tmp_path / "out.zip"
    target.write_bytes(b"old")

    def stopped():
        with put_whole(target) as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_disk_that_went_away_is_reported_by_what_could_not_be_written(tmp_path, monkeypatch):
    def gone(*_arguments, **_more):
        raise OSError(107, "Transport endpoint is not connected")

    monkeypatch.setattr(os, "fsync", gone)
    monkeypatch.setattr(type(tmp_path), "unlink", gone)
    with pytest.raises(OutsideWorldError, match="endpoint is not connected"):
        atomic_write(tmp_path / "out.csv", b"new")
    monkeypatch.setattr(type(tmp_path), "exists", gone)
    with pytest.raises(OutsideWorldError, match="cannot be reached"):
        atomic_write(tmp_path / "out.csv", b"new")
    monkeypatch.setattr(type(tmp_path), "iterdir", gone)
    with pytest.raises(OutsideWorldError, match="cannot be read"):
        free_name(tmp_path / "out.csv", b"new")


def test_one_that_cannot_be_removed_keeps_back_no_other(tmp_path):
    stuck, plain = tmp_path / "folder", tmp_path / "file"
    stuck.mkdir()
    plain.write_bytes(b"")
    take_away([stuck, tmp_path / "never", plain])
    assert list(tmp_path.iterdir()) == [stuck]
