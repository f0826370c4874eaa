"""Which currency a known export is in, as it was answered in the window, holds for commands too."""

from datetime import date

from collector_desktop.importers.base import FileKind
from collector_desktop.services.imports import remember_mapping
from collector_desktop.services.ledgers import close_ledger, open_ledger
from collector_desktop.services.reading import inspect_file, known_layout, only_currency

TABLE = "Transaction Date,Transaction Description,Amount,Balance\n"
ROWS = "2026-08-22,RENT,-$100.00,$2801.02\n2026-08-21,ACME CORP,$2500.00,$2901.02\n"


def answer(cli, path, code):
    """Keep the currency of a layout as the window does."""
    open_ledger(cli.ledger, "test", "test")
    kept = only_currency(FileKind.BANK, code)
    remember_mapping(inspect_file(path).signature, "PNC", kept, date(2026, 9, 1))
    known = known_layout(inspect_file(path).signature)
    close_ledger()
    assert (known.mapping, known.in_currency) == (None, code)


def test_an_answer_of_the_window_is_taken_and_a_stated_one_goes_first(cli, tmp_path):
    path = tmp_path / "pnc.csv"
    path.write_text(TABLE + ROWS, encoding="utf-8")
    assert cli.call("import", str(path), "--dry-run").status == 1
    answer(cli, path, "USD")
    (told,) = cli.ask("import", str(path))["files"]
    assert (told["created"], told["rejected"]) == (2, 0)
    other = tmp_path / "other.csv"
    other.write_text(TABLE + ROWS.replace("08-2", "09-2"), encoding="utf-8")
    cli.ask("import", str(other), "--currency", "CAD")
    lines = cli.ask("bank", "propose")["lines"]
    assert [(line["date"], line["currency"]) for line in lines] == [
        ("2026-08-21", "USD"),
        ("2026-09-21", "CAD"),
    ]
