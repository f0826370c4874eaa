"""`import`: bring files into the ledger, or see what that would do."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from collector_desktop.cli.read_files import ReadFile, read_files
from collector_desktop.cli.session import DONE, WITH_PROBLEMS, Answer, Session, TextTable
from collector_desktop.cli.words import currency_code, named_path
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.exporters.atomic import make_folder
from collector_desktop.importers.base import FileKind, RowKind, RowProblem
from collector_desktop.importers.dates import DateOrder
from collector_desktop.queries.settings import settings
from collector_desktop.services.import_sets import apply_import_set, plan_import_set
from collector_desktop.services.import_tally import ImportPlan
from collector_desktop.services.import_totals import differences
from collector_desktop.services.problem_rows import save_problem_rows
from collector_desktop.services.reading import inspect_file

COUNTED = ("rows", "created", "updated", "unchanged", "closed", "rejected")
HEADINGS = ("file", "kind", "profile", *COUNTED)
NUMBERS = frozenset(range(3, 3 + len(COUNTED)))


def configure(parser: ArgumentParser) -> None:
    """Add the files, what they are and how to take them."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=named_path)
    parser.add_argument(
        "--kind",
        choices=("auto", *(kind.value for kind in FileKind)),
        default="auto",
        metavar="KIND",
        help="auto, customers, items, allocations, bank, einvoice, or the name of another file"
        " that `export` writes",
    )
    parser.add_argument("--profile", default="auto", metavar="NAME", help="see `profiles`")
    parser.add_argument("--map", type=named_path, metavar="FILE.json", help="which column is what")
    parser.add_argument(
        "--missing",
        choices=("keep", "close"),
        default="keep",
        help="close: the file lists everything open; settle what it no longer has",
    )
    _ask_notation(parser)
    parser.add_argument(
        "--unbalanced",
        action="store_true",
        help="take a bank statement as it is, although its lines and balances disagree",
    )
    parser.add_argument("--dry-run", action="store_true", help="change nothing")
    parser.add_argument(
        "--rejected",
        type=named_path,
        metavar="FOLDER",
        help="save the rejected rows of each file there, with the reason in a last column",
    )


def _ask_notation(parser: ArgumentParser) -> None:
    """Add the options for what a file does not say itself."""
    parser.add_argument(
        "--date-order",
        type=str.upper,
        choices=[order.value for order in DateOrder],
        help="the order of day and month, where the file leaves it open",
    )
    parser.add_argument(
        "--currency",
        type=currency_code,
        metavar="CODE",
        help="the currency of the amounts, where a file names none",
    )
    parser.add_argument(
        "--account",
        metavar="NAME",
        help="the account of the lines, where a bank's file does not name it",
    )


def run(session: Session, options: Namespace) -> Answer:
    """Import all files as one operation, or say what that would do; each with its problems."""
    files = read_files(options)
    parsed = [each.parsed for each in files]
    if options.dry_run:
        plans, operation = plan_import_set(parsed, session.as_of, options.missing), None
    else:
        outcome = apply_import_set(parsed, session.as_of, options.missing)
        plans, operation = outcome.value, outcome.summary or None
    done = sorted(zip(files, plans, strict=True), key=lambda pair: pair[0].place)
    files = [each for each, _ in done]
    plans = [_with_differences(each, plan) for each, plan in done]
    documents = [_file(each, plan) for each, plan in zip(files, plans, strict=True)]
    for each, plan, document in zip(files, plans, documents, strict=True):
        document["rejected_file"] = _save_rejected(each, plan, options.rejected)
    has_problems = any(each["rejected"] or each["errors"] for each in documents)
    return Answer(
        {"operation": operation, "number": None, "files": documents},
        _tables(documents),
        "Nothing was changed: this was a trial run." if options.dry_run else "",
        tuple(_notes(files, plans)),
        WITH_PROBLEMS if has_problems else DONE,
    )


def _with_differences(file: ReadFile, plan: ImportPlan) -> ImportPlan:
    """Return a plan that also warns of totals in the file that its rows do not come to."""
    found = differences(file.parsed, settings()[COMPANY_CURRENCY])
    return replace(plan, warnings=found + plan.warnings)


def _file(file: ReadFile, plan: ImportPlan) -> dict[str, Any]:
    counts = plan.counts
    return {
        "file": str(file.path),
        "kind": file.parsed.kind.value,
        "profile": file.parsed.profile,
        "rows": file.parsed.counts.get(RowKind.DATA, 0) if file.parsed.counts else counts.rows,
        "created": counts.created,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "closed": counts.closed,
        "rejected": counts.rejected,
        "matched": plan.matched,
        "left_out": file.parsed.excluded,
        "part_lines": file.parsed.part_lines,
        "kinds": {kind.value: count for kind, count in file.parsed.counts.items() if count},
        "errors": [_problem(problem) for problem in plan.problems],
        "warnings": [_problem(problem) for problem in plan.warnings],
        "currencies_asked": list(file.parsed.currencies_asked),
    }


def _save_rejected(file: ReadFile, plan: ImportPlan, folder: Path | None) -> str | None:
    """Write the rejected rows of a file, to be mended and imported again; return where."""
    if folder is None or not plan.counts.rejected:
        return None
    target = make_folder(folder) / f"{file.path.stem}.rejected.csv"
    saved = save_problem_rows(file.path, inspect_file(file.path), plan.problems, target)
    return str(target) if saved else None


def _problem(problem: RowProblem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "reason": problem.reason,
    }


def _tables(documents: list[dict[str, Any]]) -> tuple[TextTable, ...]:
    rows = [[str(each[key]) for key in HEADINGS] for each in documents]
    wrong = [
        (each["file"], str(error["row"]), error["column"], error["value"], error["reason"])
        for each in documents
        for error in each["errors"]
    ]
    counts = TextTable(HEADINGS, rows, NUMBERS)
    if not wrong:
        return (counts,)
    headings = ("file", "row", "column", "value", "what is wrong")
    return (counts, TextTable(headings, wrong, frozenset({1})))


def _notes(files: list[ReadFile], plans: list[ImportPlan]) -> list[str]:
    notes = []
    for file, plan in zip(files, plans, strict=True):
        name = file.path.name
        notes += [f"{name}: {note}" for note in file.parsed.notes]
        if asked := file.parsed.currencies_asked:
            notes.append(
                f"{name}: give the currency with --currency, such as --currency {asked[0]}."
            )
        for each in plan.warnings:
            where = f"{name}, row {each.row}" if each.row else name
            notes.append(f"{where}: {each.reason}")
    return notes
