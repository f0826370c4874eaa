"""Shapes as operators of a page (ISO 32000-1, 8.5.2); lengths in points from the bottom left."""

from __future__ import annotations

_ARC = 0.5523  # how far the handles of a Bezier curve reach that stands for a quarter of a circle

Area = tuple[float, float, float, float]


def numbers(*values: float) -> str:
    """Return numbers as operators take them."""
    return " ".join(f"{value:.3f}" for value in values)


def rounded(area: Area, radius: float) -> str:
    """Return the path of a rectangle (left, bottom, width, height) with round corners."""
    left, low, width, height = area
    right, high = left + width, low + height
    reach = radius * (1 - _ARC)
    corners = (
        (right - reach, low, right, low + reach, right, low + radius),
        (right, high - reach, right - reach, high, right - radius, high),
        (left + reach, high, left, high - reach, left, high - radius),
        (left, low + reach, left + reach, low, left + radius, low),
    )
    edges = (
        (right - radius, low),
        (right, high - radius),
        (left + radius, high),
        (left, low + radius),
    )
    drawn = " ".join(
        f"{numbers(*edge)} l {numbers(*corner)} c"
        for edge, corner in zip(edges, corners, strict=True)
    )
    return f"{numbers(left + radius, low)} m {drawn} h"
