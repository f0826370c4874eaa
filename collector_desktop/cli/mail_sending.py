"""What commands that use the mail account share: the password, and the display of progress."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections import Counter
from datetime import date

from collector_desktop.cli.output import tell
from collector_desktop.cli.passwords import next_line
from collector_desktop.cli.session import UsageError
from collector_desktop.domain.settings_mail import OAUTH
from collector_desktop.integrations.clock import now_utc
from collector_desktop.integrations.secrets import Secrets, secrets
from collector_desktop.services.mail_account import (
    IMAP_PASSWORD,
    PASSWORD,
    MailAccount,
    mail_account,
    require_server,
)
from collector_desktop.services.mail_sending import carrier_of
from collector_desktop.services.outbox import Carrier, Watch, send_queued
from collector_desktop.services.outbox_rows import PartsOf, plain_parts


def add_mail_password(parser: ArgumentParser) -> None:
    """Add the way in for a password that is kept nowhere."""
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help="read the password of the mail account from standard input",
    )


def known_secrets(account: MailAccount, *, password_on_stdin: bool) -> Secrets:
    """Return the secrets, with the password from standard input if it comes from there.

    Raises:
        UsageError: standard input has no password.
    """
    if not password_on_stdin:
        return secrets()
    if account.way == OAUTH:
        raise UsageError("A sign-in at a provider has no password: sign in once on the desk.")
    line = next_line().rstrip("\r\n")
    if not line:
        raise UsageError("Standard input ended before the password.")
    given = Secrets(None)
    given.keep(PASSWORD, account.key, line)
    given.keep(IMAP_PASSWORD, account.imap_key, line)
    return given


def watching() -> Watch:
    """Return a watch that says how far it is on standard error."""
    return Watch(now_utc, time.sleep, _tell)


def carrier(*, password_on_stdin: bool, parts_of: PartsOf = plain_parts) -> Carrier:
    """Return what carries e-mails away, by the account of the settings; nothing is sent yet.

    Raises:
        RefusedError: no server is set or no password known.
        MailServerError: the sign-in at the provider has ended.
    """
    account = mail_account()
    require_server(account)
    kept = known_secrets(account, password_on_stdin=password_on_stdin)
    return carrier_of(account, kept, parts_of)


def send_waiting(by: Carrier, made_on: date) -> Counter[str]:
    """Send what waits and return how many are in which state now.

    Raises:
        MailServerError: the server cannot be used; what was not sent waits on.
    """
    sent = send_queued(by, made_on, watching()).value
    if sent.over_limit:
        tell(f"Left waiting: {sent.over_limit:,}. The settings allow no more within 24 hours.")
    return +(sent.states + Counter(queued=sent.over_limit))


def _tell(done: int, total: int, _: str) -> None:
    if total and done and done % 10 == 0:
        tell(f"{done} of {total} sent.")
