"""Use cases about who a customer is: names, terms, limit, address and the people to speak to."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.countries import placed
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import LARGEST_MINOR
from collector_desktop.domain.numbers import name_key
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.services.money_entries import the_customer
from collector_desktop.storage.models import (
    Address,
    Contact,
    Customer,
    CustomerGroup,
    Person,
    Phone,
)
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from datetime import date

KINDS = ("company", "sole_trader", "consumer")


@frozen
class AddressDraft:
    """Where bills go; the country by its two letters or a name, empty for the company's own."""

    line1: str = ""
    line2: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""

    def is_empty(self) -> bool:
        """Return whether nothing is written in it."""
        return not any(asdict(self).values())

    def as_kept(self) -> AddressDraft:
        """Return the address without needless blanks, its country by the two letters."""
        plain = {name: _tidy(text) for name, text in asdict(self).items()}
        plain["region"], plain["country"] = placed(plain["region"], plain["country"])
        return AddressDraft(**plain)


@frozen
class CustomerDraft:
    """What can be changed about a customer.

    Empty `terms` mean those of the group, then of the company. `credit_limit_minor` is in the
    customer's currency; None is no limit, 0 is cash only.
    """

    customer_id: int
    name: str
    kind: str = "company"
    terms: str = ""
    credit_limit_minor: int | None = None
    group: str = ""
    email: str = ""
    phone: str = ""
    address: AddressDraft = AddressDraft()


@frozen
class PersonDraft:
    """Somebody to speak to; without `person_id` a new one. `phones` are those that work."""

    customer_id: int
    name: str
    person_id: int | None = None
    role: str = ""
    email: str = ""
    phones: tuple[str, ...] = ()
    is_main: bool = False
    do_not_call: bool = False


def save_customer(draft: CustomerDraft, made_on: date) -> Outcome[int]:
    """Keep what was changed about a customer; nothing is written when nothing was.

    Raises:
        CollectorError: a field cannot be; nothing changed.
    """
    customer = the_customer(draft.customer_id)
    columns = _customer_columns(draft)
    group = _tidy(draft.group)
    wanted = draft.address.as_kept()
    stored = Address.get_or_none((Address.customer == customer) & (Address.kind == "billing"))
    changed = {name: value for name, value in columns.items() if getattr(customer, name) != value}
    same_group = name_key(customer.group.name if customer.group else "") == name_key(group)
    if not changed and same_group and wanted == _stored_address(stored):
        return Outcome(customer.id, NOTHING)
    summary = f"Change the details of {customer.name}"
    with operation("save_customer", summary, made_on) as current:
        if not same_group:
            changed["group"] = _group(group)
        if changed:
            Customer.update(**changed).where(Customer.id == customer.id).execute()
        _write_address(customer, stored, wanted)
    return Outcome(customer.id, Change.CUSTOMER, current.id, summary)


def save_person(draft: PersonDraft, made_on: date) -> Outcome[int]:
    """Keep a new person or what was changed about one; the main person is the only main one.

    Raises:
        RefusedError: there is no name, the e-mail address is not valid, or the person is gone.
    """
    customer = the_customer(draft.customer_id)
    name = _tidy(draft.name)
    if not name:
        raise RefusedError("This person has no name.", "Enter a name, such as Accounts.")
    values = {
        "name": name,
        "role": _tidy(draft.role),
        "email": _email(draft.email),
        "is_main": draft.is_main,
        "do_not_call": draft.do_not_call,
    }
    person = _person(draft.person_id) if draft.person_id is not None else None
    if person is not None and _is_same(person, values, draft.phones):
        return Outcome(person.id, NOTHING)
    summary = f"{'Change' if person else 'Add'} {name} at {customer.name}"
    with operation("save_person", summary, made_on) as current:
        if draft.is_main:
            others = (Person.customer == customer) & Person.is_main
            Person.update(is_main=False).where(others).execute()
        if person is None:
            person = Person.create(customer=customer, **values)
        else:
            Person.update(**values).where(Person.id == person.id).execute()
        _write_phones(person, draft.phones)
    return Outcome(person.id, Change.CUSTOMER, current.id, summary)


