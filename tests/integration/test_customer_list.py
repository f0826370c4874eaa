"""The lists of customers, invoices and promises, asked of a ledger."""

from datetime import date, timedelta

import pytest

from collector_desktop.queries.customer_list import customer_list
from collector_desktop.queries.invoice_list import invoice_list
from collector_desktop.queries.promise_list import Standing, promise_list
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.promises import cancel_promise, judge_promises
from collector_desktop.storage.models import Allocation, Customer, Item, Person, Phone
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item


def days_ago(days):
    return TODAY - timedelta(days=days)


def customer(code, limit=None, currency="GBP"):
    with operation("test", f"Set up {code}", TODAY):
        return Customer.create(
            code=code, name=f"{code.title()} Ltd", currency=currency, credit_limit_minor=limit
        )


def owes(who, number, days, minor, type_="invoice", **more):
    """Write one item that fell due so many days ago."""
    with operation("test", f"Write {number}", TODAY):
        return add_item(who, number, days_ago(days + 30), days_ago(days), minor, type_, **more)


def promise(who, minor, taken, pay_by, items=()):
    draft = ContactDraft(
        who.id,
        "call",
        "PTP",
        person="Gareth Pugh",
        item_ids=tuple(item.id for item in items),
        promise=PromiseDraft(minor, "GBP", pay_by),
    )
    log_contact(draft, taken)


def row_of(code, as_of=TODAY):
    return next(row for row in customer_list(as_of).rows if row.code == code)


def test_what_a_customer_owes_is_split_by_age_and_money_on_account_lowers_the_balance(ledger):
    acme = customer("ACME")
    owes(acme, "INV-1", -5, 100)
    owes(acme, "INV-2", 10, 2_000)
    owes(acme, "INV-3", 100, 30_000)
    owes(acme, "REC-1", 0, 500, "receipt")
    row = row_of("ACME")
    assert row.ages == (100, 2_000, 0, 0, 30_000)
    assert (row.balance_minor, row.overdue_minor) == (31_600, 32_000)
    assert (row.overdue_items, row.oldest_days) == (2, 100)


def test_a_customer_without_an_item_is_listed_with_nothing(ledger):
    customer("NEW")
    row = row_of("NEW")
    assert (row.balance_minor, row.overdue_minor, sum(row.ages)) == (0, 0, 0)


def test_no_limit_cash_only_and_over_the_limit_are_three_things(ledger):
    for code, limit in (("FREE", None), ("CASH", 0), ("OVER", 10_000)):
        owes(customer(code, limit), f"INV-{code}", 1, 12_550)
    shown = {code: row_of(code) for code in ("FREE", "CASH", "OVER")}
    assert {code: row.over_minor for code, row in shown.items()} == {
        "FREE": 0,
        "CASH": 12_550,
        "OVER": 2_550,
    }
    assert [shown[code].limit_percent for code in ("FREE", "CASH", "OVER")] == [None, None, 125]


def test_each_currency_is_a_row_and_the_limit_counts_in_the_customers_own(ledger):
    both = customer("BOTH", 1_000)
    owes(both, "INV-1", 1, 5_000)
    owes(both, "INV-2", 1, 7_000, currency="EUR")
    rows = [row for row in customer_list(TODAY).rows if row.code == "BOTH"]
    assert [(row.currency, row.balance_minor, row.over_minor) for row in rows] == [
        ("GBP", 5_000, 4_000),
        ("EUR", 7_000, 0),
    ]


def test_the_list_of_an_earlier_day_leaves_later_items_out(ledger):
    acme = customer("ACME")
    owes(acme, "INV-1", 40, 100)
    owes(acme, "INV-2", -10, 200)
    assert row_of("ACME", days_ago(45)).balance_minor == 100


def test_the_main_person_and_the_first_working_number_are_shown(ledger):
    acme = customer("ACME")
    with operation("test", "People", TODAY):
        Person.create(customer=acme, name="Other")
        main = Person.create(customer=acme, name="Dawn Whitlock", is_main=True)
        Phone.create(person=main, number="0117 496 0000", is_wrong=True)
        Phone.create(person=main, number="0117 496 0142")
    row = row_of("ACME")
    assert (row.person, row.phone) == ("Dawn Whitlock", "0117 496 0142")


