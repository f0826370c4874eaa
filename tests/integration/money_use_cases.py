"""Every use case that moves money, each ready to be done, undone and done again."""

from dataclasses import replace
from datetime import timedelta

from collector_desktop.services.auto_matching import match_certain
from collector_desktop.services.cheques import (
    ChequeDraft,
    bank_cheques,
    cancel_cheque,
    hold_cheque,
)
from collector_desktop.services.credits import CreditDraft, credit_debt
from collector_desktop.services.exchange_rates import FxDraft, add_fx_rate
from collector_desktop.services.refunds import refund
from collector_desktop.services.reversals import bounce
from collector_desktop.services.settlements import SettlementDraft, settle_for_less
from collector_desktop.services.transfers import TransferDraft, transfer
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, pay, receive, take_off


def prepare(customer):
    """Give the customer a credit, receipts and a cheque, and the ledger another customer."""
    credit(customer, "CN-1", 30_00)
    receive(customer, 40_00)
    receive(customer, 10_00, allocate="none")
    invoice(customer, "INV-9", 10_00)
    hold_cheque(cheque_of(customer, "8", TODAY - timedelta(days=1)), TODAY)
    with operation("test", "Set up Beta", TODAY):
        Customer.create(code="BETA", name="Beta Ltd", currency="GBP")


def cheque_of(customer, number, day):
    parts = ((item("INV-1").id, 20_00),)
    received = day - timedelta(days=9)
    draft = ChequeDraft(customer.id, 20_00, "GBP", number, day, min(received, TODAY))
    return replace(draft, parts=parts)


def receive_money(customer):
    receive(customer, 25_00)


def allocate_a_credit(customer):
    pay("CN-1", "INV-1", 30_00)


def take_a_receipt_off(customer):
    take_off("R-000001", "INV-1", TODAY)


def return_a_payment(customer):
    bounce(item("R-000001").id, TODAY, TODAY, 5_00)


def refund_a_credit(customer):
    refund(item("CN-1").id, 5_00, TODAY, TODAY)


def write_a_debt_off(customer):
    write_off(WriteOffDraft(item("INV-1").id, "bad_debt", TODAY), TODAY)


def transfer_a_credit(customer):
    beta = Customer.get(Customer.code == "BETA")
    transfer(TransferDraft(item("R-000002").id, beta.id, 10_00, TODAY), TODAY)


def settle_for_less_than_owed(customer):
    settle_for_less(SettlementDraft((item("INV-1").id,), 10_00, TODAY), TODAY)


def credit_part_of_a_debt(customer):
    credit_debt(CreditDraft(item("INV-1").id, 5_00, TODAY, "Returned goods"), TODAY)


def match_what_is_certain(customer):
    match_certain(TODAY)


def hold_a_cheque(customer):
    hold_cheque(cheque_of(customer, "7", TODAY + timedelta(days=9)), TODAY)


def bank_a_cheque(customer):
    bank_cheques([1], TODAY)


def cancel_a_cheque(customer):
    cancel_cheque(1, TODAY)


def enter_an_exchange_rate(customer):
    add_fx_rate(FxDraft("EUR", TODAY, "0.8412"), TODAY)


MONEY_USE_CASES = (
    receive_money,
    allocate_a_credit,
    take_a_receipt_off,
    return_a_payment,
    refund_a_credit,
    write_a_debt_off,
    transfer_a_credit,
    settle_for_less_than_owed,
    credit_part_of_a_debt,
    match_what_is_certain,
    hold_a_cheque,
    bank_a_cheque,
    cancel_a_cheque,
    enter_an_exchange_rate,
)
