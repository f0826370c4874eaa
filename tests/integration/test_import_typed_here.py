"""A newer file of customers and what somebody typed over in the meantime."""

from dataclasses import replace
from datetime import date

import pytest

from collector_desktop.services.credit_limits import set_limit
from collector_desktop.services.customers import AddressDraft, CustomerDraft, save_customer
from collector_desktop.services.history import undo
from collector_desktop.services.imports import apply_import, plan_import
from collector_desktop.storage.models import Address, Customer, CustomerGroup, Operation
from tests.integration.importing import customer_row, item_row, parsed

DAY = "24 November 2026"
KEPT = f"Kept as it was typed here on {DAY}."
DOUBTED = (
    f"Kept as it was typed here on {DAY}, though the file has another one since: "
    "type that in if it is the newer one."
)
EMPTIED = f"Left empty, as it was emptied here on {DAY}."


def replaced(typed):
    return f"The file has changed since {typed} was typed here on {DAY}; the history keeps that."


@pytest.fixture
def today():
    return date(2026, 11, 24)


def file(email="old@acme.example", profile="xero-contacts", **more):
    values = {"phone": "01632 1", "address1": "1 Mill Road", "city": "Leeds", "postcode": "LS1 1AA"}
    row = customer_row(email=email, **(values | more))
    return replace(parsed(row), profile=profile, signature=f"columns of {profile}")


def bring_in(today, *args, **more):
    return apply_import(file(*args, **more), today).value


def type_in(today, **changes):
    acme, address = Customer.get(), Address.get()
    lines = {name: getattr(address, name) for name in ("line1", "line2", "city", "postcode")}
    draft = CustomerDraft(
        acme.id,
        acme.name,
        email=acme.email,
        phone=acme.phone,
        terms=acme.terms,
        group=acme.group.name if acme.group else "",
        credit_limit_minor=acme.credit_limit_minor,
        address=AddressDraft(**lines),
    )
    return save_customer(replace(draft, **changes), today)


def warned(result):
    return [(each.column, each.value, each.reason) for each in result.plan.warnings]


def test_a_file_that_says_what_it_said_leaves_an_address_that_was_typed(ledger, today):
    bring_in(today)
    type_in(today, email="typed@acme.example", phone="01632 2")

    result = bring_in(today, name="Acme Limited")

    acme = Customer.get()
    assert (acme.name, acme.email, acme.phone) == ("Acme Limited", "typed@acme.example", "01632 2")
    assert warned(result) == [("email", "old@acme.example", KEPT), ("phone", "01632 1", KEPT)]
    assert [each.what for each in result.plan.changes] == ["name"]
    assert bring_in(today, name="Acme Ltd").counts.updated == 1
    assert Customer.get().email == "typed@acme.example"


def test_the_preview_says_what_is_kept(ledger, today):
    bring_in(today)
    type_in(today, email="typed@acme.example")

    plan = plan_import(file(city="York"), today)

    assert [(each.row, each.reason) for each in plan.warnings] == [(2, KEPT)]


def test_a_file_that_changed_too_leaves_it_in_doubt_and_says_so_once_it_is_seen(ledger, today):
    bring_in(today)
    type_in(today, email="typed@acme.example")

    assert warned(bring_in(today, "third@acme.example")) == [
        ("email", "third@acme.example", DOUBTED)
    ]
    again = bring_in(today, "third@acme.example", city="York")
    assert warned(again) == [("email", "third@acme.example", KEPT)]
    assert Customer.get().email == "typed@acme.example"


@pytest.mark.parametrize("between", ["old@acme.example", "typed@acme.example"])
def test_a_file_that_changed_after_what_was_typed_is_newer(ledger, today, between):
    bring_in(today)
    type_in(today, email="typed@acme.example")
    bring_in(today, between, city="York")

    result = bring_in(today, "new@acme.example")

    assert Customer.get().email == "new@acme.example"
    assert warned(result) == [("email", "new@acme.example", replaced("typed@acme.example"))]
    change = next(each for each in result.plan.changes if each.what == "email")
    assert (change.before, change.after) == ("typed@acme.example", "new@acme.example")


def test_what_another_program_says_is_no_newer_word_of_the_first(ledger, today):
    bring_in(today)
    type_in(today, email="typed@acme.example")
    bring_in(today, "crm@acme.example", profile="zoho-contacts")

    bring_in(today, "old@acme.example", city="York")

    assert Customer.get().email == "typed@acme.example"


