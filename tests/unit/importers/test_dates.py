"""Days in files: read in the order of the file, never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.importers.dates import (
    DateOrder,
    DateReader,
    DateSurvey,
    DateTextError,
    DateVerdict,
    parse_day,
)

NEITHER = [
    ("2026-09-01", date(2026, 9, 1)),
    ("2026/9/1", date(2026, 9, 1)),
    ("2026-09-01 14:35:17", date(2026, 9, 1)),
    ("2020-04-26 14:35:17.000000000", date(2020, 4, 26)),
    ("2021-01-28T11:04:09+00:00", date(2021, 1, 28)),
    ("20190307", date(2019, 3, 7)),
    ("20190307.0", date(2019, 3, 7)),
    ("01 Sep 2026", date(2026, 9, 1)),
    ("01-Sep-26", date(2026, 9, 1)),
    ("17 Jul 2012", date(2012, 7, 17)),
    ("1st May 2026", date(2026, 5, 1)),
    ("Jan 28 2021", date(2021, 1, 28)),
    ("Jul 25, 2026", date(2026, 7, 25)),
    ("Thursday, July 30, 2026 04:19 PM GMT-06:00", date(2026, 7, 30)),
    ("Fri 12 Jun 2026", date(2026, 6, 12)),
    ("1. März 2026", date(2026, 3, 1)),
    ("5 août 2026", date(2026, 8, 5)),
    (" 2026-09-01 ", date(2026, 9, 1)),
    ('="2023-07-01"', date(2023, 7, 1)),
]
REFUSED = [
    "",
    "31/02/2026",
    "2026-02-30",
    "2026-13-01",
    "13/13/2026",
    "1/2/3/2026",
    "12/31",
    "2026-W05-1",
    "1 Foo 2026",
    "soon",
    "44927",
    "\u0661/\u0662/2026",
    "01/01/1850",
    "9999-12-31",
    "00/00/2026",
    "2026-01-01x",
]


@pytest.mark.parametrize(("text", "day"), NEITHER)
@pytest.mark.parametrize("order", list(DateOrder))
def test_some_days_read_the_same_in_any_order(text: str, day: date, order: DateOrder) -> None:
    assert DateReader(order)(text) == day


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("03/04/2026", DateOrder.DMY, date(2026, 4, 3)),
        ("03/04/2026", DateOrder.MDY, date(2026, 3, 4)),
        ("3.4.26", DateOrder.DMY, date(2026, 4, 3)),
        ("03-04-2026", DateOrder.DMY, date(2026, 4, 3)),
        ("3/15'26", DateOrder.MDY, date(2026, 3, 15)),
        ("01/02/2026 12:00 PM", DateOrder.MDY, date(2026, 1, 2)),
        ("310126", DateOrder.DMY, date(2026, 1, 31)),
        ("31012026", DateOrder.DMY, date(2026, 1, 31)),
        ("26/01/31", DateOrder.YMD, date(2026, 1, 31)),
        ("01/01/75", DateOrder.DMY, date(1975, 1, 1)),
    ],
)
def test_numbers_are_read_in_the_order_of_the_file(text: str, order: DateOrder, day: date) -> None:
    assert parse_day(text, order) == day


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("order", list(DateOrder))
def test_what_is_no_day_is_refused_in_a_sentence(text: str, order: DateOrder) -> None:
    with pytest.raises(DateTextError, match=r"^'.*' is .*\.$"):
        parse_day(text, order)


def test_a_day_of_the_spreadsheet_itself_needs_no_order() -> None:
    assert DateReader(DateOrder.MDY)(date(2026, 4, 3)) == date(2026, 4, 3)
    with pytest.raises(DateTextError, match="outside"):
        DateReader()(date(1899, 12, 31))


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        (["2026-01-31", "01 Sep 2026", ""], DateVerdict.UNNEEDED),
        (["05/05/2026"], DateVerdict.UNNEEDED),
        (["03/04/2026", "31/01/2026"], DateVerdict.DMY),
        (["03/04/2026", "01/31/2026"], DateVerdict.MDY),
        (["03/04/2026", "05/06/2026"], DateVerdict.AMBIGUOUS),
        (["31/01/2026", "01/31/2026"], DateVerdict.CONFLICT),
        (["31/13/2026", "03/04/2026"], DateVerdict.AMBIGUOUS),
        (["310126"], DateVerdict.DMY),
        (["20260131"], DateVerdict.UNNEEDED),
    ],
)
def test_all_days_of_a_file_decide_their_order(texts: list[str], verdict: DateVerdict) -> None:
    survey = DateSurvey()
    for text in texts:
        survey.add(text)
    assert survey.verdict is verdict


@given(st.text(max_size=30) | st.text(alphabet="0123456789/.-' JanFebT:", max_size=16))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    for order in DateOrder:
        try:
            day = parse_day(text, order)
        except DateTextError:
            continue
        assert 1970 <= day.year <= 2100


@given(st.dates(date(1970, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back_in_each_order(day: date) -> None:
    assert parse_day(f"{day:%d/%m/%Y}", DateOrder.DMY) == day
    assert parse_day(f"{day:%m/%d/%Y}", DateOrder.MDY) == day
    assert parse_day(f"{day:%Y%m%d}") == parse_day(day.isoformat()) == day
