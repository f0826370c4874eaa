"""Settings of paper: the size of the sheets and the envelopes that they go in."""

from __future__ import annotations

from collector_desktop.domain.envelopes import NAMES
from collector_desktop.domain.setting import Setting
from collector_desktop.domain.settings_read import one_of
from collector_desktop.domain.sheets import AUTO, SHEET_NAMES

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
PAPER_SETTINGS = (PAPER_SIZE, PAPER_ENVELOPE)
