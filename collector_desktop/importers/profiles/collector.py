"""Our own CSV files, which can load any ledger."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.profile import ITEM_TYPES, ItemRules, Profile

NAME = "collector"
PROGRAM = "Collector Desktop"

_CUSTOMERS = (
    "code,name,kind,email,phone,address1,address2,city,region,postcode,country,currency,terms,"
    "credit_limit,procedure,group"
)
_ITEMS = "type,number,customer,date,due_date,amount,currency,reference,description"

CUSTOMERS = Profile(
    name=NAME,
    program=PROGRAM,
    kind=FileKind.CUSTOMERS,
    columns=tuple(_CUSTOMERS.split(",")),
    fields={column: (column,) for column in _CUSTOMERS.split(",")},
    needed=("code", "name"),
    decimal=".",
    date_order=DateOrder.YMD,
    only_own_columns=True,
)

ITEMS = Profile(
    name=NAME,
    program=PROGRAM,
    kind=FileKind.ITEMS,
    columns=tuple(_ITEMS.split(",")),
    fields={
        "type": ("type",),
        "number": ("number",),
        "customer_code": ("customer",),
        "document_on": ("date",),
        "due_on": ("due_date",),
        "amount": ("amount",),
        "currency": ("currency",),
        "reference": ("reference",),
        "description": ("description",),
        "terms": ("terms",),
    },
    needed=("type", "number", "customer_code", "document_on", "amount"),
    rules=ItemRules(
        types={name: (name, name) for name in ITEM_TYPES},
        default_sides=None,
        positive_only=True,
        number_needed=True,
    ),
    decimal=".",
    date_order=DateOrder.YMD,
    only_own_columns=True,
)

ALLOCATIONS = Profile(
    name=NAME,
    program=PROGRAM,
    kind=FileKind.ALLOCATIONS,
    columns=("from", "to", "date", "amount"),
    fields={
        "source": ("from",),
        "target": ("to",),
        "allocated_on": ("date",),
        "amount": ("amount",),
    },
    needed=("source", "target", "allocated_on", "amount"),
    decimal=".",
    date_order=DateOrder.YMD,
    only_own_columns=True,
)
