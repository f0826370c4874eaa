"""Holds e-mails back for a while, then sends them; and looks for answers now and then."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.frozen import frozen
from collector_desktop.integrations.secrets import secrets
from collector_desktop.ui.format import plural
from collector_desktop.ui.jobs import JobCancelledError
from collector_desktop.ui.later import later

if TYPE_CHECKING:
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.queries.outbox import waiting_mail
    from collector_desktop.queries.settings import settings
    from collector_desktop.services.mail_account import MailAccount, account_of, login_of
    from collector_desktop.services.outbox import Sent
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.answers import Answers
    from collector_desktop.ui.jobs import Progress
    from collector_desktop.ui.widgets.message_bar import MessageBar
else:
    waiting_mail = later("collector_desktop.queries.outbox", "waiting_mail")
    settings = later("collector_desktop.queries.settings", "settings")
    account_of = later("collector_desktop.services.mail_account", "account_of")
    login_of = later("collector_desktop.services.mail_account", "login_of")

SECOND_MS, FETCH_MS = 1_000, 10 * 60 * 1_000
PASSING = ("unreachable", "busy")


@frozen
class Standing:
    """What waits, by its ids, how it goes out, and how long it rests."""

    waiting: tuple[int, ...]
    account: MailAccount
    seconds: int


class OutboxDesk(QObject):
    """Sends what was put into the outbox, after the time in which it can be taken back.

    What was left from before goes only when the user says so. `settings_asked` is for the account,
    `problems_asked` for the runs with what failed, `customer_asked` for the card of one.
    """

    settings_asked = Signal()
    problems_asked = Signal()
    customer_asked = Signal(int)

    def __init__(self, desk: Desk, messages: MessageBar) -> None:
        super().__init__(messages)
        self._desk, self._messages = desk, messages
        self._left: set[int] = set()
        self._begun: frozenset[int] = frozenset()
        self._job: Progress | None = None
        self._sending = False
        self._told_of_reading = False
        self.answers: Answers | None = None
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.timeout.connect(self.send_now)
        self._reading = QTimer(self)
        self._reading.timeout.connect(self.read_now)
        desk.tasks.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Offer what waits from before, and look for answers; called when a ledger is open."""
        self.stop()
        self._desk.tasks.run(self, _standing, self._offer)
        self._reading.start(FETCH_MS)
        self.read_now()

    def send_now(self) -> None:
        """Send all that waits."""
        self.rest.stop()
        if not self._sending:
            self._sending = True
            self._desk.tasks.run(self, _standing, self._send, self._failed)

    def read_now(self) -> None:
        """Look for answers, if a mailbox is set."""
        self._desk.tasks.run(self, _standing, self._read)

    def show_answers(self) -> None:
        """Show the answers that nobody has read."""
        from collector_desktop.ui.dialogs.answers import Answers  # noqa: PLC0415 - seldom needed

        self.answers = Answers(self._desk, self._messages.window())
        self.answers.customer_asked.connect(self.customer_asked)
        self.answers.refresh()
        self.answers.open()

    def stop(self) -> None:
        """Stop after the current e-mail; the others wait, and nothing is said about it."""
        self._begun = frozenset()
        if self._job is not None:
            self._job.cancel()

    def pause(self) -> None:
        """Neither send nor look for answers until the ledger is open again."""
        self.rest.stop()
        self._reading.stop()
        self.stop()

    def _on_changed(self, change: Change) -> None:
        if Change.MESSAGE in change and not self._sending:
            self._desk.tasks.run(self, _standing, self._let_rest)

    def _offer(self, standing: Standing) -> None:
        """Ask whether to send what was left; nothing goes by itself at opening."""
        self.rest.stop()
        self._left = set(standing.waiting)
        if standing.waiting and not standing.account.is_handover:
            words = self.tr("{mails} waiting to be sent")
            count = plural(len(standing.waiting), self.tr("e-mail"))
            self._messages.show_news(words.format(mails=count), self.tr("Send now"), self.send_now)

    def _let_rest(self, standing: Standing) -> None:
        """Begin to wait when something new was put in; stop when all was taken out again."""
        new = set(standing.waiting) - self._left
        if not new or standing.account.is_handover:
            self.rest.stop()
        elif not self.rest.isActive():
            self.rest.start(standing.seconds * SECOND_MS)

    def _send(self, standing: Standing) -> None:
        if not standing.waiting:
            self._sending = False
            self._messages.show_news(self.tr("No e-mail is waiting to be sent"))
            return
        self._begun = frozenset(standing.waiting)
        work = partial(_sent, self._desk, standing.account)
        tasks = self._desk.tasks
        title = self.tr("Sending e-mails")
        job = tasks.start_outside(self, title, work, self._done, self._failed)
        self._job = job if job in tasks.running() else None

    def _done(self, outcome: Outcome[Sent]) -> None:
        self._end()
        if outcome.value.was_stopped:
            self._desk.tasks.run(self, _standing, self._say_stopped)
            return
        states = outcome.value.states
        parts = [self.tr("{mails} sent").format(mails=plural(states["sent"], self.tr("e-mail")))]
        failed, unknown = states["failed"], states["unknown"]
        if failed:
            parts.append(self.tr("{count} could not be delivered").format(count=failed))
        if unknown:
            words = self.tr("of {count} it is not known whether it arrived")
            parts.append(words.format(count=unknown))
        if states["queued"]:
            parts.append(self.tr("{count} put off by the server").format(count=states["queued"]))
        if outcome.value.over_limit:
            words = self.tr("{count} left waiting: the settings allow no more within 24 hours")
            parts.append(words.format(count=outcome.value.over_limit))
        button = self.tr("Show") if failed or unknown else ""
        act = self.problems_asked.emit if button else None
        self._messages.show_news(", ".join(parts), button, act)

    def _failed(self, error: CollectorError) -> None:
        self._end()
        if getattr(error, "trouble", None) in PASSING:
            words, act = self.tr("Try again"), self.send_now
        else:
            words, act = self.tr("E-mail account"), self.settings_asked.emit
        self._messages.show_problem(error.title, error.advice, words, act)

    def _end(self) -> None:
        """Keep in mind what stays behind: it goes when the user says so."""
        self._sending, self._job = False, None
        self._desk.tasks.run(self, _standing, self._remember)

    def _remember(self, standing: Standing) -> None:
        self._left = set(standing.waiting)

    def _say_stopped(self, standing: Standing) -> None:
        """Say how far a sending came that the user stopped, and offer the rest."""
        begun, left = self._begun, self._begun.intersection(standing.waiting)
        if not begun:
            return
        words = self.tr("Stopped after {done} of {mails}")
        mails = plural(len(begun), self.tr("e-mail"))
        said = words.format(done=len(begun) - len(left), mails=mails)
        button = self.tr("Send the rest") if left else ""
        self._messages.show_news(said, button, self.send_now if left else None)

    def _read(self, standing: Standing) -> None:
        if standing.account.imap_host:
            work = partial(_fetched, self._desk, standing.account)
            self._desk.tasks.run_outside(self, work, self._report_answers, self._not_read)

    def _report_answers(self, outcome: Outcome[Counter[str]]) -> None:
        self._told_of_reading = False
        replies = outcome.value["reply"]
        if replies:
            words = plural(replies, self.tr("answer"))
            said = self.tr("{answers} came in").format(answers=words)
            self._messages.show_news(said, self.tr("Read"), self.show_answers)

    def _not_read(self, error: CollectorError) -> None:
        """Say once why the mailbox cannot be read, not every ten minutes."""
        if not self._told_of_reading:
            self._told_of_reading = True
            words = self.tr("E-mail account")
            self._messages.show_problem(error.title, error.advice, words, self.settings_asked.emit)


