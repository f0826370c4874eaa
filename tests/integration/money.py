"""Short ways to move money in tests, and to see what is open."""

from datetime import date

from collector_desktop.queries.position import open_items
from collector_desktop.services.allocations import allocate, unallocate
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.storage.models import Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item


def invoice(customer, number, minor, made=date(2026, 9, 1), due=date(2026, 10, 1), **more):
    with operation("test", f"Enter {number}", TODAY):
        return add_item(customer, number, made, due, minor, **more)


def credit(customer, number, minor, made=date(2026, 9, 1), **more):
    return invoice(customer, number, minor, made, made, type_="credit_note", **more)


def receive(customer, minor, on=TODAY, reference="", allocate="auto", currency="GBP"):
    draft = ReceiptDraft(customer.id, minor, currency, on, reference, allocate=allocate)
    return record_receipt(draft, TODAY).value


def item(number):
    return Item.get(Item.number == number)


def pay(source, target, minor, on=TODAY):
    return allocate(item(source).id, item(target).id, minor, on, TODAY).value


def take_off(source, target, on):
    return unallocate(item(source).id, item(target).id, on, TODAY).value


def left(day=TODAY):
    """Return {number: what is open}, credits with a minus."""
    return {row.number: row.sign * row.open_minor for row in open_items(day)}
