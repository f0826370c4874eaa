"""Every use case that moves money, each ready to be done, undone and done again."""

from collector_desktop.services.refunds import refund
from collector_desktop.services.reversals import bounce
from collector_desktop.services.transfers import TransferDraft, transfer
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, item, pay, receive, take_off


def prepare(customer):
    """Give the customer a credit and a receipt, and the ledger another customer."""
    credit(customer, "CN-1", 30_00)
    receive(customer, 40_00)
    receive(customer, 10_00, allocate="none")
    with operation("test", "Set up Beta", TODAY):
        Customer.create(code="BETA", name="Beta Ltd", currency="GBP")


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


MONEY_USE_CASES = (
    receive_money,
    allocate_a_credit,
    take_a_receipt_off,
    return_a_payment,
    refund_a_credit,
    write_a_debt_off,
    transfer_a_credit,
)
