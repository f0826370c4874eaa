"""`replay`: the morning's backup and the journal of the day make the ledger of the evening."""

from collector_desktop.integrations.folders import folders
from collector_desktop.services.backup_places import backup_folder


def journals_of(shop):
    return sorted(backup_folder(folders().backups, shop.ledger).glob("journal-??????.jsonl"))


def test_a_day_of_commands_comes_back_from_the_backup_of_the_morning(shop):
    morning = shop.folder / "morning.collector-backup"
    shop.ask("backup", morning)
    shop.ask("receipt", "ACME", "25.00")
    shop.ask("log", "ACME", "--kind", "call", "--outcome", "PTP", "--promise", "10.00",
             "--promise-for", "2026-11-30")  # fmt: skip
    shop.ask("receipt", "BETA", "1.00")
    shop.ask("undo")
    evening = shop.ask("audit"), shop.ask("aged"), shop.ask("promises")
    shop.ledger.unlink()
    done = shop.ask("replay", morning, *journals_of(shop))
    assert (done["done"], done["stopped_at"], done["set_aside"]) == (4, None, None)
    assert (shop.ask("audit"), shop.ask("aged"), shop.ask("promises")) == evening
    assert shop.ask("check")["ok"]
    assert shop.ask("receipt", "ACME", "2.00")["number"]


def test_a_journal_that_was_changed_is_refused_in_one_line(shop):
    morning = shop.folder / "morning.collector-backup"
    shop.ask("backup", morning)
    shop.ask("receipt", "ACME", "25.00")
    shop.ask("receipt", "ACME", "26.00")
    (journal,) = journals_of(shop)
    journal.write_bytes(journal.read_bytes().replace(b"25.00", b"95.00"))
    before = shop.ledger.read_bytes()
    assert "was altered after it was written" in shop.refuse(3, "replay", morning, journal)
    assert shop.ledger.read_bytes() == before


def test_a_journal_that_is_not_there_is_refused(shop):
    morning = shop.folder / "morning.collector-backup"
    shop.ask("backup", morning)
    assert "cannot be read" in shop.refuse(3, "replay", morning, shop.folder / "none.jsonl")
