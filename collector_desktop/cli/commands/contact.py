"""`contact`: may a customer be contacted now, and what limits it; set or end a limit."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import count, day_text, done, minute_text, shown
from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.domain.contact_rules import Answer as Permission
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.queries.contact_limits import LimitRow, contact_limits
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.services.contact_guard import contact_guard
from collector_desktop.services.contact_limits import LimitDraft, end_limit, set_limit

CHANNELS = [kind.value for kind in ContactKind if kind is not ContactKind.NOTE]
HEADINGS = ("id", "person", "kind", "channel", "from", "to", "reason", "since", "ended_on")
MAY_NOT = 1


def configure(parser: ArgumentParser) -> None:
    """Add whom, by what and when; or the limit to set or to end."""
    parser.add_argument("code", metavar="CODE", help="the customer's code")
    parser.add_argument("--channel", choices=CHANNELS, default="", help="how; else by telephone")
    parser.add_argument("--person", metavar="P", default="", help="which of the customer's people")
    parser.add_argument("--at", metavar="HH:MM", type=_minute, help="ask for our time of that day")
    parser.add_argument(
        "--set",
        metavar="KIND",
        dest="kind",
        choices=[k.value for k in LimitKind],
        help=f"what limits it: {', '.join(LimitKind)}",
    )
    parser.add_argument("--from", metavar="HH:MM", dest="first", type=_minute, help="with quiet")
    parser.add_argument("--to", metavar="HH:MM", dest="last", type=_minute, help="with quiet")
    parser.add_argument("--reason", metavar="T", default="", help="in words")
    parser.add_argument("--end", metavar="ID", type=count, help="this limit holds no longer")
    parser.add_argument("--all", action="store_true", help="limits that ended too")


def run(session: Session, options: Namespace) -> Answer:
    """Set or end a limit, say whether a contact may be made, or list what limits it.

    Raises:
        RefusedError: the customer has no limit of that number.
    """
    customer_id, day = customer_id_of(options.code), session.as_of
    rows = contact_limits(day, [customer_id], with_ended=options.all).get(customer_id, ())
    if options.kind is not None:
        kind = LimitKind(options.kind)
        limit = Limit(kind, options.channel, options.first, options.last)
        draft = LimitDraft(customer_id, limit, options.person, options.reason)
        outcome = set_limit(draft, day)
        return done(outcome, id=outcome.value)
    if options.end is not None:
        if options.end not in {row.limit_id for row in rows}:
            raise RefusedError(f"{options.code} has no limit {options.end}.", "See its limits.")
        return done(end_limit(options.end, day, options.reason))
    if options.at is not None:
        return _permission(session, options, customer_id)
    found = [_document(row) for row in rows]
    lines = [[shown(each[key]) for key in HEADINGS] for each in found]
    tables = (TextTable(HEADINGS, lines, frozenset({0})),) if lines else ()
    return Answer({"limits": found}, tables, "" if lines else "Nothing limits contact.")


def _permission(session: Session, options: Namespace, customer_id: int) -> Answer:
    guard = contact_guard(customer_id, session.as_of)
    at = guard.local(session.as_of, options.at)
    channel = ContactKind(options.channel or ContactKind.CALL)
    verdict = guard.ask(channel, at, options.person)
    later = verdict.next_time
    document = {
        "answer": verdict.answer.value,
        "why": list(verdict.reasons),
        "channel": channel.value,
        "profile": guard.profile.name,
        "their_time": at.isoformat(timespec="minutes"),
        "next_time": later.isoformat(timespec="minutes") if later else None,
        "advice": list(guard.profile.advice),
    }
    words = [f"{verdict.answer.value}: {at:%H:%M} there, {guard.profile.label}", *verdict.reasons]
    status = 0 if verdict.answer is Permission.YES else MAY_NOT
    return Answer(document, text="\n".join(words), status=status)


def _document(row: LimitRow) -> dict[str, Any]:
    limit = row.limit
    return {
        "id": row.limit_id,
        "person": row.person or None,
        "kind": limit.kind.value,
        "channel": limit.channel or None,
        "from": minute_text(limit.from_minute),
        "to": minute_text(limit.to_minute),
        "reason": row.reason or None,
        "since": day_text(row.made_on) if row.limit_id else None,
        "ended_on": day_text(row.ended_on),
    }


def _minute(text: str) -> int:
    """Return the minutes since midnight of a time of day."""
    hours, _, minutes = text.partition(":")
    if hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60:
        return int(hours) * 60 + int(minutes)
    raise ArgumentTypeError(f"{text!r} is not a time; write it like 10:30")
