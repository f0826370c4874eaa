"""Payments that were returned: a dated entry takes the whole receipt up, and names it.

The entry is known by its reference, which travels with exported files.
"""

from __future__ import annotations

from collector_desktop.queries.position import ask

RETURNED = "Returned "
SETTLED_WITH = "Settled with "

IS_RETURN = f"""(i.type = 'debit_adjustment' AND EXISTS (
    SELECT 1 FROM allocation b JOIN item r ON r.id = b.source_id
    WHERE b.target_id = i.id AND r.type = 'receipt' AND i.reference = '{RETURNED}' || r.number))"""

RETURNED_ON = f"""(SELECT min(t.document_on) FROM allocation b JOIN item t ON t.id = b.target_id
    WHERE b.source_id = i.id AND i.type = 'receipt' AND t.type = 'debit_adjustment'
      AND t.reference = '{RETURNED}' || i.number AND t.document_on <= :day)"""

RETURN = f"SELECT i.number FROM item i WHERE i.id = :item AND {IS_RETURN}"
RETURN_OF = f"""SELECT i.number FROM item i WHERE {IS_RETURN} AND i.id IN (
    SELECT target_id FROM allocation WHERE source_id = :item)"""

CONDITIONAL = """SELECT id FROM item WHERE customer_id = :customer AND reference = :reference
    AND type = 'credit_adjustment' ORDER BY id"""


def returned_reference(number: str) -> str:
    """Return the reference of the entry that returns a receipt."""
    return RETURNED + number


def settled_with(number: str) -> str:
    """Return the reference of what was written off on the condition that a receipt stands."""
    return SETTLED_WITH + number


def conditional_write_offs(customer_id: int, number: str) -> list[int]:
    """Return the ids of the entries that gave up what a receipt settled for less or discounted."""
    rows = ask(CONDITIONAL, customer=customer_id, reference=settled_with(number))
    return [row[0] for row in rows]


def is_return(item_id: int) -> bool:
    """Return whether an entry is the return of a receipt."""
    return bool(ask(RETURN, item=item_id))


def return_of(item_id: int) -> str | None:
    """Return the number of the entry by which a receipt was returned, if it was."""
    found = ask(RETURN_OF, item=item_id)
    return found[0][0] if found else None
