"""Money comes in: what it pays, what stays unallocated, and what is refused."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.allocation import Reason
from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.receipts import ReceiptDraft, receipt_parts, record_receipt
from collector_desktop.storage.models import Customer, Operation
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, left, pay, receive, take_off


@pytest.fixture
def beta(acme):
    with operation("test", "Set up Beta", TODAY):
        return Customer.create(code="BETA", name="Beta Ltd", currency="GBP")


def links(moved):
    return [(made.source, made.target, made.minor, made.on) for made in moved.allocations]


def test_a_receipt_pays_the_oldest_and_gets_a_number(acme):
    moved = receive(acme, 50_00)
    assert moved.number == "R-000001"
    assert links(moved) == [("R-000001", "INV-1", 50_00, TODAY)]
    assert left() == {"INV-1": 70_00}
    assert receive(acme, 1_00).number == "R-000002"


def test_d3_an_overpayment_stays_as_unallocated_credit(acme):
    moved = receive(acme, 130_00)
    assert moved.unallocated_minor == 10_00
    assert left() == {"R-000001": -10_00}


def test_a_named_invoice_is_paid_first(acme):
    invoice(acme, "INV-2", 100_00)
    assert links(receive(acme, 90_00, reference="yours inv-2"))[0][1:3] == ("INV-2", 90_00)


def test_nothing_is_allocated_when_so_asked(acme):
    assert receive(acme, 120_00, allocate="none").unallocated_minor == 120_00
    assert left() == {"INV-1": 120_00, "R-000001": -120_00}


def test_what_was_chosen_is_paid(acme):
    second = invoice(acme, "INV-2", 100_00)
    chosen = ((second.id, 30_00), (item("INV-1").id, 20_00))
    assert receive(acme, 60_00, allocate=chosen).unallocated_minor == 10_00
    assert left() == {"INV-1": 100_00, "INV-2": 70_00, "R-000001": -10_00}


def test_a_back_dated_receipt_pays_on_its_own_day_or_the_invoices(acme):
    invoice(acme, "INV-2", 30_00, date(2026, 11, 1), date(2026, 12, 1))
    moved = receive(acme, 150_00, on=date(2026, 10, 15))
    assert [made.on for made in moved.allocations] == [date(2026, 10, 15), date(2026, 11, 1)]
    assert left(date(2026, 10, 14)) == {"INV-1": 120_00}
    assert left(date(2026, 10, 15)) == {"R-000001": -30_00}
    assert left() == {}


def test_an_invoice_of_the_future_is_not_paid_by_itself(acme):
    receive(acme, 120_00)
    invoice(acme, "INV-2", 30_00, TODAY + timedelta(days=1), TODAY + timedelta(days=30))
    assert receive(acme, 30_00).allocations == ()


def test_an_invoice_in_another_currency_is_not_paid(acme):
    invoice(acme, "EUR-1", 30_00, currency="EUR")
    assert links(receive(acme, 30_00, currency="EUR")) == [("R-000001", "EUR-1", 30_00, TODAY)]
    assert left() == {"INV-1": 120_00}


def test_what_was_paid_later_and_is_open_again_is_not_paid_twice_in_between(acme):
    credit(acme, "CN-1", 120_00)
    pay("CN-1", "INV-1", 100_00, date(2026, 11, 1))
    take_off("CN-1", "INV-1", date(2026, 11, 10))
    moved = receive(acme, 120_00, on=date(2026, 10, 20))
    assert [made.minor for made in moved.allocations] == [20_00]
    assert check_ledger(TODAY) == []


def test_the_parts_are_known_before_they_are_saved(acme, snapshot):
    before = snapshot()
    parts = receipt_parts(ReceiptDraft(acme.id, 120_00, "GBP", TODAY), TODAY)
    assert [(part.item_id, part.minor, part.reason) for part in parts] == [
        (item("INV-1").id, 120_00, Reason.EXACT)
    ]
    assert snapshot() == before


def choose(*pairs):
    return lambda: tuple((item(number).id, minor) for number, minor in pairs)


@pytest.mark.parametrize(
    ("minor", "chosen", "reason"),
    [
        (1_00, choose(("INV-1", 2_00)), "1.00 GBP more was allocated"),
        (1_00, choose(("INV-1", -1_00)), "above zero"),
        (1_00, choose(("INV-1", 0)), "above zero"),
        (130_00, choose(("INV-1", 120_01)), "Only 120.00 GBP is left of INV-1"),
        (10_00, choose(("INV-1", 1_00), ("INV-1", 1_00)), "chosen twice"),
        (10_00, choose(("BETA-1", 1_00)), "different customers"),
        (10_00, choose(("EUR-1", 1_00)), "R-000001 is in GBP, EUR-1 in EUR"),
        (10_00, choose(("CN-1", 1_00)), "wrong side"),
        (10_00, lambda: ((999, 1_00),), "not in the ledger"),
        (0, lambda: "none", "above zero"),
        (-5, lambda: "none", "above zero"),
        (10**16, lambda: "none", "above zero"),
    ],
)
def test_d9_what_a_rule_forbids_is_refused_whole(acme, beta, snapshot, minor, chosen, reason):
    invoice(beta, "BETA-1", 10_00)
    invoice(acme, "EUR-1", 10_00, currency="EUR")
    credit(acme, "CN-1", 10_00)
    before, count = snapshot(), Operation.select().count()
    with pytest.raises(RefusedError, match=reason):
        receive(acme, minor, allocate=chosen())
    assert (snapshot(), Operation.select().count()) == (before, count)


def test_a_strange_currency_or_way_to_pay_is_refused(acme, snapshot):
    before = snapshot()
    with pytest.raises(CollectorError, match="not a currency"):
        receive(acme, 1_00, currency="??")
    with pytest.raises(RefusedError, match="not a way to pay"):
        record_receipt(ReceiptDraft(acme.id, 1_00, "GBP", TODAY, method="shells"), TODAY)
    with pytest.raises(RefusedError, match="not in the ledger"):
        record_receipt(ReceiptDraft(999, 1_00, "GBP", TODAY), TODAY)
    assert snapshot() == before
