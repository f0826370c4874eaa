"""Text and addresses made safe for the header of an e-mail, whatever they contain.

The library of Python below 3.11.10 turns an encoded word in a header into lines of its own; so no
text with one, and no sign that is not printed, gets that far.
"""

from __future__ import annotations

import re
import unicodedata
from email.headerregistry import Address
from pathlib import PurePath

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.mail_addresses import sound_address

LONGEST_TEXT, LONGEST_FILE = 200, 60
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9.-]+")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def header_text(text: str) -> str:
    """Return a text in one line of at most 200 characters, none of which a mail program obeys."""
    return " ".join(seen_text(text).replace("=?", "= ?").split())[:LONGEST_TEXT].strip()


def seen_text(text: str) -> str:
    """Return a text with a blank for each sign that is not seen, such as one that turns words."""
    return "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in text)


def mail_address(text: str) -> str:
    """Return an address as servers take it: its domain in ASCII, nothing around it.

    Raises:
        CollectorError: it is no single address that every server takes.
    """
    sound = sound_address(text)
    if not sound:
        raise CollectorError(
            f"{header_text(text)!r} is not an e-mail address.",
            "Correct it on the customer's card: one address such as accounts@example.com.",
        )
    return sound


def named_address(name: str, address: str) -> Address:
    """Return an address with the name of its owner, for a header."""
    local, _, domain = mail_address(address).rpartition("@")
    return Address(header_text(name), local, domain)


def domain_of(address: str) -> str:
    """Return what is behind the @ of an address."""
    return mail_address(address).rpartition("@")[2]


def ascii_file_name(name: str) -> str:
    """Return the name of an attached file in letters, digits, dots and dashes that all take."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    path = PurePath(_NOT_IN_A_NAME.sub("_", plain).strip("._-") or "file")
    return path.stem[:LONGEST_FILE].rstrip("._-") + path.suffix[:8]
