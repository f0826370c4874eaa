"""Papers for the post itself: address labels, and a page to try an envelope with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from collector_desktop.documents.envelope_proof import Proof, render_envelope_proof
from collector_desktop.documents.fonts import missing_characters
from collector_desktop.documents.labels import render_labels
from collector_desktop.domain.envelope_windows import WINDOWS
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.label_sheets import label_sheet, usual_labels
from collector_desktop.domain.settings import COMPANY_COUNTRY, COMPANY_NAME
from collector_desktop.exporters.names import safe_name
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.settings import settings
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_parts import address_lines, letterhead, own_sheet
from collector_desktop.services.posting import in_posting_order
from collector_desktop.services.report_parts import PaperFile

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

TRIED = ("Accounts payable", "A Customer with a Long Name Ltd", "The Old Foundry", "12 Long Street")
_AT_MOST_NAMED = 3


def label_paper(
    customer_ids: Sequence[int], as_of: date, fonts: Path, kind: str = "", first: int = 1
) -> PaperFile:
    """Return address labels of customers in posting order; `first` is the first free label.

    Without a `kind` they are those that are usual with our paper.

    Raises:
        RefusedError: the sheet is unknown, has no such label, or nobody has an address.
    """
    labels = label_sheet(kind or our_labels())
    if not 1 <= first <= labels.count:
        raise RefusedError(
            f"A sheet {labels.name} has no label {first}.", f"Begin at 1 to {labels.count}."
        )
    stored = settings()
    facts = [customer_facts(each) for each in in_posting_order(customer_ids)]
    posted = [each for each in facts if each.address]
    if not posted:
        raise RefusedError("No address is known to write on labels.", "Add it on the card.")
    addresses = tuple(address_lines(each, stored[COMPANY_COUNTRY]) for each in posted)
    ready_fonts(fonts)
    content = render_labels(addresses, labels, stored[COMPANY_NAME], first)
    without = [each.code for each in facts if not each.address]
    return PaperFile(
        safe_name(f"Labels_{labels.name}_{as_of.isoformat()}") + ".pdf",
        content,
        missing_characters(addresses),
        _left_out(without),
    )


def our_labels() -> str:
    """Return the sheet of labels that is usual with the paper of the settings."""
    return usual_labels(own_sheet(settings()))


def envelope_paper(fonts: Path) -> PaperFile:
    """Return the page that shows how letters stand in the envelopes of the settings."""
    stored = settings()
    head = letterhead(stored)
    ready_fonts(fonts)
    envelopes = WINDOWS[head.envelope.name]
    proof = Proof(head.envelope, envelopes, head.sheet, TRIED, stored[COMPANY_NAME])
    return PaperFile(f"Envelope_{head.envelope.name}.pdf", render_envelope_proof(proof))


def _left_out(codes: Sequence[str]) -> tuple[str, ...]:
    """Return in a sentence who has no label."""
    if not codes:
        return ()
    named = ", ".join(codes[:_AT_MOST_NAMED])
    more = len(codes) - _AT_MOST_NAMED
    rest = f" and {more} more" if more > 0 else ""
    return (f"No address is known for {named}{rest}.",)
