"""`letter`: a letter in the words of a template as PDF, recorded as sent."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.papers import send_papers
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import listed, named_path
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.services.paper_letter import TEMPLATES, letter_paper


def configure(parser: ArgumentParser) -> None:
    """Add to whom, which letter and where to."""
    parser.add_argument("code", metavar="CODE", help="the customer's code")
    parser.add_argument("--template", required=True, metavar="NAME", help=listed(TEMPLATES))
    parser.add_argument(
        "--out", required=True, type=named_path, metavar="DIR", help="where to write it"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Write the letter about what its template is about at the day."""
    customer_id = customer_id_of(options.code)
    paper = letter_paper(customer_id, options.template, session.as_of, resource("fonts"))
    return send_papers([paper], options.out, session.as_of)
