"""Reports as PDF: their figures are those of the questions they rest on, and nothing says so."""

from datetime import date
from fractions import Fraction
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from collector_desktop.domain.ageing import Method
from collector_desktop.domain.months import add_months, month_end
from collector_desktop.domain.placements import PlacementKind
from collector_desktop.domain.written import column_money, money
from collector_desktop.queries.activity import ActivityBy, activity, contacts_made
from collector_desktop.queries.aged import AgeingOptions, aged_debtors
from collector_desktop.queries.credit_decisions import limit_lines
from collector_desktop.queries.dispute_cases import cases
from collector_desktop.queries.forecast import forecast
from collector_desktop.queries.kpis import kpis
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.payment_habits import usual_period
from collector_desktop.queries.placements import placements
from collector_desktop.queries.promise_list import Standing, promise_list
from collector_desktop.services.placements import PlacementDraft, place_debts
from collector_desktop.services.report_activity import activity_report_file
from collector_desktop.services.report_aged import aged_report_file
from collector_desktop.services.report_credit import limit_report_file, placement_report_file
from collector_desktop.services.report_disputes import dispute_report_file
from collector_desktop.services.report_forecast import forecast_report_file
from collector_desktop.services.report_kpis import USUAL_SAID, kpi_report_file
from collector_desktop.services.report_parts import short_money, ticks, whole
from collector_desktop.services.report_paying import (
    interest_report_file,
    performance_report_file,
)
from collector_desktop.services.report_promises import promise_report_file
from collector_desktop.services.report_results import (
    collected_report_file,
    write_off_report_file,
)
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.database import db
from tests.conftest import TODAY
from tests.integration.money import invoice
from tests.integration.papers import FONTS
from tests.pdf_a import faults_of
from tests.placed_words import require_placed

QUARTER = Period(date(2026, 9, 1), TODAY, "GBP")


def made(name, day=TODAY):
    makers = {
        "aged": lambda: aged_report_file(day, FONTS),
        "activity": lambda: activity_report_file(usual_period(day), FONTS, is_detailed=True),
        "disputes": lambda: dispute_report_file(day, FONTS),
        "promises": lambda: promise_report_file(day, FONTS),
        "limits": lambda: limit_report_file(day, FONTS),
        "placements": lambda: placement_report_file(day, FONTS),
        "kpis": lambda: kpi_report_file(usual_period(day), FONTS),
        "forecast": lambda: forecast_report_file(day, "GBP", FONTS),
        "collected": lambda: collected_report_file(day, "GBP", FONTS),
        "performance": lambda: performance_report_file(day, "GBP", FONTS),
        "late-interest": lambda: interest_report_file(day, FONTS),
        "write-offs": lambda: write_off_report_file(day, "GBP", FONTS),
    }
    return makers[name]()


PROMISED = "SELECT count(*), sum(amount_minor) FROM promise WHERE"
RECEIVED = "SELECT count(*), sum(amount_minor) FROM item WHERE type = 'receipt' AND"
NAMES = (
    *("aged", "activity", "disputes", "promises", "limits", "placements", "kpis", "forecast"),
    *("collected", "performance", "late-interest", "write-offs"),
)


