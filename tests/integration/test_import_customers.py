"""Customers from a file: made, found again, brought up to date."""

import pytest

from collector_desktop.services.history import undo
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.models import Address, Customer, CustomerGroup, Person, Phone
from collector_desktop.storage.operations import operation
from tests.integration.importing import customer_row, item_row, parsed


def bring_in(today, *rows):
    return apply_import(parsed(*rows), today).value


def full_row(**more):
    values = {
        "kind": "company",
        "email": "pay@acme.example",
        "phone": "020 7946 0000",
        "address1": "1 High Street",
        "address2": "Unit 2",
        "city": "Leeds",
        "region": "Yorkshire",
        "postcode": "LS1 1AA",
        "country": "GB",
        "currency": "EUR",
        "terms": "EOM+30",
        "credit_limit": "1500.50",
        "procedure": "Gentle",
        "group": "Builders",
    }
    return customer_row(**(values | more))


def test_a_row_makes_a_customer_with_all_that_it_says(ledger, today):
    result = bring_in(today, full_row())

    acme = Customer.get()
    assert (result.counts.created, result.plan.new_customers) == (1, ("Acme Ltd",))
    assert (acme.code, acme.name, acme.currency, acme.terms) == (
        "ACME",
        "Acme Ltd",
        "EUR",
        "EOM+30",
    )
    assert (acme.credit_limit_minor, acme.procedure) == (150_050, "Gentle")
    assert acme.group.name == "Builders"
    address = Address.get()
    assert (address.kind, address.line1, address.postcode) == (
        "billing",
        "1 High Street",
        "LS1 1AA",
    )
    assert (Person.get().name, Person.get().email) == ("Accounts", "pay@acme.example")
    assert Phone.get().number == "020 7946 0000"


def test_the_same_rows_again_change_nothing(ledger, today, snapshot):
    bring_in(today, full_row(), customer_row(3, "BEX", "Bexley"))
    before = snapshot()

    result = bring_in(today, full_row(), customer_row(3, "BEX", "Bexley"))

    assert (result.counts.unchanged, result.counts.updated) == (2, 0)
    assert snapshot() == before


@pytest.mark.parametrize(("text", "minor"), [("", None), ("0", 0), ("250", 25_000)])
def test_no_limit_is_not_a_limit_of_zero(ledger, today, text, minor):
    bring_in(today, customer_row(credit_limit=text))

    assert Customer.get().credit_limit_minor == minor


def test_a_limit_counts_in_the_decimals_of_its_currency(ledger, today):
    bring_in(today, customer_row(currency="JPY", credit_limit="5000"))

    assert Customer.get().credit_limit_minor == 5_000


def test_a_newer_row_changes_what_it_says_and_keeps_the_rest(ledger, today):
    bring_in(today, full_row())

    result = bring_in(today, customer_row(name="Acme Limited", city="York", credit_limit="2000"))

    acme = Customer.get()
    assert result.counts.updated == 1
    assert (acme.name, acme.credit_limit_minor, acme.email) == (
        "Acme Limited",
        200_000,
        "pay@acme.example",
    )
    assert (Address.get().city, Address.get().line1) == ("York", "1 High Street")
    changes = [(c.number, c.what, c.before, c.after) for c in result.plan.changes]
    address = "1 High Street, Unit 2, Leeds, Yorkshire, LS1 1AA, GB"
    assert changes == [
        ("ACME", "name", "Acme Ltd", "Acme Limited"),
        ("ACME", "credit limit", "1500.50", "2000.00"),
        ("ACME", "address", address, address.replace("Leeds", "York")),
    ]


def test_a_newer_row_leaves_the_people_alone(ledger, today):
    bring_in(today, full_row(contact_name="Ann Lee"))

    bring_in(today, full_row(contact_name="Bob Ray", phone="020 2"))

    assert [person.name for person in Person.select()] == ["Ann Lee"]
    assert Customer.get().phone == "020 2"


