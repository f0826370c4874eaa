"""Open, create and close the ledger file, with every guard around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import DatabaseError

from collector_desktop.domain.errors import (
    CollectorError,
    LedgerError,
    LostLedgerError,
    PasswordNeededError,
    WrongPasswordError,
)
from collector_desktop.files.lasting import sync_folder
from collector_desktop.storage.cipher import driver_errors, key_path
from collector_desktop.storage.database import APPLICATION_ID, db, disconnect, pragmas
from collector_desktop.storage.disk import claim_name
from collector_desktop.storage.drafts import remove_half_done, remove_ledger
from collector_desktop.storage.faults import FULL, disk_fault, first_fault, no_locks, of_another
from collector_desktop.storage.lock_file import forget_holder, in_use, name_holder, require_free
from collector_desktop.storage.log_folding import fold_before_closing
from collector_desktop.storage.migrate import SCHEMA_VERSION, migrate, schema_version
from collector_desktop.storage.missing_key import without_key
from collector_desktop.storage.schema import foreign_parts, trust_schema
from collector_desktop.storage.statistics import raise_small_statistics

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"SQLite format 3\x00"
QUICK_CHECK_BYTES = 64 * 2**20
WAYS_TO_WRITE = frozenset((1, 2))  # as the head of a file says: a journal or a log
LOCKED = ("locked", "busy")
NOT_A_DATABASE = "SQLITE_NOTADB"
GONE = "Check its name and that its disk is connected, or restore a backup."
WORKER = "SELECT actor, version FROM current_operation"
AT_REST = "SELECT count(*) = 1 AND count(operation_id) = 0 FROM current_operation"


def create_ledger(path: Path, actor: str, version: str) -> None:
    """Create an empty ledger at a path that does not exist, and leave it open.

    Raises:
        LedgerError: something is there already, or the folder cannot be written.
        OutsideWorldError: the disk is full or fails; nothing is left under the name.
    """
    if path.exists():
        raise LedgerError(f"{path.name} exists already.", "Choose another name, or open it.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        claim_name(path)
    except OSError as error:
        raise LedgerError(
            f"{path.name} cannot be created.", f"{error.strerror}: choose another folder."
        ) from error
    try:
        _connect(path)
        migrate()
        trust_schema()
    except BaseException as error:
        _drop()
        remove_ledger(path)
        fault = no_locks(path) if _is_locked(error) else disk_fault(error)
        if fault is None:
            raise
        raise fault from error
    _name_the_worker(actor, version)
    name_holder(path, actor)
    sync_folder(path.parent)


def open_ledger(
    path: Path, actor: str, version: str, secret: str = "", *, one_file: bool = False
) -> None:
    """Open the ledger for the calling thread; other threads get an error, not a lock.

    `secret` is the password of a protected ledger, or its recovery code; with `one_file` no log
    beside it holds what was saved.

    Raises:
        LedgerError: the file is missing, empty, foreign, damaged, or made by a newer version.
        LedgerLockedError: another program has it open.
        PasswordNeededError: a password protects it and there is no `secret`.
        WrongPasswordError: the `secret` does not open it.
        OutsideWorldError: the disk is full, or has no room for a copy before an upgrade.
    """
    needs_check = _preflight(path)
    require_free(path)
    keys = _keys(path, secret)
    try:
        _connect_by_one(path, keys, one_file=one_file)
        if needs_check:
            require_sound_pages(path)
        _bring_up_to_date(path)
        trust_schema()
        _require_whole_rows(path, is_checked=needs_check)
        raise_small_statistics()
        _name_the_worker(actor, version)
        name_holder(path, actor)
        remove_half_done(path)
    except UnicodeDecodeError as error:
        _drop()
        raise damaged(path) from error
    except driver_errors(DatabaseError) as error:
        _drop()
        raise _explained(path, error) from error
    except BaseException:
        _drop()
        raise


def close_ledger() -> None:
    """Fold the log into the file and close the thread's connection; a full disk leaves the log."""
    if db.is_closed():
        return
    try:
        fold_before_closing()
    finally:
        _drop()


def is_protected(path: Path) -> bool:
    """Return whether a file is an encrypted ledger: no plain database, and with a key file.

    Call it before the ledger is opened only, as it reads the file.
    """
    if not path.is_file() or not key_path(path).exists():
        return False
    with path.open("rb") as stream:
        head = stream.read(len(MAGIC))
    return bool(head) and head != MAGIC


def _preflight(path: Path) -> bool:
    """Refuse what is not a ledger before SQLite sees it; return whether to check its pages.

    Reading happens before opening only: closing a second handle would drop SQLite's locks.
    """
    if path.is_dir():
        raise LedgerError(f"{path} is a folder.", "Name the ledger file in it.")
    if not path.is_file():
        raise LostLedgerError(path, f"{path} is not there.", GONE)
    size = path.stat().st_size
    wal = path.with_name(path.name + "-wal")
    was_left_open = wal.exists() and wal.stat().st_size > 0
    if size == 0 and not was_left_open:
        raise LostLedgerError(path, f"{path.name} is empty.", "Restore a backup.")
    with path.open("rb") as stream:
        head = stream.read(100)
    if size and not head.startswith(MAGIC):
        if not key_path(path).exists():
            raise without_key(path)
    elif not was_left_open and int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise of_another(path)
    elif not WAYS_TO_WRITE.issuperset(head[18:20]):  # SQLite would open it, and refuse every change
        raise damaged(path)
    return was_left_open or size <= QUICK_CHECK_BYTES


