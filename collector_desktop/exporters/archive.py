"""Files in one ZIP archive, written part by part and put in place whole."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from collector_desktop.exporters.atomic import put_whole

SAME_MOMENT = (2000, 1, 1, 0, 0, 0)


def write_archive(parts: Iterable[tuple[str, bytes]], path: Path) -> None:
    """Write named parts in their order; the same parts make the same bytes.

    Raises:
        OutsideWorldError: it cannot be written; what was there before is left.
    """
    with put_whole(path) as file, zipfile.ZipFile(file, "w") as archive:
        for name, content in parts:
            part = zipfile.ZipInfo(name, SAME_MOMENT)
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, content)
