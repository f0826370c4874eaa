"""Customers: names, the list and the facts of one card."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.numbers import name_key
from collector_desktop.domain.postal import town_lines
from collector_desktop.queries.position import AMONG, ask, with_position

if TYPE_CHECKING:
    from datetime import date

BALANCES = """SELECT customer_id, currency, sum(sign * open_minor),
    sum(CASE WHEN sign = 1 AND due_on < :day THEN open_minor ELSE 0 END),
    -sum(CASE WHEN sign = -1 THEN open_minor ELSE 0 END),
    min(CASE WHEN sign = 1 AND due_on < :day THEN due_on END),
    sum(sign = 1 AND due_on < :day), count(*)
    FROM position {only}
    GROUP BY customer_id, currency"""


FACTS = """SELECT c.id, c.code, c.name, c.kind, c.currency,
    coalesce(nullif(c.terms, ''), g.terms, ''), c.credit_limit_minor, coalesce(g.name, ''),
    c.procedure, c.email, c.phone, coalesce(g.terms, '') FROM customer c
    LEFT JOIN customer_group g ON g.id = c.group_id WHERE c.id = :customer"""
CODED = "SELECT id FROM customer WHERE code = :code"
EVERY_CODE = "SELECT id, code FROM customer"
FORMERLY = "SELECT customer_id FROM customer_alias WHERE code = :code"
EVERY_FORMER = "SELECT customer_id, code FROM customer_alias"
BILLED_AT = """SELECT line1, line2, city, region, postcode, country FROM address
    WHERE customer_id = :customer AND kind = 'billing' ORDER BY id LIMIT 1"""
PEOPLE = """SELECT id, name, role, email, is_main, do_not_call FROM person
    WHERE customer_id = :customer ORDER BY is_main DESC, id"""
NUMBERS = """SELECT n.person_id, n.number FROM phone n JOIN person p ON p.id = n.person_id
    WHERE p.customer_id = :customer AND NOT n.is_wrong ORDER BY n.id"""


@frozen
class Balance:
    """One customer's account in one currency, in minor units; unallocated money is negative."""

    customer_id: int
    currency: str
    balance: int
    overdue: int
    unallocated: int
    oldest_due: str | None
    overdue_items: int
    open_items: int


@frozen
class PersonRow:
    """Somebody to speak to, with the numbers that still work."""

    person_id: int
    name: str
    role: str
    email: str
    phones: tuple[str, ...]
    is_main: bool
    do_not_call: bool


@frozen
class CustomerFacts:
    """Who a customer is; `credit_limit_minor` None is no limit, 0 is cash only."""

    customer_id: int
    code: str
    name: str
    kind: str
    currency: str
    terms: str
    credit_limit_minor: int | None
    group: str
    procedure: str
    email: str
    phone: str
    address: tuple[str, ...]
    country: str
    people: tuple[PersonRow, ...]
    group_terms: str = ""

    @property
    def main_person(self) -> PersonRow | None:
        """The first person to ask for."""
        return self.people[0] if self.people else None

    @property
    def main_phone(self) -> str:
        """The number to dial: the main person's, else the customer's."""
        numbers = [number for person in self.people for number in person.phones]
        return numbers[0] if numbers else self.phone

    @property
    def main_email(self) -> str:
        """The address to write to: the main person's, else the customer's."""
        addresses = [person.email for person in self.people if person.email]
        return addresses[0] if addresses else self.email


def names_by_id() -> dict[int, tuple[str, str]]:
    """Return the code and name of every customer."""
    return {row[0]: (row[1], row[2]) for row in ask("SELECT id, code, name FROM customer")}


def customer_id_of(code: str) -> int:
    """Return the id of a customer by its code, or by that of one that was merged into it.

    Raises:
        RefusedError: there is no such customer.
    """
    found = ask(CODED, code=code.strip()) or ask(FORMERLY, code=code.strip())
    ids = [row[0] for row in found] or ([] if code.isascii() else _ids_like(code))
    if not ids:
        raise RefusedError(f"There is no customer {code!r}.", "Check the code.")
    return int(ids[0])


def _ids_like(code: str) -> list[int]:
    """Return customers whose code is the same but for capitals, which the database knows of A to Z.

    Accents that are written apart count as the same too, as they do when files come in.
    """
    key = name_key(code)
    return [
        row[0]
        for sql in (EVERY_CODE, EVERY_FORMER)
        for row in ask(sql)
        if not row[1].isascii() and name_key(row[1]) == key
    ]


def balances(as_of: date, customer_id: int | None = None) -> list[Balance]:
    """Return what customers owe at the end of a day, by currency; settled ones are left out."""
    sql = BALANCES.format(only="" if customer_id is None else "WHERE customer_id = :customer")
    start = with_position(as_of, whole=customer_id is None)
    rows = ask(start + sql, day=as_of.isoformat(), customer=customer_id)
    return [Balance(*row) for row in rows]


def with_open_items(as_of: date) -> list[int]:
    """Return the customers with something open at the end of a day, in the order of their codes."""
    names = names_by_id()
    found = {balance.customer_id for balance in balances(as_of)}
    return sorted(found, key=lambda customer_id: names[customer_id][0].casefold())


def balances_of(as_of: date, customer_ids: Collection[int]) -> list[Balance]:
    """Return what some customers owe, as `balances` gives it."""
    sql = with_position(as_of) + BALANCES.format(only=f"WHERE customer_id {AMONG}")
    rows = ask(sql, day=as_of.isoformat(), customers=json.dumps(list(customer_ids)))
    return [Balance(*row) for row in rows]


def customer_facts(customer_id: int) -> CustomerFacts:
    """Return who a customer is, with the people to speak to.

    It is asked for each paper of a run, hence no models.

    Raises:
        RefusedError: there is no such customer.
    """
    rows = ask(FACTS, customer=customer_id)
    if not rows:
        raise RefusedError(f"There is no customer {customer_id}.", "It may have been merged.")
    *facts, group_terms = rows[0]
    billing = next(iter(ask(BILLED_AT, customer=customer_id)), ("",) * 6)
    line1, line2, city, region, postcode, country = billing
    town = town_lines(city, region, postcode, country)
    address = (*filter(None, (line1, line2)), *town)
    values = (*facts, address, country, _people(customer_id), group_terms)
    return CustomerFacts(*values)


def _people(customer_id: int) -> tuple[PersonRow, ...]:
    numbers: dict[int, list[str]] = {}
    for person_id, number in ask(NUMBERS, customer=customer_id):
        numbers.setdefault(person_id, []).append(number)
    return tuple(
        PersonRow(key, name, role, email, tuple(numbers.get(key, ())), bool(main), bool(silent))
        for key, name, role, email, main, silent in ask(PEOPLE, customer=customer_id)
    )
