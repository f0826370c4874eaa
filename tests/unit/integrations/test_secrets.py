"""A password is kept where the system keeps passwords, or only until the program ends."""

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked

from collector_desktop.integrations.secrets import Secrets, trusted_store
from tests.unit.integrations.stores import Store

ACCOUNT = "priya@smtp.vale.example"
NAME = "mail.password"


class Locked(Store):
    def get_password(self, *_):
        raise KeyringLocked

    set_password = delete_password = get_password


class Chain(KeyringBackend):
    priority = 10
    backends = []
    get_password = set_password = None


def chosen(monkeypatch, store):
    monkeypatch.setattr(keyring, "get_keyring", lambda: store)
    return trusted_store()


@pytest.mark.parametrize("secret", ["s3cret", "1:2", "", "t" * 3_500, "pässwörd 日本"])
def test_what_is_kept_is_found_by_the_next_program(secret):
    store = Store()
    assert Secrets(store).keep(NAME, ACCOUNT, secret)
    assert Secrets(store).find(NAME, ACCOUNT) == secret
    Secrets(store).forget(NAME, ACCOUNT)
    assert store.kept == {}


@pytest.mark.parametrize("store", [None, null.Keyring(), Locked()])
def test_without_a_store_that_keeps_it_a_secret_lasts_as_long_as_the_program(store):
    secrets = Secrets(store)
    assert not secrets.keep(NAME, ACCOUNT, "s3cret")
    assert secrets.find(NAME, ACCOUNT) == "s3cret"
    assert Secrets(store).find(NAME, ACCOUNT) == ""
    secrets.forget(NAME, ACCOUNT)
    assert secrets.find(NAME, ACCOUNT) == ""


def test_only_stores_that_encrypt_are_trusted(monkeypatch):
    real = Store()
    assert chosen(monkeypatch, real) is real
    assert chosen(monkeypatch, fail.Keyring()) is None
    assert chosen(monkeypatch, null.Keyring()) is None
    plain = type("PlaintextKeyring", (Store,), {"__module__": "keyrings.alt.file"})()
    assert chosen(monkeypatch, plain) is None
    chain = Chain()
    chain.backends = [plain, real]
    assert chosen(monkeypatch, chain) is real


def test_a_broken_store_is_none(monkeypatch):
    def broken():
        raise RuntimeError

    monkeypatch.setattr(keyring, "get_keyring", broken)
    assert trusted_store() is None


def test_the_place_is_named_as_the_user_knows_it():
    assert Secrets(Store()).place == "the keyring of your desktop"
    assert Secrets(None).place == ""


def test_no_other_secret_is_kept():
    with pytest.raises(ValueError, match="no secret"):
        Secrets(Store()).keep("bank.pin", ACCOUNT, "x")


def test_a_secret_is_not_shown_with_the_object_that_holds_it():
    secrets = Secrets(None)
    secrets.keep(NAME, ACCOUNT, "s3cret")
    assert "s3cret" not in repr(secrets)
