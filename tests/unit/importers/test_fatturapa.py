"""FatturaPA: what it asks for is owed by whom it names; the sums were added up by hand."""

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.read import read_file
from tests.unit.importers.whole_files import fattura

PERSON = "<Nome>Ada</Nome><Cognome>Moss</Cognome>"


@pytest.fixture
def read(tmp_path):
    """Return what reading some bytes gives."""

    def reads(content, name="IT01234567890_1.xml"):
        path = tmp_path / name
        path.write_bytes(content)
        return read_file(path)

    return reads


def test_an_invoice_says_what_is_owed_when_and_by_whom(read):
    parsed = read(fattura())
    (row,) = parsed.rows
    assert (parsed.kind, parsed.profile, parsed.notes) == (FileKind.EINVOICE, "fatturapa", ())
    assert (row.type, row.number, row.customer_name) == ("invoice", "INV-9", "Moss Srl")
    assert (row.document_on, row.due_on) == (date(2026, 11, 2), date(2026, 12, 2))
    assert (row.amount_minor, row.open_minor, row.currency) == (130_00, None, "EUR")
    assert row.reference == "PO 7"
    place = row.customer
    assert (place.address1, place.postcode, place.city) == ("Via Roma 12", "00145", "Roma")
    assert (place.region, place.country) == ("RM", "IT")
    assert parsed.document.seller_names == ("Bell Srl",)


@pytest.mark.parametrize(
    ("content", "amount"),
    [
        (fattura(payments=(("2026-12-02", "108.00"),)), 108_00),  # the tax goes to the state
        (fattura(payments=(("2026-12-02", ""),)), 130_00),
        (fattura(payments=()), 130_00),
        (fattura(total="", payments=()), 130_00),  # 100.00 + 22.00 + 8.00
    ],
    ids=["payments", "payments without amounts", "total", "rates of tax"],
)
def test_what_is_owed_is_what_it_asks_for_else_its_total(read, content, amount):
    assert [row.amount_minor for row in read(content).rows] == [amount]


def _withheld(*taxes, **told):
    """Return an invoice that comes to 1,268.80 with VAT, of which taxes are withheld."""
    kept = "".join(
        f"<DatiRitenuta><TipoRitenuta>RT01</TipoRitenuta><ImportoRitenuta>{tax}</ImportoRitenuta>"
        "</DatiRitenuta>"
        for tax in taxes
    ).encode()
    content = fattura(**{"total": "1268.80", "payments": (), "net": "1040.00", **told})
    return content.replace(b"<Numero>INV-9</Numero>", b"<Numero>INV-9</Numero>" + kept)


def _split(content):
    """Return an invoice whose first rate of tax, of 22.00, an authority pays to the state."""
    tax = b"<Imposta>22.00</Imposta>"
    return content.replace(tax, tax + b"<EsigibilitaIVA>S</EsigibilitaIVA>")


@pytest.mark.parametrize(
    ("content", "amount"),
    [
        (_withheld("200.00"), 1_068_80),
        (_withheld("200.00", "20.80"), 1_048_00),
        (_withheld("200.00", payments=(("2026-12-02", "1068.80"),)), 1_068_80),
        (_withheld("200.00", payments=(("2026-12-02", ""),)), 1_068_80),
        (_split(fattura(payments=())), 108_00),
        (_split(fattura(total="", payments=())), 108_00),  # 100.00 + 22.00 + 8.00 - 22.00
        (_split(fattura(payments=(("2026-12-02", "108.00"),))), 108_00),
    ],
    ids=["withheld", "twice", "in payments", "due day only", "split", "rates", "split in payments"],
)
def test_tax_that_goes_to_the_state_is_never_owed_by_the_customer(read, content, amount):
    assert [row.amount_minor for row in read(content).rows] == [amount]


def test_a_credit_note_is_one_with_and_without_a_minus(read):
    for sign in ("", "-"):
        content = fattura(code="TD04", payments=(("2026-12-02", f"{sign}130.00"),))
        assert [(row.type, row.amount_minor) for row in read(content).rows] == [
            ("credit_note", 130_00)
        ]


def test_parts_are_one_entry_that_falls_due_on_the_last_day_and_it_says_so(read):
    parsed = read(fattura(payments=(("2026-12-02", "65.00"), ("2027-01-02", "65.00"))))
    assert [(row.amount_minor, row.due_on) for row in parsed.rows] == [(130_00, date(2027, 1, 2))]
    assert parsed.notes == (
        "It is payable in parts on 2 days: as one entry it falls due on the last of them.",
    )


def test_a_person_is_called_by_first_name_and_surname(read):
    assert [row.customer_name for row in read(fattura(buyer=PERSON)).rows] == ["Ada Moss"]


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (fattura(buyer=""), "customer"),
        (fattura().replace(b"CessionarioCommittente", b"Other"), "customer"),
        (
            fattura().replace(b"<Indirizzo>Via Roma</Indirizzo>", b"").replace(b"INV-9", b""),
            "number",
        ),
        (fattura(payments=(("2026-12-02", "much"), ("2026-12-03", "1.00"))), "amount"),
        (fattura(total="", payments=()).replace(b"DatiRiepilogo", b"Other"), "amount"),
        (_withheld("some"), "amount"),
    ],
)
def test_what_lacks_something_is_a_rejected_row(read, content, field):
    parsed = read(content)
    assert parsed.rows == ()
    assert [problem.column for problem in parsed.problems] == [field]


def test_several_invoices_in_one_file_are_refused_with_the_way_out(read):
    body = fattura().partition(b"<FatturaElettronicaBody>")[2].partition(b"</p:")[0]
    several = fattura().replace(b"</p:", b"<FatturaElettronicaBody>" + body + b"</p:")
    with pytest.raises(UnreadableFileError, match="has 2 invoices in it") as refused:
        read(several)
    assert "Export each as a file of its own." in str(refused.value)


def test_a_signed_invoice_is_refused_with_the_way_out(read):
    with pytest.raises(UnreadableFileError, match="is a signed invoice") as refused:
        read(b"0\x80\x06\x09*\x86H\x86\xf7" + fattura(), "IT01234567890_1.xml.p7m")
    assert "save the XML" in str(refused.value)
