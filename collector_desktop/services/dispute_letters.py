"""The letters about one dispute: that we look into it, and what became of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.disputes import disputes
from collector_desktop.services.localised import Written
from collector_desktop.services.merge_events import dispute_fields
from collector_desktop.services.paper_letter import letter_from_template
from collector_desktop.services.papers import Paper
from collector_desktop.services.wording import language_of

ACKNOWLEDGED, OUTCOME = "dispute-acknowledged", "dispute-outcome"


def dispute_letter(dispute_id: int, as_of: date, fonts: Path) -> Paper:
    """Return the acknowledgement of a dispute that is open, or our answer to one that is decided.

    Raises:
        RefusedError: there is no such dispute.
    """
    row = next((row for row in disputes(as_of) if row.dispute_id == dispute_id), None)
    if row is None:
        raise RefusedError(f"There is no dispute {dispute_id}.", "See the list of disputes.")
    template = ACKNOWLEDGED if row.status is DisputeStatus.OPEN else OUTCOME
    customer = customer_facts(row.customer_id)
    written = Written(language_of(customer), customer.country)
    extra = dispute_fields(row, written)
    return letter_from_template(row.customer_id, template, (row.item_id,), as_of, fonts, extra)
