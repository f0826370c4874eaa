"""A lost ledger is reported in a sentence, and comes back from its backups in two clicks."""

import pytest

from collector_desktop.app import main
from collector_desktop.domain.settings import COMPANY_PHONE
from collector_desktop.queries.settings import settings
from collector_desktop.services.ledgers import close_ledger
from collector_desktop.services.settings import change_settings
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.ledger_session import RECENT
from tests.conftest import TODAY
from tests.journeys.conftest import COMPANY

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
    assert window.messages.text().startswith("Restored the backup of 24 Nov 2026")
    told = "The ledger that was there is kept as before-restore-" in window.messages.text()
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


def test_what_is_no_backup_leaves_the_ledger_open_where_one_was(window, tmp_path):
    """It was closed first, and the window was that of a first start."""
    window.open_page(nav.CUSTOMERS)
    (tmp_path / "letter.collector-backup").write_bytes(b"Dear Sirs" * 4096)
    window.session.restore(tmp_path / "letter.collector-backup", window.session.info.path)
    assert "letter.collector-backup" in window.messages.text()
    assert window.session.info.path == tmp_path / "ledger.collector"
    assert window.place.page == nav.CUSTOMERS
    window.session.restore(window.session.info.path, window.session.info.path)
    assert "This is the ledger itself." in window.messages.text()
    assert change_settings({COMPANY_PHONE.key: NUMBER}, TODAY).operation_id is not None


def test_another_ledger_that_does_not_open_leaves_the_present_one_open(window, tmp_path):
    """Its backups are offered, and are its own."""
    window.session.create(tmp_path / "other.collector", COMPANY)
    change_settings({COMPANY_PHONE.key: NUMBER}, TODAY)
    window.session.open(tmp_path / "ledger.collector")
    window.open_page(nav.CUSTOMERS)
    (tmp_path / "other.collector").unlink()
    window.session.open(tmp_path / "other.collector")
    assert window.place.page == nav.CUSTOMERS
    assert window.session.info.path == tmp_path / "ledger.collector"
    assert "other.collector is not there" in window.messages.text()
    window.messages.button.click()
    window.files.list.restore.click()
    assert window.session.info.path == tmp_path / "other.collector"
    assert settings()[COMPANY_PHONE] == NUMBER


def test_the_ledger_of_the_last_time_is_reported_when_it_is_gone_at_the_start(left):
    """It was the window of a first start, and nothing said that there had ever been a ledger."""
    window, path = left
    path.unlink()
    main._open_first(window, None, demo=False)
    assert f"{path} is not there. Check its name and that its disk" in window.messages.text()
    assert window.messages.button.text() == "Restore a backup…"
    window.messages.hide()
    window.desk.personal.put(RECENT, str(window.session.places.demo))
    main._open_first(window, None, demo=False)
    assert not window.messages.isVisible()
    assert window.place.page == nav.WELCOME
