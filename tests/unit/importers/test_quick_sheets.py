"""The quick way through a sheet: what it gives of each cell, and what is left to the library."""

import io
from datetime import datetime, timedelta

import pytest
from openpyxl.utils.datetime import WINDOWS_EPOCH

from collector_desktop.importers import sheet_cells, sheet_rows
from collector_desktop.importers.sheet_cells import OddSheetError, SheetWords
from collector_desktop.importers.sheet_rows import plain_blocks, plain_rows, plain_strings

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def made(value):
    """Return texts and numbers as they are, all else so that it can be told apart."""
    return value if type(value) in (str, int, float) else repr(value)


WORDS = SheetWords(["first", "second"], frozenset({2, 3}), frozenset({3}), WINDOWS_EPOCH, made)


def rows_of(body, before="", after="</sheetData></worksheet>"):
    text = f"{before}<worksheet {SPACE}><sheetData>{body}{after}"
    return list(plain_rows(io.BytesIO(text.encode()), WORDS))


def cell_of(inner, attributes=""):
    ((_, (cell,)),) = rows_of(f'<row r="1"><c r="A1"{attributes}>{inner}</c></row>')
    return cell


@pytest.mark.parametrize(
    ("inner", "attributes", "value"),
    [
        ("<v>7</v>", "", 7),
        ("<v>7.5</v>", "", 7.5),
        ("<v>1e3</v>", ' t="n"', 1000.0),
        ("<v>1E3</v>", "", 1000.0),
        ("<v>0</v>", ' t="b"', False),
        ("<v>1</v>", ' t="b"', True),
        ("<v>a &lt;&amp;&gt; b</v>", ' t="str"', "a <&> b"),
        ("<v>#N/A</v>", ' t="e"', "#N/A"),
        ("<is><t>a&#8364;&#x20AC;</t></is>", ' t="inlineStr"', "a€€"),
        ("<is><t></t></is>", ' t="inlineStr"', ""),
        ("<v></v>", "", None),
        ("<v/>", ' t="str"', None),
        ("<f>A1+1</f><v>3</v>", "", 3),
        ("<v>46350</v>", ' s="2"', datetime(2026, 11, 24)),  # noqa: DTZ001 - as a sheet has it
        ("<v>46350</v>", ' s="1"', 46350),
        ("<v>1.25</v>", ' s="3"', timedelta(hours=30)),
        ("<v>99999999999</v>", ' s="2"', "#VALUE!"),
        ("<v>a&#13;&#10;b</v>", ' t="str"', "a\r\nb"),
    ],
)
def test_a_cell_gives_what_the_library_gives(inner, attributes, value):
    assert cell_of(inner, attributes) == made(value)


def test_shared_strings_are_taken_by_their_number_as_they_are():
    assert rows_of('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>') == [
        (1, ["second", "first"]),
    ]


def test_cells_and_rows_that_are_left_out_are_empty():
    body = '<row r="2"><c r="C2"><v>1</v></c><c r="AA2"/></row><row r="5"/>'
    (one, two, three, four, five) = rows_of(body)
    assert (one, three, four, five) == ((1, []), (3, []), (4, []), (5, []))
    assert two == (2, ["", "", 1, *[""] * 23, "None"])


@pytest.mark.parametrize(
    "body",
    [
        '<row r="1"/><row r="1"/>',
        '<row r="2"/><row r="1"/>',
        "<row/>",
        '<row r="0"/>',
        '<row r="1"><c r="B1"/><c r="A1"/></row>',
        '<row r="1"><c r="A1"/><c r="A1"/></row>',
        '<row r="1"><c><v>1</v></c></row>',
        '<row r="1"><c/></row>',
        '<row r="1"><c ><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="d"><v>2026-11-24</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&other;</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&#55296;</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&#31;</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&#0;</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&#x110000;</v></c></row>',
        '<row r="1"><!-- x --></row>',
        '<row r="1"></col></row>',
    ],
)
def test_what_is_odd_is_left_to_the_library(body):
    with pytest.raises(OddSheetError):
        rows_of(body)


