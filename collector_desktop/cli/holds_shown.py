"""What commands about holds share: which account or entry is meant."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import suppress

from collector_desktop.cli.whose import add_whose, whose
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import DEBITS
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of

CUSTOMER, ITEM = "customer", "item"


def add_target(parser: ArgumentParser) -> None:
    """Add what is meant: a customer's code or the number of a debt."""
    parser.add_argument(
        "target", metavar="CODE|NUMBER", help="a customer and all its items, or one debt"
    )
    parser.add_argument(
        "--as", dest="meant", choices=(CUSTOMER, ITEM), help="which, where it could be both"
    )
    add_whose(parser)


def target_of(options: Namespace) -> tuple[int, int | None]:
    """Return the customer and, unless all of it is meant, the debt.

    Raises:
        RefusedError: there is neither, or both and it was not said which.
    """
    owner = whose(options)
    customer_id, entry = None, None
    if options.meant != ITEM and owner is None:
        with suppress(RefusedError):
            customer_id = customer_id_of(options.target)
    if options.meant != CUSTOMER:
        try:
            entry = entry_of(options.target, DEBITS, owner)
        except RefusedError as error:
            if customer_id is None:
                raise RefusedError(
                    f"No customer or debt is {options.target}.", f"{error.title} {error.advice}"
                ) from error
    if customer_id is not None and entry is not None:
        raise RefusedError(
            f"{options.target} is a customer and a debt.", "Say --as customer or --as item."
        )
    if entry is not None:
        return entry.customer_id, entry.item_id
    return customer_id or customer_id_of(options.target), None
