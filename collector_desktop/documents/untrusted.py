"""Asks a separate process, with limits, about files from somebody else.

The child gets the bytes and nothing else, has limits of memory and time where the system knows
them, and can only answer with bytes: no more than what was asked for needs.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from collector_desktop.documents.child_process import (
    MOST_SAID,
    ChildProcess,
    NotStartedError,
    not_done,
)
from collector_desktop.files.own_child import child_command

CHILD = Path(__file__).with_name("untrusted_child.py")
MOST_SECONDS = 60


def asked(
    what: str,
    contents: Sequence[bytes],
    *,
    most: int = 0,
    most_said: int = MOST_SAID,
    seconds: float | None = None,
    **options: float,
) -> tuple[dict[str, Any], bytes]:
    """Return what a child answers about files, and the bytes that it made of them.

    `most` is how many bytes it may make, `most_said` how many the line before them may have, and
    `seconds` how long it may take.

    Raises:
        DiedError: it ended without an answer, took too long, or answered more than that.
        OutsideWorldError: no child works, which says nothing of the files.
    """
    request = {"what": what, "sizes": [len(each) for each in contents], **options}
    said = [json.dumps(request).encode() + b"\n", *contents]
    try:
        child = ChildProcess(child_command(CHILD))
        return child.ask_once(said, most, seconds or MOST_SECONDS, most_said)
    except NotStartedError as error:
        raise not_done("The file could not be read", error) from error
