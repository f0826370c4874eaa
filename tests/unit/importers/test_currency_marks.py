"""Files whose amounts have the sign of another currency than the company's."""

import pytest

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file

COLUMNS = {"customer_name": "Who", "number": "No", "document_on": "When", "amount": "Sum"}
WITH_CURRENCY = {**COLUMNS, "currency": "Money"}
QUICKBOOKS = """,Date,Transaction type,Num,Term,Due date,Open balance
Acme Corp,,,,,,
,04/01/2026,Invoice,5004,Upon Receipt,04/30/2026,"1,000.00"
Total for Acme Corp,,,,,,"$1,000.00"
TOTAL,,,,,,"$1,000.00"
"""


def rows_of(tmp_path, *amounts, columns=COLUMNS, kind=FileKind.ITEMS, **hints):
    path = tmp_path / "list.csv"
    lines = (f'Acme,A-{n},2026-05-{n:02},"{text}"' for n, text in enumerate(amounts, start=1))
    lines = (line.replace(";", '","') for line in lines)
    path.write_text("Who,No,When,Sum,Money\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return read_file(path, mapping=Mapping(kind, columns), hints=ReadHints(**hints))


@pytest.mark.parametrize(
    ("amount", "company", "usual"),
    [("$5.00", "GBP", "USD"), ("5,00 €", "GBP", "EUR"), ("kr 5.00", "EUR", "SEK")],
)
def test_a_file_in_another_sign_is_asked_about_once(tmp_path, amount, company, usual):
    parsed = rows_of(tmp_path, amount, amount, amount, default_currency=company)
    assert (len(parsed.rows), parsed.currencies_asked[0]) == (0, usual)
    (problem,) = parsed.problems
    assert (problem.column, problem.value) == ("Sum", amount)
    assert problem.reason.endswith(f"Say which currency they are in, such as {usual}.")


def test_with_the_answer_every_row_comes_in_in_that_currency(tmp_path):
    parsed = rows_of(tmp_path, "$5.00", "$6.10", default_currency="GBP", currency="CAD")
    assert [(row.amount_minor, row.currency) for row in parsed.rows] == [(500, "CAD"), (610, "CAD")]
    assert (parsed.problems, parsed.currencies_asked) == ((), ())


@pytest.mark.parametrize("company", ["USD", "CAD", "HKD"])
def test_a_sign_that_may_be_the_companys_is_not_asked_about(tmp_path, company):
    parsed = rows_of(tmp_path, "$5.00", default_currency=company)
    assert (len(parsed.rows), parsed.currencies_asked) == (1, ())


def test_rows_that_name_their_currency_are_not_asked_about(tmp_path):
    parsed = rows_of(tmp_path, "$5.00;USD", columns=WITH_CURRENCY, default_currency="GBP")
    assert [row.currency for row in parsed.rows] == ["USD"]
    wrong = rows_of(tmp_path, "$5.00;EUR", columns=WITH_CURRENCY, default_currency="GBP")
    assert wrong.problems[0].reason.endswith("Correct one of the two.")


def test_signs_of_several_currencies_are_refused_row_by_row_with_what_to_do(tmp_path):
    parsed = rows_of(tmp_path, "$5.00", "€6.00", "7.00", default_currency="GBP")
    assert [row.number for row in parsed.rows] == ["A-3"]
    assert parsed.currencies_asked == ()
    assert [problem.row for problem in parsed.problems] == [2, 3]
    assert all(problem.reason.endswith("the file is in.") for problem in parsed.problems)


def test_limits_of_customers_are_asked_about_too(tmp_path):
    columns = {"code": "No", "name": "Who", "credit_limit": "Sum"}
    about = {"columns": columns, "kind": FileKind.CUSTOMERS, "default_currency": "GBP"}
    assert rows_of(tmp_path, "$5.00", **about).currencies_asked[0] == "USD"
    (row,) = rows_of(tmp_path, "$5.00", **about, currency="USD").rows
    assert (row.currency, row.credit_limit) == ("USD", "5.00")


@pytest.mark.parametrize(("company", "asked"), [("GBP", True), ("USD", False)])
def test_sums_in_another_sign_are_reported_and_the_rows_come_in(tmp_path, company, asked):
    path = tmp_path / "open.csv"
    path.write_text(QUICKBOOKS, encoding="utf-8")
    parsed = read_file(path, hints=ReadHints(default_currency=company))
    assert (len(parsed.rows), bool(parsed.currencies_asked)) == (1, asked)
    assert any("'$'" in note for note in parsed.notes) is asked
    stated = read_file(path, hints=ReadHints(default_currency="USD", currency="USD"))
    assert ([row.currency for row in stated.rows], stated.currencies_asked) == (["USD"], ())


def test_a_sum_far_below_is_found_as_well(tmp_path):
    line = ',04/01/2026,Invoice,{},Upon Receipt,04/30/2026,"1.00"\n'
    head, group, _, *sums = QUICKBOOKS.splitlines(keepends=True)
    text = head + group + "".join(line.format(n) for n in range(60)) + sums[1]
    path = tmp_path / "open.csv"
    path.write_text(text.replace("04/01", "04/15"), encoding="utf-8")
    parsed = read_file(path, hints=ReadHints(default_currency="GBP"))
    assert (len(parsed.rows), parsed.currencies_asked[0]) == (60, "USD")
