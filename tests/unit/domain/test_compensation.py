"""The fixed sums of each law, at their limits."""

import pytest

from collector_desktop.domain.compensation import EUROS_40, IRISH_SUMS, UK_SUMS


@pytest.mark.parametrize(
    ("debt", "granted"), [(1, 40), (99_999, 40), (100_000, 70), (999_999, 70), (1_000_000, 100)]
)
def test_the_uk_sums_grow_with_the_debt(debt, granted):
    """The Act of 1998, section 5A: 999.99, 1 000, 9 999.99 and 10 000."""
    assert UK_SUMS.of(debt, "GBP") == granted * 100


@pytest.mark.parametrize(
    ("debt", "granted"), [(100_000, 40), (100_001, 70), (1_000_000, 70), (1_000_001, 100)]
)
def test_the_irish_sums_grow_above_their_limits(debt, granted):
    """S.I. 580 of 2012: EUR 40, 70 and 100."""
    assert IRISH_SUMS.of(debt, "EUR") == granted * 100


@pytest.mark.parametrize("debt", [1, 10**9])
def test_forty_euros_are_due_whatever_the_debt(debt):
    """Directive 2011/7/EU, Article 6."""
    assert EUROS_40.of(debt, "EUR") == 4_000


@pytest.mark.parametrize(("sums", "currency"), [(UK_SUMS, "EUR"), (EUROS_40, "GBP")])
def test_no_sum_is_invented_in_another_currency(sums, currency):
    assert sums.of(50_000, currency) is None
