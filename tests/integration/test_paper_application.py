"""The form to ask for credit: fields that can be filled in, in every language, for anybody."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, NameObject

from collector_desktop.domain.application_phrases import application_phrases
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.services.paper_application import application_paper, blank_application
from collector_desktop.storage.models import Person
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.papers import (
    FONTS,
    LONG,
    give_address,
    read,
    rename,
    set_up_company,
    speak,
    words,
)
from tests.pdf_a import faults_of
from tests.placed_words import require_placed

TICKS = {"orders", "true", "agency", "keep"}
ASKED = {
    *("legal_name", "registration", "vat", "registered_address", "invoice_address"),
    *("owner", "owner_email", "payer", "payer_phone", "payer_email", "limit", "terms"),
    *("supplier_1", "supplier_1_contact", "supplier_2", "supplier_2_limit"),
    *("bank_name", "account_name", "account", "signer", "position", "signed_on", *TICKS),
}


@pytest.fixture
def customer(acme):
    set_up_company()
    give_address(acme)
    return acme


def boxes(paper):
    """Yield page, name and edges of every field."""
    for number, page in enumerate(read(paper).pages):
        for each in page["/Annots"]:
            field = each.get_object()
            yield number, field["/T"], tuple(map(float, field["/Rect"]))


def test_all_that_is_asked_for_can_be_filled_in(customer):
    fields = read(blank_application(TODAY, FONTS)).get_fields()
    assert fields.keys() >= ASKED
    assert {name for name, each in fields.items() if each["/FT"] == "/Btn"} == TICKS
    assert not any(each.get("/V", "") not in ("", "/Off") for each in fields.values())


def test_what_is_filled_in_is_read_back(customer):
    writer = PdfWriter(clone_from=BytesIO(blank_application(TODAY, FONTS).content))
    wanted = {"legal_name": "Ödön & <Sons>", "limit": "5,000", "registered_address": "1\nBath"}
    for page in writer.pages:
        writer.update_page_form_field_values(page, wanted | {"agency": "/Yes"})
    content = BytesIO()
    writer.write(content)
    fields = PdfReader(content).get_fields()
    assert {name: fields[name]["/V"] for name in wanted} == wanted
    assert fields["agency"]["/V"] == "/Yes"
    assert fields["keep"]["/V"] == "/Off"


def test_what_is_known_of_a_customer_is_filled_in(customer):
    fields = read(application_paper(customer.id, TODAY, FONTS)).get_fields()
    assert fields["legal_name"]["/V"] == "Acme Ltd"
    assert fields["invoice_address"]["/V"] == "3 Plane Row\nLeeds\nLS1 0XX"
    assert fields["owner"]["/V"] == ""


@pytest.mark.parametrize(("name", "filled_in"), [("Ann Lee", "Ann Lee"), ("Accounts", "")])
def test_who_pays_is_filled_in_unless_nobody_is_known_by_name(customer, name, filled_in):
    with operation("test", "Name", TODAY):
        Person.create(customer=customer, name=name, email="pay@acme.example", is_main=True)
    fields = read(application_paper(customer.id, TODAY, FONTS)).get_fields()
    assert fields["payer"]["/V"] == filled_in
    assert fields["payer_email"]["/V"] == "pay@acme.example"


def test_no_field_lies_over_another_or_over_the_edge(customer):
    for paper in (blank_application(TODAY, FONTS), application_paper(customer.id, TODAY, FONTS)):
        found = list(boxes(paper))
        for page, name, (left, bottom, right, top) in found:
            assert 56 < left < right < 540, name
            assert 60 < bottom < top < 800, name
            for other_page, other, (l2, b2, r2, t2) in found:
                if (page, name) < (other_page, other) and page == other_page:
                    assert right <= l2 or r2 <= left or top <= b2 or t2 <= bottom, (name, other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_form(customer, language, matches_golden, matches_picture):
    said = application_phrases(language)
    assert said.keys() == application_phrases("en-GB").keys()
    assert all(said.values())
    paper = blank_application(TODAY, FONTS, language)
    require_placed(paper.content)
    assert "{" not in words(paper)
    matches_golden(f"application-{language}", paper.content)
    if language in ("en-GB", "de"):
        matches_picture(f"application-{language}", paper.content)
        matches_picture(f"application-{language}-2", paper.content, 2)


def test_the_form_for_a_customer_speaks_its_language(customer):
    speak(customer, "fr")
    assert "Demande de crédit" in words(application_paper(customer.id, TODAY, FONTS))


def test_a_long_name_stays_in_its_place(customer, matches_picture):
    rename(customer, LONG * 3)
    paper = application_paper(customer.id, TODAY, FONTS)
    require_placed(paper.content)
    matches_picture("application-long", paper.content)


def test_a_form_keeps_to_pdf_a_before_and_after_it_was_filled_in(customer):
    """Filled in by another library, with signs that were not on it and a tick."""
    paper = application_paper(customer.id, TODAY, FONTS)
    assert faults_of(blank_application(TODAY, FONTS).content, "B") == []
    assert faults_of(paper.content, "B") == []
    writer = PdfWriter(clone_from=BytesIO(paper.content))
    values = {"line": "Zäune & Türen, 5 €", "limit": "5,000", "agency": "/Yes"}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    content = BytesIO()
    writer.write(content)
    assert faults_of(content.getvalue(), "B") == []


def test_a_field_without_its_font_or_look_is_found(customer):
    """What the check of forms finds: else it would say nothing of those that are right."""
    whole = blank_application(TODAY, FONTS).content
    for spoil, clause in ((_no_font, "6.2.11.4"), (_no_look, "6.3.3"), (_asks, "6.4.1")):
        writer = PdfWriter(clone_from=BytesIO(whole))
        spoil(writer)
        content = BytesIO()
        writer.write(content)
        assert any(clause in fault for fault in faults_of(content.getvalue(), "B"))


def _no_font(writer):
    font = writer.root_object["/AcroForm"]["/DR"]["/Font"]["/Field"]
    del font["/FontDescriptor"]["/FontFile2"]


def _no_look(writer):
    del writer.root_object["/AcroForm"]["/Fields"][0].get_object()["/AP"]


def _asks(writer):
    writer.root_object["/AcroForm"][NameObject("/NeedAppearances")] = BooleanObject(True)


def test_the_same_form_has_the_same_bytes(customer):
    assert blank_application(TODAY, FONTS).content == blank_application(TODAY, FONTS).content


def test_a_form_says_its_language_its_title_and_its_structure(customer):
    reader = read(blank_application(TODAY, FONTS, "nl"))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert reader.metadata.title == "Kredietaanvraag"
    assert root["/StructTreeRoot"]["/K"]
    labels = {each["/TU"] for each in reader.get_fields().values()}
    assert {"Statutaire naam", "Btw-nummer", "Kredietlimiet (GBP)"} <= labels
