"""Every kind of paper from a ledger of long and strange names: nothing runs into anything else."""

from shutil import copyfile

import pytest

from collector_desktop.services.ledgers import close_ledger, open_ledger
from collector_desktop.storage.models import Address, Customer, Item, Person
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.cli.conftest import CommandLine
from tests.positions import require_tidy
from tests.unit.documents.stress import LONG, MIXED, WIDE

CODE = "AVONG01"
SETTINGS = {
    "company.name": LONG,
    "company.footer": LONG * 4,
    "company.address": "\n".join([LONG] * 3),
    "company.collector": LONG,
    "bank.account_name": LONG,
}
PAPERS = (
    ("statement", CODE, "--kind", "both", "--from", "2026-01-01"),
    ("paper", "receipt", "R-000001"),
    ("paper", "interest", CODE),
    ("paper", "settlement", CODE, "--amount", "1", "--by", "2026-12-01"),
    ("paper", "application", CODE),
    ("paper", "aged"),
    ("paper", "activity", "--detailed", "--from", "2026-01-01"),
    ("paper", "disputes"),
    ("paper", "promises"),
    ("paper", "kpis"),
    ("paper", "forecast"),
    ("paper", "labels"),
    ("paper", "envelope-proof"),
)


@pytest.fixture(scope="module")
def crowded(demo_ledger, tmp_path_factory):
    """Return a copy of the demo in which everybody has a name that is hard to print."""
    folder = tmp_path_factory.mktemp("crowded")
    ledger = CommandLine(folder, None).ledger
    ledger.parent.mkdir()
    copyfile(demo_ledger, ledger)
    open_ledger(ledger, "test", "0")
    with operation("test", "Names", TODAY):
        Customer.update(name=LONG).where(Customer.id % 2 == 0).execute()
        Customer.update(name=MIXED).where(Customer.id % 2 == 1).execute()
        Address.update(line1=LONG, line2=WIDE, city=LONG).execute()
        Person.update(name=LONG).execute()
        Item.update(reference=f"PO {WIDE}").execute()
    close_ledger()
    return folder


@pytest.fixture
def books(crowded, capsys):
    found = CommandLine(crowded, capsys)
    for name, value in SETTINGS.items():
        found.ask("settings", name, value)
    return found


@pytest.mark.parametrize("asked", PAPERS, ids=lambda asked: " ".join(asked[:2]))
def test_every_kind_of_paper_is_tidy(books, tmp_path, asked):
    books.ask(*asked, "--out", tmp_path)
    made = list(tmp_path.glob("*.pdf"))
    assert made
    for path in made:
        require_tidy(path.read_bytes())


def test_the_letters_of_a_run_are_tidy(books, tmp_path):
    books.call("chase", "--out", tmp_path)
    made = list(tmp_path.rglob("*.pdf"))
    assert len(made) > 1
    for path in made:
        require_tidy(path.read_bytes())
