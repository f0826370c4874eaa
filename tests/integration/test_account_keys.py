"""The compact keys of a long list of accounts behave as the list of pairs that they stand for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.queries.account_keys import AccountKeys

pairs = st.lists(st.tuples(st.integers(1, 6), st.sampled_from(["GBP", "EUR", "USD"])))


@given(pairs, st.slices(8))
def test_the_keys_are_the_pairs_that_went_in(accounts, part):
    keys = AccountKeys(iter(accounts))
    assert isinstance(keys, Sequence)
    assert (len(keys), list(keys)) == (len(accounts), accounts)
    assert list(keys[part]) == accounts[part]
    assert [keys[at] for at in range(-len(keys), len(keys))] == accounts * 2
    assert keys[: len(keys)] == keys


@given(pairs, st.tuples(st.integers(1, 6), st.sampled_from(["GBP", "EUR", "USD"])))
def test_a_key_stands_where_its_pair_stands(accounts, sought):
    keys = AccountKeys(accounts)
    assert (sought in keys) == (sought in accounts)
    if sought in accounts:
        assert keys.index(sought) == accounts.index(sought)
    else:
        with pytest.raises(ValueError, match="not in"):
            keys.index(sought)


@given(pairs, pairs)
def test_keys_are_equal_when_the_pairs_are(one, other):
    assert (AccountKeys(one) == AccountKeys(other)) == (one == other)


def test_currencies_met_in_another_order_change_nothing():
    keys = AccountKeys([(2, "EUR"), (1, "GBP"), (3, "EUR")])
    assert keys[1:] == AccountKeys([(1, "GBP"), (3, "EUR")])
    assert keys != [(2, "EUR"), (1, "GBP"), (3, "EUR")]


@pytest.mark.parametrize("sought", [None, 7, "GBP", ()])
def test_what_is_no_account_is_not_among_them(sought):
    with pytest.raises(ValueError, match=r".*"):
        AccountKeys([(1, "GBP")]).index(sought)
    assert sought not in AccountKeys([(1, "GBP")])
