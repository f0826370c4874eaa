"""Text taken apart by columns is what the standard library's reader makes of it line by line."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import text_columns
from collector_desktop.importers.cell_columns import CellColumns
from collector_desktop.importers.text_columns import by_columns
from collector_desktop.importers.text_source import TextSource, open_text

LENIENT = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
SIGNS = st.text("ab ;;;;\n\n\n\r'\x0b\u2028é", max_size=60)
QUOTED = st.text('ab;;;\n\n"""\r', max_size=60)
EVEN = st.lists(st.tuples(*[st.text("ab' ")] * 3), min_size=1, max_size=9).map(
    lambda rows: "\n".join(map(";".join, rows)) + "\n"
)


def rows_one_by_one(text):
    """Return the rows with the numbers of their first lines, or the line that cannot be read."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=";", strict=True)
    rows, row = [], 1
    try:
        for cells in reader:
            rows.append((row, cells))
            row = reader.line_num + 1
    except csv.Error:
        return f"Line {reader.line_num} of"
    return rows


@LENIENT
@given(SIGNS | EVEN)
def test_columns_hold_what_the_reader_of_csv_reads(text):
    found = by_columns(text, ";")
    if found is not None:
        assert list(found) == [cells for _, cells in rows_one_by_one(text)]
        assert [found[at] for at in range(len(found))] == list(found)
        assert list(found[1:]) == list(found)[1:]


@LENIENT
@given(SIGNS | EVEN | QUOTED, st.integers(1, 30), st.integers(1, 5))
def test_a_file_in_parts_of_any_length_has_its_rows_and_their_lines(tmp_path, text, length, first):
    path = tmp_path / "a.csv"
    path.write_text(text, "utf-8", newline="")
    made = open_text(path, "utf-8", ";")
    source = TextSource(path, made.sha256, "utf-8", ";", stamp=made.stamp)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_columns, "TOGETHER", length)
        wanted = rows_one_by_one(text)
        if isinstance(wanted, str):
            with pytest.raises(UnreadableFileError, match=wanted):
                list(source.blocks(first))
            return
        blocks = list(source.blocks(first))
    rows = [row for numbers, lines in blocks for row in zip(numbers, lines, strict=True)]
    assert rows == wanted


@pytest.mark.parametrize(
    "text",
    [
        'a;"b"\nc;d\n',
        "a;b\rc;d\r",
        "a;b\nc\nd;e\n",
        "a;b\nc;d;e\nf\n",
        "a;b\n\nc;d\n",
        "a\nb\n",
        "",
        f"a;{'b' * (1 << 17)}\n",
    ],
)
def test_what_only_the_reader_of_csv_understands_is_left_to_it(text):
    assert by_columns(text, ";") is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_of_the_same_width_fall_apart(end):
    found = by_columns(f"a;b;{end}c;;d{end}", ";")
    assert isinstance(found, CellColumns)
    assert [list(column) for column in found.columns] == [["a", "c"], ["b", ""], ["", "d"]]


def test_an_unquoted_file_is_read_by_columns(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("number;amount\n" + "I-1;5.00\n" * 9, "utf-8")
    ways = [type(lines) for _, lines in open_text(path, "", ";").blocks(1)]
    assert ways == [list, CellColumns]
