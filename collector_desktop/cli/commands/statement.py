"""`statement`: a statement of account, as data or as PDFs that are recorded as sent."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any

from collector_desktop.cli.papers import send_papers
from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.statement_mail import mail_statements
from collector_desktop.cli.words import iso_day, named_path
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.settings_paper import STATEMENT_KIND
from collector_desktop.domain.statement_kinds import BOTH, DETAIL, KINDS, OF_OPEN_ITEMS
from collector_desktop.domain.statement_periods import PERIODS, period_of
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.customers import customer_id_of, names_by_id, with_open_items
from collector_desktop.queries.settings import settings
from collector_desktop.queries.statements import (
    StatementData,
    StatementEntry,
    StatementSection,
    statement,
)
from collector_desktop.services.paper_statement import statement_papers
from collector_desktop.services.posting import in_posting_order

HEADINGS = ("date", "type", "number", "reference", "due_date", "debit", "credit", "balance")
NUMBERS = frozenset({5, 6, 7})
DETAIL_HEADINGS = (*HEADINGS[:5], "amount", *HEADINGS[5:])
DETAIL_NUMBERS = frozenset({5, 6, 7, 8})


def configure(parser: ArgumentParser) -> None:
    """Add whose statement, of what kind and where to."""
    parser.add_argument("code", metavar="CODE", nargs="?", help="the customer's code")
    parser.add_argument("--all", action="store_true", help="everybody with something open")
    parser.add_argument(
        "--kind", choices=KINDS, help="what is open (with what was paid of it), what moved, both"
    )
    parser.add_argument("--from", dest="first", type=iso_day, metavar="D", help="of the activity")
    parser.add_argument("--to", dest="last", type=iso_day, metavar="D", help="else --as-of")
    parser.add_argument("--period", choices=PERIODS, help="of the activity, by name")
    parser.add_argument("--out", type=named_path, metavar="DIR", help="write PDFs and record them")
    parser.add_argument(
        "--combined", type=named_path, metavar="FILE.pdf", help="all in one, to post"
    )
    parser.add_argument(
        "--email",
        action="store_true",
        help="by e-mail where an address is known: into the outbox, or as drafts without a server",
    )


def run(session: Session, options: Namespace) -> Answer:
    """Return one statement as data, or write the PDFs.

    Raises:
        RefusedError: no customer has anything open.
    """
    options.kind = options.kind or settings()[STATEMENT_KIND]
    if options.period:
        _take_period(options, session.as_of)
    last = options.last or session.as_of
    _require_sense(options, last)
    if options.out is None:
        return _data(options, last)
    if options.email:
        return mail_statements(session, options, last)
    chosen = with_open_items(last) if options.all else [customer_id_of(options.code)]
    if options.combined:
        chosen = in_posting_order(chosen)
    if not chosen:
        raise RefusedError(
            "No customer has anything open.", "There is nothing to put on a statement."
        )
    papers = statement_papers(chosen, last, resource("fonts"), options.kind, options.first)
    return send_papers(papers, options.out, session.as_of, options.combined)


def _take_period(options: Namespace, as_of: date) -> None:
    """Turn the name of a period into its days."""
    if options.first or options.last or options.kind in OF_OPEN_ITEMS:
        raise UsageError("--period is for --kind activity or both, without --from and --to.")
    options.first, options.last = period_of(options.period, as_of)


def _require_sense(options: Namespace, last: date) -> None:
    if bool(options.code) == options.all:
        raise UsageError("Name one customer, or --all.")
    if options.out is None and (options.all or options.combined or options.email):
        raise UsageError("--all, --combined and --email need --out DIR.")
    if options.email and options.combined:
        raise UsageError("--email and --combined do not go together.")
    if options.out is None and options.kind == BOTH:
        raise UsageError("--kind both needs --out DIR.")
    if options.first is not None and options.first > last:
        raise UsageError("--from lies after --to.")


def _data(options: Namespace, last: date) -> Answer:
    found = statement(customer_id_of(options.code), options.kind, last, options.first)
    document = {
        "customer": names_by_id()[found.customer_id][0],
        "kind": found.kind,
        "from": None if found.kind in OF_OPEN_ITEMS else found.first.isoformat(),
        "to": found.last.isoformat(),
        "currencies": {each.currency: _section(each, found) for each in found.sections},
    }
    is_detailed = found.kind == DETAIL
    tables = tuple(_table(each, is_detailed=is_detailed) for each in found.sections)
    return Answer(document, tables, "" if tables else "Nothing is open.")


def _section(section: StatementSection, whole: StatementData) -> dict[str, Any]:
    currency = section.currency
    ageing = dict(zip((*whole.labels, "unallocated"), _columns(section), strict=True))
    said = _detailed if whole.kind == DETAIL else _line
    return {
        "opening": plain_amount(section.opening_minor, currency),
        "lines": [
            said(entry, currency) | {"reference": entry.reference or None}
            for entry in section.entries
        ],
        "closing": plain_amount(section.closing_minor, currency),
        "overdue": plain_amount(section.overdue_minor, currency),
        "disputed": plain_amount(section.disputed_minor, currency),
        "ageing": {label: plain_amount(minor, currency) for label, minor in ageing.items()},
    }


def _columns(section: StatementSection) -> tuple[int, ...]:
    return (*section.ageing, section.unallocated_minor)


def _line(entry: StatementEntry, currency: str) -> dict[str, str]:
    return {
        "date": entry.on.isoformat(),
        "type": entry.type,
        "number": entry.number,
        "reference": entry.reference,
        "due_date": entry.due_on.isoformat(),
        "debit": plain_amount(entry.debit_minor, currency),
        "credit": plain_amount(entry.credit_minor, currency),
        "balance": plain_amount(entry.balance_minor, currency),
    }


def _detailed(entry: StatementEntry, currency: str) -> dict[str, Any]:
    """Return a line with its whole amount and what was applied to it, or what it was applied to."""
    applied = [
        {
            "date": each.on.isoformat(),
            "type": each.type,
            "number": each.number,
            "amount": plain_amount(each.minor, currency),
        }
        for each in entry.applied
    ]
    whole = plain_amount(entry.amount_minor, currency)
    return {**_line(entry, currency), "amount": whole, "applications": applied}


def _table(section: StatementSection, *, is_detailed: bool) -> TextTable:
    opening, closing = (
        plain_amount(minor, section.currency)
        for minor in (section.opening_minor, section.closing_minor)
    )
    if is_detailed:
        rows = [row for entry in section.entries for row in _rows(entry, section.currency)]
        rows.append(["closing", *[""] * (len(DETAIL_HEADINGS) - 2), closing])
        return TextTable(DETAIL_HEADINGS, rows, DETAIL_NUMBERS, section.currency)
    blank = [""] * (len(HEADINGS) - 2)
    lines = [list(_line(entry, section.currency).values()) for entry in section.entries]
    rows = [["opening", *blank, opening], *lines, ["closing", *blank, closing]]
    return TextTable(HEADINGS, rows, NUMBERS, section.currency)


def _rows(entry: StatementEntry, currency: str) -> Iterator[list[str]]:
    """Yield the row of an open item, and one for each application, which takes from its amount."""
    cells = list(_line(entry, currency).values())
    yield [*cells[:5], plain_amount(entry.amount_minor, currency), *cells[5:]]
    for each in entry.applied:
        less = plain_amount(-each.minor, currency)
        yield [each.on.isoformat(), f"  {each.type}", each.number, "", "", less, "", "", ""]
