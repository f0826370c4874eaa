"""What commands that name an entry share: whose it is, where several customers have its number."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.queries.customers import customer_id_of


def add_whose(parser: ArgumentParser) -> None:
    """Add the option that says whose entry is meant."""
    parser.add_argument("--customer", metavar="CODE", help="if several customers have the number")


def whose(options: Namespace) -> int | None:
    """Return the customer whose entry is meant, None if it was not said.

    Raises:
        RefusedError: no customer has that code.
    """
    return customer_id_of(options.customer) if options.customer else None
