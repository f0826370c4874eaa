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
