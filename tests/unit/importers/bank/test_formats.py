"""Every format tells the same story of one account: the same days, amounts and balances."""

import pytest

from collector_desktop.importers.bank.formats import listed_formats
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.read import read_file
from tests.unit.importers.bank.bank_files import (
    CLOSING,
    FILES,
    FOLDER,
    OPENING,
    STORY,
    TELLERS,
    WITHOUT_BALANCES,
    read,
    told,
)


@pytest.mark.parametrize("name", TELLERS)
def test_a_statement_is_recognised_by_its_content_and_read_whole(name):
    parsed = read(name)
    assert told(parsed) == STORY
    assert parsed.kind is FileKind.BANK
    assert parsed.problems == ()


@pytest.mark.parametrize("name", TELLERS)
def test_balances_are_those_before_and_after_the_lines(name):
    (statement,) = read(name).statements
    found = statement.opening_minor, statement.closing_minor
    assert found == ((None, None) if name in WITHOUT_BALANCES else (OPENING, CLOSING))


@pytest.mark.parametrize("name", TELLERS)
def test_the_payer_and_the_invoice_can_be_found_in_a_line(name):
    words = [f"{line.payer} {line.reference} {line.text}" for line in read(name).rows]
    assert sum("INV-1001" in text or "1001" in text for text in words) == 1
    assert sum("BAKERY BROWN" in text for text in words) == 2


@pytest.mark.parametrize("name", FILES)
def test_a_wrong_ending_of_the_name_changes_nothing(name, tmp_path):
    copy = tmp_path / "statement.dat"
    copy.write_bytes((FOLDER / name).read_bytes())
    again = read_file(copy)
    assert (again.profile, again.rows) == (read(name).profile, read(name).rows)


def test_every_listed_format_has_a_made_up_file():
    made = {read(name).profile for name in FILES}
    assert made == {name for name, _, _ in listed_formats()}


def test_names_of_formats_are_unique():
    names = [name for name, _, _ in listed_formats()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "key", "currency"),
    [
        ("ofx.ofx", "20201512345678", "GBP"),
        ("camt053.xml", "DE02120300000000202051", "EUR"),
        ("mt940.sta", "120300000000202051", "EUR"),
        ("coda.cod", "BE68539007547034", "EUR"),
        ("csb43.n43", "210004180200051332", "EUR"),
        ("barclays_csv.csv", "20201512345678", "GBP"),
        ("lloyds_csv.csv", "30945712345678", "GBP"),
        ("natwest_csv.csv", "60201512345678", "GBP"),
        ("hsbc_csv.csv", "hsbc_csv", "GBP"),
    ],
)
def test_an_account_is_known_by_its_number_else_by_its_layout(name, key, currency):
    (statement,) = read(name).statements
    assert (statement.account_key, statement.currency) == (key, currency)
