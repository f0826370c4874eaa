"""The tables inside the PDF of a report: what a program adds up is what the ledger says."""

import csv
import io
from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import pairwise

from pypdf import PdfReader

from collector_desktop.queries.payment_habits import usual_period
from collector_desktop.services.report_aged import aged_report_file
from collector_desktop.services.report_forecast import forecast_report_file
from collector_desktop.services.report_kpis import kpi_report_file
from collector_desktop.services.report_promises import promise_report_file
from collector_desktop.storage.database import db
from tests.conftest import TODAY
from tests.integration.papers import FONTS
from tests.pdf_a import faults_of

OPEN = """SELECT currency, sum(CASE WHEN type IN ('invoice', 'refund', 'debit_adjustment')
    THEN open_minor ELSE -open_minor END) FROM item GROUP BY currency"""


def tables_in(file):
    """Return the rows of each file in a PDF, as a program reads them."""
    assert faults_of(file.content) == []
    found = {}
    for name, (data,) in PdfReader(io.BytesIO(file.content)).attachments.items():
        found[name] = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    return found


def test_the_balances_of_the_aged_report_come_to_what_the_ledger_has_open(demo):
    sums = defaultdict(Decimal)
    for name, rows in tables_in(aged_report_file(TODAY, FONTS)).items():
        currency = name.removesuffix(".csv")[-3:]
        sums[currency] += sum(Decimal(row["Balance"] or 0) for row in rows)
    assert {code: sums[code] * 100 for code in sums} == dict(db.execute_sql(OPEN).fetchall())


def test_the_weeks_of_the_forecast_are_days_and_figures_that_run_on(demo):
    tables = tables_in(forecast_report_file(TODAY, "GBP", FONTS))
    (weeks,) = (rows for rows in tables.values() if "Week from" in rows[0])
    days = [date.fromisoformat(row["Week from"]) for row in weeks[:-1]]
    assert days[0] == TODAY
    assert {(after - before).days for before, after in pairwise(days)} == {7}
    expected = sum(Decimal(row["Expected"] or 0) for row in weeks)
    assert expected == Decimal(weeks[-1]["Expected so far"])


def test_a_file_is_there_for_each_table_and_for_the_figures(demo):
    names = list(tables_in(kpi_report_file(usual_period(TODAY), FONTS)))
    assert len(names) == len(set(names)) >= 3
    assert all(name.startswith("Key_figures_2026-11-24_") for name in names)
    assert tables_in(promise_report_file(TODAY, FONTS))


def test_a_report_of_nothing_has_no_tables_but_its_figures(ledger):
    for rows in tables_in(aged_report_file(TODAY, FONTS)).values():
        assert list(rows[0]) == ["figure", "value", "note"]
