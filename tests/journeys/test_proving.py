"""The desk proves its backups by itself; what is damaged is reported with the way out."""

from datetime import UTC, datetime, timedelta

import pytest

from collector_desktop.domain.settings import COMPANY_PHONE
from collector_desktop.services import page_proof
from collector_desktop.services.settings import change_settings
from collector_desktop.ui.proving import Prover
from tests.conftest import TODAY

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def desk(window, monkeypatch):
    """The window on a ledger with a backup, and who proves it."""
    monkeypatch.setattr(window.session, "now", lambda: NOW)
    change_settings({COMPANY_PHONE.key: "0117 496 0001"}, TODAY)
    window.session.back_up()
    prover = Prover(window.desk, window.session, window.messages)
    prover.settled.connect(window.health.refresh)
    (backup,) = window.session.backup_folder.glob("*.collector-backup")
    return window, prover, backup


def wait(qtbot, prover):
    def is_over():
        prover.ask()
        assert prover._proof is None

    qtbot.waitUntil(is_over, timeout=20_000)


def spoil(path, at=-4096):
    content = bytearray(path.read_bytes())
    content[at : at + 8 or None] = b"spoiled!"
    path.write_bytes(content)


def test_a_sound_backup_is_noted_and_shown(desk, qtbot):
    window, prover, _ = desk
    assert "each week" in window.status._backup.toolTip()
    prover.begin()
    wait(qtbot, prover)
    assert "opened and checked again on 24 Nov 2026" in window.status._backup.toolTip()
    assert window.messages.isHidden()
    window.registry.action("restore").trigger()
    assert window.files.list.table.item(0, 4).text() == "24 Nov 2026"
    window.files.list.reject()
    prover.look()
    assert prover._proof is None


def test_a_damaged_backup_is_reported_until_a_new_one_is_made_by_its_button(
    desk, qtbot, monkeypatch
):
    window, prover, backup = desk
    spoil(backup)
    prover.look()
    wait(qtbot, prover)
    told = f"The backup of {NOW.astimezone():%d %b %Y %H:%M} is damaged."
    assert told in window.messages.text()
    assert window.status._backup.text() == "The newest backup is damaged: back up now"
    assert window.status._backup.property("tone") == "warn"
    monkeypatch.setattr(window.session, "now", lambda: NOW + timedelta(minutes=1))
    assert window.messages.button.text() == "Back up now"
    window.messages.button.click()
    assert window.status._backup.text() == "Backed up just now"
    assert len(list(backup.parent.glob("*.collector-backup"))) == 1
    assert len(list(backup.parent.glob("*.damaged"))) == 1


def test_a_large_ledger_that_was_spoiled_is_reported_with_its_backups(desk, qtbot, monkeypatch):
    window, prover, _ = desk
    path = window.session.info.path
    window.session.stop()
    spoil(path, 4096 * 5)
    monkeypatch.setattr("collector_desktop.storage.ledger_file.QUICK_CHECK_BYTES", 0)
    monkeypatch.setattr(page_proof, "QUICK_CHECK_BYTES", 0)
    window.session.open(path)
    assert window.session.info is not None
    prover.begin()
    wait(qtbot, prover)
    assert f"{path.name} is damaged" in window.messages.text()
    assert window.messages.button.text() == "Restore a backup…"


def test_a_proof_that_goes_on_is_ended_at_once(desk):
    _, prover, _ = desk
    prover.look()
    proof = prover._proof
    assert proof is not None
    prover.stop()
    assert proof.is_over
    assert prover._proof is None
