"""What the page of invoices offers: views, groupings and acts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from collector_desktop.queries.invoice_pages import (
    ALL,
    NEVER,
    OLD,
    OPEN,
    OVERDUE,
    STOPPED,
    InvoiceSums,
)
from collector_desktop.ui.widgets.customers_words import sums_words

BY_CUSTOMER, BY_NOTHING, BY_WEEK = "customer", "none", "week"
STATEMENT, REMINDER, PROMISE, CALL = "statement", "reminder", "promise", "call"
HOLD = "hold"
MANY = (REMINDER, STATEMENT, HOLD)
ONE_CUSTOMER = (REMINDER, STATEMENT, CALL, PROMISE, HOLD)


def views() -> tuple[tuple[str, str], ...]:
    """Return the views by name, with their titles."""
    return (
        (OVERDUE, _tr("Overdue")),
        (OPEN, _tr("All open")),
        (OLD, _tr("Over 60 days")),
        (NEVER, _tr("Never chased")),
        (STOPPED, _tr("On hold, in dispute")),
        (ALL, _tr("Settled too")),
    )


def groupings() -> tuple[tuple[str, str], ...]:
    """Return the ways to group by name, with their titles."""
    return (
        (BY_CUSTOMER, _tr("Group: customer")),
        (BY_NOTHING, _tr("Group: none")),
        (BY_WEEK, _tr("Group: due week")),
    )


def acts() -> tuple[tuple[str, str, str, str], ...]:
    """Return what can be done with ticked invoices: name, title, icon and key."""
    return (
        (REMINDER, _tr("Reminder"), "mail", "R"),
        (STATEMENT, _tr("Statement"), "file-text", "S"),
        (CALL, _tr("Log call"), "phone", "L"),
        (PROMISE, _tr("Promise"), "handshake", "M"),
        (HOLD, _tr("Hold"), "pause", "H"),
    )


def empty_texts() -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what stands for rows: of a ledger without any, and of a view or filter without."""
    return (
        (
            _tr("No open invoices"),
            _tr("Import your unpaid invoices to see who owes you money."),
        ),
        (_tr("Nothing here"), _tr("No invoice is in this view.")),
    )


def head_words(opened: InvoiceSums, main: str) -> str:
    """Return what is beside the title: `85 open, £109,485.80`."""
    sums = sums_words(opened.amounts, main)
    return _tr("{count} open, {sum}").format(count=f"{opened.count:,}", sum=sums)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Invoices", text)
