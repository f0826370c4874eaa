"""The keys of the lists, the card and the other pages, as the list of keys shows them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from collector_desktop.ui import navigation as nav

EVERYWHERE = ""
_OUTCOMES = "Outcome of the call: promise, paid, query, no answer, message, wrong number"
# A group for each page, in the order of the sidebar: its name, title, and keys with what they do.
_KEYS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        EVERYWHERE,
        "In every list",
        (
            ("J  K  ↑  ↓", "Next and previous row"),
            ("Enter", "Open the customer"),
            ("Space", "Tick the row"),
            ("Ctrl+A", "Tick or select all"),
            ("/  Ctrl+F", "Filter this list"),
            ("Ctrl+C", "Copy as a table"),
            ("Ctrl+Tab  Ctrl+Shift+Tab", "Next and previous tab of the page or card"),
            ("Ctrl+Enter", "Save what is entered"),
            ("Esc", "Discard what is entered, untick all"),
        ),
    ),
    (
        nav.TODAY,
        "On Today",
        (
            ("1 … 6", _OUTCOMES),
            ("Alt+1 … Alt+6", "The same while the note is being written"),
            ("M  N  L", "Promise, note, log a contact"),
            ("C  E", "Call the number, write an e-mail"),
            ("S  R", "Statement, reminder letter"),
            ("D  T", "What next?, skip to tomorrow"),
            ("Ctrl+\\", "Show or hide the panel beside the list"),
        ),
    ),
    (
        nav.CHASE,
        "In a chase run",
        (
            ("Space  F2", "Leave a message out or take it back, edit it"),
            ("→  ←", "From the steps to their messages, and back"),
            ("Alt+↑  Alt+↓", "Previous and next message"),
            ("PgUp  PgDown", "Previous and next page of a letter"),
            ("X  N", "Tick or untick a customer of the campaign, begin a campaign"),
        ),
    ),
    (
        nav.PROMISES,
        "Under Promises",
        (
            ("M", "Promise again"),
            ("W  Del", "Withdraw the promise"),
            ("PgUp  PgDown  Home", "In the calendar: month before, month after, today"),
        ),
    ),
    (
        nav.PAYMENTS,
        "Under Payments",
        (
            ("Y", "Take payment"),
            ("F  S  K", "To match: find the customer, split the line, keep it on account"),
            ("O  X  M", "To match: another proposal, leave the line out, the rules"),
            ("Ctrl+Shift+Enter", "To match: confirm every line that is sure"),
            ("A  U  B", "Allocate, refund, payment returned"),
            ("M  W  T", "Unallocated: match, write off, transfer"),
            ("R", "Start the allocation again"),
            ("N  D  B  X", "Cheques: a new one, bank all due, returned, cancel"),
            ("Shift+P", "Receipt"),
        ),
    ),
    (
        nav.CUSTOMERS,
        "Under Customers",
        (
            ("S", "Statement, or those of all selected"),
            ("R", "Reminder letter, or the chase run to all selected"),
            ("L  M", "Call, promise"),
        ),
    ),
    (
        nav.INVOICES,
        "Under Invoices",
        (
            ("S", "Statement of the customer, or of all customers ticked"),
            ("H", "Hold what is ticked, of several customers too"),
            ("R", "Reminder, or the chase run to all customers ticked"),
            ("L  M", "Call, promise, for one customer"),
        ),
    ),
    (
        nav.DISPUTES,
        "Under Disputes",
        (("Q", "New dispute"), ("V  N", "Decide it, write a note")),
    ),
    (
        nav.REPORTS,
        "Under Reports",
        (
            ("Ctrl+T", "The chart as a table"),
            ("Ctrl+C  Ctrl+Shift+C", "Copy the chart as a picture, its figures as a table"),
        ),
    ),
    (
        nav.CUSTOMER,
        "On the card",
        (
            ("1 … 6", _OUTCOMES),
            ("Alt+1 … Alt+6", "The same while the note is being written"),
            ("M  N  L", "Promise, note, log a contact"),
            ("C  E", "Call the number, write an e-mail"),
            ("S  R", "Statement, reminder letter"),
            ("Y  P", "Open items: take payment, post-dated cheque"),
            ("I", "Open items, Plans: instalment plan; on Interest: claim"),
            ("X  W  G", "Open items: settle for less, write off, credit"),
            ("D", "Open items: change the due date"),
            ("H  Q", "Open items: hold or release, dispute"),
            ("Shift+R", "Open items: chase the ticked invoices by another procedure"),
            ("W  P", "On Interest: waive it, print the calculation"),
            ("F  V", "On Promises: confirm in writing; on Disputes: decide"),
            ("Shift+P", "On Account: the receipt"),
            ("O  Shift+O", "May I ship an order?, decide on credit"),
            ("Shift+D", "What next?"),
            ("Shift+H", "Hold the customer, or release it"),
            ("Shift+A  Shift+C", "Status of the account, limits of contact"),
            ("T", "What we have to do"),
            ("Alt+↑  Alt+↓", "Previous and next customer"),
        ),
    ),
    (
        nav.SETTINGS,
        "In the procedures",
        (("+  Del", "Add or remove a step"), ("Ctrl+D", "Duplicate the step")),
    ),
)


def list_keys() -> tuple[tuple[str, str, str], ...]:
    """Return the keys that act on the list or card that has the keyboard, by group."""
    return tuple((_tr(title), keys, _tr(does)) for _, title, rows in _KEYS for keys, does in rows)


def keys_of(page: str) -> frozenset[str]:
    """Return the keys that are named for a page, with those of every list."""
    rows = [row for name, _, rows in _KEYS if name in {page, EVERYWHERE} for row in rows]
    return frozenset(key for keys, _ in rows for key in keys.split())


def _tr(text: str) -> str:
    return QCoreApplication.translate("help", text)
