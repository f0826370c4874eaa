"""The figures above Today and the story of one customer."""

from datetime import date

import pytest

from collector_desktop.importers.read import read_file
from collector_desktop.queries import kept as memory
from collector_desktop.queries.figures import figures
from collector_desktop.queries.timeline import timeline
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.imports import apply_import
from collector_desktop.services.promises import cancel_promise
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Allocation, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item


def test_the_figures_are_those_of_the_entries(acme):
    with operation("test", "More", TODAY):
        add_item(acme, "INV-2", TODAY, date(2026, 12, 24), 5_000)
        add_item(acme, "R-1", date(2026, 11, 2), date(2026, 11, 2), 700, "receipt")
        add_item(acme, "R-0", date(2026, 10, 31), date(2026, 10, 31), 300, "receipt")
        add_item(acme, "E-1", date(2026, 10, 1), date(2026, 11, 1), 100, currency="EUR")
    promise = PromiseDraft(4_000, "GBP", date(2026, 11, 27))
    log_contact(ContactDraft(acme.id, "call", "PTP", promise=promise), TODAY)
    now = figures(TODAY)
    assert (now.owed, now.overdue, now.overdue_customers) == (16_000, 12_000, 1)
    assert now.buckets == (5_000, 0, 12_000, 0, 0)
    assert (now.collected, now.promised, now.promised_count) == (700, 4_000, 1)
    assert (now.promised_today, now.contacted_today) == (0, 1)
    assert (now.overdue_worth.minor, now.overdue_worth.missing) == (None, ("EUR",))


@pytest.fixture
def acts(acme, tmp_path):
    """Changes of every kind that the figures may depend on, one after the other."""
    promise = PromiseDraft(4_000, "GBP", date(2026, 11, 27))
    more = tmp_path / "items.csv"
    more.write_text(
        "type,number,customer,date,due_date,amount,currency,reference,description\n"
        f"invoice,INV-8,{acme.code},2026-11-01,2026-11-20,80.00,GBP,,\n",
        encoding="utf-8",
    )
    return (
        lambda: log_contact(ContactDraft(acme.id, "call", "NO_ANSWER"), TODAY),
        lambda: log_contact(ContactDraft(acme.id, "call", "PTP", promise=promise), TODAY),
        lambda: record_receipt(ReceiptDraft(acme.id, 1_500, "GBP", TODAY), TODAY),
        lambda: apply_import(read_file(more), TODAY),
        lambda: undo_last(TODAY),
        lambda: redo_last(TODAY),
        lambda: cancel_promise(1, TODAY),
        lambda: change_settings({"aged.buckets": "10,20"}, TODAY),
    )


def test_figures_kept_in_memory_are_those_asked_anew(acts):
    told = [figures(TODAY)]
    for act in acts:
        act()
        told.append(figures(TODAY))
        memory._answers.found.clear()
        assert told[-1] == figures(TODAY)
    assert len(set(told)) >= 7


def test_the_timeline_shows_contacts_promises_and_money_newest_first(acme):
    promise = PromiseDraft(4_000, "GBP", TODAY)
    early, late = date(2026, 11, 3), date(2026, 11, 20)
    log_contact(ContactDraft(acme.id, "note", note="Moved", made_minute=600), early)
    log_contact(ContactDraft(acme.id, "call", "PTP", made_minute=590, promise=promise), late)
    with operation("test", "Receive", TODAY):
        receipt = add_item(acme, "R-1", TODAY, TODAY, 4_000, "receipt")
        Allocation.create(
            source=receipt,
            target=Item.get(Item.number == "INV-1"),
            amount_minor=4_000,
            allocated_on=TODAY,
        )
    story = timeline(acme.id, TODAY)
    assert [entry.on for entry in story] == [TODAY, late, early]
    assert story[0].money is not None
    assert story[0].money.settled == "INV-1"
    assert story[1].promise is not None
    assert story[1].promise.status == "kept"
    assert story[2].contact is not None
    assert [entry.on for entry in timeline(acme.id, late)] == [late, early]
