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
        if isinstance(text, bytes):  # the standard finds out which UTF it is
            return json.loads(text, parse_float=_finite, parse_constant=_finite)
        return _READER.decode(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _finite(number: str) -> float:
    """Return a number with a fraction or exponent; JSON itself knows no infinite one (RFC 8259)."""
    read = float(number)
    if not math.isfinite(read):
        raise ValueError("a number without end")
    return read


_READER = json.JSONDecoder(parse_float=_finite, parse_constant=_finite)
"""Kept, as making one takes three times as long as reading the image of a row."""
