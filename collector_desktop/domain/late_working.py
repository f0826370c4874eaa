"""The working of a claim as text, so that it can be kept with the claim and proved again."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

from collector_desktop.domain.interest import Basis, Counting, DailyRounding, Segment
from collector_desktop.domain.late_claims import Working


def write_working(working: Working) -> str:
    """Return a working as JSON."""
    counting = working.counting
    return json.dumps(
        {
            "basis": counting.basis,
            "daily": counting.daily,
            "anchor": counting.anchor.isoformat(),
            "before": working.before_minor,
            "least": working.least_minor,
            "most": working.most_minor,
            "carried": str(working.carried),
            "segments": [
                {
                    "from": each.first.isoformat(),
                    "to": each.last.isoformat(),
                    "balance": each.balance_minor,
                    "rate": str(each.rate),
                }
                for each in working.segments
            ],
        }
    )


def read_working(text: str) -> Working:
    """Return the working that a JSON text describes.

    Raises:
        ValueError: it describes none.
    """
    try:
        found = json.loads(text)
        counting = Counting(
            Basis(found["basis"]),
            DailyRounding(found["daily"]),
            date.fromisoformat(found["anchor"]),
        )
        segments = tuple(_segment(each) for each in found["segments"])
        carried = Fraction(found.get("carried", "0"))
        if abs(carried) > Fraction(1, 2):
            raise ValueError("rounding never leaves so much")
        limits = (found["before"], found["least"], found["most"])
        return Working(segments, counting, *limits, carried)
    except (KeyError, TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError("this is no working") from error


def _segment(found: dict[str, str | int]) -> Segment:
    first, last = (date.fromisoformat(str(found[key])) for key in ("from", "to"))
    return Segment(first, last, int(found["balance"]), Decimal(str(found["rate"])))
