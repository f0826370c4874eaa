"""Sage 50: Aged Debtors Analysis (Detailed) sent to a spreadsheet, one block for each account."""

from __future__ import annotations

import re

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.profile import ItemRules, Profile, columns, named

_PARTY = re.compile(
    r"A/C(?: Ref)?:?\s*(?P<code>\S{1,8})\s+Name:?\s*(?P<name>.+?)"
    r"(?:\s+(?:Contact|Tel(?:ephone)?)\b.*)?",
    re.IGNORECASE,
)


def _party(line: str) -> tuple[str, str] | None:
    """Return code and name in a line such as `A/C: CAFE01 Name: Harbour Cafe Contact: Ann`."""
    found = _PARTY.fullmatch(line)
    return (found["code"], found["name"].strip()) if found else None


SAGE50_AGED_DEBTORS = Profile(
    name="sage50-aged-debtors",
    program="Sage 50",
    kind=FileKind.ITEMS,
    columns=columns(
        "No,Type,Date,Ref,Details,Balance,Future,Current,Period 1,Period 2,Period 3,Older"
    ),
    fields=named(
        type="Type",
        customer_code="A/C|A/C Ref|Account Ref|Account Reference",
        customer_name="Name|Account Name",
        document_on="Date",
        number="Ref",
        description="Details",
        open="Balance",
    ),
    needed=("type", "document_on", "number", "open"),
    marks=("Period 1", "Period 2", "Older"),
    rules=ItemRules(
        types={
            "si": ("invoice", "credit_note"),
            "sc": ("credit_note", "credit_note"),
            "sr": ("receipt", "receipt"),
            "sa": ("receipt", "receipt"),
            "sd": ("credit_adjustment", "credit_adjustment"),
            "sp": ("refund", "refund"),
            "jd": ("debit_adjustment", "debit_adjustment"),
            "jc": ("credit_adjustment", "credit_adjustment"),
        },
        default_sides=None,
        numbered=frozenset({"invoice", "credit_note"}),
        has_groups=True,
        amount_is_open=True,
        party=_party,
    ),
    date_order=DateOrder.DMY,
    is_open_items_list=True,
    not_read="The report has neither due dates nor amounts of invoices, only what is open.",
)
