"""`paper labels` and `paper envelope-proof`."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from tests.integration.cli.test_cli_post import CUSTOMERS, ROW


@pytest.fixture
def mail(cli):
    """Four customers with an address, one without."""
    codes = ("A1", "B2", "C3", "D4", "NONE")
    rows = "".join(ROW.format(number=f"N{code}", code=code, amount=50) for code in codes)
    cli.load(rows, customers=CUSTOMERS + "NONE,Nowhere Ltd,company,,,,,,,,GB,GBP,NET 30,,,\n")
    return cli


def text_of(made):
    return "\n".join(page.extract_text() for page in PdfReader(made["file"]).pages)


def test_labels_of_all_who_owe_are_in_posting_order(mail, tmp_path):
    made = mail.call("paper", "labels", "--out", tmp_path, "--json")
    text = text_of(made.document)
    names = ("Avon Bakery", "Exe Boats", "Yorkshire Mills", "Isar Bau KG")
    places = [text.index(name) for name in names]
    assert places == sorted(places)
    assert "GERMANY" in text
    assert "Nowhere" not in text
    assert "No address is known for NONE." in made.err


def all_labels(mail, folder):
    """Return the answer to labels for all who owe, of whom one has no address to print."""
    made = mail.call("paper", "labels", "--out", folder, "--json")
    assert (made.status, made.err) == (1, "collector-desktop: No address is known for NONE.\n")
    return made.document


def test_labels_of_one_customer_and_of_other_sheets(mail, tmp_path):
    made = mail.ask("paper", "labels", "B2", "--sheet", "5160", "--start", "30", "--out", tmp_path)
    reader = PdfReader(made["file"])
    assert len(reader.pages) == 1
    assert float(reader.pages[0].mediabox.width) == pytest.approx(612)
    assert "Labels_5160" in made["file"]


def test_without_a_sheet_labels_are_those_that_go_with_the_paper(mail, tmp_path):
    assert "Labels_L7160" in all_labels(mail, tmp_path)["file"]
    mail.call("settings", "paper.size", "letter")
    assert "Labels_5160" in all_labels(mail, tmp_path)["file"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("labels", "--sheet", "L1"), "L7160"),
        (("labels", "--start", "22"), "1 to 21"),
        (("labels", "--start", "0"), "1 to 21"),
        (("labels", "NONE"), "No address is known"),
    ],
)
def test_what_gives_no_label_is_refused_in_a_sentence(mail, tmp_path, arguments, said):
    assert said in mail.refuse(4, "paper", *arguments, "--out", tmp_path)
    assert not list(tmp_path.glob("*.pdf"))


def test_nobody_who_owes_has_no_labels(cli, tmp_path):
    assert "No customer has anything open" in cli.refuse(4, "paper", "labels", "--out", tmp_path)


def test_the_proof_is_of_the_envelope_of_the_settings(mail, tmp_path):
    mail.ask("settings", "paper.envelope", "din-5008-b")
    made = mail.ask("paper", "envelope-proof", "--out", tmp_path)
    assert "C6/5 (DIN 680)" in text_of(made)
    mail.refuse(2, "paper", "envelope-proof", "B2", "--out", tmp_path)


def test_the_same_paper_is_the_same_file(mail, tmp_path):
    made = [all_labels(mail, tmp_path) for _ in range(2)]
    assert made[0] == made[1]
