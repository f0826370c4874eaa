"""Records in a customer's history that a message was sent despite a reason against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.storage.models import Contact

if TYPE_CHECKING:
    from collector_desktop.queries.chase_shown import ChaseView
    from collector_desktop.services.chase_runs import RunDraft


def note_despite(draft: RunDraft, view: ChaseView) -> None:
    """Note why customers are written to anyway; the caller has opened the operation.

    Raises:
        RefusedError: a reason is missing; nothing is sent.
    """
    left_out = set(draft.left_out)
    going = {each.customer_id for each in view.messages if each.key not in left_out}
    for customer_id in sorted(going & draft.despite.keys()):
        reason = draft.despite[customer_id].strip()
        if not reason:
            raise RefusedError("This needs a reason.", "Say why they are written to anyway.")
        Contact.create(
            customer=customer_id,
            kind=ContactKind.NOTE,
            note=f"Sent in the run anyway: {reason}",
            made_on=view.as_of,
        )
