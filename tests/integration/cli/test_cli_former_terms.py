"""Limits and terms that were in force on a past day leave by an export and come back."""

import csv

import pytest

DAYS = {
    "2026-11-24": ("500.00", "NET 30"),
    "2026-11-30": ("300.00", "NET 30"),
    "2026-12-03": ("300.00", "NET 14"),
    "2026-12-06": (None, "NET 14"),
    "2026-12-09": ("90000.00", "NET 60"),
}
LATER = "2026-12-20"
HEAD = "customer,column,value,changed_on\n"


@pytest.fixture
def changed(shop):
    """A ledger in which the limit and the terms of Acme were other ones on each of some days."""
    for day, words in (
        ("2026-11-27", ("limit", "ACME", "300")),
        ("2026-12-01", ("terms", "NET 14", "--customer", "ACME")),
        ("2026-12-05", ("limit", "ACME", "none")),
        ("2026-12-08", ("limit", "ACME", "90000")),
        ("2026-12-08", ("terms", "NET 60", "--customer", "ACME")),
        ("2026-12-10", ("limit", "ACME", "1")),
    ):
        shop.ask(*words, as_of=day)
    shop.ask("undo", as_of="2026-12-10")
    return shop


def in_force(line):
    """Return the limit and the terms that the card of Acme has on each of the days."""
    cards = {day: line.ask("customer", "ACME", as_of=day)["customer"] for day in DAYS}
    return {day: (card["credit_limit"], card["terms"]) for day, card in cards.items()}


def limit_on(line, day):
    """Return the limit of Acme on a day."""
    return line.ask("customer", "ACME", as_of=day)["customer"]["credit_limit"]


def moved(line, name):
    """Let a new ledger be made of the export of a ledger."""
    line.ask("export", line.folder / name, as_of=LATER)
    line.ledger = line.folder / f"{name}.collector"
    line.ask("init", "--name", "Copy")
    files = sorted((line.folder / name).iterdir())
    done = line.ask("import", *files, as_of=LATER)["files"]
    assert [each["errors"] for each in done] == [[]] * len(files)


def test_a_copy_and_its_copy_answer_for_past_days_as_the_ledger_did(changed):
    assert in_force(changed) == DAYS
    for name in ("copy", "copy-of-it"):
        moved(changed, name)
        assert in_force(changed) == DAYS
        assert changed.ask("check", as_of=LATER)["ok"]
        told = changed.ask("audit", as_of=LATER)["entries"]
        assert "in_force" not in {each["entity"] for each in told}
    for day, is_over in (("2026-12-03", True), ("2026-12-06", False)):
        grounds = changed.call("credit", "ACME", "400", "--json", as_of=day).document["grounds"]
        assert ("over_limit" in grounds) is is_over


def test_what_is_changed_in_the_copy_counts_from_its_day_on(changed):
    moved(changed, "copy")
    changed.ask("limit", "ACME", "7", as_of="2027-01-05")
    moved(changed, "copy-of-it")
    assert in_force(changed) == DAYS
    assert limit_on(changed, "2027-01-04") == "90000.00"
    assert limit_on(changed, "2027-01-05") == "7.00"


def test_the_ledgers_own_file_changes_nothing_in_it_nor_twice_in_a_copy(changed):
    changed.ask("export", changed.folder / "own", as_of=LATER)
    path = changed.folder / "own" / "former_terms.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    assert rows == [
        ("ACME", "credit_limit", "500.00", "2026-11-27"),
        ("ACME", "credit_limit", "300.00", "2026-12-05"),
        ("ACME", "credit_limit", "", "2026-12-08"),
        ("ACME", "terms", "NET 30", "2026-12-01"),
        ("ACME", "terms", "NET 14", "2026-12-08"),
    ]
    for _ in ("own", "copy"):
        [told] = changed.ask("import", path, as_of=LATER)["files"]
        assert (told["created"], told["unchanged"]) == (0, 5)
        if changed.ledger.stem != "copy":
            moved(changed, "copy")
    changed.ask("undo", as_of=LATER)
    assert changed.ask("audit", as_of=LATER)["entries"]


def test_what_the_ledger_knows_itself_is_not_changed_by_a_file(changed):
    rows = "ACME,credit_limit,77.00,2026-12-01\nACME,credit_limit,88.00,2026-10-01\n"
    path = changed.write("former_terms.csv", HEAD + rows)
    [told] = changed.ask("import", path, as_of=LATER)["files"]
    assert (told["created"], told["unchanged"]) == (1, 1)
    assert in_force(changed) == DAYS
    assert limit_on(changed, "2026-09-30") == "88.00"
    changed.ask("undo", as_of=LATER)
    assert limit_on(changed, "2026-09-30") == "500.00"


@pytest.mark.parametrize("is_copy", [False, True])
def test_a_new_customer_has_nothing_of_a_merged_one(shop, is_copy):
    """KUW is the last customer: SQLite would give its id to the next new one."""
    shop.ask("limit", "KUW", "300", as_of="2026-11-27")
    if is_copy:
        moved(shop, "copy")
    shop.ask("merge", "KUW", "ACME", as_of="2026-12-21")
    head = (shop.folder / "customers.csv").read_text().splitlines()[0]
    row = "NEW,New Ltd,company,,,,,,,,GB,GBP,NET 7,90,,"
    shop.ask("import", shop.write("new.csv", f"{head}\n{row}\n"), as_of="2026-12-22")
    assert shop.ask("customer", "NEW", as_of="2026-11-25")["customer"]["credit_limit"] == "90.00"
    path = shop.write("former_terms.csv", f"{HEAD}NEW,credit_limit,20.00,2026-12-01\n")
    assert shop.ask("import", path, as_of="2026-12-23")["files"][0]["created"] == 1
    assert shop.ask("customer", "NEW", as_of="2026-11-25")["customer"]["credit_limit"] == "20.00"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("NOBODY,terms,NET 30,2026-10-01", "There is no customer 'NOBODY'. Check the code."),
        ("ACME,colour,red,2026-10-01", "'colour' is not known here."),
        ("ACME,credit_limit,-5,2026-10-01", "A credit limit cannot be below zero."),
        ("ACME,terms,NET 30,soon", "'soon' is not a day such as 2026-11-24."),
    ],
)
def test_a_row_that_cannot_be_is_refused_in_a_sentence(shop, row, reason):
    result = shop.call("import", shop.write("former_terms.csv", f"{HEAD}{row}\n"), "--json")
    [error] = result.document["files"][0]["errors"]
    assert (result.status, error["reason"]) == (1, reason)
