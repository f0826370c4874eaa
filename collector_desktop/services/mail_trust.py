"""Which certificates the mail servers of an account may have, as the settings say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.settings_mail import MAIL_AUTHORITIES
from collector_desktop.domain.settings_paper import lies_elsewhere

if TYPE_CHECKING:
    import ssl


def trusted_by(authorities: str) -> ssl.SSLContext:
    """Return what checks a server's certificate; `authorities` is a file of more, or nothing.

    Raises:
        RefusedError: the file is on another computer, cannot be read, or holds no certificate.
    """
    from collector_desktop.integrations.mail.authorities import (  # noqa: PLC0415 - costs 20 ms
        trusting,
    )

    if lies_elsewhere(authorities):  # somebody else's ledger may name his own
        raise RefusedError(
            f"{authorities} lies on another computer.",
            "Copy the certificates to this one and choose them there.",
        )
    return trusting(authorities)


def require_certificates(values: Mapping[str, str]) -> None:
    """Refuse a file of authorities in settings that holds no certificate.

    Raises:
        RefusedError: it does not, cannot be read, or is on another computer.
    """
    if chosen := values.get(MAIL_AUTHORITIES.key, "").strip():
        trusted_by(chosen)
