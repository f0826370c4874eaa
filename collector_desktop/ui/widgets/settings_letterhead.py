"""Settings: the colour and logo of letters, with a sample statement beside them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import (
    QBoxLayout,
    QColorDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
)

from collector_desktop.domain import settings as s
from collector_desktop.domain.errors import CollectorError
from collector_desktop.services.logos import read_logo
from collector_desktop.services.settings import change_logo
from collector_desktop.ui.widgets.card import card
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.settings_field import ProblemLine
from collector_desktop.ui.widgets.settings_pictures import SheetView, Swatch
from collector_desktop.ui.widgets.settings_section import CARD_MARGIN, GAP, SettingsSection

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from collector_desktop.ui.desk import Desk

ACCENTS = ("#3451C6", "#0B7285", "#187A4B", "#84470A", "#A31E15", "#6C3FBD", "#15191F")
LOGO_SIZE, NARROW = (150, 64), 640


class LetterheadSettings(SettingsSection):
    """The look of statements and letters; the sample follows every change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, self.tr("Letterhead"), self.tr("The look of statements and letters.")
        )
        self.sheet = SheetView(desk.theme)
        self.sheet.setAccessibleName(self.tr("Sample statement with this letterhead"))
        self.problem = ProblemLine(desk.theme)
        form = QVBoxLayout()
        form.setSpacing(GAP)
        form.addWidget(self._logo_card())
        form.addWidget(self._colour_card())
        form.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addLayout(form, 2)
        self._row.addWidget(self.sheet, 3, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._row)
        self.column.addStretch(1)
        desk.theme.changed.connect(self._turn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Put the sheet below the fields where there is no room beside them."""
        narrow = self.viewport().width() < self.desk.theme.px(NARROW)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def show_logo(self, content: bytes | None) -> None:
        """Show the logo that is kept, or what stands in for it."""
        self.remove.setVisible(content is not None)
        self.choose.setText(self.tr("Change logo…") if content else self.tr("Choose logo…"))
        self.logo.setText("" if content else self.tr("Initials on your colour"))
        if content is None:
            return
        ratio = self.devicePixelRatioF()
        size = QSize(*LOGO_SIZE) * self.desk.theme.scale
        kept = QPixmap.fromImage(QImage.fromData(content)).scaled(
            size * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        kept.setDevicePixelRatio(ratio)
        self.logo.setPixmap(kept)

    def take_logo(self, path: Path) -> None:
        """Check a picture file away from the desk, then keep it as the logo."""
        self.problem.show_text("")
        self.desk.tasks.run_apart(self, partial(read_logo, path), self._keep_logo, self._refuse)

    def _logo_card(self) -> QFrame:
        theme = self.desk.theme
        self.logo = QLabel(self.tr("Initials on your colour"))
        self.logo.setTextFormat(Qt.TextFormat.PlainText)
        self.logo.setProperty("kind", "meta")
        self.choose = Button(theme, self.tr("Choose logo…"), icon="image")
        self.remove = Button(theme, self.tr("Remove"), kind="ghost")
        self.choose.clicked.connect(self._ask_logo)
        self.remove.clicked.connect(partial(self._keep_logo, None))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        hint = label(self.tr("A PNG or JPEG file, best with a white or clear ground."), "meta")
        hint.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(10)
        for part in (label(self.tr("Logo"), "strong"), self.logo):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.problem)
        column.addWidget(hint)
        return card(column, CARD_MARGIN)

    def _colour_card(self) -> QFrame:
        self.accent = self.field(s.COMPANY_ACCENT, self.tr("Colour"))
        self.swatches = [Swatch(self.desk.theme, colour) for colour in ACCENTS]
        row = QHBoxLayout()
        row.setSpacing(6)
        for swatch in self.swatches:
            swatch.clicked.connect(partial(self._take_colour, swatch.colour))
            self.accent.typed.connect(swatch.mark)
            row.addWidget(swatch)
        row.addStretch(1)
        more = Button(self.desk.theme, self.tr("More…"))
        more.setAccessibleName(self.tr("More colours"))
        more.clicked.connect(self._ask_colour)
        self.accent.row.addWidget(more)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.accent)
        column.addLayout(row)
        return card(column, CARD_MARGIN)

    def _take_colour(self, colour: str) -> None:
        self.accent.put(colour)
        self.accent.keep()

    def _ask_colour(self) -> None:
        chosen = QColorDialog.getColor(
            QColor(self.accent.text()), self, self.tr("Colour of the letterhead")
        )
        if chosen.isValid():
            self._take_colour(chosen.name().upper())

    def _ask_logo(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a logo"), "", self.tr("Pictures (*.png *.jpg *.jpeg)")
        )
        if name:
            self.take_logo(Path(name))

    def _keep_logo(self, content: bytes | None) -> None:
        self.problem.show_text("")
        work = partial(change_logo, content, self.desk.today())
        self.desk.tasks.run(self, work, _heard, self._refuse)

    def _refuse(self, error: CollectorError) -> None:
        self.problem.show_text(str(error))


def _heard(_: object) -> None:
    """Take no notice: the message bar and the pages hear of the change by themselves."""
