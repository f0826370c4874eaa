"""`mail`: how the outbox stands, a test of the account, answers, and what to decide about."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from collector_desktop.cli.mail_sending import (
    add_mail_password,
    carrier,
    known_secrets,
    send_waiting,
    watching,
)
from collector_desktop.cli.session import (
    DONE,
    WITH_PROBLEMS,
    Answer,
    Session,
    TextTable,
    UsageError,
)
from collector_desktop.cli.words import count, day_text, done
from collector_desktop.domain.errors import RefusedError
from collector_desktop.integrations.clock import now_utc
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.outbox import outbox_counts, troubled_mail
from collector_desktop.services.incoming_mail import fetch_mail
from collector_desktop.services.mail_account import login_of, mail_account
from collector_desktop.services.mail_sending import send_test
from collector_desktop.services.mail_trust import trusted_by
from collector_desktop.services.outbox import confirm_gone, send_again

HEADINGS = ("id", "customer", "state", "address", "subject", "error")


def configure(parser: ArgumentParser) -> None:
    """Add what to do; without it, how the outbox stands."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=("test", "send", "fetch", "again", "gone"),
        metavar="test|send|fetch|again|gone",
        help="test the account, send what waits, read answers; an e-mail waits again, or has gone",
    )
    parser.add_argument("id", type=count, nargs="?", metavar="ID", help="of that e-mail")
    parser.add_argument("--to", metavar="ADDRESS", default="", help="where a test goes")
    add_mail_password(parser)


def run(session: Session, options: Namespace) -> Answer:
    """Do what was asked for, or return how the outbox stands.

    Raises:
        UsageError: a decision names no e-mail, or something else names one.
    """
    decisions = {"again": send_again, "gone": confirm_gone}
    if (options.action in decisions) != (options.id is not None):
        raise UsageError("Name one e-mail by its ID: mail again ID, mail gone ID.")
    if options.action in decisions:
        return done(decisions[options.action](options.id, session.as_of))
    actions = {"test": _test, "send": _send, "fetch": _fetch, None: _outbox}
    return actions[options.action](session, options)


def _outbox(_: Session, __: Namespace) -> Answer:
    counts = asdict(outbox_counts())
    rows = [
        {
            "id": each.message_id,
            "customer": each.code,
            "state": each.state,
            "address": each.address,
            "subject": each.subject,
            "error": each.error,
            "date": day_text(each.made_on),
        }
        for each in troubled_mail()
    ]
    lines = [tuple(str(row[name]) for name in HEADINGS) for row in rows]
    table = (TextTable(HEADINGS, lines),) if rows else ()
    text = ", ".join(f"{number} {state}" for state, number in counts.items() if number)
    return Answer(counts | {"messages": rows}, table, text or "Nothing waits.")


def _test(_: Session, options: Namespace) -> Answer:
    account = mail_account()
    passed = send_test(
        account,
        known_secrets(account, password_on_stdin=options.password_stdin),
        now_utc,
        options.to,
    )
    until = passed.trusted_until.date() if passed.trusted_until else None
    document = {
        "to": passed.address,
        "seconds": f"{passed.seconds:.1f}",
        "certificate_until": day_text(until),
    }
    trusted = f" Certificate good until {until}." if until else ""
    text = f"The server took the test for {passed.address} in {passed.seconds:.1f} s.{trusted}"
    return Answer(document, (), text)


def _send(session: Session, options: Namespace) -> Answer:
    from collector_desktop.services.mail_parts import parts_by  # noqa: PLC0415 - costs 80 ms

    parts = parts_by(resource("fonts"))
    by = carrier(password_on_stdin=options.password_stdin, parts_of=parts)
    states = dict(send_waiting(by, session.as_of))
    words = ", ".join(f"{number} {state}" for state, number in states.items())
    status = DONE if set(states) <= {"sent"} else WITH_PROBLEMS
    return Answer({"states": states}, (), words or "Nothing waits.", status=status)


def _fetch(session: Session, options: Namespace) -> Answer:
    from collector_desktop.integrations.mail.imap import (  # noqa: PLC0415 - costs 40 ms
        open_mailbox,
    )

    account = mail_account()
    if not account.imap_host:
        raise RefusedError("No server for answers is set.", "Set mail.imap_host.")
    kept = known_secrets(account, password_on_stdin=options.password_stdin)
    login = login_of(account, kept, for_reading=True)
    place = (account.imap_host, account.imap_port, account.imap_folder)
    with open_mailbox(*place, login, trusted_by(account.authorities)) as box:
        filed = dict(fetch_mail(box, account.mailbox, session.as_of, watching()).value)
    words = ", ".join(f"{number} {kind.replace('_', ' ')}" for kind, number in filed.items())
    return Answer({"filed": filed}, (), words or "Nothing new.")
