"""Whom a step reaches: the person, the e-mail address, the lines of the address, the number."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collector_desktop.queries.position import ask

if TYPE_CHECKING:
    from datetime import date

CUSTOMERS = """SELECT c.id, c.code, c.name, c.kind, c.email, c.phone, c.procedure, g.procedure,
    a.line1, a.line2, a.city, a.region, a.postcode, a.country
    FROM customer c LEFT JOIN customer_group g ON g.id = c.group_id
    LEFT JOIN address a ON a.customer_id = c.id AND a.kind = 'billing'"""
PEOPLE = """SELECT customer_id, name, email FROM person ORDER BY customer_id, is_main DESC, id"""
NUMBERS = """SELECT p.customer_id, n.number FROM phone n JOIN person p ON p.id = n.person_id
    WHERE NOT n.is_wrong AND NOT p.do_not_call
    ORDER BY p.customer_id, p.is_main DESC, p.id, n.id"""
FAULTS = """SELECT customer_id, kind, lower(value) FROM address_fault
    WHERE noted_on <= :day AND (cleared_on IS NULL OR cleared_on > :day)"""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A customer as a step reaches it; what is empty is not known, or has failed.

    `person` is the one to name, `email_person` the one whose address `email` is; `procedure` and
    `group_procedure` are the names that the customer and its group have.
    """

    customer_id: int
    code: str
    name: str
    kind: str
    procedure: str
    group_procedure: str
    person: str
    email: str
    email_person: str
    phone: str
    address: tuple[str, ...]
    country: str
    region: str

    @property
    def has_address(self) -> bool:
        """Return whether a letter can be posted: more than a region is known of the address."""
        return bool(self.address)


def recipients(as_of: date) -> dict[int, Recipient]:
    """Return every customer by id, with the ways by which it is reached at a day."""
    faults = {tuple(row) for row in ask(FAULTS, day=as_of.isoformat())}
    people: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for customer_id, name, email in ask(PEOPLE):
        people[customer_id].append((name, email))
    numbers: dict[int, str] = {}
    for customer_id, number in ask(NUMBERS):
        if (customer_id, "phone", number.lower()) not in faults:
            numbers.setdefault(customer_id, number)
    found = {}
    for row in ask(CUSTOMERS):
        customer_id, code, name, kind, email, phone, procedure, of_group, *address = row
        *lines, country = address
        reached = people.get(customer_id, [])
        mail = [(own, who) for who, own in reached if own] + ([(email, "")] if email else [])
        if faults:
            mail = [each for each in mail if (customer_id, "email", each[0].lower()) not in faults]
            if (customer_id, "phone", phone.lower()) in faults:
                phone = ""
        own, who = mail[0] if mail else ("", "")
        posted = tuple(filter(None, lines)) if lines[0] or lines[4] or lines[2] else ()
        if posted and faults and (customer_id, "post", ", ".join(posted).lower()) in faults:
            posted = ()
        found[customer_id] = Recipient(
            customer_id,
            code,
            name,
            kind,
            procedure,
            of_group or "",
            reached[0][0] if reached else "",
            own,
            who,
            numbers.get(customer_id) or phone,
            posted,
            country or "",
            lines[3] or "",
        )
    return found
