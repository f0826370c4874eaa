"""The e-mail account of the settings: from whom, through which server, signed in by what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.mail_hosts import are_of_one_provider
from collector_desktop.domain.settings import COMPANY_EMAIL, COMPANY_NAME
from collector_desktop.domain.settings_mail import (
    HANDOVER,
    MAIL_AUTHORITIES,
    MAIL_CLIENT,
    MAIL_DAILY,
    MAIL_FROM_ADDRESS,
    MAIL_FROM_NAME,
    MAIL_HOST,
    MAIL_IMAP_FOLDER,
    MAIL_IMAP_HOST,
    MAIL_IMAP_PORT,
    MAIL_IMAP_USER,
    MAIL_PORT,
    MAIL_PROVIDER,
    MAIL_RATE,
    MAIL_REPLY_TO,
    MAIL_SECURITY,
    MAIL_TENANT,
    MAIL_USER,
    MAIL_WAY,
    OAUTH,
)
from collector_desktop.integrations.mail.account import Login, Security, Server
from collector_desktop.integrations.mail.providers import provider
from collector_desktop.integrations.secrets import Secrets
from collector_desktop.queries.settings import settings
from collector_desktop.services.mail_trust import trusted_by

if TYPE_CHECKING:
    import ssl

    from collector_desktop.integrations.mail.oauth import Client
    from collector_desktop.integrations.mail.smtp import SmtpSender
    from collector_desktop.queries.settings import Settings

PASSWORD, IMAP_PASSWORD = "mail.password", "mail.imap_password"
REFRESH, CLIENT_WORD = "mail.refresh_token", "mail.client_word"


@frozen
class Sender:
    """Whom e-mails come from, and where answers go if elsewhere."""

    name: str
    address: str
    reply_to: str = ""


@frozen
class MailAccount:
    """What the settings say about e-mail; no password is in it."""

    way: str
    sender: Sender
    host: str
    port: int
    security: Security
    user: str
    rate: int
    imap_host: str
    imap_port: int
    imap_user: str
    imap_folder: str
    provider: str = ""
    client_id: str = ""
    tenant: str = ""
    daily: int | None = None
    authorities: str = ""

    @property
    def key(self) -> str:
        """Under which its password is kept: it goes to whom it was entered for, and trusted by."""
        return f"{self.user} {self.host} {self.authorities}".rstrip()

    @property
    def imap_key(self) -> str:
        """Under which the password for reading is kept."""
        return f"{self.imap_user} {self.imap_host} {self.authorities}".rstrip()

    @property
    def mailbox(self) -> str:
        """By what the folder that is read is known."""
        return f"{self.imap_user} {self.imap_host} {self.imap_folder}"

    @property
    def is_handover(self) -> bool:
        """Return whether e-mail goes out through the user's own program."""
        return self.way == HANDOVER

    def client(self, kept: Secrets) -> Client:
        """Return the registration to sign in with."""
        from collector_desktop.integrations.mail.oauth import Client  # noqa: PLC0415 - 20 ms

        given = provider(self.provider, self.tenant)
        return Client(given, self.client_id, kept.find(CLIENT_WORD, self.client_id))


def mail_account() -> MailAccount:
    """Return the account as the settings of the open ledger say it."""
    return account_of(settings())


