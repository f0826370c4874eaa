"""Small ledgers for the tests of Today."""

from datetime import date, timedelta

from collector_desktop.storage.models import Customer, ImportBatch, Item, Person, Phone
from collector_desktop.storage.operations import operation

TODAY = date(2026, 11, 24)


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
