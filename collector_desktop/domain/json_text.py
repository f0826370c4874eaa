"""JSON that came from outside: a file beside a ledger, a line of a journal, a server's answer."""

from __future__ import annotations

import json
import math
from typing import Any


def read_json(text: str | bytes) -> Any:
    """Return what a text in JSON says.

    Raises:
        ValueError: it is no JSON, no text, nested more deeply than anything of ours, or has a
            number without end.
    """
    try:
        return json.loads(text, parse_float=_finite, parse_constant=_finite)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _finite(number: str) -> float:
    """Return a number with a fraction or exponent; JSON itself knows no infinite one (RFC 8259)."""
    read = float(number)
    if not math.isfinite(read):
        raise ValueError("a number without end")
    return read
