"""The page of bank formats says what the readers make of the made-up files."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from collector_desktop.domain.money import plain_amount
from collector_desktop.importers.bank.formats import FORMATS, listed_formats
from collector_desktop.importers.bank.profiles import BANKS, PLAIN_LAYOUTS
from collector_desktop.importers.bank.stripe import NAME as STRIPE
from collector_desktop.importers.bank.stripe import NOT_READ
from collector_desktop.importers.headers import plain_header
from tests.unit.importers.bank.bank_files import FILES, FOLDER, read, read_text

PAGE = Path(__file__).resolve().parents[4] / "docs" / "formats-bank.md"
ONE_GIVEN = frozenset({"camt052", "ofx", "qif"})
HEAD = (
    "| format | written by | account known by | lines | in | out | came back | balances"
    " | not read |"
)
EMPTY_COLUMNS = frozenset({"Blank", "Leer1", "Leer2", "Star"})


def made_rows():
    """Return a row of the table for every made-up file."""
    programs = {name: program for name, program, _ in listed_formats()}
    left = _left_alone()
    return [_row(programs, left, read(name)) for name in FILES]


def _left_alone():
    """Return for the name of each format what is not read of it."""
    told = {name: each.not_read for each in FORMATS for name in each.names}
    told[STRIPE] = NOT_READ
    return told | {each.name: _of_table(each) for each in (*BANKS, *PLAIN_LAYOUTS)}


def _of_table(profile):
    """Return the columns that a layout has no use for, and the rows that do not count."""
    columns = [f"*{name}*" for name in _unread(profile) if name not in EMPTY_COLUMNS]
    states = ", ".join(f"*{state}*" for state in sorted(profile.done) if state)
    rows = [f"rows of another status than {states}"] if states else []
    kinds = [f"rows of *{word}*" for word in profile.skipped]
    return profile.not_read or ", ".join((*columns, *rows, *kinds)) or "nothing"


def _unread(profile):
    known = profile.match(profile.columns)
    used = {*known.at.values(), *known.texts}
    return [name for place, name in enumerate(profile.columns) if place not in used]


def _unread_of(name):
    """Return the columns that are left alone in a made-up file with a header, plainly spelt."""
    found = (each for each in BANKS if name == f"{each.name}.csv" and each.fits is None)
    return {plain_header(header) for profile in found for header in _unread(profile)}


def _row(programs, left, parsed):
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
        left[parsed.profile],
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


def test_every_format_says_what_is_left_alone():
    left = _left_alone()
    assert {name for name, *_ in listed_formats()} == left.keys()
    assert all(left.values())


@pytest.mark.parametrize("name", [name for name in FILES if _unread_of(name)])
def test_a_column_that_is_said_to_be_left_alone_changes_no_line(tmp_path, name):
    text = (FOLDER / name).read_text(encoding="utf-8-sig")
    sign = max(";,", key=text.count)
    rows = list(csv.reader(StringIO(text), delimiter=sign))
    unread = _unread_of(name)
    head = max(range(len(rows)), key=lambda row: len({*map(plain_header, rows[row])} & unread))
    emptied = [at for at, header in enumerate(rows[head]) if plain_header(header) in unread]
    assert emptied
    for row in rows[head + 1 :]:
        for at in emptied:
            row[at:] = ["", *row[at + 1 :]] if at < len(row) else []
    written = StringIO()
    csv.writer(written, delimiter=sign).writerows(rows)
    other = read_text(tmp_path, written.getvalue(), name)
    assert other.profile == read(name).profile
    assert other.rows == read(name).rows
