"""Limits that are seldom stood on: nothing, one, and the last that still counts."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from collector_desktop.domain.account_status import STATUS_RULES, AccountStatus
from collector_desktop.domain.bank_text import payer_key
from collector_desktop.domain.bank_totals import itemised_totals, totals_of_items
from collector_desktop.domain.chase import Past, next_steps
from collector_desktop.domain.chase_accounts import Asked, demands
from collector_desktop.domain.chase_cover import Cover, cover_debts
from collector_desktop.domain.chase_fees import step_fee
from collector_desktop.domain.cheques import less_cheques
from collector_desktop.domain.contact_limits import Limit, LimitKind, care, quiet
from collector_desktop.domain.contact_profiles import Profile
from collector_desktop.domain.epc import is_iban
from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.domain.escalation import DebtorFacts, Step, advise
from collector_desktop.domain.exchange import RateTable
from collector_desktop.domain.forecast import Pledge
from collector_desktop.domain.holding_back import HoldReason
from collector_desktop.domain.interest import _months
from collector_desktop.domain.legal_letters import Place
from collector_desktop.domain.matching import Action, Clue, Fit, Proposal
from collector_desktop.domain.matching_fit import account_of, fit_account
from collector_desktop.domain.matching_names import NameBook
from collector_desktop.domain.numbers import is_made_number
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.part_amounts import in_proportion
from collector_desktop.domain.procedures import FeeKind, Mode, Procedure, require_sound
from collector_desktop.domain.procedures import Step as ProcedureStep
from collector_desktop.domain.settings import setting_named
from collector_desktop.domain.settings_late import read_agreed_rate
from collector_desktop.domain.statement_totals import Declared, totals_fault
from tests.conftest import TODAY
from tests.unit.domain.matching_cases import customer, entry

LATE = DebtorFacts("company", Place.ENGLAND_WALES, "GBP", 684_000, 684_000, 40)


def test_what_is_not_said_is_nothing():
    plain = Profile("plain", "Plain")
    assert (plain.not_on_holidays, plain.stops_if_disputed, plain.per_debt) == (False,) * 3
    assert (plain.messages_per_day, plain.messages_per_week, plain.is_binding) == (None, None, True)
    bare = Proposal(Action.RECEIVE, 1, 0.5, Clue.NAME, Fit.SHORT)
    assert (bare.left_minor, bare.short_minor, bare.discount_minor) == (0, 0, 0)


def test_supply_goes_on_only_to_whoever_is_merely_represented():
    going_on = {status for status, rule in STATUS_RULES.items() if not rule.stops_supply}
    assert going_on == {AccountStatus.REPRESENTED}
    chased = {status for status, rule in STATUS_RULES.items() if not rule.stops_chasing}
    assert chased == {AccountStatus.ON_STOP}


def test_a_cover_that_is_used_up_covers_nothing_more():
    cover = Cover(HoldReason.ON_HOLD, 100, TODAY, "promised")
    found = cover_debts([(1, 100), (2, 50)], [cover])
    assert {item: each.minor for item, each in found.items()} == {1: 100}
    assert cover_debts([(1, 0), (2, 50)], [cover]).keys() == {2}


@pytest.mark.parametrize(
    ("first", "last", "minute", "is_quiet"),
    [
        (540, 660, 539, False),
        (540, 660, 540, True),
        (540, 660, 659, True),
        (540, 660, 660, False),
        (1080, 600, 1080, True),
        (1080, 600, 599, True),
        (1080, 600, 600, False),
        (1080, 600, 1079, False),
        (540, None, 600, False),
        (None, 660, 600, False),
        (None, None, 600, False),
    ],
)
def test_quiet_runs_from_its_first_minute_to_its_last(first, last, minute, is_quiet):
    limit = Limit(LimitKind.QUIET, "", first, last)
    assert bool(quiet([limit], ContactKind.CALL, minute)) is is_quiet
    assert quiet([limit], ContactKind.LETTER, minute) == []


@pytest.mark.parametrize(
    ("number", "made"),
    [
        ("R-000001", True),
        (" r-1234567 ", True),
        ("R-00001", False),
        ("X-000001", False),
        ("R-000001A", False),
    ],
)
def test_a_number_of_ours_has_six_digits_or_more(number, made):
    assert is_made_number("R", number) is made


@pytest.mark.parametrize("minor", [1, 0])
def test_an_agency_takes_a_penny_that_is_not_disputed(minor):
    known = replace(LATE, undisputed_minor=minor, oldest_days=120)
    found = next(each for each in advise(known, TODAY) if each.step is Step.AGENCY)
    assert found.is_open is bool(minor)


CHASED = replace(LATE, oldest_days=45, chased=4)


def the_visit(known):
    return next(each for each in advise(known, TODAY) if each.step is Step.VISIT)


@pytest.mark.parametrize(
    ("known", "is_open", "is_advised"),
    [
        (CHASED, True, True),
        (replace(CHASED, kind="sole_trader"), True, True),
        (replace(CHASED, chased=3), True, False),
        (replace(CHASED, oldest_days=44), False, False),
        (replace(CHASED, overdue_minor=0), False, False),
        (replace(CHASED, kind="consumer", oldest_days=400), True, False),
        (replace(CHASED, undisputed_minor=0), True, False),
        (replace(CHASED, is_promised=True), True, False),
        (replace(CHASED, statuses=frozenset({AccountStatus.AGENCY})), True, False),
        (replace(CHASED, statuses=frozenset({AccountStatus.INSOLVENT})), True, False),
        (replace(CHASED, statuses=frozenset({AccountStatus.REPRESENTED})), False, False),
    ],
)
def test_a_visit_is_advised_to_a_business_that_was_chased_in_vain(known, is_open, is_advised):
    found = the_visit(known)
    assert (found.is_open, found.is_advised) == (is_open, is_advised)


def test_the_advice_of_a_visit_says_how_often_they_were_chased():
    first, then = the_visit(CHASED).reasons
    assert first == "chased 4 times and not settled"
    assert then.startswith("45 days overdue; tell them the day")


@pytest.mark.parametrize(
    ("mine", "theirs", "left"),
    [((), (), 40), ((1,), (), 40), ((), (1,), 40), ((1,), (1, 2), 40), ((1,), (2,), 100)],
)
def test_a_cheque_is_the_money_promised_for_the_same(mine, theirs, left):
    day = date(2026, 11, 30)
    promise, cheque = Pledge(day, 100, mine), Pledge(day, 60, theirs)
    assert [each.minor for each in less_cheques([promise], [cheque])] == [left]


@pytest.mark.parametrize(
    ("kind", "value", "fee"),
    [
        (FeeKind.NONE, "12", 0),
        (FeeKind.FIXED, "0", 0),
        (FeeKind.FIXED, "12", 1_200),
        (FeeKind.PERCENT, "0", 0),
        (FeeKind.PERCENT, "1.5", 2),
    ],
)
def test_a_fee_without_kind_or_value_is_none(kind, value, fee):
    step = ProcedureStep("R", fee_kind=kind, fee_value=Decimal(value))
    assert step_fee(step, 100, "GBP", RateTable("GBP"), TODAY) == fee


def test_six_words_of_a_payer_are_kept():
    words = "alder bexley cedar delta ember fir grove"
    assert payer_key(words) == "alder bexley cedar delta ember fir"


def test_two_names_as_long_as_each_other_in_a_text_are_both_meant_and_neither_surely():
    book = NameBook([customer(1, "Alder Grove"), customer(2, "Cedar Grange")], lambda *_: 0)
    hits = book.find("", "BGC ALDER GROVE CEDAR GRANGE")
    assert [(each.customer_id, each.is_written_out) for each in hits] == [(1, False), (2, False)]


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, (1, 1, 1), [33, 34, 33]),
        (10, (1, 3), [3, 7]),
        (1, (1, 1), [1, 0]),
        (0, (2, 3), [0, 0]),
        (7, (0, 5), [0, 7]),
    ],
)
def test_parts_are_each_rounded_half_up_on_the_way(total, weights, parts):
    assert in_proportion(total, weights) == parts


def test_a_line_of_no_money_is_on_neither_side():
    declared = Declared(count=1, count_in=0, count_out=0, total_in=0, total_out=0)
    assert totals_fault(declared, [0], "GBP") == ""


def test_an_agreed_rate_may_be_less_than_one_but_not_less_than_nothing():
    assert read_agreed_rate("0.5") == "0.5"
    assert read_agreed_rate("0") == "0"
    with pytest.raises(CollectorError, match="below zero"):
        read_agreed_rate("-0.5")


@pytest.mark.parametrize(
    ("key", "default", "least", "most"),
    [
        ("credit.ask_days", 30, 0, 365),
        ("credit.stop_days", 60, 0, 3650),
    ],
)
def test_days_of_credit_have_their_default_and_their_range(key, default, least, most):
    setting = setting_named(key)
    assert (setting.default, setting.read(str(least)), setting.read(str(most))) == (
        *(default, least, most),
    )
    for beyond in (least - 1, most + 1):
        with pytest.raises(CollectorError, match=str(most)):
            setting.read(str(beyond))


def test_months_are_whole_ones_and_days_of_the_month_that_runs():
    assert _months(date(2026, 1, 31), date(2026, 3, 15)) == 1 + Fraction(15, 31)
    assert _months(date(2026, 1, 31), date(2026, 3, 31)) == 2
    assert _months(date(2026, 1, 15), date(2026, 1, 15)) == 0


@pytest.mark.parametrize(("place", "is_found"), [(11, True), (12, False)])
def test_a_set_is_looked_for_among_the_twelve_oldest(place, is_found):
    minors = [600 + at for at in range(13)]
    minors[0], minors[place] = 301, 402
    owed = account_of([entry(at, 1, f"N{at}", minor, at) for at, minor in enumerate(minors)])
    assert (fit_account(703, owed, TODAY).fit is Fit.EXACT_SET) is is_found


def test_a_step_is_taken_at_its_least_amount():
    procedure = Procedure("P", (ProcedureStep("R", min_amount={"GBP": 100}),))
    for minor, count in ((99, 0), (100, 1)):
        assert len(demands([Asked(1, minor, procedure, (0,))], "GBP")) == count


def test_a_total_that_is_not_stored_is_not_itemised():
    new = [(TODAY, 60), (TODAY, 40), (TODAY, -5)]
    assert itemised_totals(new, {(TODAY, 100): 1, (TODAY, 99): 1}) == {(TODAY, 100)}
    assert itemised_totals(new, {(TODAY, 99): 1, (TODAY, 100): 0}) == set()
    assert totals_of_items([(TODAY, 100), (TODAY, 7)], {(TODAY, 50): 2}) == {(TODAY, 100)}


def test_a_procedure_has_a_name_that_can_be_seen_of_a_hundred_letters():
    assert require_sound(Procedure("x" * 100)) is None
    for name in ("x" * 101, "\u200b", "a\nb"):
        with pytest.raises(RefusedError):
            require_sound(Procedure(name))


def test_a_name_with_its_legal_form_is_the_one_that_has_just_that():
    book = NameBook([customer(1, "Alder Grove Ltd"), customer(2, "Alder Grove plc")], lambda *_: 0)
    for payer, number in (("ALDER GROVE LTD", 1), ("ALDER GROVE PLC", 2)):
        hits = book.find(payer, "")
        assert [each.customer_id for each in hits if each.is_written_out] == [number]
    assert {each.is_written_out for each in book.find("ALDER GROVE", "")} == {False}


def test_whoever_is_vulnerable_is_not_talked_to_unprepared_nor_written_to_by_a_robot():
    limits = [Limit(LimitKind.VULNERABLE)]
    assert care(limits, ContactKind.LETTER) == []
    assert care(limits, ContactKind.LETTER, automated=True)
    assert care(limits, ContactKind.CALL)
    assert care([], ContactKind.CALL, automated=True) == []


def test_no_second_step_follows_on_the_same_day():
    second = ProcedureStep("Second", mode=Mode.AFTER_PREVIOUS, days=0)
    procedure = Procedure("P", (ProcedureStep("First"), second))
    due = TODAY - timedelta(days=30)
    for days, steps in ((0, ()), (1, (1,))):
        past = Past(TODAY - timedelta(days=days), "First", 0)
        assert next_steps(procedure, due, past, TODAY) == steps


def test_the_check_digits_of_an_account_are_digits():
    def remainder(text):
        return int("".join(str(int(each, 36)) for each in text[4:] + text[:4])) % 97

    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    made = [f"GB{one}{digit}WEST12345698765432" for one in signs for digit in range(10)]
    agreeing = [each for each in made if remainder(each) == 1]
    assert agreeing
    assert not any(map(is_iban, agreeing))


def test_what_is_asked_for_is_overdue_unless_it_is_said_not_to_be():
    assert Asked(1, 100, Procedure("P"), ()).is_overdue
