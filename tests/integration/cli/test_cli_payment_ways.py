"""Ways to pay on papers from the ledger: the payment page, and references that come back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

PAGE = "https://pay.harbour.example/?ref={reference}&sum={amount}&in={currency}"
ITEMS = (
    "invoice,INV-1,ACME,2026-08-26,2026-09-25,100.00,GBP,PO 7,Timber\n"
    "invoice,INV-2,ACME,2026-11-10,2026-12-10,40.00,GBP,,\n"
    "invoice,INV-9,BETA,2026-08-26,2026-09-25,100.00,GBP,,\n"
)


@pytest.fixture
def owed(cli):
    """Two customers who owe the same sum, and a payment page."""
    cli.ask("settings", "bank.sort_code", "123456")
    cli.ask("settings", "bank.account_number", "12345678")
    cli.load(ITEMS)
    return cli


def made(cli, folder, *asked):
    (file,) = cli.ask(*asked, "--out", folder)["files"]
    return PdfReader(Path(file["file"]))


def addresses(reader):
    return [
        note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", ())
    ]


@pytest.mark.parametrize(
    "asked", [("statement", "ACME"), ("letter", "ACME", "--template", "reminder-1")]
)
def test_the_payment_page_knows_who_pays_what(owed, tmp_path, asked):
    owed.ask("settings", "payment.link", PAGE)
    reader = made(owed, tmp_path, *asked)
    assert addresses(reader) == ["https://pay.harbour.example/?ref=ACME&sum=100.00&in=GBP"]
    text = "".join("".join(page.extract_text() for page in reader.pages).split())
    assert "pay.harbour.example/?ref=ACME&sum=100.00&in=GBP" in text


def test_the_payment_page_stands_alone_without_a_bank(cli, tmp_path):
    cli.ask("settings", "payment.link", PAGE)
    cli.load(ITEMS)
    assert len(addresses(made(cli, tmp_path, "statement", "ACME"))) == 1


def test_without_a_page_there_are_bank_details_alone(owed, tmp_path):
    reader = made(owed, tmp_path, "statement", "ACME")
    assert addresses(reader) == []
    assert "12345678" in reader.pages[0].extract_text()


@pytest.mark.parametrize("shape", ["{}", "{} STATEMENT", "REF {} NOV", "pymt {}/inv"])
@pytest.mark.parametrize("turn", [str.upper, str.lower])
def test_what_the_paper_asks_to_quote_is_recognised_at_the_bank(owed, tmp_path, shape, turn):
    text = made(owed, tmp_path, "statement", "ACME").pages[0].extract_text()
    quoted = re.search(r"Reference\s+(\S+)\s+Amount", text).group(1)
    words = turn(shape.format(quoted))
    rows = f"Date,Description,Amount,Currency\n24/11/2026,{words},100.00,GBP\n"
    owed.ask("import", owed.write("bank.csv", rows), "--kind", "bank")
    (line,) = owed.ask("bank", "propose")["lines"]
    assert line["proposals"][0]["customer"] == "ACME"
    assert line["proposals"][0]["items"] == ["INV-1"]
