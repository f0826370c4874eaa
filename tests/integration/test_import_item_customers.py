"""The customers of a file of items, and what their terms say of its due dates."""

from datetime import date

from collector_desktop.services.imports import apply_import
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Address, Customer, CustomerGroup, Item, Person, Phone
from collector_desktop.storage.operations import operation
from tests.integration.importing import (
    OCTOBER,
    SEPTEMBER,
    bring_in,
    customer_row,
    item,
    item_row,
    parsed,
    reasons,
)


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


def test_an_items_file_describes_a_customer_it_makes(ledger, today):
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


def test_terms_count_from_the_delivery_or_the_statement_where_the_file_has_its_day(ledger, today):
    """C.2 of the rules: 31 January and 30 days is 2 March; the 25th after 5 January 25 February."""
    rows = (
        item_row(2, "NET", due_on=None, terms="NET 30", terms_from=date(2026, 1, 31)),
        item_row(3, "PROX", due_on=None, terms="DOM 25", terms_from=date(2026, 1, 5)),
        item_row(4, "BOTH", due_on=OCTOBER, terms="NET 30", terms_from=date(2026, 1, 31)),
        item_row(
            5, "PARTS", due_on=None, terms="50% COD; 50% NET 30", terms_from=date(2026, 1, 31)
        ),
        item_row(6, "CREDIT", type="credit_note", due_on=None, terms_from=date(2026, 1, 31)),
    )
    bring_in(today, *rows)
    assert {row.number: row.due_on for row in Item.select()} == {
        "NET": date(2026, 3, 2),
        "PROX": date(2026, 2, 25),
        "BOTH": OCTOBER,
        "PARTS/1": date(2026, 1, 31),
        "PARTS/2": date(2026, 3, 2),
        "CREDIT": SEPTEMBER,
    }
    assert bring_in(today, *rows).counts.unchanged == 6


def test_terms_that_nobody_understands_are_pointed_out_and_the_row_comes_in(ledger, today):
    result = bring_in(today, item_row(2, due_on=None, terms="when the moon is full"))

    assert result.counts.created == 1
    warning = result.plan.warnings[0]
    assert (warning.row, warning.column, warning.value) == (2, "terms", "when the moon is full")
    assert item("INV-1").due_on == OCTOBER
