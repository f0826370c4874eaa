"""Checks backups once a week, and a large ledger after it opened, in separate processes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from collector_desktop.ui.later import later

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from collector_desktop.files.private_folder import remove_left_folders
    from collector_desktop.services.backup_proof import (
        Proof,
        backups_to_prove,
        begin_proof,
        moment_of,
        settle_proof,
    )
    from collector_desktop.services.ledgers import LedgerInfo
    from collector_desktop.services.page_proof import begin_page_proof, confirm_damage
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.ledger_session import LedgerSession
    from collector_desktop.ui.widgets.message_bar import MessageBar
else:
    remove_left_folders = later("collector_desktop.files.private_folder", "remove_left_folders")
    backups_to_prove = later("collector_desktop.services.backup_proof", "backups_to_prove")
    begin_proof = later("collector_desktop.services.backup_proof", "begin_proof")
    moment_of = later("collector_desktop.services.backup_proof", "moment_of")
    settle_proof = later("collector_desktop.services.backup_proof", "settle_proof")
    begin_page_proof = later("collector_desktop.services.page_proof", "begin_page_proof")
    confirm_damage = later("collector_desktop.services.page_proof", "confirm_damage")

LOOK_EVERY_MS, AFTER_OPENING_MS, ASK_AGAIN_MS = 60 * 60_000, 60_000, 500


class Prover(QObject):
    """Looks an hour apart whether a proof is due, and first a minute after a ledger was opened.

    One proof runs at a time; `settled` says that one of a backup ended. What is damaged is reported
    in `messages`: of a backup with a button that makes a new one.
    """

    settled = Signal()

    def __init__(self, desk: Desk, session: LedgerSession, messages: MessageBar) -> None:
        super().__init__(messages)
        self._desk, self._session, self._messages = desk, session, messages
        self._proof: Proof | None = None
        self._waiting: list[Path] = []
        self._on_end: Callable[[Proof], None] = self._settle
        self._asking, self._looking, self._soon = QTimer(self), QTimer(self), QTimer(self)
        self._asking.timeout.connect(self.ask)
        self._looking.timeout.connect(self.look)
        self._looking.start(LOOK_EVERY_MS)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.begin)
        for signal in (session.opened, session.reopened):
            signal.connect(self._begin_soon)
        session.password_needed.connect(self.stop)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    def begin(self) -> None:
        """Prove the pages of a large ledger, then what is due of its backups.

        Copies that a killed program left among the temporary files go as well.
        """
        self._desk.tasks.run_apart(self, remove_left_folders, lambda _: None)
        info = self._session.info
        if info is not None and self._proof is None:
            work = partial(begin_page_proof, info.path)
            self._desk.tasks.run(self, work, partial(self._watch, self._judge_pages))

    def look(self) -> None:
        """Begin to prove the backups that are due."""
        info = self._session.info
        if info is not None and self._proof is None:
            folders = self._session.backup_folders
            work = partial(backups_to_prove, info.path, folders, self._session.now())
            self._desk.tasks.run_apart(self, work, self._prove)

    def ask(self) -> None:
        """Take the answer of the proof that is going on, if it is over."""
        proof = self._proof
        if proof is not None and proof.is_over:
            self._asking.stop()
            self._proof = None
            self._on_end(proof)

    def stop(self, _: object = None) -> None:
        """End the proof that is going on; it is done again another time."""
        self._asking.stop()
        self._waiting = []
        if self._proof is not None:
            self._proof.stop()
            self._proof = None

    def _begin_soon(self, _: LedgerInfo) -> None:
        self.stop()
        self._soon.start(AFTER_OPENING_MS)

    def _prove(self, due: list[Path]) -> None:
        self._waiting = due
        self._next()

    def _next(self) -> None:
        info = self._session.info
        if self._waiting and info is not None:
            work = partial(begin_proof, self._waiting.pop(0), info.path)
            self._desk.tasks.run_apart(self, work, partial(self._watch, self._settle))

    def _watch(self, on_end: Callable[[Proof], None], proof: Proof | None) -> None:
        if proof is not None and self._proof is None:
            self._proof, self._on_end = proof, on_end
            self._asking.start(ASK_AGAIN_MS)
        elif proof is not None:
            proof.stop()
        elif on_end == self._judge_pages:
            self.look()
        else:
            self._next()

    def _judge_pages(self, proof: Proof) -> None:
        """Go on to the backups, unless the ledger is taken for damaged: then it is asked itself."""
        info = self._session.info
        found = proof.answer()
        if info is None or info.path != proof.path:
            return
        if found is None or found.sound is not False:
            self.look()
            return
        work = partial(confirm_damage, info.path)
        tell = self._session.refused.emit
        self._desk.tasks.run(self, work, lambda _: self.look(), tell)

    def _settle(self, proof: Proof) -> None:
        info = self._session.info
        if info is None:
            proof.stop()
            return
        work = partial(settle_proof, proof, info.path, self._session.now())
        self._desk.tasks.run_apart(self, work, partial(self._show_result, proof.path))

    def _show_result(self, path: Path, is_sound: bool | None) -> None:  # noqa: FBT001 - an answer
        if is_sound is False:
            words = self.tr("The backup of {when} is damaged.")
            self._messages.show_problem(
                words.format(when=f"{moment_of(path).astimezone():%d %b %Y %H:%M}"),
                self.tr("The ledger itself is as it was: make a new backup of it."),
                self.tr("Back up now"),
                self._session.back_up,
            )
        self.settled.emit()
        self._next()
