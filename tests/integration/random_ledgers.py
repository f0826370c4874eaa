"""Random ledgers as plain rows, and how to write them; nothing in them breaks a rule."""

from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from collector_desktop.storage.models import Allocation, Customer, Item, Promise
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.new_ledgers import in_a_new_ledger

FIRST = date(2026, 1, 1)
DEBITS = ("invoice", "refund", "debit_adjustment")
CREDITS = ("receipt", "credit_note", "credit_adjustment")
CODES = ("ANT", "BEE")
CURRENCIES = ("GBP", "EUR")
DAYS = st.integers(0, 300).map(lambda days: FIRST + timedelta(days=days))


@dataclass(frozen=True)
class Line:
    """An entry of a customer."""

    type: str
    code: str
    currency: str
    on: date
    due: date
    minor: int

    @property
    def side(self):
        return 1 if self.type in DEBITS else -1


@dataclass(frozen=True)
class Move:
    """So much of a credit put on a debit, by their places; below zero it ends."""

    source: int
    target: int
    on: date
    minor: int


@dataclass(frozen=True)
class Pledge:
    """A promise for the whole account."""

    code: str
    currency: str
    taken: date
    by: date
    minor: int


@dataclass(frozen=True)
class Books:
    """Everything in a ledger."""

    lines: tuple
    moves: tuple
    pledges: tuple = ()

    def until(self, day):
        """Return the books without what is dated later; places stay."""
        lines = tuple(line if line.on <= day else None for line in self.lines)
        moves = tuple(move for move in self.moves if move.on <= day)
        return replace(
            self,
            lines=lines,
            moves=moves,
            pledges=tuple(pledge for pledge in self.pledges if pledge.taken <= day),
        )


@st.composite
def books(draw):
    """Return random books."""
    lines = tuple(draw(st.lists(_lines(), min_size=1, max_size=12)))
    left = [line.minor for line in lines]
    moves = []
    for source, target, share, delay, length in draw(st.lists(_ties(), max_size=30)):
        if max(source, target) >= len(lines):
            continue
        credit, debit = lines[source], lines[target]
        minor = min(left[source], left[target]) * share // 3
        same = (credit.code, credit.currency) == (debit.code, debit.currency)
        if not same or credit.side > 0 or debit.side < 0 or not minor:
            continue
        on = max(credit.on, debit.on) + timedelta(days=delay)
        moves.append(Move(source, target, on, minor))
        if length:
            moves.append(Move(source, target, on + timedelta(days=length), -minor))
        left[source] -= minor
        left[target] -= minor
    return Books(lines, tuple(moves), tuple(draw(st.lists(_pledges(), max_size=4))))


@contextmanager
def written(found):
    """Open a ledger that holds some books."""
    with in_a_new_ledger():
        with operation("test", "Write the books", TODAY):
            _write(found)
        yield


def _lines():
    def line(type_, code, currency, on, terms, minor):
        return Line(type_, code, currency, on, on + timedelta(days=terms), minor)

    types = st.sampled_from((*DEBITS, *CREDITS, "invoice", "invoice", "receipt", "receipt"))
    currencies = st.sampled_from((*CURRENCIES, "GBP", "GBP"))
    amounts = st.integers(1, 10**6)
    return st.builds(line, types, st.sampled_from(CODES), currencies, DAYS, _small(60), amounts)


def _ties():
    place = _small(11)
    return st.tuples(place, place, st.integers(1, 3), _small(60), st.sampled_from((0, 0, 0, 9, 50)))


def _pledges():
    def pledge(code, currency, taken, wait, minor):
        return Pledge(code, currency, taken, taken + timedelta(days=wait), minor)

    money = st.integers(1, 10**6)
    places = (st.sampled_from(CODES), st.sampled_from(CURRENCIES))
    return st.builds(pledge, *places, DAYS, _small(40), money)


def _small(most):
    return st.integers(0, most)


def _write(found):
    customers = {
        code: Customer.create(code=code, name=code.title(), currency="GBP") for code in CODES
    }
    used = [0] * len(found.lines)
    for move in found.moves:
        used[move.source] += move.minor
        used[move.target] += move.minor
    rows = [
        line and _item(customers[line.code], place, line, used[place])
        for place, line in enumerate(found.lines)
    ]
    for move in found.moves:
        Allocation.create(
            source=rows[move.source],
            target=rows[move.target],
            amount_minor=move.minor,
            allocated_on=move.on,
        )
    for pledge in found.pledges:
        Promise.create(
            customer=customers[pledge.code],
            amount_minor=pledge.minor,
            currency=pledge.currency,
            taken_on=pledge.taken,
            pay_by=pledge.by,
        )


def _item(customer, place, line, used):
    return Item.create(
        customer=customer,
        type=line.type,
        number=f"N{place}",
        number_key=f"n{place}",
        document_on=line.on,
        due_on=line.due,
        amount_minor=line.minor,
        open_minor=line.minor - used,
        currency=line.currency,
    )
