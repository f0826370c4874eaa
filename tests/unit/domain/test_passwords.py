"""How hard a password is to guess: by its length, and no other arithmetic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.passwords import Strength, strength


@pytest.mark.parametrize(
    ("password", "found"),
    [
        ("", Strength.TOO_SHORT),
        ("       x       ", Strength.TOO_SHORT),
        ("Tr0ub4d", Strength.TOO_SHORT),
        ("Tr0ub4d&", Strength.WEAK),
        ("elevenchars", Strength.WEAK),
        ("twelve chars", Strength.FAIR),
        ("fifteen letters", Strength.FAIR),
        ("sixteen letters.", Strength.GOOD),
        ("correct horse battery staple", Strength.GOOD),
        ("aAaAbBbB" * 5, Strength.WEAK),
        ("пароль из шести слов", Strength.GOOD),
    ],
)
def test_a_password_is_as_strong_as_it_is_long(password, found):
    assert strength(password) is found


@given(st.text(), st.text())
def test_more_letters_never_make_it_weaker(password, more):
    assert strength(password.strip() + more.strip()) >= strength(password)
