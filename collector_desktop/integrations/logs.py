"""Logs that say where something went wrong, without personal data.

Messages are redacted; of an error its kind and the places in the program are written, never its
own words, which may quote a customer.
"""

from __future__ import annotations

import logging
import os
import re
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.domain.redaction import redacted

if TYPE_CHECKING:
    from types import TracebackType

LOG_BYTES, LOG_FILES = 2**20, 5
FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"
PLACE = re.compile(r'  File "[^"]+\.py", line \d+, in \S+')


class PrivateFormatter(logging.Formatter):
    """Writes what is a sentence of ours without data, and errors without their words."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text; a message of several lines keeps them."""
        shown = logging.makeLogRecord(record.__dict__)
        shown.msg, shown.args, shown.exc_text = _without_data(record.getMessage()), (), None
        return super().format(shown)

    def formatException(  # noqa: N802 - the name is logging's
        self, ei: tuple[type[BaseException] | None, BaseException | None, TracebackType | None]
    ) -> str:
        """Return the kinds of an error and its causes, and where it was raised."""
        kind, error, trace = ei
        parts = [] if kind is None else [kind.__qualname__]
        link = None if error is None else error.__cause__ or error.__context__
        while link is not None:
            parts.append(f"after {type(link).__qualname__}")
            link = link.__cause__ or link.__context__
        return "\n".join(
            ["; ".join(parts), *(line.rstrip() for line in traceback.format_tb(trace))]
        )


class PrivateFile(RotatingFileHandler):
    """A log that only its owner may read, the turned-over ones as well."""

    def _open(self):  # type: ignore[no-untyped-def]  # noqa: ANN202 - as the one above
        os.close(os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        return super()._open()


def _without_data(message: str) -> str:
    """Return a message redacted but for the places in the program that a report names."""
    kept, was_place = [], False
    for line in message.splitlines():
        is_place = PLACE.fullmatch(line) is not None
        is_code = was_place and line.startswith("    ")
        kept.append(line if is_place or is_code else redacted(line))
        was_place = is_place
    return "\n".join(kept)


def private_file(path: Path) -> PrivateFile:
    """Return the handler of a log file in a folder that only its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = PrivateFile(path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8")
    with suppress(OSError):
        path.chmod(0o600)
    handler.setFormatter(PrivateFormatter(FORM))
    return handler
