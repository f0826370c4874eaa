"""The fonts that papers are drawn with: our own, the one that was chosen, those of the computer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.settings_paper import PAPER_EXTRA_FONT, lies_elsewhere
from collector_desktop.queries.settings import settings

_SHOWN = 12


def ready_fonts(fonts: Path) -> None:
    """Make the fonts in a folder known, and look first in the one that the settings name.

    One on another computer is left alone: somebody else's ledger may name his own.

    Raises:
        OutsideWorldError: a font of ours is missing or damaged.
    """
    from collector_desktop.documents.fonts import (  # noqa: PLC0415 - what draws costs 150 ms
        choose_fonts,
        register_fonts,
    )

    register_fonts(fonts)
    chosen = settings()[PAPER_EXTRA_FONT]
    choose_fonts((Path(chosen),) if chosen and not lies_elsewhere(chosen) else ())


def require_font(values: Mapping[str, str]) -> None:
    """Refuse a font file in settings that papers cannot be printed with.

    Raises:
        RefusedError: it lies on another computer, or is no font that may be embedded.
    """
    chosen = values.get(PAPER_EXTRA_FONT.key, "").strip()
    if not chosen:
        return
    if lies_elsewhere(chosen):
        raise RefusedError(
            f"{chosen} lies on another computer.", "Copy the font to this one and choose it there."
        )
    from collector_desktop.documents.font_files import faces_of  # noqa: PLC0415 - as above

    if not faces_of(Path(PAPER_EXTRA_FONT.read(chosen))):
        raise RefusedError(
            f"{Path(chosen).name} is not a font that can be printed.",
            "Choose a TrueType or OpenType file whose makers let it be embedded.",
        )


def boxes_said(missing: Collection[tuple[str, ...]]) -> str:
    """Return in one sentence that letters are printed as boxes and what to do; or nothing.

    `missing` has the characters of each paper that no font has.
    """
    concerned = [each for each in missing if each]
    if not concerned:
        return ""
    letters = sorted({letter for each in concerned for letter in each})
    shown = " ".join(letters[:_SHOWN]) + (" …" if len(letters) > _SHOWN else "")
    papers = "1 paper has" if len(concerned) == 1 else f"{len(concerned):,} papers have"
    return (
        f"{papers} letters that no font on this computer has, printed as boxes: {shown}."
        " Choose a font that has them in Settings, Letterhead and papers (paper.extra_font)."
    )
