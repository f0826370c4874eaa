"""Odoo: the list of customer invoices, exported with labels or with technical names."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named

_PROGRAM = "Odoo"
_PAID = frozenset({"paid", "in payment", "in_payment", "reversed"})


def _left_out(number: str, kind: str) -> str:
    """Return why a line is left out: it continues the invoice above, or is a bill."""
    if not number:
        return "a line of the invoice above it"
    word = kind.casefold().replace("_", " ")
    bill = "vendor" in word or word in ("in invoice", "in refund", "entry", "journal entry")
    return f"a document of the type '{kind}'" if bill else ""


def _open(status: str, left: str) -> str:
    """Return what is open: as stated, else nothing of what is paid."""
    return left or ("0" if status.casefold() in _PAID else "")


_RULES = ItemRules(
    types={
        "customer invoice": ("invoice", "credit_note"),
        "out_invoice": ("invoice", "credit_note"),
        "customer credit note": ("credit_note", "credit_note"),
        "out_refund": ("credit_note", "credit_note"),
    },
    excluded_statuses=frozenset({"draft", "cancelled", "cancel"}),
)
_NOT_READ = "Lines and taxes of an invoice stay in Odoo."

ODOO_INVOICES = Profile(
    name="odoo-invoices",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(
        "Number,Invoice Partner Display Name,Invoice/Bill Date,Due Date,Reference,Total Signed,"
        "Amount Due Signed,Currency,Payment Status,Status,Type"
    ),
    fields=named(
        number="Number|name",
        customer_name="Invoice Partner Display Name|Customer|Partner",
        document_on="Invoice/Bill Date|Invoice Date",
        due_on="Due Date|Invoice Date Due",
        amount="Total in Currency Signed|Total Signed|Total|Amount Total",
        reference="Reference|Payment Reference",
        currency="Currency",
        type="Type|Move Type",
        status="Status|State",
    ),
    derived={
        "open": Derived(("Payment Status", "Amount Due Signed|Amount Due|Residual"), _open),
        "left_out": Derived(("Number", "Type"), _left_out),
    },
    needed=("number", "customer_name", "document_on", "amount", "open"),
    marks=("Payment Status",),
    rules=_RULES,
    names_first=True,
    not_read=_NOT_READ,
)

ODOO_INVOICES_TECHNICAL = Profile(
    name="odoo-invoices-technical",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(
        "name,partner_id,invoice_date,invoice_date_due,ref,amount_total,amount_residual,"
        "currency_id,payment_state,state,move_type"
    ),
    fields=named(
        number="name",
        customer_name="partner_id|invoice_partner_display_name|partner_id/name",
        document_on="invoice_date",
        due_on="invoice_date_due",
        amount="amount_total_signed|amount_total",
        reference="ref|payment_reference",
        currency="currency_id|currency_id/name",
        type="move_type",
        status="state",
    ),
    derived={
        "open": Derived(("payment_state", "amount_residual_signed|amount_residual"), _open),
        "left_out": Derived(("name", "move_type"), _left_out),
    },
    needed=("number", "customer_name", "document_on", "amount", "open"),
    marks=("payment_state",),
    rules=_RULES,
    names_first=True,
    not_read=_NOT_READ,
)
