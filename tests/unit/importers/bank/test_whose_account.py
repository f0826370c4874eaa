"""Whose account a column names: our own, or that of whoever paid."""

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from tests.unit.importers.bank.bank_files import FOLDER, STORY, read, read_text, told

GERMAN_N26 = {
    "Date": "Datum",
    "Payee": "Empfänger",
    "Account number": "Kontonummer",
    "Transaction type": "Transaktionstyp",
    "Payment reference": "Verwendungszweck",
    "Amount (EUR)": "Betrag (EUR)",
    "Amount (Foreign Currency)": "Betrag (Fremdwährung)",
}
COMMERZBANK = """\
Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;Auftraggeberkonto;\
Bankleitzahl Auftraggeberkonto;IBAN Auftraggeberkonto
02.11.2026;02.11.2026;Gutschrift;ACME LTD INV-1001;1.200,00;EUR;1;2;DE02120300000000202051
"""


def test_the_account_number_of_n26_is_that_of_the_payer():
    (statement,) = read("n26_csv.csv").statements
    assert statement.account_key == "n26_csv"
    assert statement.lines[0].payer_account == "DE75512108001245126199"


def test_german_names_of_columns_say_the_same(tmp_path):
    text = (FOLDER / "n26_csv.csv").read_text("utf-8")
    for english, german in GERMAN_N26.items():
        text = text.replace(f'"{english}"', f'"{german}"')
    parsed = read_text(tmp_path, text)
    assert (parsed.profile, told(parsed)) == ("n26_csv", STORY)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("westpac_csv.csv", "032000123456"),
        ("nab_csv.csv", "123456789"),
        ("abn_amro_tab.tab", "123456789"),
    ],
)
def test_our_own_account_is_in_every_row(name, key):
    (statement,) = read(name).statements
    assert statement.account_key == key
    assert not any(line.payer_account for line in statement.lines)


def test_the_account_of_the_client_of_commerzbank_is_our_own(tmp_path):
    (statement,) = read_text(tmp_path, COMMERZBANK).statements
    assert statement.account_key == "DE02120300000000202051"


@pytest.mark.parametrize(
    "line",
    [
        '"11/05/2026","-350.50","","","BROWN"',
        '"11/05/2026","350,50","*","","BROWN"',
        "05-Nov-26,-350.50,123456789,X,REVERSAL,BROWN,2100.01,",
        "123456789\tEUR\t20261102\t1000,00\t2200.00\t20261102\t1200,00\tACME",
    ],
)
def test_what_stands_in_other_places_is_not_guessed(line, tmp_path):
    with pytest.raises(UnreadableFileError, match="not a bank statement"):
        read_text(tmp_path, f"{line}\n", kind="bank")


OURS, PAYERS = "DE02120300000000202051", "DE75512108001245126199"


@pytest.mark.parametrize(
    ("text", "account", "payers"),
    [
        # Behind the name of the payer a number is the payer's; a second one is our own.
        (
            (
                "Buchungstag;Auftraggeber / Begünstigter;Verwendungszweck;IBAN;BIC;Betrag\n"
                f"13.11.2026;ACME LTD;INV-1001;{PAYERS};BYLADEM1001;1.200,00\n"
            ),
            "one_amount_csv",
            PAYERS,
        ),
        (
            (
                "Buchungsdatum;Betrag;Zahlungsempfänger;IBAN;Verwendungszweck;Kontonummer\n"
                f"13.11.2026;1.200,00;ACME LTD;{PAYERS};INV-1001;0987654321\n"
            ),
            "0987654321",
            PAYERS,
        ),
        # Where another column is our own account, the one behind the payer is no other of ours.
        (
            (
                "Auftragskonto;Buchungstag;Verwendungszweck;Beguenstigter/Zahlungspflichtiger;"
                "Kontonummer;BLZ;Betrag\n"
                f"{OURS};13.11.2026;INV-1001;ACME LTD;{PAYERS};51210800;1.200,00\n"
            ),
            OURS,
            PAYERS,
        ),
        # Before the name of the payer, or where there is none, it is our own.
        (
            (
                "Kontonummer;Buchungstag;Auftraggeber/Empfänger;VWZ1;Betrag\n"
                "1234567890;13.11.2026;ACME LTD;INV-1001;1.200,00\n"
            ),
            "1234567890",
            "",
        ),
        (
            f"Buchungstag;Buchungstext;Betrag;IBAN\n13.11.2026;INV-1001;1.200,00;{OURS}\n",
            OURS,
            "",
        ),
    ],
)
def test_where_a_number_stands_says_whose_it_is(text, account, payers, tmp_path):
    (statement,) = read_text(tmp_path, text, "bank.csv", kind="bank").statements
    assert statement.account_key == account
    assert [line.payer_account for line in statement.lines] == [payers]
    assert [line.amount_minor for line in statement.lines] == [120_000]
