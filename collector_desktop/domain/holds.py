"""Holds: why and how long nobody asks for what an account or an entry owes."""

from __future__ import annotations

from enum import StrEnum


class HoldKind(StrEnum):
    """What a hold is for."""

    DISPUTE = "dispute"
    GRACE = "grace"
    LEGAL = "legal"
    OTHER = "other"
