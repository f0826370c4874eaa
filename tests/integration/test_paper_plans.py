"""Sheets of plans: how each instalment stands, what is covered, and what is to be paid next."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.domain.plan_making import equal_parts, read_every, schedule
from collector_desktop.domain.plans import PlanKind
from collector_desktop.services.paper_plan import newest_plan, plan_paper
from collector_desktop.services.plans import PlanDraft, agree_plan, cancel_plan
from tests.conftest import TODAY
from tests.integration.money import receive
from tests.integration.papers import (
    FONTS,
    LONG,
    give_address,
    rename,
    require_sound,
    set_up_company,
    speak,
    words,
)
from tests.placed_words import require_placed

FIRST = date(2026, 12, 1)
MISSED = date(2027, 1, 5)


@pytest.fixture
def customer(acme):
    set_up_company()
    give_address(acme)
    return acme


def agree(customer, total=120_00, count=3, **more):
    parts = schedule(equal_parts(total, count), FIRST, read_every("month"))
    return agree_plan(PlanDraft(customer.id, "GBP", parts, **more), TODAY).value


def made(plan_id, day=TODAY):
    return plan_paper(plan_id, day, FONTS)


def test_a_new_plan_lists_what_is_to_come(customer, matches_golden, matches_picture):
    paper = made(agree(customer, method="standing order", person="Rosa Field"))
    text = words(paper)
    assert text.count("to come") == 3
    for words_ in ("standing order", "Rosa Field", "on track", "Next instalment 01/12/2026 £40.00"):
        assert words_ in text
    assert "we ask for nothing else" in text
    matches_golden("plan", paper.content)
    matches_picture("plan", paper.content)


def test_one_in_arrears_says_what_was_missed(customer, matches_golden, matches_picture):
    plan_id = agree(customer)
    receive(customer, 50_00, TODAY)
    paper = made(plan_id, MISSED)
    text = words(paper)
    assert "in default" in text
    assert "paid in part, late" in text
    assert "£30.00 of this plan has not arrived in time" in text
    assert "£30.00 overdue" in text
    matches_golden("plan-in-default", paper.content)
    matches_picture("plan-in-default", paper.content)


def test_a_settlement_says_what_it_settles(customer, matches_golden):
    paper = made(agree(customer, 60_00, 2, kind=PlanKind.SETTLEMENT))
    text = words(paper)
    assert "Settlement by instalments" in text
    assert "£120.00 is settled in full by £60.00" in text
    matches_golden("plan-settlement", paper.content)


def test_one_that_was_kept_asks_for_nothing(customer):
    plan_id = agree(customer)
    receive(customer, 120_00, TODAY)
    text = words(made(plan_id))
    assert "kept" in text
    assert text.count("paid") >= 3
    assert "Pay by bank transfer" not in text


def test_one_that_was_ended_says_so(customer):
    plan_id = agree(customer)
    cancel_plan(plan_id, TODAY, "They went away")
    assert "cancelled" in words(made(plan_id))


def test_the_running_plan_is_the_one_that_is_meant(customer):
    first = agree(customer)
    cancel_plan(first, TODAY, "")
    second = agree(customer)
    assert newest_plan(customer.id, TODAY) == second
    with pytest.raises(RefusedError):
        newest_plan(customer.id, TODAY - timedelta(days=1))
    with pytest.raises(RefusedError):
        made(first, TODAY - timedelta(days=1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_sheet(customer, language, matches_golden):
    speak(customer, language)
    plan_id = agree(customer)
    receive(customer, 50_00, TODAY)
    paper = made(plan_id, MISSED)
    if language != "en-GB":
        matches_golden(f"plan-{language}", paper.content)
    require_sound(paper)


def test_sixty_instalments_and_a_long_name_stay_in_their_places(customer, matches_picture):
    rename(customer, LONG)
    paper = made(agree(customer, 120_00, 60, method=LONG, person=LONG))
    require_placed(paper.content)
    assert "Carried forward" in words(paper)
    matches_picture("plan-long", paper.content)
