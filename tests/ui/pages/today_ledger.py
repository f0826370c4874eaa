"""Small ledgers for the tests of Today."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.storage.models import Customer, ImportBatch, Item, Person, Phone
from collector_desktop.storage.operations import operation

BEXLEY, OUSE, KESTREL = "Bexley Joinery Ltd", "Ouse Valley Builders Ltd", "Kestrel Ltd"
TODAY = date(2026, 11, 24)
TOMORROW = TODAY + timedelta(days=1)
LAST_WEEK = TODAY - timedelta(days=7)


def three_debtors():
    """Write three customers, the largest debt first; Kestrel asked for a call at 09:30."""
    made = {
        OUSE: debtor("OUSE", OUSE, 1_573_040, 61, person="Tom Hartley", limit=1_000_000),
        BEXLEY: debtor("BEXLEY", BEXLEY, 841_260, 47, person="Dawn Whitlock"),
        KESTREL: debtor("KESTREL", KESTREL, 692_520, 38, person="Gareth Pugh", email=""),
    }
    callback = ContactDraft(
        made[KESTREL], "call", "CALL_LATER", next_on=TODAY, next_minute=570, note="in a meeting"
    )
    log_contact(callback, LAST_WEEK)
    return made


def debtor(code, name, minor, days, *, person="", limit=None, email=None):
    """Write a customer with one overdue invoice, a person and a number; return its id."""
    due = TODAY - timedelta(days=days)
    with operation("test", f"Set up {name}", TODAY):
        customer = Customer.create(
            code=code,
            name=name,
            currency="GBP",
            email=f"{code.lower()}@acme.example" if email is None else email,
            credit_limit_minor=limit,
        )
        who = Person.create(customer=customer, name=person, is_main=True)
        Phone.create(person=who, number=f"0117 496 0{code}")
        _item(customer, f"INV-{code}", "invoice", due - timedelta(days=30), due, minor)
    return customer.id


def money_in(customer_id, minor):
    """Write a receipt of today."""
    with operation("test", "Money in", TODAY):
        _item(Customer.get_by_id(customer_id), "REC-1", "receipt", TODAY, TODAY, minor)


def imported_on(day):
    """Write that a file of items was imported on a day."""
    with operation("test", "Import", day) as current:
        ImportBatch.create(
            operation=current,
            file_name="items.csv",
            sha256="0" * 64,
            profile="native",
            kind="items",
            imported_on=day,
        )


def on_screen(qtbot, page):
    """Show a page as the main window does: free to be small, active, with its grid in focus."""
    qtbot.addWidget(page)
    page.setMinimumSize(100, 100)
    page.resize(1232, 848)
    page.show()
    page.activateWindow()
    page.grid.setFocus()
    return page


def names(page):
    """Return the customers in the list from top to bottom."""
    return [row.name for row in page.model.records()]


def stand_on(page, name):
    """Make a customer current, with the keyboard in the grid."""
    page.grid.go_to(Customer.get(Customer.name == name).id)
    page.grid.setFocus()


def press(qtbot, page, keys):
    """Press keys one by one wherever the keyboard is."""
    for key in keys:
        widget = page.window().focusWidget()
        if len(key) == 1:
            qtbot.keyClick(widget, key)
        else:
            qtbot.keyClick(widget, getattr(Qt.Key, f"Key_{key}"))


def _item(customer, number, kind, on, due, minor):
    Item.create(
        customer=customer,
        type=kind,
        number=number,
        number_key=number.casefold(),
        document_on=on,
        due_on=due,
        amount_minor=minor,
        open_minor=minor,
        currency="GBP",
    )
