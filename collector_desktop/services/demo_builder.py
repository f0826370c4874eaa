"""Makes sales and payments of the demo ledger, dated back from the day it is made for."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from random import Random

from collector_desktop.domain.ageing import STANDARD_BUCKETS, days_overdue
from collector_desktop.domain.terms import due_date
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.domain.working_days import roll_backward, roll_forward
from collector_desktop.services.demo_names import STREETS, web_name
from collector_desktop.services.demo_plan import Account, Call, Face, Payment, Pledge, Sale
from collector_desktop.services.demo_stories import Promised, Story

PAID = 5
NET_DAYS = 30
LONGEST_AGO = 115
DAYS_OF_BUCKET = ((-28, 0), (1, 30), (31, 60), (61, 90), (91, 125))
GOODS = (
    *("Fixings and fasteners", "Workwear and gloves", "Packaging and tape", "Hand tools"),
    *("Cleaning supplies", "Site consumables", "Power tools and blades", "Safety equipment"),
)
parsed_terms = lru_cache(maxsize=64)(parse_terms)


class Builder:
    """Invents sales one after the other from one source of chance."""

    def __init__(self, rng: Random, as_of: date) -> None:
        self.random = rng
        self._as_of = as_of

    def story(self, story: Story, code: str) -> Account:
        """Return the account that a story is about."""
        account = Account(self._face(story, code))
        debts = [self._debt(account, late, minor) for late, minor in story.debts]
        for place, days_ago, minor in story.parts:
            account.pay(debts[place], self._ago(days_ago), minor)
        for paid_ago, late, minor, promised_ago in story.paid:
            sale = self._debt(account, paid_ago + late, minor)
            account.pay(sale, self._ago(paid_ago))
            if promised_ago:
                made = Promised(promised_ago, paid_ago, minor)
                account.calls.append(self._promise(made, (sale,)))
        if story.spare:
            account.payments.append(Payment(self._ago(3), story.spare))
        for said in story.said:
            next_on = None if said.next_in is None else self._ago(-said.next_in)
            words = (said.kind, said.outcome, said.note)
            when = (self._ago(said.days_ago), said.minute)
            account.calls.append(Call(*when, *words, next_on, said.next_minute))
        for promised in story.promised:
            covered = () if promised.debt is None else (debts[promised.debt],)
            account.calls.append(self._promise(promised, covered))
        return account

    def sale(self, account: Account, fate: int) -> None:
        """Add a sale that ends in an ageing bucket, or paid."""
        rng = self.random
        minor = max(48_00, 1_20 * int(rng.lognormvariate(6.35, 0.55)))
        if fate == PAID:
            days_ago = int(LONGEST_AGO * rng.random() ** 1.5)
            late = rng.randrange(-4, 26)
            document_on = roll_backward(self._ago(days_ago + late + NET_DAYS))
            due_on = due_date(parsed_terms(account.face.terms), document_on)
            sale = self._new_sale(account, document_on, due_on, minor)
            account.pay(sale, max(document_on, roll_backward(self._ago(days_ago))))
            return
        first, last = DAYS_OF_BUCKET[fate]
        late = rng.randint(first, last)
        document_on = min(self._ago(late + NET_DAYS), self._as_of)
        document_on = roll_backward(document_on)
        due_on = due_date(parsed_terms(account.face.terms), document_on)
        if STANDARD_BUCKETS.index(days_overdue(due_on, self._as_of)) != fate:
            due_on = self._ago(late)
        self._new_sale(account, document_on, due_on, minor)

    def settle(self, account: Account) -> None:
        """Let a few customers part-pay, pay two invoices at once, get credit or pay too much."""
        rng = self.random
        still_open = [s for s in account.sales if s.open_minor and s.document_on < self._as_of]
        if still_open and rng.random() < 0.15:
            sale = rng.choice(still_open)
            days = (self._as_of - sale.document_on).days
            account.pay(sale, self._ago(rng.randrange(min(days, 20))), sale.minor // 2)
        if len(account.payments) > 1 and rng.random() < 0.5:
            _join_two(account)
        if account.payments and rng.random() < 0.2:
            _credit_some(account)
        if rng.random() < 0.06:
            account.payments.append(Payment(self._ago(rng.randrange(1, 15)), 250_00))

    def _new_sale(self, account: Account, document_on: date, due_on: date, minor: int) -> Sale:
        rng = self.random
        reference = f"PO {rng.randrange(1000, 10000)}"
        sale = Sale(document_on, max(due_on, document_on), minor, reference, rng.choice(GOODS))
        account.sales.append(sale)
        return sale

    def _debt(self, account: Account, late: int, minor: int) -> Sale:
        return self._new_sale(account, self._ago(late + NET_DAYS), self._ago(late), minor)

    def _promise(self, made: Promised, covered: tuple[Sale, ...]) -> Call:
        pay_by = self._ago(made.due)
        if made.due < 0:
            pay_by = roll_forward(pay_by)
        pledge = Pledge(made.minor, pay_by, covered)
        return Call(self._ago(made.taken), made.minute, "call", "PTP", made.note, pledge=pledge)

    def _ago(self, days: int) -> date:
        return self._as_of - timedelta(days=days)

    def _face(self, story: Story, code: str) -> Face:
        rng = self.random
        city, district = story.town
        first = story.person.split()[0].lower()
        return Face(
            code=code,
            name=story.name,
            person=story.person,
            role=story.role,
            phone=story.phone,
            mobile="",
            email=f"{first}@{web_name(story.name)}.example",
            line1=f"{rng.randrange(1, 90)} {rng.choice(STREETS)}",
            city=city,
            postcode=f"{district} 0XX" if story.country == "GB" else district,
            kind=story.kind,
            country=story.country,
            currency=story.currency,
            limit_minor=story.limit,
        )


def _join_two(account: Account) -> None:
    """Make one receipt of two, on the later day."""
    first, second = sorted(account.payments[:2], key=lambda payment: payment.day)
    second.minor += first.minor
    second.parts.extend(first.parts)
    account.payments.remove(first)


def _credit_some(account: Account) -> None:
    """Let a credit note settle a tenth of what the newest receipt paid."""
    payment = account.payments[-1]
    sale, minor = payment.parts[0] if payment.parts else (None, 0)
    credit = minor // 10
    if sale is None or not credit:
        return
    payment.parts[0] = (sale, minor - credit)
    payment.minor -= credit
    day = max(sale.document_on, roll_backward(payment.day - timedelta(days=3)))
    account.payments.append(Payment(day, credit, [(sale, credit)], "credit_note"))
