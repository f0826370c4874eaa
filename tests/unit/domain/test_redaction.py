"""A log says where something went wrong, not with whom or about how much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.redaction import redacted


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("Could not write to ann.smith@acme.example today", "ann.smith@acme.example"),
        ("Account GB29 NWBK 6016 1331 9268 19 is not known", "6016"),
        ("Account DE89370400440532013000 is not known", "DE89370400440532013000"),
        ("Rang +44 (0)117 496 0101 at noon", "496"),
        ("Rang 0117 496 0101 at noon", "496"),
        ("Owes 1,234.56 since May", "1,234.56"),
        ("Owes 1.234,56 since May", "1.234,56"),
        ("Owes 99.95 since May", "99.95"),
        ("password=hunter2 was refused", "hunter2"),
        ("passphrase: hunter2", "hunter2"),
        ("\u201cCanary Ltd\u201d is there twice", "Canary"),
        ("no customer 'Canary Ltd'", "Canary"),
        ('no customer "Canary Ltd"', "Canary"),
        ("Card 4111 1111 1111 1111", "1111"),
    ],
)
def test_what_reveals_a_person_or_money_is_named_by_its_kind(line, secret):
    told = redacted(line)
    assert secret not in told
    assert "<" in told


@pytest.mark.parametrize(
    "line",
    [
        "The journal could not be written",
        "Qt 6.11.1, Python 3.11.7, Linux-6.1",
        "line 120, in operation",
        "A backup failed after 3 of 12 steps",
    ],
)
def test_what_helps_to_find_a_fault_stays(line):
    assert redacted(line) == line


@given(st.text())
def test_nothing_can_begin_a_line_of_its_own(text):
    assert len(redacted(text).splitlines()) <= 1
    assert redacted(text).isprintable()
