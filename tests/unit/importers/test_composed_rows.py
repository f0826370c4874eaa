"""Files of every format say the same whether an accent is part of its letter or stands apart.

The file whose letters are whole is what the other one is judged by.
"""

import unicodedata
from pathlib import Path

import pytest
import xlsxwriter

from collector_desktop.importers.base import FileKind, ParsedFile
from collector_desktop.importers.composed_rows import composed_file
from collector_desktop.importers.own_rows import CopyRow
from collector_desktop.importers.read import read_file
from collector_desktop.importers.sheet_source import open_sheet
from tests.unit.importers.whole_files import cii, fattura, ubl

BANK = Path("tests/data/bank")
WHOLE = "Caf\u00e9 \u00c5b\u00e4ck"
CARD = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada {WHOLE}\r\nORG:{WHOLE}\r\nEND:VCARD\r\n"


def apart(text):
    return unicodedata.normalize("NFD", text)


def bank(name):
    return (BANK / name).read_bytes().decode("utf-8").replace("ACME LTD", WHOLE)


@pytest.mark.parametrize(
    "content",
    [
        ubl(buyer=WHOLE).decode(),
        cii(buyer=WHOLE).decode(),
        fattura(buyer=f"<Denominazione>{WHOLE}</Denominazione>").decode(),
        CARD,
        bank("camt053.xml"),
        bank("mt940.sta"),
        bank("ofx2.qfx"),
        bank("qif.qif"),
        f"customer,code,name\nA-1,A-2,{WHOLE}\n",
    ],
    ids=["ubl", "cii", "fatturapa", "vcard", "camt053", "mt940", "ofx", "qif", "table"],
)
def test_a_file_says_the_same_however_its_accents_are_written(tmp_path, content):
    read = []
    for name, text in (("whole.txt", content), ("apart.txt", apart(content))):
        (tmp_path / name).write_bytes(text.encode())
        read.append(read_file(tmp_path / name, kind="auto"))
    assert content != apart(content)
    assert WHOLE in repr(read[0].rows)
    assert read[1].rows == read[0].rows
    assert read[1].problems == read[0].problems


@pytest.mark.parametrize("in_strings", [True, False], ids=["shared", "inline"])
def test_a_sheet_says_the_same_wherever_its_texts_are_kept(tmp_path, in_strings):
    path = tmp_path / "sheet.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": not in_strings}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["customer", apart(WHOLE), f"{apart(WHOLE)} & Co"])
    assert [cells for _, cells in open_sheet(path).rows()] == [["customer", WHOLE, f"{WHOLE} & Co"]]


def test_the_names_of_files_in_our_own_archives_stay_as_they_are():
    row = CopyRow(2, {"file": apart("Caf\u00e9.pdf")}, Path("files.zip"))
    parsed = ParsedFile("files.zip", "", FileKind.COPIES, "", "", "", (row,), ())
    assert composed_file(parsed).rows == (row,)
