"""Letters as a bookkeeper reads them: whom they name, where they go, what law they claim."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.customers import customer_facts
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.merge_fields import merge_fields
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_parts import address_lines
from collector_desktop.services.settings import change_settings
from collector_desktop.services.wording import choose_language
from collector_desktop.storage.models import Address, Customer, Person
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.money import receive


@pytest.fixture
def smith(acme):
    """A customer of whom a file told an address but no name."""
    change_settings({"company.name": "Harbour Ltd", "company.phone": "0117 496 0000"}, TODAY)
    with operation("test", "Smith", TODAY):
        Customer.update(name="Ann Smith").where(Customer.id == acme.id).execute()
        Person.create(customer=acme, name="Accounts", email="ann@smith.example", is_main=True)
        Address.create(customer=acme, line1="Ring 5", city="Berlin", postcode="10115", country="DE")
    return acme


def become(customer, **values):
    with operation("test", "Change", TODAY):
        Customer.update(**values).where(Customer.id == customer.id).execute()


def text_of(customer, template):
    content = letter_paper(customer.id, template, TODAY, resource("fonts")).content
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split()
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("company", "Sehr geehrte Damen und Herren,"),
        ("sole_trader", "Sehr geehrte Damen und Herren,"),
        ("consumer", "Guten Tag Ann Smith,"),
    ],
)
def test_nobody_is_called_accounts(smith, kind, said):
    become(smith, kind=kind)
    assert merge_fields(smith.id, None, TODAY)["salutation"] == said


def test_a_person_at_home_has_no_accounts_department_on_the_envelope(smith):
    become(smith, kind="consumer")
    lines = address_lines(customer_facts(smith.id), "GB")
    assert lines == ("Ann Smith", "Ring 5", "10115 Berlin", "GERMANY")
    become(smith, kind="company")
    assert address_lines(customer_facts(smith.id), "GB")[:2] == ("Buchhaltung", "Ann Smith")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "Accounts"),
        ("en-US", "Accounts"),
        ("de", "Buchhaltung"),
        ("fr", "Service comptabilité"),
        ("es", "Contabilidad"),
        ("nl", "Administratie"),
    ],
)
def test_the_accounts_of_a_business_are_named_in_its_language(smith, language, said):
    become(smith, kind="company")
    choose_language(smith.id, language, TODAY)
    assert address_lines(customer_facts(smith.id), "GB")[:2] == (said, "Ann Smith")


@pytest.mark.parametrize("name", ["Timmerfabriek De Vries B.V.", "Vale Inc."])
def test_a_name_that_ends_in_a_full_stop_ends_a_sentence_with_one(smith, name):
    become(smith, name=name, kind="company")
    choose_language(smith.id, "nl", TODAY)
    text = text_of(smith, "tracing")
    assert f"een actueel adres van {name} Bent u dat" in text
    assert ".." not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_collector_the_business_itself_is_whom_to_ask(smith, language):
    choose_language(smith.id, language, TODAY)
    fields = merge_fields(smith.id, None, TODAY)
    assert fields["contact"] == "Harbour Ltd (0117 496 0000)"


@pytest.mark.parametrize("template", ["reminder-2", "final-notice", "last-demand"])
def test_no_compensation_is_claimed_of_a_german_consumer(smith, template):
    change_settings({"interest.regime": "de"}, TODAY)
    with operation("test", "Owe euros", TODAY):
        add_item(
            smith, "E-1", TODAY.replace(month=6), TODAY.replace(month=8), 50_000, currency="EUR"
        )
    become(smith, kind="consumer", currency="EUR")
    text = text_of(smith, template)
    assert "§ 288 (1) BGB" in text
    assert "Entschädigung" not in text
    assert "Pauschale von" not in text
    become(smith, kind="company")
    text = text_of(smith, template)
    assert "§ 288 (2), (5) BGB" in text
    if template == "reminder-2":
        assert "Pauschale von 40,00 €" in text


def test_the_last_letter_asks_for_one_sum_in_its_heading_its_words_and_its_code(smith):
    change_settings(
        {"interest.regime": "de", "bank.iban": "DE89370400440532013000", "bank.bic": "COBADEFFXXX"},
        TODAY,
    )
    with operation("test", "Owe euros", TODAY):
        due = TODAY.replace(month=8)
        add_item(smith, "E-1", TODAY.replace(month=6), due, 50_000, currency="EUR")
    become(smith, kind="company", currency="EUR")
    fields = merge_fields(smith.id, None, TODAY, template="last-demand")
    asked = " ".join(fields["total_with_interest"].split())
    alone = " ".join(fields["total"].split())
    assert asked != alone
    text = text_of(smith, "last-demand")
    assert text.count(asked) >= 4  # the heading, the table, the request and the caption of the code
    assert alone not in text
    assert "500,00 \u20ac" in text_of(smith, "final-notice")


def test_a_long_number_of_an_invoice_is_whole_in_every_table(smith):
    number = "RECHNUNG-2026-00012345"
    change_settings({"interest.regime": "de"}, TODAY)
    with operation("test", "Owe euros", TODAY):
        due = TODAY.replace(month=8)
        add_item(smith, number, TODAY.replace(month=6), due, 50_000, currency="EUR")
    become(smith, kind="company", currency="EUR")
    for template in ("reminder-1", "last-demand"):
        assert number in text_of(smith, template)


def days_named(item):
    fields = merge_fields(item.customer_id, [item.id], TODAY)
    return [fields[name] for name in ("previous_on", "spoken_on", "tried_on")]


def test_a_letter_names_the_last_letter_and_call_since_the_debt_fell_due(smith):
    choose_language(smith.id, "en-GB", TODAY)
    with operation("test", "Owe", TODAY):
        due = TODAY.replace(month=10, day=10)
        owed = add_item(smith, "E-1", TODAY.replace(month=8), due, 50_000)
    october = TODAY.replace(month=10)
    for on, kind, outcome, named in (
        (8, "letter", "", ["", "", ""]),  # about other debts
        (9, "call", "REFUSED", ["", "", ""]),
        (12, "letter", "", ["12 October 2026", "", ""]),
        (13, "call", "REFUSED", ["12 October 2026", "13 October 2026", ""]),
        (14, "call", "WRONG_NO", ["12 October 2026", "13 October 2026", ""]),
        (15, "call", "VOICEMAIL", ["12 October 2026", "", "15 October 2026"]),
    ):
        log_contact(ContactDraft(smith.id, kind, outcome), october.replace(day=on))
        assert days_named(owed) == named


@pytest.mark.parametrize("template", ["reminder-2", "final-notice", "last-demand"])
def test_a_letter_speaks_of_the_call_and_never_says_that_nobody_answered(smith, template):
    choose_language(smith.id, "en-GB", TODAY)
    with operation("test", "Owe", TODAY):
        add_item(smith, "E-1", TODAY.replace(month=8), TODAY.replace(month=10), 50_000)
    assert "telephone" not in text_of(smith, template)
    log_contact(ContactDraft(smith.id, "call", "REFUSED"), TODAY.replace(day=20))
    text = text_of(smith, template)
    assert "We spoke on the telephone on 20 November 2026." in text
    assert "not heard from you" not in text
    assert "nor a reason" not in text


def owing_in_euros(customer, kind="company"):
    change_settings({"interest.regime": "de"}, TODAY)
    with operation("test", "Owe euros", TODAY):
        day = TODAY.replace(month=8)
        owed = add_item(customer, "E-1", TODAY.replace(month=6), day, 50_000, currency="EUR")
    become(customer, kind=kind, currency="EUR")
    return owed


@pytest.mark.parametrize("template", ["final-notice", "last-demand"])
def test_who_owes_no_fixed_sum_reads_nothing_of_one(smith, template):
    owing_in_euros(smith, "consumer")
    text = text_of(smith, template)
    assert "Summe mit Zinsen" in text
    assert "Zinsen" in text
    assert "Pauschale" not in text
    become(smith, kind="company")
    assert "Summe mit Zinsen und Pauschale" in text_of(smith, template)


def test_a_stop_asks_for_nothing_that_is_in_dispute(smith):
    owed = owing_in_euros(smith)
    raise_dispute(DisputeDraft(owed.id, "PRICE", 20_000), TODAY)
    text = text_of(smith, "credit-hold")
    assert text.count("300,00 €") >= 2
    assert "500,00" not in text
    assert "Der von Ihnen bestrittene Betrag von 200,00 € ist nicht enthalten." in text


def test_a_stranger_who_opens_a_tracing_letter_learns_of_no_account_and_no_debt(smith):
    change_settings({"company.collector": "Tom Reed"}, TODAY)
    owing_in_euros(smith)
    choose_language(smith.id, "en-GB", TODAY)
    text = text_of(smith, "tracing")
    assert "Tom Reed" in text
    for told in ("ACME", "Credit control", "500", "E-1"):
        assert told not in text
    assert "Account ACME" in text_of(smith, "reminder-1")
    assert "Credit control" in text_of(smith, "reminder-1")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "a balance of €100.00 in your favour"),
        ("de", "einen Saldo von 100,00 € zu Ihren Gunsten"),
        ("nl", "een saldo van € 100,00 in uw voordeel"),
    ],
)
def test_money_of_the_customer_is_called_so_and_nothing_is_asked_for(smith, language, said):
    owing_in_euros(smith)
    receive(smith, 60_000, TODAY, currency="EUR")
    choose_language(smith.id, language, TODAY)
    text = text_of(smith, "statement-cover")
    assert said in text
    assert not re.search(r"Please pay|Bitte zahlen|Wilt u", text)
    assert "100" not in text_of(smith, "thank-you")
