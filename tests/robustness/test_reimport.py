"""The same file ten times, and files that overlap: no line twice, none lost, equal ones kept."""

import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file
from collector_desktop.services.imports import apply_import
from collector_desktop.services.reading import as_account, names_no_account
from collector_desktop.storage.models import BankLine
from tests.conftest import TODAY
from tests.robustness.sizes import SIZES

DATA = Path(__file__).parents[1] / "data"
FIRST = date(2026, 10, 1)
PAYERS = ("ACME LTD", "BROOK AND SONS", "CANAL CO", "DALE LTD")
TIMES = 10
KINDS = (
    "collector_customers.csv",
    "collector_items.csv",
    "collector_allocations.csv",
    "xero_sales_invoices.csv",
    "sage50_audit_trail.csv",
)


def bring_in(path, kind="auto"):
    parsed = read_file(path, kind=kind, hints=ReadHints(default_currency="GBP"))
    account = "Main" if names_no_account(parsed) else ""
    return apply_import(as_account(parsed, account), TODAY).value


def contents(snapshot):
    """Every row but those that say when a file came."""
    rows = snapshot()
    return {name: rows[name] for name in ("customer", "item", "allocation", "promise", "bank_line")}


@pytest.mark.parametrize("name", KINDS)
def test_the_same_file_ten_times_is_there_once(name, ledger, snapshot):
    for before in KINDS[: KINDS.index(name)] if name.startswith("collector") else ():
        bring_in(DATA / "imports" / before)
    bring_in(DATA / "imports" / name)
    once = contents(snapshot)
    assert once["customer"]
    for _ in range(TIMES - 1):
        bring_in(DATA / "imports" / name)
    assert contents(snapshot) == once


def a_month(chance):
    """The lines of a month: (day, minor units, words, the bank's mark); some are equal."""
    lines = []
    for _ in range(chance.randint(20, 60)):
        day = FIRST + timedelta(days=chance.randrange(30))
        line = (day, chance.choice((1, -1)) * chance.choice((5_00, 12_50, 99_99)))
        lines += [(*line, chance.choice(PAYERS))] * chance.choice((1, 1, 1, 2, 3))
    lines.sort(key=lambda line: line[0])
    return [(*line, mark) for mark, line in enumerate(lines)]


def as_csv(lines):
    rows = [f"{day},{words},{minor / 100:.2f}" for day, minor, words, _ in lines]
    return "\n".join(["Date,Description,Amount", *rows, ""])


def as_qif(lines):
    told = [f"D{day:%d/%m/%Y}\nT{minor / 100:.2f}\nP{words}\n^" for day, minor, words, _ in lines]
    return "\n".join(["!Type:Bank", *told, ""])


def as_mt940(lines):
    """A statement that begins with nothing and adds up."""
    told = [
        f":61:{day:%y%m%d}{day:%m%d}{'C' if minor > 0 else 'D'}{_comma(minor)}NTRFNONREF\n"
        f":86:{words}"
        for day, minor, words, _ in lines
    ]
    total = sum(line[1] for line in lines)
    first, last = f"{lines[0][0]:%y%m%d}", f"{lines[-1][0]:%y%m%d}"
    ending = f":62F:{'C' if total >= 0 else 'D'}{last}GBP{_comma(total)}"
    head = [":20:A", ":25:20201555555555", f":28C:{lines[0][0]:%d}", f":60F:C{first}GBP0,00"]
    return "\n".join([*head, *told, ending, "-", ""])


def _comma(minor):
    return f"{abs(minor) / 100:.2f}".replace(".", ",")


def as_ofx(lines):
    """Every transaction has the bank's own mark, the same in every file."""
    told = [
        f"<STMTTRN><TRNTYPE>OTHER<DTPOSTED>{day:%Y%m%d}<TRNAMT>{minor / 100:.2f}"
        f"<FITID>{mark}<NAME>{words}</STMTTRN>"
        for day, minor, words, mark in lines
    ]
    return (
        "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>"
        "<CURDEF>GBP<BANKACCTFROM><BANKID>202015<ACCTID>55555555<ACCTTYPE>CHECKING</BANKACCTFROM>"
        f"<BANKTRANLIST>{''.join(told)}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    )


WRITERS = {".csv": as_csv, ".qif": as_qif, ".sta": as_mt940, ".ofx": as_ofx}


def bring_in_pairs(count, ending, write, fresh, folder):
    """Bring in days 1 to 20 and 10 to 30 of some months, and both again; that is the month."""
    chance = random.Random(ending)  # noqa: S311 - dice, not secrets
    for turn in range(count):
        fresh()
        month = a_month(chance)
        early = [line for line in month if line[0] < FIRST + timedelta(days=20)]
        late = [line for line in month if line[0] >= FIRST + timedelta(days=9)]
        for part in (early, late, early, late):
            path = folder / f"{turn}{ending}"
            path.write_text(write(part), "utf-8")
            bring_in(path, "bank")
        found = Counter((line.booked_on, line.amount_minor) for line in BankLine.select())
        assert found == Counter((day, minor) for day, minor, _, _ in month)


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("ending", WRITERS)
def test_overlapping_statements_bring_each_line_once(ending, fresh, tmp_path):
    bring_in_pairs(SIZES.pairs, ending, WRITERS[ending], fresh, tmp_path)


@pytest.mark.parametrize("fault", [lambda part: part[1:], lambda part: sorted(set(part))])
def test_the_harness_finds_lines_that_are_lost(fault, fresh, tmp_path):
    def write(part):
        return as_qif(fault([(*line[:3], 0) for line in part]))

    with pytest.raises(AssertionError):
        bring_in_pairs(5, ".qif", write, fresh, tmp_path)
