"""The pictures of the reports show what the key figures, the aged list and the history say."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.queries.aged import aged_debtors
from collector_desktop.queries.kpis import kpis
from collector_desktop.queries.overview import LARGEST, days_worked, month_end, month_ends, overview
from collector_desktop.queries.payment_habits import usual_period
from collector_desktop.services.contacts import ContactDraft, log_contact
from tests.conftest import TODAY
from tests.integration.random_ledgers import DAYS, books, written

LOOK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_the_months_end_one_after_the_other_up_to_the_day(day):
    ends = month_ends(day)
    assert len(ends) == 12
    assert ends[-1] == day
    assert ends[-2] == day.replace(day=1) - timedelta(days=1)
    assert all((end + timedelta(days=1)).day == 1 for end in ends[:-1])
    months = [end.year * 12 + end.month for end in ends]
    assert months == list(range(months[0], months[0] + 12))


@LOOK
@given(books(), DAYS)
def test_a_month_says_what_the_key_figures_and_the_aged_list_say(found, day):
    with written(found):
        month, figures = month_end(day), kpis(usual_period(day))
        assert (month.dso, month.best) == (figures.dso, figures.best)
        assert month.columns == figures.standing.columns
        rows = aged_debtors(day).currencies.get(month.currency, [])
        assert month.owed == sum(sum(row.buckets) for row in rows)


@LOOK
@given(books(), DAYS)
def test_the_largest_are_the_most_overdue_of_the_aged_list(found, day):
    with written(found):
        seen = overview(day)
        every = aged_debtors(day).currencies.get(seen.forecast.currency, [])
        overdue = sorted((row.overdue for row in every if row.overdue > 0), reverse=True)
        assert [row.overdue for row in seen.largest] == overdue[:LARGEST]
        assert seen.overdue == sum(overdue)


def test_contacts_are_counted_on_working_days_by_kind(acme):
    friday = date(2026, 11, 20)
    for day, kind in ((friday, "call"), (friday, "call"), (friday, "email"), (TODAY, "letter")):
        log_contact(ContactDraft(acme.id, kind, note="Asked."), day)
    log_contact(ContactDraft(acme.id, "call", note="On a Saturday."), date(2026, 11, 21))
    days = days_worked(TODAY)
    assert [each.day for each in days][-3:] == [friday, date(2026, 11, 23), TODAY]
    assert len(days) == 10
    by_day = {each.day: each for each in days}
    assert (by_day[friday].count("call"), by_day[friday].count("call", "email")) == (2, 3)
    assert by_day[TODAY].count("letter") == 1
