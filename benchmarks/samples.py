"""Import every file of a folder into a ledger of its own, and print what became of it.

    python -m benchmarks.samples ../shared/samples [--only WORD]

One line a file: what it was taken for, how many data lines it has, how many of them became rows,
were left out on purpose or rejected, how many lines are of no known kind, whether the same file
changes nothing when it comes again, and what `check` says of the ledger. Where the program asks,
the file is imported again with the answer, which is at the end of its line. A refused file has
the sentence instead, and one of which nothing came in, as its rows were rejected, is `nothing`.
The exit status is 1 if a file ended in a traceback, if its lines do not add up or if a check
failed.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from collector_desktop.cli.main import main as command_line
from collector_desktop.domain.errors import CollectorError
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping

AS_OF = "2026-11-24"
UNEXPECTED = "Something unexpected happened"
ANSWERS = (
    ("as the kind 'bank'", ("--kind", "bank")),
    ("Say which order the dates have", ("--date-order", "DMY")),
    ("take it as it is", ("--unbalanced",)),
)
BROUGHT = ("created", "updated", "unchanged", "part_lines")
MAP = "map.json"
OTHERS = {".md", ".json", ".rules", ".conf", ".eml"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one command gave back."""

    status: int
    document: dict[str, Any]
    sentence: str

    @property
    def file(self) -> dict[str, Any]:
        """The first file of an import."""
        files: list[dict[str, Any]] = self.document.get("files", [{}])
        return files[0]

    @property
    def refused(self) -> bool:
        """Whether nothing was brought in, though nothing failed."""
        return self.status not in (-1, 0, 1)

    @property
    def asked(self) -> str:
        """All that was said of the file, in which a question may stand."""
        reasons = (error["reason"] for error in self.file.get("errors", ()))
        return "\n".join((self.sentence, *reasons))


def ask(ledger: Path, *arguments: str) -> Answer:
    """Return what a command answers; an unexpected error is an answer with the status -1."""
    out, err = io.StringIO(), io.StringIO()
    common = ["--ledger", str(ledger), "--as-of", AS_OF, "--json"]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = command_line([*arguments, *common])
        except Exception as failed:  # noqa: BLE001 - whatever it is, the file is to be named
            return Answer(-1, {}, f"TRACEBACK {type(failed).__name__}: {failed}")
    text = out.getvalue()
    last = (err.getvalue().strip().splitlines() or [""])[-1]
    if UNEXPECTED in last:
        return Answer(-1, {}, last)
    return Answer(status, json.loads(text) if text else {}, last)


def suggested(path: Path, folder: Path) -> list[str]:
    """Return the options that map the columns of an unknown file as the window suggests."""
    try:
        seen = inspect(path)
    except CollectorError:
        return []
    columns: dict[str, str | int] = {each.field: each.column for each in seen.suggestions}
    if seen.kind is None or not columns:
        return []
    mapping = Mapping(seen.kind, columns, header_row=seen.header_row)
    stated = folder / MAP
    stated.write_text(json.dumps(mapping.to_json()), encoding="utf-8")
    return ["--map", str(stated)]


def imported(ledger: Path, path: Path, folder: Path) -> tuple[Answer, list[str]]:
    """Import a file and answer what is asked about it; return the answers too.

    What stays refused has the sentence that was said first.
    """
    first = answer = ask(ledger, "import", str(path))
    options: list[str] = []
    for question, words in (("", suggested(path, folder) if first.refused else ()), *ANSWERS):
        if words and question in answer.asked:
            tried = ask(ledger, "import", str(path), *options, *words)
            if not tried.refused:
                answer, options = tried, [*options, *words]
    return (first if answer.refused else answer), options


def line_of(path: Path) -> tuple[str, str]:
    """Return how a file fared in one word, and its line of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger = folder / "sample.collector"
        ask(ledger, "init", "--name", "Sample")
        first, options = imported(ledger, path, folder)
        if first.status not in (0, 1):
            return ("broken" if first.status == -1 else "refused"), first.sentence[:110]
        again = ask(ledger, "import", str(path), *options)
        check = ask(ledger, "check")
    answers = [word for word in options if word != str(folder / MAP)]
    verdict, figures = _told(first.file, again.file, proved=bool(check.document.get("ok")))
    return verdict, " ".join((figures, *answers))


def _told(first: dict[str, Any], again: dict[str, Any], *, proved: bool) -> tuple[str, str]:
    """Return the verdict on an imported file and its figures."""
    kinds = Counter(first.get("kinds", {}))
    same = not again.get("created") and not again.get("updated")
    told = ("created", "updated", "unchanged", "rejected", "left_out", "part_lines")
    lost = max(0, kinds["data"] - sum(first.get(key, 0) for key in told))
    figures = (
        f"{first['profile']:26} {first['kind']:11} {kinds['data']:6} data"
        f" {first['created']:6} new {first.get('left_out', 0):5} left out"
        f" {first['rejected']:4} rejected {kinds['unclassified']:3} unclassified {lost} lost"
        f" again {'same' if same else 'DIFFERS'} check {'ok' if proved else 'FAILED'}"
    )
    if not (proved and same and not lost):
        return "broken", figures
    is_empty = bool(first["rejected"]) and not any(first.get(key, 0) for key in BROUGHT)
    return ("nothing" if is_empty else "read"), figures


def main() -> int:
    """Import every file and print the table; a folder that is not there is no fault."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", metavar="WORD", help="files with this in their path")
    options = parser.parse_args()
    if not options.folder.is_dir():
        print(f"There is no folder {options.folder}: nothing to import.")
        return 0
    verdicts: Counter[str] = Counter()
    for path in sorted(options.folder.rglob("*")):
        shown = path.relative_to(options.folder).as_posix()
        if path.is_file() and path.suffix.lower() not in OTHERS and options.only in shown:
            verdict, figures = line_of(path)
            verdicts[verdict] += 1
            print(f"{verdict:8} {shown[-60:]:60} {figures}", flush=True)
    print(", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items())))
    return 1 if verdicts["broken"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
