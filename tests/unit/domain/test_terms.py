"""Payment terms: due dates, parts and discounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.errors import CollectorError
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
from collector_desktop.domain.working_days import weekdays_except

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


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("net 30", "NET 30"),
        ("30", "NET 30"),
        ("n/30", "NET 30"),
        ("Net30", "NET 30"),
        ("30 days", "NET 30"),
        ("30 days net", "NET 30"),
        ("14 Tage netto", "NET 14"),
        ("45 jours", "NET 45"),
        ("1 month", "NET 1 MONTH"),
        ("one month net", "NET 1 MONTH"),
        ("Net 2 months", "NET 2 MONTHS"),
        ("3 months from date of invoice", "NET 3 MONTHS"),
        ("2 Monate netto", "NET 2 MONTHS"),
        ("within a calendar month", "NET 1 MONTH"),
        ("NET30EOM", "EOM+30"),
        ("30 days net EOM", "EOM+30"),
        ("Net 7 days from invoice", "NET 7"),
        ("30 days date of invoice", "NET 30"),
        ("30 DFFM", "30+EOM"),
        ("30 dgn", "NET 30"),
        ("Payment within 14 days", "NET 14"),
        ("Terms: 30 days from date of invoice", "NET 30"),
        ("30 day(s) after the invoice date", "NET 30"),
        ("2 weeks", "NET 14"),
        ("end of month", "EOM"),
        ("fin de mois", "EOM"),
        ("month end", "EOM"),
        ("30 days end of month", "EOM+30"),
        ("Net 30 EOM", "EOM+30"),
        ("EOM 30", "EOM+30"),
        ("30 day(s) after the end of the invoice month", "EOM+30"),
        ("Fin de mois 30 jours", "EOM+30"),
        ("30 jours fin de mois", "30+EOM"),
        ("30 Tage zum Monatsende", "30+EOM"),
        ("30 jours fin de mois le 10", "30+EOM ON 10"),
        ("45 jours FDM, le 15 du mois suivant", "45+EOM ON 15"),
        ("60 gg DFFM + 10", "60+EOM ON 10"),
        ("fin de mois le 10", "EOM ON 10"),
        ("30 days end of month on the 10th", "EOM+30 ON 10"),
        ("end of month after 30 days", "30+EOM"),
        ("30 days then end of month", "30+EOM"),
        ("0+EOM", "EOM"),
        ("25th of the following month", "DOM 25"),
        ("20 of next month", "DOM 20"),
        ("10th prox", "DOM 10"),
        ("25 MFI", "DOM 25"),
        ("15th of the month after next", "DOM 15+2"),
        ("20 of the current month", "DOM 20+0"),
        ("end of the following month", "DOM 31"),
        ("Net monthly account", "DOM 31"),
        ("due on receipt", "COD"),
        ("Payable upon receipt.", "COD"),
        ("Proforma", "COD"),
        ("Pre-paid", "COD"),
        ("\u00e0 r\u00e9ception", "COD"),
        ("0 days", "COD"),
        ("2% 10 net 30", "2/10 NET 30"),
        ("2%/10 days, net 30", "2/10 NET 30"),
        ("2/10, n/30", "2/10 NET 30"),
        ("2% discount if paid within 10 days, net 30", "2/10 NET 30"),
        ("2.50/10 EOM", "2.5/10 EOM"),
        ("2% 10th prox net 31", "2/DOM 10 DOM 31"),
        ("50% cod;50% 30 days;", "50% COD; 50% NET 30"),
        ("30% Now, Balance 60 Days", "30% COD; 70% NET 60"),
        ("25th of next month, invoices after the 20th roll", "DOM 25 cutoff 20"),
        ("25th of next month cut-off 20", "DOM 25 cutoff 20"),
        ("DOM 25+2 cutoff 20", "DOM 25+2 cutoff 20"),
        ("20th of the following month", "DOM 20"),
        ("last day of the month", "DOM 31+0"),
        ("1% 10 Net 30", "1/10 NET 30"),
        ("Immediate", "COD"),
        ("CBO", "COD"),
        ("prepay", "COD"),
        ("30 dagen", "NET 30"),
        ("30 dagen netto", "NET 30"),
        ("30 jours nets", "NET 30"),
        ("30 jours date de facture", "NET 30"),
        ("zahlbar innerhalb von 14 Tagen netto", "NET 14"),
        ("zahlbar sofort ohne Abzug", "COD"),
        ("10 Tage 2 % Skonto, 30 Tage netto", "2/10 NET 30"),
        ("2% Skonto innerhalb 10 Tagen, 30 Tage netto", "2/10 NET 30"),
        ("30 giorni data fattura", "NET 30"),
        ("60 gg df fm", "60+EOM"),
        ("30 d\u00edas fin de mes", "30+EOM"),
        ("\u00e0 r\u00e9ception de facture", "COD"),
        ("30 days, 2% off if paid by end of month", "2/EOM NET 30"),
        ("30/60/90", "33.3333% NET 30; 33.3333% NET 60; 33.3334% NET 90"),
        ("30/60/90/120 dias", "25% NET 30; 25% NET 60; 25% NET 90; 25% NET 120"),
        ("7/14/21", "33.3333% NET 7; 33.3333% NET 14; 33.3334% NET 21"),
        ("2/10/30", "2/10 NET 30"),
        ("10 Tage 2 %, 30 Tage netto", "2/10 NET 30"),
        ("30 gg d.f.f.m.", "30+EOM"),
        ("60 gg. f.m.", "60+EOM"),
        ("30 gg. d.f.", "NET 30"),
        ("C.O.D.", "COD"),
        ("Due on the 20th of the following month", "DOM 20"),
        ("30 day(s) after the end of the bill month", "EOM+30"),
        ("30 days after the end of the month of the bill date", "EOM+30"),
        ("20 day(s) after the bill date", "NET 20"),
    ],
)
def test_words_for_terms_are_understood(text, canonical):
    assert str(parse_terms(text)) == canonical


@pytest.mark.parametrize(
    "text",
    [
        *("", " ; ", "soon", "NET", "NET 9999", "DOM 0", "DOM 32", "DOM 25+13", "2/10", "-5"),
        *("EOM cutoff 20", "DOM 25 cutoff 32", "NET 30 after the 20th", "30% now, balance later"),
        *("30% COD; 60% NET 30", "50; 50% COD", "0% COD; 100% NET 1", "50% x; 50% COD"),
        *("13 months", "0 months", "30 days + 10", "30 jours fin de mois le 32", "COD le 10"),
        "NET 60, 2% off if paid by 30 jours fin de mois le 10",
        *("30/30/60", "90/60/30", "30 Tage 50 %, 60 Tage 50 %"),
    ],
)
def test_terms_that_cannot_be_read_are_refused_with_advice(text):
    with pytest.raises(CollectorError) as refusal:
        parse_terms(text)
    assert "30% COD; 70% EOM+30" in refusal.value.advice


@given(SIMPLE | in_parts())
def test_the_written_form_is_read_back(terms):
    assert parse_terms(str(terms)) == terms


@given(SIMPLE | in_parts())
def test_the_words_said_mean_the_same(terms):
    assert parse_terms(terms_said(str(terms))) == terms


@pytest.mark.parametrize("text", ["30 days from delivery", "EOM after statement"])
def test_terms_from_a_day_that_nobody_keeps_are_refused_for_that(text):
    with pytest.raises(CollectorError, match="another day than the invoice's"):
        parse_terms(text)


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
