"""`profiles`: the known export formats."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import listed
from collector_desktop.importers.bank.formats import listed_formats
from collector_desktop.importers.profiles import PROFILES
from collector_desktop.importers.whole_formats import listed_whole_formats


def configure(parser: ArgumentParser) -> None:
    """Add nothing: the list is always whole."""
    parser.epilog = "Any other CSV file or workbook is imported with --map."


def run(_session: Session, _options: Namespace) -> Answer:
    """Return every format with the program that writes it and its columns."""
    profiles = [
        {
            "name": profile.name,
            "kind": profile.kind.value,
            "program": profile.program,
            "columns": list(profile.columns),
        }
        for profile in PROFILES
    ]
    profiles += [
        {"name": name, "kind": "bank", "program": program, "columns": list(columns)}
        for name, program, columns in listed_formats()
    ]
    profiles += [
        {"name": name, "kind": kind, "program": program, "columns": list(columns)}
        for name, kind, program, columns in listed_whole_formats()
    ]
    rows = [
        (*(str(each[key]) for key in ("name", "kind", "program")), listed(each["columns"]))
        for each in profiles
    ]
    table = TextTable(("name", "kind", "program", "columns"), rows)
    return Answer({"profiles": profiles}, (table,))
