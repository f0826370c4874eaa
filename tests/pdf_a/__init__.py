"""Clauses of ISO 19005-3 (PDF/A-3) checked on the finished file, by readers that are not ours.

`faults_of` gives the clauses that a file breaks, each with what is wrong. veraPDF, which knows all
clauses, found nothing in any paper, and nothing in the files that the tests spoil that this does
not find.
"""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from tests.pdf_a import content, file, fonts, metadata, structure


def faults_of(pdf: bytes) -> list[str]:
    """Return what is wrong with a file, as clause and words."""
    reader = PdfReader(BytesIO(pdf))
    found = [*file.faults(pdf, reader), *metadata.faults(reader), *structure.faults(reader)]
    for page in reader.pages:
        found += content.faults(page)
        found += fonts.faults(page)
    return found
