"""The European payment code, read from the printed page by another program, field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument
from stdnum import bic as bic_numbers
from stdnum import iban as iban_numbers

from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.payment_code import code_squares
from collector_desktop.documents.statement import render_statement
from collector_desktop.domain.epc import epc_payload

IBAN = "DE89 3704 0044 0532 0130 00"
DOTS = 300 / 72
TO_MM = 25.4 / 300
CASES = {
    "usual": ("Müller & Söhne GmbH", IBAN, "COBADEFF", 42_000, "OAKEN01"),
    "no BIC": ("Harbour Ltd", IBAN, "", 1, "OAKEN01"),
    "largest": ("N" * 70, IBAN, "COBADEFF370", 99_999_999_999, "t" * 140),
    "other letters": ("Łódź Żagle ĄĘ", "GR1601101250000000012300695", "", 123_456, "Ż-7"),
}


def read_fields(text):
    """Return the fields of a code by their names, as EPC069-12 numbers them."""
    lines = text.split("\n")
    assert 8 <= len(lines) <= 12
    names = (
        *("tag", "version", "charset", "kind", "bic", "name", "iban", "amount"),
        *("purpose", "reference", "text", "information"),
    )
    fields = dict.fromkeys(names, "")
    fields.update(zip(names, lines, strict=False))
    return fields


def check(fields, given_case):
    """Check every field against the limits of the standard and against what was put in."""
    name, iban, bic, minor, text = given_case
    assert (fields["tag"], fields["version"], fields["charset"]) == ("BCD", "002", "1")
    assert fields["kind"] == "SCT"
    assert fields["bic"] == bic
    assert not bic or bic_numbers.is_valid(fields["bic"])
    assert fields["name"] == name
    assert 0 < len(fields["name"]) <= 70
    assert fields["iban"] == iban.replace(" ", "")
    assert iban_numbers.is_valid(fields["iban"])
    assert fields["amount"] == f"EUR{minor // 100}.{minor % 100:02}"
    assert (fields["purpose"], fields["reference"], fields["information"]) == ("", "", "")
    assert fields["text"] == text
    assert len(fields["text"]) <= 140


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("kind", ["statement", "letter"])
def test_the_printed_code_says_what_was_meant(request, kind, case):
    document = request.getfixturevalue(kind)
    payload = epc_payload(*case)
    pay = replace(document.how_to_pay, qr_payload=payload, qr_caption="Scan to pay")
    render = render_statement if kind == "statement" else render_letter
    page = PdfDocument(render(replace(document, how_to_pay=pay)))[0]
    image = page.render(scale=DOTS, grayscale=True).to_pil()
    (code,) = zxingcpp.read_barcodes(image)
    check(read_fields(code.text), case)
    assert code.ec_level == "M"
    assert len(code.text.encode()) <= 331
    assert len(code_squares(payload)) <= 69
    corners = code.position
    assert (corners.top_right.x - corners.top_left.x) * TO_MM >= 24.9
    assert (corners.bottom_left.y - corners.top_left.y) * TO_MM >= 24.9


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp")), min_size=1),
    st.integers(-5, 10**12),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp"))),
)
def test_every_code_keeps_the_limits_of_the_standard(name, minor, text):
    payload = epc_payload(name, IBAN, "COBADEFF", minor, text)
    if not 0 < minor <= 99_999_999_999:
        assert payload == ""
    elif payload:
        assert len(payload.encode()) <= 331
        cut = (" ".join(name.split())[:70], IBAN, "COBADEFF", minor, " ".join(text.split())[:140])
        check(read_fields(payload), cut)
    else:
        assert len(f"{name[:70]}{text[:140]}".encode()) > 230
