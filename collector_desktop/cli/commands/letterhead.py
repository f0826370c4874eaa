"""`letterhead`: the PDF that is under all papers; take another one, or none."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import done
from collector_desktop.queries.settings import own_letterhead, settings
from collector_desktop.services.letterhead_claim import claim_said, claimed_level
from collector_desktop.services.own_letterhead import change_letterhead, read_letterhead
from collector_desktop.services.paper_parts import own_sheet

NONE = "There is no letterhead of your own."
LIES = "Your own letterhead lies under all papers."


def configure(parser: ArgumentParser) -> None:
    """Add the file, or that there is to be none."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help="a PDF: first page, and page for later"
    )
    what.add_argument("--remove", action="store_true", help="print our own head of letters again")


def run(session: Session, options: Namespace) -> Answer:
    """Take a PDF as letterhead, remove it, or say whether there is one."""
    if options.remove:
        return done(change_letterhead(None, session.as_of))
    if options.file is not None:
        content = read_letterhead(options.file, own_sheet(settings()))
        return done(change_letterhead(content, session.as_of))
    kept = own_letterhead()
    if kept is None:
        return Answer({"letterhead": False, "bytes": 0, "pdf_a": None}, text=NONE)
    document = {"letterhead": True, "bytes": len(kept), "pdf_a": claimed_level(kept)}
    return Answer(document, text=f"{LIES} {claim_said(kept)}")
