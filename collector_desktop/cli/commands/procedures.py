"""`procedures`: print the chasing procedures, or replace them all by those of a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import done, named_path
from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.letter_templates import TEMPLATES
from collector_desktop.domain.procedure_files import procedures_document, read_procedures
from collector_desktop.domain.procedures import Procedure
from collector_desktop.queries.procedures import procedures
from collector_desktop.services.procedures import adopt_procedures, replace_procedures

HEADINGS = ("procedure", "step", "mode", "days", "channel", "template", "default")
NUMBERS = frozenset({3})


def configure(parser: ArgumentParser) -> None:
    """Add the file to load."""
    parser.add_argument("load", nargs="?", choices=("load",), help="replace all of them")
    parser.add_argument("file", metavar="FILE", nargs="?", type=named_path, help="JSON, as printed")


def run(session: Session, options: Namespace) -> Answer:
    """Replace the procedures, or return them.

    Raises:
        UsageError: no file is named.
    """
    adopt_procedures(session.as_of)
    if options.load:
        if options.file is None:
            raise UsageError("Say which file: procedures load FILE.json.")
        found = read_procedures(_text(options.file))
        made = done(replace_procedures(found, session.as_of), procedures=len(found))
        return replace(made, notes=(*made.notes, *_unknown_letters(found)))
    listed = procedures()
    rows = [row for each in listed for row in _rows(each)]
    return Answer(procedures_document(listed), (TextTable(HEADINGS, rows, NUMBERS),))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(f"{path} cannot be read.", "Give a file of JSON.") from error


def _unknown_letters(found: Iterable[Procedure]) -> Iterator[str]:
    """Yield what to know about steps whose letter is not there, such as after a slip of the pen."""
    from collector_desktop.services.chase_texts import SPOKEN, USUAL  # noqa: PLC0415 - 80 ms

    for procedure in found:
        for step in procedure.steps:
            if step.channel not in SPOKEN and step.template and step.template not in TEMPLATES:
                yield (
                    f"Step {step.name!r} of {procedure.name!r}: there is no letter called"
                    f" {step.template!r}. It is sent in the words of {USUAL}."
                )


def _rows(procedure: Procedure) -> list[tuple[str, ...]]:
    marked = "yes" if procedure.is_default else ""
    if procedure.is_do_not_chase:
        return [(procedure.name, "", "", "", "", "", marked)]
    return [
        (procedure.name, step.name, step.mode, str(step.days), step.channel, step.template, marked)
        for step in procedure.steps
    ]
