"""E-invoices in every syntax become one item with its buyer; the rest is refused in a sentence."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.einvoice import pdf as pdf_reading
from collector_desktop.importers.read import read_file
from tests.unit.importers.whole_files import cii, pdf, ubl, zugferd_1


@pytest.fixture
def read(tmp_path):
    """Return what reading some bytes gives; the name of the file says nothing."""

    def reads(content, name="document.dat", **more):
        path = tmp_path / name
        path.write_bytes(content)
        return read_file(path, **more)

    return reads


def only(parsed):
    assert parsed.kind is FileKind.EINVOICE
    assert not parsed.problems
    return parsed.rows[0]


def test_a_ubl_invoice_says_all_of_its_item_and_its_buyer(read):
    item = only(read(ubl(gross="120.00", prepaid="50.00", payable="70.00")))
    assert (item.type, item.number, item.customer_name) == ("invoice", "INV-9", "Moss Ltd")
    assert (item.document_on, item.due_on) == (date(2026, 11, 2), date(2026, 12, 1))
    assert (item.amount_minor, item.open_minor, item.currency) == (12_000, 7_000, "GBP")
    assert item.settled_on == date(2026, 11, 2)
    assert item.reference == "PO 7"
    buyer = item.customer
    assert (buyer.email, buyer.contact_name) == ("ap@moss.example", "Ada Moss")
    assert (buyer.address1, buyer.city, buyer.postcode) == ("1 High St", "Bath", "BA1 1AA")
    assert buyer.country == "GB"


@pytest.mark.parametrize("written", [cii, zugferd_1])
def test_cii_and_zugferd_1_say_the_same(read, written):
    item = only(read(written()))
    assert (item.number, item.customer_name, item.due_on) == (
        "INV-9",
        "Moss Ltd",
        date(2026, 12, 2),
    )
    assert (item.amount_minor, item.open_minor) == (12_000, 10_000)


@pytest.mark.parametrize("name", ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "x.xml"])
def test_an_invoice_inside_a_pdf_is_found(read, name):
    made = pdf(("terms.xml", b"<terms/>"), (name, cii()))
    parsed = read(made)
    assert only(parsed).number == "INV-9"
    assert (parsed.document.media_type, parsed.document.content) == ("application/pdf", made)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (ubl("CreditNote"), "credit_note"),
        (ubl(code="381"), "credit_note"),
        (ubl(code="384"), "invoice"),
        (ubl(code="389"), "invoice"),
        (ubl(gross="-120.00"), "credit_note"),
        (ubl("CreditNote", gross="-120.00"), "invoice"),
        (cii(code="381", prepaid="0", payable="120.00"), "credit_note"),
        (cii(gross="-120.00", prepaid="0.00", payable="-120.00", code="384"), "credit_note"),
    ],
)
def test_type_and_sign_say_which_side_it_is(read, content, kind):
    item = only(read(content))
    assert (item.type, item.amount_minor, item.open_minor) == (kind, 12_000, None)


@pytest.mark.parametrize(
    ("told", "amount", "left"),
    [
        ({"gross": "119.99", "prepaid": "20.00", "payable": "100.00"}, 12_000, 10_000),
        ({"gross": "100.04", "payable": "100.05"}, 10_005, None),
        ({"gross": "119.00", "payable": "0.00"}, 11_900, 0),
        ({"gross": "119.00", "payable": "50.00"}, 11_900, 5_000),
        ({"gross": "119.00", "prepaid": "120.00", "payable": "-1.00"}, 11_900, 0),
        ({"gross": "119.00", "prepaid": "19.00", "payable": ""}, 11_900, 10_000),
        ({"gross": "", "payable": "80"}, 8_000, None),
        ({"gross": "1200", "payable": "1200", "currency": "JPY"}, 1_200, None),
        ({"gross": "1.2500", "payable": "1.250", "currency": "KWD"}, 1_250, None),
    ],
)
def test_what_is_open_follows_from_the_totals(read, told, amount, left):
    item = only(read(ubl(**told)))
    assert (item.amount_minor, item.open_minor) == (amount, left)


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (ubl(number=""), "number"),
        (ubl(buyer=""), "customer"),
        (ubl(issued="2026-02-30"), "date"),
        (ubl(issued="soon"), "date"),
        (ubl(due="01.12.2026"), "due_on"),
        (ubl(gross="0.00"), "amount"),
        (ubl(gross="1.2.3"), "amount"),
        (ubl(gross="120.005", payable="120.005"), "amount"),
        (ubl(gross="", payable=""), "amount"),
        (ubl(currency="QQQ"), "currency"),
    ],
)
def test_an_invoice_that_lacks_something_is_a_rejected_row(read, content, field):
    parsed = read(content)
    assert not parsed.rows
    assert [(each.row, each.column) for each in parsed.problems] == [(2, field)]


@pytest.mark.parametrize(
    ("note", "terms"),
    [
        ("#SKONTO#TAGE=14#PROZENT=2.25#\n#SKONTO#TAGE=20#PROZENT=1.00#\n", "2.25/14 NET 29"),
        ("2% 10 days, net 30", "2% 10 days, net 30"),
        ("Please pay early, and thank you for your order. " * 3, ""),
    ],
)
def test_a_discount_is_read_beside_the_day_on_which_an_invoice_is_due(read, note, terms):
    """Of XRechnung 3.0, BT-20: 2.25 % within 14 days; due on 1 December, 29 days after the 2nd."""
    end = b"</cbc:DueDate>"
    said = f"<cac:PaymentTerms><cbc:Note>{note}</cbc:Note></cac:PaymentTerms>".encode()
    item = only(read(ubl().replace(end, end + said)))
    assert (item.terms, item.due_on) == (terms, date(2026, 12, 1))


def test_a_discount_on_a_part_of_an_invoice_is_not_taken_for_one_of_the_whole(read):
    end, note = b"</cbc:DueDate>", "#SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=10.00#"
    said = f"<cac:PaymentTerms><cbc:Note>{note}</cbc:Note></cac:PaymentTerms>".encode()
    assert only(read(ubl().replace(end, end + said))).terms == note


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    b"<Invoice>&b;</Invoice>"
)
OUTSIDE = b'<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/hostname">]><Invoice>&x;</Invoice>'


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        OUTSIDE,
        ubl()[:-200],
        ubl().replace(b"Moss", b"Mo\0ss"),
        b"<Invoice>" * 5_000,
        b"<Invoice/",
        b"<Order><ID>1</ID></Order>",
        b"%PDF-1.7\nnothing of a PDF",
        b"%PDF-",
        pdf(),
        pdf(("readme.txt", b"hello")),
        pdf(("factur-x.xml", b"<Order/>")),
        pdf(("factur-x.xml", b"%PDF-1.7")),
        pdf(("factur-x.xml", BOMB)),
        pdf(("factur-x.xml", cii()), code="secret"),
        pdf(("factur-x.xml", cii()))[:-300],
        b"a,b\n1,2\n",
    ],
    ids=range(17),
)
def test_what_is_no_sound_invoice_is_refused_in_one_sentence(read, content):
    with pytest.raises(UnreadableFileError) as refusal:
        read(content, kind="einvoice")
    assert str(refusal.value).startswith("'document.dat' ")
    assert str(refusal.value).count("\n") == 0
    assert refusal.value.advice


def test_a_file_that_is_too_large_is_not_read(read, monkeypatch):
    monkeypatch.setattr("collector_desktop.importers.einvoice.read.LARGEST_XML", 100)
    with pytest.raises(UnreadableFileError, match="larger than"):
        read(ubl())


def test_a_pdf_that_never_ends_is_given_up(read, monkeypatch):
    def endless(_data):
        while True:
            len("x")

    monkeypatch.setattr(pdf_reading, "SECONDS", 0.05)
    monkeypatch.setattr(pdf_reading, "_attachments", endless)
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        read(pdf(("factur-x.xml", cii())))


@pytest.mark.timeout(20)
def test_texts_in_a_hundred_thousand_pieces_take_no_time(read):
    """Text between elements once took a time that grew with the square of its length."""
    pieces = b"<cbc:ID>" + b"<b/>aaa" * 400_000 + b"</cbc:ID>"
    parsed = read(ubl().replace(b"<cbc:ID>INV-9</cbc:ID>", pieces))
    assert [problem.column for problem in parsed.problems] == ["number"]


def test_an_envelope_is_opened(read):
    inner = ubl().partition(b"?>")[2]
    wrapped = b"<StandardBusinessDocument><H/>" + inner + b"</StandardBusinessDocument>"
    assert only(read(wrapped)).number == "INV-9"


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_but_never_breaks(tmp_path, data):
    whole = data.draw(st.sampled_from([ubl(), cii(), pdf(("factur-x.xml", cii()))]))
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged.dat"
    path.write_bytes(bytes(content[: data.draw(st.integers(5, len(content)))]))
    parsed = None
    with suppress(UnreadableFileError):
        parsed = read_file(path, kind="einvoice")
    if parsed is not None:
        assert len(parsed.rows) + len(parsed.problems) == 1


def test_what_is_read_does_not_depend_on_prefixes(read):
    renamed = ubl().replace(b"cbc:", b"n2:").replace(b":cbc=", b":n2=")
    assert read(ubl()).rows == read(renamed).rows
