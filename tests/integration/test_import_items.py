from datetime import date

import pytest
from importing import OCTOBER, SEPTEMBER, customer_row, item_row, parsed

from collector_desktop.services.history import undo
from collector_desktop.services.imports import apply_import, plan_import
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import (
    Address,
    Allocation,
    Contact,
    Customer,
    CustomerGroup,
    Item,
    Operation,
    Person,
    Phone,
    Promise,
)
from collector_desktop.storage.operations import operation


def bring_in(today, *rows, **more):
    return apply_import(parsed(*rows, **more), today).value


def item(number):
    return Item.get(Item.number == number)


def reasons(result):
    return [(problem.row, problem.column, problem.reason) for problem in result.plan.problems]


def test_a_file_makes_its_items_and_the_customers_unknown_so_far(ledger, today):
    result = bring_in(
        today,
        item_row(2),
        item_row(3, "INV-2", 5_000, reference="PO 7", description="Oak doors"),
        item_row(4, "INV-3", code="BEX", name="Bexley Ltd", currency="EUR"),
    )

    assert (result.counts.rows, result.counts.created) == (3, 3)
    assert result.plan.new_customers == ("Acme Ltd", "Bexley Ltd")
    assert [(c.code, c.name, c.currency) for c in Customer.select()] == [
        ("ACME", "Acme Ltd", "GBP"),
        ("BEX", "Bexley Ltd", "EUR"),
    ]
    second = item("INV-2")
    assert (second.amount_minor, second.open_minor, second.currency) == (5_000, 5_000, "GBP")
    assert (second.reference, second.description) == ("PO 7", "Oak doors")
    assert (second.document_on, second.due_on) == (SEPTEMBER, OCTOBER)
    assert item("INV-3").currency == "EUR"


def test_a_plan_says_what_an_import_does_and_writes_nothing(ledger, today, snapshot):
    bring_in(today, item_row())
    before, operations = snapshot(), Operation.select().count()
    newer = parsed(item_row(minor=15_000), item_row(3, "INV-2", name="New Ltd", code="NEW"))

    plan = plan_import(newer, today)

    assert (plan.counts.created, plan.counts.updated) == (1, 1)
    assert plan.new_customers == ("New Ltd",)
    changed = [(c.number, c.customer, c.what, c.before, c.after) for c in plan.changes]
    assert changed == [
        ("INV-1", "Acme Ltd", "amount", "120.00", "150.00"),
        ("INV-1", "Acme Ltd", "open", "120.00", "150.00"),
    ]
    assert plan.already_imported_on is None
    assert (snapshot(), Operation.select().count()) == (before, operations)
    assert apply_import(newer, today).value.plan == plan


def test_the_same_file_again_changes_nothing_and_leaves_no_trace(ledger, today, snapshot):
    file = parsed(
        item_row(),
        item_row(3, "INV-2", open_minor=4_000),
        item_row(4, "INV-3", settled_on=OCTOBER),
        item_row(5, "CN-1", 3_000, type="credit_note", open_minor=1_000),
        item_row(6, "", 700, type="receipt"),
        item_row(7, "", 700, type="receipt"),
    )
    apply_import(file, today)
    before, operations = snapshot(), Operation.select().count()

    again = apply_import(file, today)

    assert again.value.counts.unchanged == 6
    assert again.value.counts.created == again.value.counts.updated == 0
    assert again.operation_id is None
    assert again.value.plan.already_imported_on == today
    assert (snapshot(), Operation.select().count()) == (before, operations)


def test_a_fresh_file_without_news_is_recorded_as_it_confirms_the_ledger(ledger, today):
    bring_in(today, item_row(), item_row(3, "INV-2"))

    fresh = apply_import(parsed(item_row()), today)

    assert fresh.value.counts.unchanged == 1
    assert fresh.operation_id is not None
    assert fresh.summary == "Import july.csv: nothing new"


@pytest.mark.parametrize("number", ["inv-1", "INV - 1", "\uff29NV-1"])
def test_a_number_is_the_same_whatever_its_case_blanks_and_width(ledger, today, number):
    bring_in(today, item_row())

    assert bring_in(today, item_row(number=number)).counts.unchanged == 1
    assert Item.select().count() == 1


