"""The sample ledger of an older version is kept and made anew; it never ends the first start."""

import sqlite3
from shutil import copyfile

import pytest

from collector_desktop.services import demo
from collector_desktop.services.protection import protect
from collector_desktop.storage.cipher import key_path
from collector_desktop.ui import navigation as nav
from tests.journeys.protecting import PASSWORD, WORKER, cheap_guesses

__all__ = ["cheap_guesses"]


@pytest.fixture
def place(fresh_window, empty_ledger, demo_ledger, monkeypatch):
    """Where the sample lies, an empty ledger at first; what is made anew is made at once."""

    def make(path, *_):
        copyfile(demo_ledger, path)

    monkeypatch.setattr(demo, "make_demo", make)
    path = fresh_window.session.places.demo
    copyfile(empty_ledger, path)
    return path


def lose_a_table(path):
    with sqlite3.connect(path) as older:
        older.execute("DROP TABLE trace_step")
    older.close()


def test_the_sample_of_an_older_version_is_kept_and_made_anew(fresh_window, place):
    lose_a_table(place)
    older = place.read_bytes()
    fresh_window.session.open_demo()
    assert fresh_window.place.page == nav.TODAY
    assert len(fresh_window.page(nav.TODAY).grid.shown_records()) > 10
    kept = place.with_name("demo-kept-20261124T090000Z")
    assert [path.name for path in kept.iterdir()] == [place.name]
    assert (kept / place.name).read_bytes() == older
    words = fresh_window.messages.text()
    assert "was created again" in words
    assert kept.name in words
    fresh_window.session.open_demo()
    assert len(list(place.parent.glob("demo-kept-*"))) == 1


def test_a_sample_that_cannot_be_kept_is_not_removed(fresh_window, place):
    lose_a_table(place)
    older = place.read_bytes()
    place.with_name("demo-kept-20261124T090000Z").write_text("a file, no folder")
    fresh_window.session.open_demo()
    assert "cannot be kept" in fresh_window.messages.text()
    assert place.read_bytes() == older


def test_another_ledger_is_never_made_anew(fresh_window, place):
    own = fresh_window.session.places.ledger
    copyfile(place, own)
    lose_a_table(own)
    before = own.read_bytes()
    fresh_window.session.open(own)
    assert fresh_window.place.page == nav.WELCOME
    assert "Restore a backup" in fresh_window.messages.text()
    assert own.read_bytes() == before


def test_a_sample_that_is_a_newer_versions_stays_where_it_is(fresh_window, place):
    with sqlite3.connect(place) as newer:
        newer.execute("PRAGMA user_version = 9999")
    newer.close()
    before = place.read_bytes()
    fresh_window.session.open_demo()
    assert fresh_window.place.page == nav.WELCOME
    assert place.read_bytes() == before


def test_a_protected_sample_opens_by_its_password(fresh_window, place):
    protect(place, PASSWORD, WORKER)
    fresh_window.session.open_demo()
    sheet = fresh_window.unlocking.sheet
    sheet.secret.setText("another")
    sheet.save()
    assert fresh_window.session.info is None
    sheet.secret.setText(PASSWORD)
    sheet.save()
    assert fresh_window.session.info.path == place
    assert key_path(place).exists()
