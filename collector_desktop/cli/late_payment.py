"""What the commands on late payment share: the invoice or customer that is meant."""

from __future__ import annotations

from argparse import ArgumentParser
from contextlib import suppress

from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of

INVOICE = frozenset({"invoice"})


def add_target(parser: ArgumentParser, more: str = "") -> None:
    """Add the argument that says on what."""
    parser.add_argument(
        "target",
        metavar="NUMBER|CODE",
        help=f"{more}an invoice, or a customer for all invoices of it",
    )


def late_target(text: str) -> tuple[int, frozenset[int] | None]:
    """Return the customer, and the invoice if it was one that was named.

    Raises:
        RefusedError: no invoice has that number and no customer that code.
    """
    with suppress(RefusedError):
        return customer_id_of(text), None
    entry = entry_of(text, INVOICE)
    return entry.customer_id, frozenset({entry.item_id})
