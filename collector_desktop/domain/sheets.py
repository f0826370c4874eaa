"""Paper: how large the sheets are that documents are printed on. Lengths are in mm."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen

AUTO = "auto"
MARGIN = 20.0


@frozen
class Sheet:
    """A size of paper, measured from the top left corner.

    `head` is where the text of later pages begins, `foot` how much stays free below all text.
    """

    name: str
    width: float
    height: float
    head: float = 30.0
    foot: float = 25.0

    @property
    def right(self) -> float:
        """Return how far from the left the right margin begins."""
        return self.width - MARGIN

    @property
    def bottom(self) -> float:
        """Return how far from the top the text may reach."""
        return self.height - self.foot

    @property
    def written(self) -> float:
        """Return the width between the margins."""
        return self.right - MARGIN


A4 = Sheet("a4", 210.0, 297.0)
LETTER = Sheet("letter", 215.9, 279.4)
SHEETS = (A4, LETTER)
# Where US Letter is the usual paper: measurement data of the Unicode CLDR, paperSize "US-Letter".
LETTER_COUNTRIES = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
_BY_NAME = {each.name: each for each in SHEETS}
SHEET_NAMES = tuple(_BY_NAME)


def sheet_for(name: str, country: str) -> Sheet:
    """Return the paper of a name; `auto` is what is usual in the sender's country."""
    usual = LETTER if country in LETTER_COUNTRIES else A4
    return usual if name == AUTO else _BY_NAME[name]
