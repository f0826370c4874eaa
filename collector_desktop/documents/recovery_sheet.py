"""The sheet with the recovery code of a ledger, to be kept on paper away from the computer."""

from __future__ import annotations

from collector_desktop.documents.fonts import STRONG
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import BODY, BODY_STRONG, LEFT, META, SOFT, Style
from collector_desktop.documents.wrap import parted, wrap
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import A4, Sheet

TITLE = "Recovery sheet"
GROUPS_IN_A_LINE = 4
LINE, GAP = 5.4, 3.0
BOX_TOP, BOX_HEIGHT = 74.0, 34.0
_OPENS = (
    "This code opens the ledger, and the backups made since, when the password is forgotten. Type "
    "it where the program asks for the password; small letters, blanks and missing dashes do no "
    "harm, and neither O for 0 nor I for 1."
)
_KEEP = (
    "Keep this sheet away from the computer, where you keep papers that nobody else may read: "
    "whoever has it and the file can read everything."
)
_LOST = (
    "Who has neither the password nor this code has lost the ledger. Nobody can help, the makers "
    "of the program included. A new password makes a new code; this one then opens only the "
    "backups from before."
)
_EXPLAINED = (_OPENS, _KEEP, _LOST)
_HEADING, _CODE = Style(STRONG, 20), Style(STRONG, 21)


@frozen
class RecoverySheet:
    """Whose ledger it is, in which file, the code, the day in words when it was made, the paper."""

    company: str
    file: str
    code: str
    made_on: str
    sheet: Sheet = A4


def render_recovery_sheet(sheet: RecoverySheet) -> bytes:
    """Return the sheet as a PDF of one page; the fonts must have been registered."""
    pen = Pen(TITLE, sheet.company, sheet=sheet.sheet)
    width = sheet.sheet.written
    with pen.tags.inside("H1"):
        pen.text(LEFT, 34.0, TITLE, _HEADING)
    for at, (name, value) in enumerate(
        (("Ledger of", sheet.company), ("File", sheet.file), ("Made on", sheet.made_on))
    ):
        pen.text(LEFT, 46.0 + at * 7.0, name, META)
        pen.whole(LEFT + 28.0, 46.0 + at * 7.0, value, BODY_STRONG, width - 28.0)
    pen.box(LEFT, BOX_TOP, (width, BOX_HEIGHT), SOFT, 2.0)
    pen.text(LEFT + 6.0, BOX_TOP + 8.0, "Recovery code", META)
    for at, line in enumerate(_code_lines(sheet.code)):
        pen.whole(LEFT + 6.0, BOX_TOP + 18.0 + at * 10.0, line, _CODE, width - 12.0)
    _words(pen, BOX_TOP + BOX_HEIGHT + 12.0)
    pen.end_page()
    return pen.finish()


def _code_lines(code: str) -> tuple[str, ...]:
    groups = code.split("-")
    starts = range(0, len(groups), GROUPS_IN_A_LINE)
    return tuple(" - ".join(groups[at : at + GROUPS_IN_A_LINE]) for at in starts)


def _words(pen: Pen, top: float) -> None:
    for text in _EXPLAINED:
        with pen.tags.inside("P"):
            for line in parted(wrap([(text, BODY)], pen.sheet.written)):
                pen.spans(LEFT, top, line)
                top += LINE
        top += GAP
