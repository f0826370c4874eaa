"""Which certificates the mail servers of an account may have, as the settings say it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.settings_mail import MAIL_AUTHORITIES
from collector_desktop.domain.settings_paper import lies_elsewhere

if TYPE_CHECKING:
    import ssl


def trusted_by(authorities: str) -> ssl.SSLContext:
    """Return what checks a server's certificate; `authorities` is a file of more, or nothing.

    Raises:
        RefusedError: the file is on another computer, is not named from its root, cannot be read,
            or holds no certificate.
    """
    from collector_desktop.integrations.mail.authorities import (  # noqa: PLC0415 - costs 20 ms
        trusting,
    )

    if lies_elsewhere(authorities):  # somebody else's ledger may name his own
        raise RefusedError(
            f"{authorities} lies on another computer.",
            "Copy the certificates to this one and choose them there.",
        )
    if authorities and not Path(authorities).is_absolute():  # it would be another in each folder
        raise RefusedError(
            f"{authorities} does not say in which folder it is.",
            "Give the whole path of the file, from the root or the drive.",
        )
    return trusting(authorities)


def require_certificates(values: Mapping[str, str]) -> None:
    """Refuse a file of authorities in settings that holds no certificate.

    Raises:
        RefusedError: it does not, or `trusted_by` refuses it.
    """
    if chosen := values.get(MAIL_AUTHORITIES.key, "").strip():
        trusted_by(chosen)
