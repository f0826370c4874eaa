"""Terms of one invoice: its discount is taken in its days, printed, exported and brought back."""

import pytest

HEADINGS = "type,number,customer,date,due_date,amount,currency,reference,description,terms\n"
OWN = "invoice,D-1,BETA,2026-11-20,2026-12-20,1000.00,GBP,,,2% 10 days net 30\n"
NONE = "invoice,D-2,BETA,2026-11-20,2026-12-20,500.00,GBP,,,\n"
WITHOUT = "invoice,D-3,BETA,2026-11-20,2026-12-20,200.00,GBP,,,net 30\n"
LATER = "2026-12-02"


@pytest.fixture
def books(cli):
    """A customer without a discount, of whose invoices one has terms with one."""
    cli.load(NONE.replace(",\n", "\n"))
    bring_in(cli, OWN, WITHOUT)
    return cli


def bring_in(cli, *lines):
    path = cli.write("items.csv", HEADINGS + "".join(lines))
    return cli.ask("import", path)["files"][0]


def terms(cli):
    return {item["number"]: item["terms"] for item in cli.ask("items", "--all")["items"]}


def paid(cli, number, amount):
    """Return what is open of an invoice after a payment that names it, on the tenth day."""
    reference = ("--reference", number, "--date", "2026-11-30")
    cli.ask("receipt", "BETA", amount, *reference, as_of=LATER)
    rows = cli.ask("items", "--all", as_of=LATER)["items"]
    return {item["number"]: item["open"] for item in rows}[number]


def test_a_file_keeps_the_terms_of_its_lines(books):
    assert terms(books) == {"D-1": "2/10 NET 30", "D-2": None, "D-3": "NET 30"}
    assert bring_in(books, OWN, NONE, WITHOUT)["unchanged"] == 3
    assert bring_in(books, OWN.replace("2% 10", "3% 14"), NONE)["updated"] == 1
    assert bring_in(books, OWN.replace("2% 10 days net 30", ""), NONE)["unchanged"] == 2
    assert terms(books)["D-1"] == "3/14 NET 30"
    books.ask("undo")
    assert terms(books)["D-1"] == "2/10 NET 30"


def test_a_discount_that_is_not_understood_beside_a_due_date_is_pointed_out(books):
    odd = OWN.replace("D-1", "D-9").replace("2% 10 days net 30", "2% if the moon is full")
    result = books.call("import", books.write("odd.csv", HEADINGS + odd))
    assert "2% if the moon is full" in result.out + result.err
    other = odd.replace("D-9", "D-8").replace("2% if the moon is full", "as agreed")
    result = books.call("import", books.write("other.csv", HEADINGS + other))
    assert "as agreed" not in result.out + result.err


def test_only_the_invoice_with_a_discount_is_paid_less_it(books):
    """2 % of 1000.00 within ten days of 20 November is 20.00."""
    assert paid(books, "D-1", "980.00") == "0.00"
    assert paid(books, "D-2", "490.00") == "10.00"
    assert books.ask("check", as_of=LATER)["ok"]


def test_the_terms_of_an_invoice_stand_before_those_of_its_customer(books):
    books.ask("terms", "2/10 NET 30", "--customer", "BETA")
    assert paid(books, "D-2", "490.00") == "0.00"
    assert paid(books, "D-3", "196.00") == "4.00"


@pytest.mark.parametrize("way", [("--none",), ("",)])
def test_own_terms_are_taken_off_and_those_of_the_customer_count_again(books, way):
    """NET 45 of 20 November 2026 is 4 January 2027; BETA has no discount. All of it is one step."""
    books.ask("terms", "NET 45", "--customer", "BETA")
    answer = books.ask("terms", "D-1", *way, "--reason", "Mistyped in the file")
    assert answer["operation"] == (
        "Take D-1 off its own terms, and move the due date of D-1 to 2027-01-04: Mistyped in the"
        " file"
    )
    moved = {"number": "D-1", "before": "2026-12-20", "due_date": "2027-01-04"}
    assert answer["items"] == [moved]
    assert terms(books)["D-1"] is None
    assert paid(books, "D-1", "980.00") == "20.00"
    books.ask("undo")
    books.ask("undo")
    assert terms(books)["D-1"] == "2/10 NET 30"
    due = {each["number"]: each["due_date"] for each in books.ask("items", "--all")["items"]}
    assert due["D-1"] == "2026-12-20"


def test_own_terms_are_taken_off_beside_a_day_and_only_where_there_are_any(books):
    answer = books.ask("terms", "D-1", "--none", "--due", "2026-12-20", "--reason", "agreed")
    assert answer["operation"] == "Take D-1 off its own terms: agreed"
    assert (answer["items"], terms(books)["D-1"]) == ([], None)
    told = books.refuse(4, "terms", "D-2", "--none", "--reason", "agreed")
    assert "D-2 has no terms of its own" in told
    assert "no reason" in books.refuse(4, "terms", "D-3", "--none")
    books.refuse(2, "terms", "D-3", "NET 30", "--none", "--reason", "agreed")
    books.refuse(2, "terms", "Retail", "--none", "--group", "Retail")


def test_the_terms_of_a_group_or_of_the_company_count_where_the_customer_has_none(books):
    """Days 10 and 30 after 20 November 2026: NET 10 is the company's, NET 14 the group's."""
    books.ask("settings", "terms.default", "NET 10")
    found = books.ask("terms", "D-1", "--none", "--reason", "agreed")["items"]
    assert found[0]["due_date"] == "2026-11-30"
    books.load("", customers="code,name,currency,group\nBETA,Beta Ltd,GBP,Retail\n")
    books.ask("terms", "NET 14", "--group", "Retail")
    found = books.ask("terms", "D-3", "--none", "--reason", "agreed")["items"]
    assert found[0]["due_date"] == "2026-12-04"


def test_every_part_of_an_invoice_loses_its_terms(books):
    part = "invoice,P-1/{0},BETA,2026-11-20,2026-12-20,100.00,GBP,,,2/10 NET 30\n"
    bring_in(books, part.format(1), part.format(2))
    books.ask("terms", "P-1/2", "--none", "--due", "2027-01-31", "--reason", "agreed")
    assert (terms(books)["P-1/1"], terms(books)["P-1/2"]) == (None, None)
    due = {each["number"]: each["due_date"] for each in books.ask("items", "--all")["items"]}
    assert (due["P-1/1"], due["P-1/2"]) == ("2026-12-20", "2027-01-31")


def test_an_export_brings_the_terms_of_each_invoice_back(books, tmp_path):
    before = terms(books)
    books.ask("export", tmp_path / "out")
    books.ledger = tmp_path / "other.collector"
    books.ask("init")
    books.ask("import", *sorted((tmp_path / "out").glob("*.csv")))
    assert terms(books) == before
    assert paid(books, "D-1", "980.00") == "0.00"
    assert books.ask("check", as_of=LATER)["ok"]


def test_details_without_terms_as_older_exports_have_them_take_none_away(books):
    head = "type,number,customer,method,origin\n"
    path = books.write("entry_details.csv", head + "invoice,D-1,BETA,,\n")
    assert books.ask("import", path)["files"][0]["unchanged"] == 1
    assert terms(books)["D-1"] == "2/10 NET 30"
    path = books.write("entry_details.csv", f"{head[:-1]},own_terms\ninvoice,D-1,BETA,,,soon\n")
    refused = books.call("import", path)
    assert (refused.status, "soon" in refused.out) == (1, True)
