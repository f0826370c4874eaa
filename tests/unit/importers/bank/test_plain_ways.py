"""What damaged statements have by luck only, each by one statement that is changed in one place."""

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank.csb43 import _signed
from collector_desktop.importers.bank.draft import LineError
from collector_desktop.importers.bank.statement_text import StatementFile
from tests.unit.importers.bank.bank_files import FOLDER, STORY, read_text, told

BALANCE = "Balance:\xa02100.01"


@pytest.fixture
def changed(tmp_path):
    """Return a function that reads a made-up statement after one change."""

    def read_changed(name, old, new):
        raw = (FOLDER / name).read_bytes().decode("latin-1")
        assert old in raw, old
        return read_text(tmp_path, raw.replace(old, new, 1).encode("latin-1"), name)

    return read_changed


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("coda.cod", "EUR0000000001000000", "EUR200000000100000x", "is not an amount"),
        ("coda.cod", "EUR0000000001000000", "E?R0000000001000000", "is not a currency"),
        ("mt940.sta", ":60F:C261101", ":60F:X261101", "is not a balance"),
        ("ofx.ofx", "<TRNAMT>", "<TRNSUM>", "The amount is missing."),
        ("ofx.ofx", "<DTPOSTED>20261105120000", "<DTPOSTED>soon", "'soon[0:GMT]' is not a date."),
        ("santander_txt.txt", "Amount:\xa0-99.99", "Amount:\xa0nine", "amount"),
        ("santander_txt.txt", BALANCE, "Balance:\xa0much", "amount"),
        ("santander_txt.txt", "Date:\xa005/11/2026", "Date:\xa005/13/2026", "date"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_its_row(changed, name, old, new, reason):
    parsed = changed(name, old, new)
    assert len(told(parsed)) < len(STORY) or parsed.problems
    assert any(reason in problem.reason for problem in parsed.problems), parsed.problems
    assert all(problem.row > 0 for problem in parsed.problems)


def test_an_entry_of_camt_without_an_amount_is_what_the_balances_lack(changed):
    with pytest.raises(UnreadableFileError, match=r"cannot be read\. The amount is missing\."):
        changed("camt053.xml", '<Amt Ccy="EUR">350.50</Amt>', "")


@pytest.mark.parametrize(("side", "minor"), [("1", -12_00), ("2", 12_00)])
def test_a_side_of_csb43_is_a_debit_or_a_credit(side, minor):
    assert _signed(side, "00000000001200") == minor


def test_another_side_of_csb43_is_reported():
    with pytest.raises(LineError, match="'3' says neither debit nor credit"):
        _signed("3", "00000000001200")


def test_parts_of_a_movement_of_qif_are_passed_over(changed):
    parsed = changed("qif.qif", "MINV-1001\n", "MINV-1001\nSSales\nEfor two\n$1,000.00\n")
    assert [line.amount_minor for line in parsed.rows].count(120_000) == 1
    line = next(line for line in parsed.rows if line.amount_minor == 120_000)
    assert "INV-1001" in line.text
    assert "Sales" not in line.text


def test_a_balance_that_is_no_amount_proves_nothing(tmp_path):
    text = "Date,Description,Amount,Balance\n2026-11-02,A,5.00,105.00\n2026-11-03,B,5.00,soon\n"
    parsed = read_text(tmp_path, text, "a.csv", "bank")
    assert [line.amount_minor for line in parsed.rows] == [500, 500]
    assert parsed.problems == ()


def test_bytes_that_no_other_code_has_are_read_as_latin_1():
    assert StatementFile("a.txt", b"5\x81", "0").text() == "5\x81"
    assert StatementFile("a.txt", b"5\x80", "0").text() == "5€"
    assert StatementFile("a.txt", b"5\xc3\xbc", "0").text() == "5ü"
