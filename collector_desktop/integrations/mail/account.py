"""What is needed to reach a mail server: where it is and who signs in."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from collector_desktop.domain.frozen import frozen


class Security(StrEnum):
    """How the connection is made secret; there is no way without."""

    TLS = "tls"
    STARTTLS = "starttls"


@frozen
class Login:
    """Who signs in, with a password or, `is_token`, with an access token of OAuth 2."""

    user: str
    secret: str = field(repr=False)
    is_token: bool = False

    def xoauth2(self) -> str:
        """Return the answer that Microsoft's and Google's servers take for a token."""
        return f"user={self.user}\x01auth=Bearer {self.secret}\x01\x01"


@frozen
class Server:
    """Where a mail server is; `login` is None for one that asks for no name."""

    host: str
    port: int
    security: Security
    login: Login | None = None
