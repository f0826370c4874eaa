"""A part of the settings: a heading, cards of fields, and how they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from collector_desktop.services.settings import change_settings
from collector_desktop.ui.widgets.card import card
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.settings_choice import SettingChoice
from collector_desktop.ui.widgets.settings_field import SettingArea, SettingField

if TYPE_CHECKING:
    from collector_desktop.domain.setting import Setting
    from collector_desktop.queries.settings import Settings
    from collector_desktop.ui.desk import Desk

F = TypeVar("F", SettingField, SettingArea, SettingChoice)
SIDE, TOP, GAP, CARD_MARGIN, FIELD_GAP, ROW_GAP = 28, 20, 14, 20, 12, 14


class SettingsSection(QScrollArea):
    """Shows what is stored and keeps each field as it is left; wrong ones say so themselves."""

    def __init__(self, desk: Desk, title: str, subtitle: str) -> None:
        super().__init__()
        self.desk = desk
        self.fields: dict[str, SettingField | SettingChoice] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(SIDE, TOP, SIDE, TOP)
        self.column.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(label(title, "panel"))
        self._subtitle = label(subtitle, "second")
        self._subtitle.setWordWrap(True)
        words.addWidget(self._subtitle)
        self.head = QHBoxLayout()
        self.head.setSpacing(FIELD_GAP)
        self.head.addLayout(words, 1)
        self.column.addLayout(self.head)
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 200)

    def add_card(self, title: str = "") -> QGridLayout:
        """Add a card and return the grid in it, with room for a heading."""
        column, grid = QVBoxLayout(), QGridLayout()
        column.setSpacing(10)
        grid.setHorizontalSpacing(FIELD_GAP)
        grid.setVerticalSpacing(ROW_GAP)
        if title:
            column.addWidget(label(title, "strong"))
        column.addLayout(grid)
        self.column.addWidget(card(column, CARD_MARGIN))
        return grid

    def field(self, setting: Setting[Any], title: str) -> SettingField:
        """Make the field of a setting."""
        return self._kept(SettingField(self.desk.theme, setting, title))

    def area(self, setting: Setting[Any], title: str, lines: int) -> SettingField:
        """Make the field of a setting of several lines."""
        return self._kept(SettingArea(self.desk.theme, setting, title, lines))

    def choice(
        self, setting: Setting[Any], title: str, choices: Sequence[tuple[str, str]]
    ) -> SettingChoice:
        """Make the field of a setting that is one of a few choices."""
        return self._kept(SettingChoice(self.desk.theme, setting, title, choices))

    def show_settings(self, stored: Settings) -> None:
        """Show what the ledger holds."""
        rows = stored.stored
        for key, field in self.fields.items():
            field.show_stored(rows.get(key, field.default))

    def _kept(self, field: F) -> F:
        self.fields[field.key] = field
        field.kept.connect(self._keep)
        return field

    def _keep(self, key: str, text: str) -> None:
        work = partial(change_settings, {key: text}, self.desk.today())
        self.desk.tasks.run(self, work, _heard, self.fields[key].show_problem)


def _heard(_: object) -> None:
    """Take no notice: the message bar and the pages hear of the change by themselves."""
