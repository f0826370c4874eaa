"""The page of bank formats tells what the readers make of the made-up files."""

from __future__ import annotations

from pathlib import Path

from collector_desktop.domain.money import plain_amount
from collector_desktop.importers.bank.formats import listed_formats
from tests.unit.importers.bank.bank_files import FILES, read

PAGE = Path(__file__).resolve().parents[4] / "docs" / "formats-bank.md"
ONE_GIVEN = frozenset({"camt052", "ofx", "qif"})
HEAD = "| format | written by | account known by | lines | in | out | came back | balances |"


def made_rows():
    """Return a row of the table for every made-up file."""
    programs = {name: program for name, program, _ in listed_formats()}
    return [_row(programs, read(name)) for name in FILES]


def _row(programs, parsed):
    first = parsed.statements[0]
    lines = [line for line in parsed.rows if line.currency == first.currency]
    ins = sum(line.amount_minor for line in lines if line.amount_minor > 0)
    outs = -sum(line.amount_minor for line in lines if line.amount_minor < 0)
    cells = (
        f"`{parsed.profile}`",
        programs[parsed.profile],
        _known_by(first.account_key, parsed.profile),
        str(len(parsed.rows)),
        plain_amount(ins, first.currency),
        plain_amount(outs, first.currency),
        str(sum(line.is_return for line in parsed.rows)),
        _balances(first, parsed.profile),
    )
    return f"| {' | '.join(cells)} |"


def _known_by(key, profile):
    has_number = key != profile and any(sign.isdigit() for sign in key)
    return "its number" if has_number else "the layout's name"


def _balances(statement, profile):
    if statement.opening_minor is None:
        return "none in the file"
    return "one given, one computed" if profile in ONE_GIVEN else "checked"


def test_the_table_of_the_page_is_what_the_readers_make():
    text = PAGE.read_text(encoding="utf-8").splitlines()
    start = text.index(HEAD) + 2
    assert text[start : start + len(FILES)] == made_rows()
