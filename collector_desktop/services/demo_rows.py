"""Writes the planned accounts of the demo as rows, many at a time."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from peewee import chunked

from collector_desktop.domain.numbers import RECEIPT_PREFIX, next_number, number_key
from collector_desktop.storage.bulk import RowWriter
from collector_desktop.storage.models import (
    Address,
    Allocation,
    Contact,
    ContactItem,
    Customer,
    Item,
    Person,
    Phone,
    Promise,
    PromiseItem,
)

if TYPE_CHECKING:
    from peewee import Model

    from collector_desktop.services.demo_plan import Account, Call, Face, Payment, Pledge, Sale

    Values = dict[str, object]

FIRST_INVOICE = 10_201
FIRST_CREDIT = 2_001
ROWS_AT_ONCE = 500


class Writer:
    """Gives ids and numbers to what was planned, and writes it."""

    def __init__(self, accounts: list[Account], batch_id: int) -> None:
        self._accounts = accounts
        self._tables = {
            model: RowWriter(model, batch_id)
            for model in (Customer, Address, Person, Phone, Item, Allocation)
        }
        self._sale_ids: dict[int, int] = {}
        self._customers: list[tuple[int, int]] = []

    def write(self) -> None:
        """Write every row; the caller has opened the operation and its batch."""
        for account in self._accounts:
            self._customers.append(self._face(account))
        self._sales()
        self._payments()
        for table in self._tables.values():
            table.flush()
        self._calls()

    def _face(self, account: Account) -> tuple[int, int]:
        face = account.face
        who = (face.code, face.name, face.kind, face.currency, face.terms, face.limit_minor)
        customer = self._tables[Customer].add(*who, None, "", face.email, face.phone)
        place = (face.line1, "", face.city, "", face.postcode, face.country)
        self._tables[Address].add(customer, "billing", *place)
        person = self._tables[Person].add(customer, face.person, face.role, face.email, 1, 0)
        self._tables[Phone].add(person, face.phone, "office", 0)
        if face.mobile:
            self._tables[Phone].add(person, face.mobile, "mobile", 0)
        return customer, person

    def _sales(self) -> None:
        sales = [
            (sale, customer, account.face.currency)
            for account, (customer, _) in zip(self._accounts, self._customers, strict=True)
            for sale in account.sales
        ]
        sales.sort(key=lambda each: (each[0].document_on, each[1]))
        for number, (sale, customer, currency) in enumerate(sales, start=FIRST_INVOICE):
            self._sale_ids[id(sale)] = self._item(customer, f"INV-{number}", sale, currency)

    def _item(self, customer: int, number: str, sale: Sale, currency: str) -> int:
        days = (sale.document_on.isoformat(), sale.due_on.isoformat())
        money = (sale.minor, sale.open_minor, currency)
        words = (sale.reference, sale.description, "", "", None)
        return self._tables[Item].add(
            customer, "invoice", number, number_key(number), *days, *money, *words
        )

    def _payments(self) -> None:
        payments = [
            (payment, customer, account.face.currency)
            for account, (customer, _) in zip(self._accounts, self._customers, strict=True)
            for payment in account.payments
        ]
        payments.sort(key=lambda each: (each[0].day, each[1]))
        last, credit_numbers = "", count(FIRST_CREDIT)
        for payment, customer, currency in payments:
            if payment.type == "receipt":
                number = last = next_number(RECEIPT_PREFIX, last)
            else:
                number = f"CN-{next(credit_numbers)}"
            self._payment(payment, customer, number, currency)

    def _payment(self, payment: Payment, customer: int, number: str, currency: str) -> None:
        day = payment.day.isoformat()
        rest = payment.minor - sum(minor for _, minor in payment.parts)
        method = "bank" if payment.type == "receipt" else ""
        source = self._tables[Item].add(
            *(customer, payment.type, number, number_key(number), day, day),
            *(payment.minor, rest, currency, "", "", method, "", None),
        )
        for sale, minor in payment.parts:
            self._tables[Allocation].add(source, self._sale_ids[id(sale)], minor, day)

    def _calls(self) -> None:
        """Write contacts newest first, so that each finds the one that closed its follow-up."""
        calls = [
            (call, owner, account)
            for account, owner in zip(self._accounts, self._customers, strict=True)
            for call in account.calls
        ]
        calls.sort(key=lambda each: (each[0].day, each[0].minute, each[1]))
        rows: dict[type[Model], list[Values]] = {
            Contact: [],
            Promise: [],
            PromiseItem: [],
            ContactItem: [],
        }
        newest: dict[int, int] = {}
        for row_id in range(len(calls), 0, -1):
            call, (customer, person), account = calls[row_id - 1]
            base = {"customer": customer, "person_name": account.face.person}
            closed_by = newest.get(customer) if call.next_on else None
            newest[customer] = row_id
            links = {"id": row_id, "person": person, "closed_by": closed_by}
            rows[Contact].append(base | links | _contact(call))
            if call.pledge is not None:
                rows[Promise].append(
                    base
                    | {"id": row_id, "contact": row_id}
                    | _promise(call, call.pledge, account.face)
                )
            for sale in account.named_by(call):
                item = self._sale_ids[id(sale)]
                rows[ContactItem].append({"contact": row_id, "item": item})
                if call.pledge is not None:
                    rows[PromiseItem].append({"promise": row_id, "item": item})
        for model, values in rows.items():
            for some in chunked(values, ROWS_AT_ONCE):
                model.insert_many(some).execute()


def _contact(call: Call) -> Values:
    return {
        "kind": call.kind,
        "outcome": call.outcome,
        "note": call.note,
        "made_on": call.day,
        "made_minute": call.minute,
        "next_on": call.next_on,
        "next_minute": call.next_minute,
    }


def _promise(call: Call, pledge: Pledge, face: Face) -> Values:
    return {
        "amount_minor": pledge.minor,
        "currency": face.currency,
        "taken_on": call.day,
        "pay_by": pledge.pay_by,
        "method": "bank",
    }
