"""Use case: two customers of the ledger are one; everything of the old one goes to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import IntegrityError

from collector_desktop.domain.changes import EVERYTHING, NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.services.merge_items import join, twins
from collector_desktop.services.merge_rows import move_rows, referring
from collector_desktop.services.money_entries import in_words, the_customer
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import (
    CreditCover,
    Customer,
    CustomerAlias,
    CustomersApart,
    Person,
    SubLimit,
)
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from datetime import date

FILLED = ("terms", "group", "procedure", "email", "phone")


@frozen
class Merged:
    """Who stays, how many invoices both accounts had, and what is worth a look."""

    customer_id: int
    code: str
    name: str
    twice: int
    notes: tuple[str, ...] = ()


def merge_customers(old_id: int, new_id: int, made_on: date) -> Outcome[Merged]:
    """Move everything of one customer to another, and let files go on using its code and name.

    An invoice that both accounts have becomes one: what was agreed about it stays, and what is
    open of it is what the newer entry says. What the other customer lacks of terms, group,
    procedure, limit and addresses it gets from the old one.

    Raises:
        RefusedError: they are the same, or an entry of the same number differs; nothing changed.
    """
    old, new = the_customer(old_id), the_customer(new_id)
    if old.id == new.id:
        raise RefusedError("This is one and the same customer.", "Choose two customers.")
    summary = f"Merge {old.name} ({old.code}) into {new.name} ({new.code})"
    try:
        with operation("merge_customers", summary, made_on) as current:
            pairs = twins(old, new)
            for twin in pairs:
                join(twin, made_on)
            notes = _fill(old, new)
            _move(old, new)
            judge_promises(made_on, new.id)
    except IntegrityError as error:
        raise RefusedError(
            f"{old.name} and {new.name} cannot be merged: both have what may exist only once.",
            "See the bank lines and cases of both, and end one of the two.",
        ) from error
    merged = Merged(new.id, new.code, new.name, len(pairs), notes)
    return Outcome(merged, EVERYTHING, current.id, summary, " ".join(notes))


def keep_apart(one_id: int, other_id: int, made_on: date) -> Outcome[None]:
    """Remember that two customers that look alike are two, so that they are proposed no more."""
    first, second = sorted((one_id, other_id))
    one, other = the_customer(first), the_customer(second)
    pair = (CustomersApart.first == first) & (CustomersApart.second == second)
    if CustomersApart.get_or_none(pair) is not None:
        return Outcome(None, NOTHING)
    summary = f"Keep {one.name} and {other.name} apart"
    with operation("keep_apart", summary, made_on) as current:
        CustomersApart.create(first=first, second=second)
    return Outcome(None, Change.CUSTOMER, current.id, summary)


def _fill(old: Customer, new: Customer) -> tuple[str, ...]:
    """Give the customer that stays what it lacks, and say where the two differ."""
    values: dict[str, object] = {
        name: getattr(old, name) for name in FILLED if not getattr(new, name) and getattr(old, name)
    }
    notes = []
    if old.currency != new.currency:
        notes.append(
            f"{old.name} was kept in {old.currency}, {new.name} in {new.currency}:"
            " both currencies are on the account now."
        )
    elif old.credit_limit_minor is not None and new.credit_limit_minor is None:
        values["credit_limit_minor"] = old.credit_limit_minor
    if new.credit_limit_minor is not None and old.credit_limit_minor not in {
        None,
        new.credit_limit_minor,
    }:
        stays = in_words(new.credit_limit_minor, new.currency)
        was = in_words(old.credit_limit_minor, old.currency)
        notes.append(f"The credit limit stays {stays}; {old.name} had {was}.")
    if values:
        Customer.update(**values).where(Customer.id == new.id).execute()
    return tuple(notes)


def _move(old: Customer, new: Customer) -> None:
    """Let everything refer to the customer that stays, and keep the old code and name."""
    apart = (CustomersApart.first == old.id) | (CustomersApart.second == old.id)
    CustomersApart.delete().where(apart).execute()
    _leave_limits(old, new)
    _leave_main_person(old, new)
    for table, column in referring(Customer, leaving_out=(CustomersApart,)):
        move_rows(table, column, old.id, new.id)
    code, name = old.code, old.name
    old.delete_instance()
    CustomerAlias.delete().where(CustomerAlias.code == code).execute()
    CustomerAlias.create(customer=new, code=code, name=name)


def _leave_main_person(old: Customer, new: Customer) -> None:
    """Let the main person of the customer that stays be the only one, if it has one."""
    if Person.select().where(Person.customer == new.id, Person.is_main).exists():
        Person.update(is_main=False).where(Person.customer == old.id, Person.is_main).execute()


def _leave_limits(old: Customer, new: Customer) -> None:
    """Drop what the old customer has of limits and cover where the one that stays has its own."""
    if CreditCover.get_or_none(CreditCover.customer == new.id) is not None:
        CreditCover.delete().where(CreditCover.customer == old.id).execute()
    for row in SubLimit.select().where(SubLimit.customer == new.id):
        SubLimit.delete().where(
            SubLimit.customer == old.id,
            SubLimit.part == row.part,
            SubLimit.currency == row.currency,
        ).execute()