def words(file):
    pages = PdfReader(BytesIO(file.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("name", NAMES)
def test_a_report_of_the_demo_looks_as_stored(demo, name, matches_picture):
    file = made(name)
    matches_picture(f"report-{name}", file.content)
    assert faults_of(file.content) == []
    require_placed(file.content)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_of_an_empty_ledger_says_that_there_is_nothing(ledger, name, matches_golden):
    file = made(name)
    assert "nan" not in words(file).casefold()
    matches_golden(f"report-{name}-empty", file.content)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_report_has_the_same_bytes_and_a_name_with_its_day(demo, name):
    file = made(name)
    assert file.content == made(name).content
    assert file.name.endswith("_2026-11-24.pdf")


@pytest.mark.parametrize("method", list(Method))
def test_the_aged_list_has_every_sum_of_the_question(demo, method):
    options = AgeingOptions("document" if method.is_sage else "due", method)
    text = words(aged_report_file(TODAY, FONTS, options))
    found = aged_debtors(TODAY, options)
    for currency, rows in found.currencies.items():
        total = found.totals(currency)
        for minor in (*total.buckets, total.unallocated, total.balance):
            assert not minor or column_money(minor, currency) in text
        assert all(row.code in text and row.name in text for row in rows)
        assert all(column_money(row.balance, currency) in text for row in rows)


def test_the_aged_total_is_what_the_ledger_has_open(demo):
    text = words(made("aged"))
    rows = db.execute_sql(
        "SELECT currency, sum(CASE WHEN type IN ('invoice', 'refund', 'debit_adjustment')"
        " THEN open_minor ELSE -open_minor END) FROM item GROUP BY currency"
    )
    assert all(f"{currency} {column_money(minor, currency)}" in text for currency, minor in rows)


def rows_of(sql, day):
    """Return what a question of our own finds in the quarter."""
    span = f"{day} BETWEEN '2026-09-01' AND '2026-11-24'"
    tail = " GROUP BY kind" if "kind" in sql else " AND currency = 'GBP'"
    return db.execute_sql(f"{sql} {span}{tail}").fetchall()


def test_activity_counts_each_contact_promise_and_payment_once(demo):
    rows = activity(QUARTER, ActivityBy.WORKER)
    per_day = activity(QUARTER, ActivityBy.DAY)
    counted = dict(
        rows_of("SELECT kind, count(*) FROM contact WHERE kind <> 'note' AND", "made_on")
    )
    for found in (rows, per_day):
        assert sum(row.calls for row in found) == counted["call"]
        assert sum(row.emails for row in found) == counted["email"]
        assert sum(row.letters for row in found) == counted["letter"]
    assert len(contacts_made(QUARTER)) == sum(counted.values())
    (promised,) = rows_of(PROMISED, "taken_on")
    (received,) = rows_of(RECEIVED, "document_on")
    for found in (rows, per_day):
        assert promised == tuple(
            sum(getattr(row, name) for row in found) for name in ("promises", "promised_minor")
        )
        assert received == tuple(
            sum(getattr(row, name) for row in found) for name in ("receipts", "received_minor")
        )
    text = words(activity_report_file(QUARTER, FONTS))
    assert money(received[1], "GBP") in text
    assert money(promised[1], "GBP") in text


def test_every_open_dispute_is_listed(demo):
    text = words(made("disputes"))
    is_open = [row.dispute for row in cases(TODAY) if row.is_open]
    assert is_open
    assert all(row.number in text and row.customer in text for row in is_open)
    assert money(sum(row.disputed_minor for row in is_open), "GBP") in text


def test_every_limit_and_placement_is_listed(demo):
    text = words(made("limits"))
    for row in limit_lines(TODAY):
        assert row.code in text
        assert column_money(row.limits.exposure_minor, row.limits.currency) in text
    customer = limit_lines(TODAY)[0].customer_id
    place_debts(PlacementDraft(customer, PlacementKind.AGENCY, "Recover & Co", "RC-7"), TODAY)
    (row,) = placements(TODAY)
    text = words(made("placements"))
    assert "Recover & Co" in text
    assert row.name in text
    assert column_money(row.sums.placed_minor, row.currency) in text


def test_every_promise_on_the_board_is_listed(demo):
    text = words(made("promises"))
    shown = [row for row in promise_list(TODAY).rows if row.standing is not Standing.PAST]
    assert shown
    for row in shown:
        assert row.promise.customer_name in text
        assert column_money(row.promise.amount_minor, row.promise.currency) in text


def test_the_key_figures_are_those_of_the_question(demo):
    text = words(made("kpis"))
    found = kpis(usual_period(TODAY))
    for said in (
        f"{whole(found.dso)} days",
        f"by count-back {whole(found.countback.days)} days",
        f"best possible DSO {whole(found.best)} days",
        f"{whole(found.effectiveness)}%",
        money(found.collected, "GBP"),
        column_money(found.standing.owed, "GBP"),
    ):
        assert said in text
    october = kpis(usual_period(month_end(add_months(TODAY, -1)), "GBP"))
    assert f"Oct 2026 {whole(october.dso)} {whole(october.effectiveness)}%" in text


def test_the_forecast_has_every_week_and_adds_up(demo):
    text = words(made("forecast"))
    found = forecast(TODAY, 13, "GBP")
    so_far = 0
    for week in found.weeks:
        so_far += week.expected
        assert f"{week.first:%d/%m/%Y}" in text
        assert column_money(so_far, "GBP") in text
    assert money(sum(week.expected for week in found.weeks), "GBP") in text


def test_the_forecast_says_what_is_taken_off_for_losses(demo):
    plain = words(made("forecast"))
    assert "Promised of that" in plain
    assert "taken off" not in plain
    before = forecast(TODAY, 13, "GBP")
    change_settings({"provision.rates": "10,10,10,10,10"}, TODAY)
    text = words(made("forecast"))
    off = forecast(TODAY, 13, "GBP").losses
    tenth = sum(week.expected for week in (*before.weeks, before.later)) / 10
    assert abs(off - tenth) <= 7, "a tenth, but for half a penny of each of 14 lines"
    assert f"{money(off, 'GBP')} is taken off for debts that may be lost." in text
    assert "Promised of that" not in text


def test_a_figure_without_a_meaning_is_not_a_nought(ledger):
    text = words(made("kpis"))
    for name in ("Days sales outstanding", "Average days late", "Days to pay", "Promises kept"):
        assert f"{name} n/a" in text
    assert USUAL_SAID in text


def test_a_year_of_its_own_says_what_a_ledger_loses(demo):
    assert USUAL_SAID not in words(made("kpis"))


@pytest.mark.parametrize(
    ("minor", "said"),
    [
        (0, "£0"),
        (99_00, "£99"),
        (99_950, "£1k"),
        (1_000_00, "£1k"),
        (19_949_00, "£19.9k"),
        (19_950_00, "£20k"),
        (123_456_00, "£123k"),
        (1_250_000_00, "£1.3m"),
        (-2_500_00, "\N{MINUS SIGN}£2.5k"),
        (7_000_000_000_00, "£7bn"),
    ],
)
def test_amounts_on_bars_are_short(minor, said):
    assert short_money(minor, "GBP") == said


@pytest.mark.parametrize("highest", [0, 1, 4, 7, 99, 100, 12_345, 10**9, 123_456_789_012])
def test_a_scale_is_round_and_reaches_over_the_highest(highest):
    found = ticks(highest)
    assert found[0] == 0
    assert found[-1] >= highest
    assert 2 <= len(found) <= 7
    steps = {after - before for before, after in pairwise(found)}
    assert len(steps) == 1
    assert str(steps.pop()).rstrip("0") in ("1", "2", "5")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "n/a"),
        (Fraction(1, 2), "1"),
        (Fraction(-1, 3), "0"),
        (Fraction(-7, 2), "\N{MINUS SIGN}4"),
    ],
)
def test_a_figure_is_the_nearest_whole_number(value, said):
    assert whole(value) == said


def test_what_lacks_a_rate_is_named_on_the_paper_of_late_interest(acme):
    """INV-1 is late since 2026 and keeps its rate; INV-2 is late from 2027, of unknown rate."""
    invoice(acme, "INV-2", 500_00, date(2026, 12, 1), date(2026, 12, 31))
    file = made("late-interest", date(2027, 1, 1))
    [line] = file.notes
    assert line.startswith("Not worked out: INV-2. The figure of uk_bank_rate from 2027-01-01")
    assert line in words(file)
    [(name, [table])] = PdfReader(BytesIO(file.content)).attachments.items()
    head, row = table.decode("utf-8-sig").splitlines()
    assert name.endswith(".csv")
    assert head.startswith('"Customer","Not worked out","Outstanding"')
    assert row.startswith('"Acme Ltd","INV-2","620.00"')
