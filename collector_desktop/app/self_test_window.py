"""The part of the self-test that paints: Qt, its fonts and every icon, without a display."""

from __future__ import annotations

import os

from collector_desktop.app.self_test_words import DAMAGED
from collector_desktop.domain.errors import CollectorError
from collector_desktop.integrations.folders import resource

PLATFORM = "QT_QPA_PLATFORM"
SIDE = 24


def window() -> str:
    """Paint a window in the look of the desk, and every icon."""
    os.environ[PLATFORM] = "offscreen"  # the trial shows nothing to anybody
    from PySide6.QtCore import qVersion  # noqa: PLC0415 - a broken Qt is to be told, not to end us
    from PySide6.QtGui import QColor, QFontDatabase, QImage  # noqa: PLC0415 - as above

    from collector_desktop.app.main import application  # noqa: PLC0415 - as above
    from collector_desktop.ui.icons import Icons  # noqa: PLC0415 - as above
    from collector_desktop.ui.theme import FAMILY, Scheme, Theme  # noqa: PLC0415 - as above
    from collector_desktop.ui.widgets.labels import Button  # noqa: PLC0415 - as above

    app, theme = application(), Theme(resource(""))
    theme.apply(app, Scheme.LIGHT)
    if FAMILY not in QFontDatabase.families():
        raise CollectorError(f"The font {FAMILY} cannot be used.", DAMAGED)
    icons = Icons(resource("icons"))
    names = icons.names()
    drawn = {name: icons.pixmap(name, QColor("black"), SIDE).toImage() for name in names}
    empty = [name for name, image in drawn.items() if not any(bytes(image.constBits()))]
    if empty or not names:
        raise CollectorError(f"Icons are drawn empty: {', '.join(empty) or 'all'}.", DAMAGED)
    button = Button(theme, "Painted", icon=names[0])
    painted = button.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    if len(set(bytes(painted.constBits()))) < 3:
        raise CollectorError("A window stays empty.", DAMAGED)
    return f"A window and {len(names)} icons were painted (Qt {qVersion()})."
