"""Steps, debtors and addresses at their limits: the last that is taken, the first that is not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.escalation import DebtorFacts, Step, advise
from collector_desktop.domain.late_payment import REGIMES, Policy
from collector_desktop.domain.legal_letters import Place
from collector_desktop.domain.limit_advice import Basis, LimitFacts, suggestions
from collector_desktop.domain.limitation import LEAST_MONTHS, limitation
from collector_desktop.domain.mail_addresses import sound_address
from collector_desktop.domain.matching_fit import account_of
from collector_desktop.domain.matching_names import NameBook
from collector_desktop.domain.months import add_months
from collector_desktop.domain.procedures import FeeKind, Mode, Procedure, require_sound
from collector_desktop.domain.procedures import Step as ProcedureStep
from collector_desktop.domain.statement_totals import Declared, balance_fault, totals_fault
from tests.conftest import TODAY
from tests.unit.domain.matching_cases import customer, entry

LATE = DebtorFacts("company", Place.ENGLAND_WALES, "GBP", 684_000, 684_000, 40)


def found(step, **known):
    return next(each for each in advise(replace(LATE, **known), TODAY) if each.step is step)


@pytest.mark.parametrize("step", [Step.STOP_SUPPLY, Step.ONE_MORE_CHANCE])
def test_a_penny_overdue_opens_a_step_and_nothing_does_not(step):
    assert found(step, overdue_minor=1).is_open
    assert not found(step, overdue_minor=0).is_open


def test_supply_may_stop_after_sixty_days_unless_the_user_says_otherwise():
    assert not found(Step.STOP_SUPPLY, oldest_days=60).is_advised
    assert found(Step.STOP_SUPPLY, oldest_days=61).is_advised
    assert found(Step.STOP_SUPPLY, oldest_days=31, stop_days=30).is_advised


def test_no_law_and_no_agreement_give_no_interest():
    contract = next(each for each in REGIMES.values() if each.mode.value == "contract")
    assert Policy(contract).rate(TODAY) == 0


def test_the_first_warning_of_a_claim_too_old_comes_in_the_month_that_is_reckoned():
    due = date(2021, 3, 31)
    scotland = limitation(due, (), Place.SCOTLAND)
    first = add_months(due, LEAST_MONTHS)
    assert (LEAST_MONTHS, first, scotland.on) == (54, date(2025, 9, 30), date(2026, 3, 31))
    assert scotland.is_near(first)
    assert not scotland.is_near(date(2025, 9, 29))
    assert (scotland.is_near(scotland.on), scotland.is_past(scotland.on)) == (False, True)


def address(letters):
    domain = ".".join(("d" * 63, "e" * 63, "f" * 61))
    return f"{'a' * (letters - len(domain) - 1)}@{domain}"


def test_an_address_has_254_letters_and_a_label_63():
    assert sound_address(address(254)) == address(254)
    assert sound_address(address(255)) == ""
    assert sound_address(f"a@{'d' * 63}.example")
    assert sound_address(f"a@{'d' * 64}.example") == ""


def test_nothing_open_is_no_part_of_an_account():
    mixed = [entry(1, 1, "A", 0), entry(2, 1, "B", 1), entry(3, 1, "C", 0, is_credit=True)]
    account = account_of(mixed)
    assert ([each.number for each in account.debits], account.credits) == (["B"], ())
    one = account_of([entry(4, 1, "D", 1, is_credit=True)])
    assert [each.number for each in one.credits] == ["D"]


def test_points_need_both_what_is_asked_and_the_years():
    for known in (LimitFacts("GBP", asked_minor=100_00), LimitFacts("GBP", years_trading=7)):
        (points,) = (each for each in suggestions(known) if each.basis is Basis.POINTS)
        assert points.minor is None


@pytest.mark.parametrize(("name", "written"), [("Tescos", [1]), ("Tesco", [])])
def test_a_name_of_six_letters_is_enough(name, written):
    book = NameBook([customer(1, name)], lambda *_: 0)
    assert [each.customer_id for each in book.find("", f"FP {name.upper()} 24 STORES")] == written


@pytest.mark.parametrize(
    ("change", "sound"),
    [
        ({"days": -365}, True),
        ({"days": -366}, False),
        ({"days": 3650}, True),
        ({"days": 3651}, False),
        ({"mode": Mode.AFTER_PREVIOUS, "days": 0}, True),
        ({"mode": Mode.AFTER_PREVIOUS, "days": -1}, False),
        ({"pay_within_days": 0}, True),
        ({"pay_within_days": 365}, True),
        ({"pay_within_days": 366}, False),
        ({"pay_within_days": -1}, False),
        ({"fee_kind": FeeKind.PERCENT, "fee_value": Decimal(100)}, True),
        ({"fee_kind": FeeKind.PERCENT, "fee_value": Decimal("100.01")}, False),
        ({"fee_kind": FeeKind.FIXED, "fee_value": Decimal(101)}, True),
        ({"fee_kind": FeeKind.FIXED, "fee_value": Decimal("-0.01")}, False),
        ({"fee_kind": FeeKind.FIXED, "fee_value": Decimal("0.0001")}, True),
        ({"fee_kind": FeeKind.FIXED, "fee_value": Decimal("0.00001")}, False),
        ({"name": "x" * 100}, True),
        ({"name": "x" * 101}, False),
        ({"name": " "}, False),
        ({"name": "a\u202eb"}, False),
        ({"name": "\u200b"}, False),
        ({"min_amount": {"GBP": 0}}, True),
        ({"min_amount": {"GBP": -1}}, False),
    ],
)
def test_a_step_is_sound_up_to_its_limits(change, sound):
    step = replace(ProcedureStep("Reminder"), **change)
    procedure = Procedure("Standard", (ProcedureStep("First"), step))
    if sound:
        assert require_sound(procedure) is None
    else:
        with pytest.raises(RefusedError):
            require_sound(procedure)


@pytest.mark.parametrize(
    ("change", "sound"),
    [
        ({"min_gap_days": 0}, True),
        ({"min_gap_days": 365}, True),
        ({"min_gap_days": 366}, False),
        ({"min_gap_days": -1}, False),
        ({"tolerance": {"GBP": 0}}, True),
        ({"tolerance": {"GBP": -1}}, False),
        ({"steps": tuple(ProcedureStep(f"R{at}") for at in range(100))}, True),
        ({"steps": tuple(ProcedureStep(f"R{at}") for at in range(101))}, False),
    ],
)
def test_a_procedure_is_sound_up_to_its_limits(change, sound):
    procedure = replace(Procedure("Standard"), **change)
    if sound:
        assert require_sound(procedure) is None
    else:
        with pytest.raises(RefusedError):
            require_sound(procedure)


def test_a_statement_without_figures_of_its_own_has_no_fault():
    for declared in (Declared(), Declared(opening=5), Declared(closing=5)):
        assert balance_fault(declared, [7], "GBP") == ""
    assert balance_fault(Declared(opening=5, closing=12), [7], "GBP") == ""
    assert "12" in balance_fault(Declared(opening=500, closing=1_200), [701], "GBP")
    assert totals_fault(Declared(), [7], "GBP") == ""


@pytest.mark.parametrize(
    ("declared", "fits"),
    [
        (Declared(total=-3, count=3, count_in=2, count_out=1, total_in=7, total_out=10), True),
        (Declared(total=-2), False),
        (Declared(count=2), False),
        (Declared(count_in=3), False),
        (Declared(count_out=0), False),
        (Declared(total_in=8), False),
        (Declared(total_out=-10), False),
    ],
)
def test_totals_are_those_of_each_side(declared, fits):
    assert (totals_fault(declared, [5, 2, -10], "GBP") == "") is fits
