"""Matching at its limits: on one side of each a proposal is made or sure, on the other it is not.

The limits are those that the decision on matching and the rules of the modules state in words.
"""

from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.exact_sets import exact_sets
from collector_desktop.domain.matching import (
    AUTOMATIC,
    Action,
    Clue,
    Doubt,
    Fit,
    Proposal,
    Rule,
    Taken,
)
from collector_desktop.domain.matching_clues import rule_keys
from collector_desktop.domain.matching_confidence import confidence, ranked
from collector_desktop.domain.matching_fit import account_of, fit_account, fit_named, is_small
from tests.unit.domain.matching_cases import (
    DAY,
    customer,
    entry,
    facts,
    line,
    match_all,
    propose,
    receipt,
)

ACME, BEXLEY = customer(1, "Acme Ltd"), customer(2, "Bexley Joinery Ltd")
BOTH = (ACME, BEXLEY)


def nearby(days, **more):
    """A receipt of 60.00 by Acme that many days before the line."""
    return receipt(8, 1, "R-000008", 60_00, DAY - timedelta(days=days), **more)


@pytest.mark.parametrize(
    ("minor", "whole", "small"),
    [
        (25_00, 100_00, True),
        (25_00, 99_99, False),
        (25_01, 1_000_00, False),
        (25_01, 1_250_50, True),
        (25_01, 1_250_49, False),
        (1, 4, True),
        (1, 3, False),
        (0, 100_00, False),
        (-1, 100_00, False),
    ],
)
def test_a_small_difference_is_two_per_cent_or_25_and_at_most_a_quarter(minor, whole, small):
    assert is_small(minor, whole) is small


@pytest.mark.parametrize(("days", "action"), [(7, Action.LINK), (8, None), (-7, Action.LINK)])
def test_a_receipt_is_linked_within_seven_days(days, action):
    found = propose(facts(BOTH, (), receipts=(nearby(days),)), line(60_00, payer="ACME LTD"))
    linked = [each.action for each in found if each.action is Action.LINK]
    assert linked == ([action] if action else [])


def test_of_two_receipts_the_nearest_is_linked_and_never_surely():
    two = (nearby(5), receipt(9, 1, "R-000009", 60_00, DAY + timedelta(days=1)))
    (found,) = propose(facts(BOTH, (), receipts=two), line(60_00, payer="ACME LTD"))
    assert (found.item_id, found.doubts) == (9, (Doubt.TWO_FIT,))


def test_a_receipt_that_is_a_line_already_or_taken_is_not_linked_again():
    matched = facts(BOTH, (), receipts=(nearby(1, is_matched=True),))
    assert not [each for each in propose(matched, line(60_00, "ACME")) if each.item_id]
    one = facts(BOTH, (), receipts=(nearby(1),))
    again = match_all(one, line(60_00, "", 1, payer="ACME LTD"), line(60_00, "", 2, payer="ACME"))
    assert [each.item_id for each in again[1]] == [8]
    assert [each.item_id for each in again[2]] == [None]


def test_the_receipt_of_an_invoice_that_a_line_does_not_name_is_not_its_own():
    owed = (entry(1, 1, "INV-1001", 60_00), entry(2, 1, "INV-1002", 60_00))
    ledger = facts(BOTH, owed, receipts=(nearby(0, pays=("INV-1002",)),))
    assert [each.action for each in propose(ledger, line(60_00, "INV-1001"))] == [Action.RECEIVE]
    named = propose(ledger, line(60_00, "INV-1002"))
    assert {each.action for each in named} <= {Action.LINK, Action.RECEIVE}


@pytest.mark.parametrize(
    ("reference", "text", "clue"),
    [
        ("AB12", "TRANSFER AB12", Clue.NUMBER),
        ("AB1", "TRANSFER AB1", Clue.AMOUNT),
        ("ZX 4471", "TRANSFER ZX 4471", Clue.NUMBER),
        ("ZX 4471", "TRANSFER 4471 ZX", Clue.AMOUNT),
    ],
)
def test_a_reference_of_four_signs_names_a_receipt_word_for_word(reference, text, clue):
    ledger = facts(BOTH, (), receipts=(nearby(2, reference=reference),))
    (found,) = propose(ledger, line(60_00, text))
    assert (found.action, found.clue, found.item_id) == (Action.LINK, clue, 8)


