"""A ledger that is lost is told in a sentence, and comes back from its backups in two clicks."""

import pytest

from collector_desktop.domain.settings import COMPANY_PHONE
from collector_desktop.queries.settings import settings
from collector_desktop.services.ledgers import close_ledger
from collector_desktop.services.settings import change_settings
from collector_desktop.ui import navigation as nav
from tests.conftest import TODAY

NUMBER = "0117 496 0001"


@pytest.fixture
def left(window):
    """A window whose ledger was backed up and is closed; and where the ledger lies."""
    change_settings({COMPANY_PHONE.key: NUMBER}, TODAY)
    window.session.back_up()
    path = window.session.info.path
    window.session.stop()
    close_ledger()
    return window, path


def zero_a_page(path):
    content = bytearray(path.read_bytes())
    content[4096:8192] = bytes(4096)
    path.write_bytes(content)


def cut_short(path):
    path.write_bytes(path.read_bytes()[: 3 * 4096])


def empty(path):
    path.write_bytes(b"")


def remove(path):
    path.unlink()


@pytest.mark.parametrize("harm", [zero_a_page, cut_short, empty, remove])
def test_a_lost_ledger_comes_back_from_the_list_that_is_offered(left, harm):
    window, path = left
    harm(path)
    found = path.read_bytes() if path.exists() else None
    window.session.open(path)
    assert window.place.page == nav.WELCOME
    assert path.name in window.messages.text()
    assert window.messages.button.text() == "Restore a backup…"
    window.messages.button.click()
    window.files.list.restore.click()
    assert settings()[COMPANY_PHONE] == NUMBER
    assert window.session.info.path == path
    assert window.messages.text().startswith("Restored ledger-")
    told = "What was there is kept in before-restore-" in window.messages.text()
    assert told == (found is not None)
    if found is not None:
        kept = list(path.parent.rglob(f"before-restore-*/{path.name}"))
        assert [each.read_bytes() for each in kept] == [found]


def test_the_list_is_also_in_the_menu_while_the_ledger_is_lost_and_not_after(left, tmp_path):
    window, path = left
    window.registry.action("restore").trigger()
    assert window.files.list is None
    cut_short(path)
    window.session.open(path)
    window.registry.action("restore").trigger()
    assert window.files.list.table.rowCount() == 1
    window.files.list.reject()


def test_a_file_of_another_program_is_not_offered_to_be_replaced(left, tmp_path):
    window, _ = left
    other = tmp_path / "photo.collector"
    other.write_bytes(b"JFIF" * 4096)
    window.session.open(other)
    assert "not a ledger" in window.messages.text()
    assert window.messages.button.text() == ""
    window.registry.action("restore").trigger()
    assert window.files.list is None
