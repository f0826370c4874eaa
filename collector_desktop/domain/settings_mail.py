"""Settings of e-mail: how it is sent, from whom, and whether answers are read.

Passwords and tokens are no settings: they are kept where the system keeps passwords.
"""

from __future__ import annotations

import re

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.setting import Setting
from collector_desktop.domain.settings_read import one_of, read_email, whole_number

HANDOVER, SMTP, OAUTH = "handover", "smtp", "oauth"
TLS, STARTTLS = "tls", "starttls"
MICROSOFT, GOOGLE = "microsoft", "google"
_HOST = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*")
_WORD = re.compile(r"[\x21-\x7e]{1,200}")
_LAST_PORT = 65_535


def read_host(text: str) -> str:
    """Return the name of a server, or nothing.

    Raises:
        CollectorError: it cannot be one.
    """
    if text and not _HOST.fullmatch(text):
        raise CollectorError(
            f"{text!r} is not the name of a server.", "Write one such as smtp.example.com."
        )
    return text.lower()


def read_word(text: str) -> str:
    """Return an identifier without blanks, or nothing.

    Raises:
        CollectorError: it has a blank, a letter that is not ASCII, or too many signs.
    """
    if text and not _WORD.fullmatch(text):
        raise CollectorError(f"{text!r} has a blank or a letter in it that no identifier has.")
    return text


CHASE_NO_REPLY_DAYS = Setting(
    "chase.no_reply_days",
    7,
    whole_number(1, 60),
    "Days without an answer to an e-mail or letter after which Today says so.",
)
MAIL_WAY = Setting(
    "mail.way",
    HANDOVER,
    one_of(HANDOVER, SMTP, OAUTH),
    "How e-mail goes out: as drafts in your own mail program (handover), through a mail server"
    " with a password (smtp), or with a sign-in at Microsoft or Google (oauth).",
)
MAIL_FROM_NAME = Setting("mail.from_name", "", str, "Your name, as e-mails show it.")
MAIL_FROM_ADDRESS = Setting(
    "mail.from_address",
    "",
    read_email,
    "The address that e-mails come from; else that of the company.",
)
MAIL_REPLY_TO = Setting(
    "mail.reply_to", "", read_email, "Where answers go, when not to the address they come from."
)
MAIL_HOST = Setting("mail.host", "", read_host, "The server that takes your e-mail.")
MAIL_PORT = Setting(
    "mail.port", 465, whole_number(1, _LAST_PORT), "Its port: 465 with TLS, 587 with STARTTLS."
)
MAIL_SECURITY = Setting(
    "mail.security",
    TLS,
    one_of(TLS, STARTTLS),
    "How the connection is encrypted: from the start (tls) or before anything is said (starttls).",
)
MAIL_USER = Setting(
    "mail.user", "", str, "The name you sign in with; else the address that e-mails come from."
)
MAIL_AUTHORITIES = Setting(
    "mail.authorities",
    "",
    str,
    "A file of certificates (PEM) of authorities that are trusted besides those of the system,"
    " for a mail server of your own.",
)
MAIL_PROVIDER = Setting(
    "mail.provider",
    MICROSOFT,
    one_of(MICROSOFT, GOOGLE),
    "Where you sign in when mail.way is oauth: microsoft or google.",
)
MAIL_CLIENT = Setting(
    "mail.client", "", read_word, "The client id that you registered there for this program."
)
MAIL_TENANT = Setting(
    "mail.tenant", "common", read_word, "The directory of your Microsoft account, if it needs one."
)
MAIL_RATE = Setting(
    "mail.rate", 20, whole_number(1, 60), "The most e-mails sent in a minute, 1 to 60."
)
MAIL_DAILY = Setting(
    "mail.daily",
    200,
    whole_number(1, 10_000),
    "The most e-mails sent within 24 hours, 1 to 10000; the others wait.",
)
MAIL_UNDO_SECONDS = Setting(
    "mail.undo_seconds",
    60,
    whole_number(0, 300),
    "Seconds that e-mails wait on the desk before they go, in which they can be taken back.",
)
MAIL_IMAP_HOST = Setting(
    "mail.imap_host", "", read_host, "The server to read answers and bounces from; empty is none."
)
MAIL_IMAP_PORT = Setting(
    "mail.imap_port", 993, whole_number(1, _LAST_PORT), "Its port; the connection is always TLS."
)
MAIL_IMAP_USER = Setting(
    "mail.imap_user", "", str, "The name you sign in with there; else the one for sending."
)
MAIL_IMAP_FOLDER = Setting(
    "mail.imap_folder", "INBOX", str, "The folder in which answers arrive; it is only read."
)

MAIL_SETTINGS: tuple[Setting[str] | Setting[int], ...] = (
    MAIL_WAY,
    MAIL_FROM_NAME,
    MAIL_FROM_ADDRESS,
    MAIL_REPLY_TO,
    MAIL_HOST,
    MAIL_PORT,
    MAIL_SECURITY,
    MAIL_USER,
    MAIL_AUTHORITIES,
    MAIL_PROVIDER,
    MAIL_CLIENT,
    MAIL_TENANT,
    MAIL_RATE,
    MAIL_DAILY,
    MAIL_UNDO_SECONDS,
    MAIL_IMAP_HOST,
    MAIL_IMAP_PORT,
    MAIL_IMAP_USER,
    MAIL_IMAP_FOLDER,
)
