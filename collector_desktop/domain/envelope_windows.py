"""The envelopes of each profile: how large they are, where their window is, how far a sheet slides.

Lengths are in mm. The sheet lies folded in its envelope and may slide to every edge of it. What
part of the sheet then shows is worked out from the envelope, so that the zones of
`domain.envelopes` can be checked against it, and drawn on a page to hold behind an envelope.
Sources: BS 4264 as quoted, DIN 680 and DIN 5008, La Poste, SN 010130, envelope No. 10 of the USPS.
"""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen

Box = tuple[float, float, float, float]


@frozen
class WindowEnvelope:
    """An envelope; its window is `left` from the left edge and `up` from the lower edge.

    `foot` is how far down the sheet the edge lies that rests on the lower edge of the envelope,
    `packed` how high the folded sheet is.
    """

    name: str
    size: tuple[float, float]
    window: tuple[float, float]
    left: float
    up: float
    foot: float
    packed: float

    def middle(self, sheet_width: float) -> Box:
        """Return what shows of a sheet that is in the middle: left, top, right, bottom."""
        left, top, right, bottom = self._resting(sheet_width)
        across, up = self._wide(sheet_width) / 2, self._high() / 2
        return left + across, top + up, right + across, bottom + up

    def always(self, sheet_width: float) -> Box:
        """Return what shows however the sheet slides."""
        left, top, right, bottom = self._resting(sheet_width)
        return left + self._wide(sheet_width), top + self._high(), right, bottom

    def _resting(self, sheet_width: float) -> Box:
        """Return the window on a sheet that is at the foot and the right of the envelope."""
        width, height = self.window
        left = self.left - self._wide(sheet_width)
        top = self.size[1] - self.up - height - (self.size[1] - self.foot)
        return left, top, left + width, top + height

    def _wide(self, sheet_width: float) -> float:
        return self.size[0] - sheet_width

    def _high(self) -> float:
        return self.size[1] - self.packed


_DL, _C56, _C5 = (220.0, 110.0), (229.0, 114.0), (229.0, 162.0)
_THIRD, _HALF = (105.0, 105.0), (148.5, 148.5)
# Folded at 99 and 192 the lower part stands 12 mm over the upper fold.
_SWISS_THIRD = (111.0, 111.0)
_NO_10 = (241.3, 104.775)

WINDOWS: dict[str, tuple[WindowEnvelope, ...]] = {
    "uk-a4-left": (
        WindowEnvelope("DL (BS 4264)", _DL, (93.0, 39.0), 20.0, 18.0, *_THIRD),
        WindowEnvelope("DL (18 by 22)", _DL, (90.0, 35.0), 18.0, 22.0, *_THIRD),
        WindowEnvelope("DL (20 by 18)", _DL, (90.0, 35.0), 20.0, 18.0, *_THIRD),
        WindowEnvelope("C5", _C5, (90.0, 44.0), 20.0, 60.0, *_HALF),
    ),
    "din-5008-b": (
        WindowEnvelope("DL (DIN 680)", _DL, (90.0, 45.0), 20.0, 15.0, *_THIRD),
        WindowEnvelope("C6/5 (DIN 680)", _C56, (90.0, 45.0), 20.0, 15.0, *_THIRD),
        WindowEnvelope("C5, window B", _C5, (90.0, 45.0), 20.0, 60.0, *_HALF),
    ),
    "din-5008-a": (
        WindowEnvelope("DL (DIN 680)", _DL, (90.0, 45.0), 20.0, 15.0, 87.0, 105.0),
        WindowEnvelope("C6/5 (DIN 680)", _C56, (90.0, 45.0), 20.0, 15.0, 87.0, 105.0),
        WindowEnvelope("C5, window A", _C5, (90.0, 45.0), 20.0, 77.0, *_HALF),
    ),
    "fr-a4-right": (
        WindowEnvelope("DL", _DL, (100.0, 45.0), 100.0, 20.0, *_THIRD),
        WindowEnvelope("C5", _C5, (100.0, 45.0), 109.0, 62.0, *_HALF),
    ),
    "ch-right": (
        WindowEnvelope("C5/6", _C56, (100.0, 45.0), 117.0, 21.0, *_SWISS_THIRD),
        WindowEnvelope("C5", _C5, (100.0, 45.0), 117.0, 65.0, *_HALF),
    ),
    "ch-left": (WindowEnvelope("C5/6", _C56, (100.0, 45.0), 20.0, 21.0, *_SWISS_THIRD),),
    "us-letter-10": (
        WindowEnvelope("No. 10", _NO_10, (114.3, 28.575), 22.225, 12.7, 98.425, 98.425),
    ),
}