def test_the_same_number_is_another_item_for_another_customer_and_worth_a_warning(ledger, today):
    bring_in(today, item_row())

    result = bring_in(today, item_row(5, code="BEX", name="Bexley Ltd"))

    assert result.counts.created == 1
    warning = result.plan.warnings[0]
    assert (warning.row, warning.column, warning.value) == (5, "number", "INV-1")
    assert warning.reason == "Acme Ltd has an item with this number too."


def test_a_number_twice_in_one_file_counts_once(ledger, today):
    result = bring_in(today, item_row(2), item_row(3, minor=99))

    assert (result.counts.created, result.counts.rejected) == (1, 1)
    assert result.plan.problems[0].row == 3
    assert item("INV-1").amount_minor == 12_000
    again = bring_in(today, item_row(2), item_row(3, minor=98))
    assert (again.counts.unchanged, again.counts.rejected) == (1, 1)


def test_items_without_a_number_get_one_that_stays_the_same(ledger, today):
    first = item_row(2, "", 5_000, type="receipt")
    bring_in(today, first)

    result = bring_in(today, first, item_row(3, "", 5_000, type="receipt"))

    assert (result.counts.unchanged, result.counts.created) == (1, 1)
    assert [row.number for row in Item.select()] == ["20260901-50.00", "20260901-50.00-2"]


def test_a_newer_file_brings_due_date_reference_description_and_date_up_to_date(ledger, today):
    bring_in(today, item_row())
    later = date(2026, 10, 31)

    result = bring_in(
        today,
        item_row(due_on=later, document_on=date(2026, 9, 2), reference="PO", description="Doors"),
    )

    stored = item("INV-1")
    assert result.counts.updated == 1
    assert (stored.due_on, stored.document_on) == (later, date(2026, 9, 2))
    assert (stored.reference, stored.description) == ("PO", "Doors")
    assert [change.what for change in result.plan.changes] == [
        "date",
        "due date",
        "reference",
        "description",
    ]


def test_what_the_newer_file_is_silent_about_stays(ledger, today):
    bring_in(today, item_row(reference="PO", description="Doors", currency="EUR"))

    result = bring_in(today, item_row(due_on=None))

    stored = item("INV-1")
    assert result.counts.unchanged == 1
    assert (stored.due_on, stored.reference, stored.currency) == (OCTOBER, "PO", "EUR")


def test_a_newer_file_leaves_contacts_and_promises_alone(ledger, today):
    bring_in(today, item_row())
    acme = Customer.get()
    with operation("test", "Log a call", today):
        Contact.create(customer=acme, kind="call", made_on=today, note="Will pay")
        Promise.create(
            customer=acme, amount_minor=12_000, currency="GBP", taken_on=today, pay_by=today
        )
    before = (list(Contact.select().dicts()), list(Promise.select(Promise.amount_minor).dicts()))

    bring_in(today, item_row(minor=13_000))

    after = (list(Contact.select().dicts()), list(Promise.select(Promise.amount_minor).dicts()))
    assert after == before


def test_what_is_settled_in_the_file_becomes_a_receipt_of_the_source(ledger, today):
    as_of = date(2026, 11, 20)
    bring_in(today, item_row(open_minor=4_000), as_of=as_of)

    receipt, allocation = Item.get(Item.type == "receipt"), Allocation.get()
    assert item("INV-1").open_minor == 4_000
    assert (receipt.number, receipt.origin) == ("R-000001", "source")
    assert receipt.description == "Paid, as Xero reports"
    assert (receipt.amount_minor, receipt.open_minor, receipt.document_on) == (8_000, 0, as_of)
    assert (allocation.source_id, allocation.target_id) == (receipt.id, item("INV-1").id)
    assert (allocation.amount_minor, allocation.allocated_on) == (8_000, as_of)


