"""A customer with the fields of the native CSV file."""

from __future__ import annotations

from datetime import date
from typing import Any

from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.in_force import limits_before_changes, terms_before_changes
from collector_desktop.queries.position import ask

FIELDS = (
    *("code", "name", "kind", "email", "phone", "address1", "address2", "city", "region"),
    *("postcode", "country", "currency", "terms", "credit_limit", "procedure", "group"),
)

FACTS = """SELECT c.code, c.name, c.kind, c.email, c.phone, a.line1, a.line2, a.city, a.region,
    a.postcode, a.country, c.currency, c.terms, c.credit_limit_minor, c.procedure, g.name
    FROM customer c LEFT JOIN address a ON a.customer_id = c.id AND a.kind = 'billing'
    LEFT JOIN customer_group g ON g.id = c.group_id WHERE c.id = :customer"""


def customer_fields(customer_id: int) -> dict[str, str | None]:
    """Return a customer's fields as text; None where nothing is known, and for no limit."""
    return _texts(_read(customer_id))


def fields_in_force(customer_id: int, as_of: date) -> dict[str, str | None]:
    """Return a customer's fields with the limit and terms of a day; the others are those of now."""
    fields, whose = _read(customer_id), [customer_id]
    limits, terms = limits_before_changes(as_of, whose), terms_before_changes(as_of, whose)
    fields["credit_limit"] = limits.get(customer_id, fields["credit_limit"])
    fields["terms"] = terms.get(customer_id, fields["terms"])
    return _texts(fields)


def _read(customer_id: int) -> dict[str, Any]:
    return dict(zip(FIELDS, ask(FACTS, customer=customer_id)[0], strict=True))


def _texts(fields: dict[str, Any]) -> dict[str, str | None]:
    limit = fields["credit_limit"]
    texts = {name: value or None for name, value in fields.items()}
    texts["credit_limit"] = None if limit is None else plain_amount(limit, fields["currency"])
    return texts
