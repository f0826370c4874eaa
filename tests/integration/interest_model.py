"""What late payment costs, as the second bookkeeper of the tests reckons it: day by day.

The rates are those that the Bank of England and the ECB published. Fractions are rounded once, at
the end.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import floor

DAY = timedelta(days=1)
UK = {2025: (Fraction("12.75"), Fraction("12.25")), 2026: (Fraction("11.75"), Fraction("11.75"))}
EU = {2025: (Fraction("11.15"), Fraction("10.15")), 2026: (Fraction("10.15"), Fraction("10.40"))}
UK_STEPS = ((10_000_00, 100_00), (1_000_00, 70_00), (0, 40_00))
EURO_SUM = 40_00
FLOATING = "BEE"  # has the Directive's terms; the law of the United Kingdom is for all others


@dataclass
class Decision:
    """A claim, or a waiver; `days` are those of a claim, with what was owed and the rate."""

    item: str
    kind: str
    on: date
    interest: int
    fixed: int
    last: date | None = None
    days: dict = field(default_factory=dict)
    carried: Fraction = Fraction(0)
    number: str = ""
    of_claim: str = ""
    is_lowering: bool = False


@dataclass
class Bore:
    """What an invoice bore: days with the balance of the evening before, and the rate."""

    days: dict
    fixed: int | None

    @property
    def interest(self):
        return half_up(cost(self.days))


def half_up(exact):
    return floor(exact + Fraction(1, 2))


def cost(days):
    """Return what some days cost, not rounded."""
    sums = defaultdict(int)
    for balance, rate in days.values():
        sums[rate] += balance
    return sum((rate * minor / 36_500 for rate, minor in sums.items()), Fraction(0))


def owed(books, number, until):
    """Return {day: what was owed late in the evening before} up to a day."""
    entry, changes = books.entries[number], defaultdict(int)
    again = {span.source for span in books.spans if span.last <= until}
    for span in books.spans:
        if span.target == number and span.first <= until:
            source = books.entries[span.source]
            came = source.type in ("receipt", "credit_note") and span.source not in again
            paid_on = max(source.day, entry.day) if came else span.first
            changes[max(paid_on, entry.due)] -= span.minor
            if span.last <= until:
                changes[max(span.last, entry.due)] += span.minor
    found, balance, day = {}, entry.minor, entry.due
    while day < until:
        balance += changes[day]
        day += DAY
        if balance > 0:
            found[day] = balance
    return found


def rate(code, first, day):
    """Return the per cent a year: by British law of the first day, else of each half-year."""
    return EU[day.year][day.month > 6] if code == FLOATING else UK[first.year][first.month > 6]


def bore(books, number, until):
    """Return what an invoice bore up to a day; None if it was never late."""
    days = owed(books, number, until)
    if not days:
        return None
    entry, first = books.entries[number], min(days)
    rated = {day: (minor, rate(entry.customer, first, day)) for day, minor in days.items()}
    if entry.customer == FLOATING:
        return Bore(rated, EURO_SUM if entry.currency == "EUR" else None)
    steps = (granted for least, granted in UK_STEPS if days[first] >= least)
    return Bore(rated, next(steps) if entry.currency == "GBP" else None)


def decided(books, number, day=date.max):
    """Return what was decided on an invoice for the first time, up to a day."""
    return [
        each
        for each in books.decisions
        if (each.item, each.of_claim) == (number, "") and each.on <= day
    ]


def rest(books, number, until, known=date.max):
    """Return as a decision what is neither claimed nor waived; None if it was never late."""
    found = bore(books, number, until)
    if found is None:
        return None
    made = decided(books, number, known)
    last = max((each.last for each in made if each.last), default=date.min)
    before = cost({day: found.days[day] for day in found.days if day <= last})
    days = {day: found.days[day] for day in found.days if day > last}
    interest = half_up(cost(found.days)) - half_up(before) if days else 0
    fixed = 0 if any(each.fixed for each in made) else found.fixed or 0
    carried = before - half_up(before)
    kept = days if interest else {}
    return Decision(number, "", until, interest, fixed, max(kept, default=None), kept, carried)


def lowered(books, code, paid_on, today):
    """Return [(claim, interest, fixed)] that claims asked too much, as known today."""
    reached = [
        each
        for each in books.decisions
        if each.kind == "claimed" and each.last and each.last > paid_on
        if books.entries[each.item].customer == code
    ]
    until = max([today, *(each.last for each in reached)])  # what was said by then is known
    return [
        each
        for item in dict.fromkeys(each.item for each in reached)
        for each in too_much(books, item, owed(books, item, until))
    ]


def too_much(books, item, now):
    """Return [(claim, interest, fixed)] that the claims on an invoice ask too much together.

    The days decided on are put one after the other: what all of them cost up to the end of a claim
    is rounded, and so is what they cost before it. A claim that is lower than that stays as it is.
    """
    found, was, known = [], Fraction(0), Fraction(0)
    for each in decided(books, item):
        both = {
            day: (min(minor, now[day]), percent)
            for day, (minor, percent) in each.days.items()
            if day in now
        }
        before = known if known != was else each.carried
        known, was = known + cost(both), was + cost(each.days)
        right = max(0, half_up(before + cost(both)) - half_up(before)) if both else 0
        if each.kind != "claimed" or not each.last:
            continue
        again = [other for other in books.decisions if other.of_claim == each.number]
        interest = each.interest - sum(other.interest for other in again) - right
        fixed = 0 if now else each.fixed - sum(other.fixed for other in again)
        is_short = interest == -1 and all(other.is_lowering for other in again)
        found.append([each, interest if is_short else max(0, interest), max(0, fixed)])
    for _ in [one for one in found if one[1] < 0]:
        last = [one for one in found if one[1] > 0][-1:]
        for one in last:
            one[1] -= 1
    found = [(claim, max(0, interest), fixed) for claim, interest, fixed in found]
    return [(claim, interest, fixed) for claim, interest, fixed in found if interest + fixed]
