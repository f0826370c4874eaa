"""The Swiss QR-bill from the command line: on which papers, with what, and what is said without."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.queries.settings import settings
from collector_desktop.services.paper_parts import how_to_pay
from collector_desktop.storage.ledger_file import close_ledger, open_ledger

CUSTOMERS = (
    "code,name,kind,email,phone,address1,address2,city,region,postcode,country,currency,terms,"
    "credit_limit,procedure,group\n"
    "BASEL-1,Muster Handel GmbH,company,,,Steinenvorstadt 12a,,Basel,,4051,CH,CHF,NET 30,,,\n"
    "LUGANO,Bottega Rossi,company,,,Via Nassa 3,,Lugano,,6900,CH,CHF,NET 30,,,\n"
    "MUNICH,Bau & Söhne KG,company,,,Isarweg 4,,München,,80331,DE,EUR,NET 30,,,\n"
    "NOWHERE,株式会社,company,,,,,,,,CH,CHF,NET 30,,,\n"
)
ITEMS = (
    "invoice,1001,BASEL-1,2026-08-26,2026-09-25,1949.75,CHF,,\n"
    "invoice,1002,LUGANO,2026-08-26,2026-09-25,80.00,CHF,,\n"
    "invoice,1003,MUNICH,2026-08-26,2026-09-25,55.50,EUR,,\n"
    "invoice,1004,BASEL-1,2026-08-26,2026-09-25,20.00,EUR,,\n"
    "invoice,1005,NOWHERE,2026-08-26,2026-09-25,7.00,CHF,,\n"
)
IBAN, QR_IBAN = "CH2800700110000187123", "CH5030700110000187123"
BIC = "ABCDCHZZ80A"
CREDITOR = ["S", "Vale Uhren AG", "Seestrasse", "7", "8002", "Zürich", "CH"]


@pytest.fixture
def zurich(cli):
    """A Swiss business with an ordinary account and customers here and there."""
    for key, value in (
        ("company.name", "Vale Uhren AG"),
        ("company.country", "CH"),
        ("company.currency", "CHF"),
        ("company.address", "Haus zur Uhr\nSeestrasse 7\nCH-8002 Zürich"),
        ("bank.iban", IBAN),
    ):
        cli.ask("settings", key, value)
    cli.load(ITEMS, customers=CUSTOMERS)
    return cli


def code_on(result):
    """Return the lines of the one code on the paper that a command wrote."""
    (file,) = result["files"]
    pages = PdfDocument(Path(file["file"]))
    found = [
        code.text
        for page in pages
        for code in zxingcpp.read_barcodes(page.render(scale=300 / 72, grayscale=True).to_pil())
    ]
    return found[0].splitlines() if found else []


def test_a_statement_in_francs_has_a_bill_with_the_creditor_reference(zurich, tmp_path):
    lines = code_on(zurich.ask("statement", "LUGANO", "--out", tmp_path))
    assert lines[:4] == ["SPC", "0200", "1", IBAN]
    assert lines[4:11] == CREDITOR
    assert lines[18:20] == ["80.00", "CHF"]
    assert lines[20:27] == ["S", "Bottega Rossi", "Via Nassa", "3", "6900", "Lugano", "CH"]
    assert lines[27] == "SCOR"
    assert lines[28].startswith("RF")
    assert lines[28].endswith("LUGANO")


def test_a_letter_has_the_bill_of_what_it_asks_for(zurich, tmp_path):
    asked = ("letter", "BASEL-1", "--template", "reminder-1", "--out", tmp_path)
    lines = code_on(zurich.ask(*asked))
    assert lines[18:20] == ["1949.75", "CHF"]
    assert lines[20:24] == ["S", "Muster Handel GmbH", "Steinenvorstadt", "12a"]


def test_the_bill_of_ticino_is_in_italian(zurich, tmp_path):
    (file,) = zurich.ask("statement", "LUGANO", "--out", tmp_path)["files"]
    text = "".join(page.get_textpage().get_text_range() for page in PdfDocument(file["file"]))
    assert "Sezione pagamento" in text
    assert "Kontoauszug" in text


def test_a_qr_iban_gets_a_qr_reference_with_the_digits_of_its_bank(zurich, tmp_path):
    zurich.ask("settings", "bank.iban", QR_IBAN)
    zurich.ask("settings", "bank.qr_start", "210000")
    lines = code_on(zurich.ask("statement", "LUGANO", "--out", tmp_path))
    assert lines[27] == "QRR"
    assert lines[28].startswith("210000")
    assert len(lines[28]) == 27


def test_euros_from_abroad_come_by_the_european_code(zurich, tmp_path):
    zurich.ask("settings", "bank.bic", BIC)
    lines = code_on(zurich.ask("statement", "MUNICH", "--out", tmp_path))
    assert lines == [
        *("BCD", "002", "1", "SCT", BIC, "Vale Uhren AG", IBAN, "EUR55.50"),
        *("", "", "MUNICH"),
    ]


def test_a_name_in_other_letters_leaves_the_payer_to_be_written(zurich, tmp_path):
    lines = code_on(zurich.ask("statement", "NOWHERE", "--out", tmp_path))
    assert lines[20:27] == [""] * 7


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("company.address", "Somewhere", "postcode and town"),
        ("paper.size", "letter", "A4 paper"),
    ],
)
def test_without_a_bill_is_said_why(zurich, tmp_path, key, value, said):
    zurich.ask("settings", key, value)
    result = zurich.call("statement", "LUGANO", "--out", tmp_path, "--json")
    assert result.status == 0
    assert code_on(result.document) == []
    assert said in result.err


def test_a_run_says_too_why_its_letters_have_no_bill(zurich, tmp_path):
    zurich.ask("settings", "company.address", "Somewhere")
    result = zurich.call("chase", "--out", tmp_path, "--approve")
    assert result.status == 0
    assert result.err.count("A QR-bill needs your name") == 1


def test_a_qr_iban_takes_no_euros_and_that_is_said(zurich, tmp_path):
    zurich.ask("settings", "bank.iban", QR_IBAN)
    asked = ("letter", "MUNICH", "--template", "reminder-1", "--out", tmp_path, "--json")
    result = zurich.call(*asked)
    assert code_on(result.document) == []
    assert "A QR-IBAN takes no euros" in result.err


def test_with_both_accounts_francs_go_to_the_qr_iban_and_euros_to_the_other(zurich, tmp_path):
    zurich.ask("settings", "bank.qr_iban", QR_IBAN)
    zurich.ask("settings", "bank.bic", BIC)
    francs = code_on(zurich.ask("statement", "LUGANO", "--out", tmp_path / "a"))
    assert (francs[3], francs[27]) == (QR_IBAN, "QRR")
    euros = code_on(zurich.ask("statement", "MUNICH", "--out", tmp_path / "b"))
    assert (euros[0], euros[6]) == ("BCD", IBAN)
    letter = ("letter", "BASEL-1", "--template", "reminder-1", "--out", tmp_path / "c")
    assert code_on(zurich.ask(*letter))[3] == QR_IBAN


def pays_by(currency):
    """Return account and reference that an e-mail of a customer names."""
    customer = customer_facts(customer_id_of("LUGANO"))
    rows = how_to_pay(settings(), customer, currency, (8_000, 8_000)).rows
    return [value for label, value in rows if label in {"IBAN", "Reference"}]


@pytest.mark.parametrize(
    ("accounts", "currency", "named"),
    [
        ({"bank.iban": IBAN}, "CHF", [IBAN, "RF"]),
        ({"bank.iban": QR_IBAN}, "CHF", [QR_IBAN, "00 "]),
        ({"bank.iban": IBAN, "bank.qr_iban": QR_IBAN}, "CHF", [IBAN, "LUGANO"]),
        ({"bank.iban": "", "bank.qr_iban": QR_IBAN}, "CHF", [QR_IBAN, "00 "]),
        ({"bank.iban": IBAN, "bank.qr_iban": QR_IBAN}, "EUR", [IBAN, "RF"]),
    ],
)
def test_the_reference_named_is_one_that_the_account_named_takes(zurich, accounts, currency, named):
    for key, value in accounts.items():
        zurich.ask("settings", key, value)
    open_ledger(zurich.ledger, "Priya", "test")
    try:
        account, reference = pays_by(currency)
    finally:
        close_ledger()
    assert account.replace(" ", "") == named[0]
    assert reference.startswith(named[1])


@pytest.mark.parametrize("iban", [IBAN, QR_IBAN])
def test_the_reference_brings_the_payment_back_to_its_invoice(zurich, tmp_path, iban):
    zurich.ask("settings", "bank.iban", iban)
    reference = code_on(zurich.ask("statement", "LUGANO", "--out", tmp_path))[28].lower()
    rows = f"Date,Description,Amount,Currency\n24/11/2026,GUTSCHRIFT {reference},80.00,CHF\n"
    zurich.ask("import", zurich.write("bank.csv", rows), "--kind", "bank")
    (line,) = zurich.ask("bank", "propose")["lines"]
    assert line["certain"]
    assert line["proposals"][0]["customer"] == "LUGANO"
    assert line["proposals"][0]["items"] == ["1002"]
