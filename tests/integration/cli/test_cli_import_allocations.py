"""Allocations that come in by command, and what is said of those that cannot."""

ITEMS = (
    "invoice,I-1,ACME,2026-01-05,2026-02-04,2000.00,GBP,,\n"
    "invoice,I-2,ACME,2026-02-05,2026-03-07,50.00,GBP,,\n"
    "invoice,I-3,ACME,2026-02-06,2026-03-08,50.00,GBP,,\n"
    "receipt,R-1,ACME,2026-01-10,,1500.00,GBP,,\n"
)
HEADING = "from,to,date,amount\n"


def test_a_rejected_row_names_the_cell_that_is_wrong_and_shows_it_as_the_file_has_it(cli):
    cli.load(ITEMS)
    rows = (
        "R-1,I-1,2026-01-08,1.00\n"  # before the receipt
        "R-1,I-2,2026-02-01,1.00\n"  # before the invoice
        "R-1,I-1,2026-01-20,1500.10\n"
        'R-1,I-1,2026-01-20,"1,600.00"\n'
        'R-1,I-1,2026-01-20,"1,000.50"\n'
    )
    result = cli.call("import", cli.write("some.csv", HEADING + rows), "--json", as_of="2026-03-31")
    told = result.document["files"][0]
    assert (result.status, told["created"], told["rejected"]) == (1, 1, 4)
    assert [(each["row"], each["column"], each["value"]) for each in told["errors"]] == [
        (2, "date", "2026-01-08"),
        (3, "date", "2026-02-01"),
        (4, "amount", "1500.10"),
        (5, "amount", "1600"),
    ]
    left = {
        each["number"]: each["open"] for each in cli.ask("items", "--customer", "ACME")["items"]
    }
    assert (left["R-1"], left["I-1"]) == ("499.50", "999.50")


def test_a_copy_of_a_ledger_names_what_a_receipt_paid_in_the_same_order(cli):
    """The later of two days is entered first, and a copy answers every question alike."""
    cli.load(ITEMS)
    cli.ask("allocate", "R-1", "I-3", "50.00", "--date", "2026-03-02", as_of="2026-03-31")
    cli.ask("allocate", "R-1", "I-2", "50.00", "--date", "2026-03-01", as_of="2026-03-31")
    folder = cli.folder / "out"
    cli.ask("export", folder)
    before = cli.ask("customer", "ACME")["timeline"]
    assert [each["settled"] for each in before if each["number"] == "R-1"] == ["I-2, I-3"]
    cli.ledger = cli.folder / "books" / "copy.collector"
    cli.ask("init")
    cli.ask("import", *sorted(folder.iterdir()))
    assert cli.ask("customer", "ACME")["timeline"] == before
