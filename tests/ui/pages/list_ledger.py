"""A small ledger for the tests of the pages that are lists."""

from datetime import timedelta

from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import Allocation, Customer, Item, Person, Phone
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item

BEXLEY, OUSE, MOOR = "Bexley Joinery Ltd", "Ouse Valley Builders Ltd", "Moorside Garage Ltd"
FRIDAY = TODAY.replace(day=27)


def days_ago(days):
    return TODAY - timedelta(days=days)


def three_customers():
    """Write Ouse (over its limit), Bexley (two ages) and Moorside (not due); return their ids."""
    ouse = customer("OUSE", OUSE, "Tom Hartley", limit=1_000_000)
    bexley = customer("BEXLEY", BEXLEY, "Dawn Whitlock")
    moor = customer("MOOR", MOOR, "Tony Burrows")
    owes(ouse, "INV-1", 61, 1_500_000, reference="PO 5173")
    owes(bexley, "INV-2", 100, 200_000)
    owes(bexley, "INV-3", 12, 641_260)
    owes(moor, "INV-4", -9, 73_440)
    return {OUSE: ouse.id, BEXLEY: bexley.id, MOOR: moor.id}


def customer(code, name, person="", limit=None, currency="GBP"):
    with operation("test", f"Set up {name}", TODAY):
        made = Customer.create(code=code, name=name, currency=currency, credit_limit_minor=limit)
        who = Person.create(customer=made, name=person, is_main=True)
        Phone.create(person=who, number="0117 496 0142")
    return made


def owes(who, number, days, minor, type_="invoice", **more):
    """Write one item that fell due so many days ago."""
    with operation("test", f"Write {number}", TODAY):
        return add_item(who, number, days_ago(days + 30), days_ago(days), minor, type_, **more)


def promises(who, minor, taken, pay_by, items=()):
    """Log a call with a promise; `who` is a customer's id."""
    made = PromiseDraft(minor, "GBP", pay_by)
    ids = tuple(item.id for item in items)
    log_contact(ContactDraft(who, "call", "PTP", "Dawn", item_ids=ids, promise=made), taken)


def promised_by_three():
    """Bexley broke its promise, Ouse's is due today, Moorside's on Friday; return their ids."""
    made = three_customers()
    promises(made[BEXLEY], 486_000, days_ago(8), days_ago(4))
    promises(made[OUSE], 215_040, days_ago(6), TODAY)
    promises(made[MOOR], 73_440, days_ago(4), FRIDAY)
    judge_promises(TODAY)
    return made


def item(number):
    """Return an item by its number."""
    return Item.get(Item.number == number)


def receives(who, number, days, minor):
    """Write money on account that came so many days ago."""
    with operation("test", f"Write {number}", TODAY):
        return add_item(who, number, days_ago(days), days_ago(days), minor, "receipt")


def settles(paid):
    """Pay an invoice in full today."""
    money = receives(paid.customer, "REC-1", 0, paid.open_minor)
    with operation("test", "Settle", TODAY):
        Allocation.create(
            source=money, target=paid, amount_minor=paid.open_minor, allocated_on=TODAY
        )
        Item.update(open_minor=0).where(Item.id.in_([paid.id, money.id])).execute()
