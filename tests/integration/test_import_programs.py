"""The exports of accounting programs in a ledger: balances, the same file again, a newer one."""

import re
from datetime import date

import pytest

from collector_desktop.importers.read import read_file
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import undo
from collector_desktop.services.imports import apply_import, plan_import
from collector_desktop.services.promises import cancel_promise
from collector_desktop.storage.models import Customer, Item, Person, Phone, Promise
from tests.integration.importing import bring_in, customer_row, item, item_row
from tests.unit.importers.exports import FOREIGN, export_of

TODAY = date(2026, 11, 24)
TABLES = ("customer", "item", "allocation", "promise", "promise_item", "person", "phone")

BALANCES = {
    "xero-invoices": {"Harbour Lights Ltd": 120000, "Green & Sons": 23050},
    "xero-aged-receivables": {"Harbour Lights Ltd": 185000, "Green & Sons": 48050},
    "qbo-invoices-and-received-payments": {"Harbour Lights Ltd": 0, "Green & Sons": 0},
    "quickbooks-iif-transactions": {"Harbour Lights Ltd": 100000, "Green & Sons": -5050},
    "qbd-open-invoices": {"Harbour Lights Ltd": 115000, "Green & Sons": 40000},
    "qbd-ar-ageing-detail": {"Harbour Lights Ltd": 118000, "Green & Sons": 48050},
    "qbd-ar-ageing-list": {"Harbour Lights Ltd": 61950, "Green & Sons": 48050},
    "sage50-aged-debtors": {"Harbour Café": 5200, "Green & Sons": 60000},
    "zoho-invoices": {"Highland Bakers": 28975, "Marsh Foods": 7500},
    "myob-sales": {"Harbour Lights Pty Ltd": 132000, "Ada Moss": 3950},
    "dolibarr-invoices": {"Harbour Lights Ltd": 55000, "Green & Sons": 0},
    "shopify-orders": {"Harbour Lights Ltd": 126000, "Ann Green": 0},
    "fec": {"Harbour Lights": 55000, "Green & Sons": 0},
    "fec-with-sides": {"Harbour Lights": 55000, "Green & Sons": 0},
    "freshbooks-invoices": {"Harbour Lights Ltd": 120500, "Ada Moss": 0},
    "wave-transactions": {"Harbour Lights Ltd": 20000, "Ada Moss": 0},
    "invoice2go-invoices": {"Harbour Lights Ltd": 45355, "Ada Moss": 0},
    "invoicely-invoices": {"Ada Moss": 102000},
    "invoice-ninja-5-invoices": {"Harbour Lights Ltd": 78050, "Ada Moss": 0},
    "invoice-ninja-5-credits": {"Harbour Lights Ltd": -5000, "Ada Moss": -1250},
    "invoice-ninja-invoices": {"Harbour Lights Ltd": 100849, "Ada Moss": 0},
    "odoo-invoices": {"Harbour Lights Ltd": 55000, "Green & Sons": 0},
    "odoo-aged-receivable": {"Harbour Lights Ltd": 65000, "Total Green": 48050},
    "oca-open-items": {"Harbour Lights Ltd": 65000, "Green & Sons": 48000},
    "erpnext-accounts-receivable": {"Harbour Lights Ltd": 160000},
    "tally-pending-bills": {"Harbour Lights Ltd": 65000, "Green & Sons": 48050},
    "bexio-account-postings": {"Hafenlicht AG": 100000, "Grün & Söhne": 0},
    "bexio-journal": {"Hafenlicht AG": 100000, "Bergbau GmbH": 0},
    "stripe-invoices": {"Harbour Lights Ltd": 100000, "Green & Sons": 0},
    "smartbusiness-invoices": {"Hafenlicht AG": 100000},
}


def brought_in(name):
    return apply_import(read_file(export_of(name)), TODAY).value


def balances():
    owed = dict.fromkeys((customer.name for customer in Customer.select()), 0)
    for one in Item.select():
        sign = 1 if one.type in ("invoice", "refund", "debit_adjustment") else -1
        owed[one.customer.name] += sign * one.open_minor
    return owed


@pytest.mark.parametrize("name", BALANCES)
def test_every_customer_owes_what_the_program_says(ledger, name):
    brought_in(name)
    assert balances() == BALANCES[name]
    assert check_ledger(TODAY) == []


