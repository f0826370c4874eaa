"""Work off the GUI thread; results, news and failures come back on it.

The ledger has a thread of its own, documents and files another; a third waits for servers.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import CollectorError, UnsavedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.jobs import JobCancelledError, JobState, Progress
from collector_desktop.ui.later import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.services.faults import user_error_for
else:
    user_error_for = later("collector_desktop.services.faults", "user_error_for")

T = TypeVar("T")


@frozen
class _Delivery:
    """A finished task on its way to the GUI thread."""

    owner: QObject
    future: Future[Any]
    on_result: Callable[[Any], None]
    on_error: Callable[[CollectorError], None] | None = None
    progress: Progress | None = None


class TaskRunner(QObject):
    """Runs work for widgets and answers them on the GUI thread.

    `changed` says what kinds of record an outcome touched, `done` hands out the whole outcome for
    the message bar, `failed` an expected error nobody else took, `unsaved` that a change could not
    be saved, whoever took the error, `progressed` the state of a job, and `answered` whose
    work has ended.
    """

    changed = Signal(Change)
    done = Signal(Outcome)
    failed = Signal(CollectorError)
    unsaved = Signal()
    progressed = Signal(JobState)
    answered = Signal(object)
    _finished = Signal(_Delivery)
    _told = Signal(JobState)

    def __init__(
        self, start: Callable[[], None], stop: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._stop = stop
        self._jobs: dict[int, Progress] = {}
        self._job_ids = count(1)
        self._errands: set[Future[Any]] = set()
        self._database = ThreadPoolExecutor(1, "database", initializer=start)
        self._render = ThreadPoolExecutor(1, "render")
        self._outside = ThreadPoolExecutor(1, "outside")
        # Queued always: no answer may arrive before `run` has returned, or overtake a report.
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        on_result: Callable[[T], None],
        on_error: Callable[[CollectorError], None] | None = None,
    ) -> None:
        """Do `work` on the ledger's thread; drop the result if `owner` is gone by then."""
        self._send(self._database, work, owner, on_result, on_error)

    def run_apart(
        self,
        owner: QObject,
        work: Callable[[], T],
        on_result: Callable[[T], None],
        on_error: Callable[[CollectorError], None] | None = None,
    ) -> None:
        """Do `work` that needs no ledger, such as drawing a document."""
        self._send(self._render, work, owner, on_result, on_error)

    def run_outside(
        self,
        owner: QObject,
        work: Callable[[], T],
        on_result: Callable[[T], None],
        on_error: Callable[[CollectorError], None] | None = None,
    ) -> None:
        """Do `work` that waits for a server; what it needs of the ledger it asks `on_ledger`."""
        self._send(self._outside, work, owner, on_result, on_error)

    def start_outside(
        self,
        owner: QObject,
        title: str,
        work: Callable[[Progress], T],
        on_result: Callable[[T], None],
        on_error: Callable[[CollectorError], None] | None = None,
    ) -> Progress:
        """Start long work that waits for a server, such as sending, as `start_job` does."""
        progress = self._begin_job(title)
        self._send(self._outside, lambda: work(progress), owner, on_result, on_error, progress)
        return progress

    def on_ledger(self, work: Callable[[], T]) -> T:
        """Do `work` on the ledger's thread and wait for it; never called on the GUI thread."""
        return self._database.submit(work).result()

    def start_job(
        self,
        owner: QObject,
        title: str,
        work: Callable[[Progress], T],
        on_result: Callable[[T], None],
        on_error: Callable[[CollectorError], None] | None = None,
        *,
        on_ledger: bool = False,
    ) -> Progress:
        """Start long work that reports progress and may be cancelled."""
        progress = self._begin_job(title)
        place = self._database if on_ledger else self._render
        self._send(place, lambda: work(progress), owner, on_result, on_error, progress)
        return progress

    def _begin_job(self, title: str) -> Progress:
        progress = Progress(next(self._job_ids), title, self._told.emit)
        self._jobs[progress.job_id] = progress
        self.progressed.emit(JobState(progress.job_id, title))
        return progress

    def cancel(self, job_id: int) -> None:
        """Ask a running job to stop."""
        if job_id in self._jobs:
            self._jobs[job_id].cancel()

    def running(self) -> tuple[Progress, ...]:
        """Return the jobs that have not ended."""
        return tuple(self._jobs.values())

    @property
    def is_busy(self) -> bool:
        """Whether a long job runs, or a server is waited for."""
        return bool(self._jobs or self._errands)

    def close(self) -> None:
        """Finish what is queued, then close the ledger on its own thread."""
        for progress in self._jobs.values():
            progress.cancel()
        self._render.shutdown(wait=True)
        self._outside.shutdown(wait=True)
        self._database.submit(self._stop)
        self._database.shutdown(wait=True)

    def _send(
        self,
        place: ThreadPoolExecutor,
        work: Callable[[], T],
        owner: QObject,
        on_result: Callable[[T], None],
        on_error: Callable[[CollectorError], None] | None,
        progress: Progress | None = None,
    ) -> None:
        future = place.submit(work)
        if place is self._outside:
            self._errands.add(future)
            future.add_done_callback(self._errands.discard)
        # A ring of the future and its own callback would keep a large answer for minutes.
        future.add_done_callback(
            lambda done: self._announce(_Delivery(owner, done, on_result, on_error, progress))
        )

    def _announce(self, delivery: _Delivery) -> None:
        if shiboken6.isValid(self):
            self._finished.emit(delivery)

    @Slot(_Delivery)
    def _deliver(self, delivery: _Delivery) -> None:
        self.answered.emit(delivery.owner)
        error = delivery.future.exception()
        if delivery.progress is not None:
            self._end_job(delivery.progress, stopped=isinstance(error, JobCancelledError))
        if error is not None and not isinstance(error, CollectorError):
            error = user_error_for(error) or error  # a bug stays what it is
        if isinstance(error, CollectorError):
            self._report(delivery, error)
        elif not isinstance(error, JobCancelledError):
            self._hand_over(delivery, delivery.future.result())

    @Slot(JobState)
    def _pass_on(self, state: JobState) -> None:
        """Repeat on the GUI thread what a job said on its own."""
        if state.job_id in self._jobs:
            self.progressed.emit(state)

    def _end_job(self, progress: Progress, *, stopped: bool = False) -> None:
        self._jobs.pop(progress.job_id, None)
        state = JobState(progress.job_id, progress.title, ended=True, stopped=stopped)
        self.progressed.emit(state)

    def _report(self, delivery: _Delivery, error: CollectorError) -> None:
        if isinstance(error, UnsavedError):
            self.unsaved.emit()
        if delivery.on_error is None:
            self.failed.emit(error)
        elif shiboken6.isValid(delivery.owner):
            delivery.on_error(error)

    def _hand_over(self, delivery: _Delivery, result: object) -> None:
        if isinstance(result, Outcome):
            self.changed.emit(result.changed)
            self.done.emit(result)
        if shiboken6.isValid(delivery.owner):
            delivery.on_result(result)


class SynchronousTaskRunner(TaskRunner):
    """Does everything at once on the calling thread, for tests and for pictures of the desk."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_nothing, _nothing, parent)

    def on_ledger(self, work: Callable[[], T]) -> T:
        """Do `work` here and now."""
        return work()

    def _send(
        self,
        place: ThreadPoolExecutor,  # noqa: ARG002 the calling thread is the place
        work: Callable[[], T],
        owner: QObject,
        on_result: Callable[[T], None],
        on_error: Callable[[CollectorError], None] | None,
        progress: Progress | None = None,
    ) -> None:
        future: Future[T] = Future()
        try:
            future.set_result(work())
        except Exception as error:  # noqa: BLE001 - handed over as from another thread
            future.set_exception(error)
        self._deliver(_Delivery(owner, future, on_result, on_error, progress))


def _nothing() -> None:
    """Open or close no ledger."""
