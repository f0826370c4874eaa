"""Errors that are worth a sentence to the user."""

from __future__ import annotations

from pathlib import Path


class CollectorError(Exception):
    """An expected failure: `title` names it, `advice` says what to do next.

    Both may quote a file: what breaks a line, turns its direction or commands a terminal becomes a
    blank.
    """

    def __init__(self, title: str, advice: str = "") -> None:
        title, advice = _in_one_line(title), _in_one_line(advice)
        super().__init__(f"{title} {advice}".strip())
        self.title = title
        self.advice = advice


class CurrencyMismatchError(CollectorError):
    """Two amounts of different currencies met in one sum."""


class ConflictError(CollectorError):
    """A later change depends on what was to be changed."""


class UnreadableFileError(CollectorError):
    """A file to be imported cannot be read at all."""


class UnbalancedStatementError(UnreadableFileError):
    """A bank statement's lines are not what it says of itself; it can be taken as it is."""


class LedgerError(CollectorError):
    """The ledger file cannot be opened."""


class LostLedgerError(LedgerError):
    """The ledger at `path` is missing, empty, damaged or altered: a backup can take its place."""

    def __init__(self, path: Path, title: str, advice: str) -> None:
        super().__init__(title, advice)
        self.path = path


class LedgerLockedError(LedgerError):
    """Another program holds the ledger."""


class PasswordNeededError(LedgerError):
    """The ledger is protected by a password, and none was given."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is protected by a password.", "Enter it, or the recovery code of its sheet."
        )


class WrongPasswordError(LedgerError):
    """The password given is not the ledger's; nothing was opened or changed."""

    def __init__(self) -> None:
        super().__init__("This is not the password.", "Try again, or use the recovery code.")


class NewerLedgerError(LedgerError):
    """A newer version of this program made the ledger."""


class RefusedError(CollectorError):
    """A rule forbids what was asked; nothing changed."""


class OutsideWorldError(CollectorError):
    """Disk, printer or mail failed; nothing is half-done."""


class UnsavedError(OutsideWorldError):
    """The disk failed while a change of the ledger was saved, and it is not known to be there."""


def _in_one_line(text: str) -> str:
    """Return a text without the characters that are not shown themselves."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else " " for character in text)
