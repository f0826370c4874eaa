"""Every use case can be taken back and done again, and leaves the rows as they were."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from collector_desktop.domain.errors import ConflictError, RefusedError
from collector_desktop.domain.templates import Template
from collector_desktop.queries.history import last_redoable, last_undoable
from collector_desktop.services.contacts import (
    ContactDraft,
    PromiseDraft,
    log_contact,
    skip_until,
)
from collector_desktop.services.due_changes import DueDraft, change_due
from collector_desktop.services.history import redo_last, undo, undo_last
from collector_desktop.services.merge_customers import merge_customers
from collector_desktop.services.papers import Paper, record_paper
from collector_desktop.services.settings import change_logo, change_settings
from collector_desktop.services.terms import change_customer_terms
from collector_desktop.services.wording import choose_language, save_wording
from collector_desktop.storage.models import (
    Allocation,
    Contact,
    CurrentOperation,
    Customer,
    ImportBatch,
    Item,
    Operation,
)
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.money_use_cases import MONEY_USE_CASES, prepare


def change_a_setting(customer):
    change_settings({"company.name": "Vale Ltd", "terms.default": "EOM"}, TODAY)


def choose_a_logo(customer):
    change_logo(b"\x89PNG\x00\xff", TODAY)


def change_the_words(customer):
    save_wording("reminder-1", "en-GB", Template("Pay {total}", "{items}"), TODAY)


def write_in_french(customer):
    choose_language(customer.id, "fr", TODAY)


def raise_the_limit(customer):
    with operation("test", "Raise the limit", TODAY):
        Customer.update(credit_limit_minor=5_000_00).where(Customer.id == customer.id).execute()
        Customer.update(name="Acme plc").where(Customer.id == customer.id).execute()


def delete_an_item(customer):
    with operation("test", "Delete", TODAY):
        Item.delete().where(Item.number == "R-000002").execute()


def import_a_file(customer, name="a.csv"):
    with operation("import_file", f"Import {name}", TODAY) as current:
        batch = ImportBatch.create(
            operation=current,
            file_name=name,
            sha256="0" * 64,
            profile="collector",
            kind="items",
            imported_on=TODAY,
        )
        CurrentOperation.update(batch=batch).execute()
        new = Customer.create(code="BOLT", name="Bolt Ltd", currency="GBP", batch=batch)
        invoice = add_item(new, "B-1", TODAY, TODAY, 900, batch=batch)
        receipt = add_item(new, "B-2", TODAY, TODAY, 900, "receipt", batch=batch)
        Allocation.create(
            source=receipt, target=invoice, amount_minor=900, allocated_on=TODAY, batch=batch
        )
        Item.update(open_minor=0).where(Item.customer == new).execute()
        Customer.update(email="post@acme.example").where(Customer.id == customer.id).execute()
        ImportBatch.update(created=4, updated=1).where(ImportBatch.id == batch.id).execute()


def promise_to_pay(customer):
    promise = PromiseDraft(12_000, "GBP", TODAY + timedelta(days=3))
    item = Item.get(Item.number == "INV-1").id
    draft = ContactDraft(
        customer.id, "call", "PTP", note="Friday", item_ids=(item,), promise=promise
    )
    log_contact(draft, TODAY)


def skip_to_tomorrow(customer):
    skip_until(customer.id, TODAY + timedelta(days=1), TODAY)


def send_a_statement(customer):
    paper = Paper(customer.id, "statement", "S.pdf", b"%PDF-", (), TODAY)
    record_paper(paper, Path("S.pdf"), TODAY)


def send_a_letter(customer):
    item = Item.get(Item.number == "INV-1").id
    record_paper(Paper(customer.id, "letter", "L.pdf", b"%PDF-", (item,), TODAY), Path("L"), TODAY)


def move_a_due_date(customer):
    item = Item.get(Item.number == "INV-1").id
    change_due(DueDraft(item, "agreed", "EOM+60"), TODAY)


def give_other_terms(customer):
    change_customer_terms(customer.id, "EOM", TODAY)


def merge_into_another(customer):
    beta = Customer.get(Customer.code == "BETA")
    merge_customers(customer.id, beta.id, TODAY)


ALL_USE_CASES = (
    move_a_due_date,
    give_other_terms,
    promise_to_pay,
    skip_to_tomorrow,
    send_a_statement,
    send_a_letter,
    change_a_setting,
    choose_a_logo,
    raise_the_limit,
    delete_an_item,
    import_a_file,
    change_the_words,
    write_in_french,
    *MONEY_USE_CASES,
)


@pytest.mark.parametrize("use_case", [merge_into_another, *ALL_USE_CASES])
def test_every_use_case_can_be_undone_and_redone(use_case, acme, snapshot):
    prepare(acme)
    before = snapshot()
    use_case(acme)
    after = snapshot()
    assert after != before
    reversal = undo(last_undoable().id, TODAY).value
    assert snapshot() == before
    undo(reversal, TODAY)
    assert snapshot() == after
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    assert snapshot() == after


def test_several_operations_are_undone_and_redone_in_order(acme, snapshot):
    states = [snapshot()]
    for use_case in ALL_USE_CASES[:4]:
        use_case(acme)
        states.append(snapshot())
    for state in reversed(states[:-1]):
        undo_last(TODAY)
        assert snapshot() == state
    for state in states[1:]:
        redo_last(TODAY)
        assert snapshot() == state
    with pytest.raises(RefusedError, match="nothing to redo"):
        redo_last(TODAY)


def test_taking_a_redo_back_undoes_the_original(acme, snapshot):
    before = snapshot()
    raise_the_limit(acme)
    original = last_undoable().id
    redone = undo(undo(original, TODAY).value, TODAY).value
    undo(redone, TODAY)
    assert snapshot() == before
    assert Operation.get_by_id(original).undone_by is not None


def test_a_reversal_is_marked_on_both_operations(acme):
    raise_the_limit(acme)
    original = last_undoable().id
    reversal = undo(original, TODAY).value
    assert Operation.get_by_id(original).undone_by_id == reversal
    assert Operation.get_by_id(reversal).undoes_id == original
    redone = undo(reversal, TODAY).value
    assert Operation.get_by_id(original).undone_by_id is None
    assert Operation.get_by_id(reversal).undone_by_id == redone


def test_an_operation_is_undone_once_only(acme, snapshot):
    raise_the_limit(acme)
    original = last_undoable().id
    undo(original, TODAY)
    before = snapshot()
    with pytest.raises(ConflictError):
        undo(original, TODAY)
    assert snapshot() == before


def test_what_a_later_change_depends_on_stays(acme, snapshot):
    raise_the_limit(acme)
    first = last_undoable().id
    raise_the_limit_again(acme)
    before = snapshot()
    with pytest.raises(ConflictError, match="can no longer be undone"):
        undo(first, TODAY)
    assert snapshot() == before
    undo_last(TODAY)
    undo(first, TODAY)
    assert Customer.get(Customer.code == "ACME").credit_limit_minor is None


def raise_the_limit_again(customer):
    with operation("test", "Raise the limit again", TODAY):
        Customer.update(credit_limit_minor=9_000_00).where(Customer.id == customer.id).execute()


def test_a_row_that_others_refer_to_is_not_removed(acme, snapshot):
    creation = last_undoable().id
    with operation("test", "Note", TODAY):
        Contact.create(customer=acme, kind="note", made_on=TODAY)
    before, count = snapshot(), Operation.select().count()
    with pytest.raises(ConflictError, match="can no longer be undone"):
        undo(creation, TODAY)
    assert snapshot() == before
    assert Operation.select().count() == count


def test_an_import_with_later_payments_stays(acme, snapshot):
    import_a_file(acme)
    imported = last_undoable().id
    with operation("test", "Change", TODAY):
        Customer.update(phone="0117 496 0142").where(Customer.code == "BOLT").execute()
    before = snapshot()
    with pytest.raises(ConflictError):
        undo(imported, TODAY)
    assert snapshot() == before


def test_nothing_is_redone_after_something_new(acme):
    raise_the_limit(acme)
    undo_last(TODAY)
    assert last_redoable() is not None
    change_a_setting(acme)
    assert last_redoable() is None
    with pytest.raises(RefusedError):
        redo_last(TODAY)


def test_an_old_reversal_is_not_redone_over_a_newer_row(acme, snapshot):
    raise_the_limit(acme)
    change = last_undoable().id
    reversal = undo(change, TODAY).value
    undo_last(TODAY)
    before = snapshot()
    with pytest.raises(ConflictError):
        undo(reversal, TODAY)
    assert snapshot() == before


def test_an_empty_history_has_nothing_to_undo(ledger):
    with pytest.raises(RefusedError, match="nothing to undo"):
        undo_last(date(2026, 11, 24))
