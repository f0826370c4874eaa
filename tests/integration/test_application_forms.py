"""The form for credit comes back filled in by another program, and is read for review."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from collector_desktop.domain.application_phrases import application_phrases
from collector_desktop.domain.errors import OutsideWorldError, RefusedError
from collector_desktop.domain.filled_application import read_filled
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.queries.credit_decisions import applications
from collector_desktop.queries.credit_references import references
from collector_desktop.services.application_forms import application_of, read_form
from collector_desktop.services.credit_decisions import record_application
from collector_desktop.services.paper_application import application_paper, blank_application
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.storage.models import Operation
from tests.conftest import TODAY
from tests.integration.papers import FONTS, set_up_company, speak

FILLED = {
    "legal_name": "Acme Ltd",
    "registration": "07654321",
    "since": "March 2011",
    "limit": "£5,000",
    "terms": "30 days",
    "supplier_1": "Oaken Doors; Leeds",
    "supplier_1_email": "credit@oaken.example",
    "supplier_2": "Bath Glass Ltd",
    "account": "GB82 WEST 1234 5698 7654 32",
    "invoice_address": "3 Plane Row\nLeeds",
    "signer": "Rosa Field",
}
TICKS = ("true", "agency", "keep")


@pytest.fixture
def form(acme, tmp_path):
    """Fill in the form of a customer by another library, as programs for PDF do."""
    set_up_company()

    def fill(values=FILLED, ticks=TICKS, paper=None):
        content = (paper or application_paper(acme.id, TODAY, FONTS)).content
        writer = PdfWriter(clone_from=BytesIO(content))
        for page in writer.pages:
            writer.update_page_form_field_values(
                page, {**values, **dict.fromkeys(ticks, "/Yes")}, auto_regenerate=False
            )
        path = tmp_path / "back.pdf"
        writer.write(path)
        return path

    return fill


def test_what_was_filled_in_becomes_a_draft_and_nothing_is_kept(form, acme):
    before = Operation.select().count()
    read = application_of(read_form(form()), acme.id, TODAY)
    draft = read.draft
    assert (draft.asked_minor, draft.years_trading) == (500_000, 15)
    assert draft.trade_references == "Oaken Doors, Leeds; Bath Glass Ltd"
    for line in (
        *("Company registration number: 07654321", "Invoices to: 3 Plane Row, Leeds"),
        *("Supplier 1, email: credit@oaken.example", "Name: Rosa Field"),
        "IBAN: GB82 WEST 1234 5698 7654 32",
    ):
        assert line in draft.note.splitlines(), draft.note
    assert read.doubts == ()
    assert Operation.select().count() == before


def test_what_the_user_keeps_is_the_application_with_its_references(form, acme):
    draft = application_of(read_form(form()), acme.id, TODAY).draft
    record_application(draft, TODAY)
    [kept] = applications(acme.id, TODAY)
    assert (kept.asked_minor, kept.years_trading) == (500_000, 15)
    asked = {row.name for row in references(acme.id, TODAY)}
    assert asked == {"Oaken Doors, Leeds", "Bath Glass Ltd"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_is_read_in_every_language_and_blank_too(form, acme, language):
    speak(acme, language)
    for paper in (None, blank_application(TODAY, FONTS, language)):
        read = application_of(read_form(form(paper=paper)), acme.id, TODAY)
        assert read.draft.asked_minor == 500_000
        assert application_phrases(language)["title"]


@pytest.mark.parametrize(
    ("values", "ticks", "words"),
    [
        ({"limit": "as much as possible"}, TICKS, "which is not an amount in GBP"),
        ({"limit": ""}, TICKS, "asks for no limit"),
        ({"limit": "EUR 5000"}, TICKS, "which is not an amount in GBP"),
        ({"limit": "-100"}, TICKS, "which is not an amount in GBP"),
        ({"terms": "when we like"}, TICKS, "cannot be read as terms"),
        ({"since": "always"}, TICKS, "which is not a year"),
        ({"since": "2027"}, TICKS, "which is not a year"),
        ({"legal_name": "Acme Holdings Ltd"}, TICKS, "The form is for Acme Holdings Ltd, and this"),
        ({"signer": ""}, TICKS, "Nobody put a name"),
        ({}, ("true", "keep"), "agencies, the bank and suppliers may be asked"),
    ],
)
def test_what_is_in_doubt_is_said_and_not_guessed(form, acme, values, ticks, words):
    read = application_of(read_form(form({**FILLED, **values}, ticks)), acme.id, TODAY)
    [doubt] = read.doubts
    assert words in doubt
    assert (read.draft is None) == ("limit" in values)


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        *(("5,000", "GBP", 500_000), ("5.000", "EUR", 500_000), ("5.000,50", "EUR", 500_050)),
        *(("5,000.50", "GBP", 500_050), ("5 000 €", "EUR", 500_000), ("CHF 5'000.-", "CHF", None)),
        *(("5.000", "KWD", None), ("5000", "KWD", 5_000_000), ("1,5", "GBP", 150)),
        *(("10000000000000000", "GBP", None), ("5000 or more", "GBP", None)),
    ],
)
def test_a_limit_is_read_as_its_country_writes_it(text, currency, minor):
    read = read_filled({"limit": text}, currency, TODAY)
    assert read.asked_minor == minor


@pytest.mark.parametrize(
    ("text", "years"),
    [
        *(("2011", 15), ("since 1998", 28), ("1 March 2011", 15), ("01.03.2011", 15)),
        *(("12 years", 12), ("over 12 years", 12), ("5 Jahre", 5), ("2026", 0), ("long", None)),
        *(("12", None), ("9" * 3000, None)),
    ],
)
def test_years_of_trading_are_counted_from_what_was_written(text, years):
    assert read_filled({"since": text}, "GBP", date(2026, 11, 24)).years == years


def flattened(path):
    """Return the pages of a form as a printer would leave them: no fields."""
    writer = PdfWriter()
    for page in PdfReader(path).pages:
        page.pop("/Annots", None)
        writer.add_page(page)
    writer.write(path)
    return path


def test_what_is_no_form_of_ours_is_refused_in_one_sentence(form, acme, tmp_path):
    with pytest.raises(RefusedError, match="printed, scanned or saved as pages"):
        read_form(flattened(form()))
    other = tmp_path / "other.pdf"
    for content, words in (
        (b"no PDF", "is not a PDF that can be read"),
        (b"%PDF-1.7\n1 0 obj <<", "that can be read"),
        (statement_paper(acme.id, TODAY, FONTS).content, "has no fields"),
    ):
        other.write_bytes(content)
        with pytest.raises(RefusedError, match=words):
            read_form(other)
    with pytest.raises(OutsideWorldError):
        read_form(tmp_path / "gone.pdf")


def test_a_strangers_form_is_refused_and_a_locked_one_too(form, tmp_path):
    writer = PdfWriter(clone_from=form())
    for field in writer.root_object["/AcroForm"]["/Fields"]:
        found = field.get_object()
        found[NameObject("/T")] = TextStringObject(f"x{found['/T']}")
    other = tmp_path / "other.pdf"
    writer.write(other)
    with pytest.raises(RefusedError, match="not the credit application form"):
        read_form(other)
    locked = PdfWriter(clone_from=form())
    locked.encrypt("secret")
    locked.write(other)
    with pytest.raises(RefusedError, match="needs a password"):
        read_form(other)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_form_that_is_only_kept_from_changes_is_read(form, tmp_path, algorithm):
    """Services for signing send forms back like this."""
    writer = PdfWriter(clone_from=form())
    writer.encrypt("", "owner", algorithm=algorithm)
    other = tmp_path / "signed.pdf"
    writer.write(other)
    assert read_form(other) == read_form(form())


def test_signs_that_nobody_sees_and_endless_texts_do_no_harm(form, acme):
    nasty = {**FILLED, "line": "Tim\u202eber\x00 \u200bmerchant", "website": "x" * 50_000}
    note = application_of(read_form(form(nasty)), acme.id, TODAY).draft.note
    assert "Line of business: Timber merchant" in note
    assert len(note) < 10_000
