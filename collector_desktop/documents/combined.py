"""Several PDFs put together as one, for printing them in one go."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pypdfium2


def combined_pdf(paths: Sequence[Path | bytes]) -> bytes:
    """Return one PDF with the pages of all, in this order; each is a file or its bytes."""
    content = BytesIO()
    with closing(pypdfium2.PdfDocument.new()) as whole:
        for path in paths:
            with closing(pypdfium2.PdfDocument(path)) as part:
                whole.import_pages(part)
        whole.save(content)
    return content.getvalue()


def page_count(path: Path) -> int:
    """Return how many pages a PDF has."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        return len(document)
