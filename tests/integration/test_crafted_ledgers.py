"""Ledgers that somebody prepared: each is refused in a sentence, and its bytes are as they were."""

from pathlib import Path
from shutil import copyfile

import pytest

from collector_desktop.domain.errors import LostLedgerError
from collector_desktop.storage import ledger_file
from tests.integration.refused_ledgers import title_of_refusal
from tests.integration.test_broken_rows import altered

OLDER = Path(__file__).parents[1] / "data" / "ledgers" / "version-6.sqlite"
CLAIM = """INSERT INTO schema_migration (name, applied)
    VALUES ('0007_terms_of_one_invoice', '2026-11-24')"""


@pytest.fixture
def older(tmp_path):
    """A ledger of the version before."""
    path = tmp_path / "older.collector"
    copyfile(OLDER, path)
    return path


def refused(path, statement):
    altered(path, statement)
    return title_of_refusal(path, LostLedgerError)


@pytest.mark.parametrize("checked_up_to", [2**26, 0], ids=["small", "large"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE current_operation SET operation_id = 1",
        "INSERT INTO current_operation (operation_id, actor, version) VALUES (1, '', '')",
        "DELETE FROM current_operation",
    ],
    ids=["the only one", "another", "none"],
)
def test_one_in_which_an_operation_never_ended_is_damaged(
    acme, ledger, monkeypatch, statement, checked_up_to
):
    """Whatever is done in it would join that operation: no history, no undo and no journal."""
    ledger_file.close_ledger()
    monkeypatch.setattr(ledger_file, "QUICK_CHECK_BYTES", checked_up_to)
    assert "is damaged" in refused(ledger, statement)


def test_an_older_one_with_broken_rows_is_damaged_and_blames_no_disk(older):
    assert "is damaged" in refused(older, "UPDATE item SET customer_id = 99999")
    assert [path.name for path in older.parent.iterdir()] == [older.name]


def test_one_that_claims_an_upgrade_which_never_was_keeps_its_version(older):
    assert "was altered by another program" in refused(older, CLAIM)
