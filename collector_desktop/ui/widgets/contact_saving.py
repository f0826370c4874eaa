"""Saving what was said; all that may follow is imported with the first, on the ledger's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.services.contact_drafts import ContactDraft


def save_contact(draft: ContactDraft, made_on: date) -> Outcome[int]:
    """Record a contact as `log_contact` does, which says what it refuses."""
    from collector_desktop.services.contacts import log_contact  # noqa: PLC0415 - costs 100 ms

    return log_contact(draft, made_on)


def save_skip(customer_id: int, until: date, made_on: date) -> Outcome[int]:
    """Leave a customer alone until a day as `skip_until` does, which says what it refuses."""
    from collector_desktop.services.contacts import skip_until  # noqa: PLC0415 - as above

    return skip_until(customer_id, until, made_on)
