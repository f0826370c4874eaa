"""The letters about plans, promises and disputes say what the ledger knows."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.plan_making import Instalment, equal_parts, read_every, schedule
from collector_desktop.queries.chase import chase_view
from collector_desktop.services.chase_texts import words_of
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.dispute_letters import dispute_letter
from collector_desktop.services.disputes import (
    Decision,
    DisputeDraft,
    raise_dispute,
    resolve_dispute,
)
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.plans import PlanDraft, agree_plan
from tests.conftest import TODAY
from tests.integration.chasing import customer, day, email, owes, promise, use
from tests.integration.money import invoice, item

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
FIRST = date(2026, 12, 1)


def words(paper):
    pages = PdfReader(BytesIO(paper.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_letter_with_a_plan_lists_its_instalments(acme):
    parts = schedule(equal_parts(120_00, 3), FIRST, read_every("month"))
    agree_plan(PlanDraft(acme.id, "GBP", parts), TODAY)
    text = words(letter_paper(acme.id, "plan-agreement", TODAY, FONTS))
    assert "£120.00" in text
    assert text.count("40.00") >= 3, text


def test_a_plan_in_default_is_written_about(acme):
    parts = schedule(equal_parts(120_00, 3), FIRST, read_every("month"))
    agree_plan(PlanDraft(acme.id, "GBP", parts), TODAY)
    text = words(letter_paper(acme.id, "plan-default", FIRST + timedelta(days=1), FONTS))
    assert "£40.00" in text


def test_a_promise_is_confirmed(acme):
    promise = PromiseDraft(50_00, "GBP", FIRST)
    log_contact(ContactDraft(acme.id, "call", "PTP", promise=promise), TODAY)
    text = words(letter_paper(acme.id, "promise-confirmation", TODAY, FONTS))
    assert "£50.00" in text


def test_each_dispute_has_its_own_letter(acme):
    invoice(acme, "INV-2", 70_00)
    made = [
        raise_dispute(DisputeDraft(item(number).id, "PRICE", minor), TODAY).value
        for number, minor in (("INV-1", 20_00), ("INV-2", 30_00))
    ]
    first = words(dispute_letter(made[0], TODAY, FONTS))
    assert "INV-1" in first
    assert "£20.00" in first
    assert "INV-2" not in first
    resolve_dispute(Decision(made[0], DisputeStatus.PART, 15_00), TODAY)
    answer = words(dispute_letter(made[0], TODAY, FONTS))
    assert "£15.00" in answer


@pytest.mark.parametrize("template", ["plan-default", "promise-broken", "returned-payment"])
def test_a_run_names_the_sum_that_it_shows_once_a_plan_is_in_default(ledger, template):
    who = customer()
    owes(who)
    use(email("R1", 7, template))
    promise(who, 10_00, day(4), day(1))
    parts = (Instalment(day(10), 40_00), Instalment(day(100), 60_00))
    agree_plan(PlanDraft(who.id, "GBP", parts), day(2))
    (message,) = chase_view(day(80)).messages
    assert [item.open_minor for item in message.items] == [100_00]
    body = words_of(message, day(80)).body
    assert "£100.00" in body
    assert "£40.00" not in body
    assert "£10.00" not in body
