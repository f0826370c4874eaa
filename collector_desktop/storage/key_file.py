"""The key of a protected ledger, wrapped by its password and by a recovery code.

The key itself is random and never written. Two wrapped copies of it are in `<ledger>.key` beside
the ledger and in the description of every backup: one opens with the password, one with the
recovery code, so that neither the file nor a changed system ever holds the only way in. Wrapping
is scrypt (RFC 7914) over the secret, then AES-256 in Galois counter mode (NIST SP 800-38D).
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.errors import LedgerError, WrongPasswordError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.json_text import read_json
from collector_desktop.storage.cipher import KEY_BYTES, driver, key_path
from collector_desktop.storage.disk import read_small

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "collector-key"
VERSION = 1
PASSWORD = "password"  # noqa: S105 - the name of a way in, not one
RECOVERY = "recovery"
COST = 2**17
COSTS = frozenset(2**power for power in range(10, 19))
BLOCK = 8
MEMORY = 2**28 + 2**20
MOST_WAYS = 16  # each is tried, and costs as much as the file says
SALT_BYTES = NONCE_BYTES = 12
CODE_BYTES = 20
CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


@frozen
class WrappedKey:
    """The key as one secret opens it; salt, nonce and key in hexadecimal, `cost` that of scrypt."""

    opened_by: str
    cost: int
    salt: str
    nonce: str
    wrapped: str


@frozen
class KeyFile:
    """Every way into a ledger; there is one key, or two while the key is being changed."""

    ways: tuple[WrappedKey, ...]

    def keys(self, secret: str) -> tuple[bytes, ...]:
        """Return the keys that a password or recovery code opens.

        Raises:
            WrongPasswordError: it opens none.
        """
        found = [key for way in self.ways if (key := _unwrapped(way, secret)) is not None]
        if not found:
            raise WrongPasswordError
        return tuple(dict.fromkeys(found))

    def document(self) -> dict[str, Any]:
        """Return what is written."""
        return {"format": FORMAT, "version": VERSION, "ways": [asdict(way) for way in self.ways]}


def new_key() -> bytes:
    """Return a fresh random key."""
    return secrets.token_bytes(KEY_BYTES)


def new_recovery_code() -> str:
    """Return a fresh code of 160 bits, in letters and digits that are not mistaken."""
    number = int.from_bytes(secrets.token_bytes(CODE_BYTES), "big")
    letters = [CODE_LETTERS[number >> (5 * place) & 31] for place in range(CODE_BYTES * 8 // 5)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, len(letters), 4))


def wrap(key: bytes, password: str, recovery_code: str) -> KeyFile:
    """Wrap a key by a password and by a recovery code.

    Raises:
        LedgerError: the password is empty.
    """
    if not password.strip():
        raise LedgerError("An empty password protects nothing.", "Choose a password.")
    return KeyFile((_wrapped(key, PASSWORD, password), _wrapped(key, RECOVERY, recovery_code)))


def read_key_file(document: object) -> KeyFile:
    """Return the ways in that a file describes.

    Raises:
        LedgerError: it does not, or is of a newer version.
    """
    try:
        ways = tuple(WrappedKey(**way) for way in document["ways"])  # type: ignore[index]
        is_ours = document["format"] == FORMAT  # type: ignore[index]
        is_known = document["version"] == VERSION  # type: ignore[index]
        is_known = is_known and all(type(way.cost) is int and way.cost in COSTS for way in ways)
        is_known = is_known and all(way.opened_by in (PASSWORD, RECOVERY) for way in ways)
        for way in ways:
            for piece in (way.salt, way.nonce, way.wrapped):
                bytes.fromhex(piece)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _unreadable() from error
    if not (0 < len(ways) <= MOST_WAYS and is_ours and is_known):
        raise _unreadable()
    return KeyFile(ways)


def key_file_of(ledger: Path) -> KeyFile | None:
    """Return the ways into a ledger; None if no password protects it.

    Raises:
        LedgerError: its key file cannot be read.
    """
    path = key_path(ledger)
    if not path.exists():
        return None
    try:
        return read_key_file(read_json(read_small(path)))
    except (OSError, ValueError) as error:
        raise _unreadable() from error


def _unreadable() -> LedgerError:
    return LedgerError(
        "The key file of this ledger cannot be read.", "Put back the one from a backup."
    )


def _wrapped(key: bytes, opened_by: str, secret: str) -> WrappedKey:
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    wrapped = _aes(_stretched(opened_by, secret, salt, COST)).encrypt(
        nonce, key, opened_by.encode()
    )
    return WrappedKey(opened_by, COST, salt.hex(), nonce.hex(), wrapped.hex())


def _unwrapped(way: WrappedKey, secret: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - with the driver only

    aes = _aes(_stretched(way.opened_by, secret, bytes.fromhex(way.salt), way.cost))
    nonce, wrapped = bytes.fromhex(way.nonce), bytes.fromhex(way.wrapped)
    try:
        key: bytes = aes.decrypt(nonce, wrapped, way.opened_by.encode())
    except (InvalidTag, ValueError):
        return None
    return key if len(key) == KEY_BYTES else None


def _stretched(opened_by: str, secret: str, salt: bytes, cost: int) -> bytes:
    """Return a secret as a key; 128 MiB and some tenths of a second make guessing dear.

    A file may ask for no more than twice that: it may come from a stranger.
    """
    text = unicodedata.normalize("NFC", secret)
    if opened_by == RECOVERY:
        text = text.upper().translate(LOOK_ALIKE)
    return hashlib.scrypt(
        text.encode("utf-8", "surrogatepass"),
        salt=salt,
        n=cost,
        r=BLOCK,
        p=1,
        maxmem=MEMORY,
        dklen=KEY_BYTES,
    )


def _aes(key: bytes) -> Any:
    driver()  # says what is missing: the two packages come together
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    return AESGCM(key)
