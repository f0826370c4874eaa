"""The people of an account whose address a newer file has otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from collector_desktop.services.import_customers import Known
from collector_desktop.storage.models import Person, Phone

Changed = tuple[str, object, object]


def reach_people(known: Known, changes: Iterable[Changed]) -> None:
    """Give whoever was reached by the account's former e-mail or number the new one.

    Who has an address of their own keeps it, and a number that was marked wrong stays so.
    """
    for column, before, after in changes:
        if not before or not after:
            continue
        if column == "email":
            own = (Person.customer == known.id) & (Person.email == before)
            Person.update(email=after).where(own).execute()
        if column == "phone":
            people = Person.select(Person.id).where(Person.customer == known.id)
            same = (Phone.number == before) & Phone.person.in_(people) & ~Phone.is_wrong
            Phone.update(number=after).where(same).execute()
