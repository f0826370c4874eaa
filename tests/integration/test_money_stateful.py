"""Any sequence of money coming, going, bouncing and being undone, against a second bookkeeper."""

import tempfile
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.aged import aged_debtors
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.position import open_items
from collector_desktop.queries.promises import fresh_judgements, promises
from collector_desktop.services.allocations import allocate, unallocate
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.imports import apply_import
from collector_desktop.services.promises import judge_promises
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.refunds import refund
from collector_desktop.services.reversals import bounce
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage.ledger_file import close_ledger
from collector_desktop.storage.models import Item, Promise, PromiseItem
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.importing import item_row, parsed
from tests.integration.money_interest import LateMoney
from tests.integration.money_model import Books
from tests.integration.money_moves import LessAndElsewhere
from tests.integration.money_rules import (
    CODES,
    CURRENCIES,
    DAYS,
    FIRST,
    MINOR,
    PLACE,
    DrawerAndLock,
)
from tests.integration.replay import too_much_at_any_day
from tests.new_ledgers import open_new_ledger
from tests.robustness.sizes import SIZES

LATER = st.integers(-5, 60).map(lambda n: FIRST + timedelta(days=n))
KINDS = st.sampled_from(("invoice", "invoice", "credit_note"))


class Money(LateMoney, LessAndElsewhere, DrawerAndLock, RuleBasedStateMachine):
    """The product and the model do the same, and agree at any day."""

    @initialize()
    def open_a_ledger(self):
        self.folder = tempfile.TemporaryDirectory()
        open_new_ledger(Path(self.folder.name) / "a.collector")
        self.books, self.undone, self.done, self.count = Books(), [], [], 0
        for code in ("ANT", "BEE"):
            for currency in ("GBP", "EUR"):
                self.bring_in("invoice", code, currency, FIRST, 60_00)
        self.agree_on_terms()
        self.done.clear()

    def teardown(self):
        try:
            assert check_ledger(TODAY) == []
            assert too_much_at_any_day() == []
        finally:
            close_ledger()
            self.folder.cleanup()

    def step(self, change):
        """Do one thing to the books, and remember how they stood."""
        self.done.append(deepcopy(self.books))
        self.undone.clear()
        change()
        assert self.credits_of_claims() == []

    def pick(self, place, *types):
        numbers = [n for n, entry in self.books.entries.items() if entry.type in types]
        return numbers[place % len(numbers)] if numbers else None

    def id_of(self, number):
        return Item.get(Item.number == number).id

    def follow(self, moved, type_, customer, currency, day, *, is_return=False):
        """Enter what the product says it did, if the rules of the books allow it."""
        if moved.number is not None:
            minor = Item.get_by_id(moved.item_id).amount_minor
            self.books.add(moved.number, type_, customer, currency, day, day, minor)
        for made in moved.allocations:
            if not is_return or made.target == moved.number:
                self.books.link(made.source, made.target, made.minor, made.on)

    def bring_in(self, kind, code, currency, day, minor):
        self.count += 1
        number = f"{'INV' if kind == 'invoice' else 'CN'}-{self.count}"
        due = day + timedelta(days=10)
        row = item_row(
            number=number,
            minor=minor,
            type=kind,
            code=code,
            name=code,
            currency=currency,
            document_on=day,
            due_on=due,
        )
        apply_import(parsed(row), TODAY)
        values = (number, kind, code, currency, day, due, minor)
        self.step(lambda: self.books.add(*values))

    @rule(kind=KINDS, code=CODES, cur=CURRENCIES, day=DAYS, minor=MINOR)
    def import_an_item(self, kind, code, cur, day, minor):
        self.bring_in(kind, code, cur, day, minor)

    @rule(code=CODES, cur=CURRENCIES, day=DAYS, minor=MINOR, how=st.sampled_from(("auto", "none")))
    def receive(self, code, cur, day, minor, how):
        draft = ReceiptDraft(customer_id_of(code), minor, cur, day, "INV-3", allocate=how)
        moved = record_receipt(draft, TODAY).value
        self.step(lambda: self.follow_receipt(moved, minor, code, cur, day))
        assert Item.get_by_id(moved.item_id).amount_minor == minor
        assert moved.unallocated_minor == minor - sum(made.minor for made in moved.allocations)
        assert how == "auto" or not moved.allocations

    def follow_receipt(self, moved, minor, code, cur, day):
        self.follow(moved, "receipt", code, cur, day)
        self.pays_in_order(moved, minor, code, cur, day)
        self.lower(code, day)

    @rule(one=PLACE, other=PLACE, day=DAYS, minor=MINOR)
    def allocate(self, one, other, day, minor):
        source = self.pick(one, "receipt", "credit_note", "credit_adjustment")
        target = self.pick(other, "invoice", "refund", "debit_adjustment")
        if source is None:
            return
        ids = (self.id_of(source), self.id_of(target))
        if self.books.may_link(source, target, minor, day):
            allocate(*ids, minor, day, TODAY)
            self.step(lambda: self.follow_allocation(source, target, minor, day))
        else:
            self.refuses(lambda: allocate(*ids, minor, day, TODAY))

    def follow_allocation(self, source, target, minor, day):
        self.books.link(source, target, minor, day)
        entry = self.books.entries[source]
        self.lower(entry.customer, entry.day)

    @precondition(lambda self: self.books.spans)
    @rule(place=PLACE, day=DAYS)
    def unallocate(self, place, day):
        span = self.books.spans[place % len(self.books.spans)]
        ids = (self.id_of(span.source), self.id_of(span.target))
        if span.target in self.books.returned:
            self.refuses(lambda: unallocate(*ids, day, TODAY))
            return
        before = deepcopy(self.books)
        if self.books.unlink(span.source, span.target, day):
            unallocate(*ids, day, TODAY)
            self.done.append(before)
            self.undone.clear()
        else:
            self.refuses(lambda: unallocate(*ids, day, TODAY))

    @rule(place=PLACE, day=DAYS, fee=st.none() | st.just(5_00))
    def bounce(self, place, day, fee):
        number = self.pick(place, "receipt")
        if number is None:
            return
        entry = self.books.entries[number]
        if number in self.books.returned or day < entry.day:
            self.refuses(lambda: bounce(self.id_of(number), day, TODAY, fee))
            return
        moved = bounce(self.id_of(number), day, TODAY, fee).value
        assert Item.get_by_id(moved.item_id).amount_minor == entry.minor
        self.step(lambda: self.follow_bounce(number, moved, day, fee))
        assert moved.unallocated_minor == 0

    def follow_bounce(self, number, moved, day, fee):
        entry = self.books.entries[number]
        self.books.unlink_all(number, day)
        values = ("debit_adjustment", entry.customer, entry.currency, day)
        self.follow(moved, *values, is_return=True)
        self.books.returned |= {number, moved.number}
        place = int(moved.number[2:])
        for given_up in self.books.conditional.get(number, ()):
            place += self.books.owe_again(given_up, day, f"A-{place + 1:06d}")
        if fee is not None:
            values = (entry.customer, entry.currency, day, day, fee)
            self.books.add(f"A-{place + 1:06d}", "debit_adjustment", *values)
            self.books.charges.add(f"A-{place + 1:06d}")

    @rule(place=PLACE, day=DAYS, minor=MINOR)
    def refund(self, place, day, minor):
        number = self.pick(place, "receipt", "credit_note", "credit_adjustment")
        if number is None:
            return
        entry, item = self.books.entries[number], self.id_of(number)
        if day < entry.day or minor > self.books.left(number, day):
            self.refuses(lambda: refund(item, minor, day, TODAY))
            return
        moved = refund(item, minor, day, TODAY).value
        assert Item.get_by_id(moved.item_id).amount_minor == minor
        self.step(lambda: self.follow(moved, "refund", entry.customer, entry.currency, day))

    @rule(place=PLACE, day=DAYS, minor=st.none() | MINOR)
    def write_off(self, place, day, minor):
        number = self.pick(place, "invoice", "refund", "debit_adjustment", "receipt")
        entry, left = self.books.entries[number], self.books.left(number, day)
        draft = WriteOffDraft(self.id_of(number), "settlement", day, minor)
        if day < entry.day or left == 0 or (minor or 0) > left:
            self.refuses(lambda: write_off(draft, TODAY))
            return
        moved = write_off(draft, TODAY).value
        assert Item.get_by_id(moved.item_id).amount_minor == (minor or left)
        type_ = "credit_adjustment" if entry.is_debit else "debit_adjustment"
        self.step(lambda: self.follow_and_lower(moved, type_, entry, day))

    def follow_and_lower(self, moved, type_, entry, day):
        self.follow(moved, type_, entry.customer, entry.currency, day)
        self.lower(entry.customer, day)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self):
        undo_last(TODAY)
        self.undone.append(self.books)
        self.books = self.done.pop()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self):
        redo_last(TODAY)
        self.done.append(self.books)
        self.books = self.undone.pop()

    @rule(code=CODES, cur=CURRENCIES, day=DAYS, span=st.integers(0, 10), place=st.none() | PLACE)
    def promise(self, code, cur, day, span, place):
        """Take a promise as it was taken on its day, for the account or for one invoice."""
        own = [n for n, entry in self.books.entries.items() if entry.customer == code]
        debts = [n for n in own if self.books.entries[n].is_debit]
        with operation("test", "Promise", TODAY):
            made = Promise.create(
                customer=customer_id_of(code),
                amount_minor=40_00,
                currency=cur,
                taken_on=day,
                pay_by=day + timedelta(days=span),
            )
            if place is not None:
                item = self.id_of(debts[place % len(debts)])
                PromiseItem.create(promise=made, item=item)
            judge_promises(TODAY)
        self.step(lambda: None)

    @rule(day=LATER.filter(lambda day: day <= TODAY))
    def promises_stand_as_if_judged_that_day(self, day):
        fresh = {key: verdict.status for key, verdict in fresh_judgements(day).items()}
        assert {row.promise_id: row.status for row in promises(day)} == fresh

    @rule(day=LATER)
    def agree(self, day):
        """Compare open amounts, balances and ageing at a day."""
        expected = self.books.open_at(day)
        assert {item.number: item.open_minor for item in open_items(day)} == expected
        aged = {
            (row.code, currency): [*row.buckets, row.unallocated]
            for currency, rows in aged_debtors(day).currencies.items()
            for row in rows
        }
        assert aged == self.books.aged_at(day)
        self.agree_on_interest(day)

    def refuses(self, action):
        try:
            action()
        except RefusedError:
            return
        raise AssertionError("It should have been refused.")


# The same lines hundreds of times: whether they are reached is for other tests to show.
# A release has so many ledgers that they need longer than any other test is given.
TestMoney = pytest.mark.timeout(max(600, SIZES.ledgers))(pytest.mark.no_cover(Money.TestCase))
TestMoney.settings = settings(
    max_examples=SIZES.ledgers,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
