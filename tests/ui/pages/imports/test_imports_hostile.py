"""Hostile and broken files dropped on the import page: one sentence, or a step that waits."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from collector_desktop.ui.widgets.import_draft import Step
from tests.unit.importers.hostile import HOSTILE, NOT_FILES, hostile_file


def drop(page, path):
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    nothing = Qt.KeyboardModifier.NoModifier
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    page.file.drop.dropEvent(QDropEvent(QPointF(9, 9), copy, carried, left, nothing))


@pytest.mark.no_cover
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_or_waits_for_an_answer(
    page, snapshot, tmp_path, name
):
    before = snapshot()
    drop(page, hostile_file(tmp_path, name))
    if page.step == Step.FILE:
        (failure,) = page.failures
        assert failure.title.endswith((".", "'"))
        assert (failure.title + failure.advice).isprintable()
    else:
        assert name not in NOT_FILES
        assert page.failures == []
    assert snapshot() == before
