"""What is amiss with a ledger or its place is said over the pages, with a way out."""

from datetime import datetime, timedelta
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from collector_desktop.domain.errors import RefusedError
from collector_desktop.integrations import places
from collector_desktop.services import ledger_notices, ledgers
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.ledger_notices import CLOCK, VERSIONS, VIEW, copy_to, notices
from collector_desktop.services.outbox import Carrier, Watch, send_queued
from collector_desktop.storage import clock_trust
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Customer, Promise
from collector_desktop.storage.operations import operation
from collector_desktop.ui.notices import Notices
from tests.conftest import TODAY


@pytest.fixture
def synced(monkeypatch):
    """Every place is one that a cloud service copies."""
    for module in (ledger_notices, ledgers):
        monkeypatch.setattr(module, "place_of", lambda _: places.SYNCED)


def words(strips):
    return [
        child.text() for strip in strips for child in strip.findChildren(QLabel) if child.text()
    ]


def test_a_sound_ledger_in_its_own_place_has_no_strip(window):
    shown = Notices(window.desk, window.session, window)
    shown.look(window.session.info)
    assert shown.strips == []


def test_a_cloud_folder_is_reported_and_a_copy_on_this_computer_is_opened(
    window, synced, tmp_path, monkeypatch
):
    shown = Notices(window.desk, window.session, window)
    shown.look(window.session.info)
    (strip,) = shown.strips
    assert "copied to the cloud" in strip.notice.text
    assert window.centralWidget().layout().indexOf(strip) == 0
    customers = Customer.select().count()
    target = tmp_path / "here" / "books.collector"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    strip.move_button.click()
    assert window.session.info.path == target
    assert Customer.select().count() == customers
    assert [path.name for path in target.parent.iterdir() if path.suffix == ".json"] == []


def test_a_copy_goes_over_nothing(window, tmp_path):
    there = tmp_path / "there.collector"
    there.write_bytes(b"mine")
    with pytest.raises(RefusedError, match="exists already"):
        copy_to(there, window.session.info.path, window.session.now())
    assert there.read_bytes() == b"mine"


def test_a_second_version_beside_the_ledger_is_named_as_it_is(window):
    path = window.session.info.path
    name = f"{path.stem} <b>conflicted copy.collector"
    path.with_name(name).write_bytes(b"")
    shown = Notices(window.desk, window.session, window)
    shown.look(window.session.info)
    assert [strip.notice.code for strip in shown.strips] == [VERSIONS]
    assert any(name in text for text in words(shown.strips))
    labels = [child for strip in shown.strips for child in strip.findChildren(QLabel)]
    assert {child.textFormat() for child in labels if child.text()} == {Qt.TextFormat.PlainText}


class NoServer:
    def open(self):
        raise AssertionError("nothing may be sent")

    def send(self, *_):
        raise AssertionError("nothing may be sent")

    def close(self):
        raise AssertionError("nothing may be sent")


def test_a_clock_that_went_back_is_reported_and_nothing_is_sent(window, monkeypatch):
    newest = db.execute_sql("SELECT max(made_at) FROM operation").fetchone()[0]
    earlier = datetime.fromisoformat(newest) - timedelta(days=3)
    monkeypatch.setattr(clock_trust, "utc_now", lambda: earlier)
    (notice,) = notices(window.session.info.path)
    assert notice.code == CLOCK
    assert "3 days before" in notice.text
    watch = Watch(now=lambda: earlier, wait=lambda _: None)
    with pytest.raises(RefusedError, match="Nothing was sent"):
        send_queued(Carrier(NoServer(), None), TODAY, watch)


def test_a_clock_that_is_an_hour_behind_is_no_matter(window, monkeypatch):
    newest = db.execute_sql("SELECT max(made_at) FROM operation").fetchone()[0]
    earlier = datetime.fromisoformat(newest) - timedelta(hours=23)
    monkeypatch.setattr(clock_trust, "utc_now", lambda: earlier)
    assert notices(window.session.info.path) == ()


def test_a_ledger_that_cannot_be_written_is_reported_once_and_opens_all_the_same(
    window, monkeypatch
):
    path = window.session.info.path
    with operation("test", "Add", TODAY):
        acme = Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
    promise = PromiseDraft(1_00, "GBP", TODAY - timedelta(days=5))
    log_contact(ContactDraft(acme.id, "call", "PTP", promise=promise), TODAY - timedelta(days=9))
    shown = Notices(window.desk, window.session, window)
    monkeypatch.setattr(ledgers, "can_be_written", lambda _: False)
    failures = []
    window.desk.tasks.failed.connect(failures.append)
    window.session.open(path)
    assert [strip.notice.code for strip in shown.strips] == [VIEW]
    assert failures == []
    assert window.session.info.path == path
    assert Promise.get().status == "open"


@pytest.mark.parametrize("can_be_written", [False, True])
def test_a_ledger_that_can_only_be_looked_at_is_never_backed_up(
    window, tmp_path, empty_ledger, monkeypatch, can_be_written
):
    other = tmp_path / "other.collector"
    copyfile(empty_ledger, other)
    monkeypatch.setattr(ledgers, "can_be_written", lambda _: can_be_written)
    window.session.open(other)
    assert window.session.info.path == other
    folder = window.session.backup_folder
    window.session.back_up()
    assert (window.status._backup.text() == "For viewing only") is not can_be_written
    window.session.stop()
    assert bool(list(folder.glob("other-*"))) is can_be_written
