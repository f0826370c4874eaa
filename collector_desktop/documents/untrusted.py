"""Asks a separate process, with limits, about files from somebody else.

The child gets the bytes and nothing else, has limits of memory and time where the system knows
them, and can only answer with bytes.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from collector_desktop.domain.json_text import read_json
from collector_desktop.files.own_child import UNSEEN, child_command

CHILD = Path(__file__).with_name("untrusted_child.py")
MOST_SECONDS = 60


class DiedError(Exception):
    """The child ended without an answer."""


class NotStartedError(DiedError):
    """The system started no child, which says nothing of the file."""


def asked(what: str, contents: Sequence[bytes], **options: float) -> tuple[dict[str, Any], bytes]:
    """Return what a child answers about files, and the bytes that it made of them.

    Raises:
        DiedError: it ended without an answer, or took too long.
    """
    request = {"what": what, "sizes": [len(each) for each in contents], **options}
    said = json.dumps(request).encode() + b"\n" + b"".join(contents)
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            child_command(CHILD),
            input=said,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=True,
            creationflags=UNSEEN,
        )
    except OSError as error:
        raise NotStartedError from error
    except subprocess.SubprocessError as error:
        raise DiedError from error
    head, _, made = done.stdout.partition(b"\n")
    try:
        return dict(read_json(head)), made
    except (ValueError, TypeError) as error:  # the native code may write there, or worse
        raise DiedError from error
