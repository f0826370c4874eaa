"""A customer with the fields of the native CSV file."""

from __future__ import annotations

from collector_desktop.domain.money import plain_amount
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
    fields = dict(zip(FIELDS, ask(FACTS, customer=customer_id)[0], strict=True))
    limit = fields["credit_limit"]
    texts = {name: value or None for name, value in fields.items()}
    texts["credit_limit"] = None if limit is None else plain_amount(limit, fields["currency"])
    return texts
