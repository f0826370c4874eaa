"""The people of our own export come into a ledger, with their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from collector_desktop.domain.numbers import name_key
from collector_desktop.importers.own_rows import PersonNote
from collector_desktop.services.import_customers import NAMELESS_PERSON, Directory
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.models import Person, Phone


class PeopleRows:
    """Adds the people that a customer lacks; those it has by name stay as they are.

    Several may have one name: the second row with it is the second of them, or a new person. The
    nameless person that a list of customers made becomes the first one of the file.
    """

    def __init__(self, directory: Directory, tally: Tally) -> None:
        self._directory = directory
        self._tally = tally
        self._met: Counter[tuple[int, str]] = Counter()
        self._taken: set[int] = set()

    def take(self, rows: Sequence[PersonNote]) -> None:
        """Bring some rows in."""
        named = {(name_key(row.customer), row.name) for row in rows}
        for row in rows:
            known = self._directory.find(row.customer, "")
            if len(known) != 1:
                reason = "There is no customer with this code: import the customers first."
                self._tally.reject(row.row, "customer", row.customer, reason)
                continue
            keeps_nameless = (name_key(row.customer), NAMELESS_PERSON) in named
            self._take(row, known[0].id, keeps_nameless=keeps_nameless)

    def _take(self, row: PersonNote, customer_id: int, *, keeps_nameless: bool) -> None:
        values = {
            "name": row.name,
            "role": row.role,
            "email": row.email,
            "is_main": row.is_main,
            "do_not_call": row.do_not_call,
        }
        found = self._meant(row, customer_id, keeps_nameless=keeps_nameless)
        if found is not None and self._is_as_given(found, row, values):
            self._tally.unchanged += 1
            self._taken.add(found.id)
            return
        if found is None:
            found = Person.create(customer=customer_id, **values)
            self._tally.created += 1
        else:
            if found.name != row.name or self._is_made(found):
                Phone.delete().where(Phone.person == found).execute()
            Person.update(**values).where(Person.id == found.id).execute()
            self._tally.updated += 1
        self._add_phones(found, row)
        self._taken.add(found.id)

    def _meant(self, row: PersonNote, customer_id: int, *, keeps_nameless: bool) -> Person | None:
        """Return whom a row is about, or the nameless person that it gives a name; else None."""
        theirs = list(Person.select().where(Person.customer == customer_id).order_by(Person.id))
        before = self._met[customer_id, row.name]
        self._met[customer_id, row.name] += 1
        of_name = [person for person in theirs if person.name == row.name]
        if before < len(of_name):
            return of_name[before]
        nameless = (
            person
            for person in theirs
            if person.name == NAMELESS_PERSON and person.id not in self._taken
        )
        return next((one for one in nameless if not keeps_nameless or self._is_made(one)), None)

    def _is_as_given(self, person: Person, row: PersonNote, values: dict[str, object]) -> bool:
        if any(getattr(person, name) != value for name, value in values.items()):
            return False
        return not self._lacking(person, row) and (
            not self._is_made(person) or _has_just(person, row)
        )

    def _is_made(self, person: Person) -> bool:
        """Return whether a person is as a list of customers made it, with their address."""
        customer_id = person.id_in("customer")
        if person.name != NAMELESS_PERSON or not customer_id or not person.id_in("batch"):
            return False
        known = self._directory.by_id[customer_id]
        numbers = {phone.number for phone in Phone.select().where(Phone.person == person)}
        return person.email == known.email and numbers <= {known.phone}

    def _lacking(self, person: Person, row: PersonNote) -> list[tuple[str, bool]]:
        """Return the numbers that a person lacks, each with whether it is wrong."""
        stored = {phone.number for phone in Phone.select().where(Phone.person == person)}
        return [given for given in _numbers_given(row) if _number(given[0])[1] not in stored]

    def _add_phones(self, person: Person, row: PersonNote) -> None:
        for text, is_wrong in self._lacking(person, row):
            label, number = _number(text)
            Phone.create(person=person, number=number, label=label, is_wrong=is_wrong)


def _numbers_given(row: PersonNote) -> list[tuple[str, bool]]:
    """Return the numbers of a row, each with whether it is wrong."""
    return [(text, False) for text in row.phones] + [(text, True) for text in row.wrong_phones]


def _has_just(person: Person, row: PersonNote) -> bool:
    """Return whether a person has the numbers of a row and no other."""
    given = [(*_number(text), is_wrong) for text, is_wrong in _numbers_given(row)]
    stored = Phone.select().where(Phone.person == person).order_by(Phone.id)
    return [(each.label, each.number, each.is_wrong) for each in stored] == given


def _number(text: str) -> tuple[str, str]:
    """Return the label and the number of a text such as `Mobile: 07700 900123`."""
    label, colon, number = text.partition(": ")
    return (label, number) if colon else ("", text)
