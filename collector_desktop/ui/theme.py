"""The look of the desk: one palette, one style sheet, one font, for light and dark."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPalette, QPixmap

from collector_desktop.ui.icons import STROKE, Icons
from collector_desktop.ui.tokens import DARK, LIGHT, Palette, colours, with_high_contrast

if TYPE_CHECKING:
    from PySide6.QtGui import QStyleHints
    from PySide6.QtWidgets import QApplication

FAMILY = "Collector Sans"
STYLE, WORN = "Fusion", "worn style"
REGULAR, MEDIUM, SEMIBOLD = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold
SMALLEST_TEXT, LARGEST_TEXT = 90, 150
_ROLES = {
    QPalette.ColorRole.Window: "app",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "subtle",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "accent_text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border2",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "shadow",
}
_SHEET_ICONS = {
    "chevron-down": ("text2", 2.0),
    "chevron-up": ("text2", 2.0),
    "chevron-left": ("text2", 2.0),
    "chevron-right": ("text2", 2.0),
    "check": ("on_accent", 3.0),
    "minus": ("on_accent", 3.0),
}


class Scheme(StrEnum):
    """Light, dark, or as the system has it."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """The current colours, fonts and icons; `changed` tells painters to paint again."""

    changed = Signal()

    def __init__(self, resources: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.palette = LIGHT
        self.scale = 1.0
        self._resources = resources
        self._icons = Icons(resources / "icons")
        self._sheet_icons = QTemporaryDir()
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, QFont.Weight], QFont] = {}
        self._metrics: dict[tuple[float, QFont.Weight], QFontMetrics] = {}
        self._app: QApplication | None = None
        self._scheme = Scheme.SYSTEM

    def apply(self, app: QApplication, scheme: Scheme, text_percent: int = 100) -> None:
        """Dress the application, and follow the system while the scheme is `SYSTEM`."""
        if self._app is None:
            if app.property(WORN) != STYLE:
                app.setStyle(STYLE)
            self._load_fonts()
            app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._app = app
        self._scheme = scheme
        self.scale = min(max(text_percent, SMALLEST_TEXT), LARGEST_TEXT) / 100
        self._dress(app)

    @property
    def is_dark(self) -> bool:
        """Whether the dark palette is worn."""
        return self.palette is DARK

    def colour(self, name: str) -> QColor:
        """Return a colour by the name of its token."""
        if name not in self._colours:
            self._colours[name] = QColor(getattr(self.palette, name))
        return self._colours[name]

    def font(self, size: float = 13, weight: QFont.Weight = REGULAR) -> QFont:
        """Return the desk's font; `size` is in pixels at normal text size."""
        key = (size, weight)
        if key not in self._fonts:
            font = QFont(FAMILY)
            font.setPixelSize(self.px(size))
            font.setWeight(weight)
            font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
            self._fonts[key] = font
        return self._fonts[key]

    def metrics(self, size: float = 13, weight: QFont.Weight = REGULAR) -> QFontMetrics:
        """Return the measures of that font."""
        key = (size, weight)
        if key not in self._metrics:
            self._metrics[key] = QFontMetrics(self.font(size, weight))
        return self._metrics[key]

    def px(self, size: float) -> int:
        """Return a length that grows with the user's text size."""
        return max(1, round(size * self.scale))

    def pixmap(
        self,
        name: str,
        colour: str = "text2",
        size: int = 16,
        ratio: float = 1.0,
        stroke: float = STROKE,
    ) -> QPixmap:
        """Return an icon in the colour of a token."""
        return self._icons.pixmap(name, self.colour(colour), size, ratio, stroke)

    def icon(self, name: str, colour: str = "text2", size: int = 16, gap: int = 0) -> QIcon:
        """Return an icon for buttons and menus in the colour of a token, with room beside it."""
        tints = self.colour(colour), self.colour("disabled")
        return self._icons.icon(name, *tints, self.px(size), gap)

    def _load_fonts(self) -> None:
        for path in sorted((self._resources / "fonts").glob("CollectorSans-*.ttf")):
            QFontDatabase.addApplicationFont(str(path))

    def _follow_system(self) -> None:
        if self._app is not None and self._scheme is Scheme.SYSTEM:
            self._dress(self._app)

    def _dress(self, app: QApplication) -> None:
        self.palette = _chosen(self._scheme, app.styleHints())
        for cache in (self._colours, self._fonts, self._metrics):
            cache.clear()
        self._icons.forget()
        app.setPalette(self._qt_palette())
        app.setFont(self.font())
        app.setStyleSheet(self._sheet())
        self.changed.emit()

    def _qt_palette(self) -> QPalette:
        made = QPalette()
        for role, token in _ROLES.items():
            made.setColor(role, self.colour(token))
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            made.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return made

    def _sheet(self) -> str:
        folder, names = Path(self._sheet_icons.path()), colours(self.palette)
        for name, (token, stroke) in _SHEET_ICONS.items() if self._sheet_icons.isValid() else ():
            source = self._icons.svg(name, names[token], stroke)
            (folder / f"{self.palette.name}-{name}.svg").write_text(source, encoding="utf-8")
        template = (self._resources / "qss" / "desk.qss").read_text(encoding="utf-8")
        tinted = re.sub(r"\$(\w+)", lambda found: names[found[1]], template)
        scaled = re.sub(r"@(\d+)", lambda found: f"{self.px(int(found[1]))}px", tinted)
        return scaled.replace("%ICON%", f"{folder.as_posix()}/{self.palette.name}")


def _chosen(scheme: Scheme, hints: QStyleHints) -> Palette:
    dark = scheme is Scheme.DARK or (
        scheme is Scheme.SYSTEM and hints.colorScheme() == Qt.ColorScheme.Dark
    )
    palette = DARK if dark else LIGHT
    if not hasattr(hints, "accessibility"):
        return palette
    wanted = hints.accessibility().contrastPreference()
    return with_high_contrast(palette) if wanted == Qt.ContrastPreference.HighContrast else palette
