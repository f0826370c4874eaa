"""Stripe: Invoices as CSV, one line an invoice; what is due does not fall when it is paid."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named

_COLUMNS = (
    "id,Amount Due,Amount Paid,Billing,Closed,Currency,Customer,Date (UTC),Due Date (UTC),Number,"
    "Paid,Subscription,Subtotal,Total Discount Amount,Applied Coupons,Tax,Tax Percent,Total,Status,"
    "Customer Name,Customer Email"
)


def _open(due: str, paid: str, status: str) -> str:
    """Return what is due less what was paid; nothing of an invoice that is called paid."""
    if status.casefold() == "paid":
        return "0"
    try:
        return str(Decimal(due) - Decimal(paid or "0"))
    except InvalidOperation:
        return ""


STRIPE_INVOICES = Profile(
    name="stripe-invoices",
    program="Stripe",
    kind=FileKind.ITEMS,
    columns=columns(_COLUMNS),
    fields=named(
        number="Number",
        customer_name="Customer Name|Customer Email|Customer",
        document_on="Date (UTC)|Created (UTC)",
        due_on="Due Date (UTC)",
        amount="Total",
        currency="Currency",
        status="Status",
        email="Customer Email",
    ),
    derived={"open": Derived(("Amount Due", "Amount Paid", "Status"), _open)},
    needed=("number", "customer_name", "document_on", "amount", "currency", "status"),
    marks=("Amount Due", "Amount Paid", "Subscription"),
    rules=ItemRules(
        types={},
        excluded_statuses=frozenset({"draft", "void", "deleted", "uncollectible"}),
    ),
    names_first=True,
    decimal=".",
    not_read="Lines, taxes and the days of payments stay in Stripe.",
)
