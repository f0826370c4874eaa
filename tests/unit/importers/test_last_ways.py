"""Broken fields that few files have are told by their name and what stands in them."""

import pytest

from collector_desktop.importers.bank.draft import LineError, StatementDraft
from collector_desktop.importers.bank.mt940 import _Field, _note_sum
from collector_desktop.importers.bank.stripe import _day


def test_a_sum_of_a_statement_that_is_none_is_told():
    with pytest.raises(LineError, match="'a lot' is not a sum") as told:
        _note_sum(StatementDraft(currency="EUR"), _Field(7, "90C", "a lot"))
    assert told.value.field == ":90C:"


@pytest.mark.parametrize("values", [{"created": "some day"}, {}])
def test_a_day_of_a_payout_that_is_none_is_told(values):
    with pytest.raises(LineError):
        _day(values, "created")