def test_a_value_that_is_typed_again_is_judged_from_then_on(ledger, today):
    bring_in(today)
    type_in(today, email="typed@acme.example")
    bring_in(today, city="York")
    type_in(today, email="later@acme.example")

    assert warned(bring_in(today, "third@acme.example"))[0][2] == DOUBTED
    assert Customer.get().email == "later@acme.example"


def test_the_address_is_kept_or_taken_as_a_whole(ledger, today):
    bring_in(today)
    type_in(today, address=AddressDraft("9 Here Road", city="York", postcode="YO1 7HH"))

    result = bring_in(today, email="new@acme.example")
    assert warned(result) == [("address", "1 Mill Road, Leeds, LS1 1AA", KEPT)]
    assert (Address.get().line1, Address.get().city) == ("9 Here Road", "York")

    moved = bring_in(today, address1="2 New Street", city="Bath", postcode="BA1 1AA")
    assert (Address.get().line1, Address.get().city) == ("2 New Street", "Bath")
    assert warned(moved)[-1][2] == replaced("9 Here Road, York, YO1 7HH")
    assert [(each.what, each.before, each.after) for each in moved.plan.changes][-1] == (
        "address",
        "9 Here Road, York, YO1 7HH",
        "2 New Street, Bath, BA1 1AA",
    )


def test_an_address_that_is_typed_where_the_file_had_none_stays(ledger, today):
    apply_import(parsed(customer_row()), today)
    draft = CustomerDraft(Customer.get().id, "Acme Ltd", address=AddressDraft("9 Here Road"))
    save_customer(draft, today)

    assert warned(bring_in(today))[0] == ("address", "1 Mill Road, Leeds, LS1 1AA", DOUBTED)
    assert Address.get().line1 == "9 Here Road"


def test_limits_and_groups_that_were_decided_here_stay_and_are_named(ledger, today):
    bring_in(today, credit_limit="1000", group="Builders")
    set_limit(Customer.get().id, 250_000, today)
    type_in(today, group="Roofers")

    result = bring_in(today, credit_limit="1000", group="Builders", city="York")

    assert (Customer.get().credit_limit_minor, Customer.get().group.name) == (250_000, "Roofers")
    assert warned(result) == [("credit limit", "1000.00", KEPT), ("group", "Builders", KEPT)]


def test_a_limit_goes_with_the_currency_that_a_file_changes(ledger, today):
    bring_in(today, credit_limit="1000")
    set_limit(Customer.get().id, 250_000, today)

    bring_in(today, credit_limit="1000", currency="EUR")

    assert (Customer.get().currency, Customer.get().credit_limit_minor) == ("EUR", 100_000)


def test_what_was_typed_and_taken_back_counts_no_more(ledger, today):
    bring_in(today)
    typed = type_in(today, email="typed@acme.example")
    undo(typed.operation_id, today)

    result = bring_in(today, "third@acme.example")

    assert (Customer.get().email, warned(result)) == ("third@acme.example", [])


def test_what_an_import_noted_goes_with_it(ledger, today):
    bring_in(today)
    type_in(today, email="typed@acme.example")
    bring_in(today, city="York")
    undo(Operation.select().order_by(Operation.id.desc()).get().id, today)

    assert warned(bring_in(today, "third@acme.example"))[0][2] == DOUBTED


def test_our_own_table_that_was_edited_is_the_newer_in_doubt(ledger, today):
    bring_in(today, profile="collector")
    type_in(today, email="typed@acme.example")

    bring_in(today, "edited@acme.example", profile="collector")

    assert Customer.get().email == "edited@acme.example"


def test_what_was_emptied_here_is_not_filled_with_the_same_again(ledger, today):
    bring_in(today)
    type_in(today, email="")

    assert warned(bring_in(today, city="York")) == [("email", "old@acme.example", EMPTIED)]
    invoice = item_row(customer=customer_row(email="old@acme.example"))
    apply_import(parsed(invoice), today)
    assert Customer.get().email == ""
    other = item_row(3, "INV-2", customer=customer_row(email="new@acme.example"))
    apply_import(parsed(other), today)
    assert Customer.get().email == "new@acme.example"


def test_a_file_that_only_finds_what_is_kept_changes_no_customer(ledger, today):
    bring_in(today)
    type_in(today, email="typed@acme.example")

    counts = bring_in(today).counts

    assert (counts.updated, counts.unchanged, CustomerGroup.select().count()) == (0, 1, 0)
