"""What logging an outcome sets off in the ledger, in one operation that undo takes back."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.contact_pauses import contact_pauses
from collector_desktop.queries.contacts import follow_ups, history
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.disputes import disputes
from collector_desktop.queries.promises import promises
from collector_desktop.queries.tasks import tasks
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.contact_drafts import CallFacts, Representative
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact, skip_until
from collector_desktop.services.customers import PersonDraft, save_person
from collector_desktop.services.disputes import DisputeDraft
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.tasks import TaskDraft, TaskKind, add_task, finish_task
from collector_desktop.storage.models import (
    ContactFact,
    ContactLimit,
    Customer,
    Item,
    Person,
    Task,
)
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

TOMORROW, THURSDAY = TODAY + timedelta(days=1), date(2026, 11, 26)


def log(customer, code, **more):
    return log_contact(ContactDraft(customer.id, "call", code, **more), TODAY)


def to_do(day=TODAY):
    return [(row.kind.value, row.due_on, row.number) for row in tasks(day)]


@pytest.mark.parametrize(
    ("code", "kind", "due"),
    [
        ("PAID", "check_payment", THURSDAY),
        ("NEED_COPY", "send_copy", TODAY),
        ("NEED_POD", "send_proof", TODAY),
        ("NOT_RECEIVED", "resend", TODAY),
        ("CASHFLOW", "offer_plan", TODAY),
        ("NOT_AVAIL", "update_contact", TOMORROW),
        ("WRONG_NO", "trace", TOMORROW),
        ("REFUSED", "decide", TOMORROW),
    ],
)
def test_an_outcome_leaves_its_task(acme, code, kind, due):
    log(acme, code)
    assert to_do() == [(kind, due, None)]
    log(acme, code)
    assert len(to_do()) == 1


def test_a_task_is_about_the_invoices_named(acme):
    log(acme, "NEED_COPY", item_ids=(Item.get().id,))
    assert to_do() == [("send_copy", TODAY, "INV-1")]


def test_a_private_person_who_cannot_pay_is_given_time(acme):
    with operation("test", "A private person", TODAY):
        Customer.update(kind="consumer").execute()
    log(acme, "CASHFLOW")
    assert "give time" in tasks(TODAY)[0].words


def test_a_cheque_in_the_post_is_a_promise_of_what_is_overdue(acme):
    log(acme, "CHQ_POST")
    [made] = promises(TODAY)
    assert (made.amount_minor, made.pay_by, made.method) == (
        *(12_000, date(2026, 11, 30)),
        "cheque in the post",
    )
    assert worklist(TODAY) == []


def test_an_approved_payment_says_that_it_is_in_the_next_run(acme):
    log(acme, "APPROVED", promise=PromiseDraft(12_000, "GBP", THURSDAY))
    [made] = promises(TODAY)
    assert made.method == "next payment run"
    assert follow_ups(TODAY)[acme.id].next_on == date(2026, 11, 27)


def test_what_they_say_they_paid_is_kept_and_lets_the_steps_wait_two_working_days(acme):
    facts = CallFacts(seconds=95, paid_on=TODAY - timedelta(days=3), paid_reference="TRF 7")
    log(acme, "PAID", facts=facts)
    kept = ContactFact.get()
    assert (kept.seconds, kept.paid_on, kept.paid_reference) == (95, date(2026, 11, 21), "TRF 7")
    pause = contact_pauses(TODAY)[acme.id]
    assert (pause.until, pause.outcome) == (THURSDAY, "PAID")
    assert contact_pauses(TOMORROW)[acme.id] == pause
    assert contact_pauses(THURSDAY) == {}


@pytest.mark.parametrize("code", OUTCOMES)
def test_only_outcomes_that_ask_to_wait_make_the_steps_wait(acme, code):
    log(acme, code, note="because", next_on=THURSDAY)
    waits = {"PTP", "PTP_PART", "PLAN", "PAID", "CHQ_POST", "APPROVED", "CALL_LATER", "SKIPPED"}
    assert bool(contact_pauses(TODAY)) is (code in waits)


def test_a_dispute_is_opened_with_the_call(acme):
    item = Item.get().id
    case = DisputeDraft(item, "PRICE", 2_000, "quoted less", THURSDAY)
    log(acme, "DISPUTE", note="quoted less", item_ids=(item,), dispute=case)
    [row] = disputes(TODAY, acme.id)
    assert (row.reason, row.amount_minor, row.answer_by) == ("PRICE", 2_000, THURSDAY)


def test_a_dispute_that_is_refused_takes_the_call_back_with_it(acme, snapshot):
    before = snapshot()
    case = DisputeDraft(Item.get().id, "PRICE", 999_999)
    with pytest.raises(RefusedError):
        log(acme, "DISPUTE", dispute=case)
    assert snapshot() == before


@pytest.mark.parametrize("status", [None, "administration", "deceased"])
def test_an_insolvency_sets_the_status_and_stops_chasing(acme, status):
    given = AccountStatus(status) if status else None
    log(acme, "INSOLV", note="gazette", status=given)
    [row] = statuses(TODAY)[acme.id]
    assert (row.status, row.reason) == (given or AccountStatus.INSOLVENT, "gazette")
    assert worklist(TODAY + timedelta(days=60)) == []


def test_a_referral_switches_to_the_solicitor(acme):
    save_person(PersonDraft(acme.id, "Dawn", phones=("0117 496 0142",), is_main=True), TODAY)
    who = Representative("Ms Law", "020 7946 0011", "law@law.example")
    log(acme, "REPRESENTED", person="Dawn", note="letter of 3 May", representative=who)
    assert [row.status for row in statuses(TODAY)[acme.id]] == [AccountStatus.REPRESENTED]
    facts = customer_facts(acme.id)
    assert (facts.main_person.name, facts.main_phone) == ("Ms Law", "020 7946 0011")
    [limit] = ContactLimit.select()
    assert (limit.kind, limit.person.name) == ("represented", "Dawn")


@pytest.mark.parametrize("code", ["INSOLV", "REPRESENTED", "SKIPPED"])
def test_an_outcome_that_ends_or_leaves_it_needs_a_reason(acme, snapshot, code):
    before = snapshot()
    with pytest.raises(RefusedError, match="reason is needed"):
        log(acme, code, note="  ", next_on=THURSDAY)
    assert snapshot() == before


def test_skipping_by_one_key_has_a_reason_of_its_own(acme):
    skip_until(acme.id, TOMORROW, TODAY)
    assert history(acme.id, TODAY)[0].note == "Others first"


def test_an_engaged_line_is_tried_again_two_hours_later(acme):
    log(acme, "BUSY", made_minute=600)
    follow_up = follow_ups(TODAY)[acme.id]
    assert (follow_up.next_on, follow_up.next_minute) == (TODAY, 720)


def test_a_courtesy_call_is_followed_by_the_day_after_the_next_debt_falls_due(acme):
    with operation("test", "Later", TODAY):
        Item.update(due_on=THURSDAY).execute()
    log(acme, "GOODWILL")
    assert follow_ups(TODAY)[acme.id].next_on == date(2026, 11, 27)


def test_the_next_working_day_is_no_bank_holiday_of_the_customer(acme):
    log_contact(ContactDraft(acme.id, "call", "NO_ANSWER"), date(2026, 12, 24))
    assert follow_ups(date(2026, 12, 24))[acme.id].next_on == date(2026, 12, 29)


def test_a_task_is_ticked_off_once_and_stays_in_the_past(acme):
    log(acme, "NEED_COPY")
    [task] = tasks(TODAY)
    finish_task(task.task_id, TOMORROW, "sent by e-mail")
    assert tasks(TOMORROW) == ()
    assert len(tasks(TODAY)) == 1
    [done] = tasks(TOMORROW, with_done=True)
    assert (done.done_on, done.done_why) == (TOMORROW, "sent by e-mail")
    with pytest.raises(RefusedError, match="was done on"):
        finish_task(task.task_id, TOMORROW)


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ((TaskKind.OTHER, TODAY), "What is to be done"),
        ((TaskKind.TRACE, date(2026, 1, 1)), "passed"),
    ],
)
def test_a_task_without_words_or_in_the_past_is_refused(acme, draft, words):
    with pytest.raises(RefusedError, match=words):
        add_task(TaskDraft(acme.id, *draft), TODAY)


CASES = [
    ("PAID", {"facts": CallFacts(paid_reference="x")}),
    ("CHQ_POST", {}),
    ("NEED_COPY", {}),
    ("INSOLV", {"note": "gazette"}),
    ("REPRESENTED", {"note": "n", "representative": Representative("Ms Law")}),
    ("WRONG_NO", {"wrong_number": "0117 496 0142"}),
]


@pytest.mark.parametrize(("code", "more"), CASES)
def test_an_outcome_with_all_its_effects_is_undone_and_redone_at_once(acme, snapshot, code, more):
    with operation("test", "Dawn", TODAY):
        Person.create(customer=acme, name="Dawn", is_main=True)
        Customer.update(phone="0117 496 0142").execute()
    before = snapshot()
    log(acme, code, **more)
    after = snapshot()
    undo_last(TODAY)
    assert snapshot() == before
    assert Task.select().count() == 0
    redo_last(TODAY)
    assert snapshot() == after