def test_the_list_of_invoices_leaves_receipts_out_and_settled_ones_unless_asked(ledger):
    acme = customer("ACME")
    paid = owes(acme, "INV-1", 10, 500)
    money = owes(acme, "REC-1", 5, 500, "receipt")
    owes(acme, "INV-2", 3, 700)
    with operation("test", "Allocate", TODAY):
        Allocation.create(source=money, target=paid, amount_minor=500, allocated_on=TODAY)
        Item.update(open_minor=0).where(Item.id.in_([paid.id, money.id])).execute()
    assert [row.number for row in invoice_list(TODAY).rows] == ["INV-2"]
    assert [row.number for row in invoice_list(TODAY, settled=True).rows] == ["INV-1", "INV-2"]


@pytest.mark.parametrize(("called_days_ago", "expected"), [(None, True), (30, True), (3, False)])
def test_an_item_is_never_chased_until_somebody_speaks_to_the_customer_after_it_is_due(
    ledger, called_days_ago, expected
):
    acme = customer("ACME")
    owes(acme, "INV-1", 10, 500)
    if called_days_ago is not None:
        log_contact(ContactDraft(acme.id, "call", "NO_ANSWER"), days_ago(called_days_ago))
    data = invoice_list(TODAY)
    assert data.is_never_chased(data.rows[0]) is expected


def test_an_item_that_a_call_named_before_it_fell_due_was_chased(ledger):
    acme = customer("ACME")
    item = owes(acme, "INV-1", 10, 500)
    log_contact(ContactDraft(acme.id, "call", "VOICEMAIL", item_ids=(item.id,)), days_ago(20))
    data = invoice_list(TODAY)
    assert not data.is_never_chased(data.rows[0])


def standings(as_of=TODAY):
    return [row.standing for row in promise_list(as_of).rows]


def test_a_promise_stands_where_its_day_puts_it(ledger):
    for code, pay_by in (("A", days_ago(2)), ("B", TODAY), ("C", TODAY + timedelta(days=3))):
        who = customer(code)
        owes(who, f"INV-{code}", 20, 500)
        promise(who, 500, days_ago(5), pay_by)
    assert standings() == [Standing.BROKEN, Standing.DUE, Standing.COMING]


def test_a_broken_promise_is_past_once_a_new_date_was_given(ledger):
    acme = customer("ACME")
    owes(acme, "INV-1", 20, 500)
    promise(acme, 500, days_ago(9), days_ago(7))
    judge_promises(days_ago(5))
    promise(acme, 500, days_ago(5), TODAY + timedelta(days=1))
    rows = promise_list(TODAY).rows
    assert [row.standing for row in rows] == [Standing.PAST, Standing.COMING]
    assert [row.broken_before for row in rows] == [0, 1]


def test_a_broken_promise_is_past_once_what_it_covered_is_settled(ledger):
    acme = customer("ACME")
    item = owes(acme, "INV-1", 20, 500)
    promise(acme, 500, days_ago(9), days_ago(7), [item])
    judge_promises(days_ago(5))
    assert standings() == [Standing.BROKEN]
    with operation("test", "Settle", TODAY):
        money = add_item(acme, "REC-1", days_ago(1), days_ago(1), 500, "receipt")
        Allocation.create(source=money, target=item, amount_minor=500, allocated_on=days_ago(1))
        Item.update(open_minor=0).where(Item.id.in_([item.id, money.id])).execute()
    assert standings() == [Standing.PAST]


def test_the_kept_share_counts_kept_promises_by_value_and_withdrawn_ones_not_at_all(ledger):
    kept, broken, withdrawn = customer("KEPT"), customer("BROKEN"), customer("GONE")
    for who in (kept, broken, withdrawn):
        owes(who, f"INV-{who.code}", 40, 900)
    promise(kept, 300, days_ago(20), days_ago(15))
    promise(broken, 100, days_ago(20), days_ago(15))
    promise(withdrawn, 700, days_ago(20), days_ago(10))
    cancel_promise(promise_list(TODAY).rows[-1].promise.promise_id, days_ago(18))
    owes(kept, "REC-1", 15, 300, "receipt", reference="paid")
    with operation("test", "Date the money", TODAY):
        Item.update(document_on=days_ago(16)).where(Item.number == "REC-1").execute()
    share = promise_list(TODAY).kept
    assert (share.kept_minor, share.judged_minor) == (300, 400)


def test_a_promise_names_the_channel_it_came_through(ledger):
    acme = customer("ACME")
    owes(acme, "INV-1", 20, 500)
    promise(acme, 500, days_ago(1), TODAY)
    row = promise_list(TODAY).rows[0]
    assert (row.channel, row.promise.person_name) == ("call", "Gareth Pugh")
    assert row.promise.taken_on == date(2026, 11, 23)