@pytest.mark.parametrize("profile", FOREIGN, ids=lambda profile: profile.name)
def test_the_same_export_again_changes_nothing(ledger, profile, snapshot):
    first = brought_in(profile.name)
    assert first.counts.created
    before = snapshot()
    again = brought_in(profile.name)
    assert (again.counts.created, again.counts.updated, again.batch_id) == (0, 0, None)
    assert again.counts.rejected == first.counts.rejected
    assert snapshot() == before


def changed_copy(name, tmp_path, old, new):
    text = export_of(name).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / f"newer_{export_of(name).name}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return read_file(path)


def test_a_report_of_open_items_keeps_the_amount_that_the_ledger_knows(ledger, tmp_path):
    bring_in(TODAY, item_row(number="1001", minor=150_000, code="", name="Harbour Lights Ltd"))
    brought_in("qbd-open-invoices")
    assert (item("1001").amount_minor, item("1001").open_minor) == (150_000, 120_000)
    newer = changed_copy("qbd-open-invoices", tmp_path, '"1,200.00"', "700.00")
    apply_import(newer, TODAY)
    assert (item("1001").amount_minor, item("1001").open_minor) == (150_000, 70_000)


def test_a_report_of_open_items_agrees_with_money_that_the_ledger_has_already(ledger, tmp_path):
    brought_in("qbd-open-invoices")
    newer = changed_copy("qbd-open-invoices", tmp_path, '"1,200.00"', "700.00")
    apply_import(newer, TODAY)
    counts = apply_import(newer, TODAY).value.counts
    assert (counts.unchanged, counts.rejected) == (4, 0)
    assert (item("1001").amount_minor, item("1001").open_minor) == (120_000, 70_000)


def test_xero_finds_its_contacts_by_name_whatever_their_number(ledger):
    brought_in("xero-invoices")
    made = {customer.name: customer.code for customer in Customer.select()}
    result = brought_in("xero-contacts")
    brought_in("xero-aged-receivables")
    assert result.plan.new_customers == ("Old Mill Cafe",)
    assert Customer.select().count() == 3
    harbour = Customer.get(Customer.name == "Harbour Lights Ltd")
    assert (harbour.code, harbour.terms) == (made["Harbour Lights Ltd"], "DOM 20")
    assert harbour.email == "accounts@harbour.example"


def test_a_new_contact_of_xero_gets_its_own_number_as_code(ledger):
    brought_in("xero-contacts")
    assert Customer.get(Customer.name == "Harbour Lights Ltd").code == "HAR-7"
    assert Person.get(Person.name == "Ada Moss").customer.code == "HAR-7"


def test_a_contact_brings_its_people_and_both_its_numbers(ledger):
    brought_in("xero-contacts")
    people = {person.name: (person.email, person.is_main) for person in Person.select()}
    assert people["Ada Moss"] == ("accounts@harbour.example", True)
    assert people["Ben Hall"] == ("ben@harbour.example", False)
    assert people["Cleo Park"] == ("cleo@harbour.example", False)
    assert people["Dan Reed"] == ("dan@harbour.example", False)
    numbers = {(phone.person.name, phone.label): phone.number for phone in Phone.select()}
    assert numbers["Ada Moss", ""] == "01947 600000"
    assert numbers["Ada Moss", "Mobile"] == "07700 900123"


def test_a_second_person_of_a_client_comes_beside_the_first(ledger):
    brought_in("smartbusiness-clients")
    people = {person.name: (person.email, person.is_main) for person in Person.select()}
    assert people["Ada Moos"] == ("info@hafenlicht.example", True)
    assert people["Urs Keller"] == ("urs@hafenlicht.example", False)


def test_a_code_still_decides_where_a_program_goes_by_codes(ledger):
    bring_in(TODAY, customer_row(code="OTHER", name="Harbour Café"))
    brought_in("sage50-customers")
    codes = {c.code for c in Customer.select().where(Customer.name == "Harbour Café")}
    assert codes == {"OTHER", "CAFE01"}


def test_an_invoice_without_a_due_date_is_due_by_its_own_terms(ledger):
    brought_in("invoice2go-invoices")
    assert item("1").due_on == date(2026, 2, 11)


