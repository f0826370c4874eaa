"""The payment score in words: the letter, the points, and what each factor gives."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.score import FEWEST_PAID, Factor, Score
from collector_desktop.ui.cells import Chip, Tone
from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.risk_scale import GRADES


def risk_words(rated: Score) -> str:
    """Return the letter of the risk, or that it is not rated."""
    return rated.grade or _tr("not rated")


def risk_chips(rated: Score | None) -> tuple[Chip, ...]:
    """Return the letter of the risk as a chip, or none while there is no letter."""
    grade = rated.grade if rated else None
    return (Chip(grade, Tone(GRADES[grade])),) if grade else ()


def score_lines(rated: Score) -> str:
    """Return the score with what each factor gives and why, a line for each."""
    if rated.points is None:
        paid = plural(rated.paid, _tr("paid invoice"))
        words = _tr("Not rated: {paid} in two years, {least} are needed.")
        return words.format(paid=paid, least=FEWEST_PAID)
    lines = [_tr("Payment score {points} of 100").format(points=rated.points)]
    names = factor_names()
    for each in rated.factors:
        got = _tr("not counted") if each.points is None else f"{each.points}/{each.most}"
        lines.append(f"{names[each.factor]}: {got}, {each.why}")
    return "\n".join(lines)


def factor_names() -> dict[Factor, str]:
    """Return what the factors are called."""
    return {
        Factor.ON_TIME: _tr("On time"),
        Factor.DAYS_LATE: _tr("Days late"),
        Factor.PROMISES: _tr("Promises"),
        Factor.TREND: _tr("Trend"),
        Factor.DISPUTES: _tr("Disputes"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Score", text)
