"""Liberation Sans, one of the four faces that the Swiss QR-bill may be printed in."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from collector_desktop.documents.fonts import REGULAR
from collector_desktop.domain.errors import OutsideWorldError

BILL_REGULAR = "LiberationSans-Regular"
BILL_STRONG = "LiberationSans-Bold"


def register_bill_fonts() -> None:
    """Make the faces of the bill known to ReportLab; they are beside Collector Sans.

    Only papers with a bill need them, so they are read when the first of these is drawn.

    Raises:
        OutsideWorldError: A font file is missing or damaged.
    """
    beside: str = pdfmetrics.getFont(REGULAR).face.filename  # type: ignore[attr-defined]
    for face in (BILL_REGULAR, BILL_STRONG):
        if face in pdfmetrics.getRegisteredFontNames():
            continue
        try:
            pdfmetrics.registerFont(TTFont(face, str(Path(beside).with_name(f"{face}.ttf"))))
        except (TTFError, OSError) as error:
            title = f"The font {face} cannot be read."
            raise OutsideWorldError(title, "Install Collector Desktop again.") from error
