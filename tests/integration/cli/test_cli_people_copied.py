"""The people of a customer leave by an export and come back as they were, whatever their names."""

import pytest

LATER = "2026-12-20"
CARD = "BEGIN:VCARD\nVERSION:3.0\nN:{0};Ben\nFN:Ben {0}\nORG:Acme Ltd\nTEL:{1}\nEND:VCARD\n"
ACCOUNTS = ("Accounts", "ap@acme.example", ["0117 496 0101"])
NEW_ACCOUNTS = ("Accounts", "new@x.example", ["0117 2"])
BEN = ("Ben Hall", None, ["0117 999"])
HEAD = "customer,name,role,email,phones,wrong_phones,is_main,do_not_call\n"


def people(line, code):
    """Return the name, e-mail address and numbers of the people of a customer, and who is main."""
    found = line.ask("customer", code, as_of=LATER)["customer"]["people"]
    who = [(each["name"], each["email"], each["phones"]) for each in found]
    return who, [each["is_main"] for each in found]


def moved(line):
    """Let a new ledger be made of the export of a ledger; return the file of the people."""
    line.ask("export", line.folder / "out", as_of=LATER)
    line.ledger = line.folder / "copy.collector"
    line.ask("init", "--name", "Copy")
    line.ask("import", *sorted((line.folder / "out").iterdir()), as_of=LATER)
    return line.folder / "out" / "people.csv"


@pytest.fixture
def merged(shop):
    """A ledger in which Acme, with its Accounts, was merged into New, which has its own."""
    [head] = (shop.folder / "customers.csv").read_text().splitlines()[:1]
    row = "NEW,New Ltd,company,new@x.example,0117 2,,,,,,GB,GBP,,,,\n"
    shop.ask("import", shop.write("new.csv", f"{head}\n{row}"))
    shop.ask("merge", "ACME", "NEW")
    return shop


def test_people_of_one_name_stay_several_and_the_main_person_is_who_it_was(merged):
    expected = ([NEW_ACCOUNTS, ACCOUNTS], [True, False])
    assert people(merged, "NEW") == expected
    path = moved(merged)
    assert people(merged, "NEW") == expected
    [told] = merged.ask("import", path, as_of=LATER)["files"]
    assert (told["created"], told["updated"]) == (0, 0)
    assert people(merged, "NEW") == expected


def test_who_came_first_is_first_in_the_copy_too(shop):
    """Gulf has Ben before the Accounts of Acme are merged into it, and its number is Acme's."""
    card = CARD.format("Hall", "0117 999").replace("Acme Ltd", "Gulf Trading")
    shop.ask("import", shop.write("ben.vcf", card))
    shop.ask("merge", "ACME", "KUW")
    before = people(shop, "KUW")
    assert before[0] in ([ACCOUNTS, BEN], [BEN, ACCOUNTS])
    moved(shop)
    assert people(shop, "KUW") == before


def test_a_number_that_a_person_has_no_more_does_not_come_back_with_the_customer(shop):
    card = CARD.format("Vale", "0117 5")
    shop.ask("import", shop.write("vale.vcf", card))
    path = shop.write("people.csv", f"{HEAD}ACME,Accounts,,ap@acme.example,,0117 496 0101,yes,\n")
    shop.ask("import", path)
    before = people(shop, "ACME")
    assert before[0][0] == (*ACCOUNTS[:2], [])
    moved(shop)
    assert people(shop, "ACME") == before
    assert not shop.ask("import", path)["files"][0]["updated"]


def test_a_person_that_somebody_wrote_to_keeps_what_no_file_says(shop):
    rows = "ACME,Accounts,Ledger,own@acme.example,0117 6,,yes,\n"
    path = shop.write("people.csv", HEAD + rows)
    shop.ask("import", path)
    again = shop.write("more.csv", HEAD + rows.replace("0117 6", "0117 7"))
    shop.ask("import", again)
    assert people(shop, "ACME") == (
        [("Accounts", "own@acme.example", ["0117 6", "0117 7"])],
        [True],
    )
