"""The logo of a letterhead, to choose, replace or remove."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from collector_desktop.services.logos import read_logo
from collector_desktop.services.settings import change_logo
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.settings_kept_file import KeptFilePart, KeptWords

if TYPE_CHECKING:
    from collector_desktop.documents.plain_picture import PlainPicture
    from collector_desktop.ui.desk import Desk

LOGO_SIZE = (150, 64)


class LogoPart(KeptFilePart):
    """Shows the logo that is kept; a file that is no picture is refused in one sentence."""

    def __init__(self, desk: Desk) -> None:
        words = KeptWords(
            heading=_tr("Logo"),
            choose=_tr("Choose logo…"),
            change=_tr("Change logo…"),
            remove=_tr("Remove the logo"),
            ask=_tr("Choose a logo"),
            files=_tr("Pictures (*.png *.jpg *.jpeg)"),
            icon="image",
        )
        super().__init__(desk, words, change_logo)
        hint = label(_tr("A PNG or JPEG file, best on a white or transparent background."), "meta")
        hint.setWordWrap(True)
        self.column.addWidget(hint)
        self.chosen.connect(self.take)
        self.show_kept(None)

    def show_kept(self, content: bytes | None, picture: PlainPicture | None = None) -> None:
        """Show the logo that is kept, or what stands in for one that is none or cannot be printed.

        `picture` is what was decoded of it, by another process: nothing is decoded here.
        """
        super().show_kept(content)
        self.state.setText("" if picture else _tr("Initials on your colour"))
        if picture is None:
            return
        ratio = self.devicePixelRatioF()
        size = QSize(*LOGO_SIZE) * self.desk.theme.scale
        kept = QPixmap.fromImage(_image(picture)).scaled(
            size * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        kept.setDevicePixelRatio(ratio)
        self.state.setPixmap(kept)

    def take(self, path: Path) -> None:
        """Check a picture file away from the desk, then keep it as the logo."""
        self.desk.tasks.run_apart(self, partial(read_logo, path), self.keep, self.refuse)


def _image(picture: PlainPicture) -> QImage:
    kind = QImage.Format.Format_RGBA8888 if picture.channels == 4 else QImage.Format.Format_RGB888
    stride = picture.width * picture.channels
    return QImage(picture.dots(), picture.width, picture.height, stride, kind).copy()


def _tr(text: str) -> str:
    return QCoreApplication.translate("LetterheadSettings", text)
