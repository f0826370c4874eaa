"""The e-mail account on the settings page: what each way needs, the password, and a test."""

import pytest
from PySide6.QtCore import Qt

from collector_desktop.integrations.secrets import Secrets
from collector_desktop.services.mail_account import PASSWORD
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import SettingValue
from collector_desktop.ui.pages.settings import EMAIL
from collector_desktop.ui.widgets.settings_email import EmailSettings
from tests.conftest import TODAY
from tests.mail_server import DATA, Post, mail_server
from tests.mail_server import PASSWORD as RIGHT
from tests.unit.integrations.stores import Store

ACCOUNT = {
    "mail.way": "smtp",
    "mail.from_address": "accounts@vale.example",
    "mail.host": "localhost",
}


@pytest.fixture
def store():
    return Secrets(None)


@pytest.fixture
def open_section(qtbot, desk, ledger, store):
    from collector_desktop.queries.settings import settings  # noqa: PLC0415

    def open_it(**values):
        change_settings(ACCOUNT | values, TODAY)
        section = EmailSettings(desk, lambda: store)
        qtbot.addWidget(section)
        section.show()
        section.show_settings(settings())
        return section

    return open_it


def type_password(qtbot, section, text):
    qtbot.keyClicks(section.password.edit, text)
    qtbot.keyClick(section.password.edit, Qt.Key.Key_Return)


def test_drafts_ask_for_nothing_but_who_writes(page):
    page.list.choose(EMAIL)
    section = page.section(EMAIL)
    assert not any(
        part.isVisibleTo(section)
        for part in (section.server, section.sign_in, section.result, section.sending)
    )
    assert "Needs no set-up" in section.way.box.accessibleDescription()


@pytest.mark.parametrize(("way", "server", "sign_in"), [("smtp", 1, 0), ("oauth", 0, 1)])
def test_each_way_shows_what_it_needs(open_section, way, server, sign_in):
    section = open_section(**{"mail.way": way})
    assert section.server.isVisibleTo(section) == bool(server)
    assert section.sign_in.isVisibleTo(section) == bool(sign_in)
    assert section.result.isVisibleTo(section)


def test_a_password_is_kept_apart_from_the_ledger_and_never_shown_again(qtbot, open_section, store):
    section = open_section()
    type_password(qtbot, section, "s3cret")
    assert store.find(PASSWORD, "accounts@vale.example localhost") == "s3cret"
    assert section.password.edit.text() == ""
    assert section.password.place.text() == "kept until you close the program"
    assert "s3cret" not in [row.value for row in SettingValue.select()]


def test_where_the_system_keeps_passwords_is_said(qtbot, open_section, store):
    store.store = Store()
    section = open_section()
    type_password(qtbot, section, "s3cret")
    assert section.password.place.text() == "kept in the keyring of your desktop"


def test_another_account_has_another_password(qtbot, open_section, store):
    section = open_section()
    type_password(qtbot, section, "s3cret")
    change_settings({"mail.user": "somebody.else"}, TODAY)
    from collector_desktop.queries.settings import settings  # noqa: PLC0415

    section.show_settings(settings())
    assert section.password.place.isVisibleTo(section) is False
    assert section.password.edit.placeholderText() == ""


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1", "::1"])
@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_test_says_in_place_how_it_went(qtbot, monkeypatch, open_section):
    monkeypatch.setenv("SSL_CERT_FILE", str(DATA / "authority.pem"))
    with mail_server(Post()) as post:
        section = open_section(**{"mail.port": str(post.port)})
        section.result.button.click()
        assert section.result.title.text() == "The password of the mail account is not known"
        type_password(qtbot, section, "wrong")
        section.result.button.click()
        assert section.result.title.text() == "The server refused the password"
        assert "app password" in section.result.detail.text()
        assert section.result.line.text().startswith("535")
        type_password(qtbot, section, RIGHT)
        section.result.button.click()
    assert section.result.title.text().startswith("Test message delivered, ")
    assert "certificate valid until 1 Jan 2099" in section.result.detail.text()
    assert section.result.line.isVisibleTo(section) is False
    assert len(post.mails) == 1


def test_signing_in_needs_a_client_id_first(open_section):
    section = open_section(**{"mail.way": "oauth"})
    section.sign_in.button.click()
    assert section.sign_in.title.text() == "No client id is set"
