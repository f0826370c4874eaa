"""What the screens of money in read: who pays, what a payment would pay."""

from datetime import date

import pytest

from collector_desktop.domain.allocation import Reason
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.paying import credit_use, find_payers, payer, payment_preview
from collector_desktop.queries.payments import payments
from collector_desktop.services.reversals import bounce
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, pay, receive

NOW = (TODAY, TODAY)


@pytest.fixture
def beta(acme):
    with operation("test", "Set up Beta", TODAY):
        return Customer.create(code="BETA", name="Beta Ltd", currency="EUR")


def given(lines):
    return [(line.number, line.open_minor, line.paid_minor, line.reason) for line in lines]


def test_a_payer_has_its_own_currency_first_and_those_it_owes_in(acme, beta):
    invoice(beta, "B-1", 10_00, currency="CHF")
    assert payer(beta.id).currencies == ("EUR", "CHF")
    assert payer(acme.id).name == "Acme Ltd"
    with pytest.raises(RefusedError, match="not in the ledger"):
        payer(999)


def test_payers_are_found_by_name_code_or_invoice_and_each_once(acme, beta):
    assert [(each.customer_id, each.words) for each in find_payers("acme")] == [
        (acme.id, "Acme Ltd, ACME")
    ]
    assert [each.customer_id for each in find_payers("inv-1")] == [acme.id]
    assert find_payers("nobody") == ()


def test_the_preview_lists_every_open_debit_oldest_due_first(acme):
    invoice(acme, "INV-2", 50_00, due=date(2026, 12, 1))
    invoice(acme, "INV-0", 20_00, due=date(2026, 9, 20))
    assert given(payment_preview(acme.id, "GBP", 30_00, "", NOW)) == [
        ("INV-0", 20_00, 20_00, Reason.OLDEST),
        ("INV-1", 120_00, 10_00, Reason.OLDEST),
        ("INV-2", 50_00, 0, None),
    ]


def test_the_preview_gives_what_the_receipt_then_pays(acme):
    invoice(acme, "INV-2", 50_00)
    preview = payment_preview(acme.id, "GBP", 60_00, "for inv-2", NOW)
    assert given(preview)[1] == ("INV-2", 50_00, 50_00, Reason.REFERENCED)
    moved = receive(acme, 60_00, reference="for inv-2")
    paid = {made.target: made.minor for made in moved.allocations}
    assert paid == {line.number: line.paid_minor for line in preview}


def test_without_an_amount_nothing_is_given(acme):
    assert given(payment_preview(acme.id, "GBP", 0, "", NOW)) == [("INV-1", 120_00, 0, None)]
    assert payment_preview(acme.id, "EUR", 10_00, "", NOW) == ()


def test_an_invoice_of_a_later_day_is_not_offered(acme):
    invoice(acme, "INV-9", 50_00, date(2026, 12, 1), date(2026, 12, 31))
    assert [line.number for line in payment_preview(acme.id, "GBP", 1, "", NOW)] == ["INV-1"]


def test_a_credit_shows_what_it_pays_beside_what_it_could_pay(acme):
    invoice(acme, "INV-2", 50_00)
    chosen = ((item("INV-2").id, 50_00), (item("INV-1").id, 10_00))
    moved = receive(acme, 100_00, allocate=chosen)
    use = credit_use(moved.item_id, TODAY)
    assert (use.number, use.available_minor, use.customer.name) == ("R-000001", 100_00, "Acme Ltd")
    assert [(line.number, line.open_minor, line.paid_minor) for line in use.lines] == [
        ("INV-1", 120_00, 10_00),
        ("INV-2", 50_00, 50_00),
    ]


def test_the_page_lists_receipts_newest_first_with_what_they_pay(acme):
    receive(acme, 50_00, on=date(2026, 11, 2))
    receive(acme, 90_00, reference="final")
    first, second = payments(TODAY).receipts
    assert (first.number, first.left_minor, first.pays) == ("R-000002", 20_00, ("INV-1",))
    assert (first.customer, first.reference, first.method) == ("Acme Ltd", "final", "bank")
    assert (second.number, second.received_on) == ("R-000001", date(2026, 11, 2))
    assert second.returned_on is None


def test_only_the_newest_receipts_are_read_and_that_is_said(acme):
    for _ in range(3):
        receive(acme, 1_00)
    data = payments(TODAY, most=2)
    assert [row.number for row in data.receipts] == ["R-000003", "R-000002"]
    assert data.is_cut
    assert not payments(TODAY).is_cut


def test_every_credit_that_is_left_stands_with_what_is_owed_beside_it(acme):
    receive(acme, 20_00, allocate="none")
    credit(acme, "CN-1", 30_00)
    rows = [
        (row.number, row.type, row.left_minor, row.owed_minor) for row in payments(TODAY).credits
    ]
    assert rows == [
        ("CN-1", "credit_note", 30_00, 120_00),
        ("R-000001", "receipt", 20_00, 120_00),
    ]
    pay("CN-1", "INV-1", 30_00)
    rows = [(row.number, row.owed_minor) for row in payments(TODAY).credits]
    assert rows == [("R-000001", 90_00)]


def test_a_returned_payment_says_what_it_opened_again(acme):
    moved = receive(acme, 120_00, on=date(2026, 11, 2))
    bounce(moved.item_id, date(2026, 11, 20), TODAY)
    data = payments(TODAY)
    (row,) = data.returns
    assert (row.number, row.amount_minor, row.opened) == ("R-000001", 120_00, ("INV-1",))
    assert (row.received_on, row.returned_on) == (date(2026, 11, 2), date(2026, 11, 20))
    assert (data.receipts[0].returned_on, data.receipts[0].pays) == (date(2026, 11, 20), ())
    assert data.credits == ()


def test_as_it_stood_before_the_return_the_payment_counts(acme):
    moved = receive(acme, 120_00, on=date(2026, 11, 2))
    bounce(moved.item_id, date(2026, 11, 20), TODAY)
    data = payments(date(2026, 11, 19))
    assert data.returns == ()
    assert (data.receipts[0].returned_on, data.receipts[0].pays) == (None, ("INV-1",))
