"""What the commands on late payment share: the invoice or customer that is meant."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import suppress

from collector_desktop.cli.whose import add_whose, whose
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
    add_whose(parser)


def late_target(options: Namespace) -> tuple[int, frozenset[int] | None]:
    """Return the customer, and the invoice if it was one that was named.

    Raises:
        RefusedError: no invoice has that number and no customer that code.
    """
    customer_id = whose(options)
    if customer_id is None:
        with suppress(RefusedError):
            return customer_id_of(options.target), None
    entry = entry_of(options.target, INVOICE, customer_id)
    return entry.customer_id, frozenset({entry.item_id})
