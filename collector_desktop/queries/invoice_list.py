"""Invoices with what their list says of the customers: whom to call, flags, the last contact."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.customer_list import CustomerListRow, customer_list
from collector_desktop.queries.items import ItemRow, items
from collector_desktop.queries.position import ask
from collector_desktop.queries.stages import Stage, stages

CHASED = """SELECT DISTINCT ci.item_id FROM contact_item ci JOIN contact c ON c.id = ci.contact_id
    WHERE c.kind <> 'note' AND c.made_on <= :day"""


@frozen
class InvoiceList:
    """Debits of the ledger at a day; credits and receipts are left to the customer's card.

    `customers` has the row of each customer's account by customer id and currency, `chased` the
    items that a call, a letter or an e-mail has named, `stages` how far each is chased by item id.
    A list that is not `whole` has too many rows to be held: they are read page by page.
    """

    currency: str
    labels: tuple[str, ...]
    rows: tuple[ItemRow, ...]
    customers: dict[tuple[int, str], CustomerListRow]
    chased: frozenset[int]
    whole: bool = True
    stages: dict[int, Stage] = field(default_factory=dict)

    def contacted_on(self, row: ItemRow) -> date | None:
        """Return the last contact with the customer since an item fell due."""
        customer = self.customers.get((row.customer_id, row.currency))
        last = customer.last_contact if customer else None
        return last.made_on if last is not None and last.made_on > row.due_on else None

    def is_never_chased(self, row: ItemRow) -> bool:
        """Return whether an overdue item was never named, and nobody spoken to since it is due."""
        named = row.item_id in self.chased
        return row.is_overdue and not named and self.contacted_on(row) is None


def invoice_list(as_of: date, *, settled: bool = False) -> InvoiceList:
    """Return the open debits at the end of a day, or the settled ones too."""
    listed = customer_list(as_of)
    rows = items(as_of, "all" if settled else "open")
    chased = frozenset(row[0] for row in ask(CHASED, day=as_of.isoformat()))
    return InvoiceList(
        listed.currency,
        listed.labels,
        tuple(row for row in rows if row.sign > 0),
        {(row.customer_id, row.currency): row for row in listed.rows},
        chased,
        stages=stages(as_of, rows),
    )
