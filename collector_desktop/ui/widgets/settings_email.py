"""Settings: how e-mail goes out, from whom, and whether answers are read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from collector_desktop.domain import settings_mail as s
from collector_desktop.integrations.secrets import secrets
from collector_desktop.services.mail_account import (
    CLIENT_WORD,
    IMAP_PASSWORD,
    PASSWORD,
    account_of,
)
from collector_desktop.ui.format import short_day
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.settings_email_result import ResultCard
from collector_desktop.ui.widgets.settings_email_secret import SecretField
from collector_desktop.ui.widgets.settings_email_sign_in import SignInCard
from collector_desktop.ui.widgets.settings_section import SettingsSection

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QGridLayout, QWidget

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.integrations.secrets import Secrets
    from collector_desktop.queries.settings import Settings
    from collector_desktop.services.mail_account import MailAccount
    from collector_desktop.services.mail_sending import TestPassed, send_test
    from collector_desktop.ui.desk import Desk
else:
    send_test = later("collector_desktop.services.mail_sending", "send_test")


class EmailSettings(SettingsSection):
    """The e-mail account: three ways out, the easiest of which needs no set-up."""

    def __init__(self, desk: Desk, kept: Callable[[], Secrets] = secrets) -> None:
        super().__init__(
            desk,
            self.tr("E-mail account"),
            self.tr(
                "Reminders and statements are sent from this address."
                " Nothing goes through our servers."
            ),
        )
        self._secrets = kept
        self._account: MailAccount | None = None
        self._add_way()
        self.server = self._add_server()
        self._add_provider()
        self.sign_in = SignInCard(desk, kept)
        self.column.addWidget(self.sign_in)
        self.result = ResultCard(desk.theme, self.tr("Send me a test"))
        self.result.button.clicked.connect(self.send_test)
        self.column.addWidget(self.result)
        self.sending = self._add_sending()
        self.answers = self._add_answers()
        self.column.addStretch(1)

    def show_settings(self, stored: Settings) -> None:
        """Show what the ledger holds, and only what the chosen way needs."""
        super().show_settings(stored)
        account = account_of(stored)
        if account == self._account:
            return
        self._account = account
        is_smtp, is_oauth = account.way == s.SMTP, account.way == s.OAUTH
        self.way.explain(self._about(account.way))
        self.server.setVisible(is_smtp)
        self.sign_in.setVisible(is_oauth)
        self.provider.setVisible(is_oauth)
        for part in (self.result, self.sending):
            part.setVisible(not account.is_handover)
        self.password.show_account(account.key)
        self.imap_password.show_account(account.imap_key)
        self.client_word.show_account(account.client_id)
        self.sign_in.show_account(account)
        address = account.sender.address
        self.fields[s.MAIL_FROM_ADDRESS.key].edit.setPlaceholderText(address)  # type: ignore[union-attr]
        self.result.say(
            self.tr("Try it"),
            self.tr("One e-mail goes to {address}.").format(address=address or "yourself"),
        )

    def send_test(self) -> None:
        """Send one e-mail to oneself, and say in place how it went."""
        account = self._account
        if account is None:
            return
        self.result.button.setEnabled(False)
        self.result.say(self.tr("Trying…"), self.tr("It may take 15 seconds."))
        work = partial(_tried, account, self._secrets, self.desk.now)
        self.desk.tasks.run_outside(self, work, self._passed, self._failed)

    def _passed(self, passed: TestPassed) -> None:
        self.result.button.setEnabled(True)
        self.result.button.setText(self.tr("Send another test"))
        at = passed.at.astimezone()
        day = short_day(at.date(), self.desk.today())
        title = self.tr("Test message delivered, {day} {time}").format(day=day, time=f"{at:%H:%M}")
        detail = self.tr("Server answered in {seconds:.1f} s").format(seconds=passed.seconds)
        if passed.trusted_until is not None:
            until = passed.trusted_until.astimezone().date()
            words = self.tr("certificate valid until {day}")
            detail += ", " + words.format(day=short_day(until, self.desk.today()))
        self.result.say_good(title, detail)

    def _failed(self, error: CollectorError) -> None:
        self.result.button.setEnabled(True)
        self.result.say_bad(error.title, error.advice, getattr(error, "line", ""))

    def _about(self, way: str) -> str:
        """Return what a way needs, in a sentence."""
        if way == s.SMTP:
            return self.tr("Always encrypted. Ask your provider for the server's name.")
        if way == s.OAUTH:
            return self.tr("Your browser asks for the password; this program never sees it.")
        return self.tr("Needs no set-up: each e-mail opens in your mail program to be sent there.")

    def _add_way(self) -> None:
        grid = self.add_card()
        self.way = self.choice(
            s.MAIL_WAY,
            self.tr("How e-mail goes out"),
            (
                (s.HANDOVER, self.tr("As drafts in my mail program")),
                (s.SMTP, self.tr("Through a mail server")),
                (s.OAUTH, self.tr("Signed in at Microsoft or Google")),
            ),
        )
        name = self.field(s.MAIL_FROM_NAME, self.tr("Your name"))
        address = self.field(s.MAIL_FROM_ADDRESS, self.tr("E-mail address"))
        grid.addWidget(self.way, 0, 0, 1, 2)
        grid.addWidget(name, 1, 0)
        grid.addWidget(address, 1, 1)
        _even(grid, 1, 1)

    def _add_server(self) -> QWidget:
        grid = self.add_card()
        grid.addWidget(self.field(s.MAIL_HOST, self.tr("Mail server")), 0, 0, 1, 3)
        grid.addWidget(self.field(s.MAIL_PORT, self.tr("Port")), 0, 3)
        security = self.choice(
            s.MAIL_SECURITY, self.tr("Security"), ((s.TLS, "TLS"), (s.STARTTLS, "STARTTLS"))
        )
        security.explain(self.tr("TLS goes with port 465, STARTTLS with 587."))
        grid.addWidget(security, 0, 4, 1, 2)
        self.password = SecretField(self.desk, PASSWORD, self.tr("Password"), self._secrets)
        user = self.field(s.MAIL_USER, self.tr("User name"))
        user.edit.setPlaceholderText(self.tr("as the address"))
        grid.addWidget(user, 1, 0, 1, 3)
        grid.addWidget(self.password, 1, 3, 1, 3)
        authorities = self.field(s.MAIL_AUTHORITIES, self.tr("Certificates of your own server"))
        authorities.edit.setPlaceholderText(self.tr("none: those that the system trusts"))
        authorities.explain(
            self.tr("A PEM file, if the server's certificate is from your company.")
        )
        grid.addWidget(authorities, 2, 0, 1, 6)
        _even(grid, *[1] * 6)
        return _card_of(grid)

    def _add_provider(self) -> None:
        grid = self.add_card()
        provider = self.choice(
            s.MAIL_PROVIDER,
            self.tr("Provider"),
            ((s.MICROSOFT, "Microsoft 365"), (s.GOOGLE, "Google")),
        )
        client = self.field(s.MAIL_CLIENT, self.tr("Client id"))
        client.explain(self.tr("Of your own registration there; the user guide says how."))
        self.client_word = SecretField(
            self.desk, CLIENT_WORD, self.tr("Client secret (Google only)"), self._secrets
        )
        grid.addWidget(provider, 0, 0)
        grid.addWidget(client, 0, 1)
        grid.addWidget(self.field(s.MAIL_TENANT, self.tr("Directory (Microsoft)")), 1, 0)
        grid.addWidget(self.client_word, 1, 1)
        _even(grid, 1, 1)
        self.provider = _card_of(grid)

    def _add_sending(self) -> QWidget:
        grid = self.add_card(self.tr("Sending"))
        wait = self.field(s.MAIL_UNDO_SECONDS, self.tr("Wait before sending, seconds"))
        rate = self.field(s.MAIL_RATE, self.tr("At most, e-mails a minute"))
        daily = self.field(s.MAIL_DAILY, self.tr("At most, in 24 hours"))
        reply = self.field(s.MAIL_REPLY_TO, self.tr("Answers to"))
        reply.edit.setPlaceholderText(self.tr("the same address"))
        wait.explain(self.tr("Time in which you can undo"))
        rate.explain(self.tr("Many providers block faster sending"))
        daily.explain(self.tr("The others wait"))
        for at, field in enumerate((wait, rate, daily, reply)):
            grid.addWidget(field, at // 2, at % 2)
        _even(grid, 1, 1)
        return _card_of(grid)

    def _add_answers(self) -> QWidget:
        grid = self.add_card(self.tr("Answers and bounces"))
        host = self.field(s.MAIL_IMAP_HOST, self.tr("Server to read from (IMAP)"))
        host.edit.setPlaceholderText(self.tr("none: nothing is read"))
        self.imap_password = SecretField(
            self.desk, IMAP_PASSWORD, self.tr("Password, if different"), self._secrets
        )
        user = self.field(s.MAIL_IMAP_USER, self.tr("User name, if different"))
        grid.addWidget(host, 0, 0, 1, 3)
        grid.addWidget(self.field(s.MAIL_IMAP_PORT, self.tr("Port")), 0, 3)
        grid.addWidget(self.field(s.MAIL_IMAP_FOLDER, self.tr("Folder")), 0, 4, 1, 2)
        grid.addWidget(user, 1, 0, 1, 3)
        grid.addWidget(self.imap_password, 1, 3, 1, 3)
        host.explain(
            self.tr(
                "Answers to your e-mails are filed with the customer; the mailbox stays as it is."
            )
        )
        _even(grid, *[1] * 6)
        return _card_of(grid)


def _tried(
    account: MailAccount, kept: Callable[[], Secrets], now: Callable[[], datetime]
) -> TestPassed:
    return send_test(account, kept(), now)


def _card_of(grid: QGridLayout) -> QWidget:
    return cast("QWidget", grid.parentWidget())


def _even(grid: QGridLayout, *stretches: int) -> None:
    for column, stretch in enumerate(stretches):
        grid.setColumnStretch(column, stretch)