def _keys(path: Path, secret: str) -> tuple[bytes | None, ...]:
    """Return the keys to try: none for a plain ledger, even if an old key file is beside it."""
    if not is_protected(path):
        return (None,)
    from collector_desktop.storage.key_file import key_file_of  # noqa: PLC0415 - costs 3 ms

    ways = key_file_of(path)
    if ways is None or not secret:
        raise PasswordNeededError(path.name)
    return ways.keys(secret)


def _connect_by_one(path: Path, keys: tuple[bytes | None, ...], *, one_file: bool) -> None:
    """Connect by the key that fits; there are two only while the key was being changed."""
    if not any(_fits(path, key, one_file=one_file) for key in keys):
        raise WrongPasswordError


def _fits(path: Path, key: bytes | None, *, one_file: bool) -> bool:
    """Connect by a key; return False, and stay unconnected, where it is not the ledger's."""
    db.key = key
    try:
        _connect(path, one_file=one_file)
    except DatabaseError as error:
        _drop()
        name = getattr(first_fault(error), "sqlite_errorname", "")
        if key is None or name != NOT_A_DATABASE:
            raise
        return False
    return True


def _drop() -> None:
    """Close the connection, forget the key and that we hold the ledger."""
    disconnect()
    forget_holder()


def _connect(path: Path, *, one_file: bool = False) -> None:
    wished = pragmas(one_file=one_file)
    db.init(path.absolute().as_uri() + "?mode=rw", uri=True, pragmas=list(wished))
    db.connect()
    for name, wanted in wished:
        found = db.execute_sql(f"PRAGMA {name}").fetchone()[0]
        if str(found) != str(wanted):
            raise LedgerError(
                f"The ledger cannot be opened safely ({name} is {found}).",
                "Move it to a folder on this computer's own disk.",
            )
    db.execute_sql("BEGIN IMMEDIATE")
    db.execute_sql("COMMIT")


def _name_the_worker(actor: str, version: str) -> None:
    """Note who works from now on; most often it is who did, and nothing is written."""
    if db.execute_sql(WORKER).fetchone() != (actor, version):
        from collector_desktop.storage.operations import name_the_worker  # noqa: PLC0415 - 10 ms

        name_the_worker(actor, version)


def require_sound_pages(path: Path) -> None:
    """Prove the pages of the open ledger, which lies at `path`, with what its log holds.

    Raises:
        LostLedgerError: it is damaged.
        DatabaseError: it cannot even be read, which damage or the disk may be the cause of.
    """
    if db.execute_sql("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(path)


def _bring_up_to_date(path: Path) -> None:
    """Apply what the schema lacks, if it is that of its version; the ledger as it was is kept.

    What has a log was let pass unjudged; nothing is written into another program's database.
    """
    if db.execute_sql("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise of_another(path)
    version = schema_version()
    if version < 1:
        raise damaged(path)
    if version < SCHEMA_VERSION:
        _require_no_foreign_parts(path, version)
        _require_whole_rows(path, is_checked=True)
        from collector_desktop.storage import before_upgrade  # noqa: PLC0415 - once a release

        before_upgrade.keep_as_it_was(path)
    with db.atomic():  # what did not become ours stays what it was
        migrate()
        _require_no_foreign_parts(path, SCHEMA_VERSION)


def _require_whole_rows(path: Path, *, is_checked: bool) -> None:
    """Refuse rows that belong to none, as after a repair by another program.

    Where an operation never ended, no other could begin, and nothing would be recorded.
    """
    is_at_rest = db.execute_sql(AT_REST).fetchone()[0]
    if not is_at_rest or (is_checked and db.execute_sql("PRAGMA foreign_key_check").fetchone()):
        raise damaged(path)


def _require_no_foreign_parts(path: Path, version: int) -> None:
    parts = foreign_parts(version)
    if parts:
        title = f"{path.name} was altered by another program ({parts[0]})."
        raise LostLedgerError(path, title, "Restore a backup.")


def _explained(path: Path, error: BaseException) -> CollectorError:
    if _is_locked(error):
        return in_use(path)
    fault = first_fault(error) or error
    blamed = disk_fault(fault)
    if blamed is None:
        return damaged(path)
    if getattr(fault, "sqlite_errorname", "") == FULL:
        return blamed
    return LedgerError(f"{path.name} cannot be written.", "Copy it to a folder of your own.")


def _is_locked(error: BaseException) -> bool:
    fault = first_fault(error)
    return fault is not None and any(word in str(fault).lower() for word in LOCKED)


def damaged(path: Path) -> LostLedgerError:
    """Return the sentence for a ledger that does not hold what was written."""
    advice = "Restore the newest backup; keep this file."
    return LostLedgerError(path, f"{path.name} is damaged.", advice)
