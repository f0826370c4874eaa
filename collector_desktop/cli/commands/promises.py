"""`promises`: list promises to pay as they stand, put one off or withdraw it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.money_moves import minor_units
from collector_desktop.cli.promises_shown import promise_document, promise_table
from collector_desktop.cli.session import Answer, Session, UsageError
from collector_desktop.cli.words import count, done, named_path, spoken_day
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.promise_changes import promise_changes
from collector_desktop.queries.promises import promises
from collector_desktop.services.promise_calendar import write_calendar
from collector_desktop.services.promise_changes import (
    RescheduleDraft,
    reschedule_promise,
)
from collector_desktop.services.promises import cancel_promise


def configure(parser: ArgumentParser) -> None:
    """Add which promises to list, or the one to withdraw."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--status", choices=[status.value for status in PromiseStatus], help="only these"
    )
    what.add_argument("--cancel", metavar="ID", type=count, help="withdraw this one")
    what.add_argument("--reschedule", metavar="ID", type=count, help="put this one off")
    what.add_argument(
        "--calendar",
        metavar="FILE.ics",
        type=named_path,
        help="write their days into a calendar file",
    )
    parser.add_argument("--for", metavar="D", dest="pay_by", help="the new day, to put one off")
    parser.add_argument("--amount", metavar="A", help="the new amount, else what is missing")
    parser.add_argument("--reason", metavar="T", default="")


def run(session: Session, options: Namespace) -> Answer:
    """Return the promises taken by the day, judged by the money received."""
    if options.cancel is not None:
        outcome = cancel_promise(options.cancel, session.as_of, options.reason)
        return done(outcome, promise=options.cancel)
    if options.reschedule is not None:
        return _put_off(session, options)
    if options.calendar is not None:
        count_ = write_calendar(options.calendar, session.as_of)
        return Answer({"file": str(options.calendar), "events": count_}, text=f"{count_} entries")
    found = [row for row in promises(session.as_of) if options.status in (None, row.status)]
    changes = promise_changes(session.as_of)
    documents = [promise_document(row, changes.get(row.promise_id)) for row in found]
    return Answer({"promises": documents}, (promise_table(found),))


def _put_off(session: Session, options: Namespace) -> Answer:
    if options.pay_by is None:
        raise UsageError("--reschedule needs --for D: the new day.")
    old = next((p for p in promises(session.as_of) if p.promise_id == options.reschedule), None)
    minor = None
    if old is not None and options.amount is not None:
        minor = minor_units(options.amount, old.currency)
    pay_by = spoken_day(options.pay_by, session.as_of)
    draft = RescheduleDraft(options.reschedule, pay_by, minor, options.reason)
    outcome = reschedule_promise(draft, session.as_of)
    return done(outcome, promise=outcome.value)
