"""To whom an e-mail about a customer goes."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.contact_limits import hard_stops
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.queries.contact_limits import contact_limits, limits_of
from collector_desktop.queries.position import ask

ADDRESSES = """WITH known AS (
        SELECT 1 AS place, -is_main AS rank, id, name, email FROM person
            WHERE customer_id = :customer AND email <> ''
        UNION ALL SELECT 0, 0, 0, '', email FROM customer WHERE id = :customer AND email <> '')
    SELECT CASE WHEN k.name <> '' THEN k.name ELSE coalesce((SELECT p.name FROM person p
            WHERE p.customer_id = :customer AND lower(p.email) = lower(k.email)
            ORDER BY p.is_main DESC, p.id LIMIT 1), '') END, k.email FROM known k
    WHERE NOT EXISTS (SELECT 1 FROM address_fault f WHERE f.customer_id = :customer
        AND f.kind = 'email' AND lower(f.value) = lower(k.email)
        AND f.noted_on <= :day AND (f.cleared_on IS NULL OR f.cleared_on > :day))
    ORDER BY k.place, k.rank, k.id"""


def mail_address_of(customer_id: int, as_of: date) -> tuple[str, str] | None:
    """Return the name and e-mail address to write to, or None if none is known to be good.

    The customer's own address goes first, then that of the main person, then of the others; who
    asked for no e-mails is passed over.
    """
    limits = contact_limits(as_of, [customer_id]).get(customer_id, ())
    for name, email in ask(ADDRESSES, customer=customer_id, day=as_of.isoformat()):
        if not hard_stops(limits_of(limits, name), ContactKind.EMAIL):
            return name, email
    return None


def why_no_mail(customer_id: int, as_of: date) -> tuple[str, ...]:
    """Return what somebody at a customer asked for or is, by which nobody e-mails them."""
    rows = contact_limits(as_of, [customer_id]).get(customer_id, ())
    return hard_stops((row.limit for row in rows), ContactKind.EMAIL)
