"""Payment terms: due dates, parts and discounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.terms import (
    Discount,
    Part,
    Roll,
    Rule,
    RuleKind,
    Terms,
    discount,
    due_date,
    parts,
    simple_terms,
)
from collector_desktop.domain.terms_said import terms_said
from collector_desktop.domain.terms_words import parse_terms
from tests.calendars import weekdays_except

DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))
COUNTED = (RuleKind.NET, RuleKind.AFTER_MONTH_END, RuleKind.TO_MONTH_END)
RULES = (
    st.builds(Rule, st.just(RuleKind.NET), st.integers(0, 999))
    | st.builds(Rule, st.just(RuleKind.AFTER_MONTH_END), st.integers(0, 999))
    | st.builds(Rule, st.just(RuleKind.TO_MONTH_END), st.integers(1, 999))
    | st.builds(Rule, st.just(RuleKind.MONTHS), st.just(0), st.integers(1, 12))
    | st.builds(
        Rule,
        st.just(RuleKind.DAY_OF_MONTH),
        st.integers(1, 31),
        st.integers(0, 12),
        st.just(0) | st.integers(1, 31),
    )
)
THEN_ON = st.builds(
    replace,
    st.builds(Rule, st.sampled_from(COUNTED), st.integers(1, 999))
    | st.just(Rule(RuleKind.AFTER_MONTH_END, 0)),
    then_on=st.integers(1, 31),
)
PERCENT = st.integers(1, 9_999).map(lambda n: Decimal(n) / 100)
SIMPLE = st.builds(simple_terms, RULES | THEN_ON, st.none() | st.builds(Discount, PERCENT, RULES))


@st.composite
def in_parts(draw):
    """Terms of up to five parts that add up."""
    cuts = sorted(draw(st.sets(st.integers(1, 9_999), min_size=1, max_size=4)))
    shares = [b - a for a, b in zip([0, *cuts], [*cuts, 10_000], strict=True)]
    return Terms(tuple(Part(Decimal(share) / 100, draw(RULES | THEN_ON)) for share in shares))


@pytest.mark.parametrize(
    ("text", "document_on", "expected"),
    [
        ("NET 30", date(2026, 1, 31), date(2026, 3, 2)),
        ("NET 30", date(2016, 1, 22), date(2016, 2, 21)),
        ("30 jours fin de mois le 10", date(2026, 1, 15), date(2026, 3, 10)),
        ("30 jours fin de mois le 31", date(2026, 1, 15), date(2026, 2, 28)),
        ("fin de mois le 10", date(2026, 11, 30), date(2026, 12, 10)),
        ("45 days on the 20th", date(2026, 12, 10), date(2027, 2, 20)),
        ("1 month", date(2026, 1, 31), date(2026, 2, 28)),
        ("NET 2 MONTHS", date(2026, 1, 15), date(2026, 3, 15)),
        ("EOM", date(2026, 1, 10), date(2026, 1, 31)),
        ("EOM+30", date(2026, 5, 11), date(2026, 6, 30)),
        ("EOM+45", date(2018, 11, 27), date(2019, 1, 14)),
        ("45+EOM", date(2026, 1, 20), date(2026, 3, 31)),
        ("EOM+45", date(2026, 1, 20), date(2026, 3, 17)),
        ("DOM 25", date(2026, 1, 5), date(2026, 2, 25)),
        ("DOM 25+2", date(2026, 1, 5), date(2026, 3, 25)),
        ("DOM 31", date(2026, 1, 15), date(2026, 2, 28)),
        ("DOM 31", date(2016, 1, 22), date(2016, 2, 29)),
        ("DOM 31", date(2017, 1, 22), date(2017, 2, 28)),
        ("DOM 20+0", date(2026, 1, 5), date(2026, 1, 20)),
        ("DOM 20+0", date(2026, 1, 25), date(2026, 2, 20)),
        ("DOM 25 cutoff 20", date(2026, 1, 20), date(2026, 2, 25)),
        ("DOM 25 cutoff 20", date(2026, 1, 21), date(2026, 3, 25)),
        ("DOM 10+0 cutoff 5", date(2026, 1, 5), date(2026, 1, 10)),
        ("DOM 10+0 cutoff 5", date(2026, 1, 6), date(2026, 2, 10)),
        ("DOM 31 cutoff 25", date(2026, 12, 26), date(2027, 2, 28)),
        ("2/10 NET 30", date(2026, 3, 1), date(2026, 3, 31)),
        ("2% 10th prox net 31", date(2026, 3, 1), date(2026, 4, 30)),
        ("CBO", date(2026, 3, 1), date(2026, 3, 1)),
        ("COD", date(2026, 3, 1), date(2026, 3, 1)),
        ("30% COD; 70% EOM+30", date(2026, 5, 11), date(2026, 6, 30)),
        ("70% EOM+30; 30% COD", date(2026, 5, 11), date(2026, 6, 30)),
    ],
)
def test_terms_lead_to_their_due_date(text, document_on, expected):
    """The days in January 2016 and 2017 are those of ERPNext's test of customers."""
    assert due_date(parse_terms(text), document_on) == expected


