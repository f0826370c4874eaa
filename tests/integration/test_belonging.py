"""The trail of a customer holds the rows of every table that belong to one, and of nobody else."""

from shutil import copyfile

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.queries.belonging import rows_of, ties
from collector_desktop.queries.history import audit_entries
from collector_desktop.services.account_status import set_status
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.history import undo_last
from collector_desktop.services.placements import PlacementDraft, PlacementKind, place_debts
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Customer
from tests.conftest import TODAY


def reached_by_pragma():
    """Return the tables whose rows lead to a customer, by SQLite's own list of keys."""
    tables = [row[0] for row in db.execute_sql("SELECT name FROM sqlite_master WHERE type='table'")]
    keys = {
        table: {row[2] for row in db.execute_sql(f"PRAGMA foreign_key_list({table})")}
        for table in tables
    }
    reached = {"customer"}
    while more := {t for t, to in keys.items() if to & reached} - reached:
        reached |= more
    return reached - {"customer"}


def test_no_table_that_leads_to_a_customer_is_forgotten(ledger):
    assert {child for child, _, _ in ties()} == reached_by_pragma()


def test_every_key_is_one_of_the_ledger(ledger):
    for child, key, parent in ties():
        found = db.execute_sql(f"PRAGMA foreign_key_list({child})").fetchall()
        assert (parent, key) in {(row[2], row[3]) for row in found}


def test_the_trail_names_status_dispute_and_placement(acme):
    set_status(acme.id, AccountStatus.LEGAL, "Claim issued", TODAY)
    raise_dispute(DisputeDraft(acme.item_set[0].id, "PRICE", 3_000), TODAY)
    place_debts(PlacementDraft(acme.id, PlacementKind.AGENCY, "Recover & Co"), TODAY)
    seen = {entry.entity for entry in audit_entries(acme.code)}
    assert {"account_state", "dispute", "placement"} <= seen


def test_what_was_undone_stays_in_the_trail(acme):
    set_status(acme.id, AccountStatus.LEGAL, "Claim issued", TODAY)
    undo_last(TODAY)
    rows = [entry for entry in audit_entries(acme.code) if entry.entity == "account_state"]
    assert [bool(entry.before) for entry in rows] == [True, False]


def test_nothing_of_another_customer(demo_ledger, ledger_path):
    copyfile(demo_ledger, ledger_path)
    open_ledger(ledger_path, "Priya", "test")
    try:
        everybody = [rows_of(row.id, with_gone=True) for row in Customer.select().limit(12)]
    finally:
        close_ledger()
    seen = set()
    for found in everybody:
        rows = {(table, i) for table, ids in found.items() for i in ids}
        assert len(rows) > 3
        assert not rows & seen
        seen |= rows
