"""Draw the icon of the program in the formats of Windows and macOS.

QT_QPA_PLATFORM=offscreen python installer/build_icons.py FOLDER
"""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app.svg"
LARGEST = 1024
WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)


def drawn(side: int) -> bytes:
    """Return the icon as a PNG of so many dots a side."""
    from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt  # noqa: PLC0415 - set up first
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415 - as above
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - as above

    app = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    del app
    return bytes(buffer.data().data())


def main(folder: Path) -> int:
    """Write `app.ico` and `app.icns`."""
    from PIL import Image  # noqa: PLC0415 - of the environment that builds

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    picture = Image.open(BytesIO(drawn(LARGEST)))
    picture.save(folder / "app.ico", sizes=[(side, side) for side in WINDOWS_SIZES])
    picture.save(folder / "app.icns")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
