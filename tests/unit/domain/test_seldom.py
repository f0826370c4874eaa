"""The seldom ways through the rules: one example each, worked out by hand."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.agreed_interest import Agreed
from collector_desktop.domain.allocation import OpenDebit
from collector_desktop.domain.allocation_discount import plan_with_discount
from collector_desktop.domain.chase import Past
from collector_desktop.domain.chase_ahead import step_ahead
from collector_desktop.domain.contact_profiles import Profile, read_profile
from collector_desktop.domain.contact_rules import Question, may_contact
from collector_desktop.domain.day_words import parse_day, past_day
from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.domain.escalation import DebtorFacts, Step, advise
from collector_desktop.domain.interest import Counting
from collector_desktop.domain.late_payment import REGIMES, make_policy, rate_text
from collector_desktop.domain.legal_letters import Place
from collector_desktop.domain.matching import AUTOMATIC, Clue, Doubt, Fit
from collector_desktop.domain.matching_fit import Account, account_of, fit_account, fit_named
from collector_desktop.domain.matching_words import why_words
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.placements import PlacementSums
from collector_desktop.domain.procedure_files import LONGEST, read_procedures
from collector_desktop.domain.procedure_words import when_words
from collector_desktop.domain.procedures import Mode, Procedure, require_sound
from collector_desktop.domain.procedures import Step as ProcedureStep
from collector_desktop.domain.templates import Paragraph, Slot, parts_of
from tests.conftest import TODAY
from tests.unit.domain.matching_cases import DAY, customer, entry, facts, line, propose, receipt

LATE = DebtorFacts("company", Place.ENGLAND_WALES, "GBP", 684_000, 684_000, 40)
FOLDER = Path(__file__).resolve().parents[3] / "resources" / "contact_rules"


def advised(step, **known):
    """Return (open, advised, reasons) of one step for a debtor."""
    found = next(each for each in advise(replace(LATE, **known), TODAY) if each.step is step)
    return found.is_open, found.is_advised, found.reasons


def test_a_limit_that_is_exceeded_speaks_for_stopping_supply():
    found = advised(Step.STOP_SUPPLY, is_over_limit=True)
    assert found == (True, True, ("the credit limit is exceeded",))


def test_the_final_notice_speaks_for_the_letter_before_action():
    found = advised(Step.LETTER_BEFORE_ACTION, final_sent=True)
    assert found == (True, True, ("the final notice was sent",))


def test_a_demand_is_advised_once_the_letter_ran_out_and_asks_for_no_other():
    is_open, is_advised, reasons = advised(
        Step.STATUTORY_DEMAND, letter_until=TODAY - timedelta(days=1)
    )
    assert (is_open, is_advised, len(reasons)) == (True, True, 1)
    for waiting in ({}, {"letter_until": TODAY}):
        is_open, is_advised, reasons = advised(Step.STATUTORY_DEMAND, **waiting)
        assert (is_open, is_advised, len(reasons)) == (True, False, 2)


@pytest.mark.parametrize(
    ("kind", "place"), [("company", "at the registered office"), ("individual", "in person")]
)
def test_a_demand_is_served_where_the_debtor_is(kind, place):
    assert f"serve it {place};" in advised(Step.STATUTORY_DEMAND, kind=kind)[2][0]


def test_one_more_chance_says_what_became_of_promises():
    assert advised(Step.ONE_MORE_CHANCE)[2] == ("no promise so far",)
    found = advised(Step.ONE_MORE_CHANCE, promises_judged=3, promises_kept=1)
    assert found[2] == ("1 of 3 promises kept",)


@pytest.mark.parametrize(
    ("known", "is_open", "is_due"),
    [
        ({"oldest_days": 1}, True, False),
        ({"oldest_days": 400}, True, True),
        ({"oldest_days": 1, "statuses": frozenset({AccountStatus.INSOLVENT})}, True, True),
        ({"oldest_days": 400, "overdue_minor": 0}, False, False),
    ],
)
def test_what_is_insured_is_reported_when_it_is_old_or_the_debtor_gone(known, is_open, is_due):
    found = advised(Step.INSURANCE_CLAIM, insured_minor=1, **known)
    assert found == (is_open, is_due, ("the policy says by when to report",))


def test_while_a_promise_runs_one_waits():
    found = advised(Step.ONE_MORE_CHANCE, is_promised=True)
    assert found == (True, True, ("a promise or a plan is running",))


def test_of_the_insolvent_little_is_expected():
    gone = frozenset({AccountStatus.INSOLVENT, AccountStatus.ON_STOP})
    words = f"little is to be expected: {AccountStatus.INSOLVENT}"
    assert advised(Step.WRITE_OFF, statuses=gone) == (True, True, (words,))


def test_the_named_debits_pay_alone_or_some_of_them_or_with_others():
    one, two, three = entry(1, 1, "A", 50_00), entry(2, 1, "B", 70_01), entry(3, 1, "C", 33_03)
    every = account_of([one, two, three])
    named = account_of([one, two])
    assert fit_named(50_00, named, every, DAY).parts == ((1, 50_00),)
    assert fit_named(50_00, named, every, DAY).fit is Fit.EXACT
    with_c = fit_named(50_00 + 33_03, account_of([one]), every, DAY)
    assert (with_c.fit, with_c.parts) == (Fit.EXACT_SET, ((1, 50_00), (3, 33_03)))
    of_three = fit_named(50_00 + 33_03, every, every, DAY)
    assert (of_three.fit, sorted(of_three.parts)) == (Fit.EXACT_SET, [(1, 50_00), (3, 33_03)])


def test_an_account_less_its_credits_is_paid_as_a_whole():
    owed = (entry(1, 1, "A", 100_01), entry(2, 1, "B", 200_02, 3))
    back = entry(3, 1, "C", 30_00, 1, is_credit=True)
    found = fit_account(270_03, Account(owed, (back,)), DAY)
    assert found.fit is Fit.NET_OF_CREDITS
    assert (found.parts, found.credits) == (((1, 100_01), (2, 200_02)), ((3, 30_00),))


def test_an_amount_without_discount_is_left_to_the_other_rules():
    owed = [OpenDebit(1, "INV-1", DAY, DAY, 100_00), OpenDebit(2, "INV-2", DAY, DAY, 70_00)]
    assert plan_with_discount(170_00, "INV-1 INV-2", owed, {}) is None


def test_a_line_that_names_nobody_is_the_receipt_of_its_amount():
    ledger = facts(
        (customer(1, "Acme Ltd"), customer(2, "Bexley Ltd")),
        (),
        receipts=(receipt(8, 1, "R-1", 60_00), receipt(9, 2, "R-2", 75_00, reference="QX-5512")),
    )
    (found,) = propose(ledger, line(60_00, "zz"))
    assert (found.item_id, found.clue, found.doubts) == (8, Clue.AMOUNT, ())
    (told,) = propose(ledger, line(75_00, "paid qx-5512"))
    assert (told.item_id, told.clue) == (9, Clue.NUMBER)
    both = facts(ledger.debtors, (), receipts=(*ledger.receipts, receipt(10, 1, "R-3", 60_00)))
    assert [Doubt.TWO_FIT in each.doubts for each in propose(both, line(60_00, "zz"))] == [True] * 2


def test_what_is_paid_one_after_the_other_and_comes_out_is_said_so():
    owed = tuple(entry(at, 1, f"N{at}", 10_00, at) for at in range(1, 41))
    found = propose(facts((customer(1, "Acme Ltd"),), owed), line(300_00, payer="ACME LTD"))[0]
    assert (found.fit, found.short_minor) == (Fit.SHORT, 0)
    assert why_words(found, {}, str).startswith("Oldest first")


def test_a_debtor_without_a_name_is_found_by_none():
    ledger = facts((customer(1, ""), customer(2, "Ltd")), (entry(1, 1, "A", 50_00),))
    assert 1 not in [each.customer_id for each in propose(ledger, line(49_00, payer="LTD"))]


def test_two_names_of_the_same_words_are_told_apart_by_none():
    ledger = facts(
        (customer(1, "Harbour Vale Ltd"), customer(2, "Vale Harbour Ltd"), customer(3, "Moss Ltd")),
        (entry(1, 1, "A", 50_00), entry(2, 2, "B", 50_00), entry(3, 3, "C", 9_00)),
    )
    found = propose(ledger, line(9_00, "ref 7 harbour vale 22 july"))
    assert [each for each in found if each.clue is Clue.NAME and each.confidence > AUTOMATIC] == []


def test_a_note_before_the_due_day_is_ahead_only_until_then():
    notes = Procedure("S", (ProcedureStep("First", days=-10), ProcedureStep("Second", days=-3)))
    due = date(2026, 11, 24)
    sent = Past(due - timedelta(days=10), "First", 0)
    found = step_ahead(notes, due, sent, due - timedelta(days=8))
    assert (found.step.name, found.on) == ("Second", due - timedelta(days=3))
    assert step_ahead(notes, due, sent, due + timedelta(days=1)) is None


def test_a_channel_that_needs_consent_is_asked_about_without_it():
    profile = Profile("strict", "Strict", needs_consent=frozenset({ContactKind.SMS}))
    asked = Question(ContactKind.SMS, datetime.fromisoformat("2026-11-24T10:00"))
    words = "They have not agreed to be contacted by text message."
    assert words in may_contact(asked, profile).reasons


def test_a_time_of_day_ends_at_midnight():
    sound = (FOLDER / "au-rg96.json").read_text("utf-8")
    read_profile(sound.replace('"21:00"', '"24:00"'))
    with pytest.raises(CollectorError, match=r"24:01 is not a time of day"):
        read_profile(sound.replace('"21:00"', '"24:01"'))


@pytest.mark.parametrize("words", ["31/12", "29 feb", "monday", "5", "29/2"])
def test_a_day_that_was_is_the_last_such_day(words):
    found, meant = past_day(words, TODAY), parse_day(words, TODAY)
    assert found <= TODAY
    assert (found.day, found.weekday() if words == "monday" else 0) == (
        meant.day if words != "monday" else found.day,
        0,
    )


def test_a_rate_by_law_is_named_for_a_year():
    agreed = make_policy(REGIMES["contract"], {}, Agreed(Decimal(9)), Counting())
    policy = replace(agreed, regime=REGIMES["uk_statutory"])
    assert rate_text(policy, Decimal("11.75")) == "11.75 % per annum"


def test_nothing_placed_is_recovered_at_no_rate():
    assert PlacementSums(0, 5).rate == 0
    assert PlacementSums(200, 1).rate == 1


def test_the_end_of_a_month_after_some_days_is_said():
    step = ProcedureStep("S", days=14, mode=Mode.END_OF_MONTH)
    assert when_words(step) == "at the end of the month that is 14 days after the due date"
    assert "14 days before" in when_words(replace(step, days=-14))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " "}, "A procedure needs a name"),
        ({"tolerance": {"GBP": -1}}, "tolerance is nothing or more"),
        ({"steps": (ProcedureStep(" "),)}, "a step needs a name"),
        ({"steps": (ProcedureStep("A", days=9_999),)}, "days are from"),
        ({"steps": (ProcedureStep("A", pay_within_days=-1),)}, "pay_within_days is from 0"),
    ],
)
def test_a_procedure_that_cannot_work_says_why(change, words):
    sound = Procedure("Standard", (ProcedureStep("Reminder 1"),))
    require_sound(sound)
    with pytest.raises(RefusedError, match=words):
        require_sound(replace(sound, **change))


def procedures_with(**step):
    named = {"name": "S", "steps": [{"name": "A", "days": 7, "channel": "email", **step}]}
    return json.dumps({"procedures": [named]})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" " * (LONGEST + 1), "too long"),
        ('{"procedures": [5]}', "not an object with keys"),
        (procedures_with(name=5), "must be a text"),
        (procedures_with(fee={"kind": "fixed", "value": True}), "must be a number"),
        (procedures_with(fee={"kind": "fixed", "value": "x"}), "must be a number"),
        (procedures_with(fee={"kind": "fixed", "value": "1e12"}), "that can be charged"),
        (procedures_with(min_amount={"GBP": True}), "by currency"),
        (procedures_with(min_amount=5), "by currency"),
    ],
)
def test_a_document_of_procedures_that_is_wrong_says_where(text, words):
    with pytest.raises(RefusedError, match=words):
        read_procedures(text)


def test_a_table_between_lines_parts_them():
    first, table, last = parts_of("Dear all\n{items}\nYours")
    assert (first.text, table, last.text) == ("Dear all", Slot("items"), "Yours")
    assert isinstance(first, Paragraph)
    assert parts_of(" \n ") == ()
