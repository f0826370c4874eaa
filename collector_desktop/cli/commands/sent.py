"""`sent`: was this file sent by us, to whom and when."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import named_path
from collector_desktop.queries.sent_documents import sent_documents
from collector_desktop.services.sent_check import hash_of

HEADINGS = ("customer", "name", "kind", "made_on", "ways", "file")


def configure(parser: ArgumentParser) -> None:
    """Add the file that is asked about."""
    parser.add_argument(
        "file", metavar="FILE", type=named_path, help="a PDF that somebody shows you"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Return the records of the file's bytes up to the day; status 1 when there is none."""
    sha256 = hash_of(options.file)
    found = [each for each in sent_documents(sha256) if each.made_on <= session.as_of]
    sent = [
        {
            "customer": each.code,
            "name": each.name,
            "kind": each.kind,
            "made_on": each.made_on.isoformat(),
            "ways": list(each.ways),
            "file": each.file_name,
            "combined": each.combined or None,
            "passed_to": each.passed_to or None,
        }
        for each in found
    ]
    document = {"file": str(options.file), "sha256": sha256, "known": bool(sent), "sent": sent}
    rows = [
        (
            each.code,
            each.name,
            each.kind,
            each.made_on.isoformat(),
            f"to {each.passed_to}" if each.passed_to else " ".join(each.ways),
            each.file_name,
        )
        for each in found
    ]
    if not rows:
        words = "No paper recorded as made here has exactly these bytes."
        return Answer(document, (), words, status=1)
    return Answer(document, (TextTable(HEADINGS, rows),), "This very file was made here.")
