"""Rates that the user adds: stored in the ledger, audited and undoable."""

from datetime import date
from decimal import Decimal

import pytest

from collector_desktop.domain.changes import NOTHING, Change
from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.queries.settings import setting_rows
from collector_desktop.services.history import undo, undo_last
from collector_desktop.services.rates import add_rate, added_rates, rate_book
from tests.conftest import TODAY

NEXT = date(2027, 1, 1)


def test_an_added_rate_counts_and_is_undone_and_redone(ledger, snapshot):
    before = snapshot()
    outcome = add_rate("uk_bank_rate", NEXT, "3.50", TODAY)
    assert (outcome.changed, outcome.summary) == (
        Change.SETTING,
        "Set uk_bank_rate from 2027-01-01 to 3.50",
    )
    after = snapshot()
    assert rate_book()["uk_bank_rate"].at(date(2027, 6, 30)) == Decimal("3.50")
    assert added_rates() == {"uk_bank_rate": {NEXT: Decimal("3.50")}}
    reversal = undo_last(TODAY).value
    assert snapshot() == before
    with pytest.raises(RefusedError, match="not known"):
        rate_book()["uk_bank_rate"].at(NEXT)
    undo(reversal, TODAY)
    assert snapshot() == after


def test_a_shipped_rate_can_be_corrected_and_corrected_again(ledger):
    first = date(2026, 7, 1)
    for text in ("1.50", "1.52", "1.49"):
        add_rate("de_base", first, text, TODAY)
        assert rate_book()["de_base"].at(first) == Decimal(text)
    undo_last(TODAY)
    assert rate_book()["de_base"].at(first) == Decimal("1.52")


def test_the_same_rate_again_changes_nothing(ledger, snapshot):
    before = snapshot()
    assert add_rate("ecb_mro", date(2026, 7, 1), "2.4", TODAY).changed == NOTHING
    assert snapshot() == before


@pytest.mark.parametrize(
    ("name", "day", "text", "words"),
    [
        ("moon", NEXT, "3", "no series"),
        ("ecb_mro", date(2026, 12, 31), "3", "No half-year begins on 2026-12-31"),
        ("ecb_mro", date(9999, 7, 1), "3", "too far away"),
        ("ecb_mro", NEXT, "three", "not a rate"),
    ],
)
def test_nonsense_is_refused_and_nothing_changes(ledger, snapshot, name, day, text, words):
    before = snapshot()
    with pytest.raises(CollectorError, match=words):
        add_rate(name, day, text, TODAY)
    assert snapshot() == before


def test_added_rates_are_not_listed_as_settings(ledger):
    names = [row.name for row in setting_rows()]
    add_rate("at_base", NEXT, "1.53", TODAY)
    assert [row.name for row in setting_rows()] == names
