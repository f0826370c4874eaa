"""What the commands on late payment share: what is meant, and which figures are missing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Collection
from contextlib import suppress

from collector_desktop.cli.whose import add_whose, whose
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.queries.interest import Unknown
from collector_desktop.queries.interest_gaps import gaps

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


def left_out(unknown: Collection[Unknown]) -> dict[str, list[dict[str, str]]]:
    """Return the invoices that lack a rate for a document, each with the reason; nothing if none.

    Scripts find `left_out` only where something is left out.
    """
    found = [
        {
            "item": each.number,
            "customer": each.customer_code,
            "reason": " ".join((each.why.title, each.why.advice)),
        }
        for each in unknown
    ]
    return {"left_out": found} if found else {}


def left_out_notes(unknown: Collection[Unknown]) -> tuple[str, ...]:
    """Return a sentence for each missing rate: the invoices left out, why, and what to do."""
    return tuple(f"Left out: {', '.join(gap.numbers)}. {gap.reason}" for gap in gaps(unknown))
