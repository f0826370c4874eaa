"""The sizes that files may have are those that the pages of formats promise."""

from pathlib import Path

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import (
    cells,
    encoding,
    headers,
    sheet_safety,
    whole_file,
    whole_look,
)
from collector_desktop.importers.bank import archive, statement_text
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.einvoice import pdf
from collector_desktop.importers.gnucash import book
from collector_desktop.importers.own_files import OWN_FILES, own_headings, read_own_file
from collector_desktop.importers.tally import text as tally
from collector_desktop.importers.vcard import read as vcard
from collector_desktop.importers.whole_file import first_bytes
from tests.unit.importers.whole_files import ubl

DOCS = Path(__file__).parents[3] / "docs"
MB = 1_048_576


@pytest.mark.parametrize(
    ("page", "promise", "limit", "value"),
    [
        ("formats.md", "20 MB for an e-invoice", whole_file.LARGEST_XML, 20 * MB),
        ("formats.md", "15 seconds for a PDF", pdf.SECONDS, 15),
        ("formats.md", "500 MB for a book", book.LARGEST_BOOK, 500 * MB),
        ("formats.md", "100 MB for a file of Tally", tally.LARGEST, 100 * MB),
        ("formats.md", "50 MB, 50,000 cards", vcard.LARGEST, 50 * MB),
        ("formats.md", "50 MB, 50,000 cards", vcard.MOST_CARDS, 50_000),
        ("formats.md", "a million lines for an address book", vcard.MOST_LINES, 1_000_000),
        ("formats.md", "name or code of 1,000 characters", cells.LONGEST_NAME, 1_000),
        ("formats-bank.md", "at most 500 files", archive.MOST_FILES, 500),
        ("formats-bank.md", "50 MB of text", statement_text.LARGEST_TEXT, 50 * MB),
        ("formats-bank.md", "20 MB of XML", whole_file.LARGEST_XML, 20 * MB),
        ("formats-bank.md", "200 MB of tables", encoding.LARGEST_BYTES, 200 * MB),
    ],
)
def test_a_limit_is_what_the_page_promises(page, promise, limit, value):
    text = " ".join((DOCS / page).read_text("utf-8").split())
    assert promise in text
    assert limit == value


def test_an_archive_of_sheets_is_measured_before_it_is_unpacked():
    """The rule for hostile workbooks: 2,000 parts, 64 MiB beside the sheets, a ratio of 200."""
    assert sheet_safety.LARGEST_PARTS == 2_000
    assert sheet_safety.LARGEST_OTHER_BYTES == 64 * MB
    assert sheet_safety.LARGEST_RATIO == 200


def test_names_of_columns_are_looked_for_in_the_first_forty_lines():
    """Programs put up to eight titles above them; forty lines held all of the samples."""
    assert headers.LINES_SEARCHED == 40


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537])
def test_a_format_is_known_by_its_first_64_kilobytes(tmp_path, size):
    path = tmp_path / "a.bin"
    path.write_bytes(b"x" * size)
    assert len(first_bytes(path)) == min(size, 65_536)


def test_an_invoice_is_known_behind_a_long_foreword(tmp_path):
    path = tmp_path / "a.xml"
    start, rest = ubl().split(b"?>", 1)
    path.write_bytes(start + b"?><!--" + b"x" * 60_000 + b"-->" + rest)
    assert whole_look.look_at_whole_format(path).kind is FileKind.EINVOICE


def test_a_book_of_500_mb_is_looked_at_and_one_byte_more_is_refused(tmp_path):
    path = tmp_path / "a.gnucash"
    with path.open("wb") as file:
        file.truncate(500 * MB)
    whole_look._refuse_large(path)
    with path.open("r+b") as file:
        file.truncate(500 * MB + 1)
    with pytest.raises(UnreadableFileError, match="is larger than 500 MB"):
        whole_look._refuse_large(path)


def test_semicolons_within_the_cells_of_our_own_file_separate_nothing(tmp_path):
    path = tmp_path / "a.csv"
    phones = "; ".join(f"0117 496 01{at:02d}" for at in range(30))
    head = "customer,name,role,email,phones,wrong_phones,is_main,do_not_call"
    path.write_text(f'{head}\nC1,Ada,,,"{phones}",,yes,\n', "utf-8")
    assert own_headings(path) == tuple(head.split(","))
    (row,) = read_own_file(path, OWN_FILES[FileKind.PEOPLE]).rows
    assert (row.customer, row.name, len(row.phones), row.is_main) == ("C1", "Ada", 30, True)
