"""How many of something there are, as the start of a sentence."""

from __future__ import annotations


def counted(number: int, one: str, many: str) -> str:
    """Return a number with the words for one or for many, such as `2 lines are`."""
    return f"1 {one}" if number == 1 else f"{number:,} {many}"
