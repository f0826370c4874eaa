"""An invented ledger and bank lines of which it is known what they pay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from collector_desktop.domain.bank_text import is_creditor_reference
from collector_desktop.domain.matching import Debtor, Line, OpenEntry

_FIRST = """Ouse Kestrel Bexley Harbour Millbrook Hopwood Castle Northgate Acorn Beacon Cedar Delta
    Ember Falcon Granite Heron Ivory Juniper Keystone Lantern Meadow Nimbus Orchard Pioneer Quarry
    Raven Summit Thistle Union Valley Willow Yarrow Zenith Anchor Bridge Copper Dover Elm Forge
    Grove Wessex
    Hazel Iron Jasper Kings Laurel Maple Nether Oak Priory Regent Sable Tamar Upton Vale"""
_LAST = """Builders Joinery Fabrications Motors Dental Textiles Engineering Foods Logistics Catering
    Plumbing Roofing Printing Packaging Electrical Interiors Landscapes Nurseries Optics Papers
    Plastics Scaffolding Tools Timber Trading Transport Ventures Windows Wines Works"""
_PLACES = """North South East West London York Bath Leeds"""
_FORMS = """Ltd Limited plc LLP"""
_ROUND = (100_00, 150_00, 200_00, 250_00, 400_00, 500_00, 750_00, 1_000_00, 1_200_00, 2_500_00)
_NOISE = ("BGC", "FP 24/11", "BACS", "FASTER PAYMENT", "REF 4417", "VIA MOBILE", "TFR", "")
_STRANGERS = ("HMRC VAT REPAYMENT", "INTEREST GROSS", "LOAN ADVANCE 2026", "INSURANCE CLAIM 9917")
_CUT = 18


@dataclass(frozen=True, slots=True)
class Case:
    """A line with its kind and what it pays: (item, amount) pairs; nothing if it is nobody's."""

    line: Line
    kind: str
    pays: frozenset[tuple[int, int]]


@dataclass(slots=True)
class Books:
    """The ledger, and what of it no line has used yet."""

    debtors: list[Debtor] = field(default_factory=list)
    entries: list[OpenEntry] = field(default_factory=list)
    free: list[OpenEntry] = field(default_factory=list)


def make_books(random: Random, items: int, today: date) -> Books:
    """Return a ledger whose customers have names like each other and often equal sums."""
    books = Books()
    names: set[str] = set()
    while len(books.entries) < items:
        name = _name(random)
        if name in names:
            continue
        names.add(name)
        number = len(books.debtors) + 1
        books.debtors.append(Debtor(number, f"CUST{number:04d}", name))
        for _ in range(min(random.choice((1, 2, 3, 4, 6, 9, 14)), items - len(books.entries))):
            at = len(books.entries) + 1
            due = today - timedelta(days=random.randint(0, 120))
            minor = random.choice(_ROUND) if random.random() < 0.3 else random.randint(900, 900_000)
            books.entries.append(OpenEntry(at, number, f"INV-{10_000 + at}", due, minor, "GBP"))
    books.free = random.sample(books.entries, len(books.entries))
    return books


def make_cases(random: Random, books: Books, lines: int, today: date) -> list[Case]:
    """Return lines of every kind in turn; a kind may make two lines."""
    maker = _Maker(random, books, today)
    kinds = list(maker.kinds().items())
    while len(maker.cases) < lines:
        kind, make = kinds[len(maker.cases) % len(kinds)]
        maker.kind = kind
        make()
    return maker.cases[:lines]