@pytest.mark.parametrize("code", ["9", "10", "32", "55295", "57344", "x10FFFF"])
def test_signs_at_the_edge_of_what_xml_may_have_are_read(code):
    number = int(code[1:], 16) if code.startswith("x") else int(code)
    assert cell_of(f"<v>&#{code};</v>", ' t="str"') == chr(number)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<?xml version="1.0" encoding="utf-16"?>', "</sheetData></worksheet>"),
        ("", "</sheetData>"),
        ("", ""),
        ("", "</sheetData></worksheet><more/>"),
    ],
)
def test_a_sheet_without_a_sound_start_or_end_is_left_to_the_library(before, after):
    with pytest.raises(OddSheetError):
        rows_of('<row r="1"/>', before, after)
    assert rows_of('<row r="1"/>', '<?xml version="1.0" encoding="UTF-8"?>') == [(1, [])]


def test_a_sheet_is_read_chunk_by_chunk_through_any_sign(monkeypatch):
    monkeypatch.setattr(sheet_rows, "_HEAD", 120)
    texts = [f"ä€🙂{at}" for at in range(40)]
    body = "".join(
        f'<row r="{at}"><c r="A{at}" t="str"><v>{text}</v></c></row>'
        for at, text in enumerate(texts, 1)
    )
    for chunk in (1, 7, 64):
        monkeypatch.setattr(sheet_rows, "_CHUNK", chunk)
        assert [cells for _, cells in rows_of(body)] == [[text] for text in texts]


def test_what_is_kept_of_cells_is_bounded(monkeypatch):
    monkeypatch.setattr(sheet_cells, "_MOST_KNOWN", 2)
    monkeypatch.setattr(sheet_rows, "_HEAD", 120)
    monkeypatch.setattr(sheet_rows, "_CHUNK", 90)
    body = "".join(
        f'<row r="{at}"><c r="A{at}" s="2"><v>{46350 + at % 5}</v></c></row>' for at in range(1, 20)
    )
    first = datetime(2026, 11, 24)  # noqa: DTZ001 - as a sheet has it
    days = [first + timedelta(days=at % 5) for at in range(1, 20)]
    assert [cells for _, cells in rows_of(body)] == [[repr(day)] for day in days]


def test_strings_are_those_between_their_marks():
    head = f"<sst {SPACE}>"
    text = f'{head}<si><t>a</t></si><si><t/></si><si><t xml:space="preserve"> b </t></si></sst>'
    assert plain_strings(text.encode()) == ["a", "", " b "]
    assert plain_strings(text.replace("a</t>", "_x005F_x</t>").encode()) == ["_x", "", " b "]
    assert plain_strings(f"{text}<si>".encode()) is None
    assert plain_strings(text.replace("</sst>", "").encode()) is None


def written(number, cells):
    inner = "".join(f'<c r="{letter}{number}"><v>{value}</v></c>' for letter, value in cells)
    return f'<row r="{number}" ht="15">{inner}</row>'


@pytest.mark.parametrize("chunk", [1, 90, 400, 1 << 20])
def test_rows_of_one_shape_are_read_together_whatever_stands_between_them(monkeypatch, chunk):
    """The expected cells are put together beside the sheet, not read from it."""
    monkeypatch.setattr(sheet_rows, "_HEAD", 120)
    monkeypatch.setattr(sheet_rows, "_CHUNK", chunk)
    body, expected = "", []
    for number in range(1, 61):
        odd_one = number in {7, 31, 32}
        cells = [("A", number), ("C", number / 8)] if odd_one else [("A", number), ("B", -number)]
        if number == 20:
            body += "<row r='20'/>".replace("'", '"')
            expected.append((number, []))
            continue
        if number in {40, 41}:  # left out altogether
            expected.append((number, []))
            continue
        body += written(number, cells)
        row = [number, "", number / 8] if odd_one else [number, -number]
        expected.append((number, row))
    assert rows_of(body) == expected


@pytest.mark.parametrize("numbers", [(1, 2, 2), (1, 3, 2), (2, 3, 1), (1, 2, 3, 4, 4)])
def test_rows_of_one_shape_out_of_order_are_left_to_the_library(numbers):
    body = "".join(written(number, [("A", 5)]) for number in numbers)
    with pytest.raises(OddSheetError):
        rows_of(body)


def test_rows_that_come_together_are_kept_by_columns():
    text = f"<worksheet {SPACE}><sheetData>"
    text += "".join(written(number, [("A", number), ("B", 2)]) for number in range(1, 9))
    (found,) = plain_blocks(io.BytesIO(f"{text}</sheetData></worksheet>".encode()), WORDS)
    numbers, lines = found
    assert list(numbers) == list(range(1, 9))
    assert [list(column) for column in lines.columns] == [list(range(1, 9)), [2] * 8]
