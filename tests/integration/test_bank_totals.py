"""A booking of several payments: one file has the total, another one the payments."""

import pytest

from collector_desktop.services.bank_matching import confirm_chosen
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import undo
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.models import BankLine
from tests.conftest import TODAY
from tests.integration.test_bank_files import statement

TOTAL = ((15_000, "", "Batch of 2"), (700, "Moss", "INV-9"))
DETAILS = ((12_000, "Acme Ltd", "INV-1"), (3_000, "Bexley", "INV-7"))


def lines():
    return [(line.amount_minor, line.status) for line in BankLine.select().order_by(BankLine.id)]


def come(told, profile):
    return apply_import(statement(*told, profile=profile), TODAY)


def test_a_total_is_left_out_when_its_payments_come(acme):
    come(TOTAL, "camt053")
    done = come(DETAILS, "camt054")
    assert lines() == [(15_000, "ignored"), (700, "open"), (12_000, "open"), (3_000, "open")]
    assert "is the total of these payments" in done.value.plan.warnings[0].reason
    undo(done.operation_id, TODAY)
    assert lines() == [(15_000, "open"), (700, "open")]
    assert not check_ledger(TODAY)


def test_a_total_of_payments_that_are_here_is_left_out(acme):
    come(DETAILS, "camt054")
    done = come(TOTAL, "camt053").value
    assert lines() == [(12_000, "open"), (3_000, "open"), (700, "open")]
    assert (done.counts.unchanged, done.counts.created) == (1, 1)
    assert [warning.reason for warning in done.plan.warnings] == [
        "This is the total of payments that came in one by one; it was left out."
    ]
    assert come(TOTAL, "camt053").value.counts.unchanged == 2


@pytest.mark.parametrize("profile", ["camt054", "camt053"])
def test_lines_that_are_no_total_come_in(acme, profile):
    come(((15_001, "", "Batch of 2"),), "camt053")
    come(DETAILS, profile)
    assert [status for _, status in lines()] == ["open"] * 3


def test_a_total_that_was_matched_stays(acme):
    come(((12_000, "Acme Ltd", "INV-1"),), "camt053")
    confirm_chosen([1], TODAY)
    done = come(((7_000, "A", ""), (5_000, "B", "")), "camt054").value
    assert "that was matched is the total" in done.plan.warnings[0].reason
    assert lines()[0] == (12_000, "matched")
