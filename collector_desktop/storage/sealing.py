"""Seals words by keys that are derived from a ledger's own, each for one purpose.

Deriving is HKDF (RFC 5869) with SHA-256, so neither key gives away the other; sealing is AES-256 in
Galois counter mode (NIST SP 800-38D).
"""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from collector_desktop.domain.errors import WrongPasswordError

NONCE_BYTES = 12


def derived_key(key: bytes, purpose: bytes) -> bytes:
    """Return the key of 32 bytes for a purpose."""
    extracted = hmac.digest(bytes(32), key, "sha256")
    return hmac.digest(extracted, purpose + b"\x01", "sha256")


def sealed(body: bytes, key: bytes, bound: bytes = b"") -> bytes:
    """Return a body as nobody without the key can read or change it; `bound` belongs to it."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    found: bytes = _aes(key).encrypt(nonce, body, bound)
    return nonce + found


def unsealed(raw: bytes, key: bytes, bound: bytes = b"") -> bytes:
    """Return what was sealed.

    Raises:
        WrongPasswordError: the key is another, or something was changed.
        ValueError: it is too short to have been sealed.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - for protected ledgers only

    try:
        body: bytes = _aes(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], bound)
    except InvalidTag as error:
        raise WrongPasswordError from error
    return body


def _aes(key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    return AESGCM(key)
