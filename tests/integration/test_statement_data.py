"""The figures inside the PDF of a statement are those of the ledger, and those on the paper."""

import csv
import io
from collections import defaultdict
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from collector_desktop.queries.position import ask
from collector_desktop.services.paper_statement import statement_paper, statement_papers
from collector_desktop.services.wording import choose_language
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.pdf_a import faults_of

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


@pytest.fixture
def busy(acme):
    with operation("test", "Two currencies", TODAY):
        add_item(acme, "INV-2", date(2026, 10, 5), date(2026, 11, 4), 123_456_789)
        add_item(acme, "CN-1", TODAY, TODAY, 2_050, "credit_note")
        add_item(acme, "Y-1", TODAY, TODAY, 5_000, currency="JPY")
        add_item(acme, "=1+1", TODAY, TODAY, 7, currency="EUR")
    return acme


def figures_in(content):
    """Return the rows of the only file in a PDF, as a program reads them."""
    (name, (found,)), *others = PdfReader(BytesIO(content)).attachments.items()
    assert not others
    assert name == "statement_ACME_2026-11-24.csv"
    return list(csv.DictReader(io.StringIO(found.decode("utf-8-sig"), newline="")))


def test_the_figures_are_what_the_ledger_says_is_open(busy):
    rows = figures_in(statement_paper(busy.id, TODAY, FONTS).content)
    sums = defaultdict(Decimal)
    for row in rows:
        sums[row["currency"]] += Decimal(row["debit"]) - Decimal(row["credit"])
        assert Decimal(row["balance"]) == sums[row["currency"]]
    stored = ask(
        "SELECT currency, SUM(CASE WHEN type = 'credit_note' THEN -1 ELSE 1 END * amount_minor)"
        " FROM item GROUP BY currency"
    )
    minor_units = {"GBP": 100, "EUR": 100, "JPY": 1}
    assert sums == {code: Decimal(minor) / minor_units[code] for code, minor in stored}


def test_every_line_on_the_paper_is_in_the_figures(busy):
    content = statement_paper(busy.id, TODAY, FONTS).content
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    for row in figures_in(content):
        assert row["number"].lstrip("'") in text
        assert date.fromisoformat(row["date"]).strftime("%d/%m/%Y") in text
        places = 0 if row["currency"] == "JPY" else 2
        assert f"{Decimal(row['amount']):,.{places}f}" in text


def test_what_is_brought_forward_is_a_line_of_its_own(busy):
    (paper,) = statement_papers([busy.id], TODAY, FONTS, "activity", date(2026, 11, 1))
    rows = [row for row in figures_in(paper.content) if row["currency"] == "GBP"]
    assert rows[0]["type"] == "brought_forward"
    assert rows[0]["balance"] == "1234687.89"
    assert rows[-1]["balance"] == "1234667.39"
    assert {row["statement"] for row in rows} == {"activity"}


def test_the_headings_are_the_same_in_every_language(busy):
    choose_language(busy.id, "de", TODAY)
    (row, *_) = figures_in(statement_paper(busy.id, TODAY, FONTS).content)
    assert list(row)[:5] == ["customer", "statement", "as_of", "currency", "date"]


def test_a_spreadsheet_runs_nothing_of_it(busy):
    rows = figures_in(statement_paper(busy.id, TODAY, FONTS).content)
    assert "'=1+1" in {row["number"] for row in rows}


def test_the_paper_with_its_figures_keeps_to_pdf_a(busy):
    assert faults_of(statement_paper(busy.id, TODAY, FONTS).content) == []
