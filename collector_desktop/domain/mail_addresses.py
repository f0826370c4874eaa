"""What is an e-mail address: one that every server takes, and nothing around it."""

from __future__ import annotations

import re

LONGEST = 254
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*")
_WHOLE = re.compile(f"{_LOCAL.pattern}@{_DOMAIN.pattern}")


def sound_address(text: str) -> str:
    """Return an address with its domain in ASCII; empty where it is none, or more than one."""
    # Nearly all addresses are plain ones, which need not be taken apart.
    if len(text) <= LONGEST and _WHOLE.fullmatch(text):
        return text
    local, at, domain = text.strip().rpartition("@")
    with_ascii = _ascii_domain(domain)
    sound = at and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(with_ascii)
    if not sound or len(local) + len(with_ascii) >= LONGEST:
        return ""
    return f"{local}@{with_ascii}"


def _ascii_domain(domain: str) -> str:
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
