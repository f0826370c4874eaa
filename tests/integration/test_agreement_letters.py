"""The letters about plans, promises and disputes say what the ledger knows."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.plan_making import equal_parts, read_every, schedule
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
