"""What only the history of a ledger says, such as who did what and when, goes along to its copy."""

import pytest

LATER = "2026-12-20"
CARD = "BEGIN:VCARD\nVERSION:3.0\nN:Hall;Ben\nFN:Ben Hall\nORG:{}\nEMAIL:ben@x.example\nEND:VCARD\n"
NEWS = "type,number,customer,date,due_date,amount,currency,reference,description\n"


@pytest.fixture
def copied(shop):
    """Say what a question answers, and what it does in a ledger made of the export."""

    def both(*question, pick):
        own = pick(shop.call(*question, "--json", as_of=LATER).document)
        here = shop.ledger
        if not (shop.folder / "out").exists():
            shop.ask("export", shop.folder / "out", as_of=LATER)
            shop.ledger = shop.folder / "copy.collector"
            shop.ask("init", "--name", "Copy", as_of=LATER)
            shop.ask("import", *sorted((shop.folder / "out").iterdir()), as_of=LATER)
        shop.ledger = shop.folder / "copy.collector"
        there = pick(shop.call(*question, "--json", as_of=LATER).document)
        shop.ledger = here
        return own, there

    return both


def test_who_set_and_lifted_a_status_of_a_customer_that_was_merged(shop, copied):
    words = ("--reason", "heard", "--actor")
    shop.ask("status", "BETA", "--set", "on_stop", *words, "Hannah", as_of="2026-12-01")
    shop.ask("status", "BETA", "--lift", "on_stop", *words, "Priya", as_of="2026-12-02")
    shop.ask("merge", "BETA", "ACME", "--actor", "Tom", as_of="2026-12-03")
    expected = [("ACME", "Hannah", "Priya")]
    own, there = copied("status", "--all", pick=set_and_lifted)
    assert (own, there) == (expected, expected)
    told = shop.ask("audit", as_of=LATER)["entries"]
    of_status = [each for each in told if each["entity"] == "account_state"]
    assert [each["customer"] for each in of_status] == ["ACME", "BETA", "BETA"]


def set_and_lifted(document):
    rows = document["statuses"]
    return [(row["customer"], row["actor"], row["lifted_by"]) for row in rows]


def test_who_called_the_customers_of_a_campaign(shop, copied):
    shop.ask("campaign", "new", "Winter", "--min-overdue", "1", as_of="2026-12-01")
    for actor, count in (("Priya", 2), ("Tom", 1)):
        for _ in range(count):
            call = ("log", "ACME", "--kind", "call", "--outcome", "VOICEMAIL", "--note", actor)
            shop.ask(*call, "--actor", actor, as_of="2026-12-02")
    expected = [("Priya", 2), ("Tom", 1)]
    assert copied("campaign", "progress", "Winter", pick=callers) == (expected, expected)


def callers(document):
    return [(each["actor"], each["contacts"]) for each in document["collectors"]]


def test_a_copy_is_no_newer_than_the_ledger(shop, copied):
    row = "invoice,INV-{},ACME,2026-11-{},2026-12-01,10.00,GBP,,\n"
    for day in (25, 26):
        path = shop.write(f"news-{day}.csv", NEWS + row.format(day, day))
        shop.ask("import", path, as_of=f"2026-11-{day}")
    own, there = copied("chase", "--dry-run", pick=stale)
    assert own == there
    (why,) = {why for _, why in own}
    assert "The newest data is from 26 November 2026" in why


def stale(document):
    held = document["held"]
    return [(row["customer"], row["why"]) for row in held if row["reason"] == "stale_data"]


def test_a_customer_has_no_address_that_is_only_one_of_its_people(shop, copied):
    shop.ask("import", shop.write("ben.vcf", CARD.format("Gulf Trading")))
    assert copied("customer", "KUW", pick=addresses) == ((None, ["ben@x.example"]),) * 2


def addresses(document):
    customer = document["customer"]
    return customer["email"], [person["email"] for person in customer["people"]]


def test_what_was_allocated_and_ended_on_a_day_settled_nothing(shop, copied):
    shop.ask("allocate", "CN-1", "INV-1", "5.00", as_of="2026-11-26")
    shop.ask("receipt", "BETA", "250.50", "--allocate", "INV-3=250.50", as_of="2026-11-27")
    shop.ask("unallocate", "R-000001", "INV-3", "--date", "2026-12-04", as_of="2026-12-04")
    shop.ask("allocate", "R-000001", "INV-3", "250.50", as_of="2026-12-04")
    settled = {"R-1": "2026-10-20", "CN-1": "2026-11-26"}
    settled |= {"INV-3": "2026-11-27", "R-000001": "2026-11-27"}
    assert copied("items", "--all", pick=ends) == (settled, settled)


def ends(document):
    items = document["items"]
    return {each["number"]: each["settled_date"] for each in items if each["settled_date"]}


def test_what_was_taken_apart_on_its_day_is_not_matched_again(shop, copied):
    shop.ask("receipt", "BETA", "250.50", "--allocate", "INV-3=250.50", as_of="2026-11-27")
    shop.ask("unallocate", "R-000001", "INV-3", "--date", "2026-11-27", as_of="2026-11-27")
    assert copied("match", "--dry-run", pick=pairs) == ([], [])
    parted = shop.folder / "out" / "parted_allocations.csv"
    [row] = parted.read_text("utf-8-sig").splitlines()[1:]
    assert row == '"R-000001","INV-3","BETA","2026-11-27","250.50"'
    for ledger, _ in ((shop.ledger, "own"), (shop.folder / "copy.collector", "copy")):
        shop.ledger = ledger
        [told] = shop.ask("import", parted, as_of=LATER)["files"]
        assert (told["created"], told["unchanged"]) == (0, 1)
        assert shop.ask("check", as_of=LATER)["ok"]


def pairs(document):
    matches = document["matches"]
    return [(each["from"], each["to"]) for each in matches if each["customer"] != "Acme Ltd"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("R-1,INV-2,ACME,2026-11-20,60.00", "R-1 cannot have paid so much of INV-2."),
        ("R-1,INV-2,ACME,2026-11-01,40.00", "R-1 and INV-2 were not both there on that day."),
        (
            "R-1,INV-2,ACME,2026-11-20,40.00",
            "R-1 would change on 2026-11-20, and the books are locked",
        ),
        ("R-1,INV-3,ACME,2026-11-20,40.00", "INV-3 belongs to another customer."),
    ],
)
def test_what_cannot_have_been_together_stays_out(shop, row, reason):
    path = shop.write("parted_allocations.csv", f"from,to,customer,parted_on,amount\n{row}\n")
    if "locked" in reason:
        shop.ask("settings", "ledger.locked_until", "2026-11-21")
    result = shop.call("import", path, "--json")
    [error] = result.document["files"][0]["errors"]
    assert (result.status, error["reason"][: len(reason)]) == (1, reason)
