"""The letter on a decision on credit: granted, with a deposit, declined."""

from datetime import date

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.services.credit_decisions import Decided, DecisionDraft, decide_credit
from collector_desktop.services.paper_decision import decision_letter
from tests.conftest import TODAY
from tests.integration.papers import (
    FONTS,
    give_address,
    require_sound,
    set_up_company,
    speak,
    words,
)

REVIEW = date(2027, 5, 24)
OWN_REASON = "The director drives too fast"


@pytest.fixture
def customer(acme):
    set_up_company()
    give_address(acme)
    return acme


def decide(customer, decision, limit=5_000_00, **more):
    draft = DecisionDraft(customer.id, decision, limit, OWN_REASON, **more)
    decide_credit(draft, TODAY)
    return decision_letter(customer.id, TODAY, FONTS)


def test_credit_that_is_granted_names_limit_terms_conditions_and_review(
    customer, matches_golden, matches_picture
):
    paper = decide(
        customer,
        Decided.GRANTED,
        terms="NET 14",
        review_on=REVIEW,
        conditions="Orders by e-mail only.",
    )
    text = words(paper)
    assert "up to £5,000.00 at a time" in text
    assert "14 days" in text
    assert "Our conditions: Orders by e-mail only." in text
    assert "again on 24 May 2027" in text
    assert "deposit" not in text
    matches_golden("credit-granted", paper.content)
    matches_picture("credit-granted", paper.content)


def test_a_deposit_is_asked_for(customer, matches_golden):
    paper = decide(customer, Decided.DEPOSIT, deposit_minor=750_00)
    text = words(paper)
    assert "With an order we ask for a deposit of £750.00." in text
    assert "conditions" not in text
    assert "again on" not in text
    matches_golden("credit-deposit", paper.content)


def test_credit_that_is_declined_says_what_the_customer_is_to_know(customer, matches_golden):
    paper = decide(
        customer, Decided.DECLINED, None, review_on=REVIEW, conditions="no accounts are filed yet"
    )
    text = words(paper)
    assert "We cannot offer that at present: no accounts are filed yet." in text
    assert "Our next review is on 24 May 2027." in text
    assert "£" not in text
    matches_golden("credit-declined", paper.content)


def test_credit_without_a_limit_names_none(customer):
    assert "at a time" not in words(decide(customer, Decided.GRANTED, None))


@pytest.mark.parametrize("decision", [Decided.GRANTED, Decided.DECLINED])
def test_our_own_reason_is_never_given(customer, decision):
    assert OWN_REASON not in words(decide(customer, decision))


def test_the_newest_decision_is_the_one_that_is_shown(customer):
    decide(customer, Decided.DECLINED, None)
    assert "£900.00" in words(decide(customer, Decided.GRANTED, 900_00))


def test_without_a_decision_there_is_no_letter(customer):
    with pytest.raises(RefusedError):
        decision_letter(customer.id, TODAY, FONTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("decision", list(Decided))
def test_every_language_has_words_for_every_decision(customer, language, decision):
    speak(customer, language)
    deposit = 100_00 if decision is Decided.DEPOSIT else None
    paper = decide(
        customer, decision, deposit_minor=deposit, review_on=REVIEW, conditions="abc-def"
    )
    text = words(paper)
    assert "abc-def" in text
    assert "2027" in text
    assert not set("[]") & set(text)
    require_sound(paper)
