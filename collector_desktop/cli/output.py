"""The only place that writes to the terminal: answers on standard output, messages on the other."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress

from collector_desktop.cli.session import Answer
from collector_desktop.cli.tables import harmless, table_lines
from collector_desktop.domain.errors import OutsideWorldError

PROGRAM = "collector-desktop"


def show(answer: Answer, *, as_json: bool) -> None:
    """Write an answer as one JSON document or as tables, and its notes beside it.

    Raises:
        OutsideWorldError: standard output takes nothing, such as a file on a full disk.
    """
    for note in answer.notes:
        tell(note)
    if as_json:
        _write(json.dumps(answer.document, indent=2, ensure_ascii=not _speaks_unicode()))
        return
    parts = ["\n".join(table_lines(table)) for table in answer.tables]
    if answer.text:
        parts.append(harmless(answer.text))
    if parts:
        _write("\n\n".join(parts))


def tell(message: str) -> None:
    """Write one line to standard error, if anybody listens there."""
    line = harmless(" ".join(message.split()))
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{PROGRAM}: {line}\n")


def _speaks_unicode() -> bool:
    encoding = None if sys.stdout is None else sys.stdout.encoding
    return (encoding or "").lower().replace("-", "").startswith("utf")


def _write(text: str) -> None:
    if sys.stdout is None:  # started with a closed output, as schedulers do: nobody listens
        return
    encoding = sys.stdout.encoding or "ascii"
    safe = text.encode(encoding, "replace").decode(encoding)
    try:
        sys.stdout.write(safe + "\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the reader had enough
        _flush_to_nowhere()
    except OSError as error:
        _flush_to_nowhere()
        raise OutsideWorldError(
            f"The answer could not be written ({error.strerror or type(error).__name__}).",
            "The command was carried out: do not run it again.",
        ) from error


def _flush_to_nowhere() -> None:
    """Give the interpreter a place to flush the rest to, which it does when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
