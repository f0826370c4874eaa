"""A question about a past day is answered with the limit and the terms of that day."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.credit import Answer
from collector_desktop.queries.credit import credit_check
from collector_desktop.queries.credit_decisions import limit_lines
from collector_desktop.queries.credit_limits import all_limits, credit_limits
from collector_desktop.queries.customer_list import customer_list
from collector_desktop.queries.customer_pages import (
    OVER_LIMIT,
    CustomersWanted,
    customer_keys,
    view_counts,
)
from collector_desktop.services.credit_limits import set_limit
from collector_desktop.services.exchange_rates import FxDraft, add_fx_rate
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.terms import change_customer_terms
from collector_desktop.storage.models import Customer, CustomerGroup, GroupLimit
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
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
    assert [row.limit_minor for row in customer_list(day).rows] == [limit]


def test_the_list_orders_by_the_limits_of_the_day(limited):
    with operation("test", "Add", FIRST):
        other = Customer.create(
            code="OTHER", name="Other Ltd", currency="GBP", credit_limit_minor=5_000_00
        )
    rising = CustomersWanted(sort="credit_limit", descending=False)
    for day, order in ((SECOND - DAY, [limited.id, other.id]), (TODAY, [other.id, limited.id])):
        assert [key for key, _ in customer_keys(day, rising)] == order


def test_a_limit_that_was_the_groups_then_is_shown_as_such(limited):
    with operation("test", "Add", FIRST):
        group = CustomerGroup.create(name="Harbour Group")
        GroupLimit.create(group=group, currency="GBP", limit_minor=700_00)
        Customer.update(group=group).where(Customer.id == limited.id).execute()
    assert [row.limit_minor for row in customer_list(FIRST - DAY).rows] == [700_00]
    assert [row.limit_minor for row in customer_list(FIRST).rows] == [300_00]


def over_limit_at(day):
    assert view_counts(day)[OVER_LIMIT] == len(customer_keys(day, CustomersWanted(OVER_LIMIT)))
    return [(row.over_minor, view_counts(day)[OVER_LIMIT]) for row in customer_list(day).rows]


def test_who_was_over_a_limit_is_decided_by_the_limit_and_the_debts_of_the_day(limited):
    with operation("test", "Add", FIRST):
        add_item(limited, "OLD-1", FIRST, FIRST, 400_00)
    assert over_limit_at(SECOND - DAY) == [(220_00, 1)]
    with operation("test", "Add", FIRST):
        add_item(limited, "OLD-2", FIRST, FIRST, 100_00, currency="EUR")
    add_fx_rate(FxDraft("EUR", FIRST, "0.80"), FIRST)
    assert over_limit_at(SECOND - DAY) == [(300_00, 1), (0, 1)]
    assert over_limit_at(SECOND) == [(0, 0), (0, 0)]
    set_limit(limited.id, 300_00, TODAY)
    record_receipt(ReceiptDraft(limited.id, 100_00, "EUR", TODAY), TODAY)
    assert over_limit_at(FIRST - DAY) == [(0, 0)]
    assert over_limit_at(FIRST) == [(300_00, 1), (0, 1)]


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