def test_receipts_named_by_nothing_are_each_proposed_and_none_surely():
    two = (nearby(1), receipt(9, 2, "R-000009", 60_00, DAY))
    found = propose(facts(BOTH, (), receipts=two), line(60_00, "TRANSFER"))
    assert {each.item_id for each in found} == {8, 9}
    assert all(Doubt.TWO_FIT in each.doubts for each in found)


def test_a_payment_given_back_is_named_by_what_it_paid_or_by_its_own_number():
    ledger = facts(
        BOTH, (entry(1, 1, "INV-1001", 60_00),), receipts=(nearby(3, pays=("INV-1001",)),)
    )
    clues = {
        text: propose(ledger, line(-60_00, text, is_return=True))[0].clue
        for text in ("UNPAID INV-1001", "UNPAID R-000008", "UNPAID ACME LTD", "UNPAID")
    }
    assert list(clues.values()) == [Clue.NUMBER, Clue.NUMBER, Clue.NAME, Clue.AMOUNT]
    assert propose(ledger, line(-60_01, "UNPAID INV-1001", is_return=True)) == ()


def test_only_a_payer_known_without_doubt_and_an_exact_amount_may_be_posted():
    told = {
        *(Clue.NUMBER, Clue.RULE, Clue.KNOWN_ACCOUNT, Clue.KNOWN_PAYER),
        *(Clue.CODE, Clue.NAME),
    }
    loose = {Fit.SHORT, Fit.OVER, Fit.NOTHING_OPEN}
    for clue in Clue:
        for fit in Fit:
            sure = confidence(clue, fit) >= AUTOMATIC
            assert sure is (clue in told and fit not in loose), (clue, fit)


def test_the_order_of_evidence_is_the_order_of_confidence():
    sure = [confidence(clue, Fit.EXACT) for clue in Clue]
    assert sure == sorted(sure, reverse=True)
    assert min(confidence(clue, fit) for clue in Clue for fit in Fit) > 0


def test_of_an_amount_that_many_owe_three_are_proposed_as_a_guess():
    owed = [entry(at, at, f"N{at}X", 77_77, at) for at in range(1, 6)]
    people = [customer(at, name) for at, name in enumerate(("Ab", "Cd", "Ef", "Gh", "Ij"), 1)]
    found = propose(facts(people, owed), line(77_77, "TRANSFER"))
    assert [each.parts for each in found] == [((at, 77_77),) for at in (1, 2, 3)]
    assert {each.confidence for each in found} == {0.40}
    assert all(Doubt.TWO_FIT in each.doubts for each in found)


def test_what_another_line_has_taken_a_part_of_is_not_proposed_by_its_amount():
    owed = (entry(1, 1, "INV-1001", 60_00), entry(2, 2, "INV-1002", 60_00))
    found = match_all(facts(BOTH, owed), line(60_00, "INV-1001", 1), line(60_00, "TRANSFER", 2))
    assert found[1][0].is_certain()
    assert [each.parts for each in found[2]] != [((1, 60_00),), ((2, 60_00),)]


@given(st.lists(st.integers(1, 30), max_size=9), st.integers(1, 60), st.integers(1, 3))
def test_sets_are_those_that_trying_every_one_finds(amounts, total, most):
    every = {
        places
        for size in range(1, len(amounts) + 1)
        for places in combinations(range(len(amounts)), size)
        if sum(amounts[at] for at in places) == total
    }
    found = exact_sets(amounts, total, most)
    assert set(found.sets) <= every
    assert len(found.sets) == len(set(found.sets)) == min(most, len(every))
    assert list(found.sets) == sorted(every)[: len(found.sets)] or len(every) > most


def test_a_search_that_is_cut_short_says_so():
    assert exact_sets([2] * 40, 41).is_all is False
    assert exact_sets([2] * 4, 5).is_all is True
    assert exact_sets([5, 5], 5, 1).is_all is False


def test_an_invoice_alone_is_not_sure_if_others_come_to_its_amount():
    alone = account_of([entry(1, 1, "A", 30_01), entry(2, 1, "B", 10_00, 1)])
    assert fit_account(30_01, alone, DAY).is_only
    beside = account_of([*alone.debits, entry(3, 1, "C", 20_01, 2)])
    found = fit_account(30_01, beside, DAY)
    assert (found.fit, found.parts, found.is_only) == (Fit.EXACT, ((1, 30_01),), False)


