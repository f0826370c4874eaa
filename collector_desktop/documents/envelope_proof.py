"""A page to hold behind an envelope: its windows, the zone of the address, folds, a ruler."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.documents.address import draw_address
from collector_desktop.documents.fonts import REGULAR, STRONG
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import BODY, GREY, INK, LEFT, META, SOFT, Style
from collector_desktop.domain.envelope_windows import Box, WindowEnvelope
from collector_desktop.domain.envelopes import Envelope
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import Sheet

RULER_LENGTH = 100.0
COLOURS = ("#1F5FBF", "#A0450F", "#2C7A3A", "#7A2C8F")
_STROKE = 0.35
_TITLE = Style(STRONG, 14)
_SMALL = Style(REGULAR, 7.5, GREY)
_LEGEND_UP, _LEGEND_STEP = 66.0, 6.4
_ADVICE = (
    "The windows are drawn for a sheet in the middle of its envelope.",
    "Tap the envelope on each edge: all of the address must stay in sight, and nothing else.",
)


@frozen
class Proof:
    """What the page shows: a profile with its envelopes, on a sheet, with an address to try."""

    profile: Envelope
    envelopes: tuple[WindowEnvelope, ...]
    sheet: Sheet
    address: tuple[str, ...]
    author: str


def render_envelope_proof(proof: Proof) -> bytes:
    """Return the page as a PDF; the fonts must have been registered."""
    pen = Pen(f"Envelope proof, {proof.profile.name}", proof.author, sheet=proof.sheet)
    with pen.tags.inside("H1"):
        pen.text(LEFT, 16.0, f"Envelope proof: {proof.profile.name}", _TITLE)
    pen.text(LEFT, 22.0, "Print at actual size (100 %), fold at the dashed lines, put it in.", BODY)
    _draw_zone(pen, proof.profile)
    for colour, envelope in zip(COLOURS, proof.envelopes, strict=False):
        _draw_outline(pen, envelope.middle(proof.sheet.width), colour)
    draw_address(pen, proof.address, proof.profile)
    for fold in proof.profile.folds:
        pen.cut_line(0.0, fold, proof.sheet.width, GREY)
        pen.text(proof.sheet.width - 32.0, fold - 1.0, f"Fold at {fold:g} mm", _SMALL)
    _draw_ruler(pen, proof.profile.folds[0] + 16.0)
    _draw_legend(pen, proof)
    pen.end_page()
    return pen.finish()


def _draw_zone(pen: Pen, profile: Envelope) -> None:
    """Shade where the address may stand."""
    pen.box(profile.left, profile.top, (profile.width, profile.height), SOFT)


def _draw_outline(pen: Pen, box: Box, colour: str) -> None:
    """Draw the four edges of a window."""
    left, top, right, bottom = box
    for y in (top, bottom):
        pen.box(left, y - _STROKE / 2, (right - left, _STROKE), colour)
    for x in (left, right):
        pen.box(x - _STROKE / 2, top, (_STROKE, bottom - top), colour)


def _draw_ruler(pen: Pen, y: float) -> None:
    """Draw a line of 100 mm with a tick each centimetre, by which a wrong scale shows."""
    pen.line(LEFT, y, LEFT + RULER_LENGTH, INK, 0.6)
    for tick in range(0, int(RULER_LENGTH) + 1, 10):
        high = 3.0 if tick % 50 == 0 else 1.8
        pen.box(LEFT + tick - 0.1, y - high, (0.2, high), INK)
    words = "100 mm. If a ruler says otherwise, the printer changes the size: choose actual size."
    pen.text(LEFT, y + 4.6, words, META)


def _draw_legend(pen: Pen, proof: Proof) -> None:
    """Say whose window each colour is, and how far the text stays clear of it at worst."""
    first = proof.sheet.height - _LEGEND_UP
    profile = proof.profile
    pen.box(LEFT, first - 2.6, (5.0, 3.2), SOFT)
    pen.text(LEFT + 8.0, first, f"Grey: the address stands here, {_size(profile)}.", META)
    for at, (colour, envelope) in enumerate(_legend(proof), start=1):
        y = first + at * _LEGEND_STEP
        pen.box(LEFT, y - 1.2, (5.0, 0.7), colour)
        pen.whole(LEFT + 8.0, y, _said(envelope, proof), META, proof.sheet.written - 8.0)
    below = first + (len(proof.envelopes) + 1) * _LEGEND_STEP
    for line, words in enumerate(_ADVICE):
        pen.text(LEFT, below + line * 4.2, words, META)


def _legend(proof: Proof) -> Sequence[tuple[str, WindowEnvelope]]:
    return tuple(zip(COLOURS, proof.envelopes, strict=False))


def _said(envelope: WindowEnvelope, proof: Proof) -> str:
    """Return an envelope in words: its size, its window and where that is."""
    (width, height), (wide, high) = envelope.size, envelope.window
    clear = _clear(envelope.always(proof.sheet.width), proof.profile)
    return (
        f"{envelope.name}, {width:.4g} x {height:.4g} mm: window {wide:.4g} x {high:.4g} mm,"
        f" {envelope.left:.4g} from the left, {envelope.up:.4g} from below;"
        f" the text stays {clear:.1f} mm clear"
    )


def _clear(always: Box, profile: Envelope) -> float:
    """Return the least distance of the zone from the edge of what always shows."""
    left, top, right, bottom = always
    across = min(profile.left - left, right - profile.left - profile.width)
    down = min(profile.top - top, bottom - profile.top - profile.height)
    return min(across, down)


def _size(profile: Envelope) -> str:
    return (
        f"{profile.width:g} x {profile.height:g} mm, {profile.left:g} from the left and"
        f" {profile.top:g} from the top of the sheet"
    )
