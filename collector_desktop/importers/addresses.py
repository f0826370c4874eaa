"""E-mail addresses of a customer, of which a cell may hold several."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"[^\s,;<>\"]+@[^\s,;<>\"]+")


def part_addresses(texts: dict[str, str]) -> None:
    """Leave one e-mail address to the customer; more of them in its cell are further people's.

    QuickBooks and others let a customer have several, with commas or semicolons between. What
    holds no address stays as it is.
    """
    found = list(dict.fromkeys(_ADDRESS.findall(texts.get("email", ""))))
    if found:
        texts["email"] = found[0]
    if found[1:]:
        further = (texts.get("others", ""), *(f"<{address}>" for address in found[1:]))
        texts["others"] = "; ".join(filter(None, further))
