"""A file that travels inside a PDF: the figures of the paper for a program to read."""

from __future__ import annotations

from dataclasses import field

from collector_desktop.domain.frozen import frozen


@frozen
class DataFile:
    """The name, the bytes, and in words what they are."""

    name: str
    content: bytes = field(repr=False)
    description: str
    media_type: str = "text/csv"