def _standing() -> Standing:
    from collector_desktop.domain.settings_mail import (  # noqa: PLC0415 - on the ledger's thread
        MAIL_UNDO_SECONDS,
    )

    found = settings()
    return Standing(tuple(waiting_mail()), account_of(found), found[MAIL_UNDO_SECONDS])


def _sent(desk: Desk, account: MailAccount, progress: Progress) -> Outcome[Sent]:
    """Send all that waits, until the user stops it."""
    from collector_desktop.services.mail_parts import parts_by  # noqa: PLC0415 - costs 60 ms
    from collector_desktop.services.mail_sending import carrier_of  # noqa: PLC0415 - as above
    from collector_desktop.services.outbox import Sent, Watch, send_queued  # noqa: PLC0415 - as above

    carrier = carrier_of(account, secrets(), parts_by(desk.fonts))
    watch = Watch(desk.now, progress.pause, progress.report, desk.tasks.on_ledger)
    try:
        return send_queued(carrier, desk.today(), watch)
    except JobCancelledError:
        return Outcome(Sent(was_stopped=True), Change.MESSAGE | Change.CONTACT | Change.DOCUMENT)


def _fetched(desk: Desk, account: MailAccount) -> Outcome[Counter[str]]:
    from collector_desktop.integrations.mail.imap import (  # noqa: PLC0415 - costs 40 ms
        open_mailbox,
    )
    from collector_desktop.services.incoming_mail import fetch_mail  # noqa: PLC0415 - as above
    from collector_desktop.services.mail_trust import trusted_by  # noqa: PLC0415 - as above
    from collector_desktop.services.outbox import Watch  # noqa: PLC0415 - as above

    login = login_of(account, secrets(), for_reading=True)
    place = (account.imap_host, account.imap_port, account.imap_folder)
    watch = Watch(desk.now, _no_wait, on_ledger=desk.tasks.on_ledger)
    with open_mailbox(*place, login, trusted_by(account.authorities)) as box:
        return fetch_mail(box, account.mailbox, desk.today(), watch)


def _no_wait(_: Any) -> None:
    """Wait for nothing: there is no rate for reading."""
