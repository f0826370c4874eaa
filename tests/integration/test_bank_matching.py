"""Bank lines become receipts, links and returns; all of it can be taken back."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import ConflictError, RefusedError
from collector_desktop.domain.matching import Action
from collector_desktop.importers.read import read_file
from collector_desktop.queries.bank_lines import bank_rules, bank_state, left_out_lines
from collector_desktop.services.bank_entries import Decision
from collector_desktop.services.bank_matching import (
    confirm_certain,
    confirm_chosen,
    ignore_lines,
    match,
    reopen_lines,
)
from collector_desktop.services.bank_receiving import receive_from
from collector_desktop.services.bank_rules import RuleDraft, add_rule, remove_rule
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import redo_last, undo, undo_last
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.models import Allocation, BankPosting, Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.banking import BOOKED, bank_line, offers, status
from tests.integration.money import credit, invoice, item, left, receive, take_off


@pytest.fixture
def bexley(ledger):
    with operation("test", "Set up Bexley", TODAY):
        return Customer.create(code="BEX01", name="Bexley Joinery Ltd", currency="GBP")


def confirm(*lines, difference=""):
    return confirm_chosen([line.id for line in lines], TODAY, difference=difference)


def test_a_certain_line_becomes_a_receipt_of_its_day(acme):
    line = bank_line(120_00, "ACME LTD INV-1")
    done = confirm_certain(TODAY)
    assert done.summary == "Match bank line: 120.00 GBP, ACME LTD INV-1"
    made = item("R-000001")
    assert (made.document_on, made.reference, made.method) == (BOOKED, "ACME LTD INV-1", "bank")
    assert (left(), status(line)) == ({}, "matched")
    assert BankPosting.get().item == made
    assert not check_ledger(TODAY)


def test_one_undo_takes_back_all_that_was_confirmed_and_learned(acme, bexley, snapshot):
    invoice(bexley, "INV-2", 70_00)
    bank_line(120_00, "INV-1", payer="PARENT SE", payer_account="DE02 1203 0000")
    bank_line(70_00, "INV-2", payer="J BEXLEY")
    before = snapshot()
    done = confirm_certain(TODAY)
    assert [each.customer for each in done.value.matched] == ["ACME", "BEX01"]
    assert {rule.pattern for rule in bank_rules()} == {"DE0212030000", "parent se", "j bexley"}
    undo(done.operation_id, TODAY)
    assert snapshot() == before


def test_what_was_learned_makes_the_next_payment_certain(acme):
    invoice(acme, "INV-2", 55_00)
    bank_line(120_00, "INV-1", payer="PARENT HOLDING SE")
    confirm_certain(TODAY)
    later = bank_line(55_00, "NO WORDS", payer="Parent Holding SE")
    assert offers(later)[0].proposal.is_certain()
    undo_last(TODAY)
    undo_last(TODAY)
    again = bank_line(55_00, "NO WORDS", payer="Parent Holding SE")
    assert not offers(again)[0].proposal.is_certain()


def test_a_card_service_that_pays_for_many_is_not_learned(acme):
    bank_line(120_00, "INV-1", payer="STRIPE PAYMENTS UK LTD")
    confirm_certain(TODAY)
    assert bank_rules() == ()


def test_d2_a_second_payment_of_an_invoice_is_left_to_be_looked_at(acme):
    first, second = bank_line(120_00, "INV-1"), bank_line(120_00, "INV-1")
    confirm_certain(TODAY)
    assert (status(first), status(second)) == ("matched", "open")
    assert confirm_certain(TODAY).operation_id is None
    confirm(second)
    assert left() == {"R-000002": -120_00}


def test_two_halves_pay_one_invoice_each_its_half(acme):
    halves = [bank_line(60_00, "INV-1"), bank_line(60_00, "INV-1")]
    done = confirm(*halves)
    assert [each.allocations[0].minor for each in done.value.matched] == [60_00, 60_00]
    assert left() == {}


def test_a_part_payment_leaves_the_rest_open_unless_it_is_given_up(acme, snapshot):
    line = bank_line(116_00, "INV-1")
    before = snapshot()
    done = confirm(line)
    assert left() == {"INV-1": 4_00}
    undo(done.operation_id, TODAY)
    assert snapshot() == before
    confirm(line, difference="bank_charge")
    assert left() == {}
    assert item("A-000001").origin == "bank_charge"
    assert BankPosting.select().count() == 2


def test_d3_an_overpayment_stays_on_account_or_is_written_off(acme):
    line = bank_line(130_00, "INV-1")
    done = confirm(line)
    assert left() == {"R-000001": -10_00}
    undo(done.operation_id, TODAY)
    confirm(line, difference="small_balance")
    assert left() == {}


def test_credits_that_are_named_are_used_with_the_money(acme):
    credit(acme, "CN-2002", 20_00)
    line = bank_line(100_00, "INV-1 less CN-2002")
    assert offers(line)[0].items == (("INV-1", 120_00), ("CN-2002", -20_00))
    confirm_certain(TODAY)
    assert left() == {}
    assert not check_ledger(TODAY)


def test_a_settlement_discount_of_the_terms_is_taken_by_itself(ledger):
    with operation("test", "Set up", TODAY):
        early = Customer.create(code="EAR", name="Early Ltd", currency="GBP", terms="2/10 NET 30")
    invoice(early, "INV-2002", 100_00, date(2026, 11, 12), date(2026, 12, 12))
    line = bank_line(98_00, "INV-2002")
    confirm_certain(TODAY)
    assert (status(line), left()) == ("matched", {})
    assert item("A-000001").origin == "discount"


def test_a_settlement_discount_of_one_invoice_is_taken_by_itself(acme):
    """5 % of 100.00 within 14 days of 12 November; the customer's own terms allow none."""
    invoice(acme, "INV-2002", 100_00, date(2026, 11, 12), date(2026, 12, 12))
    with operation("test", "Agree", TODAY):
        Item.update(terms="5/14 NET 30").where(Item.number == "INV-2002").execute()
    line = bank_line(95_00, "INV-2002")
    confirm_certain(TODAY)
    assert (status(line), item("A-000001").amount_minor) == ("matched", 5_00)
    assert item("INV-2002").open_minor == 0


