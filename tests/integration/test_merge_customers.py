"""Two customers are one: what is theirs, and what the next files say of the one that is gone."""

from datetime import date

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.money import Money
from collector_desktop.domain.payment_references import creditor_reference, qr_reference
from collector_desktop.queries.customers import balances, customer_id_of
from collector_desktop.queries.history import audit_entries
from collector_desktop.queries.merge_proposals import merge_proposals
from collector_desktop.queries.promises import promises
from collector_desktop.services.anonymise import anonymise
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.history import undo
from collector_desktop.services.imports import apply_import
from collector_desktop.services.merge_customers import keep_apart, merge_customers
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.storage.models import Contact, Customer, Item, Person, Phone
from tests.conftest import TODAY
from tests.integration.banking import bank_line, offers
from tests.integration.importing import bring_in, customer_row, item_row, parsed

LATER = date(2026, 11, 30)


def found(code):
    return Customer.get(Customer.code == code)


def owed(code):
    return [each.balance for each in balances(LATER, customer_id_of(code))]


def promised(customer):
    draft = PromiseDraft(12_000, "GBP", date(2026, 12, 4))
    log_contact(ContactDraft(customer.id, "call", "PTP", promise=draft), TODAY)


@pytest.fixture
def renumbered(ledger):
    """Acme, known and promised, whom the next file calls by another code."""
    bring_in(date(2026, 10, 2), item_row(), item_row(3, "INV-2", 5_000))
    promised(found("ACME"))
    bring_in(TODAY, item_row(code="C100", name="Acme Limited"), file_name="november.csv")
    return found("ACME"), found("C100")


def test_an_invoice_on_both_accounts_becomes_one_and_all_else_moves(renumbered):
    old, new = renumbered
    outcome = merge_customers(old.id, new.id, TODAY)
    assert outcome.value.twice == 1
    assert owed("C100") == [17_000]
    assert [row.customer_code for row in promises(TODAY)] == ["C100"]
    assert Contact.get().customer_id == new.id
    assert Customer.get_or_none(Customer.code == "ACME") is None
    assert check_ledger(LATER) == []


def test_who_is_made_next_is_nobody_that_the_history_knows(renumbered):
    """SQLite would give the id of the last customer away again, and with it what became of it."""
    new, old = renumbered
    bring_in(TODAY, customer_row(code="C100", name="Acme Limited", contact_name="Dawn"))
    merge_customers(old.id, new.id, TODAY)
    bring_in(TODAY, customer_row(code="NEXT", name="Next Ltd"), file_name="next.csv")
    assert found("NEXT").id > old.id
    anonymise(found("NEXT").id, TODAY)
    assert [each.name for each in Person.select()] == ["Dawn"]
    assert [each.customer_code for each in promises(TODAY)] == ["ACME"]


def test_who_was_merged_by_mistake_is_not_erased_with_the_other(ledger):
    for row, code in enumerate(("ACME", "C100"), 2):
        told = {"name": f"{code} Ltd", "contact_name": f"Dawn of {code}", "phone": f"0117 {row}"}
        bring_in(TODAY, customer_row(row, code, **told))
    old, new = found("ACME"), found("C100")
    promised(old)
    undo(merge_customers(old.id, new.id, TODAY).operation_id, TODAY)
    assert anonymise(new.id, TODAY).value.rows["person"] == 1
    names = {each.customer.code: each.name for each in Person.select()}
    assert names.pop("ACME") == "Dawn of ACME"
    assert "Dawn" not in "".join(names.values())
    assert [each.number for each in Phone.select().order_by(Phone.id)] == ["0117 2", ""]
    assert "Dawn of ACME" in str(audit_entries("ACME"))


def test_the_next_file_with_the_old_code_or_name_lands_on_the_merged_customer(renumbered):
    old, new = renumbered
    merge_customers(old.id, new.id, TODAY)
    result = bring_in(
        LATER, item_row(number="INV-7"), item_row(3, "INV-8", code="", name="Acme Ltd")
    )
    assert result.plan.new_customers == ()
    assert owed("C100") == [17_000 + 24_000]
    assert customer_id_of("acme") == new.id


