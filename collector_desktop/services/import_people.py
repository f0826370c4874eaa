"""The people of our own export come into a ledger, with their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.domain.numbers import name_key
from collector_desktop.importers.own_rows import PersonNote
from collector_desktop.services.import_customers import NAMELESS_PERSON, Directory
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.models import Person, Phone


class PeopleRows:
    """Adds the people that a customer lacks; those it has by name stay as they are.

    The nameless person that a list of customers made becomes the first one of the file.
    """

    def __init__(self, directory: Directory, tally: Tally) -> None:
        self._directory = directory
        self._tally = tally

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
        theirs = {person.name: person for person in self._people(customer_id)}
        values = {
            "name": row.name,
            "role": row.role,
            "email": row.email,
            "is_main": row.is_main,
            "do_not_call": row.do_not_call,
        }
        found = theirs.get(row.name)
        if found is None and not keeps_nameless:
            found = theirs.get(NAMELESS_PERSON)
        if found is not None and self._is_as_told(found, row, values):
            self._tally.unchanged += 1
            return
        if found is None:
            found = Person.create(customer=customer_id, **values)
            self._tally.created += 1
        else:
            if found.name != row.name:
                Phone.delete().where(Phone.person == found).execute()
            Person.update(**values).where(Person.id == found.id).execute()
            self._tally.updated += 1
        self._add_phones(found, row)

    def _people(self, customer_id: int) -> list[Person]:
        return list(Person.select().where(Person.customer == customer_id))

    def _is_as_told(self, person: Person, row: PersonNote, values: dict[str, object]) -> bool:
        same = all(getattr(person, name) == value for name, value in values.items())
        return same and not self._lacking(person, row)

    def _lacking(self, person: Person, row: PersonNote) -> list[tuple[str, bool]]:
        """Return the numbers that a person lacks, each with whether it is wrong."""
        stored = {phone.number for phone in Phone.select().where(Phone.person == person)}
        told = [(text, False) for text in row.phones] + [(text, True) for text in row.wrong_phones]
        return [(text, is_wrong) for text, is_wrong in told if _number(text)[1] not in stored]

    def _add_phones(self, person: Person, row: PersonNote) -> None:
        for text, is_wrong in self._lacking(person, row):
            label, number = _number(text)
            Phone.create(person=person, number=number, label=label, is_wrong=is_wrong)


def _number(text: str) -> tuple[str, str]:
    """Return the label and the number of a text such as `Mobile: 07700 900123`."""
    label, colon, number = text.partition(": ")
    return (label, number) if colon else ("", text)