def test_a_receipt_entered_by_hand_is_linked_and_not_doubled(acme):
    receive(acme, 120_00, BOOKED - timedelta(days=1))
    line = bank_line(120_00, "INV-1")
    assert offers(line)[0].proposal.action is Action.LINK
    confirm_certain(TODAY)
    assert (status(line), Item.select().where(Item.type == "receipt").count()) == ("matched", 1)
    twin = bank_line(120_00, "INV-1")
    assert offers(twin)[0].proposal.action is Action.RECEIVE


def test_a_receipt_is_one_line_only(acme):
    receive(acme, 120_00, BOOKED)
    first, second = bank_line(120_00), bank_line(120_00)
    receipt = item("R-000001")
    match(Decision(first.id, Action.LINK, acme.id, item_id=receipt.id), TODAY)
    with pytest.raises(RefusedError, match="already matched with another bank line"):
        match(Decision(second.id, Action.LINK, acme.id, item_id=receipt.id), TODAY)


def test_a_payment_that_came_back_opens_what_it_paid(acme):
    bank_line(120_00, "INV-1", payer="Acme Ltd")
    confirm_certain(TODAY)
    back = bank_line(-120_00, "UNPAID INV-1", on=BOOKED + timedelta(days=2), is_return=1)
    assert confirm_certain(TODAY).operation_id is None
    done = confirm(back)
    assert left() == {"INV-1": 120_00}
    assert status(back) == "matched"
    assert not check_ledger(TODAY)
    undo(done.operation_id, TODAY)
    assert (left(), status(back)) == ({}, "open")


def test_g11_what_was_matched_by_hand_is_never_touched(acme):
    invoice(acme, "INV-9", 10_000_00)
    receive(acme, 8_000_00, BOOKED - timedelta(days=30), allocate=((item("INV-9").id, 8_000_00),))
    bank_line(1_500_00, "INV-9")
    confirm_chosen([1], TODAY)
    assert left()["INV-9"] == 500_00
    rows = Allocation.select().where(Allocation.target == item("INV-9")).order_by(Allocation.id)
    assert [row.amount_minor for row in rows] == [8_000_00, 1_500_00]


def test_a_line_is_matched_once(acme):
    line = bank_line(120_00, "INV-1")
    confirm(line)
    with pytest.raises(RefusedError, match="not open to be matched"):
        confirm(line)
    with pytest.raises(RefusedError, match="matched already"):
        match(Decision(line.id, Action.RECEIVE, acme.id), TODAY)


