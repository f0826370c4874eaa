"""Operations that cannot be undone, as they record what was sent, received or erased."""

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
