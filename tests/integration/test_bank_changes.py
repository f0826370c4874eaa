"""Changed bank details are never given without a note against fraud."""

from dataclasses import replace
from datetime import timedelta

import pytest

from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.domain.letter_phrases import phrases
from collector_desktop.domain.plan_making import equal_parts, read_every, schedule
from collector_desktop.queries.bank_changes import account_changed_on
from collector_desktop.services.history import undo
from collector_desktop.services.mail_words import mail_from_template
from collector_desktop.services.paper_interest import interest_paper
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_mail import mail_words
from collector_desktop.services.paper_plan import plan_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.settings import change_settings
from tests.conftest import TODAY
from tests.integration.money import receive
from tests.integration.papers import FONTS, require_sound, set_up_company, speak, words

HERE = {
    "en-GB": "not one from this document",
    "en-US": "not one from this document",
    "de": "nicht aus diesem Schreiben stammt",
    "fr": "non à un numéro de ce document",
    "es": "no a uno de este documento",
    "nl": "niet op een nummer uit dit document",
}
BEFORE = TODAY - timedelta(days=10)


@pytest.fixture
def customer(acme):
    set_up_company()
    return acme


def change(on=BEFORE, **more):
    return change_settings({"bank.account_number": "99887766", **more}, on)


def reminder(customer, on=TODAY):
    return mail_from_template(customer.id, "reminder-1", None, on)


def test_the_first_account_is_no_change(customer):
    assert account_changed_on(TODAY) is None
    assert "fraud" not in reminder(customer).text


def test_a_mail_with_changed_details_says_below_them_how_to_be_sure(customer):
    change()
    mail = reminder(customer)
    details, said = mail.text.index("99887766"), mail.text.index("changed on 14 November 2026")
    assert details < said
    for warning in ("before", "not one from this e-mail", "fraud"):
        assert warning in mail.text[said:]
        assert warning in mail.html


@pytest.mark.parametrize(("days", "is_told"), [(-1, False), (0, True), (90, True), (91, False)])
def test_it_is_said_for_ninety_days(customer, days, is_told):
    change()
    assert ("fraud" in reminder(customer, BEFORE + timedelta(days=days)).text) is is_told


def test_other_settings_and_what_was_undone_are_no_change(customer):
    change_settings({"bank.account_name": "Quay Timber", "company.phone": "01947 1"}, BEFORE)
    made = change()
    undo(made.operation_id, BEFORE)
    assert account_changed_on(TODAY) is None


def test_an_account_that_is_taken_away_is_none_to_pay_to(customer):
    change(**{"bank.account_number": "", "bank.sort_code": ""})
    assert account_changed_on(TODAY) is None


def test_the_cover_of_an_attached_paper_says_it_too(customer):
    change()
    paper = letter_paper(customer.id, "account-confirmation", TODAY, FONTS)
    assert "fraud" in mail_words(paper, TODAY).text
    cover = replace(paper, kind="interest")
    assert "common fraud" in mail_words(cover, TODAY).text


def test_who_is_asked_for_an_address_reads_of_no_account(customer):
    change()
    assert "fraud" not in mail_from_template(customer.id, "tracing", None, TODAY).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_the_language_of_the_customer(customer, language):
    change()
    speak(customer, language)
    head = phrases(language).bank_changed.partition("{day}")[0]
    text = reminder(customer).text
    assert head
    assert head in text
    assert "2026" in text[text.index(head) :]


def papers(customer, plan):
    """Return what each kind of paper that names our account says."""
    return {
        "plan": words(plan_paper(plan, TODAY, FONTS)),
        "statement": words(statement_paper(customer.id, TODAY, FONTS)),
        "interest": words(interest_paper(customer.id, TODAY, FONTS)),
        "letter": words(letter_paper(customer.id, "statement-cover", TODAY, FONTS)),
    }


def test_every_paper_with_changed_details_says_how_to_be_sure_and_no_other(customer):
    change_settings({"interest.regime": "uk_statutory"}, BEFORE)
    parts = schedule(equal_parts(60_00, 2), TODAY, read_every("month"))
    plan = agree_plan(PlanDraft(customer.id, "GBP", parts), TODAY).value
    before = papers(customer, plan)
    assert not any("fraud" in said for said in before.values())
    change()
    for said in papers(customer, plan).values():
        assert said.count("changed on 14 November 2026") == 1
        assert "knew before and not one from this document" in said
        assert "e-mail, and have" not in said
    without = letter_paper(customer.id, "account-confirmation", TODAY, FONTS)
    assert "99887766" not in words(without)
    assert "fraud" not in words(without)


def test_a_statement_that_asks_for_nothing_names_no_account(customer):
    change()
    receive(customer, 200_00)
    assert "fraud" not in words(statement_paper(customer.id, TODAY, FONTS))


@pytest.mark.parametrize(("language", "said"), HERE.items())
def test_a_letter_says_it_in_the_language_of_the_customer_over_the_signature(
    customer, language, said
):
    change()
    speak(customer, language)
    paper = letter_paper(customer.id, "reminder-1", TODAY, FONTS)
    require_sound(paper)
    text = words(paper)
    assert said in text
    assert text.index(said) < text.index(phrases(language).role)
