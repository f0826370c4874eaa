"""Items: signs, and what may settle what."""

from __future__ import annotations

import pytest

from collector_desktop.domain.items import (
    CREDITS,
    DEBITS,
    ItemType,
    may_allocate,
    sign,
    with_article,
)


def test_every_item_is_either_a_debit_or_a_credit():
    assert set(ItemType) == DEBITS | CREDITS
    assert not DEBITS & CREDITS


@pytest.mark.parametrize(
    ("item_type", "expected"),
    [
        ("invoice", 1),
        ("refund", 1),
        ("debit_adjustment", 1),
        ("credit_note", -1),
        ("receipt", -1),
        ("credit_adjustment", -1),
    ],
)
def test_the_sign_says_what_raises_the_balance(item_type, expected):
    assert sign(ItemType(item_type)) == expected


@pytest.mark.parametrize("source", ItemType)
@pytest.mark.parametrize("target", ItemType)
def test_only_a_credit_settles_a_debit(source, target):
    assert may_allocate(source, target) is (sign(source) == -1 and sign(target) == 1)


@pytest.mark.parametrize(
    ("item_type", "words"),
    [("invoice", "an invoice"), ("credit_note", "a credit note"), ("refund", "a refund")],
)
def test_a_type_has_its_article_in_a_sentence(item_type, words):
    assert with_article(item_type) == words