def test_two_customers_that_fit_alike_need_a_choice(acme, bexley):
    invoice(acme, "1001X", 80_00)
    invoice(bexley, "1001X", 80_00)
    line = bank_line(80_00, "1001X")
    with pytest.raises(RefusedError, match="fit equally well"):
        confirm(line)
    receive_from(line.id, bexley.id, TODAY)
    assert left() == {"INV-1": 120_00, "1001X": 80_00}
    assert item("R-000001").customer == bexley


def test_a_customer_may_be_named_that_nothing_points_to(acme):
    line = bank_line(50_00, "NOTHING KNOWN")
    assert offers(line) == ()
    receive_from(line.id, acme.id, TODAY)
    assert left() == {"INV-1": 70_00}


def test_lines_may_be_left_out_and_offered_again(acme):
    line = bank_line(120_00, "INV-1")
    ignore_lines([line.id], TODAY)
    assert ([each.line_id for each in left_out_lines(TODAY)], status(line)) == (
        [line.id],
        "ignored",
    )
    assert confirm_certain(TODAY).operation_id is None
    with pytest.raises(RefusedError, match="not open"):
        ignore_lines([line.id], TODAY)
    reopen_lines([line.id], TODAY)
    assert bank_state(TODAY).counts == {"open": 1}


def test_a_rule_of_the_user_goes_before_what_was_learned(acme, bexley):
    invoice(bexley, "INV-2", 60_00)
    invoice(acme, "INV-3", 60_00)
    bank_line(120_00, "INV-1", payer="GROUP TREASURY")
    confirm_certain(TODAY)
    line = bank_line(60_00, payer="Group Treasury")
    assert offers(line)[0].code == "ACME"
    rule = add_rule(RuleDraft("payer_name", "GROUP TREASURY LTD", bexley.id), TODAY).value
    assert (offers(line)[0].code, offers(line)[0].proposal.is_certain()) == ("BEX01", True)
    with pytest.raises(RefusedError, match="already has this rule"):
        add_rule(RuleDraft("payer_name", "group treasury", bexley.id), TODAY)
    remove_rule(rule, TODAY)
    assert offers(line)[0].code == "ACME"


@pytest.mark.parametrize(("kind", "pattern"), [("colour", "red"), ("payer_name", " - ")])
def test_a_rule_that_says_nothing_is_refused(acme, kind, pattern):
    with pytest.raises(RefusedError):
        add_rule(RuleDraft(kind, pattern, acme.id), TODAY)


def test_lines_after_the_day_worked_at_wait(acme):
    bank_line(120_00, "INV-1", on=TODAY + timedelta(days=1))
    assert confirm_certain(TODAY).operation_id is None


def test_a_line_that_a_rule_of_money_refuses_stays_open_beside_the_others(acme, bexley):
    invoice(bexley, "INV-2002", 70_00)
    receive(bexley, 70_00, BOOKED + timedelta(days=2), allocate=((item("INV-2002").id, 70_00),))
    take_off("R-000001", "INV-2002", TODAY)
    refused, fine = bank_line(70_00, "INV-2002"), bank_line(120_00, "INV-1")
    done = confirm_chosen([refused.id, fine.id], TODAY)
    assert [each.line_id for each in done.value.matched] == [fine.id]
    assert "Only 0.00 GBP is left" in done.value.skipped[0].why
    assert (status(refused), status(fine)) == ("open", "matched")


def test_a_confirmation_that_was_undone_can_be_done_again(acme, snapshot):
    bank_line(120_00, "INV-1", payer="PARENT SE")
    confirm_certain(TODAY)
    after = snapshot()
    undo_last(TODAY)
    redo_last(TODAY)
    assert snapshot() == after


def test_a_statement_is_not_undone_while_a_line_of_it_is_matched(acme, tmp_path):
    path = tmp_path / "statement.csv"
    path.write_text("Date,Description,Amount\n2026-11-20,ACME LTD INV-1,120.00\n", encoding="utf-8")
    imported = apply_import(read_file(path, kind="bank"), TODAY)
    done = confirm_certain(TODAY)
    with pytest.raises(ConflictError):
        undo(imported.operation_id, TODAY)
    undo(done.operation_id, TODAY)
    undo(imported.operation_id, TODAY)
    assert bank_state(TODAY).counts == {}
