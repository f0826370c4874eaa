"""The types of entries that QuickBooks writes, and on which side of an account each stands."""

from __future__ import annotations

from collector_desktop.importers.profile import Sides

_DEBIT, _CREDIT = "debit_adjustment", "credit_adjustment"

TYPES: dict[str, Sides] = {
    "invoice": ("invoice", "credit_note"),
    "tax invoice": ("invoice", "credit_note"),
    "adjustment note": (_DEBIT, "credit_note"),
    "credit memo": (_DEBIT, "credit_note"),
    "credit note": (_DEBIT, "credit_note"),
    "payment": (_DEBIT, "receipt"),
    "deposit": (_DEBIT, "receipt"),
    "sales receipt": (_DEBIT, "receipt"),
    "refund": ("refund", _CREDIT),
    "check": ("refund", _CREDIT),
    "cheque": ("refund", _CREDIT),
    "expense": ("refund", _CREDIT),
    "journal entry": (_DEBIT, _CREDIT),
    "general journal": (_DEBIT, _CREDIT),
    "statement charge": ("invoice", _CREDIT),
    "charge": ("invoice", _CREDIT),
}
NUMBERED = frozenset({"invoice", "credit_note"})
