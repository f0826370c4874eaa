"""The address at which a customer can pay at once: a pattern with the reference and the amount."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.money import plain_amount

FIELDS = ("reference", "amount", "currency")
_LONGEST = 200


def read_link(text: str) -> str:
    """Return a pattern of a link as it is kept, or nothing.

    Raises:
        CollectorError: it has an unknown field, does not begin with https or is too long.
    """
    if not text:
        return ""
    plain = text
    for field in FIELDS:
        plain = plain.replace(f"{{{field}}}", "x")
    if "{" in plain or "}" in plain:
        raise CollectorError(
            f"{text!r} has a field that a payment link does not know.",
            "Use {reference}, {amount} and {currency}.",
        )
    if not _is_https(plain) or "{" in urlsplit(text).netloc:
        raise CollectorError(
            f"{text!r} is not a payment link.",
            "It begins with https:// and the name of your payment page.",
        )
    if len(text) > _LONGEST:
        raise CollectorError(f"A payment link has at most {_LONGEST} characters.")
    return text


def link_for(pattern: str, reference: str, amount_minor: int, currency: str) -> str:
    """Return the link by which an amount is paid, or nothing where none is to be paid."""
    if not pattern or amount_minor <= 0:
        return ""
    values = (reference, plain_amount(amount_minor, currency), currency)
    link = pattern
    for field, value in zip(FIELDS, values, strict=True):
        link = link.replace(f"{{{field}}}", quote(value, safe=""))
    return link


def _is_https(plain: str) -> bool:
    """Return whether a text is an address that only an encrypted connection opens."""
    if not (plain.isascii() and plain.isprintable()) or any(sign in plain for sign in ' "<>\\^`|'):
        return False
    try:
        parts = urlsplit(plain)
    except ValueError:
        return False
    has_name = "." in (parts.hostname or "") and "@" not in parts.netloc
    return parts.scheme == "https" and has_name
