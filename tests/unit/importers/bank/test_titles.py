"""Lines above a bank's table: the account and the currency that all its lines are of.

The IBANs are the examples of their countries in the SWIFT registry.
"""

from datetime import date

import pytest

from tests.unit.importers.bank.bank_files import read_text

SWISS, GERMAN = "CH93 0076 2011 6238 5295 7", "DE89370400440532013000"
TABLE = "Buchungsdatum;Avisierungstext;Gutschrift;Lastschrift;Valuta;Saldo\n"
TABLE += "31.03.2026;Acme INV-1;120.50;;31.03.2026;1120.50\n"


def statement(folder, *lines, table=TABLE):
    """The one statement of a table with some lines above it."""
    text = "\n".join((*lines, table))
    (found,) = read_text(folder, text, "bank.csv", kind="bank", default_currency="GBP").statements
    return found


@pytest.mark.parametrize(
    "lines",
    [
        (f"Konto:;{SWISS}", "Währung:;CHF"),
        (f"IBAN {SWISS}", "Valued in:;chf"),
        (f"Compte : {SWISS}", "Monnaie: CHF"),
        ("Bewertet in:;CHF", "", f"IBAN:;{SWISS};;"),
        (f"IBAN {SWISS}", "Saldo;17'173.76 CHF"),
        (f"IBAN {SWISS}", "Saldo: CHF -247383.74", "Solde initial;12"),
    ],
)
def test_the_iban_and_currency_above_a_table_are_those_of_its_lines(lines, tmp_path):
    found = statement(tmp_path, *lines)
    assert (found.account_key, found.currency) == ("CH9300762011623852957", "CHF")
    (line,) = found.lines
    assert (line.booked_on, line.amount_minor, line.currency) == (
        date(2026, 3, 31),
        12_050,
        "CHF",
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("Konto:;CH93 0076 2011 6238 5295 8", "Währung:;XYZ"),
        (f"Konto:;{SWISS}", f"Konto:;{GERMAN}", "Währung:;CHF", "Währung:;EUR"),
        ("Kunde:;CHF",),
        ("Saldo;XYZ 12.00", "Kunde;CHF 12.00"),
        ("Saldo;CHF 12.00", "Kontostand;EUR 12.00"),
    ],
)
def test_what_is_no_iban_or_currency_or_not_the_only_one_says_nothing(lines, tmp_path):
    found = statement(tmp_path, *lines)
    assert (found.account_key, found.currency) == ("two_amounts_csv", "GBP")


def test_a_column_of_the_table_says_more_than_the_lines_above_it(tmp_path):
    table = "Date,Account,Currency,Description,Amount\n2026-03-31,12345678,EUR,Acme,5.00\n"
    found = statement(tmp_path, f"IBAN,{SWISS}", "Currency,CHF", table=table)
    assert (found.account_key, found.currency) == ("12345678", "EUR")
