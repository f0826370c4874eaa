"""Signing in to Microsoft or Google in the browser, and the state of the sign-in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.settings_mail import OAUTH
from collector_desktop.services.mail_account import REFRESH
from collector_desktop.ui.widgets.settings_email_result import ResultCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.integrations.mail.oauth import SignIn
    from collector_desktop.integrations.secrets import Secrets
    from collector_desktop.services.mail_account import MailAccount
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.jobs import JobState, Progress


class SignInCard(ResultCard):
    """Opens the browser and waits for its answer; what it brings is kept with the passwords."""

    def __init__(self, desk: Desk, secrets: Callable[[], Secrets]) -> None:
        super().__init__(desk.theme, _tr("Sign in"))
        self._desk, self._secrets = desk, secrets
        self._account: MailAccount | None = None
        self._job: Progress | None = None
        self.button.clicked.connect(self._press)
        desk.tasks.progressed.connect(self._on_progress)

    def show_account(self, account: MailAccount) -> None:
        """Say whether somebody is signed in for an account."""
        self._account = account
        if account.way != OAUTH:
            return
        if not account.client_id:
            self.say(_tr("Not signed in"), _tr("Enter the client id first."))
            return
        work = partial(_is_known, self._secrets, account.key)
        self._desk.tasks.run_outside(self, work, partial(self._show_known, account))

    def _press(self) -> None:
        """Begin, or give up what was begun."""
        account = self._account
        if self._job is not None:
            self._job.cancel()
            return
        if account is None or not account.client_id:
            self.say_bad(
                _tr("No client id is set"), _tr("Enter it above; the user guide says how.")
            )
            return
        work = partial(_begin, account, self._secrets)
        self._desk.tasks.run_outside(self, work, partial(self._wait, account), self._failed)

    def _wait(self, account: MailAccount, sign_in: SignIn) -> None:
        self.say(_tr("Sign in in your browser"), _tr("Then come back here."))
        self.button.setText(_tr("Cancel"))
        if not self._desk.open_link(sign_in.url):
            self.say(_tr("Open this address in your browser"), sign_in.url)
        work = partial(_finish, account, self._secrets, sign_in)
        done = partial(self._signed_in, account)
        tasks = self._desk.tasks
        job = tasks.start_outside(self, _tr("Signing in"), work, done, self._failed)
        self._job = job if job in tasks.running() else None

    def _signed_in(self, account: MailAccount, stays: bool) -> None:  # noqa: FBT001 - an answer
        self._stop()
        self.say_good(_signed(account), "" if stays else _tr("Until you close the program."))

    def _show_known(self, account: MailAccount, is_known: bool) -> None:  # noqa: FBT001 - as above
        if account == self._account and self._job is None:
            if is_known:
                self.say_good(_signed(account), "")
            else:
                self.say(_tr("Not signed in"), _tr("Your browser opens; the password stays there."))

    def _failed(self, error: CollectorError) -> None:
        self._stop()
        self.say_bad(error.title, error.advice, getattr(error, "line", ""))

    def _on_progress(self, state: JobState) -> None:
        """Be ready again once a sign-in was given up."""
        job = self._job
        if job is not None and job.cancelled and state.job_id == job.job_id and state.ended:
            self._stop()
            self.say(_tr("Not signed in"), "")

    def _stop(self) -> None:
        self._job = None
        self.button.setText(_tr("Sign in"))


def _is_known(secrets: Callable[[], Secrets], key: str) -> bool:
    return bool(secrets().find(REFRESH, key))


def _begin(account: MailAccount, secrets: Callable[[], Secrets]) -> SignIn:
    from collector_desktop.integrations.mail.oauth import SignIn  # noqa: PLC0415 - 20 ms

    return SignIn(account.client(secrets()), account.user)


def _finish(
    account: MailAccount, secrets: Callable[[], Secrets], sign_in: SignIn, progress: Progress
) -> bool:
    tokens = sign_in.wait(stopped=lambda: progress.cancelled)
    if not tokens.refresh:
        raise RefusedError(_tr("The provider gave no lasting sign-in."), _tr("Try it once more."))
    return secrets().keep(REFRESH, account.key, tokens.refresh)


def _signed(account: MailAccount) -> str:
    return _tr("Signed in as {user}").format(user=account.user)


def _tr(text: str) -> str:
    return QCoreApplication.translate("EmailSettings", text)
