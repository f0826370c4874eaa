"""Why something is written off: the reasons and how they are said."""

from __future__ import annotations

REASONS = {
    "bad_debt": "bad debt",
    "small_balance": "small balance",
    "discount": "discount taken",
    "bank_charge": "bank charge",
    "goodwill": "goodwill",
    "settlement": "settlement",
    "other": "other reason",
}

# A contra gives nothing up: what we owe the customer elsewhere pays the debt, so it is a credit.
CONTRA = "contra"
CONTRA_WORDS = "Contra: set off against what we owe"

# Of a credit nothing is a bad debt, taken as discount or settled for less.
CREDIT_REASONS = ("small_balance", "bank_charge", "goodwill", "other")
