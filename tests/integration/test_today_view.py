"""What the Today page reads."""

from datetime import date, timedelta

import pytest

from collector_desktop.queries.today import customer_preview, today_view
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.settings import change_settings

TODAY = date(2026, 11, 24)


def test_an_empty_ledger_has_no_items_and_nobody_to_chase(ledger):
    view = today_view(TODAY)
    assert (view.rows, view.has_items, view.target_minor) == ((), False, None)


@pytest.mark.parametrize(("text", "minor"), [("90000", 9_000_000), ("0", None), ("", None)])
def test_the_target_is_an_amount_or_none(ledger, text, minor):
    change_settings({"target.month": text}, TODAY)
    assert today_view(TODAY).target_minor == minor


def test_a_day_with_work_left_is_not_done(acme):
    view = today_view(TODAY)
    assert [row.customer_id for row in view.rows] == [acme.id]
    assert view.day_done is None


def test_a_finished_day_says_what_was_promised_and_who_comes_tomorrow(acme):
    friday = TODAY + timedelta(days=3)
    log_contact(
        ContactDraft(acme.id, "call", "PTP", promise=PromiseDraft(9_000, "GBP", friday)), TODAY
    )
    done = today_view(TODAY).day_done
    assert (done.promised_minor, done.tomorrow) == (9_000, 0)


def test_a_preview_has_what_is_overdue_and_the_last_three_contacts(acme):
    for days in (9, 8, 7, 6):
        made = TODAY - timedelta(days=days)
        log_contact(ContactDraft(acme.id, "call", "NO_ANSWER", note=f"{days} days ago"), made)
    preview = customer_preview(acme.id, TODAY)
    assert preview.facts.name == "Acme Ltd"
    assert [item.number for item in preview.overdue] == ["INV-1"]
    assert [contact.note for contact in preview.contacts] == [
        "6 days ago",
        "7 days ago",
        "8 days ago",
    ]
