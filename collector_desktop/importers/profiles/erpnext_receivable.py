"""ERPNext: Accounts Receivable, one line for each open voucher or for each part of one.

A part of an invoice by payment terms is an item of its own, named by its due date.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import unless_zero
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named


def _number(voucher: str, term: str, due: str) -> str:
    """Return the voucher's number, with the due date if the line is a part of it."""
    return f"{voucher}/{due}" if voucher and term and due else voucher


def _amount(invoiced: str, left: str) -> str:
    """Return the invoiced amount; money on account has none, only what is open."""
    return left if unless_zero(invoiced, "nothing") else invoiced


def _left_out(party_type: str) -> str:
    """Return why a line is left out: it is not of a customer."""
    return "" if party_type.casefold() in ("", "customer") else f"a party of type '{party_type}'"


ERPNEXT_RECEIVABLE = Profile(
    name="erpnext-accounts-receivable",
    program="ERPNext",
    kind=FileKind.ITEMS,
    columns=columns(
        "Posting Date,Customer,Customer Name,Receivable Account,Cost Center,Voucher Type,"
        "Voucher No,Due Date,Payment Term,Invoice Grand Total,Invoiced Amount,Paid Amount,"
        "Credit Note,Outstanding Amount,Age (Days),0-30,31-60,61-90,91-120,121-Above,Currency,"
        "Customer LPO,Territory,Customer Group,Remarks"
    ),
    fields=named(
        document_on="Posting Date",
        customer_code="Customer|Party",
        customer_name="Customer Name|Party Name",
        type="Voucher Type",
        due_on="Due Date",
        open="Outstanding Amount",
        currency="Currency",
        reference="Customer LPO",
        description="Remarks",
    ),
    derived={
        "number": Derived(("Voucher No", "Payment Term", "Due Date"), _number),
        "amount": Derived(("Invoiced Amount", "Outstanding Amount"), _amount),
        "left_out": Derived(("Party Type",), _left_out),
    },
    needed=("document_on", "customer_code", "type", "number", "amount", "open"),
    marks=("Invoiced Amount", "Voucher No"),
    rules=ItemRules(
        types={
            "sales invoice": ("invoice", "credit_note"),
            "pos invoice": ("invoice", "credit_note"),
            "payment entry": ("refund", "receipt"),
            "journal entry": ("debit_adjustment", "credit_adjustment"),
        },
        has_groups=True,
    ),
    is_open_items_list=True,
    not_read="Ages, cost centres and future payments are not read.",
)
