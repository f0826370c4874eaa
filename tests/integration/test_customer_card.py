"""What the card of a customer shows at a day."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.customer_card import Lateness, customer_card
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.papers import Paper, save_paper
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import Allocation, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item


def settle(customer, number, due, paid, minor=5_000, type_="receipt", *, allocated=None):
    with operation("test", "Settle", allocated or paid):
        invoice = add_item(customer, number, due, due, minor)
        money = add_item(customer, f"P-{number}", paid, paid, minor, type_)
        on = allocated or paid
        Allocation.create(source=money, target=invoice, amount_minor=minor, allocated_on=on)
        Item.update(open_minor=0).where(Item.id.in_([invoice.id, money.id])).execute()


def test_a_card_puts_the_customers_own_currency_first(acme):
    with operation("test", "Add", TODAY):
        add_item(acme, "EUR-1", TODAY, TODAY, 900, currency="EUR")
    card = customer_card(acme.id, TODAY)
    assert [each.currency for each in card.accounts] == ["GBP", "EUR"]
    assert card.main_account.ageing == (0, 0, 12_000, 0, 0)
    assert [item.number for item in card.items] == ["INV-1", "EUR-1"]


def test_days_late_count_invoices_that_money_settled(acme):
    settle(acme, "A", date(2026, 5, 1), date(2026, 5, 11))
    settle(acme, "B", date(2026, 6, 1), date(2026, 6, 22))
    settle(acme, "C", date(2025, 3, 1), date(2025, 3, 5))
    settle(acme, "D", date(2026, 6, 1), date(2026, 11, 1), type_="credit_note")
    settle(acme, "E", date(2023, 3, 1), date(2023, 9, 5))
    months = [*[None] * 5, 10, 21, *[None] * 5]
    assert customer_card(acme.id, TODAY).lateness == Lateness(16, 4, tuple(months))


def test_money_that_was_allocated_later_was_no_later(acme):
    paid, allocated = date(2026, 5, 4), date(2026, 8, 1)
    settle(acme, "A", date(2026, 5, 1), paid, allocated=allocated)
    unknown = customer_card(acme.id, allocated - timedelta(days=1)).lateness
    months = (*[None] * 5, 3, *[None] * 6)
    assert (unknown, customer_card(acme.id, TODAY).lateness) == (
        Lateness(None, None),
        Lateness(3, None, months),
    )


def test_a_month_of_lateness_ends_on_the_asked_day_of_it(acme):
    days = [date(2025, 11, 25), date(2025, 12, 24), date(2025, 12, 25), date(2026, 11, 24)]
    for number, paid in enumerate(days):
        settle(acme, f"M-{number}", paid - timedelta(days=number), paid)
    found = customer_card(acme.id, date(2026, 11, 24)).lateness
    assert found.months == (1, 2, *[None] * 9, 3)
    assert found.days == 2


def test_days_late_are_unknown_while_nothing_was_settled(acme):
    assert customer_card(acme.id, TODAY).lateness == Lateness(None, None)


def test_a_card_at_an_earlier_day_does_not_know_what_came_later(acme):
    settle(acme, "A", date(2026, 10, 1), date(2026, 11, 20))
    card = customer_card(acme.id, date(2026, 11, 19))
    assert card.lateness == Lateness(None, None)
    assert [item.number for item in card.items] == ["INV-1", "A"]


def test_an_open_promise_does_not_count_as_decided(acme):
    invoice = Item.get(Item.number == "INV-1")
    for by in (TODAY - timedelta(days=20), TODAY + timedelta(days=2)):
        promise = PromiseDraft(12_000, "GBP", by)
        draft = ContactDraft(acme.id, "call", "PTP", item_ids=(invoice.id,), promise=promise)
        judge_promises(by - timedelta(days=3))
        log_contact(draft, by - timedelta(days=3))
    card = customer_card(acme.id, TODAY)
    assert {promise.status for promise in card.promises} == {
        PromiseStatus.BROKEN,
        PromiseStatus.OPEN,
    }
    assert card.promises_kept == (0, 1)


def test_papers_sent_are_on_the_card_with_their_hash(acme, tmp_path):
    paper = Paper(acme.id, "letter", "Reminder.pdf", b"%PDF-1.4", (), TODAY)
    save_paper(paper, tmp_path, TODAY)
    (row,) = customer_card(acme.id, TODAY).papers
    assert (row.kind, row.file_name, row.sha256) == ("letter", "Reminder.pdf", paper.sha256)
    assert row.path == str(tmp_path / "Reminder.pdf")


def test_a_customer_that_is_gone_has_no_card(ledger):
    with pytest.raises(RefusedError, match="not in the ledger"):
        customer_card(7, TODAY)
