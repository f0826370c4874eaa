"""Refunds, write-offs and transfers: credit goes back, debts are given up, nothing is hidden."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.credits import CreditDraft, credit_debt
from collector_desktop.services.refunds import refund
from collector_desktop.services.transfers import TransferDraft, transfer
from collector_desktop.services.write_offs import REASONS, WriteOffDraft, write_off
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, left, receive, take_off

PAID = date(2026, 11, 2)
DAY = timedelta(days=1)


@pytest.fixture
def beta(acme):
    with operation("test", "Set up Beta", TODAY):
        return Customer.create(code="BETA", name="Beta Ltd", currency="GBP")


def give_up(number, reason="settlement", minor=None, on=TODAY):
    return write_off(WriteOffDraft(item(number).id, reason, on, minor), TODAY).value


def pay_back(number, minor, on=TODAY):
    return refund(item(number).id, minor, on, TODAY).value


def test_d16_a_refund_takes_what_is_unallocated(acme):
    receive(acme, 160_00, PAID)
    moved = pay_back("R-000001", 25_00)
    assert (moved.number, moved.unallocated_minor) == ("F-000001", 15_00)
    assert left() == {"R-000001": -15_00}
    with pytest.raises(RefusedError, match=r"Only 15\.00 GBP is left of R-000001"):
        pay_back("R-000001", 15_01)
    pay_back("R-000001", 15_00)
    assert left() == {}
    assert check_ledger(TODAY) == []


def test_a_refund_is_refused_where_it_makes_no_sense(acme, snapshot):
    receive(acme, 160_00, PAID)
    before = snapshot()
    for number, minor, on, reason in (
        ("INV-1", 1, TODAY, "INV-1 is an invoice"),
        ("R-000001", 0, TODAY, "above zero"),
        ("R-000001", -1, TODAY, "above zero"),
        ("R-000001", 1, PAID - DAY, "is dated"),
        ("R-000001", 1, TODAY + DAY, "not come yet"),
    ):
        with pytest.raises(RefusedError, match=reason):
            pay_back(number, minor, on)
    assert snapshot() == before


def test_d5_a_difference_is_written_off_and_can_be_opened_again(acme):
    receive(acme, 117_00, PAID)
    moved = give_up("INV-1", "small_balance")
    assert (moved.number, moved.unallocated_minor) == ("A-000001", 0)
    assert left() == {}
    entry = item("A-000001")
    assert (entry.origin, entry.description) == ("small_balance", "Written off: small balance")
    take_off("R-000001", "INV-1", TODAY)
    take_off("A-000001", "INV-1", TODAY)
    assert left() == {"INV-1": 120_00, "R-000001": -117_00, "A-000001": -3_00}


def test_a_settlement_for_less_keeps_what_was_paid_as_it_was(acme):
    receive(acme, 80_00, PAID)
    give_up("INV-1", "settlement", on=PAID)
    assert (left(PAID - DAY), left(PAID)) == ({"INV-1": 120_00}, {})
    assert item("R-000001").amount_minor == 80_00


def test_a_part_can_be_written_off(acme):
    give_up("INV-1", "goodwill", 20_00)
    assert left() == {"INV-1": 100_00}


def test_d3_a_small_credit_can_be_written_off_too(acme):
    receive(acme, 130_00, PAID)
    moved = give_up("R-000001", "small_balance")
    assert [(made.source, made.target) for made in moved.allocations] == [("R-000001", "A-000001")]
    assert left() == {}


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_kept(acme, reason):
    give_up("INV-1", reason)
    assert item("A-000001").origin == reason


def test_a_write_off_is_refused_where_it_makes_no_sense(acme, snapshot):
    invoice(acme, "INV-2", 10_00)
    give_up("INV-2")
    before = snapshot()
    for number, reason, minor, on, words in (
        ("INV-1", "tired", None, TODAY, "not a reason"),
        ("INV-1", "other", 120_01, TODAY, "Only 120.00 GBP is left"),
        ("INV-1", "other", 0, TODAY, "above zero"),
        ("INV-1", "other", -1, TODAY, "above zero"),
        ("INV-1", "other", None, date(2026, 8, 31), "is dated"),
        ("INV-1", "other", None, TODAY + DAY, "not come yet"),
        ("INV-2", "other", None, TODAY, "Nothing is open"),
    ):
        with pytest.raises(RefusedError, match=words):
            give_up(number, reason, minor, on)
    assert snapshot() == before


def test_a_transfer_shows_on_both_accounts(acme, beta):
    receive(acme, 160_00, PAID)
    draft = TransferDraft(item("R-000001").id, beta.id, 30_00, TODAY)
    moved = transfer(draft, TODAY).value
    assert moved.unallocated_minor == 10_00
    assert left() == {"R-000001": -10_00, "A-000002": -30_00}
    taken, given = item("A-000001"), item("A-000002")
    assert (taken.customer, taken.type) == (acme, "debit_adjustment")
    assert (given.customer, given.type) == (beta, "credit_adjustment")
    assert (taken.description, given.description) == (
        "Transferred to BETA",
        "Transferred from ACME",
    )
    assert check_ledger(TODAY) == []


def test_a_transfer_is_refused_where_it_makes_no_sense(acme, beta, snapshot):
    credit(acme, "CN-1", 30_00, PAID)
    before = snapshot()
    for number, customer, minor, on, reason in (
        ("CN-1", acme.id, 1, TODAY, "already"),
        ("CN-1", 999, 1, TODAY, "not in the ledger"),
        ("CN-1", beta.id, 30_01, TODAY, "Only 30.00 GBP is left"),
        ("CN-1", beta.id, 0, TODAY, "above zero"),
        ("CN-1", beta.id, 1, PAID - DAY, "is dated"),
        ("CN-1", beta.id, 1, TODAY + DAY, "not come yet"),
        ("INV-1", beta.id, 1, TODAY, "is not a credit"),
    ):
        with pytest.raises(RefusedError, match=reason):
            transfer(TransferDraft(item(number).id, customer, minor, on), TODAY)
    assert snapshot() == before


def test_credit_on_a_debt_says_why_and_more_than_is_open_stays_on_account(acme):
    done = credit_debt(CreditDraft(item("INV-1").id, 130_00, TODAY, " Goods back "), TODAY)
    assert done.summary == "Credit 130.00 GBP on INV-1: Goods back"
    assert left() == {"A-000001": -10_00}
    for draft, why in (
        (CreditDraft(item("INV-1").id, 1_00, TODAY, " "), "has no reason"),
        (CreditDraft(item("A-000001").id, 1_00, TODAY, "x"), "is not a debt"),
        (CreditDraft(item("INV-1").id, 0, TODAY, "x"), "above zero"),
    ):
        with pytest.raises(RefusedError, match=why):
            credit_debt(draft, TODAY)
