"""Statements in a ZIP archive, as banks send them, and archives that are none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank import archive
from collector_desktop.importers.bank_look import look_at_statement
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.read import read_file

DATA = Path(__file__).parents[3] / "data" / "bank"
CAMT, MT940 = (DATA / "camt053.xml").read_bytes(), (DATA / "mt940.sta").read_bytes()


def packed(tmp_path: Path, how: int = zipfile.ZIP_DEFLATED, **files: bytes) -> Path:
    path = tmp_path / "statements.zip"
    with zipfile.ZipFile(path, "w", how) as target:
        target.mkdir("statements")
        for name, data in files.items():
            target.writestr(f"statements/{name}", data)
    return path


def test_the_lines_of_all_statements_come_in_as_from_single_files(tmp_path: Path) -> None:
    single = read_file(DATA / "camt053.xml")
    later = CAMT.replace(b"2026-", b"2027-")
    parsed = read_file(packed(tmp_path, b=later, a=CAMT))
    assert (parsed.kind, parsed.profile) == (FileKind.BANK, "camt053")
    assert parsed.problems == single.problems
    half = len(parsed.rows) // 2
    assert parsed.rows[:half] == single.rows
    assert [row.amount_minor for row in parsed.rows[half:]] == [r.amount_minor for r in single.rows]
    assert len(parsed.statements) == 2 * len(single.statements)


def test_a_statement_packed_as_it_is_is_not_taken_for_the_archive(tmp_path: Path) -> None:
    stored = packed(tmp_path, zipfile.ZIP_STORED, a=CAMT)
    assert read_file(stored).rows == read_file(DATA / "camt053.xml").rows
    seen = look_at_statement(stored)
    assert seen is not None
    assert seen.profile == "camt053"


def test_the_window_is_told_what_is_in_it(tmp_path: Path) -> None:
    seen = look_at_statement(packed(tmp_path, a=MT940))
    assert seen is not None
    assert (seen.kind, seen.profile) == (FileKind.BANK, "mt940")


@pytest.mark.parametrize(
    "files",
    [{}, {"a": CAMT, "readme": b"hello"}, {"a": CAMT, "b": MT940}],
    ids=["empty", "something else", "two formats"],
)
def test_an_archive_of_anything_else_is_refused_with_what_to_do(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    with pytest.raises(UnreadableFileError, match="Unpack it and import the files in it"):
        read_file(packed(tmp_path, **files))


def test_an_archive_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = packed(tmp_path, a=CAMT + b" " * (8 << 20))
    with pytest.raises(UnreadableFileError, match="more than can be read"):
        read_file(bomb)
    monkeypatch.setattr(archive, "MOST_FILES", 1)
    with pytest.raises(UnreadableFileError, match="more than can be read"):
        read_file(packed(tmp_path, a=CAMT, b=CAMT))


def test_a_statement_in_it_that_does_not_add_up_is_refused_by_its_own_name(tmp_path: Path) -> None:
    lines = MT940.split(b":62F:")
    wrong = lines[0] + b":62F:" + lines[1].replace(lines[1][10:16], b"999999", 1)
    with pytest.raises(UnreadableFileError, match="statements/b"):
        read_file(packed(tmp_path, a=MT940, b=wrong))


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_archive_is_refused(tmp_path: Path, how: int) -> None:
    path = packed(tmp_path, how, a=CAMT)
    data = bytearray(path.read_bytes())
    middle = data.index(b"statements/a") + 60
    data[middle : middle + 40] = b"\xff" * 40
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_file(path)
