"""The only place that writes to the terminal: answers to standard output, words to the other."""

from __future__ import annotations

import json
import os
import sys

from collector_desktop.cli.session import Answer
from collector_desktop.cli.tables import harmless, table_lines

PROGRAM = "collector-desktop"


def show(answer: Answer, *, as_json: bool) -> None:
    """Write an answer as one JSON document or as tables, and its notes beside it."""
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
    """Write one line to standard error."""
    line = harmless(" ".join(message.split()))
    sys.stderr.write(f"{PROGRAM}: {line}\n")


def _speaks_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")


def _write(text: str) -> None:
    encoding = sys.stdout.encoding or "ascii"
    safe = text.encode(encoding, "replace").decode(encoding)
    try:
        sys.stdout.write(safe + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader had enough; give the interpreter a place to flush the rest to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
