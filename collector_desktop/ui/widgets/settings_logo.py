"""The logo of a letterhead: what it looks like, another one, or none."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from collector_desktop.services.logos import read_logo
from collector_desktop.services.settings import change_logo
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.settings_field import ProblemLine

if TYPE_CHECKING:
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.desk import Desk

LOGO_SIZE = (150, 64)


class LogoPart(QWidget):
    """Shows the logo that is kept; a file that is no picture is refused in one sentence."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.logo = QLabel(_tr("Initials on your colour"))
        self.logo.setTextFormat(Qt.TextFormat.PlainText)
        self.logo.setProperty("kind", "meta")
        self.choose = Button(desk.theme, _tr("Choose logo…"), icon="image")
        self.remove = Button(desk.theme, _tr("Remove"), kind="ghost")
        self.remove.setAccessibleName(_tr("Remove the logo"))
        self.problem = ProblemLine(desk.theme)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(partial(self._keep, None))
        hint = label(_tr("A PNG or JPEG file, best with a white or clear ground."), "meta")
        hint.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(_tr("Logo"), "strong"))
        column.addWidget(self.logo)
        column.addLayout(buttons)
        column.addWidget(self.problem)
        column.addWidget(hint)

    def show_logo(self, content: bytes | None) -> None:
        """Show the logo that is kept, or what stands in for it."""
        self.remove.setVisible(content is not None)
        self.choose.setText(_tr("Change logo…") if content else _tr("Choose logo…"))
        self.logo.setText("" if content else _tr("Initials on your colour"))
        if content is None:
            return
        ratio = self.devicePixelRatioF()
        size = QSize(*LOGO_SIZE) * self._desk.theme.scale
        kept = QPixmap.fromImage(QImage.fromData(content)).scaled(
            size * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        kept.setDevicePixelRatio(ratio)
        self.logo.setPixmap(kept)

    def take(self, path: Path) -> None:
        """Check a picture file away from the desk, then keep it as the logo."""
        self.problem.show_text("")
        self._desk.tasks.run_apart(self, partial(read_logo, path), self._keep, self._refuse)

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, _tr("Choose a logo"), "", _tr("Pictures (*.png *.jpg *.jpeg)")
        )
        if name:
            self.take(Path(name))

    def _keep(self, content: bytes | None) -> None:
        self.problem.show_text("")
        work = partial(change_logo, content, self._desk.today())
        self._desk.tasks.run(self, work, _heard, self._refuse)

    def _refuse(self, error: CollectorError) -> None:
        self.problem.show_text(str(error))


def _heard(_: object) -> None:
    """Take no notice: the message bar and the pages hear of the change by themselves."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("LetterheadSettings", text)
