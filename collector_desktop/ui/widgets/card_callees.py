"""What the composer of the customer card starts from: who can be spoken to, and which sum."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.queries.customer_card import CustomerCard
from collector_desktop.queries.customers import CustomerFacts
from collector_desktop.queries.items import ItemRow
from collector_desktop.ui.widgets.composer_callee import Callee


def callees(facts: CustomerFacts) -> tuple[Callee, ...]:
    """Return everybody with each number; who is not to be called comes without one, last."""
    open_to_calls = [person for person in facts.people if not person.do_not_call]
    others = [
        Callee(person.name, role=person.role) for person in facts.people if person.do_not_call
    ]
    found = [
        Callee(person.name, number, person.role)
        for person in open_to_calls
        for number in person.phones or (facts.phone,)
    ]
    if not found and facts.phone:
        found = [Callee("", facts.phone)]
    return (*found, *others)


def suggested(card: CustomerCard, ticked: Sequence[ItemRow]) -> tuple[int, tuple[int, ...], str]:
    """Return the sum to promise, the items it is for, and the currency.

    Ticked items of the currency of the first one count; credits among them are taken off.
    Nothing ticked means what is overdue, else what is owed, of the account as a whole.
    """
    debits = [item for item in ticked if item.sign > 0]
    if debits:
        currency = debits[0].currency
        same = [item for item in ticked if item.currency == currency]
        owed = sum(item.open_minor for item in same if item.sign > 0)
        net = sum(item.sign * item.open_minor for item in same)
        ids = tuple(item.item_id for item in same if item.sign > 0)
        return net if net > 0 else owed, ids, currency
    account = card.main_account
    if account is None:
        return 0, (), card.facts.currency
    return account.overdue_minor or max(account.closing_minor, 0), (), account.currency
