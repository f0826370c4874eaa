"""E-invoices, GnuCash books and address books on the command line, without a word about them."""

import hashlib

import pytest

from tests.unit.importers.whole_files import VCARD_30, cii, gnucash, pdf, ubl


@pytest.fixture
def files(tmp_path):
    """Return the folder with one file of each kind, none with a telling name."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.dat").write_bytes(ubl(gross="120.00", prepaid="20.00", payable="100.00"))
    (folder / "b.dat").write_bytes(pdf(("factur-x.xml", cii(number="INV-10"))))
    (folder / "c.dat").write_bytes(VCARD_30)
    gnucash(folder / "d.dat")
    return folder


def test_all_kinds_come_in_at_once_by_what_they_contain(cli, files):
    found = cli.call("import", *sorted(files.iterdir()), "--json")
    told = [(each["kind"], each["profile"], each["created"]) for each in found.document["files"]]
    assert told == [
        ("einvoice", "ubl-invoice", 1),
        ("einvoice", "pdf-invoice", 1),
        ("customers", "vcard", 0),
        ("items", "gnucash", 5),
    ]
    assert found.status == 1
    again = cli.ask("import", *sorted(files.iterdir()))
    assert [each["created"] + each["updated"] for each in again["files"]] == [0, 0, 1, 0]
    assert cli.ask("check")["ok"]


def test_the_copy_of_an_invoice_is_written_out(cli, files, tmp_path):
    cli.ask("import", files / "b.dat")
    out = tmp_path / "sent.pdf"
    found = cli.ask("copy", "inv-10", "--out", out)
    content = (files / "b.dat").read_bytes()
    assert out.read_bytes() == content
    assert found == {
        "number": "INV-10",
        "customer": found["customer"],
        "file": str(out),
        "media_type": "application/pdf",
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
    }


@pytest.mark.parametrize("number", ["INV-10", "NONE"])
def test_an_invoice_without_a_copy_is_said_to_have_none(cli, tmp_path, number):
    path = tmp_path / "items.csv"
    path.write_text(
        "type,number,customer,date,due_date,amount,currency,reference,description\n"
        "invoice,INV-10,Moss,2026-11-01,2026-12-01,5.00,GBP,,\n"
    )
    cli.ask("import", path)
    cli.refuse(4, "copy", number, "--out", tmp_path / "x.pdf")


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4\ngarbage",
        b"<!DOCTYPE x><Invoice/>",
        b"<Invoice><ID>1</ID>",
        b"<Order/>",
        b"SQLite format 3\0" + bytes(200),
        b"BEGIN:VCARD\nFN:A",
        b"BEGIN:VCARD\n\0\nEND:VCARD",
    ],
)
def test_a_hostile_file_is_one_sentence_and_changes_nothing(cli, tmp_path, content):
    before = cli.ask("audit")
    path = tmp_path / "x.dat"
    path.write_bytes(content)
    for kind in ("auto", "einvoice", "customers"):
        assert "unexpected" not in cli.refuse(4, "import", path, "--kind", kind)
    assert cli.ask("audit") == before


def test_the_formats_are_listed(cli):
    listed = {each["name"]: each["kind"] for each in cli.ask("profiles")["profiles"]}
    assert listed["ubl-invoice"] == listed["zugferd-1"] == listed["pdf-invoice"] == "einvoice"
    assert (listed["gnucash"], listed["vcard"]) == ("items", "customers")
