"""A bank's table whose amounts have the sign of another currency: one question for all rows."""

import pytest

from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file

HEADER = "Date,Description,Amount,Balance"
ROWS = "13/11/2026,ACME INV-7,{0}100.00,{0}1100.00\n14/11/2026,RENT,-{0}50.00,{0}1050.00\n"


def read(folder, sign, header=HEADER, **said):
    path = folder / "bank.csv"
    path.write_text(f"{header}\n{ROWS.format(sign)}", "utf-8")
    return read_file(path, hints=ReadHints(**said))


def test_dollars_in_a_ledger_of_pounds_are_asked_about_once(tmp_path):
    parsed = read(tmp_path, "$")
    assert (len(parsed.rows), parsed.currencies_asked[0]) == (0, "USD")
    (problem,) = parsed.problems
    assert (problem.row, problem.column) == (1, "Amount")
    assert "Say which currency" in problem.reason


@pytest.mark.parametrize(
    "said", [{"currency": "CAD"}, {"default_currency": "CAD"}, {"currency": "CAD", "decimal": "."}]
)
def test_the_answer_is_the_currency_of_all_rows(tmp_path, said):
    parsed = read(tmp_path, "$", **said)
    assert [(line.amount_minor, line.currency) for line in parsed.rows] == [
        *((100_00, "CAD"), (-50_00, "CAD")),
    ]
    assert parsed.currencies_asked == parsed.problems == ()


@pytest.mark.parametrize(
    ("sign", "header"),
    [("£", HEADER), ("", HEADER), ("$", HEADER.replace("Amount", "Amount (USD)"))],
)
def test_what_is_clear_is_not_asked(tmp_path, sign, header):
    parsed = read(tmp_path, sign, header)
    assert [line.amount_minor for line in parsed.rows] == [100_00, -50_00]
    assert parsed.currencies_asked == ()