def test_a_list_with_both_codes_changes_the_merged_customer_by_its_own_row(renumbered):
    old, new = renumbered
    merge_customers(old.id, new.id, TODAY)
    rows = (customer_row(), customer_row(3, "C100", "Acme Limited", email="ap@acme.example"))
    result = bring_in(LATER, *rows)
    assert (result.counts.updated, result.counts.unchanged, result.counts.rejected) == (1, 1, 0)
    assert (found("C100").name, found("C100").email) == ("Acme Limited", "ap@acme.example")


def test_undo_brings_both_accounts_back_row_for_row(renumbered, snapshot):
    before = snapshot()
    old, new = renumbered
    outcome = merge_customers(old.id, new.id, TODAY)
    assert snapshot() != before
    undo(outcome.operation_id, TODAY)
    assert snapshot() == before


def test_what_the_newer_file_says_is_open_counts(ledger):
    """The file settled the missing invoice on the old account; on the new one it is still open."""
    bring_in(date(2026, 10, 2), item_row())
    row = item_row(3, "INV-9", 100, code="X", name="Other")
    bring_in(TODAY, item_row(code="C100", name="Acme Limited"), row, file_name="november.csv")
    listed = parsed(
        item_row(code="C100", name="Acme Limited"), row, is_open_items_list=True, as_of=TODAY
    )
    apply_import(listed, TODAY, "close")
    assert owed("ACME") == []
    merge_customers(found("ACME").id, found("C100").id, TODAY)
    assert owed("C100") == [12_000]
    assert check_ledger(LATER) == []


def test_a_payment_on_the_old_account_is_not_counted_twice(ledger):
    bring_in(date(2026, 10, 2), item_row())
    draft = ReceiptDraft(found("ACME").id, 4_000, "GBP", date(2026, 10, 20))
    record_receipt(draft, TODAY)
    bring_in(TODAY, item_row(code="C100", name="Acme Limited", open_minor=8_000))
    merge_customers(found("ACME").id, found("C100").id, TODAY)
    assert owed("C100") == [8_000]
    assert Item.select().where(Item.type == "receipt").count() == 1
    assert check_ledger(LATER) == []


def test_two_documents_of_one_number_are_refused_and_nothing_changes(ledger, snapshot):
    bring_in(TODAY, item_row(), item_row(3, minor=900, code="B", name="Beta"))
    bring_in(TODAY, item_row(4, "INV-1", 99_999, code="C", name="Gamma"))
    before = snapshot()
    with pytest.raises(RefusedError, match="differ"):
        merge_customers(found("ACME").id, found("C").id, TODAY)
    assert snapshot() == before


def test_a_customer_gets_what_it_lacks_and_differences_are_said(ledger):
    bring_in(
        TODAY,
        customer_row(email="ap@acme.example", terms="NET 14", credit_limit="500.00"),
        customer_row(3, "C1", "Acme plc"),
        customer_row(4, "E1", "Acme Europe", currency="EUR", credit_limit="70.00"),
    )
    merge_customers(found("ACME").id, found("C1").id, TODAY)
    merged = found("C1")
    assert (merged.email, merged.terms, merged.credit_limit_minor) == (
        "ap@acme.example",
        "NET 14",
        50_000,
    )
    outcome = merge_customers(found("E1").id, merged.id, TODAY)
    assert "EUR" in outcome.note
    assert "The credit limit stays 500.00 GBP" in outcome.note


def test_pairs_are_proposed_until_they_are_kept_apart(renumbered):
    old, new = renumbered
    (pair,) = merge_proposals()
    assert (pair.old.code, pair.new.code) == ("ACME", "C100")
    assert pair.why == ("1 invoice is on both accounts", "the same name")
    assert pair.old.balances == (Money(17_000, "GBP"),)
    assert merge_proposals([999]) == []
    keep_apart(new.id, old.id, TODAY)
    assert merge_proposals() == []


def test_a_customer_is_not_merged_with_itself(acme):
    with pytest.raises(RefusedError):
        merge_customers(acme.id, acme.id, TODAY)


def test_money_with_the_reference_of_an_old_paper_is_the_merged_customers(renumbered):
    old, new = renumbered
    merge_customers(old.id, new.id, TODAY)
    for reference in (creditor_reference("ACME"), qr_reference("ACME")):
        line = bank_line(50_00, f"PAYMENT {reference}", on=TODAY)
        assert offers(line)[0].proposal.customer_id == new.id
