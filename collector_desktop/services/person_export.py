"""Everything that is known of one person or customer, as JSON for programs and PDF to read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from collector_desktop.documents.record_sheet import (
    RecordSection,
    RecordSheet,
    render_record_sheet,
)
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.written import plain_day
from collector_desktop.exporters.atomic import atomic_write, make_folder
from collector_desktop.exporters.names import safe_name
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.evidence import evidence_content, evidence_of
from collector_desktop.queries.invoice_copies import copy_content
from collector_desktop.queries.person_records import records
from collector_desktop.queries.position import ask
from collector_desktop.queries.settings import settings
from collector_desktop.services.invoice_copies import SUFFIXES
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_parts import letterhead
from collector_desktop.services.person_words import TITLES, row_in_words, section_title

NAMED = """SELECT id FROM customer WHERE name = :name COLLATE NOCASE
    UNION SELECT customer_id FROM person WHERE name = :name COLLATE NOCASE
    UNION SELECT customer_id FROM contact WHERE person_name = :name COLLATE NOCASE"""
COPIES = """SELECT k.id, i.number, k.file_name, k.media_type FROM invoice_copy k
    JOIN item i ON i.id = k.item_id WHERE i.customer_id = :customer ORDER BY k.id"""


@frozen
class PersonFiles:
    """The two files that were written for one customer, and what the ledger keeps of it whole."""

    code: str
    data: Path
    paper: Path
    kept: tuple[Path, ...] = ()


def people_named(name: str) -> list[int]:
    """Return the customers who are called so, or have somebody or spoke with somebody so called.

    Raises:
        RefusedError: nobody is.
    """
    found = [row[0] for row in ask(NAMED, name=" ".join(name.split()))]
    if not found:
        raise RefusedError(f"Nobody is called {name!r}.", "Name a customer's code or a person.")
    return found


def export_person(customer_id: int, folder: Path, fonts: Path, made_on: date) -> PersonFiles:
    """Write everything about a customer and its people into a folder.

    Beside the two files, copies of invoices and evidence of disputes go into a folder of their own.

    Raises:
        OutsideWorldError: the folder or a file cannot be written.
    """
    found = records(customer_id)
    facts = customer_facts(customer_id)
    document = {"made_on": made_on.isoformat(), "customer": facts.code, "records": found}
    data = json.dumps(document, ensure_ascii=False, indent=1).encode()
    ready_fonts(fonts)
    sheet = RecordSheet(
        letterhead(settings()),
        (facts.name, *facts.address),
        "Personal data",
        (("Customer", facts.code), ("Made on", plain_day(made_on))),
        tuple(_sections(found, facts.currency)),
    )
    make_folder(folder)
    name = f"personal-data-{safe_name(facts.code)}"
    kept = _write_kept(customer_id, folder / name)
    files = PersonFiles(facts.code, folder / f"{name}.json", folder / f"{name}.pdf", kept)
    atomic_write(files.data, data)
    atomic_write(files.paper, render_record_sheet(sheet))
    return files


def _write_kept(customer_id: int, folder: Path) -> tuple[Path, ...]:
    """Write the copies and the evidence that the ledger keeps; no folder is made for none."""
    found = {}
    for key, number, name, type_ in ask(COPIES, customer=customer_id):
        ending = f"{safe_name(Path(name).stem)}{SUFFIXES.get(type_, '.bin')}"
        found[f"{safe_name(number)}-{key}-{ending}"] = copy_content(key)
    for each in evidence_of(customer_id, date.max):
        name = f"{safe_name(each.number)}-dispute-{each.file_id}-{each.file_name}"
        found[name] = evidence_content(each.file_id)
    for name, content in found.items():
        atomic_write(make_folder(folder) / name, content)
    return tuple(folder / name for name in found)


def _sections(found: dict[str, list[dict[str, Any]]], currency: str) -> list[RecordSection]:
    """Return the rows in words by table; one of which nothing can be said is left out."""
    sections = []
    for table in (*TITLES, *sorted(set(found) - set(TITLES))):
        lines = [row_in_words(row, found, currency) for row in found.get(table, ())]
        if any(lines):
            said = tuple(line for line in lines if line)
            sections.append(RecordSection(section_title(table), said))
    return sections
