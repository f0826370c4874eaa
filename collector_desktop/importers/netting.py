"""Items of an account's entries: the debits of one number make it, the credits settle it."""

from __future__ import annotations

from collector_desktop.domain.items import DEBITS
from collector_desktop.importers.base import ItemRow


class Netting:
    """The entries of one receivables account so far, by number, which is one of our own.

    The first debit of a number gives the item everything but its amount. What the credits of a
    number have beyond its debits stays money on account. What is settled of an item was settled on
    the day of the last of its credits.
    """

    def __init__(self) -> None:
        self._entries: dict[str, list[ItemRow]] = {}
        self.taken = 0

    def take(self, entry: ItemRow) -> None:
        """Take the next entry of the account."""
        number = "".join(entry.number.casefold().split())
        self._entries.setdefault(number, []).append(entry)
        self.taken += 1

    def items(self) -> list[ItemRow]:
        """Return what all entries come to, in the order of their first lines."""
        made = [item for entries in self._entries.values() for item in _netted(entries)]
        return sorted(made, key=lambda item: item.row)


def _netted(entries: list[ItemRow]) -> list[ItemRow]:
    """Return the item that the entries of one number make, and what is left beside it."""
    debits = [entry for entry in entries if entry.type in DEBITS]
    payments = [entry for entry in entries if entry.type not in DEBITS]
    owed = sum(entry.amount_minor for entry in debits)
    paid = sum(entry.amount_minor for entry in payments)
    settled = min(owed, paid)
    items = []
    if owed:
        last = max((entry.document_on for entry in payments), default=None)
        items.append(
            debits[0]._replace(
                amount_minor=owed,
                open_minor=owed - settled,
                settled_on=last,
            )
        )
    if paid > settled:
        items.append(payments[-1]._replace(amount_minor=paid - settled))
    return items
