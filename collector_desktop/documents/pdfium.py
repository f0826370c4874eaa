"""PDFium, which draws and joins PDFs, serves one thread at a time in the whole process."""

from threading import RLock

PDFIUM = RLock()
"""Held while PDFium works: it keeps state of its own that two threads would spoil."""