def test_without_a_day_of_its_own_the_file_counts_from_the_day_of_the_import(ledger, today):
    bring_in(today, item_row(open_minor=4_000))

    assert Allocation.get().allocated_on == today


def test_a_used_credit_is_used_by_an_adjustment_of_the_source(ledger, today):
    bring_in(today, item_row(number="CN-1", minor=3_000, type="credit_note", open_minor=1_000))

    adjustment, allocation = Item.get(Item.type == "debit_adjustment"), Allocation.get()
    assert item("CN-1").open_minor == 1_000
    assert (adjustment.number, adjustment.origin) == ("A-000001", "source")
    assert adjustment.description == "Used, as Xero reports"
    assert (allocation.source_id, allocation.target_id) == (item("CN-1").id, adjustment.id)
    assert (adjustment.amount_minor, adjustment.open_minor) == (2_000, 0)


def test_a_settled_date_is_a_receipt_of_that_day(ledger, today):
    paid_on = date(2026, 10, 5)
    bring_in(today, item_row(settled_on=paid_on))

    receipt = Item.get(Item.type == "receipt")
    assert (receipt.document_on, receipt.origin, receipt.amount_minor) == (paid_on, "", 12_000)
    assert item("INV-1").open_minor == 0
    assert Allocation.get().allocated_on == paid_on


def test_money_that_came_before_the_invoice_is_allocated_on_the_day_of_the_invoice(ledger, today):
    bring_in(today, item_row(settled_on=date(2026, 8, 20)))

    assert Item.get(Item.type == "receipt").document_on == date(2026, 8, 20)
    assert Allocation.get().allocated_on == SEPTEMBER


def test_numbers_of_receipts_go_on_from_the_highest(ledger, today):
    bring_in(today, item_row(open_minor=0), item_row(3, "R-000041", 100, type="receipt"))
    bring_in(today, item_row(open_minor=0), item_row(4, "INV-2", open_minor=0))

    numbers = [row.number for row in Item.select().where(Item.origin == "source")]
    assert numbers == ["R-000042", "R-000043"]


def test_a_number_that_the_program_makes_is_none_of_the_file(ledger, today):
    result = bring_in(
        today,
        item_row(2, open_minor=4_000),
        item_row(3, "R-000001", 500, type="receipt"),
        item_row(4, "a-000007", 500, type="debit_adjustment"),
        item_row(5, "CN-1", 500, type="credit_note", open_minor=0),
    )

    assert result.counts.created == 4
    made = [row.number for row in Item.select().where(Item.origin == "source")]
    assert made == ["R-000002", "A-000008"]


def test_less_open_than_before_is_another_receipt(ledger, today):
    bring_in(today, item_row(open_minor=10_000))
    later = date(2026, 12, 1)

    result = bring_in(later, item_row(open_minor=4_000))

    receipts = list(Item.select().where(Item.type == "receipt").order_by(Item.id))
    assert [receipt.amount_minor for receipt in receipts] == [2_000, 6_000]
    assert receipts[1].document_on == later
    assert item("INV-1").open_minor == 4_000
    assert result.counts.updated == 1


def test_more_open_than_in_the_ledger_is_left_out_with_a_reason(ledger, today, snapshot):
    bring_in(today, item_row(open_minor=4_000))
    before = snapshot()

    result = bring_in(today, item_row(2, open_minor=9_000, reference="New"))

    assert result.counts.rejected == 1
    assert reasons(result) == [
        (2, "open", "The file says more is open than the ledger (40.00); nothing was reopened.")
    ]
    assert snapshot() == before


def test_an_amount_and_what_is_open_of_it_may_both_grow(ledger, today):
    bring_in(today, item_row(open_minor=4_000))

    result = bring_in(today, item_row(minor=13_000, open_minor=5_000))

    assert result.counts.updated == 1
    assert (item("INV-1").amount_minor, item("INV-1").open_minor) == (13_000, 5_000)
    assert Allocation.select().count() == 1


