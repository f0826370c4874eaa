"""Letters and e-mails from templates: whom they ask for what, in which words."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.domain.letter_templates import TEXT_FIELDS, About
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.templates import Template
from collector_desktop.queries.customers import customer_facts
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.letter_items import letter_items
from collector_desktop.services.mail_words import mail_from_template
from collector_desktop.services.merge_fields import merge_fields
from collector_desktop.services.paper_letter import TEMPLATES, letter_from_template, letter_paper
from collector_desktop.services.settings import change_settings
from collector_desktop.services.wording import (
    choose_language,
)
from collector_desktop.storage.models import Address, Customer, Person
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
COMPANY = {
    "company.name": "Harbour & Vale",
    "company.address": "Unit 4 Feeder Road\nBristol BS2 0XX",
    "company.email": "accounts@harbourvale.example",
    "company.collector": "Priya Shah",
    "bank.account_name": "Harbour & Vale",
    "bank.sort_code": "12-34-56",
    "bank.account_number": "12345678",
}
OWN = Template("Please pay {total}", "{salutation}\n\nPay {total} by {pay_by}.\n\n{items}")
NOTHING_TO_WRITE = (
    *("nothing overdue", "no open item", "individuals", "on hold or in dispute"),
    "not allocated",
)
EVENTS = (
    *("promise_", "plan_", "offer_", "payment_", "return_", "credit_", "dispute_", "agency_"),
    *("refund_", "answer_"),
)
EXTRA = {name: f"[{name}]" for name in TEXT_FIELDS if name.startswith(EVENTS)}


def pages_of(content):
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def text_of(content):
    return " ".join("\n".join(pages_of(content)).split())


@pytest.fixture
def smith(acme):
    change_settings(COMPANY, TODAY)
    with operation("test", "Smith", TODAY):
        Customer.update(name="Smith & <Sons>", kind="company").execute()
        Address.create(
            customer=acme, line1="14 Mill Lane", city="Bristol", postcode="BS5 0XX", country="GB"
        )
        Person.create(customer=acme, name="Dawn Whitlock", is_main=True)
    return acme


def move_to(customer, country, postcode=""):
    with operation("test", "Move", TODAY):
        Address.update(country=country, postcode=postcode).where(
            Address.customer == customer
        ).execute()


def become(customer, kind):
    with operation("test", "Kind", TODAY):
        Customer.update(kind=kind).where(Customer.id == customer.id).execute()


def test_a_company_gets_a_letter_before_action_with_fourteen_days_and_the_claim(smith):
    change_settings({"interest.regime": "auto"}, TODAY)
    paper = letter_paper(smith.id, "letter-before-action", TODAY, FONTS)
    text = text_of(paper.content)
    assert paper.title == "Letter before action"
    assert paper.answer_by == TODAY + timedelta(days=14)
    for words in ("LETTER BEFORE ACTION", "8 December 2026", "INV-1", "Compensation", "40.00"):
        assert words in text
    assert "Late Payment of Commercial Debts (Interest) Act 1998" in text


def test_the_sums_of_the_letter_before_action_add_up(smith):
    change_settings({"interest.regime": "auto"}, TODAY)
    fields = merge_fields(smith.id, None, TODAY, template="letter-before-action")
    # £120.00 due 1 October, 54 days at 11.75 %: 2.09 interest, 40.00 fixed sum.
    expected = round(12_000 * 0.1175 * 54 / 365)
    assert fields["interest"] == f"£{(expected + 4_000) / 100:.2f}"
    assert fields["total"] == "£120.00"
    assert fields["total_with_interest"] == f"£{(12_000 + expected + 4_000) / 100:.2f}"
    assert fields["fixed_sum"] == "£40.00"
    assert fields["court_fee"] == "£35.00"


@pytest.mark.parametrize("kind", ["sole_trader", "consumer"])
def test_a_person_gets_a_letter_of_claim_with_thirty_days_and_three_sheets(smith, kind):
    become(smith, kind)
    paper = letter_paper(smith.id, "letter-before-action", TODAY, FONTS)
    pages = pages_of(paper.content)
    assert paper.answer_by == TODAY + timedelta(days=30)
    assert "LETTER OF CLAIM" in pages[0]
    assert "24 December 2026" in pages[0]
    heads = ("Information Sheet", "Reply Form", "Financial Statement form")
    assert all(any(head in page[:400] for page in pages[1:]) for head in heads)


def test_a_consumer_is_asked_for_no_statutory_interest(smith):
    change_settings({"interest.regime": "auto"}, TODAY)
    become(smith, "consumer")
    for template in ("reminder-2", "final-notice", "letter-of-claim"):
        text = text_of(letter_paper(smith.id, template, TODAY, FONTS).content)
        assert "Act 1998" not in text
        assert "Compensation" not in text


@pytest.mark.parametrize(
    ("country", "postcode", "words", "days"),
    [
        ("GB", "EH1 1AA", "Last demand before legal steps", 7),
        ("GB", "BT1 1AA", "Last demand before legal steps", 14),
        ("DE", "10115", "Letzte Zahlungsaufforderung", 14),
        ("FR", "75001", "Mise en demeure", 14),
        ("ES", "28001", "Último requerimiento de pago", 14),
        ("NL", "1011", "Laatste sommatie", 14),
        ("US", "10001", "Last demand before legal steps", 14),
    ],
)
def test_elsewhere_the_last_letter_is_a_sober_demand_in_the_language(
    smith, country, postcode, words, days
):
    move_to(smith, country, postcode)
    paper = letter_paper(smith.id, "letter-before-action", TODAY, FONTS)
    assert words in text_of(paper.content)
    assert paper.answer_by == TODAY + timedelta(days=days)


def test_a_letter_of_claim_to_a_company_is_refused(smith):
    with pytest.raises(RefusedError, match="individuals"):
        letter_paper(smith.id, "letter-of-claim", TODAY, FONTS)


def test_a_letter_with_an_event_that_nobody_knows_is_refused_with_what_is_missing(smith):
    with pytest.raises(RefusedError, match=r"\{promise_amount\}, \{promise_on\} are empty"):
        letter_paper(smith.id, "promise-confirmation", TODAY, FONTS)


def test_a_dispute_is_acknowledged_with_its_invoice_amount_and_days(smith):
    item = letter_items_of(smith)[0]
    raise_dispute(DisputeDraft(item.item_id, "DAMAGED", 5_000), TODAY)
    text = text_of(letter_paper(smith.id, "dispute-acknowledged", TODAY, FONTS).content)
    for words in ("INV-1", "£50.00", "24 November 2026"):
        assert words in text
    reminder = text_of(letter_paper(smith.id, "reminder-1", TODAY, FONTS).content)
    assert "£50.00 that you dispute is left out." in reminder
    assert "Please pay £70.00" in reminder


def letter_items_of(customer):
    return letter_items(customer_facts(customer.id), About.OVERDUE, None, TODAY)


def test_the_last_letter_is_named_by_its_day(smith):
    written = TODAY - timedelta(days=10)
    log_contact(ContactDraft(smith.id, ContactKind.LETTER), written)
    text = text_of(letter_paper(smith.id, "final-notice", TODAY, FONTS).content)
    assert "We last wrote to you on 14 November 2026." in text
    assert "the next step is a letter before action" in text


def test_only_the_items_asked_for_are_in_the_letter(smith):
    with operation("test", "More", TODAY):
        other = add_item(smith, "INV-2", date(2026, 9, 1), date(2026, 10, 1), 5_000)
    paper = letter_from_template(smith.id, "reminder-1", [other.id], TODAY, FONTS)
    assert paper.item_ids == (other.id,)
    assert "INV-1" not in text_of(paper.content)
    assert "£50.00" in text_of(paper.content)


@pytest.mark.parametrize(
    "name", ["{total}", "[[{code}]]", "**Bold** {items}", "Ann\r\nBcc: x@y.example", "x" * 10_000]
)
def test_a_name_is_only_text_in_letters_and_e_mails(smith, name):
    with operation("test", "Name", TODAY):
        Customer.update(name=name).execute()
        Person.update(name=name).execute()
    mail = mail_from_template(smith.id, "reminder-1", None, TODAY)
    assert "\n" not in mail.subject
    assert "\r" not in mail.text
    assert name.replace("\r\n", " ")[:500] in mail.text
    assert mail.text.count("120.00") == 3
    letter_paper(smith.id, "reminder-1", TODAY, FONTS)


def test_an_e_mail_is_complete_as_text_and_escaped_as_html(smith):
    with operation("test", "Name", TODAY):
        Person.update(name="<script>alert(1)</script>").execute()
    mail = mail_from_template(smith.id, "reminder-1", None, TODAY)
    assert mail.subject == "[Account ACME] Reminder: £120.00 overdue, account ACME"
    for words in ("INV-1", "£120.00", "1 December 2026", "12-34-56", "12345678", "Priya Shah"):
        assert words in mail.text
        assert words in mail.html
    assert "<script" not in mail.html
    assert "&lt;script&gt;" in mail.html
    for remote in ("http:", "https:", "<img", "src=", "<link", "url("):
        assert remote not in mail.html
    assert "<style" not in mail.html.partition("<body")[2]
    assert 'width="560"' in mail.html


@pytest.fixture
def some_of_demo(demo):
    return [row.id for row in Customer.select(Customer.id).order_by(Customer.id).limit(6)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_and_e_mail_can_be_written_to_the_customers_of_the_demo(
    some_of_demo, language
):
    written = 0
    for customer_id in some_of_demo:
        choose_language(customer_id, language, TODAY)
    for customer_id, template in zip(some_of_demo * 4, TEMPLATES, strict=True):
        try:
            paper = letter_from_template(customer_id, template, None, TODAY, FONTS, EXTRA)
        except RefusedError as error:
            refused = str(error)
        else:
            refused = ""
            written += 1
            assert not paper.missing
            _inside(paper.content)
            assert mail_from_template(customer_id, template, None, TODAY, EXTRA).text
        assert not refused or any(words in refused for words in NOTHING_TO_WRITE)
    assert written >= 16


def _inside(content):
    """Check by the ink of each page that nothing runs over the edges or into the window zone."""
    document = PdfDocument(content)
    for at, page in enumerate(document):
        text = page.get_textpage()
        for rect in range(text.count_rects()):
            left, bottom, right, top = (edge / 72 * 25.4 for edge in text.get_rect(rect))
            assert left >= 18
            assert right <= 192
            assert bottom >= 5
            if at == 0 and 297 - top > 44 and 297 - bottom < 91:
                assert right <= 24 + 65 + 1
