"""What bank lines are proposed to be: the oracles of matching, and the order of evidence."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.matching import AUTOMATIC, Action, Clue, Doubt, Fit, Rule
from collector_desktop.domain.matching_fit import account_of, best_subset
from collector_desktop.domain.matching_words import why_words
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

ACME, BEXLEY, CITY = (
    customer(1, "Acme Ltd"),
    customer(2, "Bexley Joinery Ltd"),
    customer(3, "City Dental Practice"),
)
EVERYBODY = (ACME, BEXLEY, CITY)


def best(ledger, bank_line):
    found = propose(ledger, bank_line)
    return found[0] if found else None


def why(proposal, **numbers):
    names = {int(key[1:]): text for key, text in numbers.items()}
    return why_words(proposal, names, lambda minor: f"{minor / 100:.2f}")


def test_g9_a_number_is_never_found_inside_another_one():
    ledger = facts(EVERYBODY, (entry(1, 1, "12", 50_00), entry(2, 2, "2012", 70_00)))
    assert best(ledger, line(70_00, "payment for 2012")).parts == ((2, 70_00),)
    assert propose(ledger, line(60_00, "SEPA 20121231")) == ()


def test_g10_one_line_pays_the_two_invoices_that_it_is_together():
    ledger = facts(
        EVERYBODY, (entry(1, 1, "INV-1001", 4_410_000), entry(2, 1, "INV-1002", 4_415_000, 3))
    )
    found = best(ledger, line(8_825_000, payer="ACME LTD"))
    assert (found.fit, found.parts) == (Fit.EXACT_SET, ((1, 4_410_000), (2, 4_415_000)))


def test_two_halves_of_one_invoice_pay_half_of_it_each():
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-1001", 100_00),))
    halves = [line(50_00, "INV-1001 part", each) for each in (1, 2)]
    found = match_all(ledger, *halves)
    assert [found[each][0].parts for each in (1, 2)] == [((1, 50_00),)] * 2


def test_d7_the_latest_of_the_side_in_excess_is_dropped_until_the_rest_stops_shrinking():
    ledger = [entry(1, 1, "A", 100_00, 0), entry(2, 1, "B", 50_00, 31), entry(3, 1, "C", 30_00, 59)]
    kept, rest = best_subset(150_00, ledger)
    assert ([each.number for each in kept], rest) == (["A", "B"], 0)


def test_d7_what_brings_the_rest_no_nearer_to_nothing_is_not_dropped():
    """10.00 too much with both, 10.00 too little with one."""
    ledger = [entry(1, 1, "A", 20_00, 0), entry(2, 1, "B", 20_00, 31)]
    kept, rest = best_subset(30_00, ledger)
    assert ([each.number for each in kept], rest) == (["A", "B"], 10_00)


def test_exact_amount_and_number_is_certain():
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-10371", 4_240_40), entry(2, 1, "INV-10372", 10_00)))
    found = best(ledger, line(4_240_40, "OUSE VALLEY BLD FP 24/11 10371"))
    assert (found.customer_id, found.parts, found.confidence) == (1, ((1, 4_240_40),), 0.99)
    assert found.is_certain()
    assert why(found) == "Exact amount and number"


def test_a_structured_reference_names_the_invoice():
    ledger = facts(EVERYBODY, (entry(1, 2, "539007547034", 99_00),))
    found = best(ledger, line(99_00, "THANK YOU", reference="RF18 5390 0754 7034"))
    assert (found.customer_id, found.clue) == (2, Clue.NUMBER)


def test_several_invoices_named_are_certain_when_their_total_is_exact():
    ledger = facts(
        EVERYBODY,
        (
            entry(1, 1, "INV-1001", 10_01),
            entry(2, 1, "INV-1002", 20_02),
            entry(3, 1, "INV-1003", 5),
        ),
    )
    found = best(ledger, line(30_03, "INV 1001/1002"))
    assert (found.parts, found.is_certain()) == (((1, 10_01), (2, 20_02)), True)


def test_the_number_of_one_and_the_name_of_another_customer_is_not_certain():
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-1001", 100_00),))
    found = best(ledger, line(100_00, "INV-1001", payer="BEXLEY JOINERY LIMITED"))
    assert found.customer_id == 1
    assert found.confidence == 0.80
    assert Doubt.OTHER_PAYER in found.doubts


def test_numbers_of_two_customers_in_one_line_are_not_certain():
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-1001", 100_00), entry(2, 2, "INV-1002", 60_00)))
    found = propose(ledger, line(100_00, "INV-1001 INV-1002"))
    assert (found[0].customer_id, found[0].is_certain()) == (1, False)
    assert not propose(ledger, line(160_00, "INV-1001 INV-1002"))[0].is_certain()
    assert best(ledger, line(100_00, "INV-1001 INV-1002", payer="Acme Ltd")).is_certain()


def test_an_unknown_payer_may_pay_for_a_customer_by_its_number():
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-1001", 100_00),))
    assert best(ledger, line(100_00, "INV-1001", payer="PARENT HOLDING SE")).is_certain()


def test_the_same_number_of_two_customers_is_a_tie_unless_the_name_decides():
    ledger = facts(EVERYBODY, (entry(1, 1, "1001X", 100_00), entry(2, 2, "1001X", 100_00)))
    tie = propose(ledger, line(100_00, "1001X"))
    assert [each.customer_id for each in tie] == [1, 2]
    assert not tie[0].is_certain()
    told = best(ledger, line(100_00, "1001X", payer="Bexley Joinery"))
    assert (told.customer_id, told.is_certain()) == (2, True)


def test_a_name_and_the_only_invoice_of_just_that_amount_are_certain():
    ledger = facts(EVERYBODY, (entry(1, 3, "INV-1", 1_284_00), entry(2, 3, "INV-2", 99_00)))
    found = best(ledger, line(1_284_00, "CITY DENTAL PRACTICE BGC"))
    assert (found.confidence, why(found)) == (0.97, "Exact amount and name")


def test_two_invoices_of_just_that_amount_are_a_tie():
    ledger = facts(EVERYBODY, (entry(1, 3, "INV-1", 500_00), entry(2, 3, "INV-2", 500_00, 9)))
    found = best(ledger, line(500_00, payer="City Dental Practice"))
    assert (found.parts, found.is_certain()) == (((1, 500_00),), False)


def test_a_name_that_is_only_like_another_is_never_certain():
    ledger = facts((customer(1, "Kestrel Fabrications Ltd"),), (entry(1, 1, "INV-1", 1_498_80),))
    found = best(ledger, line(1_498_80, "K FABRICATIONS 4417", payer="KESTREL FABRICATONS"))
    assert (found.clue, found.is_certain()) == (Clue.LIKE_NAME, False)
    assert why(found) == "Exact amount, name differs"


def test_a_name_that_the_bank_cut_short_is_like_the_whole():
    ledger = facts((customer(1, "Granary Wharf Cafe"),), (entry(1, 1, "INV-1", 386_40),))
    found = best(ledger, line(386_40, "GRANARY WHA 4417"))
    assert (found.customer_id, found.clue) == (1, Clue.LIKE_NAME)


def test_two_customers_of_like_names_are_a_tie():
    like = (customer(1, "Smith Brothers Ltd"), customer(2, "Smith Sisters Ltd"))
    ledger = facts(like, (entry(1, 1, "INV-1", 80_00), entry(2, 2, "INV-2", 80_00)))
    found = propose(ledger, line(80_00, payer="SMITH"))
    assert {each.customer_id for each in found} == {1, 2}
    assert not found[0].is_certain()


def test_what_is_short_is_said_and_never_certain():
    ledger = facts(EVERYBODY, (entry(1, 2, "INV-10382", 2_148_00), entry(2, 2, "INV-10400", 9_99)))
    found = best(ledger, line(2_000_00, "BEXLEY JOINERY PART PYT"))
    assert (found.parts, found.short_minor) == (((1, 2_000_00),), 148_00)
    assert (found.confidence, why(found, i1="INV-10382")) == (0.82, "148.00 short of INV-10382")


def test_what_is_too_much_stays_on_account():
    ledger = facts(EVERYBODY, (entry(1, 2, "INV-10382", 2_148_00),))
    found = best(ledger, line(2_248_00, "INV-10382"))
    assert (found.left_minor, why(found), found.is_certain()) == (100_00, "100.00 too much", False)


def test_a_small_charge_that_is_missing_is_no_reason_to_post():
    ledger = facts(EVERYBODY, (entry(1, 2, "INV-1", 50_00), entry(2, 2, "INV-2", 1_000_00, 20)))
    found = best(ledger, line(987_50, payer="Bexley Joinery"))
    assert (found.parts, found.short_minor) == (((2, 987_50),), 12_50)
    assert not found.is_certain()


@pytest.mark.parametrize(("paid_on", "certain"), [(date(2026, 9, 11), True), (DAY, False)])
def test_a_settlement_discount_counts_only_until_its_day(paid_on, certain):
    invoice = entry(
        1, 1, "INV-1001", 1_000_00, 30, discount_minor=20_00, discount_until=date(2026, 9, 11)
    )
    found = best(facts(EVERYBODY, (invoice,)), line(980_00, "INV-1001", on=paid_on))
    assert found.is_certain() is certain
    assert found.discount_minor == (20_00 if certain else 0)


def test_credits_named_with_the_invoice_are_taken_with_it():
    ledger = facts(
        EVERYBODY, (entry(1, 1, "INV-1001", 100_00), entry(2, 1, "CN-2002", 15_00, is_credit=True))
    )
    found = best(ledger, line(85_00, "INV-1001 less CN-2002"))
    assert (found.parts, found.credits) == (((1, 100_00),), ((2, 15_00),))
    assert found.is_certain()


def test_what_was_learned_names_the_customer_and_two_lessons_do_not():
    rules = (Rule("payer_account", "DE89370400440532013000", 2, is_learned=True),)
    ledger = facts(
        EVERYBODY, (entry(1, 2, "INV-1", 33_33), entry(2, 1, "INV-2", 33_33)), rules=rules
    )
    payment = line(33_33, "NO NAME", payer_account="de89 3704 0044 0532 0130 00")
    assert (best(ledger, payment).customer_id, best(ledger, payment).is_certain()) == (2, True)
    both = (*rules, Rule("payer_account", "DE89370400440532013000", 1, is_learned=True))
    tie = facts(EVERYBODY, ledger.entries, rules=both)
    assert not best(tie, payment).is_certain()
    said = (*both, Rule("payer_account", "DE89370400440532013000", 1))
    assert best(facts(EVERYBODY, ledger.entries, rules=said), payment).customer_id == 1


def test_items_of_another_currency_are_left_alone():
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-1001", 100_00, currency="EUR"),))
    assert not [each for each in propose(ledger, line(100_00, "INV-1001 ACME LTD")) if each.parts]


def test_a_second_payment_of_the_same_invoice_is_not_posted():
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-1001", 100_00),))
    found = match_all(ledger, line(100_00, "INV-1001", 1), line(100_00, "INV-1001", 2))
    assert found[1][0].is_certain()
    assert not found[2][0].is_certain()
    assert found[2][0].parts == ()
    assert "paid already" in why(found[2][0])


def test_the_surest_line_takes_an_invoice_before_an_earlier_one():
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-1001", 100_00),))
    by_name = line(100_00, payer="Acme Ltd", line_id=1, on=DAY - timedelta(days=3))
    found = match_all(ledger, by_name, line(100_00, "INV-1001", 2))
    assert (found[2][0].is_certain(), found[1][0].is_certain()) == (True, False)


def test_a_receipt_that_stands_is_linked_instead_of_doubled():
    entered = receipt(9, 1, "R-000009", 100_00, DAY - timedelta(days=2), pays=("INV-1001",))
    ledger = facts(
        EVERYBODY,
        (entry(2, 1, "INV-1002", 7_00),),
        receipts=(entered,),
        paid=(entry(1, 1, "INV-1001", 0),),
    )
    found = best(ledger, line(100_00, "INV-1001"))
    assert (found.action, found.item_id, found.is_certain()) == (Action.LINK, 9, True)
    assert why(found) == "Entered already as R-000009"


def test_a_receipt_near_by_and_an_invoice_of_that_amount_are_a_tie():
    entered = receipt(9, 1, "R-000009", 100_00, pays=("INV-1000",))
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-1001", 100_00),), receipts=(entered,))
    found = propose(ledger, line(100_00, payer="Acme Ltd"))
    assert {each.action for each in found} == {Action.LINK, Action.RECEIVE}
    assert not found[0].is_certain()


def test_a_payment_that_came_back_finds_its_receipt_and_is_never_certain():
    paid = receipt(9, 2, "R-000009", 2_376_00, DAY - timedelta(days=5), pays=("INV-10403",))
    ledger = facts(EVERYBODY, (), receipts=(paid,))
    found = best(ledger, line(-2_376_00, "CHQ 000318 UNPAID BEXLEY JOINERY", is_return=True))
    assert (found.action, found.item_id, found.is_certain()) == (Action.RETURN, 9, False)
    assert found.confidence >= AUTOMATIC


def test_money_out_that_is_no_return_is_proposed_nothing():
    paid = receipt(9, 1, "R-000009", 50_00)
    assert propose(facts(EVERYBODY, (), receipts=(paid,)), line(-50_00, "RENT")) == ()


def test_an_amount_alone_is_a_weak_proposal():
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-1001", 123_45),))
    found = best(ledger, line(123_45, "REF 99013 TRANSFER"))
    assert (found.clue, found.confidence) == (Clue.AMOUNT, 0.60)
    assert propose(ledger, line(540_00, "REF 99013 TRANSFER")) == ()


def test_a_slip_in_the_number_is_seen_but_not_certain():
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-10371", 123_45), entry(2, 2, "INV-5", 123_45)))
    found = best(ledger, line(123_45, "INV-10731"))
    assert (found.parts, found.clue) == (((1, 123_45),), Clue.NEARLY_NUMBER)
    assert not found.is_certain()


def test_an_account_is_parted_into_debits_and_credits_the_oldest_first():
    mixed = [entry(1, 1, "B", 5, 9), entry(2, 1, "A", 5), entry(3, 1, "C", 5, is_credit=True)]
    account = account_of(mixed)
    assert [each.number for each in account.debits] == ["A", "B"]
    assert [each.number for each in account.credits] == ["C"]
