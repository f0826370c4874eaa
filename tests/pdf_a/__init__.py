"""Clauses of ISO 19005-3 (PDF/A-3) checked on the finished file, by readers that are not ours.

`faults_of` gives the clauses that a file breaks, each with what is wrong; at level B too, which
a form and a paper over somebody else's letterhead keep to. veraPDF, which knows all
clauses, found nothing in any paper, and nothing in the files that the tests spoil that this does
not find.
"""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from tests.pdf_a import content, file, fonts, metadata, shown, structure


def faults_of(pdf: bytes, level: str = "A") -> list[str]:
    """Return what is wrong with a file of a level, as clause and words."""
    reader = PdfReader(BytesIO(pdf))
    found = [*file.faults(pdf, reader), *metadata.faults(reader, level), *structure.faults(reader)]
    for page in reader.pages:
        found += content.faults(page)
        found += fonts.faults(page)
    return found + list(shown.faults(reader))
