"""Sage 50: the audit trail, one line per split of a transaction; gross is net and tax together."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.profile import ItemRules, Lines, Profile

_COLUMNS = (
    "Type,Account Reference,Nominal A/C Ref,Department Code,Date,Reference,Details,Net Amount,"
    "Tax Code,Tax Amount,Exchange Rate,Extra Reference,User Name"
)

SAGE50_AUDIT_TRAIL = Profile(
    name="sage50-audit-trail",
    program="Sage 50",
    kind=FileKind.ITEMS,
    columns=tuple(_COLUMNS.split(",")),
    fields={
        "type": ("Type",),
        "customer_code": ("Account Reference", "A/C", "Account Ref"),
        "document_on": ("Date",),
        "number": ("Reference", "Ref"),
        "description": ("Details",),
        "amount": ("Net Amount", "Net"),
        "tax": ("Tax Amount", "Tax"),
        "reference": ("Extra Reference", "Ex.Ref"),
    },
    needed=("type", "customer_code", "document_on", "number", "amount", "tax"),
    rules=ItemRules(
        types={
            "si": ("invoice", "credit_note"),
            "sc": ("credit_note", "invoice"),
            "sr": ("receipt", "refund"),
            "sa": ("receipt", "refund"),
            "sp": ("refund", "receipt"),
        },
        default_sides=None,
        excludes_other_types=True,
        numbered=frozenset({"invoice", "credit_note"}),
        lines=Lines.SUMMED,
    ),
    date_order=DateOrder.DMY,
    not_read="Other transactions are left out; there are no due dates, nor what a receipt pays.",
)
