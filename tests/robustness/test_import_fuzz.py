"""Thousands of files that went wrong: each is brought in whole or refused, in words, at once."""

import csv
import io
import resource
import time
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

import pytest
import xlsxwriter

from collector_desktop.domain.errors import CollectorError
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.imports import apply_import
from collector_desktop.services.reading import as_account, inspect_file, names_no_account
from collector_desktop.storage.database import db
from tests.conftest import TODAY
from tests.robustness.mutants import mutant_of
from tests.robustness.sizes import SIZES

pytestmark = pytest.mark.fuzz

DATA = Path(__file__).parents[1] / "data"
HINTS = ReadHints(default_currency="GBP")
SECONDS, MEGABYTES = 2, 256
FRESH_EVERY = 40
COUNTED = ("customer", "item", "allocation", "bank_line", "contact", "operation", "import_batch")
PLANTED = 200


def files(*patterns):
    return [
        (path.suffix, path.read_bytes())
        for pattern in patterns
        for path in sorted(DATA.glob(pattern))
    ]


def workbooks():
    """The same tables in workbooks."""
    return [(".xlsx", workbook_of(data)) for _, data in files("imports/*.csv", "bank/*_csv.csv")]


def workbook_of(data):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        text = data.decode("utf-8-sig", "replace")
        delimiter = max(",;\t", key=text.count)
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter)):
            sheet.write_row(number, 0, row, None)
    return content.getvalue()


FORMATS = {
    "csv": lambda: files("imports/*.csv", "imports/*.iif", "bank/*.csv", "bank/*.txt"),
    "xlsx": workbooks,
    "ofx": lambda: files("bank/*.ofx", "bank/*.qfx"),
    "qif": lambda: files("bank/*.qif"),
    "camt": lambda: files("bank/camt*.xml"),
    "mt940": lambda: files("bank/*.sta"),
}


@dataclass
class Findings:
    """What must not be: (number of the case, what was wrong)."""

    wrong: list = field(default_factory=list)
    imported: int = 0
    refused: int = 0


def counts():
    return [db.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED]  # noqa: S608


def peak_megabytes():
    """The most memory that this process had since it was last reset, or ever."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) // 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def forget_the_peak():
    reset = Path("/proc/self/clear_refs")
    if reset.exists():
        reset.write_text("5", "ascii")


def bring_in(path):
    """Take a file as the window and the command line do: a look, all of it, and in with it."""
    inspect_file(path)
    parsed = read_file(path, hints=HINTS)
    account = "Main" if names_no_account(parsed) else ""
    return apply_import(as_account(parsed, account), TODAY).value


def try_one(path, found, number, read):
    """Read and import one file, and note whatever must not be."""
    before = counts()
    forget_the_peak()
    had, began = peak_megabytes(), time.process_time()
    try:
        done = read(path)
    except CollectorError as refused:
        found.refused += 1
        wrong = wrong_refusal(refused, is_unchanged=counts() == before)
    except Exception as error:  # noqa: BLE001 - which one it is, is what is found
        wrong = repr(error)
    else:
        found.imported += 1
        wrong = wrong_import(done)
    took, grown = time.process_time() - began, peak_megabytes() - had
    kinds = (
        (wrong, wrong),
        (took > SECONDS, f"took {took:.1f} s"),
        (grown > MEGABYTES, f"took {grown} MB"),
        (db.in_transaction(), "the transaction was left open"),
    )
    found.wrong += [(number, told) for is_so, told in kinds if is_so]


def wrong_refusal(refused, *, is_unchanged):
    if not str(refused).isprintable():
        return f"more than a line: {refused!r}"
    return "" if is_unchanged else "refused, and yet something stayed"


def wrong_import(done):
    silent = [problem for problem in done.plan.problems if not (problem.row and problem.reason)]
    return f"refused without row or reason: {silent[0]}" if silent else ""


def fuzz(name, count, fresh, folder, read=bring_in):
    """Bring in that many changed files of one format, a fresh ledger for every few of them."""
    seeds, found = FORMATS[name](), Findings()
    for number in range(count):
        if number % FRESH_EVERY == 0:
            if number:
                assert check_ledger(TODAY) == []
            fresh()
        ending, data = mutant_of(seeds, name, number)
        path = folder / f"file{ending}"
        path.write_bytes(data)
        try_one(path, found, number, read)
    return found


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_went_wrong_is_imported_or_refused_in_words(name, fresh, tmp_path):
    found = fuzz(name, SIZES.files, fresh, tmp_path)
    assert found.wrong == []
    assert min(found.imported, found.refused) > SIZES.files // 50  # both happened


def raises_another_error(path):
    if crc32(path.read_bytes()) % 10 == 0:  # one in ten, whatever the files are changed from
        raise ValueError(path.name)
    return bring_in(path)


def leaves_half(path):
    bring_in(path)
    raise CollectorError("This file is broken.", "Choose another.")


def takes_long(path):
    began = time.process_time()
    while time.process_time() < began + SECONDS + 0.1:
        pass
    return bring_in(path)


def takes_much(path):
    much = bytearray(b"x") * ((MEGABYTES + 30) << 20)
    del much
    return bring_in(path)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (raises_another_error, "ValueError"),
        (leaves_half, "something stayed"),
        (takes_long, " s"),
        (takes_much, " MB"),
    ],
)
def test_the_harness_finds_a_reader_with_a_fault(fault, told, fresh, tmp_path):
    count = 2 if fault in (takes_long, takes_much) else PLANTED
    found = fuzz("csv", count, fresh, tmp_path, fault)
    assert any(told in what for _, what in found.wrong)
