"""The letter that tells a customer what was decided on its credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.credit_decisions import decisions
from collector_desktop.queries.customers import customer_facts
from collector_desktop.services.credit_decisions import LETTERS, Decided
from collector_desktop.services.paper_letter import letter_paper

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.services.papers import Paper


def decision_letter(customer_id: int, as_of: date, fonts: Path) -> Paper:
    """Return the letter on the newest decision on a customer's credit at a day, as PDF.

    It names limit, terms, deposit, the conditions told to the customer and the day of review; the
    reason that was noted for ourselves is left out.

    Raises:
        RefusedError: nothing was decided by that day.
    """
    decided = next(iter(decisions(as_of, customer_id)), None)
    if decided is None:
        name = customer_facts(customer_id).name
        raise RefusedError(f"Nothing was decided on the credit of {name}.", "Decide first.")
    return letter_paper(customer_id, LETTERS[Decided(decided.decision)], as_of, fonts)
