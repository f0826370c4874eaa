"""A payout of Stripe is on its way for days: its two reports bring it once, in either order."""

from datetime import date
from pathlib import Path

import pytest

from collector_desktop.importers.read import read_file
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.models import BankLine
from tests.conftest import TODAY

FOLDER = Path(__file__).parents[1] / "data" / "bank"
SENT = "gbp,2026-11-05 00:00,2026-11-05 00:00,STRIPE PAYOUT"


@pytest.fixture
def reports(tmp_path):
    """The reconciliation, and the balance history in which the payout left two days earlier."""
    history = tmp_path / "balance_history.csv"
    text = (FOLDER / "stripe_balance_csv.csv").read_text("utf-8")
    assert SENT in text
    history.write_text(text.replace(SENT, SENT.replace("11-05", "11-03", 1)), encoding="utf-8")
    return FOLDER / "stripe_csv.csv", history


@pytest.mark.parametrize("order", [1, -1])
def test_a_payout_that_took_two_days_is_reported_once(ledger, reports, order):
    for path in reports[::order]:
        apply_import(read_file(path), TODAY)
    lines = [(each.booked_on, each.amount_minor) for each in BankLine.select()]
    assert [line for line in lines if line[1] == -812_50] == [(date(2026, 11, 5), -812_50)]
    assert (len(lines), sum(minor for _, minor in lines)) == (6, 0)
    for path in reports:
        assert apply_import(read_file(path), TODAY).value.plan.counts.created == 0


def test_a_payout_that_has_not_arrived_is_of_the_day_on_which_it_left(reports):
    text = reports[1].read_text("utf-8")
    arrived = SENT.replace("11-05", "11-03", 1)
    reports[1].write_text(text.replace(arrived, arrived.replace("2026-11-05 00:00", "")), "utf-8")
    (payout,) = (line for line in read_file(reports[1]).rows if line.bank_type == "payout")
    assert (payout.booked_on, payout.value_on) == (date(2026, 11, 3), None)


@pytest.mark.parametrize("order", [1, -1])
def test_charges_in_the_list_of_payments_too_are_taken_once(ledger, reports, order):
    for path in (reports[1], FOLDER / "stripe_payments_csv.csv")[::order]:
        apply_import(read_file(path), TODAY)
    amounts = [each.amount_minor for each in BankLine.select()]
    assert (amounts.count(1_200_00), amounts.count(-17_00)) == (1, 1)
