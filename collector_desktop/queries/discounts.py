"""The discounts for early payment that the terms of invoices and customers allow."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from collector_desktop.domain.settings import TERMS_DEFAULT
from collector_desktop.domain.terms import Discount, discount
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.queries.position import ask
from collector_desktop.queries.settings import settings

WHOLE = """SELECT i.id, i.document_on, i.amount_minor, i.terms, c.terms, g.terms
    FROM item i JOIN customer c ON c.id = i.customer_id
    LEFT JOIN customer_group g ON g.id = c.group_id
    WHERE i.customer_id = :customer AND i.currency = :currency AND i.type = 'invoice'
      AND i.open_minor = i.amount_minor AND i.document_on <= :day"""

OWN = """SELECT id, terms FROM item
    WHERE id IN (SELECT value FROM json_each(:items)) AND terms IS NOT NULL"""


def offered(
    terms: str, offer: Discount | None, made_on: date, minor: int
) -> tuple[int, date | None]:
    """Return what the terms take off an invoice that is paid early enough, and until when."""
    found = discount(parse_terms(terms), made_on) if offer else None
    if found is None:
        return 0, None
    percent, until = found
    less = (Decimal(minor) * percent / 100).quantize(Decimal(1), ROUND_HALF_UP)
    return int(less), until


def own_terms(item_ids: Iterable[int]) -> dict[int, str]:
    """Return the terms of those invoices that have their own, which stand before the customer's."""
    return dict(ask(OWN, items=json.dumps(list(item_ids))))


def discounts_on(customer_id: int, currency: str, day: date) -> dict[int, int]:
    """Return what may be taken off, by invoice, of those of which nothing is paid yet."""
    company = settings()[TERMS_DEFAULT]
    found = {}
    values = {"customer": customer_id, "currency": currency, "day": day.isoformat()}
    for item_id, made, amount, *terms_of in ask(WHOLE, **values):
        terms = next(filter(None, terms_of), company)
        offer = parse_terms(terms).discount
        less, until = offered(terms, offer, date.fromisoformat(made), amount)
        if less and until is not None and day <= until:
            found[item_id] = less
    return found
