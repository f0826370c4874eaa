"""What went wrong with a mail server, as sentences that say what to do."""

from __future__ import annotations

import ssl
from enum import StrEnum

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.integrations.mail.headers import header_text

NAME_PROBLEM = 62  # X509_V_ERR_HOSTNAME_MISMATCH
EXPIRED = 10  # X509_V_ERR_CERT_HAS_EXPIRED


class Trouble(StrEnum):
    """What kind of thing went wrong."""

    UNREACHABLE = "unreachable"
    NOT_SECURE = "not_secure"
    LOGIN = "login"
    SENDER = "sender"
    BUSY = "busy"
    FOLDER = "folder"


class MailServerError(OutsideWorldError):
    """The server could not be used; `line` is what it said, to be shown small."""

    def __init__(self, trouble: Trouble, title: str, advice: str, line: str = "") -> None:
        super().__init__(title, advice)
        self.trouble = trouble
        self.line = header_text(line)


def unreachable(host: str, error: Exception) -> MailServerError:
    """Return the error for a server that does not answer."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate(host, error)
    if isinstance(error, ssl.SSLError):
        return MailServerError(
            Trouble.NOT_SECURE,
            f"{host} did not answer in TLS.",
            "Check port and security: 465 goes with TLS, 587 with STARTTLS.",
            str(error.reason or error),
        )
    return MailServerError(
        Trouble.UNREACHABLE,
        f"The mail server {host} did not answer.",
        "Check that you are online, and the server's name and port. Nothing was lost.",
        str(error),
    )


def no_encryption(host: str) -> MailServerError:
    """Return the error for a server that offers no STARTTLS; the password was not sent."""
    return MailServerError(
        Trouble.NOT_SECURE,
        f"{host} offers no encryption on this port, so nothing was sent to it.",
        "Choose TLS and port 465, or ask your provider for the right port.",
    )


def login_refused(line: str) -> MailServerError:
    """Return the error for a name and password that the server does not take."""
    return MailServerError(
        Trouble.LOGIN,
        "The server refused the password.",
        "Check the password, or use an app password if your provider needs one"
        " (Microsoft 365 and Google do).",
        line,
    )


def sign_in_again(line: str) -> MailServerError:
    """Return the error for a token that the server does not take any more."""
    return MailServerError(
        Trouble.LOGIN, "Your sign-in has ended.", "Sign in again in Settings, E-mail account.", line
    )


def sender_refused(address: str, line: str) -> MailServerError:
    """Return the error for a server that lets nobody write from this address."""
    return MailServerError(
        Trouble.SENDER,
        f"The server does not let you write as {address}.",
        "Use the address of the account that signs in, or ask your provider to allow this one.",
        line,
    )


def busy(host: str, line: str) -> MailServerError:
    """Return the error for a server that wants nothing just now."""
    return MailServerError(
        Trouble.BUSY,
        f"{host} takes no mail just now.",
        "Wait a few minutes and send again; what was not sent is still waiting.",
        line,
    )


def _certificate(host: str, error: ssl.SSLCertVerificationError) -> MailServerError:
    reasons = {
        NAME_PROBLEM: f"The certificate of {host} is for another name.",
        EXPIRED: f"The certificate of {host} has expired.",
    }
    advice = "Check the server's name; if it is right, ask your provider. Nothing was sent to it."
    if error.verify_code not in reasons:
        advice += " For your company's own server, give its certificates in the settings."
    title = reasons.get(error.verify_code, f"The certificate of {host} is not trusted.")
    return MailServerError(Trouble.NOT_SECURE, title, advice, error.verify_message)
