"""A password whose guesses cost little, for tests that are about something else."""

import pytest

from collector_desktop.storage import key_file


@pytest.fixture(autouse=True)
def cheap_guesses(monkeypatch):
    """What a guess costs is not what these tests are about."""
    monkeypatch.setattr(key_file, "COST", 2**10)