def test_a_discount_of_one_invoice_only_fits_if_no_other_has_the_same():
    def owed(at):
        until = {"discount_minor": 2_00, "discount_until": DAY}
        return entry(at, 1, f"N{at}", 100_00, at, **until)

    found = fit_account(98_00, account_of([owed(1), entry(2, 1, "B", 7_00)]), DAY)
    assert (found.fit, found.parts, found.discount_minor) == (
        Fit.LESS_DISCOUNT,
        ((1, 98_00),),
        2_00,
    )
    two = fit_account(98_00, account_of([owed(1), owed(2)]), DAY)
    assert two.fit is not Fit.LESS_DISCOUNT


def test_credits_are_taken_off_what_is_oldest():
    mixed = [
        entry(1, 1, "A", 100_00, 0),
        entry(2, 1, "K", 15_00, 1, is_credit=True),
        entry(3, 1, "B", 40_00, 9),
    ]
    found = fit_account(85_00, account_of(mixed), DAY)
    assert (found.fit, found.parts, found.credits) == (
        Fit.NET_OF_CREDITS, ((1, 100_00),), ((2, 15_00),)
    )  # fmt: skip
    assert not found.is_only


@pytest.mark.parametrize(
    ("amount", "parts", "left", "short"),
    [
        (30_00, ((1, 30_00),), 0, 70_00),
        (100_00, ((1, 100_00),), 0, 0),
        (100_01, ((1, 100_00), (2, 1)), 0, 49_99),
        (150_00, ((1, 100_00), (2, 50_00)), 0, 0),
        (151_00, ((1, 100_00), (2, 50_00)), 1_00, 0),
    ],
)
def test_what_is_named_is_paid_the_oldest_first(amount, parts, left, short):
    named = account_of([entry(1, 1, "A", 100_00), entry(2, 1, "B", 50_00, 5)])
    found = fit_named(amount, named, named, DAY)
    assert (found.parts, found.left_minor, found.short_minor) == (parts, left, short)
    assert found.fit.is_exact is (left == short == 0)


def test_named_invoices_with_others_that_make_up_the_amount_are_not_sure():
    named = account_of([entry(1, 1, "A", 100_01)])
    every = account_of([*named.debits, entry(2, 1, "B", 50_00, 5), entry(3, 1, "C", 7_00, 6)])
    found = fit_named(150_01, named, every, DAY)
    assert (found.fit, found.parts, found.is_only) == (
        Fit.EXACT_SET, ((1, 100_01), (2, 50_00)), False
    )  # fmt: skip
    three = fit_named(157_01, named, every, DAY)
    assert three.parts == ((1, 100_01), (2, 50_00), (3, 7_00))


def test_words_are_learned_only_where_no_account_and_no_payer_is_named():
    told = line(1, "MONTHLY RETAINER", payer="Acme Ltd", payer_account="GB 12")
    assert rule_keys(told) == (("payer_account", "GB12"), ("payer_name", "acme"))
    assert rule_keys(line(1, "MONTHLY RETAINER")) == (("text", "monthly retainer"),)
    assert rule_keys(line(1, "RETAINER")) == ()


def test_learned_words_count_as_whole_words_and_never_post():
    rules = (Rule("text", "monthly retainer", 2, is_learned=True),)
    ledger = facts(BOTH, (entry(1, 2, "N1", 33_33),), rules=rules)
    (found,) = propose(ledger, line(33_33, "MONTHLY RETAINER NOV"))
    assert (found.clue, found.is_certain()) == (Clue.KNOWN_TEXT, False)
    assert propose(ledger, line(33_33, "BIMONTHLY RETAINER"))[0].clue is Clue.AMOUNT


def test_a_proposal_that_is_taken_lowers_what_is_left():
    owed = entry(1, 1, "INV-1001", 100_00)
    (found,) = propose(facts(BOTH, (owed,)), line(30_00, "INV-1001"))
    taken = Taken()
    assert taken.left(owed) is owed
    taken.take(found)
    taken.take(found)
    assert taken.left(owed).open_minor == 40_00
    assert (taken.customers, taken.receipts) == ({1}, set())


@pytest.mark.parametrize(("count", "kept"), [(5, [1, 2, 3, 4, 5]), (6, [1, 2, 3, 4, 5])])
def test_the_five_surest_proposals_are_kept(count, kept):
    found = [
        Proposal(Action.RECEIVE, at, 0.8 - at / 20, Clue.NAME, Fit.SHORT)
        for at in range(count, 0, -1)
    ]
    assert [each.customer_id for each in ranked(found)] == kept
