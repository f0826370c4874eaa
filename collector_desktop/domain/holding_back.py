"""Why somebody is not sent what a procedure would send: each reason has a code and a sentence."""

from __future__ import annotations

from enum import StrEnum


class HoldReason(StrEnum):
    """What holds a message, or an item of one, back."""

    STALE_DATA = "stale_data"
    NO_PROCEDURE = "no_procedure"
    DO_NOT_CHASE = "do_not_chase"
    STATUS = "status"
    UNWANTED = "unwanted"
    ON_HOLD = "on_hold"
    DISPUTE = "dispute"
    PLAN = "plan"
    PROMISE = "promise"
    CHEQUE = "cheque"
    PAUSED = "paused"
    UNREAD_REPLY = "unread_reply"
    ALLOCATE_FIRST = "allocate_first"
    RECENT_CONTACT = "recent_contact"
    TOO_MANY = "too_many"
    BELOW_TOLERANCE = "below_tolerance"
    BELOW_MINIMUM = "below_minimum"
    NO_ADDRESS = "no_address"
    EXHAUSTED = "exhausted"
    DAILY_LIMIT = "daily_limit"
    NEEDS_APPROVAL = "needs_approval"
    QUIET_DAY = "quiet_day"


# What the user may set aside for one run, with a reason; the others are law, or need a remedy.
SET_ASIDE = frozenset(
    {
        HoldReason.STALE_DATA,
        HoldReason.PAUSED,
        HoldReason.UNREAD_REPLY,
        HoldReason.ALLOCATE_FIRST,
        HoldReason.RECENT_CONTACT,
    }
)
TITLES = {
    HoldReason.STALE_DATA: "The ledger's data is old",
    HoldReason.NO_PROCEDURE: "No such procedure",
    HoldReason.DO_NOT_CHASE: "Not to be chased",
    HoldReason.STATUS: "Account status",
    HoldReason.UNWANTED: "Not to be written to",
    HoldReason.ON_HOLD: "On hold",
    HoldReason.DISPUTE: "In dispute",
    HoldReason.PLAN: "Paying by instalments",
    HoldReason.PROMISE: "Promised",
    HoldReason.CHEQUE: "Cheque in hand",
    HoldReason.PAUSED: "Left alone until a day",
    HoldReason.UNREAD_REPLY: "An answer to read first",
    HoldReason.ALLOCATE_FIRST: "Money to allocate first",
    HoldReason.RECENT_CONTACT: "Contacted lately",
    HoldReason.TOO_MANY: "Written to often enough",
    HoldReason.BELOW_TOLERANCE: "Too little to chase",
    HoldReason.BELOW_MINIMUM: "Too little for the step",
    HoldReason.NO_ADDRESS: "No address",
    HoldReason.EXHAUSTED: "Every step is taken",
    HoldReason.DAILY_LIMIT: "Enough for one day",
    HoldReason.NEEDS_APPROVAL: "Needs your approval",
    HoldReason.QUIET_DAY: "Nobody works there",
}
