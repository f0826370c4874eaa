"""Whom a step reaches: the person, the e-mail address, the lines of the address, the number."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.mail_addresses import sound_address
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.queries.chase_wishes import wishes
from collector_desktop.queries.position import ask

if TYPE_CHECKING:
    from datetime import date

CUSTOMERS = """SELECT c.id, c.code, c.name, c.kind, c.email, c.phone, c.procedure, g.procedure,
    a.line1, a.line2, a.city, a.region, a.postcode, a.country
    FROM customer c LEFT JOIN customer_group g ON g.id = c.group_id
    LEFT JOIN address a ON a.customer_id = c.id AND a.kind = 'billing'"""
PEOPLE = """SELECT customer_id, name, email FROM person NOT INDEXED
    ORDER BY customer_id, is_main DESC, id"""
NUMBERS = """SELECT p.customer_id, n.number, p.name FROM phone n NOT INDEXED
    CROSS JOIN person p ON p.id = n.person_id WHERE NOT n.is_wrong AND NOT p.do_not_call
    ORDER BY p.customer_id, p.is_main DESC, p.id, n.id"""
FAULTS = """SELECT customer_id, kind, lower(value) FROM address_fault
    WHERE noted_on <= :day AND (cleared_on IS NULL OR cleared_on > :day)"""
FAULT_KINDS = {
    ContactKind.EMAIL: "email",
    ContactKind.CALL: "phone",
    ContactKind.LETTER: "post",
}


@frozen
class Recipient:
    """A customer as a step reaches it; what is empty is not known, or has failed.

    `person` is the one to name, `email_person` the one whose address `email` is; `procedure` and
    `group_procedure` are the names that the customer and its group have. `unwanted` says why they
    are not to be written to at all, if so; `wrong_email` is what is in place of an address.
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
    unwanted: str = ""
    wrong_email: str = ""


def recipients(as_of: date) -> dict[int, Recipient]:
    """Return every customer by id, with the ways by which it is reached at a day."""
    ways = _Ways(as_of)
    found = {}
    for row in ask(CUSTOMERS):
        customer_id, code, name, kind, email, phone, procedure, of_group, *lines, country = row
        own, who = ways.email(customer_id, email)
        found[customer_id] = Recipient(
            customer_id,
            code,
            name,
            kind,
            procedure,
            of_group or "",
            ways.person(customer_id),
            own,
            who,
            ways.phone(customer_id, phone),
            ways.post(customer_id, lines),
            country or "",
            lines[3] or "",
            ways.wishes.why_not(customer_id),
            "" if own else ways.wrong_email(customer_id, email),
        )
    return found


class _Ways:
    """What is known of people and numbers, less what failed and what they do not want."""

    def __init__(self, as_of: date) -> None:
        self.wishes = wishes(as_of)
        self._faults = {tuple(row) for row in ask(FAULTS, day=as_of.isoformat())}
        self._limited = {*self.wishes.limits, *(customer_id for customer_id, _, _ in self._faults)}
        self._people: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for customer_id, name, email in ask(PEOPLE):
            self._people[customer_id].append((name, email))
        self._numbers: dict[int, str] = {}
        for customer_id, number, name in ask(NUMBERS):
            if customer_id not in self._limited or self._may(
                customer_id, ContactKind.CALL, number, name
            ):
                self._numbers.setdefault(customer_id, number)

    def person(self, customer_id: int) -> str:
        """Return whom to name."""
        people = self._people.get(customer_id)
        return people[0][0] if people else ""

    def email(self, customer_id: int, own: str) -> tuple[str, str]:
        """Return the address to write to, and whose it is; empty without one."""
        for name, email in self._people.get(customer_id, ()):
            if self._may_write(customer_id, email, name):
                return email, name
        return (own, "") if self._may_write(customer_id, own) else ("", "")

    def _may_write(self, customer_id: int, email: str, person: str = "") -> bool:
        is_sound = bool(email and sound_address(email))
        return is_sound and self._may(customer_id, ContactKind.EMAIL, email, person)

    def wrong_email(self, customer_id: int, own: str) -> str:
        """Return what stands where an e-mail address should, if no server would take it."""
        known = (*(email for _, email in self._people.get(customer_id, ())), own)
        return next((text for text in known if text and not sound_address(text)), "")

    def phone(self, customer_id: int, own: str) -> str:
        """Return the number to call, a person's before that of the customer."""
        if customer_id in self._numbers:
            return self._numbers[customer_id]
        return own if self._may(customer_id, ContactKind.CALL, own) else ""

    def post(self, customer_id: int, lines: list[str | None]) -> tuple[str, ...]:
        """Return the lines of the postal address, if enough of it is known to post a letter."""
        if not (lines[0] or lines[2] or lines[4]):
            return ()
        posted = tuple(filter(None, lines))
        if customer_id not in self._limited:
            return posted
        return posted if self._may(customer_id, ContactKind.LETTER, ", ".join(posted)) else ()

    def _may(self, customer_id: int, channel: ContactKind, value: str, person: str = "") -> bool:
        if customer_id not in self._limited:
            return True
        is_faulty = (customer_id, FAULT_KINDS[channel], value.lower()) in self._faults
        return not is_faulty and self.wishes.allow(customer_id, channel, person)
