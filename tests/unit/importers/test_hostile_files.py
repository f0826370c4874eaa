"""Hostile files before the readers: what is opened at all, and what was once not refused."""

import threading
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart

from collector_desktop.domain.errors import CollectorError, UnreadableFileError
from collector_desktop.importers import sheet_safety
from collector_desktop.importers.bank.formats import known_format
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file
from collector_desktop.importers.sources import open_source
from collector_desktop.services.reading import inspect_file
from tests.unit.importers.hostile import GOOD, HEAD, HOSTILE, TITLES, hostile_file, row, workbook

SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ITEMS = Mapping(
    FileKind.ITEMS,
    {"number": 0, "customer_name": 1, "document_on": 2, "due_on": 3, "amount": 4},
    header_row=1,
)


def refusal(path):
    with pytest.raises(UnreadableFileError) as refused:
        list(open_source(path).rows())
    return str(refused.value)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_first_look_refuses_in_one_line_or_says_what_a_file_is(tmp_path, name):
    path = hostile_file(tmp_path, name)
    try:
        inspect_file(path)
    except UnreadableFileError as refused:
        told = str(refused)
        assert told.isprintable(), told


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path):
    path = hostile_file(tmp_path, "pipe.csv")
    told = []
    reader = threading.Thread(target=lambda: told.append(refusal(path)), daemon=True)
    reader.start()
    reader.join(20)
    assert told == ["'pipe.csv' cannot be opened: it is a pipe or a device. Choose a file."]


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path):
    path = tmp_path / "growing.csv"
    path.write_bytes(GOOD)
    rows = open_source(path).rows()
    next(rows)
    with path.open("ab") as file:
        file.write(row("H-2").encode())
    with pytest.raises(UnreadableFileError, match="being written by another program"):
        list(rows)


@pytest.mark.parametrize("name", ["utf16-nul.csv", "utf32.csv", "nul.csv"])
def test_nul_characters_are_refused_in_every_encoding(tmp_path, name):
    assert "is not a text file" in refusal(hostile_file(tmp_path, name))


def test_names_in_two_encodings_are_refused_instead_of_garbled(tmp_path):
    assert "partly UTF-8 and partly not" in refusal(hostile_file(tmp_path, "mixed.csv"))
    path = tmp_path / "cut.csv"
    path.write_bytes((HEAD + row("H-1", "Genève") + "Müller").encode()[:-6] + b"\xc3")
    assert "partly UTF-8 and partly not" in refusal(path)


@pytest.mark.parametrize("name", ["CAFÉ\u00a0»", "BÜRO", "Ä ÖÜ€ß", "Łódź"])
def test_a_western_european_file_is_not_taken_for_a_mixture(tmp_path, name):
    path = tmp_path / "old.csv"
    encoding = "cp1250" if "Ł" in name else "cp1252"
    path.write_bytes((HEAD + row("H-1", name)).encode(encoding))
    assert open_source(path).encoding == "cp1252"


@pytest.mark.parametrize("name", ["string.xlsx", "styles.xlsx", "row.xlsx", "comments.xlsx"])
def test_what_a_workbook_would_hold_in_memory_whole_is_limited(tmp_path, name):
    assert "is built in a way that is not safe to open" in refusal(hostile_file(tmp_path, name))


def test_a_large_honest_sheet_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_safety, "LARGEST_STRETCH", 1 << 20)
    path = tmp_path / "large.xlsx"
    lines = [(f"INV-{n}", f"Customer {n}", "2026-11-01", "2026-12-01", n) for n in range(9_000)]
    path.write_bytes(workbook(lines))
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo("xl/worksheets/sheet1.xml").file_size > 1 << 20
    assert sum(1 for _ in open_source(path).rows()) == 9_001


