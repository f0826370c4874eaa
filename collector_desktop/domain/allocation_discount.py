"""What a receipt pays that is short of just the discount that the terms allow on its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from collector_desktop.domain.allocation import (
    AllocationPlan,
    OpenDebit,
    Part,
    Reason,
    names,
)


def plan_with_discount(
    amount_minor: int, reference: str, debits: Sequence[OpenDebit], offers: Mapping[int, int]
) -> AllocationPlan | None:
    """Return the invoices that an amount pays less their discounts, None where that is not plain.

    `offers` are the discounts, by item, that the terms allow on the day of the money. The invoices
    that the reference names count, all of them; without any the one invoice that fits alone. An
    amount that pays something in full, or fits two invoices, is no discount.
    """
    if any(debit.open_minor == amount_minor for debit in debits):
        return None
    named = [debit for debit in debits if names(reference, debit.number)]
    if named:
        chosen = named
        if sum(_net(each, offers) for each in named) != amount_minor:
            return None
    else:
        chosen = [each for each in debits if _net(each, offers) == amount_minor]
        if len(chosen) != 1:
            return None
    if not any(each.item_id in offers for each in chosen):
        return None
    return AllocationPlan(tuple(_part(each, offers) for each in chosen), 0)


def _part(debit: OpenDebit, offers: Mapping[int, int]) -> Part:
    reason = Reason.DISCOUNTED if debit.item_id in offers else Reason.REFERENCED
    return Part(debit.item_id, _net(debit, offers), reason)


def _net(debit: OpenDebit, offers: Mapping[int, int]) -> int:
    return debit.open_minor - offers.get(debit.item_id, 0)
