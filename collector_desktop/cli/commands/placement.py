"""`placement`: pass a customer to an agency, a solicitor or a court; what came of it."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from typing import Any

from collector_desktop.cli.money_moves import minor_units
from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import count, day_text, done, named_path, shown
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.placements import EntryKind, PlacementKind
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.queries.placeable import Staying, placeable, stays_said
from collector_desktop.queries.placements import PlacementRow
from collector_desktop.queries.recoveries import placements_awaiting
from collector_desktop.services.placement_pack import PackDraft, pack_evidence, write_pack
from collector_desktop.services.placements import (
    PlacementDraft,
    close_placement,
    place_debts,
)
from collector_desktop.services.recoveries import RecoveryDraft, note_recovery

ALL, NONE = "all", "none"
HEADINGS = (
    *("customer", "kind", "with", "from", "currency", "placed", "recovered", "commission"),
    *("returned", "cost", "net", "left", "rate", "closed_on"),
)


def configure(parser: ArgumentParser) -> None:
    """Add whose placement and what to do about it."""
    parser.add_argument("customer", metavar="CODE", nargs="?", help="else all placements")
    kinds = [kind.value for kind in PlacementKind]
    parser.add_argument("--kind", choices=kinds, default="agency", help=", ".join(kinds))
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--out", metavar="DIR", type=named_path, help="write the file of the debtor")
    act.add_argument("--recovered", metavar="AMOUNT", help="came in through them")
    act.add_argument("--commission", metavar="AMOUNT", help="what they keep of it")
    act.add_argument("--cost", metavar="AMOUNT", help="a fee or another cost")
    act.add_argument("--close", metavar="T", help="it came back to us, and why")
    parser.add_argument(
        "--as-payment", action="store_true", help="with --recovered: take it as a payment too"
    )
    parser.add_argument("--with", metavar="NAME", dest="whom", help="passes it on to them")
    parser.add_argument("--reference", metavar="T", default="", help="theirs")
    parser.add_argument(
        *("--evidence",),
        metavar="ID|all|none",
        action="append",
        help="with --out: files of disputes that go along; to an agency only these",
    )
    parser.add_argument(
        "--whole", action="store_true", help="all that is owed, not only what is due and undisputed"
    )
    parser.add_argument("--note", metavar="T", default="")


def run(session: Session, options: Namespace) -> Answer:
    """Write the file, pass a customer on, note what came of it, or return the placements."""
    if options.customer is None:
        return _list(session, None)
    customer_id = customer_id_of(options.customer)
    if options.out is not None:
        return _pack(session, options, customer_id)
    if options.whom is not None:
        going = placeable(customer_id, session.as_of, whole=options.whole)
        placed = place_debts(_draft(options, customer_id), session.as_of)
        return done(placed, stays=_staying(going.staying))
    if options.close is not None:
        return done(close_placement(customer_id, options.close, session.as_of))
    currency = customer_facts(customer_id).currency
    for kind in EntryKind:
        text = getattr(options, kind.value)
        if text is not None:
            minor = minor_units(text, currency)
            draft = RecoveryDraft(customer_id, kind, minor, options.note, options.as_payment)
            return done(note_recovery(draft, session.as_of))
    return _list(session, customer_id)


def _pack(session: Session, options: Namespace, customer_id: int) -> Answer:
    """Write the file; with a name it is passed on to them as well."""
    draft = PackDraft(
        customer_id, PlacementKind(options.kind), _evidence(session, options), options.whole
    )
    pack = write_pack(draft, options.out, resource("fonts"), session.as_of)
    left_out = [
        {"id": each.file_id, "item": each.number, "name": each.file_name} for each in pack.left_out
    ]
    files = {
        "pdf": str(pack.paper),
        "zip": str(pack.archive),
        "files": list(pack.files),
        "left_out": left_out,
        "stays": _staying(pack.staying),
    }
    if options.whom is not None:
        written = (pack.paper, pack.archive)
        outcome = place_debts(_draft(options, customer_id), session.as_of, written)
        return done(outcome, **files)
    said = [f"Written: {pack.paper}, {pack.archive}."]
    if pack.staying:
        said.append(f"Stays with us: {stays_said(pack.staying)}. --whole has it too.")
    if left_out:
        names = ", ".join(f"{each.file_name} ({each.file_id})" for each in pack.left_out)
        said.append(f"Left out, to be chosen by --evidence: {names}.")
    return Answer(files, text=" ".join(said))


def _evidence(session: Session, options: Namespace) -> tuple[int, ...] | None:
    """Return the ids of the evidence that was asked for, None where nothing was said."""
    if not options.evidence:
        return None
    if options.evidence == [ALL]:
        whose = customer_id_of(options.customer)
        known = pack_evidence(whose, session.as_of, whole=options.whole)
        return tuple(each.file_id for each in known)
    if options.evidence == [NONE]:
        return ()
    try:
        return tuple(count(text) for text in options.evidence)
    except ArgumentTypeError as error:
        raise UsageError("--evidence takes ids of kept files, or all, or none.") from error


def _draft(options: Namespace, customer_id: int) -> PlacementDraft:
    kind = PlacementKind(options.kind)
    return PlacementDraft(customer_id, kind, options.whom, options.reference, options.whole)


def _staying(staying: Sequence[Staying]) -> list[dict[str, str]]:
    return [
        {
            "number": each.number,
            "amount": plain_amount(each.minor, each.currency),
            "currency": each.currency,
            "why": each.why.value,
        }
        for each in staying
    ]


def _list(session: Session, customer_id: int | None) -> Answer:
    found = [_document(row) for row in placements_awaiting(session.as_of, customer_id)]
    lines = [[shown(each[key]) for key in HEADINGS] for each in found]
    tables = (TextTable(HEADINGS, lines, frozenset(range(5, 13))),) if lines else ()
    return Answer({"placements": found}, tables, "" if lines else "Nothing was passed on.")


def _document(row: PlacementRow) -> dict[str, Any]:
    sums = row.sums
    money = {
        "placed": sums.placed_minor,
        "recovered": sums.recovered_minor,
        "returned": sums.returned_minor,
        "commission": sums.commission_minor,
        "cost": sums.cost_minor,
        "net": sums.net_minor,
        "left": sums.left_minor,
        "awaited": row.awaited_minor,
    }
    return {
        "id": row.placement_id,
        "customer": row.code,
        "name": row.name,
        "kind": row.kind.value,
        "with": row.placed_with,
        "reference": row.reference or None,
        "from": row.made_on.isoformat(),
        "closed_on": day_text(row.closed_on),
        "closed_why": row.closed_why or None,
        "currency": row.currency,
        "rate": sums.rate,
        **{name: plain_amount(minor, row.currency) for name, minor in money.items()},
    }
