"""`claim`: claim the interest and fixed sums that accrued on late payment."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.late_payment import add_target, late_target
from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import done
from collector_desktop.domain.money import plain_amount
from collector_desktop.services.interest_claims import MadeClaim, claim_interest

HEADINGS = ("number", "item", "interest", "fixed_sum", "currency")
NUMBERS = frozenset({2, 3})


def configure(parser: ArgumentParser) -> None:
    """Add what is claimed on."""
    parser.description = (
        "Makes a debit of its own for each invoice; the invoice is not changed. What was claimed"
        " or waived before is never claimed again."
    )
    add_target(parser)


def run(session: Session, options: Namespace) -> Answer:
    """Claim what accrued up to the day, and return the numbers of the claims."""
    customer_id, item_ids = late_target(options)
    outcome = claim_interest(customer_id, item_ids, session.as_of)
    claims = [_claim(each) for each in outcome.value]
    number = outcome.value[0].number if len(claims) == 1 else None
    answer = done(outcome, number=number, claims=claims)
    rows = [[each[key] for key in HEADINGS] for each in claims]
    return Answer(answer.document, (TextTable(HEADINGS, rows, NUMBERS),), answer.text)


def _claim(made: MadeClaim) -> dict[str, str]:
    return {
        "number": made.number,
        "item": made.item_number,
        "interest": plain_amount(made.interest_minor, made.currency),
        "fixed_sum": plain_amount(made.fixed_minor, made.currency),
        "total": plain_amount(made.interest_minor + made.fixed_minor, made.currency),
        "currency": made.currency,
    }
