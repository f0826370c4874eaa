"""Use cases: the limits of a customer and of a group, and what of a customer's debts is insured."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import LARGEST_MINOR
from collector_desktop.services.money_entries import in_words, the_customer
from collector_desktop.storage.models import (
    CreditCover,
    Customer,
    CustomerGroup,
    GroupLimit,
    SharedLimit,
    SubLimit,
)
from collector_desktop.storage.operations import operation


class LimitPart(StrEnum):
    """What a sub-limit of a customer limits in one currency."""

    OWED = "owed"
    OVERDUE = "overdue"


@frozen
class SubLimitDraft:
    """How much a customer may owe in a currency, or have overdue in it; None takes the limit away.

    In minor units of that currency. The history keeps the `reason`.
    """

    customer_id: int
    currency: str
    limit_minor: int | None
    part: LimitPart = LimitPart.OWED
    reason: str = ""


@frozen
class CoverDraft:
    """What is insured of a customer's debts, in its currency; nothing ends the cover.

    The history keeps the `reason`.
    """

    customer_id: int
    insured_minor: int | None
    insurer: str = ""
    until_on: date | None = None
    reason: str = ""


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
    name: str, currency: str, limit_minor: int | None, made_on: date, reason: str = ""
) -> Outcome[str]:
    """Give a group a limit for each of its customers that has none of its own; None takes it away.

    The history keeps the reason.

    Raises:
        RefusedError: there is no such group, or the amount cannot be.
    """
    said = _said(limit_minor, currency, reason)
    summary = f"Set the credit limit of the group {name}: {said}"
    return _limit_group(GroupLimit, name, (currency, limit_minor), (summary, made_on))


def set_shared_limit(
    name: str, currency: str, limit_minor: int | None, made_on: date, reason: str = ""
) -> Outcome[str]:
    """Give a group a limit that all its customers share; None takes it away.

    The limits of the customers themselves stay: they are the shares of each. The history keeps
    the reason.

    Raises:
        RefusedError: there is no such group, or the amount cannot be.
    """
    said = _said(limit_minor, currency, reason)
    summary = f"Set the credit limit shared by the group {name}: {said}"
    return _limit_group(SharedLimit, name, (currency, limit_minor), (summary, made_on))


def _limit_group(
    model: type[GroupLimit | SharedLimit],
    name: str,
    limit: tuple[str, int | None],
    made: tuple[str, date],
) -> Outcome[str]:
    group = CustomerGroup.get_or_none(CustomerGroup.name == name)
    if group is None:
        raise RefusedError(f"There is no group {name!r}.", "Groups come with the customers' file.")
    currency, minor = require_currency(limit[0]), limit[1]
    _require(minor)
    stored = model.get_or_none(model.group == group)
    before = (stored.currency, stored.limit_minor) if stored else None
    if before == (None if minor is None else (currency, minor)):
        return Outcome(name, NOTHING)
    summary, made_on = made
    kind = "set_group_limit" if model is GroupLimit else "set_shared_limit"
    with operation(kind, summary, made_on) as current:
        model.delete().where(model.group == group).execute()
        if minor is not None:
            model.create(group=group, currency=currency, limit_minor=minor)
    return Outcome(name, Change.CUSTOMER, current.id, summary)


def set_sub_limit(draft: SubLimitDraft, made_on: date) -> Outcome[int]:
    """Limit what a customer owes in one currency, or has overdue in it.

    Raises:
        RefusedError: there is no such customer, or the amount cannot be.
    """
    customer, currency = the_customer(draft.customer_id), require_currency(draft.currency)
    _require(draft.limit_minor)
    same = {"customer": customer, "part": draft.part.value, "currency": currency}
    stored = SubLimit.get_or_none(**same)
    if (stored.limit_minor if stored else None) == draft.limit_minor:
        return Outcome(customer.id, NOTHING)
    part = "what it owes" if draft.part is LimitPart.OWED else "what is overdue"
    said = _said(draft.limit_minor, currency, draft.reason)
    summary = f"Limit {part} in {currency} of {customer.name}: {said}"
    with operation("set_sub_limit", summary, made_on) as current:
        if stored is not None:
            SubLimit.delete().where(SubLimit.id == stored.id).execute()
        if draft.limit_minor is not None:
            SubLimit.create(limit_minor=draft.limit_minor, **same)
    return Outcome(customer.id, Change.CUSTOMER, current.id, summary)


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
    summary = f"Note what is insured of {customer.name}: {words}{_why(draft.reason)}"
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
        raise RefusedError("A limit cannot be below zero.", "Write none for no limit.")


def _said(minor: int | None, currency: str, reason: str = "") -> str:
    return ("none" if minor is None else in_words(minor, currency)) + _why(reason)


def _why(reason: str) -> str:
    return f", {reason.strip()}" if reason.strip() else ""
