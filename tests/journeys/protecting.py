"""What journeys with a password share."""

import pytest

from collector_desktop.integrations.secrets import Secrets
from collector_desktop.services.protection import Worker, protect
from tests.cheap_guesses import cheap_guesses

__all__ = ["cheap_guesses"]

PASSWORD, OTHER = "correct horse battery", "staple and a stable"
WORKER = Worker("Priya", "test")


class KeyRing:
    """A store that keeps what it is given, as the desktop's does."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, account):
        return self.kept.get((service, account))

    def set_password(self, service, account, secret):
        self.kept[service, account] = secret

    def delete_password(self, service, account):
        del self.kept[service, account]


KeyRing.__module__ = "keyring.backends.SecretService"


@pytest.fixture
def ring(fresh_window):
    """The store of the desktop, as the window finds it."""
    store = Secrets(KeyRing())
    fresh_window.unlocking._store = lambda: Secrets(store.store)
    return store.store


@pytest.fixture
def protected(window):
    """The window on a ledger with one customer under a password; and its recovery code."""
    path = window.session.info.path
    window.session.stop()
    code = protect(path, PASSWORD, WORKER)
    return path, code


def answer(window, secret):
    """Type a secret into the sheet that asks for it, and press Enter."""
    sheet = window.unlocking.sheet
    sheet.secret.setText(secret)
    sheet.save()
