"""The lines of the journal: written, chained by their hashes, sealed if a key protects the ledger.

The key of the lines is derived from the ledger's; the hash before a line is bound to it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.errors import LedgerError, WrongPasswordError
from collector_desktop.domain.json_text import read_json
from collector_desktop.storage.migrate import SCHEMA_VERSION
from collector_desktop.storage.sealing import derived_key, sealed, unsealed

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.storage.journal_rows import Entry

NO_LINE = "0" * 64
PATTERN = "journal-??????.jsonl"
NO_JOURNAL = "no line of a journal"
TEXTS = ("uid", "after", "kind", "summary", "actor", "version", "on", "at")
KINDS = {**dict.fromkeys(TEXTS, str), "id": int, "schema": int, "batches": dict, "rows": list}
PURPOSE = b"collector-desktop journal 1"


def line_of(entry: Entry, previous: str, key: bytes | None) -> bytes:
    """Return an operation as one line; `previous` is the hash of the line before it."""
    facts = {**entry.facts, "schema": SCHEMA_VERSION}
    if entry.gap:
        facts["gap"] = entry.gap
    head = json.dumps(facts, ensure_ascii=False)[1:-1]
    batches = ",".join(f'"{batch}":[{",".join(rows)}]' for batch, rows in entry.batches.items())
    body = f'{head},"batches":{{{batches}}},"rows":[{",".join(entry.rows)}]'
    if key is not None:
        body = f'"sealed":"{_sealed(body.encode("utf-8", "surrogatepass"), previous, key)}"'
    return f'{{"prev":"{previous}",{body}}}\n'.encode("utf-8", "surrogatepass")


def hash_of(line: bytes) -> str:
    """Return what the next line says of this one, which ends in its line break."""
    return hashlib.sha256(line).hexdigest()


def read_line(line: bytes, key: bytes | None) -> dict[str, Any]:
    """Return the facts and rows of a line.

    Raises:
        WrongPasswordError: it is sealed, and not by a ledger of this key.
        ValueError: it is no line of a journal.
    """
    found: dict[str, Any] = read_json(line)
    if not isinstance(found, dict):
        raise ValueError(NO_JOURNAL)  # noqa: TRY004 - as of every line that is invalid
    if "sealed" not in found:
        return found
    if key is None:
        raise WrongPasswordError
    seal, previous = found["sealed"], found.get("prev")
    if not (isinstance(seal, str) and isinstance(previous, str)):
        raise ValueError(NO_JOURNAL)  # noqa: TRY004 - as above
    body = _unsealed(seal, previous, key).decode("utf-8", "surrogatepass")
    opened: dict[str, Any] = read_json("{" + body + "}")
    return opened


def require_facts(line: dict[str, Any]) -> None:
    """Prove that a line says what each line does: it may be from anybody.

    Raises:
        ValueError: a fact is missing, or is of another kind.
    """
    is_whole = all(type(line.get(name)) is kind for name, kind in KINDS.items())
    if not (is_whole and isinstance(line.get("undoes"), str | None)):
        raise ValueError(NO_JOURNAL)
    "".join(line[name] for name in TEXTS).encode()  # halves of letters have no bytes
    date.fromisoformat(line["on"])
    datetime.fromisoformat(line["at"])


def chained_lines(journals: list[Path]) -> list[bytes]:
    """Return the lines of some journals, oldest first, once their chain is proven.

    A last line that was cut off while it was written is left out.

    Raises:
        LedgerError: a file cannot be read, a line is missing, or one was changed.
    """
    lines: list[bytes] = []
    previous = ""
    for journal in sorted(journals, key=lambda path: path.name):
        try:
            found = journal.read_bytes().splitlines(keepends=True)
        except OSError as error:
            raise LedgerError(f"{journal} cannot be read.", "Check the name.") from error
        if found and not found[-1].endswith(b"\n"):
            found.pop()
        for number, line in enumerate(found, 1):
            if _prev(line) != (previous or _prev(line)) or not _prev(line):
                raise LedgerError(
                    f"{journal.name} was altered after it was written (line {number}).",
                    "Name every journal since the backup, unaltered. Nothing was changed.",
                )
            previous = hash_of(line)
            lines.append(line)
    return lines


def _prev(line: bytes) -> str:
    """Return what a line says of the one before; nothing if it is no line of a journal."""
    try:
        found = read_json(line)["prev"]
    except (ValueError, KeyError, TypeError):
        return ""
    return found if isinstance(found, str) else ""


def _sealed(body: bytes, previous: str, key: bytes) -> str:
    return base64.b64encode(sealed(body, derived_key(key, PURPOSE), previous.encode())).decode()


def _unsealed(text: str, previous: str, key: bytes) -> bytes:
    return unsealed(base64.b64decode(text), derived_key(key, PURPOSE), previous.encode())
