"""Whom a step reaches: the person, the e-mail address, the lines of the address, the number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.mail_addresses import sound_address
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.queries.chase_wishes import wishes
from collector_desktop.queries.position import ask, ask_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

CUSTOMERS = """SELECT c.id, c.code, c.name, c.kind, c.email, c.phone, c.procedure, g.procedure,
    a.line1, a.line2, a.city, a.region, a.postcode, a.country
    FROM customer c LEFT JOIN customer_group g ON g.id = c.group_id
    LEFT JOIN address a ON a.customer_id = c.id AND a.kind = 'billing' ORDER BY c.id"""
PEOPLE = """SELECT customer_id, name, email FROM person NOT INDEXED
    ORDER BY customer_id, is_main DESC, id"""
NUMBERS = """SELECT p.customer_id, n.number, p.name FROM phone n NOT INDEXED
    CROSS JOIN person p ON p.id = n.person_id WHERE NOT n.is_wrong AND NOT p.do_not_call
    ORDER BY p.customer_id, p.is_main DESC, p.id, n.id"""
FAULTS = """SELECT customer_id, kind, lower(value) FROM address_fault
    WHERE noted_on <= :day AND (cleared_on IS NULL OR cleared_on > :day)"""
END = (2**63,)
People: TypeAlias = "Sequence[tuple[int, str, str]]"
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
    return {row[0]: ways.recipient(row) for row in ask_each(CUSTOMERS)}


class RecipientsInTurn:
    """The customers as they are asked for, each later one with a higher id than the one before.

    All of a hundred thousand take 65 MB at once.
    """

    def __init__(self, as_of: date) -> None:
        self._ways, self._rows = _Ways(as_of), ask_each(CUSTOMERS)
        self._now: Recipient | None = None

    def of(self, customer_id: int) -> Recipient:
        """Return a customer, and pass by those before it.

        Raises:
            KeyError: there is none, or it was passed by.
        """
        if self._now is None or self._now.customer_id != customer_id:
            row = next((row for row in self._rows if row[0] >= customer_id), (None,))
            if row[0] != customer_id:
                raise KeyError(customer_id)
            self._now = self._ways.recipient(row)
        return self._now


class _Ways:
    """What is known of people and numbers, less what failed and what they do not want.

    It is asked for customers in the order of their ids.
    """

    def __init__(self, as_of: date) -> None:
        self.wishes = wishes(as_of)
        self._faults = {tuple(row) for row in ask(FAULTS, day=as_of.isoformat())}
        self._limited = {*self.wishes.limits, *(customer_id for customer_id, _, _ in self._faults)}
        self._people = _InTurn(ask_each(PEOPLE))
        self._numbers = _InTurn(ask_each(NUMBERS))

    def recipient(self, row: tuple[Any, ...]) -> Recipient:
        """Return a customer with the ways by which it is reached."""
        customer_id, code, name, kind, email, phone, procedure, of_group, *lines, country = row
        people = self._people.of(customer_id)
        own, who = self._email(customer_id, email, people)
        return Recipient(
            customer_id,
            code,
            name,
            kind,
            procedure,
            of_group or "",
            people[0][1] if people else "",
            own,
            who,
            self._phone(customer_id, phone),
            self._post(customer_id, lines),
            country or "",
            lines[3] or "",
            self.wishes.why_not(customer_id),
            "" if own else _wrong_email(email, people),
        )

    def _email(self, customer_id: int, own: str, people: People) -> tuple[str, str]:
        """Return the address to write to, and whose it is; empty without one."""
        for _, name, email in people:
            if self._may_write(customer_id, email, name):
                return email, name
        return (own, "") if self._may_write(customer_id, own) else ("", "")

    def _may_write(self, customer_id: int, email: str, person: str = "") -> bool:
        is_sound = bool(email and sound_address(email))
        return is_sound and self._may(customer_id, ContactKind.EMAIL, email, person)

    def _phone(self, customer_id: int, own: str) -> str:
        """Return the number to call, a person's before that of the customer."""
        for _, number, name in self._numbers.of(customer_id):
            if self._may(customer_id, ContactKind.CALL, number, name):
                return str(number)
        return own if self._may(customer_id, ContactKind.CALL, own) else ""

    def _post(self, customer_id: int, lines: list[str | None]) -> tuple[str, ...]:
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


def _wrong_email(own: str, people: People) -> str:
    """Return what stands where an e-mail address should, if no server would take it."""
    known = (*(email for _, _, email in people), own)
    return next((text for text in known if text and not sound_address(text)), "")


class _InTurn:
    """Rows that begin with a customer, read no further than the customer who is asked for."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self._rows, self._row = rows, next(rows, END)

    def of(self, customer_id: int) -> list[tuple[Any, ...]]:
        """Return the rows of a customer; each is asked for once, those with higher ids later."""
        rows, row, found = self._rows, self._row, []
        while row[0] < customer_id:
            row = next(rows, END)
        while row[0] == customer_id:
            found.append(row)
            row = next(rows, END)
        self._row = row
        return found