def remove_person(person_id: int, made_on: date) -> Outcome[int]:
    """Take a person away; contacts keep the name.

    Raises:
        RefusedError: the person is gone already.
    """
    person = _person(person_id)
    summary = f"Remove {person.name} from {person.customer.name}"
    with operation("remove_person", summary, made_on) as current:
        Contact.update(person=None).where(Contact.person == person).execute()
        Phone.delete().where(Phone.person == person).execute()
        person.delete_instance()
    return Outcome(person_id, Change.CUSTOMER, current.id, summary)


def _person(person_id: int) -> Person:
    person = Person.get_or_none(Person.id == person_id)
    if person is None:
        raise RefusedError("This person is not in the ledger any more.", "See the customer again.")
    return person


def _customer_columns(draft: CustomerDraft) -> dict[str, object]:
    name, limit = _tidy(draft.name), draft.credit_limit_minor
    if not name:
        raise RefusedError("A customer needs a name.", "Enter the name as on its invoices.")
    if draft.kind not in KINDS:
        raise RefusedError(f"{draft.kind!r} is not a kind of customer.", f"Use {', '.join(KINDS)}.")
    if limit is not None and not 0 <= limit <= LARGEST_MINOR:
        raise RefusedError(
            "This is not a credit limit.", "Enter 0 for cash only, nothing for none."
        )
    return {
        "name": name,
        "kind": draft.kind,
        "terms": str(parse_terms(draft.terms)) if draft.terms.strip() else "",
        "credit_limit_minor": limit,
        "email": _email(draft.email),
        "phone": _tidy(draft.phone),
    }


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _email(text: str) -> str:
    address = text.strip()
    before, at, after = address.partition("@")
    if address and (not (before and at and "." in after) or " " in address or "@" in after):
        raise RefusedError(
            f"{address!r} is not an e-mail address.", "Write it as name@company.com."
        )
    return address


def _group(name: str) -> CustomerGroup | None:
    if not name:
        return None
    known = {name_key(group.name): group for group in CustomerGroup.select()}
    return known.get(name_key(name)) or CustomerGroup.create(name=name)


def _stored_address(stored: Address | None) -> AddressDraft:
    if stored is None:
        return AddressDraft()
    return AddressDraft(*(getattr(stored, field.name) for field in fields(AddressDraft)))


def _write_address(customer: Customer, stored: Address | None, wanted: AddressDraft) -> None:
    if wanted == _stored_address(stored):
        return
    if stored is None:
        Address.create(customer=customer, **asdict(wanted))
    elif wanted.is_empty():
        stored.delete_instance()
    else:
        Address.update(**asdict(wanted)).where(Address.id == stored.id).execute()


def _is_same(person: Person, values: dict[str, object], phones: tuple[str, ...]) -> bool:
    working = [row.number for row in _phones(person) if not row.is_wrong]
    same = all(getattr(person, name) == value for name, value in values.items())
    return same and working == _numbers(phones)


def _phones(person: Person) -> list[Phone]:
    return list(Phone.select().where(Phone.person == person).order_by(Phone.id))


def _numbers(phones: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(_tidy, phones))))


def _write_phones(person: Person, phones: tuple[str, ...]) -> None:
    """Bring the numbers in line; one that is given again works again."""
    wanted, stored = _numbers(phones), _phones(person)
    for row in stored:
        if row.number not in wanted and not row.is_wrong:
            row.delete_instance()
        elif row.number in wanted and row.is_wrong:
            Phone.update(is_wrong=False).where(Phone.id == row.id).execute()
    known = {row.number for row in stored}
    for number in wanted:
        if number not in known:
            Phone.create(person=person, number=number)
