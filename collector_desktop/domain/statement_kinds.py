"""The kinds of statements of account."""

from __future__ import annotations

OPEN_ITEM, DETAIL, ACTIVITY, BOTH = KINDS = ("open-item", "detail", "activity", "both")
OF_OPEN_ITEMS = (OPEN_ITEM, DETAIL)
