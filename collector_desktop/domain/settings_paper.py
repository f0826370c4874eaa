"""Settings of paper: the size of the sheets, the envelopes that they go in, and a further font."""

from __future__ import annotations

from collector_desktop.domain.envelopes import NAMES
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.setting import Setting
from collector_desktop.domain.settings_read import one_of
from collector_desktop.domain.sheets import AUTO, SHEET_NAMES
from collector_desktop.domain.statement_kinds import OF_OPEN_ITEMS, OPEN_ITEM

_FONT_ENDINGS = (".ttf", ".ttc", ".otf", ".otc")


def read_font_path(text: str) -> str:
    """Return where a font file lies, or nothing; whether it can be printed is found out later.

    Raises:
        CollectorError: its ending is not that of a font.
    """
    if text and not text.lower().endswith(_FONT_ENDINGS):
        raise CollectorError(
            f"{text!r} is not a font file.", "Choose one that ends in .ttf, .ttc or .otf."
        )
    return text


def lies_elsewhere(path: str) -> bool:
    r"""Return whether a path names another computer, as `\\server\share` does.

    Windows signs in there with the user's name and a proof of the password before it reads.
    """
    return path.replace("\\", "/").startswith("//")


PAPER_SIZE = Setting(
    "paper.size",
    AUTO,
    one_of(AUTO, *SHEET_NAMES),
    "The paper that documents are printed on: auto (what your country uses), a4, letter (US"
    " Letter, 8.5 by 11 inches).",
)
PAPER_ENVELOPE = Setting(
    "paper.envelope",
    AUTO,
    one_of(AUTO, *NAMES),
    "The window envelopes that letters go in, by which the address and the fold marks stand:"
    " auto (what your country uses), uk-a4-left, din-5008-b, din-5008-a, fr-a4-right, ch-right,"
    " ch-left, us-letter-10.",
)
PAPER_EXTRA_FONT = Setting(
    "paper.extra_font",
    "",
    read_font_path,
    "A font file for names in scripts that the papers' own font lacks, such as Arabic or Chinese;"
    " without one the fonts of the computer are used.",
)
STATEMENT_KIND = Setting(
    "statement.kind",
    OPEN_ITEM,
    one_of(*OF_OPEN_ITEMS),
    "What a statement shows of each open item unless another kind is chosen: open-item (what is"
    " open), detail (also what was paid of it, when and by what).",
)
PAPER_SETTINGS = (PAPER_SIZE, PAPER_ENVELOPE, PAPER_EXTRA_FONT, STATEMENT_KIND)
