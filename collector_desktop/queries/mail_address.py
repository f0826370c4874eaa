"""To whom an e-mail about a customer goes."""

from __future__ import annotations

from datetime import date

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
    ORDER BY k.place, k.rank, k.id LIMIT 1"""


def mail_address_of(customer_id: int, as_of: date) -> tuple[str, str] | None:
    """Return the name and e-mail address to write to, or None if none is known to be good.

    The customer's own address goes first, then that of the main person, then of the others.
    """
    rows = ask(ADDRESSES, customer=customer_id, day=as_of.isoformat())
    return (rows[0][0], rows[0][1]) if rows else None