def test_an_amount_below_what_is_allocated_is_left_out_with_a_reason(ledger, today):
    bring_in(today, item_row(open_minor=4_000))

    result = bring_in(today, item_row(minor=7_000))

    assert reasons(result) == [
        (2, "amount", "80.00 of it is allocated already, more than the amount now in the file.")
    ]
    assert item("INV-1").amount_minor == 12_000


def test_a_settled_item_does_not_change_its_currency(ledger, today):
    bring_in(today, item_row(open_minor=4_000))

    result = bring_in(today, item_row(currency="EUR"))

    assert result.plan.problems[0].column == "currency"
    assert item("INV-1").currency == "GBP"


def test_an_item_does_not_move_past_the_day_it_was_settled_on(ledger, today):
    bring_in(today, item_row(settled_on=OCTOBER))

    result = bring_in(today, item_row(document_on=date(2026, 10, 2)))

    assert reasons(result) == [
        (2, "date", "The item was settled in part on 2026-10-01, before this date.")
    ]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (item_row(type="order"), "type"),
        (item_row(minor=0), "amount"),
        (item_row(minor=10**15 + 1), "amount"),
        (item_row(open_minor=12_001), "open"),
        (item_row(open_minor=-1), "open"),
        (item_row(currency="gbp"), "currency"),
        (item_row(code="", name=""), "customer"),
    ],
)
def test_a_row_that_cannot_be_an_item_is_left_out(ledger, today, row, column):
    result = bring_in(today, row, item_row(3, "INV-2"))

    assert (result.counts.created, result.counts.rejected) == (1, 1)
    assert (result.plan.problems[0].row, result.plan.problems[0].column) == (2, column)


def test_rows_that_could_not_be_read_count_as_rejected(ledger, today):
    result = bring_in(
        today,
        item_row(2),
        problems=[(3, "date", "31/31", "No date"), (3, "amount", "x", "No amount")],
    )

    assert (result.counts.rows, result.counts.created, result.counts.rejected) == (2, 1, 1)
    assert len(result.plan.problems) == 2


def test_a_file_of_rejected_rows_only_leaves_no_trace(ledger, today):
    outcome = apply_import(parsed(item_row(minor=0)), today)

    assert (outcome.operation_id, outcome.value.batch_id) == (None, None)
    assert Operation.select().count() == 0


def test_a_customer_is_found_by_name_when_the_file_has_no_code(ledger, today):
    bring_in(today, item_row())

    bring_in(today, item_row(number="INV-2", code="", name="acme  LTD"))

    assert Customer.select().count() == 1


def test_a_customer_without_a_code_gets_one_of_its_name(ledger, today):
    bring_in(
        today,
        item_row(2, "1", code="", name="Bexley Ltd"),
        item_row(3, "2", code="", name="Bexley & Sons"),
        item_row(4, "3", code="", name="Bexley Ltd"),
    )

    assert [customer.code for customer in Customer.select()] == ["BEXLEY01", "BEXLEY02"]


def test_a_name_in_the_place_of_a_code_finds_the_customer(ledger, today):
    bring_in(today, item_row())

    bring_in(today, item_row(number="INV-2", code="Acme Ltd", name=""))

    assert Customer.select().count() == 1


def test_a_name_of_two_customers_is_not_guessed(ledger, today):
    bring_in(
        today, item_row(2, "1", code="A1", name="Acme"), item_row(3, "2", code="A2", name="Acme")
    )

    result = bring_in(today, item_row(4, "3", code="", name="Acme"))

    assert reasons(result) == [(4, "customer", "Several customers are called Acme: add the code.")]


def test_a_file_without_currencies_goes_by_that_of_the_customer(ledger, today):
    apply_import(parsed(customer_row(currency="EUR")), today)

    bring_in(today, item_row())

    assert item("INV-1").currency == "EUR"


def test_an_amount_is_not_guessed_in_a_currency_of_other_decimals(ledger, today):
    apply_import(parsed(customer_row(currency="JPY")), today)

    result = bring_in(today, item_row())

    assert reasons(result) == [
        (2, "currency", "Acme Ltd buys in JPY: state the currency of the amount.")
    ]


