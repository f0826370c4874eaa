"""Tally Prime: Bills Receivable, or the pending bills of a group, as XLSX or CSV.

Its header takes two lines; a party is above its bills, or in a column.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.profile import ItemRules, Profile, columns, named

TALLY_BILLS = Profile(
    name="tally-pending-bills",
    program="Tally Prime",
    kind=FileKind.ITEMS,
    columns=columns(
        "Date,Ref. No.,Party's Name,Opening Amount,Pending Amount,Due on,Overdue by days"
    ),
    fields=named(
        document_on="Date",
        number="Ref. No.",
        customer_name="Party's Name|Particulars",
        amount="Opening Amount",
        open="Pending Amount",
        due_on="Due on",
    ),
    needed=("document_on", "number", "open", "due_on"),
    marks=("Ref. No.", "Pending Amount"),
    header_lines=2,
    rules=ItemRules(
        types={},
        default_sides=("invoice", "receipt"),
        numbered=frozenset({"invoice", "credit_note"}),
        has_groups=True,
    ),
    date_order=DateOrder.DMY,
    decimal=".",
    is_open_items_list=True,
    names_first=True,
    not_read="A bill in credit comes in as money on account: Tally does not say what it is.",
)
