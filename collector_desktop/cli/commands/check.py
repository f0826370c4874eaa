"""`check`: prove that the ledger is sound."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.session import DONE, WITH_PROBLEMS, Answer, Session, TextTable
from collector_desktop.integrations.folders import folders
from collector_desktop.services.backup_places import backup_folder
from collector_desktop.services.checking import check_ledger


def configure(parser: ArgumentParser) -> None:
    """Add nothing: everything is checked."""
    parser.epilog = "The exit status is 1 when a problem was found."


def run(session: Session, _options: Namespace) -> Answer:
    """Return every problem of the file, its keys, its money and its history."""
    journal = backup_folder(folders().backups, session.ledger)
    problems = [
        {"code": each.code, "where": each.where, "detail": each.detail}
        for each in check_ledger(session.as_of, journal)
    ]
    document = {"ok": not problems, "problems": problems}
    if not problems:
        return Answer(document, text="The ledger is sound.", status=DONE)
    rows = [tuple(problem.values()) for problem in problems]
    return Answer(document, (TextTable(("code", "where", "detail"), rows),), status=WITH_PROBLEMS)
