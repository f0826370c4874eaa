"""Use case: statements to many customers, as PDFs and as e-mails of the user's own program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import CollectorError, OutsideWorldError, RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.statement_kinds import ACTIVITY, BOTH, OF_OPEN_ITEMS
from collector_desktop.exporters.atomic import folder_for, make_folder, take_away
from collector_desktop.exporters.names import FreeNames, free_name
from collector_desktop.queries.statement_choices import StatementChoice
from collector_desktop.queries.statements import statement
from collector_desktop.services.paper_mail import draft_paper
from collector_desktop.services.paper_queue import DRAFTS, MAILED, queue_paper
from collector_desktop.services.paper_runs import save_papers
from collector_desktop.services.paper_statement import statement_papers
from collector_desktop.services.papers import Paper
from collector_desktop.services.posting import in_posting_order
from collector_desktop.storage.operations import operation

LETTER, EMAIL, QUEUED = "letter", "email", "queued"
Report = Callable[[int, int, str], None]


@frozen
class StatementOrder:
    """What is to be made: for whom, of which kind and period, and how it goes.

    `first` begins the period of a statement of activity. With `by_email` those who can be reached
    so get the PDF by e-mail: a draft of the user's own program, or, `by_server`, one that waits in
    the outbox. With `combined` all that are posted are one PDF too. An order with a `uid` is
    carried out once, whatever becomes of the answer.
    """

    customers: tuple[StatementChoice, ...]
    kind: str
    first: date
    last: date
    by_email: bool = False
    combined: bool = True
    by_server: bool = False
    uid: str | None = None


@frozen
class MadeStatement:
    """One statement that was made; `way` is `letter`, `email` for a draft, or `queued`."""

    customer_id: int
    name: str
    path: Path
    way: str
    missing: tuple[str, ...] = ()


@frozen
class LeftOut:
    """A customer that got none, and why in a sentence."""

    customer_id: int
    name: str
    reason: str


@dataclass(slots=True)
class StatementsMade:
    """What became of an order; `combined` holds all that are posted, if it was asked for."""

    folder: Path
    made: list[MadeStatement] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    combined: Path | None = None


def make_statements(
    order: StatementOrder, folder: Path, fonts: Path, made_on: date, report: Report
) -> Outcome[StatementsMade]:
    """Make all statements of an order and record them as one change that can be undone.

    `report` is told how many of how many are done and whose is next; what it raises stops the
    work, and then nothing is recorded and no file is left.

    Raises:
        RefusedError: there is nothing to state of anybody.
        ConflictError: this order was carried out already.
        OutsideWorldError: a file cannot be written; nothing is recorded and none is left.
    """
    run = _Run(order, StatementsMade(folder), fonts, made_on, report)
    with (
        folder_for(folder),
        _written_whole(run),
        operation("send_papers", "Statements", made_on, order.uid) as current,
    ):
        run.make()
        count = len(run.result.made)
        summary = f"Statements to {count} customer{'' if count == 1 else 's'}"
        current.summary = summary
        current.save(only=["summary"])
    changed = Change.CONTACT | Change.DOCUMENT
    if order.by_email and order.by_server:
        changed |= Change.MESSAGE
    return Outcome(run.result, changed, current.id, summary)


@contextmanager
def _written_whole(run: _Run) -> Iterator[None]:
    """Take the files of a run away again that does not come to its end."""
    try:
        yield
    except BaseException:
        take_away(run.written)
        raise


@dataclass(slots=True)
class _Run:
    """An order that is being carried out."""

    order: StatementOrder
    result: StatementsMade
    fonts: Path
    made_on: date
    report: Report
    done: int = 0
    written: list[Path] = field(default_factory=list)

    def make(self) -> None:
        """Make what goes by e-mail, then what is posted.

        Raises:
            RefusedError: there is nothing to state of anybody.
        """
        wanted = [each for each in self.order.customers if self._is_stated(each)]
        if not wanted:
            raise RefusedError(
                "No customer has anything to put on a statement.", "Choose other customers."
            )
        mailed = [each for each in wanted if self.order.by_email and each.email]
        self._mail(mailed, len(wanted))
        reached = {each.customer_id for each in mailed}
        self._post([each for each in wanted if each.customer_id not in reached], len(wanted))

    def _is_stated(self, customer: StatementChoice) -> bool:
        """Return whether a customer gets a statement; who does not is left out with the reason."""
        reason = customer.unwanted
        if not reason and not self._has_something(customer):
            reason = "Nothing is open."
            if self.order.kind not in OF_OPEN_ITEMS:
                reason = "Nothing is open and nothing moved in the period."
        if reason:
            self.result.left_out.append(LeftOut(customer.customer_id, customer.name, reason))
        return not reason

    def _has_something(self, customer: StatementChoice) -> bool:
        """Return whether there is something to state of a customer."""
        kind = self.order.kind
        if kind in OF_OPEN_ITEMS or (kind == BOTH and customer.sums):
            return bool(customer.sums)
        found = statement(customer.customer_id, ACTIVITY, self.order.last, self.order.first)
        return bool(found.sections)

    def _papers(self, customers: Sequence[StatementChoice], total: int) -> Iterator[Paper]:
        """Yield the statements of some customers, reporting how far the work is."""
        order = self.order
        ids = [each.customer_id for each in customers]
        first = None if order.kind in OF_OPEN_ITEMS else order.first
        papers = statement_papers(ids, order.last, self.fonts, order.kind, first)
        for customer, paper in zip(customers, papers, strict=True):
            self.report(self.done, total, customer.name)
            yield paper
            self.done += 1

    def _mail(self, customers: Sequence[StatementChoice], total: int) -> None:
        """Send statements by e-mail; one that cannot be written keeps back nobody else."""
        if not customers:
            return
        by_server = self.order.by_server
        folder = make_folder(self.result.folder / (MAILED if by_server else DRAFTS))
        names = FreeNames(folder)
        for customer, paper in zip(customers, self._papers(customers, total), strict=True):
            try:
                if by_server:
                    path = queue_paper(paper, names, self.made_on, self.written)
                else:
                    path = draft_paper(paper, folder, self.made_on).value
                    self.written.append(path)
            except OutsideWorldError:
                raise
            except CollectorError as error:
                left = LeftOut(customer.customer_id, customer.name, str(error))
                self.result.left_out.append(left)
                continue
            self._note(customer, path, QUEUED if by_server else EMAIL, paper.missing)

    def _post(self, customers: Sequence[StatementChoice], total: int) -> None:
        if not customers:
            return
        folder = self.result.folder
        boxes: dict[int, tuple[str, ...]] = {}
        whole = None
        if self.order.combined:
            whole = free_name(folder / f"Statements_{self.made_on.isoformat()}.pdf", b"")
            by_id = {each.customer_id: each for each in customers}
            customers = [by_id[each] for each in in_posting_order(by_id)]

        def noted() -> Iterator[Paper]:
            for paper in self._papers(customers, total):
                boxes[paper.customer_id] = paper.missing
                yield paper

        saved = save_papers(noted(), folder, self.made_on, whole).value
        self.written += [each.path for each in saved if each.is_new]
        self.written += [whole] if whole else []
        self.result.combined = whole
        for customer, each in zip(customers, saved, strict=True):
            self._note(customer, each.path, LETTER, boxes[each.customer_id])

    def _note(
        self, customer: StatementChoice, path: Path, way: str, missing: tuple[str, ...]
    ) -> None:
        made = MadeStatement(customer.customer_id, customer.name, path, way, missing)
        self.result.made.append(made)
