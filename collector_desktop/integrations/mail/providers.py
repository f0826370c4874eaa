"""Microsoft 365 and Google: where one signs in, and the servers behind it."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen
from collector_desktop.integrations.mail.account import Security

MICROSOFT, GOOGLE = "microsoft", "google"


@frozen
class Provider:
    """One that gives tokens; `redirect_host` is how it knows this computer."""

    name: str
    authorise_at: str
    token_at: str
    scope: str
    smtp_host: str
    smtp_port: int
    security: Security
    imap_host: str
    redirect_host: str


def provider(name: str, tenant: str = "common") -> Provider:
    """Return a provider by its name; `tenant` is the directory of a Microsoft account."""
    if name == GOOGLE:
        return Provider(
            "Google",
            "https://accounts.google.com/o/oauth2/v2/auth",
            "https://oauth2.googleapis.com/token",
            "https://mail.google.com/",
            "smtp.gmail.com",
            465,
            Security.TLS,
            "imap.gmail.com",
            "127.0.0.1",
        )
    base = f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0"
    return Provider(
        "Microsoft",
        f"{base}/authorize",
        f"{base}/token",
        "https://outlook.office.com/SMTP.Send https://outlook.office.com/IMAP.AccessAsUser.All"
        " offline_access",
        "smtp.office365.com",
        587,
        Security.STARTTLS,
        "outlook.office365.com",
        "localhost",
    )
