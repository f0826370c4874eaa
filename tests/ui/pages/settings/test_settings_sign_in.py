"""Signing in at a provider from the settings page, and what the account is signed in by then."""

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.integrations.mail import oauth
from collector_desktop.integrations.mail.oauth import Tokens
from collector_desktop.integrations.secrets import Secrets
from collector_desktop.queries.settings import settings
from collector_desktop.services.mail_account import (
    REFRESH,
    account_of,
    login_of,
    needs_password,
)
from collector_desktop.services.settings import change_settings
from collector_desktop.ui.widgets.settings_email_sign_in import SignInCard
from tests.conftest import TODAY

URL = "https://login.example/authorise"
KEY = "accounts@vale.example smtp.office365.com"
ACCOUNT = {
    "mail.way": "oauth",
    "mail.from_address": "accounts@vale.example",
    "mail.client": "client-1",
}


class Browser:
    """A sign-in whose end is set beforehand."""

    end = Tokens("a1", "r1")

    def __init__(self, client, hint=""):
        assert (client.client_id, hint) == ("client-1", "accounts@vale.example")
        self.url = URL

    def wait(self, **_):
        if isinstance(self.end, Exception):
            raise self.end
        return self.end


@pytest.fixture
def store():
    return Secrets(None)


@pytest.fixture
def account(ledger):
    change_settings(ACCOUNT, TODAY)
    return account_of(settings())


@pytest.fixture
def card(qtbot, desk, account, store, monkeypatch):
    monkeypatch.setattr(oauth, "SignIn", Browser)
    made = SignInCard(desk, lambda: store)
    qtbot.addWidget(made)
    made.show_account(account)
    return made


def test_the_browser_asks_and_the_lasting_word_is_kept(card, links, store, account):
    assert card.title.text() == "Not signed in"
    card.button.click()
    assert links == [URL]
    assert card.title.text() == "Signed in as accounts@vale.example"
    assert card.detail.text() == "Until you close the program."
    assert card.button.text() == "Sign in"
    assert store.find(REFRESH, KEY) == "r1"
    assert not needs_password(account, store)


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (RefusedError("You were not signed in. You said no", "Try it once more."), "You said no"),
        (Tokens("a1", ""), "no lasting sign-in"),
    ],
)
def test_a_sign_in_that_fails_says_why_in_place(card, store, monkeypatch, end, words):
    monkeypatch.setattr(Browser, "end", end)
    card.button.click()
    assert words in card.title.text()
    assert card.button.text() == "Sign in"
    assert store.find(REFRESH, KEY) == ""


def test_who_is_signed_in_already_is_said(qtbot, desk, account, store):
    store.keep(REFRESH, KEY, "r1")
    card = SignInCard(desk, lambda: store)
    qtbot.addWidget(card)
    card.show_account(account)
    assert card.title.text() == "Signed in as accounts@vale.example"


def test_each_connection_gets_a_token_of_its_own_and_a_new_word_is_kept(
    account, store, monkeypatch
):
    asked = []

    def refreshed(client, word):
        asked.append((client.provider.name, word))
        return Tokens("a2", "r2")

    monkeypatch.setattr(oauth, "refreshed", refreshed)
    with pytest.raises(RefusedError, match="not signed in"):
        login_of(account, store)
    store.keep(REFRESH, KEY, "r1")
    login = login_of(account, store)
    assert (login.user, login.secret, login.is_token) == ("accounts@vale.example", "a2", True)
    assert asked == [("Microsoft", "r1")]
    assert store.find(REFRESH, KEY) == "r2"
    assert (account.host, account.port) == ("smtp.office365.com", 587)
