"""QuickBooks Desktop: Open Invoices by customer, and A/R Ageing Detail by age or as a list."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import ItemRules, Profile, columns, named
from collector_desktop.importers.profiles.quickbooks_words import NUMBERED, TYPES

_PROGRAM = "QuickBooks Desktop"
_FIELDS = named(
    type="Type",
    document_on="Date",
    number="Num",
    reference="P. O. #|P.O. #",
    terms="Terms",
    due_on="Due Date",
    open="Open Balance",
)
_RULES = ItemRules(types=TYPES, numbered=NUMBERED, has_groups=True, amount_is_open=True)
_NOT_READ = "The report has no amounts of invoices, only what is open."

QBD_OPEN_INVOICES = Profile(
    name="qbd-open-invoices",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(",Type,Date,Num,P. O. #,Terms,Due Date,Aging,Open Balance"),
    fields=_FIELDS,
    needed=("type", "document_on", "number", "due_on", "open"),
    marks=("Aging",),
    absent=("Name", "Customer"),
    rules=_RULES,
    is_open_items_list=True,
    names_first=True,
    not_read=_NOT_READ,
)

QBD_AGEING_DETAIL = Profile(
    name="qbd-ar-ageing-detail",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(",Type,Date,Num,P. O. #,Name,Terms,Due Date,Aging,Open Balance"),
    fields=_FIELDS | named(customer_name="Name|Customer"),
    needed=("type", "document_on", "number", "customer_name", "due_on", "open"),
    marks=("Aging",),
    rules=_RULES,
    is_open_items_list=True,
    names_first=True,
    not_read=_NOT_READ,
)

QBD_AGEING_LIST = Profile(
    name="qbd-ar-ageing-list",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns("Num,Customer,Date,Due Date,Amount,Open Balance,P.O. #"),
    fields=_FIELDS | named(customer_name="Customer", amount="Amount"),
    needed=("document_on", "number", "customer_name", "due_on", "amount", "open"),
    marks=("P.O. #",),
    absent=("Aging",),
    rules=ItemRules(types=TYPES, numbered=NUMBERED, has_groups=True),
    is_open_items_list=True,
    names_first=True,
    not_read="Without a type, a credit comes in as a credit note.",
)
