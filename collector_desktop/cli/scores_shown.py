"""The payment score as a document and as a table."""

from __future__ import annotations

from typing import Any

from collector_desktop.cli.session import TextTable
from collector_desktop.cli.words import shown
from collector_desktop.domain.score import Score

HEADINGS = ("factor", "points", "most", "why")


def score_document(rated: Score) -> dict[str, Any]:
    """Return the score; a factor of which nothing is known has points null and is not counted."""
    return {
        "points": rated.points,
        "grade": rated.grade,
        "paid_invoices": rated.paid,
        "factors": [
            {"factor": each.factor.value, "points": each.points, "most": each.most, "why": each.why}
            for each in rated.factors
        ],
    }


def score_table(rated: Score) -> TextTable:
    """Return a row for each factor; no rows where the customer is not rated."""
    rows = [
        (each.factor.value, shown(each.points), str(each.most), each.why) for each in rated.factors
    ]
    title = f"Payment score {rated.points} of 100"
    return TextTable(HEADINGS, rows, frozenset({1, 2}), title)
