"""Rules of the property test of money: settled for less, credited, transferred, matched."""

from dataclasses import replace
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import rule

from collector_desktop.queries.customers import customer_id_of
from collector_desktop.services.auto_matching import match_certain
from collector_desktop.services.credits import CreditDraft, contra, credit_debt
from collector_desktop.services.settlements import SettlementDraft, settle_for_less
from collector_desktop.services.transfers import TransferDraft, transfer
from collector_desktop.storage.models import Item
from tests.conftest import TODAY
from tests.integration.money_model import DEBITS
from tests.integration.money_rules import CODES, DAYS, MINOR, PLACE

CREDITS = ("receipt", "credit_note", "credit_adjustment")
FITS = st.booleans()  # whether what is drawn is changed so that it may be done


class LessAndElsewhere:
    """What makes several entries at once, between all other things done to money."""

    @rule(one=PLACE, other=PLACE, day=DAYS, minor=MINOR, fits=FITS)
    def settle(self, one, other, day, minor, fits):
        """Pay a part of one debt, or of two, of which nothing is open afterwards."""
        first = self.pick(one, *DEBITS)
        debts = self.like(first) if fits else [self.pick(other, *DEBITS)]
        debts = list(dict.fromkeys((first, debts[other % len(debts)])))
        entries = [self.books.entries[number] for number in debts]
        days = [max(day, entry.day) for entry in entries]
        left = [self.books.left(number, on) for number, on in zip(debts, days, strict=True)]
        if fits and sum(left):
            minor = minor % sum(left) or 1_00
        draft = SettlementDraft(tuple(map(self.id_of, debts)), minor, day)
        accounts = {(entry.customer, entry.currency) for entry in entries}
        if len(accounts) > 1 or minor >= sum(left):
            self.refuses(lambda: settle_for_less(draft, TODAY))
            return
        moved = settle_for_less(draft, TODAY).value
        given_up = {made.source: made for made in moved.allocations if made.source != moved.number}
        # What claims are lowered by, as the money pays late debts earlier, need not be given up.
        assert sum(made.minor for made in given_up.values()) <= sum(left) - minor
        self.step(lambda: self.follow_settlement(moved, given_up, entries[0], day))
        for number, on in zip(debts, days, strict=True):
            assert self.books.left(number, on) == 0

    def like(self, number):
        """Return the debts of the same account."""
        one = self.books.entries[number]
        is_like = partial(self.is_debt_of, code=one.customer, cur=one.currency)
        return [each for each, entry in self.books.entries.items() if is_like(entry)]

    def follow_settlement(self, moved, given_up, entry, day):
        """Enter the money, then what is given up; either lowers what was claimed."""
        whose = (entry.customer, entry.currency)
        parts = [made for made in moved.allocations if made.source == moved.number]
        self.follow(replace(moved, allocations=parts), "receipt", *whose, day)
        self.lower(entry.customer, day)
        for number, made in given_up.items():
            self.books.add(number, "credit_adjustment", *whose, made.on, made.on, made.minor)
            self.books.link(number, made.target, made.minor, made.on)
            self.lower(entry.customer, made.on)
        self.books.conditional[moved.number] = tuple(given_up)

    @rule(place=PLACE, day=DAYS, minor=MINOR, elsewhere=st.booleans())
    def credit(self, place, day, minor, elsewhere):
        """Give credit for a debt; what is set off is never more than is open."""
        number = self.pick(place, *DEBITS)
        entry, item = self.books.entries[number], self.id_of(number)
        left = self.books.left(number, max(day, entry.day))
        if elsewhere and minor > left:
            self.refuses(lambda: contra(item, minor, day, TODAY))
            return
        draft = CreditDraft(item, minor, day, "Returned goods")
        done = contra(item, minor, day, TODAY) if elsewhere else credit_debt(draft, TODAY)
        used = min(minor, left)
        assert [made.minor for made in done.value.allocations] == ([used] if used else [])
        assert done.value.unallocated_minor == minor - used
        self.step(lambda: self.follow_credit(done.value, entry, day))

    def follow_credit(self, moved, entry, day):
        values = ("credit_adjustment", entry.customer, entry.currency, day)
        self.follow(moved, *values)
        self.lower(entry.customer, max(day, entry.day))

    @rule(place=PLACE, code=CODES, day=DAYS, minor=MINOR, fits=FITS)
    def transfer(self, place, code, day, minor, fits):
        """Let what is left of a credit become credit of the other customer."""
        number = self.pick(place, *CREDITS)
        if number is None:
            return
        entry = self.books.entries[number]
        if fits:
            day, code = max(day, entry.day), "BEE" if entry.customer == "ANT" else "ANT"
            minor = min(minor, self.books.left(number, day)) or minor
        left = self.books.left(number, day)
        draft = TransferDraft(self.id_of(number), customer_id_of(code), minor, day)
        if entry.customer == code or day < entry.day or minor > left:
            self.refuses(lambda: transfer(draft, TODAY))
            return
        moved = transfer(draft, TODAY).value
        assert Item.get_by_id(moved.item_id).amount_minor == minor
        self.step(lambda: self.follow_transfer(moved, entry, code, day, minor))

    def follow_transfer(self, moved, entry, code, day, minor):
        (made,) = moved.allocations
        values = (entry.currency, day, day, minor)
        self.books.add(made.target, "debit_adjustment", entry.customer, *values)
        self.follow(moved, "credit_adjustment", code, entry.currency, day)

    @rule()
    def match(self):
        """Allocate what is certain; no allocation may break a rule of the books."""
        matched = match_certain(TODAY).value
        if matched:
            self.step(lambda: self.follow_matches([each.link for each in matched]))

    def follow_matches(self, made):
        earliest = {}
        for each in made:
            self.books.link(each.source, each.target, each.minor, each.on)
            source = self.books.entries[each.source]
            before = earliest.get(source.customer, source.day)
            earliest[source.customer] = min(source.day, before)
        for code, day in earliest.items():
            self.lower(code, day)