def test_a_workbook_is_read_whatever_it_is_called_and_its_charts_are_not(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.create_chartsheet("Chart").add_chart(BarChart())
    path = tmp_path / "list.csv"
    book.save(path)
    assert [cells for _, cells in open_source(path).rows()] == [["a", "b"]]


def test_formulas_in_a_workbook_are_never_worked_out(tmp_path):
    path = hostile_file(tmp_path, "formula.xlsx")
    (_, titles), (_, first) = open_source(path).rows()
    assert titles == list(TITLES)
    assert "=1+1" not in first
    assert 2 not in first


@pytest.mark.parametrize("start", [b"", b":20:1\n", b"<", b"From:"])
@pytest.mark.parametrize("again", [b"\n", b" ", b" \n", b":20", b"<OFX", b"<?xml ", b"^\n", b"11"])
def test_the_format_of_a_file_is_known_without_going_over_it_again_and_again(start, again):
    # 64 KB of blank lines once took four seconds, and eight times as much would take minutes.
    known_format((start + again * (1 << 19))[: 1 << 19])


def test_what_a_message_quotes_from_a_file_keeps_it_in_one_line():
    refused = CollectorError("'a\nb\u202e\x1b[2J' is wrong.", "Do\r\nthis.")
    assert str(refused) == "'a b  [2J' is wrong. Do  this."


def test_a_broken_movement_is_quoted_in_one_line(tmp_path):
    path = tmp_path / "broken.sta"
    lines = ":61:26R 7,PAPER\n05/11/26,309457\n:62F:C261101GBP9,00\n-"
    path.write_text(f":20:A\n:25:1\n:28C:1\n:60F:C261101GBP0,00\n{lines}\n", "utf-8")
    with pytest.raises(UnreadableFileError, match="is not a movement") as refused:
        read_file(path)
    assert str(refused.value).isprintable()


def test_an_unknown_field_of_a_mapping_is_quoted_in_one_line():
    stated = {"kind": "items", "columns": {"customer\nam~e": 1}}
    with pytest.raises(UnreadableFileError, match="customer am~e") as refused:
        Mapping.from_json(stated)
    assert str(refused.value).isprintable()


CELLS = st.one_of(
    st.sampled_from(["", "H-1", "Acme", "13/09/2026", "2026-09-13", "1,234.50", "1.234,50", "-5"]),
    st.sampled_from(["=1+1", "(5.00)", "Total", "1E+9999999", "NaN", "\x1b[2J", "\ufeff", "a\nb"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)
TABLE = st.lists(st.lists(CELLS, min_size=1, max_size=9), min_size=1, max_size=8)


def written(table, delimiter, quote, line_end):
    def cell(text):
        return text if not quote else quote + text.replace(quote, quote * 2) + quote

    return line_end.join(delimiter.join(map(cell, cells)) for cells in table)


def assert_read_or_refused(path):
    for mapping in (None, ITEMS):
        with suppress(UnreadableFileError):
            parsed = read_file(path, mapping=mapping, hints=ReadHints(default_currency="GBP"))
            assert parsed.rows_in_file == sum(parsed.counts.values())


@SLOW
@given(
    TABLE,
    st.sampled_from(",;\t|"),
    st.sampled_from(['"', "", "'"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le", "latin-1"]),
)
def test_a_table_written_in_any_way_is_read_or_refused(
    tmp_path, table, delimiter, quote, line_end, encoding
):
    path = tmp_path / "table.csv"
    head = ["Invoice Number", "Customer", "Invoice Date", "Due Date", "Total"]
    text = written([head, *table], delimiter, quote, line_end)
    path.write_bytes(text.encode(encoding, "replace"))
    assert_read_or_refused(path)


NUMBER = st.sampled_from([0, 1, 2, 199, 201, 16_384, 1_048_576, 10**12, -1])
VALUE = st.sampled_from(["1", "", "nan", "9" * 400, "1e400", "=1", "-1", "2958466", "0.5", "x"])
KIND = st.sampled_from(
    ["", ' t="s"', ' t="b"', ' t="d"', ' t="e"', ' t="str"', ' s="1"', ' s="99"']
)
PLACE = st.sampled_from(["A1", "B2", "ZZ9", "XFD1048576", "AAAA1", "1A", "", "a1", "$A$1"])
LINES = st.lists(st.tuples(NUMBER, st.lists(st.tuples(PLACE, KIND, VALUE), max_size=4)), max_size=4)


@SLOW
@given(LINES, PLACE)
def test_a_sheet_with_odd_rows_cells_and_sizes_is_read_or_refused(tmp_path, lines, dimension):
    rows = "".join(
        f'<row r="{at}">'
        + "".join(f'<c r="{cell}"{kind}><v>{value}</v></c>' for cell, kind, value in inside)
        + "</row>"
        for at, inside in lines
        if at < 10**6
    )
    path = tmp_path / "odd.xlsx"
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        f'<worksheet xmlns="{name}"><dimension ref="{dimension}"/>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )
    path.write_bytes(workbook(sheet1=sheet))
    assert_read_or_refused(path)
