"""JSON that came from outside: a file beside a ledger, a line of a journal, a server's answer."""

from __future__ import annotations

import json
from typing import Any


def read_json(text: str | bytes) -> Any:
    """Return what a text in JSON says.

    Raises:
        ValueError: it is no JSON, no text, or nested more deeply than anything of ours.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