def test_an_expected_day_becomes_a_promise_for_what_is_open(ledger):
    brought_in("zoho-invoices")
    (promise,) = Promise.select()
    assert (promise.pay_by, promise.taken_on) == (date(2026, 12, 4), TODAY)
    assert (promise.amount_minor, promise.currency, promise.status) == (28975, "USD", "open")


def test_a_promise_that_was_withdrawn_here_does_not_come_back(ledger):
    brought_in("zoho-invoices")
    cancel_promise(Promise.get().id, TODAY)
    brought_in("zoho-invoices")
    assert [promise.status for promise in Promise.select()] == ["cancelled"]


def test_a_later_expected_day_takes_the_place_of_the_earlier_one(ledger, tmp_path):
    brought_in("zoho-invoices")
    apply_import(changed_copy("zoho-invoices", tmp_path, "2026-12-04", "2026-12-11"), TODAY)
    told = [(promise.pay_by.day, promise.status) for promise in Promise.select()]
    assert told == [(4, "cancelled"), (11, "open")]


def test_an_expected_day_that_has_passed_is_pointed_out_and_no_promise(ledger, tmp_path):
    late = changed_copy("zoho-invoices", tmp_path, "2026-12-04", "2026-10-04")
    plan = plan_import(late, TODAY)
    assert [(warning.row, warning.column) for warning in plan.warnings] == [(2, "promised_for")]
    apply_import(late, TODAY)
    assert not Promise.select().count()


def test_credits_of_a_report_stay_on_account(ledger):
    brought_in("qbd-open-invoices")
    told = {(one.type, one.number, one.open_minor) for one in Item.select()}
    assert ("receipt", "PAYMENT-20260402", 5000) in told
    assert ("credit_note", "CM-1", 8050) in told


def test_a_made_code_is_letters_of_the_name(ledger):
    brought_in("freshbooks-invoices")
    codes = [customer.code for customer in Customer.select().order_by(Customer.code)]
    assert all(re.fullmatch(r"[A-Z]+[0-9]{2}", code) for code in codes)


def test_payments_of_a_report_pay_what_fits_and_say_what_does_not(ledger, tmp_path):
    name = "qbo-invoices-and-received-payments"
    more = changed_copy(name, tmp_path, '"1,125.00"', '"1,130.00"')
    result = apply_import(more, TODAY).value
    assert balances() == {"Harbour Lights Ltd": -500, "Green & Sons": 0}
    open_items = {one.number: one.open_minor for one in Item.select() if one.open_minor}
    assert open_items == {"PAYMENT-20260315": 500}
    assert [(told.row, told.value) for told in result.plan.warnings] == [(8, "PAYMENT-20260315")]
    assert check_ledger(TODAY) == []


@pytest.mark.parametrize("name", ["qbo-invoices-and-received-payments", "zoho-invoices"])
def test_the_import_of_a_report_can_be_taken_back_whole(ledger, name, snapshot):
    before = snapshot()
    outcome = apply_import(read_file(export_of(name)), TODAY)
    undo(outcome.operation_id, TODAY)
    after = snapshot()
    assert {table: after[table] for table in TABLES} == {table: before[table] for table in TABLES}


def test_a_later_payment_in_the_entries_of_an_account_settles_its_invoice(ledger, tmp_path):
    brought_in("wave-transactions")
    lines = export_of("wave-transactions").read_text(encoding="utf-8").splitlines()
    paid = lines[-1].replace("2026-02-05", "2026-03-05").replace("94.00", "200.00")
    path = tmp_path / "newer.csv"
    path.write_text("\n".join([*lines, paid]), encoding="utf-8")
    result = apply_import(read_file(path), TODAY).value
    assert (result.counts.updated, result.counts.unchanged, result.counts.rejected) == (1, 1, 0)
    assert (item("2").amount_minor, item("2").open_minor) == (29_400, 0)
    assert check_ledger(TODAY) == []
    assert balances() == {"Harbour Lights Ltd": 0, "Ada Moss": 0}


def test_a_sum_of_lines_that_grew_changes_the_invoice(ledger, tmp_path):
    brought_in("freshbooks-invoices")
    newer = changed_copy("freshbooks-invoices", tmp_path, "490.00,USD", "590.00,USD")
    assert apply_import(newer, TODAY).value.counts.updated == 1
    assert item("0000001").open_minor == 130_500
