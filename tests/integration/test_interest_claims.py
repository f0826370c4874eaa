"""Claims over a whole ledger, compared with a count of every single day."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

from collector_desktop.queries.interest import Wanted
from collector_desktop.services.rates import rate_book
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Allocation, Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.replay import open_at
from tests.integration.whole_claims import interest_claims

FIRST = date(2025, 5, 1)
DAY = timedelta(days=1)
INVOICES = 25


@pytest.fixture
def books(ledger):
    """Invoices of one customer, paid in parts on random days; return their due dates."""
    rng = Random(11)  # noqa: S311 - invented data
    dues = {}
    with operation("test", "Set up", TODAY):
        acme = Customer.create(code="ACME", name="Acme Ltd", currency="EUR")
        for count in range(INVOICES):
            made = FIRST + timedelta(days=rng.randrange(200))
            due = made + timedelta(days=rng.randrange(60))
            minor = rng.randrange(1, 900_000)
            invoice = add_item(acme, f"I-{count}", made, due, minor)
            dues[invoice.id] = (invoice.number, due)
            for part in range(rng.randrange(4)):
                if invoice.open_minor:
                    paid = rng.choice([invoice.open_minor, rng.randint(1, invoice.open_minor)])
                    day = made + timedelta(days=rng.randrange(150))
                    _pay(acme, invoice, f"R-{count}-{part}", paid, day)
    return dues


def _pay(customer, invoice, number, minor, day):
    receipt = add_item(customer, number, day, day, minor, "receipt")
    Allocation.create(source=receipt, target=invoice, amount_minor=minor, allocated_on=day)
    receipt.open_minor, invoice.open_minor = 0, invoice.open_minor - minor
    receipt.save()
    invoice.save()


def day_by_day(dues, as_of):
    """Return {number: interest} from what was open on the evening before every single day."""
    rates = rate_book()["de_base"].rates
    sums = dict.fromkeys(dues, Fraction(0))
    day = FIRST
    while day < as_of:
        evening = {item: found[-1] for item, found in open_at(day).items()}
        day += DAY
        half_year = date(day.year, 1 if day.month < 7 else 7, 1)
        for item, (_, due) in dues.items():
            if day > due:
                sums[item] += Fraction(rates[half_year] + 9) * evening.get(item, 0) / 36_500
    return {dues[item][0]: int(exact + Fraction(1, 2)) for item, exact in sums.items() if exact}


@pytest.mark.parametrize("as_of", [date(2025, 7, 2), date(2025, 12, 31), date(2026, 7, 15)])
def test_every_claim_is_the_sum_of_its_days(books, as_of):
    change_settings({"interest.regime": "de"}, TODAY)
    found = interest_claims(as_of, rate_book(), Wanted())
    claimed = {row.number: row.claim.interest_minor for row in found.rows}
    expected = day_by_day(books, as_of)
    assert {number: claimed.get(number, 0) for number in expected} == expected
    assert len(expected) > INVOICES / 5
    still_open = {books[item][0]: left[-1] for item, left in open_at(as_of).items()}
    assert all(row.claim.open_minor == still_open.get(row.number, 0) for row in found.rows)


def test_a_returned_payment_lets_interest_run_again(acme):
    """INV-1 of 120.00 is due on 1 October; its payment counts from the 11th to the 20th."""
    invoice = Item.get(Item.number == "INV-1")
    with operation("test", "Pay and return", TODAY):
        _pay(acme, invoice, "R-1", 12_000, date(2026, 10, 11))
    receipt = Item.get(Item.number == "R-1")
    with operation("test", "Return", TODAY):
        Allocation.create(
            source=receipt,
            target=invoice,
            amount_minor=-12_000,
            allocated_on=date(2026, 10, 21),
        )
        Item.update(open_minor=12_000).where(Item.id.in_([invoice.id, receipt.id])).execute()
    frozen = interest_claims(date(2026, 10, 20), rate_book(), Wanted()).rows[0].claim
    assert (frozen.to, frozen.open_minor) == (date(2026, 10, 11), 0)
    (row,) = interest_claims(TODAY, rate_book(), Wanted(acme.id)).rows
    assert [(each.first.day, each.days) for each in row.claim.segments] == [(2, 10), (22, 34)]
    assert (row.claim.open_minor, row.claim.to) == (12_000, TODAY)


def _on_account(acme, invoice, came, told, kind="receipt"):
    """Money or credit of one day that was allocated to an invoice on a later one."""
    with operation("test", "Pay on account", TODAY):
        receipt = add_item(acme, "R-1", came, came, invoice.amount_minor, kind)
        made = Allocation.create(
            source=receipt,
            target=invoice,
            amount_minor=invoice.amount_minor,
            allocated_on=told,
        )
        Item.update(open_minor=0).where(Item.id.in_([invoice.id, receipt.id])).execute()
    return made


@pytest.mark.parametrize("kind", ["receipt", "credit_note"])
def test_money_on_account_pays_on_the_day_it_came(acme, kind):
    """INV-1 is due on 1 October; what came on the 11th was its money, though told on 1 November."""
    days = (date(2026, 10, 11), date(2026, 11, 1))
    _on_account(acme, Item.get(Item.number == "INV-1"), *days, kind)
    (row,) = interest_claims(TODAY, rate_book(), Wanted(number="INV-1")).rows
    assert [(each.first.day, each.days) for each in row.claim.segments] == [(2, 10)]
    before = interest_claims(date(2026, 10, 20), rate_book(), Wanted(number="INV-1")).rows[0]
    assert before.claim.segments[0].days == 19  # nobody had said yet what the money was for


@pytest.mark.parametrize("kind", ["receipt", "credit_note"])
def test_an_invoice_that_was_paid_before_bears_nothing(acme, kind):
    days = (date(2026, 8, 1), date(2026, 11, 1))
    _on_account(acme, Item.get(Item.number == "INV-1"), *days, kind)
    assert interest_claims(TODAY, rate_book(), Wanted(number="INV-1")).rows == ()


def test_money_that_paid_something_else_first_pays_from_its_allocation_on(acme):
    """It cannot have paid two debts on one day."""
    invoice = Item.get(Item.number == "INV-1")
    made = _on_account(acme, invoice, date(2026, 10, 11), date(2026, 11, 1))
    with operation("test", "Pay another first", TODAY):
        other = add_item(acme, "INV-8", date(2026, 9, 1), date(2026, 10, 1), 12_000)
        for minor, day in ((12_000, date(2026, 10, 11)), (-12_000, made.allocated_on)):
            Allocation.create(
                source=made.source, target=other, amount_minor=minor, allocated_on=day
            )
    (row,) = interest_claims(TODAY, rate_book(), Wanted(number="INV-1")).rows
    assert sum(each.days for each in row.claim.segments) == 31
