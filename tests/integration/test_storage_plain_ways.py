"""Ways through the storage that other tests go by luck or at a desk only, each by one case."""

import pytest

from collector_desktop.domain.errors import ConflictError, LedgerError
from collector_desktop.storage import view_only
from collector_desktop.storage.database import db
from collector_desktop.storage.journal_lines import chained_lines
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.storage.restore import set_aside
from collector_desktop.storage.reversal import take_back
from tests.conftest import TODAY


def test_a_ledger_in_a_folder_that_is_a_file_is_not_created(tmp_path):
    (tmp_path / "books").write_text("no folder", "utf-8")
    with pytest.raises(LedgerError, match=r"a\.collector cannot be created"):
        create_ledger(tmp_path / "books" / "a.collector", "Priya", "test")
    assert (tmp_path / "books").read_text("utf-8") == "no folder"


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(LedgerError, match="is a folder"):
        open_ledger(tmp_path, "Priya", "test")


def test_a_journal_that_is_a_folder_cannot_be_read(tmp_path):
    journal = tmp_path / "journal-000001.jsonl"
    journal.mkdir()
    with pytest.raises(LedgerError, match="cannot be read"):
        chained_lines([journal])


def test_a_ledger_to_look_at_is_a_copy_that_is_gone_afterwards(acme, ledger):
    close_ledger()
    before = ledger.read_bytes()
    view_only.open_for_viewing(ledger, "Priya", "test")
    (copy,) = (each.path for each in view_only._folders)
    try:
        assert db.is_view_only
        assert Customer.get().name == "Acme Ltd"
        assert (copy / ledger.name).exists()
    finally:
        close_ledger()
        view_only.close_view()
    assert not db.is_view_only
    assert not copy.exists()
    assert ledger.read_bytes() == before


def test_a_closed_ledger_that_is_set_aside_is_whole_there_and_gone_here(ledger, tmp_path):
    close_ledger()
    before = ledger.read_bytes()
    aside = tmp_path / "aside"
    aside.mkdir()
    set_aside(ledger, aside)
    assert not ledger.exists()
    assert (aside / ledger.name).read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("anonymise", "Personal data of it was erased"),
        ("mail_sent", "E-mails of it have gone"),
        ("mail_received", "A later e-mail depends on it"),
    ],
)
def test_what_stays_is_named_where_a_later_change_of_a_row_cannot_be_undone(acme, kind, why):
    with operation("test", "Rename", TODAY) as first:
        Customer.update(name="Elsewhere").execute()
    with operation(kind, "Later", TODAY):
        Customer.update(name="Nobody").execute()
    with pytest.raises(ConflictError, match=why), operation("undo", "Undo", TODAY):
        take_back(first)
    assert Customer.get().name == "Nobody"