def account_of(found: Settings) -> MailAccount:
    """Return the account of settings; those of a provider stand for what is not set."""
    address = found[MAIL_FROM_ADDRESS] or found[COMPANY_EMAIL]
    user = found[MAIL_USER] or address
    is_oauth = found[MAIL_WAY] == OAUTH
    given = provider(found[MAIL_PROVIDER], found[MAIL_TENANT]) if is_oauth else None
    return MailAccount(
        way=found[MAIL_WAY],
        sender=Sender(found[MAIL_FROM_NAME] or found[COMPANY_NAME], address, found[MAIL_REPLY_TO]),
        host=given.smtp_host if given else found[MAIL_HOST],
        port=given.smtp_port if given else found[MAIL_PORT],
        security=given.security if given else Security(found[MAIL_SECURITY]),
        user=user,
        rate=found[MAIL_RATE],
        imap_host=given.imap_host if given and found[MAIL_IMAP_HOST] else found[MAIL_IMAP_HOST],
        imap_port=found[MAIL_IMAP_PORT],
        imap_user=found[MAIL_IMAP_USER] or user,
        imap_folder=found[MAIL_IMAP_FOLDER],
        provider=found[MAIL_PROVIDER] if is_oauth else "",
        client_id=found[MAIL_CLIENT] if is_oauth else "",
        tenant=found[MAIL_TENANT] if is_oauth else "",
        daily=found[MAIL_DAILY],
        authorities="" if is_oauth else found[MAIL_AUTHORITIES],
    )


def require_server(account: MailAccount) -> None:
    """Refuse to send where nothing says how.

    Raises:
        RefusedError: what is missing, and where it is set.
    """
    where = "Set it in Settings, E-mail account."
    if account.is_handover:
        raise RefusedError("E-mail is handed over to your own mail program.", where)
    if not account.sender.address:
        raise RefusedError("No address is set that e-mails come from.", where)
    if not account.host:
        raise RefusedError("No mail server is set.", where)
    if account.way == OAUTH and not account.client_id:
        raise RefusedError("No client id is set to sign in with.", where)


def needs_password(account: MailAccount, kept: Secrets) -> bool:
    """Return whether a password or sign-in must be asked for before anything can be sent."""
    name = REFRESH if account.way == OAUTH else PASSWORD
    return not account.is_handover and not kept.find(name, account.key)


def login_of(account: MailAccount, kept: Secrets, *, for_reading: bool = False) -> Login:
    """Return who signs in; a sign-in at a provider is renewed for it.

    To read, the password for sending does if both servers are one provider's: what the ledger
    names is nobody's word that the password may go there.

    Raises:
        RefusedError: no password is kept for that server, and none was given.
        MailServerError: the sign-in has ended.
    """
    if account.way == OAUTH:
        return _token(account, kept)
    own = kept.find(IMAP_PASSWORD, account.imap_key) if for_reading else ""
    if for_reading and not own and not are_of_one_provider(account.host, account.imap_host):
        raise RefusedError(
            f"The password for reading answers from {account.imap_host} is not known.",
            "Enter it in Settings, E-mail account, Answers and bounces, or give it with"
            " --password-stdin.",
        )
    password = own or kept.find(PASSWORD, account.key)
    if not password:
        raise RefusedError(
            "The password of the mail account is not known.",
            "Enter it in Settings, E-mail account, or give it with --password-stdin.",
        )
    return Login(account.imap_user if for_reading else account.user, password)


def transport_of(
    account: MailAccount, kept: Secrets, context: ssl.SSLContext | None = None
) -> SmtpSender:
    """Return the connection for sending; it is made when first used.

    Raises:
        RefusedError: something is not set, no password is known, or the file of authorities that
            are trusted cannot be used.
    """
    from collector_desktop.integrations.mail.smtp import SmtpSender  # noqa: PLC0415 - 25 ms

    require_server(account)
    server = Server(account.host, account.port, account.security, login_of(account, kept))
    trusted = context or trusted_by(account.authorities)
    return SmtpSender(server, account.sender.address, trusted)


def _token(account: MailAccount, kept: Secrets) -> Login:
    from collector_desktop.integrations.mail.oauth import refreshed  # noqa: PLC0415 - 20 ms

    known = kept.find(REFRESH, account.key)
    if not known:
        raise RefusedError("You are not signed in.", "Sign in in Settings, E-mail account.")
    tokens = refreshed(account.client(kept), known)
    if tokens.refresh != known:
        kept.keep(REFRESH, account.key, tokens.refresh)
    return Login(account.user, tokens.access, is_token=True)
