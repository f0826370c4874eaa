"""Ways that random cases reach by luck only, each by one case worked out by hand."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from collector_desktop.domain.chase import Past
from collector_desktop.domain.chase_ahead import step_ahead
from collector_desktop.domain.credit import FurtherLimit, Ground
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.interest import Basis, Counting
from collector_desktop.domain.label_sheets import usual_labels
from collector_desktop.domain.late_claims import Debt, claim_on
from collector_desktop.domain.late_payment import REGIMES, Policy
from collector_desktop.domain.matching import Clue, Doubt, Fit
from collector_desktop.domain.matching_fit import account_of, fit_account
from collector_desktop.domain.matching_words import why_words
from collector_desktop.domain.plan_making import equal_parts
from collector_desktop.domain.procedure_files import read_procedures
from collector_desktop.domain.procedures import Procedure, Step
from collector_desktop.domain.provision import read_vat, without_vat
from collector_desktop.domain.rates import RateSeries
from collector_desktop.domain.sheets import A4, LETTER
from tests.unit.domain.matching_cases import DAY, customer, entry, facts, line, propose, receipt

DUE = date(2026, 11, 2)
ACME = customer(1, "Acme Ltd")


def test_the_step_after_one_that_was_sent_is_ahead_today_once_its_day_has_come():
    procedure = Procedure("S", (Step("First", days=7), Step("Second", days=14)))
    past = Past(DUE + timedelta(days=7), "First", 0)
    for late, ahead in ((13, 14), (14, 14), (20, 20)):
        found = step_ahead(procedure, DUE, past, DUE + timedelta(days=late))
        assert found == (procedure.steps[1], DUE + timedelta(days=ahead))


def test_of_a_limit_that_is_exceeded_less_than_nothing_is_left():
    limit = FurtherLimit(Ground.OVER_CURRENCY_LIMIT, "EUR", 500_00, 450_00, order_minor=60_00)
    assert (limit.available_minor, limit.is_exceeded) == (50_00, True)
    assert replace(limit, used_minor=510_00).available_minor == -10_00


def test_labels_are_usual_by_the_size_of_paper():
    assert (usual_labels(A4), usual_labels(LETTER)) == ("L7160", "5160")


def test_who_asks_for_nothing_of_a_debt_asks_for_no_interest():
    rates = RateSeries("made up", "", "", {date(2026, 1, 1): Decimal(4)})
    policy = Policy(REGIMES["uk_statutory"], rates, counting=Counting(Basis.DAYS_365))
    debt = Debt(date(2026, 1, 15), "GBP", [(date(2026, 1, 1), 100_00)])
    on = date(2026, 3, 15)
    assert claim_on(0, debt, on, policy) is None
    assert claim_on(100_00, debt, on, policy).fixed_minor == 40_00


def test_a_number_that_is_paid_beside_the_amount_of_another_invoice_is_in_doubt():
    ledger = facts(
        (ACME, customer(2, "Zoe")),
        (entry(2, 1, "INV-2002", 75_00),),
        paid=(entry(1, 1, "INV-1001", 0),),
    )
    (found, *_) = propose(ledger, line(75_00, text="INV-1001"))
    assert (found.fit, found.parts, found.number) == (Fit.EXACT, ((2, 75_00),), "INV-1001")
    assert (found.clue, found.doubts) == (Clue.NUMBER, (Doubt.PAID_ALREADY,))
    (found, *_) = propose(ledger, line(74_00, text="INV-1001"))
    assert (found.fit, found.left_minor) == (Fit.NOTHING_OPEN, 74_00)


def test_credits_that_make_no_sum_with_the_debts_are_left_alone():
    owed = [entry(1, 1, "A", 30_00), entry(2, 1, "B", 50_00), entry(3, 1, "C", 5_00, 9)]
    account = account_of([*owed[:2], replace(owed[2], is_credit=True)])
    assert fit_account(75_00, account, DAY).fit is Fit.NET_OF_CREDITS
    other = fit_account(61_00, account, DAY)
    assert (other.fit, other.parts, other.short_minor) == (
        Fit.SHORT,
        ((1, 30_00), (2, 31_00)),
        19_00,
    )


def test_money_that_goes_back_is_said_to_reopen_what_it_paid():
    ledger = facts((ACME,), (), receipts=(receipt(8, 1, "R-1", 60_00),))
    (found, *_) = propose(ledger, line(-60_00, payer="ACME LTD", is_return=True))
    assert why_words(found, {}, str).startswith("Returned, reopens what it paid")


@pytest.mark.parametrize(
    ("total", "count", "parts"),
    [(5, 5, (1,) * 5), (8, 5, (1, 1, 1, 1, 4)), (9, 5, (2, 2, 2, 2, 1)), (11, 4, (3, 3, 3, 2))],
)
def test_parts_are_rounded_unless_nothing_would_be_left_for_the_last(total, count, parts):
    assert equal_parts(total, count) == parts


@pytest.mark.parametrize(("total", "count"), [(4, 5), (4, 0), (0, 1)])
def test_a_sum_is_not_divided_into_more_parts_than_it_has_pennies(total, count):
    with pytest.raises(ValueError, match="cannot be divided"):
        equal_parts(total, count)


def test_a_procedure_in_a_file_needs_its_name():
    with pytest.raises(RefusedError, match="name is missing"):
        read_procedures('{"procedures": [{"steps": []}]}')


@pytest.mark.parametrize(("gross", "rate", "net"), [(120, "20", 100), (100, "0", 100)])
def test_vat_is_taken_out_of_what_contains_it(gross, rate, net):
    """The tax on a bad debt comes back by relief."""
    assert without_vat(gross, read_vat(rate)) == net
