"""Names of files by a pattern: which fields there are, and what an empty one leaves behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.paper_names import FIELDS, USUAL, name_by, read_pattern

VALUES = {
    "kind": "Final notice",
    "code": "ACME",
    "name": "Acme & Sons Ltd",
    "number": "GBP",
    "date": "2026-11-24",
    "year": "2026",
    "month": "11",
}


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (USUAL, "Final_notice_ACME_GBP_2026-11-24"),
        ("{code} {kind}", "ACME Final notice"),
        ("{year}-{month} {name}", "2026-11 Acme & Sons Ltd"),
        ("post-{code}-x", "post-ACME-x"),
        ("{code}{date}", "ACME2026-11-24"),
    ],
)
def test_fields_take_their_values(pattern, name):
    assert name_by(read_pattern(pattern), VALUES) == name


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (USUAL, "Final_notice_ACME_2026-11-24"),
        ("{number}_{code}", "ACME"),
        ("{code} ({number})", "ACME)"),
        ("{code}_{number}", "ACME"),
    ],
)
def test_an_empty_field_takes_what_stands_before_it_along(pattern, name):
    assert name_by(pattern, {**VALUES, "number": ""}) == name


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{kind}_{date}", "Add {code} or {name}"),
        ("{code}_{colour}", "{colour}"),
        ("{code", "each brace closed"),
        ("{code!r}", "each brace closed"),
        ("{code:>9}", "each brace closed"),
        ("{code}" + "x" * 120, "at most 120"),
    ],
)
def test_what_gives_no_name_is_refused_in_a_sentence(pattern, said):
    with pytest.raises(CollectorError, match=r"name|field|files") as caught:
        read_pattern(pattern)
    assert said in str(caught.value)


def test_nothing_is_the_usual_pattern():
    assert read_pattern("") == USUAL


@given(st.text(max_size=200))
def test_a_long_value_leaves_room_for_the_rest(name):
    made = name_by("{name}_{date}", {"name": name, "date": "2026-11-24"})
    assert made.endswith("2026-11-24")
    assert len(made) <= 51


def test_every_field_can_be_used():
    pattern = "_".join(f"{{{field}}}" for field in FIELDS)
    assert name_by(read_pattern(pattern), VALUES).count("_") >= len(FIELDS) - 1
