"""Holds: why and how long an account or an entry is not chased."""

from __future__ import annotations

from enum import StrEnum


class HoldKind(StrEnum):
    """What a hold is for."""

    DISPUTE = "dispute"
    GRACE = "grace"
    LEGAL = "legal"
    OTHER = "other"
