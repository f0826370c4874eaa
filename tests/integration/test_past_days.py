"""Days before the newest entry, and ageing by calendar months."""

from datetime import date

from collector_desktop.domain.ageing import Buckets, Method
from collector_desktop.queries.aged import AgeingOptions, aged_debtors
from collector_desktop.queries.position import is_latest, open_items
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item


def test_a_later_entry_makes_today_a_past_day(acme):
    assert is_latest(TODAY)
    with operation("test", "Later", TODAY):
        add_item(acme, "INV-9", date(2027, 1, 1), date(2027, 1, 31), 100)
    assert not is_latest(TODAY)
    assert [item.number for item in open_items(TODAY)] == ["INV-1"]


def test_months_age_by_calendar_months(acme):
    aged = aged_debtors(TODAY, AgeingOptions(method=Method.MONTHS, buckets=Buckets((30, 60, 90))))
    assert sum(aged.totals("GBP").buckets) == 12_000
    assert aged.currencies["GBP"][0].buckets[1] == 12_000
