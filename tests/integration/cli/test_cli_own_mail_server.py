"""A mail server with a certificate of the company's own authority, set and used by commands."""

import contextlib
import io

import pytest

from collector_desktop.integrations import secrets as kept
from tests.mail_box import Box, mail_box
from tests.mail_server import DATA, PASSWORD, Post, mail_server

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1", "::1"]),
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
]
AUTHORITY = str(DATA / "authority.pem")
NAME = "mail.authorities"


@pytest.fixture
def account(cli, monkeypatch):
    """Return a function that sets a server on this computer; the system does not know its name."""
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setattr(kept, "trusted_store", lambda: None)
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
    cli.call("init", "--name", "Vale Ltd")

    def set_(**more):
        values = {
            "mail.way": "smtp",
            "mail.host": "localhost",
            "mail.from_address": "accounts@vale.example",
            **more,
        }
        for name, value in values.items():
            assert cli.call("settings", name, value).status == 0

    return set_


@pytest.mark.parametrize("authority", ["", AUTHORITY])
def test_a_test_arrives_only_where_its_authority_is_set(cli, account, authority):
    with mail_server(Post()) as post:
        account(**{"mail.port": post.port, NAME: authority})
        result = cli.call("mail", "test", "--password-stdin")
    assert (result.status, len(post.mails)) == ((0, 1) if authority else (5, 0))
    assert bool(post.logins) == bool(authority)
    assert authority or "not trusted" in result.err


@pytest.mark.parametrize("authority", ["", AUTHORITY])
def test_answers_are_read_only_where_its_authority_is_set(cli, account, authority):
    with mail_box(Box()) as box:
        account(**{"mail.imap_host": "localhost", "mail.imap_port": box.port, NAME: authority})
        result = cli.call("mail", "fetch", "--password-stdin")
    assert result.status == (0 if authority else 5)


def test_a_file_without_a_certificate_is_refused_and_the_setting_stays(cli, account, tmp_path):
    account(**{NAME: AUTHORITY})
    (tmp_path / "notes.pem").write_text("no certificate", "utf-8")
    refused = cli.call("settings", NAME, str(tmp_path / "notes.pem"))
    assert (refused.status, refused.err.count("\n")) == (4, 1)
    assert "notes.pem holds no certificate." in refused.err
    assert AUTHORITY in cli.call("settings").out


@pytest.mark.parametrize("path", ["//evil.example/share/own.pem", r"\\evil.example\share\own.pem"])
def test_a_file_on_another_computer_is_not_even_read(cli, account, path):
    account()
    refused = cli.call("settings", NAME, path)
    assert refused.status == 4
    assert "lies on another computer" in refused.err


def test_a_file_whose_accents_stand_apart_is_found_by_its_own_name(cli, account, tmp_path):
    """Linux takes the two ways to write an accent for two names."""
    account()
    path = tmp_path / "ve\u0301rite\u0301.pem"
    path.write_bytes((DATA / "authority.pem").read_bytes())
    assert cli.call("settings", NAME, str(path)).status == 0
    assert str(path) in cli.call("settings", NAME).out


def test_a_file_without_its_folder_is_refused_although_it_is_there(cli, account, tmp_path):
    """The same setting would name another file wherever the program is started."""
    account()
    (tmp_path / "own.pem").write_bytes((DATA / "authority.pem").read_bytes())
    with contextlib.chdir(tmp_path):
        refused = cli.call("settings", NAME, "own.pem")
    assert refused.status == 4
    assert "own.pem does not say in which folder it is." in refused.err
