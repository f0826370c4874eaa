"""What a demo ledger consists of, before it is written: accounts, sales, money, calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from collector_desktop.domain.frozen import frozen


@frozen
class Face:
    """Who an invented customer is."""

    code: str
    name: str
    person: str
    role: str
    phone: str
    mobile: str
    email: str
    line1: str
    city: str
    postcode: str
    kind: str = "company"
    country: str = "GB"
    currency: str = "GBP"
    terms: str = "NET 30"
    limit_minor: int | None = None
    group: str = ""


@dataclass(slots=True)
class Sale:
    """One invoice; `settled_minor` grows as payments are planned against it."""

    document_on: date
    due_on: date
    minor: int
    reference: str
    description: str
    settled_minor: int = 0

    @property
    def open_minor(self) -> int:
        """What is left to pay."""
        return self.minor - self.settled_minor


@dataclass(slots=True)
class Payment:
    """Money in, or a credit note, and the sales that it settles; the rest stays on account."""

    day: date
    minor: int
    parts: list[tuple[Sale, int]] = field(default_factory=list)
    type: str = "receipt"

    def settle(self, sale: Sale, minor: int) -> None:
        """Put a part of the money against a sale."""
        self.parts.append((sale, minor))
        sale.settled_minor += minor


@frozen
class Pledge:
    """A promise taken in a call, for some sales or, without any, for the account."""

    minor: int
    pay_by: date
    sales: tuple[Sale, ...] = ()


@frozen
class Call:
    """One line of the contact history."""

    day: date
    minute: int
    kind: str
    outcome: str
    note: str
    next_on: date | None = None
    next_minute: int | None = None
    pledge: Pledge | None = None

    @property
    def is_reminder(self) -> bool:
        """Whether it is a reminder that was written, which names what was overdue."""
        return self.kind in {"letter", "email"} and not self.outcome


@dataclass(slots=True)
class Account:
    """A customer with everything that happened so far."""

    face: Face
    sales: list[Sale] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    def pay(self, sale: Sale, day: date, minor: int | None = None) -> Payment:
        """Plan a receipt for a sale: all of it, or a part."""
        amount = sale.open_minor if minor is None else minor
        payment = Payment(day, amount)
        payment.settle(sale, amount)
        self.payments.append(payment)
        return payment

    def named_by(self, call: Call) -> tuple[Sale, ...]:
        """Return the sales that a contact was about: promised, or overdue when reminded of."""
        if call.pledge is not None:
            return call.pledge.sales
        return self._overdue_at(call.day) if call.is_reminder else ()

    def _overdue_at(self, day: date) -> tuple[Sale, ...]:
        paid = [part for each in self.payments if each.day <= day for part in each.parts]
        return tuple(
            sale
            for sale in self.sales
            if sale.due_on < day
            and sale.minor > sum(minor for other, minor in paid if other is sale)
        )
