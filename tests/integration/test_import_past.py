"""What a file changes of what customers were told is said; an ordinary file says nothing."""

from datetime import date, timedelta

import pytest

from collector_desktop.services.contact_drafts import PromiseDraft
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.history import undo_last
from collector_desktop.services.imports import apply_import, plan_import
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import Customer, Document, Promise
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.importing import item_row, parsed

AUGUST, PROMISED = date(2026, 8, 3), date(2026, 11, 12)


def sent(code, kind, on):
    with operation("test", f"Send a {kind}", TODAY):
        values = {"file_name": "a.pdf", "path": "a.pdf", "sha256": "0", "size": 1}
        Document.create(customer=Customer.get(code=code), kind=kind, made_on=on, **values)


def said(*rows, day=TODAY):
    """Return what the preview points out, which is what the import does."""
    file = parsed(*rows)
    planned = [each.reason for each in plan_import(file, day).warnings]
    assert [each.reason for each in apply_import(file, day).value.plan.warnings] == planned
    return planned


@pytest.fixture
def two(ledger):
    """Acme and Bolt, with an invoice each that their first file had."""
    rows = item_row(), item_row(3, "B-1", code="BOLT", name="Bolt")
    assert said(*rows) == []
    return rows


def test_a_file_of_which_nobody_was_told_says_nothing(two):
    sent("BOLT", "statement", date(2026, 11, 20))
    assert said(*two, item_row(4, "INV-2", document_on=AUGUST)) == []


def test_entries_before_a_paper_say_which_papers_are_wrong_and_since_when(two):
    """Acme has a statement and a letter of later days, Bolt a statement of just that day."""
    sent("ACME", "statement", date(2026, 9, 30))
    sent("ACME", "letter", date(2026, 10, 30))
    sent("ACME", "statement", date(2026, 8, 1))
    sent("BOLT", "statement", AUGUST)
    new = (
        item_row(4, "INV-2", document_on=date(2026, 9, 3)),
        item_row(5, "R-1", type="receipt", document_on=AUGUST, due_on=AUGUST),
        item_row(6, "B-2", code="BOLT", name="Bolt", document_on=AUGUST),
        item_row(7, "INV-3", document_on=date(2026, 10, 30)),
    )
    (words,) = said(*two, *new)
    assert words == (
        "2 entries are dated before papers that 1 customer was sent since: what was owed from"
        " 2026-08-03 on is another sum."
        " This changes 1 statement sent since and 1 letter sent since."
    )
    assert said(*two, *new) == []


def test_a_promise_that_was_judged_broken_and_was_kept_is_named(two):
    taken = ContactDraft(
        Customer.get(code="ACME").id,
        "call",
        "PTP",
        promise=PromiseDraft(120_00, "GBP", PROMISED),
    )
    log_contact(taken, PROMISED - timedelta(days=5))
    judge_promises(TODAY)
    assert Promise.get().status == "broken"
    paid = item_row(settled_on=PROMISED, open_minor=0)
    assert said(paid, two[1]) == ["This changes 1 promise judged: broken \u2192 kept."]
    undo_last(TODAY)
    assert Promise.get().status == "broken"