def test_a_code_is_the_same_whatever_its_case(ledger, today):
    bring_in(today, customer_row())

    assert bring_in(today, customer_row(code="acme", name="")).counts.unchanged == 1


def test_a_customer_without_a_code_is_found_by_name_or_gets_a_code(ledger, today):
    bring_in(today, customer_row())

    result = bring_in(today, customer_row(2, "", "ACME LTD"), customer_row(3, "", "Bexley Ltd"))

    assert (result.counts.unchanged, result.counts.created) == (1, 1)
    assert [customer.code for customer in Customer.select()] == ["ACME", "BEXLEY01"]


def test_a_customer_made_by_an_items_file_is_brought_up_to_date(ledger, today):
    apply_import(parsed(item_row(code="", name="Acme Ltd")), today)

    result = bring_in(today, customer_row(code="", terms="NET 7"))

    assert result.counts.updated == 1
    assert (Customer.get().code, Customer.get().terms) == ("ACMELT01", "NET 7")


def test_a_second_customer_of_the_same_name_is_pointed_out(ledger, today):
    bring_in(today, customer_row())

    result = bring_in(today, customer_row(4, "ACME2"))

    assert result.counts.created == 1
    assert (result.plan.warnings[0].row, result.plan.warnings[0].column) == (4, "name")


def test_a_customer_twice_in_one_file_counts_once(ledger, today):
    result = bring_in(today, customer_row(2, terms="NET 7"), customer_row(3, terms="NET 9"))

    assert (result.counts.created, result.counts.rejected) == (1, 1)
    assert Customer.get().terms == "NET 7"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (customer_row(code="", name=""), "name"),
        (customer_row(kind="charity"), "kind"),
        (customer_row(currency="POUND"), "currency"),
        (customer_row(credit_limit="lots"), "credit_limit"),
        (customer_row(credit_limit="-5"), "credit_limit"),
        (customer_row(credit_limit="1.005"), "credit_limit"),
    ],
)
def test_a_row_that_cannot_be_a_customer_is_left_out(ledger, today, row, column):
    result = bring_in(today, row, customer_row(3, "BEX", "Bexley"))

    assert (result.counts.created, result.counts.rejected) == (1, 1)
    assert (result.plan.problems[0].row, result.plan.problems[0].column) == (2, column)


def test_a_limit_does_not_change_its_currency_unsaid(ledger, today):
    bring_in(today, full_row())

    result = bring_in(today, customer_row(currency="JPY"))

    assert result.plan.problems[0].column == "currency"
    assert Customer.get().currency == "EUR"


def test_customers_of_a_group_share_it(ledger, today):
    bring_in(
        today, customer_row(group="Builders"), customer_row(3, "BEX", "Bexley", group="Builders")
    )

    assert CustomerGroup.select().count() == 1
    assert {customer.group_id for customer in Customer.select()} == {CustomerGroup.get().id}


def test_odd_terms_are_kept_and_pointed_out(ledger, today):
    result = bring_in(today, customer_row(terms="some day"))

    assert Customer.get().terms == "some day"
    assert result.plan.warnings[0].column == "terms"


def test_who_was_reached_by_the_former_address_is_reached_by_the_new_one(ledger, today):
    bring_in(today, full_row())
    imported = apply_import(parsed(full_row(email="new@acme.example", phone="0113 1")), today)

    assert (Person.get().email, Phone.get().number) == ("new@acme.example", "0113 1")
    undo(imported.operation_id, today)
    assert (Person.get().email, Phone.get().number) == ("pay@acme.example", "020 7946 0000")


def test_a_person_with_an_address_of_their_own_keeps_it(ledger, today):
    bring_in(today, full_row())
    with operation("test", "Correct", today):
        Person.update(email="ada@acme.example").execute()
        Phone.update(is_wrong=True).execute()

    bring_in(today, full_row(email="new@acme.example", phone="0113 1"))

    assert (Person.get().email, Phone.get().number) == ("ada@acme.example", "020 7946 0000")
