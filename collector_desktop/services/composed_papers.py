"""Papers to customers that are made of parts: drawn, named and ready to be recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.composed import render_composed
from collector_desktop.documents.fonts import missing_characters
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.papers import Paper, paper_name

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.documents.composed_content import Composed
    from collector_desktop.queries.customers import CustomerFacts


def composed_paper(
    customer: CustomerFacts, kind: str, content: Composed, as_of: date, fonts: Path, named: str = ""
) -> Paper:
    """Return a paper of a kind to a customer as PDF; it asks for no payment by a day.

    Its file is `named` as its kind is called unless there is more to say, such as a number.
    """
    ready_fonts(fonts)
    return Paper(
        customer.customer_id,
        kind,
        paper_name(kind, customer, as_of, named),
        render_composed(content),
        (),
        as_of,
        missing_characters(content),
        subject=content.title,
    )
