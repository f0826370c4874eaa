"""Use cases about the ledger file itself: make one, open it, close it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import COMPANY_COUNTRY, COMPANY_CURRENCY, COMPANY_NAME
from collector_desktop.integrations.places import place_of
from collector_desktop.queries.memory import forget_answers
from collector_desktop.queries.settings import settings
from collector_desktop.storage import ledger_file
from collector_desktop.storage.database import db
from collector_desktop.storage.journal import keep_journal, stop_journal
from collector_desktop.storage.ledger_mark import mark_of_open
from collector_desktop.storage.log_folding import MOST_BYTES, fold_log
from collector_desktop.storage.view_only import can_be_written, close_view, open_for_viewing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

is_protected = ledger_file.is_protected
MOST_LOG_BYTES = MOST_BYTES
__all__ = [
    "MOST_LOG_BYTES",
    "CompanyDraft",
    "LedgerInfo",
    "close_ledger",
    "create_ledger",
    "fold_log",
    "is_protected",
    "is_view_only",
    "journalled",
    "ledger_info",
    "open_ledger",
]


@frozen
class CompanyDraft:
    """Whose ledger it is, as the user typed it."""

    name: str = COMPANY_NAME.default
    country: str = COMPANY_COUNTRY.default
    currency: str = COMPANY_CURRENCY.default


@frozen
class LedgerInfo:
    """What names an open ledger, and whether a password protects it.

    `mark` tells it from others wherever it lies. `note` says what had to be done so that it
    opened, in sentences; most often nothing.
    """

    path: Path
    company: str
    currency: str
    is_protected: bool = False
    note: str = ""
    mark: str = ""


def open_ledger(path: Path, actor: str, version: str, secret: str = "") -> LedgerInfo:
    """Open a ledger for the calling thread; `secret` is its password or recovery code, if any.

    One that cannot be written is opened for viewing; one in a folder that a service copies or
    another computer serves keeps nothing that was saved in a log.

    Raises:
        LedgerError: the file is missing, empty, foreign, damaged, locked or from the future.
        PasswordNeededError, WrongPasswordError: `secret` does not open it.
    """
    if can_be_written(path):
        one_file = bool(place_of(path))
        ledger_file.open_ledger(path, actor, version, secret, one_file=one_file)
    else:
        open_for_viewing(path, actor, version, secret)
    return ledger_info(path)


def create_ledger(
    path: Path, company: CompanyDraft, actor: str, version: str, made_on: date
) -> LedgerInfo:
    """Make an empty ledger for a company and leave it open.

    Raises:
        LedgerError: something is there already, or the folder cannot be written.
        CollectorError: the currency is unknown; nothing was made.
    """
    from collector_desktop.services.procedures import (  # noqa: PLC0415 - costs 10 ms
        shipped_procedures,
        write_procedures,
    )
    from collector_desktop.storage.models import SettingValue  # noqa: PLC0415 - as above
    from collector_desktop.storage.operations import operation  # noqa: PLC0415 - as above

    values = {
        COMPANY_NAME.key: COMPANY_NAME.read(company.name) or COMPANY_NAME.default,
        COMPANY_COUNTRY.key: COMPANY_COUNTRY.read(company.country),
        COMPANY_CURRENCY.key: COMPANY_CURRENCY.read(company.currency),
    }
    ledger_file.create_ledger(path, actor, version)
    summary = f"Make the ledger of {values[COMPANY_NAME.key]}"
    with operation("create_ledger", summary, made_on):
        for key, value in values.items():
            SettingValue.create(key=key, value=value)
        write_procedures(shipped_procedures(values[COMPANY_COUNTRY.key]), made_on)
    return ledger_info(path)


def is_view_only() -> bool:
    """Return whether the open ledger can only be looked at."""
    return db.is_view_only


def journalled(path: Path, backups: Callable[[], Path]) -> None:
    """Keep a journal of the open ledger beside its backups, which are below a folder."""
    from collector_desktop.services.backup_places import backup_folder  # noqa: PLC0415 - at a write

    keep_journal(lambda: backup_folder(backups(), path))


def close_ledger() -> None:
    """Write the rest of the journal, close the ledger and forget what was asked of it."""
    stop_journal()
    forget_answers()
    ledger_file.close_ledger()
    close_view()


def ledger_info(path: Path) -> LedgerInfo:
    """Return what names the open ledger, which lies at `path`."""
    stored = settings()
    is_encrypted = db.key is not None
    names = stored[COMPANY_NAME], stored[COMPANY_CURRENCY]
    return LedgerInfo(path, *names, is_encrypted, mark=mark_of_open())
