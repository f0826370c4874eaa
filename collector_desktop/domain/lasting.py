"""Operations that record what left the house, came in or was erased: it cannot be taken back."""

from __future__ import annotations

ANONYMISED = "anonymise"
MAIL_CLAIMED = "mail_claimed"
MAIL_SENT = "mail_sent"
MAIL_FAILED = "mail_failed"
MAIL_LATER = "mail_later"
MAIL_UNKNOWN = "mail_unknown"
MAIL_RECEIVED = "mail_received"

LASTING = (
    *(ANONYMISED, MAIL_CLAIMED, MAIL_SENT, MAIL_FAILED, MAIL_LATER, MAIL_UNKNOWN),
    MAIL_RECEIVED,
)
