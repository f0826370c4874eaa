"""`trace`: look for a customer who has gone away; who was asked, and where it was found."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import day_text, done, shown
from collector_desktop.domain.tracing import TraceResult, TraceSource
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.tracing import Trace, trace
from collector_desktop.services.customers import AddressDraft
from collector_desktop.services.tracing import MoveDraft, move_customer, note_trace

HEADINGS = ("source", "result", "on", "note", "hint")


def configure(parser: ArgumentParser) -> None:
    """Add who is looked for, and what was found."""
    parser.add_argument("customer", metavar="CODE")
    sources = [source.value for source in TraceSource]
    results = [result.value for result in TraceResult]
    parser.add_argument("--tried", metavar="SOURCE", choices=sources, help=", ".join(sources))
    parser.add_argument("--result", choices=results, default="nothing", help=", ".join(results))
    parser.add_argument("--note", metavar="T", default="")
    parser.add_argument("--moved", metavar="LINE1", help="the first line of the new address")
    for name in ("line2", "city", "region", "postcode", "country"):
        parser.add_argument(f"--{name}", metavar="T", default="")
    parser.add_argument("--source", metavar="T", default="", help="who gave the new address")


def run(session: Session, options: Namespace) -> Answer:
    """Note a source or a new address, or return how the search stands.

    Raises:
        UsageError: a source and a new address are given at once.
    """
    customer_id = customer_id_of(options.customer)
    if options.tried is not None and options.moved is not None:
        raise UsageError("Note the source and the new address in two commands.")
    if options.tried is not None:
        source, result = TraceSource(options.tried), TraceResult(options.result)
        return done(note_trace(customer_id, source, result, session.as_of, options.note))
    if options.moved is not None:
        address = AddressDraft(
            *(options.moved, options.line2, options.city, options.region),
            *(options.postcode, options.country),
        )
        draft = MoveDraft(customer_id, address, options.source)
        return done(move_customer(draft, session.as_of))
    return _shown(trace(customer_id, session.as_of))


def _shown(found: Trace) -> Answer:
    sources = [
        {
            "source": each.rule.source.value,
            "label": each.rule.label,
            "hint": each.rule.hint,
            "result": each.result.value if each.result else None,
            "on": day_text(each.on),
            "note": each.note or None,
        }
        for each in found.sources
    ]
    document = {
        "gone_away": found.has_gone,
        "advised": found.is_advised,
        "faults": [
            {"kind": each.kind, "value": each.value, "reason": each.reason or None}
            for each in found.faults
        ],
        "sources": sources,
        "addresses": [
            {"from": each.old, "to": each.new, "source": each.source, "on": each.on.isoformat()}
            for each in found.moves
        ],
    }
    rows = [[shown(each[key]) for key in HEADINGS] for each in sources]
    faults = [(each.kind, each.value, each.reason) for each in found.faults]
    moves = [(each.on.isoformat(), each.old, each.new, each.source) for each in found.moves]
    tables = (
        TextTable(HEADINGS, rows),
        TextTable(("kind", "value", "reason"), faults, title="What does not work"),
        TextTable(("on", "from", "to", "source"), moves, title="Addresses"),
    )
    text = "Gone away." if found.has_gone else ""
    return Answer(document, tuple(table for table in tables if table.rows), text=text)
