"""Passwords: kept where the system keeps passwords, else in memory until the program ends.

Only stores that encrypt are trusted; a store that only seems to keep is found out by reading back.
Nothing here is ever written to the ledger, a setting, a log or a command line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "collector-desktop"
LEDGER_PASSWORD = "ledger.password"  # noqa: S105 - the name of one
NAMES = frozenset(
    (
        LEDGER_PASSWORD,
        "mail.password",
        "mail.imap_password",
        "mail.refresh_token",
        "mail.client_word",
    )
)
LONGEST_PART = 1_000
STORES = {
    "keyring.backends.Windows": "Windows Credential Manager",
    "keyring.backends.macOS": "the macOS keychain",
    "keyring.backends.SecretService": "the keyring of your desktop",
    "keyring.backends.libsecret": "the keyring of your desktop",
    "keyring.backends.kwallet": "KWallet",
}


@dataclass(slots=True)
class Secrets:
    """The secrets of this user; `store` is the system's, or None where there is none to trust."""

    store: KeyringBackend | None
    _session: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)

    @property
    def place(self) -> str:
        """Where secrets are kept, in words; empty when only until the program ends."""
        return "" if self.store is None else STORES.get(type(self.store).__module__, "")

    def keep(self, name: str, account: str, secret: str) -> bool:
        """Keep a secret of an account; return whether it is still there after the program ends."""
        _require_known(name)
        self._session[name, account] = secret
        if self.store is None:
            return False
        try:
            _write(self.store, name, account, secret)
            return _read(self.store, name, account) == secret
        except Exception:  # noqa: BLE001 - a store that is locked or broken is as good as none
            return False

    def find(self, name: str, account: str) -> str:
        """Return the secret of an account, or nothing."""
        _require_known(name)
        known = self._session.get((name, account))
        if known is not None or self.store is None:
            return known or ""
        try:
            return _read(self.store, name, account)
        except Exception:  # noqa: BLE001 - it is asked for instead
            return ""

    def forget(self, name: str, account: str) -> None:
        """Remove the secret of an account wherever it is."""
        _require_known(name)
        self._session.pop((name, account), None)
        if self.store is None:
            return
        number = 1
        try:
            while self.store.get_password(_service(name), _part(account, number)) is not None:
                self.store.delete_password(_service(name), _part(account, number))
                number += 1
        except Exception:  # noqa: BLE001 - nothing more can be done about it from here
            return


def _write(store: KeyringBackend, name: str, account: str, secret: str) -> None:
    """Write in parts, as Windows keeps at most 1,280 characters in one place."""
    starts = range(0, len(secret), LONGEST_PART)
    parts = [secret[at : at + LONGEST_PART] for at in starts] or [""]
    for number, part in enumerate(parts, 1):
        text = f"{len(parts)}:{part}" if number == 1 else part
        store.set_password(_service(name), _part(account, number), text)


def _read(store: KeyringBackend, name: str, account: str) -> str:
    first = store.get_password(_service(name), account) or ""
    count, colon, secret = first.partition(":")
    if not (colon and count.isdigit()):
        return ""
    for number in range(2, int(count) + 1):
        secret += store.get_password(_service(name), _part(account, number)) or ""
    return secret


def trusted_store() -> KeyringBackend | None:
    """Return the store that the system offers, if it is one of those that encrypt."""
    try:
        import keyring  # noqa: PLC0415 - costs 80 ms

        chosen = keyring.get_keyring()
    except Exception:  # noqa: BLE001 - back ends fail in many ways where there is no desktop
        return None
    candidates = getattr(chosen, "backends", None) or [chosen]
    return next((each for each in candidates if type(each).__module__ in STORES), None)


@cache
def secrets() -> Secrets:
    """Return the secrets of this program's user."""
    return Secrets(trusted_store())


def _require_known(name: str) -> None:
    if name not in NAMES:
        raise ValueError(f"no secret is called {name!r}")


def _service(name: str) -> str:
    return f"{SERVICE} {name}"


def _part(account: str, number: int) -> str:
    return account if number == 1 else f"{account}#{number}"
