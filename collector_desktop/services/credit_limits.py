"""Use cases: what of a customer's debts is insured, its limit, and the limit of a group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.money import LARGEST_MINOR
from collector_desktop.services.money_entries import in_words, the_customer
from collector_desktop.storage.models import CreditCover, Customer, CustomerGroup, GroupLimit
from collector_desktop.storage.operations import operation


@dataclass(frozen=True, slots=True)
class CoverDraft:
    """What is insured of a customer's debts, in its currency; nothing ends the cover."""

    customer_id: int
    insured_minor: int | None
    insurer: str = ""
    until_on: date | None = None


def set_limit(customer_id: int, limit_minor: int | None, made_on: date) -> Outcome[int]:
    """Give a customer a credit limit in its currency; None is no limit, 0 is cash only.

    Raises:
        RefusedError: there is no such customer, or the amount cannot be.
    """
    customer = the_customer(customer_id)
    _require(limit_minor)
    if customer.credit_limit_minor == limit_minor:
        return Outcome(customer_id, NOTHING)
    summary = f"Set the credit limit of {customer.name}: {_said(limit_minor, customer.currency)}"
    with operation("set_limit", summary, made_on) as current:
        Customer.update(credit_limit_minor=limit_minor).where(Customer.id == customer_id).execute()
    return Outcome(customer_id, Change.CUSTOMER, current.id, summary)


def set_group_limit(
    name: str, currency: str, limit_minor: int | None, made_on: date
) -> Outcome[str]:
    """Give a group a limit for each of its customers that has none of its own; None takes it away.

    Raises:
        RefusedError: there is no such group, or the amount cannot be.
    """
    group = CustomerGroup.get_or_none(CustomerGroup.name == name)
    if group is None:
        raise RefusedError(f"There is no group {name!r}.", "Groups come with the customers' file.")
    _require(limit_minor)
    stored = GroupLimit.get_or_none(GroupLimit.group == group)
    before = (stored.currency, stored.limit_minor) if stored else None
    wanted = None if limit_minor is None else (currency, limit_minor)
    if before == wanted:
        return Outcome(name, NOTHING)
    summary = f"Set the credit limit of the group {name}: {_said(limit_minor, currency)}"
    with operation("set_group_limit", summary, made_on) as current:
        GroupLimit.delete().where(GroupLimit.group == group).execute()
        if limit_minor is not None:
            GroupLimit.create(group=group, currency=currency, limit_minor=limit_minor)
    return Outcome(name, Change.CUSTOMER, current.id, summary)


def set_cover(draft: CoverDraft, made_on: date) -> Outcome[int]:
    """Note what a credit insurer covers of a customer; without an amount nothing is insured.

    Raises:
        RefusedError: there is no such customer, or the amount cannot be.
    """
    customer = the_customer(draft.customer_id)
    _require(draft.insured_minor)
    stored = CreditCover.get_or_none(CreditCover.customer == customer)
    before = (stored.insured_minor, stored.insurer, stored.until_on) if stored else None
    insured = draft.insured_minor
    wanted = None if insured is None else (insured, draft.insurer.strip(), draft.until_on)
    if before == wanted:
        return Outcome(customer.id, NOTHING)
    words = "nothing" if insured is None else in_words(insured, customer.currency)
    summary = f"Note what is insured of {customer.name}: {words}"
    with operation("set_cover", summary, made_on) as current:
        CreditCover.delete().where(CreditCover.customer == customer).execute()
        if insured is not None:
            CreditCover.create(
                customer=customer,
                insured_minor=insured,
                insurer=draft.insurer.strip(),
                until_on=draft.until_on,
            )
    return Outcome(customer.id, Change.CUSTOMER, current.id, summary)


def _require(minor: int | None) -> None:
    if minor is not None and not 0 <= minor <= LARGEST_MINOR:
        raise RefusedError("A limit cannot be below nothing.", "Write none for no limit.")


def _said(minor: int | None, currency: str) -> str:
    return "none" if minor is None else in_words(minor, currency)
