"""A password or token goes to nobody but whom it was entered for, whatever a ledger names."""

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.integrations.secrets import Secrets
from collector_desktop.queries.settings import Settings
from collector_desktop.services.mail_account import IMAP_PASSWORD, PASSWORD, account_of, login_of

WORD, OTHER = "sesame", "other"
USER = "accounts@vale.example"
SMTP = {
    "mail.way": "smtp",
    "mail.from_address": USER,
    "mail.host": "smtp.vale.example",
    "mail.imap_host": "imap.vale.example",
}


@pytest.fixture
def kept():
    """The store of somebody who entered the password of the server for sending."""
    store = Secrets(None)
    store.keep(PASSWORD, f"{USER} smtp.vale.example", WORD)
    return store


def account(**changed):
    return account_of(Settings({**SMTP, **changed}))


def reading(kept, **changed):
    return login_of(account(**changed), kept, for_reading=True)


def test_the_password_for_sending_reads_from_the_same_provider(kept):
    assert login_of(account(), kept).secret == WORD
    assert reading(kept).secret == WORD
    assert reading(kept, **{"mail.imap_host": "smtp.vale.example"}).secret == WORD


@pytest.mark.parametrize("host", ["imap.evil.example", "imap.vale.example.evil.example", "vale"])
def test_a_ledger_that_names_another_server_for_reading_does_not_get_it_there(kept, host):
    with pytest.raises(RefusedError, match=f"from {host} is not known") as told:
        reading(kept, **{"mail.imap_host": host})
    assert "Answers and bounces" in told.value.advice


def test_the_password_that_was_entered_for_reading_goes_where_it_was_entered_for(kept):
    kept.keep(IMAP_PASSWORD, f"{USER} imap.other.example", OTHER)
    assert reading(kept, **{"mail.imap_host": "imap.other.example"}).secret == OTHER
    with pytest.raises(RefusedError):
        reading(kept, **{"mail.imap_host": "imap.evil.example"})


def test_a_ledger_that_names_another_server_for_sending_gets_nothing(kept):
    with pytest.raises(RefusedError, match="not known"):
        login_of(account(**{"mail.host": "smtp.evil.example"}), kept)


@pytest.mark.parametrize(
    ("provider", "host"), [("google", "imap.gmail.com"), ("microsoft", "outlook.office365.com")]
)
def test_the_token_of_a_provider_goes_to_its_own_server_only(provider, host):
    signed_in = {"mail.way": "oauth", "mail.provider": provider}
    assert account(**signed_in, **{"mail.imap_host": "imap.evil.example"}).imap_host == host
    assert account(**signed_in, **{"mail.imap_host": ""}).imap_host == ""


def test_a_ledger_that_names_other_authorities_gets_no_password_that_was_kept_without_them(kept):
    """Else it could bring its own authority along, for whoever listens on the connection."""
    own, his = {"mail.authorities": "/etc/vale.pem"}, {"mail.authorities": "/home/mallory.pem"}
    for way in (own, his):
        with pytest.raises(RefusedError, match="not known"):
            login_of(account(**way), kept)
        with pytest.raises(RefusedError, match="not known"):
            reading(kept, **way)
    kept.keep(PASSWORD, account(**own).key, OTHER)
    assert (login_of(account(**own), kept).secret, reading(kept, **own).secret) == (OTHER, OTHER)
    assert login_of(account(), kept).secret == WORD
    with pytest.raises(RefusedError, match="not known"):
        login_of(account(**his), kept)
