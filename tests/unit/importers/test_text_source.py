"""Text files: encodings, separators, quotation marks and limits."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import encoding, text_source
from collector_desktop.importers.cells import text_of
from collector_desktop.importers.delimiter import detect_delimiter
from collector_desktop.importers.sources import open_source


def rows(path: Path) -> list[tuple[int, list[object]]]:
    return [(row, list(cells)) for row, cells in open_source(path).rows()]


@pytest.mark.parametrize(
    ("written", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "cp1252")],
)
def test_the_encoding_is_found_and_its_letters_are_right(
    tmp_path: Path, written: str, found: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("name,town\nMüller,Genève\n".encode(written))
    source = open_source(path)
    assert source.encoding == found
    assert rows(path)[1] == (2, ["Müller", "Genève"])
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_encoding_that_the_user_chose_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("name,town\nŽižka,Plzeň\n".encode("cp1250"))
    assert list(open_source(path, "cp1250").rows())[1] == (2, ["Žižka", "Plzeň"])


@pytest.mark.parametrize("wrong", ["utf-8", "no-such", "base64"])
def test_a_wrong_encoding_is_refused(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("name\nM\xfcller\n".encode("cp1252"))
    with pytest.raises(UnreadableFileError):
        open_source(path, wrong)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"", "is empty"),
        (b"a,b\n1,\x002\n", "not a text file"),
        ("a,b\n1,2\n".encode("utf-16-le"), "not a text file"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"SQLite format 3\x00", "a database"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "old Excel"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"a,b\n\x81\x8d\n", "cp1252"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><title>Sign in</title>", "is a web page"),
        (b"<HTML><table><tr><td>Date", "is a web page"),
    ],
)
def test_what_is_no_text_is_refused_with_one_sentence(
    tmp_path: Path, content: bytes, title: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=title):
        open_source(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(UnreadableFileError, match="cannot be opened"):
            open_source(path)


def test_a_file_beyond_the_limits_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" * 10)
    monkeypatch.setattr(text_source, "LARGEST_ROWS", 5)
    with pytest.raises(UnreadableFileError, match="more than 5 lines"):
        rows(path)
    monkeypatch.setattr("collector_desktop.importers.sources.LARGEST_BYTES", 8)
    with pytest.raises(UnreadableFileError, match="larger than"):
        open_source(path)


def test_too_many_columns_and_too_long_a_cell_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(",x" * 300 + "\n")
    with pytest.raises(UnreadableFileError, match="columns"):
        rows(path)
    path.write_text("a,b\n" + "x" * 200_000 + ",1\n")
    with pytest.raises(UnreadableFileError, match=r"Line 2 .* too long"):
        rows(path)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('a,b\n"x"y,2\n', "Line 2 .* stands where none belongs"),
        ('a,b\n1,2\n"x,2\n', "never closed"),
    ],
)
def test_a_broken_quotation_names_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    with pytest.raises(UnreadableFileError, match=sentence):
        rows(path)


def test_rows_are_numbered_by_the_lines_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b\n\n"two\nlines",2\n3,4\n')
    assert [row for row, _ in rows(path)] == [1, 2, 3, 5]


def test_a_declared_delimiter_is_taken_and_its_line_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\na,1;b,2\n")
    assert rows(path) == [(2, ["a,1", "b,2"])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_a_table(delimiter: str) -> None:
    lines = ["Title, of the report"]
    lines += [delimiter.join(["Smith, Jones", "1.5", "x"]) for _ in range(4)]
    if delimiter == ",":
        lines = [line.replace("Smith, Jones", '"Smith, Jones"') for line in lines]
    assert detect_delimiter(lines) == delimiter


def test_one_column_is_read_as_comma_separated() -> None:
    assert detect_delimiter(["one", "two"]) == ","
    assert encoding.FALLBACK == "cp1252"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="01.07.2023"', "01.07.2023"),
        ("'30-94-57", "30-94-57"),
        ("'30-94-57'", "30-94-57"),
        ("'t Hart B.V.", "'t Hart B.V."),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("''t Hart B.V.", "'t Hart B.V."),
        ("'a word'", "a word"),
        ("'A1001", "A1001"),
        ("  x ", "x"),
        ('="say ""hi"""', 'say "hi"'),
        (1001, "1001"),
        (1001.0, "1001"),
        (0.1 + 0.2, "0.3"),
        ("", ""),
    ],
)
def test_a_cell_is_freed_of_its_wrapping(cell: str | float, text: str) -> None:
    assert text_of(cell) == text
