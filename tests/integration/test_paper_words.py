"""The title of a paper and what it says besides its figures are the user's to change."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.domain.letter_templates import OF_PLAN, OF_RECEIPT, OF_STATEMENT
from collector_desktop.domain.plan_making import equal_parts, read_every, schedule
from collector_desktop.domain.templates import Template
from collector_desktop.services.paper_letter import TEMPLATES, letter_paper
from collector_desktop.services.paper_plan import plan_paper
from collector_desktop.services.paper_receipt import receipt_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.wording import restore_wording, save_wording, words_of
from tests.conftest import TODAY
from tests.integration.money import item, receive
from tests.integration.papers import FONTS, give_address, set_up_company, speak, words

KINDS = (OF_STATEMENT, OF_RECEIPT, OF_PLAN)
OWN = Template(
    "{company_name} writes to {customer_name}",
    "Closed over Christmas.\n\n[[You still owe {balance}.]]",
)


@pytest.fixture
def customer(acme):
    set_up_company()
    give_address(acme)
    return acme


def papers(customer):
    """Return a paper of each kind."""
    parts = schedule(equal_parts(60_00, 2), date(2026, 12, 1), read_every("month"))
    plan = agree_plan(PlanDraft(customer.id, "GBP", parts), TODAY).value
    receive(customer, 20_00)
    return {
        OF_STATEMENT: statement_paper(customer.id, TODAY, FONTS),
        OF_RECEIPT: receipt_paper(item("R-000001").id, TODAY, FONTS),
        OF_PLAN: plan_paper(plan, TODAY, FONTS),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_own_words_and_an_own_title_stand_on_the_paper(customer, kind):
    save_wording(kind, "en-GB", OWN, TODAY)
    made = papers(customer)
    text = words(made[kind])
    assert "Quay Street Timber Ltd writes to Acme Ltd" in text
    assert "Closed over Christmas." in text
    assert "You still owe £100.00." in text
    for other in set(KINDS) - {kind}:
        assert "Christmas" not in words(made[other])


def test_the_default_wording_come_back(customer):
    for kind in KINDS:
        save_wording(kind, "en-GB", OWN, TODAY)
        restore_wording(kind, "en-GB", TODAY)
    made = papers(customer)
    assert "Christmas" not in " ".join(map(words, made.values()))
    assert "Thank you for your payment of £20.00." in words(made[OF_RECEIPT])


def test_own_words_of_another_language_are_not_printed(customer):
    save_wording(OF_STATEMENT, "de", OWN, TODAY)
    assert "Christmas" not in words(papers(customer)[OF_STATEMENT])
    speak(customer, "de")
    assert "Christmas" in words(statement_paper(customer.id, TODAY, FONTS))


def test_own_words_count_from_their_day(customer):
    save_wording(OF_STATEMENT, "en-GB", OWN, TODAY)
    before = statement_paper(customer.id, TODAY - timedelta(days=1), FONTS)
    assert "Christmas" not in words(before)


def test_a_field_that_is_needed_and_empty_stops_the_paper(customer):
    save_wording(OF_STATEMENT, "en-GB", Template("Statement", "Owed: {disputed}"), TODAY)
    with pytest.raises(RefusedError):
        statement_paper(customer.id, TODAY, FONTS)


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_a_paper_are_no_letter(customer, kind):
    assert kind not in TEMPLATES
    with pytest.raises(RefusedError, match="is not a letter"):
        letter_paper(customer.id, kind, TODAY, FONTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_language_has_a_title(ledger, kind, language):
    wording = words_of(kind, language, TODAY)
    assert wording.subject
    assert wording.version is None
