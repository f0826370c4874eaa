"""`customer`: everything about one customer."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.disputes_shown import dispute_document, dispute_table
from collector_desktop.cli.plans_shown import plan_document
from collector_desktop.cli.promises_shown import promise_document, promise_table
from collector_desktop.cli.scores_shown import score_document, score_table
from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.timeline_shown import timeline_document, timeline_table
from collector_desktop.cli.words import listed, shown
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.credit_limits import credit_limits
from collector_desktop.queries.customer_fields import fields_in_force
from collector_desktop.queries.customers import (
    Balance,
    CustomerFacts,
    PersonRow,
    balances,
    customer_facts,
    customer_id_of,
)
from collector_desktop.queries.disputed import disputed_by_customer
from collector_desktop.queries.disputes import disputes
from collector_desktop.queries.holds import standing_holds
from collector_desktop.queries.plans import plans
from collector_desktop.queries.promise_changes import promise_changes
from collector_desktop.queries.promised import promised_by_customer
from collector_desktop.queries.promises import promises
from collector_desktop.queries.scores import customer_score
from collector_desktop.queries.timeline import timeline

AMOUNTS = (
    *("balance", "overdue", "unallocated", "disputed", "promised", "credit_limit", "available"),
)


def configure(parser: ArgumentParser) -> None:
    """Add the customer's code."""
    parser.add_argument("code", metavar="CODE", help="the customer's code")
    parser.epilog = (
        "A missing credit limit means that there is none. With fewer than three paid invoices in"
        " two years the score is not rated: its points are null."
    )


def run(session: Session, options: Namespace) -> Answer:
    """Return the customer's card as at the day."""
    customer_id = customer_id_of(options.code)
    facts, fields = customer_facts(customer_id), fields_in_force(customer_id, session.as_of)
    accounts = _accounts(session, facts)
    made, changes = promises(session.as_of, customer_id), promise_changes(session.as_of)
    cases = disputes(session.as_of, customer_id)
    held = standing_holds(session.as_of, customer_id).customers.get(customer_id, ())
    story = timeline(customer_id, session.as_of)
    rated = customer_score(customer_id, session.as_of)
    document = {
        "customer": {**fields, "people": [_person(person) for person in facts.people]},
        "balances": accounts,
        "score": score_document(rated),
        "timeline": [timeline_document(entry) for entry in story],
        "promises": [promise_document(row, changes.get(row.promise_id)) for row in made],
        "disputes": [dispute_document(row) for row in cases],
        "plans": [plan_document(row) for row in plans(session.as_of, [customer_id])],
        "on_hold": bool(held),
    }
    tables = (
        TextTable(("", ""), [(name, shown(value)) for name, value in fields.items() if value]),
        _people_table(facts),
        _accounts_table(accounts),
        promise_table(made, "Promises"),
        dispute_table(cases, "Disputes"),
        score_table(rated),
        timeline_table(story, "History"),
    )
    return Answer(document, tuple(table for table in tables if table.rows))


def _person(person: PersonRow) -> dict[str, Any]:
    return {
        "name": person.name,
        "role": person.role or None,
        "email": person.email or None,
        "phones": list(person.phones),
        "is_main": person.is_main,
        "do_not_call": person.do_not_call,
    }


def _accounts(session: Session, facts: CustomerFacts) -> dict[str, dict[str, str | None]]:
    """Return the account in each currency owed in, and always in the customer's own."""
    own = facts.currency
    none = Balance(facts.customer_id, own, 0, 0, 0, None, 0, 0)
    found = {own: none}
    found |= {each.currency: each for each in balances(session.as_of, facts.customer_id)}
    who = facts.customer_id
    promised = promised_by_customer(session.as_of, who)
    disputed = disputed_by_customer(session.as_of, who)
    limit = credit_limits(who, session.as_of).limit_minor
    return {
        currency: _account(
            each,
            (disputed.get((who, currency), 0), promised.get((who, currency), 0)),
            limit if currency == own else None,
        )
        for currency, each in sorted(found.items())
    }


def _account(balance: Balance, apart: tuple[int, int], limit: int | None) -> dict[str, str | None]:
    disputed, promised = apart
    minor = {
        "balance": balance.balance,
        "overdue": balance.overdue,
        "unallocated": balance.unallocated,
        "disputed": disputed,
        "promised": promised,
        "credit_limit": limit,
        "available": None if limit is None else limit - balance.balance,
    }
    return {
        name: None if value is None else plain_amount(value, balance.currency)
        for name, value in minor.items()
    }


def _people_table(facts: CustomerFacts) -> TextTable:
    rows = [(p.name, p.role, p.email, listed(p.phones)) for p in facts.people]
    return TextTable(("person", "role", "email", "phones"), rows)


def _accounts_table(accounts: dict[str, dict[str, str | None]]) -> TextTable:
    rows = [
        (currency, *(shown(account[name]) for name in AMOUNTS))
        for currency, account in accounts.items()
    ]
    numbers = frozenset(range(1, len(AMOUNTS) + 1))
    return TextTable(("currency", *AMOUNTS), rows, numbers)
