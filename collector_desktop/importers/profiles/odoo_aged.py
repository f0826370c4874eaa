"""Odoo: Accounting > Reporting > Aged Receivable as XLSX, with the customers unfolded.

A customer is above its entries, with its sums; an entry is below the age it has.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named
from collector_desktop.importers.profiles.oca_reports import ENTRY_TYPES, entry_type, why_left_out

_NOT_DUE = "At Date|Not Due|Not Due On"
_ENTRY = "|Aged Receivable|Name|Partner"


def _number(entry: str) -> str:
    """Return the number in a label such as `INV/2026/00007 (PO 77)`; a label without one whole."""
    first = entry.partition(" ")[0]
    return first if "/" in first else entry


def _type(entry: str) -> str:
    """Return what an entry is, by the letters that its number begins with."""
    return entry_type(entry, "")


def _open(total: str, *ages: str) -> str:
    """Return what is open: the sum of all ages, or the total of an entry that has one.

    A text that is no amount is returned as it is, so that the line is rejected with it.
    """
    found = Decimal(0)
    for text in (total,) if total else ages:
        try:
            found += Decimal(text.replace(",", "") or "0")
        except InvalidOperation:
            return text
    return str(found)


ODOO_AGED_RECEIVABLE = Profile(
    name="odoo-aged-receivable",
    program="Odoo",
    kind=FileKind.ITEMS,
    columns=columns(
        ",Invoice Date,Amount Currency,Currency,Account,At Date,1-30,31-60,61-90,91-120,Older,Total"
    ),
    fields=named(
        document_on="Invoice Date|Due Date",
        due_on="Due Date|Expected Date",
        description="Account",
        not_due=_NOT_DUE,
    ),
    derived={
        "number": Derived((_ENTRY,), _number),
        "type": Derived((_ENTRY,), _type),
        "left_out": Derived((_ENTRY,), why_left_out),
        "open": Derived(
            ("Total", _NOT_DUE, "1-30", "31-60", "61-90", "91-120", "Older"),
            _open,
        ),
    },
    needed=("document_on", "not_due", "number", "open"),
    marks=("1-30", "31-60", "61-90", "91-120", "Older", "Total"),
    absent=("Journal", "Ref - Label"),
    rules=ItemRules(
        types=ENTRY_TYPES,
        has_groups=True,
        amount_is_open=True,
        summed_report="aged receivable",
    ),
    decimal=".",
    is_open_items_list=True,
    names_first=True,
    not_read="Customers that are folded have no invoices here: unfold all before the export.",
)
