"""What is fuzzed besides exports: filled-in forms, letterheads, and the files beside a ledger.

As in `fuzz_readers`, a reader may answer or refuse in words; anything else is a finding.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pypdf import PdfWriter
from reportlab.lib.pagesizes import A4 as A4_POINTS
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.documents.untrusted_child import fields
from collector_desktop.domain.errors import LedgerError, WrongPasswordError
from collector_desktop.domain.filled_application import is_application, read_filled
from collector_desktop.domain.json_text import read_json
from collector_desktop.domain.sheets import A4
from collector_desktop.services.backup_list import kept_backups
from collector_desktop.services.backups import manifest_path, verified
from collector_desktop.services.own_letterhead import read_letterhead
from collector_desktop.storage.journal_file import JournalFile
from collector_desktop.storage.journal_lines import chained_lines, read_line, require_facts
from collector_desktop.storage.key_file import FORMAT, KeyFile, read_key_file
from collector_desktop.storage.lock_file import holder_of, lock_path

if TYPE_CHECKING:
    from typing import TypeAlias

    Beside: TypeAlias = tuple[str, Callable[[], list[bytes]], Callable[[Path, bytes], object]]

TODAY = date(2026, 11, 22)
CHEAP = 1024  # what a wrong password costs; dearer ways are only described
KEY = b"k" * 32
_WAY = {"opened_by": "password", "cost": CHEAP, "salt": "00", "nonce": "00" * 12, "wrapped": "00"}
_KEY_FILE = {"format": FORMAT, "version": 1, "ways": [_WAY, {**_WAY, "opened_by": "recovery"}]}
_HOLDER = {"who": "Priya", "host": "desk", "pid": 4711}
_LINE = {
    "prev": "0" * 64,
    "id": 7,
    "uid": "a7",
    "after": "a6",
    "kind": "receipt",
    "summary": "Record a payment",
    "on": "2026-11-22",
    "at": "2026-11-22T18:00:00.000+00:00",
    "actor": "Priya",
    "version": "0.1",
    "undoes": None,
    "schema": 5,
    "batches": {"3": []},
    "rows": [["customer", 1, "update", {"name": ["Acme", "Acme Ltd"]}]],
}
_DESCRIPTION = {
    "made_at": "20261122T180000Z",
    "sha256": "0" * 64,
    "counts": {"customer": 1, "item": 2},
    "totals": {"GBP": "12.00"},
    "key": _KEY_FILE,
}


def _of(*documents: dict[str, Any]) -> Callable[[], list[bytes]]:
    return lambda: [json.dumps(each).encode() for each in documents]


def _forms() -> list[bytes]:
    """Return a form for credit, blank and filled in, as another library writes it."""
    values = {"legal_name": "Acme Ltd", "limit": "5,000", "since": "2011", "signer": "Rosa Field"}
    return [_drawn(dict.fromkeys(values, "")), _drawn(values)]


def _drawn(values: dict[str, str]) -> bytes:
    content = BytesIO()
    canvas = Canvas(content, pagesize=A4_POINTS)
    canvas.drawString(90, 800, "Application for credit")
    for place, (name, value) in enumerate(values.items()):
        canvas.acroForm.textfield(name=name, value=value, x=90, y=700 - 40 * place)
    canvas.acroForm.checkbox(name="true", x=90, y=500, checked=bool(values["signer"]))
    canvas.save()
    return content.getvalue()


def _form(_path: Path, data: bytes) -> None:
    """Read a form as the process does that may die, and what it says as the program does."""
    found = fields(data)
    if found and is_application(found):
        read_filled(found, "GBP", TODAY)


def _answers(_path: Path, data: bytes) -> None:
    """Read what a form says, whatever is in its fields."""
    with suppress(ValueError):
        found = read_json(data)
        if isinstance(found, dict):
            read_filled({str(name): str(value) for name, value in found.items()}, "GBP", TODAY)


def _letterheads() -> list[bytes]:
    page = BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(*A4_POINTS)
    writer.write(page)
    return [page.getvalue(), *_forms()]


def _key_file(_path: Path, data: bytes) -> None:
    """Read a key file, and try a password where that costs little."""
    with suppress(ValueError, WrongPasswordError):
        found = read_key_file(read_json(data))
        KeyFile(tuple(way for way in found.ways if way.cost <= CHEAP)).keys("guess")


def _journal(path: Path, data: bytes) -> None:
    """Read a journal as a replay does, and look where it ends, plain and sealed."""
    journal = path.with_name("journal-202611.jsonl")
    for key in (None, KEY):
        journal.write_bytes(data)
        JournalFile(path.parent, key).last_uid()
        with suppress(LedgerError):
            for line in chained_lines([journal]):
                with suppress(ValueError, WrongPasswordError):
                    require_facts(read_line(line, key))


def _description(path: Path, data: bytes) -> None:
    """Read what is said beside a backup, in the list and before a restore."""
    folder = path.with_name("backups")
    folder.mkdir(exist_ok=True)
    copy = folder / "ledger-20261122T180000Z-s5.collector-backup"
    copy.touch()
    manifest_path(copy).write_bytes(data)
    kept_backups(path.with_name("ledger.collector"), [folder])
    verified(copy)


def _lock(path: Path, data: bytes) -> None:
    lock_path(path).write_bytes(data)
    holder_of(path)


BESIDE: tuple[Beside, ...] = (
    ("form", _forms, _form),
    ("answers", _of({"limit": "£5,000", "since": "March 2011", "terms": "30 days"}), _answers),
    ("letterhead", _letterheads, lambda path, _data: read_letterhead(path, A4)),
    ("key-file", _of(_KEY_FILE), _key_file),
    ("journal", _of(_LINE), _journal),
    ("description", _of(_DESCRIPTION), _description),
    ("lock", _of(_HOLDER), _lock),
)
