"""Use case: a bank line is money of a customer whom the user names."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Outcome
from collector_desktop.domain.matching import Action
from collector_desktop.queries.entries import propose_allocation
from collector_desktop.services.bank_entries import Decision, the_line
from collector_desktop.services.bank_matching import Confirmed, decision_of, match
from collector_desktop.services.bank_proposals import bank_proposals


def receive_from(
    line_id: int, customer_id: int, made_on: date, difference: str = ""
) -> Outcome[Confirmed]:
    """Match a line with what is proposed for a customer, else with what its money would pay.

    Raises:
        RefusedError: the line is not open, or is money out that is no return of this customer.
    """
    line = the_line(line_id)
    for offered in bank_proposals(made_on):
        mine = [
            offer.proposal
            for offer in offered.offers
            if offered.line.line_id == line_id and offer.proposal.customer_id == customer_id
        ]
        if mine:
            return match(decision_of(line_id, mine[0], difference), made_on)
    return match(usual_decision(line_id, customer_id, line.amount_minor, made_on), made_on)


def usual_decision(line_id: int, customer_id: int, minor: int, made_on: date) -> Decision:
    """Return what a line pays of a customer by the usual order of allocation."""
    line = the_line(line_id)
    days = (line.booked_on, max(line.booked_on, made_on))
    words = f"{line.reference} {line.text}"
    plan = propose_allocation(customer_id, line.currency, max(minor, 0), words, days)
    parts: dict[int, int] = {}
    for part in plan.parts:
        parts[part.item_id] = parts.get(part.item_id, 0) + part.minor
    return Decision(line_id, Action.RECEIVE, customer_id, tuple(parts.items()))
