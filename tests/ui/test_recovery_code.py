"""The sheet of the recovery code has room for what it lists after it was shown."""

from pathlib import Path

from PySide6.QtWidgets import QLabel

from collector_desktop.ui.dialogs.recovery_code import RecoveryCode

CODE = "-".join(["AB12"] * 8)


def test_every_copy_that_anybody_can_read_is_named_whole(qtbot, desk):
    sheet = RecoveryCode(desk, None, CODE, None)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.offer_deletion([Path(f"/backups/odd-{day}.collector-backup") for day in range(6)])
    sheet.tell_places([Path(f"/elsewhere/{folder}") for folder in range(4)])
    qtbot.waitUntil(sheet.places.isVisible)
    qtbot.waitUntil(lambda: sheet.places.height() >= sheet.places.heightForWidth(520))
    lists = [each for each in sheet.findChildren(QLabel) if each.text().count("\n") > 2]
    assert len(lists) == 2
    for names in lists:
        lines = names.text().count("\n") + 1
        assert names.height() >= lines * names.fontMetrics().height()


def test_copies_that_are_gone_are_no_longer_listed(qtbot, desk, tmp_path):
    copy = tmp_path / "odd.collector-backup"
    copy.write_bytes(b"SQLite format 3\0")
    sheet = RecoveryCode(desk, None, CODE, None)
    qtbot.addWidget(sheet)
    sheet.offer_deletion([copy])
    sheet.show()
    sheet.delete_button.click()
    qtbot.waitUntil(sheet.copies.isHidden)
    assert not copy.exists()
    assert sheet.said.text() == "1 copy deleted. A new backup, under the password, is there."
    assert sheet.written.isVisible()


def test_a_copy_that_could_not_be_deleted_is_offered_again(qtbot, desk, tmp_path):
    held = tmp_path / "held.collector-backup"
    held.mkdir()  # no file: it cannot be unlinked
    sheet = RecoveryCode(desk, None, CODE, None)
    qtbot.addWidget(sheet)
    sheet.offer_deletion([held])
    sheet.show()
    sheet.delete_button.click()
    qtbot.waitUntil(lambda: "Delete it by hand" in sheet.said.text())
    assert sheet.delete_button.isEnabled()
    assert sheet.copies.isVisible()
