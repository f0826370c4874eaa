"""Which certificates of mail servers are trusted: the system's authorities, and a file of more.

A company's own mail server has a certificate from the company's own authority. The file adds that
authority to those of the system: what else is checked of a certificate stays as strict.
"""

from __future__ import annotations

import re
import ssl
from pathlib import Path

from collector_desktop.domain.errors import RefusedError

MOST_BYTES = 2**20
_CERTIFICATE = re.compile(rb"-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----")


def trusting(authorities: str) -> ssl.SSLContext:
    """Return what checks certificates; `authorities` is a PEM file of more authorities, or nothing.

    Raises:
        RefusedError: the file cannot be read, or holds no certificate.
    """
    context = ssl.create_default_context()
    if authorities:
        path = Path(authorities)
        try:
            context.load_verify_locations(cadata=_certificates(path))
        except (ssl.SSLError, ValueError) as error:
            raise RefusedError(
                f"{path.name} holds no certificate.",
                "Choose the PEM file of your authority: it has a line BEGIN CERTIFICATE.",
            ) from error
    return context


def _certificates(path: Path) -> str:
    """Return the certificates in a file one after the other; bundles have remarks between them."""
    try:
        if not path.is_file():  # a pipe of that name would keep us waiting
            raise FileNotFoundError(path)
        with path.open("rb") as stream:
            found = _CERTIFICATE.findall(stream.read(MOST_BYTES))
    except (OSError, ValueError) as error:
        raise RefusedError(
            f"The certificates in {path} cannot be read.",
            "Check the file that mail.authorities names, or leave it empty.",
        ) from error
    if not found:
        raise ValueError(path.name)
    return b"\n".join(found).decode("ascii")
