"""The papers for the post that `paper` makes: labels, and a page to try an envelope with."""

from __future__ import annotations

from argparse import Namespace

from collector_desktop.cli.session import Session, UsageError
from collector_desktop.domain.errors import RefusedError
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.customers import customer_id_of, with_open_items
from collector_desktop.services.post_papers import envelope_paper, label_paper
from collector_desktop.services.report_parts import PaperFile


def labels(session: Session, options: Namespace) -> PaperFile:
    """Return the labels of a customer, or of everybody with something open."""
    target = options.target
    chosen = [customer_id_of(target)] if target else with_open_items(session.as_of)
    if not chosen:
        raise RefusedError("No customer has anything open.", "Name a customer.")
    first = 1 if options.start is None else options.start
    return label_paper(chosen, session.as_of, resource("fonts"), options.sheet, first)


def envelope_proof(_: Session, options: Namespace) -> PaperFile:
    """Return the page for the envelope of the settings."""
    if options.target:
        raise UsageError(
            "An envelope proof is for no one customer; see the setting paper.envelope."
        )
    return envelope_paper(resource("fonts"))
