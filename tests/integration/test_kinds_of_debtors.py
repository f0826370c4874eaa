"""What the law asks differs by who owes: a company, a sole trader, a private person."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from collector_desktop.domain.escalation import Step
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.interest import Wanted
from collector_desktop.services.contact_guard import contact_guard
from collector_desktop.services.escalation import next_step_advice
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.papers import save_paper
from collector_desktop.services.rates import rate_book
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Address, Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice
from tests.integration.whole_claims import interest_claims


@dataclass(frozen=True)
class Law:
    """What holds for one kind in England and Wales.

    The last letter, its days, the least sum of a demand (of a company more than 750 pounds, of a
    person 5,000), and whether the Act on late payment gives interest.
    """

    kind: str
    letter: str
    days: int
    demand_from: int
    has_interest: bool


LAWS = (
    Law("company", "Letter_before_action", 14, 750_01, True),
    Law("sole_trader", "Letter_of_claim", 30, 5_000_00, True),
    Law("consumer", "Letter_of_claim", 30, 5_000_00, False),
)


@pytest.fixture(params=LAWS, ids=lambda law: law.kind)
def law(request, acme):
    """Acme in Bristol, being of one kind; it owes 120.00 from the first."""
    with operation("test", "Its kind", TODAY):
        Customer.update(kind=request.param.kind).where(Customer.id == acme.id).execute()
        Address.create(customer=acme, line1="1 Quay", city="Bristol", postcode="BS1 4DB")
    change_settings({"company.address": "Unit 4\nBristol BS2 0XX"}, TODAY)
    return request.param


def test_the_last_letter_is_that_of_the_law(acme, law):
    paper = letter_paper(acme.id, "letter-before-action", TODAY, resource("fonts"))
    assert paper.name.startswith(law.letter)


def test_a_claim_waits_until_the_last_letter_ran_out(acme, law, tmp_path):
    save_paper(
        letter_paper(acme.id, "letter-before-action", TODAY, resource("fonts")), tmp_path, TODAY
    )

    def is_open(days):
        advice = next_step_advice(acme.id, TODAY + timedelta(days=days))
        return advice.option(Step.COURT_CLAIM).is_open

    assert (is_open(law.days), is_open(law.days + 1)) == (False, True)


@pytest.mark.parametrize("missing", [1, 0])
def test_a_statutory_demand_has_a_least_sum(acme, law, missing):
    invoice(acme, "INV-2", law.demand_from - 120_00 - missing)
    option = next_step_advice(acme.id, TODAY).option(Step.STATUTORY_DEMAND)
    assert option.is_open is not bool(missing)


def test_the_law_of_late_payment_is_for_business(acme, law):
    claims = interest_claims(TODAY, rate_book(), Wanted(acme.id)).rows
    assert any(row.claim.rest.interest_minor for row in claims) is law.has_interest


def test_nobody_is_called_at_night(acme, law):
    guard = contact_guard(acme.id, TODAY)
    night = guard.ask(ContactKind.CALL, guard.local(TODAY, 23 * 60))
    morning = guard.ask(ContactKind.CALL, guard.local(TODAY, 10 * 60))
    assert (night.answer.value, morning.answer.value) == ("ask", "yes")