class _Maker:
    def __init__(self, random: Random, books: Books, today: date) -> None:
        self._random, self._books, self._today = random, books, today
        self._names = {debtor.customer_id: debtor.name for debtor in books.debtors}
        self.cases: list[Case] = []
        self.kind = ""

    def kinds(self) -> dict[str, Callable[[], None]]:
        """Return what makes the lines of each kind."""
        return {
            "exact reference": self._reference,
            "digits of the number, name cut": self._digits,
            "structured reference": self._structured,
            "typo in the reference": self._typo,
            "name only": self._name_only,
            "several invoices named": self._several,
            "exact total, no number": self._total,
            "part payment": self._part,
            "fee deducted": self._fee,
            "paid by another": self._other_payer,
            "paid twice": self._twice,
            "overpayment": self._over,
            "number of another customer": self._wrong_number,
            "not from a customer": self._stranger,
        }

    def _reference(self) -> None:
        entry = self._take()
        text = f"{self._noise()} {self._random.choice((entry.number, entry.number[4:]))}"
        self._add(entry.open_minor, text, self._bank_name(entry), [entry])

    def _digits(self) -> None:
        entry = self._take()
        text = f"{self._name(entry).upper()[:_CUT]} {self._noise()} {entry.number[4:]}"
        self._add(entry.open_minor, text, "", [entry])

    def _structured(self) -> None:
        entry = self._take()
        body = entry.number.replace("-", "")
        right = (f"RF{check:02d}{body}" for check in range(100))
        reference = next(each for each in right if is_creditor_reference(each))
        self._add(entry.open_minor, "", self._bank_name(entry), [entry], reference)

    def _typo(self) -> None:
        entry = self._take()
        digits = list(entry.number[4:])
        at = self._random.randrange(4)
        digits[at], digits[at + 1] = digits[at + 1], digits[at]
        self._add(entry.open_minor, f"INV {''.join(digits)}", self._bank_name(entry), [entry])

    def _name_only(self) -> None:
        entry = self._take()
        self._add(entry.open_minor, self._noise(), self._bank_name(entry), [entry])

    def _several(self) -> None:
        chosen = self._take_some()
        text = " ".join(entry.number for entry in chosen)
        self._add(sum(entry.open_minor for entry in chosen), text, "", chosen)

    def _total(self) -> None:
        chosen = self._take_some()
        total = sum(entry.open_minor for entry in chosen)
        self._add(total, self._noise(), self._bank_name(chosen[0]), chosen)

    def _part(self) -> None:
        entry = self._take()
        minor = max(1, entry.open_minor * self._random.randint(20, 80) // 100)
        self._add(minor, f"PART {entry.number}", self._bank_name(entry), [entry], short=True)

    def _fee(self) -> None:
        entry = self._take()
        minor = max(1, entry.open_minor - self._random.choice((150, 300, 750, 1_200)))
        self._add(minor, entry.number, self._bank_name(entry), [entry], short=True)

    def _other_payer(self) -> None:
        entry = self._take()
        self._add(entry.open_minor, f"{entry.number} FOR A FRIEND", "PARENT HOLDING SE", [entry])

    def _twice(self) -> None:
        entry = self._take()
        self._add(entry.open_minor, entry.number, self._bank_name(entry), [entry])
        first = self.cases[-1].line
        again = replace(first, line_id=first.line_id + 1)
        self.cases.append(Case(again, self.kind, frozenset()))

    def _over(self) -> None:
        entry = self._take()
        more = self._random.choice((1_00, 10_00, 100_00))
        self._add(entry.open_minor + more, entry.number, self._bank_name(entry), [entry])

    def _wrong_number(self) -> None:
        entry, other = self._take(), self._random.choice(self._books.entries)
        self._add(entry.open_minor, other.number, self._bank_name(entry), [entry])

    def _stranger(self) -> None:
        minor = self._random.choice(self._books.entries).open_minor
        self._add(minor, self._random.choice(_STRANGERS), "", [])

    def _take(self) -> OpenEntry:
        return self._books.free.pop()

    def _take_some(self) -> list[OpenEntry]:
        """Return two or three entries of one customer."""
        while True:
            first = self._take()
            mine = [each for each in self._books.free if each.customer_id == first.customer_id]
            if mine:
                chosen = [first, *mine[: self._random.randint(1, 2)]]
                self._books.free = [each for each in self._books.free if each not in chosen]
                return chosen

    def _add(
        self,
        minor: int,
        text: str,
        payer: str,
        pays: list[OpenEntry],
        reference: str = "",
        *,
        short: bool = False,
    ) -> None:
        booked = self._today - timedelta(days=self._random.randint(0, 20))
        at = len(self.cases) + 1
        line = Line(at, booked, minor, "GBP", payer, "", reference, text.strip())
        parts = {(entry.item_id, minor if short else entry.open_minor) for entry in pays}
        self.cases.append(Case(line, self.kind, frozenset(parts)))

    def _name(self, entry: OpenEntry) -> str:
        return self._names[entry.customer_id]

    def _bank_name(self, entry: OpenEntry) -> str:
        """Return the name as the bank has it: whole, or without its form."""
        name = self._name(entry).upper()
        return self._random.choice((name, name, name.rsplit(" ", 1)[0], f"{name} BGC"))

    def _noise(self) -> str:
        return self._random.choice(_NOISE)


def _name(random: Random) -> str:
    words = [random.choice(_FIRST.split()), random.choice(_LAST.split())]
    if random.random() < 0.25:
        words.append(random.choice(_PLACES.split()))
    return " ".join([*words, random.choice(_FORMS.split())])
