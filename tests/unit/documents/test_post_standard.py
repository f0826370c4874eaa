"""Papers with a bill or a link, labels and proofs keep to PDF/A-3a and are tagged like the rest."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject

from collector_desktop.documents.envelope_proof import render_envelope_proof
from collector_desktop.documents.labels import render_labels
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.statement import render_statement
from collector_desktop.domain.envelopes import ENVELOPES
from collector_desktop.domain.label_sheets import LABEL_SHEETS
from tests.pdf_a import faults_of
from tests.unit.documents.test_envelope_proof import proof_of
from tests.unit.documents.test_labels import LONG, SHORT
from tests.unit.documents.test_payment_link import LINK
from tests.unit.documents.test_qr_bill import BILLS, paper


@pytest.mark.parametrize("bill", BILLS.values(), ids=BILLS)
def test_a_statement_with_a_bill_keeps_to_the_standard(statement, bill):
    assert faults_of(paper(statement, bill)) == []


def test_a_letter_with_a_bill_keeps_to_the_standard(letter):
    assert faults_of(paper(letter, BILLS["usual"], "fr")) == []


@pytest.mark.parametrize("kind", ["statement", "letter"])
def test_a_link_keeps_to_the_standard(request, kind):
    document = request.getfixturevalue(kind)
    pay = replace(document.how_to_pay, link=LINK)
    render = render_statement if kind == "statement" else render_letter
    pdf = render(replace(document, how_to_pay=pay))
    assert faults_of(pdf) == []
    reader = PdfReader(BytesIO(pdf))
    ((page, note),) = (
        (page, each.get_object()) for page in reader.pages for each in page.get("/Annots", ())
    )
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    parents = tree["/ParentTree"]["/Nums"]
    named = dict(zip(parents[::2], parents[1::2], strict=True))
    element = named[note["/StructParent"]].get_object()
    assert element["/S"] == "/Link"
    (reference,) = (kid for kid in element["/K"] if not isinstance(kid, int))
    assert reference["/Obj"].get_object() == note
    assert note["/Contents"] == LINK
    assert page["/Tabs"] == "/S"
    assert list(named) == sorted(named)
    assert tree["/ParentTreeNextKey"] > max(named)


def test_a_link_that_is_not_printed_breaks_it(letter):
    pay = replace(letter.how_to_pay, link=LINK)
    writer = PdfWriter(BytesIO(render_letter(replace(letter, how_to_pay=pay))))
    (note,) = (each.get_object() for page in writer.pages for each in page.get("/Annots", ()))
    note[NameObject("/F")] = NumberObject(2)
    spoiled = BytesIO()
    writer.write(spoiled)
    assert any(fault.startswith("6.3.2") for fault in faults_of(spoiled.getvalue()))


@pytest.mark.parametrize("name", ["L7160", "5161"])
def test_labels_keep_to_the_standard(name):
    assert faults_of(render_labels([SHORT, LONG] * 9, LABEL_SHEETS[name], "Us")) == []


@pytest.mark.parametrize("profile", ENVELOPES, ids=lambda each: each.name)
def test_proofs_keep_to_the_standard(profile):
    assert faults_of(render_envelope_proof(proof_of(profile))) == []
