"""`disputes`: what customers dispute, and what became of it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.cases_shown import case_document, sum_document, sums_table
from collector_desktop.cli.disputes_shown import dispute_table
from collector_desktop.cli.row_files import imported
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import named_path
from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.dispute_cases import by_age, by_group, by_reason, cases
from collector_desktop.services.corrections import Layout, write_corrections
from collector_desktop.services.hold_files import import_disputes

REPORTS = {"reason": by_reason, "group": by_group, "age": by_age}


def configure(parser: ArgumentParser) -> None:
    """Add which disputes, or a file of them."""
    parser.add_argument("--customer", metavar="CODE", help="only of this one")
    parser.add_argument(
        "--status", choices=[status.value for status in DisputeStatus], help="only these"
    )
    parser.add_argument("--report", choices=list(REPORTS), help="sums by reason, group or age")
    parser.add_argument(
        "--credits",
        metavar="FILE.csv",
        type=named_path,
        help="write the credits to enter in your books",
    )
    parser.add_argument(
        "--layout", choices=[each.value for each in Layout], default=Layout.PLAIN.value
    )
    parser.add_argument(
        "--import", metavar="FILE", dest="file", type=named_path, help="disputes.csv of an export"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Return the disputes raised by the day, as they stood at its end."""
    if options.file is not None:
        return imported(import_disputes(options.file, session.as_of))
    if options.credits is not None:
        made = write_corrections(options.credits, Layout(options.layout), session.as_of)
        return Answer(
            {"file": str(made.path), "credits": made.count}, text=f"Credits: {made.count}"
        )
    if options.report:
        sums = REPORTS[options.report](session.as_of)
        tables = (sums_table(sums),) if sums else ()
        return Answer({"report": [sum_document(each) for each in sums]}, tables)
    customer_id = customer_id_of(options.customer) if options.customer else None
    found = [
        row
        for row in cases(session.as_of, customer_id)
        if options.status in (None, row.dispute.status)
    ]
    document = {"disputes": [case_document(row, session.as_of) for row in found]}
    tables = (dispute_table(row.dispute for row in found),) if found else ()
    return Answer(document, tables, "" if found else "Nothing is in dispute.")
