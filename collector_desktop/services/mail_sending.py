"""Use cases at the mail server itself: a test to oneself, and what carries the outbox."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.integrations.mail.build import MailFacts, build_mail
from collector_desktop.integrations.mail.headers import domain_of, mail_address
from collector_desktop.integrations.mail.problems import MailServerError, Trouble
from collector_desktop.integrations.mail.replies import Verdict
from collector_desktop.services.mail_account import transport_of
from collector_desktop.services.outbox import Carrier
from collector_desktop.services.outbox_rows import PartsOf, plain_parts

if TYPE_CHECKING:
    import ssl

    from collector_desktop.integrations.secrets import Secrets
    from collector_desktop.services.mail_account import MailAccount

SUBJECT = "Test from Collector Desktop"
TEXT = (
    "This e-mail was sent from the settings of Collector Desktop.\n\n"
    "If you can read it, reminders and statements will go out through this account."
)


@frozen
class TestPassed:
    """A test that the server took: to whom, in how many seconds, until when it can be trusted."""

    address: str
    at: datetime
    seconds: float
    trusted_until: datetime | None


def carrier_of(
    account: MailAccount,
    kept: Secrets,
    parts_of: PartsOf = plain_parts,
    context: ssl.SSLContext | None = None,
) -> Carrier:
    """Return what carries the outbox away.

    Raises:
        RefusedError: something is not set, or no password is known.
        MailServerError: the sign-in at the provider has ended.
    """
    transport = transport_of(account, kept, context)
    return Carrier(transport, account.sender, account.rate, parts_of, account.daily)


def send_test(
    account: MailAccount,
    kept: Secrets,
    now: Callable[[], datetime],
    to: str = "",
    context: ssl.SSLContext | None = None,
) -> TestPassed:
    """Send one e-mail to oneself, or to `to`, and return how it went.

    Raises:
        RefusedError: something is not set, no password is known, or the server refused it.
        MailServerError: the server cannot be used.
    """
    address = mail_address(to or account.sender.address) if to or account.sender.address else ""
    begun = now()
    with transport_of(account, kept, context) as smtp:
        ref = f"<{secrets.token_hex(16)}@{domain_of(account.sender.address)}>"
        content = build_mail(_test_facts(account, address), ref, begun)
        smtp.open()
        until = smtp.certificate_until()
        reply = smtp.send(content, address)
    if reply.verdict is Verdict.REFUSED:
        raise RefusedError(f"The server refused the test: {reply.line}", "Check the address.")
    if reply.verdict is not Verdict.SENT:
        raise MailServerError(
            Trouble.BUSY,
            "The server did not take the test just now.",
            "Wait a few minutes and try again.",
            reply.line,
        )
    ended = now()
    return TestPassed(address, ended, (ended - begun).total_seconds(), until)


def _test_facts(account: MailAccount, address: str) -> MailFacts:
    return MailFacts(
        to_name="",
        to_address=address,
        subject=SUBJECT,
        text=TEXT,
        from_name=account.sender.name,
        from_address=account.sender.address,
        reply_to=account.sender.reply_to,
    )
