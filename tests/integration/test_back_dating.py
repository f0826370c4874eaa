"""Back-dated entries are taken and say what they change of what was sent before."""

from datetime import date

from collector_desktop.domain.back_dating import PastChanges, Rejudged
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.promises import judge_promises
from collector_desktop.services.transfers import TransferDraft, transfer
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage.models import Customer, Document
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, item, pay, receive, take_off

SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)


def sent(customer, kind, on):
    with operation("test", f"Send a {kind}", TODAY):
        values = {"file_name": "a.pdf", "path": "a.pdf", "sha256": "0", "size": 1}
        Document.create(customer=customer, kind=kind, made_on=on, **values)


def test_an_entry_of_today_changes_nothing_that_was_sent(acme):
    sent(acme, "statement", TODAY)
    assert receive(acme, 50_00).changes == PastChanges()


def test_a_back_dated_payment_says_what_it_changes(acme):
    sent(acme, "statement", date(2026, 9, 14))
    sent(acme, "statement", date(2026, 10, 1))
    sent(acme, "statement", date(2026, 11, 1))
    sent(acme, "letter", date(2026, 11, 10))
    promise = PromiseDraft(120_00, "GBP", date(2026, 9, 20))
    log_contact(ContactDraft(acme.id, "call", "PTP", promise=promise), date(2026, 9, 10))
    judge_promises(TODAY)
    changes = receive(acme, 120_00, date(2026, 9, 15)).changes
    assert changes == PastChanges(2, 1, (SEPTEMBER, OCTOBER), (Rejudged(1, "broken", "kept"),))
    assert changes.sentence == (
        "This changes 2 statements sent since, 1 letter sent since, the ageing of 2 month ends"
        " (2026-09-30, 2026-10-31) and 1 promise judged: broken → kept."
    )


def test_a_promise_that_nobody_has_judged_yet_was_broken_all_the_same(acme):
    promise = PromiseDraft(120_00, "GBP", date(2026, 9, 20))
    log_contact(ContactDraft(acme.id, "call", "PTP", promise=promise), date(2026, 9, 10))
    changes = receive(acme, 120_00, date(2026, 9, 15)).changes
    assert changes.promises == (Rejudged(1, "broken", "kept"),)


def test_only_month_ends_that_come_out_otherwise_are_named(acme):
    credit(acme, "CN-1", 30_00)
    pay("CN-1", "INV-1", 30_00, date(2026, 10, 5))
    assert take_off("CN-1", "INV-1", date(2026, 10, 10)).changes.month_ends == (OCTOBER,)
    credit(acme, "CN-2", 30_00)
    made = pay("CN-2", "INV-1", 30_00, date(2026, 9, 2))
    assert made.changes.month_ends == (SEPTEMBER, OCTOBER)
    assert take_off("CN-2", "INV-1", date(2026, 11, 1)).changes.sentence == ""


def test_an_entry_before_later_ones_is_back_dated_even_on_its_own_day(acme):
    receive(acme, 10_00)
    draft = WriteOffDraft(item("INV-1").id, "other", date(2026, 9, 15), 5_00)
    done = write_off(draft, date(2026, 9, 15))
    assert done.value.changes.month_ends == (SEPTEMBER, OCTOBER)
    assert done.note == ("This changes the ageing of 2 month ends (2026-09-30, 2026-10-31).")


def test_month_ends_to_come_were_told_to_nobody(acme):
    """A payment is entered in advance: nobody has seen the ageing of the end of November yet."""
    receive(acme, 10_00, date(2026, 12, 24))
    assert receive(acme, 5_00, date(2026, 11, 20)).changes == PastChanges()
    assert receive(acme, 5_00, date(2026, 10, 20)).changes.month_ends == (OCTOBER,)


def test_a_transfer_changes_the_past_of_both(acme):
    credit(acme, "CN-1", 30_00)
    with operation("test", "Beta", TODAY):
        beta = Customer.create(code="BETA", name="Beta", currency="GBP")
    sent(beta, "statement", date(2026, 11, 1))
    draft = TransferDraft(item("CN-1").id, beta.id, 10_00, OCTOBER)
    done = transfer(draft, TODAY)
    assert (done.value.changes.statements, done.value.changes.month_ends) == (1, (OCTOBER,))
