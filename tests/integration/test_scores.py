"""The payment score of customers from what is in the ledger, at any day."""

from datetime import date, timedelta

from collector_desktop.domain.score import Factor
from collector_desktop.queries.customer_card import customer_card
from collector_desktop.queries.scores import customer_score, scores
from collector_desktop.storage.models import Item
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, pay, receive, take_off


def settle(acme, *late):
    """Pay invoices due on the first of a month so many days later; INV-1 stays open."""
    for at, days in enumerate(late):
        due = date(2026, 6 + at, 1)
        invoice(acme, f"P-{at}", 10_000, due - timedelta(days=30), due)
        receive(acme, 10_000, due + timedelta(days=days), allocate="none")
        money = newest_receipt()
        pay(money.number, f"P-{at}", 10_000, money.document_on)


def newest_receipt():
    return Item.select().where(Item.type == "receipt").order_by(Item.id.desc()).get()


def test_a_customer_without_three_paid_invoices_is_not_rated(acme):
    settle(acme, 0, 0)
    assert customer_score(acme.id, TODAY).points is None
    assert customer_score(acme.id, TODAY).paid == 2


def test_the_open_late_invoice_counts_against_the_paid_ones(acme):
    settle(acme, 0, 0, 10)
    rated = customer_score(acme.id, TODAY)
    by = {each.factor: each.points for each in rated.factors}
    assert by[Factor.ON_TIME] == 20  # two of four
    assert by[Factor.DAYS_LATE] == 18  # (0 + 0 + 10 + 54) / 4 = 16 days
    assert by[Factor.PROMISES] is None
    assert rated.points == 64  # 48 of 75
    assert customer_card(acme.id, TODAY).score == rated


def test_all_at_once_is_what_each_one_has(acme):
    settle(acme, 0, 4, 10)
    assert scores(TODAY) == {acme.id: customer_score(acme.id, TODAY)}


def test_the_score_of_a_past_day_does_not_know_what_came_later(acme):
    settle(acme, 0, 0, 10)
    assert customer_score(acme.id, date(2026, 8, 10)).paid == 2


def test_a_payment_that_came_back_has_not_paid(acme):
    settle(acme, 0, 0, 0)
    take_off(newest_receipt().number, "P-2", TODAY)
    assert customer_score(acme.id, TODAY).paid == 2


def test_what_a_credit_note_settled_says_nothing(acme):
    settle(acme, 0, 0)
    invoice(acme, "C-1", 500, date(2026, 8, 1), date(2026, 9, 1))
    credit(acme, "CN-1", 500)
    pay("CN-1", "C-1", 500, date(2026, 9, 1))
    assert customer_score(acme.id, TODAY).paid == 2
