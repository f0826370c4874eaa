"""The words for settings in the history and the message bar."""

import pytest

from collector_desktop.domain.settings import BY_KEY
from collector_desktop.domain.settings_named import title_of


@pytest.mark.parametrize("key", sorted(BY_KEY))
def test_every_setting_has_words_for_a_sentence(key):
    assert title_of(key) != key


def test_a_setting_without_words_goes_by_its_name():
    assert title_of("company.moon") == "company.moon"
