"""Use cases: the payment terms of a customer or of a group of customers."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.numbers import name_key
from collector_desktop.domain.terms_said import terms_said
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.services.money_entries import the_customer
from collector_desktop.storage.models import Customer, CustomerGroup
from collector_desktop.storage.operations import operation


def change_customer_terms(customer_id: int, text: str, made_on: date) -> Outcome[str]:
    """Keep the terms of a customer; empty ones are those of its group, then of the company.

    Raises:
        CollectorError: the terms cannot be read, or the customer is gone.
    """
    return _change(the_customer(customer_id), text, made_on)


def change_group_terms(name: str, text: str, made_on: date) -> Outcome[str]:
    """Keep the terms of a group; empty ones are those of the company.

    Raises:
        CollectorError: the terms cannot be read, or there is no such group.
    """
    groups = {name_key(group.name): group for group in CustomerGroup.select()}
    group = groups.get(name_key(name))
    if group is None:
        raise RefusedError(f"There is no group called {name}.", "Enter it at a customer first.")
    return _change(group, text, made_on)


def _change(owner: Customer | CustomerGroup, text: str, made_on: date) -> Outcome[str]:
    terms = str(parse_terms(text)) if text.strip() else ""
    if terms == owner.terms:
        return Outcome(terms, NOTHING)
    words = terms_said(terms) or "the usual"
    summary = f"Change the terms of {owner.name}: {words}"
    with operation("change_terms", summary, made_on) as current:
        model = type(owner)
        model.update(terms=terms).where(model.id == owner.id).execute()
    return Outcome(terms, Change.CUSTOMER, current.id, summary)