@pytest.mark.parametrize(
    ("text", "percent", "last_day"),
    [
        ("2/10 NET 30", "2", date(2026, 3, 11)),
        ("1,5% 14 days net 60", "1.5", date(2026, 3, 15)),
        ("2% 10th prox net 31", "2", date(2026, 4, 10)),
    ],
)
def test_a_discount_has_its_last_day(text, percent, last_day):
    assert discount(parse_terms(text), date(2026, 3, 1)) == (Decimal(percent), last_day)


def test_terms_without_a_discount_offer_none():
    assert discount(parse_terms("NET 30"), date(2026, 3, 1)) is None


@given(SIMPLE | in_parts())
def test_the_written_form_is_read_back(terms):
    assert parse_terms(str(terms)) == terms


@given(SIMPLE | in_parts())
def test_the_words_said_mean_the_same(terms):
    assert parse_terms(terms_said(str(terms))) == terms


@given(SIMPLE | in_parts(), DAYS)
def test_nothing_is_due_before_the_document(terms, document_on):
    assert all(day >= document_on for day, _minor in parts(terms, document_on, 100))
    assert due_date(terms, document_on) == max(d for d, _ in parts(terms, document_on, 100))


@given(in_parts(), DAYS, st.integers(-(10**15), 10**15))
def test_parts_add_up_and_each_but_the_last_is_its_share_rounded(terms, document_on, amount_minor):
    found = [minor for _day, minor in parts(terms, document_on, amount_minor)]
    assert sum(found) == amount_minor
    for place, (part, minor) in enumerate(zip(terms.parts[:-1], found, strict=False), 1):
        nothing_left = not any(found[place:])
        assert nothing_left or abs(minor - part.percent * amount_minor / 100) * 2 <= 1


@pytest.mark.parametrize(
    ("text", "minor", "amounts"),
    [
        ("33.33% COD; 33.33% NET 30; 33.34% EOM", 100_05, [33_35, 33_35, 33_35]),
        ("33.33% COD; 33.33% NET 30; 33.34% EOM", 703_77_54, [234_56_83, 234_56_83, 234_63_88]),
        ("25% COD; 25% NET 1; 25% NET 2; 25% NET 3", 2, [1, 1, 0, 0]),
        ("30% COD; 70% EOM+30", -1_001, [-300, -701]),
    ],
)
def test_the_last_part_takes_what_rounding_left(text, minor, amounts):
    found = parts(parse_terms(text), date(2026, 3, 1), minor)
    assert [each for _, each in found] == amounts


def test_thirty_sixty_ninety_are_thirds_of_the_sum():
    terms = parse_terms("30/60/90")
    assert parts(terms, date(2026, 1, 20), 1_000_00) == [
        (date(2026, 2, 19), 333_33),
        (date(2026, 3, 21), 333_33),
        (date(2026, 4, 20), 333_34),
    ]


def test_parts_have_their_own_days():
    terms = parse_terms("33.33% COD; 33.33% NET 30; 33.34% EOM")
    assert parts(terms, date(2026, 3, 1), 10_000) == [
        (date(2026, 3, 1), 3_333),
        (date(2026, 3, 31), 3_333),
        (date(2026, 3, 31), 3_334),
    ]


@pytest.mark.parametrize(
    ("roll", "expected"),
    [
        (Roll.NONE, date(2026, 5, 2)),
        (Roll.NEXT, date(2026, 5, 5)),
        (Roll.PREVIOUS, date(2026, 5, 1)),
    ],
)
def test_a_due_date_on_a_weekend_rolls_as_asked(roll, expected):
    bank_holiday = weekdays_except({date(2026, 5, 4)})
    document_on = date(2026, 4, 2)
    assert due_date(parse_terms("NET 30"), document_on, roll, bank_holiday) == expected
    assert parts(parse_terms("NET 30"), document_on, 5, roll, bank_holiday) == [(expected, 5)]


def test_rolling_back_never_passes_the_document():
    saturday = date(2026, 5, 2)
    assert due_date(parse_terms("COD"), saturday, Roll.PREVIOUS) == saturday
