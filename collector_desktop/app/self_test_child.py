"""The part of the self-test that paints, in a process of its own: a broken Qt may end it."""

from __future__ import annotations

import subprocess

from collector_desktop.app.self_test_words import DAMAGED
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.json_text import read_json
from collector_desktop.files.own_child import UNSEEN, program_command

OF_CHILD = ("--self-test", "--window")
MOST_SECONDS = 120
MOST_LETTERS = 300


def window() -> str:
    """Have a window and every icon painted by another process, and return what it found.

    Raises:
        CollectorError: something is wrong with it, in its words or in those of Qt.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            program_command(*OF_CHILD),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
            creationflags=UNSEEN,
        )
    except subprocess.TimeoutExpired as error:
        raise CollectorError(f"No window in {MOST_SECONDS} seconds.", DAMAGED) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CollectorError(f"No process can be started ({reason}).", DAMAGED) from error
    try:
        found = read_json(done.stdout)
        is_sound, words, advice = found["ok"], str(found["found"]), str(found["advice"])
    except (ValueError, KeyError, TypeError) as error:
        raise CollectorError(_last_words(done.stderr), DAMAGED) from error
    if is_sound is not True:
        raise CollectorError(words, advice)
    return words


def _last_words(said: bytes) -> str:
    """Return what Qt said before it ended the process, in one line; it often says nothing."""
    words = " ".join(said.decode("utf-8", "replace").split())
    if not words:
        return "Qt ended without a word when a window was to be painted."
    return f"Qt ended when a window was to be painted: {words[:MOST_LETTERS].rstrip('.')}."
