"""A second bookkeeper for tests: entries and spans in plain Python, no database, no signs.

An allocation is a span: it counts from its first day up to, not including, its last.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

DEBITS = ("invoice", "refund", "debit_adjustment")


@dataclass
class Entry:
    number: str
    type: str
    customer: str
    currency: str
    day: date
    due: date
    minor: int

    @property
    def is_debit(self):
        return self.type in DEBITS


@dataclass
class Span:
    source: str
    target: str
    minor: int
    first: date
    last: date = date.max

    def counts(self, day):
        return self.first <= day < self.last


@dataclass
class Books:
    entries: dict = field(default_factory=dict)
    spans: list = field(default_factory=list)
    returned: set = field(default_factory=set)
    conditional: dict = field(default_factory=dict)
    "Receipts, and what was given up for as long as they stand."
    decisions: list = field(default_factory=list)
    "What was claimed and waived of late payment, as `interest_model` has it."
    charges: set = field(default_factory=set)
    first: str = "principal"

    def add(self, *values):
        entry = Entry(*values)
        assert entry.number not in self.entries
        self.entries[entry.number] = entry

    def used(self, number, day):
        return sum(
            span.minor
            for span in self.spans
            if number in (span.source, span.target) and span.counts(day)
        )

    def left(self, number, day):
        """Return what can be taken from a day on without taking too much on any later one."""
        days = {day, *(span.first for span in self.spans if span.first > day)}
        return self.entries[number].minor - max(self.used(number, each) for each in days)

    def may_link(self, source, target, minor, day):
        credit, debit = self.entries[source], self.entries[target]
        fits = (credit.is_debit, debit.is_debit) == (False, True)
        same = (credit.customer, credit.currency) == (debit.customer, debit.currency)
        in_time = day >= max(credit.day, debit.day)
        room = min(self.left(source, day), self.left(target, day))
        return fits and same and in_time and 0 < minor <= room

    def link(self, source, target, minor, day):
        assert self.may_link(source, target, minor, day), (source, target, minor, day)
        self.spans.append(Span(source, target, minor, day))

    def unlink(self, source, target, day):
        """End the spans of a pair; return whether there was anything to end."""
        ended = False
        for span in self.spans:
            if (span.source, span.target) == (source, target) and span.last > max(day, span.first):
                span.last = max(day, span.first)
                ended = True
        return ended

    def unlink_all(self, source, day):
        for target in {span.target for span in self.spans if span.source == source}:
            self.unlink(source, target, day)

    def owe_again(self, given_up, day, number):
        """Take back what was given up, by an entry of this number; return whether there is one."""
        entry = self.entries[given_up]
        day = max(day, entry.day)
        self.unlink_all(given_up, day)
        left = self.left(given_up, day)
        if left:
            values = (entry.customer, entry.currency, day, day, left)
            self.add(number, "debit_adjustment", *values)
            self.link(given_up, number, left, day)
        return bool(left)

    def open_at(self, day):
        """Return {number: what is open}, settled ones left out."""
        found = {
            number: entry.minor - self.used(number, day)
            for number, entry in self.entries.items()
            if entry.day <= day
        }
        assert all(minor >= 0 for minor in found.values())
        return {number: minor for number, minor in found.items() if minor}

    def aged_at(self, day, limits=(30, 60, 90)):
        """Return {(customer, currency): [columns by age, and unallocated]} of open accounts."""
        rows = defaultdict(lambda: [0] * (len(limits) + 3))
        for number, minor in self.open_at(day).items():
            entry = self.entries[number]
            late = (day - entry.due).days
            place = sum(late > limit for limit in (0, *limits)) if entry.is_debit else -1
            rows[entry.customer, entry.currency][place] += minor if entry.is_debit else -minor
        return dict(rows)
