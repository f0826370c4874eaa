"""Sums are divided at random, in every way that the program knows: the parts are the sum again."""

import random
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from collector_desktop.domain import terms
from collector_desktop.domain.allocation import OpenDebit, plan_allocation
from collector_desktop.domain.plan_making import equal_parts, parts_of
from collector_desktop.domain.promises import PromiseTerms, Receipt, share_receipts
from collector_desktop.domain.terms import Part, Rule, RuleKind, Terms
from tests.conftest import TODAY
from tests.robustness.sizes import SIZES


def sum_of(chance):
    """Return a sum of any size, of which small ones are as frequent as large ones."""
    return chance.randint(1, 10 ** chance.randint(1, 15))


def day(chance):
    return TODAY + timedelta(days=chance.randint(-60, 60))


def instalments(chance):
    total = sum_of(chance)
    count = chance.randint(1, min(total, 60))
    parts = equal_parts(total, count)
    assert len(parts) == count
    assert min(parts) > 0
    assert len(set(parts[:-1])) <= 1
    return total, parts


def fixed_instalments(chance):
    each = sum_of(chance)
    total = each * chance.randint(0, 50) + chance.randint(1, each)
    parts = parts_of(total, each)
    assert set(parts[:-1]) <= {each}
    assert 0 < parts[-1] <= each
    return total, parts


def parts_by_terms(chance):
    """Shares of an invoice or a credit note with two decimals of a per cent, that make 100 %."""
    total = sum_of(chance) * chance.choice((1, 1, -1))
    cuts = sorted(chance.sample(range(1, 10_000), chance.randint(1, 5)))
    shares = [Decimal(b - a) / 100 for a, b in zip([0, *cuts], [*cuts, 10_000], strict=True)]
    rules = Terms(tuple(Part(share, Rule(RuleKind.NET, 30)) for share in shares))
    parts = [minor for _, minor in terms.parts(rules, TODAY, total)]
    for share, minor in zip(shares[:-1], parts, strict=False):
        assert abs(minor - Fraction(share) * total / 100) <= Fraction(1, 2) or 0 in parts
    assert all(minor * total >= 0 for minor in parts)
    return total, parts


def a_payment(chance):
    """What a payment goes to, and what of it stays: no item gets more than is open of it."""
    largest = 10 ** chance.randint(2, 14)
    amount, open_of = chance.randint(1, largest), {}
    for number in range(1, chance.randint(2, 9)):
        open_of[number] = chance.choice((amount, chance.randint(1, largest), amount // 2 or 1))
    debits = [OpenDebit(n, f"INV-{n}", day(chance), day(chance), o) for n, o in open_of.items()]
    plan = plan_allocation(amount, chance.choice(("", "INV-1", "INV-2 INV-3")), debits)
    for number, minor in open_of.items():
        assert sum(part.minor for part in plan.parts if part.item_id == number) <= minor
    assert plan.left_minor == max(0, amount - sum(open_of.values()))
    return amount, [*(part.minor for part in plan.parts), plan.left_minor]


def money_for_promises(chance):
    """Receipts shared among promises: each is used once, and none takes more than was promised."""
    some = lambda count: [chance.randint(1, 1000) for _ in range(count)]  # noqa: E731
    promised = [PromiseTerms(minor, TODAY, day(chance)) for minor in some(chance.randint(1, 4))]
    receipts = [
        Receipt(day(chance), minor, source=source)
        for source, minor in enumerate(some(chance.randint(0, 5)))
    ]
    left, counted = {receipt.source: receipt.amount_minor for receipt in receipts}, []
    for one, share in zip(promised, share_receipts(promised, receipts), strict=True):
        assert sum(each.amount_minor for each in share) <= one.amount_minor
        for each in share:
            left[each.source] -= each.amount_minor
            counted.append(each.amount_minor)
    assert all(minor >= 0 for minor in left.values())
    return sum(receipt.amount_minor for receipt in receipts), [*counted, *left.values()]


KINDS = (instalments, fixed_instalments, parts_by_terms, a_payment, money_for_promises)


def divide(kind, count):
    """Divide so many sums in one way."""
    chance = random.Random(kind.__name__)  # noqa: S311 - dice, not secrets
    for _ in range(count):
        total, parts = kind(chance)
        assert sum(parts) == total, (total, parts)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.timeout(600)
def test_the_parts_are_the_sum_again(kind):
    divide(kind, SIZES.splits // len(KINDS))


def test_the_harness_finds_shares_that_are_rounded_one_by_one(monkeypatch):
    def rounded(rules, _, total):
        return [(TODAY, round(total * part.percent / 100)) for part in rules.parts]

    monkeypatch.setattr(terms, "parts", rounded)
    with pytest.raises(AssertionError):
        divide(parts_by_terms, 100)
