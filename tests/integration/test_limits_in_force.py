"""A question about a past day is answered with the limit and the terms of that day."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.credit import Answer
from collector_desktop.queries.credit import credit_check
from collector_desktop.queries.credit_decisions import limit_lines
from collector_desktop.queries.credit_limits import all_limits, credit_limits
from collector_desktop.services.credit_limits import set_limit
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.terms import change_customer_terms
from tests.conftest import TODAY
from tests.integration.papers import FONTS, words

FIRST, SECOND = date(2026, 10, 5), date(2026, 11, 9)
DAY = timedelta(days=1)
HISTORY = ((FIRST - DAY, None), (FIRST, 300_00), (SECOND - DAY, 300_00), (SECOND, 90_000_00))


@pytest.fixture
def limited(acme):
    """Acme had no limit, then £300 from 5 October and £90,000 from 9 November."""
    set_limit(acme.id, 300_00, FIRST)
    set_limit(acme.id, 90_000_00, SECOND)
    return acme


@pytest.mark.parametrize(("day", "limit"), [*HISTORY, (TODAY, 90_000_00)])
def test_the_limit_is_that_of_the_day(limited, day, limit):
    assert credit_limits(limited.id, day).limit_minor == limit
    assert [each.limit_minor for each in all_limits(day)] == [limit]
    assert [row.limits.limit_minor for row in limit_lines(day)] in ([limit], [])


def test_an_order_of_a_past_day_is_answered_by_the_limit_of_then(limited):
    assert credit_check(limited.id, 500_00, SECOND - DAY).answer is not Answer.YES
    assert credit_check(limited.id, 500_00, SECOND - DAY).limit_minor == 300_00
    assert credit_check(limited.id, 500_00, TODAY).limit_minor == 90_000_00


def test_what_was_undone_never_was_and_what_was_redone_was(limited):
    undo_last(TODAY)
    assert credit_limits(limited.id, SECOND - DAY).limit_minor == 300_00
    assert credit_limits(limited.id, TODAY).limit_minor == 300_00
    assert credit_limits(limited.id, FIRST - DAY).limit_minor is None
    redo_last(TODAY)
    for day, limit in HISTORY:
        assert credit_limits(limited.id, day).limit_minor == limit


def test_a_statement_of_a_past_day_names_the_terms_of_then(acme):
    change_customer_terms(acme.id, "NET 14", FIRST)
    change_customer_terms(acme.id, "NET 60", TODAY + DAY)
    assert "14 days from invoice" in words(statement_paper(acme.id, TODAY, FONTS))
    assert "60 days from invoice" in words(statement_paper(acme.id, TODAY + DAY, FONTS))
    assert "30 days from invoice" in words(statement_paper(acme.id, FIRST - DAY, FONTS))