def test_an_items_file_tells_of_a_customer_it_makes(ledger, today):
    party = customer_row(
        kind="sole_trader",
        email="pay@acme.example",
        phone="020 1",
        contact_name="Ann Lee",
        address1="1 High Street",
        city="Leeds",
        terms="NET 14",
        credit_limit="500",
        group="Builders",
    )

    bring_in(today, item_row(due_on=None, customer=party))

    acme = Customer.get()
    assert (acme.kind, acme.email, acme.terms) == ("sole_trader", "pay@acme.example", "NET 14")
    assert (acme.credit_limit_minor, acme.group.name) == (50_000, "Builders")
    assert Address.get().line1 == "1 High Street"
    assert (Person.get().name, Person.get().is_main) == ("Ann Lee", True)
    assert Phone.get().number == "020 1"
    assert item("INV-1").due_on == date(2026, 9, 15)


def test_an_items_file_fills_blanks_of_a_known_customer_and_no_more(ledger, today):
    apply_import(parsed(customer_row(email="old@acme.example", credit_limit="500")), today)
    party = customer_row(email="new@acme.example", phone="020 1", credit_limit="9", kind="consumer")

    bring_in(today, item_row(customer=party))

    acme = Customer.get()
    assert (acme.email, acme.phone) == ("old@acme.example", "020 1")
    assert (acme.credit_limit_minor, acme.kind) == (50_000, "company")


def test_the_due_date_comes_from_the_nearest_terms(ledger, today):
    change_settings({"terms.default": "NET 60"}, today)
    bring_in(today, item_row(2, "BY-COMPANY", due_on=None))
    with operation("test", "Give the group terms", today):
        builders = CustomerGroup.create(name="Builders", terms="EOM")
        Customer.update(group=builders).execute()
    bring_in(today, item_row(2, "BY-GROUP", due_on=None))
    with operation("test", "Give the customer terms", today):
        Customer.update(terms="NET 10").execute()
    bring_in(
        today,
        item_row(2, "BY-CUSTOMER", due_on=None),
        item_row(3, "BY-ROW", due_on=None, terms="NET 7"),
        item_row(4, "BY-DATE", due_on=OCTOBER, terms="NET 7"),
        item_row(5, "CREDIT", type="credit_note", due_on=None, terms="NET 7"),
    )

    assert {row.number: row.due_on for row in Item.select()} == {
        "BY-COMPANY": date(2026, 10, 31),
        "BY-GROUP": date(2026, 9, 30),
        "BY-CUSTOMER": date(2026, 9, 11),
        "BY-ROW": date(2026, 9, 8),
        "BY-DATE": OCTOBER,
        "CREDIT": SEPTEMBER,
    }


def test_terms_that_nobody_understands_are_pointed_out_and_the_row_comes_in(ledger, today):
    result = bring_in(today, item_row(2, due_on=None, terms="when the moon is full"))

    assert result.counts.created == 1
    warning = result.plan.warnings[0]
    assert (warning.row, warning.column, warning.value) == (2, "terms", "when the moon is full")
    assert item("INV-1").due_on == OCTOBER


def test_a_promise_is_judged_by_the_money_that_the_file_brings(ledger, today):
    bring_in(today, item_row())
    with operation("test", "Take a promise", today):
        Promise.create(
            customer=Customer.get(),
            amount_minor=12_000,
            currency="GBP",
            taken_on=date(2026, 11, 20),
            pay_by=today,
        )

    done = apply_import(parsed(item_row(open_minor=0)), today)

    assert (Promise.get().status, Promise.get().received_minor) == ("kept", 12_000)
    undo(done.operation_id, today)
    assert Promise.get().status == "open"


def test_progress_is_told_and_may_stop_the_import(ledger, today, snapshot):
    told = []
    rows = [item_row(row, f"INV-{row}") for row in range(2, 4502)]
    apply_import(parsed(*rows), today, progress=lambda *done: told.append(done))
    assert told == [(2000, 4500), (4000, 4500), (4500, 4500)]
    before = snapshot()

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apply_import(parsed(item_row(2, "LATE")), today, progress=stop)

    assert snapshot() == before
